"""Whom to call: names and numbers, each with where it was read and how sure that is.

Read on 22 November 2026. Telephone numbers go stale: look each up again every 90 days, and change `READ_ON`.
What nobody has confirmed yet stands here so that it can be, and is shown to nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import Nation

READ_ON: Final = date(2026, 11, 22)
GOOD_FOR: Final = timedelta(days=90)


class Sure(StrEnum):
    """How sure a number is."""

    SOURCED = "read at the address given"
    SECONDARY = "read, but not on the owner's own page"
    UNCHECKED = "not confirmed: shown to nobody"


@dataclass(frozen=True, slots=True)
class Signpost:
    """Somebody to call, write to or look up; the number as people dial it."""

    name: str
    number: str
    nations: frozenset[Nation]
    sure: Sure
    source: str = ""


def _in(nations: Iterable[Nation]) -> frozenset[Nation]:
    return frozenset(nations)


_UK: Final = _in(Nation)
_NOT_SCOTLAND: Final = _in(set(Nation) - {Nation.SCOTLAND})

EMERGENCY: Final = Signpost(
    "Emergency",
    "999",
    _UK,
    Sure.SOURCED,
    "https://www.norwoodmc.co.uk/2024/08/14/nhs-111-option-2-for-crisis-mental-health-support/",
)
NHS_CRISIS: Final = Signpost(
    "NHS",
    "111",
    _in({Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND}),
    Sure.SOURCED,
    "https://healthwatchwestberks.org.uk/nhs-111-now-offers-24-7-mental-health-crisis-support",
)
SAMARITANS: Final = Signpost(
    "Samaritans", "116 123", _UK, Sure.SECONDARY, "https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk"
)
SHOUT: Final = Signpost(
    "Shout", "85258", _UK, Sure.SECONDARY, "https://www.kickstherapy.com/blog/mental-health-crisis-resources-uk"
)
HOURGLASS: Final = Signpost(
    "Hourglass",
    "0808 808 8141",
    _UK,
    Sure.SOURCED,
    "https://www.lbhf.gov.uk/living-independently/health-and-wellbeing/staying-safe/"
    "help-adults-being-abused-or-neglected",
)
CARE_QUALITY_COMMISSION: Final = Signpost(
    "Care Quality Commission",
    "03000 616 161",
    _in({Nation.ENGLAND}),
    Sure.SECONDARY,
    "https://www.parkburyhouse.nhs.uk/safeguarding-adults/",
)
CARE_INSPECTORATE_WALES: Final = Signpost(
    "Care Inspectorate Wales", "0300 7900 126", _in({Nation.WALES}), Sure.UNCHECKED
)
MODERN_SLAVERY: Final = Signpost(
    "Modern Slavery & Exploitation Helpline",
    "08000 121 700",
    _UK,
    Sure.SOURCED,
    "https://www.homecarewg.org/modernslavery",
)
CRUSE: Final = Signpost(
    "Cruse",
    "0808 808 1677",
    _NOT_SCOTLAND,
    Sure.SECONDARY,
    "https://www.deeside.com/bereavement-counselling-services-in-wales-given-financial-boost-to-help-respond-increased-demand/",
)
ACAS: Final = Signpost("Acas", "0300 123 1100", _UK - {Nation.NORTHERN_IRELAND}, Sure.UNCHECKED)
PROTECT: Final = Signpost("Protect", "020 3117 2520", _UK, Sure.UNCHECKED)

SIGNPOSTS: Final = (
    EMERGENCY,
    NHS_CRISIS,
    SAMARITANS,
    SHOUT,
    HOURGLASS,
    CARE_QUALITY_COMMISSION,
    CARE_INSPECTORATE_WALES,
    MODERN_SLAVERY,
    CRUSE,
    ACAS,
    PROTECT,
)


def may_show(signpost: Signpost, nation: Nation) -> bool:
    """Tell whether people in this nation may be given this number."""
    return signpost.sure is not Sure.UNCHECKED and nation in signpost.nations


def regulator(nation: Nation) -> Signpost | None:
    """Return who looks after care there, if their number is known for certain."""
    found = (one for one in (CARE_QUALITY_COMMISSION, CARE_INSPECTORATE_WALES) if may_show(one, nation))
    return next(found, None)
