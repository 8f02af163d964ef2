"""The button that leads to what needs somebody and what is new."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from bot.domain.catching_up import CatchUp
from bot.domain.subjects import Subject
from bot.services import catching_up
from bot.text import Words
from cogs.catchup import cards
from cogs.kit.cards import Card
from cogs.kit.letters import NoteLine
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.router import Router, router_of
from cogs.kit.verbs import CATCH_UP, Verb


async def catch_up(press: Press) -> Reply:
    """Show somebody what still wants them, and what is new since they last looked."""
    found = await press.run(catching_up.catch_up, press.actor, now=press.now)
    if found is None:
        return show(cards.not_joined)
    return Reply(card=partial(_drawn, found=found, router=router_of(press.bot)))


def _drawn(_: Words, found: CatchUp, router: Router) -> Card:
    first = [_line(_, one, found.since, router) for one in found.opened[: cards.FIRST]]
    new = cards.news(_, found.happened, router.happenings)
    return cards.catch_up(_, first, len(found.opened) - len(first), new, found.since)


def _line(_: Words, one: Subject, since: datetime, router: Router) -> NoteLine:
    is_new = one.opened_at is not None and one.opened_at >= since
    return replace(router.subjects[one.kind].line(_, one), small=_("new") if is_new else "")


UNNOTICED: Final = frozenset({CATCH_UP})  # from there it is one press to a paper
PRESSES: Final[Mapping[Verb, Handler]] = {CATCH_UP: catch_up}
