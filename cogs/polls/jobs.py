"""What falls due about votes."""

from typing import Final

from bot.jobs import Job, Work, once
from bot.services import polls

_KEY_AWAY: Final = "A vote cannot be closed yet: {why}. Look at KEY_DIR, or run: python -m bot doctor."


async def _close(work: Work) -> None:
    await work.each(polls.end_poll, await work.run(polls.polls_to_end, now=work.now), key_away=_KEY_AWAY)


async def _plan_reminders(work: Work) -> None:
    while await work.run(polls.plan_reminders, now=work.now):
        pass  # a few people at a time: presses have their turn in between


JOBS: Final = (
    Job("close votes", _close, polls.next_to_end, checks_clock=True),
    Job("destroy keys of closed votes", once(polls.destroy_left_keys), polls.keys_left),
    Job("plan reminders of votes", _plan_reminders, polls.next_plan),
    Job("show turnouts", once(polls.refresh_turnouts), polls.next_turnout),
)
