"""What the stories of old private messages share: pressing in one, and what is kept and asked meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.domain.people import Actor, GuildId, PersonId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world import asking
from bot.rehearsal.world.interactions import Interaction, Kind
from bot.services import partners
from storage.store import Transaction
from storage.tables import metadata
from tests.rehearsal.house import House, eventually, told, words

NOT_HERE = "Only people in the server can do this"
NOT_SAID = "Discord did not say whether you are in the server"
DEFERRED = 5
Question = dict[str, Any]


def privately(house: House, who: Person, custom_id: str, *values: str) -> Interaction:
    """Press a control of an old private message."""
    channel = house.stage.world.dm_with(who.account)
    return house.asks(who, f"{custom_id}@{house.stage.world.guild.id}", values=values or None, channel=channel)


def submits(house: House, who: Person, verb: str, ref: str) -> Interaction:
    """Hand in a form that was opened from an old private message."""
    world = house.stage.world
    channel, about = world.dm_with(who.account), house.person("Olwen").screen("start-here")[0]
    data = {"custom_id": f"m1:{verb}:{ref}@{world.guild.id}:{'0' * 16}", "components": []}
    return asking.ask(world, who.account, channel, kind=Kind.FORM, data=data, about=about)


async def answer(asked: Interaction) -> str:
    """Return what somebody was answered, once what is deferred has come."""
    await asked.answered
    if asked.answer == DEFERRED:
        await eventually(lambda: words(asked.original) or None)
    return told(asked) if asked.original else ""


async def partner(house: House, who: Person) -> object:
    actor = Actor(PersonId(who.account.id), GuildId(house.stage.world.guild.id))
    return await house.app.store.run(partners.partner_of, actor)


def every_row(tx: Transaction) -> dict[str, list[Any]]:
    return {name: sorted(map(repr, tx.sql.execute(sa.select(table)))) for name, table in metadata.tables.items()}


def questions_asked(house: House) -> list[Question]:
    """Return what Discord is asked from now on about who is in the server, over the gateway."""
    asked: list[Question] = []
    lists = house.stage.gateway.member_lists
    ask = lists.ask

    def noted(session: Any, data: Question) -> bool:
        asked.append(data)
        return ask(session, data)

    lists.ask = noted  # type: ignore[method-assign]
    return asked


@contextmanager
def discord_does_not_say(house: House) -> Iterator[None]:
    """Have Discord say nothing of who is in a server, and the bot wait for that no longer than a test needs."""
    lists, members = house.stage.gateway.member_lists, house.app.bot.members
    before, lists.after = members._timing, None
    members._timing = replace(before, members=0.01)
    yield
    lists.after, members._timing = 0.0, before
