"""My words: what somebody answered, where it stands, what came of it; taking it back, leaving, being erased."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answering import MyWords, OwnAnswer
from bot.domain.contributions import BEGUN_LIFE, Contribution, ContributionId, Resonance
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Quote, ShownAs
from bot.domain.topics import Topic
from bot.services.contributions.anonymous.boxes import forget_whose
from bot.services.contributions.anonymous.writing import all_own_anonymous
from bot.services.contributions.begun import can_be_answered, topic_here
from bot.services.contributions.posts import post
from bot.services.contributions.removing import remove_answer
from bot.services.permission import allow
from storage import contributions, topics
from storage.store import Transaction


def my_words(tx: Transaction, actor: Actor, *, now: datetime) -> MyWords:
    """Return what whoever asks has begun and answered here, whether or not they take part now."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    begun = contributions.begun_here_by(tx, actor.guild, actor.person)
    fresh = ((topic_here(tx, actor, one.topic), one) for one in begun if now < one.begun_at + BEGUN_LIFE)
    answers = contributions.all_by(tx, actor.guild, actor.person)
    known = {one.topic: topic_here(tx, actor, one.topic) for one in answers}
    return MyWords(
        begun=tuple(fresh),
        answers=tuple(own_answer(tx, known[one.topic], one, now=now) for one in answers),
        anonymous=all_own_anonymous(tx, actor),
    )


def my_answer(tx: Transaction, actor: Actor, answer_id: ContributionId, *, now: datetime) -> OwnAnswer | None:
    """Return one answer of whoever asks; None where it is nobody's or another's."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    answer = _mine(tx, actor, answer_id)
    return None if answer is None else own_answer(tx, topic_here(tx, actor, answer.topic), answer, now=now)


def take_back(tx: Transaction, actor: Actor, answer_id: ContributionId, *, now: datetime) -> None:
    """Take an answer back, at any time: words, tap and what others said of it go at once, out of every file."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    answer = _mine(tx, actor, answer_id)
    if answer is None:
        return
    remove_answer(tx, topic_here(tx, actor, answer.topic), answer, now=now)
    tx.rewrite()


def own_answer(tx: Transaction, topic: Topic, answer: Contribution, *, now: datetime) -> OwnAnswer:
    """Return an answer with what came of it, as its author may know it."""
    said = contributions.told_of(tx, answer.id)
    theme = answer.decision.theme if answer.decision else None
    themes = topics.themes_of(tx, topic.id) if theme else ()
    return OwnAnswer(
        topic=topic,
        answer=answer,
        is_open=can_be_answered(topic, now),
        theme=next((one for one in themes if one.id == theme), None),
        same=said.get(Resonance.SAME, 0),
        different=said.get(Resonance.DIFFERENT, 0),
    )


def show_by_group(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have the answers of somebody who takes part no more stand under their role group from now on."""
    contributions.drop_typed_for(tx, guild, person)
    for answer in contributions.all_by(tx, guild, person):
        topic = topics.topic(tx, guild, answer.topic)
        if answer.name and topic is not None:
            unnamed = replace(answer, shown_as=ShownAs.ROLE, name="")
            contributions.change(tx, unnamed)
            post(tx, topic, unnamed, now=now)


def let_nobody_quote(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have no answer be quoted of somebody who took back that they may be."""
    del now
    for answer in contributions.all_by(tx, guild, person):
        contributions.change(tx, replace(answer, quote=Quote.NO))


def take_back_all(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take back every answer of somebody who has everything deleted."""
    contributions.drop_typed_for(tx, guild, person)
    for answer in contributions.all_by(tx, guild, person):
        topic = topics.topic(tx, guild, answer.topic)
        if topic is not None:
            remove_answer(tx, topic, answer, now=now)
    forget_whose(tx, guild, person)


def _mine(tx: Transaction, actor: Actor, answer_id: ContributionId) -> Contribution | None:
    answer = contributions.contribution(tx, actor.guild, answer_id)
    return answer if answer is not None and answer.author == actor.person else None
