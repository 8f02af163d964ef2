"""Questions that are answered without a name, in stories: asked, and answered from the card to the thanks."""

from bot.domain.anonymous import next_evening
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import TopicId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.services import topics
from tests.rehearsal.house import House, custom_id
from tests.rehearsal.topics import topic_card, writes_topic


async def asks_unnamed(house: House) -> Message:
    """Have Bethan ask something that can be answered without a name; return its card."""
    bethan = await writes_topic(house)
    assert bethan.private is not None
    store, now = house.app.store, house.clock.now()
    here = Actor(PersonId(bethan.account.id), GuildId(house.stage.world.guild.id), is_owner=True)
    draft = TopicId(custom_id(bethan.private, "any").rpartition(":")[2])
    await store.run(topics.change_topic, here, draft, TopicChange(anonymous=True), now=now)
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
