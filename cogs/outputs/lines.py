"""What coordinators press about the lines of something that is made together."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.outputs import LineId, OutputId, PieceId
from bot.domain.subjects import SubjectId
from bot.services import outputs
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.menus import about, page_called
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, show
from cogs.kit.verbs import Verb
from cogs.outputs import line_cards, verbs
from cogs.outputs.drafting import panel


async def choose_source(press: Press) -> Reply:
    """Ask from which question the answers come that a line is made of."""
    return show(line_cards.choose_source, await press.run(outputs.sources_here, press.actor, press.ref))


async def choose_answers(press: Press) -> Reply:
    """List the answers to a question that were used."""
    source = SubjectId(press.value)
    found = await press.run(outputs.used_answers, press.actor, about(press.ref), source)
    return show(line_cards.choose_answers, found, 0)


async def other_answers(press: Press) -> Reply:
    """List those that come after the last ones that were shown, or the first again."""
    at, what, source = (*press.ref.split("."), "", "")[:3]
    found = await press.run(outputs.used_answers, press.actor, what, SubjectId(source))
    return show(line_cards.choose_answers, found, page_called(at))


async def chosen(press: Press) -> Reply:
    """Say that these answers go into a line."""
    pieces = tuple(map(PieceId, press.values))
    return show(line_cards.line, await press.run(outputs.choose_pieces, press.actor, press.ref, pieces))


async def look(press: Press) -> Reply:
    """Show one line: the one that was pressed or chosen."""
    return await _line(press, press.value if press.values else press.ref)


async def write(press: Press) -> Reply:
    """Open the form for the words of a line."""
    found = await press.run(outputs.prepared_line, press.actor, LineId(press.ref))
    return open_form(line_cards.words_form, found.line)


async def take_words(press: Press) -> Reply:
    """Keep the words of a line, unless somebody else has just changed those that were seen."""
    seen, _, ref = press.ref.rpartition(".")
    words = one_line(press.typed.get("line", ""))
    found = await press.run(outputs.change_line, press.actor, LineId(ref), words, seen_before=seen)
    return await panel(press, found.output.id)


async def write_own(press: Press) -> Reply:
    """Open the form for a line that no answer went into."""
    found = await press.run(outputs.prepared_output, press.actor, OutputId(press.ref))
    return open_form(line_cards.own_form, found.output.id)


async def take_own(press: Press) -> Reply:
    """Add a line that no answer went into."""
    words = one_line(press.typed.get("line", ""))
    await press.run(outputs.add_line, press.actor, OutputId(press.ref), words)
    return await panel(press, press.ref)


async def up(press: Press) -> Reply:
    """Move a line up."""
    return show(line_cards.line, await press.run(outputs.move_line, press.actor, LineId(press.ref), up=True))


async def down(press: Press) -> Reply:
    """Move a line down."""
    return show(line_cards.line, await press.run(outputs.move_line, press.actor, LineId(press.ref), up=False))


async def take_out(press: Press) -> Reply:
    """Take a line out, and say which words went with it."""
    seen, _, ref = press.ref.rpartition(".")
    found = await press.run(outputs.prepared_line, press.actor, LineId(ref))
    await press.run(outputs.remove_line, press.actor, LineId(ref), seen_before=seen)
    return await panel(press, found.output.id, partial(line_cards.taken_out, one=found.line))


async def _line(press: Press, ref: str) -> Reply:
    return show(line_cards.line, await press.run(outputs.prepared_line, press.actor, LineId(ref)))


async def _words_now(press: Press) -> FormIn:
    """Draw the form for words that somebody else has changed meanwhile, or for the words there are."""
    found = await press.run(outputs.prepared_line, press.actor, LineId(about(press.ref)))
    return partial(line_cards.words_form_again, one=found.line)


PRESSES: Mapping[Verb, Handler] = {
    verbs.LINE: look,
    verbs.LINE_SOURCES: choose_source,
    verbs.LINE_ANSWERS: choose_answers,
    verbs.LINE_ANSWERS_NEXT: other_answers,
    verbs.LINE_CHOSEN: chosen,
    verbs.LINE_WRITE: write,
    verbs.LINE_OWN: write_own,
    verbs.LINE_UP: up,
    verbs.LINE_DOWN: down,
    verbs.LINE_OUT: take_out,
}
FORMS: Final[Mapping[Verb, tuple[Handler, Sheet]]] = {
    verbs.LINE_WORDS: (take_words, FormAbout(_words_now, line_cards.words_form)),
    verbs.LINE_OWN_WORDS: (take_own, line_cards.own_form),
}
