"""What comes of answers: decided many at once and in no order, and told to each author once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.contributions import AT_ONCE, GivenAnswer
from bot.domain.deciding import GoodReason
from bot.domain.limits import THEMES
from bot.domain.people import NOBODY
from bot.domain.refusals import Invalid, NotFound, TooLate, TooMany
from bot.services import contributions as asked
from bot.services import partners, topics
from bot.services.mydata import erasing
from storage import contributions
from tests.services.outcomes import DAY, NOT_USED, PARKED, USED, Answered, answered
from tests.services.polling_place import GUILD, OWNER

TOLD, CHANGED = asked.CAME_OF_IT.name, asked.CHANGED.name


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


async def test_answers_are_shown_a_page_at_a_time_in_an_order_that_says_nothing(there: Answered) -> None:
    topic = await there.asks()
    for number in range(12):
        words = GivenAnswer(0, ("x" * (number + 1) * 10, ""))
        await there.answers(topic, number, answer=words, posted_at=topic.closes_at - number * DAY)
    first = await there.run(asked.answers_page, OWNER, topic.id)
    assert (len(first.answers), first.total, first.undecided, first.more) == (AT_ONCE, 12, 12, True)
    rest = await there.run(asked.next_page, OWNER, first.answers[-1].id)
    shown = [one.id for one in (*first.answers, *rest.answers)]
    assert shown == sorted(shown)
    assert len(set(shown)) == 12
    again = await there.run(asked.next_page, OWNER, rest.answers[-1].id)
    assert again.answers == first.answers


async def test_many_are_decided_about_at_once_and_leave_the_list(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, *range(12))
    page = await there.run(asked.answers_page, OWNER, topic.id)
    left = await there.decides(topic, [one.id for one in page.answers], theme="Small pleasures")
    assert (len(left.answers), left.undecided, [one.title for one in left.themes]) == (2, 2, ["Small pleasures"])
    decided = [one.decision for one in await there.every(topic) if one.decision]
    assert {(one.outcome, one.reason, one.theme) for one in decided} == {(USED, GoodReason.TOGETHER, left.themes[0].id)}
    everything = await there.run(asked.answers_page, OWNER, topic.id, undecided_only=False)
    assert (len(everything.answers), everything.undecided) == (AT_ONCE, 2)


async def test_a_theme_is_made_once_and_there_are_not_too_many(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    one = (await there.of(topic, 1)).id
    batch = (await there.run(asked.choose_answers, OWNER, topic.id, [one], now=there.place.now)).batch.id
    for title in ("Tea", "tea", " TEA "):
        found = await there.run(asked.add_theme, OWNER, batch, title)
    assert [theme.title for theme in found.themes] == ["Tea"]
    for number in range(THEMES.most - 1):
        await there.run(asked.add_theme, OWNER, batch, f"Theme {number}")
    with pytest.raises(TooMany):
        await there.run(asked.add_theme, OWNER, batch, "One more")
    with pytest.raises(Invalid):
        await there.run(asked.add_theme, OWNER, batch, " ")
    assert (await there.run(asked.choose_theme, OWNER, batch, None)).batch.theme is None


async def test_the_reasons_are_such_as_fit_what_came_of_it(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    one = (await there.of(topic, 1)).id
    batch = (await there.run(asked.choose_answers, OWNER, topic.id, [one], now=there.place.now)).batch.id
    await there.run(asked.choose_outcome, OWNER, batch, USED)
    with pytest.raises(Invalid, match="does not fit"):
        await there.run(asked.choose_reason, OWNER, batch, GoodReason.OUTSIDE)
    await there.run(asked.choose_reason, OWNER, batch, GoodReason.MANY)
    assert (await there.run(asked.choose_outcome, OWNER, batch, PARKED)).batch.reason == "", "it was one for used words"
    await there.run(asked.write_reason, OWNER, batch, "It is for the summer.")
    kept = await there.run(asked.choose_outcome, OWNER, batch, NOT_USED)
    assert kept.batch.reason == "It is for the summer.", "one's own words are nobody's to weigh"


async def test_what_is_not_used_has_a_reason_and_nothing_is_decided_without_an_outcome(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1)
    one = (await there.of(topic, 1)).id
    batch = (await there.run(asked.choose_answers, OWNER, topic.id, [one], now=there.place.now)).batch.id
    with pytest.raises(Invalid, match="what came of them"):
        await there.run(asked.decide, OWNER, batch, now=there.place.now)
    await there.run(asked.choose_outcome, OWNER, batch, NOT_USED)
    with pytest.raises(Invalid, match="say why"):
        await there.run(asked.decide, OWNER, batch, now=there.place.now)
    with pytest.raises(Invalid):
        await there.run(asked.write_reason, OWNER, batch, " : ")
    kept = await there.run(asked.write_reason, OWNER, batch, ":The card has room\nfor six lines.")
    assert kept.batch.reason == "The card has room for six lines."
    await there.run(asked.decide, OWNER, batch, now=there.place.now)
    with pytest.raises(TooLate):
        await there.run(asked.decide, OWNER, batch, now=there.place.now)


async def test_what_was_chosen_outlives_a_restart_for_a_day_and_taken_back_answers_drop_out(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1, 2)
    ids = [one.id for one in await there.every(topic)]
    batch = (await there.run(asked.choose_answers, OWNER, topic.id, ids, now=there.place.now)).batch.id
    await there.place.restarts()
    await there.run(contributions.remove, ids[0])
    assert [one.id for one in (await there.run(asked.chosen_answers, OWNER, batch)).answers] == ids[1:]
    await there.run(contributions.remove, ids[1])
    await there.run(asked.choose_outcome, OWNER, batch, USED)
    with pytest.raises(NotFound):
        await there.run(asked.decide, OWNER, batch, now=there.place.now)
    with pytest.raises(NotFound):
        await there.run(asked.choose_answers, OWNER, topic.id, ids, now=there.place.now)
    assert await there.run(asked.forget_batches, now=there.place.now + DAY) == 1


async def test_authors_are_told_at_the_close_of_what_was_decided_before_it(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1, 2)
    first = await there.of(topic, 1)
    await there.decides(topic, [first.id])
    assert await there.told() == []
    await there.closes(topic)
    assert [(kind, person, about) for kind, person, about, _ in await there.told()] == [(TOLD, first.author, first.id)]
    assert (await there.of(topic, 1)).told_at is None
    await there.post_goes()
    told = await there.of(topic, 1)
    assert (told.told_at, told.told, told.is_owed_a_word) == (there.place.now, USED, False)


async def test_what_is_decided_after_the_close_is_told_in_the_same_transaction_and_once(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1, 2)
    await there.closes(topic)
    ids = [one.id for one in await there.every(topic)]
    await there.decides(topic, ids, PARKED)
    assert len(await there.told()) == 2
    await there.place.restarts()
    await there.decides(topic, ids, PARKED, reason="For the training day.")
    assert len(await there.told()) == 2
    await there.post_goes()
    await there.decides(topic, ids, PARKED, reason="For the training day in May.")
    assert {state for *_, state in await there.told()} == {"sent"}


async def test_who_left_or_was_erased_gets_no_letter(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 1, 2, 3)
    for number in (1, 2, 3):
        await there.decides(topic, [(await there.of(topic, number)).id])
    await there.run(partners.leave, there.place.actor(1), now=there.place.now)
    await there.run(erasing.erase_person, there.place.actor(2), now=there.place.now)
    await there.closes(topic)
    assert [person for _, person, *_ in await there.told()] == [there.place.asked[3]]
    await there.run(partners.leave, there.place.actor(3), now=there.place.now)
    assert {state for *_, state in await there.told()} <= {"cancelled"}


async def test_who_has_no_account_is_told_by_phone_and_stands_among_what_is_to_do_until_then(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, -1, 1)
    await there.closes(topic)
    spoken = await there.of(topic, -1)
    await there.decides(topic, [spoken.id])
    (owed,) = await there.run(topics.owed_here, GUILD)
    assert (owed.undecided, owed.by_phone) == (1, 1)
    (told,) = await there.run(asked.owed_by_phone, OWNER, topic.id)
    assert told.answer.author == NOBODY
    assert await there.told() == []
    await there.run(asked.note_phoned, OWNER, spoken.id, now=there.place.now)
    assert await there.run(asked.owed_by_phone, OWNER, topic.id) == ()
    await there.decides(topic, [spoken.id], NOT_USED)
    assert len(await there.run(asked.owed_by_phone, OWNER, topic.id)) == 1
    with pytest.raises(NotFound):
        await there.run(asked.note_phoned, OWNER, (await there.of(topic, 1)).id, now=there.place.now)


async def test_an_answer_that_changes_after_it_was_decided_about_is_to_be_looked_at_again(there: Answered) -> None:
    topic, actor = await there.asks(), there.place.actor(1)
    for words in ("Her tea goes cold.", "Her tea goes cold, and she smiles."):
        seen = await there.run(asked.begin_answer, actor, topic.id, GivenAnswer(0, (words, "")), now=there.place.now)
        await there.run(asked.post_answer, actor, seen.begun.id, now=there.place.now)
        one = await there.of(topic, 1)
        assert one.decision is None
        await there.decides(topic, [one.id], NOT_USED)
    assert (await there.of(topic, 1)).decision is not None
