"""What must be so while a vote is open, whatever the weather, and how a life waits for what is due."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.domain.ballots import BALLOT_SIZE, WRITTEN_SIZE, Ballot, unpack_ballot
from bot.domain.people import PersonId
from bot.domain.polls import Poll, PollKind
from bot.domain.refreshing import REFRESH
from storage.keys import SEAL_SIZE
from storage.polls import Running, running
from storage.store import Transaction
from tests.simulation.counting import possible
from tests.simulation.recorder import Attempt
from tests.simulation.votes import NOTHING, Answer, Choices, Wrote

if TYPE_CHECKING:
    from tests.simulation.life import Life

_SETTLED = ("sent", "expired", "dead", "cancelled")


@dataclass(frozen=True, slots=True)
class Box:
    """What lies sealed just before the end: everybody's answer, and the names that stand for voters."""

    answers: dict[str, Answer | None]
    tags: tuple[bytes, ...]
    attempts: int


def by_person(attempts: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    """Sort what was tried by who tried it."""
    sorted_: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        sorted_[attempt.person].append(attempt)
    return sorted_


def may_count(life: "Life", name: str, attempts: Iterable[Attempt], before: Choices = NOTHING) -> Choices:
    """Return what may count of somebody: of who was not asked, nothing."""
    return possible(attempts, before) if name in life.plan.asked else NOTHING


async def ask(life: "Life", question: Any) -> Any:
    """Read the database through whichever programme runs."""
    while True:
        programme = await life.is_up()
        assert programme.app is not None
        try:
            return await programme.app.store.run(question)
        except BaseException:
            if programme.left is None:
                raise
            await asyncio.sleep(0.5)


async def look_into_the_box(life: "Life") -> Box:
    """See that everybody's last answered answer lies there, sealed, once, and what waits to be put there as well."""
    people = {voter.account.name: PersonId(voter.account.id) for voter in (*life.voters, *life.late)}

    def look(tx: Transaction) -> tuple[dict[str, Answer | None], dict[str, Answer | None], tuple[bytes, ...]]:
        (vote,) = running(tx)
        votes = int(tx.sql.exec_driver_sql("SELECT count(*) FROM polls").scalar() or 0)
        assert votes <= life.coordinator.forms, "One form made two votes."
        assert not vote.poll.shortened or _is_shown_then(vote.poll), "It closes early when something else happens."
        tags = {name: tx.keys.tag(vote.poll.id, person) for name, person in people.items()}
        box, drafts = (_sealed_in(tx, vote.poll, table, tags) for table in ("ballots", "ballot_drafts"))
        return box, drafts, tuple(tags.values())

    answers, drafts, tags = await ask(life, look)
    tried = by_person(life.recorder.attempts)
    for name, answer in answers.items():
        allowed = may_count(life, name, tried[name])
        assert answer in allowed, f"{name} was told of another answer: {answer} lies there, it may be {set(allowed)}."
    for voter in (*life.voters, *life.late):
        assert drafts[voter.account.name] in voter.waiting, f"{voter.account.name} saw something else that waits."
    nothing_is_readable(life)
    return Box(answers, tags, len(life.recorder.attempts))


def _sealed_in(tx: Transaction, poll: Poll, table: str, tags: Mapping[str, bytes]) -> dict[str, Answer | None]:
    """Open what lies there of everybody, as nobody else can."""
    rows = {row.tag: row.sealed for row in tx.sql.exec_driver_sql(f"SELECT tag, sealed FROM {table}")}
    size = WRITTEN_SIZE if poll.kind is PollKind.WRITTEN else BALLOT_SIZE
    assert {len(sealed) for sealed in rows.values()} <= {size + SEAL_SIZE}, "A ballot is not sealed."
    assert set(rows) <= set(tags.values()), "Somebody voted who was not asked."
    held = {tag: tx.keys.unseal(poll.id, [sealed])[0] for tag, sealed in rows.items()}
    assert [tag for tag, packed in held.items() if packed in rows[tag]] == [], "A ballot can be read."
    return {name: _answer(unpack_ballot(held[tag])) if tag in held else None for name, tag in tags.items()}


def _answer(ballot: Ballot) -> Answer:
    return Wrote(ballot.words, ballot.under_group) if ballot.words else ballot.chosen


def _is_shown_then(poll: Poll) -> bool:
    """Tell whether it closes as its turnout is next shown, or has gone on for longer from there."""
    return poll.extended or (poll.closes_at - (poll.opened_at or poll.closes_at)) % REFRESH == timedelta(0)


async def stays_open(life: "Life") -> bool:
    """Tell, once the time to close has passed, whether the vote stays open for longer."""
    for _ in range(60):
        votes: tuple[Running, ...] = await ask(life, running)
        if not votes or votes[0].poll.closes_at > life.programme.clock.now():
            return bool(votes)
        await asyncio.sleep(3)
    raise AssertionError("A vote never closes.")


async def until_the_close(life: "Life") -> timedelta:
    """Return how long the vote that is open will still be."""
    votes: tuple[Running, ...] = await ask(life, running)
    return votes[0].poll.closes_at - life.programme.clock.now() if votes else timedelta(0)


async def what_is_due_is_told(life: "Life") -> None:
    """Let some hours pass, if need be, until nothing waits to be sent: who was not allowed to post asks hourly."""
    for _ in range(20):
        if not await ask(life, _waiting):
            return
        await life.passes(timedelta(minutes=10))
        await asyncio.sleep(3)
    raise AssertionError("Something is not told while the weather is calm.")


async def all_letters_are_settled(life: "Life") -> None:
    """Let time pass until no vote is open and nothing waits to be sent."""
    for _ in range(60):
        left = await until_the_close(life)
        if left > timedelta(0):
            await life.passes(left + timedelta(seconds=1))
        await asyncio.sleep(3)
        if not await ask(life, _unsettled):
            return
        await life.passes(timedelta(minutes=10))
    raise AssertionError("Something is never told.")


def is_owed(tx: Transaction) -> bool:
    """Tell whether people are to hear what came of a vote."""
    return tx.sql.exec_driver_sql("SELECT 1 FROM next_steps WHERE told_at IS NULL").first() is not None


def _waiting(tx: Transaction) -> int:
    # A note to a person waits for that person's hours, however calm it is; a look at what was said, for days.
    asked = "SELECT state FROM letters WHERE person IS NULL AND kind <> 'poll_said_again'"
    states: Counter[str] = Counter(row[0] for row in tx.sql.exec_driver_sql(asked))
    return sum(number for state, number in states.items() if state not in _SETTLED)


def _unsettled(tx: Transaction) -> int:
    return len(running(tx)) + _waiting(tx)


def nothing_is_readable(life: "Life", told: Iterable[str] = ()) -> None:
    """See that nothing that was typed is read by others or lies in any file, but for what is told at the end."""
    typed = [words for voter in (*life.voters, *life.late) for words in voter.wrote]
    typed = [words for words in typed if not any(words in one for one in told)]
    if not typed:
        return
    files_then = files(life.programme.machine.folder)
    for words in map(str.encode, typed):
        assert not any(words in content for content in files_then.values()), "What somebody wrote lies in a file."
        assert not any(words in one for one in life.recorder.public), "Others can read what somebody wrote."


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies on the disk."""
    kept = (path for path in sorted((folder / "data").iterdir()) if path.is_file())
    return {path.name: path.read_bytes() for path in kept if not path.name.endswith((".lock", "-shm"))}
