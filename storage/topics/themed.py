"""Themes: what several answers to one topic have in common."""

import sqlalchemy as sa

from bot.domain.topics import Theme, ThemeId, TopicId
from storage.store import Transaction
from storage.topics.tables import themes

_ADD = sa.insert(themes)
_OF = sa.select(themes).where(themes.c.topic == sa.bindparam("of_topic")).order_by(themes.c.title, themes.c.id)


def add_theme(tx: Transaction, theme: Theme) -> None:
    """Remember one more theme."""
    tx.sql.execute(_ADD, {"id": theme.id, "topic": theme.topic, "title": theme.title})


def themes_of(tx: Transaction, topic: TopicId) -> tuple[Theme, ...]:
    """Return the themes of a topic, in the order of their titles."""
    rows = tx.sql.execute(_OF, {"of_topic": topic})
    return tuple(Theme(ThemeId(row.id), TopicId(row.topic), row.title) for row in rows)
