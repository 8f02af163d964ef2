"""The notes that come with a question: one when it opens, one before it closes, and none to whoever has answered."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.letters import Letter
from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import Topic, TopicState
from bot.services import letters, lifecycle, notes, opt_outs, partners, preferences, reminding, topics
from bot.services.subjects import what_is_open
from storage import contributions
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.store import Transaction
from tests.services.answered import ASKED, an_answer
from tests.services.polling_place import GUILD, MANAGER, NOON, OWNER, WORKER, PollingPlace, polling_place
from tests.services.reminded import chooses

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
Planned = dict[PersonId, list[tuple[str, datetime]]]


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=20, groups=(WORKER, MANAGER)) as place:
        for number in range(len(place.asked)):
            await chooses(place, number)
        yield place


async def opens(
    place: PollingPlace, *, closes_in: timedelta = 14 * DAY, audience: frozenset[RoleGroup] = frozenset()
) -> Topic:
    draft = await place.store.run(topics.draft_topic, OWNER, ASKED, now=place.now)
    change = TopicChange(closes_at=place.now + closes_in, audience=audience)
    await place.store.run(topics.change_topic, OWNER, draft.id, change, now=place.now)
    topic = await place.store.run(topics.open_topic, OWNER, draft.id, now=place.now)
    await place.beats()
    return topic


async def answers(place: PollingPlace, topic: Topic, number: int) -> None:
    def answer(tx: Transaction) -> None:
        contributions.add(tx, an_answer(topic, place.asked[number], f"{number % 10}"))
        reminding.note_answered(tx, GUILD, place.asked[number], topic.id)

    await place.store.run(answer)


async def planned(place: PollingPlace) -> Planned:
    """Return when each person is to hear of questions, on which occasion."""

    def read(tx: Transaction) -> Planned:
        found: Planned = {}
        asked = outbox.select().where(outbox.c.kind == "topic_note", outbox.c.state.in_(("pending", "waiting")))
        for row in tx.sql.execute(asked.order_by(outbox.c.not_before)):
            occasion = row.dedupe_key.rsplit(":", 1)[1]
            found.setdefault(PersonId(row.person), []).append((occasion, row.not_before))
        return found

    return await place.store.run(read)


async def due(place: PollingPlace) -> list[Letter]:
    found = await place.store.run(letters.claim_due, now=place.now, places=1000, people=1000)
    return [letter for letter in found.letters if letter.person is not None]


async def test_everybody_who_is_asked_hears_of_it_once_it_is_open_and_the_day_before_it_closes(
    place: PollingPlace,
) -> None:
    await opens(place, audience=frozenset({WORKER}))
    found = await planned(place)
    assert set(found) == set(place.asked[::2])
    assert {tuple(those) for those in found.values()} == {(("open", NOON), ("close", NOON + 13 * DAY))}


async def test_one_that_closes_within_a_day_is_heard_of_once(place: PollingPlace) -> None:
    await opens(place, closes_in=DAY)
    assert {tuple(those) for those in (await planned(place)).values()} == {(("open", NOON),)}


async def test_whoever_answers_hears_no_more_of_it_and_everybody_else_does(place: PollingPlace) -> None:
    topic = await opens(place)
    before = await planned(place)
    await answers(place, topic, 3)
    assert await planned(place) == {one: those for one, those in before.items() if one != place.asked[3]}
    await place.store.run(preferences.choose_rest_days, place.actor(3), {1}, now=place.now)
    assert place.asked[3] not in await planned(place)


async def test_a_note_that_is_on_its_way_says_nothing_to_whoever_has_answered_meanwhile(place: PollingPlace) -> None:
    topic = await opens(place)
    note = next(one for one in await due(place) if one.person == place.asked[3])
    assert await place.store.run(topics.noted_of, note, now=place.now) == topic
    await answers(place, topic, 3)
    assert await place.store.run(topics.noted_of, note, now=place.now) is None


@pytest.mark.parametrize("change", ["left", "away", "skipped", "turned off", "closed"])
async def test_whoever_is_not_to_be_told_any_more_is_sent_nothing(place: PollingPlace, change: str) -> None:
    topic = await opens(place)
    note = next(one for one in await due(place) if one.person == place.asked[0])
    me, run, now = place.actor(0), place.store.run, place.now
    if change == "left":
        await run(partners.leave, me, now=now)
    elif change == "away":
        await run(lambda tx: lifecycle.note_left(tx, GUILD, me.person, now=now))
    elif change == "skipped":
        await run(opt_outs.opt_out, me, topic.id, now=now)
    elif change == "turned off":
        await run(preferences.turn_reminders, me, on=False, now=now)
    else:
        await run(topics.close_topic_early, OWNER, topic.id, now=now)
    assert await run(topics.noted_of, note, now=now) is None


async def test_closed_early_nothing_more_is_planned_or_waits(place: PollingPlace) -> None:
    topic = await opens(place)
    closed = await place.store.run(topics.close_topic_early, OWNER, topic.id, now=place.now)
    assert closed.state is TopicState.CLOSED
    assert await planned(place) == {}


async def test_closed_while_it_is_planned_nobody_hears_of_it(place: PollingPlace) -> None:
    draft = await place.store.run(topics.draft_topic, OWNER, ASKED, now=place.now)
    topic = await place.store.run(topics.open_topic, OWNER, draft.id, now=place.now)
    assert await place.store.run(reminding.plan_some, now=place.now)
    assert len(await planned(place)) == 15
    await place.store.run(topics.close_topic_early, OWNER, topic.id, now=place.now)
    assert await place.store.run(reminding.next_plan, now=place.now) is None
    assert await planned(place) == {}


async def test_whoever_joins_later_hears_of_what_still_makes_sense(place: PollingPlace) -> None:
    await opens(place)
    place.now = NOON + 3 * DAY
    early = await _joins(place, 1)
    place.now = NOON + 13 * DAY + HOUR
    late = await _joins(place, 2)
    found = await planned(place)
    assert [occasion for occasion, _ in found[early]] == ["open", "close"]
    assert all(when >= NOON + 3 * DAY for _, when in found[early])
    assert late not in found  # it closes in less than a day


async def _joins(place: PollingPlace, number: int) -> PersonId:
    def join(tx: Transaction) -> None:
        put_partner(tx, GUILD, actor.person, WORKER)
        preferences.plan_again(tx, mine, now=place.now)

    actor = Actor(PersonId(1_200_000_000_000_000_000 + number), GUILD)
    mine = (await place.store.run(preferences.chosen_by_each, GUILD, [actor.person], now=place.now))[actor.person]
    await place.store.run(join)
    return actor.person


async def test_whoever_changes_when_they_are_reached_hears_when_it_suits_them_then(place: PollingPlace) -> None:
    await opens(place)
    me = place.actor(0)
    await place.store.run(preferences.pause_for, me, 5, now=place.now)
    after = (await planned(place))[me.person]
    assert [occasion for occasion, _ in after] == ["open", "close"]
    await place.store.run(preferences.turn_reminders, me, on=False, now=place.now)
    note = next(one for one in await due(place) if one.person == place.asked[1])
    assert await place.store.run(topics.noted_of, note, now=place.now) is not None


async def test_what_cannot_come_in_time_is_dropped_and_never_late(place: PollingPlace) -> None:
    await chooses(place, 0, paused_until=NOON + 13 * DAY + HOUR)
    await opens(place)
    assert await planned(place) == {
        **(found := await planned(place)),
        place.asked[0]: [("close", NOON + 13 * DAY + HOUR)],
    }
    place.now = NOON + 13 * DAY
    assert all(one.expires_at > place.now for one in await due(place))
    assert len(found) == len(place.asked)


async def test_asked_twelve_things_at_once_somebody_gets_one_note(place: PollingPlace) -> None:
    for _ in range(12):
        await opens(place)
    found = await due(place)
    assert sorted(one.person or 0 for one in found) == sorted(place.asked)
    note = found[0]
    carried = await place.store.run(notes.carried_by, note, now=place.now)
    assert (note.kind, len(carried)) == ("note", 12)


async def test_what_is_open_wants_those_alone_who_have_not_answered_and_a_vote_everybody(place: PollingPlace) -> None:
    late, soon = await opens(place, closes_in=9 * DAY), await opens(place, closes_in=5 * DAY)
    vote = await place.opens_poll(closes_in=7 * DAY)
    await place.votes(3, 0)
    await answers(place, soon, 3)

    async def listed(number: int) -> list[str]:
        return [str(one.id) for one in await place.store.run(what_is_open, place.actor(number), now=place.now)]

    assert await listed(0) == [soon.id, vote.id, late.id]
    assert await listed(3) == [vote.id, late.id]


async def test_twenty_five_of_each_stand_in_one_list_soonest_first(place: PollingPlace) -> None:
    for number in range(25):
        await opens(place, closes_in=(2 + number) * DAY)
        await place.opens_poll(closes_in=(2 + number) * DAY + HOUR)
    found = await place.store.run(what_is_open, place.actor(0), now=place.now)
    assert [one.kind for one in found] == ["topic", "poll"] * 25
    assert all(one.minutes for one in found)


async def test_somebody_nobody_knows_has_nothing_open(place: PollingPlace) -> None:
    await opens(place)
    assert await place.store.run(what_is_open, Actor(PersonId(9), GUILD), now=place.now) == ()
