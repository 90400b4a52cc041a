# SPDX-License-Identifier: GPL-3.0-or-later
"""Which forms there are: those that ship with the program, and a couple's own.

Shipped recipes lie in `content/recipes/<base>@<number>.toml`, their words in `content/<lang>/`
under the same name. One that has shipped never changes; a changed one gets the next number. A
couple's own form is canonical JSON with the same keys, known by the SHA-256 of its content and by
nothing that it calls itself.
"""

from __future__ import annotations

import functools
import hashlib
import re
import tomllib
from dataclasses import dataclass, field, replace
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sharedjournal.domain import canonical
from sharedjournal.domain.errors import Malformed
from sharedjournal.forms.recipe import BadRecipe, build
from sharedjournal.forms.wording import read_wording, read_wordings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from sharedjournal.forms.model import Form

OWN = "sha256:"
MAX_OWN = 256 * 1024

_NAME = re.compile(r"([a-z0-9][a-z0-9-]{0,63})@([1-9][0-9]{0,3})")
_RECIPES = "recipes"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The known forms by name. Iterating gives those that a person may start, by name.

    Pages for oneself alone begin no thread; `alone` has those.
    """

    forms: Mapping[str, Form] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, name: str | None) -> Form | None:
        """The form that a record names, `base@number` or `sha256:…`; None where it is not known."""
        return self.forms.get(name) if name is not None else None

    def newest(self, base: str) -> Form | None:
        """The shipped form with this base and the highest number, or the own form with this whole
        name.
        """
        found = [form for form in self.forms.values() if form.base == base]
        return max(found, key=_number, default=None)

    def __iter__(self) -> Iterator[Form]:
        return (form for form in self._newest() if not form.alone)

    def alone(self) -> tuple[Form, ...]:
        """The forms of which nothing ever travels, by name."""
        return tuple(form for form in self._newest() if form.alone)

    def _newest(self) -> Iterator[Form]:
        for base in sorted({form.base for form in self.forms.values()}):
            newest = self.newest(base)
            if newest is not None:  # pragma: no branch -- every base is of a form
                yield newest

    def with_own(self, own: Mapping[str, bytes]) -> Catalog:
        """These forms and a couple's own, by SHA-256 (hex) of their content.

        What this version cannot read stays unknown, and its records plain text: it was looked at
        when it came (`parse_own`), perhaps by another version of the program.
        """
        added: dict[str, Form] = {}
        for sha256, content in own.items():
            try:
                form = parse_own(content)
            except Malformed:
                continue
            if form.name == OWN + sha256:
                added[form.name] = form
        return Catalog(MappingProxyType({**self.forms, **added}))


def _number(form: Form) -> int:
    return int(form.name.partition("@")[2] or 0)


@functools.cache
def catalog() -> Catalog:
    """The shipped forms. Read once."""
    return load(resources.files("sharedjournal.forms").joinpath("content"))


def load(content: Traversable) -> Catalog:
    """The forms of a content folder. Raises `BadRecipe` that begins with the name of the file."""
    folders = {item.name: item for item in content.iterdir() if item.is_dir()}
    recipes = _documents(folders.pop(_RECIPES))
    words = {lang: _documents(folder) for lang, folder in sorted(folders.items())}
    forms = {name: _shipped(name, document, words) for name, document in recipes.items()}
    for documents in words.values():
        if strays := [name for name in documents if _NAME.fullmatch(name) and name not in forms]:
            raise BadRecipe(f"{strays[0]}: words without a recipe")
    return Catalog(MappingProxyType(forms))


def _documents(folder: Traversable) -> dict[str, dict[str, Any]]:
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=_name)
    return {_name(item): tomllib.loads(item.read_text(encoding="utf-8")) for item in files}


def _name(item: Traversable) -> str:
    return item.name.removesuffix(".toml")


def _shipped(
    name: str, document: dict[str, Any], words: Mapping[str, Mapping[str, dict[str, Any]]]
) -> Form:
    if _NAME.fullmatch(name) is None or document.get("id") != name:
        raise BadRecipe(f"{name}: id")
    try:
        form = build(document, name=name)
        wordings = {
            lang: read_wording(documents[name], form)
            for lang, documents in words.items()
            if name in documents
        }
    except BadRecipe as error:
        raise BadRecipe(f"{name}: {error.rule}", error.where) from error
    return replace(form, wordings=MappingProxyType(wordings))


@functools.lru_cache(maxsize=256)
def parse_own(content: bytes) -> Form:
    """A couple's own form: canonical JSON with the keys of a recipe, and `wording` by language.

    Its name is `sha256:` and the hash of `content`; an `id` inside is ignored, and so are keys
    that this version does not know. Raises `Malformed`; `detail` names the rule and never a word
    of the form.
    """
    if len(content) > MAX_OWN:
        raise Malformed("form size")
    document = canonical.loads(content)
    if not isinstance(document, dict):
        raise Malformed("form")
    name = OWN + hashlib.sha256(content).hexdigest()
    try:
        form = build(document, name=name, strict=False)
        wordings = read_wordings(document.get("wording", {}), form, strict=False)
    except BadRecipe as error:
        raise Malformed(f"form {error.rule}") from error
    return replace(form, wordings=wordings)
