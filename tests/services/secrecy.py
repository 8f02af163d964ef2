"""The promises of a secret vote, each as something that can be tried on any history."""

import logging
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.domain.outcomes import Outcome
from bot.domain.people import RoleGroup
from bot.domain.polls import PollId, Sensitivity
from storage.store import Transaction
from tests.services.polling_place import WORKER, Listener, PollingPlace, polling_place


@dataclass(frozen=True, slots=True)
class Cast:
    """One answer: by whom, which, and how many minutes after the one before."""

    person: int
    choice: int
    minutes: int = 1


@dataclass(slots=True)
class Trace:
    """Everything that can be looked at while a history runs and after it."""

    files: list[dict[str, bytes]] = field(default_factory=list)
    backups: list[bytes] = field(default_factory=list)
    box: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    letters: list[tuple[object, ...]] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    tags: tuple[bytes, ...] = ()  # of everybody who is asked
    keys: frozenset[PollId] = frozenset()
    outcome: Outcome | None = None


async def play(
    casts: Sequence[Cast],
    *,
    size: int = 12,
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
    groups: Sequence[RoleGroup] = (WORKER,),
    closes: bool = True,
    restarts: frozenset[int] = frozenset(),
) -> Trace:
    """Play one history in a fresh place, with the restarts before these casts, and return all it left."""
    trace, ear, root = Trace(), Listener(), logging.getLogger()
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=size, groups=groups) as place:
            root.addHandler(ear)
            level = root.level
            root.setLevel(logging.DEBUG)
            try:
                await _play(place, casts, sensitivity, restarts, trace)
                if closes:
                    trace.outcome = await place.closes()
                    trace.files = [place.files()]
                trace.letters = await place.letters()
                trace.keys = place.keys.known()
            finally:
                root.removeHandler(ear)
                root.setLevel(level)
    trace.log = ear.heard
    return trace


async def _play(
    place: PollingPlace, casts: Sequence[Cast], sensitivity: Sensitivity, restarts: frozenset[int], trace: Trace
) -> None:
    await place.opens_poll(sensitivity=sensitivity)
    trace.tags = tuple(place.keys.tag(place.poll_id, person) for person in place.asked)
    for number, cast in enumerate(casts):
        if number in restarts:
            await place.restarts()
        await place.passes(timedelta(minutes=cast.minutes))
        await place.votes(cast.person, cast.choice)
        if number % 5 == 0:
            trace.files.append(place.files())
            trace.backups.append(place.backup())
    trace.files.append(place.files())
    trace.box = await _box(place)


async def _box(place: PollingPlace) -> dict[str, list[tuple[object, ...]]]:
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


async def choices_leave_no_trace_while_open(casts: Sequence[Cast], other: Sequence[int], **how: object) -> None:
    """S1: the same people at the same times, with any other choices, leave the same bytes everywhere."""
    one = await play(casts, closes=False, **how)  # type: ignore[arg-type]
    two = await play([Cast(c.person, o, c.minutes) for c, o in zip(casts, other, strict=True)], closes=False, **how)  # type: ignore[arg-type]
    assert one.files == two.files
    assert one.backups == two.backups
    assert one.letters == two.letters
    assert one.log == two.log


async def choices_may_change_hands(casts: Sequence[Cast], other: Sequence[Cast], **how: object) -> None:
    """S2: when the same answers come from other people, what is left after the close is the same."""
    one, two = await play(casts, **how), await play(other, **how)  # type: ignore[arg-type]
    assert one.outcome == two.outcome
    assert one.files == two.files
    assert one.letters == two.letters
    assert one.keys == two.keys == frozenset()


async def nobody_can_tell_who_voted(casts: Sequence[Cast], other: Sequence[Cast], **how: object) -> None:
    """S3: when as many other people answered, what is left is the same, and no voter's tag is anywhere."""
    _look_alike(await play(casts, **how), await play(other, **how))  # type: ignore[arg-type]


def _look_alike(one: Trace, two: Trace) -> None:
    assert one.files == two.files
    assert one.letters == two.letters
    for name, content in one.files[-1].items():
        assert not [tag for tag in one.tags if tag in content], name
    assert one.log == two.log


async def the_box_knows_no_order(casts: Sequence[Cast], other: Sequence[Cast], **how: object) -> None:
    """S4, and more: when, in which order and how often people answered is written nowhere and told to nobody."""
    one, two = await play(casts, **how), await play(other, **how)  # type: ignore[arg-type]
    assert one.box == two.box
    assert one.outcome == two.outcome
    assert one.letters == two.letters
    assert one.files == two.files


async def restarts_do_not_show_who_voted(seed: int) -> None:
    """S3 again, for a big vote: pages split at moments that depend on tags, and SQLite counts some of those.

    The other people answer in the order of their tags, from the last: nothing else splits so many.
    """
    size, voters, restarts = 260, 200, frozenset(range(60, 200, 15))
    casts = [
        Cast(person, number % 3, 0) for number, person in enumerate(random.Random(seed).sample(range(size), voters))
    ]
    one = await play(casts, size=size, restarts=restarts)
    last_first = sorted(range(size), key=one.tags.__getitem__, reverse=True)[:voters]
    other = [Cast(person, number % 3, 0) for number, person in enumerate(last_first)]
    _look_alike(one, await play(other, size=size, restarts=restarts))
