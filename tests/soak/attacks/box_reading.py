"""More ways to read in files who wrote what without a name: by signs, and by what authors do once it is shown."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, pairwise
from typing import Final, TypeGuard

from tests.soak.attacks.box_evidence import BoxEvidence
from tests.soak.attacks.reading import Guesses, every_row, new_shingles_in, opened, shingles

_SIGN: Final = 16  # bytes


def signs(found: BoxEvidence) -> Guesses:
    """Note which sign came into the files as somebody wrote, and follow it through all that was copied later."""
    whose = {sign: voter for voter, sign in _signs_of(found)}
    words = {row[0]: row[1] for row in _shown(found.later[0])}
    guesses: dict[str, int] = {}
    for row in (row for copy in found.later for row in every_row(copy)):
        voters = [whose[value] for value in row if isinstance(value, bytes) and value in whose]
        led = [words[one] for one in map(_as_text, row) if one in words]
        guesses |= {voters[0]: found.texts.index(led[0])} if voters and led else {}
    return guesses


def what_own_words_hold(found: BoxEvidence) -> Guesses:
    """Compare copies from before and after somebody looked at what they wrote with all that is read."""
    each = [shingles(words.encode()) for words in found.told]
    own = [one.difference(*(other for other in each if other is not one)) for one in each]
    guesses: dict[str, int] = {}
    for voter, (before, after) in zip(found.voters, pairwise(found.later), strict=True):
        alike = [len(one & new_shingles_in(after, before)) for one in own] if before != after else []
        if max(alike, default=0) > 0:
            guesses[voter] = found.texts.index(found.told[alike.index(max(alike))])
    return guesses


def likeness_of_replies(found: BoxEvidence) -> Guesses:
    """Look for a reply in what came into the files while somebody replied."""
    guesses: dict[str, int] = {}
    for voter, (before, after) in zip(found.repliers, pairwise(found.later), strict=False):
        new = [one for one in found.replied if _mark(one) in after and _mark(one) not in before]
        guesses |= {voter: _answer_of(found, new[0])} if new else {}
    return guesses


def lengths_of_replies(found: BoxEvidence) -> Guesses:
    """Compare how long what came to be sealed is with how long each reply is."""
    sizes: dict[str, int] = {}
    for voter, (before, after) in zip(found.repliers, pairwise(found.later), strict=False):
        sizes |= dict.fromkeys(
            (voter,), max(size for tag, size in _wishes(after) if (tag, size) not in _wishes(before))
        )
    ranked = sorted(set(sizes.values()))
    if len(ranked) < 2:  # all alike
        return {}
    by_length = sorted(found.replied, key=len)
    return {voter: _answer_of(found, by_length[ranked.index(size)]) for voter, size in sizes.items()}


ON_SHOWN: Final = (signs, what_own_words_hold)
ON_REPLIES: Final = (likeness_of_replies, lengths_of_replies)


def _signs_of(found: BoxEvidence) -> Iterator[tuple[str, bytes]]:
    known = [set(filter(_is_sign, chain.from_iterable(every_row(copy)))) for copy in found.backups]
    for voter, (before, after) in zip(found.voters, pairwise(known), strict=True):
        yield from ((voter, sign) for sign in after - before)


def _is_sign(value: object) -> TypeGuard[bytes]:
    return isinstance(value, bytes) and len(value) == _SIGN


def _as_text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _shown(copy: bytes) -> Sequence[tuple[str, str]]:
    with closing(opened(copy)) as database:
        return database.execute("SELECT id, first_words FROM contributions").fetchall()


def _wishes(copy: bytes) -> Sequence[tuple[bytes, int]]:
    with closing(opened(copy)) as database:
        return database.execute("SELECT tag, length(sealed) FROM sealed_wishes").fetchall()


def _mark(reply: str) -> bytes:
    return reply.rpartition(" ")[2].encode()


def _answer_of(found: BoxEvidence, reply: str) -> int:
    return next(number for number in range(len(found.texts)) if found.reply_of(number) == reply)
