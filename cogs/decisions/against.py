"""Saying what speaks against a decision: the words, a look at them, added; one's own, listed and taken back."""

from collections.abc import Mapping

from bot.domain.decided import DecisionId
from bot.domain.decisions import DissentId, DissentPreview
from bot.domain.preferences import ShownAs
from bot.services import decisions
from cogs.decisions import against_cards as cards
from cogs.decisions import verbs
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.kit.made_up_names import named
from cogs.kit.menus import other_screen
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import MY_DISSENTS, SPEAK_AGAINST, Verb


async def begin(press: Press) -> Reply:
    """Open the form; whoever has begun sees their words instead."""
    await named(press)
    found = await press.run(decisions.begin_against, press.actor, DecisionId(press.ref), now=press.now)
    if isinstance(found, DissentPreview):
        return show(cards.preview, found)
    return open_form(cards.words_form, found.id)


async def reword(press: Press) -> Reply:
    """Open the form with what stands there."""
    seen = await press.run(decisions.begun_against, press.actor, DissentId(press.ref), now=press.now)
    return open_form(cards.words_form, seen.decision.id, seen.dissent.words)


async def take_words(press: Press) -> Reply:
    """Keep what somebody says, and show it as others will see it."""
    await named(press)
    decision, words = DecisionId(press.ref), tidied(press.typed.get(cards.WORDS, ""))
    return show(cards.preview, await press.run(decisions.write_against, press.actor, decision, words, now=press.now))


async def choose_shown(press: Press) -> Reply:
    """Choose the name under which it stands."""
    await named(press)
    shown_as = press.one_of(ShownAs)
    return show(
        cards.preview, await press.run(decisions.show_against_as, press.actor, _ref(press), shown_as, now=press.now)
    )


async def add(press: Press) -> Reply:
    """Add it to the decision."""
    await named(press)
    return show(cards.added, await press.run(decisions.add_against, press.actor, _ref(press), now=press.now))


async def drop(press: Press) -> Reply:
    """Throw it away."""
    return show(cards.dropped, await press.run(decisions.drop_against, press.actor, _ref(press), now=press.now))


async def mine(press: Press) -> Reply:
    """List what somebody said against decisions."""
    return show(cards.mine, await press.run(decisions.my_dissents, press.actor))


async def choose(press: Press) -> Reply:
    """Show the one that was chosen, or others of them."""
    first = other_screen(press.value)
    if first is not None:
        return show(cards.mine, await press.run(decisions.my_dissents, press.actor), first)
    return show(cards.own, await press.run(decisions.my_dissent, press.actor, DissentId(press.value)))


async def look(press: Press) -> Reply:
    """Show one again."""
    return show(cards.own, await press.run(decisions.my_dissent, press.actor, _ref(press)))


async def ask_to_take_back(press: Press) -> Reply:
    """Ask once before it goes."""
    return show(cards.take_back, await press.run(decisions.my_dissent, press.actor, _ref(press)))


async def take_back(press: Press) -> Reply:
    """Take it back."""
    await press.run(decisions.take_back_dissent, press.actor, _ref(press), now=press.now)
    return show(cards.is_taken_back)


def _ref(press: Press) -> DissentId:
    return DissentId(press.ref)


PRESSES: Mapping[Verb, Handler] = {
    SPEAK_AGAINST: begin,
    MY_DISSENTS: mine,
    verbs.AGAINST_REWORD: reword,
    verbs.AGAINST_SHOWN: choose_shown,
    verbs.AGAINST_ADD: add,
    verbs.AGAINST_DROP: drop,
    verbs.DISSENT: choose,
    verbs.DISSENT_OF: look,
    verbs.DISSENT_TAKE_BACK: ask_to_take_back,
    verbs.DISSENT_TAKE_BACK_NOW: take_back,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.AGAINST_WORDS: (take_words, cards.words_form)}
