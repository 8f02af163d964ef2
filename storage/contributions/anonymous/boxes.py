"""The boxes of topics that can be answered without a name."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.anonymous import Box, BoxState
from bot.domain.people import GuildId
from bot.domain.topics import Topic, TopicId
from storage.contributions.anonymous.tables import answer_boxes
from storage.departures import rests
from storage.store import Transaction
from storage.topics.rows import TOPIC_COLUMNS, topic_from
from storage.topics.tables import topics

_MADE = (BoxState.OPEN, BoxState.DECIDING, BoxState.SETTLED)  # there is a key
_OWN = (
    answer_boxes.c.state.label("box_state"),
    *(answer_boxes.c[name] for name in ("public_key", "due", "released_at", "decide_by", "ours_until")),
)
_BOXES = sa.select(*TOPIC_COLUMNS, *_OWN).join_from(answer_boxes, topics, answer_boxes.c.topic == topics.c.id)
_has_key = answer_boxes.c.state.in_([one.value for one in _MADE])
_here = topics.c.guild == sa.bindparam("of_guild")
_this = answer_boxes.c.topic == sa.bindparam("of_topic")
_ONE = _BOXES.where(_this)
_WITH_KEY = _BOXES.where(_has_key, ~rests(topics.c.guild)).order_by(answer_boxes.c.due, topics.c.id)
_WITH_KEY_HERE = _BOXES.where(_has_key, _here).order_by(topics.c.opened_at.desc(), topics.c.id)
_ALL = _BOXES.order_by(topics.c.opened_at, topics.c.id)
_KEYED = sa.select(answer_boxes.c.topic).where(_has_key)
_ADD = sa.insert(answer_boxes)
_UPDATE = sa.update(answer_boxes).where(_this)


def add_box(tx: Transaction, topic: Topic, public_key: bytes, *, due: datetime) -> None:
    """Begin to take answers without a name to a topic."""
    tx.sql.execute(_ADD, {"topic": topic.id, "state": BoxState.OPEN.value, "public_key": public_key, "due": due})


def put_box(tx: Transaction, box: Box) -> None:
    """Remember how far it has come."""
    tx.sql.execute(
        _UPDATE,
        {
            "of_topic": box.topic.id,
            "state": box.state.value,
            "due": box.due,
            "released_at": box.released_at,
            "decide_by": box.decide_by,
            "ours_until": box.ours_until,
        },
    )


def box_of(tx: Transaction, topic: TopicId) -> Box | None:
    """Return the box of a topic, in whatever state."""
    row = tx.sql.execute(_ONE, {"of_topic": topic}).mappings().one_or_none()
    return None if row is None else _box_from(row)


def boxes_with_key(tx: Transaction, guild: GuildId | None = None) -> tuple[Box, ...]:
    """Return those to which there is a key: of one server, newest first, or of all that the bot is in, by when due."""
    found = tx.sql.execute(_WITH_KEY) if guild is None else tx.sql.execute(_WITH_KEY_HERE, {"of_guild": guild})
    return tuple(map(_box_from, found.mappings()))


def all_boxes(tx: Transaction) -> tuple[Box, ...]:
    """Return every one there ever was."""
    return tuple(map(_box_from, tx.sql.execute(_ALL).mappings()))


def keyed_topics(tx: Transaction) -> frozenset[TopicId]:
    """Return the topics of which there is to be a key, in whatever server."""
    return frozenset(map(TopicId, tx.sql.execute(_KEYED).scalars()))


def _box_from(row: Any) -> Box:
    return Box(
        topic=topic_from(row),
        state=BoxState(row["box_state"]),
        public_key=bytes(row["public_key"]),
        due=row["due"],
        released_at=row["released_at"],
        decide_by=row["decide_by"],
        ours_until=row["ours_until"],
    )
