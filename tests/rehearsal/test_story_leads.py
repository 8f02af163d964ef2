"""Stories of who is the lead: chosen by name, asked first, changed or lost, and nobody left waiting unseen."""

from datetime import timedelta

import pytest

from bot.domain.people import GuildId, LeadAnswer, Server
from bot.rehearsal.person.person import Person
from bot.services import servers
from tests.rehearsal.house import House, buttons, eventually, label, told, words
from tests.rehearsal.leading import ACCOUNT, SURE, choose_account, make_lead, says_yes
from tests.rehearsal.test_story_friday_night import ASK, asks, hear
from tests.rehearsal.test_story_worried import rows

A_DAY = timedelta(days=1)
NOBODY, LOST = "Nobody can ask for the lead here", "The lead may not know yet"


async def server(house: House) -> Server:
    return await house.app.store.run(servers.server_of, GuildId(house.stage.world.guild.id))


async def waiting(house: House, how: str = "With my name") -> Person:
    """Have a lead, and Amara wait for them; two coordinators are known to be."""
    await house.person("Bethan").runs("/people")
    maria = await make_lead(house)
    await asks(house, how)
    await maria.sees("Somebody asks to hear from you")
    return maria


async def is_lost(house: House) -> None:
    """See that whoever waits, and the coordinators, hear of it in their hours."""
    heard = [one[1:] for one in await hear(house, A_DAY)]
    assert [one for one in heard if one[0] != "Maria"] == [("Amara", LOST), ("Bethan", NOBODY), ("Olwen", NOBODY)]
    note = words(house.person("Amara").dms[-1])
    assert [one for one in ("01632 960 001", "Council, night: 01632 960 003", "999") if one not in note] == []
    for name in ("Bethan", "Olwen"):
        said = words(house.person(name).dms[-1])
        assert "Somebody waits for the lead" in said
        assert "Amara" not in said
    assert "Please phone Nia Rees now: 01632 960 001" in told(await house.person("Bethan").runs("/todo"))


async def test_an_account_is_confirmed_by_name_and_nobody_is_asked_before(house: House) -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    asked = told(await olwen.chooses(ACCOUNT, "Maria"))
    assert "You chose **Maria" in asked
    assert "for **Nia Rees**" in asked
    assert "have joined here as" not in asked
    assert (await server(house)).lead is None
    await olwen.chooses(SURE, "No, choose again")
    assert (await server(house)).lead is None
    await choose_account(house, "Maria")
    chosen = await server(house)
    assert (chosen.lead_answer, chosen.reachable_lead) == (LeadAnswer.ASKED, None)
    await house.person("Amara").runs("/worried")
    assert ASK not in [label(one) for one in buttons(house.person("Amara").private)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("who", "group"), [("Helen", "Manager"), ("Chen", None), ("Ioan", "Homecare worker")])
async def test_the_owner_is_warned_of_a_manager_and_told_what_the_account_joined_as(
    house: House, who: str, group: str | None
) -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    asked = told(await olwen.chooses(ACCOUNT, who))
    assert (f"They have joined here as: **{group}**." in asked) is (group is not None)
    assert ("A worker may be asking about their own manager." in asked) is (group == "Manager")


async def test_whoever_asks_sees_first_who_the_lead_is_and_as_what_they_take_part(house: House) -> None:
    await make_lead(house, "Helen")
    amara = house.person("Amara")
    await amara.runs("/worried")
    shown = told(await amara.presses(ASK))
    assert "On Discord: **Helen" in shown
    assert f"<@{house.person('Helen').account.id}>" in shown
    assert "They take part as: **Manager**." in shown
    assert await rows(house, "concerns") == []


async def test_an_account_that_says_no_is_told_of_nobody_and_the_coordinators_hear(house: House) -> None:
    await house.person("Bethan").runs("/people")
    await choose_account(house, "Maria")
    maria = house.person("Maria")
    await hear(house, timedelta(hours=5))
    await maria.presses("No", on=maria.dms[-1])
    assert (await server(house)).lead_answer is LeadAnswer.DECLINED
    assert [one[1:] for one in await hear(house, A_DAY)] == [("Bethan", NOBODY), ("Olwen", NOBODY)]
    assert "cannot be the lead now" in words(house.person("Bethan").dms[-1])


async def test_with_closed_private_messages_a_lead_says_yes_in_the_server_and_cannot_be_asked_before_one_arrives(
    house: House,
) -> None:
    await house.person("Bethan").runs("/people")
    maria = house.person("Maria")
    maria.closes_dms()
    await choose_account(house, "Maria")
    await hear(house, timedelta(hours=5))  # it could not be delivered, and waits in the server
    await maria.runs("/worried")
    await maria.presses("Are you the lead?")
    await maria.presses("Yes, I am the lead")
    assert ("Bethan", NOBODY) in [one[1:] for one in await hear(house, timedelta(minutes=1))]
    assert (await server(house)).lead_answer is LeadAnswer.CLOSED
    await house.person("Amara").runs("/worried")
    assert ASK not in [label(one) for one in buttons(house.person("Amara").private)]  # type: ignore[arg-type]
    maria.opens_dms()
    await maria.runs("/worried")
    assert "Our notes do not reach you" in told(await maria.presses("Are you the lead?"))
    await maria.presses("I can be reached again")
    await maria.sees("You are the safeguarding lead here")
    await asks(house, "With my name")
    assert "Amara" in words(await maria.sees("Somebody asks to hear from you"))


