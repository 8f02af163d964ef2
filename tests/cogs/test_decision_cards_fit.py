"""The longest decision there can be still reads whole on every screen, in every language."""

from datetime import UTC, datetime
from functools import partial

import pytest

from bot.domain.decided import PoolDecision, SideCounts
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.decisions import (
    CORRECTION_LENGTH,
    DISSENT_LENGTH,
    ON_PAGE,
    AgainstPage,
    DecisionEvent,
    DecisionEventKind,
    DecisionOnShow,
    SpokenAgainst,
)
from bot.domain.hearing import SAID_LENGTH
from bot.domain.limits import CORRECTIONS
from bot.domain.people import RoleGroup
from bot.domain.poll_words import NEXT_STEP_LENGTH, QUESTION_LENGTH
from bot.text import Texts
from cogs.decisions import against_cards, cards
from cogs.kit import drawing, limits
from tests.domain.decided import a_decision

NOON = datetime(2027, 9, 22, 12, tzinfo=UTC)
EACH = tuple(PoolDecision((group,), DecisionVerdict.NOT_REACHED, SideCounts(100, 100, 100)) for group in RoleGroup)
DECISION = a_decision(
    question="q" * QUESTION_LENGTH,
    rule=DecisionRule(75, 50),
    pools=EACH,
    overall=SideCounts(500, 500, 500),
    follows="f" * NEXT_STEP_LENGTH,
)
CORRECTED = DecisionEvent(DecisionEventKind.CORRECTED, NOON, "c" * CORRECTION_LENGTH)
FOLLOWED = DecisionEvent(DecisionEventKind.FOLLOWED, NOON, "d" * SAID_LENGTH)
AGAINST = SpokenAgainst("a" * DISSENT_LENGTH, "Somebody with a long name in here", None)
WHOLE = DecisionOnShow(DECISION, DECISION, DECISION, (FOLLOWED, *(CORRECTED,) * CORRECTIONS.most), (AGAINST,))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_of_the_longest_decision_is_cut(language: str) -> None:
    words = Texts().words(language)
    page = AgainstPage(DECISION, (AGAINST,) * ON_PAGE, 1, is_last=False)
    for draw in (partial(cards.one, found=WHOLE), partial(against_cards.page, found=page)):
        said = str(drawing.drawn(draw, words).as_embed().description)
        assert limits.length(said) < limits.EMBED_DESCRIPTION
        assert said.count("c" * CORRECTION_LENGTH) in (0, CORRECTIONS.most)
