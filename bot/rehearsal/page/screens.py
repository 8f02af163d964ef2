"""What one person's phone shows: their places, one place's messages, and who can see it."""

from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice

from bot.rehearsal.person import screen
from bot.rehearsal.refused import unknown
from bot.rehearsal.wire import Json, moment, to_bytes
from bot.rehearsal.world import permissions, threads
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import DM, Channel
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World

_MOST_UNREAD = 100
_MOST_PUSHES = 20


@dataclass(slots=True)
class Seen:
    """Up to which message each person has read each place."""

    marks: dict[tuple[int, int], int] = field(default_factory=dict)

    def mark(self, person: int, channel: Channel) -> bool:
        """Note that somebody has read everything in a place; False when they already had."""
        last = channel.last_message_id or 0
        if self.marks.get((person, channel.id), 0) >= last:
            return False
        self.marks[person, channel.id] = last
        return True

    def unread(self, person: int, channel: Channel) -> int:
        """Count what others have written there since, up to a hundred."""
        mark = self.marks.get((person, channel.id), 0)
        count = 0
        for message in reversed(channel.messages.values()):
            if message.id <= mark or count == _MOST_UNREAD:
                break
            count += message.author.id != person
        return count


def in_language(command: Json, locale: str) -> Json:
    """Return a command with what Discord shows of it in this person's language, beside what is typed and sent."""
    names, abouts = command.get("name_localizations") or {}, command.get("description_localizations") or {}
    told = {"label": names.get(locale, command["name"]), "about": abouts.get(locale, command.get("description", ""))}
    if command.get("options"):
        told["options"] = [in_language(one, locale) for one in command["options"]]
    if command.get("choices"):
        told["choices"] = [in_language(one, locale) for one in command["choices"]]
    return {**command, **told}


def everyone(world: World) -> list[Json]:
    """List everybody in the server, as the page shows people."""
    guild = world.guild
    return [_person(guild, member.account) for member in guild.members.values()]


def _person(guild: Guild, account: Account) -> Json:
    roles = [guild.roles[role] for role in guild.members[account.id].roles if role in guild.roles]
    shown = sorted((role for role in roles if role.bot_id is None), key=lambda role: -role.position)
    return {
        "id": str(account.id),
        "name": account.name,
        "about": account.about,
        "bot": account.bot,
        "owner": account.id == guild.owner_id,
        "roles": [role.name for role in shown],
    }


def shown(world: World, person: Account, *, channel: int | None, limit: int, seen: Seen, skip: int = 0) -> Json:
    """Return everything that this person's phone shows while they look at this place; `skip` leaves out the newest."""
    places = visible(world, person)
    here = next((place for place in places if place.id == channel), None) or _first(places)
    messages = screen.readable(world, person, here) if here else []
    skip = max(0, min(skip, len(messages) - limit))
    end = len(messages) - skip
    return {
        "now": moment(world.now()),
        "zone": person.zone,
        "me": str(person.id),
        "server": {"id": str(world.guild.id), "name": world.guild.name},
        "people": everyone(world),
        "roles": [
            {"id": str(role.id), "name": role.name} for role in world.guild.roles.values() if role.id != world.guild.id
        ],
        "channels": [_place(place, person, seen) for place in places],
        "channel": str(here.id) if here else None,
        "messages": [_seen_by(message, person, here) for message in messages[max(0, end - limit) : end]],
        "pins": [_seen_by(message, person, here) for message in screen.pinned(world, person, here)] if here else [],
        "older": end > limit,
        "skip": skip,
        "readers": [str(one) for one in readers(world, here)] if here else [],
        "typing": _typing(world, here, person) if here else [],
        "commands": _digest(world),
        "pushes": _pushes(world, person),
    }


