"""What was decided, for everybody who takes part, and correcting it, for coordinators."""

from collections.abc import Mapping

from bot.domain.decided import DecisionId
from bot.services import decisions
from cogs.decisions import against_cards, cards, verbs
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.kit.menus import other_screen, page_called
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import DECISION, DECISIONS, Verb


async def every(press: Press) -> Reply:
    """List what was decided."""
    return await _listed(press, 0)


async def choose(press: Press) -> Reply:
    """Show the decision that was chosen, or others of them."""
    first = other_screen(press.value)
    return await _one(press, press.value) if first is None else await _listed(press, first)


async def look(press: Press) -> Reply:
    """Show one decision."""
    return await _one(press, press.ref)


async def look_against(press: Press) -> Reply:
    """Show a page of what speaks against it."""
    letters, _, decision = press.ref.rpartition(".")
    page = page_called(letters)
    return show(against_cards.page, await press.run(decisions.against_page, press.actor, DecisionId(decision), page))


async def correct(press: Press) -> Reply:
    """Open the form for what is right."""
    found = await press.run(decisions.decision_to_correct, press.actor, DecisionId(press.ref))
    return open_form(cards.correction_form, found.id)


async def take_correction(press: Press) -> Reply:
    """Add what is right, and show the decision as everybody sees it now."""
    words = tidied(press.typed.get(cards.CORRECTION, ""))
    await press.run(decisions.correct_decision, press.actor, DecisionId(press.ref), words, now=press.now)
    press.bot.wake()
    return await _one(press, press.ref)


async def _listed(press: Press, first: int) -> Reply:
    return show(cards.listed, await press.run(decisions.decisions_of, press.actor), first)


async def _one(press: Press, decision: str) -> Reply:
    return show(cards.one, await press.run(decisions.decision_on_show, press.actor, DecisionId(decision)))


PRESSES: Mapping[Verb, Handler] = {
    DECISIONS: every,
    DECISION: look,
    verbs.DECISION_CHOOSE: choose,
    verbs.AGAINST: look_against,
    verbs.DECISION_CORRECT: correct,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.DECISION_CORRECT_WORDS: (take_correction, cards.correction_form)}
