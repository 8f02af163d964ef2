"""The week in short: promised once to whoever asked for it, and made of what is public or their own."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.digest import Digest, week_to_tell
from bot.domain.happenings import Section
from bot.domain.oversight import Voice
from bot.domain.people import Actor
from bot.domain.poll_outcomes import Outcome
from bot.domain.proposals import IdeaAnswer, ProposalKind
from bot.services import digest, polls, preferences, proposals
from bot.services.opt_outs import opt_out
from storage.departures import note_departure
from tests.services.group_table import Table, table
from tests.services.polling_place import GUILD, OWNER, PollingPlace

ZONE = "Europe/London"
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


@pytest.fixture
async def group(tmp_path: Path) -> AsyncIterator[Table]:
    async with table(tmp_path) as found:
        yield found


@pytest.fixture
def place(group: Table) -> PollingPlace:
    return group.place  # at noon on a Friday


async def turns(place: PollingPlace, *people: int, on: bool = True) -> None:
    for one in people:
        await place.store.run(preferences.turn_digest, place.actor(one), on=on, now=place.now)


async def due(place: PollingPlace, limit: int = 100) -> int:
    return await place.store.run(digest.write_due, now=place.now, limit=limit)


async def promised(place: PollingPlace) -> list[object]:
    return [row[3] for row in await place.letters() if row[0] == "digest"]


async def told(place: PollingPlace, who: Actor) -> Digest | None:
    week = week_to_tell(place.now, zone=ZONE)
    assert week is not None
    return await place.store.run(digest.digest_for, GUILD, who.person, week.name, now=place.now)


def happened(told: Digest, section: Section) -> list[str]:
    """Return what is told under this heading: the kind of each, and the id of what was found."""
    return [f"{one.kind} {id_of(one.found)}" for one in told.happened if one.section is section]


def id_of(found: object) -> str:
    return found.poll.id if isinstance(found, Outcome) else found.id  # type: ignore[attr-defined]


async def test_nobody_is_promised_it_who_did_not_ask(place: PollingPlace) -> None:
    assert await due(place) == 0
    await turns(place, 3)
    assert await due(place) == 1
    assert await promised(place) == [place.asked[3]]


async def test_it_is_promised_once_a_week_whatever_happens(place: PollingPlace) -> None:
    await turns(place, 3)
    counted = []
    for step in (0 * HOUR, 5 * HOUR, DAY, DAY, WEEK, -DAY, -6 * DAY, 6 * DAY, DAY, 3 * WEEK):
        place.now += step
        counted.append(await due(place))
        await turns(place, 3, on=False)
        await place.restarts()
        await turns(place, 3)
    assert counted == [1, 0, 0, 0, 1, 0, 0, 0, 0, 1]


async def test_it_wants_telling_while_somebody_was_not_promised_it_and_then_on_the_next_friday(
    place: PollingPlace,
) -> None:
    async def next_due() -> datetime | None:
        return await place.store.run(digest.next_due, now=place.now)

    assert await next_due() is None
    await turns(place, 3)
    assert await next_due() == place.now
    await due(place)
    assert await next_due() == place.now - 3 * HOUR + WEEK
    place.now += 3 * DAY
    assert await next_due() == place.now - 3 * HOUR + 4 * DAY


async def test_it_is_written_some_at_a_time(place: PollingPlace) -> None:
    await turns(place, *range(7))
    assert [await due(place, limit=3) for _ in range(4)] == [3, 3, 1, 0]
    assert sorted(await promised(place)) == sorted(place.asked[:7])  # type: ignore[type-var]


async def test_it_is_of_no_use_from_monday_on_and_not_promised_where_the_bot_was_removed(place: PollingPlace) -> None:
    await turns(place, 3)
    await place.store.run(note_departure, GUILD, now=place.now)
    assert await due(place) == 0
    place.now += 3 * DAY
    assert await due(place) == 0


async def test_where_there_is_nothing_it_says_nothing(place: PollingPlace) -> None:
    await turns(place, 3)
    assert await told(place, place.actor(3)) is None


async def test_a_vote_is_told_as_open_and_then_as_decided_once(place: PollingPlace) -> None:
    await turns(place, 3)
    await place.opens_poll()
    for person in range(6):
        await place.votes(person, 1)
    open_now = await told(place, place.actor(3))
    assert open_now is not None
    assert [str(one.id) for one in open_now.opened] == [place.poll_id]
    assert open_now.happened == ()
    await place.closes()  # on Monday
    place.now += 4 * DAY
    decided = await told(place, place.actor(3))
    assert decided is not None
    assert happened(decided, Section.DECIDED) == [f"poll {place.poll_id}"]
    assert decided.opened == ()
    place.now += WEEK
    assert await told(place, place.actor(3)) is None


async def test_what_it_tells_does_not_depend_on_who_has_voted(place: PollingPlace) -> None:
    await turns(place, 3, 4)
    await place.opens_poll()
    await place.votes(3, 1)
    assert await told(place, place.actor(3)) == await told(place, place.actor(4))


async def test_a_vote_that_is_not_for_them_is_not_told_as_open(place: PollingPlace) -> None:
    await turns(place, 3, 4)
    await place.opens_poll()
    await place.store.run(opt_out, place.actor(3), place.poll_id, now=place.now)
    assert await told(place, place.actor(3)) is None
    assert await told(place, place.actor(4)) is not None


async def test_a_vote_without_a_result_is_not_told(place: PollingPlace) -> None:
    await turns(place, 3)
    await place.opens_poll()
    await place.votes(0, 1)
    await place.closes()
    place.now += (4 - place.now.weekday()) % 7 * DAY
    assert await told(place, place.actor(3)) is None


async def test_what_the_advisory_group_agreed_to_is_told_once_it_is_open(group: Table) -> None:
    place = group.place
    await turns(place, 3)
    place.now -= DAY
    await group.puts()
    for member in range(3):
        await group.says(member, Voice.GOES_AHEAD)
    await place.store.run(polls.open_poll, OWNER, group.draft, now=place.now)
    await group.puts()  # nobody has said anything of this one
    place.now += DAY
    found = await told(place, place.actor(3))
    assert found is not None
    assert happened(found, Section.CHANGED) == [f"poll {one.id}" for one in found.opened]
    assert len(found.opened) == 1


@pytest.mark.parametrize("signed", [True, False])
async def test_an_answer_is_told_to_whose_idea_it_is_and_one_without_a_name_to_all(group: Table, signed: bool) -> None:
    place, author = group.place, group.place.actor(5)
    await turns(place, 3, 5)
    place.now -= DAY
    draft = await place.store.run(proposals.draft_idea, author, ProposalKind.TALK, "Tea", called="Amara", now=place.now)
    await place.store.run(proposals.sign_idea, author, draft.id, signed=signed, now=place.now)
    await place.store.run(proposals.send_idea, author, draft.id, to_group=True, now=place.now)
    await place.store.run(proposals.answer_idea, group.member(0), draft.id, IdeaAnswer.YES, "Good", now=place.now)
    place.now += DAY
    mine, others = await told(place, author), await told(place, place.actor(3))
    if signed:
        assert mine is not None
        assert happened(mine, Section.CHANGED) == [f"idea {draft.id}"]
        assert others is None
    else:
        assert mine == others
        assert mine is not None
        assert happened(mine, Section.CHANGED) == [f"idea {draft.id}"]


async def test_whoever_turned_it_off_again_is_told_nothing(place: PollingPlace) -> None:
    await turns(place, 3)
    await place.opens_poll()
    await turns(place, 3, on=False)
    assert await told(place, place.actor(3)) is None
