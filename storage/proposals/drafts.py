"""Ideas that are being written: kept until they are sent, dropped or forgotten."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from bot.domain.proposals import Proposal, ProposalId, ProposalState
from storage.proposals.tables import idea_from, proposals
from storage.store import Transaction
from storage.tables import Moment

_fresh = insert(proposals)
_DRAFT_COLUMNS = ("kind", "words", "name", "role_group", "unsigned")
_KEEP = _fresh.on_conflict_do_update(
    index_elements=["id"], set_={name: _fresh.excluded[name] for name in _DRAFT_COLUMNS}
)
_mine = sa.and_(
    proposals.c.state == ProposalState.DRAFT.value,
    proposals.c.guild == sa.bindparam("of_guild"),
    proposals.c.person == sa.bindparam("of_person"),
)
_DROP = sa.delete(proposals).where(proposals.c.id == sa.bindparam("of_id"), _mine)
_DRAFTS_BY = sa.select(proposals).where(_mine).order_by(proposals.c.begun_at.desc(), proposals.c.id)
_FORGET_DRAFTS = sa.delete(proposals).where(
    proposals.c.state == ProposalState.DRAFT.value,
    proposals.c.begun_at <= sa.bindparam("of_moment", type_=Moment),
)
_DROP_OLDEST = sa.delete(proposals).where(
    _mine,
    proposals.c.id.not_in(
        sa.select(proposals.c.id).where(_mine).order_by(proposals.c.begun_at.desc()).limit(sa.bindparam("keep"))
    ),
)


def keep_draft(tx: Transaction, draft: Proposal, *, now: datetime) -> None:
    """Remember an idea that was written and not sent yet; when it was begun stays."""
    tx.sql.execute(
        _KEEP,
        {
            "id": draft.id,
            "guild": draft.guild,
            "person": draft.person,
            "kind": draft.kind.value,
            "words": draft.words,
            "name": draft.signature.name,
            "role_group": draft.signature.role_group.value if draft.signature.role_group else None,
            "unsigned": draft.unsigned,
            "to_group": draft.to_group,
            "state": ProposalState.DRAFT.value,
            "begun_at": now,
            "reply": "",
        },
    )


def drafts_by(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[tuple[Proposal, datetime], ...]:
    """Return what this person wrote and did not send, newest first, each with when it was begun."""
    rows = tx.sql.execute(_DRAFTS_BY, {"of_guild": guild, "of_person": person}).mappings()
    return tuple((idea_from(row), row["begun_at"]) for row in rows)


def drop_draft(tx: Transaction, guild: GuildId, person: PersonId, idea: ProposalId) -> bool:
    """Throw away what this person wrote and did not send; tell whether there was anything."""
    return tx.sql.execute(_DROP, {"of_id": idea, "of_guild": guild, "of_person": person}).rowcount > 0


def drop_oldest_drafts(tx: Transaction, guild: GuildId, person: PersonId, *, keep: int) -> None:
    """Throw away what this person wrote first and did not send, but for so many."""
    tx.sql.execute(_DROP_OLDEST, {"of_guild": guild, "of_person": person, "keep": keep})


def forget_drafts(tx: Transaction, *, begun_before: datetime) -> int:
    """Throw away what was never sent; return how many."""
    return tx.sql.execute(_FORGET_DRAFTS, {"of_moment": begun_before}).rowcount
