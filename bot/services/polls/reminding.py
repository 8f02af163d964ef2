"""What a vote's note may say, and what a coordinator may know of it before."""

from datetime import datetime

from bot.domain.letters import Letter
from bot.domain.people import Actor
from bot.domain.poll_reminders import Notice
from bot.domain.polls import Poll, PollId
from bot.domain.reminding import hear_by
from bot.services import drafts, reminding
from bot.services.polls.drafts import DRAFTS
from bot.services.subjects import open_here
from storage import polls
from storage.store import Transaction


def reminded_of(tx: Transaction, letter: Letter, *, now: datetime) -> Poll | None:
    """Return the vote that a reminder is about: None where it is over, or this person is not to be told any more."""
    vote = reminding.still_holds(tx, letter, now=now)
    return None if vote is None else polls.poll(tx, vote.guild, PollId(vote.id))


def notice_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Notice:
    """Return how people would hear of a draft: from what everybody can see, and nobody's settings."""
    draft = drafts.look_at_draft(tx, actor, DRAFTS, poll_id)
    return Notice(draft, open_here(tx, actor.guild, now=now), hear_by(draft.closes_at, begins=now))
