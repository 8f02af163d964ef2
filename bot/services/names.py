"""Names that people make up: none that would be taken for another's.

Not the owner's, a coordinator's or the safeguarding lead's, and none that somebody else made up or goes by here.

What is known of theirs: the name the owner wrote for the lead, and of each account its user name, the name it shows
everywhere and the one it has in the server. Those are as they were when it last acted as one of the three, or when
Discord was last asked, which it is each time after somebody has made up a name. A coordinator who has never done
anything here as one is not known. What anybody else is called in the server is asked of Discord, and not kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.answering import OwnNames
from bot.domain.names import is_read_as, is_taken_for
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Credit, ShownAs
from bot.domain.refusals import Invalid
from bot.text import later
from storage import coordinators, preferences, servers
from storage.store import Transaction
from storage.taken_names import forget_names, names_of_others, put_names

TAKEN: Final = later("That reads like the name of somebody who runs things here. Please make up another.")
ANOTHERS: Final = later("Somebody else here goes by that name. Please make up another.")

_NAME_LENGTH: Final = 32  # as long as a name can be on Discord


def check_made_up(tx: Transaction, actor: Actor, name: str) -> None:
    """Refuse a name that would be taken for that of somebody else who runs things here, or that somebody made up."""
    if is_anothers(tx, actor, name):
        raise Invalid(TAKEN)
    if name and is_read_as(name, preferences.made_up_by_others(tx, actor.guild, actor.person)):
        raise Invalid(ANOTHERS)


def made_up_by(tx: Transaction, actor: Actor) -> str:
    """Return the name that whoever asks made up, on their way in or since; empty where they made up none."""
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    begun = preferences.joining_of(tx, actor.guild, actor.person)
    return (chosen.pseudonym if chosen else "") or (begun.pseudonym if begun else "")


def name_in_server(actor: Actor) -> str:
    """Return what everybody in the server sees somebody called, as Discord said with what they pressed."""
    return next((name for name in reversed(actor.names) if name), "")


def own_names(tx: Transaction, actor: Actor) -> OwnNames:
    """Return the names that may stand beside somebody's words: none that would be taken for somebody else's."""
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    made_up = chosen.pseudonym if chosen else ""
    return OwnNames(unless_anothers(tx, actor, name_in_server(actor)), unless_anothers(tx, actor, made_up))


def unless_anothers(tx: Transaction, actor: Actor, name: str) -> str:
    """Return a name as it may stand beside somebody's words; empty if it would be taken for somebody else's."""
    name = name[:_NAME_LENGTH].strip()
    return "" if name and is_anothers(tx, actor, name) else name


def is_anothers(tx: Transaction, actor: Actor, name: str) -> bool:
    """Tell whether a name would be taken for that of somebody else who runs things here."""
    here = servers.server(tx, actor.guild)
    lead = () if here.lead == actor.person else (here.lead_name,)
    return is_taken_for(name, (*lead, *names_of_others(tx, actor.guild, actor.person)))


def whom_to_look_up(tx: Transaction, guild: GuildId) -> Sequence[PersonId]:
    """Return whose names are to be asked of Discord: coordinators, and the lead's account."""
    lead = servers.server(tx, guild).lead
    return tuple(dict.fromkeys((*coordinators.coordinators_of(tx, guild), *([] if lead is None else [lead]))))


def note_names(tx: Transaction, guild: GuildId, found: Mapping[PersonId, Sequence[str]]) -> None:
    """Keep what Discord says that these people are called."""
    for person, names in found.items():
        put_names(tx, guild, person, names)


def take_back_if_anothers(tx: Transaction, actor: Actor, called: Sequence[str] = ()) -> str | None:
    """Take back the name that somebody made up, if it is another's after all; return why, or None where it is not.

    `called` is what Discord says that others here go by.
    """
    name = made_up_by(tx, actor)
    if name and is_anothers(tx, actor, name):
        _take_back(tx, actor)
        return TAKEN
    if name and is_read_as(name, called):
        _take_back(tx, actor)
        return ANOTHERS
    return None


def _take_back(tx: Transaction, actor: Actor) -> None:
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    begun = preferences.joining_of(tx, actor.guild, actor.person)
    if chosen is not None and chosen.pseudonym:
        shown_as = ShownAs.ROLE if chosen.shown_as is ShownAs.PSEUDONYM else chosen.shown_as
        credit = Credit.NONE if chosen.credit is Credit.PSEUDONYM else chosen.credit
        preferences.put_preferences(tx, replace(chosen, shown_as=shown_as, credit=credit, pseudonym=""))
    elif begun is not None:
        preferences.put_joining(tx, replace(begun, shown_as=ShownAs.ROLE, pseudonym=""))


def forget_taken_names(tx: Transaction, *, now: datetime) -> int:
    """Forget the names of those who run nothing here any more; return how many they are."""
    del now
    return forget_names(tx)
