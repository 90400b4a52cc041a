# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown styled where it stands: marks quiet, headings large, bold bold. Its source is what is
shown; nothing is rendered into anything else, and no link or picture means anything here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from typing_extensions import override

from sharedjournal.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_HEADING = re.compile(r"^(#{1,3})( +)(.*)$")
_LIST = re.compile(r"^(\s*)([-*+]|\d{1,4}[.)])( +)")
_QUOTE = re.compile(r"^(>+ ?)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*_])([*_])(?![*_\s])([^*_]+?)(?<![\s*_])\1(?![\w*_])")
_CODE = re.compile(r"(`)([^`]+)(`)")


class MarkdownStyle(QSyntaxHighlighter):
    """Styles Markdown where it stands. Costs nothing that can be felt per key."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._renew()

    def _renew(self) -> None:
        look = theme()
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(look.color("text3"))
        self._bold = QTextCharFormat()
        self._bold.setFontWeight(QFont.Weight.DemiBold)
        self._italic = QTextCharFormat()
        self._italic.setFontItalic(True)
        self._quote = QTextCharFormat()
        self._quote.setForeground(look.color("text2"))
        self._quote.setFontItalic(True)
        self._code = QTextCharFormat()
        self._code.setBackground(look.color("sunken"))
        self._headings = []
        for role in ("title", "subtitle", "cardTitle"):
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.DemiBold)
            heading.setProperty(QTextCharFormat.Property.FontPixelSize, look.font(role).pixelSize())
            self._headings.append(heading)

    def restyle(self) -> None:
        """Colours and sizes of the present theme."""
        self._renew()
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if match := _HEADING.match(text):
            level = len(match[1]) - 1
            self.setFormat(0, len(text), self._headings[level])
            marks = QTextCharFormat(self._headings[level])
            marks.setForeground(theme().color("text3"))
            self.setFormat(0, match.end(2), marks)
            return
        if match := _QUOTE.match(text):
            self.setFormat(0, len(text), self._quote)
        if match := _LIST.match(text):
            self.setFormat(match.start(2), len(match[2]), self._quiet)
        for pattern, style in ((_BOLD, self._bold), (_ITALIC, self._italic), (_CODE, self._code)):
            for match in pattern.finditer(text):
                self._around(match, style)

    def _around(self, match: re.Match[str], style: QTextCharFormat) -> None:
        begin, end, mark = match.start(), match.end(), len(match[1])
        for place in range(begin + mark, end - mark):
            merged = self.format(place)
            merged.merge(style)
            self.setFormat(place, 1, merged)
        self.setFormat(begin, mark, self._quiet)
        self.setFormat(end - mark, mark, self._quiet)
