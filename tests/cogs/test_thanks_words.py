"""How thanks read: whoever gives them is written as a sentence asks for it, in both languages."""

from datetime import date

import pytest

from bot.domain.people import RoleGroup
from bot.domain.record import EntryId, RecordEntry
from bot.domain.thanks import ThanksGot, ThanksId
from bot.text import Texts
from cogs.thanks import own_cards

DAY = date(2027, 2, 9)


@pytest.mark.parametrize(
    ("language", "name", "says"),
    [
        ("en", "", "A homecare worker thanks you"),
        ("en", "amara", "amara thanks you"),
        ("cy", "", "Mae gweithiwr gofal cartref yn diolch i chi"),
        ("cy", "amara", "Mae amara yn diolch i chi"),
    ],
)
def test_a_sentence_alone_begins_with_a_capital_and_a_name_stands_as_it_is_written(
    language: str, name: str, says: str
) -> None:
    got = ThanksGot(ThanksId("1"), name, RoleGroup.WORKER, "You stayed.", DAY)
    assert own_cards.line(Texts().words(language), got).title == says


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "A manager said thank you: “You stayed.”"), ("cy", "Diolchodd rheolwr: “You stayed.”")],
)
def test_in_a_record_and_on_a_certificate_thanks_do_not_speak_to_whoever_reads_it(language: str, says: str) -> None:
    entry = RecordEntry(EntryId("1"), "thanks", "You stayed.", DAY, RoleGroup.MANAGER)
    assert own_cards.entry(Texts().words(language), entry).line == says
