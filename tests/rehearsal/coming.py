"""Answers in stories as they come: pressed from the private note or the card, or typed for somebody on the phone."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.contributions import GivenAnswer
from bot.domain.people import RoleGroup
from bot.domain.topics import TopicWords
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.text import Words
from cogs.kit import people
from cogs.kit.taps import taps
from tests.rehearsal.answering import previews
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.test_story_poll_reminders import labels

_ = Words()


@dataclass(frozen=True)
class Coming:
    """One answer on its way; `who` is nobody for somebody without an account."""

    way: str
    who: str
    group: RoleGroup
    given: GivenAnswer
    may_be_quoted: bool

    def tap(self, asked: TopicWords) -> str:
        assert self.given.option is not None
        return taps(_, asked)[self.given.option]

    def filled_in(self, asked: TopicWords) -> dict[str, str]:
        """Return what is chosen and written in the form."""
        written = {asked.prompts[0]: self.given.words[0], asked.follow_up: self.given.follow_up}
        return {"Choose one": self.tap(asked), **{box: text for box, text in written.items() if text}}

    def stands(self, asked: TopicWords) -> str:
        """Return what stands in the thread then: nothing in it depends on the way."""
        later = [f"-# {asked.follow_up}", self.given.follow_up] if self.given.follow_up else []
        first = [one for one in self.given.words if one]
        return "\n".join((f"**{self.tap(asked)}**", *first, *later, f"— {people.a_person(_, self.group)}"))

    def leaves(self, asked: TopicWords) -> tuple[str, ...]:
        """Return what of it stands in the file, as far as that depends on whoever answered."""
        texts = (*self.given.words, self.given.follow_up) if self.may_be_quoted else ("", "", "")
        return (asked.question, self.tap(asked), *texts, "", "Yes" if self.may_be_quoted else "No", "")


async def comes(house: House, asked: TopicWords, card: Message, one: Coming) -> None:
    """Let one answer come by its way."""
    if one.way == "phone":
        await _typed(house, asked, one)
        return
    on = card if one.way == "card" else await _note(house, asked, one.who)
    person = await previews(house, one.who, on, one.filled_in(asked))
    await _quotes(person, yes=one.may_be_quoted)
    assert "It is there. Thank you." in told(await person.presses("Post it"))


async def _quotes(person: Person, *, yes: bool) -> None:
    await person.chooses("May we quote it?", "Quote it: yes" if yes else "Quote it: no")
    if "May we quote you?" in words(person.private):  # asked once of each
        await person.chooses("Your answer", "Yes, I agree")


async def _note(house: House, asked: TopicWords, who: str) -> Message:
    """Wait for the private note about this question, from which it can be answered."""
    person = house.person(who)

    def notes() -> Iterator[Message]:
        return (one for one in person.dms if asked.question in words(one) and "Answer" in labels(one))

    return await eventually(lambda: next(notes(), None))


async def _typed(house: House, asked: TopicWords, one: Coming) -> None:
    """Have Bethan type what somebody says on the phone."""
    bethan = house.person("Bethan")
    await bethan.runs("/phone")
    await bethan.chooses("Which question?", asked.question)
    if one.who:
        await bethan.chooses("Somebody who has joined", one.who)
    else:
        await bethan.chooses("Somebody without an account", people.one(_, one.group))
    await bethan.fills(one.filled_in(asked))
    assert "Read this out to them" in words(bethan.private)
    assert "It is there" in told(await bethan.presses("They agree: post it"))
