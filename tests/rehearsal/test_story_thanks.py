"""Stories of thanks: from a menu, private by default, with the same answer whoever they are for; a wall for groups."""

import json
import re
from datetime import timedelta

import pytest

from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.rehearsal.answering import answers
from tests.rehearsal.house import House, buttons, custom_id, label, told, until, words
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_stops import Power, carry_on
from tests.rehearsal.test_story_topic_thread import thread_on
from tests.rehearsal.topics import ASKED, opens_topic, writes_topic

MENU = "Say thank you · Dweud diolch"
FOR = {"Thank you for…": "You noticed the tea first. It stands on the card now."}
ON_ITS_WAY = "It reaches them when it suits them, if they are glad of thanks."
PAY = {"Thank you for…": "W09, your £55 is ready"}
GETS_IT, GLAD_OF_NONE, CLOSED, PAUSED, LEFT, GONE, STRANGER = (
    *("Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai"),
    "Chen",
)


async def thanks(house: House, giver: str, receiver: str, send: str = "Send privately") -> tuple[str, str]:
    """Have somebody thank somebody from the menu on them; return the preview and the answer, whole, without names."""
    person = house.person(giver)
    await person.runs_on_person(receiver, MENU)
    preview = await person.fills(FOR)
    return _shown(preview, receiver), _shown(await person.presses(send), receiver)


def _shown(asked: Interaction, name: str = "nobody") -> str:
    message = asked.original
    assert message is not None
    whole = json.dumps([message.content, message.embeds, message.components], default=str)
    return re.sub(r"[0-9a-f]{32}", "#", whole).replace(name, "somebody")


async def in_every_state(house: House) -> None:
    """Have everybody be in another state, by what they press."""
    grace = house.person(GLAD_OF_NONE)
    await grace.runs("/me")
    await grace.presses("More")
    await grace.presses("Thanks")
    await grace.chooses("Thanks", "Please no thanks")
    house.person(CLOSED).closes_dms()
    sipho = house.person(PAUSED)
    await sipho.runs("/me")
    await sipho.presses("Pause for a week now")
    leila = house.person(LEFT)
    await leila.runs("/me")
    await leila.presses("More")
    await leila.presses("Leave")
    await leila.presses("Yes, leave now")
    await house.person(GONE).leaves_server()


async def answered(house: House, name: str, card: Message) -> Message:
    """Have somebody answer a question; return the message in its thread."""
    await answers(house, name, card)
    thread = await thread_on(house, card)

    def stands() -> Message | None:
        return next((one for one in thread.messages.values() if "homecare worker" in words(one)), None)

    return await until(house.stage, stands)


def thanked(house: House, name: str) -> list[Message]:
    return [one for one in house.person(name).dms if "thanks you" in words(one)]


async def comes(house: House) -> None:
    """Let time pass until notes are welcome, and have them sent."""
    noon(house)
    await house.app.beat()


async def test_whoever_thanks_is_answered_the_same_whatever_is_so_of_whom_they_thank(house: House) -> None:
    await in_every_state(house)
    every = (GETS_IT, GLAD_OF_NONE, CLOSED, PAUSED, LEFT, GONE, STRANGER)
    assert len({await thanks(house, "Helen", name) for name in every}) == 1
    assert len({await thanks(house, "Rhys", name, "On the wall too") for name in every}) == 1
    again = {told(await house.person("Helen").runs_on_person(name, MENU)) for name in every}
    assert len(again) == 1
    assert "You have thanked them in the last day." in again.pop()
    await comes(house)
    note = await house.person(GETS_IT).sees("thanks you")
    assert "A manager thanks you" in words(note)
    assert set(house.person(GETS_IT).pushes) == {"A note from Kitchen Table"}
    assert [name for name in every if thanked(house, name)] == [GETS_IT]
    danuta = house.person(CLOSED)
    await danuta.presses("Help")
    await danuta.presses("Open")
    await danuta.sees("thanks you")


