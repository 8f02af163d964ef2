"""A coordinator tries to make an open decision easier to reach: at every door it stays as it was opened."""

from bot.domain.decision_rules import DecisionRule
from bot.domain.polls import PollId
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import Message
from bot.services import polls
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.house import CLOSED, WORKERS, House, custom_id, told, words
from tests.rehearsal.voting import chooses

QUESTION = "Are we ready to use the second card?"
ASKED = {
    "Question": QUESTION,
    "Adopted if": "At least two thirds say yes",
    "How many answer": "At least half must answer",
}
LOWER = {"Adopted if": "More than half say yes", "How many answer": "However many answer"}
CHANGES = {"draft-words", "draft-who", "draft-kind", "draft-close"}
ON_THE_LIST = ["Let it go on longer", "Close it early", "Withdraw it…", "All votes", "To do"]
STANDS = "This vote is open already, so it cannot be changed."


async def opens_beside_an_old_panel(house: House) -> tuple[Person, Message, dict[str, tuple[str, ...]]]:
    """Have Bethan open a decision, while its form and an older panel of it stay on her screen.

    Return that panel, and the controls that stand on it, each with what can be chosen there.
    """
    bethan = house.person("Bethan")
    await begins_vote(bethan, "A decision")
    await bethan.fills(ASKED)
    old = await bethan.sees("Your vote, before it opens")
    controls: dict[str, tuple[str, ...]] = {one["custom_id"]: () for one in screen.buttons(old)}
    controls |= {one["custom_id"]: tuple(each["value"] for each in one["options"]) for one in screen.selects(old)}
    await bethan.runs("/poll open")
    await bethan.presses("1. Go on")
    panel = await bethan.sees("Your vote, before it opens")
    assert panel.id != old.id
    await bethan.presses("Change the words", on=old)
    await house.asks(bethan, custom_id(panel, "draft-post"), message=panel).answered
    return bethan, old, controls


async def test_the_rule_of_an_open_vote_cannot_be_lowered_at_any_door(house: House) -> None:
    bethan, old, controls = await opens_beside_an_old_panel(house)
    card = await house.card()
    asked, vote = words(card), PollId(custom_id(card, "answer").split(":")[2])

    async def stands() -> None:
        kept = await house.app.store.run(polls.poll_of, vote)
        assert kept.rule == DecisionRule(67, 50)
        assert words(card) == asked

    assert "Your words are here" in told(await bethan.fills(LOWER))
    await stands()
    for control, values in controls.items():
        pressed = house.asks(bethan, control, values=values[:1] or None, message=old)
        await pressed.answered
        assert STANDS in told(pressed) or control.split(":")[1] not in CHANGES, control
        await stands()
    assert {control.split(":")[1] for control in controls} >= CHANGES
    await bethan.runs("/poll list")
    listed = await bethan.chooses("Look at one", QUESTION)
    assert listed.original is not None
    assert [one["label"] for one in screen.buttons(listed.original)] == ON_THE_LIST
    for _ in range(2):
        await bethan.presses("Let it go on longer")
    assert (await house.app.store.run(polls.poll_of, vote)).rule == DecisionRule(67, 50)
    for number, name in enumerate(WORKERS):
        await chooses(house, name, card, "Yes" if number < 5 else "No")
    house.passes(2 * CLOSED)
    result = words(await house.person("Amara").sees("Not adopted"))
    assert "**not reached**, 63" in result
    assert "two thirds" in result
