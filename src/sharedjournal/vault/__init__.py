# SPDX-License-Identifier: GPL-3.0-or-later
"""One person's encrypted folder: everything written, received and arranged, and nothing readable.

`Store` is an open vault; the functions are the ways into one. Knows no use case and no exchange
file.
"""
