"""What each partner chose about themselves: when and where they are reached, and in how many words.

Nobody else can ask any of it, and nothing of it is noted anywhere but in the person's own row.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain import own_times
from bot.domain.actions import Action
from bot.domain.hours import Pattern, hours_for
from bot.domain.letters import LetterState
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Credit, Mine, Preferences, Reading, Where
from bot.domain.refusals import Invalid
from bot.domain.times import midnight_of, same_time_after
from bot.services.names import check_made_up
from bot.services.permission import allow
from bot.text import later
from storage import letters, partners, preferences, servers
from storage.opt_outs import has_opted_out
from storage.store import Transaction

LONGEST_HELPS: Final = 500
LONGEST_PSEUDONYM: Final = 32
_WRONG_LENGTH: Final = later("A name has 1 to 32 letters. Please write a shorter one, or choose another way.")
LONGEST_PAUSE: Final = timedelta(days=366)


def settings_of(tx: Transaction, actor: Actor, *, now: datetime) -> Mine:
    """Return everything that the one who asks has chosen here; whoever has not joined has only a language."""
    allow(tx, actor, Action.CHOOSE_LANGUAGE)
    partner = partners.partner(tx, actor.guild, actor.person)
    language = partners.languages(tx, actor.guild, actor.person)[0]
    chosen = _chosen(tx, actor.guild, actor.person, now) if partner else None
    return Mine(partner, language, chosen)


def preferences_of(tx: Transaction, actor: Actor, *, now: datetime) -> Preferences:
    """Return what this partner chose about themselves."""
    return _mine(tx, actor, now)


def choose_pattern(tx: Transaction, actor: Actor, pattern: Pattern, *, now: datetime) -> Preferences:
    """Be reached as this way of working allows; days off stay."""
    mine = _mine(tx, actor, now)
    return _reach(tx, replace(mine, hours=own_times.with_pattern(mine.hours, pattern)), now)


def add_window(
    tx: Transaction, actor: Actor, days: Iterable[int], *, starts: int, ends: int, now: datetime
) -> Preferences:
    """Be reached at this time of these days as well."""
    mine = _mine(tx, actor, now)
    return _reach(tx, replace(mine, hours=own_times.with_window(mine.hours, days, starts, ends)), now)


def remove_window(
    tx: Transaction, actor: Actor, days: Iterable[int], *, starts: int, ends: int, now: datetime
) -> Preferences:
    """Be reached at this time of these days no more."""
    mine = _mine(tx, actor, now)
    return _reach(tx, replace(mine, hours=own_times.without_window(mine.hours, days, starts, ends)), now)


def choose_quiet_hours(
    tx: Transaction, actor: Actor, *, quiet_from: int, quiet_until: int, now: datetime
) -> Preferences:
    """Keep these hours quiet, in minutes after midnight."""
    mine = _mine(tx, actor, now)
    return _reach(tx, replace(mine, hours=own_times.with_quiet(mine.hours, quiet_from, quiet_until)), now)


def choose_rest_days(tx: Transaction, actor: Actor, days: Iterable[int], *, now: datetime) -> Preferences:
    """Have these days of the week off."""
    mine = _mine(tx, actor, now)
    return _reach(tx, replace(mine, hours=own_times.with_rest_days(mine.hours, days)), now)


def turn_reminders(tx: Transaction, actor: Actor, *, on: bool, now: datetime) -> Preferences:
    """Be reminded of what comes, or not; whoever is not finds no such note waiting for them either."""
    mine = replace(_mine(tx, actor, now), reminders=on)
    if not on:
        for letter in letters.waiting_for(tx, mine.guild, mine.person, now=now):
            if letter.kind in tx.subjects.reminders:
                letters.mark_ended(tx, letter, LetterState.CANCELLED)
    plan_again(tx, mine, now=now)
    return _keep(tx, mine)


def turn_digest(tx: Transaction, actor: Actor, *, on: bool, now: datetime) -> Preferences:
    """Hear once a week what was decided and what is open, or not."""
    return _keep(tx, replace(_mine(tx, actor, now), digest=on))


def choose_where(tx: Transaction, actor: Actor, where: Where, *, now: datetime) -> Preferences:
    """Have notes wait in this place."""
    return _reach(tx, replace(_mine(tx, actor, now), where=where), now)


def choose_reading(tx: Transaction, actor: Actor, reading: Reading, *, now: datetime) -> Preferences:
    """Be told this much at once."""
    return _keep(tx, replace(_mine(tx, actor, now), reading=reading))


def keep_helps(tx: Transaction, actor: Actor, helps: str, *, now: datetime) -> Preferences:
    """Keep what helps this person, for them alone; with nothing in it, forget it."""
    mine = _mine(tx, actor, now)
    if len(helps) > LONGEST_HELPS:
        raise Invalid("Please write at most 500 letters. Nothing was lost.")
    return _keep(tx, replace(mine, helps=helps))


def choose_credit(
    tx: Transaction, actor: Actor, credit: Credit, *, pseudonym: str | None = None, now: datetime
) -> Preferences:
    """Say how one usually wishes to be named in what is made; a name made up for it may come along."""
    mine = _mine(tx, actor, now)
    name = mine.pseudonym if pseudonym is None else pseudonym
    if len(name) > LONGEST_PSEUDONYM or (credit is Credit.PSEUDONYM and not name):
        raise Invalid(_WRONG_LENGTH)
    check_made_up(tx, actor, pseudonym or "")
    return _keep(tx, replace(mine, credit=credit, pseudonym=name))


def keep_pseudonym(tx: Transaction, actor: Actor, name: str) -> None:
    """Keep a name that somebody makes up, to be offered again; refuse one that does not fit, or is another's."""
    if not 0 < len(name) <= LONGEST_PSEUDONYM:
        raise Invalid(_WRONG_LENGTH)
    check_made_up(tx, actor, name)
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    if chosen is not None:
        preferences.put_preferences(tx, replace(chosen, pseudonym=name))


