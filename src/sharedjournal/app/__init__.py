# SPDX-License-Identifier: GPL-3.0-or-later
"""Use cases of one unlocked vault: what the windows and the terminal can ask for. No Qt, no words.

Commands change something and say what (`Changes`); queries return frozen values. All take a
`Session`.
"""
