"""What would be easier to read in what a coordinator wrote: advice on a panel, never in the way."""

from collections.abc import Sequence
from typing import Final

from bot.domain.plain_words import LONGEST, Advice, Jargon, LongSentence
from bot.text import Words
from cogs.kit.clean import shown

_SHOWN: Final = 4


def advice_in_short(_: Words, found: Sequence[Advice]) -> str:
    """Say the first thing, and how many more there are: nothing where all is plain."""
    if not found:
        return ""
    left = len(found) - 1
    more = f" {_.number('And {n} more.', 'And {n} more.', left)}" if left else ""
    return _said(_, found[0]) + more


def plain_words(_: Words, found: Sequence[Advice]) -> str:
    """Say each thing on a line, as many as find room."""
    lines = [_("You can leave the words as they are.")]
    lines += [f"- {_said(_, one)}" for one in found[:_SHOWN]]
    if any(isinstance(one, LongSentence) for one in found):
        lines.append(_("Up to {most} words are easy to follow.", most=LONGEST))
    return "\n".join(lines)


def _said(_: Words, advice: Advice) -> str:
    if not isinstance(advice, Jargon):
        return _("One sentence has {n} words.", n=advice.words)
    if advice.plain:
        return _("Plainer: “{plain}” for “{word}”.", plain=advice.plain, word=shown(advice.word))
    return _("Better left out: “{word}”.", word=shown(advice.word))
