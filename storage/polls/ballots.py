"""Who is asked, and the sealed box: the fewest and quickest questions, for this is where everyone presses at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.polls import Poll, PollId, PollState
from storage.contacts import is_away
from storage.departures import rests
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import ballot_drafts, ballots, electorates, polls
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment

_asked = polls.join(electorates, electorates.c.poll == polls.c.id)
_this = ballots.c.poll == sa.bindparam("of_poll")
_here = sa.and_(polls.c.guild == sa.bindparam("of_guild"), electorates.c.person == sa.bindparam("of_person"))
_person = electorates.c.person
_fresh = insert(ballots)

_PAPER = PreparedStatement(
    sa.select(*POLL_COLUMNS, polls.c.public_key, electorates.c.role_group, is_away(polls.c.guild, _person))
    .select_from(_asked)
    .where(polls.c.id == sa.bindparam("of_poll"), _here, ~rests(polls.c.guild))
)
_OPEN_FOR = (
    sa.select(*POLL_COLUMNS)
    .select_from(_asked)
    .where(_here, polls.c.state == PollState.OPEN.value, polls.c.closes_at > sa.bindparam("of_moment", type_=Moment))
    .order_by(polls.c.closes_at, polls.c.id)
)
_PUT = PreparedStatement(_fresh.on_conflict_do_update(set_={"sealed": _fresh.excluded.sealed}))
_SEALED = sa.select(ballots.c.sealed).where(_this).order_by(ballots.c.tag)
_COUNT = sa.select(sa.func.count()).select_from(ballots).where(_this)
_REMOVE = sa.delete(ballots).where(_this)
_REMOVE_DRAFTS = sa.delete(ballot_drafts).where(ballot_drafts.c.poll == sa.bindparam("of_poll"))
_FIX = sa.insert(electorates)
_REMOVE_ELECTORATE = sa.delete(electorates).where(electorates.c.poll == sa.bindparam("of_poll"))
_ASKED = sa.select(_person).where(electorates.c.poll == sa.bindparam("of_poll"), _person > 0).order_by(_person)
_SIZES = PreparedStatement(
    sa.select(electorates.c.role_group, sa.func.count())
    .where(electorates.c.poll == sa.bindparam("of_poll"))
    .group_by(electorates.c.role_group)
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A vote as one of those who are asked holds it in hand; `is_away` when they were last seen to have left."""

    poll: Poll
    public_key: bytes
    role_group: RoleGroup
    is_away: bool


def fix_electorate(tx: Transaction, poll_id: PollId, people: Iterable[tuple[PersonId, RoleGroup]]) -> None:
    """Fix who is asked; possible until the vote opens."""
    asked = [{"poll": poll_id, "person": person, "role_group": group.value} for person, group in people]
    tx.sql.execute(_FIX, asked)


def asked_in(tx: Transaction, poll_id: PollId) -> tuple[PersonId, ...]:
    """Return who is asked in an open vote, by number, but for those whose data is deleted."""
    return tuple(map(PersonId, tx.sql.execute(_ASKED, {"of_poll": poll_id}).scalars()))


def sizes_asked(tx: Transaction, poll_id: PollId) -> Mapping[RoleGroup, int]:
    """Return how many people of each role group are asked in an open vote."""
    return {RoleGroup(group): size for group, size in _SIZES.every(tx, {"of_poll": poll_id})}


def paper_for(tx: Transaction, guild: GuildId, poll_id: PollId, person: PersonId) -> Paper | None:
    """Return the paper of one person: None when there is no such vote here or they are not asked in it."""
    row = _PAPER.first(tx, {"of_guild": guild, "of_poll": poll_id, "of_person": person})
    return None if row is None else Paper(poll_from(row), row[-3], RoleGroup(row[-2]), bool(row[-1]))


def open_for(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Poll, ...]:
    """Return the votes this person may still answer, soonest close first."""
    rows = tx.sql.execute(_OPEN_FOR, {"of_guild": guild, "of_person": person, "of_moment": now})
    return tuple(map(poll_from, rows))


def put_ballot(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
    """Put a sealed ballot in the box in place of any earlier one with the same tag."""
    _PUT.run(tx, {"poll": poll_id, "tag": tag, "sealed": sealed})


def count_ballots(tx: Transaction, poll_id: PollId) -> int:
    """Return how many have answered: for the turnout band only, never for showing."""
    count: int = tx.sql.execute(_COUNT, {"of_poll": poll_id}).scalar_one()
    return count


def sealed_ballots(tx: Transaction, poll_id: PollId) -> tuple[bytes, ...]:
    """Return what lies in the box, in the order of tags, which nobody can know without the key."""
    return tuple(tx.sql.execute(_SEALED, {"of_poll": poll_id}).scalars())


def remove_electorate(tx: Transaction, poll_id: PollId) -> None:
    """Forget who was asked; possible once the vote is not open any more."""
    tx.sql.execute(_REMOVE_ELECTORATE, {"of_poll": poll_id})


def remove_ballots(tx: Transaction, poll_id: PollId) -> None:
    """Empty the box, and destroy what was written and not put into it."""
    tx.sql.execute(_REMOVE, {"of_poll": poll_id})
    tx.sql.execute(_REMOVE_DRAFTS, {"of_poll": poll_id})
