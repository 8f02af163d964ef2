"""A place is thanked for everyone who was asked: in words for what came of it, and the same whoever answered."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts
from bot.domain.session_cards import SessionOnShow
from bot.domain.sessions import Afterwards, SessionState
from bot.domain.topic_summary import summary_of
from bot.domain.topics import TopicState
from bot.text import Texts, Words
from cogs.kit.cards import Card
from cogs.polls import result_cards
from cogs.sessions import cards as session_cards
from cogs.topics import closed_cards
from tests.cogs.test_poll_cards_fit import POLL
from tests.cogs.test_topic_cards_fit import longest
from tests.services.held import a_session

NOON = datetime(2027, 1, 8, 12, tzinfo=UTC)
EN, CY = (Texts(("en", "cy")).words(language) for language in ("en", "cy"))
THANKS = {EN: ("Thank you",), CY: ("Diolch",)}
QUESTION = replace(longest("w"), state=TopicState.CLOSED, ended_at=NOON, sensitive=False)
CAUGHT_UP = Afterwards("We looked for words.", said_at=NOON)


def thanks(_: Words, card: Card) -> str:
    """Return the one line in which a card thanks: nothing where none does."""
    lines = [line for part in (card.title, card.wrote, card.body, card.small, card.below) for line in part.split("\n")]
    found = [line for line in lines if line.startswith(THANKS[_])]
    assert len(found) <= 1
    return "".join(found)


def poll_results(kind: OutcomeKind, next_step: str = "It goes into session 4.") -> Iterator[Outcome]:
    """Yield how a vote may have ended that everybody may know to have ended so, whoever chose what."""
    for answers, counts in ((8, (4, 4)), (5, (0, 5)), (40, (39, 1))):
        pools = (PoolCounts((RoleGroup.WORKER,), answers, counts),)
        poll = replace(POLL, options=("Tea", "Cake"), next_step=next_step)
        has_counts = kind in {OutcomeKind.COUNTS, OutcomeKind.BLURRED}
        yield Outcome(
            kind,
            answers if has_counts else None,
            counts if has_counts else None,
            pools=pools if has_counts else (),
            poll=poll,
        )


def results(_: Words) -> list[list[str]]:
    """Return how each kind of result thanks, in every history that may have led there."""
    kinds = (OutcomeKind.COUNTS, OutcomeKind.BLURRED, OutcomeKind.TOO_FEW, OutcomeKind.VOID)
    ends = [*((kind, "It goes into session 4.") for kind in kinds), (OutcomeKind.COUNTS, "")]
    return [[thanks(_, result_cards.result(_, one)) for one in poll_results(*end)] for end in ends]


def questions(_: Words) -> list[list[str]]:
    """Return how a question that has closed thanks, as far as it has come, whoever answered what."""
    told = replace(QUESTION, heard="Plain words help.", do_by=NOON)
    enough: Sequence[Sequence[int]] = ([0] * 5, [1] * 7, [*range(5)] * 9)
    summaries = [[summary_of(topic, taps) for taps in enough] for topic in (QUESTION, told, replace(told, done="Made"))]
    summaries.append([summary_of(QUESTION, [0] * few) for few in range(5)])
    return [[thanks(_, closed_cards.last_words(_, one)) for one in those] for those in summaries]


def sessions(_: Words) -> list[list[str]]:
    """Return how the card of a session thanks, by what was told of it."""
    over = a_session(state=SessionState.OVER, ended_at=NOON)
    told = (CAUGHT_UP, replace(CAUGHT_UP, follows="The card, by March."), Afterwards(heard="Words.", said_at=NOON))
    return [
        [thanks(_, session_cards.session_card(_, SessionOnShow(replace(over, after=said), None, None, None)))]
        for said in told
    ]


@pytest.mark.parametrize("_", [EN, CY], ids=["en", "cy"])
def test_everyone_who_was_asked_is_thanked_in_words_for_what_came_of_it_whoever_answered(_: Words) -> None:
    every = [set(one) for one in (*results(_), *questions(_), *sessions(_))]
    assert [len(one) for one in every] == [1] * len(every)  # nothing about who answered, what or how many
    said = [line for one in every for line in one]
    assert all(said)
    assert len(set(said)) == len(said)  # each ending has words of its own
    assert not any(letter.isdigit() for line in said for letter in line)


def test_nothing_is_said_where_there_is_nothing_to_thank_for() -> None:
    (earlier, *_) = poll_results(OutcomeKind.EARLIER)
    over = a_session(state=SessionState.OVER, ended_at=NOON)
    for card in (
        result_cards.result(EN, earlier),
        session_cards.session_card(EN, SessionOnShow(over, None, None, None)),
        session_cards.session_card(EN, SessionOnShow(replace(over, state=SessionState.CANCELLED), None, None, None)),
    ):
        assert thanks(EN, card) == ""
