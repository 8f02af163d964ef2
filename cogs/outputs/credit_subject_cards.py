"""How being asked for one's name is drawn: for features that name no noun, and in the note that comes with it."""

from typing import Final

from bot.domain.credits import MINUTES
from bot.domain.outputs import Output
from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import SubjectRenderer, no_more, once_more
from cogs.kit.verbs import HOW_NAMED, NOT_FOR_ME, REMIND
from cogs.outputs.credit_cards import named_as


def line(_: Words, asked: Subject) -> NoteLine:
    """Name it among other things."""
    return NoteLine(
        title=_("How to name you in: {title}", title=asked.title),
        minutes=asked.minutes,
        until=asked.closes_at,
        button=Button(HOW_NAMED, _.label("Choose how"), asked.id),
    )


def answer(_: Words, asked: Subject) -> Button:
    """Lead to its screen."""
    return Button(HOW_NAMED, _.label("Choose how"), asked.id, Tone.MAIN)


def facts(_: Words, asked: Subject) -> str:
    """Say how long it takes, and until when people are asked."""
    about = _.number("about {n} minute", "about {n} minutes", asked.minutes or 1)
    return f"{about} · {_('asked until {when}', when=moment(asked.closes_at))}" if asked.closes_at else about


def planned(_: Words, asked: Subject) -> Card:
    """Say of a reminder that it belongs to being asked for a name."""
    return Card(
        title=_("A reminder about how to name you"),
        wrote=as_heading(asked.title),
        small=_("It comes with the question how to name you, to everybody who has joined."),
    )


def follows(_: Words) -> str:
    """Say that a reminder moves with the end of the asking."""
    return _("If people are asked for longer, this moves too.")


def opted_out(_: Words, asked: Subject) -> Card:
    """Say that somebody hears no more of how they are named in something."""
    body = _("You are not asked again how to name you in it. Without an answer you are not named.")
    way = Button(HOW_NAMED, _.label("Choose how"), asked.id)
    return no_more(_, asked, _("You hear no more about this"), body, way)


def heard_again(_: Words, asked: Subject) -> Card:
    """Say that somebody hears of it again."""
    return once_more(_, asked, _("You hear about this again"), answer(_, asked))


def none(_: Words) -> str:
    """Say when people are asked."""
    return _("When something is made together, you are asked how to name you in it.")


def note(_: Words, output: Output, name: str) -> Card:
    """Ask somebody how to name them; under which name they stand there already is offered, and stands."""
    now = named_as(_, name, is_public=output.stands) if name else ""
    before = [f"{now} {_('That stays so, unless you change it.')}"] if name else []
    silent = [] if name else [_("Without an answer you are not named.")]
    until = [_("You are asked until {when}.", when=moment(output.asked_until))] if output.asked_until else []
    return Card(
        title=_("How shall we name you?"),
        wrote="\n".join(filter(None, (as_heading(output.words.title), shown(output.words.about)))),
        body="\n".join((_("It says who made it with us. You choose how you are named."), *before, *silent, *until)),
        small=_("When it suits you, or not at all."),
        rows=(
            (
                Button(HOW_NAMED, _.label("Choose how"), output.id, Tone.MAIN),
                Button(REMIND, _.label("Later…"), f"subject.{output.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), output.id),
            ),
        ),
    )


def note_line(_: Words, output: Output) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("How to name you in: {title}", title=limits.cut(output.words.title, limits.NAME)),
        minutes=MINUTES,
        until=output.asked_until,
        button=Button(HOW_NAMED, _.label("Choose how"), output.id),
        opts_out_of=output.id,
    )


RENDERER: Final = SubjectRenderer(line, answer, facts, planned, follows, opted_out, heard_again, none)
