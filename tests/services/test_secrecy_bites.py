"""S10: each way of breaking the secret that somebody might build again makes a promise fail."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from bot.domain import disclosure
from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.letters import NewLetter
from bot.domain.people import Actor
from bot.domain.poll_outcomes import Disclosure
from bot.domain.polls import Poll, PollId, PollKind
from bot.domain.unsent import Unsent
from bot.domain.written_words import WrittenDraft
from bot.services import polls as services
from bot.services.polls import answering, writing
from bot.services.polls.cards import TURNOUT
from storage import polls, unsent_words
from storage.keys import Keys
from storage.letters import write_letter
from storage.polls import Paper, put_ballot
from storage.store import Transaction
from tests.services import histories
from tests.services.polling_place import IdealKeys
from tests.services.promise import MANY, Promise, by_each_seed, unnoticed

Patch = pytest.MonkeyPatch
A_WHILE: Final = timedelta(days=1)
SINGLE, MULTIPLE, WRITTEN = map(histories.of, (PollKind.SINGLE, PollKind.MULTIPLE, PollKind.WRITTEN))


def notes_beside(patch: Patch, table: str, note: str) -> None:
    """Have every cast also write a row of its own."""

    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql(table)
        tx.sql.exec_driver_sql(note, (tag,))
        put_ballot(tx, poll_id, tag, sealed)

    patch.setattr(polls, "put_ballot", put)


def a_row_id(patch: Patch) -> None:
    notes_beside(patch, "CREATE TABLE IF NOT EXISTS seen (tag BLOB UNIQUE)", "INSERT OR IGNORE INTO seen VALUES (?)")


def a_counter_of_changes(patch: Patch) -> None:
    notes_beside(
        patch,
        "CREATE TABLE IF NOT EXISTS times (tag BLOB PRIMARY KEY, n INT) WITHOUT ROWID",
        "INSERT INTO times VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1",
    )


def a_time(patch: Patch) -> None:
    cast = answering.cast_ballot

    def put(tx: Transaction, *args: Any, now: Any) -> object:
        tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS times (person INT PRIMARY KEY, at INT) WITHOUT ROWID")
        tx.sql.exec_driver_sql("REPLACE INTO times VALUES (?, ?)", (args[0].person, int(now.timestamp())))
        return cast(tx, *args, now=now)

    patch.setattr("bot.services.polls.cast_ballot", put)


def a_plain_choice(patch: Patch) -> None:
    def seal(keys: IdealKeys, public_key: bytes, plaintext: bytes) -> bytes:
        keys.within[plaintext] = plaintext
        return plaintext

    patch.setattr(IdealKeys, "seal", seal)


def a_size_that_tells(patch: Patch) -> None:
    patch.setattr(answering, "pack_ballot", lambda ballot: b"\1" * (1 + min(ballot.chosen)))


def a_list_of_what_was_chosen(patch: Patch) -> None:
    """Seal a byte for each answer that was chosen, in place of a bit in as many as it takes for all."""
    patch.setattr(answering, "pack_ballot", lambda ballot: bytes(sorted(ballot.chosen)))


def words_of_their_own_size(patch: Patch) -> None:
    patch.setattr(writing, "pack_ballot", lambda ballot: pack_ballot(ballot).rstrip(b"\0"))


def a_draft_of_its_own_size(patch: Patch) -> None:
    """Seal what waits without what makes it as long as any other."""

    def keep(tx: Transaction, held: Paper, tag: bytes, draft: WrittenDraft) -> WrittenDraft:
        polls.put_ballot_draft(tx, held.poll.id, tag, tx.keys.seal(held.public_key, draft.words.encode()))
        return draft

    patch.setattr(writing, "_keep", keep)


def words_kept_as_unsent(patch: Patch) -> None:
    """Keep what was written for a day, like what is written anywhere else."""
    write = services.write_answer

    def written(tx: Transaction, actor: Actor, poll_id: PollId, words: str, *, now: datetime) -> object:
        unsent = Unsent("0" * 32, actor.guild, actor.person, "write", poll_id, {"words": words})
        unsent_words.keep_unsent(tx, unsent, now=now)
        return write(tx, actor, poll_id, words, now=now)

    patch.setattr(services, "write_answer", written)


def words_in_the_log(patch: Patch) -> None:
    def pack(ballot: Ballot) -> bytes:
        logging.getLogger("polls").debug("packing %s", ballot)
        return pack_ballot(ballot)

    patch.setattr(writing, "pack_ballot", pack)


def drafts_that_stay(patch: Patch) -> None:
    """Empty the box at the close, and forget what was written and not put into it."""

    def remove(tx: Transaction, poll_id: PollId) -> None:
        tx.sql.exec_driver_sql("DELETE FROM ballots WHERE poll = ?", (poll_id,))

    patch.setattr(polls, "remove_ballots", remove)


def words_in_the_order_of_the_box(patch: Patch) -> None:
    patch.setattr(disclosure, "_in_no_order", lambda told, _draw: tuple(told))


def a_group_that_is_told(patch: Patch) -> None:
    """Tell under which group somebody writes who would have it told if few wrote."""

    def written(poll: Poll, ballots: Sequence[Ballot], *about: Any) -> Disclosure:
        told = tell(poll, ballots, *about)
        pools = [(one.role_group,) if one.under_group else () for one in sorted(ballots, key=lambda one: one.words)]
        named = (replace(one, pool=pool) for one, pool in zip(told.written, pools, strict=False))
        return replace(told, written=tuple(named))

    tell = disclosure._written
    patch.setattr(disclosure, "_written", written)


def a_choice_in_the_log(patch: Patch) -> None:
    def pack(ballot: Ballot) -> bytes:
        logging.getLogger("polls").debug("packing %s", ballot)
        return pack_ballot(ballot)

    patch.setattr(answering, "pack_ballot", pack)


def who_voted(patch: Patch) -> None:
    notes_beside(
        patch,
        "CREATE TABLE IF NOT EXISTS voters (tag BLOB PRIMARY KEY) WITHOUT ROWID",
        "INSERT OR IGNORE INTO voters VALUES (?)",
    )


def ballots_kept(patch: Patch) -> None:
    patch.setattr(polls, "remove_ballots", lambda tx, poll_id: None)


def files_not_rewritten(patch: Patch) -> None:
    patch.setattr(Transaction, "rewrite", lambda tx: None)


def files_not_rewritten_at_the_start(patch: Patch) -> None:
    patch.setattr("bot.services.starting.destroy_stray_keys", lambda tx: 0)


def a_key_left_behind(patch: Patch) -> None:
    patch.setattr(Keys, "destroy", lambda keys, poll: None)


def a_letter_for_each_vote(patch: Patch) -> None:
    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        poll = polls.poll(tx, None, poll_id)
        assert poll is not None
        key, place = f"poll_turnout:{poll_id}:{tag.hex()}", polls.channel_of(tx, poll_id)
        write_letter(
            tx, NewLetter(TURNOUT, key, poll.guild, place, None, poll_id, poll.closes_at, poll.closes_at + A_WHILE)
        )
        put_ballot(tx, poll_id, tag, sealed)

    patch.setattr(polls, "put_ballot", put)


def a_first_answer_that_stays(patch: Patch) -> None:
    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql("INSERT OR IGNORE INTO ballots VALUES (?, ?, ?)", (poll_id, tag, sealed))

    patch.setattr(polls, "put_ballot", put)


BREAKS: list[tuple[Callable[[Patch], None], Promise]] = [
    (a_row_id, SINGLE.orders),
    (a_counter_of_changes, SINGLE.orders),
    (a_time, SINGLE.orders),
    (a_plain_choice, SINGLE.choices),
    (a_size_that_tells, SINGLE.choices),
    (a_choice_in_the_log, SINGLE.choices),
    (who_voted, SINGLE.voters),
    (files_not_rewritten, SINGLE.voters),
    (files_not_rewritten_at_the_start, SINGLE.restarts),
    (ballots_kept, SINGLE.voters),
    (a_key_left_behind, SINGLE.hands),
    (a_letter_for_each_vote, SINGLE.voters),
    (a_first_answer_that_stays, SINGLE.orders),
    (a_list_of_what_was_chosen, MULTIPLE.choices),
    (words_of_their_own_size, WRITTEN.choices),
    (a_draft_of_its_own_size, WRITTEN.choices),
    (words_kept_as_unsent, WRITTEN.choices),
    (words_in_the_log, WRITTEN.choices),
    (drafts_that_stay, WRITTEN.voters),
    (words_in_the_order_of_the_box, WRITTEN.hands),
    (a_group_that_is_told, WRITTEN.hands),
]


ON_EVERY_KIND: Final = (  # what can be built wrong whatever is asked, and what of a history shows it
    (a_row_id, "orders"),
    (a_counter_of_changes, "orders"),
    (a_plain_choice, "choices"),
    (who_voted, "voters"),
    (files_not_rewritten, "voters"),
    (ballots_kept, "voters"),
    (a_key_left_behind, "hands"),
    (a_letter_for_each_vote, "voters"),
    (a_first_answer_that_stays, "orders"),
)
ON_CHOICES: Final = (
    (a_time, "orders"),
    (a_size_that_tells, "choices"),
    (a_choice_in_the_log, "choices"),
)
OF_OTHER_KINDS: Final = [
    (mistake, kind, which)
    for kind in (PollKind.MULTIPLE, PollKind.SCALE, PollKind.DECISION, PollKind.WRITTEN)
    for mistake, which in (*ON_EVERY_KIND, *(() if kind is PollKind.WRITTEN else ON_CHOICES))
]


@by_each_seed
@pytest.mark.parametrize(("mistake", "promise"), BREAKS, ids=[mistake.__name__ for mistake, _ in BREAKS])
def test_a_mistake_is_noticed_by_every_seed(
    mistake: Callable[[Patch], None], promise: Promise, seeds: int, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, seeds) == []


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("mistake", "kind", "which"),
    OF_OTHER_KINDS,
    ids=[f"{one.__name__}-{kind.value}" for one, kind, _ in OF_OTHER_KINDS],
)
def test_so_is_each_in_votes_of_every_other_kind(
    mistake: Callable[[Patch], None], kind: PollKind, which: str, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(getattr(histories.of(kind), which), MANY) == []
