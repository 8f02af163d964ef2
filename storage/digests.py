"""The week in short: who asked for it and was not promised it yet, and what happened in a week."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.digest import DIGEST, TOLD
from bot.domain.oversight import Ending
from bot.domain.people import GuildId, PersonId
from bot.domain.polls import PollId, PollState
from bot.domain.proposals import ProposalId, ProposalState
from storage.departures import rests
from storage.letters import letters
from storage.oversights import oversights
from storage.polls import polls
from storage.preferences import preferences
from storage.proposals import proposals
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_SERVERS = (
    sa.select(preferences.c.guild)
    .where(preferences.c.digest, ~rests(preferences.c.guild))
    .distinct()
    .order_by(preferences.c.guild)
)
_here = sa.bindparam("of_guild", type_=Snowflake)
_promised = sa.exists().where(
    letters.c.person == preferences.c.person,
    letters.c.kind == DIGEST.name,
    letters.c.guild == _here,
    letters.c.subject == sa.bindparam("of_week", type_=sa.String),
)
_READERS = (
    sa.select(preferences.c.person)
    .where(preferences.c.digest, preferences.c.guild == _here, ~_promised)
    .order_by(preferences.c.person)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def _in_the_week(column: sa.ColumnElement[datetime]) -> sa.ColumnElement[bool]:
    return (column >= sa.bindparam("since", type_=Moment)) & (column < sa.bindparam("until", type_=Moment))


_DECIDED = (
    sa.select(polls.c.id)
    .where(polls.c.guild == _here, polls.c.result.in_([kind.value for kind in TOLD]), _in_the_week(polls.c.ended_at))
    .order_by(polls.c.ended_at, polls.c.id)
)
_agreed = sa.exists().where(oversights.c.submission == polls.c.id, oversights.c.ending == Ending.GOES_AHEAD.value)
_AGREED = (
    sa.select(polls.c.id)
    .where(polls.c.guild == _here, polls.c.state != PollState.DRAFT.value, _in_the_week(polls.c.opened_at), _agreed)
    .order_by(polls.c.opened_at, polls.c.id)
)
_ANSWERED = (
    sa.select(proposals.c.id)
    .where(
        proposals.c.guild == _here,
        proposals.c.state == ProposalState.ANSWERED.value,
        _in_the_week(proposals.c.answered_at),
        proposals.c.unsigned | (proposals.c.person == sa.bindparam("of_person", type_=Snowflake)),
    )
    .order_by(proposals.c.answered_at, proposals.c.id)
)


def servers_with_readers(tx: Transaction) -> tuple[GuildId, ...]:
    """Return the servers in which somebody wants to hear once a week, but for those that rest."""
    return tuple(map(GuildId, tx.sql.execute(_SERVERS).scalars()))


def not_promised(tx: Transaction, guild: GuildId, week: str, *, limit: int) -> tuple[PersonId, ...]:
    """Return up to this many who want to hear once a week, and were never promised this one."""
    asked = {"of_guild": guild, "of_week": week, "most": limit}
    return tuple(map(PersonId, tx.sql.execute(_READERS, asked).scalars()))


def decided(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[PollId, ...]:
    """Return the votes that ended in this time with a result, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(PollId, tx.sql.execute(_DECIDED, asked).scalars()))


def agreed(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[PollId, ...]:
    """Return the votes that opened in this time because three of the advisory group had said so, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(PollId, tx.sql.execute(_AGREED, asked).scalars()))


def answered(
    tx: Transaction, guild: GuildId, person: PersonId, since: datetime, until: datetime
) -> tuple[ProposalId, ...]:
    """Return the ideas answered in this time that are this person's own, or nobody's, oldest first."""
    asked = {"of_guild": guild, "of_person": person, "since": since, "until": until}
    return tuple(map(ProposalId, tx.sql.execute(_ANSWERED, asked).scalars()))
