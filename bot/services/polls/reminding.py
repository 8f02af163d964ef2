"""The reminders that come with a vote: for everyone who is asked alike, whether or not they have answered."""

import random
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.letters import Letter
from bot.domain.notes import CLOSED_FOR, STOP_AFTER
from bot.domain.people import Actor, PersonId
from bot.domain.poll_reminders import (
    MOST_LOOKED_AT,
    Cost,
    comes_through,
    letters_for,
    moments,
    most_reminders,
    reminders_for,
)
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.preferences import Preferences, Where
from bot.domain.reaching import A_WEEK
from bot.services.polls.drafting import coordinated, draft_here
from bot.services.preferences import chosen_by_each, wants_reminders
from storage import letters, polls
from storage.contacts import Contact, contacts_with
from storage.letters.planning import plan_letters, planned_to
from storage.opt_outs import has_opted_out
from storage.partners import joined, partner
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


def cost_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime, so_far: Cost | None = None) -> Cost:
    """Return how many reminders come with a draft, and look at a few more of the people they may reach: no names."""
    coordinated(tx, actor)
    draft = draft_here(tx, actor, poll_id)
    people = [person for person, _ in joined(tx, actor.guild, draft.audience)]
    chance = random.Random(poll_id)  # noqa: S311 - the same people each time, so that nothing moves without a cause
    sample = chance.sample(people, min(len(people), MOST_LOOKED_AT))
    number, most = reminders_for(draft, now), most_reminders(now, draft.closes_at)
    cost = so_far or Cost(draft, number, most, len(people))
    next_few = sample[cost.looked_at : cost.looked_at + _AT_ONCE]
    reached = _reached(tx, replace(draft, opened_at=now, reminders=number), next_few, now)
    return replace(cost, asked=len(people), looked_at=cost.looked_at + len(next_few), reached=cost.reached + reached)


def _reached(tx: Transaction, poll: Poll, people: list[PersonId], now: datetime) -> int:
    """Count those whom a reminder would be sent, beside what was sent and is planned already."""
    chosen = chosen_by_each(tx, poll.guild, people, now=now)
    known = contacts_with(tx, poll.guild, people)
    sent = letters.sent_to(tx, poll.guild, people, since=now - 2 * A_WEEK)
    planned = planned_to(tx, poll.guild, people, until=poll.closes_at)
    return sum(
        _is_written_to(mine, known.get(person), now)
        and _comes_through(poll, mine, (*sent.get(person, ()), *planned.get(person, ())), now)
        for person, mine in chosen.items()
    )


def _is_written_to(mine: Preferences, known: Contact | None, now: datetime) -> bool:
    """Tell whether notes go out to somebody, rather than wait until they look."""
    if not mine.reminders or mine.where is Where.PANEL:
        return False
    if known is None:
        return True
    return known.unanswered < STOP_AFTER and (known.closed_at is None or now >= known.closed_at + CLOSED_FOR)


def _comes_through(poll: Poll, mine: Preferences, taken: tuple[datetime, ...], now: datetime) -> bool:
    planned = moments(poll, mine.hours, paused_until=mine.paused_until, now=now)
    return any(comes_through(moment, poll, mine.hours, taken=taken) for _, moment in planned)


def _plan(tx: Transaction, poll: Poll, people: list[PersonId], now: datetime) -> None:
    chosen = chosen_by_each(tx, poll.guild, people, now=now)
    plan_letters(tx, [letter for person in people for letter in letters_for(poll, chosen[person], now=now)])
