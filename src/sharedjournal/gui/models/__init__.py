# SPDX-License-Identifier: GPL-3.0-or-later
"""Item models: frozen rows in, roles out. No row is fetched in `data`."""
