"""What can be asked by, and about, those who take part.

Whoever is in the server may join, leave and come back.
"""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, Partner, RoleGroup, Server
from bot.domain.personal import Parting
from bot.domain.refusals import Invalid, NotReady
from bot.services.parting import part_with
from bot.services.permission import act, allow
from storage import partners
from storage.store import Transaction

_LONGEST_LANGUAGE = 16  # "zh-Hant-TW" and room to spare


def safe_to_join(tx: Transaction, actor: Actor) -> Server:
    """Return this server, if whoever asks may take part there and people know whom to turn to."""
    here = allow(tx, actor, Action.JOIN)
    if not here.is_safe_to_open:
        raise NotReady("Joining is not open yet. First the server's owner says in /setup who keeps people safe.")
    return here


def join(tx: Transaction, actor: Actor, role_group: RoleGroup, *, now: datetime) -> Partner:
    """Take part in this role group; nobody is let in before people know whom to turn to."""
    safe_to_join(tx, actor)
    act(tx, actor, Action.JOIN, now=now)
    return _put(tx, actor, role_group)


def change_group(tx: Transaction, actor: Actor, role_group: RoleGroup, *, now: datetime) -> Partner:
    """Go on taking part, in another role group."""
    act(tx, actor, Action.CHANGE_SETTINGS, now=now)
    return _put(tx, actor, role_group)


def leave(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Stop taking part: nothing they chose is remembered here, what they are owed is, and coming back is `join`."""
    act(tx, actor, Action.LEAVE, now=now)
    part_with(tx, actor.guild, actor.person, Parting.LEAVING, now=now)


def partner_of(tx: Transaction, actor: Actor) -> Partner | None:
    """Return the one who asks as a partner: None if they have not joined."""
    return partners.partner(tx, actor.guild, actor.person)


def choose_language(tx: Transaction, actor: Actor, language: str | None, *, now: datetime) -> None:
    """Speak to this person in this language from now on, whether or not they have joined; None: as the server does."""
    allow(tx, actor, Action.CHOOSE_LANGUAGE)
    if language is not None and not 0 < len(language) <= _LONGEST_LANGUAGE:
        raise Invalid("That language is not one we know.")
    partners.put_language(tx, actor.guild, actor.person, language)


def _put(tx: Transaction, actor: Actor, role_group: RoleGroup) -> Partner:
    partners.put_partner(tx, actor.guild, actor.person, role_group)
    return Partner(actor.person, actor.guild, role_group, partners.languages(tx, actor.guild, actor.person)[0])
