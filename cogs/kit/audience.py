"""Whom something asks that is being prepared: everybody, or pools of role groups, none of fewer than five people."""

from collections.abc import Sequence
from typing import Final

from bot.domain.people import RoleGroup
from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Choice, Menu
from cogs.kit.press import Press, one_of
from cogs.kit.verbs import Verb

EVERYONE: Final = "everyone"


def audience_menu(_: Words, verb: Verb, ref: str, audience: frozenset[RoleGroup], pools: Sequence[Pool]) -> Menu:
    """Offer everybody, or the pools of those who have joined."""
    everyone = Choice(EVERYONE, _.label("Everyone who has joined"), chosen=not audience)
    offered = pools if len(pools) > 1 else ()
    choices = (everyone, *(_pool(_, pool, chosen=audience.issuperset(pool)) for pool in offered))
    return Menu(verb, ref, _.label("Who is asked"), choices, most=len(choices))


def chosen_audience(press: Press, before: frozenset[RoleGroup]) -> frozenset[RoleGroup]:
    """Return the role groups that were chosen: none of them means everybody."""
    chosen = (group for value in press.values if value != EVERYONE for group in value.split())
    groups = frozenset(one_of(RoleGroup, group) for group in chosen)
    # The menu arrives with the old choice ticked: whichever side was added last is meant.
    everyone_added = EVERYONE in press.values and bool(before)
    return frozenset() if everyone_added else groups


def _pool(_: Words, pool: Pool, *, chosen: bool) -> Choice:
    if len(pool) == 1:
        return Choice(pool[0].value, people.short(_, pool[0]), chosen=chosen)
    value = " ".join(group.value for group in pool)
    return Choice(value, _.both(people.pool, pool), people.audience(_, pool), chosen=chosen)
