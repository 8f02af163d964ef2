"""Looking where the programme stands; and, for coordinators, beginning, changing and ending it."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.domain.programmes import Programme, ProgrammeId, ProgrammeWords
from bot.services import permission, programmes
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.gathered import LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.router import router_of
from cogs.kit.verbs import Verb
from cogs.programmes import cards, verbs
from cogs.programmes.drawing import public


async def look(press: Press) -> Reply:
    """Show where the programme stands, to anybody."""
    found = await press.run(programmes.programme_here, press.actor.guild, now=press.now)
    runs_it = (await press.run(permission.standing_of, press.actor)).is_coordinator
    if found is None:
        return show(cards.none_runs, may_begin=runs_it)
    return show(public(found, router_of(press.bot).progress, runs_it=runs_it))


async def ask_to_begin(press: Press) -> Reply:
    """Open the form for a new programme."""
    await press.run(programmes.may_run, press.actor)
    return open_form(cards.begin_form)


async def begin(press: Press) -> Reply:
    """Begin it."""
    return await _kept(press, await press.run(programmes.begin_programme, press.actor, _typed(press), now=press.now))


async def ask_to_change(press: Press) -> Reply:
    """Open the form with what the programme that runs is called and is for, and its days."""
    return open_form(cards.change_form, await _programme(press))


async def change(press: Press) -> Reply:
    """Change it."""
    programme_id = ProgrammeId(press.ref)
    return await _kept(
        press, await press.run(programmes.change_programme, press.actor, programme_id, _typed(press), now=press.now)
    )


async def ask_to_end(press: Press) -> Reply:
    """Say what ending it means."""
    return show(cards.confirm_end, await _programme(press))


async def end(press: Press) -> Reply:
    """End it."""
    programme = await press.run(programmes.end_programme, press.actor, ProgrammeId(press.ref), now=press.now)
    press.bot.wake()
    return show(cards.ended, programme)


def owed(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether the programme is nearly over, and nothing is said of what comes next."""
    programme = programmes.wants_what_follows(at.tx, guild, now=at.now)
    if programme is None:
        return ()
    return (ToDoLine(LATER, partial(cards.owed, programme=programme), partial(cards.to_settle, programme=programme)),)


async def _programme(press: Press) -> Programme:
    return await press.run(programmes.programme_to_change, press.actor, ProgrammeId(press.ref))


async def _kept(press: Press, programme: Programme) -> Reply:
    press.bot.wake()
    return show(cards.kept, programme)


def _typed(press: Press) -> ProgrammeWords:
    title, aim, starts, ends, follows = (
        one_line(press.typed.get(key, "")) for key in ("title", "aim", "starts", "ends", "follows")
    )
    return ProgrammeWords(title, aim, starts, ends, follows)


PRESSES: Mapping[Verb, Handler] = {
    verbs.PROGRAMME_LOOK: look,
    verbs.PROGRAMME_BEGIN: ask_to_begin,
    verbs.PROGRAMME_CHANGE: ask_to_change,
    verbs.PROGRAMME_END: ask_to_end,
    verbs.PROGRAMME_END_NOW: end,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.PROGRAMME_BEGIN_WORDS: (begin, cards.begin_form),
    verbs.PROGRAMME_CHANGE_WORDS: (change, cards.change_form),
}
