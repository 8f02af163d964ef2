"""Telling people what came of their words: once their topic has closed, once each, and again when it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.contributions import Contribution, ContributionId, Decision, in_parts
from bot.domain.deciding import shuffled
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.people import NOBODY, Actor
from bot.domain.refusals import NotFound
from bot.domain.topics import Theme, Topic, TopicId, TopicState
from bot.services.contributions.posts import post
from bot.services.notes import write_to_person
from bot.services.permission import act, allow
from storage import contributions, letters, topics
from storage.partners import partner
from storage.store import Transaction

CAME_OF_IT: Final = LetterKind("what_came_of_it", ends_on_leaving=True)
CHANGED: Final = LetterKind("what_came_of_it_changed", ends_on_leaving=True)
_WORTH_TELLING: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is told of their answer: what it answers, what became of it, and under which theme, if any."""

    topic: Topic
    answer: Contribution
    decision: Decision
    theme: Theme | None


def release_outcomes(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have everybody told what is decided about their answer: the topic closes just now."""
    for answer in contributions.answers_to(tx, topic.id):
        tell(tx, topic, answer, now=now)


def tell(tx: Transaction, topic: Topic, answer: Contribution, *, now: datetime) -> None:
    """Have it told what became of an answer to a topic that closed: without a name, where everybody reads it."""
    if answer.is_anonymous:
        post(tx, topic, answer, now=now)
    else:
        tell_author(tx, answer, now=now)


def told_on_post(tx: Transaction, topic: Topic, answer: Contribution, part: int) -> Told | None:
    """Return what stands beneath an answer without a name once its topic has closed, below the last of its parts."""
    is_last = part == len(in_parts(answer.answer)) - 1
    if not answer.is_anonymous or topic.state is not TopicState.CLOSED or answer.decision is None or not is_last:
        return None
    return _told(tx, answer)


def tell_author(tx: Transaction, answer: Contribution, *, now: datetime) -> None:
    """Have the author told what became of an answer, unless they know or have left; a topic that closed is theirs."""
    _take_back_change(tx, answer)
    if answer.author == NOBODY or not answer.is_owed_a_word or partner(tx, answer.guild, answer.author) is None:
        return
    kind, occasion = (CAME_OF_IT, "") if answer.told_at is None else (CHANGED, f"{now:%Y%m%dT%H%M%S%f}")
    letter = PrivateLetter(kind, answer.id, now, now + _WORTH_TELLING, occasion)
    write_to_person(tx, answer.guild, answer.author, letter)


def told_in(tx: Transaction, letter: Letter) -> Told | None:
    """Return what a letter says as it is now: None where the answer is gone, or what changed has changed back in time.

    Once told, it is told again as often as somebody opens it.
    """
    answer = contributions.contribution(tx, letter.guild, ContributionId(letter.subject))
    if answer is None or answer.author != letter.person or answer.decision is None:
        return None
    if letter.kind == CHANGED.name and not letter.is_over and not answer.is_owed_a_word:
        return None
    return _told(tx, answer)


def note_told(tx: Transaction, letter: Letter, /, *, written_at: datetime, now: datetime) -> None:
    """Note that an author was told; what was decided while the letter was on its way is told in one more."""
    answer = contributions.contribution(tx, letter.guild, ContributionId(letter.subject))
    if answer is None or answer.author != letter.person or answer.decision is None:
        return
    if answer.decision.decided_at <= written_at:
        contributions.note_told(tx, answer.id, answer.decision.outcome, now=now)
        _take_back_change(tx, answer)
    else:  # which of two outcomes it said, nobody knows
        contributions.note_told(tx, answer.id, None, now=now)
        changed = contributions.contribution(tx, answer.guild, answer.id)
        if changed is not None:
            tell_author(tx, changed, now=now)


def note_change_told(tx: Transaction, letter: Letter, /, *, written_at: datetime, now: datetime) -> None:
    """Note that an author was told of a change, once they were: while it waits for them they know what was before."""
    if letter.is_over:
        note_told(tx, letter, written_at=written_at, now=now)


def owed_by_phone(tx: Transaction, actor: Actor, topic_id: TopicId) -> tuple[Told, ...]:
    """Return what is to be told by phone: to those without an account, and to those who asked to be called back."""
    here = allow(tx, actor, Action.DECIDE_OUTCOMES)
    topic = topics.topic(tx, here.guild, topic_id)
    if topic is None or topic.state is not TopicState.CLOSED:
        raise NotFound("This question is not here any more.")
    owed = owed_a_call(tx, topic, contributions.answers_to(tx, topic.id))
    return tuple(_told(tx, one) for one in shuffled(owed))


def owed_a_call(tx: Transaction, topic: Topic, answers: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Return those of these answers whose authors are to be told by phone, and do not know yet what came of them."""
    promised = contributions.owed_calls(tx, topic.id)
    return tuple(one for one in answers if one.id in promised or (_was_phoned(one) and one.is_owed_a_word))


def _was_phoned(answer: Contribution) -> bool:
    return answer.author == NOBODY and not answer.is_anonymous


def note_phoned(tx: Transaction, actor: Actor, contribution_id: ContributionId, *, now: datetime) -> TopicId:
    """Note that whoever spoke this answer on the phone was told what came of it; return what it answers."""
    here = act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    answer = contributions.contribution(tx, here.guild, contribution_id)
    if answer is None or answer.decision is None or answer.is_anonymous:
        raise NotFound("This answer is not here any more.")
    if answer.author == NOBODY:
        contributions.note_told(tx, answer.id, answer.decision.outcome, now=now)
    elif not contributions.note_called(tx, answer.id, answer.decision.outcome):
        raise NotFound("This answer is not here any more.")
    return answer.topic


def _take_back_change(tx: Transaction, answer: Contribution) -> None:
    """Let nothing wait for an author that they know by now, or that one more letter says."""
    if answer.told_at is not None:
        letters.take_back_notes(tx, answer.id, kinds=(CHANGED.name,), person=answer.author)


def _told(tx: Transaction, answer: Contribution) -> Told:
    topic = topics.topic(tx, answer.guild, answer.topic)
    if topic is None or answer.decision is None:
        raise NotFound("This answer is not here any more.")
    theme = next((one for one in topics.themes_of(tx, topic.id) if one.id == answer.decision.theme), None)
    return Told(topic, answer, answer.decision, theme)
