"""The wall: thanks to a group, and to whoever agreed to be thanked by name, on one card and page by page. No counts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.thanks import Thanks, ThanksId, WallEntry, WallPage, page_after
from bot.domain.times import day_of
from bot.services import standing_cards
from bot.services.permission import allow, standing_of
from storage import thanks as kept
from storage.departures import has_departed
from storage.servers import server
from storage.store import Transaction

WALL: Final = LetterKind("thanks_wall")
WALL_EDIT: Final = LetterKind("thanks_wall_edit")
ON_CARD: Final = 4
_KEPT_TRYING: Final = timedelta(days=365)  # what was taken off must not stand there


def wall(tx: Transaction, actor: Actor, after: ThanksId | None = None) -> WallPage:
    """Return a page of the wall to anybody here who may thank: the newest, or what comes after this one."""
    allow(tx, actor, Action.GIVE_THANKS)
    found = kept.on_wall(tx, actor.guild)
    page, more_after = page_after([one.id for one, _ in found], after)
    some = found[page]
    all_of_it = standing_of(tx, actor).is_coordinator
    mine = frozenset(one.id for one, _ in some if all_of_it or one.giver == actor.person)
    entries = tuple(replace(one, may_go=one.id in mine) for one in _entries(tx, actor.guild, some))
    return WallPage(entries, more_after)


def take_off_wall(tx: Transaction, actor: Actor, thanks_id: ThanksId, *, now: datetime) -> WallPage:
    """Take off what somebody put there themselves, or, as a coordinator, what anybody did."""
    allow(tx, actor, Action.GIVE_THANKS)
    found = next((one for one, _ in kept.on_wall(tx, actor.guild) if one.id == thanks_id), None)
    if found is None or not (found.giver == actor.person or standing_of(tx, actor).is_coordinator):
        raise NotFound("This does not stand on the wall any more.")
    if found.is_to_group:
        kept.drop_thanks(tx, actor.guild, found.id)
    else:  # whoever it is for keeps it
        kept.take_off(tx, found.id)
    refresh_wall(tx, actor.guild, now=now)
    return wall(tx, actor)


def wall_for_letter(tx: Transaction, guild: GuildId) -> tuple[WallEntry, ...]:
    """Return the newest few, for the card: nobody asks, so nobody is refused."""
    return _entries(tx, guild, kept.on_wall(tx, guild)[:ON_CARD])


def refresh_wall(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Have the card say what is so now: posted with the first thanks that stand on it."""
    place = server(tx, guild).notices_channel
    if place is not None and kept.on_wall(tx, guild):
        standing_cards.stand(tx, _card(guild, now), place, now=now)
    else:
        standing_cards.edit(tx, _card(guild, now), now=now)


def _entries(tx: Transaction, guild: GuildId, found: Sequence[tuple[Thanks, str]]) -> tuple[WallEntry, ...]:
    zone = server(tx, guild).zone
    return tuple(
        WallEntry(one.id, one.giver_name, one.giver_group, one.words, _week(one, zone), name, one.to_group)
        for one, name in found
    )


def _week(one: Thanks, zone: str) -> date:
    day = day_of(one.given_at or one.begun_at, zone=zone)
    return day - timedelta(days=day.weekday())


def _card(guild: GuildId, now: datetime) -> StandingCard:
    return StandingCard(WALL, WALL_EDIT, guild, str(guild), str(guild), now + _KEPT_TRYING)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    here = kept.walls(tx) if guild is None else tuple(one for one in kept.walls(tx) if one == guild)
    return [_card(one, now) for one in here if not has_departed(tx, one)]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=WALL_EDIT, place=lambda here: here.notices_channel, changing=_changing
)
