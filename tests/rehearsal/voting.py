"""Votes of every kind in stories: opened, and answered as people do."""

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import Sensitivity
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.services import polls
from tests.rehearsal.house import House, buttons, label, until, words


async def opens_vote(house: House, asked: PollWords, sensitivity: Sensitivity = Sensitivity.ORDINARY) -> Message:
    """Have a vote of any kind open in the notices channel; return its card."""
    store, now = house.app.store, house.clock.now()
    here = GuildId(house.stage.world.guild.id)
    bethan = Actor(PersonId(house.person("Bethan").account.id), here, is_owner=True)
    draft = await store.run(polls.draft_poll, bethan, asked, now=now)
    await store.run(polls.change_draft, bethan, draft.id, DraftChange(sensitivity=sensitivity), now=now)
    await store.run(polls.open_poll, bethan, draft.id, now=now)
    house.app.bot.wake()
    await house.plans()

    def posted() -> Message | None:
        found = (one for one in house.person("Olwen").screen("notices") if asked.question in words(one))
        return next((one for one in found if any(label(each) == "Answer privately" for each in buttons(one))), None)

    return await until(house.stage, posted)


async def chooses(house: House, name: str, card: Message, *answers: str) -> Person:
    """Have somebody answer in the form that opens, or from the menu; return them with their thanks."""
    person = house.person(name)
    await person.presses("Answer privately", on=card)
    if person.form is None:
        await person.chooses("Choose one", *answers)
    else:
        await person.fills({screen.form_labels(person.form.components)[0]: answers})
    await person.sees("Your answer is sealed")
    return person


async def writes(house: House, name: str, card: Message, text: str) -> Person:
    """Have somebody write an answer; return them as they look at what others will see, or are asked about it."""
    person = house.person(name)
    await person.presses("Answer privately", on=card)
    await person.fills({"In your own words": text})
    return person


async def seals(house: House, name: str, card: Message, text: str) -> Person:
    """Have somebody write an answer, and seal it."""
    person = await writes(house, name, card, text)
    await person.presses("Seal it")
    await person.sees("Your answer is sealed")
    return person
