"""Not for me: somebody wants to hear no more about one thing. It is about being told, never about answering."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.refusals import NotFound
from bot.domain.subjects import Subject
from bot.services.permission import allow
from bot.services.preferences import chosen_by_each
from storage import opt_outs, reminders
from storage.partners import partner
from storage.store import Transaction

_KEPT_FOR: Final = timedelta(days=30)  # after the end: until then something may still be told


def opt_out(tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
    """Hear no more about this; what was on its way is taken back. Nobody else is told."""
    allow(tx, actor, Action.OPT_OUT)
    found = _told_of(tx, actor, subject)
    if found is None:
        raise NotFound("There is nothing here for you to hear of.")
    if found.can_be_answered(now):
        opt_outs.put_opt_out(tx, actor.guild, actor.person, subject)
        reminders.remove_about(tx, actor.guild, actor.person, subject)
    return found


def undo_opt_out(tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject | None:
    """Hear about this again: reminders that still lie ahead come as they would have. None where there is no such."""
    allow(tx, actor, Action.OPT_OUT)
    found = _told_of(tx, actor, subject)
    if not opt_outs.remove_opt_out(tx, actor.guild, actor.person, subject) or found is None:
        return found
    if found.can_be_answered(now) and partner(tx, actor.guild, actor.person) is not None:
        mine = chosen_by_each(tx, actor.guild, [actor.person], now=now)[actor.person]
        tx.subjects.of(found).replan(tx, found, mine, now=now, anew=True)
    return found


def forget_opt_outs(tx: Transaction, *, now: datetime) -> int:
    """Forget who wanted to hear no more of what ended 30 days ago, or is gone with every letter; return how many."""
    known = {subject: tx.subjects.find(tx, subject) for subject in opt_outs.subjects_opted_out_of(tx)}
    ended = [subject for subject, found in known.items() if found and _ended_long_ago(found, now)]
    return opt_outs.forget_opt_outs(tx, ended=ended, gone=[subject for subject in known if known[subject] is None])


def _told_of(tx: Transaction, actor: Actor, subject: str) -> Subject | None:
    """Return what somebody is asked about, or was written to about."""
    asked = tx.subjects.asked(tx, actor.guild, actor.person, subject)
    if asked is not None or not opt_outs.has_letter(tx, actor.guild, actor.person, subject):
        return asked
    return tx.subjects.find(tx, subject)


def _ended_long_ago(found: Subject, now: datetime) -> bool:
    return found.ended_at is not None and found.ended_at <= now - _KEPT_FOR
