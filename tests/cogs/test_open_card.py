"""What is open: the soonest close first, each by name and with a button, and how many more there are of what."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.people import GuildId, PersonId
from bot.domain.subjects import Subject, SubjectId
from bot.text import Words
from cogs.kit.cards import Button
from cogs.kit.letters import NoteLine
from cogs.kit.limits import BUTTON_LABEL, length
from cogs.kit.verbs import Verb
from cogs.notes import cards
from cogs.polls.subject_cards import RENDERER

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
TALKS = replace(
    RENDERER,
    line=lambda _, one: NoteLine(one.title, button=Button(Verb("talk"), "Say something", one.id)),
    none=lambda _: "Talks are for everybody.",
    others=lambda _, number: f"{number} in the hall",
)
DRAWN_BY = {"poll": RENDERER, "talk": TALKS}


def one(number: int, kind: str = "poll", title: str = "Which form?") -> Subject:
    closes_at = NOON + timedelta(days=number) if kind == "poll" else None
    return Subject(SubjectId(f"{number:032x}"), kind, GuildId(1), PersonId(2), title, is_open=True, closes_at=closes_at)


def buttons(*those: Subject) -> list[Button]:
    rows = cards.open_now(Words(), those, DRAWN_BY).rows
    return [button for row in rows for button in row if isinstance(button, Button)]  # type: ignore[union-attr]


def test_each_is_named_with_its_close_if_it_has_one_and_its_own_button() -> None:
    card = cards.open_now(Words(), (one(1), one(2, "talk", "Tea")), DRAWN_BY)
    assert card.title == "What is open"
    assert card.body == "**Which form?**\nCloses <t:1771675200:F>\n\n**Tea**"
    assert [(button.verb, button.label) for button in buttons(one(1), one(2, "talk", "Tea"))] == [
        ("answer", "Answer: Which form?"),
        ("talk", "Say something: Tea"),
    ]


def test_a_long_name_is_cut_where_a_button_ends() -> None:
    (button,) = buttons(one(1, title="W" * 300))
    assert length(button.label) == BUTTON_LABEL
    assert button.label.endswith("W…")


def test_beyond_five_each_kind_says_where_the_others_are() -> None:
    those = (*(one(number) for number in range(1, 8)), one(8, "talk"))
    card = cards.open_now(Words(), those, DRAWN_BY)
    assert card.body.endswith("2 more are in the notices channel.\n\n1 in the hall")
    assert len(card.rows) == 5


def test_where_nothing_is_open_every_kind_says_whom_it_asks() -> None:
    card = cards.open_now(Words(), (), DRAWN_BY)
    assert card.title == "Nothing is open for you just now"
    assert card.body == (
        "A vote asks those who had joined when it opened. New votes appear in the notices channel.\n"
        "Talks are for everybody."
    )