def _seen_by(message: Message, person: Account, here: Channel | None) -> Json:
    """Return a message with its reactions as this person sees them: which are theirs, and whose the others are."""
    wire = {**message.wire(), "can_remove": here is not None and _may_remove(here, message, person)}
    if not message.reactions:
        return wire
    people = message.reactions
    theirs = [
        {
            **one,
            "me": person in people[one["emoji"]["name"]],
            "who": [str(who.id) for who in people[one["emoji"]["name"]]],
        }
        for one in wire["reactions"]
    ]
    return {**wire, "reactions": theirs}


def _may_remove(here: Channel, message: Message, person: Account) -> bool:
    if message.private_to is not None or message.lasts or (_asleep(here) and threads.is_locked_to(here, person.id)):
        return False
    if message.author is person or here.guild is None:
        return message.author is person
    return bool(permissions.in_channel(here, person.id) & permissions.MANAGE_MESSAGES)


def _typing(world: World, here: Channel, person: Account) -> list[Json]:
    going = [(who, until) for who, until in here.typing.items() if until > world.now() and who != person.id]
    return [{"id": str(who), "until": moment(until)} for who, until in going]


def visible(world: World, person: Account) -> list[Channel]:
    """List the places that somebody can see, quiet threads after the others."""
    return sorted(screen.places(world, person), key=_asleep)


def _asleep(place: Channel) -> bool:
    return bool(place.thread and place.thread.archived)


def find_place(world: World, person: Account, number: object) -> Channel:
    """Return a place that this person can see, or refuse as if there were none."""
    place = world.channel(int(str(number)))
    if not permissions.can_see(place, person.id):
        raise unknown("Channel")
    return place


def _first(places: list[Channel]) -> Channel | None:
    channels = [place for place in places if place.guild and not place.thread]
    return next((place for place in channels if place.messages), channels[0] if channels else None)


def _place(place: Channel, person: Account, seen: Seen) -> Json:
    other = next((one.name for one in place.recipients.values() if one.id != person.id), "")
    allowed = permissions.in_channel(place, person.id)
    return {
        "id": str(place.id),
        "type": place.type,
        "name": other if place.type == DM else place.name,
        "topic": place.topic,
        "parent_id": str(place.parent.id) if place.parent else None,
        "position": place.position,
        "asleep": _asleep(place),
        "locked": bool(place.thread and place.thread.locked),
        "can_manage": place.thread is not None and bool(allowed & permissions.MANAGE_THREADS),
        "last": str(place.last_message_id or ""),
        "private": _hidden_from_everyone(place),
        "can_write": screen.may_write(place, person.id),
        "can_react": _may_react(place, allowed),
        "unread": seen.unread(person.id, place),
    }


def _may_react(place: Channel, allowed: int) -> int:
    """Say how far somebody may react: 0 not at all, 1 join others and take back, 2 begin."""
    if _asleep(place) or not allowed & permissions.HISTORY:
        return 0
    return 2 if allowed & permissions.ADD_REACTIONS else 1


def _hidden_from_everyone(place: Channel) -> bool:
    if place.guild is None or place.private:
        return True
    outer = place.parent if place.thread and place.parent else place
    everyone = outer.overwrites.get(place.guild.id)
    return bool(everyone and everyone.deny & permissions.VIEW)


def readers(world: World, place: Channel) -> list[int]:
    """List everyone who can read a place, by number."""
    if place.guild is None:
        return list(place.recipients)
    return [one for one in place.guild.members if permissions.can_see(place, one)]


def _pushes(world: World, person: Account) -> list[Json]:
    newest = reversed(world.phone(person.id).lock_screen)
    return [
        {
            "text": push.text,
            "author_id": str(push.author),
            "channel_id": str(push.place),
            "timestamp": moment(push.moment),
        }
        for push in islice(newest, _MOST_PUSHES)
    ]


def _digest(world: World) -> str:
    versions = [command.wire["version"] for command in world.commands.known.values()]
    return blake2b(to_bytes(sorted(map(str, versions))), digest_size=8).hexdigest()
