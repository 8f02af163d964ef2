"""Registering commands, everywhere or in one server."""

from bot.rehearsal.limits.commands import check_command, check_commands
from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.wire import Json
from bot.rehearsal.world.commands import Command

_EVERYWHERE = "/applications/{application_id}/commands"
_HERE = "/applications/{application_id}/guilds/{guild_id}/commands"


def _scope(call: RestCall) -> int | None:
    if call.id("application_id") != call.world.bot.id:
        raise unknown("Application")
    return call.guild().id if "guild_id" in call.ids else None


def _one(call: RestCall) -> Command:
    command = call.world.commands.known.get(call.id("command_id"))
    if command is None or command.guild != _scope(call):
        raise unknown("application command")
    return command


@routes.route("GET", _EVERYWHERE)
@routes.route("GET", _HERE)
def commands(call: RestCall) -> RestReply:
    """List what is registered."""
    return RestReply([command.wire for command in call.world.commands.of(_scope(call))])


@routes.route("PUT", _EVERYWHERE, many=True)
@routes.route("PUT", _HERE, many=True)
def replace_commands(call: RestCall) -> RestReply:
    """Register exactly these."""
    check_commands(call.body)
    kept = call.world.commands.replace_all(_scope(call), call.body)
    call.world.tell(None)
    return RestReply([command.wire for command in kept])


@routes.route("POST", _EVERYWHERE)
@routes.route("POST", _HERE)
def add_command(call: RestCall) -> RestReply:
    """Register one more, or replace the one of the same name."""
    check_command(call.body)
    before = len(call.world.commands.known)
    command = call.world.commands.keep(_scope(call), call.body)
    return RestReply(command.wire, 201 if len(call.world.commands.known) > before else 200)


@routes.route("GET", _HERE + "/permissions")
def all_decisions(call: RestCall) -> RestReply:
    """List what a server's managers decided about who may use which command."""
    decided = call.world.commands.allowed
    guild = call.guild().id
    return RestReply([_decided(call, command) for place, command in decided if place == guild])


@routes.route("GET", _HERE + "/{command_id}/permissions")
def decisions(call: RestCall) -> RestReply:
    """Return what a server's managers decided about one command."""
    if (call.guild().id, call.id("command_id")) not in call.world.commands.allowed:
        raise unknown("application command permissions")
    return RestReply(_decided(call, call.id("command_id")))


@routes.route("PUT", _HERE + "/{command_id}/permissions")
def decide(call: RestCall) -> RestReply:
    """Refuse: only people decide who may use a command."""
    raise Refused(403, 20001, "Bots cannot use this endpoint")


def _decided(call: RestCall, command: int) -> Json:
    guild = call.id("guild_id")
    return {
        "id": str(command),
        "application_id": str(call.world.bot.id),
        "guild_id": str(guild),
        "permissions": call.world.commands.allowed[guild, command],
    }


@routes.route("GET", _EVERYWHERE + "/{command_id}")
@routes.route("GET", _HERE + "/{command_id}")
def command(call: RestCall) -> RestReply:
    """Return one command."""
    return RestReply(_one(call).wire)


@routes.route("PATCH", _EVERYWHERE + "/{command_id}")
@routes.route("PATCH", _HERE + "/{command_id}")
def edit_command(call: RestCall) -> RestReply:
    """Change one command."""
    one = _one(call)
    wanted = {**one.wire, **call.body, "type": one.type}
    check_command(wanted)
    return RestReply(call.world.commands.keep(one.guild, wanted, number=one.id).wire)


@routes.route("DELETE", _EVERYWHERE + "/{command_id}")
@routes.route("DELETE", _HERE + "/{command_id}")
def delete_command(call: RestCall) -> RestReply:
    """Forget one command."""
    del call.world.commands.known[_one(call).id]
    return NOTHING
