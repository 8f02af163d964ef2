"""What coordinators see, and what asking to be called leads to."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.domain.calls import Suits
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from bot.services import calls, overview
from cogs.kit.clean import one_line
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import CALL_ME, PEOPLE_AS_NUMBERS, Verb
from cogs.people import cards, verbs


async def people(press: Press) -> Reply:
    """Show people as numbers."""
    return show(cards.overview, await press.run(overview.count_people, press.actor))


async def call_me(press: Press) -> Reply:
    """Say what coordinators will see and ask when a call suits; or show what was asked."""
    standing = await press.run(calls.my_call, press.actor, now=press.now)
    return show(cards.call_me, _own_name(press)) if standing is None else show(cards.asked, standing)


async def choose_when(press: Press) -> Reply:
    """Ask to be called, at a time that suits."""
    asked = await press.run(calls.ask_for_call, press.actor, _own_name(press), press.one_of(Suits), now=press.now)
    press.bot.wake()
    return show(cards.asked, asked)


async def take_back(press: Press) -> Reply:
    """Take it back."""
    await press.run(calls.take_back_call, press.actor, now=press.now)
    return show(cards.taken_back)


def calls_to_make(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether somebody asks for a call."""
    waiting = calls.calls_in(at.tx, guild, now=at.now)
    if not waiting:
        return ()
    text, about = partial(cards.calls_wait, calls=waiting), (calls.about_calls(guild),)
    return (ToDoLine(SOON, text, cards.to_calls, about, cards.call_is_new),)


async def queue(press: Press) -> Reply:
    """Show coordinators who asks to be called."""
    return show(cards.queue, await press.run(calls.calls_waiting, press.actor, now=press.now))


async def called(press: Press) -> Reply:
    """Note that somebody was called, and show who still waits."""
    await press.run(calls.note_called, press.actor, press.ref, now=press.now)
    return await queue(press)


def _own_name(press: Press) -> str:
    """Return the name by which Discord shows whoever asks here: coordinators must know whom to call."""
    return one_line(press.interaction.user.display_name) or press.interaction.user.name


PRESSES: Mapping[Verb, Handler] = {
    PEOPLE_AS_NUMBERS: people,
    CALL_ME: call_me,
    verbs.CALL_WHEN: choose_when,
    verbs.CALL_OFF: take_back,
    verbs.PEOPLE_CALLS: queue,
    verbs.PEOPLE_CALLED: called,
}


def _over(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not calls.is_over(at.tx, letter.guild, letter.person, letter.subject):
        return None
    return RenderedLetter(cards.over)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {calls.OVER: _over}
