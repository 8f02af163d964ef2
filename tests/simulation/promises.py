"""What must be so in every life, whatever the weather."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.domain.ballots import BALLOT_SIZE, unpack_ballot
from bot.domain.people import PersonId
from bot.rehearsal.person import screen
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage.keys import SEAL_SIZE
from storage.polls import Running, running, sealed_ballots
from storage.store import Transaction
from tests.simulation.counting import Choices, may_be_told, possible, sums_of
from tests.simulation.people import OPTIONS, WORDS
from tests.simulation.recorder import Attempt

if TYPE_CHECKING:
    from tests.simulation.life import Life

_SETTLED = ("sent", "expired", "dead", "cancelled")
_KEPT_QUIET = (*OPTIONS, *WORDS.values())


@dataclass(frozen=True, slots=True)
class Box:
    """What lies sealed just before the end: everybody's choice, and the names that stand for voters."""

    choices: dict[str, int | None]
    tags: tuple[bytes, ...]
    attempts: int


@dataclass(frozen=True, slots=True)
class Ended:
    """What is kept of votes and letters at the end."""

    polls: tuple[Any, ...]
    counts: tuple[Any, ...]
    letters: tuple[Any, ...]
    ballots: int
    apart: int


def _by_person(attempts: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    sorted_: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        sorted_[attempt.person].append(attempt)
    return sorted_


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
    """See that everybody's last answered choice lies there, sealed, once."""
    people = {voter.account.name: PersonId(voter.account.id) for voter in (*life.voters, *life.late)}

    def look(tx: Transaction) -> tuple[dict[str, int | None], tuple[bytes, ...]]:
        (vote,) = running(tx)
        rows = {row.tag: row.sealed for row in tx.sql.exec_driver_sql("SELECT tag, sealed FROM ballots")}
        assert len(rows) == len(sealed_ballots(tx, vote.poll.id))
        sizes = {len(sealed) for sealed in rows.values()} - {BALLOT_SIZE + SEAL_SIZE}
        assert not sizes, "A ballot is not sealed."
        tags = {name: tx.keys.tag(vote.poll.id, person) for name, person in people.items()}
        assert set(rows) <= set(tags.values()), "Somebody voted who was not asked."
        held = {tag: tx.keys.unseal(vote.poll.id, [sealed])[0] for tag, sealed in rows.items()}
        assert [tag for tag, packed in held.items() if packed in rows[tag]] == [], "A ballot can be read."
        opened = {name: min(unpack_ballot(held[tag]).chosen) if tag in held else None for name, tag in tags.items()}
        votes = int(tx.sql.exec_driver_sql("SELECT count(*) FROM polls").scalar() or 0)
        assert votes <= life.coordinator.forms, "One form made two votes."
        return opened, tuple(tags.values())

    choices, tags = await ask(life, look)
    by_person = _by_person(life.recorder.attempts)
    for name, choice in choices.items():
        allowed = _may_count(life, name, by_person[name])
        assert choice in allowed, f"{name} was told of another answer: {choice} lies there, it may be {set(allowed)}."
    return Box(choices, tags, len(life.recorder.attempts))


async def stays_open(life: "Life") -> bool:
    """Tell, once the time to close has passed, whether the vote stays open for longer."""
    for _ in range(60):
        votes: tuple[Running, ...] = await ask(life, running)
        if not votes or votes[0].poll.extended:
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


def _waiting(tx: Transaction) -> int:
    # A note to a person waits for that person's hours, however calm it is; a look at what was said, for days.
    asked = "SELECT state FROM letters WHERE person IS NULL AND kind <> 'poll_said_again'"
    states: Counter[str] = Counter(row[0] for row in tx.sql.exec_driver_sql(asked))
    return sum(number for state, number in states.items() if state not in _SETTLED)


def _unsettled(tx: Transaction) -> int:
    return len(running(tx)) + _waiting(tx)


_ASKED_OF_LETTERS = "id, kind, dedupe_key, state, message, edits, error, person"


async def ended(life: "Life") -> Ended:
    """Read what is kept."""

    def read(tx: Transaction) -> Ended:
        ask = tx.sql.exec_driver_sql
        return Ended(
            tuple(ask("SELECT * FROM polls ORDER BY id").all()),
            tuple(ask("SELECT option, answers FROM poll_counts WHERE pool = '' ORDER BY option").all()),
            tuple(ask(f"SELECT {_ASKED_OF_LETTERS} FROM letters ORDER BY position").all()),
            int(ask("SELECT count(*) FROM ballots").scalar() or 0),
            int(ask("SELECT count(*) FROM poll_counts WHERE pool != ''").scalar() or 0),
        )

    found: Ended = await ask(life, read)
    return found


def check(life: "Life", found: Ended) -> None:
    """See that every promise was kept."""
    _private_stays_private(life)
    _nobody_can_read_a_vote(life, found)
    _answers_were_counted(life, found)
    _nothing_happened_twice(life, found)
    _nothing_was_forgotten(life, found)


def _answers_were_counted(life: "Life", found: Ended) -> None:
    assert life.box is not None
    late = _by_person(life.recorder.attempts[life.box.attempts :])
    choices = [_may_count(life, name, late[name], frozenset({held})) for name, held in life.box.choices.items()]
    (poll,) = [one for one in found.polls if one.state in ("closed", "void")]
    told = (poll.result, poll.answers, tuple(row.answers for row in found.counts))
    counted = sums_of(choices, len(OPTIONS))
    allowed = [one for one in counted if may_be_told(told, one, sensitive=life.plan.sensitive, asked=poll.asked)]
    assert allowed, f"{told} was told of {counted}."
    assert found.apart == 0, "Role groups were told apart."
    assert poll.sensitivity == ("sensitive" if life.plan.sensitive else "ordinary")
    assert poll.audience == ("worker" if life.plan.workers_only else "")
    assert poll.result != "too_few" or poll.extended, "A vote with too few answers was not open for longer."


def _may_count(life: "Life", name: str, attempts: Sequence[Attempt], before: Choices = frozenset({None})) -> Choices:
    return possible(attempts, before) if name in life.plan.asked else frozenset({None})


def _nothing_happened_twice(life: "Life", found: Ended) -> None:
    assert sum(poll.state != "draft" for poll in found.polls) == 1
    references = Counter(_signed(message) for message in _posted(life))
    assert [one for one, number in references.items() if number > 1] == [], "A letter was posted twice."
    kinds = Counter(letter.kind for letter in found.letters)
    assert kinds["poll_card"] == 1
    assert kinds["poll_result"] == 1
    assert kinds["poll_extended"] == sum(poll.extended for poll in found.polls)


def _nothing_was_forgotten(life: "Life", found: Ended) -> None:
    if life.environment_faults.removed:
        return
    standing = {_signed(message): message for message in _posted(life)}
    for letter in found.letters:
        if letter.edits is None and letter.person is None:  # notes to persons: inside their hours, or not at all
            assert letter.state == "sent", f"{letter.kind} is {letter.state} ({letter.error})."
            numbers = {message.id for message in standing.values()}
            assert letter.message in numbers, f"{letter.kind} is marked as sent and stands nowhere."
    cards = [message for message in standing.values() if message.embeds[0].get("title") == "This vote has closed"]
    assert len(cards) == 1, "The card does not say that the vote has closed."
    assert screen.buttons(cards[0]) == []


def _nobody_can_read_a_vote(life: "Life", found: Ended) -> None:
    assert life.box is not None
    folder = life.programme.machine.folder
    assert found.ballots == 0
    assert list((folder / "keys").glob("*.key")) == [], "A key outlived its vote."
    for name, content in files(folder).items():
        assert not [tag for tag in life.box.tags if tag in content], f"{name} still names voters."
    told = [line for _, line in life.log.heard if any(word in line for word in _KEPT_QUIET)]
    assert told == []
    assert [one for one in life.recorder.public if b"v1:choose" in one or b'"values"' in one] == []


def _private_stays_private(life: "Life") -> None:
    assert life.recorder.leaks == []
    assert [screen.words(message) for message in _posted(life) if message.through is not None] == []
    for phone in life.stage.world.phones.values():
        assert set(phone.pushes) <= {"A note from Kitchen Table", "Nodyn gan Kitchen Table"}


def _posted(life: "Life") -> Iterable[Message]:
    places: list[Channel] = [one for one in life.stage.world.channels.values() if one.guild is not None]
    for place in (*places, *life.environment_faults.removed):
        yield from (message for message in place.messages.values() if message.author is life.stage.world.bot)


def _signed(message: Message) -> str:
    footer = message.embeds[0].get("footer") if message.embeds else None
    return str((footer or {}).get("text", "")).rpartition("· ")[2]


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies on the disk."""
    kept = (path for path in sorted((folder / "data").iterdir()) if path.is_file())
    return {path.name: path.read_bytes() for path in kept if not path.name.endswith((".lock", "-shm"))}
