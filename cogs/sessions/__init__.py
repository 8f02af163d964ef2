"""Sessions: a live meeting from its card to its end, and whether one comes."""

from typing import Final

from bot.jobs import Job, Work, once
from bot.services import sessions
from cogs.kit.feature import Feature
from cogs.sessions import letters


async def _announce(work: Work) -> None:
    await work.each(sessions.announce_due, await work.run(sessions.sessions_to_announce, now=work.now))


async def _end(work: Work) -> None:
    await work.each(sessions.end_session, await work.run(sessions.sessions_to_end, now=work.now))


_JOBS: Final = (
    Job("announce sessions", _announce, sessions.next_to_announce, checks_clock=True),
    Job("end sessions", _end, sessions.next_to_end, checks_clock=True),
    Job("show places left", once(sessions.refresh_places), sessions.next_places),
)
FEATURE: Final = Feature(name="sessions", letters=letters.RENDERERS, nouns=(sessions.NOUN,), jobs=_JOBS)
