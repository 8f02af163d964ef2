"""A programme from its first day to its last: twelve workshops, 77 people, and clocks that change in between."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import itemgetter

import pytest

from bot.domain.contributions import GivenAnswer
from bot.domain.hours import hours_for
from bot.domain.people import GuildId, RoleGroup
from bot.domain.reaching import next_allowed
from bot.domain.sessions import SessionState
from bot.domain.topics import TopicId
from storage import contributions, sessions
from storage.store import Transaction
from tests.rehearsal.coming import Coming, comes
from tests.rehearsal.house import House, words
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.test_story_programmes import standing
from tests.rehearsal.topics import topic_card
from tests.rehearsal.workshops import (
    BEGINS,
    NAMES,
    all_join,
    begins,
    card_of,
    ends,
    plans,
    reminders_of,
    reply,
    saved,
    starts,
    time_passes,
)
from tests.services.test_workshops import HALF_PAST_ONE_BST, NINETEEN_GMT
from tests.services.workshops import ZONE, Workshop, workshops

A_DAY = timedelta(days=1)
BEFORE = timedelta(minutes=1)
Step = tuple[datetime, Callable[[], Awaitable[object]]]


@pytest.fixture
def moment() -> datetime:
    return datetime(2027, 1, 4, 11, tzinfo=UTC)


async def is_answered(house: House, workshop: Workshop) -> None:
    """Let everybody press who says something of a workshop, on the day after it is announced."""
    card = await card_of(house, workshop)
    await reply(house, card, "I'll be there", workshop.booked, "You have a place")
    await reply(house, card, "I'll take part later", workshop.later, "That's fine")


async def is_reminded_of(house: House, workshop: Workshop) -> None:
    """See that whoever has a place was reminded in their hours, at most twice, and can save the right time."""
    await card_of(house, workshop)
    for one in workshop.booked:
        hours = hours_for(newcomers()[one].week, ZONE)
        sent = [note.written_at for note in reminders_of(house, workshop, NAMES[one])]
        assert 1 <= len(sent) <= 2
        for at in sent:
            assert next_allowed(at, hours, expires_at=starts(workshop), paused_until=None, now=at) == at
    begins, ends = await saved(house, workshop, NAMES[workshop.booked[0]])
    assert (begins, ends - begins) == (starts(workshop), timedelta(minutes=workshop.minutes))


async def is_looked_back_at(house: House, workshop: Workshop) -> None:
    """Have Bethan type how many came, and let everybody who did say so for themselves."""
    bethan = house.person("Bethan")
    await bethan.runs("/session list")
    await bethan.chooses("After a session", workshop.title)
    await bethan.presses("How many came")
    workers = sum(newcomers()[one].group is RoleGroup.WORKER for one in workshop.came)
    await bethan.fills({"Homecare workers": str(workers), "Managers": str(len(workshop.came) - workers)})
    await reply(house, await card_of(house, workshop), "I was there", workshop.came, "Thank you for coming.")


async def is_taken_part_in_later(house: House, workshop: Workshop) -> None:
    """Let those answer in the thread who could not come."""
    card = await topic_card(house, f"### {workshop.asked.question}")
    for one in workshop.said:
        who = newcomers()[one.person]
        given = GivenAnswer(one.answer.option, one.answer.words)
        await comes(house, workshop.asked, card, Coming("card", who.name, who.group, given, may_be_quoted=False))


def steps(house: House, workshop: Workshop) -> Iterator[Step]:
    """Yield what happens around a workshop, and when."""
    told_at = max(starts(workshop) - 21 * A_DAY, house.clock.now())
    yield told_at + A_DAY, partial(is_answered, house, workshop)
    yield starts(workshop) - BEFORE, partial(is_reminded_of, house, workshop)
    yield ends(workshop) + A_DAY, partial(is_looked_back_at, house, workshop)
    yield ends(workshop) + 2 * A_DAY, partial(is_taken_part_in_later, house, workshop)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_twelve_workshops_are_booked_224_times_held_for_150_and_taken_part_in_later_201_times(
    empty_house: House,
) -> None:
    house, every = empty_house, list(workshops())
    assert [starts(one) for one in every[5:7]] == [NINETEEN_GMT, HALF_PAST_ONE_BST]  # the clocks change in between
    await all_join(house)
    await begins(house)
    for one in every:
        await plans(house, one)
    for at, happens in sorted((step for one in every for step in steps(house, one)), key=itemgetter(0)):
        await time_passes(house, at)
        await happens()
    await time_passes(house, datetime(2027, 8, 1, 12, tzinfo=UTC))
    await see_what_is_left(house, len(every))


async def see_what_is_left(house: House, number: int) -> None:
    """See that all of it is over, and that totals are left of who came, and of their answers all."""
    guild = GuildId(house.stage.world.guild.id)

    def left(tx: Transaction) -> tuple[Counter[RoleGroup], ...]:
        booked, came, said = Counter[RoleGroup](), Counter[RoleGroup](), Counter[RoleGroup]()
        for session in sessions.ended_here(tx, guild):
            assert session.state is SessionState.OVER
            assert sessions.replies_to(tx, session.id) == ()
            for total, groups in zip((booked, came), sessions.totals_of(tx, session.id), strict=True):
                total.update(groups)
            answers = contributions.answers_to(tx, TopicId(str(session.twin)))
            said.update(one.role_group for one in answers if one.role_group is not None)
        return booked, came, said

    booked, came, said = await house.app.store.run(left)
    assert booked == {RoleGroup.WORKER: 107, RoleGroup.MANAGER: 117}
    assert came == {RoleGroup.WORKER: 62, RoleGroup.MANAGER: 88}
    assert said == {RoleGroup.WORKER: 141, RoleGroup.MANAGER: 60}
    (card,) = (one for one in standing(house) if f"### {BEGINS['What it is called']}" in words(one))
    assert "This programme has ended." in words(card)
    assert f"and {2 * number - 3} more" in words(card)
