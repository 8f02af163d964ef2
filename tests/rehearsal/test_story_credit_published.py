"""Stories of a list of names that stands: it changes as people say, and the next edition asks again."""

from datetime import timedelta

from tests.rehearsal.house import House, told, until, words
from tests.rehearsal.naming import ASKS, TITLE, asks_for_names, card, looks, note_to, publishes

STAYS = "The card in the channel changes at once. What was printed or saved stays as it is."


async def named(house: House, name: str, *did: str) -> None:
    """Have somebody be named by their name, as having done this."""
    person = await looks(house, name)
    await person.presses(f"By my name: {name}")
    if did:
        await person.chooses("What I did (up to three, or nothing)", *did)


async def test_names_stand_on_the_card_and_are_taken_back_and_given_there_at_any_time(house: House) -> None:
    await asks_for_names(house)
    await named(house, "Amara", "Tried it out")
    await named(house, "Ioan")
    await named(house, "Grace", "Tried it out", "Wrote with us")
    on = await publishes(house)
    assert "**Wrote with us:** Grace\n**Tried it out:** Amara, Grace\n**Took part:** Ioan" in words(on)
    amara = house.person("Amara")
    assert STAYS in told(await amara.presses("How I'm credited", on=on))
    assert "You are not named there." in told(await amara.presses("Leave me out"))
    await card(house, "**Tried it out:** Grace")
    danuta = house.person("Danuta")
    assert "You are not named there." in told(await danuta.presses("How I'm credited", on=on))
    await danuta.presses("By my name: Danuta")
    await card(house, "**Took part:** Danuta, Ioan")
    ioan = house.person("Ioan")
    await ioan.runs("/me")
    for press in ("More", "Leave", "Yes, leave now"):
        await ioan.presses(press)
    await card(house, "**Took part:** Danuta\n")
    stranger = house.visitor("Ada")
    shown = told(await stranger.presses("How I'm credited", on=on))
    assert "You are not named there." in shown
    assert "Join" in shown
    assert "By my name" not in shown


async def test_the_next_edition_asks_everybody_again_and_what_was_said_stands(house: House) -> None:
    await asks_for_names(house)
    await named(house, "Amara")
    await publishes(house)
    house.passes(timedelta(days=60))
    amara, bethan = house.person("Amara"), house.person("Bethan")
    await bethan.runs("/output list")
    await bethan.chooses("Look at one", TITLE)
    await bethan.presses("Change the words")
    await bethan.fills({"What it is called": f"{TITLE}, longer"})
    looked = told(await amara.presses("How I'm credited", on=await card(house)))
    assert (f"### {TITLE}\n" in looked, "longer" in looked) == (True, False), "nobody is asked about that yet"
    await bethan.presses("Ask how people wish to be named")
    await bethan.chooses("Ask now, for how long?", "One week")
    await house.plans()
    await house.app.beat()
    note = await until(house.stage, lambda: amara.dms[-1] if "That stays so" in words(amara.dms[-1]) else None)
    assert ASKS in words(note)
    assert "You are named there as **Amara**. That stays so, unless you change it." in words(note)
    await card(house, "**Took part:** Amara")
    await note_to(house, "Ioan")
    await amara.presses("Choose how", on=note)
    assert "That stays so" not in told(await amara.presses("By my name: Amara"))
