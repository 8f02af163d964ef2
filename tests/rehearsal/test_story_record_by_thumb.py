"""My record and a certificate on a phone, in Chromium; and the certificate as it looks on paper, for the pages."""

from datetime import date

import pytest

from bot.domain.record import EntryId, RecordEntry
from bot.printing.certificate import Certificate, CertificateLine, as_image
from bot.text import Texts, Words
from cogs.contributions import outcome_words
from cogs.sessions import subject_cards
from tests.rehearsal import pictures
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.sessions import TITLE
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_record import LEARNED, NAME, took_part
from tests.rehearsal.topics import QUESTION

pytestmark = pytest.mark.browser
each_language = pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
SHARP = 60  # dots an inch: as small as it can be read on a page of the docs


@each_language
async def test_a_certificate_is_made_by_thumb(house: House, hand: Phone, welsh: bool) -> None:
    await took_part(house)
    await speaks(hand, "Amara", welsh=welsh)
    await hand.run("/record")
    await hand.button("Make a certificate").scroll_into_view_if_needed()
    await hand.picture("record")
    assert await barriers(hand.page) == []
    await hand.press("Make a certificate")
    await hand.press("What stands on it")
    for place in range(2):
        await hand.sheet.last.get_by_role("checkbox").nth(place).check()
    await hand.own("done").click()
    await hand.sees(": 2")
    await hand.press("Name and words")
    for label, words in ((NAME, "Amara Okafor"), (LEARNED, "To ask what matters to somebody before I begin.")):
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
    await hand.picture("certificate-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()
    await hand.sees("Amara Okafor")
    await hand.button("Look at it").scroll_into_view_if_needed()
    await hand.picture("certificate-prepared")
    await hand.press("Look at it")
    await hand.button("Make it").scroll_into_view_if_needed()
    await hand.picture("certificate-says")
    assert await barriers(hand.page) == []
    await hand.press("Make it")
    await hand.sees("certificate.pdf")
    await hand.picture("certificate-file")
    if PICTURES:
        _ = Texts().words("cy" if welsh else "en")
        pictures.keep(f"certificate{'-cy' if welsh else ''}", as_image(_, on_paper(_), sharp=SHARP))


def on_paper(_: Words) -> Certificate:
    """Make up a certificate such as somebody takes along, in a server that speaks this language."""
    return Certificate(
        name="Amara Okafor",
        lines=(
            CertificateLine(outcome_words.entry(_, took("contribution", QUESTION)).line, date(2027, 2, 9)),
            CertificateLine(subject_cards.entry(_, took("session", TITLE)).line, date(2027, 2, 24)),
        ),
        learned="To ask what matters to somebody before I begin.\nThat plain words help the family too.",
        place="Last days of life",
        made_on=date(2027, 3, 1),
    )


def took(kind: str, title: str) -> RecordEntry:
    return RecordEntry(EntryId("0" * 32), kind, title, date(2027, 2, 9))
