"""What people are called, what they speak and what they say yes to, in words that are the same on every screen."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.people import Nation, RoleGroup, Server
from bot.domain.preferences import Consent
from bot.text import Words
from cogs.kit.cards import Choice
from cogs.kit.clean import one_line

_WELSH: Final = "cy"


def one(_: Words, group: RoleGroup) -> str:
    """Name one person of this role group."""
    return {
        RoleGroup.WORKER: _("Homecare worker"),
        RoleGroup.MANAGER: _("Manager"),
        RoleGroup.DRAWING_ON_CARE: _("Person drawing on care"),
        RoleGroup.FAMILY_CARER: _("Family carer"),
        RoleGroup.RESEARCHER: _("Researcher"),
    }[group]


def many(_: Words, group: RoleGroup) -> str:
    """Name the people of this role group."""
    return {
        RoleGroup.WORKER: _("Homecare workers"),
        RoleGroup.MANAGER: _("Managers"),
        RoleGroup.DRAWING_ON_CARE: _("People drawing on care"),
        RoleGroup.FAMILY_CARER: _("Family carers"),
        RoleGroup.RESEARCHER: _("Researchers"),
    }[group]


def a_person(_: Words, group: RoleGroup) -> str:
    """Name one person of this role group as it stands beside what they wrote."""
    return {
        RoleGroup.WORKER: _("a homecare worker"),
        RoleGroup.MANAGER: _("a manager"),
        RoleGroup.DRAWING_ON_CARE: _("a person drawing on care"),
        RoleGroup.FAMILY_CARER: _("a family carer"),
        RoleGroup.RESEARCHER: _("a researcher"),
    }[group]


def somebody(_: Words, group: RoleGroup | None) -> str:
    """Name one person of this role group, or of none where it has too few people to be named."""
    return _("somebody who takes part") if group is None else a_person(_, group)


def short(_: Words, group: RoleGroup) -> str:
    """Name this role group on a menu's line, in both languages while one of them is unchecked."""
    return _.both(one, group)


def audience(_: Words, groups: Iterable[RoleGroup]) -> str:
    """Name who is asked: these role groups, or with none of them everyone."""
    asked = frozenset(groups)
    return ", ".join(many(_, group) for group in RoleGroup if group in asked) or _("everyone who has joined")


def audience_in_short(_: Words, groups: Iterable[RoleGroup]) -> str:
    """Name who is asked in few words: of many role groups, those that are not."""
    asked = frozenset(groups)
    others = [group for group in RoleGroup if group not in asked]
    if not asked or not others or len(asked) <= len(others):
        return audience(_, asked)
    return _("everyone but {people}", people=", ".join(many(_, group) for group in others))


def account_called(display_name: str, username: str) -> str:
    """Say how Discord shows an account, with the name that no other account has."""
    shown = one_line(display_name)
    return f"{shown} (@{username})" if shown and shown != username else f"@{username}"


def pool(_: Words, groups: Sequence[RoleGroup]) -> str:
    """Name the people who are spoken of together: those of one role group, or of several small ones."""
    return many(_, groups[0]) if len(groups) == 1 else _("Other partners")


def one_of(_: Words, groups: Sequence[RoleGroup]) -> str:
    """Name one of the people who are spoken of together, as it stands beside what they wrote."""
    return a_person(_, groups[0]) if len(groups) == 1 else _("a partner")


def consent_asked(_: Words, consent: Consent) -> str:
    """Say what a yes to this consent means."""
    return {
        Consent.TAKE_PART: _("I take part. I can leave at any time."),
        Consent.BE_QUOTED: _("My words may be quoted in what we make, without my name."),
        Consent.BE_NAMED: _("The name I chose here may stand in what we make."),
        Consent.BE_CONTACTED_LATER: _("When this programme is over, you may write to me about a new one."),
        Consent.RESEARCH: _("What I write here may be used for research, without my name."),
    }[consent]


_LANGUAGES: Final = {"en": "English", "cy": "Cymraeg"}


def language_called(code: str) -> str:
    """Name a language as its own speakers do."""
    return _LANGUAGES.get(code, code)


def languages_in_order(languages: Sequence[str], here: Server) -> Sequence[str]:
    """Put Welsh first in Wales."""
    return sorted(languages, key=lambda code: code != _WELSH) if here.nation is Nation.WALES else languages


def language_choices(offered: Sequence[str], chosen: str | None) -> tuple[Choice, ...]:
    """List the languages to choose from."""
    return tuple(Choice(code, language_called(code), chosen=code == chosen) for code in offered)
