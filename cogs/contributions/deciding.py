"""What coordinators press to say what came of answers."""

from collections.abc import Mapping

from bot.domain.contributions import AT_ONCE, BatchId, ContributionId, ContributionOutcome
from bot.domain.deciding import GoodReason
from bot.domain.topics import ThemeId, TopicId
from bot.services import contributions
from cogs.contributions import deciding_cards, verbs
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, one_of, open_form, show
from cogs.kit.verbs import OUTCOMES, Verb


async def answers(press: Press) -> Reply:
    """Show the answers that nothing was said of yet, to the topic that was pressed or chosen."""
    topic = TopicId(press.value if press.values else press.ref)
    return show(deciding_cards.page, await press.run(contributions.answers_page, press.actor, topic))


async def every_answer(press: Press) -> Reply:
    """Show all answers to this topic."""
    found = await press.run(contributions.answers_page, press.actor, TopicId(press.ref), undecided_only=False)
    return show(deciding_cards.page, found)


async def others(press: Press) -> Reply:
    """Show those that come after the last one that was shown."""
    return await _after(press, undecided_only=True)


async def others_of_all(press: Press) -> Reply:
    """Show those of all that come after the last one that was shown."""
    return await _after(press, undecided_only=False)


async def choose(press: Press) -> Reply:
    """Begin to decide about the answers that were chosen."""
    chosen = tuple(map(ContributionId, press.values))
    found = await press.run(contributions.choose_answers, press.actor, TopicId(press.ref), chosen, now=press.now)
    return show(deciding_cards.chosen, found)


async def choose_shown(press: Press) -> Reply:
    """Begin to decide about all that were shown, from the first of them on: which they are stands on the next card."""
    first = ContributionId(press.ref)
    found = await press.run(contributions.next_page, press.actor, first)
    after = [one.id for one in found.answers if one.id > first]
    chosen, topic = (first, *after[: AT_ONCE - 1]), found.topic.id
    return show(
        deciding_cards.chosen, await press.run(contributions.choose_answers, press.actor, topic, chosen, now=press.now)
    )


async def choose_outcome(press: Press) -> Reply:
    """Say what came of them."""
    outcome = press.one_of(ContributionOutcome)
    return show(
        deciding_cards.chosen, await press.run(contributions.choose_outcome, press.actor, BatchId(press.ref), outcome)
    )


async def choose_reason(press: Press) -> Reply:
    """Say why, from the list, or open the form for one's own words."""
    batch = BatchId(press.ref)
    if press.value == deciding_cards.OWN_WORDS:
        await press.run(contributions.chosen_answers, press.actor, batch)
        return open_form(deciding_cards.reason_form, batch)
    reason = one_of(GoodReason, press.value)
    return show(deciding_cards.chosen, await press.run(contributions.choose_reason, press.actor, batch, reason))


async def take_reason(press: Press) -> Reply:
    """Take a reason in somebody's own words."""
    words = one_line(press.typed.get("reason", ""))
    found = await press.run(contributions.write_reason, press.actor, BatchId(press.ref), words)
    return show(deciding_cards.chosen, found)


async def choose_theme(press: Press) -> Reply:
    """Put them under a theme, or open the form for a new one."""
    batch, value = BatchId(press.ref), press.value
    if value == deciding_cards.OWN_WORDS:
        await press.run(contributions.chosen_answers, press.actor, batch)
        return open_form(deciding_cards.theme_form, batch)
    theme = None if value == deciding_cards.NO_THEME else ThemeId(value)
    return show(deciding_cards.chosen, await press.run(contributions.choose_theme, press.actor, batch, theme))


async def take_theme(press: Press) -> Reply:
    """Put them under a new theme."""
    title = one_line(press.typed.get("theme", ""))
    return show(deciding_cards.chosen, await press.run(contributions.add_theme, press.actor, BatchId(press.ref), title))


async def save(press: Press) -> Reply:
    """Decide, and show what is still to be looked at."""
    left = await press.run(contributions.decide, press.actor, BatchId(press.ref), now=press.now)
    press.bot.wake()
    return show(deciding_cards.page, left, saved=True)


async def _after(press: Press, *, undecided_only: bool) -> Reply:
    last = ContributionId(press.ref)
    found = await press.run(contributions.next_page, press.actor, last, undecided_only=undecided_only)
    return show(deciding_cards.page, found)


PRESSES: Mapping[Verb, Handler] = {
    OUTCOMES: answers,
    verbs.OUTCOMES_ALL: every_answer,
    verbs.OUTCOMES_NEXT: others,
    verbs.OUTCOMES_ALL_NEXT: others_of_all,
    verbs.BATCH: choose,
    verbs.BATCH_ALL: choose_shown,
    verbs.BATCH_OUTCOME: choose_outcome,
    verbs.BATCH_REASON: choose_reason,
    verbs.BATCH_THEME: choose_theme,
    verbs.BATCH_SAVE: save,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.BATCH_REASON_WORDS: (take_reason, deciding_cards.reason_form),
    verbs.BATCH_THEME_WORDS: (take_theme, deciding_cards.theme_form),
}
