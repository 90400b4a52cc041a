# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures in the story: painted here, so that they need no photographer and no licence.

Pillow only. The same name gives the same bytes each time.
"""

from __future__ import annotations

import functools
import io
import math

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
SIZES = {"coast": (1280, 560), "window": (640, 640), "toast": (640, 480), "hills": (960, 640)}


@functools.cache
def painting(name: str) -> bytes:
    """One of `SIZES` as JPEG."""
    image = {"coast": _coast, "window": _window, "toast": _toast, "hills": _hills}[name](
        *SIZES[name]
    )
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.6)).save(out, "JPEG", quality=88)
    return out.getvalue()


def _blend(first: Colour, second: Colour, part: float) -> Colour:
    return (
        round(first[0] + (second[0] - first[0]) * part),
        round(first[1] + (second[1] - first[1]) * part),
        round(first[2] + (second[2] - first[2]) * part),
    )


def _fade(image: Image.Image, top: int, bottom: int, first: Colour, second: Colour) -> None:
    draw = ImageDraw.Draw(image)
    for y in range(top, bottom):
        colour = _blend(first, second, (y - top) / max(bottom - top - 1, 1))
        draw.line([(0, y), (image.width, y)], fill=colour)


def _glow(image: Image.Image, at: tuple[int, int], radius: int, colour: Colour) -> None:
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).ellipse(
        [at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius], fill=190
    )
    mask = mask.filter(ImageFilter.GaussianBlur(radius * 0.6))
    image.paste(Image.new("RGB", image.size, colour), mask=mask)


def _ridge(width: int, base: float, height: float, seed: float) -> list[tuple[float, float]]:
    points = [
        (
            x,
            base
            - height
            * (
                0.55 + 0.3 * math.sin(x / width * 5 + seed) + 0.15 * math.sin(x / width * 17 + seed)
            ),
        )
        for x in range(0, width + 9, 8)
    ]
    return [(0, base + 400), *points, (width, base + 400)]


def _coast(width: int, height: int) -> Image.Image:
    """Evening on a flat beach: clouds, a headland in haze, the sea, wet sand."""
    image = Image.new("RGB", (width, height))
    horizon = round(height * 0.47)
    _fade(image, 0, horizon, (128, 146, 164), (238, 206, 178))
    _glow(image, (round(width * 0.66), horizon), 120, (252, 226, 186))
    clouds = Image.new("L", (width, height))
    draw = ImageDraw.Draw(clouds)
    for number in range(26):
        x, y = (number * 331) % width, 20 + (number * 47) % (horizon - 90)
        draw.ellipse([x - 170, y - 9, x + 170, y + 9], fill=120)
    clouds = clouds.filter(ImageFilter.GaussianBlur(14))
    image.paste(Image.new("RGB", image.size, (246, 222, 202)), mask=clouds)
    far = Image.new("RGB", image.size)
    for base, tall, colour, seed in ((0, 42, (156, 156, 158), 1.0), (6, 70, (96, 104, 108), 2.4)):
        shape = [
            (x, y + max(0.0, (x / width - 0.42) * 320))
            for x, y in _ridge(width, horizon + base, tall, seed)
        ]
        ImageDraw.Draw(image).polygon(shape, fill=colour)
    _fade(far, horizon, height, (158, 164, 164), (88, 110, 118))
    image.paste(far.crop((0, horizon, width, height)), (0, horizon))
    draw = ImageDraw.Draw(image)
    for number in range(150):
        depth = (number / 150) ** 1.7
        y = horizon + 3 + depth * height * 0.3
        x = width * 0.66 + math.sin(number * 12.9) * (20 + 190 * depth)
        length = 8 + 40 * depth
        draw.line([(x - length, y), (x + length, y)], fill=(232, 206, 170), width=1 + round(depth))
    shore = [
        (x, height * 0.74 + 24 * math.sin(x / width * 4 + 0.7) + 4 * math.sin(x / 21))
        for x in range(0, width + 9, 8)
    ]
    for lift, colour in ((0, (226, 220, 208)), (9, (146, 140, 130)), (40, (138, 120, 100))):
        moved = [(x, y + lift) for x, y in shore]
        draw.polygon([(0, height), *moved, (width, height)], fill=colour)
    return image.filter(ImageFilter.GaussianBlur(1.1))


def _window(width: int, height: int) -> Image.Image:
    """Late sun through a window, on a plastered wall."""
    image = Image.new("RGB", (width, height))
    _fade(image, 0, height, (152, 148, 145), (124, 121, 120))
    light = Image.new("L", (width, height))
    draw = ImageDraw.Draw(light)
    for row in range(3):
        for column in range(2):
            x, y = 120 + column * 170 + row * 28, 70 + row * 165 + column * 40
            draw.polygon([(x, y), (x + 150, y + 42), (x + 176, y + 188), (x + 26, y + 146)], 230)
    for number in range(9):
        x, y = round(380 + 34 * math.sin(number * 2.1)), 590 - number * 34
        draw.ellipse([x - 60, y - 14, x + 60, y + 14], fill=20)
    light = light.filter(ImageFilter.GaussianBlur(6))
    image.paste(Image.new("RGB", image.size, (246, 208, 150)), mask=light)
    ImageDraw.Draw(image).rectangle([0, height - 46, width, height], fill=(86, 72, 60))
    return image


def _toast(width: int, height: int) -> Image.Image:
    """A plate by the window: two slices, a cup."""
    image = Image.new("RGB", (width, height))
    _fade(image, 0, height, (176, 158, 138), (134, 110, 88))
    _glow(image, (80, 60), 190, (250, 226, 182))
    draw = ImageDraw.Draw(image)
    draw.ellipse([90, 150, 430, 420], fill=(232, 230, 224), outline=(190, 186, 178), width=4)
    for x, y in ((160, 190), (240, 230)):
        draw.rounded_rectangle([x, y, x + 130, y + 110], 26, (196, 142, 84), (134, 86, 44), 7)
    draw.ellipse([450, 120, 600, 250], fill=(70, 92, 98))
    draw.ellipse([464, 130, 586, 226], fill=(84, 56, 40))
    return image.filter(ImageFilter.GaussianBlur(1.6))


def _hills(width: int, height: int) -> Image.Image:
    """Hills on the way home."""
    image = Image.new("RGB", (width, height))
    _fade(image, 0, height, (164, 180, 192), (240, 214, 180))
    _glow(image, (round(width * 0.3), round(height * 0.5)), 90, (254, 232, 190))
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(
        ((150, 160, 158), (116, 134, 124), (88, 110, 92), (62, 82, 64), (46, 58, 46))
    ):
        base = height * (0.55 + 0.1 * number)
        draw.polygon(_ridge(width, base, 90, 1.7 * number), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(1.2))
