"""Stories of results: what was said of their form before, what is told, and what old buttons lead to afterwards."""

import re

from bot.rehearsing import join
from tests.rehearsal.house import CLOSED, WORDS, House, custom_id, told, words
from tests.rehearsal.test_story_poll import joined_besides

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()


async def test_numbers_by_role_group_are_announced_before_anybody_answers(house: House) -> None:
    await joined_besides(house, worker=4, manager=9)
    card = await house.opens_poll(kind="Ordinary, by role group")
    amara = house.person("Amara")
    warning = "Shown by role group. If your whole group answers alike, everyone knows what you chose."
    assert warning in told(await amara.presses("More", on=card))
    assert warning in told(await amara.presses("Answer privately", on=card))
    await house.votes("Helen", FACE, card=card)
    await house.vote_all((VIDEO, 5))
    house.passes(CLOSED)
    result = words(await amara.sees("Closed: 6 answers"))
    assert f"**Homecare workers (5):** {VIDEO} 5" in result
    assert f"**Managers, Family carers (1):** {FACE} 1" in result


async def test_exact_numbers_are_announced_before_anybody_answers(house: House) -> None:
    card = await house.opens_poll()
    amara = house.person("Amara")
    warning = "Exact numbers are shown. If everyone answers alike, everyone knows what you chose."
    assert warning in told(await amara.presses("More", on=card))
    assert warning in told(await amara.presses("Answer privately", on=card))


async def test_of_a_sensitive_poll_blurred_numbers_are_told_and_never_how_many_answered(house: House) -> None:
    card = await house.opens_poll(kind="Sensitive")
    helen = house.person("Helen")
    assert "a little blurred, on purpose" in told(await helen.presses("More", on=card))
    assert "a little blurred, on purpose" in told(await helen.presses("Answer privately", on=card))
    await house.vote_all((VIDEO, 6), (CARD, 2))
    house.passes(CLOSED)
    result = words(await helen.sees("Closed: about how many chose what"))
    for option in (VIDEO, FACE, CARD, ELEARNING):
        assert re.search(rf"{re.escape(option)}: \*\*about \d+\*\*", result)
    assert "11 people were asked." in result
    assert "answers" not in result.replace("The sealed answers", "")


async def test_an_old_button_of_a_closed_poll_gives_the_result_to_whoever_has_joined(house: House) -> None:
    card = await house.opens_poll()
    reference = custom_id(card, "answer").split(":")[2]
    await house.vote_all((VIDEO, 5))
    for name in ("Nia", "Sioned"):
        house.visitor(name)
    await join(house.stage, "Nia", "Homecare worker")  # after it opened
    house.passes(CLOSED)
    await house.person("Amara").sees("This vote has closed")

    async def said(name: str, verb: str, *values: str) -> str:
        about = f"subject.{reference}" if verb == "remind" else reference
        asked = house.asks(house.person(name), f"v1:{verb}:{about}", values=values or None)
        await asked.answered
        return told(asked)

    for name in ("Amara", "Priya", "Nia"):
        for press in (("answer",), ("more",), ("choose", "0")):
            result = await said(name, *press)
            assert "Closed: 5 answers" in result
            assert f"{VIDEO}: **5**" in result
        assert "The result is in the channel" in await said(name, "remind")
        assert "You hear no more about this vote" in await said(name, "not-for-me")
    for press in (("answer",), ("more",), ("choose", "0")):
        assert "There is no vote here for you" in await said("Sioned", *press)


async def test_an_old_button_of_a_poll_without_a_result_is_answered_kindly(house: House) -> None:
    card = await house.opens_poll()
    answer = custom_id(card, "answer")
    for says in ("Open a little longer", "Closed, without a result"):
        house.passes(CLOSED)
        await house.person("Amara").sees(says)
    asked = house.asks(house.person("Grace"), answer)
    await asked.answered
    assert "Fewer than 5 people answered" in told(asked)
    assert "Ask again" not in told(asked)
