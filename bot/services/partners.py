"""What can be asked by, and about, those who take part.

Whoever is in the server may join, leave and come back.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.people import Actor, GuildId, Partner, RoleGroup
from bot.domain.refusals import Invalid
from storage import partners
from storage.store import Transaction

_LONGEST_LANGUAGE = 16  # "zh-Hant-TW" and room to spare


def join(tx: Transaction, actor: Actor, role_group: RoleGroup, *, now: datetime) -> Partner:
    """Take part in this role group; asked again with another one, change to it."""
    partners.put_partner(tx, actor.guild, actor.person, role_group)
    return Partner(actor.person, actor.guild, role_group, partners.languages(tx, actor.guild, actor.person)[0])


def leave(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Stop taking part: nothing is remembered of them here, and coming back is `join`."""
    partners.remove_partner(tx, actor.guild, actor.person)


def partner_of(tx: Transaction, actor: Actor) -> Partner | None:
    """Return the one who asks as a partner: None if they have not joined."""
    return partners.partner(tx, actor.guild, actor.person)


def settings_of(tx: Transaction, actor: Actor) -> tuple[Partner | None, str | None]:
    """Return what the one who asks has chosen: their place among the partners, if any, and their language, if any."""
    return partner_of(tx, actor), languages_of(tx, actor)[0]


def choose_language(tx: Transaction, actor: Actor, language: str | None, *, now: datetime) -> None:
    """Speak to this person in this language from now on, whether or not they have joined; None: as the server does."""
    if language is not None and not 0 < len(language) <= _LONGEST_LANGUAGE:
        raise Invalid("That language is not one we know.")
    partners.put_language(tx, actor.guild, actor.person, language)


def languages_of(tx: Transaction, actor: Actor) -> tuple[str | None, str | None]:
    """Return the person's own language and the server's, each None where nobody chose one."""
    return partners.languages(tx, actor.guild, actor.person)


def count_partners(tx: Transaction, guild: GuildId) -> Mapping[RoleGroup, int]:
    """Return how many take part in each role group: exact, so for deciding only, never for showing."""
    return partners.count_joined(tx, guild)
