"""Stories of a question that stays open: written, looked at as others will see it, agreed, and seen by everybody."""

from datetime import timedelta

from tests.rehearsal.group import ROOM
from tests.rehearsal.group import card as group_card
from tests.rehearsal.house import WORDS, House, buttons, custom_id, label, told, until, words
from tests.rehearsal.topics import ASKED, QUESTION, opens_topic, topic_card, writes_topic

ABOUT = {
    "How long an answer takes": "5 minutes",
    "Is it sensitive?": "Yes",
    "What answers are for": "Reflection",
    "Where it comes from": "From research",
    "What is offered": "A voucher of £10.",
}
FOUND = {"What was found out": "Most carers go home without having eaten.", "Where": "A survey, 2025"}


async def test_a_coordinator_opens_a_question_with_one_press_after_the_words(house: House) -> None:
    card = words(await opens_topic(house))
    assert "Your words go straight into the pocket card." in card
    assert "From the project team · about 2 minutes" in card


async def test_everything_is_chosen_on_one_panel_and_seen_and_tried_as_a_partner_before(house: House) -> None:
    bethan = await writes_topic(house)
    assert "Nothing else is open." in words(await bethan.sees("Your question, before it opens"))
    await bethan.presses("About it")
    await bethan.fills(ABOUT)
    await bethan.chooses("When it closes", "In 28 days, at 20:00")
    await bethan.presses("See it as a worker")
    seen = words(await bethan.sees("Only you see this so far."))
    await bethan.presses("Answer")
    assert bethan.form is not None
    await bethan.fills({"Choose one": "Something else", "What do you see or hear?": "Cold hands."})
    assert "Nothing was sent, and nothing is kept." in words(bethan.private)
    await bethan.presses("Go back")
    await bethan.presses("Post it")
    card = words(await topic_card(house))
    assert card[card.index(f"### {QUESTION}") : card.index("closes <t")] in seen
    for part in ("From research · about 5 minutes", "A voucher of £10.", QUESTION):
        assert part in card


async def test_something_found_out_stands_first_and_brings_its_own_answers(house: House) -> None:
    bethan = await writes_topic(house, {**ASKED, "Ready-made answers, one a line": ""})
    assert "It needs a ready-made answer, or something found out elsewhere." in words(bethan.private)
    refused = told(await bethan.presses("Post it"))
    assert "There is no ready-made answer yet." in refused
    await bethan.presses("Something found out")
    await bethan.fills({"What was found out": FOUND["What was found out"]})
    assert "Please say where this was found out." in words(bethan.private)
    panel = await bethan.sees("Your question, before it opens")
    await bethan.presses("Something found out", on=panel)
    await bethan.fills(FOUND)
    await bethan.presses("Post it")
    card = words(await topic_card(house))
    assert card.index("Most carers go home") < card.index("A survey, 2025") < card.index(QUESTION)


async def test_plain_words_are_advice_and_never_a_block(house: House) -> None:
    bethan = await writes_topic(house, {**ASKED, "Question": "How do you utilise what service users tell you?"})
    panel = words(await bethan.sees("Your question, before it opens"))
    assert "Plainer: “use” for “utilise”. And 1 more." in panel
    full = told(await bethan.presses("What to know"))
    assert "Plainer: “person you support” for “service users”." in full
    await bethan.presses("Go back")
    await bethan.presses("Post it")
    await topic_card(house, "How do you utilise")


async def test_a_votes_panel_has_the_same_advice(house: House) -> None:
    bethan = await house.writes({**WORDS, "What happens with it": "We utilise it."})
    assert "Plainer: “use” for “utilise”." in words(await bethan.sees("Your vote, before it opens"))
    assert "You can leave the words as they are." in told(await bethan.presses("Plain words"))
    await bethan.presses("Go back")
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_a_close_in_words_is_asked_about_and_said_in_full(house: House) -> None:
    bethan = await writes_topic(house)
    await bethan.chooses("When it closes", "Another time…")
    await bethan.fills({"Day and time": "yesterday"})
    assert "Post it" not in words(bethan.private)
    panel = await bethan.sees("Your question, before it opens")
    await bethan.chooses("When it closes", "Another time…", on=panel)
    await bethan.fills({"Day and time": "in 3 weeks at 8pm"})
    assert "Please check the day and the time." in words(await bethan.sees("You chose"))


async def test_nobody_but_a_coordinator_writes_a_question(house: House) -> None:
    bethan = await writes_topic(house)
    panel = await bethan.sees("Your question, before it opens")
    amara = house.person("Amara")
    assert "Only coordinators can do this." in told(await amara.runs("/topic open"))
    for verb in ("topic-draft", "topic-post", "topic-discard", "topic-rewrite", "topic-preview", "topic-send"):
        forged = house.asks(amara, custom_id(panel, verb))
        await forged.answered
        assert "Only coordinators can do this." in told(forged)


