# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks write and search: real diary entries, or sentences put together from them.

Deterministic: the same numbers give the same text. Without the shared data folder the sentences are
made of common words with the frequencies of natural language (Zipf). Knows no vault.
"""

from __future__ import annotations

import itertools
import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "pepys.jsonl"
WORDS_AN_ENTRY = 326
FOREIGN_SHARE = 50  # one entry in so many ends with a sentence in Chinese, Japanese or Korean
FOREIGN = (
    "今天我们一起去看海，风很大，心里却很安静。",
    "夕方に二人で川沿いを歩いて、昔の話をした。",
    "저녁에 같이 국을 끓이고 오래 이야기했다.",
    "她说她最近很累，我听着，没有给任何建议。",
)
_PLAIN = (
    "the and to of a I in was that my with for it as he at by his not but be had they this from "
    "him we me went home then very so there which dinner office morning did all up after came one "
    "good out great being wife do well night bed much money see where day upon talk house supper "
    "make take man whole through letter water evening window garden kettle quarrel thanks"
)


def real_entries() -> list[dict[str, str]]:
    """The diary in the shared data folder as date and text; empty where it is not there."""
    if not REAL.is_file():
        return []
    with REAL.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sentences() -> list[str]:
    """The sentences that generated entries are made of."""
    real = real_entries()
    if real:
        found = [part.strip() for entry in real for part in entry["text"].split(". ")]
        return [f"{sentence}." for sentence in found if 3 <= sentence.count(" ") <= 60]
    chance, plain = random.Random(1), _PLAIN.split()
    weights = [1 / place for place in range(1, len(plain) + 1)]
    return [
        " ".join(chance.choices(plain, weights, k=chance.randint(6, 24))).capitalize() + "."
        for _ in range(20_000)
    ]


def texts(count: int, *, seed: int = 7) -> Iterator[str]:
    """`count` texts of about 326 words."""
    known = sentences()
    sizes = [sentence.count(" ") + 1 for sentence in known]
    chance = random.Random(seed)
    for number in range(count):
        words, parts = 0, []
        while words < WORDS_AN_ENTRY:
            at = chance.randrange(len(known))
            parts.append(known[at])
            words += sizes[at]
        if number % FOREIGN_SHARE == 0:
            parts.append(FOREIGN[number // FOREIGN_SHARE % len(FOREIGN)])
        yield " ".join(parts)


def write_jsonl(path: Path, count: int) -> Path:
    """`count` generated entries in the format of `import jsonl`, three a day."""
    first = date(1940, 1, 1)
    with path.open("w", encoding="utf-8") as out:
        for number, text in enumerate(texts(count)):
            day = first + timedelta(days=number // 3)
            out.write(
                json.dumps({"date": day.isoformat(), "text": text}, ensure_ascii=False) + "\n"
            )
    return path


class Queries:
    """What people type, and what is hard, by class; made from `count` of the generated texts."""

    CLASSES = (
        "a common word",
        "a word of middling frequency",
        "a rare word",
        "a first letter",
        "two or three first letters",
        "two words",
        "three common words",
        "a phrase",
        "a phrase of two common words that never meet",
        "two characters of Chinese, Japanese or Korean",
        "nothing to be found",
    )

    def __init__(self, count: int = 2_000) -> None:
        counts: Counter[str] = Counter()
        self._pairs: set[tuple[str, str]] = set()
        for text in texts(count):
            words = text.lower().split()
            counts.update(word for word in words if word.isascii() and word.isalpha())
            self._pairs.update(itertools.pairwise(words))
        self._words = [word for word, _ in counts.most_common() if len(word) > 1]

    def of(self, kind: str) -> list[str]:
        """The queries of a class."""
        words, half = self._words, len(self._words) // 2
        common, middle = words[:20], words[200:240]
        pairs = list(itertools.product(common, common))
        found: dict[str, list[str]] = {
            self.CLASSES[0]: common,
            self.CLASSES[1]: middle,
            self.CLASSES[2]: words[half : half + 20],
            self.CLASSES[3]: sorted({word[0] for word in words[:200]}),
            self.CLASSES[4]: sorted({word[:n] for word in middle for n in (2, 3)}),
            self.CLASSES[5]: [f"{a} {b}" for a, b in zip(common, middle, strict=False)],
            self.CLASSES[6]: [" ".join(words[at : at + 3]) for at in range(0, 30, 3)],
            self.CLASSES[7]: [f'"{a} {b}"' for a, b in pairs if (a, b) in self._pairs][:20],
            self.CLASSES[8]: [f'"{a} {b}"' for a, b in pairs if (a, b) not in self._pairs][:20],
            self.CLASSES[9]: ["看海", "昔の", "같이", "建议", "心里"],
            self.CLASSES[10]: ["xylograph zzyzx", "qqqq", "wzxw", "jjkk"],
        }
        return found[kind]
