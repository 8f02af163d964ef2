"""Being thanked: what somebody was given, how they wish to be thanked, and what stands in their record."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.letters import Letter
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences, ThanksWish
from bot.domain.record import EntryId, RecordEntry
from bot.domain.thanks import Thanks, ThanksGot, ThanksId, may_stand_on_wall, page_after
from bot.domain.times import day_of
from bot.services.permission import allow
from bot.services.preferences import chosen_by_each
from bot.services.thanks.wall import refresh_wall
from storage import preferences
from storage import thanks as kept
from storage.partners import partner
from storage.servers import server
from storage.store import Transaction

KIND: Final = "thanks"


def thanks_i_got(
    tx: Transaction, actor: Actor, after: ThanksId | None = None
) -> tuple[tuple[ThanksGot, ...], ThanksId | None]:
    """Return some of the thanks that whoever asks was given, newest first, and after which one there are more."""
    allow(tx, actor, Action.SEE_OWN_RECORD)
    found = kept.received_by(tx, actor.guild, actor.person)
    page, more_after = page_after([one.id for one in found], after)
    zone = server(tx, actor.guild).zone
    return tuple(_got(one, zone) for one in found[page]), more_after


def thanks_for_letter(tx: Transaction, letter: Letter, *, now: datetime) -> ThanksGot | None:
    """Return what a letter says: None where whoever gave it took it back, or whoever it is for wants no more thanks."""
    if letter.person is None:
        return None
    found = kept.one_received_by(tx, letter.guild, letter.person, ThanksId(letter.subject))
    theirs = chosen_by_each(tx, letter.guild, [letter.person], now=now)[letter.person]
    if found is None or not theirs.wants_thanks:
        return None
    return _got(found, server(tx, letter.guild).zone)


def wish(tx: Transaction, actor: Actor, *, now: datetime) -> Preferences:
    """Return how whoever asks wishes to be thanked, among what else they chose."""
    allow(tx, actor, Action.CHANGE_SETTINGS)
    return chosen_by_each(tx, actor.guild, [actor.person], now=now)[actor.person]


def choose_wish(tx: Transaction, actor: Actor, how: ThanksWish, *, now: datetime) -> Preferences:
    """Be thanked in another way from now on; what stands on the wall by name goes, unless it may stand there."""
    chosen = replace(wish(tx, actor, now=now), thanks=how)
    preferences.put_preferences(tx, chosen)
    if how is not ThanksWish.PUBLICLY_TOO:
        _take_off(tx, actor.guild, actor.person, now=now)
    return chosen


def no_more_thanks(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Be thanked no more, from a letter: whoever has left meanwhile is thanked no more in any case."""
    allow(tx, actor, Action.OPT_OUT)
    if partner(tx, actor.guild, actor.person) is not None:
        choose_wish(tx, actor, ThanksWish.NO_THANKS, now=now)


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return the thanks somebody was given, as they stand in their own record: the words, and from whom.

    The group of whoever gave them is what `outcome` says, and their name, if they are shown by one, `came_of_it`.
    """
    zone = server(tx, guild).zone
    got = (_got(one, zone) for one in kept.received_by(tx, guild, person))
    return tuple(
        RecordEntry(EntryId(one.id), KIND, one.words, one.on, one.giver_group or "", one.giver_name) for one in got
    )


def left(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Name nobody on the wall who takes part no more; what they said themselves stands under their group."""
    _take_off(tx, guild, person, now=now)
    spoke = kept.has_put_on_wall(tx, guild, person)
    kept.unname_giver(tx, guild, person)
    if spoke:
        refresh_wall(tx, guild, now=now)


def erasing(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have the card lose what somebody said and what was said to them by name.

    Whoever thanked them keeps their own words: gone, they would tell that somebody had everything deleted.
    """
    spoke = kept.has_put_on_wall(tx, guild, person)
    stood = kept.take_name_off(tx, guild, person)
    kept.forget_as_chosen(tx, guild, person)
    if spoke or stood:
        refresh_wall(tx, guild, now=now)


def shown_anew(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take somebody off the wall who is shown there by a name that they do not go by any more."""
    if not _may_stand(tx, guild, person, now):
        _take_off(tx, guild, person, now=now)


def _may_stand(tx: Transaction, guild: GuildId, person: PersonId, now: datetime) -> bool:
    if partner(tx, guild, person) is None:
        return False
    theirs = chosen_by_each(tx, guild, [person], now=now)[person]
    return may_stand_on_wall(theirs)


def _take_off(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    if kept.take_name_off(tx, guild, person):
        refresh_wall(tx, guild, now=now)


def _got(one: Thanks, zone: str) -> ThanksGot:
    link = "" if one.about is None else f"https://discord.com/channels/{one.guild}/{one.place}/{one.about}"
    on = day_of(one.given_at or one.begun_at, zone=zone)
    return ThanksGot(one.id, one.giver_name, one.giver_group, one.words, on, link)
