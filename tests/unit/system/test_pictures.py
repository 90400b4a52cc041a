# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures are repainted without metadata, by a child that cannot hurt and is never left behind."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import sys
import warnings
import zlib
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from sharedjournal.domain.errors import BadInput
from sharedjournal.system import decoding, hardening, pictures
from sharedjournal.system.pictures import PictureDecoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CANARY = b"canary-48.2082-16.3738"
SAY = "import sys; sys.stdout.buffer.write("
CODE = {
    "hangs": "import time; time.sleep(60)",
    "ends": "",
    "lies about the kind": SAY + "b'svg\\0' + bytes(11) + b'\\1')",
    "says too much": SAY + "b'png\\0' + b'\\0\\0\\0\\1' * 2 + b'\\xff' * 4)",
    "is too wide": SAY + "b'png\\0' + b'\\xff' * 4 + b'\\0\\0\\0\\1' * 2)",
    "stops halfway": SAY + "b'png\\0' + b'\\0\\0\\0\\1' * 2 + b'\\0\\0\\0\\5ab')",
}


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """An image as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """A file as an image, all of it."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int, rows: bytes = b"") -> bytes:
    """A grey PNG that says it has this size, with whatever rows are given."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    magic = b"\x89PNG\r\n\x1a\n"
    return magic + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def decoder() -> Iterator[PictureDecoder]:
    """The real one, with its child."""
    found = PictureDecoder()
    yield found
    found.close()


def loud_jpeg() -> bytes:
    """A JPEG with a position, a comment, a thumbnail's worth of Exif, XMP and a profile."""
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x8825] = {1: "N", 2: (48.0, 12.0, 29.5), 29: CANARY.decode()}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(
        Image.new("RGB", (32, 16), (200, 30, 30)),
        "JPEG",
        exif=exif,
        comment=CANARY,
        xmp=b"<x:xmpmeta>" + CANARY + b"</x:xmpmeta>",
        icc_profile=profile,
    )


def loud_png() -> bytes:
    """A PNG with text of three kinds and Exif."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CANARY.decode())
    info.add_text("Zipped", CANARY.decode(), zip=True)
    info.add_itxt("Author", CANARY.decode())
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    return encoded(Image.new("RGBA", (32, 16), (1, 2, 3, 4)), "PNG", pnginfo=info, exif=exif)


def loud_webp() -> bytes:
    """A WebP with Exif and XMP."""
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    return encoded(Image.new("RGB", (32, 16)), "WEBP", exif=exif, xmp=CANARY)


@pytest.mark.parametrize(
    ("make", "kind"), [(loud_jpeg, "jpg"), (loud_png, "png"), (loud_webp, "webp")]
)
def test_metadata_is_gone(decoder: PictureDecoder, make: Callable[[], bytes], kind: str) -> None:
    """R-11: of position, comment, thumbnail, text and profile nothing is left; the look is."""
    data = make()
    assert CANARY in data

    picture = decoder.sanitize(data)
    image = opened(picture.data)

    assert (kind, 32, 16) == (picture.kind, picture.width, picture.height)
    assert hashlib.sha256(picture.data).hexdigest() == picture.sha256
    assert {} == dict(image.getexif())
    assert set() == set(image.info) - {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "loop",
    } - {
        "background",
        "timestamp",
        "duration",
    }
    assert CANARY not in picture.data
    wanted, found = (
        opened(data).convert("RGBA").getpixel((3, 3)),
        image.convert("RGBA").getpixel((3, 3)),
    )
    assert all(abs(a - b) <= 3 for a, b in zip(wanted, found, strict=True))  # type: ignore[arg-type]


def test_polyglot_is_repainted(decoder: PictureDecoder) -> None:
    """Row 58: what hangs behind a picture does not come along."""
    data = encoded(Image.new("L", (4, 4)), "PNG") + b"PK\x03\x04" + CANARY

    assert CANARY not in decoder.sanitize(data).data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation: int) -> None:
    """The picture stands as its camera held it, although the note that says so is gone."""
    image = Image.new("RGB", (4, 2), "black")
    image.putpixel((0, 0), (255, 255, 255))
    exif = Image.Exif()
    exif[0x0112] = orientation
    where = {
        1: (0, 0),
        2: (3, 0),
        3: (3, 1),
        4: (0, 1),
        5: (0, 0),
        6: (1, 0),
        7: (1, 3),
        8: (0, 3),
    }[orientation]

    kind, width, height, data = decoding.repaint(encoded(image, "PNG", exif=exif))

    assert ("png", (4, 2) if orientation < 5 else (2, 4)) == (kind, (width, height))
    assert (255, 255, 255) == opened(data).getpixel(where)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_modes(mode: str) -> None:
    """Row 58: pictures of every make come out as grey, colour or colour with transparency."""
    image = Image.new(mode, (5, 5))

    _kind, _w, _h, data = decoding.repaint(
        encoded(image, "JPEG" if mode in ("CMYK", "YCbCr") else "PNG")
    )

    assert opened(data).mode in ("L", "RGB", "RGBA")


def test_deep_grey_keeps_its_shades() -> None:
    """Sixteen bits of grey become eight without turning white."""
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 65535)
    image.putpixel((1, 0), 32768)

    _kind, _w, _h, data = decoding.repaint(encoded(image, "PNG"))

    grey = opened(data)
    assert [255, 128] == [grey.getpixel((0, 0)), grey.getpixel((1, 0))]


def test_transparent_palette() -> None:
    """A palette with a transparent colour keeps its transparency."""
    image = Image.new("P", (2, 2), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])

    _kind, _w, _h, data = decoding.repaint(encoded(image, "PNG", transparency=0))

    assert (255, 0, 0, 0) == opened(data).getpixel((0, 0))


def test_broken_profile_is_ignored() -> None:
    """A colour profile that is none, or for other colours, says nothing."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"nonsense", lab):
        image = Image.new("RGB", (2, 2), (10, 200, 30))

        _kind, _w, _h, data = decoding.repaint(encoded(image, "PNG", icc_profile=profile))

        assert (10, 200, 30) == opened(data).getpixel((0, 0))


