# SPDX-License-Identifier: GPL-3.0-or-later
"""Values, errors and ports of the journal: pure, standard library, knows no disk and no clock."""
