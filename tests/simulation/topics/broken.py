"""Ways of building questions and answers wrong: each breaks a promise, and a life must notice."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest

from bot.delivery import DiscordThreads
from bot.domain.answering import AnswerReceipt
from bot.domain.contributions import BegunAnswer, BegunId, Contribution
from bot.domain.guard import Looked
from bot.domain.threads import ThreadStep, ThreadTask
from bot.services import contributions, standing_cards
from bot.services.contributions import answering, begun, own, removing, telling
from bot.services.topics import subject
from cogs.contributions import FEATURE, post_cards, preview_cards
from cogs.kit import guard
from cogs.kit.press import Press, Reply, show
from storage import contributions as stored
from storage.store import Transaction
from storage.store.thread import PRAGMAS
from tests.simulation import database
from tests.simulation.broken import marked_before_sent, nonce_left_out
from tests.simulation.post.broken import budget_not_kept, hours_not_asked

Patch = pytest.MonkeyPatch


def thanked_before_kept(patch: Patch) -> None:
    """Say that an answer is there, and keep it afterwards."""

    async def post(press: Press) -> Reply:
        seen = await press.run(contributions.preview_of, press.actor, BegunId(press.ref), now=press.now)
        if seen is None:
            return show(preview_cards.not_waiting)

        async def then() -> None:
            await press.run(contributions.post_answer, press.actor, BegunId(press.ref), now=press.now)
            press.bot.wake()

        receipt = AnswerReceipt(seen.topic, seen.post)
        return replace(show(preview_cards.receipt, receipt), then=then)

    patch.setitem(cast("dict[str, Any]", FEATURE.presses), "answer-post", post)


def change_not_shown(patch: Patch) -> None:
    """Keep what was changed, and leave what stands in the thread."""
    patch.setattr(answering, "post_change", _does_nothing)


def words_left_standing(patch: Patch) -> None:
    """Take an answer back where it is kept, and leave what stands in the thread."""
    patch.setattr(removing, "take_back_post", _does_nothing)


def taken_back_only_for_show(patch: Patch) -> None:
    """Take an answer back in the thread, and keep it in the file."""
    patch.setattr(Transaction, "rewrite", _does_nothing)
    patch.setattr(database, "PRAGMAS", tuple(one for one in PRAGMAS if "secure" not in one))


def names_of_those_who_left(patch: Patch) -> None:
    """Leave the name of whoever has left beside their words."""
    patch.setattr(own, "replace", lambda answer, **_: answer)


def everybody_may_answer(patch: Patch) -> None:
    """Forget that only one role group is asked."""
    patch.setattr(subject, "is_asked", lambda *_: True)


def preview_keeps_its_number(patch: Patch) -> None:
    """Keep other words under the number of those that somebody looks over."""
    renumbered = begun.renumbered

    def numbered_as_before(tx: Transaction, answer: BegunAnswer, now: datetime) -> BegunAnswer:
        before = stored.begun_by(tx, answer.topic, answer.person) if answer.behalf is None else None
        if before is None:
            return renumbered(tx, answer, now)
        stored.remove_begun(tx, before.id)
        return replace(answer, id=before.id, begun_at=now)

    patch.setattr(begun, "renumbered", numbered_as_before)


def thread_left_to_sleep(patch: Patch) -> None:
    """Take it that a thread which was open once stays open."""
    _leaves_out(patch, ThreadStep.KEEP_OPEN)


def thread_never_locked(patch: Patch) -> None:
    """Leave the thread of a question that has closed as it is."""
    _leaves_out(patch, ThreadStep.LOCK)


def thread_not_caught_up(patch: Patch) -> None:
    """Bring nothing into a thread that was started late, or anew."""
    patch.setattr(standing_cards, "bring_into_thread", _does_nothing)


def nothing_looked_at(patch: Patch) -> None:
    """Let every word through."""
    patch.setattr(guard, "look", lambda text, _words: Looked((), frozenset(), text))


def kept_as_it_was_typed(patch: Patch) -> None:
    """Keep what was held as it was typed, in case somebody wants it back."""
    patch.setattr(guard._Seen, "cleaned", property(lambda seen: seen.written))


def route_told(patch: Patch) -> None:
    """Say beside an answer that it came by phone."""
    whose = post_cards.whose
    patch.setattr(post_cards, "whose", lambda _, one: whose(_, one) + (" (by phone)" if one.author == 0 else ""))


def nobody_told(patch: Patch) -> None:
    """Decide about answers, and tell nobody."""
    patch.setattr(telling, "write_to_person", _does_nothing)


def told_each_time(patch: Patch) -> None:
    """Tell people again whenever something is saved, changed or not."""
    patch.setattr(Contribution, "is_owed_a_word", property(lambda one: one.decision is not None))


def _leaves_out(patch: Patch, step: ThreadStep) -> None:
    do = DiscordThreads.do

    async def does(wire: DiscordThreads, task: ThreadTask) -> None:
        if task.step is not step:
            await do(wire, task)

    patch.setattr(DiscordThreads, "do", does)


def _does_nothing(*_: object, **__: object) -> None:
    """Leave it out."""


WAYS = (
    thanked_before_kept,
    nonce_left_out,
    marked_before_sent,
    change_not_shown,
    words_left_standing,
    taken_back_only_for_show,
    names_of_those_who_left,
    everybody_may_answer,
    preview_keeps_its_number,
    thread_left_to_sleep,
    thread_never_locked,
    thread_not_caught_up,
    nothing_looked_at,
    kept_as_it_was_typed,
    route_told,
    nobody_told,
    told_each_time,
    hours_not_asked,
    budget_not_kept,
)
SEEN_AT_ONCE = (words_left_standing, kept_as_it_was_typed, thread_never_locked)
