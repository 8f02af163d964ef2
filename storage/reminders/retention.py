"""Forgetting reminders: those that have done their work, and drafts that came to nothing."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letters import LetterState
from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import ReminderKind, ReminderState
from storage.letters import letters
from storage.reminders.tables import at_moment, is_theirs, reminders, who
from storage.store import Transaction

_ENDS = tuple(one.value for one in (LetterState.SENT, LetterState.EXPIRED, LetterState.DEAD, LetterState.CANCELLED))
_FORGET_DRAFTS = sa.delete(reminders).where(
    reminders.c.state == ReminderState.DRAFT.value, reminders.c.written_at <= at_moment
)
_mine_begun = sa.and_(is_theirs, reminders.c.state == ReminderState.DRAFT.value)
_DROP_OLDEST = sa.delete(reminders).where(
    _mine_begun,
    reminders.c.id.not_in(
        sa.select(reminders.c.id).where(_mine_begun).order_by(reminders.c.written_at.desc()).limit(sa.bindparam("keep"))
    ),
)
_about_subjects = reminders.c.about == ReminderKind.SUBJECT.value
_SUBJECTS = sa.select(reminders.c.subject).where(_about_subjects).distinct().order_by(reminders.c.subject)
_FORGET = sa.delete(reminders).where(
    ((reminders.c.state == ReminderState.DONE.value) & (reminders.c.due_at <= at_moment))
    | (_about_subjects & reminders.c.subject.in_(sa.bindparam("over", expanding=True))),
    ~sa.exists().where(letters.c.subject == reminders.c.id, letters.c.state.not_in(_ENDS)),
)


def drop_oldest_drafts(tx: Transaction, guild: GuildId, person: PersonId, *, keep: int) -> None:
    """Forget what this person began first and chose no time for, but for so many."""
    tx.sql.execute(_DROP_OLDEST, {"keep": keep, **who(guild, person)})


def subjects_reminded_of(tx: Transaction) -> tuple[str, ...]:
    """Return every subject that somebody asked to be reminded of."""
    return tuple(tx.sql.execute(_SUBJECTS).scalars())


def forget_reminders(tx: Transaction, *, written_before: datetime, done_before: datetime, over: Collection[str]) -> int:
    """Forget drafts, what came for the last time, and what was about subjects that are over; return how many."""
    drafts = tx.sql.execute(_FORGET_DRAFTS, {"of_moment": written_before}).rowcount
    return drafts + tx.sql.execute(_FORGET, {"of_moment": done_before, "over": sorted(over)}).rowcount
