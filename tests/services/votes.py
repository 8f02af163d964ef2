"""Votes at a polling place: drafted, opened, answered and ended; what was told in places, and what is left of them."""

from typing import Any

from bot.domain.people import Actor
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_words import PollWords
from bot.domain.polls import Poll
from bot.services import polls
from tests.services.polling_place import OWNER, WORDS, PollingPlace


async def drafted(
    place: PollingPlace, change: DraftChange | None = None, *, words: PollWords = WORDS, actor: Actor = OWNER
) -> Poll:
    """Have a coordinator write a vote, and change that of it."""
    draft = await place.store.run(polls.draft_poll, actor, words, now=place.now)
    return await place.store.run(polls.change_draft, actor, draft.id, change or DraftChange(), now=place.now)


async def opened(place: PollingPlace, change: DraftChange | None = None) -> Poll:
    """Have them open it."""
    draft = await drafted(place, change)
    return await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)


async def answered(place: PollingPlace, *choices: int, **how: Any) -> Outcome:
    """Open a vote, have as many people choose so, one after the other, and see it end."""
    await place.opens_poll(**how)
    for person, choice in enumerate(choices):
        await place.votes(person, choice)
    return await place.closes()


async def kinds(place: PollingPlace) -> list[tuple[object, ...]]:
    """Return what is told in places, in order, but for looks at whether it still stands."""
    told = "letters WHERE place IS NOT NULL AND kind <> 'poll_said_again' ORDER BY position"
    return await place.rows(told, "kind, edits IS NOT NULL")


async def check_nothing_is_left(place: PollingPlace) -> None:
    """See that neither a key nor a ballot is left."""
    assert place.keys.known() == frozenset()
    assert await place.rows("ballots") == []