async def test_two_answers_of_one_person_without_a_name_are_thanked_for_and_nothing_tells_whose_they_are(
    house: House,
) -> None:
    helen, ioan = house.person("Helen"), house.person(GETS_IT)
    cards = [await opens_topic(house), await opens_topic(house, {**ASKED, "Question": "What helps at night?"})]
    found = [await answered(house, GETS_IT, card) for card in cards]
    said = []
    for message in found:
        await helen.runs_on(message, MENU)
        preview = await helen.fills(FOR)
        assert "you are not told who that is" in told(preview)
        assert preview.original is not None
        assert "On the wall too" not in [label(one) for one in buttons(preview.original)]
        said.append((_shown(preview), _shown(await helen.presses("Send privately"))))
        assert "You have said thank you for this one." in told(await helen.runs_on(message, MENU))
    assert said[0] == said[1]
    assert "Thanks go to other people." in told(await ioan.runs_on(found[0], MENU))  # they know whose it is
    assert ON_ITS_WAY in (await thanks(house, "Helen", GETS_IT))[1]  # by name, as if nothing had been
    assert "Nobody wrote this one" in told(await helen.runs_on(cards[0], MENU))
    await comes(house)
    await ioan.sees("thanks you")
    await ioan.runs("/me")
    await ioan.presses("More")
    await ioan.presses("Thanks")
    got = told(await ioan.presses("Thanks I got"))
    assert got.count("A manager thanks you") == 3


async def test_whoever_thanks_chooses_the_name_beside_it_and_it_goes_as_they_saw_it(house: House) -> None:
    amara, ioan = house.person("Amara"), house.person("Ioan")
    await amara.runs_on_person("Ioan", MENU)
    assert "A homecare worker thanks you" in told(await amara.fills(FOR))
    seen = told(await amara.chooses("Shown as", "Shown as the name in this server"))
    assert "Amara thanks you" in seen
    await amara.presses("Change the words")
    assert "Amara thanks you" in told(await amara.fills(FOR))
    await amara.presses("Send privately")
    await comes(house)
    assert "Amara thanks you" in words(await ioan.sees("thanks you"))
    assert "A homecare worker thanks you" in (await thanks(house, "Amara", "Grace"))[0], "it was for this one alone"


async def test_for_what_somebody_wrote_themselves_they_are_thanked_privately(house: House) -> None:
    said = await house.person("Ioan").says("general", "The kettle is on.")
    helen = house.person("Helen")
    await helen.runs_on(said, MENU)
    preview = await helen.fills(FOR)
    assert "To whoever wrote it. They alone see it." in told(preview)
    assert preview.original is not None
    assert "On the wall too" not in [label(one) for one in buttons(preview.original)]
    assert ON_ITS_WAY in told(await helen.presses("Send privately"))
    assert "in the last day" in told(await helen.runs_on_person("Ioan", MENU))  # whom everybody sees there
    await comes(house)
    await house.person("Ioan").sees("A manager thanks you")


@pytest.mark.parametrize("moment", ["thanks.given", "store.committed"])
async def test_stopped_while_it_is_given_it_is_given_once(house: House, moment: str) -> None:
    power = Power(house.folder)
    await house.restarts(failpoint=power)
    house.may_complain = True
    amara = house.person("Amara")
    await amara.runs_on_person("Ioan", MENU)
    send = custom_id((await amara.fills(FOR)).original or amara.dms[0], "thanks-privately")
    power.loose_at = moment
    house.asks(amara, send)
    await carry_on(house, power)
    again = house.asks(amara, send)
    await again.answered
    assert ON_ITS_WAY in told(again)
    await comes(house)
    await house.person("Ioan").sees("thanks you")
    assert len(thanked(house, "Ioan")) == 1


