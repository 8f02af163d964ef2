"""Coming in, by four screens: what is chosen on the way is kept, so that nobody has to begin again.

Each call returns how far somebody has come: a `Joining`, or `Joined` when they take part.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.consents import VERSIONS
from bot.domain.hours import Pattern, hours_for
from bot.domain.people import Actor, RoleGroup, Server
from bot.domain.preferences import Consent, ConsentGiven, Joined, Joining, Preferences, ShownAs
from bot.domain.refusals import Invalid
from bot.services import partners
from bot.services.names import check_made_up
from bot.services.permission import act, require_membership
from bot.services.preferences import plan_again
from storage import consents, preferences
from storage.partners import forget_languages_of_joinings
from storage.store import Transaction

LONGEST_NAME: Final = 32
_KEPT_FOR: Final = timedelta(days=1)


def begin(tx: Transaction, actor: Actor, *, now: datetime) -> Joining | Joined:
    """Come in, or go on from where somebody stopped."""
    return _keep(tx, _so_far(tx, actor, now))


def choose_language(tx: Transaction, actor: Actor, language: str, *, now: datetime) -> Joining | Joined:
    """Go on in this language."""
    so_far = _so_far(tx, actor, now)
    partners.choose_language(tx, actor, language, now=now)
    return _keep(tx, so_far)


def choose_group(tx: Transaction, actor: Actor, role_group: RoleGroup, *, now: datetime) -> Joining | Joined:
    """Say which role group fits; whoever takes part already changes to it."""
    so_far = _so_far(tx, actor, now)
    if isinstance(so_far, Joined):
        return replace(so_far, partner=partners.change_group(tx, actor, role_group, now=now))
    return _keep(tx, replace(so_far, role_group=role_group))


def choose_name(
    tx: Transaction, actor: Actor, shown_as: ShownAs, pseudonym: str = "", *, now: datetime
) -> Joining | Joined:
    """Say which name stands beside what they write; one they made up comes with it, on one line."""
    so_far = _so_far(tx, actor, now)
    if shown_as is ShownAs.PSEUDONYM and not 0 < len(pseudonym) <= LONGEST_NAME:
        raise Invalid("A name has 1 to 32 letters. Please write a shorter one, or choose another way.")
    check_made_up(tx, actor, pseudonym)
    if isinstance(so_far, Joining):
        return _keep(tx, replace(so_far, shown_as=shown_as, pseudonym=pseudonym))
    act(tx, actor, Action.CHANGE_SETTINGS, now=now)
    before = so_far.preferences  # a name made up before may be the one they are named by in what is made
    chosen = replace(before, shown_as=shown_as, pseudonym=pseudonym or before.pseudonym)
    preferences.put_preferences(tx, chosen)
    for shown_anew in tx.nouns.shown_anew:
        shown_anew(tx, actor.guild, actor.person, now=now)
    plan_again(tx, chosen, now=now)  # whoever has left and is back may still be asked about something
    return replace(so_far, preferences=chosen)


def choose_pattern(tx: Transaction, actor: Actor, pattern: Pattern, *, now: datetime) -> Joining | Joined:
    """Say which way of working is theirs: it decides when they may be reached."""
    so_far = _so_far(tx, actor, now)
    return so_far if isinstance(so_far, Joined) else _keep(tx, replace(so_far, pattern=pattern))


def take_part(tx: Transaction, actor: Actor, *, now: datetime) -> Joining | Joined:
    """Say yes: from now on they are a partner. While something is not chosen yet, nothing happens."""
    so_far = _so_far(tx, actor, now)
    if isinstance(so_far, Joined) or so_far.role_group is None or so_far.pattern is None:
        return so_far
    here = partners.safe_to_join(tx, actor)
    partner = partners.join(tx, actor, so_far.role_group, now=now)
    chosen = _preferences(so_far, so_far.pattern, here, now)
    preferences.put_preferences(tx, chosen)
    plan_again(tx, chosen, now=now)  # whoever has left and is back may still be asked about something
    preferences.remove_joining(tx, actor.guild, actor.person)
    yes = ConsentGiven(Consent.TAKE_PART, VERSIONS[Consent.TAKE_PART], given_at=now)
    consents.give_consent(tx, actor.guild, actor.person, yes)
    return Joined(partner, chosen)


def forget_joinings(tx: Transaction, *, now: datetime) -> int:
    """Forget those who stopped on their way in a day ago, and the language they chose there; return how many."""
    forget_languages_of_joinings(tx, begun_before=now - _KEPT_FOR)
    return preferences.forget_joinings(tx, begun_before=now - _KEPT_FOR)


def _so_far(tx: Transaction, actor: Actor, now: datetime) -> Joining | Joined:
    require_membership(tx, actor, Action.JOIN)
    partner = partners.partner_of(tx, actor)
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    if partner is not None and chosen is not None:
        return Joined(partner, chosen)
    partners.safe_to_join(tx, actor)
    kept = preferences.joining_of(tx, actor.guild, actor.person)
    if kept is not None and now - kept.begun_at < _KEPT_FOR:
        return kept
    return Joining(actor.person, actor.guild, begun_at=now)


def _keep(tx: Transaction, so_far: Joining | Joined) -> Joining | Joined:
    if isinstance(so_far, Joining):
        preferences.put_joining(tx, so_far)
    return so_far


def _preferences(so_far: Joining, pattern: Pattern, here: Server, now: datetime) -> Preferences:
    return Preferences(
        person=so_far.person,
        guild=so_far.guild,
        joined_at=now,
        hours=hours_for(pattern, here.zone),
        shown_as=so_far.shown_as,
        pseudonym=so_far.pseudonym,
    )
