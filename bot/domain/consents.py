"""Which version of each consent's text is the present one."""

from collections.abc import Mapping
from typing import Final

from bot.domain.preferences import Consent

# Each ends in the first letters of its text's fingerprint; tests/cogs/test_consent_texts.py says which it should be.
VERSIONS: Final[Mapping[Consent, str]] = {
    Consent.TAKE_PART: "3-2885b273",
    Consent.BE_QUOTED: "1-294c46ea",
    Consent.BE_NAMED: "1-82401f63",
    Consent.BE_CONTACTED_LATER: "1-438b453d",
    Consent.RESEARCH: "1-f5688821",
}
