"""Stories of answers without a name: sealed, shown with others in the evening, and found by their authors alone."""

from datetime import timedelta

from tests.rehearsal.guarding import holds_nothing, rows
from tests.rehearsal.house import WORKERS, House, buttons, label, told, until, words
from tests.rehearsal.test_story_traces import all_is_quiet, remembered
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.topics import QUESTION
from tests.rehearsal.unnamed import (
    asks_back,
    asks_unnamed,
    evening_comes,
    five_are_shown,
    says,
    seals_unnamed,
    theirs,
    writes_unnamed,
)

KESTREL = "A kestrel outside the window."
GONE = "An answer was taken back"


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
    assert all(part in thanks for part in (KESTREL, "If fewer write, as from a partner", "or nobody ever reads it"))
    for number, name in enumerate(WORKERS[1:5]):
        await seals_unnamed(house, name, card, f"Tea, and {number} biscuits")
    evening_comes(house)
    assert "— somebody, without a name" in words(await says(house, card, KESTREL))
    await amara.presses("Change it")  # on the thanks of that morning: no form that could not be sent
    assert "Everyone here can read it." in words(amara.private)
    assert "Everyone here can read it." in words((await theirs(house, "Amara")).private)


async def test_what_waits_is_changed_and_taken_out_and_nothing_anywhere_tells_that_anybody_wrote(house: House) -> None:
    card = await asks_unnamed(house)
    await all_is_quiet(house)
    before, sent = await remembered(house), len(house.public)
    amara = await writes_unnamed(house, "Amara", card, KESTREL)
    seen = amara.private
    await amara.presses("Answer without a name", on=card)
    await amara.presses("Change it")
    await amara.fills({"What do you see or hear?": "Or two kestrels."})
    assert "This has changed since you looked." in told(await amara.presses("Seal it", on=seen))
    assert seen is not None
    assert label(buttons(seen)[0]) == "Change it"  # where a hand that taps twice taps again
    await amara.presses("Seal it", on=seen)
    await amara.presses("My words", on=seen)
    assert "Or two kestrels." in told(await amara.chooses("Without a name", QUESTION, on=seen))
    await amara.presses("Change it", on=seen)
    await amara.fills({"What do you see or hear?": "Doris has a kestrel."})
    fine = told(await amara.presses("It is fine as it is", on=seen))
    assert "What you sealed before waits until you seal this." in fine
    assert "What you sealed before still waits." in told(await amara.presses("Don't send it", on=seen))
    await amara.presses("Answer without a name", on=card)
    await amara.presses("Take it out")
    await all_is_quiet(house)
    holds_nothing(house, "kestrel", "Doris")
    assert await remembered(house) == before
    assert len(house.public) == sent
    assert [await rows(house, table) for table in ("sealed_answers", "sealed_drafts")] == [[], []]


async def test_shown_words_go_in_the_evening_or_at_once_as_their_author_likes(house: House) -> None:
    card, posted = await five_are_shown(house)
    amara = await theirs(house, "Amara")
    await amara.presses("Take it back")
    assert "That may tell who you are." in words(amara.private)
    await amara.presses("In the evening")
    await amara.presses("No, keep it")
    assert "Everyone here can read it." in words(amara.private)
    await amara.presses("Take it back")
    await amara.presses("In the evening")
    ioan = await theirs(house, "Ioan")
    await ioan.presses("Take it back")
    await ioan.presses("At once")
    await says(house, card, GONE)
    assert GONE in words(posted[1])
    assert "0 biscuits" in words(posted[0])
    await ioan.presses("Answer without a name")
    assert typed_into(ioan)["first"] == ""
    evening_comes(house)
    await until(house.stage, lambda: GONE in words(posted[0]) or None)
    assert "2 biscuits" in words(posted[2])


