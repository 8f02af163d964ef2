"""The promises of a secret vote, each as something that can be tried on any history."""

import logging
import random
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import PollKind
from storage.store import Transaction
from tests.services.papers import ANSWERS, Ending, answers, opens_each
from tests.services.polling_place import WORKER, Listener, PollingPlace, dense, polling_place


@dataclass(frozen=True, slots=True)
class Cast:
    """One answer: by whom, which, how many minutes after the one before, in the vote of which kind.

    A written one `ends` in its own way.
    """

    person: int
    choice: int
    minutes: int = 1
    kind: PollKind = PollKind.SINGLE
    ends: Ending = Ending.SEALED


@dataclass(slots=True)
class Trace:
    """Everything that can be looked at while a history runs and after it."""

    files: list[dict[str, bytes]] = field(default_factory=list)
    backups: list[bytes] = field(default_factory=list)
    box: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    letters: list[tuple[object, ...]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    tags: tuple[bytes, ...] = ()  # of everybody who is asked
    keys: frozenset[str] = frozenset()
    outcomes: Sequence[Outcome] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """Of which kinds votes are open, which of them are sensitive, whether the others are split, and who is asked."""

    kinds: Collection[PollKind] = (PollKind.SINGLE,)
    careful: Collection[PollKind] = ()
    split: bool = False
    size: int = 12
    groups: Sequence[RoleGroup] = (WORKER,)


async def play(
    casts: Sequence[Cast], where: Setting, *, closes: bool = True, restarts: frozenset[int] = frozenset()
) -> Trace:
    """Play one history in a fresh place, with the restarts before these casts, and return all it left."""
    trace, ear, root = Trace(), Listener(), logging.getLogger()
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=where.size, groups=where.groups) as place:
            root.addHandler(ear)
            level = root.level
            root.setLevel(logging.DEBUG)
            try:
                await _play(place, casts, where, restarts, trace, () if closes else range(0, len(casts), 5))
                trace.outcomes = await place.all_close() if closes else ()
                trace.files.append(place.files())
                trace.letters = await place.letters()
                trace.keys = place.keys.known()
            finally:
                root.removeHandler(ear)
                root.setLevel(level)
    trace.log = ear.heard
    return trace


async def _play(
    place: PollingPlace,
    casts: Sequence[Cast],
    where: Setting,
    restarts: frozenset[int],
    trace: Trace,
    looks: Collection[int],
) -> None:
    open_votes = await opens_each(place, where.kinds, where.careful, split=where.split)
    trace.tags = tuple(place.keys.tag(poll.id, person) for poll in open_votes.values() for person in place.asked)
    for number, cast in enumerate(casts):
        if number in restarts:
            await place.restarts()
        if cast.minutes:
            await place.passes(timedelta(minutes=cast.minutes))
        await answers(place, cast.person, open_votes[cast.kind], cast.choice, cast.ends)
        if number in looks:
            trace.files.append(place.files())
            trace.backups.append(place.backup())
    trace.box = await every_row(place)


async def every_row(place: PollingPlace) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, in the order it lies there, with seals as their size."""

    def read(tx: Transaction) -> dict[str, list[tuple[object, ...]]]:
        ask = tx.sql.exec_driver_sql
        tables = ask("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
        return {
            name: [
                tuple(len(value) if isinstance(value, bytes) and len(value) > 32 else value for value in row)
                for row in ask(f"SELECT {'*' if 'WITHOUT ROWID' in sql else 'rowid, *'} FROM {name}")
            ]
            for name, sql in tables
        }

    return await place.store.run(read)


async def choices_leave_no_trace_while_open(casts: Sequence[Cast], other: Sequence[int], where: Setting) -> None:
    """S1: the same people at the same times, with any other choices, leave the same bytes everywhere."""
    one = await play(casts, where, closes=False)
    two = await play([replace(c, choice=o) for c, o in zip(casts, other, strict=True)], where, closes=False)
    alike(one, two, "files", "backups", "letters", "log")


async def choices_may_change_hands(casts: Sequence[Cast], other: Sequence[Cast], where: Setting) -> None:
    """S2: when the same answers come from other people, what is left after the close is the same."""
    one, two = await play(casts, where), await play(other, where)
    alike(one, two, "outcomes", "files", "letters", "keys")
    assert one.keys == frozenset()


async def nobody_can_tell_who_voted(casts: Sequence[Cast], other: Sequence[Cast], where: Setting) -> None:
    """S3: when as many other people answered, what is left is the same, and no voter's tag is anywhere."""
    _nobody_is_seen(await play(casts, where), await play(other, where))


def _nobody_is_seen(one: Trace, two: Trace) -> None:
    alike(one, two, "files", "letters", "log")
    for name, content in one.files[-1].items():
        written = dense(content)
        assert not [tag for tag in one.tags if tag in written], name


async def the_box_knows_no_order(casts: Sequence[Cast], other: Sequence[Cast], where: Setting) -> None:
    """S4, and more: when, in which order and how often people answered is written nowhere and told to nobody."""
    alike(await play(casts, where), await play(other, where), "box", "outcomes", "letters", "files")


async def restarts_do_not_show_who_voted(seed: int, kind: PollKind) -> None:
    """S3 again, for a big vote: pages split at moments that depend on tags, and SQLite counts some of those.

    The other people answer in the order of their tags, from the last: nothing else splits so many.
    """
    size, voters, restarts = 260, 200, frozenset(range(60, 200, 15))
    where = Setting((kind,), size=size)
    some = random.Random(seed).sample(range(size), voters)
    one = await play(_in_turn(some, kind), where, restarts=restarts)
    last_first = sorted(range(size), key=one.tags.__getitem__, reverse=True)[:voters]
    _nobody_is_seen(one, await play(_in_turn(last_first, kind), where, restarts=restarts))


def _in_turn(people: Sequence[int], kind: PollKind) -> list[Cast]:
    return [Cast(person, number % ANSWERS, 0, kind) for number, person in enumerate(people)]


def alike(one: Trace, two: Trace, *what: str) -> None:
    """See that all of this is the same; shown byte by byte, a difference would fill the screen for minutes."""
    assert [name for name in what if getattr(one, name) != getattr(two, name)] == []
