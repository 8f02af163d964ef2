"""What coordinators press to begin something that is made together, to give it words, and to look over all."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from bot.domain.outputs import OutputId, OutputWords
from bot.domain.people import GuildId, PersonId
from bot.services import outputs
from bot.text import Words
from cogs.kit.clean import one_line
from cogs.kit.drafts import discarded
from cogs.kit.forms import FormIn
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.menus import about
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, show
from cogs.kit.verbs import Verb
from cogs.outputs import draft_cards, panel_cards, verbs


async def begin(press: Press) -> Reply:
    """Open the form for something new."""
    await press.run(outputs.outputs_of, press.actor)
    return open_form(draft_cards.begin_form)


async def take_words(press: Press) -> Reply:
    """Begin with what was typed."""
    output = await press.run(outputs.draft_output, press.actor, _typed(press), now=press.now)
    return await panel(press, output.id)


async def look(press: Press) -> Reply:
    """List everything that is made together here."""
    return show(draft_cards.all_here, await press.run(outputs.outputs_of, press.actor))


async def go_on(press: Press) -> Reply:
    """Show one of them as it is worked on: the one that was pressed or chosen."""
    return await panel(press, press.value if press.values else press.ref)


async def rewrite(press: Press) -> Reply:
    """Open the form for other words."""
    found = await press.run(outputs.prepared_output, press.actor, OutputId(press.ref))
    return open_form(draft_cards.words_form, found.output)


async def take_other_words(press: Press) -> Reply:
    """Keep other words, unless somebody else has just changed those that were seen."""
    seen, _, ref = press.ref.rpartition(".")
    await press.run(outputs.reword_output, press.actor, OutputId(ref), _typed(press), seen=seen)
    return await panel(press, ref)


async def discard(press: Press) -> Reply:
    """Ask before anything is thrown away."""
    found = await press.run(outputs.prepared_output, press.actor, OutputId(press.ref))
    return show(draft_cards.confirm_discard, found)


async def discard_now(press: Press) -> Reply:
    """Throw it away."""
    await press.run(outputs.throw_away_output, press.actor, OutputId(press.ref))
    return show(discarded)


async def panel(press: Press, ref: str, said: Callable[[Words], str] | None = None) -> Reply:
    """Show something as it is worked on; `said` is what they must hear before all else."""
    found = await press.run(outputs.prepared_output, press.actor, OutputId(ref))
    return Reply(card=lambda _: panel_cards.panel(_, found, said(_) if said else ""))


def being_made(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what is put together here; it is kept until it is published or thrown away."""
    found = outputs.drafts_here(at.tx, guild)
    if not found:
        return ()
    return (ToDoLine(LATER, partial(draft_cards.being_made, found=found), partial(draft_cards.go_on, found=found)),)


async def _words_now(press: Press) -> FormIn:
    """Draw the form for words that somebody else has changed meanwhile, or for the words there are."""
    found = await press.run(outputs.prepared_output, press.actor, OutputId(about(press.ref)))
    return partial(draft_cards.words_form_again, output=found.output)


def _typed(press: Press) -> OutputWords:
    return OutputWords(
        title=one_line(press.typed.get("title", "")),
        about=one_line(press.typed.get("about", "")),
        link=press.typed.get("link", "").strip(),
    )


PRESSES: Mapping[Verb, Handler] = {
    verbs.OUTPUT: go_on,
    verbs.OUTPUTS: look,
    verbs.OUTPUT_CHOSEN: go_on,
    verbs.OUTPUT_BEGIN: begin,
    verbs.OUTPUT_REWRITE: rewrite,
    verbs.OUTPUT_DISCARD: discard,
    verbs.OUTPUT_DISCARD_NOW: discard_now,
}
FORMS: Final[Mapping[Verb, tuple[Handler, Sheet]]] = {
    verbs.OUTPUT_WORDS: (take_words, draft_cards.begin_form),
    verbs.OUTPUT_REWORD: (take_other_words, FormAbout(_words_now, draft_cards.words_form)),
}
