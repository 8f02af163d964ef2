"""What can be asked about a Discord server as a whole."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.nouns import Noun
from bot.domain.people import Actor, ChannelId, GuildId, Server
from bot.domain.refusals import Invalid, NotFound, NotReady
from bot.domain.standing_cards import WORTH_POSTING, StandingCard, StandingCardKind
from bot.services import standing_cards
from bot.services.permission import act, allow
from storage import letters, servers, threads
from storage.store import Transaction

FRONT_DOOR: Final = LetterKind("front_door")


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
    letters.hurry_stuck(tx, actor.guild, now=now)
    threads.hurry_stuck(tx, actor.guild, now=now)
    if kept.notices_channel is not None and before.notices_channel not in (None, kept.notices_channel):
        letters.forward_letters(tx, before.notices_channel, kept.notices_channel, now=now)
    standing_cards.bring(tx, kept, now=now)
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


def start_of(tx: Transaction, actor: Actor) -> ChannelId:
    """Return the channel where an invitation leads, for the owner who hands one out: once people can join there."""
    here = allow(tx, actor, Action.SET_UP)
    if not here.is_safe_to_open:
        raise NotReady("Say first in /setup whom people turn to. Then people can be invited.")
    if here.start_channel is None:
        raise NotReady("There is no start channel yet. The server's owner can run /setup.")
    return here.start_channel


def _front_door(guild: GuildId, place: ChannelId, now: datetime) -> StandingCard:
    return StandingCard(FRONT_DOOR, FRONT_DOOR, guild, str(guild), str(place), now + WORTH_POSTING)


def _front_doors(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    known = servers.every_server(tx) if guild is None else (servers.server(tx, guild),)
    return [_front_door(one.guild, one.start_channel, now) for one in known if one.start_channel is not None]


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


NOUN: Final[Noun[Transaction]] = Noun(
    cards=(
        StandingCardKind(
            edited_as=FRONT_DOOR,
            place=lambda here: here.start_channel if here.is_safe_to_open else None,
            changing=_front_doors,
            replaced_at_once=True,  # the owner asked for it just now
        ),
    )
)
