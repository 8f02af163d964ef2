"""What is open: the soonest close first, each by name and with a button, on as many pages as there must be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.domain.subjects import Subject, SubjectId
from bot.text import Words
from cogs.kit.cards import Button, Card
from cogs.kit.drawing import drawn
from cogs.kit.letters import NoteLine
from cogs.kit.limits import BUTTON_LABEL, EMBED_DESCRIPTION, ROWS, length
from cogs.kit.verbs import CATCH_UP, SAID_YES, WHAT_IS_OPEN, Verb
from cogs.notes import cards
from cogs.polls.subject_cards import RENDERER

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
TALKS = replace(
    RENDERER,
    line=lambda _, one: NoteLine(one.title, button=Button(Verb("talk"), "Say something", one.id)),
    none=lambda _: "Talks are for everybody.",
)
DRAWN_BY = {"poll": RENDERER, "talk": TALKS}


def one(number: int, kind: str = "poll", title: str = "Which form?") -> Subject:
    closes_at = NOON + timedelta(days=number) if kind == "poll" else None
    minutes, ref = (1 if closes_at else None), SubjectId(f"{number:032x}")
    return Subject(ref, kind, GuildId(1), PersonId(2), title, is_open=True, closes_at=closes_at, minutes=minutes)


def buttons(*those: Subject) -> list[Button]:
    rows = cards.open_now(Words(), those, DRAWN_BY).rows
    return [button for row in rows for button in row if isinstance(button, Button)]  # type: ignore[union-attr]


def ways(*those: Subject) -> list[Button]:
    """Return the buttons that lead to an answer."""
    return [button for button in buttons(*those) if button.verb not in (WHAT_IS_OPEN, SAID_YES, CATCH_UP)]


def test_each_is_named_with_its_close_if_it_has_one_its_minutes_and_its_own_button() -> None:
    card = cards.open_now(Words(), (one(1), one(2, "talk", "Tea")), DRAWN_BY)
    assert card.title == "What is open"
    assert card.body == "**Which form?**\nabout 1 minute · closes <t:1771675200:F>\n\n**Tea**"
    assert [(button.verb, button.label) for button in ways(one(1), one(2, "talk", "Tea"))] == [
        ("answer", "Answer: Which form?"),
        ("talk", "Say something: Tea"),
    ]


def test_a_long_name_is_cut_where_a_button_ends() -> None:
    (button,) = ways(one(1, title="W" * 300))
    assert length(button.label) == BUTTON_LABEL
    assert button.label.endswith("W…")


def _same(_: Words, card: Card) -> Card:
    return card


def test_twenty_five_votes_and_twenty_five_questions_have_a_button_each_on_pages_that_fit() -> None:
    those = [one(number, title="W" * 300) for number in range(50)]
    seen: list[str] = []
    page: str | None = "-"
    while page is not None:
        card = cards.open_now(Words(), those, DRAWN_BY, cards.page_of(page))
        assert length(drawn(partial(_same, card=card), Words()).as_embed().description or "") <= EMBED_DESCRIPTION
        assert len(card.rows) <= ROWS
        pressed = [button for row in card.rows for button in row if isinstance(button, Button)]  # type: ignore[union-attr]
        seen += [button.ref for button in pressed if button.verb == "answer"]
        page = next((button.ref for button in pressed if button.label == "Closes later"), None)
    assert seen == [one.id for one in those]


def test_a_page_that_is_not_there_any_more_is_the_last_one() -> None:
    those = [one(number) for number in range(9)]
    assert cards.open_now(Words(), those, DRAWN_BY, 99) == cards.open_now(Words(), those, DRAWN_BY, 1)


def test_where_nothing_is_open_every_kind_says_whom_it_asks() -> None:
    card = cards.open_now(Words(), (), DRAWN_BY)
    assert card.title == "Nothing is open for you just now"
    assert card.body == (
        "A vote asks those who had joined when it opened. New votes appear in the notices channel.\n"
        "Talks are for everybody."
    )
