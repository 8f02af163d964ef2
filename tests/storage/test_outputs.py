"""What is made together, as it is kept: lines in their order, the edition people see, and who is named."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.milestones import Milestone
from bot.domain.outputs import (
    CreditRole,
    LineId,
    Output,
    OutputCredit,
    OutputId,
    OutputLine,
    OutputState,
    OutputWords,
    PieceId,
    PieceInLine,
)
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Credit
from bot.domain.subjects import SubjectId
from storage import outputs
from storage.store import Store, Transaction
from tests.databases import open_store

GUILD, ELSEWHERE = GuildId(77), GuildId(78)
NOON = datetime(2027, 5, 4, 12, tzinfo=UTC)
CARD = Output(
    OutputId("a" * 32), GUILD, PersonId(7), OutputWords("The pocket card", "For your pocket"), OutputState.DRAFT, NOON
)
TEA, SLEEP = (OutputLine(LineId(one * 32), CARD.id, 0, words) for one, words in (("b", "Tea."), ("c", "Sleep.")))
PIECES = tuple(PieceId(one * 32) for one in "de")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path)
    yield opened
    await opened.close()


def lay_card(tx: Transaction) -> None:
    """Keep a card with two lines: both pieces went into the first."""
    outputs.keep_output(tx, CARD)
    outputs.add_line(tx, replace(TEA, number=1, pieces=PIECES))
    outputs.add_line(tx, replace(SLEEP, number=2))


def words(tx: Transaction) -> list[tuple[int, str]]:
    return [(one.number, one.words) for one in outputs.lines_of(tx, CARD.id)]


async def test_an_output_is_found_by_its_server_and_state_and_keeps_whose_it_is(store: Store) -> None:
    def ask(tx: Transaction) -> None:
        outputs.keep_output(tx, CARD)
        asking = replace(CARD, state=OutputState.ASKING, asked_at=NOON, asked_until=NOON + timedelta(days=14))
        outputs.keep_output(tx, replace(asking, author=PersonId(8), drafted_at=NOON + timedelta(days=1)))
        assert outputs.output(tx, GUILD, CARD.id) == outputs.output(tx, None, CARD.id) == asking
        assert outputs.output(tx, ELSEWHERE, CARD.id) is None
        assert outputs.outputs_here(tx, GUILD) == outputs.outputs_here(tx, GUILD, OutputState.ASKING) == (asking,)
        assert outputs.outputs_here(tx, GUILD, OutputState.PUBLISHED) == outputs.outputs_here(tx, ELSEWHERE) == ()
        assert outputs.outputs_everywhere(tx, OutputState.ASKING, OutputState.DRAFT) == (asking,)
        outputs.keep_sources(tx, CARD.id, [SubjectId("1" * 32)])
        outputs.keep_sources(tx, CARD.id, [SubjectId("2" * 32), SubjectId("2" * 32)])
        assert outputs.sources_of(tx, CARD.id) == ("2" * 32,)

    await store.run(ask)


async def test_only_what_was_never_published_is_counted_and_thrown_away_as_a_draft_with_all_it_had(
    store: Store,
) -> None:
    def ask(tx: Transaction) -> None:
        lay_card(tx)
        published = replace(CARD, id=OutputId("f" * 32), state=OutputState.PUBLISHED, edition=1, published_at=NOON)
        outputs.keep_output(tx, published)
        assert outputs.count_output_drafts(tx, GUILD) == 1
        assert not outputs.remove_output_draft(tx, GUILD, published.id)
        assert not outputs.remove_output_draft(tx, ELSEWHERE, CARD.id)
        assert outputs.remove_output_draft(tx, GUILD, CARD.id)
        assert outputs.lines_of(tx, CARD.id) == () == outputs.pieces_in_edition(tx, CARD.id)
        assert outputs.outputs_here(tx, GUILD) == (published,)

    await store.run(ask)


async def test_lines_stand_in_their_order_with_what_went_into_them_and_can_be_put_in_another(store: Store) -> None:
    def ask(tx: Transaction) -> None:
        lay_card(tx)
        assert outputs.line(tx, GUILD, TEA.id) == replace(TEA, number=1, pieces=PIECES)
        assert outputs.line(tx, ELSEWHERE, TEA.id) is None
        outputs.put_in_order(tx, reversed(outputs.lines_of(tx, CARD.id)))
        outputs.change_line_words(tx, TEA.id, "Tea first.")
        assert words(tx) == [(1, "Sleep."), (2, "Tea first.")]
        assert outputs.remove_line(tx, SLEEP.id)
        assert not outputs.remove_line(tx, SLEEP.id)
        outputs.put_in_order(tx, outputs.lines_of(tx, CARD.id))
        assert words(tx) == [(1, "Tea first.")]

    await store.run(ask)


async def test_a_published_edition_stays_as_it_is_and_thanks_once_for_each_answer_in_it(store: Store) -> None:
    def ask(tx: Transaction) -> None:
        lay_card(tx)
        assert outputs.edition_of(tx, CARD.id) is None
        first = replace(CARD, state=OutputState.PUBLISHED, edition=1, published_at=NOON)
        outputs.keep_output(tx, first)
        outputs.keep_edition(tx, first, outputs.lines_of(tx, CARD.id))
        outputs.add_line(tx, OutputLine(LineId("9" * 32), CARD.id, 3, "Walk.", PIECES[:1]))
        outputs.change_line_words(tx, TEA.id, "Tea first.")
        outputs.remove_line(tx, SLEEP.id)
        seen = outputs.edition_of(tx, CARD.id)
        assert seen is not None
        assert (seen.words, [(one.number, one.words, one.pieces, one.edition) for one in seen.lines]) == (
            CARD.words,
            [(1, "Tea.", PIECES, 1), (2, "Sleep.", (), None)],
        )
        one, other = outputs.pieces_in_edition(tx, CARD.id)
        assert (one, other) == tuple(PieceInLine(TEA.id, piece, None, None, TEA.words) for piece in PIECES)
        for each in (one, other):
            outputs.thank_in(tx, each, 1)
        outputs.note_thanked(tx, one, now=NOON)
        outputs.note_thanked(tx, one, now=NOON + timedelta(days=1))
        thanked, on_its_way = replace(one, thanked_in=1, thanked_at=NOON), replace(other, thanked_in=1)
        assert outputs.pieces_in_edition(tx, CARD.id) == (thanked, on_its_way)
        outputs.put_in_order(tx, outputs.lines_of(tx, CARD.id))
        outputs.keep_edition(tx, replace(first, edition=2), outputs.lines_of(tx, CARD.id))
        second = outputs.edition_of(tx, CARD.id)
        assert second is not None
        assert [(one.words, one.edition) for one in second.lines] == [("Tea first.", 1), ("Walk.", 2)]
        walk = PieceInLine(LineId("9" * 32), PIECES[0], None, None, "Walk.")
        thanked, on_its_way = (replace(found, words="Tea first.") for found in (thanked, on_its_way))
        assert outputs.pieces_in_edition(tx, CARD.id) == (thanked, on_its_way, walk)
        outputs.change_line_words(tx, TEA.id, "Offer tea first.")
        assert outputs.pieces_in_edition(tx, CARD.id) == (thanked, on_its_way, walk), "what stands published stays"

    await store.run(ask)


async def test_how_somebody_is_named_is_kept_once_for_each_output(store: Store) -> None:
    mine = OutputCredit(CARD.id, GUILD, PersonId(7), Credit.NAME, "Amara", (CreditRole.WROTE, CreditRole.TRIED), NOON)
    later = replace(mine, way=Credit.NONE, name="", roles=(), answered_at=NOON + timedelta(days=1))

    def ask(tx: Transaction) -> None:
        outputs.keep_output(tx, CARD)
        outputs.keep_credit(tx, mine)
        assert outputs.credit_of(tx, CARD.id, mine.person) == mine
        outputs.keep_credit(tx, later)
        assert outputs.credits_of(tx, CARD.id) == outputs.credits_by(tx, GUILD, mine.person) == (later,)
        assert outputs.credits_by(tx, ELSEWHERE, mine.person) == ()

    await store.run(ask)


async def test_what_each_edition_says_of_how_many_wrote_is_kept_in_their_order(store: Store) -> None:
    first, second = Milestone(((RoleGroup.WORKER, 31), (RoleGroup.MANAGER, 0)), 7), Milestone(others=40)

    def ask(tx: Transaction) -> None:
        outputs.keep_output(tx, CARD)
        assert outputs.milestones_of(tx, CARD.id) == ()
        outputs.keep_milestone(tx, replace(CARD, edition=1), first)
        outputs.keep_milestone(tx, replace(CARD, edition=2), second)
        assert outputs.milestones_of(tx, CARD.id) == (first, second)

    await store.run(ask)
