"""Stories of answering votes of every kind: in three presses, read back once, changed, late, or refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.domain.decision_rules import DecisionRule
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from tests.rehearsal.house import CLOSED, WORKERS, House, buttons, custom_id, label, told, words
from tests.rehearsal.test_story_poll import joined_besides
from tests.rehearsal.voting import chooses, opens_vote

TOPICS = ("Talking about dying", "Knowing the last days", "Grief", "Working with nurses")
MATTERS = PollWords("Which matter most to you?", TOPICS, kind=PollKind.MULTIPLE, most=3)
HEARD = PollWords("Were you heard?", scale_options("not at all", "always"), kind=PollKind.SCALE)
READY = PollWords("Is it ready?", ("Yes", "No", "Not sure"), kind=PollKind.DECISION, rule=DecisionRule(60))
HELPED = PollWords("What helped?", kind=PollKind.WRITTEN)
CARDIFF = "Face-to-face session in Cardiff on a "
DAYS = PollWords("Which day?", (f"{CARDIFF}Monday", f"{CARDIFF}Tuesday"))


async def test_several_are_chosen_in_a_form_read_back_once_changed_and_counted(house: House) -> None:
    card = await opens_vote(house, MATTERS)
    assert "Choose up to 3 answers." in words(card)
    for name in WORKERS[:5]:
        await chooses(house, name, card, "Grief", "Talking about dying")
    amara = house.person("Amara")
    thanks = words(amara.private)
    assert f"### {MATTERS.question}\n" in thanks
    assert "**You chose:**\n- Talking about dying\n- Grief\n" in thanks
    assert "It is not shown again" in thanks
    await amara.presses("Change it")
    await amara.fills({"Choose up to 3": ["Working with nurses"]})
    assert "**You chose:** Working with nurses\n" in words(amara.private)
    assert not [one for one in amara.screen("notices") if "Grief" in words(one)]
    house.passes(CLOSED)
    result = words(await amara.sees("Closed: 5 people answered"))
    assert [f"{topic}: **{count}**" in result for topic, count in zip(TOPICS, (4, 0, 4, 1), strict=True)] == [True] * 4


async def test_the_form_is_the_same_whether_or_not_somebody_has_answered(house: House) -> None:
    card = await opens_vote(house, MATTERS)
    await chooses(house, "Amara", card, "Grief")
    seen = []
    for name in ("Amara", "Ioan"):
        person = house.person(name)
        more = told(await person.presses("More", on=card))
        await person.presses("Answer privately", on=card)
        assert person.form is not None
        seen.append((more, person.form.title, person.form.components))
        person.dismisses()
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("asked", "choice", "read_back"),
    [
        (HEARD, "5 · always", "**You chose:** 5 · always"),
        (READY, "Not sure", "**You chose:** Not sure"),
        (DAYS, f"2. {CARDIFF}Tuesday", f"**You chose:** **2.** {CARDIFF}Tuesday"),
    ],
    ids=["a scale", "a decision", "answers that begin alike"],
)
async def test_one_answer_is_chosen_in_three_presses_and_read_back_to_nobody_else(
    house: House, asked: PollWords, choice: str, read_back: str
) -> None:
    card = await opens_vote(house, asked)
    before = card.wire()
    amara = await chooses(house, "Amara", card, choice)
    assert read_back in words(amara.private)
    await amara.presses("Answer privately", on=card)
    assert "You chose" not in words(amara.private)
    await house.app.beat()
    assert card.wire() == before
    assert not [one for one in house.public if "You chose" in str(one.request)]


async def test_a_scale_is_shown_by_its_ends_where_it_is_asked_and_where_it_is_answered(house: House) -> None:
    card = await opens_vote(house, HEARD)
    assert "1 · not at all – 5 · always" in words(card)
    amara = house.person("Amara")
    assert "1 · not at all – 5 · always" in told(await amara.presses("Answer privately", on=card))


async def test_a_form_sent_after_the_close_is_given_the_result_and_before_it_a_kind_answer(house: House) -> None:
    card = await opens_vote(house, MATTERS)
    for name in WORKERS[:5]:
        await chooses(house, name, card, "Grief")
    sipho, leila = house.person("Sipho"), house.person("Leila")
    for person in (sipho, leila):
        await person.presses("Answer privately", on=card)
    house.passes(CLOSED)
    assert "closed" in told(await sipho.fills({"Choose up to 3": ["Grief"]})).lower()
    await house.person("Amara").sees("Closed: 5 people answered")
    sent = told(await leila.fills({"Choose up to 3": ["Grief"]}))
    assert "Closed: 5 people answered" in sent
    assert "You chose" not in sent


async def test_a_forged_form_is_refused_kept_in_memory_alone_and_opened_again_as_it_was(house: House) -> None:
    card = await opens_vote(house, MATTERS)
    amara = house.person("Amara")
    await amara.presses("Answer privately", on=card)
    assert amara.form is not None
    for part in screen.parts(amara.form.components):
        part.get("options", [{}])[0]["value"] = "99"
    refused = told(await amara.fills({"Choose up to 3": ["Talking about dying", "Grief"]}))
    assert "not one of the choices" in refused
    assert "kept here for 15 minutes" in refused
    await amara.presses("Write it again")
    assert amara.form is not None
    options = next(part["options"] for part in screen.parts(amara.form.components) if part.get("options"))
    assert [option["label"] for option in options if option["default"]] == ["Grief"]
    await amara.fills({})
    assert "**You chose:** Grief" in words(amara.private)


async def test_by_which_rule_and_in_which_groups_it_is_decided_stands_where_it_is_asked_and_answered(
    house: House,
) -> None:
    await joined_besides(house, manager=10, researcher=4, family_carer=4)
    card = await opens_vote(house, READY)
    together = "Homecare workers, Family carers, Researchers (together: some under 10)"
    assert "Adopted if 60 % say yes in each group." in words(card)
    how = "**How it is decided:** At least 60 % yes in each group, counting only yes and no."
    which = f"Each has a say: Managers · {together}."
    amara = house.person("Amara")
    assert how in told(more := await amara.presses("More", on=card))
    assert which in told(more)
    assert how in told(await amara.presses("Answer privately", on=card))


async def test_more_and_how_private_say_what_is_so_of_each_kind(house: House) -> None:
    card = await opens_vote(house, READY)
    amara = house.person("Amara")
    more = await amara.presses("More", on=card)
    assert more.original is not None
    assert {label(one) for one in buttons(more.original)} == {
        "Answer privately",
        "How private is this?",
        "Remind me",
        "Not for me",
    }
    assert "**How it is decided:** At least 60 % yes, counting only yes and no." in words(more.original)
    assert "Adopted if 60 % say yes." in words(card)
    private = told(await amara.presses("How private is this?"))
    assert "Numbers are exact. If everyone answers alike, everyone knows what you chose." in private
    assert "Whether it is adopted is told exactly." in private
    stranger = house.asks(house.person("Chen"), custom_id(card, "private"), message=card)
    await stranger.answered
    assert "There is no vote here for you" in told(stranger)


@contextmanager
def keys_out_of_reach(house: House) -> Iterator[None]:
    """Have something else lie where the keys are looked for, until somebody mends it."""
    keys = list((house.folder / "keys").glob("*.key"))
    for key in keys:
        key.rename(key.with_suffix(".away"))
        key.mkdir()
    yield
    for key in keys:
        key.rmdir()
        key.with_suffix(".away").rename(key)


async def test_while_its_key_cannot_be_read_an_answer_is_refused_kindly_and_sealed_once_that_is_mended(
    house: House,
) -> None:
    days, helped = await opens_vote(house, DAYS), await opens_vote(house, HELPED)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    await house.closes()
    with keys_out_of_reach(house):
        await house.opens()
        await amara.presses("Answer privately", on=days)
        paper = amara.private
        refused = told(await amara.chooses("Choose one", f"2. {CARDIFF}Tuesday", on=paper))
        assert "Your answer cannot be sealed just now, so it does not count yet." in refused
        await ioan.presses("Answer privately", on=helped)
        assert ioan.form is None, "nobody writes what cannot be sealed"
        assert "cannot be sealed just now" in words(ioan.private)
    await amara.chooses("Choose one", f"2. {CARDIFF}Tuesday", on=paper)
    await amara.sees("Your answer is sealed")
