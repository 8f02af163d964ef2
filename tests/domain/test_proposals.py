"""Ideas: each fits, each that asks for an answer is owed one."""

from datetime import UTC, datetime

import pytest

from bot.domain.people import RoleGroup
from bot.domain.proposals import (
    ANSWER_WITHIN,
    REPLY_LENGTH,
    WORDS_LENGTH,
    ProposalKind,
    Signature,
    answer_due,
    checked_idea,
    checked_reply,
)
from bot.domain.refusals import Invalid

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("kind", ProposalKind)
def test_every_idea_is_owed_an_answer_but_for_what_is_only_told(kind: ProposalKind) -> None:
    assert answer_due(kind, now=NOON) == (None if kind is ProposalKind.TELL else NOON + ANSWER_WITHIN)


@pytest.mark.parametrize("words", ["", " \n ", "x" * (WORDS_LENGTH + 1)])
def test_an_idea_says_something_and_fits(words: str) -> None:
    with pytest.raises(Invalid):
        checked_idea(words)


@pytest.mark.parametrize("words", ["", " \n ", "x" * (REPLY_LENGTH + 1)])
def test_an_answer_says_something_and_fits(words: str) -> None:
    with pytest.raises(Invalid):
        checked_reply(words)


def test_a_signature_is_empty_only_without_name_and_group() -> None:
    assert Signature().is_empty
    assert not Signature("Robin").is_empty
    assert not Signature(role_group=RoleGroup.WORKER).is_empty
