"""What becomes of sealed words if too few write: a menu, the same wherever words are sealed."""

from typing import Final

from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Choice, Menu
from cogs.kit.press import Press, not_a_choice
from cogs.kit.verbs import Verb

UNDER_GROUP: Final = "group"
NOBODY_READS: Final = "nobody"


def menu(_: Words, verb: Verb, ref: str, *, few: int, pool: Pool, under_group: bool) -> Menu:
    """Offer that nobody reads them, or that they stand under their author's group."""
    return Menu(
        verb,
        ref,
        _.label("If fewer than {few} write", few=few),
        (
            Choice(NOBODY_READS, nobody_reads(_, few), chosen=not under_group),
            Choice(UNDER_GROUP, _.both(as_from, pool), _.label("This may tell who you are"), chosen=under_group),
        ),
    )


def said(_: Words, *, few: int, pool: Pool) -> str:
    """Say what was chosen; without a pool, that nobody reads them."""
    return f"-# {as_from(_, pool) if pool else nobody_reads(_, few)}"


def nobody_reads(_: Words, few: int) -> str:
    """Say that nobody reads them if too few write."""
    return _.label("If fewer than {few} write, nobody reads it", few=few)


def as_from(_: Words, pool: Pool) -> str:
    """Say under whom words stand if fewer write."""
    return _("If fewer write, as from {somebody}", somebody=people.one_of(_, pool))


def chosen(press: Press) -> bool:
    """Tell whether they may stand under a group; refuse what the menu does not send."""
    if press.value not in {UNDER_GROUP, NOBODY_READS}:
        raise not_a_choice()
    return press.value == UNDER_GROUP
