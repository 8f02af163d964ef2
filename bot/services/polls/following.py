"""What comes of a vote: owed from its result on, said once, and then on the result as well."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.hearing import checked_saying
from bot.domain.next_steps import NextStep, Telling
from bot.domain.people import Actor, GuildId
from bot.domain.polls import PollId, PollState
from bot.domain.refusals import NotReady
from bot.services.permission import act, allow
from bot.services.polls.cards import WORTH_TELLING
from bot.services.polls.finding import opened_here
from bot.services.polls.poll_letters import FOLLOWED, RESULT, post, say_more
from storage import polls
from storage.store import Transaction


def owed_steps(tx: Transaction, guild: GuildId) -> tuple[NextStep, ...]:
    """Return what is owed in this server, what was due first in front, to whoever has seen that it is for them."""
    return polls.owed_next_steps(tx, guild)


def step_of(tx: Transaction, actor: Actor, poll_id: PollId) -> NextStep:
    """Return what is owed of a vote, or what was said, to one of those who say it."""
    allow(tx, actor, Action.TELL_NEXT_STEP)
    step = polls.next_step(tx, actor.guild, poll_id)
    if step is not None:
        return step
    if opened_here(tx, actor.guild, poll_id).state is PollState.OPEN:
        raise NotReady("This vote is still open. What came of it is said once it has a result.")
    raise NotReady("This vote has no result, so nothing is owed. You can ask it again.")


def tell_step(tx: Transaction, actor: Actor, poll_id: PollId, words: str, *, now: datetime) -> Telling:
    """Say in public what came of a vote; where somebody was quicker, what they said stands."""
    step = step_of(tx, actor, poll_id)
    if step.told_at is not None:
        return Telling(step, was_told=True)
    words = checked_saying(words)
    here = act(tx, actor, Action.TELL_NEXT_STEP, now=now)
    polls.tell_next_step(tx, poll_id, words, now=now)
    for hear in tx.nouns.followed:
        hear(tx, poll_id, words, now=now)
    tx.failpoint("follow.kept")
    place = here.notices_channel or polls.channel_of(tx, poll_id)
    post(tx, step.poll, FOLLOWED, place, now=now, until=now + WORTH_TELLING)
    say_more(tx, step.poll, RESULT, now=now)
    tx.failpoint("follow.stored")
    return Telling(replace(step, told_at=now, words=words), was_told=False)


def step_in_letter(tx: Transaction, guild: GuildId, poll_id: PollId) -> NextStep | None:
    """Return what came of a vote for a letter about it: None where nothing was said."""
    step = polls.next_step(tx, guild, poll_id)
    return None if step is None or step.told_at is None else step
