"""What people say of one answer of somebody else's, after their own: nobody is ranked, few are never counted aloud."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final

from bot.domain.actions import Action
from bot.domain.answering import Peer
from bot.domain.contributions import Contribution, ContributionId, Resonance, told_at_least
from bot.domain.people import Actor, PersonId
from bot.domain.refusals import NotFound
from bot.domain.topics import Topic, TopicId
from bot.services.permission import allow
from bot.services.topics.subject import topic_to_answer
from storage import contributions
from storage.store import Transaction

_WAYS: Final = 24  # in which an id of 32 figures is read, with 8 of them or more


def peer_of(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Peer | None:
    """Return one answer of somebody else's to whoever has answered: always the same one.

    It is drawn by lot from those that stood there before their own; the first who answer get the next one.
    """
    topic = topic_to_answer(tx, actor, topic_id, now=now)
    mine = contributions.answer_by(tx, topic.id, actor.person)
    return None if mine is None else peer_beside(tx, topic, mine)


def peer_beside(tx: Transaction, topic: Topic, mine: Contribution) -> Peer | None:
    """Return the answer that belongs beside this one, to its author."""
    drawn = contributions.drawn_by(tx, mine, *_lot(mine.author, topic.id))
    drawn = drawn or contributions.first_worded(tx, topic.id, mine.author)
    answer = None if drawn is None else contributions.contribution(tx, topic.guild, drawn)
    return None if answer is None else Peer(topic, answer, contributions.resonance_of(tx, answer.id, mine.author))


def resonate(tx: Transaction, actor: Actor, answer_id: ContributionId, said: Resonance, *, now: datetime) -> Peer:
    """Say of somebody else's answer that it is the same for oneself, or different; said again, it is changed."""
    allow(tx, actor, Action.ANSWER_TOPIC)
    answer = contributions.contribution(tx, actor.guild, answer_id)
    peer = None if answer is None else peer_of(tx, actor, answer.topic, now=now)
    if peer is None or peer.answer.id != answer_id:
        raise NotFound("That answer is not here any more. Nothing was kept of what you pressed.")
    contributions.keep_resonance(tx, peer.answer, actor.person, said)
    return Peer(peer.topic, peer.answer, said)


def fix_what_is_told(tx: Transaction, topic: Topic) -> None:
    """Fix at the close what authors are told others said, and forget who did: a number that moves would tell of one."""
    counts = contributions.count_resonances(tx, topic.id)
    told = {answer: _told(said, sensitive=topic.sensitive) for answer, said in counts.items()}
    contributions.fix_told(tx, topic.id, {answer: said for answer, said in told.items() if said})
    if counts:
        tx.rewrite()


def _told(counts: Mapping[Resonance, int], *, sensitive: bool) -> Mapping[Resonance, int]:
    told = {said: told_at_least(number, sensitive=sensitive) for said, number in counts.items()}
    return {said: number for said, number in told.items() if number}


def _lot(person: PersonId, topic: TopicId) -> tuple[int, str]:
    """Return from which place on somebody reads the ids of answers, and what they begin at.

    Ids are chance. Read in one way alone, the answer that has most room before it would be drawn five times as often.
    """
    chance = sha256(f"{person}:{topic}".encode()).hexdigest()
    return int(chance[:8], 16) % _WAYS, chance[8:16]
