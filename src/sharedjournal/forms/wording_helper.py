# SPDX-License-Identifier: GPL-3.0-or-later
"""A second pair of eyes on the form of one's own unsent words, when asked for. Rules over data.

It never blocks, scores, stores or rewrites, and claims little. Where something sounds like fear,
force or despair it says nothing at all, not even why: the words of a frightened person are not to
be softened by a program. The rules are for English text, in `content/en/hints.toml`; text in
another language gets none. The sentences are in the language of the screen.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

MOST = 3
ECHO_WORDS = 8
_FEW_WORDS = 6
_ENGLISH = 0.18
_RULES_LANG = "en"
_ECHO = "E1"

_FOR_ASK: Mapping[str, frozenset[str]] = {
    "listen": frozenset({"support", "story"}),
    "say-back": frozenset({"support", "story"}),
    "comfort": frozenset({"support", "story"}),
    "celebrate": frozenset({"story", "celebrate"}),
}

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_QUOTED = re.compile(r"“[^”\n]*”|„[^“\n]*“|\"[^\"\n]*\"|«[^»\n]*»|^[ \t]*>[^\n]*", re.MULTILINE)
_SENTENCE = re.compile(r"[^.!?\n…]+[.!?…]*")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Hint:
    """One suggestion. `start` and `end`: where in the text the sentence stands that it is about.

    `keep as it is` is always the first answer to it.
    """

    rule: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    where: str
    scope: str
    match: re.Pattern[str]
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules, the most useful first; what silences them; words by which English is known."""

    rules: tuple[_Rule, ...]
    safety: re.Pattern[str]
    function_words: frozenset[str]


def read_as_they_might(
    text: str, *, hard: bool = False, repair: bool = False, lang: str = _RULES_LANG
) -> tuple[Hint, ...]:
    """At most three suggestions about words to the partner, one a rule, the most useful first.

    `hard`: the words are about something hard between the two; `repair`: they are an apology.
    """
    where = {"any"} | ({"hard"} if hard else set()) | ({"repair"} if repair else set())
    return _hints(text, frozenset(where), lang)


def reply_hints(text: str, ask: str | None, *, lang: str = _RULES_LANG) -> tuple[Hint, ...]:
    """At most three suggestions about a reply, by what was asked for: none where ideas were."""
    return _hints(text, _FOR_ASK.get(ask or "listen", frozenset()), lang)


def echo_hint(heard: str, original: str, *, lang: str = _RULES_LANG) -> Hint | None:
    """Where more than eight words in a row are those of the original: to say it in one's own.

    In any language; silent where the words are about fear, force or despair.
    """
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(_plain(heard))]
    theirs = [m.group() for m in _WORD.finditer(_plain(original))]
    length = ECHO_WORDS + 1
    known = {tuple(theirs[at : at + length]) for at in range(len(theirs) - length + 1)}
    if _rules().safety.search(_plain(heard)):
        return None
    for at in range(len(words) - length + 1):
        if tuple(word for word, _start, _end in words[at : at + length]) in known:
            return Hint(_ECHO, _say(lang)[_ECHO], words[at][1], words[at + length - 1][2])
    return None


def _hints(text: str, where: frozenset[str], lang: str) -> tuple[Hint, ...]:
    rules, plain = _rules(), _plain(text)
    if not where or rules.safety.search(plain) or not _is_english(plain, rules.function_words):
        return ()
    # Quoted words are somebody else's; blanks keep every place where it was.
    own = _QUOTED.sub(lambda found: " " * len(found.group()), plain)
    sentences = list(_sentences(own))
    found: dict[str, Hint] = {}
    for rule in rules.rules:
        if rule.where in where and rule.id not in found and (place := _place(rule, sentences)):
            found[rule.id] = Hint(rule.id, _say(lang)[rule.id], *place)
    return tuple(found.values())[:MOST]


def _plain(text: str) -> str:
    # One character for one, so that places in the result are places in the text.
    lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lower.translate(_APOSTROPHES)


def _is_english(plain: str, function_words: frozenset[str]) -> bool:
    words = _WORD.findall(plain)
    known = sum(word in function_words for word in words)
    return len(words) < _FEW_WORDS or known >= _ENGLISH * len(words)


def _sentences(own: str) -> Iterator[tuple[str, int, int]]:
    for found in _SENTENCE.finditer(own):
        sentence = found.group().strip()
        if sentence:
            start = found.start() + found.group().index(sentence)
            yield sentence, start, start + len(sentence)


def _place(rule: _Rule, sentences: list[tuple[str, int, int]]) -> tuple[int, int] | None:
    """Where the first sentence stands on which a rule fires."""
    if rule.scope == "whole" and len(sentences) > 1:
        return None
    for sentence, start, end in sentences[:1] if rule.scope == "first" else sentences:
        # The end mark stays only where it asks: that may be a reason to be silent.
        said = sentence.rstrip(".!… ")
        if rule.match.search(said) and not (rule.unless and rule.unless.search(said)):
            return start, end
    return None


@functools.cache
def _rules() -> _Rules:
    document = _document(_RULES_LANG)
    return _Rules(
        rules=tuple(
            _Rule(
                row["id"],
                row["where"],
                row.get("scope", "sentence"),
                re.compile(row["match"]),
                re.compile(row["unless"]) if "unless" in row else None,
            )
            for row in document["rule"]
        ),
        safety=re.compile(document["safety"]),
        function_words=frozenset(document["function_words"].split()),
    )


@functools.cache
def _say(lang: str) -> Mapping[str, str]:
    """The sentences in a language, in it without region, or in English."""
    for tag in (lang, lang.partition("-")[0]):
        # A tag may come from outside; a name that is not a plain word never becomes a path.
        if tag.isalnum() and _file(tag).is_file():
            return dict(_document(tag)["say"])
    return _say(_RULES_LANG)


def _file(lang: str) -> Traversable:
    return resources.files("sharedjournal.forms").joinpath("content", lang, "hints.toml")


def _document(lang: str) -> dict[str, Any]:
    return tomllib.loads(_file(lang).read_text(encoding="utf-8"))
