"""People who leave and come back, servers that let the bot go, and notes that nobody else may see."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, GuildId, PersonId
from bot.rehearsal.person import screen
from bot.services import lifecycle, notes, partners
from storage.audit import audit
from storage.contacts import contacts
from storage.departures import departed
from storage.forgetting_servers import known_servers
from storage.letters import letters as outbox
from storage.personal.data_access import belongs_to_a_server
from storage.store import Transaction
from storage.tables import metadata
from tests.clocks import LONDON
from tests.rehearsal.house import CLOSED, House, eventually, label, words

MONTH = timedelta(days=30, hours=1)


def here(house: House) -> GuildId:
    return GuildId(house.stage.world.guild.id)


def who(house: House, name: str) -> PersonId:
    return PersonId(house.stage.world.find_account(name).id)


def to_the_afternoon(house: House) -> None:
    """Let it become two o'clock, when everybody may be written to."""
    now = house.clock.now().astimezone(LONDON)
    two = now.replace(hour=14, minute=0, second=0, microsecond=0)
    house.passes((two if two > now else two + timedelta(days=1)) - now)


async def write(house: House, name: str, kind: LetterKind = lifecycle.LOST_SETUP, occasion: str = "") -> None:
    now: datetime = house.clock.now()
    note = PrivateLetter(kind, str(here(house)), now, now + timedelta(days=20), occasion)
    await house.app.store.run(notes.write_to_person, here(house), who(house, name), note)
    house.app.heartbeat.wake()


async def states(house: House) -> list[str]:
    ours = sa.select(outbox.c.state).where(outbox.c.person.is_not(None)).order_by(outbox.c.position)
    return await house.app.store.run(lambda tx: list(tx.sql.execute(ours).scalars()))


