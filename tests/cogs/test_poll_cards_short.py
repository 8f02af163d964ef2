"""The card of a vote is read on a small screen between two visits: at most sixty words, whatever the vote."""

import re
from dataclasses import replace
from itertools import product

import pytest

from bot.domain.decision_rules import PERCENTS, QUORUMS, DecisionRule
from bot.domain.people import RoleGroup
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind, Sensitivity, TurnoutBand
from bot.domain.small_numbers import Pool
from bot.domain.suggestions import Suggester
from bot.text import Words
from cogs.polls import cards
from tests.cogs.test_poll_cards_fit import POLL

MOST_WORDS = 60
ASKED = replace(
    POLL,
    question="Do we use Tuesday evenings for workshops in June?",
    options=("Yes", "No", "Not sure"),
    next_step="The answer goes into session 4.",
    turnout=TurnoutBand.MOST,
)
TOGETHER: tuple[Pool, ...] = ((RoleGroup.WORKER,), (RoleGroup.MANAGER, RoleGroup.FAMILY_CARER, RoleGroup.RESEARCHER))
MOMENT, DAY = "Sunday 1 March 2027 20:00", "1 March 2027"  # as phones show what Discord writes out


def votes(kind: PollKind) -> list[Poll]:
    """Return votes of a kind that differ in all that their cards say."""
    rules = [DecisionRule(percent, quorum) for percent, quorum in product(PERCENTS, QUORUMS)]
    ways = product(
        [frozenset(list(RoleGroup)[:number]) for number in range(len(RoleGroup))],
        Sensitivity,
        rules if kind is PollKind.DECISION else [None],
        [(), TOGETHER] if kind is PollKind.DECISION else [()],
    )
    options = scale_options("not at all", "very much") if kind is PollKind.SCALE else ASKED.options
    most = 3 if kind is PollKind.MULTIPLE else 1
    return [
        replace(
            ASKED, kind=kind, audience=audience, sensitivity=how, rule=rule, apart=apart, options=options, most=most
        )
        for audience, how, rule, apart in ways
    ]


def words_on(poll: Poll, credit: Suggester | None) -> list[str]:
    """Return what is read before any answer is chosen: the numbers of a scale are what is chosen from."""
    card = cards.poll_card(Words(), poll, "The advisory group agreed.", credit)
    text = f"{card.title}\n{poll.question}\n{card.body}\n{card.small}"
    text = re.sub(r"<t:\d+:F>", MOMENT, re.sub(r"<t:\d+:D>", DAY, text))
    return [word for word in text.split() if re.search(r"\w", word)]


@pytest.mark.parametrize("kind", PollKind)
def test_the_card_of_a_vote_has_at_most_sixty_words(kind: PollKind) -> None:
    found = [words_on(poll, credit) for poll in votes(kind) for credit in (None, Suggester("Amara"))]
    assert [" ".join(words) for words in found if len(words) > MOST_WORDS][:1] == []
