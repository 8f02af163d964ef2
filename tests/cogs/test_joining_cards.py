"""The screens on the way in: at most sixty words, one thing to do, and nothing about anybody in what a control says."""

import re
from datetime import UTC, datetime

import pytest

from bot.domain.hours import Pattern, hours_for
from bot.domain.people import GuildId, Partner, PersonId, RoleGroup
from bot.domain.preferences import Joined, Joining, Preferences, ShownAs
from bot.text import Texts, Words
from cogs.joining import cards
from cogs.kit import limits
from cogs.kit.cards import Card
from cogs.kit.drawing import drawn

MOST_WORDS = 60
NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ADA = GuildId(1_290_000_000_000_000_001), PersonId(1_290_000_000_000_000_100)
LONG_NAME = "*" * 32
BEGUN = Joining(ADA, HERE, NOON)
FAR = Joining(ADA, HERE, NOON, RoleGroup.DRAWING_ON_CARE, ShownAs.PSEUDONYM, LONG_NAME, Pattern.ANY_DAY)
CHOSEN = Preferences(ADA, HERE, NOON, hours_for(Pattern.SPLIT_DAY, "UTC"), ShownAs.PSEUDONYM, LONG_NAME)
JOINED = Joined(Partner(ADA, HERE, RoleGroup.DRAWING_ON_CARE), CHOSEN)
OFFERED = (("en", "Which language would you like?"), ("cy", "Pa iaith hoffech chi?"))


def screens(_: Words) -> dict[str, Card]:
    return {
        "language": cards.language(_, OFFERED),
        "what": cards.what_this_is(_),
        "more": cards.more(_),
        "who, begun": cards.who(_, BEGUN),
        "who": cards.who(_, FAR),
        "when, begun": cards.when(_, BEGUN),
        "when": cards.when(_, FAR),
        "welcome": cards.welcome(_, JOINED),
        "already": cards.already(_, JOINED),
        "left": cards.left(_),
    }


NAMES = tuple(screens(Words()))


def words_on(card: Card) -> int:
    text = f"{card.title} {card.body} {card.small}"
    return len([word for word in text.split() if re.search(r"\w", word) or "*" in word])


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_has_at_most_sixty_words(name: str) -> None:
    assert words_on(screens(Words())[name]) <= MOST_WORDS


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_fits_on_discord_in_every_language(name: str, language: str) -> None:
    _ = Texts().words(language)
    sent = drawn(lambda _: screens(_)[name], _)
    assert len(sent.rows) <= limits.ROWS
    for row in sent.rows:
        assert 1 <= len(row["components"]) <= limits.BUTTONS_IN_A_ROW
        for control in row["components"]:
            assert not control.get("label", "").endswith("…"), control
    ids = [control["custom_id"] for row in sent.rows for control in row["components"]]
    assert len(ids) == len(set(ids))
    assert not sent.embed["description"].endswith("…")


def test_what_a_control_says_is_the_same_for_everybody() -> None:
    """A custom_id names what could be chosen, and never what was."""

    def ids(card: Card) -> list[str]:
        rows = drawn(lambda _: card, Words()).rows
        return [one["custom_id"] for row in rows for one in row["components"]]

    _ = Words()
    assert set(ids(cards.who(_, BEGUN))) == set(ids(cards.who(_, FAR))) - {"v1:join-next:-"}
    assert set(ids(cards.when(_, BEGUN))) == set(ids(cards.when(_, FAR))) - {"v1:join-yes:-"}


def test_what_is_chosen_is_marked_by_more_than_a_colour() -> None:
    labels = [one["label"] for row in drawn(lambda _: cards.when(_, FAR), Words()).rows for one in row["components"]]
    assert [label for label in labels if label.startswith("✓ ")] == ["✓ No shifts"]


def test_who_can_see_the_group_one_chooses_is_said_first_and_nothing_is_promised_that_is_not_so() -> None:
    _ = Words()
    said = cards.what_this_is(_).body.splitlines()
    assert said[0] == "**Your group.** Everybody here, managers too, can see on Discord which group you choose."
    assert "Everybody here sees your group." in cards.who(_, BEGUN).small
    every = "\n".join(card.body + card.small for card in screens(_).values())
    for promise in (
        "Each role group must agree",
        "advisory group",
        "what is offered",
    ):  # depend on a server, or on what is asked
        assert promise not in every
