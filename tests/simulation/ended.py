"""What is kept of a vote at the end, and what must be so of it in every life."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage.store import Transaction
from tests.simulation.coordinator import CAME_OF_IT
from tests.simulation.counting import Asked, Told, may_be_told, mean_of, tallies, words_may_be_told
from tests.simulation.plan import EARLY, LONGER
from tests.simulation.promises import ask, by_person, files, may_count, nothing_is_readable
from tests.simulation.recorder import plain
from tests.simulation.votes import Choices, options_of

if TYPE_CHECKING:
    from tests.simulation.life import Life

_WITH_A_RESULT = ("counts", "blurred", "words")
_SAYS_ITS_CLOSE = ("poll_card", "poll_extended", "poll_longer", "poll_shortened")
_ASKED_OF_LETTERS = "id, kind, dedupe_key, state, message, edits, error, person"


@dataclass(frozen=True, slots=True)
class Ended:
    """What is kept of votes and letters at the end: what is told, what is owed, and what was decided."""

    polls: tuple[Any, ...]
    told: Told
    steps: tuple[Any, ...]
    decided: Mapping[str, str]
    decisions: int
    letters: tuple[Any, ...]
    ballots: int


async def ended(life: "Life") -> Ended:
    """Read what is kept."""

    def read(tx: Transaction) -> Ended:
        ask = tx.sql.exec_driver_sql
        polls = ask("SELECT * FROM polls ORDER BY id").all()
        left = "SELECT (SELECT count(*) FROM ballots) + (SELECT count(*) FROM ballot_drafts)"
        return Ended(
            tuple(polls),
            _told(tx, next(one for one in polls if one.result)),
            tuple(ask("SELECT due, told_at, words FROM next_steps").all()),
            dict(ask("SELECT pool, verdict FROM decision_pools WHERE verdict IS NOT NULL").all()),
            int(ask("SELECT count(*) FROM decisions").scalar() or 0),
            tuple(ask(f"SELECT {_ASKED_OF_LETTERS} FROM letters ORDER BY position").all()),
            int(ask(left).scalar() or 0),
        )

    found: Ended = await ask(life, read)
    return found


def _told(tx: Transaction, poll: Any) -> Told:
    counts: dict[str, tuple[int, ...]] = {}
    for pool, answers in tx.sql.exec_driver_sql("SELECT pool, answers FROM poll_counts ORDER BY pool, option"):
        counts[pool] = (*counts.get(pool, ()), answers)
    pools = tx.sql.exec_driver_sql("SELECT pool, answers, verdict FROM pool_outcomes").all()
    written = tx.sql.exec_driver_sql("SELECT words, pool FROM written_answers ORDER BY words").all()
    return Told(
        poll.result,
        poll.answers,
        counts.get("", ()),
        {pool: (answers, *counts[pool]) for pool, answers, _ in pools if answers is not None},
        {pool: verdict for pool, _, verdict in pools if verdict is not None},
        tuple((words, pool) for words, pool in written),
    )


def check(life: "Life", found: Ended) -> None:
    """See that every promise was kept."""
    _private_stays_private(life)
    _nobody_can_read_a_vote(life, found)
    _answers_were_counted(life, found)
    _what_follows_is_owed_once(life, found)
    _nothing_happened_twice(life, found)
    _nothing_was_forgotten(life, found)


def _answers_were_counted(life: "Life", found: Ended) -> None:
    assert life.box is not None
    late = by_person(life.recorder.attempts[life.box.attempts :])
    choices = {name: may_count(life, name, late[name], frozenset({held})) for name, held in life.box.answers.items()}
    (poll,) = [one for one in found.polls if one.state in ("closed", "void")]
    assert _fits(life, found.told, choices, poll.asked), f"{found.told} was told of {choices}."
    assert poll.kind == life.plan.kind
    assert poll.sensitivity == ("sensitive" if life.plan.sensitive else "ordinary")
    assert poll.audience == ("worker" if life.plan.workers_only else "")
    assert poll.extended or poll.result not in ("too_few", "no_decision"), "With too few answers it went on no longer."


def _fits(life: "Life", told: Told, choices: Mapping[str, Choices], asked: int) -> bool:
    plan = life.plan
    if plan.kind is PollKind.WRITTEN:
        pools = {name: pool for pool, names in plan.groups.items() for name in names}
        return words_may_be_told(told, choices, pools, 10 if plan.sensitive else 5)
    apart = list(plan.apart.values())
    of_a_pool = [
        (next((number for number, names in enumerate(apart) if name in names), 0), allowed)
        for name, allowed in choices.items()
    ]
    options = len(options_of(plan.kind))
    sizes = {pool: len(names) for pool, names in plan.apart.items()}
    how = Asked(options, asked, plan.sensitive, sizes, plan.split, plan.rule)
    return any(may_be_told(told, one, how) for one in tallies(of_a_pool, options, len(apart) or 1))


def _what_follows_is_owed_once(life: "Life", found: Ended) -> None:
    """See that people are to hear what came of a result, once, and that what is decided is recorded, as it was told."""
    assert len(found.steps) == (found.told.kind in _WITH_A_RESULT), "It is not owed once what came of it."
    told = [step.words for step in found.steps if step.told_at]
    assert told == ([CAME_OF_IT] if life.plan.tells and found.steps else [])
    assert found.decisions == bool(found.told.verdicts), "A decision is not recorded once."
    together = "worker" if life.plan.workers_only else ""  # a record says whom alone it asked
    verdicts = {pool or together: verdict for pool, verdict in found.told.verdicts.items()}
    assert found.decided == verdicts, "Something else is recorded than was decided."


def _nothing_happened_twice(life: "Life", found: Ended) -> None:
    assert sum(poll.state != "draft" for poll in found.polls) == 1
    references = Counter(_signed(message) for message in _posted(life))
    assert [one for one, number in references.items() if number > 1] == [], "A letter was posted twice."
    kinds, moves = Counter(letter.kind for letter in found.letters), life.plan.moves
    assert kinds["poll_card"] == 1
    assert kinds["poll_result"] == 1
    assert kinds["poll_longer"] == (LONGER in moves)
    assert kinds["poll_shortened"] == (EARLY in moves) == sum(poll.shortened for poll in found.polls)
    assert kinds["poll_extended"] + kinds["poll_longer"] == sum(poll.extended for poll in found.polls)
    assert kinds["poll_followed"] == sum(step.told_at is not None for step in found.steps)


def _nothing_was_forgotten(life: "Life", found: Ended) -> None:
    if life.environment_faults.removed:
        return
    standing = {_signed(message): message for message in _posted(life)}
    by_number = {message.id: message for message in standing.values()}
    for letter in found.letters:
        if letter.edits is None and letter.person is None:  # notes to persons: inside their hours, or not at all
            if letter.kind == "poll_longer" and letter.state == "cancelled" and EARLY in life.plan.moves:
                continue  # another close was said since
            assert letter.state == "sent", f"{letter.kind} is {letter.state} ({letter.error})."
            assert letter.message in by_number, f"{letter.kind} is marked as sent and stands nowhere."
    for letter in found.letters:
        if letter.kind in _SAYS_ITS_CLOSE and letter.state == "sent":
            title = by_number[letter.message].embeds[0].get("title")
            assert title == "This vote has closed", f"{letter.kind} does not say that the vote has closed."
            assert screen.buttons(by_number[letter.message]) == []
    (result,) = [by_number[letter.message] for letter in found.letters if letter.kind == "poll_result"]
    _result_is_told(life, found.told, result)


def _result_is_told(life: "Life", told: Told, result: Message) -> None:
    """See that people read what is kept, and see its chart unless there was nobody to draw it."""
    said = plain(result)
    if life.plan.kind is PollKind.SCALE and told.counts:
        assert f"{mean_of(told.counts)} of 5 on average" in said
    if told.verdicts:
        adopted = set(told.verdicts.values()) == {"reached"}
        assert ("Not adopted" not in said) is adopted
        assert ("Adopted" in said) is adopted
    for words, _ in told.written:
        assert f"> {words}" in said or "Read all" in said
    assert not life.environment_faults.is_waited_for, "A result waits for its chart."
    charts = len(result.attachments)
    assert charts == bool(told.counts) or (charts == 0 and not life.environment_faults.can_draw), "A chart is missing."


def _nobody_can_read_a_vote(life: "Life", found: Ended) -> None:
    assert life.box is not None
    folder = life.programme.machine.folder
    assert found.ballots == 0
    assert list((folder / "keys").glob("*.key")) == [], "A key outlived its vote."
    for name, content in files(folder).items():
        assert not [tag for tag in life.box.tags if tag in content], f"{name} still names voters."
    typed = [words for voter in (*life.voters, *life.late) for words in voter.wrote]
    quiet = (*options_of(life.plan.kind)[:1], *life.plan.words.values(), *typed)
    told = [line for _, line in life.log.heard if any(word in line for word in quiet)]
    assert told == []
    assert [one for one in life.recorder.public if b"v1:choose" in one or b'"values"' in one] == []
    open_then = life.recorder.public[: life.while_open]
    assert [one for one in open_then if any(words.encode() in one for words in typed)] == []
    nothing_is_readable(life, {words for words, _ in found.told.written})


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
