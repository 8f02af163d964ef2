"""Not for me: somebody wants to hear no more about one thing. It is about being told, never about voting."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.polls import PollId
from bot.domain.refusals import NotFound
from bot.services.permission import allow
from bot.services.polls.reminding import plan_again
from storage import declined, reminders
from storage import polls as votes
from storage.store import Transaction


def decline(tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> None:
    """Hear no more about this; what was on its way is taken back. Nobody else is told."""
    allow(tx, actor, Action.DECLINE)
    held = votes.paper_for(tx, actor.guild, PollId(subject), actor.person)
    if held is None and not declined.has_letter(tx, actor.guild, actor.person, subject):
        raise NotFound("There is nothing here for you to hear of.")
    if held is None or now < held.poll.closes_at:
        declined.note_declined(tx, actor.guild, actor.person, subject)
        reminders.remove_about(tx, actor.guild, actor.person, subject)


def undo_decline(tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> None:
    """Hear about this again: reminders that still lie ahead come as they would have."""
    allow(tx, actor, Action.DECLINE)
    if not declined.remove_declined(tx, actor.guild, actor.person, subject):
        return
    held = votes.paper_for(tx, actor.guild, PollId(subject), actor.person)
    if held is not None:
        plan_again(tx, held.poll, actor.person, now=now)
