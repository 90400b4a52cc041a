# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: everything that knows Qt. It asks `app` for what it shows and for what it does.

Layers inside: `theme`, `icons` and `widgets` draw; `models` and `viewmodels` hold what a screen
shows and decides; `views` put widgets together; `tasks` is where threads meet Qt.
"""
