"""Which votes still have reminders to plan, and for whom next: a few at a time, so that nobody waits for it."""

from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.polls import Poll, PollId, PollState
from storage.contacts import is_away
from storage.departures import rests
from storage.opt_outs import opt_outs
from storage.partners import partners
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import electorates, polls
from storage.store import Transaction

_NEXT = (
    sa.select(*POLL_COLUMNS, polls.c.planned)
    .where(polls.c.state == PollState.OPEN.value, polls.c.planned.is_not(None), ~rests(polls.c.guild))
    .order_by(polls.c.closes_at, polls.c.id)
    .limit(1)
)
_NOTE = sa.update(polls).where(polls.c.id == sa.bindparam("of_poll"))
_of_poll = electorates.c.poll == sa.bindparam("of_poll")
_here = sa.bindparam("of_guild", type_=sa.BigInteger)
_ASKED = (  # by number, and where somebody is erased meanwhile theirs moves to the front: nobody is passed over
    sa.select(
        electorates.c.person,
        sa.exists().where(
            partners.c.guild == _here, partners.c.person == electorates.c.person, partners.c.role_group.is_not(None)
        )
        & ~is_away(_here, electorates.c.person)
        & ~sa.exists().where(
            opt_outs.c.guild == _here,
            opt_outs.c.person == electorates.c.person,
            opt_outs.c.subject == electorates.c.poll,
        ),
    )
    .where(_of_poll)
    .order_by(electorates.c.person)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .offset(sa.bindparam("skip", type_=sa.Integer))
)


@dataclass(frozen=True, slots=True)
class ToPlan:
    """An open vote, and for how many of those asked its reminders are planned."""

    poll: Poll
    planned: int


def next_to_plan(tx: Transaction) -> ToPlan | None:
    """Return the next vote whose reminders are not all planned: None when there is none."""
    row = tx.sql.execute(_NEXT).first()
    return None if row is None else ToPlan(poll_from(row), row.planned)


def note_planned(tx: Transaction, poll_id: PollId, planned: int | None) -> None:
    """Remember for how many of those asked its reminders are planned: None for all of them."""
    tx.sql.execute(_NOTE, {"of_poll": poll_id, "planned": planned})


def asked_from(
    tx: Transaction, guild: GuildId, poll_id: PollId, *, skip: int, most: int
) -> tuple[tuple[PersonId, bool], ...]:
    """Return some of those who are asked, each with whether they may be told of it at all."""
    rows = tx.sql.execute(_ASKED, {"of_guild": guild, "of_poll": poll_id, "skip": skip, "most": most})
    return tuple((PersonId(person), bool(told)) for person, told in rows)
