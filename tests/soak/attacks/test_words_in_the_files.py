"""Answers without a name in the files: whoever reads all, and sees when people press, learns not who wrote what."""

import random
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache

import pytest

from bot.domain.anonymous import (
    ANSWER_SIZE,
    WISH_SIZE,
    OwnAnonymous,
    pack_answer,
    pack_wish,
    unpack_answer,
    unpack_wish,
)
from bot.domain.contributions import GivenAnswer
from bot.domain.people import Actor
from bot.domain.topics import TopicId
from bot.domain.unsent import Unsent
from bot.services.contributions import anonymous, my_words
from bot.services.contributions.anonymous import evenings, shown, writing
from storage import unsent_words
from storage.contributions.anonymous import ANSWERS, SealedRows, box_of
from storage.keys import Keys
from storage.store import Transaction, thread
from tests.services.test_secrecy_boxes_bite import places_that_are_not_sealed
from tests.simulation import database
from tests.simulation.broken import answers_only_looking_sealed
from tests.soak.attacks import box_reading, reading
from tests.soak.attacks.box_evidence import BoxEvidence, box_evidence
from tests.soak.attacks.box_reading import ON_REPLIES, ON_SHOWN
from tests.soak.attacks.evidence import house_of_voters
from tests.soak.attacks.furnishing import LONG, Score
from tests.soak.attacks.reading import ON_EVERY_KIND, ON_WORDS

Patch = pytest.MonkeyPatch
Reading = Callable[[BoxEvidence], reading.Guesses]
BOXES, BROKEN_BOXES = 50, 2
BY_LOT: tuple[Reading, ...] = (reading.order_of_release,)  # it finds an order at least
ATTACKS: tuple[Reading, ...] = (*ON_EVERY_KIND, reading.lengths, *ON_WORDS, *ON_SHOWN, *ON_REPLIES)


def score(attack: Reading, found: Iterable[BoxEvidence]) -> Score:
    """Count how often an attack is right; where it finds nothing, the attacker guesses by lot."""
    right = tries = 0
    for one in found:
        whose = one.repliers if attack in ON_REPLIES else one.voters
        guesses, chance = attack(one), random.Random(f"guesses {one.voters}")
        lots = chance.sample([one.answers[who] for who in whose], len(whose))
        right += sum(guesses.get(who, lot) == one.answers[who] for who, lot in zip(whose, lots, strict=True))
        tries += len(whose)
    return Score(right, tries, 1 / len(whose))


@cache
def seen(boxes: int) -> tuple[BoxEvidence, ...]:
    """Look on at so many boxes, once for all attacks."""
    return tuple(map(box_evidence, range(boxes)))


@pytest.mark.parametrize("boxes", [1, pytest.param(BOXES, marks=LONG)])
def test_no_way_of_reading_files_tells_who_wrote_what(boxes: int) -> None:
    for attack in ATTACKS:
        if attack not in BY_LOT:
            assert [guesses for guesses in map(attack, seen(boxes)) if guesses] == [], attack.__name__
    for attack in BY_LOT:
        assert score(attack, seen(boxes)).is_at_most_chance, attack.__name__


def files_not_rewritten(patch: Patch) -> None:
    """Put words in the box as they are, and leave what was deleted where it lay."""
    answers_only_looking_sealed(patch)
    patch.setattr(Transaction, "rewrite", lambda tx: None)
    patch.setattr(database, "PRAGMAS", (*thread.PRAGMAS, "PRAGMA secure_delete = OFF", "PRAGMA wal_autocheckpoint = 0"))


def words_of_their_own_size(patch: Patch) -> None:
    patch.setattr(writing, "pack_answer", lambda given: pack_answer(given).rstrip())
    for place in (writing, evenings):
        patch.setattr(place, "unpack_answer", lambda packed: unpack_answer(packed.ljust(ANSWER_SIZE)))


def replies_of_their_own_size(patch: Patch) -> None:
    patch.setattr(shown, "pack_wish", lambda wish: pack_wish(wish).rstrip() + b" " * wish.agreed)
    for place in (writing, evenings):
        patch.setattr(place, "unpack_wish", lambda packed: unpack_wish(packed.ljust(WISH_SIZE)))


def words_noted_with_their_time(patch: Patch) -> None:
    """Note beside the box what was put into it, and when."""
    write = anonymous.write_anonymously

    def noted(tx: Transaction, actor: Actor, topic: TopicId, answer: GivenAnswer, *, now: datetime) -> OwnAnonymous:
        tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS noted (at INT, answer BLOB, more BLOB)")
        row = (int(now.timestamp() * 1_000_000), answer.words[0].encode())
        tx.sql.exec_driver_sql("INSERT INTO noted VALUES (?, ?, zeroblob(900))", row)
        return write(tx, actor, topic, answer, now=now)

    patch.setattr(anonymous, "write_anonymously", noted)


