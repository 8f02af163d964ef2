"""Stories of a programme's answers: by note, card and phone they become one kind, and each author is told."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import pytest

from bot.domain.contributions import ContributionOutcome
from bot.domain.deciding import FITTING
from bot.domain.people import RoleGroup
from bot.domain.topics import TopicWords
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import join, set_up_the_server
from bot.text import Words
from cogs.contributions.outcome_words import outcome_said, reason_said
from cogs.kit import people
from tests.rehearsal.coming import Coming, comes
from tests.rehearsal.group import after_lunch
from tests.rehearsal.house import WORKERS, House, eventually, until, words
from tests.rehearsal.test_story_my_data import fetched, wears_a_role
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.test_story_topic_thread import OVER, is_locked, thread_on
from tests.rehearsal.topics import opens_topic
from tests.services.programme import NO_ACCOUNT, WAYS, Said, programme

_CODE = re.compile(r"[0-9A-Z]{2}-[0-9A-Z]{4}$")  # by which a message is found again
USED = ContributionOutcome.USED
NOTES = {
    "Your words were used": USED,
    "Some of your words were used": ContributionOutcome.PARTLY,
    "Not this time": ContributionOutcome.NOT_USED,
    "Your words are kept for another time": ContributionOutcome.PARKED,
}
HEADINGS = [
    "Question", "Who answered", "Answer", "In words", "More words", "To the follow-up",
    "Added later", "May it be quoted", "Name", "Theme", "What came of it", "Why",
]  # fmt: skip


async def is_asked(house: House, asked: TopicWords) -> Message:
    """Open a question at noon, and let everybody have their note; return its card."""
    noon(house)
    form = {
        "Question": asked.question,
        "Why you ask, in one sentence": asked.why,
        "Ready-made answers, one a line": "\n".join(asked.options),
        "To answer in words, one a line": "\n".join(asked.prompts),
        "One follow-up, for everybody": asked.follow_up,
    }
    card = await opens_topic(house, form)
    await house.app.beat()
    return card


async def is_answered(house: House, asked: TopicWords, coming: Sequence[Coming]) -> None:
    """Ask, let all answers come, and see that in the thread all are alike in form, in the order in which they came."""
    card = await is_asked(house, asked)
    for one in coming:
        await comes(house, asked, card, one)
    await house.app.beat()
    thread = await thread_on(house, card)

    def posted() -> list[Message] | None:
        found = [one for _, one in sorted(thread.messages.items()) if "An answer" in words(one)]
        return found if len(found) == len(coming) else None

    posts = await until(house.stage, posted)
    assert [one.embeds[0]["description"] for one in posts] == [one.stands(asked) for one in coming]
    assert len({str(form_of(one)) for one in posts}) == 1
    house.passes(OVER)
    await house.app.beat()
    await eventually(lambda: is_locked(thread))


def form_of(post: Message) -> list[Any]:
    """Return what a post is like, but for its words, its time and the numbers that are drawn for each message."""
    wire = {key: value for key, value in post.wire().items() if key not in {"id", "timestamp", "nonce", "embeds"}}
    embeds = [{key: value for key, value in one.items() if key != "description"} for one in post.embeds]
    return [wire, *({**one, "footer": _CODE.sub("", one["footer"]["text"])} for one in embeds)]


async def is_decided(house: House, asked: TopicWords, outcomes: Iterator[ContributionOutcome]) -> Person:
    """Have Bethan say what came of all answers, a page of them at a time."""
    bethan = house.person("Bethan")
    await bethan.runs("/topic answers")
    await bethan.chooses("Choose a question", asked.question)
    while "still to be looked at" in words(bethan.private):
        await bethan.presses("All of these")
        outcome = next(outcomes)
        await bethan.chooses("What came of it?", outcome_said(Words(), outcome))
        await bethan.chooses("Why?", reason_said(Words(), FITTING[outcome][0]))
        await bethan.presses("Save")
    assert "You have said of every answer what came of it." in words(bethan.private)
    return bethan


async def are_told(house: House, asked: TopicWords, coming: Sequence[Coming]) -> Counter[str]:
    """See that each author is told once, by note or by phone; return how often what was said."""
    after_lunch(house)
    await house.app.beat()
    told = [await is_told(house, one.who, asked) for one in coming if one.who]
    bethan, left = house.person("Bethan"), len(coming) - len(told)
    if left:
        await bethan.presses("Tell them by phone")
    for _ in range(left):
        told += [said for said in map(_said, ContributionOutcome) if f"**{said}**" in words(bethan.private)][:1]
        await bethan.presses("1. I have told them")
    assert not left or "Nobody is to be told by phone" in words(bethan.private)
    return Counter(told)


async def is_told(house: House, who: str, asked: TopicWords) -> str:
    person = house.person(who)

    def notes() -> list[str]:
        theirs = [words(one) for one in person.dms if asked.question in words(one)]
        return [_said(came) for title, came in NOTES.items() for one in theirs if title in one]

    await eventually(notes)
    (said,) = notes()
    return said


def _said(outcome: ContributionOutcome) -> str:
    return outcome_said(Words(), outcome)


async def is_taken_along(
    house: House, bethan: Person, asked: TopicWords, coming: Sequence[Coming], told: Counter[str]
) -> None:
    """See that the file holds all answers, and tells neither by which way they came, nor when, nor which is longer."""
    await bethan.runs("/topic answers")
    await bethan.chooses("Choose a question", asked.question)
    before = {one.id for one in handed_over(house, bethan)}
    await bethan.presses("Save as a file")
    file = await eventually(lambda: next((one for one in handed_over(house, bethan) if one.id not in before), None))
    text = fetched(house, file)["answers.csv"]
    headings, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert headings == HEADINGS
    found = [(line[0], *line[2:9]) for line in lines]
    came = [one.leaves(asked) for one in coming]
    assert Counter(found) == Counter(came)
    assert Counter(line[10] for line in lines) == told
    assert found not in (came, came[::-1])
    lengths = [sum(map(len, line)) for line in found]
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))


def handed_over(house: House, person: Person) -> list[Message]:
    return [one for one in screen.everything(house.stage.world, person.account) if one.attachments]


async def goes_its_way(
    house: House, asked: TopicWords, coming: Sequence[Coming], outcomes: Iterator[ContributionOutcome]
) -> None:
    """Let a question go its way from the noon on which it is asked to the file."""
    await is_answered(house, asked, coming)
    bethan = await is_decided(house, asked, outcomes)
    told = await are_told(house, asked, coming)
    assert told.total() == len(coming)
    await is_taken_along(house, bethan, asked, coming, told)


async def test_answers_by_note_card_and_phone_become_one_kind_and_each_author_is_told(house: House) -> None:
    asked, said = next(programme())
    names = (*WORKERS, "Helen", "Rhys", "Margaret", "")
    groups = [*[RoleGroup.WORKER] * 8, *[RoleGroup.MANAGER] * 2, *[RoleGroup.FAMILY_CARER] * 2]
    coming = [
        Coming(way, name, group, one.answer, may_be_quoted=way != "phone" and place % 4 > 0)
        for place, (name, group, one) in enumerate(zip(names, groups, said[:12], strict=True))
        for way in ("phone" if not name else WAYS[place % 3],)
    ]
    await goes_its_way(house, asked, coming, iter((USED, USED)))


def as_it_comes(number: int, said: Said) -> Coming:
    """Let an answer of the programme come by the way that it is its turn."""
    way, has_account = WAYS[number % 3], number % NO_ACCOUNT != NO_ACCOUNT - 1
    one = newcomers()[said.person]
    quoted = way != "phone" and said.person % 4 > 0
    return Coming(way, one.name if has_account else "", one.group, said.answer, may_be_quoted=quoted)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_201_answers_of_a_programme_become_one_kind_and_each_author_is_told(empty_house: House) -> None:
    house, number, outcomes = empty_house, count(), _in_turn()
    await set_up_the_server(house.stage)
    for one in newcomers():
        house.stage.world.add_person(one.name)
        await join(house.stage, one.name, people.one(Words(), one.group))
    await eventually(lambda: all(wears_a_role(house, house.person(one.name)) for one in newcomers()))  # all is done
    every = []
    for asked, said in programme():
        coming = [as_it_comes(next(number), one) for one in said]
        await house.restarts()  # a connection takes so many presses in private a minute, and none has passed
        for somebody in newcomers():  # who presses nothing after two notes gets no more of them
            await house.person(somebody.name).runs("/catchup")
        await goes_its_way(house, asked, coming, outcomes)
        every += coming
    assert Counter(one.group for one in every) == {RoleGroup.WORKER: 141, RoleGroup.MANAGER: 60}


def _in_turn() -> Iterator[ContributionOutcome]:
    while True:
        yield from ContributionOutcome
