# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of others is drawn and nothing else: no file, no network, no HTML, no surprise in a link.

Rows 46 to 54 of the table of attacks, as far as they are about what is drawn.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from sharedjournal.gui import addresses, links
from sharedjournal.gui.widgets.foreign_text import FittedText, ForeignText, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from windows import TestContext

SECONDS = 0.5
SLACK = 4
"""A busy machine with a coverage tracer may take this much longer."""


@pytest.fixture
def text(application: QApplication) -> Iterator[FittedText]:
    """A piece of text of others, on screen."""
    widget = FittedText("Words")
    widget.resize(520, 300)
    widget.show()
    yield widget
    widget.close()


def anchors(widget: ForeignText) -> list[str]:
    """Where what can be pressed leads."""
    found: list[str] = []
    block = widget.document().begin()
    while block.isValid():
        spot = block.begin()
        while not spot.atEnd():
            if href := spot.fragment().charFormat().anchorHref():
                found.append(href)
            spot += 1
        block = block.next()
    return found


@pytest.mark.parametrize(
    "target",
    [
        "file:///dev/zero",
        "/dev/zero",
        "file:///etc/passwd",
        "C:\\secret.png",
        "\\\\host\\share\\a.png",
        "//host/a.png",
        "http://host/a.png",
        "https://host/a.png",
        "ftp://host/a.png",
        "qrc:/icons/lock.svg",
        "data:image/png;base64,iVBORw0KGgo=",
    ],
)
def test_a_picture_in_markdown_is_named_and_never_opened(text: FittedText, target: str) -> None:
    """`![x](anything)` says that no picture is included; nothing is read, and the program lives."""
    text.show_text(f"Before\n\n![a walk]({target})\n\nAfter")
    text.grab()

    assert "⟨a walk: picture not included⟩" in text.toPlainText()
    assert target not in text.toHtml()


def test_a_fifo_does_not_hang_and_a_local_picture_is_not_shown(
    text: FittedText, tmp_path: Path
) -> None:
    """Neither as Markdown nor as HTML nor as a resource that Qt asks for by itself."""
    fifo, picture = tmp_path / "fifo", tmp_path / "red.png"
    os.mkfifo(fifo)
    red = QImage(64, 64, QImage.Format.Format_RGB32)
    red.fill(0xFF0000)
    red.save(str(picture))
    begun = time.monotonic()
    for path in (fifo, picture):
        text.show_text(f"![x]({path}) ![x](<{path}>)\n<img src='{path}'>\n[x]: {path}")
        text.grab()
        for name in (QUrl(str(path)), QUrl.fromLocalFile(str(path))):
            found = text.loadResource(QTextDocument.ResourceType.ImageResource.value, name)

            assert isinstance(found, QImage)
            assert found.isNull()
    drawn = text.grab().toImage()

    assert time.monotonic() - begun < SECONDS * SLACK
    assert not any(
        drawn.pixelColor(x, y).rgb() == 0xFFFF0000
        for x in range(0, drawn.width(), 3)
        for y in range(0, drawn.height(), 3)
    )


@pytest.mark.parametrize(
    "html",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<iframe src='https://a'></iframe>",
        "<object data='file:///etc/passwd'></object>",
        "<style>@import url(https://a)</style>",
        "<link rel=stylesheet href=https://a>",
        "<meta http-equiv=refresh content='0;url=https://a'>",
        "<form action=https://a><input></form>",
        "<b>bold</b> &amp; <a href='https://evil'>https://bank</a>",
    ],
)
def test_html_is_text(text: FittedText, html: str) -> None:
    """What looks like HTML is shown letter by letter."""
    text.show_text(html)

    assert html == text.toPlainText()


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,hi",
        "smb://host/share",
        "ms-settings:privacy",
        "vbscript:x",
        "sharedjournal:open",
        "http://plain.example",
        "https://",
        "mailto:",
        "https://" + "a" * 10_000,
    ],
)
def test_other_addresses_cannot_be_pressed(text: FittedText, target: str) -> None:
    """Only `https` and `mailto` of a fair length are links, and the same rule guards opening."""
    text.show_text(f"See {target} and [text]({target}).")

    assert [] == anchors(text)
    assert not addresses.host_of(target)


