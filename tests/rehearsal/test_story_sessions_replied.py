"""Saying whether one comes: three taps on the card, private answers, the last place, and the waiting list."""

import asyncio
from datetime import timedelta

from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import House, buttons, custom_id, label, told, until, words
from tests.rehearsal.sessions import LINK, TITLE, says_when, session_card, writes_session


async def announced(house: House, *, places: str = "") -> Message:
    """Have a session announced that is in five days; return its card."""
    bethan = await writes_session(house)
    await says_when(bethan, "in 5 days at 10:30")
    if places:
        await bethan.presses("About it")
        await bethan.fills({"How many places": places})
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")
    await house.plans()
    card = await session_card(house)
    return await until(house.stage, lambda: _with_thread(house, card))


def _with_thread(house: House, card: Message) -> Message | None:
    """Return the card once it leads to the thread of its twin, which is the last that is done as it is announced."""
    found = next(one for one in house.person("Olwen").screen("notices") if one.id == card.id)
    return found if "<#" in words(found) else None


def screen_of(person: Person) -> Message:
    """Return what they were last shown in private."""
    assert person.private is not None
    return person.private


async def says(person: Person, tap: str, card: Message) -> str:
    await person.presses(tap, on=card)
    return words(person.private)


async def test_each_tap_is_answered_in_private_and_only_a_place_shows_the_way_in(house: House) -> None:
    card, amara, ioan = await announced(house), house.person("Amara"), house.person("Ioan")
    public = words(card)
    assert LINK not in public
    for tap, answer in (("Can't make it", "That's fine"), ("I'll take part later", "That's fine")):
        said = await says(amara, tap, card)
        assert answer in said
        assert "The same questions are in the thread until" in said
        assert "The 3-minute catch-up comes to you after the session." in said
        assert LINK not in said
    assert "You have a place" in await says(amara, "I'll be there", card)
    assert LINK not in words(amara.private)
    await amara.presses("How to join", on=amara.private)
    assert LINK in words(amara.private)
    assert "You had said so before. Nothing has changed." in await says(amara, "I'll be there", card)
    await ioan.presses("More", on=card)
    assert "Nobody is told what you press here." in words(ioan.private)
    look = house.asks(ioan, custom_id(screen_of(amara), "my-session"))
    await look.answered
    assert TITLE in told(look)
    assert LINK not in told(look)  # a copied button shows the way in to nobody who holds no place
    assert words(await session_card(house)) == public


async def test_what_somebody_said_yes_to_stands_in_their_settings_and_can_be_taken_back_there(house: House) -> None:
    card, amara = await announced(house), house.person("Amara")
    await says(amara, "I'll be there", card)
    await amara.runs("/me")
    await amara.presses("What I said yes to")
    assert "you have a place" in words(amara.private)
    await amara.chooses("Look at one", TITLE)
    assert LINK in words(amara.private)
    await amara.presses("Can't make it")
    assert [label(one) for one in buttons(screen_of(amara))][:3] == [
        "Answer the questions",
        "Remind me",
        "No more about this one",
    ]
    await amara.presses("No more about this one")
    assert "You hear no more about this one" in words(amara.private)
    await amara.presses("Undo")
    assert "You hear about this one again" in words(amara.private)


async def test_two_who_press_in_one_instant_for_the_last_place_get_it_in_their_order(house: House) -> None:
    card = await announced(house, places="1")
    amara, ioan, grace = (house.person(name) for name in ("Amara", "Ioan", "Grace"))
    await asyncio.gather(*(one.presses("I'll be there", on=card) for one in (amara, ioan)))
    holder, second = sorted((amara, ioan), key=lambda one: "You have a place" not in words(one.private))
    assert "You have a place" in words(holder.private)
    assert "You are on the waiting list" in words(second.private)
    await says(holder, "Can't make it", card)
    assert "You are on the waiting list" in await says(grace, "I'll be there", card)
    await second.runs("/me")
    await second.presses("What I said yes to")
    assert "a place is kept for you" in words(second.private)
    house.passes(timedelta(hours=25))
    await house.app.beat()
    await grace.runs("/me")
    await grace.presses("What I said yes to")
    assert "a place is kept for you" in words(grace.private)
    await grace.chooses("Look at one", TITLE)
    await grace.presses("Take the place")
    assert "You have a place" in words(grace.private)
    assert "You are on the waiting list" in await says(second, "I'll be there", card)
