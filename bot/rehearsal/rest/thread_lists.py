"""Which threads there are: those that are awake in a server, and those that sleep in a channel."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.rehearsal.rest.routes import RestCall, RestReply, routes, snowflake
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import PRIVATE_THREAD, PUBLIC_THREAD, Channel, Thread, thread_member

_LEAST, _MOST = 2, 100


@routes.route("GET", "/guilds/{guild_id}/threads/active")
def active_threads(call: RestCall) -> RestReply:
    """List a server's open threads that the bot can see, the newest first."""
    awake = [one for one in call.world.places(call.guild()) if one.thread and not one.thread.archived]
    found = [one for one in awake if permissions.can_see(one, call.world.bot.id)]
    newest = sorted(found, key=lambda one: one.id, reverse=True)
    return RestReply({**_listed(call, newest), "has_more": False})


@routes.route("GET", "/channels/{channel_id}/threads/archived/public")
def archived_public(call: RestCall) -> RestReply:
    """List a channel's archived public threads, those first that fell asleep last."""
    return _by_sleep(call, PUBLIC_THREAD)


@routes.route("GET", "/channels/{channel_id}/threads/archived/private")
def archived_private(call: RestCall) -> RestReply:
    """List a channel's archived private threads, those first that fell asleep last."""
    permissions.require(call.channel(), call.world.bot.id, permissions.MANAGE_THREADS)
    return _by_sleep(call, PRIVATE_THREAD)


@routes.route("GET", "/channels/{channel_id}/users/@me/threads/archived/private")
def joined_private(call: RestCall) -> RestReply:
    """List a channel's archived private threads that the bot is in, the newest first."""
    before, me = snowflake(call.query.get("before", 1 << 63), "before"), call.world.bot.id
    return _archived(
        call, PRIVATE_THREAD, lambda one, thread: one.id if one.id < before and me in thread.members else None
    )


def _by_sleep(call: RestCall, kind: int) -> RestReply:
    before = call.moment("before") or datetime.max.replace(tzinfo=UTC)
    return _archived(call, kind, lambda _, thread: thread.archived_at if thread.archived_at < before else None)


def _archived(call: RestCall, kind: int, place: Callable[[Channel, Thread], datetime | int | None]) -> RestReply:
    """List those that have a place in the list, the highest first."""
    parent = call.channel()
    permissions.require(parent, call.world.bot.id, permissions.HISTORY)
    limit = call.number("limit", _LEAST, _MOST, _MOST // 2)
    found: list[tuple[object, int, Channel]] = []
    for one in call.world.channels.values():
        if one.parent is parent and one.type == kind and one.thread and one.thread.archived:
            at = place(one, one.thread)
            found += [] if at is None else [(at, one.id, one)]
    ordered = [one for _, _, one in sorted(found, key=lambda each: each[:2], reverse=True)]
    return RestReply({**_listed(call, ordered[:limit]), "has_more": len(ordered) > limit})


def _listed(call: RestCall, found: list[Channel]) -> Json:
    me = call.world.bot.id
    mine = [thread_member(one, me) for one in found if one.thread and me in one.thread.members]
    return {"threads": [one.wire() for one in found], "members": mine}
