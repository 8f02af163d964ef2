"""What comes of words, on a phone, in Chromium, in both languages: coordinators say it, authors read it."""

from datetime import timedelta

import pytest

from tests.rehearsal.answering import answers
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.group import after_lunch
from tests.rehearsal.house import House
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.topics import QUESTION, opens_topic

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_what_came_of_words_is_said_with_a_thumb_and_read_in_one_note(
    house: House, hand: Phone, welsh: bool
) -> None:
    on = await opens_topic(house)
    for name in ("Amara", "Ioan", "Grace"):
        await answers(house, name, on)
    house.passes(timedelta(days=15))
    after_lunch(house)
    await house.app.beat()
    await speaks(hand, "Bethan", welsh=welsh)
    await hand.run("/todo")
    await hand.sees("Look at the answers")
    await hand.picture("outcomes-todo")
    await hand.press("Look at the answers")
    await hand.sees("They stand in no order")
    await hand.picture("outcomes-list")
    assert await barriers(hand.page) == []
    await hand.press("Choose one or more")
    for place in range(3):
        await hand.sheet.last.get_by_role("checkbox").nth(place).check()
    await hand.own("done").click()
    await hand.choose("What came of it?", "Used")
    await hand.choose("Why?", "It went in together with what others said.")
    await hand.sees("It went in together with what others said.")
    await hand.picture("outcomes-together")
    assert await barriers(hand.page) == []
    await hand.press("Save")
    await hand.sees("You have said of every answer what came of it.")
    await hand.run("/topic answers")
    await hand.sees(QUESTION)
    await hand.picture("outcomes-questions")
    after_lunch(house)
    await house.app.beat()
    await hand.be("Amara")
    await hand.go_to("Kitchen Table")
    await hand.sees("Your words were used")
    await hand.picture("outcomes-told")
    assert await barriers(hand.page) == []
