"""Forms: what is drawn fits Discord, and what comes back is read by its key."""

from typing import Any

from bot.rehearsal.limits.forms import read_form
from cogs.kit import forms, limits
from cogs.kit.cards import Choice
from cogs.kit.forms import Choose, ChooseSeveral, Field, Form, Part, Says
from cogs.kit.verbs import Verb

RINGS_TRUE = Choose("tap", "Does it ring true?", (Choice("0", "Yes"), Choice("1", "No", "not where I work")))
FORM = Form(Verb("answer"), "A question", (RINGS_TRUE, Field("words", "Your words"), Says("The team reads this.")))


def as_sent(form: Form) -> tuple[Any, ...]:
    title, parts = read_form(forms.modal(form).to_dict())[1:]
    assert title
    return parts


def handed_in(tap: str | None) -> dict[str, Any]:
    return {
        "components": [
            {"type": 18, "id": 1, "component": {"type": 21, "id": 2, "custom_id": "tap", "value": tap}},
            {"type": 18, "id": 3, "component": {"type": 4, "id": 4, "custom_id": "words", "value": "At night."}},
            {"type": 10, "id": 5},
        ]
    }


async def test_what_was_chosen_is_read_beside_what_was_typed_and_lines_that_are_only_read_bring_nothing() -> None:
    assert forms.typed(handed_in("1")) == {"tap": "1", "words": "At night."}
    assert forms.typed(handed_in(None)) == {"tap": "", "words": "At night."}
    assert forms.written(handed_in("1")) == {"words": "At night."}


async def test_a_form_that_opens_again_has_its_words_and_its_choice() -> None:
    again = forms.filled(FORM, {"tap": "1", "words": "At night."})
    radio, box, lines = as_sent(again)
    assert [option["default"] for option in radio["component"]["options"]] == [False, True]
    assert box["component"]["value"] == "At night."
    assert lines["content"] == "The team reads this."
    assert not any(option["default"] for option in as_sent(FORM)[0]["component"]["options"])


async def test_several_choices_are_read_go_into_the_form_again_and_are_no_words() -> None:
    rooms = ChooseSeveral("rooms", "Where?", tuple(Choice(str(n), f"Room {n}") for n in range(4)), most=3)
    form = Form(Verb("answer"), "A question", (rooms,))
    sent: dict[str, Any] = {"type": 22, "id": 2, "custom_id": "rooms", "values": ["1", "3"]}
    handed_in = {"components": [{"type": 18, "id": 1, "component": sent}]}
    typed = forms.typed(handed_in)
    assert forms.several(typed, "rooms") == ("1", "3")
    assert forms.several({}, "rooms") == ()
    assert forms.written(handed_in) == {}
    (group,) = as_sent(forms.filled(form, typed))
    assert [option["default"] for option in group["component"]["options"]] == [False, True, False, True]
    assert (group["component"]["min_values"], group["component"]["max_values"]) == (1, 3)


async def test_the_longest_form_there_can_be_is_one_that_discord_takes() -> None:
    word = "👩‍👩‍👧‍👦" * 999
    choices = tuple(Choice(f"{n}", f"{n}{word}", word) for n in range(limits.FORM_CHOICES))
    parts: tuple[Part, ...] = (
        Choose("tap", word, choices, word, "3", required=False),
        ChooseSeveral("taps", word, choices, limits.FORM_CHOICES, word),
        *(Field(f"{n}", word, word, word, long=True) for n in range(limits.FORM_FIELDS - 3)),
        Says(word),
    )
    sent = as_sent(Form(Verb("v" * 30), word, parts, "f" * 32))
    assert [len(sent), len(sent[0]["component"]["options"])] == [limits.FORM_FIELDS, limits.FORM_CHOICES]
