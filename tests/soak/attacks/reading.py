"""Ways to read in files who answered what: each returns what it takes each voter's answer for, as far as it can."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.people import RoleGroup
from bot.domain.polls import PollKind
from tests.services.papers import ANSWERS, chosen
from tests.soak.attacks.evidence import Evidence

Guesses = Mapping[str, int]
Reading = Callable[[Evidence], Guesses]
_HEADER, _FRAME, _PAGE = 32, 24, 4096  # bytes of SQLite's log, of what stands before each page in it, of a page
_SHINGLE: Final = 8  # letters that two texts must share in a row to be alike
_MICROSECONDS: Final = 5_000_000  # between what was seen and what was noted


def page_order(found: Evidence) -> Guesses:
    """Take the answers in a copy by where they lie: SQLite fills a page from its end, and pages one after the other."""
    return _as_laid_down(found, found.backups[-1])


def replay_of_the_log(found: Evidence) -> Guesses:
    """Go through what was written ahead, page after page, for answers that were not on that page before."""
    return _in_turn(found, _new_in(found, found.log))


def what_the_log_keeps(found: Evidence) -> Guesses:
    """Do the same with what is left of it after the close."""
    log = b"".join(content for name, content in found.left.items() if name.endswith("-wal"))
    return _in_turn(found, _new_in(found, log))


def free_pages(found: Evidence) -> Guesses:
    """Look for answers where the database holds nothing any more, after the close."""
    return _as_laid_down(found, _without_what_is_told(found))


def difference_of_copies(found: Evidence) -> Guesses:
    """Look for answers that a copy holds and the one before does not."""
    held = [Counter(answer for _, answer in _answers_in(found, copy)) for copy in found.backups]
    new = (sorted((after - before).elements()) for before, after in pairwise(held))
    return {voter: answers[0] for voter, answers in zip(found.voters, new, strict=True) if answers}


def lengths(found: Evidence) -> Guesses:
    """Compare how long each sealed answer is with how long each answer would be."""
    long = [_sealed(found, copy) for copy in found.backups]
    added = [next(iter(set(after) - set(before)), None) for before, after in pairwise(long)]
    sizes = {voter: after[tag] for voter, tag, after in zip(found.voters, added, long[1:], strict=True) if tag}
    if len(set(sizes.values())) < 2:  # all alike
        return {}
    answers = range(len(found.texts) or ANSWERS)
    known = {answer: len(found.packed(answer).rstrip(b"\0 ")) for answer in answers}
    ranked = sorted(set(sizes.values()))
    shortest = sorted(answers, key=known.__getitem__)
    return {voter: shortest[min(ranked.index(size), len(shortest) - 1)] for voter, size in sizes.items()}


def times(found: Evidence) -> Guesses:
    """Look for rows, after the close too, in which an answer stands beside the time at which somebody voted."""
    rows = [row for copy in (found.backups[-1], *_databases(found)) for row in every_row(copy)]
    guesses: dict[str, int] = {}
    for voter, moment in zip(found.voters, found.times, strict=True):
        near = [row for row in rows if any(_is_near(value, moment) for value in row)]
        seen = [answer for row in near for value in row for answer in _meant_by(found, value)]
        guesses |= {voter: seen[0]} if seen else {}
    return guesses


def order_of_release(found: Evidence) -> Guesses:
    """Take what is read at the end for what people wrote one after the other."""
    return _in_turn(found, [found.texts.index(words) for words in found.told])


def similarity(found: Evidence) -> Guesses:
    """Compare what came into the files while somebody wrote with everything that is read at the end."""
    each = [shingles(words.encode()) for words in found.told]
    own = [one.difference(*(other for other in each if other is not one)) for one in each]
    guesses = {}
    for voter, (before, after) in zip(found.voters, pairwise(found.backups), strict=True):
        new = new_shingles_in(after, before)
        alike = [len(one & new) for one in own]
        if max(alike, default=0) > 0:
            guesses[voter] = found.texts.index(found.told[alike.index(max(alike))])
    return guesses


ON_EVERY_KIND: Final[Sequence[Reading]] = (
    page_order,
    replay_of_the_log,
    what_the_log_keeps,
    free_pages,
    difference_of_copies,
    times,
)
ON_SIZES: Final[Sequence[PollKind]] = (PollKind.MULTIPLE, PollKind.WRITTEN)  # whose answers differ in size
ON_WORDS: Final[Sequence[Reading]] = (order_of_release, similarity)


def _as_laid_down(found: Evidence, content: bytes) -> Guesses:
    by_page: dict[int, list[int]] = {}
    for place, answer in _answers_in(found, content):
        by_page.setdefault(place // _PAGE, []).append(answer)
    laid = [answer for page in sorted(by_page) for answer in reversed(by_page[page])]
    return _in_turn(found, list(dict.fromkeys(laid)) if found.texts else laid)


def _without_what_is_told(found: Evidence) -> bytes:
    """Return the database once what was written ahead is put into it, and what everybody reads is wiped out of it."""
    (name,) = (name for name in found.left if name.endswith(".db"))
    with TemporaryDirectory() as folder:
        here = Path(folder) / "copy.db"
        for end in ("", "-wal"):
            here.with_name(here.name + end).write_bytes(found.left.get(name + end, b""))
        with closing(sqlite3.connect(here)) as database:
            database.execute("PRAGMA secure_delete = ON")
            database.execute(f"DELETE FROM {found.told_in}")
            database.commit()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return here.read_bytes()


def _in_turn(found: Evidence, answers: Sequence[int]) -> Guesses:
    return dict(zip(found.voters, answers, strict=False))


def _answers_in(found: Evidence, content: bytes) -> list[tuple[int, int]]:
    """Find what looks like an answer that nobody sealed, and where."""
    known = _looks(found.kind, tuple(found.texts))
    return [(each.start(), known[each[0]]) for each in _pattern(tuple(known)).finditer(content)]


@cache
def _looks(kind: PollKind, texts: tuple[str, ...]) -> Mapping[bytes, int]:
    """Return how each answer looks where nobody sealed it: of a written one its last word, which is its alone."""
    if texts:
        return {words.rpartition(" ")[2].encode(): number for number, words in enumerate(texts)}
    return {
        pack_ballot(Ballot(frozenset(chosen(kind, answer)), group)): answer
        for answer in range(ANSWERS)
        for group in RoleGroup
    }


@cache
def _pattern(known: tuple[bytes, ...]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(map(re.escape, known)))


def _new_in(found: Evidence, log: bytes) -> list[int]:
    """Return the answers in a log in the order in which they came; of a written one the first time."""
    before: dict[int, Counter[int]] = {}
    new: list[int] = []
    for number, page in _pages(log):
        here = Counter(answer for _, answer in _answers_in(found, page))
        new += (here - before.get(number, Counter())).elements()
        before[number] = here
    return list(dict.fromkeys(new)) if found.texts else new


def _pages(log: bytes) -> Iterator[tuple[int, bytes]]:
    for start in range(_HEADER, len(log) - _PAGE, _FRAME + _PAGE):
        number = int.from_bytes(log[start : start + 4])
        if number:
            yield number, log[start + _FRAME : start + _FRAME + _PAGE]


def _sealed(found: Evidence, copy: bytes) -> Mapping[bytes, int]:
    with closing(opened(copy)) as database:
        return dict(database.execute(f"SELECT tag, length(sealed) FROM {found.sealed_in}"))


def opened(copy: bytes) -> sqlite3.Connection:
    """Open a copy of the database."""
    image = bytearray(copy)
    image[18] = image[19] = 1  # without a log of its own
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(image))
    return database


def _databases(found: Evidence) -> list[bytes]:
    return [content for name, content in found.left.items() if name.endswith(".db")]


def every_row(copy: bytes) -> Iterator[tuple[object, ...]]:
    with closing(opened(copy)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in tables:
            yield from database.execute(f'SELECT * FROM "{name}"')


def _is_near(value: object, moment: int) -> bool:
    return isinstance(value, int) and abs(value - moment) < _MICROSECONDS


def _meant_by(found: Evidence, value: object) -> list[int]:
    """Return the answer that somebody may have noted so."""
    content = value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""
    return [answer for _, answer in _answers_in(found, content)]


def shingles(content: bytes) -> frozenset[bytes]:
    return frozenset(content[at : at + _SHINGLE] for at in range(len(content) - _SHINGLE + 1))


def new_shingles_in(after: bytes, before: bytes) -> frozenset[bytes]:
    """Return all runs of letters in the pages that changed, but those that only moved from one of them to another."""
    changed = [
        (after[at : at + _PAGE], before[at : at + _PAGE])
        for at in range(0, len(after), _PAGE)
        if after[at : at + _PAGE] != before[at : at + _PAGE]
    ]
    new, old = (frozenset[bytes]().union(*map(shingles, pages)) for pages in zip(*changed, strict=True))
    return new - old
