"""Results as a table that coordinators take along: a line for each number or answer that was told, and no more."""

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.decision_rules import NO, YES, DecisionVerdict, percent_of_yes
from bot.domain.poll_outcomes import WITH_A_RESULT, Outcome, OutcomeKind, PoolCounts, average_of
from bot.domain.polls import PollKind
from bot.domain.small_numbers import Pool
from bot.services.polls import ResultsToTake
from bot.text import Words
from cogs.kit import people
from cogs.kit.tables import Cell
from cogs.polls import kinds, result_cards
from cogs.polls.cards import how_it_is_decided

_EVERYONE: Final[Pool] = ()
_Line = tuple[Cell, ...]  # who, answer, how many, out of, on average, percent yes, what they came to, to know


def headings(_: Words) -> tuple[str, ...]:
    """Name the columns."""
    return (
        _("Question"),
        _("Kind of vote"),
        _("Closed on"),
        _("How it ended"),
        _("Who answered"),
        _("Answer"),
        _("How many"),
        _("Out of"),
        _("On average"),
        _("Percent yes"),
        _("What they came to"),
        _("To know"),
        _("The rule"),
        _("What happens next"),
        _("What came of it"),
    )


def rows(_: Words, taken: ResultsToTake) -> Iterator[_Line]:
    """Yield the lines of all these votes, each with what is the same in every line of one."""
    for outcome in taken.outcomes:
        poll = outcome.poll
        ended = "" if poll.ended_at is None else str(poll.ended_at.astimezone(ZoneInfo(taken.zone)).date())
        before = (poll.question, kinds.name(_, poll.kind), ended, result_cards.ended_as(_, outcome))
        follows = poll.next_step if outcome.kind in WITH_A_RESULT else ""  # nothing does from none
        after = (how_it_is_decided(_, poll), follows, outcome.came_of_it)
        for line in _lines(_, outcome):
            yield (*before, *line, *after)


def _lines(_: Words, outcome: Outcome) -> Iterator[_Line]:
    verdicts = {one.pool: one.verdict for one in outcome.verdicts}
    groups = _groups(outcome)
    for one in groups:
        yield from _numbers(_, outcome, one, verdicts.get(one.pool))
    told = {one.pool for one in groups}
    for pool, verdict in verdicts.items():
        if pool not in told:
            yield (_who(_, pool), "", "", "", "", "", _came_to(_, verdict), "")
    for written in outcome.written:
        known = _("It stands under this group because its author wished it.") if written.pool else ""
        yield (_whose(_, written.pool), written.words, "", "", "", "", "", known)
    if not (groups or verdicts or outcome.written):
        yield ("", "", "", "", "", "", "", " ".join(result_cards.why_nothing(_, outcome)))


def _groups(outcome: Outcome) -> tuple[PoolCounts, ...]:
    """Return the numbers of everybody and of each group, as far as they are told."""
    if outcome.counts is None:
        return outcome.pools
    return (PoolCounts(_EVERYONE, outcome.answers or 0, outcome.counts), *outcome.pools)


def _numbers(_: Words, outcome: Outcome, one: PoolCounts, verdict: DecisionVerdict | None) -> Iterator[_Line]:
    poll, blurred = outcome.poll, outcome.kind is OutcomeKind.BLURRED
    average = average_of(one.counts) if poll.kind is PollKind.SCALE else None
    percent = percent_of_yes(one.counts[YES], one.counts[NO], poll.rule) if poll.rule and not blurred else None
    for option, count in zip(poll.options, one.counts, strict=True):
        yield (
            _who(_, one.pool),
            option,
            _("about {n}", n=count) if blurred else count,
            "" if blurred else one.answers,
            "" if average is None else average,
            "" if percent is None else percent,
            "" if verdict is None else _came_to(_, verdict),
            _to_know(_, outcome),
        )


def _who(_: Words, pool: Pool) -> str:
    return people.audience(_, pool) if pool else _("Everyone who answered")


def _whose(_: Words, pool: Pool) -> str:
    """Name whose words these are as it was published: of several groups together, none is named."""
    return people.one_of(_, pool) if len(pool) > 1 else _who(_, pool)


def _came_to(_: Words, verdict: DecisionVerdict) -> str:
    return {
        DecisionVerdict.REACHED: _("reached"),
        DecisionVerdict.NOT_REACHED: _("not reached"),
        DecisionVerdict.NO_QUORUM: _("not reached, too few answered"),
    }[verdict]


def _to_know(_: Words, outcome: Outcome) -> str:
    if outcome.kind is OutcomeKind.BLURRED:
        return result_cards.blurred(_)
    if outcome.poll.kind is PollKind.MULTIPLE:
        return result_cards.adds_up_to_more(_, outcome.poll)
    return ""
