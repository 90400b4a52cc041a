// SPDX-License-Identifier: GPL-3.0-or-later
// Encrypts or decrypts with the npm package age-encryption.
// Usage: node age.mjs encrypt|decrypt; the first line of the input is the recipient or the
// identity, the rest of it the data; the result goes to the output.

import { webcrypto } from "node:crypto";
import { stdin, stdout, argv } from "node:process";
import { Decrypter, Encrypter } from "age-encryption";

// Node 18, which Debian 12 has, does not name it by itself.
globalThis.crypto ??= webcrypto;

const pieces = [];
for await (const piece of stdin) pieces.push(piece);
const input = Buffer.concat(pieces);
const end = input.indexOf("\n");
const key = input.subarray(0, end).toString("ascii");
const data = new Uint8Array(input.subarray(end + 1));

if (argv[2] === "encrypt") {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  stdout.write(await encrypter.encrypt(data));
} else {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  stdout.write(await decrypter.decrypt(data, "uint8array"));
}
