"""What comes of a vote: owed from its result on, told once, and then on the result as well."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.happenings import Section
from bot.domain.next_steps import NextStep
from bot.domain.people import Actor, PersonId
from bot.domain.polls import PollId
from bot.domain.refusals import Invalid, NotFound, NotReady
from bot.services import polls
from tests.services.polling_place import GUILD, OWNER, WORDS, PollingPlace, polling_place
from tests.services.stops import Fuse, Stopped, carried_on, real_keys
from tests.services.votes import answered

DAY = timedelta(days=1)
OTHER = Actor(PersonId(1_100_000_000_000_000_003), GUILD, is_owner=True)
SAID = "We made the film."


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def owed(place: PollingPlace) -> tuple[NextStep, ...]:
    return await place.store.run(polls.owed_steps, GUILD)


async def told(place: PollingPlace) -> list[tuple[object, ...]]:
    return await place.rows("letters WHERE kind = 'poll_followed' OR edits LIKE 'poll_result%'", "kind, edits")


async def test_each_result_owes_what_came_of_it_by_the_day_that_the_card_said_before(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    promised = (await place.store.run(polls.poll_of, poll.id)).hear_by
    for person in range(6):
        await place.votes(person, 0)
    outcome = await place.closes()
    assert outcome.hear_by == promised == poll.closes_at + 14 * DAY
    (step,) = await owed(place)
    assert (step.poll.id, step.due, step.is_overdue(promised - DAY), step.is_overdue(promised)) == (
        poll.id,
        promised,
        False,
        True,
    )


async def test_it_is_owed_also_where_nobody_said_what_happens_next_and_what_is_due_first_stands_first(
    place: PollingPlace,
) -> None:
    without = await answered(place, *[0] * 6, words=type(WORDS)("Tea?", ("Yes", "No"), next_within=28))
    soon = await answered(place, *[0] * 6, words=type(WORDS)("Cake?", ("Yes", "No"), next_within=7))
    assert [step.poll.id for step in await owed(place)] == [soon.poll.id, without.poll.id]


async def test_of_a_vote_without_a_result_nothing_is_owed(place: PollingPlace) -> None:
    outcome = await answered(place, 0, 0)
    assert outcome.hear_by is None
    assert await owed(place) == ()
    with pytest.raises(NotReady, match="no result"):
        await place.store.run(polls.tell_step, OWNER, outcome.poll.id, SAID, now=place.now)


async def test_it_is_told_in_the_notices_channel_and_on_the_result_and_the_week_tells_it(place: PollingPlace) -> None:
    outcome = await answered(place, *[0] * 6)
    before = place.now
    place.now += 3 * DAY
    telling = await place.store.run(polls.tell_step, OWNER, outcome.poll.id, f"  {SAID} ", now=place.now)
    assert (telling.was_told, telling.step.words) == (False, SAID)
    assert await owed(place) == ()
    found = await told(place)
    assert found.count(("poll_followed", None)) == 1
    assert found.count(("poll_said_again", f"poll_result:{outcome.poll.id}")) == 3  # two looks, and this
    assert (await place.outcome()).came_of_it == SAID
    week = await place.store.run(polls.NOUN.happened, GUILD, OWNER.person, since=before + DAY, until=place.now + DAY)  # type: ignore[arg-type]
    assert [(one.section, getattr(one.found, "words", "")) for one in week] == [(Section.CHANGED, SAID)]


async def test_of_two_who_say_it_the_first_is_heard_and_the_other_is_told_so(place: PollingPlace) -> None:
    poll = (await answered(place, *[0] * 6)).poll
    await place.store.run(polls.tell_step, OWNER, poll.id, SAID, now=place.now)
    before = await place.letters()
    second = await place.store.run(polls.tell_step, OTHER, poll.id, "Something else.", now=place.now + DAY)
    assert (second.was_told, second.step.words) == (True, SAID)
    assert (await place.store.run(polls.step_of, OTHER, poll.id)).words == SAID
    assert (await place.outcome()).came_of_it == SAID
    assert await place.letters() == before


async def test_what_cannot_be_said_is_refused_and_owed_still(place: PollingPlace) -> None:
    poll = await place.opens_poll()
    with pytest.raises(NotReady, match="still open"):
        await place.store.run(polls.step_of, OWNER, poll.id)
    for unknown in (PollId("0" * 32), (await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)).id):
        with pytest.raises(NotFound):
            await place.store.run(polls.step_of, OWNER, unknown)
    for person in range(6):
        await place.votes(person, 0)
    await place.closes()
    for words in (" ", "x" * 601):
        with pytest.raises(Invalid):
            await place.store.run(polls.tell_step, OWNER, poll.id, words, now=place.now)
    assert len(await owed(place)) == 1


async def test_coordinators_are_reminded_the_day_before_it_is_due(place: PollingPlace) -> None:
    outcome = await answered(place, *[0] * 6)
    assert outcome.hear_by is not None
    asked = "person, subject, not_before"
    assert await place.rows("letters WHERE kind = 'to_do'", asked) == [
        (OWNER.person, outcome.poll.id, int((outcome.hear_by - DAY).timestamp() * 1_000_000))
    ]


async def tell_and_stop(folder: Path, after: int) -> list[str]:
    fuse = Fuse(folder, after)
    (folder / "place").mkdir(parents=True)
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        poll = (await answered(place, *[0] * 6)).poll
        fuse.lit = True
        with suppress(Stopped):
            await place.store.run(polls.tell_step, OWNER, poll.id, SAID, now=place.now)
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        is_told = not await owed(again)
        assert (await again.outcome()).came_of_it == (SAID if is_told else "")
        assert (await told(again)).count(("poll_followed", None)) == is_told
        await again.store.run(polls.tell_step, OTHER, poll.id, "Again.", now=again.now)
        assert (await again.outcome()).came_of_it == (SAID if is_told else "Again.")
        assert (await told(again)).count(("poll_followed", None)) == 1
        await again.store.close()
    return fuse.passed


async def test_stopped_at_any_step_it_is_told_whole_or_not_at_all_and_never_twice(tmp_path: Path) -> None:
    failpoints = await tell_and_stop(tmp_path / "all", 10_000)
    assert {"follow.kept", "follow.stored", "store.committed"} <= set(failpoints)
    for after in range(len(failpoints)):
        await tell_and_stop(tmp_path / str(after), after)
