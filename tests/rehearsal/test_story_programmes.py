"""Stories of a programme: a coordinator begins it, everybody sees where it stands, and it ends by itself."""

from datetime import timedelta

from bot.rehearsal.world.messages import Message
from tests.rehearsal.house import WORDS, House, buttons, label, told, until, words
from tests.rehearsal.topics import QUESTION, opens_topic

BEGINS = {
    "What it is called": "Talking about the last days",
    "What it is for": "Together we make a pocket card and a short film.",
    "First day": "9 June 2027",
    "Last day": "Friday 25 June 2027",
}
_NONE = "No programme runs just now"


def standing(house: House) -> list[Message]:
    return [one for one in house.person("Olwen").screen("notices") if BEGINS["What it is called"] in words(one)]


async def says(house: House, *parts: str) -> str:
    """Wait until the one card of the programme says all of this."""

    def found() -> str | None:
        (card,) = standing(house) or (None,)
        said = words(card)
        return said if all(part in said for part in parts) else None

    return await until(house.stage, found)


async def test_everybody_sees_on_one_card_what_is_open_and_what_was_until_it_ends_by_itself(house: House) -> None:
    bethan, amara = house.person("Bethan"), house.person("Amara")
    assert _NONE in told(await amara.runs("/programme"))
    assert amara.private is not None
    assert [label(one) for one in buttons(amara.private)] == ["Catch up"]
    await bethan.runs("/programme")
    await bethan.presses("Begin one")
    await bethan.fills({**BEGINS, "Last day": "2 June 2027"})
    assert "The last day is before the first." in words(bethan.private)
    await bethan.presses("Write it again")
    assert bethan.form is not None
    await bethan.fills({"Last day": BEGINS["Last day"]})
    assert "From Wednesday 9 June 2027 to Friday 25 June 2027." in words(bethan.private)
    assert "Nothing has been asked in it yet." in await says(house, "short film")

    await opens_topic(house)
    await house.opens_poll()
    said = await says(house, "A question: ", "A vote: ")
    assert said.index("Open now") < said.index(WORDS["Question"]) < said.index(QUESTION)  # the vote closes first
    await amara.runs("/programme")
    assert amara.private is not None
    assert amara.private.embeds[0]["description"] == standing(house)[0].embeds[0]["description"]
    house.passes(timedelta(days=15))  # the question has closed; too few have voted, so the vote goes on
    await house.app.beat()
    said = await says(house, "What was", "closed <t:")
    order = [said.index(part) for part in ("Open now", WORDS["Question"], "What was", QUESTION)]
    assert order == sorted(order)

    assert "The programme ends on Friday 25 June 2027." in told(await bethan.runs("/todo"))
    await bethan.presses("2. Say what comes next")
    await bethan.fills({"After this programme": "A training day in autumn."})
    await says(house, "**After this programme:** A training day in autumn.")
    assert "Nothing is said yet" not in told(await bethan.runs("/todo"))
    house.passes(timedelta(days=2))
    await house.app.beat()
    said = await says(house, "This programme has ended.", "A training day in autumn.", QUESTION)
    assert _NONE in told(await amara.runs("/programme"))


async def test_one_coordinator_ends_it_before_its_last_day_and_the_others_old_button_then_says_so(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = house.person("Bethan"), house.person("Rhys")
    await bethan.runs("/programme")
    await bethan.presses("Begin one")
    await bethan.fills(BEGINS)
    await bethan.presses("See where it stands")
    await rhys.runs("/programme")
    await rhys.presses("End it")
    assert "Nothing is said yet of what comes next." in words(rhys.private)
    await rhys.presses("End it now")
    await says(house, "This programme has ended.")
    assert "This programme has ended, or is not here any more." in told(await bethan.presses("Change it"))
