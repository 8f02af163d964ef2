"""Stories of votes answered in one's own words: seen first, sealed, changed, taken back, and readable on no disk."""

from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind, Sensitivity
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.guarding import holds_nothing, power_goes, rows
from tests.rehearsal.house import CLOSED, WORKERS, House, buttons, custom_id, label, told, words
from tests.rehearsal.test_story_signs import HARM
from tests.rehearsal.test_story_traces import all_is_quiet, remembered
from tests.rehearsal.test_story_words import typed_into
from tests.rehearsal.voting import opens_vote, seals, writes

ASKED = PollWords("What helped you most?", kind=PollKind.WRITTEN)
KESTREL = "A kestrel outside the window."
NAMED = "Doris and the kestrel outside"


async def test_an_answer_is_seen_as_others_will_sealed_read_back_once_and_told_with_the_others(house: House) -> None:
    card = await opens_vote(house, ASKED)
    more = await more_of(house.person("Amara"), card)
    assert "At the end everybody reads the answers, if at least 5 people wrote." in words(more)
    amara = await writes(house, "Amara", card, "  A kestrel,\n\u200boutside. ")
    seen = words(amara.private)
    assert "This is what others will see" in seen
    assert "> A kestrel, outside." in seen
    await amara.presses("Change it")
    assert typed_into(amara) == {"words": "A kestrel, outside."}
    await amara.fills({"In your own words": KESTREL})
    await amara.presses("Seal it")
    assert f"**You wrote:**\n> {KESTREL}" in words(amara.private)
    assert "It is not shown again" in words(amara.private)
    await amara.presses("Change it")
    assert typed_into(amara) == {"words": ""}
    for number, name in enumerate(WORKERS[1:5]):
        await seals(house, name, card, f"Tea, and {number} biscuits")
    house.passes(CLOSED)
    await amara.sees("This vote has closed")


async def test_nothing_of_it_is_ever_readable_on_a_disk_in_a_log_or_noted_anywhere(house: House) -> None:
    card = await opens_vote(house, ASKED)
    await all_is_quiet(house)
    amara, before = house.person("Amara"), await remembered(house)

    async def shows(text: str) -> None:
        assert text in words(amara.private), words(amara.private)
        holds_nothing(house, "kestrel", "Doris", "Elm Rd")
        assert await remembered(house) == before

    await writes(house, "Amara", card, NAMED)
    await shows("Could this show who somebody is: **“Doris”**?")
    await amara.presses("It is fine as it is")
    await shows(f"> {NAMED}")
    await amara.presses("Seal it")
    await shows("**You wrote:**")
    await writes(house, "Amara", card, f"{NAMED}, 14 Elm Rd")
    await shows("We have not kept it.")
    await amara.presses("Use this")
    await shows("> \\[a name\\] and the kestrel")
    await amara.presses("Don't send it")
    await shows("Not sent")
    await writes(house, "Amara", card, KESTREL)
    await amara.chooses("If fewer than 5 write", "If fewer write, as from a partner")
    await shows(f"> {KESTREL}")
    await writes(house, "Amara", card, HARM)
    await shows("999")
    await amara.presses("Take mine back", on=await more_of(amara, card))
    await shows("Nothing of yours is in this vote")
    assert [await rows(house, table) for table in ("ballots", "ballot_drafts")] == [[], []]


async def more_of(person: Person, card: Message) -> Message:
    found = (await person.presses("More", on=card)).original
    assert found is not None
    return found


async def test_what_was_seen_is_sealed_also_when_the_power_went_meanwhile_and_what_was_asked_about_is_gone(
    house: House,
) -> None:
    card = await opens_vote(house, ASKED)
    amara, ioan = await writes(house, "Amara", card, KESTREL), await writes(house, "Ioan", card, NAMED)
    seen, asked = amara.private, ioan.private
    await power_goes(house)
    holds_nothing(house, "kestrel", "Doris")
    await amara.presses("Seal it", on=seen)
    assert f"> {KESTREL}" in words(amara.private)
    again = house.asks(amara, custom_id(card, "written-seal"), message=card)
    await again.answered
    assert "Nothing is waiting to be sealed" in told(again)
    before = await remembered(house)
    await ioan.presses("It is fine as it is", on=asked)
    assert "no longer kept" in words(ioan.private)
    assert await remembered(house) == before, "nothing is noted of a press about an answer"


