"""What a vote decided: whether it is adopted, what each group came to and by which rule."""

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.decided import PoolDecision
from bot.domain.poll_outcomes import Outcome, decisions_in, percent_against
from bot.text import Words
from cogs.kit.decision_words import verdict_said
from cogs.polls import result_numbers
from cogs.polls.cards import how_it_is_decided


def verdicts(_: Words, outcome: Outcome) -> Iterator[str]:
    """Yield what each group came to, what all together would have, where that is another thing, and the rule."""
    rule, pools = outcome.poll.rule, decisions_in(outcome)
    if rule is None or not pools:
        return
    yield from (_line(_, outcome, one, verdict_said(_, one, rule)) for one in pools)
    percent = percent_against(outcome)
    if percent is not None:
        yield against(_, percent)
    yield _("**The rule:** {rule}", rule=how_it_is_decided(_, outcome.poll))


def against(_: Words, percent: Decimal) -> str:
    """Say that all together would have reached what one group did not."""
    return _("All together {percent} % said yes, but each group has to reach it.", percent=percent)


def _line(_: Words, outcome: Outcome, one: PoolDecision, said: str) -> str:
    counts = outcome.counts_of(one.pool) if one.pool else None  # those of everybody stand above
    return f"- {said}" + (f" ({result_numbers.in_a_row(outcome.poll, counts)})" if counts else "")
