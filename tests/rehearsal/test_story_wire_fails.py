"""Stories of answers that the wire loses: nothing is lost to the person, and a press can be made again."""

from datetime import timedelta

import pytest

from tests.rehearsal.begun import ONE_CHOICE, WAYS
from tests.rehearsal.house import BUSY, WORDS, House, told, words
from tests.rehearsal.test_story_router import CALLBACK, CARD, ELEARNING, FACE, ORIGINAL, VIDEO


@pytest.mark.usefixtures("quick_library")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("status", [500, 503, 0])
@pytest.mark.parametrize("kind", ["new", "in place"])
async def test_when_the_wire_fails_an_answer_the_person_has_it_all_the_same(
    house: House, status: int, after: bool, kind: str
) -> None:
    card = await house.opens_poll()
    amara = house.person("Amara")
    if kind == "new":
        house.stage.faults.plan("POST", CALLBACK, status=status, after=after)
        asked = await amara.presses("Answer privately", on=card)
        await amara.sees("You can change it until")
    else:
        await amara.presses("Answer privately", on=card)
        house.stage.faults.plan("POST", CALLBACK, status=status, after=after)
        asked = await amara.chooses("Choose one", VIDEO)
        await amara.sees("Your answer is sealed")
    await house.person("Ioan").presses("More", on=card)
    assert not asked.failed
    amara.cannot_see("Sorry")
    private = [words(m) for m in house.stage.world.phone(amara.account.id).private.values()]
    assert sum("You can change it until" in said for said in private) == 1


@pytest.mark.usefixtures("quick_library")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("status", [500, 0])
async def test_when_the_wire_fails_a_form_it_opens_or_a_second_press_opens_it(
    house: House, status: int, after: bool
) -> None:
    bethan = house.person("Bethan")
    await bethan.runs("/poll open")
    house.stage.faults.plan("POST", CALLBACK, status=status, after=after)
    asked = await bethan.chooses(WAYS, ONE_CHOICE)
    assert not asked.failed
    bethan.cannot_see("Sorry")
    if bethan.form is None:
        await bethan.chooses(WAYS, ONE_CHOICE)
    await bethan.fills(WORDS)
    await bethan.sees("Your vote, before it opens")


@pytest.mark.usefixtures("quick_library")
async def test_an_apology_leaves_an_answer_that_may_have_arrived_on_the_screen(house: House) -> None:
    card = await house.opens_poll()
    amara = house.person("Amara")
    await amara.presses("Answer privately", on=card)
    house.may_complain = True
    house.stage.faults.drop("POST", CALLBACK, after=True)
    house.stage.faults.plan("PATCH", ORIGINAL, status=503, times=5)
    await amara.chooses("Choose one", VIDEO)
    await amara.sees("Sorry, that didn't work")
    await amara.sees("Your answer is sealed")


@pytest.mark.usefixtures("quick_library")
async def test_when_discord_is_down_for_long_the_press_can_be_made_again(house: House) -> None:
    card = await house.opens_poll()
    amara = house.person("Amara")
    await amara.presses("Answer privately", on=card)
    house.stage.world.answer_within = timedelta(seconds=0.2)
    house.stage.faults.plan("POST", CALLBACK, status=503, times=50)
    house.stage.faults.plan("PATCH", ORIGINAL, status=503, times=50)
    house.may_complain = True
    failed = await amara.chooses("Choose one", VIDEO)
    assert failed.failed
    house.stage.faults.planned.clear()
    house.stage.world.answer_within = BUSY
    assert "sealed" in told(await amara.chooses("Choose one", CARD))
    await house.vote_all((VIDEO, 0))
    for name in ("Ioan", "Grace", "Leila", "Priya"):
        await house.votes(name, FACE, card=card)
    assert await house.counts() == {CARD: 1, FACE: 4, VIDEO: 0, ELEARNING: 0}
