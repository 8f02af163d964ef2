"""However crooked a request is, the stage refuses it as Discord does, and never stumbles."""

import random
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web

from bot.rehearsal.refused import Refused
from bot.rehearsal.rest.routes import RestReply, Route, Upload, routes
from bot.rehearsal.rest.server import Rest
from bot.rehearsal.wire import to_bytes
from bot.rehearsal.world import asking, permissions, writing
from bot.rehearsal.world.interactions import Interaction, Kind
from bot.rehearsal.world.messages import Draft
from bot.rehearsal.world.world import World
from tests.clocks import clock_at

_KEYS = """
accent_color accessory allow allowed_mentions archived attachments author auto_archive_duration autocomplete channel_id
channel_types choices color colors component components content contexts custom_id data default_member_permissions
default_values deny description divider embeds emoji entity_metadata entity_type fields file flags footer hoist id image
invitable items label location locked max_length max_values media mentionable message_reference messages min_value
max_age max_uses min_values name name_localizations nick nonce nsfw options parent_id parse permission_overwrites
permissions placeholder
position rate_limit_per_user recipient_id required roles scheduled_end_time scheduled_start_time spacing status style
temporary text thumbnail timestamp title topic type unique url username users value
"""
KEYS = _KEYS.split()
NUMBERS = [0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 17, 18, -1, 10**30, 3.5, 64, 1 << 15]
TEXTS = ["", "x", "1", "abc", "2026-01-01T00:00:00+00:00", "https://x/y", "😀", "\ud83d", "x" * 300, "null", "users"]


class Crooked:
    """Makes requests up, the same ones from the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.world = World(clock_at())
        self.rest = Rest(self.world)
        next(role for role in self.world.guild.roles.values() if role.bot_id).permissions = permissions.ALL

    def anything(self, depth: int = 0) -> Any:
        kind = self.dice.choice(("nothing", "bit", "number", "text", *(("list", "object") * (4 - depth))))
        if kind == "list":
            return [self.anything(depth + 1) for _ in range(self.dice.randint(0, 3))]
        if kind == "object":
            return {key: self.anything(depth + 1) for key in self.dice.sample(KEYS, self.dice.randint(0, 8))}
        choices = {"nothing": [None], "bit": [True, False], "number": NUMBERS, "text": TEXTS}
        return self.dice.choice(cast("list[Any]", choices[kind]))

    def ids(self, interaction: Interaction) -> dict[str, str]:
        world, here = self.world, interaction.channel.id
        message = interaction.message.id if interaction.message else 1
        about = {"channel_id": here, "guild_id": world.guild.id, "message_id": message, "overwrite_id": world.guild.id}
        about |= {"user_id": interaction.person.id, "role_id": max(world.guild.roles), "application_id": world.bot.id}
        about |= {"interaction_id": interaction.id, "webhook_id": world.bot.id}
        about |= {"command_id": next(iter(world.commands.known), 5)}
        about |= {"guild_scheduled_event_id": next(iter(world.guild.events), 7)}
        given = {name: str(number) for name, number in about.items()}
        given["code"] = next(iter(world.invites), "x")
        given |= {"interaction_token": interaction.token, "webhook_token": interaction.token, "emoji_name": "✅"}
        if self.dice.random() < 0.15:
            given[self.dice.choice(list(given))] = self.dice.choice(["abc", "9" * 40, "0", "-1"])
        return given

    def sends(self, route: Route) -> RestReply | None:
        world, place = self.world, self.world.places(self.world.guild)[0]
        message = writing.post(world, place, world.bot, Draft("Hello"))
        amara, data = world.find_account("Amara"), {"name": "x", "type": 1}
        asked = asking.ask(world, amara, place, kind=self.dice.choice(list(Kind)), data=data, about=message)
        if self.dice.random() < 0.5:
            asking.settle(world, asked, 4)
            asked.original = message
        body = [self.anything() for _ in range(3)] if route.many else self.anything()
        query = {
            name: "x9-"[self.dice.randint(0, 2)] for name in ("limit", "after", "wait") if self.dice.random() < 0.2
        }
        files = {0: Upload("a.txt", "text/plain", b"x")} if self.dice.random() < 0.2 else {}
        request = SimpleNamespace(query=query, query_string="?", method=route.method, path=route.template)
        try:
            return self.rest._do(route, self.ids(asked), cast("web.BaseRequest", request), body, files)
        except Refused:
            return None
        finally:
            assert asked.too_late is not None
            asked.too_late.cancel()


@pytest.mark.parametrize("seed", range(4))
async def test_no_request_is_too_crooked_to_be_refused(seed: int) -> None:
    for part in range(12):
        crooked = Crooked(seed * 100 + part)
        for route in crooked.dice.sample(routes.known, len(routes.known)):
            if route.handler.__name__ in ("remove_channel", "leave"):
                continue  # they would leave nothing to ask about
            reply = crooked.sends(route)
            if reply is not None:
                assert "fault of the stage" not in str(reply.body), reply.body
                to_bytes(reply.body)