def test_large_picture_is_made_smaller() -> None:
    """At most 4096 pixels a side, JPEG or PNG."""
    for kind in ("JPEG", "PNG"):
        _kind, width, height, data = decoding.repaint(encoded(Image.new("L", (9000, 90)), kind))

        assert (4096, 4096) == (width, opened(data).width)
        assert 30 < height < 50


def test_animation_gives_its_first_frame() -> None:
    """Rows 56, 58: of many frames one stays."""
    frames = [Image.new("RGB", (4, 4), (n, 0, 0)) for n in (10, 90, 200)]
    data = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])

    _kind, _w, _h, painted = decoding.repaint(data)

    assert 1 == getattr(opened(painted), "n_frames", 1)
    assert (10, 0, 0) == opened(painted).getpixel((0, 0))


def test_noise_gives_a_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PNG that would be too large becomes a WebP; what is still too large cannot be shown."""
    noise = encoded(Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3)), "PNG")

    monkeypatch.setattr(decoding, "MAX_FILE", 10_000)
    kind, _w, _h, data = decoding.repaint(noise)
    monkeypatch.setattr(decoding, "MAX_FILE", 10)
    with pytest.raises(decoding.Unusable):
        decoding.repaint(noise)

    assert "webp" == kind
    assert len(data) <= 10_000


HOSTILE = {
    "nothing": b"",
    "text": b"Dear diary",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": b"GIF89a" + bytes(20),
    "program": b"\x7fELF" + bytes(60),
    "only magic": b"\x89PNG\r\n\x1a\n",
    "garbage jpeg": b"\xff\xd8\xff\xe0" + bytes(100),
    "garbage webp": b"RIFF\x10\0\0\0WEBPVP8 " + bytes(10),
    "truncated": encoded(Image.effect_noise((60, 60), 50), "PNG")[:-900],
    "truncated jpeg": encoded(Image.effect_noise((60, 60), 50), "JPEG")[:-300],
    "bomb": png_of(20_000, 20_000, bytes(1000)),
    "endless": png_of(2**31 - 1, 2**31 - 1),
    "empty": png_of(0, 0),
    "no rows": png_of(100, 100),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pictures(decoder: PictureDecoder, name: str) -> None:
    """Rows 55 to 58: refused by one kind, and the decoder goes on with the next."""
    with pytest.raises(BadInput) as caught:
        decoder.sanitize(HOSTILE[name])

    assert "picture" == caught.value.detail
    assert 2 == decoder.sanitize(encoded(Image.new("L", (2, 2)), "PNG")).width


def test_too_large_a_file(decoder: PictureDecoder) -> None:
    """More than 32 MiB is not even looked at."""
    with pytest.raises(BadInput):
        decoder.sanitize(bytes(decoding.MAX_FILE + 1))


@pytest.mark.parametrize("what", CODE)
def test_child_is_distrusted(what: str) -> None:
    """A child that hangs, ends or says what it may not is ended, and the picture refused."""
    decoder = PictureDecoder(seconds=1.0, command=(sys.executable, "-I", "-c", CODE[what]))

    with pytest.raises(BadInput):
        decoder.sanitize(b"\x89PNG" + bytes(1_000_000))

    assert decoder._child is None


def test_no_child_is_left() -> None:
    """After `close` the child is gone and reaped; a later picture starts a new one."""
    decoder = PictureDecoder()
    data = encoded(Image.new("L", (2, 2)), "PNG")
    decoder.sanitize(data)
    assert decoder._child is not None
    first = decoder._child
    decoder.close()
    decoder.close()

    assert first.returncode is not None
    decoder.sanitize(data)
    decoder.close()


def test_child_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """No child sees more than a number of pictures."""
    monkeypatch.setattr(pictures, "CHILD_PICTURES", 1)
    decoder = PictureDecoder()
    data = encoded(Image.new("L", (2, 2)), "PNG")
    seen = set()
    for _ in range(2):
        decoder.sanitize(data)
        assert decoder._child is not None
        seen.add(decoder._child.pid)
    decoder.close()

    assert 2 == len(seen)


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted while a child works, no child is left."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    decoder = PictureDecoder()
    monkeypatch.setattr(pictures, "_ask", stop)
    with pytest.raises(KeyboardInterrupt):
        decoder.sanitize(b"x")

    assert decoder._child is None


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_limits_of_the_child(decoder: PictureDecoder) -> None:
    """The real child has its limits and nothing of our environment."""
    decoder.sanitize(encoded(Image.new("L", (2, 2)), "PNG"))
    assert decoder._child is not None
    process = f"/proc/{decoder._child.pid}"
    with open(f"{process}/limits", encoding="ascii") as file:  # noqa: PTH123
        limits = {line[:26].strip(): line[26:].split()[0] for line in file}
    with open(f"{process}/status", encoding="ascii") as file:  # noqa: PTH123
        status = dict(line.split(":\t", 1) for line in file if ":\t" in line)

    assert str(decoding.MEMORY) == limits["Max address space"]
    assert ("0", "0") == (limits["Max core file size"], limits["Max file size"])
    assert int(limits["Max cpu time"]) <= decoding.CPU_SECONDS + 5
    assert "1" == status["NoNewPrivs"].strip()


def ask(*requests: bytes) -> bytes:
    """What the child's loop answers to these bytes."""
    answers = io.BytesIO()
    decoding.serve(io.BytesIO(b"".join(requests)), answers)
    return answers.getvalue()


