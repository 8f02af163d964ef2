"""Who suggested a vote, as they are shown with it."""

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.polls import Poll, PollId
from bot.domain.suggestions import Suggester
from storage.partners import partners
from storage.polls.rows import POLL_COLUMNS, poll_from
from storage.polls.tables import poll_credits, polls
from storage.store import Transaction

_this = poll_credits.c.poll == sa.bindparam("of_poll")
_PUT = sa.insert(poll_credits)
_COPY = _PUT.from_select(
    ["poll", "person", "name", "role_group"],
    sa.select(
        sa.bindparam("to_poll", type_=sa.String), poll_credits.c.person, poll_credits.c.name, poll_credits.c.role_group
    ).where(_this),
)
_ONE = (  # of those alone who still take part
    sa.select(poll_credits.c.name, poll_credits.c.role_group)
    .join_from(poll_credits, polls, polls.c.id == poll_credits.c.poll)
    .join(partners, sa.and_(partners.c.guild == polls.c.guild, partners.c.person == poll_credits.c.person))
    .where(_this)
)
_REMOVE = sa.delete(poll_credits).where(_this)
_OF = (
    sa.select(*POLL_COLUMNS)
    .join_from(poll_credits, polls, polls.c.id == poll_credits.c.poll)
    .where(polls.c.guild == sa.bindparam("of_guild"), poll_credits.c.person == sa.bindparam("of_person"))
    .order_by(polls.c.id)
)


def put_credit(tx: Transaction, poll: PollId, person: PersonId, suggester: Suggester) -> None:
    """Remember who suggested a vote that is being written, and how they are shown."""
    group = suggester.role_group
    shown = {"name": suggester.name, "role_group": group.value if group else None}
    tx.sql.execute(_PUT, {"poll": poll, "person": person, **shown})


def copy_credit(tx: Transaction, before: PollId, poll: PollId) -> None:
    """Remember of a vote that is being written that whoever suggested the one before it suggested this."""
    tx.sql.execute(_COPY, {"of_poll": before, "to_poll": poll})


def credit_of(tx: Transaction, poll: Poll) -> Suggester | None:
    """Return who suggested a vote, as they are shown with it: None where nobody is."""
    if poll.suggestion is None:
        return None
    row = tx.sql.execute(_ONE, {"of_poll": poll.id}).one_or_none()
    if row is None:
        return None
    name, group = row
    return Suggester(name, None if group is None else RoleGroup(group))


def credited(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Poll, ...]:
    """Return the votes of this server with which this person is shown."""
    rows = tx.sql.execute(_OF, {"of_guild": guild, "of_person": person}).all()
    return tuple(map(poll_from, rows))


def remove_credit(tx: Transaction, poll: PollId) -> None:
    """Show nobody with a vote any more."""
    tx.sql.execute(_REMOVE, {"of_poll": poll})
