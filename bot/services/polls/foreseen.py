"""What a draft would be if it opened now: who is asked, in which form it ends, and what stands in its way."""

from dataclasses import replace
from datetime import datetime

from bot.domain.decision_rules import check_reachable, percents_for
from bot.domain.electorates import (
    A_YEAR,
    FEWEST_PEOPLE,
    MOST_PEOPLE,
    people_free_from,
    pools_apart,
    shown_apart,
    smallest_with_a_say,
    whole_audience,
    words_free_from,
)
from bot.domain.people import Server
from bot.domain.plain_words import advice_on
from bot.domain.poll_drafts import Caution, PollDraft
from bot.domain.polls import Poll, PollKind, check_close
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
    smallest = smallest_with_a_say(poll.audience, sizes)
    warned = {
        Caution.EXACT_NUMBERS: not poll.is_sensitive and poll.kind is not PollKind.WRITTEN,
        Caution.WORDS_TELL: poll.kind is PollKind.WRITTEN,
        Caution.VERDICT_TOLD: poll.rule is not None and poll.is_sensitive,
        Caution.DECIDED_TOGETHER: poll.rule is not None and _some_share_a_say(poll),
        Caution.RULE_TOO_HIGH: poll.rule is not None and poll.rule.percent not in percents_for(smallest),
        Caution.GROUPS_CHANGED: not _is_as_chosen(tx, draft),
        Caution.TOO_FEW_JOINED: asked < FEWEST_PEOPLE,
        Caution.TOO_MANY_JOINED: asked > MOST_PEOPLE,
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
        smallest=smallest,
    )


def as_it_opens(tx: Transaction, draft: Poll) -> Poll:
    """Return a draft for whole pools of now, and split only where it can be: less is shown then, never more."""
    sizes = count_joined(tx, draft.guild)
    audience = whole_audience(draft.audience, sizes)
    split = draft.split and not draft.is_sensitive and bool(shown_apart(audience, sizes))
    poll = replace(draft, audience=audience, split=split)
    return replace(poll, apart=pools_apart(poll, sizes))


def check_as_chosen(tx: Transaction, draft: Poll) -> None:
    """Refuse a draft that would ask others than were chosen, or show less, since role groups have changed.

    Refuse a decision as well that asks too much of a small group.
    """
    if not _is_as_chosen(tx, draft):
        raise NotReady(
            "Role groups have grown or shrunk since this was prepared. So it would ask other people, or show less. "
            "Choose again who is asked, and what is shown."
        )
    check_rule(tx, draft)


def _is_as_chosen(tx: Transaction, draft: Poll) -> bool:
    """Tell whether a draft would open as it was prepared; by which pools it is split was not kept with older ones."""
    opens = as_it_opens(tx, draft)
    return opens == draft or (draft.split and not draft.apart and replace(opens, apart=()) == draft)


def check_rule(tx: Transaction, draft: Poll) -> None:
    """Refuse a decision whose rule would let one or two people of a small group stop everybody."""
    if draft.rule is not None:
        check_reachable(draft.rule, smallest_with_a_say(draft.audience, count_joined(tx, draft.guild)))


def sensitive_free_from(tx: Transaction, poll: Poll, *, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Return from when these people, and these words, may have one more sensitive vote; None where they may now.

    It goes by what everybody saw open, and by nothing that anybody answered.
    """
    if not poll.is_sensitive:
        return None, None
    earlier = polls.sensitive_since(tx, poll.guild, now - A_YEAR)
    people, words = people_free_from(poll.audience, earlier), words_free_from(poll.question, earlier)
    return _ahead(people, now), _ahead(words, now)


def _ahead(moment: datetime | None, now: datetime) -> datetime | None:
    return moment if moment is not None and moment > now else None


def _some_share_a_say(poll: Poll) -> bool:
    return not poll.apart or any(len(pool) > 1 for pool in poll.apart)


def _possible(closes_at: datetime, now: datetime) -> bool:
    try:
        check_close(closes_at, now=now)
    except Invalid:
        return False
    return True