def test_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    """One answer for each request; a broken request ends the loop."""
    monkeypatch.setattr(decoding, "_allow_time", lambda: None)
    data = encoded(Image.new("L", (2, 2)), "PNG")
    good = decoding.LENGTH.pack(len(data)) + data
    bad = decoding.LENGTH.pack(3) + b"abc"

    answers = ask(good, bad)
    kind, width, height, size = decoding.HEAD.unpack_from(answers)

    assert (b"png\0", 2, 2) == (kind, width, height)
    assert decoding.HEAD.pack(b"", 0, 0, 0) == answers[decoding.HEAD.size + size :]
    assert b"" == ask(decoding.LENGTH.pack(decoding.MAX_FILE + 1))
    assert b"" == ask(decoding.LENGTH.pack(5), b"abc")
    assert b"" == ask(b"\0")


def test_life_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives up what it does not need, then answers until there is nothing more to answer."""
    given_up: list[int] = []
    data = encoded(Image.new("L", (2, 2)), "PNG")
    answers = io.BytesIO()
    monkeypatch.setattr(hardening, "restrict_child", lambda *, memory: given_up.append(memory))
    monkeypatch.setattr(decoding, "_allow_time", lambda: None)
    monkeypatch.setattr(warnings, "simplefilter", lambda _what: None)
    requests = io.BytesIO(decoding.LENGTH.pack(len(data)) + data)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=requests))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=answers))

    decoding.main()

    assert [decoding.MEMORY] == given_up
    assert answers.getvalue().startswith(b"png\0")


def test_time_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture gets ten seconds of computing more; without limits it goes on without."""
    resource = pytest.importorskip("resource", reason="limits of POSIX")
    told: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda *what: told.append(what))
    decoding._allow_time()
    monkeypatch.setitem(sys.modules, "resource", None)
    decoding._allow_time()

    ((which, (soft, _hard)),) = told
    assert resource.RLIMIT_CPU == which
    assert soft >= decoding.CPU_SECONDS
