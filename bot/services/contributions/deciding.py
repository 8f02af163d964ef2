"""Deciding what became of answers: a page at a time, many at once, in an order that ranks nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.anonymous import AskedBack
from bot.domain.contributions import (
    AT_ONCE,
    BEGUN_LIFE,
    BatchId,
    Contribution,
    ContributionId,
    ContributionOutcome,
    Decision,
    OutcomeBatch,
)
from bot.domain.deciding import UNFITTING, GoodReason, checked_outcome, checked_reason, checked_theme, fits, shuffled
from bot.domain.limits import THEMES
from bot.domain.people import Actor
from bot.domain.refusals import Invalid, NotFound, TooLate
from bot.domain.topics import Theme, ThemeId, Topic, TopicId, TopicState
from bot.services.contributions.telling import owed_a_call, tell
from bot.services.permission import act, allow
from storage import contributions, topics
from storage.contributions import anonymous
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Some of the answers to a topic, and how many there are and have nothing decided about them yet.

    `undecided_only`: those that were decided about are left out. `more`: there are others after these. `by_phone`:
    somebody is to be told on the phone what came of theirs.
    """

    topic: Topic
    themes: tuple[Theme, ...]
    answers: tuple[Contribution, ...]
    total: int
    undecided: int
    undecided_only: bool
    more: bool
    by_phone: bool


@dataclass(frozen=True, slots=True)
class Deciding:
    """Answers that are decided about together, and the themes there are.

    Of one alone, without a name: what was `asked_back` about it, or else whether that `can_be_asked`.
    """

    topic: Topic
    themes: tuple[Theme, ...]
    batch: OutcomeBatch
    answers: tuple[Contribution, ...]
    asked_back: AskedBack | None = None
    can_be_asked: bool = False


def answers_page(
    tx: Transaction,
    actor: Actor,
    topic_id: TopicId,
    *,
    undecided_only: bool = True,
    after: ContributionId | None = None,
) -> AnswersPage:
    """Return the answers to a topic that stand after this one; from the top again where none do."""
    topic = _topic(tx, actor, topic_id)
    every = shuffled(contributions.answers_to(tx, topic.id))
    shown = tuple(one for one in every if not undecided_only or one.decision is None)
    left = tuple(one for one in shown if after is None or one.id > after) or shown
    return AnswersPage(
        topic=topic,
        themes=topics.themes_of(tx, topic.id),
        answers=left[:AT_ONCE],
        total=len(every),
        undecided=sum(one.decision is None for one in every),
        undecided_only=undecided_only,
        more=len(shown) > AT_ONCE,
        by_phone=topic.state is TopicState.CLOSED and bool(owed_a_call(tx, topic, every)),
    )


def next_page(
    tx: Transaction, actor: Actor, contribution_id: ContributionId, *, undecided_only: bool = True
) -> AnswersPage:
    """Return the answers that stand after this one, which may have been taken back meanwhile."""
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    last = contributions.contribution(tx, here.guild, contribution_id)
    if last is None:
        raise NotFound("That answer was taken back. Please open the list again.")
    return answers_page(tx, actor, last.topic, undecided_only=undecided_only, after=last.id)


def choose_answers(
    tx: Transaction, actor: Actor, topic_id: TopicId, chosen: Sequence[ContributionId], *, now: datetime
) -> Deciding:
    """Begin to decide about these answers together, in place of what this coordinator had begun before.

    About one alone, what was decided before stands there already.
    """
    topic = _topic(tx, actor, topic_id)
    answers = tuple(one for one in contributions.answers_to(tx, topic.id) if one.id in set(chosen))
    if not answers or len(answers) > AT_ONCE:
        raise NotFound("These answers are not here any more. Please open the list again.")
    before = answers[0].decision if len(answers) == 1 else None
    batch = OutcomeBatch(
        id=BatchId(tx.new_reference()),
        guild=topic.guild,
        topic=topic.id,
        person=actor.person,
        answers=tuple(one.id for one in shuffled(answers)),
        begun_at=now,
        outcome=before.outcome if before else None,
        reason=before.reason if before else "",
        theme=before.theme if before else None,
    )
    contributions.keep_batch(tx, batch)
    return _deciding(tx, topic, batch)


