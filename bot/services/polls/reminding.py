"""The reminders that come with a vote: for everyone who is asked alike, whether or not they have answered."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.hours import Pattern, hours_for
from bot.domain.letters import Letter, NewLetter
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_reminders import Cost, moments, most_reminders, reach, reminders_for
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.preferences import Preferences
from bot.services.notes import key_to
from bot.services.polls.drafting import coordinated, draft_here
from bot.services.preferences import wants_reminders
from storage import polls as votes
from storage.declined import is_declined
from storage.letters.planning import plan_letters
from storage.partners import joined, partner
from storage.preferences import preferences_of_each
from storage.servers import server
from storage.store import Transaction

REMINDER: Final = "poll_reminder"
_AT_ONCE: Final = 40  # people, so that whoever presses meanwhile does not wait
_LOOKED_AT: Final = 100  # people: of more, these stand for the others


def plan_reminders(tx: Transaction, *, now: datetime) -> bool:
    """Write the reminders of the next few people who are asked in a vote; tell whether there may be more.

    How far this has come is kept with the vote, so a stop loses and doubles none.
    """
    found = votes.next_to_plan(tx)
    if found is None:
        return False
    poll = found.poll
    asked = votes.asked_from(tx, poll.guild, poll.id, skip=found.planned, most=_AT_ONCE)
    _plan(tx, poll, [person for person, told in asked if told], now)
    tx.step("remind.written")
    votes.note_planned(tx, poll.id, found.planned + len(asked) if len(asked) == _AT_ONCE else None)
    return True


def plan_again(tx: Transaction, poll: Poll, person: PersonId, *, now: datetime) -> None:
    """Write one person's reminders of an open vote anew, as far as they lie ahead and have not gone out."""
    if poll.state is PollState.OPEN and partner(tx, poll.guild, person) is not None:
        _plan(tx, poll, [person], now)


def reminded_of(tx: Transaction, letter: Letter, *, now: datetime) -> Poll | None:
    """Return the vote that a reminder is about: None where it is over, or this person is not to be told any more."""
    person = letter.person
    if person is None or partner(tx, letter.guild, person) is None:
        return None
    held = votes.paper_for(tx, letter.guild, PollId(letter.subject), person)
    if held is None or held.poll.state is not PollState.OPEN or now >= held.poll.closes_at:
        return None
    if is_declined(tx, letter.guild, person, letter.subject) or not wants_reminders(tx, letter.guild, person):
        return None
    return held.poll


def cost_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Cost:
    """Return how many reminders come with a draft, and roughly how many people they would reach: no names."""
    coordinated(tx, actor)
    draft = draft_here(tx, actor, poll_id)
    number = reminders_for(draft, now)
    opened = replace(draft, opened_at=now, reminders=number)
    people = [person for person, _ in joined(tx, actor.guild, draft.audience)]
    chance = random.Random(poll_id)  # noqa: S311 - the same people each time, so that nothing moves without a cause
    looked_at = chance.sample(people, min(len(people), _LOOKED_AT))
    found = _preferences(tx, actor.guild, looked_at, now)
    reached = sum(1 for person in looked_at if _is_reached(opened, found[person], now))
    return Cost(draft, number, most_reminders(now, draft.closes_at), reach(reached, len(looked_at), len(people)))


def _is_reached(poll: Poll, chosen: Preferences, now: datetime) -> bool:
    return chosen.reminders and bool(moments(poll, chosen.hours, paused_until=chosen.paused_until, now=now))


def _plan(tx: Transaction, poll: Poll, people: list[PersonId], now: datetime) -> None:
    planned = []
    for person, chosen in _preferences(tx, poll.guild, people, now).items():
        if not chosen.reminders:
            continue
        for occasion, moment in moments(poll, chosen.hours, paused_until=chosen.paused_until, now=now):
            key = key_to(person, REMINDER, poll.id, occasion)
            planned.append(NewLetter(REMINDER, key, poll.guild, None, person, poll.id, moment, poll.closes_at))
    plan_letters(tx, planned)


def _preferences(
    tx: Transaction, guild: GuildId, people: list[PersonId], now: datetime
) -> Mapping[PersonId, Preferences]:
    """Return what each of these people chose, and what goes for those who have chosen nothing."""
    found = preferences_of_each(tx, guild, people)
    hours = hours_for(Pattern.OWN, server(tx, guild).zone)
    return {person: found.get(person) or Preferences(person, guild, now, hours) for person in people}
