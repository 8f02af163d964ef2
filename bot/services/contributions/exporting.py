"""Taking answers along: what may leave the house, of one topic or of all that have closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answer_export import Allowed, AnswerExport, exported, together
from bot.domain.contributions import Contribution
from bot.domain.people import Actor, PersonId
from bot.domain.preferences import Consent, ConsentGiven
from bot.domain.refusals import NotFound, NotReady
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services.permission import act
from storage import consents, contributions, topics
from storage.store import Transaction

_Consents = Mapping[PersonId, Mapping[Consent, ConsentGiven]]


def export_answers(tx: Transaction, actor: Actor, topic_id: TopicId | None = None, *, now: datetime) -> AnswerExport:
    """Return what of the answers to this topic, or to all that have closed, may leave; in another order each time."""
    here = act(tx, actor, Action.EXPORT_ANSWERS, now=now)
    chosen = topics.closed_here(tx, here.guild) if topic_id is None else (_closed(tx, actor, topic_id),)
    given = consents.consents_here(tx, here.guild)
    found = together(_exported(tx, topic, given) for topic in chosen)
    drawn = sorted((tx.new_reference(), place) for place in range(len(found.rows)))
    return replace(found, rows=tuple(found.rows[place] for _, place in drawn))


def _exported(tx: Transaction, topic: Topic, given: _Consents) -> AnswerExport:
    def allowed(answer: Contribution) -> Allowed:
        theirs = given.get(answer.author, {})
        return Allowed(
            quote=answer.quote,
            named=_stands(theirs, Consent.BE_NAMED),
            research=_stands(theirs, Consent.RESEARCH),
        )

    return exported(topic, contributions.answers_to(tx, topic.id), allowed, topics.themes_of(tx, topic.id))


def _stands(theirs: Mapping[Consent, ConsentGiven], consent: Consent) -> bool:
    return consent in theirs and theirs[consent].withdrawn_at is None


def _closed(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    """Return a topic that has closed: from answers that are taken along twice nobody is to read who came when."""
    topic = topics.topic(tx, actor.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    if topic.state is TopicState.OPEN:
        raise NotReady("This question is still open. Its answers can be taken along once it has closed.")
    return topic
