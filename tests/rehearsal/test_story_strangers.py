"""Stories of people who press what is not theirs, no longer there, or was never on any screen."""

import pytest

from bot.rehearsal.gateway.server import arrival
from bot.rehearsal.world.world import Event
from tests.rehearsal.house import WORDS, House, custom_id, custom_id_of, told, words

VIDEO, FACE, CARD, ELEARNING = WORDS["Answers, one a line"].splitlines()


async def test_a_person_who_has_not_joined_is_told_so_kindly_whatever_they_press(house: House) -> None:
    card = await house.opens_poll()
    ada = house.visitor("Ada")
    for button in ("Answer privately", "More"):
        assert "There is no vote here for you" in told(await ada.presses(button, on=card))
    assert "Nothing is open for you just now" in told(await ada.presses("What is open"))
    forged = house.asks(ada, custom_id(card, "choose"), values=("0",), message=card)
    await forged.answered
    assert "There is no vote here for you" in told(forged)


async def test_from_another_server_or_a_direct_message_a_poll_does_not_exist(house: House) -> None:
    card = await house.opens_poll()
    world = house.stage.world
    amara = house.person("Amara")
    there = world.add_guild("Elsewhere", world.add_person("Eve"))
    world.join(there, amara.account)
    world.emit(Event("GUILD_CREATE", arrival(world, there, everybody=False), intent=1, guild=there.id))
    for verb, values, refusal in (
        ("answer", None, "There is no vote here for you"),
        ("choose", ("0",), "There is no vote here for you"),
        ("more", None, "There is no vote here for you"),
        ("draft-post", None, "Only coordinators can do this"),
        ("ask-again", None, "Only coordinators can do this"),
    ):
        forged = house.asks(amara, custom_id(card, verb), values=values, channel=world.places(there)[0])
        await forged.answered
        assert refusal in told(forged)
        private = house.asks(amara, custom_id(card, verb), values=values, channel=world.dm_with(amara.account))
        await private.answered
        assert "Please do this in the server" in told(private)
    await house.vote_all((VIDEO, 5))
    assert (await house.counts())[VIDEO] == 5


@pytest.mark.parametrize("verb", ["draft", "draft-words", "draft-preview", "draft-post", "draft-discard"])
async def test_a_worker_who_gets_hold_of_a_drafts_buttons_can_do_nothing_with_them(house: House, verb: str) -> None:
    bethan = await house.writes()
    panel = await bethan.sees("Your vote, before it opens")
    forged = house.asks(house.person("Amara"), custom_id(panel, verb))
    await forged.answered
    assert "Only coordinators can do this" in told(forged)
    assert house.person("Amara").form is None
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_somebody_who_is_no_longer_a_coordinator_cannot_post_what_they_wrote(house: House) -> None:
    bethan = await house.writes()
    await bethan.sees("Your vote, before it opens")
    house.person("Olwen").takes_role("Bethan", "Coordinator")
    assert "Only coordinators can do this" in told(await bethan.presses("Post it"))
    assert [m for m in house.person("Olwen").screen("notices") if "A vote" in words(m)] == []


async def test_the_buttons_of_a_draft_that_was_thrown_away_say_so(house: House) -> None:
    bethan = await house.writes()
    panel = await bethan.sees("Your vote, before it opens")
    await bethan.presses("Change the words")
    form = bethan.form
    bethan.dismisses()
    assert "Thrown away" in told(await bethan.presses("Throw it away"))
    for verb in ("draft", "draft-post", "draft-preview", "draft-words"):
        forged = house.asks(bethan, custom_id_of(form.custom_id if form else "", verb), message=panel)
        await forged.answered
        assert "This draft is not here any more" in told(forged)
    world = house.stage.world
    world.phone(bethan.account.id).form = form
    await bethan.fills(WORDS | {"Question": "Typed all the same?"})
    await bethan.sees("Typed all the same?")


@pytest.mark.parametrize(
    "custom_id",
    [
        *("", "v1", "v1:", "v1:answer", "v1:answer:", "v1:answer:zz", "v9:answer:x", "m1:poll-words:-:x", "x" * 100),
        *("v1:nothing:-", "v1:answer:" + "0" * 32, "v1:again:" + "f" * 32, "v1:draft-post:" + "'; drop table polls"),
    ],
)
async def test_a_button_nobody_knows_any_more_gets_a_kind_answer(house: House, custom_id: str) -> None:
    forged = house.asks(house.person("Bethan"), custom_id)
    await forged.answered
    said = told(forged)
    assert "Sorry" not in said
    assert said


@pytest.mark.parametrize("value", ["9", "-1", "x", "", "99999999999999999999", "٣"])
async def test_a_forged_choice_is_refused_and_not_counted(house: House, value: str) -> None:
    card = await house.opens_poll()
    await house.vote_all((VIDEO, 5))
    forged = house.asks(house.person("Leila"), custom_id(card, "choose"), values=(value,), message=card)
    await forged.answered
    assert "not one of the choices" in told(forged)
    assert await house.counts() == {VIDEO: 5, FACE: 0, CARD: 0, ELEARNING: 0}
