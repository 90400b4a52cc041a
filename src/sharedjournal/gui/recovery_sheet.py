# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet on paper: printed, or as a PDF that the person asked for. It says no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from sharedjournal.domain.errors import DiskFull, FileExists
from sharedjournal.gui import dates
from sharedjournal.gui.theme import WRITING_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

ROWS = 6
_MARGIN = 20


def write_pdf(path: Path, words: Sequence[str], day: date) -> None:
    """A PDF at `path`, readable by its owner only. Raises `FileExists`, `DiskFull`."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter
    )
    _paint(writer, words, day)
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(bytes(data.data()))
    except FileExistsError as error:
        raise FileExists from error
    except OSError as error:
        raise DiskFull from error


def print_sheet(parent: QWidget, words: Sequence[str], day: date) -> None:
    """Ask for a printer and print. What a printer keeps is out of this program's hands."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    # A neutral name: print queues show it to others.
    printer.setDocName("page")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _paint(printer, words, day)


def _paint(device: QPagedPaintDevice, words: Sequence[str], day: date) -> None:
    painter = QPainter(device)
    try:
        dot = device.logicalDpiX() / 72
        wide = painter.viewport().width()
        translate = QCoreApplication.translate
        title = translate("RecoverySheet", "Recovery sheet")
        _text(painter, QRectF(0, 0, wide, 34 * dot), title, 20 * dot, bold=True)
        _text(painter, QRectF(0, 34 * dot, wide, 16 * dot), dates.full(day), 9 * dot)
        across = wide / 4
        for number, word in enumerate(words):
            x, y = (number // ROWS) * across, (80 + (number % ROWS) * 26) * dot
            place = QRectF(x, y, 22 * dot, 20 * dot)
            _text(painter, place, str(number + 1), 9 * dot, trailing=True)
            _text(painter, QRectF(x + 30 * dot, y, across, 20 * dot), word, 13 * dot)
        say = translate(
            "RecoverySheet",
            "These words open one journal, together with its folder. The sheet doesn’t say whose. "
            "Whoever holds it can read everything in it.",
        )
        _text(painter, QRectF(0, 260 * dot, wide, 60 * dot), say, 10 * dot)
    finally:
        painter.end()


def _text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    size: float,
    *,
    bold: bool = False,
    trailing: bool = False,
) -> None:
    font = QFont()
    font.setFamilies(list(WRITING_FAMILIES))
    font.setPixelSize(round(size))
    font.setBold(bold)
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignRight if trailing else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect, int(flags), text)
