-- The first schema. Days are proleptic Gregorian ordinals, moments are ISO 8601 in UTC, digests and ids are
-- text in lower case, JSON is canonical. Large columns come last, so that the others are read without them.

-- The timeline: one's own entries and the partner's records that are shown. Newest is largest.
CREATE TABLE entry(
  ord INTEGER PRIMARY KEY,                       -- placed << 12 | place in the day; a full day runs over, see vault/timeline.py
  id TEXT NOT NULL UNIQUE,                       -- mine: entry id; the partner's: record id
  mine INTEGER NOT NULL CHECK (mine IN (0, 1)),
  day INTEGER,                                   -- NULL: no day
  title TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('private', 'next-file', 'shared', 'withdrawn')),
  shut INTEGER NOT NULL DEFAULT 0 CHECK (shut IN (0, 1)),
  placed INTEGER NOT NULL,                       -- the day it stands at: its own, or that of its beginning or arrival
  binned_at TEXT                                 -- mine, in the bin: in no list and no search
) STRICT;
CREATE INDEX entry_placed ON entry(placed);
CREATE INDEX entry_binned ON entry(binned_at) WHERE binned_at IS NOT NULL;

-- What is searched, and beside it all else of an own entry.
CREATE TABLE body(
  ord INTEGER PRIMARY KEY,
  meta TEXT,                                     -- mine: JSON, see vault/entries.py; the partner's: NULL
  text TEXT NOT NULL
) STRICT;

-- Rows whose index is behind, with the text that the index still holds ('' = none).
CREATE TABLE pending(ord INTEGER PRIMARY KEY, indexed TEXT NOT NULL) STRICT;

-- Words are cut and folded by vault/folding.py; this tokenizer only splits at what is left between them.
CREATE VIRTUAL TABLE f USING fts5(t, content='', tokenize='ascii');
-- Erased words leave the index too; a block of the default size does not fit an encrypted page.
INSERT INTO f(f, rank) VALUES ('secure-delete', 1);
INSERT INTO f(f, rank) VALUES ('pgsz', 3900);

CREATE TABLE entry_rev(
  entry_id TEXT NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (entry_id, n)
) STRICT;

CREATE TABLE picture(
  sha256 TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE entry_picture(
  entry_id TEXT NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (entry_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_picture_sha256 ON entry_picture(sha256);

-- Keys of the imports that entries came from, also of those in the bin.
CREATE TABLE entry_source(
  source TEXT PRIMARY KEY NOT NULL,
  entry_id TEXT NOT NULL REFERENCES entry(id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_source_entry ON entry_source(entry_id);

CREATE TABLE pairing(
  pair TEXT PRIMARY KEY NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('invited', 'met', 'confirmed', 'ended')),
  inviter INTEGER NOT NULL CHECK (inviter IN (0, 1)),
  seed BLOB NOT NULL,
  recipient TEXT NOT NULL,
  partner_recipient TEXT NOT NULL,
  secret BLOB NOT NULL,
  invitation BLOB NOT NULL,
  answer BLOB NOT NULL,
  my_name TEXT NOT NULL,
  partner_name TEXT NOT NULL,
  epoch_start INTEGER NOT NULL,                  -- mine
  epoch_nonce TEXT NOT NULL,
  partner_epoch_start INTEGER,                   -- the newest one that a file brought
  partner_epoch_nonce TEXT,
  hold INTEGER NOT NULL DEFAULT 0 CHECK (hold IN (0, 1)),
  ended TEXT
) STRICT;

-- What was confirmed for the partner. Only shared*, pairing are read while a file is made.
CREATE TABLE shared(
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  seq INTEGER,                                   -- order first shared; NULL until first awake
  sleeps_until INTEGER,                          -- day ordinal
  in_file INTEGER,                               -- number of the first file that held this revision; 0: of a lost vault
  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
  hash TEXT NOT NULL,
  skeleton BLOB,                                 -- gone: the place of what it took back
  line BLOB NOT NULL,
  PRIMARY KEY (pair, id, rev)
) STRICT;
CREATE INDEX shared_seq ON shared(pair, seq);
CREATE TABLE shared_picture(
  pair TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (pair, sha256)
) STRICT;
CREATE TABLE shared_form(
  pair TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (pair, sha256)
) STRICT;
CREATE TABLE shared_seal(                        -- keys that travel
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  in_file INTEGER,
  key BLOB NOT NULL,                             -- empty once its record is gone
  PRIMARY KEY (pair, id, rev)
) STRICT, WITHOUT ROWID;

CREATE TABLE share_link(                         -- which record is a copy of which entry
  pair TEXT NOT NULL,
  record_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  PRIMARY KEY (pair, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX share_link_entry ON share_link(entry_id);
CREATE TABLE seal(                               -- keys that do not travel yet
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (pair, id, rev)
) STRICT, WITHOUT ROWID;

CREATE TABLE received(                           -- every version, byte for byte
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  rev INTEGER NOT NULL,
  epoch_start INTEGER NOT NULL,
  epoch_nonce TEXT NOT NULL,
  line BLOB,
  PRIMARY KEY (pair, id, hash)
) STRICT;
CREATE TABLE received_local(
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  place INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
  bare INTEGER NOT NULL DEFAULT 0 CHECK (bare IN (0, 1)),
  opened INTEGER NOT NULL DEFAULT 0 CHECK (opened IN (0, 1)),
  unsealed INTEGER NOT NULL DEFAULT 0 CHECK (unsealed IN (0, 1)),
  kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
  arrived INTEGER NOT NULL,                      -- day ordinal
  skeleton BLOB,
  PRIMARY KEY (pair, id)
) STRICT;
CREATE TABLE received_seal(
  pair TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  key BLOB NOT NULL,
  PRIMARY KEY (pair, id, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE received_form(
  pair TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (pair, sha256)
) STRICT;
CREATE TABLE received_picture(                   -- repainted, under the name it travelled with
  pair TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,                            -- '' = cannot be shown
  width INTEGER NOT NULL DEFAULT 0,
  height INTEGER NOT NULL DEFAULT 0,
  data BLOB NOT NULL,
  PRIMARY KEY (pair, sha256)
) STRICT;

CREATE TABLE file(
  number INTEGER PRIMARY KEY,
  pair TEXT NOT NULL,
  at TEXT NOT NULL,
  mac BLOB NOT NULL,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;
CREATE INDEX file_mac ON file(mac);

CREATE TABLE draft(
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE setting(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
