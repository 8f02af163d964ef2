"""The card of the longest output there can be fits on Discord, and all of it is within reach, in every language."""

from datetime import UTC, datetime
from functools import partial

import pytest

from bot.domain.milestones import Milestone
from bot.domain.outputs import (
    ABOUT_LENGTH,
    CREDIT_LENGTH,
    LINE_LENGTH,
    TITLE_LENGTH,
    CreditRole,
    Edition,
    LineId,
    Output,
    OutputId,
    OutputLine,
    OutputState,
    OutputWords,
)
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.services.outputs import CreditsList, OutputCard
from bot.text import Texts, Words
from cogs.kit import drawing, limits
from cogs.kit.verbs import SEE_OUTPUT
from cogs.outputs import cards

NOON = datetime(2027, 9, 22, 12, tzinfo=UTC)
EVERYBODY = Milestone(tuple((group, 9_999) for group in RoleGroup))
LANGUAGES = ("en", "cy")


def made(lines: int, names: int, mark: str = "w", link: str = "") -> OutputCard:
    def text(start: str, most: int) -> str:
        return start + mark * ((most - len(start)) // limits.length(mark))

    ref = OutputId("0" * 32)
    words = OutputWords(text("", TITLE_LENGTH), text("", ABOUT_LENGTH), link)
    output = Output(ref, GuildId(1), PersonId(2), words, OutputState.PUBLISHED, NOON, 99, published_at=NOON)
    every = tuple(OutputLine(LineId(f"{n}"), ref, n, text(f"L{n} ", LINE_LENGTH)) for n in range(1, lines + 1))
    named = tuple(text(f"N{n} ", CREDIT_LENGTH) for n in range(1, names + 1))
    listed = CreditsList(((CreditRole.WROTE, named), (CreditRole.TRIED, named)), named) if names else CreditsList()
    return OutputCard(output, Edition(words, every), EVERYBODY, listed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("lines", "names", "mark", "link"),
    [(0, 0, "w", ""), (50, 77, "w", ""), (50, 0, "*", ""), (0, 77, "👩‍👩‍👧", ""), (3, 77, "*", "https://" + "a" * 504)],
)
def test_it_fits_and_whoever_turns_its_pages_reads_every_line_and_every_name(
    language: str, lines: int, names: int, mark: str, link: str
) -> None:
    _ = Texts(LANGUAGES).words(language)
    found = made(lines, names, mark, link)
    drawn = drawing.drawn(partial(cards.output_card, found=found), _)
    assert limits.length(drawn.embed["description"]) <= limits.EMBED_DESCRIPTION
    assert not drawn.embed["description"].endswith("…")
    leads_on = any(str(SEE_OUTPUT) in one["custom_id"] for row in drawn.rows for one in row["components"])
    pages = len(cards.pages(_, found))
    turned = [drawing.drawn(partial(cards.page, found=found, number=n), _) for n in range(pages)]
    every = [one.embed["description"] for one in (turned if leads_on else [drawn])]
    assert all(limits.length(one) <= limits.EMBED_DESCRIPTION for one in every)
    read = "\n".join(every)
    assert all(f"L{n} " in read for n in range(1, lines + 1))
    assert all(f"N{n} " in read for n in range(1, names + 1))


def test_a_short_one_needs_no_pages() -> None:
    _ = Words()
    found = made(3, 0)
    assert cards.whole(_, found) == cards.output_card(_, found)
    assert not any(str(SEE_OUTPUT) in str(row) for row in cards.output_card(_, found).rows)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Milestone(((RoleGroup.WORKER, 31),)), "**31 homecare workers wrote this.**"),
        (
            Milestone(((RoleGroup.WORKER, 31), (RoleGroup.MANAGER, 0)), 7),
            "**31 homecare workers and 7 others wrote this.**",
        ),
        (Milestone(others=12), "**12 people wrote this.**"),
        (Milestone(), ""),
    ],
)
def test_a_milestone_says_of_each_group_how_many_wrote(said: Milestone, words: str) -> None:
    assert cards.milestone(Words(), said) == words
