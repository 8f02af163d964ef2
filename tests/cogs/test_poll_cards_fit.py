"""The longest poll there can be still reads whole on every screen, in every language."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.limits import OPEN_POLLS
from bot.domain.outcomes import Outcome, OutcomeKind, PoolCounts
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.polls import Poll, PollId, PollState, Sensitivity
from bot.text import Texts
from cogs.kit import drawing, limits, people
from cogs.kit.cards import Menu
from cogs.polls import cards, draft_cards, result_cards, withdrawal_cards

OPTIONS = tuple(f"{n}" + "w" * 99 for n in range(10))
POLL = Poll(
    id=PollId("0" * 32),
    guild=GuildId(1),
    author=PersonId(2),
    state=PollState.CLOSED,
    question="q" * 300,
    options=OPTIONS,
    next_step="n" * 300,
    sensitivity=Sensitivity.ORDINARY,
    audience=frozenset(RoleGroup),
    opened_at=datetime(2027, 1, 1, tzinfo=UTC),
    closes_at=datetime(2027, 1, 8, tzinfo=UTC),
)
COUNTS = tuple(range(10, 20))
OUTCOME = Outcome(
    OutcomeKind.COUNTS, 725, COUNTS, poll=POLL, pools=tuple(PoolCounts((group,), 145, COUNTS) for group in RoleGroup)
)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_result_of_the_longest_poll_with_every_role_group_names_every_count(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    said = drawing.drawn(lambda words: result_cards.result(words, OUTCOME), _).embed["description"]
    assert limits.length(said) <= limits.EMBED_DESCRIPTION
    assert not said.endswith("…")
    for group in RoleGroup:
        assert people.many(_, group) in said
    assert all(option in said for option in OPTIONS)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_longest_paper_and_card_read_whole(language: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    for draw in (cards.poll_card, cards.paper, cards.more, cards.extended, cards.closed, draft_cards.preview):
        said = drawing.drawn(lambda words, draw=draw: draw(words, POLL), _).embed["description"]  # type: ignore[misc]
        assert not said.endswith("…"), draw


def test_every_vote_that_can_be_open_can_be_chosen_to_be_withdrawn() -> None:
    those = [replace(POLL, id=PollId(f"{number:032x}")) for number in range(OPEN_POLLS.most)]
    card = withdrawal_cards.choose(Texts(("en", "cy")).words("en"), those)
    assert [choice.value for menu in card.rows if isinstance(menu, Menu) for choice in menu.choices] == [
        one.id for one in those
    ]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("mark", ["*", "_", "`", "👩‍👩‍👧"])
def test_no_count_is_ever_cut_off_whatever_the_answers_are_made_of(language: str, mark: str) -> None:
    _ = Texts(("en", "cy")).words(language)
    poll = replace(
        POLL,
        question=mark * (300 // limits.length(mark)),
        next_step=mark * (300 // limits.length(mark)),
        options=tuple(f"{n}" + mark * (99 // limits.length(mark)) for n in range(10)),
    )
    said = drawing.drawn(lambda words: result_cards.result(words, replace(OUTCOME, poll=poll)), _).embed["description"]
    assert not said.endswith("…")
    for count in COUNTS:
        assert said.count(f"**{count}**") == 1
        assert len(re.findall(rf" {count}(?: ·|$)", said, re.MULTILINE)) == len(RoleGroup)
