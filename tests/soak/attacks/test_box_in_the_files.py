"""The box in the files: whoever reads every file, and sees when people vote, does not learn what they answer."""

import random
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest

from bot.domain import disclosure
from bot.domain.ballots import WRITTEN_SIZE, Ballot, pack_ballot, unpack_ballot
from bot.domain.people import Actor, RoleGroup
from bot.domain.polls import PollId, PollKind
from bot.domain.unsent import Unsent
from bot.services import polls as services
from bot.services.polls import answering, closing, writing
from storage import polls, unsent_words
from storage.store import Transaction, thread
from tests.services.papers import ANSWERS, KINDS
from tests.simulation import database
from tests.simulation.broken import answers_only_looking_sealed
from tests.soak.attacks import reading
from tests.soak.attacks.evidence import VOTERS, Evidence, evidence, house_of_voters
from tests.soak.attacks.furnishing import LONG, Score
from tests.soak.attacks.reading import ON_EVERY_KIND, ON_SIZES, ON_WORDS, Reading

Patch = pytest.MonkeyPatch
VOTES, BROKEN_VOTES = 50, 4
ATTACKS: list[tuple[PollKind, Reading]] = [
    *((kind, each) for kind in KINDS for each in ON_EVERY_KIND),
    *((kind, reading.lengths) for kind in ON_SIZES),
    *((PollKind.WRITTEN, each) for each in ON_WORDS),
]


def score(attack: Reading, found: Iterable[Evidence]) -> Score:
    """Count how often an attack is right; where it finds nothing, the attacker guesses by lot."""
    right = tries = 0
    for one in found:
        guesses, chance = attack(one), random.Random(f"guesses {one.kind} {one.voters}")
        lots = chance.sample(range(VOTERS), VOTERS) if one.texts else [chance.randrange(ANSWERS) for _ in one.voters]
        right += sum(guesses.get(who, lot) == one.answers[who] for who, lot in zip(one.voters, lots, strict=True))
        tries += VOTERS
    return Score(right, tries, 1 / VOTERS if attack in ON_WORDS or one.texts else 1 / ANSWERS)


@cache
def seen(kind: PollKind, votes: int) -> tuple[Evidence, ...]:
    """Look on at so many votes, once for all attacks."""
    return tuple(evidence(kind, number) for number in range(votes))


def id_of(value: object) -> str:
    return value.value if isinstance(value, PollKind) else getattr(value, "__name__", str(value))


@pytest.mark.parametrize("votes", [1, pytest.param(VOTES, marks=LONG)])
def test_no_way_of_reading_files_tells_what_somebody_wrote(votes: int) -> None:
    finds_nothing(PollKind.WRITTEN, votes)
    assert score(reading.order_of_release, seen(PollKind.WRITTEN, votes)).is_at_most_chance


@pytest.mark.parametrize(
    "kind", [pytest.param(one, marks=LONG) for one in KINDS if one is not PollKind.WRITTEN], ids=id_of
)
def test_no_way_of_reading_files_tells_what_somebody_answered(kind: PollKind) -> None:
    finds_nothing(kind, VOTES)


def finds_nothing(kind: PollKind, votes: int) -> None:
    """See that no attack has even a guess: what it looks for is nowhere. Only what is read at the end has an order."""
    for one, attack in ATTACKS:
        if one is kind and attack is not reading.order_of_release:
            assert [guesses for guesses in map(attack, seen(kind, votes)) if guesses] == [], attack.__name__


def files_not_rewritten(patch: Patch) -> None:
    """Put answers in the box as they are, and leave what was deleted where it lay."""
    answers_only_looking_sealed(patch)
    patch.setattr(Transaction, "rewrite", lambda tx: None)
    patch.setattr(database, "PRAGMAS", (*thread.PRAGMAS, "PRAGMA secure_delete = OFF"))  # on, as some build SQLite


