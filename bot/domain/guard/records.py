"""What the guard says of a text: where it may point to somebody, and whether somebody may need help."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class FindReason(StrEnum):
    """Why a part of a text may point to one person."""

    CODE = "code"  # of a key safe, a door, an alarm; or where the key lies
    POSTCODE = "postcode"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"  # or a name on a social network
    NHS_NUMBER = "nhs_number"
    BIRTH = "birth"  # a day of birth
    PLATE = "plate"  # of a car
    TITLED_NAME = "titled_name"  # Mrs Somebody
    NAME = "name"  # a first name
    COMPANY = "company"  # an agency or another firm


class Sign(StrEnum):
    """What somebody may need help with."""

    HARM = "harm"  # someone is hurt, robbed or neglected
    DESPAIR = "despair"  # whoever writes is in crisis, or has just lost somebody
    EXPLOITATION = "exploitation"  # whoever writes is held, threatened or not paid


@dataclass(frozen=True, slots=True)
class Find:
    """One part of a text, `text[start:end]`, that points to somebody: for sure, or maybe."""

    reason: FindReason
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen in a text: the parts in their order, none over another, and the same text without them."""

    finds: tuple[Find, ...]
    signs: frozenset[Sign]
    cleaned: str = field(repr=False)  # words stay out of every log

    @property
    def blocks(self) -> bool:
        """Tell whether these words must not go on."""
        return any(find.sure for find in self.finds)

    @property
    def asks(self) -> bool:
        """Tell whether whoever wrote them is asked first."""
        return bool(self.finds) and not self.blocks

    @property
    def reasons(self) -> frozenset[FindReason]:
        """Return each reason once, for the count, which is all that is kept."""
        return frozenset(find.reason for find in self.finds)


PLAIN_WORDS: Final[Mapping[FindReason, str]] = MappingProxyType(
    {
        FindReason.CODE: "[a code]",
        FindReason.POSTCODE: "[a postcode]",
        FindReason.ADDRESS: "[an address]",
        FindReason.PHONE: "[a phone number]",
        FindReason.EMAIL: "[an e-mail]",
        FindReason.NHS_NUMBER: "[an NHS number]",
        FindReason.BIRTH: "[a birthday]",
        FindReason.PLATE: "[a number plate]",
        FindReason.TITLED_NAME: "[a name]",
        FindReason.NAME: "[a name]",
        FindReason.COMPANY: "[a company]",
    }
)
