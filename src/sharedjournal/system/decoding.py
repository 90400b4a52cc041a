# SPDX-License-Identifier: GPL-3.0-or-later
"""The child process that looks at pictures from outside: Pillow under limits, far from words.

Started by `pictures`, it reads requests from its standard input and answers on its standard
output until that input ends. A request is a length (4 bytes, big-endian) and a file; an answer is
`_HEAD`, then the repainted file, or a head with an empty kind. Every limit is set before the
first byte is looked at. It must not know anything of the journal.
"""

from __future__ import annotations

import io
import struct
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from PIL.Image import Image

MAX_FILE = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
MAX_SIDE = 4096
MEMORY = 1 << 30
CPU_SECONDS = 10
QUALITY = 90

LENGTH = struct.Struct(">I")
HEAD = struct.Struct(">4sIII")
"""Kind (png, jpg, webp or nothing, NUL-padded), width and height in pixels, bytes that follow."""

_MAGIC = (
    ("PNG", "png", 0, b"\x89PNG\r\n\x1a\n"),
    ("JPEG", "jpg", 0, b"\xff\xd8\xff"),
    ("WEBP", "webp", 8, b"WEBP"),
)
_ORIENTATION = 0x0112
_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")


class Unusable(Exception):
    """Not a picture that can be shown."""


def repaint(data: bytes) -> tuple[str, int, int, bytes]:
    """Kind, width, height and bytes of a fresh picture with the same look and nothing else.

    Orientation and colour profile are applied, then dropped with all other metadata. Of an
    animation the first frame stays; a picture larger than 4096 pixels is made smaller. Raises
    `Unusable`.
    """
    import PIL.Image

    format_name, kind = _recognise(data)
    PIL.Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with PIL.Image.open(io.BytesIO(data), formats=(format_name,)) as found:
            width, height = found.size
            # By what the file says of itself, before a pixel of it is decoded.
            fits = width > 0 and height > 0 and width * height <= MAX_PIXELS
            painted = _fresh(found) if fits else None
    # Decoders answer broken files with whatever went wrong first; all of it means the same here.
    except Exception as error:
        raise Unusable("broken") from error
    if painted is None:
        raise Unusable("size")
    return _encode(painted, kind)


def _recognise(data: bytes) -> tuple[str, str]:
    for format_name, kind, offset, magic in _MAGIC:
        if data[offset : offset + len(magic)] == magic:
            return format_name, kind
    raise Unusable("format")


def _fresh(found: Image) -> Image:
    import PIL.Image

    if found.format == "JPEG":
        found.draft(None, (MAX_SIDE, MAX_SIDE))  # a large one is decoded at half the size or less
    found.load()
    profile = found.info.get("icc_profile")
    orientation = found.getexif().get(_ORIENTATION, 1)
    shown = _shown(found)
    shown.thumbnail((MAX_SIDE, MAX_SIDE))
    shown = _in_srgb(shown, profile)
    if orientation in _TURNS:
        shown = shown.transpose(PIL.Image.Transpose(_TURNS[orientation]))
    # Painted onto an empty one: what the file said beside its pixels stays behind.
    painted = PIL.Image.new(shown.mode, shown.size)
    painted.paste(shown)
    return painted


# Exif orientation to Pillow's `Transpose`: mirrored, turned half, flipped, transposed, ...
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def _shown(found: Image) -> Image:
    """The first frame in one of the modes L, RGB, RGBA or CMYK."""
    if found.mode in _DEEP_GREY:
        # 16 bits of grey: a plain conversion would clip everything above 255 to white.
        return found.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if found.mode in ("L", "RGB", "RGBA", "CMYK"):
        return found.copy()
    if found.mode in ("LA", "PA", "La", "RGBa") or "transparency" in found.info:
        return found.convert("RGBA")
    return found.convert("L" if found.mode == "1" else "RGB")


def _in_srgb(shown: Image, profile: bytes | None) -> Image:
    if profile:
        from PIL import ImageCms

        mode = "RGB" if shown.mode == "CMYK" else shown.mode
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            moved = ImageCms.profileToProfile(
                shown, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            moved = None  # a profile that does not fit its picture says nothing about its colours
        if moved is not None:
            return moved
    return shown.convert("RGB") if shown.mode == "CMYK" else shown


def _encode(painted: Image, kind: str) -> tuple[str, int, int, bytes]:
    for format_name, name, options in _ways(kind):
        out = io.BytesIO()
        painted.save(out, format_name, **options)
        if out.tell() <= MAX_FILE:
            return name, painted.width, painted.height, out.getvalue()
    raise Unusable("size")


def _ways(kind: str) -> list[tuple[str, str, dict[str, object]]]:
    ways: dict[str, tuple[str, str, dict[str, object]]] = {
        "png": ("PNG", "png", {}),
        "jpg": ("JPEG", "jpg", {"quality": QUALITY}),
        "webp": ("WEBP", "webp", {"quality": QUALITY}),
    }
    # A painting of noise is larger as PNG than any picture may be; then its colours give a little.
    return [ways[kind], ways["webp"]] if kind != "webp" else [ways["webp"]]


# --- the process ----------------------------------------------------------------------------------


def limit() -> None:
    """Give up what a decoder does not need. Steps that this system does not know are left out."""
    from sharedjournal.system import hardening

    hardening.restrict_child(memory=MEMORY)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more, or one that is none."""
    while len(head := requests.read(LENGTH.size)) == LENGTH.size:
        (size,) = LENGTH.unpack(head)
        if size > MAX_FILE or len(data := requests.read(size)) != size:
            return
        _allow_time()
        try:
            kind, width, height, painted = repaint(data)
        except (Unusable, MemoryError):
            kind, width, height, painted = "", 0, 0, b""
        answers.write(HEAD.pack(kind.encode("ascii"), width, height, len(painted)))
        answers.write(painted)
        answers.flush()


def _allow_time() -> None:
    """Ten more seconds of computing for the next picture; then the system ends the process."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def main() -> None:
    """The life of the child."""
    limit()
    warnings.simplefilter("ignore")  # what is odd about a picture is nobody's message
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
