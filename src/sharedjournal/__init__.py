# SPDX-License-Identifier: GPL-3.0-or-later
"""An encrypted journal for two partners: private by default, shared on purpose, no server."""
