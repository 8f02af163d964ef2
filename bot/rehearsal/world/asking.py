"""How what somebody did reaches the bot, and what happens when no answer comes."""

import asyncio
import secrets
from datetime import timedelta

from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.interactions import Interaction, Kind, State
from bot.rehearsal.world.messages import EPHEMERAL, Draft, Message
from bot.rehearsal.world.world import Event, World

FAILED = "This interaction failed"
_TOKEN_LASTS = timedelta(minutes=15)
_NOW_AND_THEN = 1000


def ask(
    world: World,
    person: Account,
    channel: Channel,
    *,
    kind: Kind,
    data: Json,
    about: Message | Interaction | None = None,
) -> Interaction:
    """Send one act to the bot; `about` is the message pressed, or what opened the form."""
    loop = asyncio.get_running_loop()
    made_at = world.now()
    token = secrets.token_urlsafe(64)
    number = world.ids.new()
    interaction = Interaction(number, token, kind, person, channel, data, made_at, loop.create_future())
    if isinstance(about, Interaction):
        interaction.came_through, interaction.message = about, about.message
    else:
        interaction.message = about
    world.interactions[token] = interaction
    if len(world.interactions) % _NOW_AND_THEN == 0:
        forget_old(world)
    interaction.too_late = loop.call_later(world.answer_within.total_seconds(), _too_late, world, interaction)
    guild = channel.guild.id if channel.guild else None
    world.emit(Event("INTERACTION_CREATE", _payload(world, interaction), guild=guild))
    return interaction


def _payload(world: World, interaction: Interaction) -> Json:
    channel, person = interaction.channel, interaction.person
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": int(interaction.kind),
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": {**channel.wire(), "permissions": str(permissions.in_channel(channel, person.id))},
        "token": interaction.token,
        "version": 1,
        "app_permissions": str(permissions.in_channel(channel, world.bot.id)),
        "locale": person.locale,
        "entitlements": [],
        "authorizing_integration_owners": interaction.owners(),
        "context": 1 if channel.guild is None else 0,
        "attachment_size_limit": 10 << 20,
    }
    if interaction.message is not None:
        payload["message"] = interaction.message.wire()
    if channel.guild is None:
        payload["user"] = person.wire
    else:
        guild = channel.guild
        payload["guild_id"] = str(guild.id)
        payload["guild_locale"] = guild.locale
        payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        payload["member"] = {**guild.members[person.id].wire(), "permissions": payload["channel"]["permissions"]}
    return payload


def _too_late(world: World, interaction: Interaction) -> None:
    interaction.state = State.FAILED
    _first_answer(interaction, State.FAILED)
    if interaction.kind is not Kind.AUTOCOMPLETE:
        channel = interaction.channel
        guild = channel.guild.id if channel.guild else None
        note = Message(world.ids.new(), channel.id, guild, world.bot, world.now(), Draft(FAILED, flags=EPHEMERAL))
        note.private_to = interaction.person.id
        world.phone(interaction.person.id).keep_private(note)
    world.tell(interaction.person.id)


def _first_answer(interaction: Interaction, state: State) -> None:
    if not interaction.answered.done():
        interaction.answered.set_result(state)


def awaiting(world: World, token: str, number: int) -> Interaction:
    """Return the interaction that still waits for its first answer, or refuse."""
    interaction = world.interactions.get(token)
    if interaction is None or interaction.id != number or interaction.state is State.FAILED:
        raise unknown("interaction")
    if interaction.state is State.ANSWERED:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    return interaction


def answered(world: World, token: str) -> Interaction:
    """Return the interaction whose token still lets the bot follow up, or refuse."""
    interaction = world.interactions.get(token)
    if interaction is None or interaction.state is not State.ANSWERED:
        raise unknown("Webhook")
    if world.now() - interaction.made_at >= _TOKEN_LASTS:
        raise Refused(401, 50027, "Invalid Webhook Token")
    return interaction


def settle(world: World, interaction: Interaction, answer: int) -> None:
    """Note the first answer, and close the form that it answers."""
    interaction.state, interaction.answer = State.ANSWERED, answer
    if interaction.too_late is not None:
        interaction.too_late.cancel()
    phone = world.phone(interaction.person.id)
    if interaction.kind is Kind.FORM and phone.form and phone.form.opened_by is interaction.came_through:
        phone.form = None
    _first_answer(interaction, State.ANSWERED)
    world.tell(interaction.person.id)


def forget_old(world: World) -> None:
    """Drop interactions whose tokens are long dead."""
    now = world.now()
    for token, interaction in list(world.interactions.items()):
        if interaction.state is not State.WAITING and now - interaction.made_at >= 2 * _TOKEN_LASTS:
            del world.interactions[token]
    for key, message in list(world.nonces.items()):
        if now - message.written_at >= _TOKEN_LASTS:
            del world.nonces[key]
