"""Answers as they may leave the house: who may be told apart, what may be quoted, and what is left out and counted."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.contributions import Contribution, ContributionOutcome, GivenAnswer
from bot.domain.preferences import Quote, ShownAs
from bot.domain.small_numbers import Pool, least_told, pools_of
from bot.domain.topics import Purpose, Theme, ThemeId, Topic, TopicWords

_NO_WORDS: Final = ("", "")


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the author of an answer has said yes to, as it stands now."""

    quote: Quote
    named: bool
    research: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as it leaves: no author, no time, no way by which it came; words only where they may be quoted.

    `pool` is empty where it was given without a name.
    """

    asked: TopicWords
    pool: Pool
    answer: GivenAnswer
    quote: Quote
    name: str
    theme: str
    outcome: ContributionOutcome | None
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerExport:
    """What leaves, in no order, and how much does not.

    Counted are topics that are `for_here` alone or have `too_few` answers; answers that are `not_research`; and those
    that are there without their words: `unquoted`, or to be told `in_other_words`.
    """

    rows: tuple[AnswerRow, ...] = ()
    for_here: int = 0
    too_few: int = 0
    not_research: int = 0
    unquoted: int = 0
    in_other_words: int = 0


def together(exports: Iterable[AnswerExport]) -> AnswerExport:
    """Return what leaves of several topics as one."""
    every = tuple(exports)
    return AnswerExport(
        rows=tuple(row for one in every for row in one.rows),
        for_here=sum(one.for_here for one in every),
        too_few=sum(one.too_few for one in every),
        not_research=sum(one.not_research for one in every),
        unquoted=sum(one.unquoted for one in every),
        in_other_words=sum(one.in_other_words for one in every),
    )


def exported(
    topic: Topic,
    answers: Collection[Contribution],
    allowed: Callable[[Contribution], Allowed],
    themes: Collection[Theme],
) -> AnswerExport:
    """Return what of the answers to one topic may leave."""
    if topic.purpose is Purpose.REFLECTION:
        return AnswerExport(for_here=1)
    given = [(one, allowed(one)) for one in answers]
    kept = [(one, said) for one, said in given if topic.purpose is not Purpose.RESEARCH or said.research]
    left_out = AnswerExport(not_research=len(given) - len(kept))
    least = least_told(is_sensitive=topic.sensitive)  # answers, for any of them to leave
    if len(kept) < least:
        return replace(left_out, too_few=1)
    pools = pools_of(Counter(one.role_group for one, _ in kept if one.role_group is not None), least=least)
    titles = {theme.id: theme.title for theme in themes}
    return replace(
        left_out,
        rows=tuple(_row(topic, one, said, pools, titles) for one, said in kept),
        unquoted=sum(said.quote is Quote.NO for _, said in kept),
        in_other_words=sum(said.quote is Quote.IN_OTHER_WORDS for _, said in kept),
    )


def _row(
    topic: Topic, one: Contribution, said: Allowed, pools: Collection[Pool], titles: dict[ThemeId, str]
) -> AnswerRow:
    words = one.answer if said.quote is Quote.YES else GivenAnswer(one.answer.option, _NO_WORDS)
    return AnswerRow(
        asked=topic.words,
        pool=next((pool for pool in pools if one.role_group in pool), one.pool),
        answer=words,
        quote=said.quote,
        name=one.name if said.named and one.shown_as is ShownAs.NAME else "",
        theme=titles.get(one.decision.theme, "") if one.decision and one.decision.theme else "",
        outcome=one.decision.outcome if one.decision else None,
        reason=one.decision.reason if one.decision else "",
    )
