"""Whoever wrote what stands in what was made is thanked once for each line, weeks later, and only while it is so."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.contributions import ContributionOutcome
from bot.domain.letters import Failure
from bot.domain.outputs import LineId
from bot.domain.people import MessageId
from bot.domain.preferences import ThanksWish
from bot.services import contributions as asked
from bot.services import letters as post
from bot.services import outputs as made
from bot.services import partners, waiting
from bot.services.mydata import erasing
from storage import letters, outputs
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from tests.bot.post import at_any_time
from tests.services.outcomes import DAY, NOT_USED, Answered, answered
from tests.services.polling_place import GUILD, WORKER
from tests.services.published import TWO_WEEKS, Printer, said

WROTE = "She stops wanting her tea."


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


@pytest.fixture
def printer(there: Answered) -> Printer:
    return Printer(there)


async def test_each_author_is_thanked_for_each_line_two_weeks_after_hearing_what_came_of_it(printer: Printer) -> None:
    topic = await printer.used(-1, 0, 1)
    for day in range(4):
        await printer.passes(DAY)
        assert await printer.written() == [], day
    await printer.publishes(
        ("Notice when small pleasures stop.", await printer.of(topic, 0, -1)),
        ("Offer tea.", await printer.of(topic, 1)),
    )
    assert await printer.written() == [(0, "pending"), (1, "pending")]  # nobody without an account
    assert await printer.passes(9 * DAY) == []
    first, second = await printer.passes(DAY)
    assert (first[0], said(first[1])) == (0, [(1, "Notice when small pleasures stop.", WROTE)])
    assert (second[0], said(second[1])) == (1, [(2, "Offer tea.", WROTE)])
    assert first[1].title == "The pocket card"
    assert await printer.passes(90 * DAY) == []


async def test_what_is_published_long_after_is_thanked_for_then_and_all_lines_of_one_person_at_once(
    printer: Printer,
) -> None:
    topic, other = await printer.used(0), await printer.used(0, number="b", outcome=ContributionOutcome.PARTLY)
    await printer.passes(40 * DAY)
    await printer.publishes(("Tea.", await printer.of(topic, 0)), ("Sleep.", await printer.of(other, 0)))
    ((who, thanks),) = await printer.passes(DAY)
    assert (who, [one.number for one in thanks.lines], [one.is_part for one in thanks.lines]) == (
        0,
        [1, 2],
        [False, True],
    )


async def test_a_later_edition_thanks_for_what_is_new_in_it_and_never_twice_for_the_same(printer: Printer) -> None:
    topic, other = await printer.used(0, 1), await printer.used(0, number="b")
    await printer.passes(TWO_WEEKS)
    await printer.publishes(("Tea.", await printer.of(topic, 0, 1)))
    assert [who for who, _ in await printer.passes(DAY)] == [0, 1]
    await printer.publishes(("Sleep.", await printer.of(other, 0)))
    await printer.publishes()
    ((who, thanks),) = await printer.passes(DAY)
    assert (who, said(thanks)) == (0, [(2, "Sleep.", WROTE)])
    await printer.there.run(outputs.change_line_words, LineId(f"{1:032x}"), "Offer tea.")
    await printer.publishes()
    assert [(who, said(one)) for who, one in await printer.passes(7 * DAY)] == [
        (0, [(1, "Offer tea.", WROTE)]),
        (1, [(1, "Offer tea.", WROTE)]),
    ]


async def test_a_line_that_is_put_back_or_says_again_what_it_said_is_not_thanked_for_twice(printer: Printer) -> None:
    topic = await printer.used(0, 1)
    ours = await printer.of(topic, 0, 1)
    await printer.passes(TWO_WEEKS)
    await printer.publishes(("Tea.", ours[:1]))
    await printer.passes(DAY)
    await printer.publishes(("“TEA”", ours), without=1)
    assert [(who, said(one)) for who, one in await printer.passes(DAY)] == [(1, [(1, "“TEA”", WROTE)])]
    for words in ("Offer tea.", "Tea!"):
        await printer.there.run(outputs.change_line_words, LineId(f"{2:032x}"), words)
    await printer.publishes()
    assert await printer.passes(7 * DAY) == []


async def test_words_that_change_while_thanks_wait_or_lie_open_are_thanked_for_once_they_are_published(
    printer: Printer,
) -> None:
    there, topic = printer.there, await printer.used(0)
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await printer.passes(DAY)
    await there.run(outputs.change_line_words, LineId(f"{1:032x}"), "Offer tea.")
    ((_, thanks),) = await printer.passes(TWO_WEEKS)
    assert said(thanks) == [(1, "Tea.", WROTE)]
    row = "SELECT id FROM letters WHERE kind = 'thank_you'"
    known = await there.run(lambda tx: tx.sql.exec_driver_sql(row).scalar_one())
    again = await there.run(letters.letter_to, GUILD, there.place.asked[0], known)
    assert again is not None
    assert await there.run(made.thanks_in, again) == thanks, "nobody else reads the new words yet"
    await printer.publishes()
    ((_, thanks),) = await printer.passes(DAY)
    assert said(thanks) == [(1, "Offer tea.", WROTE)]


async def test_what_is_on_its_way_when_the_next_edition_comes_is_thanked_for_in_one_letter_alone(
    printer: Printer,
) -> None:
    topic = await printer.used(0)
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await printer.passes(DAY)
    other = await printer.used(0, number="b")
    await printer.publishes(("Sleep.", await printer.of(other, 0)))
    await printer.publishes()
    assert await printer.written() == [(0, "pending")] * 2
    ((_, thanks),) = await printer.passes(2 * TWO_WEEKS)  # the newest speaks for all that is due
    assert said(thanks) == [(1, "Tea.", WROTE), (2, "Sleep.", WROTE)]
    await printer.publishes()
    assert await printer.passes(DAY) == []


async def test_a_letter_that_is_being_sent_while_the_next_edition_comes_says_its_own_and_the_next_the_rest(
    printer: Printer,
) -> None:
    there, topic, other = printer.there, await printer.used(0), await printer.used(0, number="b")
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await printer.passes(DAY)  # what came of it
    there.place.now += TWO_WEEKS
    (letter,) = (await there.run(post.claim_due, now=there.place.now, places=0, people=9)).letters
    await printer.publishes(("Sleep.", await printer.of(other, 0)))
    thanks = await there.run(made.thanks_in, letter)
    assert thanks is not None
    assert said(thanks) == [(1, "Tea.", WROTE)]
    await there.run(post.mark_sent, letter, MessageId(5), at=there.place.now)
    ((_, thanks),) = await printer.passes(DAY)
    assert said(thanks) == [(2, "Sleep.", WROTE)]


@pytest.mark.parametrize("why", ["withdrawn", "taken back", "not used", "left", "erased", "no thanks", "taken out"])
async def test_nothing_is_said_that_is_not_so_when_it_would_be_said(printer: Printer, why: str) -> None:
    there, topic = printer.there, await printer.used(0, 1)
    await printer.publishes(("Tea.", await printer.of(topic, 0)), ("Sleep.", await printer.of(topic, 1)))
    me, answer = there.place.actor(0), await there.of(topic, 0)
    if why == "withdrawn":
        await printer.withdraws()
    elif why == "taken back":
        await there.run(asked.take_back, me, answer.id, now=there.place.now)
    elif why == "not used":
        await there.decides(topic, [answer.id], NOT_USED)
    elif why == "left":
        await there.run(partners.leave, me, now=there.place.now)
    elif why == "erased":
        await there.run(erasing.erase_person, me, now=there.place.now)
    elif why == "no thanks":
        await wishes(there, 0, ThanksWish.NO_THANKS)
    else:
        await printer.publishes(without=1)
    thanked = await printer.passes(TWO_WEEKS)
    assert [who for who, _ in thanked] == ([] if why == "withdrawn" else [1])


async def wishes(there: Answered, who: int, wish: ThanksWish) -> None:
    mine = await there.run(preferences_of, GUILD, there.place.asked[who])
    assert mine is not None
    await there.run(put_preferences, replace(mine, thanks=wish))


async def test_whoever_wants_no_thanks_has_none_written_and_is_thanked_by_the_next_edition_once_glad_of_it(
    printer: Printer,
) -> None:
    there, topic = printer.there, await printer.used(0)
    await wishes(there, 0, ThanksWish.NO_THANKS)
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    assert await printer.written() == []
    await wishes(there, 0, ThanksWish.PUBLICLY_TOO)
    assert await printer.passes(TWO_WEEKS) == []
    await printer.publishes()
    assert [who for who, _ in await printer.passes(DAY)] == [0]


async def test_whom_a_letter_never_reached_is_thanked_by_the_next_edition_and_whoever_came_back_too(
    printer: Printer,
) -> None:
    there, topic = printer.there, await printer.used(0)
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await there.run(partners.leave, there.place.actor(0), now=there.place.now)
    await there.run(put_partner, GUILD, there.place.asked[0], WORKER)
    await there.run(put_preferences, at_any_time(there.place.asked[0], GUILD))
    assert await printer.passes(TWO_WEEKS) == []
    await printer.publishes()
    assert [who for who, _ in await printer.passes(DAY)] == [0]


async def waits_for(printer: Printer) -> None:
    """Have the thanks that are due met by closed private messages."""
    there = printer.there
    there.place.now += TWO_WEEKS
    (letter,) = (await there.run(post.claim_due, now=there.place.now, places=0, people=9)).letters
    closed = Failure(403, 50007)
    await there.run(post.mark_failed, letter, closed, began=there.place.now, now=there.place.now, chance=0.5)


async def test_behind_a_button_it_waits_is_written_no_second_time_and_is_read_whenever_somebody_presses(
    printer: Printer,
) -> None:
    there, topic = printer.there, await printer.used(0)
    await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await printer.passes(DAY)  # what came of it
    await waits_for(printer)
    await printer.publishes()
    assert len(await printer.written()) == 1
    me = there.place.actor(0)
    for day in range(2):
        (waits,) = await there.run(waiting.waiting_for, me, now=there.place.now + day * DAY)
        thanks = await there.run(made.thanks_in, waits)
        assert thanks is not None
        assert said(thanks) == [(1, "Tea.", WROTE)]
    await there.run(waiting.mark_seen, me, waits, now=there.place.now)
    await printer.publishes()
    assert await printer.passes(DAY) == []
    again = await there.run(letters.letter_to, GUILD, me.person, waits.id)  # opened once more from a note
    assert again is not None
    assert await there.run(made.thanks_in, again) == thanks


async def test_what_is_put_back_while_thanks_for_it_wait_unread_behind_a_button_is_still_thanked_for(
    printer: Printer,
) -> None:
    there, topic = printer.there, await printer.used(0)
    ours = await printer.of(topic, 0)
    await printer.publishes(("Tea.", ours))
    await printer.passes(DAY)  # what came of it
    await waits_for(printer)
    await printer.publishes(without=1)
    await printer.publishes(("Tea.", ours))
    there.place.now += DAY
    assert (await there.run(post.claim_due, now=there.place.now, places=0, people=9)).letters == ()
    both = await there.run(waiting.waiting_for, there.place.actor(0), now=there.place.now)
    thanks = [await there.run(made.thanks_in, one) for one in both]
    assert [said(one) for one in thanks if one] == [[(1, "Tea.", WROTE)]]


async def test_published_twice_by_a_programme_that_was_killed_between_each_is_thanked_once(printer: Printer) -> None:
    there, topic = printer.there, await printer.used(0)
    output = await printer.publishes(("Tea.", await printer.of(topic, 0)))
    await there.place.restarts()
    await there.run(made.thank_writers, output, now=there.place.now)
    assert await printer.written() == [(0, "pending")]
    assert [who for who, _ in await printer.passes(TWO_WEEKS)] == [0]
    await there.run(made.thank_writers, output, now=there.place.now)
    assert await printer.written() == [(0, "sent")]
