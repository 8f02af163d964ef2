"""The sentences of one language, read straight from its .po file: there is no build step to forget."""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "kitchen_table"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one language says; `checked` when a speaker has read every sentence of it."""

    language: str
    checked: bool
    messages: Mapping[str, tuple[str, ...]]
    plural_form: Callable[[int], int]

    def one(self, message: str) -> str | None:
        """Return the translation, or None while there is none."""
        forms = self.messages.get(message)
        return forms[0] if forms else None

    def many(self, singular: str, n: int) -> str | None:
        """Return the form of the translation that goes with `n`, or None while there is none."""
        forms = self.messages.get(singular)
        if not forms:
            return None
        form = self.plural_form(n)
        return forms[form] if form < len(forms) else None


def path_of(language: str) -> Path:
    """Say where the catalogue of a language lies, or would lie."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def read_catalogue(language: str) -> Catalogue:
    """Read a catalogue, once. An entry is unchecked while it carries gettext's `fuzzy` flag."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - servers that speak English only never pay for it

    with path_of(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    messages = {_first(entry.id): forms for entry in catalog if entry.id and (forms := _forms(entry.string))}
    checked = bool(messages) and not any(entry.fuzzy for entry in catalog if entry.id)
    return Catalogue(language, checked, messages, gettext.c2py(catalog.plural_expr))


def _first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _forms(translation: object) -> tuple[str, ...]:
    """Return every plural form, or nothing at all while one of them is missing."""
    forms = translation if isinstance(translation, tuple) else (translation,)
    complete = tuple(form for form in forms if isinstance(form, str) and form)
    return complete if len(complete) == len(forms) else ()
