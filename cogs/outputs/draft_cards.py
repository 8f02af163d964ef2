"""What coordinators see around what they put together: its form, the list of all, and throwing a draft away."""

from collections.abc import Sequence
from typing import Final

from bot.domain.join_links import LINK_LENGTH
from bot.domain.output_drafts import PreparedOutput, seen_words
from bot.domain.outputs import ABOUT_LENGTH, TITLE_LENGTH, Output, OutputState, OutputWords
from bot.text import Words
from cogs.kit.cards import Button, Card, Choice, Row, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.forms import Field, Form, Part, Says
from cogs.kit.menus import menus
from cogs.kit.nouns import more, short
from cogs.kit.verbs import TO_DO
from cogs.outputs import verbs

_LISTED: Final = 10  # in full; the menu has the others too


def begin_form(_: Words) -> Form:
    """Take the words of something new."""
    return Form(verbs.OUTPUT_WORDS, _.label("Made together"), _fields(_, OutputWords("")), public=True)


def words_form(_: Words, output: Output | None = None) -> Form:
    """Take other words for what is there already, beside which nobody has written any since."""
    words = output.words if output else OutputWords("")
    ref = f"{seen_words(words)}.{output.id}" if output else "-"
    return Form(verbs.OUTPUT_REWORD, _.label("Change the words"), _fields(_, words), ref, public=True)


def words_form_again(_: Words, output: Output) -> Form:
    """Take them again, and say what stands there now."""
    words = output.words
    now = "\n".join(filter(None, (words.title, words.about, words.link)))
    form = words_form(_, output)
    return Form(form.verb, form.title, (stands_now(_, now), *form.fields), form.ref)


def stands_now(_: Words, words: str) -> Says:
    """Say what stands there now, to whoever has typed something else."""
    return Says(_("It says now:") + "\n" + "\n".join(f"> {line}" for line in words.split("\n")))


def all_here(_: Words, found: Sequence[Output]) -> Card:
    """List everything that is made together here, with how far each has come."""
    lines = [*(f"- {short(one.words.title)} · {stage(_, one)}" for one in found[:_LISTED]), *more(_, found, _LISTED)]
    new = Button(verbs.OUTPUT_BEGIN, _.label("Start a new one"), tone=Tone.MAIN)
    return Card(
        title=_("Made together"),
        body="\n".join(lines) or _("Nothing yet. Start with what it is called, such as “The pocket card”."),
        small=_("All coordinators see these, and can work on them."),
        rows=(*_choose(_, found), (new, Button(TO_DO, _.label("To do")))),
    )


def stage(_: Words, output: Output) -> str:
    """Say how far something has come."""
    if output.state is OutputState.ASKING and output.asked_until is not None:
        return _("time to say how to be named: until {when}", when=moment(output.asked_until))
    if output.state is OutputState.WITHDRAWN:
        return _("withdrawn")
    return _("edition {n}", n=output.edition) if output.edition else _("not published yet")


def repeats(_: Words) -> str:
    """Say what the sign beside a line means."""
    return _("⚠️ repeats somebody who does not wish to be quoted. Please say it in other words.")


def confirm_discard(_: Words, found: PreparedOutput) -> Card:
    """Say what goes before anything is thrown away: it is everybody's work."""
    lines = _.number("It has {n} line.", "It has {n} lines.", len(found.lines)) if found.lines else ""
    output = found.output
    return Card(
        title=_("Throw this away?"),
        wrote=as_heading(output.words.title),
        body=" ".join(filter(None, (lines, _("It goes for every coordinator, and does not come back.")))),
        rows=(
            (
                Button(verbs.OUTPUT_DISCARD_NOW, _.label("Throw it away"), output.id, Tone.GRAVE),
                Button(verbs.OUTPUT, _.label("No, keep it"), output.id),
            ),
        ),
    )


def being_made(_: Words, found: Sequence[Output]) -> str:
    """Say to coordinators what is being put together."""
    if len(found) == 1:
        return _("Being put together: {title}", title=f"**{short(found[0].words.title)}**")
    return _.number("{n} thing is being put together.", "{n} things are being put together.", len(found))


def go_on(_: Words, found: Sequence[Output]) -> tuple[Button, ...]:
    """Lead to what is being put together."""
    if len(found) == 1:
        return (Button(verbs.OUTPUT, _.label("Go on"), found[0].id),)
    return (Button(verbs.OUTPUTS, _.label("See them")),)


def _fields(_: Words, words: OutputWords) -> tuple[Part, ...]:
    called, example = _.label("What it is called"), _("For example: The pocket card")
    about, what = _.label("About it"), _("What it is, in a sentence or two. Everybody reads it.")
    link, where = _.label("A link to it"), _("It begins with https://. Leave it empty while there is none.")
    return (
        Field("title", called, example, words.title, most=TITLE_LENGTH),
        Field("about", about, what, words.about, long=True, required=False, most=ABOUT_LENGTH),
        Field("link", link, where, words.link, required=False, most=LINK_LENGTH, is_place=True),
    )


def _choose(_: Words, found: Sequence[Output]) -> tuple[Row, ...]:
    if not found:
        return ()
    return menus(
        _, verbs.OUTPUT_CHOSEN, _.label("Look at one"), tuple(Choice(one.id, one.words.title) for one in found)
    )