def notes_deleted_and_left(patch: Patch) -> None:
    """Throw such notes away with the key, and leave them where they lay."""
    words_noted_with_their_time(patch)
    files_not_rewritten(patch)
    look = anonymous.look_into_box

    def looked(tx: Transaction, topic: TopicId, *, now: datetime) -> None:
        look(tx, topic, now=now)
        box = box_of(tx, topic)
        if box is not None and not box.is_sealed:
            tx.sql.exec_driver_sql("DELETE FROM noted")

    patch.setattr(anonymous, "look_into_box", looked)


def words_shown_as_they_came(patch: Patch) -> None:
    """Show words in the order in which they were sealed."""
    came: dict[bytes, int] = {}
    put = SealedRows.put

    def note(rows: SealedRows, tx: Transaction, topic: TopicId, tag: bytes, sealed: bytes) -> None:
        if rows is ANSWERS:
            came[tag] = len(came)
        put(rows, tx, topic, tag, sealed)

    patch.setattr(SealedRows, "put", note)
    patch.setattr(evenings, "_as_read", lambda each: came[each[0]])
    drawn = iter(range(1, 1000))
    patch.setattr(Keys, "random_bytes", lambda keys, size: next(drawn).to_bytes(size))


def words_kept_as_unsent(patch: Patch) -> None:
    """Keep what was written for a day, like what is written anywhere else."""
    write = anonymous.write_anonymously

    def written(tx: Transaction, actor: Actor, topic: TopicId, answer: GivenAnswer, *, now: datetime) -> OwnAnonymous:
        _keeps_unsent(tx, actor, answer.words[0], now)
        return write(tx, actor, topic, answer, now=now)

    patch.setattr(anonymous, "write_anonymously", written)


def replies_kept_as_unsent(patch: Patch) -> None:
    reply = anonymous.write_reply

    def replied(tx: Transaction, actor: Actor, topic: TopicId, words: str) -> OwnAnonymous:
        _keeps_unsent(tx, actor, words, datetime.fromtimestamp(0).astimezone())
        return reply(tx, actor, topic, words)

    patch.setattr(anonymous, "write_reply", replied)


def _keeps_unsent(tx: Transaction, actor: Actor, words: str, now: datetime) -> None:
    unsent = Unsent(tx.new_reference(), actor.guild, actor.person, "write", TopicId("b" * 32), {"words": words})
    unsent_words.keep_unsent(tx, unsent, now=now)


def own_words_kept_to_be_quick(patch: Patch) -> None:
    """Keep what somebody looked at, so that it need not be opened again."""

    def looked(tx: Transaction, actor: Actor, *, now: datetime) -> object:
        found = my_words(tx, actor, now=now)
        for own in found.anonymous:
            if own.shown is not None:
                _keeps_unsent(tx, actor, own.shown.answer.words[0], now)
        return found

    patch.setattr("tests.soak.attacks.box_evidence.my_words", looked)


UNDONE: dict[Reading, Callable[[Patch], None]] = {
    reading.page_order: answers_only_looking_sealed,
    reading.replay_of_the_log: answers_only_looking_sealed,
    reading.difference_of_copies: answers_only_looking_sealed,
    reading.what_the_log_keeps: files_not_rewritten,
    reading.free_pages: notes_deleted_and_left,
    reading.lengths: words_of_their_own_size,
    reading.times: words_noted_with_their_time,
    reading.order_of_release: words_shown_as_they_came,
    reading.similarity: words_kept_as_unsent,
    box_reading.signs: places_that_are_not_sealed,
    box_reading.what_own_words_hold: own_words_kept_to_be_quick,
    box_reading.likeness_of_replies: replies_kept_as_unsent,
    box_reading.lengths_of_replies: replies_of_their_own_size,
}


@pytest.mark.parametrize(
    "attack",
    [pytest.param(one, marks=() if one is box_reading.signs else LONG) for one in ATTACKS],
    ids=lambda one: one.__name__,
)
def test_each_would_tell_it_if_what_stands_in_its_way_were_taken_out(attack: Reading, monkeypatch: Patch) -> None:
    house_of_voters()  # which is not to be built wrong
    UNDONE[attack](monkeypatch)
    boxes = 1 if attack is box_reading.signs else BROKEN_BOXES
    found = score(attack, (box_evidence(number) for number in range(boxes)))
    assert found.share >= 0.9, found
