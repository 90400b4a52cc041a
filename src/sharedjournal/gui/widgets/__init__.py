# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls that Qt does not have, or not in this look. They know the theme, and no journal."""
