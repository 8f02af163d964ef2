"""Taking answers along: nothing says who, when or how, and nobody's words leave without their yes."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.answer_export import AnswerExport
from bot.domain.contributions import GivenAnswer
from bot.domain.people import Actor, RoleGroup
from bot.domain.preferences import Consent, ConsentGiven, Quote, ShownAs
from bot.domain.refusals import NotFound, NotReady
from bot.domain.topics import Purpose, Topic, TopicId
from bot.services import contributions as asked
from bot.services.consents import withdraw_consent
from bot.services.partners import leave
from bot.text import Words
from cogs.contributions.answer_file import as_table
from storage.consents import give_consent
from tests.services.outcomes import DAY, NOT_USED, Answered, answered
from tests.services.polling_place import GUILD, NOON, OWNER

WORKERS, MANAGERS = (0, 2, 4, 6, 8, 10), (1, 3, 5, 7, 9)


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path, size=16) as found:
        yield found


async def closed(there: Answered, *, quote: Quote = Quote.YES, number: str = "a", **topic: object) -> Topic:
    """Ask six workers and five managers something, and close it."""
    found = await there.asks(number, **topic)
    await there.answers(found, *WORKERS, quote=quote)
    await there.answers(found, *MANAGERS, quote=quote, role_group=RoleGroup.MANAGER)
    return await there.closes(found)


async def taken(there: Answered, topic: Topic | None = None) -> AnswerExport:
    return await there.run(asked.export_answers, OWNER, topic.id if topic else None, now=there.place.now)


async def says(there: Answered, person: int, *consents: Consent, taken_back: bool = False) -> None:
    for one in consents:
        given = ConsentGiven(one, "1", NOON, NOON + DAY if taken_back else None)
        await there.run(give_consent, GUILD, there.place.asked[person], given)


def read_back(found: AnswerExport) -> list[dict[str, str]]:
    """Read the file as a programme would."""
    text = as_table(Words(), found)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


async def test_the_file_reads_back_with_what_was_asked_chosen_and_written_and_what_came_of_it(there: Answered) -> None:
    topic = await closed(there)
    await there.decides(topic, [(await there.of(topic, 0)).id], NOT_USED, reason="No space.", theme="Tea")
    lines = read_back(await taken(there, topic))
    assert len(lines) == 11
    (decided,) = [line for line in lines if line["Theme"] == "Tea"]
    assert decided == {
        "Question": "What helps?",
        "Who answered": "Homecare workers",
        "Answer": "Tea",
        "In words": "She stops wanting her tea.",
        "More words": "",
        "To the follow-up": "",
        "Added later": "",
        "May it be quoted": "Yes",
        "Name": "",
        "Theme": "Tea",
        "What came of it": "Not used this time",
        "Why": "No space.",
    }


async def test_groups_too_small_to_be_told_apart_are_pooled(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, *WORKERS)
    await there.answers(topic, 1, 3, role_group=RoleGroup.MANAGER)
    await there.answers(topic, 5, 7, 9, role_group=RoleGroup.FAMILY_CARER)
    lines = read_back(await taken(there, await there.closes(topic)))
    assert sorted({line["Who answered"] for line in lines}) == ["Homecare workers", "Other partners"]
    small = await there.asks("b")
    await there.answers(small, *WORKERS)
    await there.answers(small, 1, role_group=RoleGroup.MANAGER)
    lines = read_back(await taken(there, await there.closes(small)))
    assert {line["Who answered"] for line in lines} == {"Other partners"}


@pytest.mark.parametrize("quote", [Quote.NO, Quote.IN_OTHER_WORDS])
async def test_without_a_yes_the_words_are_left_out_and_counted(there: Answered, quote: Quote) -> None:
    found = await taken(there, await closed(there, quote=quote))
    counted = {Quote.NO: found.unquoted, Quote.IN_OTHER_WORDS: found.in_other_words}
    assert (counted.pop(quote), *counted.values()) == (11, 0)
    text = as_table(Words(), found)
    assert "tea." not in text
    assert {line["Answer"] for line in read_back(found)} == {"Tea"}


async def test_who_took_back_that_they_may_be_quoted_is_not_quoted(there: Answered) -> None:
    topic = await closed(there)
    amara = Actor(there.place.asked[0], GUILD)
    await says(there, 0, Consent.BE_QUOTED)
    await says(there, 2, Consent.BE_QUOTED)
    await there.run(withdraw_consent, amara, Consent.BE_QUOTED, now=there.place.now)
    assert (await taken(there, topic)).unquoted == 1
    await there.run(leave, amara, now=there.place.now)
    assert (await taken(there, topic)).unquoted == 1, "who leaves is not quoted again"


async def test_what_is_for_the_people_here_alone_never_leaves(there: Answered) -> None:
    here = await closed(there, purpose=Purpose.REFLECTION)
    await closed(there, number="b")
    found = await taken(there)
    assert (len(found.rows), found.for_here) == (11, 1)
    alone = await taken(there, here)
    assert (alone.rows, alone.for_here) == ((), 1)


async def test_of_research_those_leave_who_said_yes_to_it_and_only_where_they_are_enough(there: Answered) -> None:
    topic = await closed(there, purpose=Purpose.RESEARCH)
    for person in WORKERS[:4]:
        await says(there, person, Consent.RESEARCH)
    await says(there, WORKERS[4], Consent.RESEARCH, taken_back=True)
    found = await taken(there, topic)
    assert (found.rows, found.not_research, found.too_few) == ((), 7, 1)
    await says(there, WORKERS[5], Consent.RESEARCH)
    found = await taken(there, topic)
    assert (len(found.rows), found.not_research, found.too_few) == (5, 6, 0)


async def test_a_sensitive_question_needs_ten_answers_and_any_other_five(there: Answered) -> None:
    for number, sensitive, people, leaves in (
        ("a", False, 4, 0),
        ("b", False, 5, 5),
        ("c", True, 9, 0),
        ("d", True, 10, 10),
    ):
        topic = await there.asks(number, sensitive=sensitive)
        await there.answers(topic, *range(people))
        assert len((await taken(there, await there.closes(topic))).rows) == leaves


async def test_a_name_leaves_only_where_it_is_shown_and_may_be(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, 0, 2, shown_as=ShownAs.NAME, name="Amara")
    await there.answers(topic, 4, shown_as=ShownAs.PSEUDONYM, name="Wren")
    await there.answers(topic, 6, 8)
    for person in (0, 4, 6):
        await says(there, person, Consent.BE_NAMED)
    lines = read_back(await taken(there, await there.closes(topic)))
    assert sorted(line["Name"] for line in lines) == ["", "", "", "", "Amara"]


async def test_nothing_that_leaves_tells_who_or_when_or_by_which_way_or_in_which_order(there: Answered) -> None:
    topic = await there.asks()
    for number in range(12):
        words = GivenAnswer(0, ("x" * (number + 1), ""))
        await there.answers(topic, number, answer=words, quote=Quote.YES, posted_at=NOON + timedelta(hours=number))
    topic = await there.closes(topic)
    once, again = [as_table(Words(), await taken(there, topic)) for _ in range(2)]
    assert sorted(once.splitlines()) == sorted(again.splitlines())
    assert once != again
    lengths = [len(line["In words"]) for line in read_back(await taken(there, topic))]
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))
    every = [str(one) for one in (*there.place.asked, topic.id, GUILD, *(one.id for one in await there.every(topic)))]
    assert not [number for number in every if number in once]
    assert "2026" not in once
    assert not {"note", "card", "phone", "route", "way"} & set(once.splitlines()[0].lower().replace('"', "").split(","))


async def test_an_open_question_is_not_taken_along_nor_one_that_is_not_there(there: Answered) -> None:
    topic = await there.asks()
    await there.answers(topic, *WORKERS)
    with pytest.raises(NotReady, match="still open"):
        await taken(there, topic)
    assert (await taken(there)).rows == ()
    with pytest.raises(NotFound):
        await there.run(asked.export_answers, OWNER, TopicId("f" * 32), now=there.place.now)
