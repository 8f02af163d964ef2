"""What people did for something that was made, in plain words: each is a role of CRediT (docs/credit.md)."""

from collections.abc import Iterable

from bot.domain.outputs import CreditRole
from bot.text import Words


def did(_: Words, role: CreditRole) -> str:
    """Say what somebody did, as it stands in a menu and before names in a list."""
    return {
        CreditRole.IDEA: _("Had the idea"),
        CreditRole.WROTE: _("Wrote with us"),
        CreditRole.REVIEWED: _("Read it and made it better"),
        CreditRole.TRIED: _("Tried it out"),
        CreditRole.PICTURES: _("Made pictures or film"),
        CreditRole.ADVISED: _("Gave advice"),
        CreditRole.ORGANISED: _("Kept it going"),
    }[role]


def all_of(_: Words, roles: Iterable[CreditRole]) -> str:
    """Say all that one person did."""
    return " · ".join(did(_, role) for role in roles)
