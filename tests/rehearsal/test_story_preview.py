"""Stories of a vote seen before it opens: letter for letter what everybody sees then, in their own language."""

from typing import Any

import pytest

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.text import Texts
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.test_story_poll import joined_besides
from tests.rehearsal.test_story_ways_to_ask import EACH

BY_FORM = ("Several choices", "In their own words")


def embeds(asked: Interaction) -> list[dict[str, Any]]:
    """Return the cards in an answer, as Discord shows them."""
    assert asked.original is not None
    return [bare(embed) for embed in asked.original.embeds]


def bare(embed: dict[str, Any]) -> dict[str, Any]:
    """Return what a card says, without the reference that each message of ours has below."""
    return {key: embed[key] for key in ("title", "description", "color")}


def form(person: Person) -> tuple[str, list[dict[str, Any]]]:
    """Return the form that somebody has open, but for where it goes, and close it."""
    assert person.form is not None
    parts = list(screen.parts(person.form.components))
    title = person.form.title
    person.dismisses()
    return title, [{key: value for key, value in part.items() if key != "id"} for part in parts]


async def written(house: House, way: str, language: str) -> Person:
    """Have Bethan write a vote in this way."""
    label_of, bethan = Texts().words(language).label, house.person("Bethan")
    await begins_vote(bethan, way, language=language)
    await bethan.fills({label_of(label): _chosen(label_of, value) for label, value in EACH[way].items()})
    return bethan


def _chosen(label_of: Any, value: str) -> str:
    if value.startswith("Up to "):
        return str(label_of("Up to {most}", most=value.removeprefix("Up to ")))
    if value.startswith("Within "):
        return str(label_of("Within {n} days of its close", n=value.split()[1]))
    return str(label_of(value)) if value.startswith("At least") else value


async def public(house: House, question: str) -> dict[str, Any]:
    """Wait until the card of a vote stands in the channel, and return what it says."""
    olwen = house.person("Olwen")

    def card() -> dict[str, Any] | None:
        found = (one for message in olwen.screen("notices") for one in message.embeds if question in one["description"])
        return next((bare(one) for one in found), None)

    return await until(house.stage, card)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_what_is_seen_before_is_letter_for_letter_what_is_seen_after(house: House, language: str) -> None:
    label_of = Texts().words(language).label
    await joined_besides(house, worker=4, manager=12)
    if language == "cy":
        await _all_in_welsh(house, "Amara")
    for way, typed in EACH.items():
        bethan = await written(house, way, language)
        seen = embeds(await bethan.presses(label_of("See it as a worker")))
        if way in BY_FORM:
            await bethan.presses(label_of("Answer privately"), on=bethan.private)
            tried = form(bethan)
        await bethan.presses(label_of("Post it"))
        assert await public(house, typed["Question"]) == seen[0]
        amara = house.person("Amara")
        asked = await amara.presses(label_of("Answer privately"))
        if way in BY_FORM:
            assert form(amara) == tried
        else:
            assert embeds(asked) == [seen[1]]


async def test_the_card_is_seen_in_the_servers_language_and_the_paper_in_ones_own(house: House) -> None:
    bethan = await house.writes()
    english = embeds(await bethan.presses("See it as a worker"))
    await bethan.runs("/me")
    await bethan.chooses("Language", "English")
    await _all_in_welsh(house)
    await bethan.runs("/poll open")
    await bethan.presses("1. Go on")
    mixed = embeds(await bethan.presses("See it as a worker"))
    assert mixed[0]["title"] == Texts().words("cy")("A vote") != english[0]["title"]
    assert mixed[1:] == english[1:]


async def _all_in_welsh(house: House, *people: str) -> None:
    await house.person("Olwen").runs("/setup")
    await house.person("Olwen").chooses("Language of this server", "Cymraeg")
    for name in people:
        await house.person(name).runs("/me")
        await house.person(name).presses("Language")
        await house.person(name).chooses("Language", "Cymraeg")


async def test_whatever_is_pressed_or_sent_there_is_only_a_look(house: House) -> None:
    for way in EACH:
        bethan = await written(house, way, "en")
        await bethan.presses("See it as a worker")
        for button, title in (("More", "About this vote"), ("How private is this?", "How private is this?")):
            await bethan.presses(button, on=bethan.private)
            assert title in words(bethan.private)
        await bethan.presses("See it again", on=bethan.private)
        await bethan.presses("Answer privately", on=bethan.private)
        if way in BY_FORM:
            answer = {"In your own words": "More rest"} if way == BY_FORM[1] else {"Choose up to 2": ("Monday",)}
            said = told(await bethan.fills(answer))
        else:
            await bethan.presses("See it again", on=bethan.private)
            await bethan.presses("Answer privately", on=bethan.private)
            said = told(await bethan.chooses("Choose one", _first(bethan), on=bethan.private))
        assert "Only a look" in said
        assert "Nothing was sealed." in said
        await bethan.presses("Go back", on=bethan.private)
        assert EACH[way]["Question"] in words(await bethan.sees("Your vote, before it opens"))
    assert list((house.folder / "keys").glob("*.key")) == []


def _first(person: Person) -> str:
    assert person.private is not None
    return str(screen.selects(person.private)[0]["options"][0]["label"])
