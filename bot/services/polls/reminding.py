"""The note that comes with a vote: for everyone who is asked alike, whether or not they have answered."""

from datetime import datetime
from typing import Final

from bot.domain.letters import Letter
from bot.domain.people import Actor, PersonId
from bot.domain.poll_reminders import Notice, hear_by, letter_for
from bot.domain.polls import Poll, PollId, PollState
from bot.services.polls.drafting import coordinated, draft_here
from bot.services.preferences import chosen_by_each, wants_reminders
from bot.services.subjects import open_here
from storage import polls
from storage.letters.planning import plan_letters
from storage.opt_outs import has_opted_out
from storage.partners import partner
from storage.poll_reminders import asked_from, next_to_plan, note_planned
from storage.store import Transaction

_AT_ONCE: Final = 15  # people, so that whoever presses meanwhile does not wait


def plan_reminders(tx: Transaction, *, now: datetime) -> bool:
    """Write the reminders of the next few people who are asked in a vote; tell whether there may be more.

    How far this has come is kept with the vote, so a stop loses and doubles none.
    """
    found = next_to_plan(tx)
    if found is None:
        return False
    poll = found.poll
    asked = asked_from(tx, poll.guild, poll.id, skip=found.planned, most=_AT_ONCE)
    _plan(tx, poll, [person for person, told in asked if told], now)
    tx.failpoint("remind.written")
    note_planned(tx, poll.id, found.planned + len(asked) if len(asked) == _AT_ONCE else None)
    return True


def next_plan(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now while there are reminders to plan, None otherwise."""
    return None if next_to_plan(tx) is None else now


def reminded_of(tx: Transaction, letter: Letter, *, now: datetime) -> Poll | None:
    """Return the vote that a reminder is about: None where it is over, or this person is not to be told any more."""
    person = letter.person
    if person is None or partner(tx, letter.guild, person) is None:
        return None
    held = polls.paper_for(tx, letter.guild, PollId(letter.subject), person)
    if held is None or held.poll.state is not PollState.OPEN or now >= held.poll.closes_at:
        return None
    if has_opted_out(tx, letter.guild, person, letter.subject) or not wants_reminders(tx, letter.guild, person):
        return None
    return held.poll


def notice_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Notice:
    """Return how people would hear of a draft: from what everybody can see, and nobody's settings."""
    coordinated(tx, actor)
    draft = draft_here(tx, actor, poll_id)
    return Notice(draft, open_here(tx, actor.guild, now=now), hear_by(draft.closes_at, begins=now))


def _plan(tx: Transaction, poll: Poll, people: list[PersonId], now: datetime) -> None:
    chosen = chosen_by_each(tx, poll.guild, people, now=now)
    planned = (letter_for(poll, chosen[person], now=now) for person in people)
    plan_letters(tx, [letter for letter in planned if letter is not None])
