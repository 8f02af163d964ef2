"""What somebody presses to say how they wish to be named."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.domain.outputs import CreditRole, OutputId
from bot.domain.preferences import Credit
from bot.services import outputs
from cogs.kit.cards import CardIn
from cogs.kit.clean import one_line
from cogs.kit.drawing import Drawn
from cogs.kit.forms import FormIn
from cogs.kit.made_up_names import look_again, named
from cogs.kit.press import Handler, Press, Reply, one_of, open_form, show
from cogs.kit.verbs import HOW_NAMED, MY_CREDITS, Verb
from cogs.outputs import credit_cards, verbs


async def every(press: Press) -> Reply:
    """List how somebody is named in all that was made."""
    await _named(press)
    return show(credit_cards.list_of, await press.run(outputs.my_credits, press.actor))


async def choose_one(press: Press) -> Reply:
    """Show how somebody is named in what they chose from the list."""
    return await _show(press, press.value)


async def look(press: Press) -> Reply:
    """Ask somebody how to name them in one output."""
    return await _show(press, press.ref)


async def choose_way(press: Press, way: Credit) -> Reply:
    """Be named in this way, or be left out."""
    await _named(press)
    mine = await press.run(outputs.choose_credit, press.actor, OutputId(press.ref), way, now=press.now)
    press.bot.wake()
    return show(credit_cards.how, mine)


async def make_up(press: Press) -> Reply:
    """Let a name be made up."""
    await press.run(outputs.my_credit, press.actor, OutputId(press.ref))
    return open_form(credit_cards.name_form, press.ref)


async def take_name(press: Press) -> Reply:
    """Be named by a name that was made up."""
    await _named(press)
    name, this = one_line(press.typed.get(credit_cards.NAME, "")), OutputId(press.ref)
    way = Credit.PSEUDONYM
    mine = await press.run(outputs.choose_credit, press.actor, this, way, made_up=name, now=press.now)
    press.bot.wake()
    return replace(show(credit_cards.how, mine), then=lambda: _look_again(press, name))


async def choose_roles(press: Press) -> Reply:
    """Say what one did; with nothing chosen, say nothing of it."""
    await _named(press)
    roles = [one_of(CreditRole, value) for value in press.values]
    mine = await press.run(outputs.choose_roles, press.actor, OutputId(press.ref), roles, now=press.now)
    press.bot.wake()
    return show(credit_cards.how, mine)


async def _show(press: Press, ref: str) -> Reply:
    await _named(press)
    return show(credit_cards.how, await press.run(outputs.my_credit, press.actor, OutputId(ref)))


async def _look_again(press: Press, name: str) -> CardIn | Drawn | None:
    refused = await look_again(press)
    if refused is not None:
        await press.run(outputs.take_back_made_up, press.actor, name, now=press.now)
        press.bot.wake()
    return refused


async def _named(press: Press) -> None:
    """Find out by which name everybody sees whoever presses, without what nobody can see of it."""
    await named(press)
    press.actor = replace(press.actor, names=tuple(map(one_line, press.actor.names)))


PRESSES: Final[Mapping[Verb, Handler]] = {
    MY_CREDITS: every,
    HOW_NAMED: look,
    verbs.NAMED_IN: choose_one,
    verbs.NAMED_BY_NAME: partial(choose_way, way=Credit.NAME),
    verbs.NAMED_MADE_UP: partial(choose_way, way=Credit.PSEUDONYM),
    verbs.NAMED_NOT: partial(choose_way, way=Credit.NONE),
    verbs.NAMED_MAKE_UP: make_up,
    verbs.NAMED_ROLES: choose_roles,
}
FORMS: Final[Mapping[Verb, tuple[Handler, FormIn]]] = {verbs.NAMED_AS: (take_name, credit_cards.name_form)}
