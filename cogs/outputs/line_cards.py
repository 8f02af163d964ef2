"""One line of something made together: the answers it is made of, its words, its place."""

from typing import Final

from bot.domain.output_drafts import PreparedLine, UsedAnswers, UsedSources, seen
from bot.domain.outputs import LINE_LENGTH, OutputLine
from bot.domain.preferences import Quote
from bot.domain.sources import Piece
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone
from cogs.kit.clean import as_heading, shown_in
from cogs.kit.forms import Field, Form
from cogs.kit.menus import PAGES, menus
from cogs.outputs import verbs
from cogs.outputs.draft_cards import repeats, stands_now

_PAGE: Final = 20  # answers, each with enough of it to know it by
_IN_A_LIST: Final = 80  # characters of each answer
_QUESTION: Final = 150  # of what was asked
_LISTED: Final = 10  # answers in one line, and how many characters they have together
_TOGETHER: Final = 1800
_TAKEN_OUT: Final = 120  # of a line that is gone


def choose_source(_: Words, found: UsedSources) -> Card:
    """Ask from which question the answers come."""
    none = _("No answer is used yet. Say first what came of answers: /topic answers.")
    choices = tuple(Choice(one.id, one.title) for one in found.sources)
    prompt = _.label("Choose a question")
    chooser = menus(_, verbs.LINE_ANSWERS, prompt, choices, most=3, ref=found.about) if choices else ()
    return Card(
        title=_("A new line") if found.line is None else _("More answers for this line"),
        wrote=as_heading(found.output.words.title),
        body=_("From which question do the answers come?") if found.sources else none,
        rows=(*chooser, _ways(_, found)),
    )


def choose_answers(_: Words, found: UsedAnswers, page: int) -> Card:
    """List the answers to a question that were used, a page at a time, with whether each may be quoted.

    After the last page comes the first.
    """
    pages = min(len(PAGES), max(1, -(-len(found.pieces) // _PAGE)))
    page %= pages
    some = tuple(enumerate(found.pieces, 1))[_PAGE * page : _PAGE * (page + 1)]
    lines = [f"{n}. {_in_short(_, one, _IN_A_LIST)} · {_quoting(_, one)}{_taken(_, found, one)}" for n, one in some]
    on = Button(
        verbs.LINE_ANSWERS_NEXT, _.label("Others"), f"{PAGES[(page + 1) % pages]}.{found.about}.{found.source.id}"
    )
    return Card(
        title=_("Answers that were used"),
        wrote="\n".join((f"### {shown_in(found.source.title, _QUESTION)}", *lines)),
        body=_("Choose those that go into one line. You write it in your own words next."),
        small=_("They stand in no order: not who was first, and not who wrote more."),
        rows=(
            _chooser(_, found, some),
            (
                *((on,) if pages > 1 else ()),
                Button(verbs.LINE_SOURCES, _.label("Another question"), found.about),
            ),
        ),
    )


def line(_: Words, found: PreparedLine) -> Card:
    """Show a line with what went into it, and all that can be done about it."""
    one = found.line
    said = as_heading(one.words) if one.words else ""
    few, left = found.pieces[:_LISTED], len(found.pieces[_LISTED:])
    most = _TOGETHER // max(1, len(few))
    pieces = [f"> {_in_short(_, piece, most)}\n-# {_quoting(_, piece)}" for piece in few]
    more = _.number("and {n} more", "and {n} more", left) if left else ""
    return Card(
        title=_("Line {n} of {of}", n=one.number, of=found.of),
        wrote="\n".join(filter(None, (said, *pieces, more))),
        body=_about(_, found),
        small=repeats(_) if found.unquotable else "",
        rows=_rows(_, found),
    )


def words_form(_: Words, one: OutputLine | None = None) -> Form:
    """Take the words of a line, beside which nobody has written any since."""
    ref = f"{seen(one.words)}.{one.id}" if one else NO_REFERENCE
    return Form(verbs.LINE_WORDS, _.label("One line"), (_field(_, one.words if one else ""),), ref, public=True)


def words_form_again(_: Words, one: OutputLine) -> Form:
    """Take them again, and say what stands there now."""
    form = words_form(_, one)
    now = (stands_now(_, one.words),) if one.words else ()
    return Form(form.verb, form.title, (*now, *form.fields), form.ref)


def own_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take the words of a line that no answer went into."""
    return Form(verbs.LINE_OWN_WORDS, _.label("One line"), (_field(_, ""),), ref, public=True)


def taken_out(_: Words, one: OutputLine) -> str:
    """Say that a line is out, with its words: so they can be copied."""
    return _("Taken out: {words}", words=f"“{shown_in(one.words, _TAKEN_OUT)}”") if one.words else _("Taken out.")


def _field(_: Words, words: str) -> Field:
    return Field("line", _.label("The line"), _("Everybody reads it."), words, long=True, most=LINE_LENGTH)


def _ways(_: Words, found: UsedSources) -> tuple[Button, ...]:
    if found.line is not None:
        return (Button(verbs.LINE, _.label("Go back"), found.line.id),)
    return (
        Button(verbs.LINE_OWN, _.label("Write one without an answer"), found.output.id),
        Button(verbs.OUTPUT, _.label("Go back"), found.output.id),
    )


def _chooser(_: Words, found: UsedAnswers, some: tuple[tuple[int, Piece], ...]) -> Row:
    choices = tuple(Choice(one.id, f"{n}. {one.words or one.chose}", _.both(_quoting, one)) for n, one in some)
    return Menu(verbs.LINE_CHOSEN, found.about, _.label("Choose one or more"), choices, most=len(choices))


def _in_short(_: Words, piece: Piece, most: int) -> str:
    words = " ".join(piece.words.split())
    if words:
        return shown_in(words, most)
    return (
        _("chose “{answer}”", answer=shown_in(piece.chose, most))
        if piece.chose
        else _("a ready-made answer, without words")
    )


def _quoting(_: Words, piece: Piece) -> str:
    return {
        Quote.YES: _("may be quoted"),
        Quote.IN_OTHER_WORDS: _("only in other words"),
        Quote.NO: _("not to be quoted"),
    }[piece.quote]


def _taken(_: Words, found: UsedAnswers, piece: Piece) -> str:
    return " · " + _("in a line already") if piece.id in found.in_lines else ""


def _about(_: Words, found: PreparedLine) -> str:
    if not found.line.words:
        return _("Now write the line in your own words. Until then it is left out.")
    if not found.line.pieces:
        return _("No answer went into this line.")
    if not found.pieces:
        return _("The answers in it were taken back, or are not used any more.")
    return _("Once this is published, those who wrote these can be thanked.")


def _rows(_: Words, found: PreparedLine) -> tuple[Row, ...]:
    one = found.line
    write = _.label("Change the words") if one.words else _.label("Write the line")
    up = Button(verbs.LINE_UP, _.label("Move up"), one.id)
    down = Button(verbs.LINE_DOWN, _.label("Move down"), one.id)
    return (
        (
            Button(verbs.LINE_WRITE, write, one.id, Tone.PLAIN if one.words else Tone.MAIN),
            Button(verbs.LINE_SOURCES, _.label("More answers"), one.id),
            *((up,) if one.number > 1 else ()),
            *((down,) if one.number < found.of else ()),
        ),
        (
            Button(verbs.LINE_OUT, _.label("Take it out"), f"{seen(one.words)}.{one.id}", Tone.GRAVE),
            Button(verbs.OUTPUT, _.label("Go back"), found.output.id),
        ),
    )
