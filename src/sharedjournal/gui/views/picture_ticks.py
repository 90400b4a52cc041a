# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of an entry, each small and with a box to tick: none goes along by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sharedjournal.app import reading
from sharedjournal.gui.images import thumbnail
from sharedjournal.gui.theme import theme
from sharedjournal.gui.widgets.choices import Check
from sharedjournal.gui.widgets.labels import Label
from sharedjournal.gui.widgets.layouts import boxed, clear, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sharedjournal.app.jobs import Job
    from sharedjournal.app.session import Session
    from sharedjournal.gui.context import Context

SIDE = 44


class PictureTicks(QWidget):
    """Signals: `ticked(str, bool)` a picture's name, and whether it goes along."""

    ticked = Signal(str, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._checks: dict[str, Check] = {}
        self._thumbs: dict[str, QLabel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, theme().px(8))
        self._layout.setSpacing(theme().px(6))

    def show_pictures(self, entry_id: str, names: Sequence[str]) -> None:
        """Show the pictures of an entry, none of them ticked."""
        self._shown = (entry_id, tuple(names))
        clear(self._layout)
        self._checks, self._thumbs = {}, {}
        if not names:
            words = Label(self.tr("There are none in this entry."), "small", "text2")
            self._layout.addWidget(words)
            return
        for number, name in enumerate(names, start=1):
            check = Check(self.tr("Picture {number}").format(number=number), tone="shared")
            check.clicked.connect(self._ticker(name))
            thumb = QLabel()
            thumb.setFixedSize(theme().px(SIDE), theme().px(SIDE))
            thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._checks[name], self._thumbs[name] = check, thumb
            self._layout.addWidget(boxed(row(thumb, (check, 1), spacing=10)))
        self._load(entry_id, tuple(names))

    def show_ticks(self, names: Sequence[str]) -> None:
        """Tick these and no others."""
        for name, check in self._checks.items():
            check.setChecked(name in names)

    def _ticker(self, name: str) -> Callable[[bool], None]:
        return lambda on: self.ticked.emit(name, on)

    def _load(self, entry_id: str, names: tuple[str, ...]) -> None:
        shown = self._shown

        def read(session: Session, job: Job) -> dict[str, bytes]:
            found: dict[str, bytes] = {}
            for name in names:
                job.check()
                picture = reading.picture(session, entry_id, name)
                if picture is not None:
                    found[name] = picture.data
            return found

        def decode(data: dict[str, bytes]) -> None:
            self._context.tasks.pool(
                lambda _job: {name: thumbnail(each) for name, each in data.items()}, show
            )

        def show(images: dict[str, QImage]) -> None:
            if self._shown != shown:
                return
            for name, image in images.items():
                if not image.isNull():
                    side = theme().px(SIDE)
                    self._thumbs[name].setPixmap(
                        QPixmap.fromImage(image).scaled(
                            side,
                            side,
                            Qt.AspectRatioMode.KeepAspectRatio,
                            Qt.TransformationMode.SmoothTransformation,
                        )
                    )

        self._context.tasks.vault(read, decode)
