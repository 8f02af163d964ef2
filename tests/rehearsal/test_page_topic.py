"""A question, its thread and its last words, on a phone in Chromium."""

import re
from datetime import timedelta

import pytest

from tests.rehearsal.answering import GIVEN, answers
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_topic_thread import has_posts, thread_on
from tests.rehearsal.topics import ASKED, QUESTION, opens_topic

pytestmark = pytest.mark.browser
SAYS = {
    "Amara": "She stops wanting her tea. That is when I know.",
    "Ioan": "The hands go cold before anything else.",
    "Grace": "",
    "Danuta": "More sleep, and less said.",
    "Sipho": "They look at the window a lot.",
}


async def is_posted_again_in_welsh(house: House) -> None:
    """Have the server's language change, and everything brought up to date."""
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.chooses("Language of this server", "Cymraeg")
    olwen.removes_thread(QUESTION)
    house.passes(timedelta(days=1))
    await house.app.beat()


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_a_question_is_answered_and_closes_on_a_phone(house: House, hand: Phone, welsh: bool) -> None:
    card = await opens_topic(house, ASKED)
    thread = await thread_on(house, card)
    for name, says in SAYS.items():
        await answers(house, name, card, {**GIVEN, "What do you see or hear?": says})
    await has_posts(house, thread, *SAYS.values())
    await hand.be("Amara")
    if welsh:
        await hand.turn()
        await is_posted_again_in_welsh(house)
        thread = await thread_on(house, card)
        await has_posts(house, thread, *SAYS.values())
    await hand.go_to("notices")
    await hand.sees(QUESTION)
    await hand.picture("topic-card")
    link = hand.page.get_by_role("button", name=re.compile(re.escape(QUESTION)))
    await link.first.click()
    await hand.sees("The hands go cold")
    await hand.picture("topic-thread")
    assert await barriers(hand.page) == []
    house.passes(timedelta(days=15))
    await house.app.beat()
    await hand.sees("5 i 9" if welsh else "5 to 9")
    await hand.picture("topic-last-words")
    await hand.own("backTo").click()
    await hand.sees("5 people answered")
    await hand.picture("topic-closed")
