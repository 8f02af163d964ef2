"""What was decided, as everybody reads it."""

from bot.domain.decided import PoolDecision, SideCounts
from bot.domain.decisions import DecisionOnShow
from bot.text import Texts
from cogs.decisions import cards
from tests.domain.decided import NOT_REACHED, a_decision

WORDS = Texts().words("en")


def test_numbers_that_are_blurred_are_told_without_a_percent_that_could_speak_against_the_verdict() -> None:
    together = PoolDecision((), NOT_REACHED, SideCounts(10, 6, 1))
    blurred = a_decision(pools=(together,), overall=None, is_blurred=True)
    exact = a_decision(pools=(together,), overall=None)
    told = cards.one(WORDS, DecisionOnShow(blurred)).body
    assert "All together: **not reached**: about 10 yes · about 6 no · about 1 not sure" in told
    assert "All together: **not reached**, 63 % yes: 10 yes" in cards.one(WORDS, DecisionOnShow(exact)).body
