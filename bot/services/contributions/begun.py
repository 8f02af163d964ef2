"""An answer from its form until it is posted: looked over as others will see it, and kept for a day."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answering import AnswerPreview
from bot.domain.contributions import (
    BEGUN_LIFE,
    BegunAnswer,
    BegunId,
    Contribution,
    ContributionId,
    GivenAnswer,
    checked_answer,
)
from bot.domain.guard import points_together
from bot.domain.people import NOBODY, Actor, PersonId, RoleGroup
from bot.domain.preferences import Consent, Quote, ShownAs
from bot.domain.refusals import Invalid, NotFound
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services import consents
from bot.services.contributions.signing import (
    keep_usual_quote,
    may_be_quoted,
    names_for,
    signed,
    usual_quote,
)
from bot.services.permission import allow
from bot.services.preferences import keep_pseudonym
from bot.services.topics.subject import topic_to_answer
from storage import contributions, partners, preferences, topics
from storage.store import Transaction


def topic_here(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    """Return a question of this server, open or closed."""
    topic = topics.topic(tx, actor.guild, topic_id)
    if topic is None:
        raise NotFound("This question is not here any more.")
    return topic


def can_be_answered(topic: Topic, now: datetime) -> bool:
    """Tell whether a question is open, and its time not over."""
    return topic.state is TopicState.OPEN and now < topic.closes_at


def begin_answer(
    tx: Transaction, actor: Actor, topic_id: TopicId, answer: GivenAnswer, *, now: datetime
) -> AnswerPreview:
    """Keep what a partner answers until they have looked it over; what they had added before stays."""
    topic = topic_to_answer(tx, actor, topic_id, now=now)
    before = _so_far(tx, actor, topic, now)
    added = before.answer.added if before else ""
    return _begin(tx, actor, topic, replace(answer, added=added), before, now)


def begin_added(tx: Transaction, actor: Actor, topic_id: TopicId, added: str, *, now: datetime) -> AnswerPreview:
    """Keep what a partner adds to their answer until they have looked it over."""
    topic = topic_to_answer(tx, actor, topic_id, now=now)
    before = _so_far(tx, actor, topic, now)
    if before is None:
        raise NotFound("You have not answered this question yet, so there is nothing to add to.")
    return _begin(tx, actor, topic, replace(before.answer, added=added), before, now)


def begun_here(tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime) -> BegunAnswer | None:
    """Return an answer that this person is writing, as it was when they saw it; None where it is gone or another."""
    begun = find_begun(tx, actor, begun_id, now=now)
    allow(tx, actor, Action.TYPE_ANSWER if begun is not None and begun.behalf is not None else Action.ANSWER_TOPIC)
    return begun


def find_begun(tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime) -> BegunAnswer | None:
    """Return the same to whoever has been asked about already."""
    begun = contributions.begun(tx, begun_id, actor.person)
    if begun is None or begun.guild != actor.guild or now >= begun.begun_at + BEGUN_LIFE:
        return None
    return begun


def my_begun(tx: Transaction, actor: Actor, topic: Topic, *, now: datetime) -> BegunAnswer | None:
    """Return what this person has begun of their own answer to this question."""
    begun = contributions.begun_by(tx, topic.id, actor.person)
    return begun if begun is not None and now < begun.begun_at + BEGUN_LIFE else None


def preview_of(tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime) -> AnswerPreview | None:
    """Return what others will see of it."""
    begun = begun_here(tx, actor, begun_id, now=now)
    return None if begun is None else preview(tx, actor, topic_here(tx, actor, begun.topic), begun, now=now)


def show_as(
    tx: Transaction, actor: Actor, begun_id: BegunId, shown_as: ShownAs, *, now: datetime
) -> AnswerPreview | None:
    """Choose the name beside this answer."""
    begun = begun_here(tx, actor, begun_id, now=now)
    return None if begun is None else _changed(tx, actor, replace(begun, shown_as=shown_as), now)


def make_up_name(tx: Transaction, actor: Actor, begun_id: BegunId, name: str, *, now: datetime) -> AnswerPreview | None:
    """Make up a name, and have it stand beside this answer; it is kept for the next."""
    begun = begun_here(tx, actor, begun_id, now=now)
    if begun is None or begun.behalf is not None:
        return None
    keep_pseudonym(tx, actor, name)
    return _changed(tx, actor, replace(begun, shown_as=ShownAs.PSEUDONYM), now)


def let_quote(tx: Transaction, actor: Actor, begun_id: BegunId, quote: Quote, *, now: datetime) -> AnswerPreview | None:
    """Say how this answer may be quoted, and the next ones; word for word only who has agreed to be quoted."""
    begun = begun_here(tx, actor, begun_id, now=now)
    if begun is None:
        return None
    if quote is Quote.YES and not _may_be_quoted(tx, begun):
        return preview(tx, actor, topic_here(tx, actor, begun.topic), begun, now=now)
    keep_usual_quote(tx, replace(begun, quote=quote))
    return _changed(tx, actor, replace(begun, quote=quote), now)


def agree_to_be_quoted(
    tx: Transaction, actor: Actor, begun_id: BegunId, version: str, *, now: datetime
) -> AnswerPreview | None:
    """Agree to be quoted, to the text of this version, and let this answer be quoted."""
    begun = begun_here(tx, actor, begun_id, now=now)
    if begun is None or begun.behalf is not None:
        return None
    consents.give_consent(tx, actor, Consent.BE_QUOTED, version, now=now)
    return let_quote(tx, actor, begun_id, Quote.YES, now=now)


def drop_answer(tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime) -> AnswerPreview | None:
    """Throw away what was begun, out of every file, and return it; None where it waits no more."""
    seen = preview_of(tx, actor, begun_id, now=now)
    if seen is not None:
        contributions.remove_begun(tx, begun_id)
        tx.rewrite()
    return seen


def forget_begun(tx: Transaction, *, now: datetime) -> int:
    """Throw away what was begun a day ago; return how many they were."""
    return contributions.forget_begun(tx, begun_before=now - BEGUN_LIFE)


def keep(tx: Transaction, begun: BegunAnswer, *, now: datetime) -> BegunAnswer:
    """Keep a begun answer in place of what it was, under a number of its own."""
    kept = renumbered(tx, begun, now)
    _put(tx, kept, begun.id)
    return kept


def renumbered(tx: Transaction, begun: BegunAnswer, now: datetime) -> BegunAnswer:
    """Return a begun answer under another number: what is posted is what was seen."""
    return replace(begun, id=BegunId(tx.new_reference()), begun_at=now)


def _put(tx: Transaction, kept: BegunAnswer, before: BegunId) -> None:
    if before:
        contributions.remove_begun(tx, before)
    contributions.keep_begun(tx, kept)
    tx.failpoint("answer.begun")


def author_of(begun: BegunAnswer) -> PersonId:
    """Return whose answer it will be."""
    return begun.person if begun.behalf is None else begun.behalf.author


def preview(tx: Transaction, actor: Actor, topic: Topic, begun: BegunAnswer, *, now: datetime) -> AnswerPreview:
    """Return what others will see of an answer, as it would stand there now."""
    author = author_of(begun)
    names = names_for(tx, actor, begun)
    shown_as, name = signed(begun.shown_as, names)
    before = contributions.answer_by(tx, topic.id, author) if begun.behalf is None else None
    post = Contribution(
        id=before.id if before else ContributionId(begun.id),
        guild=topic.guild,
        topic=topic.id,
        author=author,
        role_group=_group_of(tx, begun),
        answer=begun.answer,
        shown_as=shown_as,
        name=name,
        quote=begun.quote,
        posted_at=before.posted_at if before else now,
        decision=before.decision if before else None,
        told_at=before.told_at if before else None,
        told=before.told if before else None,
    )
    return AnswerPreview(topic, begun, post, names, _may_be_quoted(tx, begun), before is not None)


def _may_be_quoted(tx: Transaction, begun: BegunAnswer) -> bool:
    """Tell whether it may be quoted: whoever types for a partner is not told what they agreed to."""
    if begun.behalf is not None:
        return begun.behalf.author == NOBODY  # they say so on the phone
    return may_be_quoted(tx, begun.guild, begun.person)


def _group_of(tx: Transaction, begun: BegunAnswer) -> RoleGroup:
    found = partners.partner(tx, begun.guild, author_of(begun))
    if found is not None:
        return found.role_group
    if begun.behalf is None:
        raise NotFound("Those words are not here any more.")
    return begun.behalf.role_group


def _so_far(tx: Transaction, actor: Actor, topic: Topic, now: datetime) -> BegunAnswer | Contribution | None:
    begun = my_begun(tx, actor, topic, now=now)
    return begun or contributions.answer_by(tx, topic.id, actor.person)


def _begin(
    tx: Transaction,
    actor: Actor,
    topic: Topic,
    answer: GivenAnswer,
    before: BegunAnswer | Contribution | None,
    now: datetime,
) -> AnswerPreview:
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    usual = chosen.shown_as if chosen else ShownAs.ROLE
    begun = BegunAnswer(
        id=BegunId(""),
        guild=actor.guild,
        topic=topic.id,
        person=actor.person,
        answer=_checked(answer, topic),
        shown_as=before.shown_as if before else usual,
        quote=before.quote if before else usual_quote(tx, actor.guild, actor.person),
        begun_at=now,
    )
    return _changed(tx, actor, begun, now, topic)


def _checked(answer: GivenAnswer, topic: Topic) -> GivenAnswer:
    """Return an answer that can be given; each of its forms was looked at, but not what stands there already."""
    answer = checked_answer(answer, topic.words)
    if answer.added and points_together(*answer.words, answer.follow_up, answer.added):
        raise Invalid("Beside what you wrote before, this may point to a person. Please write it in another way.")
    return answer


def _changed(
    tx: Transaction, actor: Actor, begun: BegunAnswer, now: datetime, topic: Topic | None = None
) -> AnswerPreview:
    kept = renumbered(tx, begun, now)
    seen = preview(tx, actor, topic or topic_here(tx, actor, begun.topic), kept, now=now)  # while all is read once
    _put(tx, kept, begun.id)
    return seen
