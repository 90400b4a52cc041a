# SPDX-License-Identifier: GPL-3.0-or-later
"""What touches the computer: time, chance, files from outside and to hand over, pictures.

Knows values of the domain; no vault, no key, no screen. Every module is imported by its name, so
that a start pays only for what it uses.
"""
