"""A yes is kept with the version of its text, so a text never changes under an old version."""

import hashlib

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.preferences import Consent
from bot.text import Words
from cogs.kit import consents


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@pytest.mark.parametrize("consent", Consent)
def test_a_text_that_changed_has_a_new_version(consent: Consent) -> None:
    assert VERSIONS[consent].partition("-")[2] == fingerprint(consents.asked(Words(), consent))
