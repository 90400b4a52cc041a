# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold for every screen, whatever is on it. Each check returns sentences, none if all
is well.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from screens import painted
from screens.looks import CLOSE, OPEN
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.together_view import Opening
from sharedjournal.gui.widgets.backdrop import FocusRing
from sharedjournal.gui.widgets.labels import Value
from sharedjournal.gui.widgets.sections import Fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from screens.painted import Run

ELLIPSIS = "…"
LEAST_TEXT = {"light": 5.2, "dark": 4.7}
"""The guide's figures; in high contrast 7."""
LEAST_HIGH = 7.0
LEAST_TARGET = 32
MOST_TABS = 400


# --- cut text -----------------------------------------------------------------------------------


def cut(runs: Sequence[Run], window: QWidget) -> list[str]:
    """Words that do not fit the widget that draws them, or that were shortened to fit it.

    Rows of lists and values may be shortened; what scrolls may go on below.
    """
    found = []
    for run in runs:
        if _is_scrolled_away(run, window):
            continue
        room = QRectF(run.widget.rect()).adjusted(-1.5, -1.5, 1.5, 1.5)
        scrolls = isinstance(run.widget.parentWidget(), QAbstractScrollArea)
        typed = isinstance(run.widget, QLineEdit) and bool(run.widget.text())
        # What is typed may be longer than its field, never higher.
        too_wide = not typed and (run.rect.left() < room.left() or run.rect.right() > room.right())
        too_tall = run.rect.top() < room.top() or run.rect.bottom() > room.bottom()
        if too_wide or (too_tall and not scrolls):
            found.append(f"cut: {_say(run.widget)} draws {run.text!r} outside itself")
        elif _is_shortened(run):
            found.append(f"cut: {_say(run.widget)} shortens to {run.text!r}")
    return found


def _is_shortened(run: Run) -> bool:
    text = run.text.rstrip()
    if not text.endswith(ELLIPSIS):
        return False
    widget = run.widget
    if isinstance(widget, Fold | Value | Opening) or isinstance(
        widget.parentWidget(), QAbstractItemView
    ):
        return False
    whole = " ".join(
        part
        for part in (
            getattr(widget, "text", str)() if callable(getattr(widget, "text", None)) else "",
            widget.accessibleName(),
            widget.accessibleDescription(),
            *(action.text() for action in widget.actions()),
            getattr(widget, "placeholderText", str)(),
        )
        if part
    )
    return text[-12:] not in whole and not _is_content(widget)


