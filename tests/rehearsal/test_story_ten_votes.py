"""The ten votes of a programme by presses: opened by Bethan, answered by those of 77 people who answer, and read."""

import re
from typing import Final

from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollKind, Sensitivity
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.rehearsing import join, set_up_the_server
from bot.text import Words
from cogs.kit import people
from cogs.polls import kinds
from tests.rehearsal.begun import begins_vote, words_typed
from tests.rehearsal.house import CLOSED, House, eventually, told, until, words
from tests.rehearsal.test_story_decisions import INVITED
from tests.rehearsal.test_story_my_data import wears_a_role
from tests.rehearsal.test_story_programme import newcomers
from tests.rehearsal.voting import chooses, seals
from tests.services.ten_votes import ProgrammeVote, ten_votes

EVERY: Final = {vote.name: vote for vote in ten_votes()}
NAMES: Final = tuple(one.name for one in newcomers())
KNOWN: Final = "If your whole group answers alike, everyone knows what you chose."
BY_GROUP: Final = "Ordinary, by role group"


async def come_in(house: House) -> None:
    """Let the 77 join."""
    await set_up_the_server(house.stage)
    for one in newcomers():
        house.stage.world.add_person(one.name)
        await join(house.stage, one.name, people.one(Words(), one.group))
    await eventually(lambda: all(wears_a_role(house, house.person(name)) for name in NAMES))


async def writes(house: House, vote: ProgrammeVote) -> Person:
    """Have Bethan begin a vote, up to its panel."""
    bethan = house.person("Bethan")
    await begins_vote(bethan, kinds.name(Words(), vote.words.kind))
    await bethan.fills(words_typed(vote.words))
    return bethan


async def asks_again(house: House, ended: ProgrammeVote, vote: ProgrammeVote) -> Person:
    """Have her ask again what another vote asked, in other words, up to its panel."""
    bethan = house.person("Bethan")
    await bethan.runs("/poll list")
    await bethan.chooses("Look at one", ended.words.question)
    await bethan.presses("Ask again")
    await bethan.presses("Change the words")
    await bethan.fills({"Question": vote.words.question})
    return bethan


async def opens(house: House, bethan: Person, vote: ProgrammeVote) -> Message:
    """Have her choose the rest on the panel, and post it; return its card."""
    sensitive = vote.form.sensitivity is Sensitivity.SENSITIVE
    if vote.form.audience:
        await bethan.chooses("Who is asked", *(people.one(Words(), one) for one in vote.form.audience))
    if sensitive or vote.form.split:
        several = vote.words.kind in (PollKind.MULTIPLE, PollKind.SCALE)
        menu = "What the result shows" if several else "Ordinary or sensitive"
        await bethan.chooses(menu, "Sensitive" if sensitive else BY_GROUP)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    return await house.person(NAMES[0]).sees(vote.words.question)


async def paper(house: House, card: Message) -> str:
    """Return what somebody reads before they answer, on their paper or in the form."""
    somebody = house.person(NAMES[0])
    read = told(await somebody.presses("Answer privately", on=card))
    if somebody.form is None:
        return read
    read = str(somebody.form.components)
    somebody.dismisses()
    return read


async def is_answered(house: House, vote: ProgrammeVote, card: Message) -> None:
    """Let everybody answer who does, each in private."""
    for person, answer in vote.answers[: sum(vote.answered)]:
        if isinstance(answer, str):
            await seals(house, NAMES[person], card, answer)
        else:
            await chooses(house, NAMES[person], card, *(vote.words.options[place] for place in sorted(answer)))


async def passes(house: House) -> None:
    house.passes(CLOSED)
    await house.restarts()  # a connection takes so many presses in private a minute, and none has passed
    await house.app.beat()


async def result_of(house: House, vote: ProgrammeVote, card: Message) -> str:
    """Return what a result says once it stands there, but for moments, its number and its chart."""

    def posted() -> Message | None:
        seen = house.person(NAMES[0]).screen("notices")
        return next((one for one in seen if one.id > card.id and _is_result(one, vote)), None)

    (said,) = (await until(house.stage, posted)).embeds
    return re.sub("<t:.*?>", "", f"{said['title']}\n{said['description']}").replace("\u00a0", " ")


def _is_result(message: Message, vote: ProgrammeVote) -> bool:
    said = words(message)
    return vote.words.question in said and ("Closed" in said or "dopted" in said)


async def goes_its_way(house: House, vote: ProgrammeVote) -> None:
    """Let a vote open, be answered and close: its result says what it must, and nothing that it must not."""
    begun = await asks_again(house, EVERY[vote.again], vote) if vote.again else await writes(house, vote)
    card = await opens(house, begun, vote)
    assert (KNOWN in await paper(house, card)) is vote.form.split
    await is_answered(house, vote, card)
    await passes(house)
    if vote.told is OutcomeKind.TOO_FEW:
        longer = await house.person(NAMES[0]).sees("Open a little longer")
        assert vote.words.question in words(longer)
        await passes(house)
    result = await result_of(house, vote, card)
    assert [one for one in vote.says if one not in result] == []
    assert [one for one in vote.never if one in result] == []


async def test_each_of_ten_votes_comes_to_the_end_that_it_must(empty_house: House) -> None:
    await come_in(empty_house)
    for vote in EVERY.values():
        await goes_its_way(empty_house, vote)
    await decisions_are_read(empty_house)


async def decisions_are_read(house: House) -> None:
    """See that whoever looks finds all that was decided, what it asks again, and that they may speak against it."""
    for name in (NAMES[0], NAMES[-1], NAMES[30]):
        somebody = house.person(name)
        listed = told(await somebody.runs("/decisions"))
        assert listed.count("**Adopted**") == 2
        assert listed.count("**Not adopted**") == 1
        third = told(await somebody.chooses("Look at one", f"2. {EVERY['card 3'].words.question}"))
        assert "**Asked before:**" in third
        assert EVERY["card 2"].words.question in third
        assert INVITED in third
