"""What a coordinator's form and panel lead to, until a topic is open."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import TopicId, TopicWords
from bot.services import topics
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb
from cogs.topics import draft_cards, panel_cards, verbs


async def write(press: Press) -> Reply:
    """Show coordinators the drafts they have; without one, open the form for a new topic."""
    found = await press.run(topics.my_topic_drafts, press.actor, now=press.now)
    return show(draft_cards.found_again, found) if found else open_form(draft_cards.words_form)


async def begin(press: Press) -> Reply:
    """Open the form for a new topic, beside the drafts there are."""
    await press.run(topics.may_write, press.actor)
    return open_form(draft_cards.words_form)


async def take_words(press: Press) -> Reply:
    """Keep what was typed, in place of a draft's words or as a new draft."""
    words = TopicWords(
        question=one_line(press.typed.get("question", "")),
        why=one_line(press.typed.get("why", "")),
        options=_lines(press, "options"),
        prompts=_lines(press, "prompts"),
        follow_up=one_line(press.typed.get("follow_up", "")),
    )
    if press.ref == NO_REFERENCE:
        return await panel(press, (await press.run(topics.draft_topic, press.actor, words, now=press.now)).id)
    before = (await press.run(topics.prepared_topic, press.actor, TopicId(press.ref), now=press.now)).topic
    change = TopicChange(words=replace(words, evidence=before.words.evidence))
    return await panel(press, (await press.run(topics.change_topic, press.actor, before.id, change, now=press.now)).id)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    prepared = await press.run(topics.prepared_topic, press.actor, TopicId(press.ref), now=press.now)
    return open_form(draft_cards.words_form, prepared.topic)


async def back_to_panel(press: Press) -> Reply:
    """Show the panel as it stands."""
    return await panel(press, TopicId(press.ref))


async def post(press: Press) -> Reply:
    """Open the topic, where people will see it: from now on its words are fixed."""
    topic = await press.run(topics.open_topic, press.actor, TopicId(press.ref), now=press.now)
    press.bot.wake()
    return show(draft_cards.posted, topic)


async def discard(press: Press) -> Reply:
    """Throw a draft away; what has opened meanwhile stays."""
    opened = await press.run(topics.discard_topic, press.actor, TopicId(press.ref), now=press.now)
    return show(draft_cards.discarded) if opened is None else show(draft_cards.posted, opened)


async def panel(press: Press, topic: TopicId) -> Reply:
    """Show the draft and what can still be chosen."""
    return show(panel_cards.panel, await press.run(topics.prepared_topic, press.actor, topic, now=press.now))


def _lines(press: Press, key: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, tidied(press.typed.get(key, "")).split("\n"))))


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_BEGIN: begin,
    verbs.TOPIC_DRAFT: back_to_panel,
    verbs.TOPIC_REWRITE: rewrite,
    verbs.TOPIC_POST: post,
    verbs.TOPIC_DISCARD: discard,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.TOPIC_WORDS: (take_words, draft_cards.words_form)}