def chosen_answers(tx: Transaction, actor: Actor, batch_id: BatchId) -> Deciding:
    """Return the answers that this coordinator decides about, as far as they have come."""
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    batch = contributions.batch_of(tx, here.guild, actor.person, batch_id)
    if batch is None:
        raise TooLate("You have gone on to other answers. Please choose these again from the list.")
    return _deciding(tx, _topic(tx, actor, batch.topic), batch)


def choose_outcome(tx: Transaction, actor: Actor, batch_id: BatchId, outcome: ContributionOutcome) -> Deciding:
    """Say what became of these answers; nothing is decided yet. A reason for something else goes."""
    found = chosen_answers(tx, actor, batch_id)
    reason = found.batch.reason if fits(found.batch.reason, outcome) else ""
    return _kept(tx, found, outcome=outcome, reason=reason)


def choose_reason(tx: Transaction, actor: Actor, batch_id: BatchId, reason: GoodReason) -> Deciding:
    """Say why, by a reason from the list."""
    found = chosen_answers(tx, actor, batch_id)
    if not fits(reason, found.batch.outcome):
        raise Invalid(UNFITTING)
    return _kept(tx, found, reason=reason.value)


def write_reason(tx: Transaction, actor: Actor, batch_id: BatchId, words: str) -> Deciding:
    """Say why in one's own words."""
    found = chosen_answers(tx, actor, batch_id)
    return _kept(tx, found, reason=checked_reason(words))


def choose_theme(tx: Transaction, actor: Actor, batch_id: BatchId, theme: ThemeId | None) -> Deciding:
    """Put these answers under a theme of their topic, or under none."""
    found = chosen_answers(tx, actor, batch_id)
    if theme is not None and theme not in {one.id for one in found.themes}:
        raise NotFound("This theme is not here any more.")
    return _kept(tx, found, theme=theme)


def add_theme(tx: Transaction, actor: Actor, batch_id: BatchId, title: str) -> Deciding:
    """Put these answers under a new theme; one of the same title is that one."""
    found = chosen_answers(tx, actor, batch_id)
    title = checked_theme(title)
    same = next((one for one in found.themes if one.title.casefold() == title.casefold()), None)
    if same is None:
        THEMES.check(len(found.themes))
        same = Theme(ThemeId(tx.new_reference()), found.topic.id, title)
        topics.add_theme(tx, same)
    return _kept(tx, found, theme=same.id)


def decide(tx: Transaction, actor: Actor, batch_id: BatchId, *, now: datetime) -> AnswersPage:
    """Decide what became of these answers, and return what is still to be decided about.

    Their authors are told by letters of this transaction; while the topic is open, by those of its close.
    """
    found = chosen_answers(tx, actor, batch_id)
    outcome = checked_outcome(found.batch)
    if not found.answers:
        raise NotFound("These answers are not here any more. Please open the list again.")
    act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    for answer in found.answers:
        before = answer.decision
        known = before.decided_at if before is not None and before.outcome is outcome else now
        decision = Decision(outcome, found.batch.reason, known, found.batch.theme)
        contributions.decide(tx, answer.id, decision)
        if found.topic.state is TopicState.CLOSED:
            tell(tx, found.topic, replace(answer, decision=decision), now=now)
    contributions.drop_batch(tx, found.batch.guild, actor.person)
    return answers_page(tx, actor, found.topic.id)


def forget_batches(tx: Transaction, *, now: datetime) -> int:
    """Forget which answers were chosen a day ago and not decided about; return how many times that was so."""
    return contributions.forget_batches(tx, begun_before=now - BEGUN_LIFE)


def _kept(tx: Transaction, found: Deciding, **to: object) -> Deciding:
    batch = replace(found.batch, **to)  # type: ignore[arg-type]
    contributions.keep_batch(tx, batch)
    return _deciding(tx, found.topic, batch)


def _deciding(tx: Transaction, topic: Topic, batch: OutcomeBatch) -> Deciding:
    known = (contributions.contribution(tx, topic.guild, one) for one in batch.answers)
    there = tuple(one for one in known if one is not None)
    found = Deciding(topic, topics.themes_of(tx, topic.id), batch, there)
    if len(there) != 1 or not there[0].is_anonymous:
        return found
    asked, box = anonymous.asked_of(tx, there[0].id), anonymous.box_of(tx, topic.id)
    return replace(found, asked_back=asked, can_be_asked=asked is None and box is not None and box.is_sealed)


def _topic(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    topic = topics.topic(tx, here.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    return topic
