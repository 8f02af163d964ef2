"""Stories of names that people make up, and of those that would be taken for somebody who runs things here."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.rehearsal.person.person import Person
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.leading import make_lead
from tests.rehearsal.reminding import ticks

TAKEN = "That reads like the name of somebody who runs things here."


async def makes_up(person: Person, name: str) -> str:
    """Have somebody who takes part make up a name to be shown by; return what they are told."""
    await person.presses("Join", on=person.screen("start-here")[0])
    await person.chooses("The name shown", "Show a name I make up")
    return told(await person.fills({"The name shown": name}))


@pytest.mark.parametrize(
    "name",
    [
        "Olwen",  # the owner
        " O\u200bLWEN ",
        "Оlwеn",  # with Cyrillic letters
        "0lwen",
        "Ｂｅｔｈａｎ",  # a coordinator
        "Bëthan.",
        "nia  rees",  # the lead, as the owner wrote it
        "Nia Rees, lead",
        "Maria",  # the lead's account
    ],
)
async def test_a_name_that_would_be_taken_for_the_owners_a_coordinators_or_the_leads_is_refused(
    house: House, name: str
) -> None:
    await make_lead(house)
    await house.person("Bethan").runs("/todo")
    assert TAKEN in await makes_up(house.person("Amara"), name)
    assert "Your words are shown as from" not in words(house.person("Amara").private)


async def test_another_name_is_kept_and_ones_own_is_nobody_elses(house: House) -> None:
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    for name in ("Rosebud", "Bethany", "Niall"):
        assert f"shown as from **{name}**" in await makes_up(house.person("Amara"), name)
    await bethan.presses("Join", on=bethan.screen("start-here")[0])
    for press in ("English", "Go on", "Researcher"):
        await bethan.presses(press)
    await bethan.chooses("The name shown", "Show a name I make up")
    assert "shown as from **Bethan**" in told(await bethan.fills({"The name shown": "Bethan"}))


async def test_whoever_runs_nothing_here_any_more_leaves_their_name_to_others(house: House) -> None:
    house.person("Olwen").gives_role("Rhys", "Coordinator")
    rhys, amara = house.person("Rhys"), house.person("Amara")
    await rhys.runs("/todo")
    assert TAKEN in await makes_up(amara, "Rhys")
    house.person("Olwen").takes_role("Rhys", "Coordinator")
    await rhys.runs("/todo")
    await rhys.leaves_server()  # as long as they are here, the name is theirs
    house.passes(timedelta(hours=1))
    await ticks(house)
    assert "shown as from **Rhys**" in await makes_up(amara, "Rhys")


async def test_a_coordinator_who_goes_by_another_name_now_is_asked_of_discord_after_the_answer(house: House) -> None:
    bethan, amara = house.person("Bethan"), house.person("Amara")
    await bethan.runs("/todo")
    house.stage.world.guild.members[bethan.account.id].nick = "Captain"
    await makes_up(amara, "Captain")
    await amara.sees(TAKEN)
    await amara.presses("Join", on=amara.screen("start-here")[0])
    assert "as from **a homecare worker**" in words(amara.private)
    assert TAKEN in await makes_up(amara, "captain"), "and from then on before the answer"


async def test_a_name_that_another_partner_made_up_or_goes_by_is_refused_and_says_not_whose(house: House) -> None:
    amara, ioan = house.person("Amara"), house.person("Ioan")
    await makes_up(amara, "grace")
    await amara.sees("Somebody else here goes by that name.")
    await amara.presses("Join", on=amara.screen("start-here")[0])
    assert "as from **a homecare worker**" in words(amara.private)
    assert "shown as from **Rosebud**" in await makes_up(ioan, "Rosebud")
    assert "Somebody else here goes by that name." in await makes_up(amara, "R0se bud")
    for free in ("Rose", "Amara"):
        assert f"shown as from **{free}**" in await makes_up(amara, free), "like another's, or one's own"


async def test_whoever_makes_up_one_name_after_another_asks_discord_no_faster_than_it_allows(house: House) -> None:
    """Discord takes so many questions a minute from a bot; used up, nobody could vote by private message."""
    asked, lists = list[datetime](), house.stage.gateway.member_lists
    ask = lists.ask

    def noted(session: Any, data: dict[str, Any]) -> bool:
        asked.append(house.clock.now())
        return ask(session, data)

    lists.ask = noted  # type: ignore[method-assign]
    for name in ("Rosebud", "Daisy", "Poppy", "Violet", "Heather", "Ivy", "Fern", "Holly"):
        await makes_up(house.person("Amara"), name)
        await eventually(lambda: asked or None)
    await eventually(lambda: not any(task.get_name() == "members" for task in asyncio.all_tasks()) or None)
    assert len(asked) <= 2 + (asked[-1] - asked[0]) / timedelta(minutes=1) * 100


async def test_the_name_one_is_thanked_by_is_held_against_them_too(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/me")
    for press in ("More", "Credit", "By a name I make up"):
        await amara.presses(press)
    assert TAKEN in told(await amara.fills({"The name that others see": "Olwen"}))


async def test_an_idea_is_not_signed_with_a_name_in_the_server_that_is_anothers(house: House) -> None:
    amara, guild = house.person("Amara"), house.stage.world.guild
    guild.members[amara.account.id].nick = "Olwen"
    await amara.presses("Join", on=amara.screen("start-here")[0])
    await amara.chooses("The name shown", "Show my name in this server")
    await amara.presses("I have an idea", on=amara.screen("start-here")[0])
    await amara.chooses("What would you like?", "I'd like us to ask…")
    await amara.fills({"In your own words": "Shall we ask about rotas?"})
    seen = await eventually(lambda: words(amara.private) if "rotas" in words(amara.private) else None)
    assert "— Homecare worker" in seen
    assert "Olwen" not in seen
