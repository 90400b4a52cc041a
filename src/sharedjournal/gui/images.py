# SPDX-License-Identifier: GPL-3.0-or-later
"""Decoding of pictures that this program repainted. On any thread; never guesses a format."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

THUMB = 112
"""Pixels of a thumbnail: twice what a row shows, for screens with two dots a pixel."""
LARGEST = 1600


def thumbnail(data: bytes, side: int = THUMB) -> QImage:
    """A square of the middle of a picture; a null image where it cannot be decoded."""
    image = _read(data, QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    x, y = (image.width() - side) // 2, (image.height() - side) // 2
    return image if image.isNull() else image.copy(max(x, 0), max(y, 0), side, side)


def whole(data: bytes, most: int = LARGEST) -> QImage:
    """A picture, at most `most` pixels a side; a null image where it cannot be decoded."""
    return _read(data, QSize(most, most), Qt.AspectRatioMode.KeepAspectRatio)


def _read(data: bytes, room: QSize, mode: Qt.AspectRatioMode) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(_format_of(data))
    size = reader.size()
    if size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        reader.setScaledSize(size.scaled(room, mode))
    return reader.read()


def _format_of(data: bytes) -> QByteArray:
    if data.startswith(b"\x89PNG"):
        return QByteArray(b"png")
    return QByteArray(b"webp" if data[8:12] == b"WEBP" else b"jpeg")
