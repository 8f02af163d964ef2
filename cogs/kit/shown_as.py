"""The name beside what somebody writes: a menu to choose it before anybody else sees it."""

from bot.domain.answering import OwnNames
from bot.domain.people import RoleGroup
from bot.domain.preferences import ShownAs
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Choice


def ways(_: Words, names: OwnNames, group: RoleGroup, chosen: ShownAs) -> tuple[Choice, ...]:
    """Offer to be shown by the role group alone, and by each name that they have."""
    every = (
        (ShownAs.ROLE, _.label("Shown as the role group alone"), people.a_person(_, group)),
        (ShownAs.NAME, _.label("Shown as the name in this server"), names.in_server),
        (ShownAs.PSEUDONYM, _.label("Shown as the made-up name"), names.made_up),
    )
    return tuple(Choice(way.value, label, name, chosen=way is chosen) for way, label, name in every if name)
