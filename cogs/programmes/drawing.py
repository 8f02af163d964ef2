"""What belongs to a programme as lines of its card, each drawn by the feature of its noun."""

from collections.abc import Mapping, Sequence

from bot.domain.programmes import ProgrammeSoFar
from bot.domain.progress import ProgressEntry, ProgressState
from bot.text import Words
from cogs.kit.cards import CardIn
from cogs.kit.nouns import LISTED, ProgressRenderer, more
from cogs.programmes import cards
from cogs.programmes.cards import Lines

Drawn = Mapping[str, ProgressRenderer]  # by the name of the noun


def public(found: ProgrammeSoFar, drawn_by: Drawn, *, runs_it: bool = False) -> CardIn:
    """Draw its card as everybody sees it, or, for who `runs_it`, with what they can do about it."""
    draw = cards.for_coordinators if runs_it else cards.programme_card
    return lambda _: draw(_, found.programme, _lines(_, found.entries, drawn_by))


def _lines(_: Words, entries: Sequence[ProgressEntry], drawn_by: Drawn) -> Lines:
    return {state: _few(_, [one for one in entries if one.state is state], drawn_by) for state in ProgressState}


def _few(_: Words, entries: Sequence[ProgressEntry], drawn_by: Drawn) -> Sequence[str]:
    """List a few, soonest first; of what was those that were last, and how many there are besides."""
    is_over = bool(entries) and entries[0].state is ProgressState.WAS
    few = entries[-LISTED:] if is_over else entries[:LISTED]
    return [*(f"- {drawn_by[one.kind](_, one)}" for one in few), *more(_, entries)]