async def test_whoever_wrote_replies_to_what_was_asked_back_and_others_who_press_learn_nothing(house: House) -> None:
    card, _ = await five_are_shown(house)
    asked = await asks_back(house, card, "Tea, and 3 biscuits", "Which biscuits?")
    await all_is_quiet(house)
    before = await remembered(house)
    for name in ("Amara", "Bethan"):
        assert "These are not your words." in told(await house.person(name).presses("It is mine: reply", on=asked))
    danuta = house.person("Danuta")
    await danuta.presses("It is mine: reply", on=asked)
    await danuta.fills({"In your own words": "Dry ones."})
    assert "> Dry ones." in words(danuta.private)
    seen = danuta.private
    await danuta.presses("It is mine: reply", on=asked)
    await danuta.presses("Change it")
    await danuta.fills({"In your own words": "Ginger ones."})
    assert "This has changed since you looked." in told(await danuta.presses("Send it", on=seen))
    sent = told(await danuta.presses("Send it", on=seen))
    assert "> Ginger ones.\n\nYour reply is shown" in sent
    holds_nothing(house, "Ginger", "Dry ones")
    assert {**await remembered(house), "sealed_wishes": []} == {**before, "sealed_wishes": []}
    evening_comes(house)
    await says(house, card, "Which biscuits?", "> Ginger ones.")
    assert "> Ginger ones." in words((await theirs(house, "Danuta")).private)
    await danuta.presses("Take it back")
    await danuta.presses("At once")
    await says(house, card, "What was asked here is gone")


async def test_of_too_few_only_those_stand_there_who_chose_it_at_the_close(house: House) -> None:
    card = await asks_unnamed(house)
    for name, said in (("Amara", "Amber"), ("Ioan", "Ivory"), ("Grace", "Green")):
        await seals_unnamed(house, name, card, f"{said} things.")
    house.passes(timedelta(days=15))
    notice = await says(house, card, "Words that fewer than 5 people wrote are not shown together.")
    ioan, sipho = house.person("Ioan"), house.person("Sipho")
    assert "Nothing of yours is here" in told(await sipho.presses("Look at mine", on=notice))
    await ioan.presses("Look at mine", on=notice)
    await ioan.chooses("If fewer than 5 write", "If fewer write, as from a partner")
    assert "You can still decide" in told(await ioan.presses("My words"))
    grace = await theirs(house, "Grace")
    await grace.presses("Take it out")
    assert "Nothing of yours is sealed here" in words(grace.private)
    for _ in range(4):
        evening_comes(house)
    assert "— a partner, without a name" in words(await says(house, card, "Ivory things."))
    await says(house, card, "What too few wrote is destroyed, unread.")
    holds_nothing(house, "Amber", "Green")
    amara = house.person("Amara")
    await amara.runs("/me")
    assert "(without a name)" not in told(await amara.presses("My words"))


async def test_whoever_leaves_is_shown_with_the_others_and_of_whoever_is_erased_only_what_is_shown_stays(
    house: House,
) -> None:
    card = await asks_unnamed(house)
    for number, name in enumerate(WORKERS[:6]):
        await seals_unnamed(house, name, card, f"Tea, and {number} biscuits")
    await house.person("Amara").leaves_server()
    await _is_erased(house, "Ioan")
    evening_comes(house)
    posted = await says(house, card, "0 biscuits")
    await _is_erased(house, "Grace")
    evening_comes(house)
    await all_is_quiet(house)
    assert "0 biscuits" in words(posted)
    await says(house, card, "2 biscuits")
    holds_nothing(house, "1 biscuits")


async def _is_erased(house: House, name: str) -> None:
    person = house.person(name)
    await person.runs("/me")
    for button in ("More", "My data", "Delete everything", "Yes, delete it"):
        await person.presses(button)
    await person.sees("Your data is deleted")


async def test_a_moderator_deletes_the_batch_and_its_authors_still_take_theirs_back(house: House) -> None:
    _, posted = await five_are_shown(house)
    for one in posted:
        house.person("Olwen").removes(one)
    amara = await theirs(house, "Amara")
    await amara.presses("Take it back")
    await amara.presses("In the evening")
    evening_comes(house)
    await all_is_quiet(house)
    await amara.presses("My words")
    assert "(without a name)" not in words(amara.private)


async def test_where_the_key_is_lost_nobody_reads_what_waited_and_the_thread_says_so(house: House) -> None:
    card = await asks_unnamed(house)
    amara = await seals_unnamed(house, "Amara", card, KESTREL)
    (key,) = (house.folder / "keys").glob("*.key")
    key.unlink()
    await house.restarts()
    await says(house, card, "The key to them is lost.")
    assert "is lost. Nobody read it." in told(await amara.presses("Answer without a name", on=card))
    await amara.presses("My words")
    assert await rows(house, "sealed_answers") == []
