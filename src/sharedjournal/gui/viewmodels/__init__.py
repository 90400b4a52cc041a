# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen decides, without a widget: properties, signals in the past tense, commands."""
