"""A programme from its first day to its last: twelve workshops, 77 people, and clocks that change in between."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import itemgetter

import pytest

from bot.domain.contributions import GivenAnswer
from bot.domain.people import GuildId, RoleGroup
from bot.domain.replies import ReplyKind
from bot.domain.sessions import SessionState
from storage import contributions, sessions, topics
from storage.store import Transaction
from tests.rehearsal.coming import Coming, comes
from tests.rehearsal.house import House, words
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.test_story_programmes import standing
from tests.rehearsal.topics import topic_card
from tests.rehearsal.workshops import (
    BEGINS,
    all_join,
    begins,
    card_of,
    ends,
    plans,
    reply,
    starts,
    time_passes,
)
from tests.services.workshops import Workshop, workshops

A_DAY = timedelta(days=1)
BEFORE = timedelta(minutes=1)
Step = tuple[datetime, Callable[[], Awaitable[None]]]


@pytest.fixture
def moment() -> datetime:
    return datetime(2027, 1, 4, 11, tzinfo=UTC)


async def is_answered(house: House, workshop: Workshop) -> None:
    """Let everybody press who says something of a workshop, on the day after it is announced."""
    card = await card_of(house, workshop)
    await reply(house, card, "I'll be there", workshop.booked, "You have a place")
    await reply(house, card, "I'll take part later", workshop.later, "That's fine")


async def begins_soon(house: House, workshop: Workshop, booked: list[int]) -> None:
    """See how many said that they would come."""
    await card_of(house, workshop)

    def going(tx: Transaction) -> int:
        here = sessions.planned_here(tx, GuildId(house.stage.world.guild.id))
        (one,) = (one for one in here if one.words.title == workshop.title)
        return sum(said.reply is ReplyKind.GOING for said in sessions.replies_to(tx, one.id))

    booked.append(await house.app.store.run(going))


async def is_taken_part_in_later(house: House, workshop: Workshop) -> None:
    """Let those answer in the thread who could not come."""
    card = await topic_card(house, f"### {workshop.asked.question}")
    for one in workshop.said:
        who = newcomers()[one.person]
        given = GivenAnswer(one.answer.option, one.answer.words)
        await comes(house, workshop.asked, card, Coming("card", who.name, who.group, given, may_be_quoted=False))


def steps(house: House, workshop: Workshop, booked: list[int]) -> Iterator[Step]:
    """Yield what happens around a workshop, and when."""
    told_at = max(starts(workshop) - 21 * A_DAY, house.clock.now())
    yield told_at + A_DAY, partial(is_answered, house, workshop)
    yield starts(workshop) - BEFORE, partial(begins_soon, house, workshop, booked)
    yield ends(workshop) + 2 * A_DAY, partial(is_taken_part_in_later, house, workshop)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_twelve_workshops_are_booked_224_times_and_taken_part_in_later_201_times(empty_house: House) -> None:
    house, every, booked = empty_house, list(workshops()), list[int]()
    await all_join(house)
    await begins(house)
    for one in every:
        await plans(house, one)
    for at, happens in sorted((step for one in every for step in steps(house, one, booked)), key=itemgetter(0)):
        await house.restarts()  # a connection asks Discord so much a minute, and none has passed
        await time_passes(house, at)
        await happens()
    await time_passes(house, datetime(2027, 7, 8, 12, tzinfo=UTC))
    assert booked == [len(one.booked) for one in every]
    assert sum(booked) == 224
    await see_what_is_left(house, len(every))


async def see_what_is_left(house: House, number: int) -> None:
    """See that all of it is over, that 201 answers stand in the threads, and that the programme's card says so."""
    guild = GuildId(house.stage.world.guild.id)

    def left(tx: Transaction) -> tuple[list[SessionState], list[RoleGroup]]:
        states = [one.state for one in sessions.ended_here(tx, guild)]
        every = (one for topic in topics.closed_here(tx, guild) for one in contributions.answers_to(tx, topic.id))
        return states, [one.role_group for one in every]

    states, groups = await house.app.store.run(left)
    assert states == [SessionState.OVER] * number
    assert (groups.count(RoleGroup.WORKER), groups.count(RoleGroup.MANAGER)) == (141, 60)
    (card,) = (one for one in standing(house) if f"### {BEGINS['What it is called']}" in words(one))
    assert "This programme has ended." in words(card)
    assert f"and {2 * number - 4} more" in words(card)
