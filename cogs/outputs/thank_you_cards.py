"""How somebody is thanked whose words stand in what was made: what they wrote, and what it is now."""

from typing import Final

from bot.domain.outputs import ThankedLine, ThankYou
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card
from cogs.kit.clean import excerpt, shown
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import HOW_NAMED, SEE_OUTPUT

QUOTED: Final = 160  # characters of somebody's own words, for them to know which answer it was
MOST: Final = 4  # lines that are shown; the others stand in the output itself


def letter(_: Words, thanks: ThankYou) -> Card:
    """Thank somebody: nothing in it depends on who they are, or on which way their words came."""
    said = [_("Thank you. Without answers like yours it would not be there.")]
    if len(thanks.lines) > MOST:
        said.append(_("More of yours is in it too."))
    return Card(
        title=_title(_, thanks, shown(_called(thanks))),
        wrote="\n".join(_became(_, one) for one in thanks.lines[:MOST]),
        body="\n".join(said),
        rows=(
            (
                Button(SEE_OUTPUT, _.label("See it"), thanks.output),
                Button(HOW_NAMED, _.label("How I'm credited"), thanks.output),
            ),
        ),
    )


def line(_: Words, thanks: ThankYou) -> NoteLine:
    """Say the same in one line, among others."""
    now = _("It is now number {number}.", number=thanks.lines[0].number)
    return NoteLine(title=_title(_, thanks, _called(thanks)), small=now)


def _called(thanks: ThankYou) -> str:
    return limits.cut(thanks.title, limits.NAME)


def _title(_: Words, thanks: ThankYou, called: str) -> str:
    if all(one.is_part for one in thanks.lines):
        return _("Part of what you wrote is in “{title}”", title=called)
    if len(thanks.lines) > 1:
        return _("Your lines are in “{title}”", title=called)
    return _("Your line is in “{title}”", title=called)


def _became(_: Words, one: ThankedLine) -> str:
    """Show what somebody wrote, and what it is now: both are in one language, so they stand there once."""
    wrote = [f"**{_.label('You wrote')}:**\n> {shown(excerpt(one.wrote, QUOTED))}"] if one.wrote else []
    now = _.label("It is now number {number}", number=one.number)
    return "\n".join((*wrote, f"**{now}:** “{shown(one.words)}”"))
