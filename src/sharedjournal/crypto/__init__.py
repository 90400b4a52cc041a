# SPDX-License-Identifier: GPL-3.0-or-later
"""Encryption: age files, pair keys, safety words, seals, keyslots, recovery words.

Every primitive comes from `cryptography`; what is here are formats. Randomness is drawn here and
cannot be handed in; only private functions take a nonce or a salt, for known-answer tests.
Knows no journal.
"""