async def test_a_lead_whose_private_messages_close_while_somebody_waits(house: House) -> None:
    maria = await waiting(house)
    maria.closes_dms()
    assert [one[1:] for one in await hear(house, timedelta(hours=23))] == []  # until one is sent, nobody can know
    assert [one[1:] for one in await hear(house, A_DAY)] == [("Amara", LOST), ("Bethan", NOBODY), ("Olwen", NOBODY)]


async def test_a_lead_who_declines_while_somebody_waits(house: House) -> None:
    maria = await waiting(house)
    await maria.runs("/worried")
    await maria.presses("Who waits for me")
    await maria.presses("I cannot be the lead now")
    await is_lost(house)
    assert "Amara" not in " ".join(map(words, maria.dms))
    assert "no name is kept" not in " ".join(map(words, maria.dms)), "it is, until somebody has been in touch"


async def test_a_lead_who_leaves_the_server_while_somebody_waits_and_is_back(house: House) -> None:
    await house.restarts(members_intent=True)
    maria = await waiting(house)
    await maria.leaves_server()
    await is_lost(house)
    assert "Amara" not in " ".join(map(words, maria.dms)), "what was sent can still be changed"
    await maria.joins_server()
    assert ("Maria", "Are you the safeguarding lead here?") in [one[1:] for one in await hear(house, A_DAY)]
    await maria.presses("Yes, I am the lead", on=maria.dms[-1])
    assert ("Maria", "Somebody asks to hear from you") in [one[1:] for one in await hear(house, timedelta(minutes=1))]
    assert "Amara" in words(maria.dms[-1]), "the name was given to her"


async def test_a_lead_who_has_their_data_deleted_while_somebody_waits(house: House) -> None:
    maria = await waiting(house)
    await maria.runs("/me")
    await maria.presses("My data")
    await maria.presses("Delete everything")
    await maria.presses("Yes, delete it")
    assert (await server(house)).lead is None
    await is_lost(house)


async def test_another_lead_learns_that_somebody_asks_and_the_name_only_from_whoever_gives_it(house: House) -> None:
    maria = await waiting(house)
    await choose_account(house, "Helen")
    helen = await says_yes(house, "Helen")
    first = words(await helen.sees("Somebody asks to hear from you"))
    assert "Amara" not in first
    assert str(house.person("Amara").account.id) not in first
    await eventually(lambda: "Amara" not in " ".join(map(words, maria.dms)))
    amara = house.person("Amara")
    note = await amara.sees("There is another lead now")
    assert "knows that somebody asks. Not who." in words(note)
    await amara.presses("What I asked", on=note)
    await amara.sees("On Discord: **Helen")
    await amara.presses("With my name")
    await eventually(lambda: any("**Amara**" in words(one) for one in helen.dms))
    assert len(await rows(house, "concerns")) == 1


async def test_a_coordinator_who_phones_a_lead_that_was_lost_has_whoever_waits_told(house: House) -> None:
    maria = await waiting(house)
    await maria.runs("/worried")
    await maria.presses("Who waits for me")
    await maria.presses("I cannot be the lead now")
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    await bethan.presses("I have phoned the lead")
    assert await rows(house, "concerns") == []
    assert ("Amara", "Somebody is ready to talk") in [one[1:] for one in await hear(house, A_DAY)]


@pytest.mark.parametrize("who", ["Amara", "Helen", "Bethan", "Olwen"])
async def test_nobody_else_says_yes_for_the_account_that_was_chosen(house: House, who: str) -> None:
    await choose_account(house, "Maria")
    for verb in ("lead", "lead-yes", "lead-no"):
        forged = house.asks(house.person(who), f"v1:{verb}:-")
        await forged.answered
        assert "Nobody asks you to be the safeguarding lead here." in told(forged)
    assert (await server(house)).lead_answer is LeadAnswer.ASKED


async def test_a_lead_who_was_removed_a_moment_ago_gets_nobodys_name(house: House) -> None:
    """Discord tells a bot only daily who has left, and a lead may have been removed for good reasons."""
    maria, amara = await make_lead(house), house.person("Amara")
    await maria.leaves_server()
    await amara.runs("/worried")
    await amara.presses(ASK)
    await amara.presses("With my name")
    await amara.sees("Please call the lead")
    assert await rows(house, "concerns") == []
    assert (await server(house)).lead_answer is LeadAnswer.LEFT
    assert await rows(house, "letters WHERE kind = 'concern'") == []