def _is_content(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _is_scrolled_away(run: Run, window: QWidget) -> bool:
    """Whether it stands where nothing of it is seen now."""
    return not QRectF(visible_part(run.widget, window)).intersects(run.rect_in(window))


def visible_part(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which this widget can be seen."""
    part = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    above = widget.parentWidget()
    while above is not None and widget is not window:
        part &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        if above is window:
            break
        above = above.parentWidget()
    return part


# --- contrast -----------------------------------------------------------------------------------


def contrast(runs: Sequence[Run], window: QWidget, image: QImage) -> list[str]:
    """Words that stand out too little from what is really behind them on the picture."""
    high = theme().is_high_contrast
    least = LEAST_HIGH if high else LEAST_TEXT["dark" if "dark" in theme().name else "light"]
    found = []
    for run in runs:
        if not run.widget.isEnabled() or _is_scrolled_away(run, window) or _is_dots(run):
            continue
        place = run.rect_in(window).toAlignedRect() & visible_part(run.widget, window)
        behind = _behind(image, place)
        if behind is None:
            continue
        ratio = contrast_of(_over(run.ink, behind), behind)
        if ratio < least - 0.05:
            found.append(
                f"contrast: {_say(run.widget)} {run.text!r}: {run.ink.name()} on "
                f"{behind.name()} is {ratio:.2f}, not {least}"
            )
    return found


def _is_dots(run: Run) -> bool:
    # The dots of a passphrase fill their line: there is nothing to compare them with.
    return isinstance(run.widget, QLineEdit) and set(run.text) == {"●"}


def contrast_of(first: QColor, second: QColor) -> float:
    """The contrast of two colours as WCAG 2.2 defines it: 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = part(color.redF()), part(color.greenF()), part(color.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _over(ink: QColor, behind: QColor) -> QColor:
    alpha = ink.alphaF()
    pairs = zip(ink.getRgbF()[:3], behind.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*(a * alpha + b * (1 - alpha) for a, b in pairs))


def _behind(image: QImage, place: QRect) -> QColor | None:
    """The commonest colour there: letters cover less than half of their line."""
    place &= image.rect()
    if place.width() < 2 or place.height() < 2:
        return None
    step = max(1, place.width() // 60)
    counts = Counter(
        image.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1)
        for x in range(place.left(), place.right() + 1, step)
    )
    color, times = counts.most_common(1)[0]
    if times * 5 < counts.total():
        # On a photograph nothing is common; what is behind is its middle brightness.
        ranked = sorted(counts.elements(), key=lambda pixel: _luminance(QColor(pixel)))
        color = ranked[len(ranked) // 2]
    return QColor(color)


# --- places -------------------------------------------------------------------------------------


def overlaps(window: QWidget) -> list[str]:
    """Neighbours that lie on one another."""
    found = []
    for parent in painted.shown(window):
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and child.isVisible() and not _may_overlap(child)
        ]
        for number, child in enumerate(children):
            for other in children[number + 1 :]:
                common = child.geometry() & other.geometry()
                if common.width() > 1 and common.height() > 1:
                    found.append(f"overlap: {_say(child)} and {_say(other)}: {common}")
    return found


def _may_overlap(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), QLineEdit | QMenuBar)
    return inside or widget.isWindow() or isinstance(widget, FocusRing | QScrollBar)


def off_window(window: QWidget) -> list[str]:
    """Controls and labels that reach beyond the window, or sideways beyond what scrolls."""
    found = []
    for widget in painted.shown(window)[1:]:
        if widget.isWindow() or isinstance(widget, FocusRing):
            continue
        area = _scrolls_in(widget)
        where: QWidget = area.viewport() if area is not None else window
        rect = QRect(widget.mapTo(where, QPoint(0, 0)), widget.size())
        outside = rect.left() < -1 or rect.right() > where.width()
        if area is None:
            outside = outside or rect.top() < -1 or rect.bottom() > where.height()
        if outside:
            found.append(f"off the window: {_say(widget)} at {rect} of {where.size()}")
    return found


def _scrolls_in(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None:
        area = above.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is above:
            return area
        above = area
    return None


# --- hands and ears -----------------------------------------------------------------------------


def unnamed(window: QWidget) -> list[str]:
    """Controls that say nothing, or not what they are, to somebody who cannot see them."""
    found = []
    for widget in _controls(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"no accessible name: {_say(widget)}")
        elif isinstance(widget, QKeySequenceEdit):
            continue  # Qt gives it no role; its name says what it is.
        elif spoken.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"no accessible role: {_say(widget)}")
    return found


def small_targets(window: QWidget) -> list[str]:
    """Buttons that are hard to hit."""
    least = theme().px(LEAST_TARGET)
    return [
        f"small target: {_say(button)} {button.width()}x{button.height()}"
        for button in painted.shown(window)
        if isinstance(button, QAbstractButton)
        and button.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(button.parentWidget(), QLineEdit | QMenuBar)
        and min(button.width(), button.height()) < least - 1
    ]


def unreached(window: QWidget) -> list[str]:
    """Controls that Tab never comes to. Moves the keyboard."""
    window.activateWindow()
    wanted = [each for each in _controls(window) if not _is_one_of_a_group(each)]
    if not wanted:
        return []
    if window.focusWidget() is None:
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _press in range(MOST_TABS):
        at = QApplication.focusWidget() or window.focusWidget()
        if at is None or at in seen:
            break
        seen.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return [f"Tab does not reach {_say(each)}" for each in wanted if each not in seen]


def _controls(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in painted.shown(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.isWindow()
    ]


def _is_one_of_a_group(widget: QWidget) -> bool:
    """Of an exclusive group Tab comes to the chosen one; arrow keys go on from there."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    group = widget.group()
    exclusive = widget.autoExclusive() or (group is not None and group.exclusive())
    return exclusive and not widget.isChecked()


# --- words --------------------------------------------------------------------------------------

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_KEYS = (
    "ctrl alt shift esc del enter return space tab down up left right home end page f1 f3 f6 f9 f11"
)


def untranslated(runs: Sequence[Run], window: QWidget, content: str) -> list[str]:
    """Words on screen that went by no translator, in a build where translated ones have brackets.

    `content`: all that people wrote, names, days, and the words of forms.
    """
    found = []
    for widget, text in _sentences(window):
        spoken = widget.accessibleName()
        if not _is_translated(text, content) and not (text in spoken and OPEN in spoken):
            found.append(f"untranslated: {_say(widget)}: {text!r}")
    known = {text for _widget, text in _sentences(window)}
    for run in runs:
        text = run.text.strip().rstrip(ELLIPSIS).strip("⁦⁩ ")
        if isinstance(run.widget, QLineEdit) and run.widget.text():
            continue
        if _is_scrolled_away(run, window) or any(text in each for each in known):
            continue
        if not _is_translated(text, content):
            found.append(f"untranslated: {_say(run.widget)} paints {run.text!r}")
    return found


def _sentences(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in painted.shown(window):
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        elif callable(getattr(widget, "text", None)):
            yield widget, widget.text()  # type: ignore[attr-defined]
        for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            yield widget, text
        if isinstance(widget, QMenuBar):
            for menu in widget.actions():
                yield widget, menu.text()
                inner = menu.menu()
                for action in inner.actions() if isinstance(inner, QMenu) else ():
                    yield widget, action.text()


def _is_translated(text: str, content: str) -> bool:
    bare = text.strip()
    if OPEN in bare or CLOSE in bare or any(letter in bare for letter in "ÅÉÎÕÜ"):
        return True
    return all(word.lower() in content or word.lower() in _KEYS for word in _LETTERS.findall(bare))


def _say(widget: QWidget) -> str:
    name = widget.accessibleName() or getattr(widget, "text", str)()
    kind = type(widget).__name__
    above = widget.parentWidget()
    if not name and above is not None:
        return f"{kind} in {type(above).__name__} {above.accessibleName()!r}"
    return f"{kind} {name[:60]!r}"
