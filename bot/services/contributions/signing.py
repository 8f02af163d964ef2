"""The name beside an answer, and whether it may be quoted."""

from dataclasses import replace

from bot.domain.answering import OwnNames
from bot.domain.consents import VERSIONS
from bot.domain.contributions import BegunAnswer
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Consent, Quote, ShownAs
from bot.services.names import own_names, unless_anothers
from storage import consents, preferences
from storage.store import Transaction


def names_for(tx: Transaction, actor: Actor, begun: BegunAnswer) -> OwnNames:
    """Return the names that may stand beside these words: none that would be taken for somebody else's.

    Whoever types for somebody is not told which name they made up.
    """
    if begun.behalf is not None:
        return OwnNames(unless_anothers(tx, Actor(begun.behalf.author, begun.guild), begun.behalf.called))
    return own_names(tx, actor)


def signed(shown_as: ShownAs, names: OwnNames) -> tuple[ShownAs, str]:
    """Return how an answer is shown and under which name: by the group alone where there is no such name."""
    name = names.called(shown_as)
    return (shown_as, name) if name else (ShownAs.ROLE, "")


def may_be_quoted(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Tell whether somebody agreed to be quoted, in the words that hold now."""
    given = (one for one in consents.consents_of(tx, guild, person) if one.consent is Consent.BE_QUOTED)
    return any(one.withdrawn_at is None and one.version == VERSIONS[Consent.BE_QUOTED] for one in given)


def usual_quote(tx: Transaction, guild: GuildId, person: PersonId) -> Quote:
    """Return how somebody last let an answer be quoted, as far as they still agree to it."""
    chosen = preferences.preferences_of(tx, guild, person)
    usual = chosen.quote if chosen else Quote.NO
    return Quote.NO if usual is Quote.YES and not may_be_quoted(tx, guild, person) else usual


def keep_usual_quote(tx: Transaction, begun: BegunAnswer) -> None:
    """Remember for the next answer how somebody lets this one be quoted."""
    chosen = preferences.preferences_of(tx, begun.guild, begun.person)
    if chosen is not None and begun.behalf is None:
        preferences.put_preferences(tx, replace(chosen, quote=begun.quote))
