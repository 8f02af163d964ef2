"""Ways of building votes of some kinds wrong: each breaks a promise that lives of that kind are about."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.delivery import postman
from bot.domain import disclosure
from bot.domain.ballots import unpack_ballot
from bot.domain.decision_rules import DecisionRule, DecisionVerdict, verdict_on
from bot.domain.poll_outcomes import Disclosure, OutcomeKind
from bot.domain.polls import Poll, PollId, PollKind
from bot.services.polls import closing, moving, writing
from storage import polls
from storage.keys import SEAL_SIZE, Keys
from storage.polls.tables import ballots
from storage.store import Transaction
from tests.simulation.plan import Plan

Patch = pytest.MonkeyPatch


def several_counted_as_one(patch: Patch) -> None:
    """Count the first of several answers."""
    count = disclosure._count

    def counted(those: Any, options: int) -> tuple[int, ...]:
        return count([replace(one, chosen=frozenset({min(one.chosen)})) for one in those], options)

    patch.setattr(disclosure, "_count", counted)


def everybody_decides_together(patch: Patch) -> None:
    """Let the larger pool outvote the other."""
    tell = disclosure.disclose

    def told(poll: Poll, *how: Any, **more: Any) -> Disclosure:
        return tell(replace(poll, apart=()), *how, **more)

    patch.setattr(closing, "disclose", told)


def however_few_decide(patch: Patch) -> None:
    """Forget how many of a pool must answer."""

    def found(yes: int, no: int, *, answers: int, asked: int, rule: DecisionRule) -> DecisionVerdict:
        return verdict_on(yes, no, answers=answers, asked=asked, rule=replace(rule, quorum=0))

    patch.setattr(disclosure, "verdict_on", found)


def not_sure_counted_against(patch: Patch) -> None:
    """Take who is not sure for somebody who says no."""

    def found(yes: int, _no: int, *, answers: int, **how: Any) -> DecisionVerdict:
        return verdict_on(yes, answers - yes, answers=answers, **how)

    patch.setattr(disclosure, "verdict_on", found)


def not_recorded(patch: Patch) -> None:
    """Tell what was decided, and keep no record of it."""
    patch.setattr(closing, "decided_by", lambda *_, **__: None)


def owed_whatever_came(patch: Patch) -> None:
    """Owe people what comes of a vote that came to nothing."""
    patch.setattr(closing, "WITH_A_RESULT", frozenset(OutcomeKind))


def moved_in_silence(patch: Patch) -> None:
    """Have a vote close at another time, and tell nobody."""
    patch.setattr(moving, "post", lambda *_, **__: None)


def a_result_that_waits_for_its_chart(patch: Patch) -> None:
    """Give whoever draws all the time there is."""
    patch.setattr(postman, "_DRAWN_WITHIN", 1e6)


def drafts_counted(patch: Patch) -> None:
    """Count what was written and never sealed."""
    sealed = polls.sealed_ballots

    def all_of_it(tx: Transaction, poll: PollId) -> Any:
        waiting = tx.sql.exec_driver_sql("SELECT sealed FROM ballot_drafts WHERE poll = ?", (poll,)).scalars()
        return [*sealed(tx, poll), *waiting]

    patch.setattr(polls, "sealed_ballots", all_of_it)


def drafts_left(patch: Patch) -> None:
    """Empty the box, and forget what waited."""
    patch.setattr(
        polls, "remove_ballots", lambda tx, poll: tx.sql.execute(ballots.delete().where(ballots.c.poll == poll))
    )


def drafts_only_looking_sealed(patch: Patch) -> None:
    """Keep what waits as it is, in the right size."""
    put, unseal = polls.put_ballot_draft, Keys.unseal

    def plain(tx: Transaction, poll: PollId, tag: bytes, sealed: bytes) -> None:
        put(tx, poll, tag, tx.keys.unseal(poll, [sealed])[0] + bytes(SEAL_SIZE))

    def opened(keys: Keys, poll: PollId, those: Any) -> list[bytes]:
        return [one[:-SEAL_SIZE] if one.endswith(bytes(SEAL_SIZE)) else unseal(keys, poll, [one])[0] for one in those]

    patch.setattr(polls, "put_ballot_draft", plain)
    patch.setattr(Keys, "unseal", opened)


def sealed_before_it_is_seen(patch: Patch) -> None:
    """Put what was written straight into the box."""
    put = polls.put_ballot_draft

    def both(tx: Transaction, poll: PollId, tag: bytes, sealed: bytes) -> None:
        put(tx, poll, tag, sealed)
        polls.put_ballot(tx, poll, tag, sealed)

    patch.setattr(polls, "put_ballot_draft", both)


def taken_back_in_words(patch: Patch) -> None:
    """Say that nothing is left of an answer, and leave it."""
    patch.setattr(polls, "take_out_ballot", lambda *_: None)


def told_under_their_groups(patch: Patch) -> None:
    """Tell of too few what each of them wrote, whatever they wished."""
    patch.setattr(closing, "unpack_ballot", lambda packed: replace(unpack_ballot(packed), under_group=True))


def told_of_five(patch: Patch) -> None:
    """Tell what five people wrote, also about a sensitive question."""
    patch.setattr(Poll, "fewest_answers", 5)


def whatever_waits_is_sealed(patch: Patch) -> None:
    """Seal what somebody wrote last, whatever they see."""
    patch.setattr(writing, "_mark_of", lambda _: "always")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A way of building it wrong, and which lives it is about: no other could notice."""

    build: Callable[[Patch], None]
    is_about: Callable[[Plan], bool]
    often: bool = True  # whether it is looked for each time


def _is(kind: PollKind) -> Callable[[Plan], bool]:
    return lambda plan: plan.kind is kind


def _decides(plan: Plan) -> bool:
    return plan.rule is not None


MISTAKES = (
    Mistake(several_counted_as_one, _is(PollKind.MULTIPLE)),
    Mistake(everybody_decides_together, lambda plan: _decides(plan) and plan.crowded),
    Mistake(however_few_decide, lambda plan: plan.rule is not None and plan.rule.quorum == 50 and not plan.crowded),
    Mistake(not_sure_counted_against, _decides, often=False),
    Mistake(not_recorded, _decides),
    Mistake(owed_whatever_came, lambda plan: len(plan.come) < 5),
    Mistake(moved_in_silence, lambda plan: bool(plan.moves)),
    Mistake(a_result_that_waits_for_its_chart, lambda plan: not _is(PollKind.WRITTEN)(plan)),
    Mistake(drafts_counted, _is(PollKind.WRITTEN)),
    Mistake(drafts_left, _is(PollKind.WRITTEN)),
    Mistake(drafts_only_looking_sealed, _is(PollKind.WRITTEN)),
    Mistake(sealed_before_it_is_seen, _is(PollKind.WRITTEN)),
    Mistake(taken_back_in_words, _is(PollKind.WRITTEN)),
    Mistake(told_under_their_groups, _is(PollKind.WRITTEN)),
    Mistake(told_of_five, lambda plan: _is(PollKind.WRITTEN)(plan) and plan.sensitive),
    Mistake(whatever_waits_is_sealed, _is(PollKind.WRITTEN)),
)