async def test_a_question_that_was_begun_is_found_again_and_opened_after_a_restart(house: House) -> None:
    bethan = await writes_topic(house)
    await house.restarts()
    await bethan.runs("/topic open")
    assert QUESTION in words(await bethan.sees("Your drafts"))
    assert QUESTION in told(await bethan.runs("/todo"))
    await bethan.runs("/topic open")
    await bethan.presses("1. Go on")
    await bethan.presses("Post it")
    assert QUESTION in words(await topic_card(house))


async def test_two_coordinators_at_once_leave_one_open_question_and_no_lost_words(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    bethan, rhys = await writes_topic(house), house.person("Rhys")
    panel = await bethan.sees("Your question, before it opens")
    await bethan.presses("Change the words")
    posted = house.asks(rhys, custom_id(panel, "topic-post"))
    await posted.answered
    assert "Your question is open" in told(posted)
    await bethan.fills({"Question": "What do you notice at night?"})
    assert "The other is open, or gone." in words(await bethan.sees("What do you notice at night?"))
    again = house.asks(bethan, custom_id(panel, "topic-post"))
    await again.answered
    thrown = house.asks(rhys, custom_id(panel, "topic-discard"))
    await thrown.answered
    assert "Your question is open" in told(thrown)
    for verb, value in (("topic-close", "7"), ("topic-who", "everyone")):
        late = house.asks(rhys, custom_id(panel, verb), values=(value,))
        await late.answered
        assert "This question is open already, so it cannot be changed." in told(late)
    await topic_card(house)
    asked = [m for m in house.person("Olwen").screen("notices") if QUESTION in words(m)]
    assert len(asked) == 1


async def test_a_coordinator_looks_over_all_questions_and_closes_one_early(house: House) -> None:
    await opens_topic(house)
    bethan = await writes_topic(house, {**ASKED, "Question": "What helps at night?"})
    seen = told(await bethan.runs("/topic list"))
    assert seen.index("Open") < seen.index(QUESTION) < seen.index("Your drafts") < seen.index("What helps at night?")
    await bethan.runs("/topic close")
    await bethan.chooses("Close one early", QUESTION)
    assert "It does not open again." in words(await bethan.sees("Close this question now?"))
    await bethan.presses("Close it now")
    await bethan.sees("This question has closed")
    assert "say what you heard" in told(await bethan.runs("/topic list"))
    assert "There is nothing to close." in told(await bethan.runs("/topic close"))
    assert "Only coordinators can do this." in told(await house.person("Amara").runs("/topic list"))


async def test_the_advisory_group_sees_a_question_first_and_three_open_it(group: House) -> None:
    bethan = await writes_topic(group)
    panel = await bethan.sees("Your question, before it opens")
    assert "Post it" not in [label(b) for b in buttons(panel)]
    await bethan.presses("Send to the advisory group")
    said = words(await group_card(group, QUESTION))
    for part in ("Your words go straight", "Skin or breathing", "everyone who has joined", "involvement"):
        assert part in said
    for verb in ("topic-post", "topic-rewrite"):
        pressed = group.asks(bethan, custom_id(panel, verb))
        await pressed.answered
        if verb == "topic-post":
            assert "The advisory group is looking at this first." in told(pressed)
    for name in ("Maria", "Fatima", "Joy"):
        await says_ahead(group, name)
    assert "The advisory group agreed." in words(await topic_card(group))
    assert "It is open now." in words(await bethan.sees("The advisory group has answered"))


async def test_a_question_is_taken_back_changed_and_put_to_the_group_again(group: House) -> None:
    bethan = await writes_topic(group)
    await bethan.presses("Send to the advisory group")
    await bethan.sees("The advisory group is looking at this")
    await bethan.presses("Take it back")
    await bethan.presses("Change the words")
    await bethan.fills({"Question": "What do you notice at night?"})
    await bethan.presses("Send to the advisory group")
    await group_card(group, "What do you notice at night?")
    group.passes(timedelta(days=4))
    await group.app.beat()
    await topic_card(group, "What do you notice at night?")


async def says_ahead(house: House, name: str) -> None:
    """Let a member say that it goes ahead."""
    olwen = house.person("Olwen")
    on = await until(house.stage, lambda: next((m for m in reversed(olwen.screen(ROOM)) if QUESTION in words(m)), None))
    await house.person(name).presses("Goes ahead", on=on)