def pause_for(tx: Transaction, actor: Actor, days: int, *, now: datetime) -> Preferences:
    """Hear nothing for this many days, to the same time of day."""
    mine = _mine(tx, actor, now)
    return _pause(tx, mine, same_time_after(days, now=now, zone=mine.hours.zone), now)


def pause_until(tx: Transaction, actor: Actor, day: date, *, now: datetime) -> Preferences:
    """Hear nothing until this day begins where the person lives."""
    mine = _mine(tx, actor, now)
    return _pause(tx, mine, midnight_of(day, zone=mine.hours.zone), now)


def end_pause(tx: Transaction, actor: Actor, *, now: datetime) -> Preferences:
    """Be reached again."""
    return _reach(tx, replace(_mine(tx, actor, now), paused_until=None), now)


def chosen_by_each(
    tx: Transaction, guild: GuildId, people: Collection[PersonId], *, now: datetime
) -> Mapping[PersonId, Preferences]:
    """Return what each of these people chose; whoever has chosen nothing is reached when most can look at a phone."""
    found = preferences.preferences_of_each(tx, guild, people)
    if len(found) == len(people):
        return found
    hours = hours_for(Pattern.OWN, servers.server(tx, guild).zone)
    return {one: found.get(one) or Preferences(one, guild, joined_at=now, hours=hours) for one in people}


def where_for(tx: Transaction, guild: GuildId, person: PersonId) -> Where:
    """Return where notes for this person wait."""
    chosen = preferences.preferences_of(tx, guild, person)
    return chosen.where if chosen else Where.PRIVATE_MESSAGE


def wants_reminders(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Tell whether this person wants to be reminded of what comes."""
    chosen = preferences.preferences_of(tx, guild, person)
    return chosen is None or chosen.reminders


def _mine(tx: Transaction, actor: Actor, now: datetime) -> Preferences:
    allow(tx, actor, Action.CHANGE_SETTINGS)
    return _chosen(tx, actor.guild, actor.person, now)


def _chosen(tx: Transaction, guild: GuildId, person: PersonId, now: datetime) -> Preferences:
    found = preferences.preferences_of(tx, guild, person)
    if found is not None:
        return found
    zone = servers.server(tx, guild).zone
    return Preferences(person=person, guild=guild, joined_at=now, hours=hours_for(Pattern.OWN, zone))


def _keep(tx: Transaction, mine: Preferences) -> Preferences:
    preferences.put_preferences(tx, mine)
    return mine


def _reach(tx: Transaction, mine: Preferences, now: datetime) -> Preferences:
    """Keep when and where somebody is reached, and let what waits for them be asked about anew."""
    letters.look_again(tx, mine.guild, mine.person, now=now)
    plan_again(tx, mine, now=now)
    return _keep(tx, mine)


def plan_again(tx: Transaction, mine: Preferences, *, now: datetime) -> None:
    """Move the reminders of what is open, and of what they said yes to, to where they suit somebody now.

    They may come earlier, too.
    """
    for one in tx.subjects.open_for(tx, mine.guild, mine.person, now=now):
        if not has_opted_out(tx, mine.guild, mine.person, one.id):
            tx.subjects.of(one).replan(tx, one, mine, now=now)
    for replan in tx.nouns.replanned:
        replan(tx, mine, now=now)


def _pause(tx: Transaction, mine: Preferences, until: datetime, now: datetime) -> Preferences:
    if not now < until <= now + LONGEST_PAUSE:
        raise Invalid("Please choose a day after today, at most a year ahead.")
    return _reach(tx, replace(mine, paused_until=until), now)
