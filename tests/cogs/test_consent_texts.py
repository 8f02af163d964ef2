"""A yes is kept with the version of its text, so a text never changes under an old version."""

import hashlib

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.preferences import Consent
from bot.text import Words
from cogs.joining import cards
from cogs.kit import people


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def read_before(consent: Consent) -> str:
    """Return all the words that a yes to this consent is about, in English: that is the text which counts."""
    _ = Words()
    screens = (cards.what_this_is(_), cards.more(_)) if consent is Consent.TAKE_PART else ()
    return "\n".join((people.consent_asked(_, consent), *(f"{one.title}\n{one.body}" for one in screens)))


@pytest.mark.parametrize("consent", Consent)
def test_a_text_that_changed_has_a_new_version(consent: Consent) -> None:
    assert VERSIONS[consent].partition("-")[2] == fingerprint(read_before(consent))


def test_every_version_fits_where_it_is_kept() -> None:
    assert all(len(version) <= 24 for version in VERSIONS.values())
