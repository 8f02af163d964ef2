"""Looks at several texts that are read one after the other: what stands half in one and half in the next."""

from collections.abc import Iterator, Mapping
from typing import Final

from bot.domain.guard.looking import apart, cleaned, look
from bot.domain.guard.records import PLAIN_WORDS, Find, FindReason, Looked

_BETWEEN: Final = "\n"


def look_together(texts: Mapping[str, str], words: Mapping[FindReason, str] = PLAIN_WORDS) -> dict[str, Looked]:
    """Return what in each of these texts may point to somebody, by itself or for sure beside the others."""
    alone = {key: look(text, words) for key, text in texts.items()}
    written = {key: text for key, text in texts.items() if text}
    if len(written) < 2:
        return alone
    all_of_it = look(_BETWEEN.join(written.values()), words)
    start = 0
    for key, text in written.items():
        torn = [find for find in _within(all_of_it, start, start + len(text)) if not _is_known(find, alone[key])]
        alone[key] = _with(alone[key], torn, text, words)
        start += len(text) + len(_BETWEEN)
    first = next(iter(written))
    alone[first] = Looked(alone[first].finds, alone[first].signs | all_of_it.signs, alone[first].cleaned)
    return alone


def points_together(*texts: str) -> bool:
    """Tell whether these texts point to somebody beside each other, of which none does so by itself."""
    both = look_together({str(place): text for place, text in enumerate(texts)})
    return any(one.blocks and not look(text).blocks for one, text in zip(both.values(), texts, strict=True))


def _within(looked: Looked, start: int, end: int) -> Iterator[Find]:
    """Yield the part of each sure find that stands here, counted from here."""
    for find in looked.finds:
        here, there = max(find.start, start), min(find.end, end)
        if find.sure and here < there:
            yield Find(find.reason, here - start, there - start, sure=True)


def _is_known(find: Find, alone: Looked) -> bool:
    return any(one.sure and one.start <= find.start and find.end <= one.end for one in alone.finds)


def _with(alone: Looked, torn: list[Find], text: str, words: Mapping[FindReason, str]) -> Looked:
    if not torn:
        return alone
    finds = tuple(apart([*alone.finds, *torn]))
    return Looked(finds, alone.signs, cleaned(text, finds, words))
