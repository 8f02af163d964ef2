"""Stories of a coordinator who asks in each of the five ways: words, a panel, open; and nothing typed is lost."""

import pytest

from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import House, told, words
from tests.rehearsal.test_story_poll import joined_besides

EACH = {
    "One choice": {"Question": "Which day?", "Answers, one a line": "Monday\nFriday"},
    "Several choices": {
        "Question": "Which two days?",
        "Answers, one a line": "Monday\nTuesday\nFriday",
        "Each may choose": "Up to 2",
        "Say what came of it": "Within 7 days of its close",
    },
    "From 1 to 5": {"Question": "How was it?", "What 1 means": "Slow", "What 5 means": "Quick"},
    "A decision": {
        "Question": "Shall we use card 2?",
        "Adopted if": "At least two thirds say yes",
        "How many answer": "At least half must answer",
    },
    "In their own words": {
        "Question": "What is missing?",
        "Say what came of it": "Within 28 days of its close",
    },
}
ON_THE_PANEL = {
    "One choice": ("- Monday", "one answer · ordinary", "within 14 days"),
    "Several choices": ("- Tuesday", "up to 2 answers · ordinary", "within 7 days"),
    "From 1 to 5": ("1 · Slow – 5 · Quick", "from 1 to 5 · ordinary"),
    "A decision": ("- Not sure", "**A decision:** by role group · two thirds say yes · half answer"),
    "In their own words": ("in own words · ordinary", "within 28 days", "How somebody writes may tell who they are."),
}


def standing(person: Person) -> dict[str, str]:
    """Return what is typed or chosen in the form that this person has open, by key."""
    assert person.form is not None
    found = {}
    for part in screen.parts(person.form.components):
        if part["type"] == 4:
            found[part["custom_id"]] = part.get("value", "")
        elif part["type"] == 21:
            found[part["custom_id"]] = next((one["value"] for one in part["options"] if one.get("default")), "")
    return found


async def test_each_kind_is_open_two_presses_after_its_words_and_seen_as_what_it_is(house: House) -> None:
    await joined_besides(house, worker=4, manager=12)
    bethan = house.person("Bethan")
    for way, typed in EACH.items():
        await begins_vote(bethan, way)
        await bethan.fills(typed)
        panel = words(await bethan.sees("Your vote, before it opens"))
        for said in (typed["Question"], *ON_THE_PANEL[way]):
            assert said in panel, panel
        await bethan.presses("See it as a worker")
        await bethan.presses("Post it")
        await bethan.sees("Your vote is open")
        await house.person("Amara").sees(typed["Question"])


@pytest.mark.parametrize(
    ("way", "wrong", "why"),
    [
        ("Several choices", {"Answers, one a line": "Tea\n tea "}, "Two answers are the same"),
        ("Several choices", {"Answers, one a line": "Tea\nCoffee", "Each may choose": "Up to 5"}, "from 2 to 2"),
        (
            "From 1 to 5",
            {"What 1 means": "Good", "What 5 means": " good"},
            "What 1 means and what 5 means are the same",
        ),
        ("In their own words", {"Question": "\u200b \u200b"}, "write a question"),
        ("A decision", {"Question": "\u200b \u200b"}, "write a question"),
    ],
)
async def test_what_cannot_be_is_refused_with_what_to_do_and_comes_back_as_it_was_chosen(
    house: House, way: str, wrong: dict[str, str], why: str
) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan, way)
    asked = await bethan.fills(EACH[way] | wrong)
    assert why in told(asked)
    await bethan.presses("Write it again", on=asked.original)
    stand = standing(bethan)
    assert stand["within"] == {"Several choices": "7", "In their own words": "28"}.get(way, "14")
    if way == "A decision":
        assert (stand["percent"], stand["quorum"]) == ("67", "50")
    assert EACH[way]["Question"] in words(await _mended(bethan, way))


async def _mended(bethan: Person, way: str) -> Message:
    await bethan.fills(EACH[way])
    return await bethan.sees("Your vote, before it opens")


async def test_something_ready_made_is_changed_and_its_kind_stays_when_its_words_do_not(house: House) -> None:
    bethan = house.person("Bethan")
    await begins_vote(bethan, "How was it?")
    assert standing(bethan)["high"] == "Very useful"
    await bethan.fills({"Question": "How was the visit?"})
    await bethan.presses("Change the words")
    assert standing(bethan)["low"] == "Not useful"
    await bethan.fills({"What 1 means": "Hard"})
    panel = words(await bethan.sees("Your vote, before it opens"))
    assert "How was the visit?" in panel
    assert "1 · Hard – 5 · Very useful" in panel
    assert "from 1 to 5" in panel


async def test_three_quarters_is_offered_only_where_each_group_is_large_enough(house: House) -> None:
    bethan, high = house.person("Bethan"), "At least three quarters say yes"
    await begins_vote(bethan, "A decision")
    assert high not in _choices(bethan)
    bethan.dismisses()
    await joined_besides(house, worker=4, manager=16)
    await begins_vote(bethan, "A decision")
    assert high not in _choices(bethan)  # twelve workers
    bethan.dismisses()
    await joined_besides(house, worker=3)
    await begins_vote(bethan, "A decision")
    assert high in _choices(bethan)


def _choices(person: Person) -> list[str]:
    assert person.form is not None
    parts = (part for part in screen.parts(person.form.components) if part["type"] == 21)
    return [one["label"] for part in parts for one in part["options"]]
