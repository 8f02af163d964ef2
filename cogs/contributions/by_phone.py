"""What a coordinator presses who types for somebody on the phone."""

from collections.abc import Mapping
from typing import Any

from bot.domain.answering import AnswerReceipt, ClosedMeanwhile
from bot.domain.contributions import BegunAnswer, BegunId
from bot.domain.people import PersonId, RoleGroup
from bot.domain.topics import TopicId
from bot.services import contributions
from cogs.contributions import form_cards, preview_cards, typed_cards, verbs
from cogs.contributions.answering import answer_in, show_preview
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line
from cogs.kit.custom_ids import MOST_ID
from cogs.kit.forms import FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, not_a_choice, show
from cogs.kit.verbs import TYPE_ANSWER, Verb


async def begin(press: Press) -> Reply:
    """Ask which question somebody answers by phone."""
    return show(typed_cards.which, await press.run(contributions.topics_to_type, press.actor, now=press.now))


async def choose_topic(press: Press) -> Reply:
    """Ask who it is."""
    return await _who(press, press.value)


async def go_on(press: Press) -> Reply:
    """Ask who answers this question; without one, which it is."""
    if press.ref == NO_REFERENCE:
        return await begin(press)
    return await _who(press, press.ref)


async def choose_person(press: Press) -> Reply:
    """Open the form for somebody who has joined."""
    value = press.value
    if not (value.isascii() and value.isdecimal() and len(value) < 20 and int(value) <= MOST_ID):
        raise not_a_choice()
    person, called = PersonId(int(value)), _called(press, value)
    topic = TopicId(press.ref)
    begun = await press.run(contributions.type_for_partner, press.actor, topic, person, called, now=press.now)
    return await _write(press, begun)


async def choose_group(press: Press) -> Reply:
    """Open the form for somebody without an account."""
    group, topic = press.one_of(RoleGroup), TopicId(press.ref)
    return await _write(press, await press.run(contributions.type_for_group, press.actor, topic, group, now=press.now))


async def write_again(press: Press) -> Reply:
    """Open the form again with what was typed."""
    return Reply(form=await _form(press))


async def take_words(press: Press) -> Reply:
    """Keep what was typed, and show it to be read out."""
    begun, given = BegunId(press.ref), answer_in(press)
    return show_preview(await press.run(contributions.take_typed, press.actor, begun, given, now=press.now))


async def post(press: Press) -> Reply:
    """Post what they agreed to."""
    return _posted(press, await press.run(contributions.post_typed, press.actor, BegunId(press.ref), now=press.now))


async def post_and_call_back(press: Press) -> Reply:
    """Post what they agreed to, who want to be called about what came of it."""
    begun = BegunId(press.ref)
    return _posted(press, await press.run(contributions.post_and_call_back, press.actor, begun, now=press.now))


def _posted(press: Press, done: AnswerReceipt | ClosedMeanwhile | None) -> Reply:
    if done is None:
        return show(typed_cards.not_waiting)
    if isinstance(done, ClosedMeanwhile):
        return show(preview_cards.closed_meanwhile, done)
    press.bot.wake()
    return show(typed_cards.receipt, done)


async def _who(press: Press, topic: str) -> Reply:
    found = await press.run(contributions.topic_to_type, press.actor, TopicId(topic), now=press.now)
    return show(typed_cards.who, found)


async def _write(press: Press, begun: BegunAnswer) -> Reply:
    sheet = await press.run(contributions.sheet_to_type, press.actor, begun.id, now=press.now)
    return Reply(form=lambda _: form_cards.typed_form(_, sheet, begun.id))


async def _form(press: Press) -> FormIn:
    begun_id = BegunId(press.ref)
    sheet = await press.run(contributions.sheet_to_type, press.actor, begun_id, now=press.now)
    return lambda _: form_cards.typed_form(_, sheet, begun_id)


def _called(press: Press, person: str) -> str:
    """Return the name that everybody in the server sees, as Discord sent it along with the choice."""
    data: Mapping[str, Any] = press.interaction.data or {}
    found = data.get("resolved") or {}
    member = (found.get("members") or {}).get(person) or {}
    account = (found.get("users") or {}).get(person) or {}
    return one_line(member.get("nick") or account.get("global_name") or account.get("username") or "")


PRESSES: Mapping[Verb, Handler] = {
    TYPE_ANSWER: go_on,
    verbs.TYPED_TOPIC: choose_topic,
    verbs.TYPED_PERSON: choose_person,
    verbs.TYPED_GROUP: choose_group,
    verbs.TYPED_WORDS: write_again,
    verbs.TYPED_POST: post,
    verbs.TYPED_CALL_BACK: post_and_call_back,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.TYPED_WORDS: (take_words, FormAbout(_form, form_cards.empty_typed_form)),
}
