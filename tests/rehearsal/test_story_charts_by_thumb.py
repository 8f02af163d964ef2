"""The chart of a result on a phone, in Chromium, as it is really drawn."""

import pytest
from playwright.async_api import expect

from bot.printing.chart import SMALLEST
from bot.printing.pictures import Drawer
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import CLOSED, House
from tests.rehearsal.test_story_charts import VIDEO, answered
from tests.rehearsal.test_story_poll_reminders_by_thumb import speak_welsh

pytestmark = pytest.mark.browser
NARROW = 360  # points that the picture for a phone is wide
READ_EASILY = 11  # pixels


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_a_chart_is_read_on_a_phone_without_making_it_larger(hand: Phone, house: House, welsh: bool) -> None:
    house.app.bot.draw = house.app.bot.postman.draw = Drawer()
    await answered(house)
    if welsh:
        await speak_welsh(hand, house)
        await house.person("Olwen").runs("/setup")
        await house.person("Olwen").chooses("Language of this server", "Cymraeg")
    house.passes(CLOSED)
    await hand.be("Amara")
    await hand.go_to("notices")
    chart = hand.page.locator(".embed img").last
    await expect(chart).to_be_visible()
    assert f"{VIDEO}: 4" in (await chart.get_attribute("alt") or "")
    box = await chart.bounding_box()
    assert box is not None
    assert SMALLEST * box["width"] / NARROW >= READ_EASILY
    await chart.scroll_into_view_if_needed()
    await hand.picture("result-chart")
    assert await barriers(hand.page) == []
    await hand.press("The chart")
    await hand.sees("It shows the same numbers as the result in the channel.")
    dark = await chart.get_attribute("src") or ""
    await hand.choose("Look at it in another way", "Light, for a phone")
    await expect(chart).not_to_have_attribute("src", dark)
    await hand.picture("chart-light")
    assert await barriers(hand.page) == []
