"""When two names would be taken for one and the same by whoever reads them."""

import unicodedata
from collections.abc import Iterable
from typing import Final

# What looks like a Latin letter, by that letter: small letters of other alphabets, then figures and signs.
_LOOK_ALIKES: Final = {
    "a": "аαɑ4@",
    "b": "ьвβ8",
    "c": "сϲ",
    "d": "ԁđð",
    "e": "еεєҽ3",
    "f": "ƒ",
    "g": "ɡ9",
    "h": "һнħ",
    "i": "іιıɩ1|!",
    "j": "јϳ",
    "k": "кκ",
    "l": "ӏł",
    "m": "м",
    "n": "ηпո",
    "o": "оοσօø0",
    "p": "рρ",
    "q": "ԛզ",
    "r": "гɾ",
    "s": "ѕʂ5$",
    "t": "тτ7",
    "u": "υսμ",
    "v": "ѵν",
    "w": "ԝшω",
    "x": "хχ",
    "y": "уγү",
    "z": "ʐ2",
}
_AS_READ: Final = str.maketrans({sign: letter for letter, signs in _LOOK_ALIKES.items() for sign in signs} | {"l": "i"})


def as_read(name: str) -> str:
    """Return a name as somebody who reads it quickly would take it: no two that look alike differ.

    Letters are brought to one form and one case. Accents, spaces, signs and whatever is not seen are left out.
    """
    seen = (name.lower() if name.isascii() else _without_accents(name)).translate(_AS_READ).translate(_AS_READ)
    return seen if seen.isalnum() else "".join(filter(str.isalnum, seen))


def is_read_as(name: str, others: Iterable[str]) -> bool:
    """Tell whether somebody who reads quickly would take a name for one of these, as a whole."""
    read = as_read(name)
    return any(as_read(other) == read if read else is_same_name(name, other) for other in others)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names differ in nothing but how they are written."""
    return _written(one) == _written(other)


def is_taken_for(name: str, others: Iterable[str]) -> bool:
    """Tell whether a name would be taken for one of these, alone or with more around it.

    A name of one word must be the whole of it: a part of another word, or of a name like it, is a coincidence.
    """
    read = as_read(name)
    wholes = ((other, as_read(other)) for other in others)
    return any(whole and (read == whole or _stands_in(_words(other), name)) for other, whole in wholes)


def _written(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _without_accents(name: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _words(name: str) -> list[str]:
    return [word for word in map(as_read, unicodedata.normalize("NFKC", name).split()) if word]


def _stands_in(few: list[str], name: str) -> bool:
    many = _words(name) if len(few) > 1 else []
    return any(many[first : first + len(few)] == few for first in range(len(many) - len(few) + 1))
