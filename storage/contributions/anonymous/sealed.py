"""What is sealed, one of each person and topic, by their tag; and which shown words are whose."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.contributions import ContributionId
from bot.domain.topics import TopicId
from storage.contributions.anonymous.tables import sealed_answers, sealed_drafts, sealed_wishes, shown_answers
from storage.store import Transaction


class SealedRows:
    """One table of what is sealed: what a tag has there, and what all have."""

    def __init__(self, table: sa.Table) -> None:
        fresh = insert(table)
        self._put = fresh.on_conflict_do_update(set_={"sealed": fresh.excluded.sealed})
        of_topic = table.c.topic == sa.bindparam("of_topic")
        theirs = sa.and_(of_topic, table.c.tag == sa.bindparam("of_tag"))
        self._find = sa.select(table.c.sealed).where(theirs)
        self._remove = sa.delete(table).where(theirs)
        self._all = sa.select(table.c.tag, table.c.sealed).where(of_topic).order_by(table.c.tag)
        self._remove_all = sa.delete(table).where(of_topic)

    def put(self, tx: Transaction, topic: TopicId, tag: bytes, sealed: bytes) -> None:
        """Keep this in place of what was there before."""
        tx.sql.execute(self._put, {"topic": topic, "tag": tag, "sealed": sealed})

    def find(self, tx: Transaction, topic: TopicId, tag: bytes) -> bytes | None:
        """Return what this tag has there."""
        found = tx.sql.execute(self._find, {"of_topic": topic, "of_tag": tag}).scalar_one_or_none()
        return None if found is None else bytes(found)

    def remove(self, tx: Transaction, topic: TopicId, tag: bytes) -> None:
        """Forget what this tag has there."""
        tx.sql.execute(self._remove, {"of_topic": topic, "of_tag": tag})

    def all(self, tx: Transaction, topic: TopicId) -> tuple[tuple[bytes, bytes], ...]:
        """Return each tag with what it has there, in the order of tags."""
        rows = tx.sql.execute(self._all, {"of_topic": topic}).all()
        return tuple((bytes(tag), bytes(sealed)) for tag, sealed in rows)

    def remove_all(self, tx: Transaction, topic: TopicId) -> None:
        """Forget what everybody has there."""
        tx.sql.execute(self._remove_all, {"of_topic": topic})


DRAFTS, ANSWERS, WISHES = SealedRows(sealed_drafts), SealedRows(sealed_answers), SealedRows(sealed_wishes)

_of_topic = shown_answers.c.topic == sa.bindparam("of_topic")
_theirs = sa.and_(_of_topic, shown_answers.c.tag == sa.bindparam("of_tag"))
_SHOW = sa.insert(shown_answers)
_SHOWN = sa.select(shown_answers.c.contribution).where(_theirs)
_LET_GO = sa.delete(shown_answers).where(_theirs)
_LET_ALL_GO = sa.delete(shown_answers).where(_of_topic)
_COUNT = sa.select(sa.func.count()).select_from(shown_answers).where(_of_topic)


def note_shown(tx: Transaction, topic: TopicId, those: Iterable[tuple[bytes, ContributionId]]) -> None:
    """Remember which words are whose, while their key lives: written in the order of tags, which is chance."""
    rows = [{"topic": topic, "tag": tag, "contribution": shown} for tag, shown in sorted(those)]
    if rows:
        tx.sql.execute(_SHOW, rows)


def shown_of(tx: Transaction, topic: TopicId, tag: bytes) -> ContributionId | None:
    """Return which shown words are those of this tag."""
    found = tx.sql.execute(_SHOWN, {"of_topic": topic, "of_tag": tag}).scalar_one_or_none()
    return None if found is None else ContributionId(found)


def is_any_shown(tx: Transaction, topic: TopicId) -> bool:
    """Tell whether any words here can still be found by their authors."""
    return bool(tx.sql.execute(_COUNT, {"of_topic": topic}).scalar_one())


def let_go(tx: Transaction, topic: TopicId, tag: bytes) -> None:
    """Forget that shown words are those of this tag."""
    tx.sql.execute(_LET_GO, {"of_topic": topic, "of_tag": tag})


def let_all_go(tx: Transaction, topic: TopicId) -> None:
    """Forget it of everybody."""
    tx.sql.execute(_LET_ALL_GO, {"of_topic": topic})
