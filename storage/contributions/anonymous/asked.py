"""What coordinators asked those who wrote without a name, and the replies that are shown."""

import sqlalchemy as sa

from bot.domain.anonymous import AskedBack
from bot.domain.contributions import ContributionId
from bot.domain.people import GuildId
from bot.domain.topics import TopicId
from storage.contributions.anonymous.tables import asked_back
from storage.contributions.tables import contributions
from storage.store import Transaction

_this = asked_back.c.contribution == sa.bindparam("of_contribution")
_ADD = sa.insert(asked_back)
_ONE = sa.select(asked_back).where(_this)
_REPLY = sa.update(asked_back).where(_this)
_ALL = sa.select(asked_back).join(contributions, contributions.c.id == asked_back.c.contribution)
_WAITING = _ALL.where(contributions.c.topic == sa.bindparam("of_topic"), asked_back.c.reply == "").order_by(
    asked_back.c.contribution
)
_HERE = _ALL.where(contributions.c.guild == sa.bindparam("of_guild"))


def ask(tx: Transaction, asked: AskedBack) -> None:
    """Remember what was asked back."""
    tx.sql.execute(_ADD, {"contribution": asked.contribution, "words": asked.words, "reply": asked.reply})


def asked_of(tx: Transaction, contribution: ContributionId) -> AskedBack | None:
    """Return what was asked back about some words."""
    row = tx.sql.execute(_ONE, {"of_contribution": contribution}).one_or_none()
    return None if row is None else AskedBack(ContributionId(row.contribution), row.words, row.reply)


def keep_reply(tx: Transaction, contribution: ContributionId, reply: str) -> None:
    """Remember the reply, as everybody reads it."""
    tx.sql.execute(_REPLY, {"of_contribution": contribution, "reply": reply})


def asked_without_reply(tx: Transaction, topic: TopicId) -> tuple[ContributionId, ...]:
    """Return the words of one topic about which something was asked back and nothing was replied yet."""
    return tuple(ContributionId(row.contribution) for row in tx.sql.execute(_WAITING, {"of_topic": topic}))


def all_asked(tx: Transaction, guild: GuildId | None) -> tuple[ContributionId, ...]:
    """Return the words about which anything was asked back, in a server or in all."""
    found = tx.sql.execute(_ALL) if guild is None else tx.sql.execute(_HERE, {"of_guild": guild})
    return tuple(ContributionId(row.contribution) for row in found)
