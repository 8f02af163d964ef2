"""Saying thank you on a phone in Chromium: for what somebody wrote, and as a group on the wall."""

import re

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_thanks import FOR, MENU, answered, comes
from tests.rehearsal.topics import QUESTION, opens_topic

pytestmark = pytest.mark.browser
SAYS = FOR["Thank you for…"]
WELSH = [False, True] if PICTURES else [False]


@pytest.mark.parametrize("welsh", WELSH)
async def test_thanks_are_said_from_the_menu_of_what_somebody_wrote_and_stand_on_the_wall(
    house: House, hand: Phone, welsh: bool
) -> None:
    await answered(house, "Ioan", await opens_topic(house))
    await hand.be("Helen")
    if welsh:
        await hand.turn()
        await speaks_welsh(house, "Helen", "Ioan")
    await hand.go_to("notices")
    await hand.page.get_by_role("button", name=re.compile(re.escape(QUESTION))).first.click()
    await hand.sees("tea")
    await hand.own("messageMenu").last.click()
    await hand.picture("thanks-menu")
    await hand.sheet.get_by_role("button", name=MENU).click()
    await hand.page.get_by_label(re.compile("Thank you for…")).fill(SAYS)
    await hand.picture("thanks-form")
    await hand.own("submit").click()
    await hand.sees("you are not told who that is")
    await hand.picture("thanks-preview")
    assert await barriers(hand.page) == []
    await hand.press("Send privately")
    await hand.sees("It reaches them when it suits them")
    await hand.picture("thanks-sent")
    rhys = house.person("Rhys")
    await rhys.runs("/thanks give")
    await rhys.chooses("A group, on the wall", "Homecare workers")
    await rhys.fills(FOR)
    await rhys.presses("Put it on the wall")
    await hand.go_to("notices")
    await hand.sees("A manager thanks: Homecare workers")
    await hand.picture("thanks-wall")
    await comes(house)
    await hand.be("Ioan")
    await hand.go_to("Kitchen Table")
    await hand.sees("A manager thanks you")
    await hand.picture("thanks-note")


async def speaks_welsh(house: House, *names: str) -> None:
    for name in names:
        person = house.person(name)
        await person.runs("/me")
        await person.presses("Language")
        await person.chooses("Language", "Cymraeg")
