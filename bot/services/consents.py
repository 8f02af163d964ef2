"""What each person said yes to: five things, asked one by one, each no until somebody says yes."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.consents import VERSIONS
from bot.domain.people import Actor
from bot.domain.preferences import Consent, ConsentGiven
from bot.domain.refusals import Invalid
from bot.services.permission import act, allow
from storage import consents
from storage.store import Transaction


def give_consent(tx: Transaction, actor: Actor, consent: Consent, version: str, *, now: datetime) -> None:
    """Remember a yes to the text of this version; an older text is shown anew and asked again.

    Saying yes twice keeps the first moment.
    """
    act(tx, actor, Action.CHANGE_SETTINGS, now=now)
    if version != VERSIONS[consent]:
        raise Invalid("These words have changed since. Please read them again.")
    if not _stands(_given(tx, actor).get(consent)):
        consents.give_consent(tx, actor.guild, actor.person, ConsentGiven(consent, version, given_at=now))


def withdraw_consent(tx: Transaction, actor: Actor, consent: Consent, *, now: datetime) -> None:
    """Take a yes back; taking part itself ends by leaving."""
    act(tx, actor, Action.CHANGE_SETTINGS, now=now)
    if consent is Consent.TAKE_PART:
        raise Invalid("To stop taking part, press Leave.")
    stood = _stands(_given(tx, actor).get(consent))
    consents.withdraw_consent(tx, actor.guild, actor.person, consent, now=now)
    if consent is Consent.BE_QUOTED:
        for unquoted in tx.nouns.unquoted:  # at once: when they leave, that they took it back is known no more
            unquoted(tx, actor.guild, actor.person, now=now)
    elif consent is Consent.BE_NAMED and stood:
        for unnamed in tx.nouns.unnamed:
            unnamed(tx, actor.guild, actor.person, now=now)


def consents_of(tx: Transaction, actor: Actor) -> Mapping[Consent, bool]:
    """Return, for each of the five, whether the one who asks says yes to it.

    A yes to words that have changed since counts for nothing but taking part: it is asked for anew.
    """
    allow(tx, actor, Action.CHANGE_SETTINGS)
    given = _given(tx, actor)
    return {consent: _stands(given.get(consent)) for consent in Consent}


def _given(tx: Transaction, actor: Actor) -> Mapping[Consent, ConsentGiven]:
    return {one.consent: one for one in consents.consents_of(tx, actor.guild, actor.person)}


def _stands(given: ConsentGiven | None) -> bool:
    if given is None or given.withdrawn_at is not None:
        return False
    return given.consent is Consent.TAKE_PART or given.version == VERSIONS[given.consent]
