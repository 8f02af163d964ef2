"""Ideas found, sent and answered: before whom they stand, and what became of them."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.proposals import IdeaAnswer, Owed, Proposal, ProposalId, ProposalKind, ProposalState
from storage.proposals.tables import idea_from, proposals
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_this = proposals.c.id == sa.bindparam("of_id")
_ONE = sa.select(proposals).where(_this)
_SEND = sa.update(proposals).where(_this, proposals.c.state == ProposalState.DRAFT.value)
_ANSWER = sa.update(proposals).where(_this, proposals.c.state == ProposalState.SENT.value)
_sent_here = sa.and_(proposals.c.guild == sa.bindparam("of_guild"), proposals.c.state == ProposalState.SENT.value)
_WAITING = (
    sa.select(proposals)
    .where(_sent_here, proposals.c.to_group == sa.bindparam("group"), proposals.c.answer_by.is_not(None))
    .order_by(proposals.c.answer_by, proposals.c.id)
)
_TOLD = (
    sa.select(proposals)
    .where(_sent_here, proposals.c.to_group == sa.bindparam("group"), proposals.c.answer_by.is_(None))
    .order_by(proposals.c.sent_at, proposals.c.id)
)
_OWED = (
    sa.select(proposals.c.answer_by, proposals.c.to_group)
    .where(_sent_here, proposals.c.answer_by.is_not(None))
    .order_by(proposals.c.answer_by)
)
_SINCE = sa.select(proposals.c.kind, proposals.c.state).where(
    proposals.c.guild == sa.bindparam("of_guild"),
    proposals.c.to_group.is_(True),
    proposals.c.sent_at >= sa.bindparam("since", type_=Moment),
)
_BEFORE_ANY = (
    sa.select(proposals)
    .where(proposals.c.state == ProposalState.SENT.value, proposals.c.to_group.is_(True))
    .order_by(proposals.c.answer_by.is_(None), proposals.c.answer_by, proposals.c.sent_at, proposals.c.id)
)
_BEFORE_ONE = _BEFORE_ANY.where(proposals.c.guild == sa.bindparam("of_guild"))
_ANSWERED = (
    sa.select(proposals)
    .where(
        proposals.c.guild == sa.bindparam("of_guild"),
        proposals.c.state == ProposalState.ANSWERED.value,
        proposals.c.answered_at >= sa.bindparam("since", type_=Moment),
        proposals.c.answered_at < sa.bindparam("until", type_=Moment),
        proposals.c.unsigned | (proposals.c.person == sa.bindparam("of_person", type_=Snowflake)),
    )
    .order_by(proposals.c.answered_at, proposals.c.id)
)
_SENT_BY = (
    sa.select(proposals)
    .where(
        proposals.c.state != ProposalState.DRAFT.value,
        proposals.c.guild == sa.bindparam("of_guild"),
        proposals.c.person == sa.bindparam("of_person"),
    )
    .order_by(proposals.c.sent_at.desc(), proposals.c.id)
)
_COUNT_WAITING = sa.select(sa.func.count()).where(_sent_here)
_FORGET = sa.delete(proposals).where(
    sa.or_(
        proposals.c.answered_at <= sa.bindparam("of_moment", type_=Moment),
        sa.and_(proposals.c.answer_by.is_(None), proposals.c.sent_at <= sa.bindparam("of_moment", type_=Moment)),
    )
)


def proposal(tx: Transaction, guild: GuildId | None, idea: ProposalId) -> Proposal | None:
    """Return this idea if this server has it; with None for the server, wherever it is."""
    row = tx.sql.execute(_ONE, {"of_id": idea}).mappings().one_or_none()
    return None if row is None or guild not in {None, row["guild"]} else idea_from(row)


def send(tx: Transaction, draft: Proposal, *, to_group: bool, answer_by: datetime | None, now: datetime) -> None:
    """Let an idea go; one without a name is nobody's from here on."""
    whose: dict[str, object] = {"person": None, "name": "", "role_group": None} if draft.unsigned else {}
    gone = {
        "state": ProposalState.SENT.value,
        "to_group": to_group,
        "begun_at": None,
        "sent_at": now,
        "answer_by": answer_by,
    }
    tx.sql.execute(_SEND.values(**gone, **whose), {"of_id": draft.id})


def answer(tx: Transaction, idea: ProposalId, told: IdeaAnswer, reply: str, *, now: datetime) -> None:
    """Note what becomes of an idea."""
    values = {"state": ProposalState.ANSWERED.value, "answer": told.value, "reply": reply, "answered_at": now}
    tx.sql.execute(_ANSWER.values(**values), {"of_id": idea})


def count_waiting(tx: Transaction, guild: GuildId) -> int:
    """Return how many ideas were sent here and are not answered."""
    return tx.sql.execute(_COUNT_WAITING, {"of_guild": guild}).scalar_one()


def sent_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Proposal, ...]:
    """Return the ideas that this person sent under their name, answered or not, newest first."""
    rows = tx.sql.execute(_SENT_BY, {"of_guild": guild, "of_person": person}).mappings().all()
    return tuple(map(idea_from, rows))


def waiting(tx: Transaction, guild: GuildId, *, to_group: bool) -> tuple[Proposal, ...]:
    """Return the ideas that wait for an answer from the group, or from the coordinators, soonest due first."""
    rows = tx.sql.execute(_WAITING, {"of_guild": guild, "group": to_group}).mappings().all()
    return tuple(map(idea_from, rows))


def told(tx: Transaction, guild: GuildId, *, to_group: bool) -> tuple[Proposal, ...]:
    """Return what was told without asking for an answer, oldest first."""
    rows = tx.sql.execute(_TOLD, {"of_guild": guild, "group": to_group}).mappings().all()
    return tuple(map(idea_from, rows))


def owed(tx: Transaction, guild: GuildId) -> tuple[Owed, ...]:
    """Return by when answers are owed, soonest first, and nothing else about them."""
    return tuple(Owed(when, bool(group)) for when, group in tx.sql.execute(_OWED, {"of_guild": guild}).all())


def since(tx: Transaction, guild: GuildId, moment: datetime) -> tuple[tuple[ProposalKind, ProposalState], ...]:
    """Return of each idea that came to the group since then what kind it is and how far it has come."""
    rows = tx.sql.execute(_SINCE, {"of_guild": guild, "since": moment}).all()
    return tuple((ProposalKind(kind), ProposalState(state)) for kind, state in rows)


def before_group(tx: Transaction, guild: GuildId | None) -> tuple[Proposal, ...]:
    """Return the ideas that stand before the group of this server, or any, and are not answered, soonest due first."""
    found = tx.sql.execute(_BEFORE_ANY) if guild is None else tx.sql.execute(_BEFORE_ONE, {"of_guild": guild})
    return tuple(map(idea_from, found.mappings().all()))


def answered(
    tx: Transaction, guild: GuildId, person: PersonId, since: datetime, until: datetime
) -> tuple[Proposal, ...]:
    """Return the ideas answered in this time that are this person's own, or nobody's, oldest first."""
    asked = {"of_guild": guild, "of_person": person, "since": since, "until": until}
    return tuple(map(idea_from, tx.sql.execute(_ANSWERED, asked).mappings().all()))


def forget(tx: Transaction, *, done_before: datetime) -> int:
    """Forget ideas answered, or told, before this; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": done_before}).rowcount
