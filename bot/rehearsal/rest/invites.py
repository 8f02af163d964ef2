"""Invitations: making them, and saying where they lead."""

import secrets
import string

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, unknown
from bot.rehearsal.rest.routes import RestCall, RestReply, routes
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.invites import Invite
from bot.rehearsal.world.world import Event

_OF_CHANNEL, _ONE = "/channels/{channel_id}/invites", "/invites/{code}"
_A_DAY, _SIXTY_DAYS, _MOST_USES, _MOST = 86_400, 5_184_000, 100, 1000
_LETTERS = string.ascii_letters + string.digits
_NOT_IMITATED = frozenset({"target_type", "target_user_id", "target_application_id", "role_ids"})
_INVITES = 1 << 6  # the intent


@routes.route("POST", _OF_CHANNEL)
def make_invite(call: RestCall) -> RestReply:
    """Make an invitation, or return one like it that the bot has made before."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.INVITE)
    if channel.guild is None or channel.thread is not None:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    for other in _NOT_IMITATED & set(call.body if isinstance(call.body, dict) else ()):
        raise Refused(501, 0, f"not imitated by this stage: {other!r} of an invitation")
    mistakes = Mistakes()
    reader = Reader(mistakes, call.body or {}, ())
    age, uses = reader.number("max_age", 0, _SIXTY_DAYS, _A_DAY), reader.number("max_uses", 0, _MOST_USES, 0)
    temporary, unique = reader.flag("temporary", default=False), reader.flag("unique", default=False)
    mistakes.refuse()
    found = None if unique else _like(call, channel, (age, uses, temporary))
    return RestReply((found or _new(call, channel.guild, channel, (age, uses, temporary))).with_uses())


@routes.route("GET", _OF_CHANNEL)
def invites(call: RestCall) -> RestReply:
    """List a channel's invitations and how they fare."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.MANAGE_CHANNELS)
    return RestReply([one.with_uses() for one in _standing(call) if one.channel is channel])


@routes.route("GET", _ONE, open_=True)
def invite(call: RestCall) -> RestReply:
    """Say where an invitation leads."""
    return RestReply(_found(call).wire())


@routes.route("DELETE", _ONE)
def remove_invite(call: RestCall) -> RestReply:
    """Have an invitation lead nowhere any more."""
    one = _found(call)
    permissions.require(one.channel, call.world.bot.id, permissions.MANAGE_CHANNELS)
    del call.world.invites[one.code]
    _tell(call, one, "INVITE_DELETE", {})
    return RestReply(one.wire())


def _new(call: RestCall, guild: Guild, channel: Channel, terms: tuple[int, int, bool]) -> Invite:
    if sum(1 for one in _standing(call) if one.guild is guild) >= _MOST:
        raise Refused(400, 30016, f"Maximum number of invites reached ({_MOST})")
    code = "".join(secrets.choice(_LETTERS) for _ in range(10))
    one = Invite(code, guild, channel, call.world.bot, call.world.now(), *terms)
    call.world.invites[code] = one
    _tell(call, one, "INVITE_CREATE", {**one.with_uses(), "channel_id": str(channel.id)})
    return one


def _like(call: RestCall, channel: Channel, terms: tuple[int, int, bool]) -> Invite | None:
    mine = (one for one in _standing(call) if one.channel is channel and one.inviter is call.world.bot)
    return next((one for one in mine if (one.max_age, one.max_uses, one.temporary) == terms), None)


def _standing(call: RestCall) -> list[Invite]:
    return [one for one in call.world.invites.values() if one.holds(call.world.now())]


def _found(call: RestCall) -> Invite:
    one = call.world.invites.get(call.ids["code"])
    if one is None or not one.holds(call.world.now()):
        raise unknown("Invite")
    return one


def _tell(call: RestCall, one: Invite, name: str, more: dict[str, object]) -> None:
    told = {"code": one.code, "guild_id": str(one.guild.id), "channel_id": str(one.channel.id), **more}
    call.world.emit(Event(name, told, intent=_INVITES, guild=one.guild.id))