async def test_what_may_stand_though_few_wrote_stands_under_no_more_than_its_author_was_shown(house: House) -> None:
    card = await opens_vote(house, ASKED)
    amara = await writes(house, "Amara", card, KESTREL)
    await amara.chooses("If fewer than 5 write", "If fewer write, as from a partner")
    await amara.presses("Seal it")
    await amara.sees("Your answer is sealed")
    house.passes(CLOSED)
    await amara.sees("Open a little longer")
    house.passes(CLOSED)
    result = words(await house.person("Helen").sees(f"{KESTREL}\n— "))
    assert f"> {KESTREL}\n— a partner" in result
    assert "omecare workers" not in result


async def test_only_what_one_has_seen_is_sealed_though_a_screen_from_before_still_stands(house: House) -> None:
    card = await opens_vote(house, ASKED)
    amara = await writes(house, "Amara", card, "Tea.")
    before = amara.private
    await writes(house, "Amara", card, KESTREL)
    since = amara.private
    assert before is not None
    assert label(buttons(before)[0]) == "Seal it"
    shown = told(await amara.presses("Seal it", on=before))
    assert f"> {KESTREL}" in shown
    assert "This has changed since you looked. Please look once more." in shown
    assert label(buttons(before)[0]) == "Change it"  # where a hand that taps twice taps again
    assert await rows(house, "ballots") == []
    await amara.chooses("If fewer than 5 write", "If fewer write, as from a partner", on=before)
    assert "has changed" not in words(amara.private)
    assert "has changed" in told(await amara.presses("Seal it", on=since))
    assert await rows(house, "ballots") == []
    assert f"**You wrote:**\n> {KESTREL}" in told(await amara.presses("Seal it", on=since))
    assert "Nothing is waiting to be sealed" in told(await amara.presses("Seal it", on=before))


async def test_an_answer_that_says_nothing_is_refused_and_written_again_from_memory(house: House) -> None:
    card = await opens_vote(house, ASKED)
    amara = await writes(house, "Amara", card, "\u200b\u2800")
    assert "Please write your answer." in words(amara.private)
    await amara.presses("Write it again")
    await amara.fills({"In your own words": KESTREL})
    assert f"> {KESTREL}" in words(amara.private)


async def test_what_one_wrote_waits_in_the_form_for_oneself_alone_until_it_is_sealed(house: House) -> None:
    card = await opens_vote(house, ASKED)
    await writes(house, "Amara", card, KESTREL)
    for name, stands in (("Amara", KESTREL), ("Ioan", "")):
        person = house.person(name)
        await person.presses("Answer privately", on=card)
        assert typed_into(person) == {"words": stands}
        person.dismisses()


async def test_a_sensitive_one_needs_ten_and_says_so_wherever_it_matters(house: House) -> None:
    card = await opens_vote(house, ASKED, Sensitivity.SENSITIVE)
    assert "if at least 10 people wrote" in words(await more_of(house.person("Amara"), card))
    amara = await writes(house, "Amara", card, KESTREL)
    await amara.chooses("If fewer than 10 write", "If fewer than 10 write, nobody reads it")
    assert "if at least 10 people wrote" in words(amara.private)
    private = told(await amara.presses("How private is this?", on=await more_of(amara, card)))
    assert "who wrote what" in private
    assert "How you write may show who you are." in private


async def test_a_late_seal_is_answered_kindly_and_everything_that_waited_is_destroyed(house: House) -> None:
    card = await opens_vote(house, ASKED)
    for number, name in enumerate(WORKERS[1:6]):
        await seals(house, name, card, f"Tea, and {number} biscuits")
    amara = await writes(house, "Amara", card, KESTREL)
    seen = amara.private
    house.passes(CLOSED)
    late = told(await amara.presses("Seal it", on=seen))
    assert "closed" in late.lower()
    assert KESTREL not in late
    await house.person("Grace").sees("This vote has closed")
    assert [await rows(house, table) for table in ("ballots", "ballot_drafts", "electorates")] == [[], [], []]
