"""What My words leads to."""

from collections.abc import Mapping

from bot.domain.contributions import ContributionId
from bot.services import contributions
from cogs.contributions import own_cards, preview_cards, verbs
from cogs.contributions.parts import read_part
from cogs.kit.menus import other_screen
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import MY_WORDS, Verb


async def my_words(press: Press) -> Reply:
    """List what somebody has begun and answered."""
    return show(own_cards.my_words, await press.run(contributions.my_words, press.actor, now=press.now))


async def choose(press: Press) -> Reply:
    """Show the answer that was chosen, or others of them."""
    first = other_screen(press.value)
    if first is None:
        return await _one(press, press.value)
    return show(own_cards.my_words, await press.run(contributions.my_words, press.actor, now=press.now), first)


async def look(press: Press) -> Reply:
    """Show one answer again."""
    return await _one(press, press.ref)


async def look_at_part(press: Press) -> Reply:
    """Show another part of a long answer."""
    return await _one(press, *read_part(press.ref))


async def ask_to_take_back(press: Press) -> Reply:
    """Ask once before an answer goes."""
    found = await press.run(contributions.my_answer, press.actor, ContributionId(press.ref), now=press.now)
    return show(preview_cards.not_waiting) if found is None else show(own_cards.take_back, found)


async def take_back(press: Press) -> Reply:
    """Take an answer back."""
    answer = ContributionId(press.ref)
    taken = await press.run(contributions.my_answer, press.actor, answer, now=press.now)
    await press.run(contributions.take_back, press.actor, answer, now=press.now)
    press.bot.wake()
    return show(own_cards.is_taken_back, taken)


async def _one(press: Press, answer_id: str, part: int = 0) -> Reply:
    found = await press.run(contributions.my_answer, press.actor, ContributionId(answer_id), now=press.now)
    return show(preview_cards.not_waiting) if found is None else show(own_cards.own, found, part)


PRESSES: Mapping[Verb, Handler] = {
    MY_WORDS: my_words,
    verbs.MY_WORD: choose,
    verbs.MY_WORD_OF: look,
    verbs.MY_WORD_PART: look_at_part,
    verbs.ANSWER_TAKE_BACK: ask_to_take_back,
    verbs.ANSWER_TAKE_BACK_NOW: take_back,
}
