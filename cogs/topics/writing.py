"""What a coordinator's forms and panel lead to: words, people, close, and all else about a topic."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.topic_drafts import PreparedTopic, TopicChange
from bot.domain.topics import Evidence, Purpose, Source, Topic, TopicId, TopicWords
from bot.services import drafts, topics
from cogs.kit.audience import chosen_audience
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.closing import Understood
from cogs.kit.drafting import ChoosingClose, DraftingByForm
from cogs.kit.forms import FormIn, Typed
from cogs.kit.group import group_is_there
from cogs.kit.press import Handler, Press, Reply, not_a_choice, one_of, open_form, show
from cogs.kit.verbs import ASK_AS_TOPIC, Verb
from cogs.topics import about_cards, draft_cards, panel_cards, verbs


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = words_typed(press)
    if press.ref == NO_REFERENCE:
        return await panel(press, (await press.run(topics.draft_topic, press.actor, words, now=press.now)).id)
    topic = await press.run(topics.reword_topic, press.actor, TopicId(press.ref), words, now=press.now)
    return await panel(press, topic.id, anew=topic.id != press.ref)


async def begin_with(press: Press) -> Reply:
    """Open the form for a new topic about what a partner suggested."""
    found = await press.run(drafts.to_begin_with, press.actor, topics.DRAFTS, press.ref)
    return open_form(draft_cards.idea_form, one_line(found.words))


async def take_idea(press: Press) -> Reply:
    """Keep what was typed as a draft that says it comes from a partner."""
    service, words = partial(topics.draft_topic, source=Source.PARTNER), words_typed(press)
    return await panel(press, (await press.run(service, press.actor, words, now=press.now)).id)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    return open_form(draft_cards.words_form, (await prepared(press)).topic)


async def about(press: Press) -> Reply:
    """Open the form for all that is not words."""
    return open_form(about_cards.about_form, (await prepared(press)).topic)


async def take_about(press: Press) -> Reply:
    """Keep what was chosen and offered."""
    return await _change(press, _about_typed(press.typed))


async def evidence(press: Press) -> Reply:
    """Open the form for what was found out elsewhere."""
    return open_form(about_cards.evidence_form, (await prepared(press)).topic)


async def take_evidence(press: Press) -> Reply:
    """Keep what was found out elsewhere, or take it away."""
    found = Evidence(one_line(press.typed.get("finding", "")), one_line(press.typed.get("found_in", "")))
    return await _change(press, TopicChange(evidence=found))


async def choose_people(press: Press) -> Reply:
    """Say who is asked: everyone, or some role groups, small ones together."""
    before = (await prepared(press)).topic.audience
    return await _change(press, TopicChange(audience=chosen_audience(press, before)))


async def without_a_name(press: Press) -> Reply:
    """Let it be answered without a name as well, or not."""
    wish, _, ref = press.ref.rpartition(".")
    if wish not in {panel_cards.ALSO_UNNAMED, panel_cards.NAMED_ONLY}:
        raise not_a_choice()
    change = TopicChange(anonymous=wish == panel_cards.ALSO_UNNAMED)
    await press.run(topics.change_topic, press.actor, TopicId(ref), change, now=press.now)
    return await panel(press, ref)


async def panel(press: Press, ref: str, *, anew: bool = False, understood: Understood | None = None) -> Reply:
    """Show the draft and what can still be chosen; `anew`: it is not the draft they had."""
    found = await press.run(topics.prepared_topic, press.actor, TopicId(ref), now=press.now)
    return show(panel_cards.desk, found, group=await group_is_there(press), anew=anew, understood=understood)


async def prepared(press: Press) -> PreparedTopic:
    """Return the draft that is pressed about."""
    return await press.run(topics.prepared_topic, press.actor, TopicId(press.ref), now=press.now)


def words_typed(press: Press) -> TopicWords:
    """Read the words of a topic from its form."""
    return TopicWords(
        question=one_line(press.typed.get("question", "")),
        why=one_line(press.typed.get("why", "")),
        options=_lines(press, "options"),
        prompts=_lines(press, "prompts"),
        follow_up=one_line(press.typed.get("follow_up", "")),
    )


async def _opened(_: Press, topic: Topic) -> Reply:
    return show(draft_cards.posted, topic)


async def _change(press: Press, change: TopicChange) -> Reply:
    await _keep(press, change)
    return await panel(press, press.ref)


async def _keep(press: Press, change: TopicChange) -> None:
    await press.run(topics.change_topic, press.actor, TopicId(press.ref), change, now=press.now)


def _about_typed(typed: Typed) -> TopicChange:
    """Read what the form about a topic brings; refuse what it does not offer."""
    minutes, kind = typed.get("minutes", ""), typed.get("kind", "")
    if minutes not in set(map(str, about_cards.MINUTES)) or kind not in {about_cards.SENSITIVE, about_cards.ORDINARY}:
        raise not_a_choice()
    return TopicChange(
        minutes=int(minutes),
        sensitive=kind == about_cards.SENSITIVE,
        purpose=one_of(Purpose, typed.get("purpose", "")),
        source=one_of(Source, typed.get("source", "")),
        offer=one_line(typed.get("offer", "")),
    )


def _lines(press: Press, key: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, tidied(press.typed.get(key, "")).split("\n"))))


DRAFTING: Final = DraftingByForm(
    kind=topics.DRAFTS,
    begin=verbs.TOPIC_BEGIN,
    found=draft_cards.DRAFTS,
    before_group=panel_cards.BEFORE_GROUP,
    words=draft_cards.words_form,
    panel=panel,
    opened=_opened,
)
_CLOSE: Final = ChoosingClose(
    kind=topics.DRAFTS,
    closing=panel_cards.CLOSING,
    panel=panel,
    change=lambda press, closes_at: _keep(press, TopicChange(closes_at=closes_at)),
)
PRESSES: Mapping[Verb, Handler] = {
    **DRAFTING.presses,
    verbs.TOPIC_BEGIN: DRAFTING.write_new,
    **_CLOSE.presses,
    ASK_AS_TOPIC: begin_with,
    verbs.TOPIC_REWRITE: rewrite,
    verbs.TOPIC_ABOUT: about,
    verbs.TOPIC_EVIDENCE: evidence,
    verbs.TOPIC_WHO: choose_people,
    verbs.TOPIC_ANONYMOUS: without_a_name,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    **_CLOSE.forms,
    verbs.TOPIC_WORDS: (take_words, draft_cards.words_form),
    verbs.TOPIC_FROM_IDEA: (take_idea, draft_cards.idea_form),
    verbs.TOPIC_ABOUT_SEND: (take_about, about_cards.about_form),
    verbs.TOPIC_EVIDENCE_SEND: (take_evidence, about_cards.evidence_form),
}
