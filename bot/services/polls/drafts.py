"""Drafts of votes, found again by whoever began them."""

from datetime import datetime

from bot.domain.drafts import KeptDraft
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.polls import DRAFT_LIFE, PollId
from bot.services import oversight
from bot.services.polls.drafting import coordinated
from bot.services.polls.subject import KIND
from storage import polls
from storage.store import Transaction


def my_drafts(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return the drafts of a coordinator, newest first."""
    coordinated(tx, actor)
    return drafts_of(tx, actor.guild, actor.person, now=now)


def drafts_of(tx: Transaction, guild: GuildId, person: PersonId, /, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return the drafts of this person, newest first, as far as they are still kept."""
    found = (
        KeptDraft(poll.id, KIND, poll.question, _kept_until(tx, poll.id, begun))
        for poll, begun in polls.drafts_by(tx, guild, person)
    )
    return tuple(one for one in found if one.kept_until is None or now < one.kept_until)


def _kept_until(tx: Transaction, draft: PollId, begun: datetime) -> datetime | None:
    item = oversight.latest_of(tx, draft)
    if item is None:
        return begun + DRAFT_LIFE
    return None if item.ended_at is None else max(begun, item.ended_at) + DRAFT_LIFE
