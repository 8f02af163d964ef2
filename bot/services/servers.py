"""What can be asked about a Discord server as a whole."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.people import Actor, GuildId, Server
from bot.domain.refusals import Invalid, NotFound, NotReady
from bot.services import group_letters
from bot.services.permission import act, allow
from bot.services.polls.telling import bring_cards
from storage import letters, servers
from storage.store import Transaction

FRONT_DOOR: Final = LetterKind("front_door")
_FRONT_DOOR_WAITS = timedelta(days=30)  # for somebody to let the bot write there


def server_of(tx: Transaction, guild: GuildId) -> Server:
    """Return what is known of this server: an empty one when it was never set up."""
    return servers.server(tx, guild)


def server_to_set_up(tx: Transaction, actor: Actor) -> Server:
    """Return what is known of this server to its owner, who is about to set it up."""
    return allow(tx, actor, Action.SET_UP)


def keep_server(tx: Transaction, actor: Actor, server: Server, *, now: datetime) -> Server:
    """Remember what setting up made or adopted; only for the owner."""
    allow(tx, actor, Action.SET_UP)
    if server.guild != actor.guild:
        raise NotFound("There is no such server.")
    if not _is_zone(server.zone):
        raise Invalid("That time zone is not known. Try one such as Europe/London.")
    servers.put_server(tx, server)
    return server


def settle_in(tx: Transaction, actor: Actor, made: Server, *, now: datetime) -> Server:
    """Remember what setting up made, and let all that is to be said here go on: what waited for a mend goes at once.

    The front door is put up once people know whom to turn to, and not before.
    """
    before = act(tx, actor, Action.SET_UP, now=now)
    kept = keep_server(tx, actor, _furnished(before, made), now=now)
    if kept.is_safe_to_open:
        post_front_door(tx, actor, now=now)
    letters.hurry_stuck(tx, actor.guild, now=now)
    if kept.notices_channel is not None and before.notices_channel not in (None, kept.notices_channel):
        letters.forward_letters(tx, before.notices_channel, kept.notices_channel, now=now)
    if kept.notices_channel is not None:
        bring_cards(tx, actor.guild, kept.notices_channel, now=now)
    if kept.advisory_channel is not None:
        group_letters.bring_cards(tx, actor.guild, kept.advisory_channel, now=now)
    return kept


def _furnished(before: Server, made: Server) -> Server:
    """Take what was made, and leave all that the owner said since."""
    return replace(
        before,
        coordinator_role=made.coordinator_role,
        advisory_role=made.advisory_role,
        group_roles=made.group_roles,
        start_channel=made.start_channel,
        notices_channel=made.notices_channel,
        advisory_channel=made.advisory_channel,
    )


def post_front_door(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Have the front door put up in the start channel, once; asked again, have it brought up to date."""
    here = allow(tx, actor, Action.SET_UP)
    if not here.is_safe_to_open:
        raise NotReady("Say first in /setup whom people turn to. Then the front door goes up.")
    place = here.start_channel
    if place is None:
        raise NotReady("There is no start channel yet. The server's owner can run /setup.")
    key = f"{FRONT_DOOR.name}:{place}"
    stands = letters.sent_message(tx, key) is not None
    door = NewLetter(
        kind=FRONT_DOOR,
        dedupe_key=f"{key}:{now:%Y%m%dT%H%M%S%f}" if stands else key,
        guild=actor.guild,
        place=place,
        person=None,
        subject=str(actor.guild),
        not_before=now,
        expires_at=now + _FRONT_DOOR_WAITS,
        edits=key if stands else None,
    )
    letters.revive_letter(tx, key, expires_at=door.expires_at, now=now)
    letters.write_letter(tx, door)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
