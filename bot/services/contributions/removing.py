"""Removing an answer, wherever it stands or is repeated."""

from datetime import datetime

from bot.domain.contributions import Contribution
from bot.domain.topics import Topic
from bot.services.contributions.posts import take_back_post
from bot.services.contributions.sources import words_of
from storage import contributions
from storage.store import Transaction


def remove_answer(tx: Transaction, topic: Topic, answer: Contribution, *, now: datetime) -> None:
    """Have an answer be gone: what stands in the thread, what repeats it, and what others said of it."""
    take_back_post(tx, topic, answer, now=now)
    for words_gone in tx.nouns.words_gone:
        words_gone(tx, topic.guild, words_of(answer.answer), now=now)
    contributions.remove(tx, answer.id)
    contributions.remove_resonances(tx, topic.id, answer.author)
    contributions.drop_begun(tx, topic.id, answer.author)
    tx.failpoint("answer.taken_back")
