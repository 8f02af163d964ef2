"""What the guard says where a place to meet is typed: that is an address or a number by its nature, and no secret."""

import re
from collections.abc import Mapping
from typing import Final

from bot.domain.guard.looking import cleaned
from bot.domain.guard.records import FindReason, Looked

_NUMBER: Final = re.compile(r"\+?(?:\d[ ()-]{0,4}){9,20}")
_OF_PLACES: Final = frozenset(
    {
        FindReason.ADDRESS,
        FindReason.POSTCODE,
        FindReason.PHONE,
        FindReason.EMAIL,
        FindReason.COMPANY,
        FindReason.PLATE,
        FindReason.NAME,
    }
)


def is_dialled(text: str) -> bool:
    """Tell whether there is a telephone number in this text."""
    return _NUMBER.search(text) is not None


def as_place(looked: Looked, text: str, words: Mapping[FindReason, str]) -> Looked:
    """Return what is left to say of where people meet: a code is none of it, but for one that follows a number."""
    fine = _OF_PLACES | {FindReason.CODE} if is_dialled(text) else _OF_PLACES
    finds = tuple(find for find in looked.finds if find.reason not in fine)
    return Looked(finds, looked.signs, cleaned(text, finds, words))
