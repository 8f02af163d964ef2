"""S10 of answers without a name: each way of building them wrong makes a promise fail, or is refused by the schema."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import pytest

from bot.domain.anonymous import AnonymousAnswer, AuthorWish, Box, OwnAnonymous, as_shown, pack_answer, pack_wish
from bot.domain.contributions import Contribution, GivenAnswer
from bot.domain.people import Actor
from bot.domain.small_numbers import Pool
from bot.domain.topics import Topic, TopicId
from bot.services.contributions import anonymous
from bot.services.contributions.anonymous import boxes, evenings, shown, writing
from storage import contacts
from storage.contributions.anonymous import ANSWERS, SHOWN, SealedRows
from storage.keys import Keys
from storage.store import Transaction
from tests.services.box_histories import DAY_AFTER, HANDS, ORDERS, SEALED, WRITERS, WRITERS_OF_ANY_GROUP
from tests.services.polling_place import IdealKeys
from tests.services.promise import MANY, Promise, unnoticed

Patch = pytest.MonkeyPatch
_PUT: Final = SealedRows.put


def _notes_beside(patch: Patch, table: str, note: str) -> None:
    """Have whatever is sealed also write a row of its own."""

    def put(rows: SealedRows, tx: Transaction, topic: TopicId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {table}")
        tx.sql.exec_driver_sql(note, (tag,))
        _PUT(rows, tx, topic, tag, sealed)

    patch.setattr(SealedRows, "put", put)


def a_row_id(patch: Patch) -> None:
    _notes_beside(patch, "seen (tag BLOB UNIQUE)", "INSERT OR IGNORE INTO seen VALUES (?)")


def a_counter_of_changes(patch: Patch) -> None:
    note = "INSERT INTO times VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1"
    _notes_beside(patch, "times (tag BLOB PRIMARY KEY, n INT) WITHOUT ROWID", note)


def who_wrote(patch: Patch) -> None:
    note = "INSERT OR IGNORE INTO writers VALUES (?)"
    _notes_beside(patch, "writers (tag BLOB PRIMARY KEY) WITHOUT ROWID", note)


def a_first_answer_that_stays(patch: Patch) -> None:
    def put(rows: SealedRows, tx: Transaction, topic: TopicId, tag: bytes, sealed: bytes) -> None:
        if rows is not ANSWERS or rows.find(tx, topic, tag) is None:
            _PUT(rows, tx, topic, tag, sealed)

    patch.setattr(SealedRows, "put", put)


def a_time(patch: Patch) -> None:
    """Take whoever writes to be back."""
    write = anonymous.write_anonymously

    def noticed(tx: Transaction, actor: Actor, topic: TopicId, answer: GivenAnswer, *, now: datetime) -> OwnAnonymous:
        contacts.keep_contact(tx, actor.guild, actor.person, contacts.Contact(offered_at=now))
        return write(tx, actor, topic, answer, now=now)

    patch.setattr(anonymous, "write_anonymously", noticed)


def only_looks_sealed(patch: Patch) -> None:
    def seal(keys: IdealKeys, public_key: bytes, plaintext: bytes) -> bytes:
        keys.within[plaintext] = plaintext
        return plaintext

    patch.setattr(IdealKeys, "seal", seal)


def words_of_their_own_size(patch: Patch) -> None:
    patch.setattr(writing, "pack_answer", lambda given: pack_answer(given).rstrip())


def replies_of_their_own_size(patch: Patch) -> None:
    patch.setattr(shown, "pack_wish", lambda wish: pack_wish(wish).rstrip())


def words_in_the_log(patch: Patch) -> None:
    def pack(given: AnonymousAnswer) -> bytes:
        logging.getLogger("anonymous").debug("packing %s", given)
        return pack_answer(given)

    patch.setattr(writing, "pack_answer", pack)


def replies_in_the_log(patch: Patch) -> None:
    def pack(wish: AuthorWish) -> bytes:
        logging.getLogger("anonymous").debug("packing %s", wish)
        return pack_wish(wish)

    patch.setattr(shown, "pack_wish", pack)


def places_that_are_not_sealed(patch: Patch) -> None:
    """Say beside each sign which words are its own, as it was first built."""

    def put(rows: SealedRows, tx: Transaction, topic: TopicId, tag: bytes, sealed: bytes) -> None:
        _PUT(rows, tx, topic, tag, sealed)
        if rows is SHOWN:
            tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS places (tag BLOB, words BLOB)")
            tx.sql.exec_driver_sql("INSERT INTO places VALUES (?, ?)", (tag, tx.keys.unseal(topic, [sealed])[0]))

    def remove_all(rows: SealedRows, tx: Transaction, topic: TopicId) -> None:
        gone(rows, tx, topic)
        if rows is SHOWN:
            tx.sql.exec_driver_sql("DROP TABLE IF EXISTS places")

    gone = SealedRows.remove_all
    patch.setattr(SealedRows, "put", put)
    patch.setattr(SealedRows, "remove_all", remove_all)


def a_batch_as_it_lay_there(patch: Patch) -> None:
    patch.setattr(evenings, "_as_read", lambda each: each[0])


def a_batch_by_where_it_came_from(patch: Patch) -> None:
    as_read = evenings._as_read
    patch.setattr(evenings, "_as_read", lambda each: (each[1].role_group, as_read(each)))


def a_group_that_is_told(patch: Patch) -> None:
    """Show words under the group of whoever writes, whether they wished it or not."""

    def told(topic: Topic, one: AnonymousAnswer, *, pool: Pool, **rest: Any) -> Contribution:
        return as_shown(topic, one, pool=pool or (one.role_group,), **rest)

    patch.setattr(evenings, "as_shown", told)


def what_is_sealed_is_kept(patch: Patch) -> None:
    """Forget what was shown, and keep drafts, wishes and whose words are whose."""
    gone = SealedRows.remove_all
    patch.setattr(SealedRows, "remove_all", lambda rows, *about: gone(rows, *about) if rows is ANSWERS else None)


def files_not_rewritten(patch: Patch) -> None:
    patch.setattr(Transaction, "rewrite", lambda tx: None)


def a_key_left_behind(patch: Patch) -> None:
    patch.setattr(Keys, "destroy", lambda keys, sealed_for: None)


def words_found_for_ever(patch: Patch) -> None:
    """Forget at the end what is sealed, but not whose words are whose."""

    def emptied(tx: Transaction, box: Box) -> None:
        kept = SHOWN.all(tx, box.topic.id)
        empty(tx, box)
        tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS theirs (tag BLOB, sealed BLOB)")
        for row in kept:
            tx.sql.exec_driver_sql("INSERT INTO theirs VALUES (?, ?)", row)

    empty = boxes.empty
    patch.setattr(boxes, "empty", emptied)


OFTEN: Final[list[tuple[Callable[[Patch], None], Promise]]] = [
    (a_counter_of_changes, ORDERS),
    (only_looks_sealed, SEALED),
    (words_of_their_own_size, SEALED),
    (words_in_the_log, SEALED),
    (replies_of_their_own_size, DAY_AFTER),
    (places_that_are_not_sealed, HANDS),
    (a_batch_as_it_lay_there, HANDS),
    (a_batch_by_where_it_came_from, WRITERS_OF_ANY_GROUP),
    (who_wrote, WRITERS),
    (what_is_sealed_is_kept, WRITERS),
    (files_not_rewritten, WRITERS),
    (a_key_left_behind, WRITERS),
    (words_found_for_ever, WRITERS),
]
SELDOM: Final[list[tuple[Callable[[Patch], None], Promise]]] = [
    (a_row_id, ORDERS),
    (a_time, ORDERS),
    (a_first_answer_that_stays, ORDERS),
    (replies_in_the_log, DAY_AFTER),
    (a_group_that_is_told, WRITERS_OF_ANY_GROUP),
]


@pytest.mark.parametrize(("mistake", "promise"), OFTEN, ids=[mistake.__name__ for mistake, _ in OFTEN])
def test_a_mistake_is_noticed(mistake: Callable[[Patch], None], promise: Promise, monkeypatch: Patch) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, 1) == []


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("mistake", "promise"), [*OFTEN, *SELDOM], ids=[mistake.__name__ for mistake, _ in [*OFTEN, *SELDOM]]
)
def test_every_mistake_is_noticed_by_every_seed(
    mistake: Callable[[Patch], None], promise: Promise, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, MANY) == []
