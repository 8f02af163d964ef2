"""Scheduled events: the server's notice board."""

from datetime import datetime

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.wire import Json
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.channels import VOICE as VOICE_CHANNEL
from bot.rehearsal.world.events import EXTERNAL, FOLLOWS, SCHEDULED, VOICE, ScheduledEvent
from bot.rehearsal.world.guilds import Guild

_ALL = "/guilds/{guild_id}/scheduled-events"
_ONE = _ALL + "/{guild_scheduled_event_id}"
_MOST = 100


@routes.route("GET", _ALL)
def events(call: RestCall) -> RestReply:
    """List a server's scheduled events."""
    return RestReply([_told(call, one) for one in call.guild().events.values()])


@routes.route("POST", _ALL)
def make_event(call: RestCall) -> RestReply:
    """Put an event on the board."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.CREATE_EVENTS)
    if len(guild.events) >= _MOST:
        raise Refused(400, 30038, f"Maximum number of guild scheduled events reached ({_MOST})")
    one = ScheduledEvent(call.world.ids.new(), guild.id, call.world.bot, "", call.world.now())
    _apply(call, guild, one, new=True)
    guild.events[one.id] = one
    changes.tell_event(call.world, guild, one, "CREATE")
    return RestReply(one.wire())


@routes.route("GET", _ONE)
def event(call: RestCall) -> RestReply:
    """Return one event."""
    return RestReply(_told(call, _event(call, call.guild())))


@routes.route("PATCH", _ONE)
def edit_event(call: RestCall) -> RestReply:
    """Change an event, begin it, end it or call it off."""
    guild = call.guild()
    one = _mine(call, guild)
    if not FOLLOWS[one.status]:
        raise Refused(400, 180000, "Cannot update a finished event")
    _apply(call, guild, one, new=False)
    changes.tell_event(call.world, guild, one, "UPDATE")
    return RestReply(one.wire())


@routes.route("DELETE", _ONE)
def remove_event(call: RestCall) -> RestReply:
    """Take an event off the board."""
    guild = call.guild()
    one = _mine(call, guild)
    del guild.events[one.id]
    changes.tell_event(call.world, guild, one, "DELETE")
    return NOTHING


@routes.route("GET", _ONE + "/users")
def interested(call: RestCall) -> RestReply:
    """List who is interested; everybody who may see the event may see them."""
    guild = call.guild()
    one = _event(call, guild)
    after, limit = call.number("after", 0, 1 << 63, 0), call.number("limit", 1, 100, 100)
    people = [person for number, person in sorted(one.interested.items()) if number > after][:limit]
    listed: list[Json] = []
    for person in people:
        said: Json = {"guild_scheduled_event_id": str(one.id), "user_id": str(person.id), "user": person.wire}
        if call.asks_for("with_member") and person.id in guild.members:
            said["member"] = guild.members[person.id].wire()
        listed.append(said | {"response": 1})
    return RestReply(listed)


def _event(call: RestCall, guild: Guild) -> ScheduledEvent:
    one = guild.events.get(call.id("guild_scheduled_event_id"))
    if one is None:
        raise unknown("Guild Scheduled Event")
    return one


def _mine(call: RestCall, guild: Guild) -> ScheduledEvent:
    one = _event(call, guild)
    me = guild.members[call.world.bot.id]
    needed = permissions.CREATE_EVENTS if one.creator is call.world.bot else permissions.MANAGE_EVENTS
    if not permissions.in_guild(guild, me) & (needed | permissions.MANAGE_EVENTS):
        raise no_permission()
    return one


def _told(call: RestCall, one: ScheduledEvent) -> Json:
    counted = {"user_count": len(one.interested)} if call.asks_for("with_user_count") else {}
    return one.wire() | counted


def _apply(call: RestCall, guild: Guild, one: ScheduledEvent, *, new: bool) -> None:
    mistakes = Mistakes()
    reader = Reader(mistakes, call.body, ())
    for refused in ("recurrence_rule", "image"):
        if call.body.get(refused):
            raise Refused(501, 0, f"not imitated by this stage: {refused!r} of a scheduled event")
    name, description = reader.text("name", 100, low=1, required=new), reader.text("description", 1000)
    kind = reader.number("entity_type", VOICE, EXTERNAL, one.kind)
    starts, ends = _moment(reader, "scheduled_start_time", required=new), _moment(reader, "scheduled_end_time")
    location = reader.within("entity_metadata").text("location", 100, low=1) or one.location
    channel = reader.snowflake("channel_id") if "channel_id" in call.body else one.channel_id
    status = reader.number("status", 1, 4, one.status)
    _fits(call, mistakes, one, starts=starts or one.starts_at, ends=ends or one.ends_at, new=new)
    if kind == EXTERNAL:
        for key, value in (("scheduled_end_time", ends or one.ends_at), ("entity_metadata", location)):
            if value is None:
                mistakes.required((key,))
    elif not _is_voice(call, guild, channel):
        mistakes.required(("channel_id",))
    if status != one.status and status not in FOLLOWS[one.status]:
        mistakes.choice(("status",), FOLLOWS[one.status])
    mistakes.refuse()
    one.name, one.description = name or one.name, description if "description" in call.body else one.description
    one.starts_at, one.ends_at, one.status = starts or one.starts_at, ends or one.ends_at, status
    one.kind, one.location, one.channel_id = kind, location, None if kind == EXTERNAL else channel


def _is_voice(call: RestCall, guild: Guild, number: int | None) -> bool:
    channel = call.world.channels.get(number or 0)
    return channel is not None and channel.guild is guild and channel.type == VOICE_CHANNEL


def _moment(reader: Reader, key: str, *, required: bool = False) -> datetime | None:
    text = reader.text(key, 64, required=required)
    try:
        when = None if text is None else datetime.fromisoformat(text)
    except ValueError:
        when = None
    if text is not None and (when is None or when.tzinfo is None):
        told = f"Could not parse {text}. Should be ISO8601."
        reader.mistakes.add((*reader.path, key), "DATE_TIME_TYPE_PARSE", told)
        return None
    return when


def _fits(
    call: RestCall, mistakes: Mistakes, one: ScheduledEvent, *, starts: datetime, ends: datetime | None, new: bool
) -> None:
    moved = new or starts != one.starts_at
    if moved and one.status == SCHEDULED and starts < call.world.now():
        told = "Cannot schedule event in the past."
        mistakes.add(("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", told)
    if ends is not None and ends <= starts:
        told = "Cannot schedule event to end before it starts."
        mistakes.add(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_END_BEFORE_START", told)
