"""Posting what a partner said on the phone, with the promise to call them about what came of it.

Whoever answers by phone may never press anything, and then no note reaches them after the second. The promise is theirs
to ask for: coordinators see from it whose answer this is.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answering import AnswerReceipt, ClosedMeanwhile
from bot.domain.contributions import BegunId
from bot.domain.people import NOBODY, Actor
from bot.services.contributions.answering import post_typed
from bot.services.contributions.begun import find_begun
from bot.services.permission import allow
from storage import contributions
from storage.store import Transaction


def post_and_call_back(
    tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime
) -> AnswerReceipt | ClosedMeanwhile | None:
    """Post what a coordinator typed for a partner who said yes, and wants to be called about what came of it.

    Pressed again, it is there once; of what was posted without the promise, it promises nothing.
    """
    allow(tx, actor, Action.TYPE_ANSWER)
    begun = find_begun(tx, actor, begun_id, now=now)
    done = post_typed(tx, actor, begun_id, now=now)
    was_typed = begun is not None and begun.behalf is not None
    if was_typed and isinstance(done, AnswerReceipt) and done.answer.author != NOBODY:
        contributions.promise_call(tx, done.answer)
    if not isinstance(done, AnswerReceipt):
        return done
    return replace(done, call_back=contributions.is_to_be_called(tx, done.answer.id))
