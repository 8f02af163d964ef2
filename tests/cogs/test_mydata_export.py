"""The files people take along: whole, quick, harmless, and readable by everybody."""

import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.domain.actions import Action
from bot.domain.letters import LetterState
from bot.domain.people import Actor
from bot.domain.personal import Fact, Holding, RowFate, ValueKind
from bot.services import mydata
from bot.text import Texts
from cogs.mydata import export
from cogs.mydata.pages import explained, pages
from storage.store import Transaction
from tests.cogs.every_feature import every_feature
from tests.services.polling_place import GUILD, polling_place
from tests.services.traces import settle_in

COVER = export.Cover(1, 2, datetime(2027, 3, 31, 12, tzinfo=UTC), "Europe/London")
NASTY = '</dd><script>alert(1)</script> & "quotes" <img src=https://example.org/x>'
HELD = (
    Holding(
        "preferences",
        "What you chose in your settings",
        RowFate.DELETED,
        "",
        (
            (
                Fact("pseudonym", "Name you made up", NASTY, ValueKind.PLAIN),
                Fact("rest_days", "Rest days", 0b1100000, ValueKind.WEEKDAYS),
                Fact("reminders", "Reminders", True, ValueKind.YES_NO),
                Fact("joined_at", "You joined", datetime(2027, 3, 1, tzinfo=UTC), ValueKind.MOMENT),
            ),
        ),
    ),
    Holding("ballots", "Sealed answers in open votes", RowFate.KEPT, "We cannot find yours.", (), can_be_found=False),
)


class Reader(HTMLParser):
    """Reads a page as a strict reader does: every tag that opens closes, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "action"}]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_page_is_whole_marked_up_for_listening_and_asks_nobody(language: str) -> None:
    page = export.as_page(Texts().words(language), HELD, COVER)
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert reader.links == []
    assert {"main", "h1", "h2", "dl", "dt", "dd", "title"} <= set(reader.tags)
    assert "script" not in reader.tags
    assert "img" not in reader.tags
    assert f'<html lang="{language}">' in page
    assert ('lang="en">Saturday and Sunday' in page) is (language == "cy")


def test_the_json_holds_the_values_as_they_are_kept() -> None:
    held = json.loads(export.as_json(Texts().words("en"), HELD, COVER))["held"]
    assert held[0]["rows"][0]["pseudonym"] == NASTY
    assert held[0]["rows"][0]["joined_at"] == "2027-03-01T00:00:00+00:00"


async def test_ten_thousand_rows_are_written_well_within_a_minute(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    async with polling_place(tmp_path) as place:
        await place.store.run(fill, place.actor(3))
        begun = time.perf_counter()
        held: Sequence[Holding] = await place.store.run(mydata.export_data, place.actor(3), now=place.now)
        _ = Texts().words("cy")
        page, data = export.as_page(_, held, COVER), export.as_json(_, held, COVER)
        record_property("seconds", round(time.perf_counter() - begun, 2))
    assert sum(len(one["rows"]) for one in json.loads(data)["held"]) >= 10_000
    assert page.count("<dl>") >= 10_000
    assert len(pages(held)) <= 25


def fill(tx: Transaction, who: Actor) -> None:
    settle_in(tx, who.person)
    letter = "INSERT INTO letters SELECT ?, ?, kind, urgency, uses_allowance, ?, guild, place, person, subject, "
    when = "not_before, expires_at, edits, state, attempts, next_try, tried_at, doubtful_since, "
    rest = when + "message, error, carried_by, sent_at, alone, posted_again_at "
    whose = "FROM letters WHERE person = ? LIMIT 1"
    for number in range(10_000):
        place = (100_000 + number, f"{number:032x}", f"many:{number}", who.person)
        tx.sql.exec_driver_sql(letter + rest + whose, place)
    assert who.guild == GUILD


def words_for(column: str) -> set[str]:
    """Return which values of a column some feature has words for."""
    every = [(known, value) for feature in every_feature() for known, value in feature.meanings]
    assert len(every) == len(set(every)), "two features have words for the same"
    return {value for known, value in every if known == column}


def test_every_kind_of_act_and_every_end_of_a_note_has_words() -> None:
    assert {action.value for action in Action} - words_for("action") == set()
    assert {state.value for state in LetterState} - words_for("state") == set()


def test_what_was_chosen_is_told_in_the_words_of_its_feature_or_else_as_a_note() -> None:
    chosen = [Fact("kind", "Kind", value, ValueKind.CHOICE) for value in ("digest", "another")]
    held = explained(
        [Holding("letters", "Notes", RowFate.DELETED, "", (tuple(chosen),))], {("kind", "digest"): "the week"}
    )
    page = export.as_page(Texts().words("en"), held, COVER)
    assert "<dd>the week</dd>" in page
    assert "<dd>a note</dd>" in page
