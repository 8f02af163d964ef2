"""The bot itself, people's accounts, and how to reach the gateway."""

from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.rest.routes import RestCall, RestReply, routes, snowflake
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.world import World


@routes.route("GET", "/users/@me")
def me(call: RestCall) -> RestReply:
    """Tell the bot who it is."""
    return RestReply({**call.world.bot.wire, "mfa_enabled": False, "locale": "en-GB", "verified": True, "email": None})


@routes.route("GET", "/oauth2/applications/@me")
@routes.route("GET", "/applications/@me")
def application(call: RestCall) -> RestReply:
    """Tell the bot which application it belongs to."""
    return RestReply(application_of(call.world))


def application_of(world: World) -> Json:
    """Return the application as Discord describes it."""
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": world.bot.wire,
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": world.application_flags,
        "flags_new": str(world.application_flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": world.accounts[world.guild.owner_id].wire,
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


@routes.route("GET", "/users/@me/guilds")
def my_guilds(call: RestCall) -> RestReply:
    """List the servers the bot is in."""
    return RestReply(
        [
            {
                "id": str(guild.id),
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": False,
                "permissions": str(permissions.in_guild(guild, guild.members[call.world.bot.id])),
                "features": [],
            }
            for guild in call.world.guilds.values()
            if call.world.bot.id in guild.members
        ]
    )


@routes.route("GET", "/users/{user_id}")
def user(call: RestCall) -> RestReply:
    """Return somebody's account."""
    account = call.world.accounts.get(call.id("user_id"))
    if account is None:
        raise unknown("User")
    return RestReply(account.wire)


@routes.route("POST", "/users/@me/channels")
def open_dm(call: RestCall) -> RestReply:
    """Open direct messages with somebody; that they are closed shows only when something is sent."""
    account = call.world.accounts.get(snowflake(call.body.get("recipient_id"), "recipient_id"))
    if account is None:
        raise unknown("User")
    if account.bot:
        raise Refused(400, 50007, "Cannot send messages to this user")
    return RestReply(call.world.dm_with(account).wire())


@routes.route("GET", "/gateway", open_=True)
def gateway_address(call: RestCall) -> RestReply:
    """Tell anybody where the gateway is."""
    return RestReply({"url": call.world.gateway_url})


@routes.route("GET", "/gateway/bot")
def gateway(call: RestCall) -> RestReply:
    """Tell the bot where the gateway is, and how often it may still begin anew."""
    starts = call.world.starts
    limit = {
        "total": starts.total,
        "remaining": max(starts.remaining, 0),
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    return RestReply({"url": call.world.gateway_url, "shards": 1, "session_start_limit": limit})
