"""Stories of answers without a name: sealed, shown with others in the evening, and found by their authors alone."""

from tests.rehearsal.house import WORKERS, House, words
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.unnamed import asks_unnamed, evening_comes, seals_unnamed, writes_unnamed

KESTREL = "A kestrel outside the window."


async def test_five_write_are_thanked_and_read_theirs_in_the_thread_that_evening(house: House) -> None:
    card = await asks_unnamed(house)
    amara = await writes_unnamed(house, "Amara", card, "  A kestrel,\n\u200boutside. ")
    seen = words(amara.private)
    assert "A kestrel, outside.\n— somebody, without a name" in seen
    assert "It is shown with 4 others or more, at 20:00 one evening." in seen
    await amara.presses("Change it")
    assert "A kestrel, outside." in typed_into(amara).values()
    await amara.fills({"Choose one": "Sleeping", "What do you see or hear?": KESTREL})
    await amara.chooses("If fewer than 5 write", "If fewer write, as from a partner")
    await amara.chooses("May we quote it?", "Quote it: only in other words")
    await amara.presses("Seal it")
    thanks = words(amara.private)
    assert "Thank you. Your words are sealed." in thanks
    assert KESTREL in thanks
    assert "If fewer write, as from a partner" in thanks
    await amara.presses("My words")
    await amara.chooses("Without a name", "What do you notice first in the last days?")
    for number, name in enumerate(WORKERS[1:5]):
        await seals_unnamed(house, name, card, f"Tea, and {number} biscuits")
    evening_comes(house)
    olwen = house.person("Olwen")
    await olwen.sees(KESTREL)
    await amara.presses("Answer without a name", on=card)
    await amara.presses("Take it back")
    await amara.presses("In the evening")
