"""How the five role groups are called on every screen."""

from collections.abc import Iterable

from bot.domain.people import RoleGroup
from bot.text import Words


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


def short(_: Words, group: RoleGroup) -> str:
    """Name this role group on a menu's line, in both languages while one of them is unchecked."""
    return _.both(one, group)


def audience(_: Words, groups: Iterable[RoleGroup]) -> str:
    """Name who is asked: these role groups, or with none of them everyone."""
    asked = frozenset(groups)
    return ", ".join(many(_, group) for group in RoleGroup if group in asked) or _("everyone who has joined")
