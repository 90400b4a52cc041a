# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens: widgets put together, wired to a view-model or `app`; they decide nothing."""
