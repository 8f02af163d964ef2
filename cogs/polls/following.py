"""Saying what came of a vote, and what of it coordinators still owe."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.domain.polls import PollId
from bot.services import polls
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb
from cogs.polls import following_cards, verbs


async def ask(press: Press) -> Reply:
    """Open the form, unless somebody has said it already."""
    step = await press.run(polls.step_of, press.actor, PollId(press.ref))
    return (
        open_form(following_cards.told_form, step) if step.told_at is None else show(following_cards.told_already, step)
    )


async def take(press: Press) -> Reply:
    """Say it in public."""
    words = tidied(press.typed.get("told", ""))
    telling = await press.run(polls.tell_step, press.actor, PollId(press.ref), words, now=press.now)
    press.bot.wake()
    if telling.was_told:
        return show(following_cards.told_already, telling.step, words)
    return show(following_cards.told, telling.step)


def owed(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what people still wait to hear of votes that have ended."""
    return [
        ToDoLine(
            SOON,
            partial(following_cards.owed, step=one, now=at.now),
            partial(following_cards.to_tell, step=one),
            (one.poll.id,),
            following_cards.is_due,
        )
        for one in polls.owed_steps(at.tx, guild)
    ]


PRESSES: Mapping[Verb, Handler] = {verbs.POLL_TELL: ask}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.POLL_TELL_WORDS: (take, following_cards.told_form)}
