"""Letters about reminders: those that are not wanted any more, and what other letters remind of."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letters import LetterState
from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import REMINDER, Reminder, ReminderId
from storage.letters import letters
from storage.reminders.tables import who
from storage.store import Transaction
from storage.tables import Moment

_mine = sa.and_(letters.c.guild == sa.bindparam("of_guild"), letters.c.person == sa.bindparam("of_person"))
_TAKE_BACK = (
    sa.update(letters)
    .where(
        letters.c.subject == sa.bindparam("of_subject"),
        letters.c.kind == REMINDER.name,
        letters.c.state.in_((LetterState.PENDING.value, LetterState.WAITING.value)),
    )
    .values(state=LetterState.CANCELLED.value)
)
_planned = sa.and_(
    _mine, letters.c.kind.in_(sa.bindparam("kinds", expanding=True)), letters.c.state == LetterState.PENDING.value
)
_PLANNED = sa.select(letters.c.subject, letters.c.next_try).where(_planned)
_SUPERSEDE = (
    sa.update(letters)
    .where(
        _planned,
        letters.c.subject == sa.bindparam("of_subject"),
        letters.c.not_before <= sa.bindparam("of_moment", type_=Moment),
    )
    .values(state=LetterState.CANCELLED.value)
)


def take_back_letters(tx: Transaction, which: ReminderId) -> None:
    """Take back what is not on its way yet of this reminder: it was for another time, or is not wanted any more."""
    tx.sql.execute(_TAKE_BACK, {"of_subject": which})


def supersede(tx: Transaction, one: Reminder, *, kinds: Sequence[str], now: datetime) -> None:
    """Take back letters of these kinds that would remind the same person of the same by now: nobody is told twice."""
    asked = {"of_subject": one.subject, "of_moment": now, "kinds": kinds, **who(one.guild, one.person)}
    tx.sql.execute(_SUPERSEDE, asked)


def planned_for(
    tx: Transaction, guild: GuildId, person: PersonId, *, kinds: Sequence[str]
) -> tuple[tuple[str, datetime], ...]:
    """Return what letters of these kinds will remind this person of, each with when."""
    rows = tx.sql.execute(_PLANNED, {"kinds": kinds, **who(guild, person)})
    return tuple((subject, when) for subject, when in rows)
