# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a page: one across the column, others in strips of three; a viewer for each.

Only pictures that this program repainted are shown; one that has not come says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from sharedjournal.app import reading
from sharedjournal.gui.images import whole
from sharedjournal.gui.theme import theme
from sharedjournal.gui.views.timeline_list import paint_rounded
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import clear, column
from sharedjournal.gui.widgets.painting import PaintedButton, fill_of, painting, pen, shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context

WIDE, STRIP = 206, 134
COLUMNS = 3


class PictureButton(PaintedButton):
    """One picture, cropped to its frame; pressed, it is shown whole. Signals: `remove_asked`."""

    remove_asked = Signal(str)

    def __init__(self, sha256: str, name: str, height: int, *, removable: bool) -> None:
        super().__init__("")
        self.sha256 = sha256
        self._picture: QPixmap | None = None
        self._missing = ""
        self._height = height
        self._removable = removable
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, image: QImage | None, missing: str) -> None:
        """What came of asking for it; `missing` is said in its place."""
        self._picture = None if image is None or image.isNull() else QPixmap.fromImage(image)
        self._missing = "" if self._picture is not None else missing
        if self._missing:
            self.setAccessibleName(self._missing)
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        """The whole picture."""
        return self._picture

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            rect = QRectF(self.rect())
            if self._picture is None:
                shape(painter, pen("border"), fill_of("sunken"))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
                painter.setPen(theme().color("text3"))
                painter.setFont(theme().font("small"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(rect.adjusted(12, 8, -12, -8), int(flags), self._missing)
                return
            filled = self._picture.scaled(
                self.size() * self.devicePixelRatio(),
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            wide = round(self.width() * self.devicePixelRatio())
            tall = round(self.height() * self.devicePixelRatio())
            x, y = (filled.width() - wide) // 2, (filled.height() - tall) // 2
            paint_rounded(painter, rect, filled.copy(x, y, wide, tall))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._removable:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Take it out of the entry"), self._on_remove)
        menu.exec(event.globalPos())

    def _on_remove(self) -> None:
        self.remove_asked.emit(self.sha256)


class PictureStrip(QWidget):
    """Signals: `remove_asked(str)` the name of a picture, `resized` when others are shown."""

    remove_asked = Signal(str)
    resized = Signal()

    def __init__(self, context: Context, *, removable: bool = True) -> None:
        super().__init__()
        self._context, self._removable = context, removable
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, theme().px(12))
        self._grid.setSpacing(theme().px(8))
        self._buttons: dict[str, PictureButton] = {}
        self.hide()

    def show_pictures(self, some_id: str, names: Sequence[str]) -> None:
        """Show the pictures of an entry or record, in their order."""
        if self._shown == (some_id, tuple(names)):
            return
        self._shown = (some_id, tuple(names))
        clear(self._grid)
        self._buttons = {}
        for number, name in enumerate(names):
            words = self.tr("Picture {number}").format(number=number + 1)
            row, column, wide = place_of(number, len(names))
            button = PictureButton(name, words, WIDE if wide else STRIP, removable=self._removable)
            button.clicked.connect(self._on_clicked)
            button.remove_asked.connect(self.remove_asked)
            self._grid.addWidget(button, row, column, 1, COLUMNS if wide else 1)
            self._buttons[name] = button
        self.setVisible(bool(names))
        self.resized.emit()
        if names and some_id:
            self._load(some_id, tuple(names))

    def show_given(self, pictures: Mapping[str, bytes | None]) -> None:
        """Show pictures whose data is known; one without says that it is not here."""
        self.show_pictures("", tuple(pictures))
        names = tuple(pictures)

        def show(images: dict[str, QImage | None]) -> None:
            if self._shown == ("", names):
                for name, image in images.items():
                    self._buttons[name].show_picture(image, self.tr("This picture is not here"))

        self._context.tasks.pool(
            lambda _job: {n: None if d is None else whole(d) for n, d in pictures.items()}, show
        )

    def _load(self, some_id: str, names: tuple[str, ...]) -> None:
        def read(session: Session, job: Job) -> dict[str, bytes | None]:
            found: dict[str, bytes | None] = {}
            for name in names:
                job.check()
                picture = reading.picture(session, some_id, name)
                found[name] = None if picture is None else picture.data
            return found

        def decode(data: dict[str, bytes | None]) -> None:
            self._context.tasks.pool(
                lambda _job: {n: None if d is None else whole(d) for n, d in data.items()}, show
            )

        def show(images: dict[str, QImage | None]) -> None:
            if self._shown != (some_id, names):
                return
            for name, image in images.items():
                self._buttons[name].show_picture(image, self.tr("This picture has not come yet"))

        self._context.tasks.vault(read, decode)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PictureButton) and button.picture is not None:
            viewer = PictureViewer(self.window(), button.picture, button.accessibleName())
            viewer.exec()


def place_of(number: int, count: int) -> tuple[int, int, bool]:
    """Row, column, and whether it is as wide as the page: the first is, where one would be left."""
    if count % COLUMNS != 1:
        return number // COLUMNS, number % COLUMNS, False
    if number == 0:
        return 0, 0, True
    return 1 + (number - 1) // COLUMNS, (number - 1) % COLUMNS, False


class PictureViewer(QDialog):
    """One picture as large as the window allows. Escape closes it."""

    def __init__(self, parent: QWidget, picture: QPixmap, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModal(True)
        room = parent.size() * 0.9
        shown = QLabel()
        shown.setAccessibleName(name)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setPixmap(
            picture.scaled(
                room.boundedTo(picture.size()),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        hint = Label(self.tr("Press Escape to close"), "caption", "text3", centre=True)
        self.setLayout(column((shown, 1), 8, hint, margins=12))
