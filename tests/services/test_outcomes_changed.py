"""When something else comes of an answer than its author was told: they hear of it once, wherever they read it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.contributions import ContributionOutcome
from bot.domain.letters import Failure
from bot.services import contributions as asked
from bot.services import letters, waiting
from storage import letters as outbox
from tests.services.outcomes import DAY, NOT_USED, PARKED, USED, Answered, answered
from tests.services.polling_place import GUILD

TOLD, CHANGED = asked.CAME_OF_IT.name, asked.CHANGED.name


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


async def meets_closed_messages(there: Answered) -> None:
    """Have what is due try private messages that are closed, so that it waits behind a button."""
    (letter,) = (await there.run(letters.claim_due, now=there.place.now, places=0, people=9)).letters
    closed = Failure(403, 50007)
    await there.run(letters.mark_failed, letter, closed, began=there.place.now, now=there.place.now, chance=0.5)


async def test_a_change_of_what_came_of_it_is_told_once_and_a_change_back_in_time_is_not(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    await there.closes(topic)
    one = await there.of(topic, 1)
    await there.decides(topic, [one.id], NOT_USED)
    await there.decides(topic, [one.id], USED)  # before anybody was told
    await there.post_goes()
    assert [kind for kind, *_ in await there.told()] == [TOLD]
    there.place.now += DAY
    await there.decides(topic, [one.id], NOT_USED)
    await there.post_goes()
    assert [(kind, state) for kind, _, _, state in await there.told()] == [(TOLD, "sent"), (CHANGED, "sent")]
    assert (await there.of(topic, 1)).told is NOT_USED
    there.place.now += DAY
    await there.decides(topic, [one.id], USED)
    await there.decides(topic, [one.id], NOT_USED)
    await there.post_goes()
    assert [state for *_, state in await there.told()] == ["sent", "sent", "cancelled"]


@pytest.mark.parametrize(
    ("first", "told", "known"),
    [
        pytest.param(NOT_USED, [(TOLD, "sent"), (CHANGED, "pending")], None, id="changed"),
        pytest.param(USED, [(TOLD, "sent")], USED, id="saved again unchanged"),
    ],
)
async def test_while_a_letter_is_on_its_way_only_what_changes_is_told_in_one_more(
    there: Answered, first: ContributionOutcome, told: list[tuple[str, str]], known: ContributionOutcome | None
) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    await there.closes(topic)
    one = await there.of(topic, 1)
    await there.decides(topic, [one.id], first)
    (letter,) = (await there.run(letters.claim_due, now=there.place.now, places=0, people=9)).letters
    there.place.now += timedelta(seconds=1)
    await there.decides(topic, [one.id], USED)
    await there.run(letters.mark_sent, letter, 5, at=there.place.now)  # type: ignore[arg-type]
    assert [(kind, state) for kind, _, _, state in await there.told()] == told
    assert (await there.of(topic, 1)).told is known


async def test_what_came_of_it_counts_as_told_behind_a_button_and_says_the_newest(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    await there.closes(topic)
    one = await there.of(topic, 1)
    await there.decides(topic, [one.id], NOT_USED)
    await meets_closed_messages(there)
    assert (await there.of(topic, 1)).told is NOT_USED
    await there.decides(topic, [one.id], USED)
    actor = there.place.actor(1)
    (waits,) = await there.run(waiting.waiting_for, actor, now=there.place.now)
    told = await there.run(asked.told_in, waits)
    assert told is not None
    assert told.decision.outcome is USED
    await there.run(waiting.mark_seen, actor, waits, now=there.place.now)
    assert (await there.of(topic, 1)).told is USED
    assert [(kind, state) for kind, _, _, state in await there.told()] == [(TOLD, "sent"), (CHANGED, "cancelled")]


async def test_what_changes_back_while_its_letter_is_in_hand_is_not_said(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    await there.closes(topic)
    one = await there.of(topic, 1)
    await there.decides(topic, [one.id], NOT_USED)
    await there.post_goes()
    there.place.now += DAY
    await there.decides(topic, [one.id], USED)
    (letter,) = (await there.run(letters.claim_due, now=there.place.now, places=0, people=9)).letters
    await there.decides(topic, [one.id], NOT_USED)
    assert await there.run(asked.told_in, letter) is None


async def test_of_changes_that_wait_behind_a_button_the_newest_is_read_and_nothing_once_all_is_as_they_know_it(
    there: Answered,
) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    await there.closes(topic)
    one, actor = await there.of(topic, 1), there.place.actor(1)
    await there.decides(topic, [one.id], NOT_USED)
    await there.post_goes()
    there.place.now += DAY
    await there.decides(topic, [one.id], USED)
    await meets_closed_messages(there)
    for outcome in (PARKED, NOT_USED, USED):
        there.place.now += timedelta(minutes=1)
        await there.decides(topic, [one.id], outcome)
        await there.post_goes()
        waits = await there.run(waiting.waiting_for, actor, now=there.place.now)
        told = [await there.run(asked.told_in, one) for one in waits]
        assert [one.decision.outcome for one in told if one] == ([] if outcome is NOT_USED else [outcome])
        assert len(told) == (outcome is not NOT_USED)
        assert (await there.of(topic, 1)).told is NOT_USED, "they have not read it"
    there.place.now += 8 * DAY
    (letter,) = (await there.run(letters.claim_due, now=there.place.now, places=0, people=9)).letters
    assert await there.run(asked.told_in, letter) is not None, "private messages are tried again"
    await there.run(waiting.mark_seen, actor, letter, now=there.place.now)
    again = await there.run(outbox.letter_to, GUILD, actor.person, letter.id)
    assert again is not None
    assert await there.run(asked.told_in, again) is not None
    assert (await there.of(topic, 1)).told is USED
