"""Once a session is over: what its coordinator presses, and whoever catches up with it or was there."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.afterwards import SessionAfterwards
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.sessions import Afterwards, SessionId
from bot.services import sessions
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import SESSION_CATCH_UP, SESSION_WAS_THERE, Verb
from cogs.sessions import after_cards, verbs


async def chosen(press: Press) -> Reply:
    """Show what was told of the session that was chosen, and how many were there."""
    return show(after_cards.desk, await _found(press, press.value))


async def tell(press: Press) -> Reply:
    """Open the form for the catch-up."""
    return open_form(after_cards.words_form, (await _found(press, press.ref)).session)


async def take_words(press: Press) -> Reply:
    """Keep what is told, where everybody reads it."""
    said = Afterwards(
        caught_up=tidied(press.typed.get("caught_up", "")),
        slides=press.typed.get("slides", "").strip(),
        heard=tidied(press.typed.get("heard", "")),
        follows=one_line(press.typed.get("follows", "")),
    )
    told = await press.run(sessions.say_afterwards, press.actor, SessionId(press.ref), said, now=press.now)
    press.bot.wake()
    return show(after_cards.desk, told)


async def count(press: Press) -> Reply:
    """Open the form for how many came."""
    return open_form(after_cards.count_form, await _found(press, press.ref))


async def take_count(press: Press) -> Reply:
    """Keep how many came."""
    typed = {group: press.typed.get(group.value, "") for group in RoleGroup}
    kept = await press.run(sessions.note_came, press.actor, SessionId(press.ref), typed, now=press.now)
    return show(after_cards.desk, kept)


async def catch_up(press: Press) -> Reply:
    """Show what was told of a session."""
    found = await press.run(sessions.catch_up_with, press.actor, SessionId(press.ref), now=press.now)
    return show(after_cards.catch_up, found)


async def was_there(press: Press) -> Reply:
    """Keep that somebody says they were there."""
    return await _say(press, was_there=True)


async def was_not_there(press: Press) -> Reply:
    """Take that back."""
    return await _say(press, was_there=False)


def owed(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look of which sessions nothing has been told yet."""
    return [
        ToDoLine(
            SOON,
            partial(after_cards.owed, session=one),
            partial(after_cards.to_settle, session=one),
            (one.id,),
            after_cards.is_over,
        )
        for one in sessions.sessions_owed(at.tx, guild, now=at.now)
    ]


async def _found(press: Press, ref: str) -> SessionAfterwards:
    return await press.run(sessions.session_to_tell_of, press.actor, SessionId(ref))


async def _say(press: Press, *, was_there: bool) -> Reply:
    service = partial(sessions.say_was_there, was_there=was_there)
    return show(after_cards.was_there, await press.run(service, press.actor, SessionId(press.ref), now=press.now))


PRESSES: Mapping[Verb, Handler] = {
    SESSION_CATCH_UP: catch_up,
    SESSION_WAS_THERE: was_there,
    verbs.SESSION_AFTER_CHOSEN: chosen,
    verbs.SESSION_COUNT: count,
    verbs.SESSION_NOT_THERE: was_not_there,
    verbs.SESSION_TELL: tell,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.SESSION_COUNT_SEND: (take_count, after_cards.count_form),
    verbs.SESSION_TELL_SEND: (take_words, after_cards.words_form),
}
