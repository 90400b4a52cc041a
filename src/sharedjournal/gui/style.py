# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet: what Qt's own controls look like in the colours of a theme.

Kinds of a control are dynamic properties (`kind`, `panel`, `large` …), set once when it is made.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PANELS = {
    "card": ("surface", "border", 12),
    "raised": ("raised", "border", 12),
    "sunken": ("sunken", "border", 10),
    "shared": ("sharedSoft", "sharedLine", 10),
    "partner": ("partnerSoft", "partnerLine", 10),
    "accent": ("accentSoft", "accentLine", 10),
    "caution": ("cautionSoft", "cautionLine", 10),
    "danger": ("dangerSoft", "dangerLine", 10),
}
_DASHED = {"sealed": ("partnerSoft", "partner", 10)}
_FLAT = {"surface": "surface", "side": "sidebar", "sheet": "raised", "window": "window"}

_SHEET = Template("""
QToolTip { background:$raised; color:$text; border:1px solid $borderControl; padding:${p6}px ${p8}px; }
QMenuBar { background:$sidebar; color:$text2; border:0; padding:${p3}px ${p8}px; spacing:2px;
  font-size:${p13}px; font-weight:500; }
QMenuBar::item { padding:${p4}px ${p9}px; border-radius:5px; background:transparent; }
QMenuBar::item:selected { background:$hover; color:$text; }
QMenu { background:$raised; color:$text; border:1px solid $border; padding:${p6}px; }
QMenu::item { padding:${p6}px ${p24}px ${p6}px ${p12}px; border-radius:5px; }
QMenu::item:selected { background:$accentSoft; color:$text; }
QMenu::item:disabled { color:$disabledText; }
QMenu::separator { height:1px; background:$border; margin:${p4}px ${p8}px; }
QFrame[line="h"] { background:$border; border:0; max-height:1px; min-height:1px; }
QFrame[line="v"] { background:$border; border:0; max-width:1px; min-width:1px; }
QPushButton { min-height:${p34}px; padding:0 ${p15}px; border-radius:8px;
  border:1px solid $borderControl; background:$raised; color:$text; font-weight:500; }
QPushButton:hover { background:$hover; }
QPushButton:pressed { background:$sunken; }
QPushButton[kind="primary"] { background:$accentFill; color:$onAccent; border-color:$accentFill; font-weight:600; }
QPushButton[kind="primary"]:hover { background:$accentFillHover; }
QPushButton[kind="primary"]:pressed { background:$accentFillPressed; }
QPushButton[kind="share"] { background:$sharedFill; color:$onShared; border-color:$sharedFill; font-weight:600; }
QPushButton[kind="share"]:hover { background:$sharedFillHover; }
QPushButton[kind="share"]:pressed { background:$sharedFillPressed; }
QPushButton[kind="danger"] { color:$danger; border-color:$danger; }
QPushButton[kind="danger"]:hover { background:$dangerSoft; }
QPushButton[kind="danger"]:pressed { background:$dangerLine; color:$text; }
QPushButton[kind="quiet"] { background:transparent; border-color:transparent; color:$accent; padding:0 ${p10}px; }
QPushButton[kind="quietshare"] { background:transparent; border-color:transparent; color:$shared; padding:0 ${p10}px; }
QPushButton[kind="plain"] { background:transparent; border-color:transparent; color:$text2; padding:0 ${p10}px; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="quietshare"]:hover, QPushButton[kind="plain"]:hover
  { background:$hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="plain"]:pressed { background:$accentSoft; }
QPushButton[kind="quietshare"]:pressed { background:$sharedSoft; }
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="share"]:disabled,
QPushButton[kind="danger"]:disabled { color:$disabledText; background:$disabledFill; border-color:$border; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="quietshare"]:disabled,
QPushButton[kind="plain"]:disabled { color:$disabledText; background:transparent; border-color:transparent; }
QPushButton[edge="true"] { padding:0 1px; }
QPushButton[small="true"] { min-height:${p30}px; font-size:${p13}px; }
QPushButton[large="true"] { min-height:${p42}px; padding:0 ${p20}px; font-size:${p15}px; }
QToolButton { border:1px solid transparent; border-radius:7px; background:transparent;
  padding:${p6}px; color:$text2; }
QToolButton:hover { background:$hover; }
QToolButton:pressed { background:$sunken; }
QToolButton:checked { background:$accentSoft; border-color:$accentLine; }
QToolButton::menu-indicator { image:none; }
QLineEdit, QSpinBox, QDateEdit { min-height:${p34}px; padding:0 ${p11}px; border-radius:8px;
  border:1px solid $borderControl; background:$raised; color:$text; placeholder-text-color:$text3;
  selection-background-color:$selection; selection-color:$onSelection; }
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus
  { border:2px solid $focus; padding:0 ${p10}px; min-height:${p32}px; }
QLineEdit[search="true"] { padding-left:${p3}px; }
QLineEdit[search="true"]:focus { padding-left:${p2}px; }
QLineEdit[large="true"] { min-height:${p42}px; font-size:${p15}px; }
QLineEdit[large="true"]:focus { min-height:${p40}px; }
QLineEdit[error="true"] { border:2px solid $danger; padding:0 ${p10}px; min-height:${p32}px; }
QLineEdit:disabled { background:$disabledFill; color:$disabledText; border-color:$border; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus
  { border:0; padding:0; background:transparent; min-height:${p22}px; }
QLineEdit[quiet="true"] { color:$text2; }
QTextEdit, QPlainTextEdit { background:transparent; border:0; color:$text; placeholder-text-color:$text3;
  selection-background-color:$selection; selection-color:$onSelection; }
QTextEdit[box="true"] { background:$raised; border:1px solid $borderControl; border-radius:8px; }
QTextEdit[box="true"]:focus { border:2px solid $focus; }
QComboBox { min-height:${p34}px; padding:0 ${p11}px; border-radius:8px; border:1px solid $borderControl;
  background:$raised; color:$text; }
QComboBox:focus { border:2px solid $focus; padding:0 ${p10}px; min-height:${p32}px; }
QComboBox::drop-down { border:0; width:${p30}px; }
QComboBox::down-arrow { image:none; }
QComboBox QAbstractItemView { background:$raised; color:$text; border:1px solid $border;
  selection-background-color:$accentSoft; selection-color:$text; }
QCheckBox, QRadioButton { spacing:${p9}px; color:$text; }
QListView, QTableView { background:transparent; border:0; outline:0; }
QTableView { gridline-color:$border; }
QHeaderView::section { background:$sunken; color:$text2; border:0; padding:${p6}px ${p8}px; }
QScrollArea { background:transparent; border:0; }
QScrollBar:vertical { background:transparent; width:10px; margin:2px; }
QScrollBar::handle:vertical { background:$border; border-radius:3px; min-height:36px; }
QScrollBar::handle:vertical:hover { background:$borderControl; }
QScrollBar:horizontal { background:transparent; height:10px; margin:2px; }
QScrollBar::handle:horizontal { background:$border; border-radius:3px; min-width:36px; }
QScrollBar::add-line, QScrollBar::sub-line { height:0; width:0; }
QScrollBar::add-page, QScrollBar::sub-page { background:transparent; }
QProgressBar { background:$sunken; border:1px solid $border; border-radius:4px; max-height:${p8}px; }
QProgressBar::chunk { background:$accentFill; border-radius:3px; }
QSlider::groove:horizontal { height:3px; background:$border; border-radius:1px; }
QSlider::sub-page:horizontal { background:$accent; border-radius:1px; }
QSlider::handle:horizontal { width:15px; margin:-8px 0; border-radius:9px; background:$raised;
  border:2px solid $accent; }
QSlider::handle:horizontal:focus { border-color:$focus; }
QSplitter::handle { background:$border; }
""")


def sheet(colors: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The style sheet for these colours; `px` scales sizes."""
    sizes = {f"p{n}": str(px(n)) for n in range(2, 45)}
    panels = "".join(
        f'QFrame[panel="{name}"] {{ background:{colors[fill]}; border:1px solid {colors[edge]}; '
        f"border-radius:{radius}px; }}\n"
        for name, (fill, edge, radius) in _PANELS.items()
    )
    panels += "".join(
        f'QFrame[panel="{name}"] {{ background:{colors[fill]}; border:1px dashed {colors[edge]}; '
        f"border-radius:{radius}px; }}\n"
        for name, (fill, edge, radius) in _DASHED.items()
    )
    flat = "".join(
        f'QFrame[panel="{name}"] {{ background:{colors[fill]}; border:0; }}\n'
        for name, fill in _FLAT.items()
    )
    return _SHEET.substitute(colors, **sizes) + panels + flat
