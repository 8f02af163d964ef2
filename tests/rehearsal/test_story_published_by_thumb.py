"""What was made together on phones, in Chromium: looked at before it is published, and read on its card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import GuildId
from storage.servers import put_server, server
from storage.store import Transaction
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.made import adds_line
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_published import card, is_asked_about, makes

pytestmark = pytest.mark.browser
LINES = ("Then sit down, and say nothing for a while.", "Ring the nurse before you ring the office.")
DID = "What I did (up to three, or nothing)"


async def in_welsh(house: House) -> None:
    def put(tx: Transaction) -> None:
        here = server(tx, GuildId(house.stage.world.guild.id))
        put_server(tx, replace(here, language="cy"))

    await house.app.store.run(put)


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_it_is_looked_at_published_and_read_on_its_card(house: House, hand: Phone, welsh: bool) -> None:
    bethan = await makes(house)
    for words in LINES:
        await adds_line(bethan, words)
    await is_asked_about(house, "Amara")
    await house.person("Amara").chooses(DID, "Wrote with us", "Tried it out")
    house.passes(timedelta(days=8))
    noon(house)
    if welsh:
        await in_welsh(house)
    await speaks(hand, "Bethan", welsh=welsh)
    await hand.run("/output list")
    await hand.choose("Look at one", "The pocket card")
    await hand.sees("how to name them")
    await hand.press("See it and publish")
    await hand.sees("Only you see this so far.")
    await hand.picture("output-preview")
    assert await barriers(hand.page) == []
    await hand.press("Publish")
    await hand.sees("It is published")
    await card(house, LINES[0], "Amara")
    await hand.be("Amara")
    await hand.go_to("notices")
    await hand.sees("Ring the nurse before you ring the office.")
    await hand.picture("output-card")
    assert await barriers(hand.page) == []
