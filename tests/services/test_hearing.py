"""What is owed once a question has closed: each thing has its day, is told in short, and is shown when it is late."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.topics import HEAR_WITHIN
from bot.services import contributions as asked
from bot.services import letters, topics
from bot.services.topics.happened import happened
from bot.text import Words
from cogs.topics import hearing_cards
from tests.services.outcomes import DAY, ROOM, Answered, answered
from tests.services.polling_place import GUILD, OWNER


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


async def test_what_is_owed_goes_away_as_it_is_done_and_each_thing_has_its_day(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    assert await there.run(topics.owed_here, GUILD) == ()
    closed = await there.closes(topic)
    assert closed.told_by == closed.closes_at + HEAR_WITHIN
    heard = await there.run(topics.say_heard, OWNER, topic.id, "Small pleasures go first.", now=there.place.now)
    assert (heard.heard, heard.do_by) == ("Small pleasures go first.", closed.told_by)
    moved = await there.run(
        topics.choose_do_by, OWNER, topic.id, (closed.told_by + 3 * DAY).date(), now=there.place.now
    )
    assert moved.do_by == closed.told_by + 3 * DAY + timedelta(hours=8)  # at 20:00
    await there.decides(topic, [(await there.of(topic, 1)).id])
    await there.run(topics.say_done, OWNER, topic.id, "It is line 2 of the card.", now=there.place.now + DAY)
    assert await there.run(topics.owed_here, GUILD) == ()


async def test_what_is_overdue_is_shown_to_the_group_once_and_never_before(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    closed = await there.closes(topic)
    assert await there.run(topics.next_overdue, now=there.place.now) == closed.told_by
    early = closed.told_by - timedelta(seconds=1)
    assert await there.run(topics.show_overdue, now=early) == 0
    assert await there.run(topics.show_overdue, now=closed.told_by) == 2
    assert await there.run(topics.show_overdue, now=closed.told_by) == 0
    await there.place.restarts()
    assert await there.run(topics.show_overdue, now=closed.told_by + DAY) == 0
    assert await there.run(topics.next_overdue, now=closed.told_by + DAY) is None
    rows = await there.place.rows("letters", "kind, place, expires_at")
    assert [place for kind, place, _ in rows if kind == "topic_overdue"] == [ROOM, ROOM]
    claimed = (await there.run(letters.claim_due, now=closed.told_by + DAY, places=9, people=0)).letters
    overdue = [one for one in claimed if one.kind == "topic_overdue"]
    assert [(await there.run(topics.overdue_in, one)) is not None for one in overdue] == [True, True]
    await there.run(topics.say_heard, OWNER, topic.id, "Tea.", now=closed.told_by + DAY)
    assert [(await there.run(topics.overdue_in, one)) is not None for one in overdue] == [True, False]


async def test_coordinators_hear_of_the_close_and_of_what_they_owe(there: Answered) -> None:
    topic = await there.asks()
    await there.run(asked.answers_page, OWNER, topic.id)  # who does such a thing coordinates
    await there.closes(topic)
    assert [(person, about) for _, person, about, _ in await there.letters("to_do")] == [(OWNER.person, topic.id)]


async def test_the_week_in_short_tells_what_closed_and_what_was_heard_and_done_once_each(there: Answered) -> None:
    topic = await there.closes(await there.asks())
    for say, words in ((topics.say_heard, "Tea."), (topics.say_done, "Line 2.")):
        there.place.now += DAY
        await there.run(say, OWNER, topic.id, words, now=there.place.now)
        await there.run(say, OWNER, topic.id, words, now=there.place.now + 9 * DAY)  # the words are mended

    async def lines(first: int, last: int) -> list[str]:
        since, until = (topic.closes_at + days * DAY for days in (first, last))
        found = await there.run(happened, GUILD, OWNER.person, since=since, until=until)
        news = [(one.section, one.found) for one in found if isinstance(one.found, topics.TopicNews)]
        return [line for section, one in news for line in hearing_cards.happened(Words(), section, [one])]

    assert await lines(0, 1) == ["- What helps? · closed"]
    assert await lines(1, 2) == ["- What helps? · What we heard: Tea."]
    assert await lines(2, 9) == ["- What helps? · What we did: Line 2."]
    assert await lines(9, 30) == []
