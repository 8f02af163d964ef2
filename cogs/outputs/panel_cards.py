"""The panel of something that is put together: its words, its lines, and what comes next."""

from typing import Final

from bot.domain.output_drafts import PreparedOutput
from bot.domain.outputs import ABOUT_LENGTH, Output, OutputLine, OutputState
from bot.text import Words
from cogs.kit.cards import Button, Card, Choice, Row, Tone
from cogs.kit.clean import as_heading, shown_in
from cogs.kit.menus import menus
from cogs.outputs import credit_ask_cards, publishing_cards, verbs
from cogs.outputs.draft_cards import repeats, stage

_LINES: Final = 2000  # characters for all lines together: what is said in two languages has room beside them
_SHORTEST: Final = 34  # of a line, whatever their number
_ADDRESS: Final = 100  # as much of a link as tells it from another


def panel(_: Words, found: PreparedOutput, said: str = "") -> Card:
    """Show something as it is worked on, and all that can be done; `said` is what they must hear before all else."""
    output = found.output
    return Card(
        title=_("Made together"),
        wrote="\n".join(filter(None, (heading(output), *_lines(_, found)))),
        body="\n".join(filter(None, (said, f"{_('**Now:**')} {stage(_, output)}", _next(_, found)))),
        small="\n".join(_notes(_, found)),
        rows=_rows(_, found),
    )


def heading(output: Output) -> str:
    """Show what something is called, what it is, and where to see it."""
    words = output.words
    about, link = shown_in(words.about, ABOUT_LENGTH), shown_in(words.link, _ADDRESS)
    return "\n".join(filter(None, (as_heading(words.title), about, link)))


def in_short(_: Words, line: OutputLine, most: int) -> str:
    """Show what a line says, as far as there is room."""
    return shown_in(line.words, most) if line.words else _("(no words yet)")


def _lines(_: Words, found: PreparedOutput) -> list[str]:
    most = max(_SHORTEST, _LINES // max(1, len(found.lines)))
    return [
        f"{line.number}. {in_short(_, line, most)}{' ⚠️' if line.id in found.unquotable else ''}" for line in found.lines
    ]


def _next(_: Words, found: PreparedOutput) -> str:
    if not found.lines:
        return _("Next: add its lines, one after the other. Something without words, such as a video, needs none.")
    if found.output.state is OutputState.DRAFT:
        return _("Next: ask how people wish to be named. Or publish it without names.")
    if found.output.state is OutputState.ASKING:
        return _("Next: publish it, once that time is over.")
    return ""


def _notes(_: Words, found: PreparedOutput) -> list[str]:
    notes = []
    if found.unquotable:
        notes.append(repeats(_))
    if not all(line.words for line in found.lines):
        notes.append(_("Lines without words are left out."))
    if found.output.edition and found.has_news:
        notes.append(_("Everybody sees the edition before, until you publish the next one."))
    return notes


def _rows(_: Words, found: PreparedOutput) -> tuple[Row, ...]:
    output = found.output
    back = Button(verbs.OUTPUTS, _.label("All of them"))
    if output.state is OutputState.WITHDRAWN:
        return ((back,),)
    drop = Button(verbs.OUTPUT_DISCARD, _.label("Throw it away"), output.id, Tone.GRAVE)
    may_drop = output.state is OutputState.DRAFT and not output.edition
    return (
        *_choose(_, found),
        (
            Button(verbs.LINE_SOURCES, _.label("Add a line"), output.id, Tone.MAIN),
            Button(verbs.OUTPUT_REWRITE, _.label("Change the words"), output.id),
        ),
        (credit_ask_cards.button(_, output), *publishing_cards.ways(_, output)),
        (back, *((drop,) if may_drop else ())),
    )


def _choose(_: Words, found: PreparedOutput) -> tuple[Row, ...]:
    if not found.lines:
        return ()
    choices = tuple(
        Choice(line.id, f"{line.number}. {line.words or _.label(_('(no words yet)'))}") for line in found.lines
    )
    return menus(_, verbs.LINE, _.label("Look at a line"), choices)
