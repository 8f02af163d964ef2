"""Stories of a chart: it stands in the result for everybody, and whoever wants looks at it in another way."""

from typing import Any

from bot.domain.permissions import PERMISSIONS
from bot.printing.pictures import Picture
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.quick_pictures import DOT
from tests.rehearsal.house import CLOSED, WORDS, House, buttons, custom_id, label, told, words
from tests.rehearsal.test_story_permissions import allow, bits, own

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()
ANOTHER_WAY = "Look at it in another way"


def image(message: Message) -> dict[str, Any]:
    """Return the picture that stands in a card."""
    found: dict[str, Any] = message.embeds[0].get("image", {})
    return found


async def answered(house: House) -> None:
    """Have six people answer a vote."""
    await house.opens_poll()
    await house.vote_all((VIDEO, 4), (CARD, 2))


async def closed(house: House) -> Message:
    """Have six people answer a vote, and return its result."""
    await answered(house)
    house.passes(CLOSED)
    return await house.person("Amara").sees("Closed: 6 answers")


async def looks(who: Person, result: Message) -> Message:
    asked = await who.presses("The chart", on=result)
    assert asked.original is not None
    return asked.original


async def test_a_result_has_a_chart_that_says_what_its_words_say_and_nobody_else_is_shown_another(house: House) -> None:
    result = await closed(house)
    heard = f"A chart: {WORDS['Question']} Closed: 6 answers. {VIDEO}: 4; {CARD}: 2; {FACE}: 0; {ELEARNING}: 0."
    assert image(result)["description"] == heard
    assert [one["description"] for one in result.attachments] == [heard]
    assert f"{VIDEO}: **4**" in words(result)
    amara = house.person("Amara")
    shown = await looks(amara, result)
    assert shown.private_to == amara.account.id
    assert image(shown)["description"] == heard
    drawn = list[object]()

    async def noted(picture: Picture) -> bytes:
        drawn.append(picture.of)
        return DOT

    house.app.bot.draw = noted
    for way in ("Light, for a phone", "Light, for a wide screen", "Dark, for a wide screen"):
        chosen = await amara.chooses(ANOTHER_WAY, way)
        assert chosen.original is shown, "it stands in the same place"
        assert image(shown)["description"] == heard
        assert len(shown.attachments) == 1
    assert len(set(drawn)) == 3
    assert len([one for one in house.person("Ioan").screen("notices") if "Closed: 6" in words(one)]) == 1


async def test_whoever_presses_late_finds_the_chart_too(house: House) -> None:
    card = await house.opens_poll()
    answer = custom_id(card, "answer")
    await house.vote_all((VIDEO, 5))
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")
    asked = house.asks(house.person("Grace"), answer)
    await asked.answered
    assert asked.original is not None
    assert [label(one) for one in buttons(asked.original)] == ["The chart"]
    assert f"{VIDEO}: 5" in image(await looks(house.person("Grace"), asked.original))["description"]


async def test_without_leave_to_attach_files_the_result_comes_at_once_in_words(house: House) -> None:
    (files,) = (one for one in PERMISSIONS if one.name == "attach_files")
    for role in (house.stage.world.guild.roles[house.stage.world.guild.id], own(house)):
        await allow(house, role, role.permissions & ~bits(files))
    result = await closed(house)
    assert f"{VIDEO}: **4**" in words(result)
    assert image(result) == {}
    assert result.attachments == ()
    assert "called “Attach Files”" in told(await house.person("Amara").presses("The chart", on=result))


async def test_a_chart_that_cannot_be_drawn_holds_no_result_back(house: House) -> None:
    async def breaks(_: Picture) -> bytes:
        raise RuntimeError

    house.app.bot.draw = house.app.bot.postman.draw = breaks
    result = await closed(house)
    assert f"{VIDEO}: **4**" in words(result)
    assert image(result) == {}
    house.may_complain = True
    assert "Sorry" in told(await house.person("Amara").presses("The chart", on=result))
