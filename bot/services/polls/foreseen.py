"""What a draft would be if it opened now: who is asked, in which form it ends, and what stands in its way."""

from dataclasses import replace
from datetime import datetime

from bot.domain.electorates import (
    A_YEAR,
    FEWEST_PEOPLE,
    people_free_from,
    shown_apart,
    whole_audience,
    words_free_from,
)
from bot.domain.people import Server
from bot.domain.plain_words import advice_on
from bot.domain.poll_drafts import Caution, PollDraft
from bot.domain.polls import Poll, Sensitivity, check_close
from bot.domain.refusals import Invalid, NotReady
from bot.domain.small_numbers import SMALLEST, pools_of
from storage import polls
from storage.partners import count_joined
from storage.store import Transaction


def foreseen(tx: Transaction, here: Server, draft: Poll, *, now: datetime) -> PollDraft:
    """Return a draft as it would open now, how many people it would ask, and what to know before opening it."""
    sizes = count_joined(tx, draft.guild)
    poll = as_it_opens(tx, draft)
    asked = sum(size for group, size in sizes.items() if not poll.audience or group in poll.audience)
    free_from = max(filter(None, sensitive_free_from(tx, poll, now=now)), default=None)
    warned = {
        Caution.EXACT_NUMBERS: poll.sensitivity is Sensitivity.ORDINARY,
        Caution.GROUPS_CHANGED: poll != draft,
        Caution.TOO_FEW_JOINED: asked < FEWEST_PEOPLE,
        Caution.NO_NOTICES_CHANNEL: here.notices_channel is None,
        Caution.IMPOSSIBLE_CLOSE: not _possible(draft.closes_at, now),
        Caution.TOO_OFTEN: free_from is not None,
    }
    return PollDraft(
        poll=poll,
        electorate_size=asked,
        warnings=tuple(caution for caution, holds in warned.items() if holds),
        pools=pools_of(sizes, least=SMALLEST),
        apart=shown_apart(poll.audience, sizes),
        possible_from=free_from,
        advice=advice_on(draft.question, *draft.options, draft.next_step),
    )


def as_it_opens(tx: Transaction, draft: Poll) -> Poll:
    """Return a draft for whole pools of now, and split only where it can be: less is shown then, never more."""
    sizes = count_joined(tx, draft.guild)
    audience = whole_audience(draft.audience, sizes)
    ordinary = draft.sensitivity is Sensitivity.ORDINARY
    return replace(draft, audience=audience, split=draft.split and ordinary and bool(shown_apart(audience, sizes)))


def check_as_chosen(tx: Transaction, draft: Poll) -> None:
    """Refuse a draft that would ask others than were chosen, or show less, since role groups have changed."""
    if as_it_opens(tx, draft) != draft:
        raise NotReady(
            "Role groups have grown or shrunk since this was prepared. So it would ask other people, or show less. "
            "Choose again who is asked, and what is shown."
        )


def sensitive_free_from(tx: Transaction, poll: Poll, *, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from when these people, and these words, may have one more sensitive vote; None where they may now.

    It goes by what everybody saw open, and by nothing that anybody answered.
    """
    if poll.sensitivity is not Sensitivity.SENSITIVE:
        return None, None
    earlier = polls.sensitive_since(tx, poll.guild, now - A_YEAR)
    people, words = people_free_from(poll.audience, earlier), words_free_from(poll.question, earlier)
    return _ahead(people, now), _ahead(words, now)


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and moment > now else None


def _possible(closes_at: datetime, now: datetime) -> bool:
    try:
        check_close(closes_at, now=now)
    except Invalid:
        return False
    return True
