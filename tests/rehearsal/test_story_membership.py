"""Stories of finding out who is in the server no more: once a day, and before a vote opens."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.domain.people import GuildId, LeadAnswer
from bot.services import servers
from storage.tables import metadata
from tests.rehearsal.group import puts, says
from tests.rehearsal.house import House, told
from tests.rehearsal.leading import make_lead
from tests.rehearsal.old_messages import answer, discord_does_not_say, partner, privately, questions_asked
from tests.rehearsal.reminding import A_DAY, ticks


async def away(house: House) -> set[int]:
    rows = sa.select(metadata.tables["contacts"].c.person).where(metadata.tables["contacts"].c.away_since.is_not(None))
    return await house.app.store.run(lambda tx: set(tx.sql.execute(rows).scalars()))


async def test_once_a_day_it_is_noticed_who_was_removed_and_who_is_back(house: House) -> None:
    await ticks(house)
    amara, questions = house.person("Amara"), questions_asked(house)
    await amara.leaves_server()
    house.passes(A_DAY - timedelta(hours=1))
    await ticks(house)
    assert await away(house) == set()
    house.passes(timedelta(hours=1))
    await ticks(house)
    assert await away(house) == {amara.account.id}
    assert await partner(house, amara) is None
    await amara.joins_server()
    house.passes(A_DAY)
    await ticks(house)
    assert await away(house) == set()
    assert len(questions) == 2
    await answer(privately(house, amara, "v1:me:-"))
    assert await partner(house, amara) is not None


async def test_somebody_who_is_back_is_welcomed_by_their_next_press_in_private_too(house: House) -> None:
    amara = house.person("Amara")
    await amara.leaves_server()
    house.passes(A_DAY)
    await ticks(house)
    assert await away(house) == {amara.account.id}
    await amara.joins_server()
    await answer(privately(house, amara, "v1:my-where:-"))
    await amara.sees("Welcome back")
    assert await away(house) == set()


async def test_a_vote_asks_nobody_who_was_removed_before_it_opened(house: House) -> None:
    priya = house.person("Priya")
    await priya.leaves_server()
    await house.opens_poll()
    people = await asked_in_votes(house)
    assert priya.account.id not in people
    assert house.person("Amara").account.id in people
    await priya.joins_server()
    assert "There is no vote here for you" in told(await priya.presses("Answer privately", on=await house.card()))


async def test_no_vote_opens_while_discord_does_not_say_who_is_there(house: House) -> None:
    bethan = await house.writes()
    await bethan.sees("Your vote, before it opens")
    with discord_does_not_say(house):
        assert "Discord did not say who is in" in told(await bethan.presses("Post it"))
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_an_outage_takes_nobody_for_gone(house: House) -> None:
    await ticks(house)
    house.stage.gateway.outage(house.stage.world.guild)
    house.passes(A_DAY)
    await ticks(house)
    house.stage.gateway.welcome(house.stage.world.guild)
    assert await away(house) == set()
    house.passes(timedelta(hours=1))
    await ticks(house)
    assert await away(house) == set()


async def asked_in_votes(house: House) -> set[int]:
    people = sa.select(metadata.tables["electorates"].c.person)
    return await house.app.store.run(lambda tx: set(tx.sql.execute(people).scalars()))


@pytest.mark.parametrize("agreed", [True, False], ids=["by three of its members", "by silence"])
async def test_what_the_group_agrees_to_opens_for_those_who_are_there_then(group: House, *, agreed: bool) -> None:
    await puts(group)
    priya = group.person("Priya")
    if not agreed:
        group.passes(timedelta(days=2, hours=23))
        await ticks(group)
    await priya.leaves_server()
    if agreed:
        for name in ("Maria", "Joy", "Fatima"):
            await says(group, name, "Goes ahead")
    else:
        group.passes(timedelta(hours=2))
        await ticks(group)
    assert group.person("Amara").account.id in await asked_in_votes(group)
    assert priya.account.id not in await asked_in_votes(group)


async def test_a_lead_who_was_removed_cannot_be_asked_from_the_next_day_on(house: House) -> None:
    maria = await make_lead(house)
    await ticks(house)
    await maria.leaves_server()
    house.passes(A_DAY)
    await ticks(house)
    guild = GuildId(house.stage.world.guild.id)
    assert (await house.app.store.run(servers.server_of, guild)).lead_answer is LeadAnswer.LEFT


async def test_whoever_only_asked_for_something_is_looked_for_too(house: House) -> None:
    sioned = house.visitor("Sioned")
    await sioned.presses("Help")
    await answer(privately(house, sioned, "v1:call-when:-", "any"))
    await sioned.leaves_server()
    house.passes(A_DAY)
    await ticks(house)
    assert await away(house) == {sioned.account.id}