def answers_of_their_own_size(patch: Patch) -> None:
    patch.setattr(answering, "pack_ballot", lambda ballot: bytes(sorted(ballot.chosen)))
    patch.setattr(writing, "pack_ballot", lambda ballot: pack_ballot(ballot).rstrip(b"\0"))
    patch.setattr(writing, "unpack_ballot", lambda packed: unpack_ballot(packed.ljust(WRITTEN_SIZE, b"\0")))
    patch.setattr(closing, "_opened", lambda *_: [])


def answers_noted_with_their_time(patch: Patch) -> None:
    """Note beside the box what was put into it, and when."""
    for name in ("cast_ballot", "write_answer"):
        patch.setattr(services, name, _noting(getattr(services, name)))


def _noting(act: Callable[..., object]) -> Callable[..., object]:
    def noted(tx: Transaction, actor: Actor, poll_id: PollId, answer: Any, *, now: Any) -> object:
        packed = answer.encode() if isinstance(answer, str) else _packed(answer)
        tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS noted (at INT, answer BLOB, more BLOB)")
        moment = int(now.timestamp() * 1_000_000)
        tx.sql.exec_driver_sql(f"INSERT INTO noted VALUES ({moment}, x'{packed.hex()}', zeroblob(900))")
        return act(tx, actor, poll_id, answer, now=now)

    return noted


def _packed(chosen: Iterable[int]) -> bytes:
    return pack_ballot(Ballot(frozenset(chosen), RoleGroup.WORKER))


def notes_deleted_and_left(patch: Patch) -> None:
    """Throw such notes away at the close, and leave them where they lay."""
    answers_noted_with_their_time(patch)
    files_not_rewritten(patch)
    remove = polls.remove_ballots

    def removed(tx: Transaction, poll_id: PollId) -> None:
        remove(tx, poll_id)
        tx.sql.exec_driver_sql("DELETE FROM noted")

    patch.setattr(polls, "remove_ballots", removed)


def words_told_as_they_came(patch: Patch) -> None:
    """Tell written answers in the order in which they were put into the box."""
    came: dict[PollId, dict[bytes, bytes]] = {}
    put = polls.put_ballot

    def note(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        came.setdefault(poll_id, {})[tag] = sealed
        put(tx, poll_id, tag, sealed)

    patch.setattr(polls, "put_ballot", note)
    patch.setattr(polls, "sealed_ballots", lambda tx, poll_id: tuple(came.get(poll_id, {}).values()))
    patch.setattr(disclosure, "_in_no_order", lambda told, _draw: tuple(told))


def words_kept_as_unsent(patch: Patch) -> None:
    """Keep what was written for a day, like what is written anywhere else."""
    write = services.write_answer

    def written(tx: Transaction, actor: Actor, poll_id: PollId, words: str, *, now: Any) -> object:
        unsent = Unsent(tx.new_reference(), actor.guild, actor.person, "write", poll_id, {"words": words})
        unsent_words.keep_unsent(tx, unsent, now=now)
        return write(tx, actor, poll_id, words, now=now)

    patch.setattr(services, "write_answer", written)


UNDONE: dict[Reading, Callable[[Patch], None]] = {
    reading.page_order: answers_only_looking_sealed,
    reading.replay_of_the_log: answers_only_looking_sealed,
    reading.difference_of_copies: answers_only_looking_sealed,
    reading.what_the_log_keeps: files_not_rewritten,
    reading.free_pages: notes_deleted_and_left,
    reading.lengths: answers_of_their_own_size,
    reading.times: answers_noted_with_their_time,
    reading.order_of_release: words_told_as_they_came,
    reading.similarity: words_kept_as_unsent,
}


@pytest.mark.parametrize(
    ("kind", "attack"),
    [pytest.param(*one, marks=() if one == (PollKind.WRITTEN, reading.similarity) else LONG) for one in ATTACKS],
    ids=id_of,
)
def test_each_would_tell_it_if_what_stands_in_its_way_were_taken_out(
    kind: PollKind, attack: Reading, monkeypatch: Patch
) -> None:
    house_of_voters()  # which is not to be built wrong
    UNDONE[attack](monkeypatch)
    votes = 1 if attack is reading.similarity else BROKEN_VOTES
    found = score(attack, (evidence(kind, number) for number in range(votes)))
    assert found.share >= 0.9, found
