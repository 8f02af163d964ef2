"""Typing for somebody who answers by phone: a partner, or somebody without an account, with their yes.

What is posted is one answer like any other. Nothing leads from it to who typed it, or to the line in the log.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answering import AnswerPreview, AnswerSheet
from bot.domain.contributions import BegunAnswer, BegunId, Behalf, GivenAnswer, checked_answer
from bot.domain.limits import TYPED_ANSWERS
from bot.domain.people import NOBODY, Actor, PersonId, RoleGroup
from bot.domain.preferences import Quote, ShownAs
from bot.domain.refusals import Invalid, NotFound, TooLate
from bot.domain.topics import Topic, TopicId
from bot.services.contributions.begun import can_be_answered, find_begun, keep, preview, topic_here
from bot.services.permission import allow
from storage import audit, contributions, topics
from storage.partners import partner
from storage.store import Transaction


def topic_to_type(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Topic:
    """Return an open question to a coordinator who types for somebody."""
    allow(tx, actor, Action.TYPE_ANSWER)
    topic = topic_here(tx, actor, topic_id)
    if not can_be_answered(topic, now):
        raise TooLate("This question has closed. What was heard is where it was asked.")
    return topic


def topics_to_type(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Topic, ...]:
    """Return the open questions to a coordinator who types for somebody, soonest close first."""
    allow(tx, actor, Action.TYPE_ANSWER)
    return topics.open_here(tx, actor.guild, now=now)


def type_for_partner(
    tx: Transaction, actor: Actor, topic_id: TopicId, person: PersonId, called: str, *, now: datetime
) -> BegunAnswer:
    """Begin an answer of somebody who has joined; `called` is the name that everybody in the server sees."""
    topic = topic_to_type(tx, actor, topic_id, now=now)
    found = partner(tx, actor.guild, person)
    if found is None:
        raise Invalid("They have not joined, so they have no answers here. Choose a role group instead.")
    behalf = Behalf(person, found.role_group, called)
    return _begin(tx, actor, topic, behalf, now)


def type_for_group(
    tx: Transaction, actor: Actor, topic_id: TopicId, role_group: RoleGroup, *, now: datetime
) -> BegunAnswer:
    """Begin an answer of somebody of this role group who has no account here."""
    topic = topic_to_type(tx, actor, topic_id, now=now)
    return _begin(tx, actor, topic, Behalf(NOBODY, role_group), now)


def sheet_to_type(tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime) -> AnswerSheet:
    """Return the question with what was typed so far in its form."""
    begun = _typed(tx, actor, begun_id, now)
    return AnswerSheet(topic_to_type(tx, actor, begun.topic, now=now), begun.answer)


def take_typed(
    tx: Transaction, actor: Actor, begun_id: BegunId, answer: GivenAnswer, *, now: datetime
) -> AnswerPreview:
    """Keep what a coordinator typed until both have looked it over."""
    begun = _typed(tx, actor, begun_id, now)
    topic = topic_to_type(tx, actor, begun.topic, now=now)
    kept = keep(tx, replace(begun, answer=checked_answer(answer, topic.words)), now=now)
    return preview(tx, actor, topic, kept, now=now)


def check_typed(tx: Transaction, topic: Topic, behalf: Behalf) -> None:
    """Refuse to post an answer of somebody whom a question does not ask, or who has answered it themselves.

    That they have answered is said only now: choosing somebody's name must not tell it.
    """
    _check_asked(topic, behalf)
    if behalf.author == NOBODY:
        return
    if partner(tx, topic.guild, behalf.author) is None:
        raise Invalid("They do not take part any more, so nothing was posted.")
    if contributions.answer_by(tx, topic.id, behalf.author) is not None:
        raise Invalid("They have answered this already. They can change it themselves, under My words.")


def note_typed(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Note in the log that a coordinator typed for somebody, who said yes: on which day, and nothing more."""
    audit.note_act(
        tx, actor.guild, actor.person, Action.TYPE_ANSWER, now=now.replace(hour=0, minute=0, second=0, microsecond=0)
    )


def _typed(tx: Transaction, actor: Actor, begun_id: BegunId, now: datetime) -> BegunAnswer:
    allow(tx, actor, Action.TYPE_ANSWER)
    begun = find_begun(tx, actor, begun_id, now=now)
    if begun is None or begun.behalf is None:
        raise NotFound("Those words do not wait here any more. Please begin again.")
    return begun


def _check_asked(topic: Topic, behalf: Behalf) -> None:
    if topic.audience and behalf.role_group not in topic.audience:
        raise Invalid("This question does not ask their role group. Its card says for whom it is.")


def _begin(tx: Transaction, actor: Actor, topic: Topic, behalf: Behalf, now: datetime) -> BegunAnswer:
    _check_asked(topic, behalf)
    for oldest in contributions.typed_by(tx, actor.guild, actor.person)[TYPED_ANSWERS - 1 :]:
        contributions.remove_begun(tx, oldest.id)
    empty, usual = GivenAnswer(None), (ShownAs.ROLE, Quote.NO)  # whatever they set themselves: that is private
    begun = BegunAnswer(BegunId(""), actor.guild, topic.id, actor.person, empty, *usual, now, behalf)
    return keep(tx, begun, now=now)