def test_what_can_be_pressed_is_what_is_seen(text: FittedText) -> None:
    """A name before an address hides nothing: the address itself is on the page and is the link."""
    text.show_text("😀 [https://bank.example](https://evil.example/x), or mailto:sam@example.org.")

    assert [
        "https://bank.example",
        "https://evil.example/x",
        "mailto:sam@example.org",
    ] == anchors(text)
    assert "(https://evil.example/x)" in text.toPlainText()


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://example.org/path", "example.org"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("https://bänk.example/", "xn--bnk-qla.example"),
        ("https://EVIL.example:443/", "evil.example"),
        ("mailto:sam@example.org?subject=x", "sam@example.org"),
    ],
)
def test_the_real_host_is_asked_about_before_anything_opens(
    context: TestContext, target: str, host: str
) -> None:
    """The question names where it leads; only a yes opens it, and only that address."""
    opened: list[QUrl] = []

    def opening(url: QUrl) -> bool:
        opened.append(url)
        return True

    assert host == addresses.host_of(target)
    context.dialogs.answers = [False, True]
    assert not links.ask_and_open(context.dialogs, target, opening)
    assert [] == opened
    assert links.ask_and_open(context.dialogs, target, opening)
    assert 1 == len(opened)


def test_nothing_is_asked_or_opened_for_another_scheme(context: TestContext) -> None:
    """What may not be opened is not even offered."""
    assert not links.ask_and_open(context.dialogs, "file:///etc/passwd")
    assert [] == context.dialogs.asked


def test_hidden_controls_and_direction_overrides_are_shown_as_marks(text: FittedText) -> None:
    """An escape sequence, a bell and an override are seen, and turn nothing round."""
    text.show_text("a\x1b[31mb\x07\u202egnp.exe\u2028next\x00")

    assert "a⟨1B⟩[31mb⟨07⟩⟨202E⟩gnp.exe\nnext⟨00⟩" == text.toPlainText()


def test_copying_gives_plain_text_only(text: FittedText) -> None:
    """No HTML and no style leaves with what is copied."""
    text.show_text("# Title\n**bold** https://example.org")
    text.selectAll()
    data = text.createMimeDataFromSelection()

    assert not data.hasHtml()
    assert text.toPlainText() == data.text()


@pytest.mark.parametrize(
    ("name", "hostile", "fair"),
    [
        ("marks", "e" + "\u0301" * 100_000, "e" * 100_001),
        ("joined emoji", "\U0001f469\u200d" * 20_000, "\U0001f469 " * 20_000),
        ("one line", "x" * 200_000, "x" * 79 + "\n"),
        ("brackets", "[" * 200_000, "x" * 79 + "\n"),
        ("quotes", ">" * 50_000 + "x", "x" * 79 + "\n"),
        ("stars", "**a" * 60_000, "x" * 79 + "\n"),
        ("pictures", "![" * 100_000, "x" * 79 + "\n"),
        ("entities", "&amp;" * 100_000, "x" * 79 + "\n"),
        ("addresses", "https://a.example/ " * 20_000, "x" * 79 + "\n"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_hostile_text_is_as_fast_as_plain_text(
    text: FittedText, name: str, hostile: str, fair: str
) -> None:
    """It is shown within half a second, or at least in the time of ordinary text of that size."""
    ordinary = (fair * (len(hostile) // len(fair) + 1))[: len(hostile)]
    took = []
    for shown in (ordinary, hostile):
        begun = time.monotonic()
        text.show_text(shown)
        text.grab()
        took.append(time.monotonic() - begun)

    assert took[1] <= max(SECONDS, SLACK * took[0]), name


def test_marks_and_joins_are_clipped_and_never_normalised() -> None:
    """A hundred thousand marks become eight, joined emoji at most 33, a long ligature stays one."""
    assert 9 == len(visible("e" + "\u0301" * 100_000))
    assert visible("\U0001f469\u200d" * 20_000).count("\u200d") <= 32
    assert "\ufdfa" == visible("\ufdfa")


def test_a_text_above_all_measure_scrolls_by_itself(text: FittedText) -> None:
    """Half a million lines are cut nowhere: the field keeps a height that Qt can draw."""
    text.show_text("x\n" * 20_000)

    assert text.height() <= 100_000
    assert 20_001 == text.document().blockCount()