async def test_what_is_begun_outlives_a_restart_after_every_screen_and_refused_words_come_back(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/thanks give")
    await house.restarts()
    await amara.chooses("People", "Ioan", "Grace")
    await house.restarts()
    await amara.fills({"Thank you for…": "Mrs Patel at 14 Elm Rd says you are kind."})
    await house.restarts()
    assert "Please check one thing first" in words(amara.private)
    await amara.presses("Use this")
    assert "To: **Ioan, Grace**." in words(await amara.sees("This is what they will see"))
    await house.restarts()
    await amara.presses("Change the words")
    assert amara.form is not None
    await amara.fills(FOR)
    preview = await amara.sees("This is what they will see")
    send, change = (custom_id(preview, verb) for verb in ("thanks-privately", "thanks-words"))
    for _ in range(2):
        await house.restarts()
        pressed = house.asks(amara, send)
        await pressed.answered
        assert ON_ITS_WAY in told(pressed)
    await comes(house)
    for name in ("Ioan", "Grace"):
        await house.person(name).sees("thanks you")
        assert len(thanked(house, name)) == 1
    late = house.asks(amara, change)
    await late.answered
    assert "These thanks have gone already." in told(late)
    house.passes(timedelta(days=40))
    ioan = house.person("Ioan")
    assert "You get none from now on." in told(await ioan.presses("No more thanks", on=thanked(house, "Ioan")[0]))
    assert "Amara" not in words(thanked(house, "Ioan")[0])  # shown as a homecare worker, as she chose
    await ioan.presses("I'm worried about someone", on=thanked(house, "Ioan")[0])
    assert "999" in words(ioan.dms[-1]) or "999" in words(ioan.private)


async def test_incident_17_one_persons_pay_is_kept_off_the_wall_and_every_card_and_offered_privately(
    house: House,
) -> None:
    bethan, before = house.person("Bethan"), len(house.public)
    await bethan.runs("/thanks give")
    await bethan.chooses("A group, on the wall", "Everyone who has joined")
    await bethan.fills(PAY)
    screen = words(await bethan.sees("This speaks of pay"))
    assert "W09, your £55 is ready" in screen
    assert "Put it on the wall" not in screen
    await bethan.chooses("Send it privately to…", "Ioan")
    assert "To: **Ioan**. They alone see it." in words(await bethan.sees("This is what they will see"))
    await bethan.presses("Send privately")
    for asked in (
        {**ASKED, "Why you ask, in one sentence": "W09, your £55 is ready"},
        {**ASKED, "Question": "Amara's voucher is here. What helps?"},
    ):
        await writes_topic(house, asked)
        refused = words(await bethan.sees("Please tell them privately: /thanks give."))
        assert next(text for text in asked.values() if "£55" in text or "voucher" in text) in refused
    assert house.public[before:] == []
    await bethan.presses("Write it again")
    await bethan.fills({"Question": "What helps? A thank-you of £25 is offered to everybody."})
    await bethan.sees("Your question, before it opens")
    await comes(house)
    assert "Bethan thanks you" in words(await house.person("Ioan").sees("W09, your £55 is ready"))


async def test_a_group_is_thanked_on_the_wall_and_somebody_by_name_only_while_they_agree(house: House) -> None:
    helen, ioan, olwen = house.person("Helen"), house.person(GETS_IT), house.person("Olwen")
    await helen.runs("/thanks give")
    await helen.chooses("A group, on the wall", "Homecare workers")
    await helen.fills(FOR)
    await helen.presses("Put it on the wall")
    assert "Everybody in this server can read it." in words(helen.private)

    async def card(*parts: str, without: str = "nothing") -> Message:
        return await until(
            house.stage,
            lambda: next(
                (m for m in olwen.screen("notices") if all(p in words(m) for p in parts) and without not in words(m)),
                None,
            ),
        )

    assert "tea first" in words(await card("A manager thanks: Homecare workers", "Week of"))
    await ioan.runs("/me")
    await ioan.presses("More")
    await ioan.presses("Thanks")
    await ioan.chooses("Thanks", "Publicly too")
    assert "so nothing stands on the wall" in words(ioan.private)  # shown as a homecare worker so far
    await ioan.presses("Join", on=olwen.screen("start-here")[0])
    await ioan.chooses("The name shown", "Show my name in this server")
    await thanks(house, "Helen", GETS_IT, "On the wall too")
    await card("A manager thanks Ioan")
    assert "A manager thanks Ioan" in told(await house.person("Grace").runs("/thanks wall"))
    await ioan.presses("Join", on=olwen.screen("start-here")[0])
    await ioan.chooses("The name shown", "Show what I am")
    await card("Homecare workers", without="Ioan")
    await helen.runs("/thanks wall")
    await helen.chooses("Take one off the wall", FOR["Thank you for…"])
    await card("Thank you", without="tea first")
