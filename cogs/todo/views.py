"""What coordinators look after, gathered from every feature."""

from collections.abc import Mapping, Sequence
from functools import partial
from string import hexdigits

from bot.domain.people import GuildId, PersonId
from bot.services import Transaction, to_do
from cogs.kit import drafts
from cogs.kit.feature import features_of
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.router import router_of
from cogs.kit.verbs import TO_DO, Verb
from cogs.todo import cards, verbs


async def look(press: Press) -> Reply:
    """Show coordinators what there is to do."""
    return show(cards.to_do, await press.run(_seen, press))


async def look_on(press: Press) -> Reply:
    """Show what did not fit on the card before; where that is done by now, all from the beginning."""
    lines, first = await press.run(_seen, press), _first(press.ref)
    return show(cards.to_do, lines, first if first < len(lines) else 0)


def _first(ref: str) -> int:
    """Read the place of a line, which is written as long as every reference."""
    return int(ref, 16) if ref and set(ref) <= set(hexdigits) else 0


def _seen(tx: Transaction, press: Press) -> Sequence[ToDoLine]:
    """Look at everything in one transaction."""
    to_do.may_look(tx, press.actor)
    return lines_for(Rendering(tx, press.bot, press.now), press.actor.guild, press.actor.person)


def own_drafts(at: Rendering, guild: GuildId, person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what this coordinator has begun and not sent, of whatever noun."""
    drawn_by = router_of(at.bot).drafts
    found = [one for find in at.tx.nouns.drafts for one in find(at.tx, guild, person, now=at.now)]
    return [
        ToDoLine(LATER, partial(cards.draft, one=one), partial(drafts.buttons, draft=one, how=drawn_by[one.kind]))
        for one in found
    ]


def lines_for(at: Rendering, guild: GuildId, person: PersonId) -> Sequence[ToDoLine]:
    """Return what there is to do, what presses most first."""
    found = [line for feature in features_of(at.bot) for find in feature.to_do for line in find(at, guild, person)]
    return sorted(found, key=lambda line: line.place)


PRESSES: Mapping[Verb, Handler] = {
    TO_DO: look,
    verbs.TO_DO_MORE: look_on,
}
