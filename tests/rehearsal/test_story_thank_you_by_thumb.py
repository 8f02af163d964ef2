"""Thanks for words on a phone, in Chromium, in both languages: what one wrote, what it became, and a look at it."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.made import LINE, TITLE
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_thank_you import THANKS, days_pass, is_made

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_somebody_reads_what_their_words_became_and_looks_at_it_with_a_thumb(
    house: House, hand: Phone, welsh: bool
) -> None:
    await is_made(house)
    if welsh:
        await speaks(hand, "Amara", welsh=welsh)
    else:
        await hand.be("Amara")
    await days_pass(house, 16)
    await house.person("Amara").sees(THANKS)
    await hand.go_to("Kitchen Table")
    await hand.sees(THANKS)
    await hand.sees(LINE)
    await hand.picture("thank-you")
    assert await barriers(hand.page) == []
    await hand.press("See it")
    await hand.sees("Six lines for your pocket.")
    await hand.picture("thank-you-see")
    await hand.press("How I'm credited")
    await hand.sees(TITLE)
