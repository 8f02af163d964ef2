"""What [Answer] leads to: the form, what others will see, the receipt, and one card of somebody else's."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.domain.answering import AnswerPreview, AnswerSheet, ClosedMeanwhile
from bot.domain.contributions import BegunId, ContributionId, GivenAnswer, Resonance
from bot.domain.preferences import Quote, ShownAs
from bot.domain.topics import TopicId
from bot.services import contributions
from cogs.contributions import form_cards, own_cards, preview_cards, verbs
from cogs.contributions.parts import read_part
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.made_up_names import look_again, named
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, show
from cogs.kit.verbs import ANSWER_TOPIC, Verb


async def answer(press: Press) -> Reply:
    """Open the form; whoever has begun, or answered, sees their words instead."""
    await named(press)
    found = await press.run(contributions.question, press.actor, TopicId(press.ref), now=press.now)
    if isinstance(found, AnswerSheet):
        return open_form(form_cards.answer_form, found)
    return show_preview(found) if isinstance(found, AnswerPreview) else show(own_cards.own, found)


async def write(press: Press) -> Reply:
    """Open the form with what stands there already."""
    return Reply(form=await _form(press))


async def _form(press: Press) -> FormIn:
    sheet = await press.run(contributions.sheet, press.actor, TopicId(press.ref), now=press.now)
    return lambda _: form_cards.answer_form(_, sheet)


async def take_words(press: Press) -> Reply:
    """Keep an answer, and show what others will see of it."""
    await named(press)
    topic, given = TopicId(press.ref), answer_in(press)
    return show_preview(await press.run(contributions.begin_answer, press.actor, topic, given, now=press.now))


async def add(press: Press) -> Reply:
    """Open the form for what somebody adds."""
    return Reply(form=await _added_form(press))


async def _added_form(press: Press) -> FormIn:
    sheet = await press.run(contributions.sheet, press.actor, TopicId(press.ref), now=press.now)
    given = sheet.answer or GivenAnswer(None)
    return lambda _: form_cards.added_form(_, sheet.topic.id, given)


async def take_added(press: Press) -> Reply:
    """Keep what was added, and show what others will see."""
    await named(press)
    topic, added = TopicId(press.ref), tidied(press.typed.get(form_cards.ADDED, ""))
    return show_preview(await press.run(contributions.begin_added, press.actor, topic, added, now=press.now))


async def look(press: Press) -> Reply:
    """Show what others will see, in the next message of a long answer."""
    ref, part = read_part(press.ref)
    await named(press)
    return show_preview(await press.run(contributions.preview_of, press.actor, BegunId(ref), now=press.now), part)


async def choose_shown(press: Press) -> Reply:
    """Choose the name beside an answer, or make one up."""
    if press.value == preview_cards.MAKE_UP:
        return open_form(form_cards.name_form, press.ref)
    await named(press)
    shown_as = press.one_of(ShownAs)
    return show_preview(await press.run(contributions.show_as, press.actor, _begun(press), shown_as, now=press.now))


async def take_name(press: Press) -> Reply:
    """Have a name that was made up stand beside an answer."""
    await named(press)
    name = one_line(press.typed.get(form_cards.NAME, ""))
    seen = await press.run(contributions.make_up_name, press.actor, _begun(press), name, now=press.now)
    return replace(show_preview(seen), then=lambda: look_again(press))


async def choose_quote(press: Press) -> Reply:
    """Say whether it may be quoted; who has not agreed to be quoted is asked first."""
    await named(press)
    quote = press.one_of(Quote)
    seen = await press.run(contributions.let_quote, press.actor, _begun(press), quote, now=press.now)
    if seen is not None and seen.begun.quote is not quote:
        return show(preview_cards.agree, seen)
    return show_preview(seen)


async def agree(press: Press) -> Reply:
    """Agree to be quoted, to the words that stood on the screen; or not."""
    await named(press)
    if press.value == preview_cards.NOT_NOW:
        return show_preview(await press.run(contributions.preview_of, press.actor, _begun(press), now=press.now))
    begun, version = _begun(press), press.value
    return show_preview(await press.run(contributions.agree_to_be_quoted, press.actor, begun, version, now=press.now))


async def post(press: Press) -> Reply:
    """Post an answer, and say thank you."""
    await named(press)
    done = await press.run(contributions.post_answer, press.actor, _begun(press), now=press.now)
    if done is None:
        return show(preview_cards.not_waiting)
    if isinstance(done, ClosedMeanwhile):
        return show(preview_cards.closed_meanwhile, done)
    press.bot.wake_soon()
    return show(preview_cards.receipt, done)


async def drop(press: Press) -> Reply:
    """Throw away what was begun; what was posted meanwhile stands there, and is not said to be gone."""
    seen = await press.run(contributions.drop_answer, press.actor, _begun(press), now=press.now)
    return show(preview_cards.not_waiting) if seen is None else show(preview_cards.dropped, seen)


async def peer(press: Press) -> Reply:
    """Show one answer of somebody else's."""
    found = await press.run(contributions.peer_of, press.actor, TopicId(press.ref), now=press.now)
    return show(preview_cards.no_peer) if found is None else show(preview_cards.peer_card, found)


async def resonate(press: Press, said: Resonance) -> Reply:
    """Say of somebody else's answer that it is the same, or different."""
    answer_id = ContributionId(press.ref)
    return show(
        preview_cards.peer_card, await press.run(contributions.resonate, press.actor, answer_id, said, now=press.now)
    )


def show_preview(seen: AnswerPreview | None, part: int = 0) -> Reply:
    """Show what others will see; where the words wait no more, where to look."""
    return show(preview_cards.not_waiting) if seen is None else show(preview_cards.preview, seen, part)


def answer_in(press: Press) -> GivenAnswer:
    """Read an answer from its form."""
    typed, tap = press.typed, press.typed.get(form_cards.TAP, "")
    first, second, follow_up = (
        tidied(typed.get(key, "")) for key in (form_cards.FIRST, form_cards.SECOND, form_cards.FOLLOW_UP)
    )
    return GivenAnswer(int(tap) if tap in _TAPS else None, (first, second), follow_up)


def _begun(press: Press) -> BegunId:
    return BegunId(press.ref)


_TAPS = frozenset("012345678")
PRESSES: Mapping[Verb, Handler] = {
    ANSWER_TOPIC: answer,
    verbs.ANSWER_WORDS: write,
    verbs.ANSWER_ADD: add,
    verbs.ANSWER_PART: look,
    verbs.ANSWER_SHOWN: choose_shown,
    verbs.ANSWER_QUOTE: choose_quote,
    verbs.ANSWER_AGREE: agree,
    verbs.ANSWER_POST: post,
    verbs.ANSWER_DROP: drop,
    verbs.PEER: peer,
    verbs.PEER_SAME: partial(resonate, said=Resonance.SAME),
    verbs.PEER_DIFFERENT: partial(resonate, said=Resonance.DIFFERENT),
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.ANSWER_WORDS: (take_words, FormAbout(_form, form_cards.empty_form)),
    verbs.ANSWER_ADD: (take_added, FormAbout(_added_form, form_cards.added_form)),
    verbs.ANSWER_NAME: (take_name, form_cards.name_form),
}
