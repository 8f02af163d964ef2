"""Keeping the threads on our cards as they are to be: started, kept open, and closed with their last words."""

import logging
from dataclasses import replace
from typing import Final

import discord

from bot.client import Bot
from bot.delivery import SendFailed
from bot.domain.letters import Verdict, judge
from bot.domain.people import ChannelId
from bot.domain.threads import ThreadTask
from bot.jobs import Job, Work
from bot.services import threads
from cogs.kit import limits
from cogs.kit.clean import one_line

log = logging.getLogger("kitchen_table.threads")

_NAMELESS: Final = "…"  # of a question that is not there any more
_DISCORD_IS_AWAY: Final = frozenset({Verdict.DOUBTFUL, Verdict.STOP_SENDING})


async def _keep(work: Work) -> None:
    """Ask Discord for what is due, one step after the other; where it does not answer, the rest waits for it too."""
    while tasks := await work.run(threads.tasks_due, now=work.now):
        for task in tasks:
            if not await _do(work, task):
                return


async def _do(work: Work, task: ThreadTask) -> bool:
    """Have one step done; tell whether Discord is there."""
    named = replace(task, title=limits.cut(one_line(task.title), limits.NAME) or _NAMELESS)
    try:
        await work.threads.do(named)
    except SendFailed as error:
        failure = error.failure
        log.warning("A thread: %s was refused (%s).", task.step.value, failure.error)
        await work.run(threads.note_failed, task, failure, now=work.now)
        return judge(failure) not in _DISCORD_IS_AWAY
    await work.run(threads.note_done, task, now=work.now)
    return True


async def note_deleted(bot: Bot, deleted: discord.RawThreadDeleteEvent) -> None:
    """Look after a thread of ours that somebody deleted."""
    if await bot.store.run(threads.look_again, ChannelId(deleted.thread_id), now=bot.discords_clock.now()):
        bot.wake()


JOB: Final = Job("keep threads", _keep, threads.next_due)
