"""Asking everybody how they wish to be named in something that was made: for some weeks, before it is published."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.credits import CreditAsking, checked_days, longer
from bot.domain.outputs import CREDIT_ASKED_FOR, Output, OutputId, OutputState
from bot.domain.people import Actor
from bot.domain.refusals import NotReady, TooLate
from bot.services.outputs.drafting import output_here
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminding import remind_all
from bot.services.subjects import open_here
from storage import outputs
from storage.partners import count_joined, joined
from storage.store import Transaction


def asking_of(tx: Transaction, actor: Actor, output_id: OutputId, *, now: datetime) -> CreditAsking:
    """Return what a coordinator is told before they ask, and while people are asked: public facts alone."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    output = output_here(tx, actor, output_id)
    return CreditAsking(output, sum(count_joined(tx, actor.guild).values()), open_here(tx, actor.guild, now=now))


def ask_credit(
    tx: Transaction, actor: Actor, output_id: OutputId, *, days: int = CREDIT_ASKED_FOR.days, now: datetime
) -> Output:
    """Ask everybody how they wish to be named in the next edition; a second press changes nothing."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    output, lasts = output_here(tx, actor, output_id), checked_days(days)
    if output.state is OutputState.ASKING:
        return output
    if output.state is OutputState.WITHDRAWN:
        raise TooLate("This was withdrawn, so nobody is asked.")
    act(tx, actor, Action.MAKE_OUTPUT, now=now)
    return _ask_until(tx, replace(output, state=OutputState.ASKING, asked_at=now), now + lasts, now)


def ask_longer(tx: Transaction, actor: Actor, output_id: OutputId, *, now: datetime) -> Output:
    """Ask for a week more."""
    allow(tx, actor, Action.MAKE_OUTPUT)
    output = output_here(tx, actor, output_id)
    if output.state is not OutputState.ASKING:
        raise NotReady("Nobody is asked just now. Press “Ask how people wish to be named” first.")
    act(tx, actor, Action.MAKE_OUTPUT, now=now)
    return _ask_until(tx, output, longer(output.asked_until, now=now), now)


def _ask_until(tx: Transaction, output: Output, until: datetime, now: datetime) -> Output:
    asking = replace(output, asked_until=until)
    outputs.keep_output(tx, asking)
    remind_all(tx, asking.guild, asking.id, (person for person, _ in joined(tx, asking.guild, frozenset())))
    tell_progress(tx, asking.guild, now=now)
    tx.failpoint("credit.asked")
    return asking
