"""What one sealed ballot holds, in a form whose size says nothing."""

from dataclasses import dataclass

from bot.domain.people import RoleGroup

BALLOT_SIZE = 32  # every single-choice ballot, whatever was chosen and by whom
_FORM = 1
_CODES = {  # written into ballots that outlive an upgrade: never give a number to another group
    RoleGroup.WORKER: 1,
    RoleGroup.MANAGER: 2,
    RoleGroup.DRAWING_ON_CARE: 3,
    RoleGroup.FAMILY_CARER: 4,
    RoleGroup.RESEARCHER: 5,
}
_GROUPS = {code: group for group, code in _CODES.items()}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One answer, as the place of the option from 0, and the role group it came from: nothing else."""

    choice: int
    role_group: RoleGroup


def pack_ballot(ballot: Ballot) -> bytes:
    """Return this ballot as bytes of one fixed length."""
    return bytes((_FORM, ballot.choice, _CODES[ballot.role_group])).ljust(BALLOT_SIZE, b"\0")


def unpack_ballot(packed: bytes) -> Ballot:
    """Return the ballot these bytes hold; ValueError, without their content, when they hold none."""
    if len(packed) != BALLOT_SIZE or packed[0] != _FORM or packed[2] not in _GROUPS or any(packed[3:]):
        raise ValueError("these bytes are not a ballot")
    return Ballot(packed[1], _GROUPS[packed[2]])
