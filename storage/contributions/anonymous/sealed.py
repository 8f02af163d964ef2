"""What is sealed, one of each person and topic, by their tag: which shown words are whose as well."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

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


DRAFTS, ANSWERS, WISHES, SHOWN = map(SealedRows, (sealed_drafts, sealed_answers, sealed_wishes, shown_answers))
ALL_SEALED = (DRAFTS, ANSWERS, WISHES, SHOWN)
