"""However long names and titles are, the screens about being named fit on Discord, in both languages."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.credits import OwnCredit
from bot.domain.outputs import (
    ABOUT_LENGTH,
    CREDIT_LENGTH,
    TITLE_LENGTH,
    CreditRole,
    Output,
    OutputCredit,
    OutputId,
    OutputState,
    OutputWords,
)
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Credit
from bot.text import Texts, Words
from cogs.kit import drawing, limits
from cogs.kit.cards import Card
from cogs.outputs import credit_cards, credit_subject_cards

NOON, NAME = datetime(2027, 6, 1, 12, tzinfo=UTC), "*" * CREDIT_LENGTH
ROLES = (CreditRole.IDEA, CreditRole.REVIEWED, CreditRole.PICTURES)


def own(number: int, name: str = NAME) -> OwnCredit:
    """Return how somebody is named in something of the longest words, and asked about its next edition."""
    words, until = OutputWords("*" * TITLE_LENGTH, "*" * ABOUT_LENGTH), NOON + timedelta(days=14)
    guild, me, ref = GuildId(1), PersonId(2), OutputId(f"{number:032x}")
    output = Output(ref, guild, me, words, OutputState.ASKING, NOON, 1, NOON, until, NOON)
    said = OutputCredit(ref, guild, me, Credit.NAME, name, ROLES, NOON - timedelta(days=1)) if name else None
    return OwnCredit(output, said, NAME, NAME, Credit.NONE, may_be_named=True)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    "draw",
    [
        lambda _: credit_cards.list_of(_, [own(number) for number in range(100)]),
        lambda _: credit_cards.list_of(_, [own(number, "") for number in range(100)]),
        lambda _: credit_cards.how(_, own(1)),
        lambda _: credit_subject_cards.note(_, own(1).output, NAME),
    ],
    ids=["all that was made", "all that one is asked about", "one", "the note"],
)
def test_nothing_of_it_is_cut(draw: Callable[[Words], Card], language: str) -> None:
    drawn = drawing.drawn(draw, Texts().words(language))
    assert limits.length(drawn.as_embed().description or "") < limits.EMBED_DESCRIPTION
    view = drawn.as_view()
    assert view is not None
    assert len(view.to_components()) <= limits.ROWS
