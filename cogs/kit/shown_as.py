"""The name beside what somebody writes: a menu to choose it before anybody else sees it."""

from bot.domain.answering import OwnNames
from bot.domain.people import RoleGroup
from bot.domain.preferences import ShownAs
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Choice


def ways(_: Words, names: OwnNames, group: RoleGroup | None, chosen: ShownAs) -> tuple[Choice, ...]:
    """Offer to be shown by the role group alone, or by none where it has too few people, and by each name they have."""
    unnamed = _.label("Shown without a name") if group is None else _.label("Shown as the role group alone")
    every = (
        (ShownAs.ROLE, unnamed, people.somebody(_, group)),
        (ShownAs.NAME, _.label("Shown as the name in this server"), names.in_server),
        (ShownAs.PSEUDONYM, _.label("Shown as the made-up name"), names.made_up),
    )
    return tuple(Choice(way.value, label, name, chosen=way is chosen) for way, label, name in every if name)
