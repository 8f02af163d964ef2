"""Role groups as they are written in a row: whom something asks, and pools of those that are spoken of together."""

from collections.abc import Collection

from bot.domain.people import RoleGroup
from bot.domain.small_numbers import Pool


def audience_listed(audience: Collection[RoleGroup]) -> str:
    """Write out the groups that something asks, one a line, in the order in which they are known."""
    return "\n".join(group.value for group in RoleGroup if group in audience)


def audience_from(written: str) -> frozenset[RoleGroup]:
    """Read the groups that something asks."""
    return frozenset(map(RoleGroup, written.split()))


def pool_listed(pool: Pool) -> str:
    """Write out the role groups of a pool, with a space between; of everybody together nothing."""
    return " ".join(pool)


def pool_from(written: str) -> Pool:
    """Read a pool."""
    return tuple(map(RoleGroup, written.split()))
