"""What a coordinator's forms and panel lead to: words, people, close, and all else about a topic."""

from collections.abc import Mapping
from functools import partial

from bot.domain.times import Found
from bot.domain.topic_drafts import PreparedTopic, TopicChange
from bot.domain.topics import Evidence, Purpose, Source, TopicId, TopicWords
from bot.services import topics
from cogs.kit import error_cards
from cogs.kit import when as times
from cogs.kit.audience import chosen_audience
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.closing import typed_time
from cogs.kit.forms import FormIn, Typed
from cogs.kit.group import GroupPresence, group_of
from cogs.kit.press import Handler, Press, Reply, not_a_choice, one_of, open_form, show
from cogs.kit.verbs import ASK_AS_TOPIC, TOPIC_DRAFT, Verb
from cogs.topics import about_cards, draft_cards, panel_cards, verbs


async def write(press: Press) -> Reply:
    """Show coordinators the drafts they have; without one, open the form for a new topic."""
    found = await press.run(topics.my_topic_drafts, press.actor, now=press.now)
    return show(draft_cards.found_again, found) if found else open_form(draft_cards.words_form)


async def begin(press: Press) -> Reply:
    """Open the form for a new topic, beside the drafts there are."""
    await press.run(topics.may_write, press.actor)
    return open_form(draft_cards.words_form)


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = words_typed(press)
    if press.ref == NO_REFERENCE:
        return await panel(press, (await press.run(topics.draft_topic, press.actor, words, now=press.now)).id)
    topic = await press.run(topics.reword_topic, press.actor, TopicId(press.ref), words, now=press.now)
    return await panel(press, topic.id, anew=topic.id != press.ref)


async def begin_with(press: Press) -> Reply:
    """Open the form for a new topic about what a partner suggested."""
    words = await press.run(topics.suggested_topic, press.actor, press.ref)
    return open_form(draft_cards.idea_form, one_line(words))


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


async def choose_close(press: Press) -> Reply:
    """Say when it closes: an evening some days ahead, or another time by form."""
    closes_at = await panel_cards.CLOSING.chosen(press)
    if closes_at is None:
        return open_form(draft_cards.close_form, press.ref)
    return await _change(press, TopicChange(closes_at=closes_at))


async def take_close(press: Press) -> Reply:
    """Read the day and time that were typed; ask when they can be read in more than one way."""
    refusal = await press.run(topics.why_no_topic_draft, press.actor, TopicId(press.ref))
    if refusal is not None:  # another day or time would change nothing
        return show(error_cards.refused, refusal)
    found, zone = await typed_time(press)
    if not isinstance(found, Found):
        return show(draft_cards.which_close, press.ref, found, zone)
    return await _close_at(press, found)


async def write_close(press: Press) -> Reply:
    """Let a day and a time be written again."""
    await prepared(press)
    return open_form(draft_cards.close_form, press.ref)


async def choose_moment(press: Press) -> Reply:
    """Take one of the times that what was typed could mean."""
    return await _close_at(press, times.chosen(press.value))


async def back_to_panel(press: Press) -> Reply:
    """Show the panel as it stands."""
    return await panel(press, TopicId(press.ref))


async def panel(press: Press, topic: TopicId, *, anew: bool = False) -> Reply:
    """Show the draft and what can still be chosen; `anew`: it is not the draft they had."""
    found = await press.run(topics.prepared_topic, press.actor, topic, now=press.now)
    return show(panel_cards.desk, found, group=await group_is_there(press), anew=anew)


async def prepared(press: Press) -> PreparedTopic:
    """Return the draft that is pressed about."""
    return await press.run(topics.prepared_topic, press.actor, TopicId(press.ref), now=press.now)


async def group_is_there(press: Press) -> bool:
    """Tell whether a draft goes to an advisory group first."""
    return await group_of(press) is not GroupPresence.NONE


def words_typed(press: Press) -> TopicWords:
    """Read the words of a topic from its form."""
    return TopicWords(
        question=one_line(press.typed.get("question", "")),
        why=one_line(press.typed.get("why", "")),
        options=_lines(press, "options"),
        prompts=_lines(press, "prompts"),
        follow_up=one_line(press.typed.get("follow_up", "")),
    )


async def _change(press: Press, change: TopicChange) -> Reply:
    topic = await press.run(topics.change_topic, press.actor, TopicId(press.ref), change, now=press.now)
    return await panel(press, topic.id)


async def _close_at(press: Press, found: Found) -> Reply:
    """Close the draft then, and say in full how the words were understood."""
    here = await press.run(topics.may_write, press.actor)
    change = TopicChange(closes_at=found.starts)
    await press.run(topics.change_topic, press.actor, TopicId(press.ref), change, now=press.now)
    group = await group_is_there(press)
    return show(panel_cards.understood, await prepared(press), found, here.zone, group=group)


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


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_BEGIN: begin,
    ASK_AS_TOPIC: begin_with,
    TOPIC_DRAFT: back_to_panel,
    verbs.TOPIC_REWRITE: rewrite,
    verbs.TOPIC_ABOUT: about,
    verbs.TOPIC_EVIDENCE: evidence,
    verbs.TOPIC_WHO: choose_people,
    verbs.TOPIC_CLOSE: choose_close,
    verbs.TOPIC_CLOSE_AT: choose_moment,
    verbs.TOPIC_CLOSE_WRITE: write_close,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.TOPIC_WORDS: (take_words, draft_cards.words_form),
    verbs.TOPIC_FROM_IDEA: (take_idea, draft_cards.idea_form),
    verbs.TOPIC_ABOUT_SEND: (take_about, about_cards.about_form),
    verbs.TOPIC_EVIDENCE_SEND: (take_evidence, about_cards.evidence_form),
    verbs.TOPIC_CLOSE_SEND: (take_close, draft_cards.close_form),
}
