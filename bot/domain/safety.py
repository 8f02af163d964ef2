"""Whom people turn to when they are worried about somebody."""

from dataclasses import dataclass

from bot.domain.people import PersonId
from bot.domain.refusals import Invalid

LONGEST_NAME = 80
LONGEST_CONTACT = 200
LONGEST_NUMBERS = 400


@dataclass(frozen=True, slots=True)
class SafeguardingWords:
    """Who is turned to here, in the owner's words; `lead` is their Discord account, if they have one here."""

    lead_name: str
    lead_contact: str
    local_numbers: str
    lead: PersonId | None = None


def check_words(words: SafeguardingWords) -> None:
    """Refuse what nobody could be reached by."""
    if not words.lead_name or len(words.lead_name) > LONGEST_NAME:
        raise Invalid("Please give the lead's name, in up to {most} letters.", most=LONGEST_NAME)
    if not words.lead_contact or len(words.lead_contact) > LONGEST_CONTACT:
        raise Invalid("Please say how to reach the lead, in up to {most} letters.", most=LONGEST_CONTACT)
    if not any(sign.isdigit() for sign in words.local_numbers) or len(words.local_numbers) > LONGEST_NUMBERS:
        raise Invalid("Please give at least one local phone number, in up to {most} letters.", most=LONGEST_NUMBERS)
