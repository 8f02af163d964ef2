"""Stories of answering a question: the form, what others will see, the thanks, and My words."""

from tests.rehearsal.answering import WORDS, previews
from tests.rehearsal.house import House, words
from tests.rehearsal.topics import opens_topic


async def test_a_partner_answers_looks_it_over_posts_it_and_finds_it_under_my_words(house: House) -> None:
    amara = await previews(house, "Amara", await opens_topic(house))
    seen = words(amara.private)
    assert "**Eating and drinking**" in seen
    assert f"{WORDS}\n— a homecare worker" in seen
    assert "Everyone in this server can read it." in seen
    await amara.presses("Post it")
    thanks = words(await amara.sees("It is there. Thank you."))
    assert "You hear what came of it by" in thanks
    await amara.presses("My words")
    assert "open until" in words(amara.private)
    await amara.runs("/me")
    await amara.presses("My words")
    await amara.chooses("Look at one", "1. What do you notice first in the last days?")
    assert WORDS in words(await amara.sees("Your answer"))