async def becomes(house: House, look: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something is so that only the database knows."""
    async with asyncio.timeout(8):
        while not await look():
            house.app.heartbeat.wake()
            await asyncio.sleep(0.01)


async def state_becomes(house: House, *wanted: str) -> None:
    async def look() -> bool:
        return await states(house) == list(wanted)

    await becomes(house, look)


async def until_away(house: House, name: str) -> None:
    asked = sa.select(contacts.c.person).where(contacts.c.away_since.is_not(None))

    async def look() -> bool:
        return who(house, name) in await house.app.store.run(lambda tx: set(tx.sql.execute(asked).scalars()))

    await becomes(house, look)


async def becomes_resting(house: House, *, resting: bool) -> None:
    async def look() -> bool:
        return bool(await house.app.store.run(departed)) is resting

    await becomes(house, look)


async def test_incident_11_somebody_who_speaks_welsh_is_written_to_in_welsh_first(house: House) -> None:
    to_the_afternoon(house)
    ioan = house.person("Ioan")
    await house.app.store.run(
        partners.choose_language, Actor(who(house, "Ioan"), here(house)), "cy", now=house.clock.now()
    )
    await write(house, "Ioan")
    await ioan.sees("Something Kitchen Table needs was deleted")
    (note,) = ioan.dms
    shown = words(note)
    english = house.app.bot.texts.words("en")("Nothing is lost. What was to be posted there waits.")
    welsh = house.app.bot.texts.words("cy")("Nothing is lost. What was to be posted there waits.")
    assert welsh != english
    assert shown.index(welsh) < shown.index(english)
    assert note.draft.content == "Nodyn gan Kitchen Table"


async def test_incident_12_with_private_messages_closed_a_note_waits_behind_the_next_press(house: House) -> None:
    to_the_afternoon(house)
    amara, before = house.person("Amara"), len(house.public)
    amara.closes_dms()
    await write(house, "Amara")
    await state_becomes(house, "waiting")
    assert [one for one in house.public[before:] if one.status < 300 and "/messages" in one.template] == []

    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    grace = house.person("Grace")
    await grace.presses("Help")
    grace.cannot_see("Something is waiting")
    await amara.presses("Open")
    await amara.sees("Something Kitchen Table needs was deleted")
    await state_becomes(house, "sent")
    assert amara.pushes == []

    amara.opens_dms()
    await write(house, "Amara", occasion="second")
    await state_becomes(house, "sent", "sent")
    assert len(amara.dms) == 1


def offers(house: House, name: str) -> int:
    shown = house.stage.world.phone(who(house, name)).private.values()
    return sum("Something is waiting for you" in words(one) for one in shown)


async def test_what_waits_is_offered_once_a_day_and_one_after_the_other(house: House) -> None:
    to_the_afternoon(house)
    amara = house.person("Amara")
    amara.closes_dms()
    await write(house, "Amara")
    await state_becomes(house, "waiting")
    await write(house, "Amara", occasion="second")
    await state_becomes(house, "waiting", "waiting")
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    await amara.presses("Help")
    await house.person("Grace").presses("Help")
    assert offers(house, "Amara") == 1
    await amara.presses("What is open")
    await eventually(lambda: offers(house, "Amara") == 2 or None)
    await amara.presses("Open")
    await amara.presses("Next one")
    await state_becomes(house, "sent", "sent")
    assert amara.private is not None
    assert "Next one" not in [label(one) for one in screen.buttons(amara.private)]


async def test_incident_19_somebody_who_left_is_offered_their_data_and_nothing_is_posted(house: House) -> None:
    house.stage.world.allowed_intents |= 1 << 1
    await house.restarts(members_intent=True)
    to_the_afternoon(house)
    other = house.stage.add_guild("Elsewhere", "Olwen")
    house.stage.world.join(other, house.stage.world.find_account("Amara"))  # or Discord would let no note through
    before = len(house.public)
    amara = house.person("Amara")
    await amara.leaves_server()
    await amara.sees("Your data, now that you are out of the server")
    assert {label(one) for one in screen.buttons(amara.dms[-1])} == {"My data", "Leave"}
    posted = [one for one in house.public[before:] if one.template.startswith("/channels/") and one.method == "POST"]
    assert len(posted) == 1
    await amara.presses("Leave", on=amara.dms[-1])
    await amara.presses("Yes, leave now")
    assert await house.app.store.run(partners.partner_of, Actor(who(house, "Amara"), here(house))) is None


async def test_somebody_who_left_is_noticed_by_a_note_that_cannot_reach_them_and_welcomed_back(house: House) -> None:
    to_the_afternoon(house)
    amara = house.person("Amara")
    await amara.leaves_server()
    await write(house, "Amara")
    await until_away(house, "Amara")
    actor = Actor(who(house, "Amara"), here(house))
    assert await house.app.store.run(partners.partner_of, actor) is None
    assert amara.dms == []

    house.passes(timedelta(days=20))
    await amara.joins_server()
    await amara.presses("My settings")
    await amara.sees("Welcome back")
    assert await house.app.store.run(partners.partner_of, actor) is not None
    await eventually(lambda: "Homecare worker" in roles_of(house, "Amara") or None)


async def test_after_thirty_days_away_what_somebody_chose_is_forgotten(house: House) -> None:
    to_the_afternoon(house)
    amara = house.person("Amara")
    await amara.leaves_server()
    await write(house, "Amara")
    await until_away(house, "Amara")
    house.passes(MONTH)
    actor = Actor(who(house, "Amara"), here(house))
    anybody = sa.select(contacts).limit(1)

    async def nobody_is_away() -> bool:
        return await house.app.store.run(lambda tx: tx.sql.execute(anybody).first()) is None

    await becomes(house, nobody_is_away)
    await amara.joins_server()
    await amara.presses("Help")
    amara.cannot_see("Welcome back")
    assert await house.app.store.run(partners.partner_of, actor) is None


def roles_of(house: House, name: str) -> set[str]:
    guild = house.stage.world.guild
    return {guild.roles[role].name for role in guild.members[who(house, name)].roles}


async def test_a_role_taken_by_hand_or_renamed_changes_nothing_that_the_store_knows(house: House) -> None:
    owner = house.person("Olwen")
    owner.takes_role("Amara", "Homecare worker")
    role = house.stage.world.guild.role_named("Manager")
    assert role is not None
    role.name = "Team leads"
    await house.opens_poll()
    await house.votes("Amara", "Pocket card")


async def test_a_deleted_channel_is_noticed_told_to_the_owner_and_mended(house: House) -> None:
    to_the_afternoon(house)
    owner = house.person("Olwen")
    house.stage.faults.delete_channel("notices")
    await owner.sees("Something Kitchen Table needs was deleted")
    await house.person("Bethan").runs("/help")
    await owner.runs("/setup", at="start-here")
    await owner.sees("Would be made")
    await owner.presses("Set it up")
    await owner.sees("This server is ready")
    await eventually(lambda: "notices" in owner.places or None)


async def test_where_the_bot_was_removed_everything_rests_and_goes_on_when_it_is_back(house: House) -> None:
    await house.opens_poll()
    await house.vote_all(("Pocket card", 8))
    world = house.stage.world
    before = len(house.stage.exchanges)
    world.leave(world.guild, world.bot)
    await becomes_resting(house, resting=True)
    house.passes(CLOSED)
    await house.app.beat()
    sent = [one for one in list(house.stage.exchanges)[before:] if one.method != "GET"]
    assert sent == []

    world.join(world.guild, world.bot)
    house.stage.gateway.welcome(world.guild, new=True)
    await becomes_resting(house, resting=False)
    await house.person("Amara").sees("Closed: ")


async def test_a_server_that_let_the_bot_go_is_forgotten_after_thirty_days_with_its_keys(house: House) -> None:
    await house.opens_poll()
    await house.vote_all(("Pocket card", 8))
    world = house.stage.world
    world.leave(world.guild, world.bot)
    await becomes_resting(house, resting=True)
    await house.restarts()
    assert list((house.folder / "keys").glob("*.key"))
    house.passes(MONTH)
    await house.app.beat()
    await becomes_resting(house, resting=False)
    assert await house.app.store.run(known_servers) == frozenset()
    assert not list((house.folder / "keys").glob("*.key"))
    assert await house.app.store.run(rows_of_servers) == {}


def rows_of_servers(tx: Transaction) -> dict[str, int]:
    tables = [table for table in metadata.tables.values() if belongs_to_a_server(table)]
    assert audit in tables
    return {table.name: 1 for table in tables if tx.sql.execute(sa.select(table).limit(1)).first() is not None}


async def test_an_outage_is_not_a_removal(house: House) -> None:
    house.stage.gateway.outage(house.stage.world.guild)
    await house.restarts()
    await becomes_resting(house, resting=False)
    house.stage.gateway.welcome(house.stage.world.guild)
    await house.opens_poll()


@pytest.mark.parametrize("while_away", [False, True])
async def test_a_removal_is_noticed_even_when_nobody_was_listening(house: House, *, while_away: bool) -> None:
    world = house.stage.world
    if while_away:
        await house.closes()
    world.leave(world.guild, world.bot)
    if while_away:
        await house.opens()
    await becomes_resting(house, resting=True)
