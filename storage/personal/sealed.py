"""What somebody has lying sealed under a tag, in any copy of the database: only the keys tell what is theirs."""

import sqlalchemy as sa

from bot.domain.people import PersonId
from storage.contributions.anonymous import answer_boxes, sealed_answers, sealed_drafts, sealed_wishes, shown_answers
from storage.keys import KeyMissing, Keys
from storage.personal.erasing import Columns, Somebody
from storage.topics import topics

_BY_TAG = (sealed_drafts, sealed_answers, sealed_wishes, shown_answers)
_HERE = (
    sa.select(answer_boxes.c.topic)
    .join(topics, topics.c.id == answer_boxes.c.topic)
    .where(topics.c.guild == sa.bindparam("of_guild"))
)


def erase_sealed(sql: sa.Connection, somebody: Somebody, columns: Columns, keys: Keys) -> int:
    """Take out of every box of one server what is somebody's; return how many rows went.

    Shown words stay, and nothing leads to them any more. KeyUnreadable where a key cannot be read just now.
    """
    if answer_boxes.name not in columns:
        return 0
    guild, person = somebody
    known = keys.known() if keys.are_ours else frozenset()
    boxes = sorted(known & set(sql.execute(_HERE, {"of_guild": guild}).scalars()))
    return sum(_erase_in(sql, topic, tag) for topic in boxes if (tag := _tag(keys, topic, person)) is not None)


def _tag(keys: Keys, topic: str, person: PersonId) -> bytes | None:
    try:
        return keys.tag(topic, person)
    except KeyMissing:
        return None  # what lies there can never be opened


def _erase_in(sql: sa.Connection, topic: str, tag: bytes) -> int:
    return sum(
        sql.execute(sa.delete(table).where(table.c.topic == topic, table.c.tag == tag)).rowcount for table in _BY_TAG
    )
