"""Questions that are answered without a name, in stories: asked, and answered from the card to the thanks."""

from bot.domain.anonymous import next_evening
from bot.domain.people import Actor, GuildId, PersonId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.services.contributions import anonymous
from storage import contributions
from storage.store import Transaction
from tests.rehearsal.house import WORKERS, House, until, words
from tests.rehearsal.topics import QUESTION, topic_card, writes_topic


async def asks_unnamed(house: House) -> Message:
    """Have Bethan ask something that can be answered without a name; return its card."""
    bethan = await writes_topic(house)
    await bethan.presses("Without a name: no")
    await bethan.presses("Post it")
    await bethan.sees("Your question is open")
    await house.plans()
    return await topic_card(house)


async def writes_unnamed(house: House, name: str, card: Message, said: str) -> Person:
    """Have somebody answer without a name, up to what others will see."""
    person = house.person(name)
    await person.presses("Answer without a name", on=card)
    await person.fills({"Choose one": "Sleeping", "What do you see or hear?": said})
    await person.sees("This is what others will see")
    return person


async def seals_unnamed(house: House, name: str, card: Message, said: str) -> Person:
    """Have somebody answer without a name, and seal it."""
    person = await writes_unnamed(house, name, card, said)
    await person.presses("Seal it")
    await person.sees("Your words are sealed")
    return person


def evening_comes(house: House) -> None:
    """Let it become 20:00 where the server is."""
    now = house.clock.now()
    house.passes(next_evening(now, "Europe/London") - now)


async def five_are_shown(house: House) -> tuple[Message, list[Message]]:
    """Have the first five workers answer without a name, and be shown; return the card, and their posts."""
    card = await asks_unnamed(house)
    for number, name in enumerate(WORKERS[:5]):
        await seals_unnamed(house, name, card, f"Tea, and {number} biscuits")
    evening_comes(house)
    return card, [await says(house, card, f"Tea, and {number} biscuits") for number in range(5)]


async def says(house: House, card: Message, *parts: str) -> Message:
    """Wait until a message in the thread says all of this, and return it."""
    channels = house.stage.world.channels

    def found() -> Message | None:
        thread = channels.get(card.id)
        every = () if thread is None else thread.messages.values()
        return next((one for one in every if all(part in words(one) for part in parts)), None)

    return await until(house.stage, found)


async def asks_back(house: House, card: Message, about: str, question: str) -> Message:
    """Have Bethan ask something about these words; return what stands in the thread."""
    here = GuildId(house.stage.world.guild.id)
    bethan = Actor(PersonId(house.person("Bethan").account.id), here, is_owner=True)

    def ask(tx: Transaction) -> None:
        every = contributions.standing(tx, here)
        one = next(one for one in every if one.answer.words[0] == about)
        anonymous.ask_back(tx, bethan, one.id, question, now=house.clock.now())

    await house.app.store.run(ask)
    house.app.bot.wake()
    return await says(house, card, question)


async def theirs(house: House, name: str) -> Person:
    """Have somebody look at what they wrote without a name, under My words."""
    person = house.person(name)
    await person.runs("/me")
    await person.presses("My words")
    await person.chooses("Without a name", QUESTION)
    return person
