"""What one sealed ballot holds, in a form whose size says nothing."""

from dataclasses import dataclass
from typing import Final

from bot.domain.people import RoleGroup

BALLOT_SIZE: Final = 32  # every ballot on which answers are chosen, whatever was chosen and by whom
WRITTEN_SIZE: Final = 2048  # every one with an answer in words, however long
WRITTEN_LENGTH: Final = 600  # characters as Discord counts them: three bytes each at most
_FIRST_FORM = 1  # one answer, by its place: cast before several could be chosen, and only read
_CHOSEN_FORM = 2  # a bit for each option
_WRITTEN_FORM = 3
_HEAD = 6  # bytes before the words: form, role group, whether they may stand under it, a spare one, their length
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
    """One answer and the role group it came from: nothing else.

    `chosen` are the places of options from 0. A written answer has `words` instead; `under_group`: if too few write,
    it may stand under the name of its author's group.
    """

    chosen: frozenset[int]
    role_group: RoleGroup
    words: str = ""
    under_group: bool = False


def pack_ballot(ballot: Ballot) -> bytes:
    """Return this ballot as bytes of one fixed length, or of another one if it is written."""
    group = _CODES[ballot.role_group]
    if not ballot.words:
        bits = sum(1 << place for place in ballot.chosen)
        return bytes((_CHOSEN_FORM, group, *bits.to_bytes(2))).ljust(BALLOT_SIZE, b"\0")
    words = ballot.words.encode()
    if len(words) > WRITTEN_SIZE - _HEAD:
        raise ValueError("these words do not fit on a ballot")
    head = bytes((_WRITTEN_FORM, group, ballot.under_group, 0, *len(words).to_bytes(2)))
    return (head + words).ljust(WRITTEN_SIZE, b"\0")


def unpack_ballot(packed: bytes) -> Ballot:
    """Return the ballot these bytes hold; ValueError, without their content, when they hold none."""
    read = _READ.get((packed[0], len(packed))) if packed else None
    ballot = None if read is None else read(packed)
    if ballot is None:
        raise ValueError("these bytes are not a ballot")
    return ballot


def _read_first(packed: bytes) -> Ballot | None:
    group = _GROUPS.get(packed[2])
    return None if group is None or any(packed[3:]) else Ballot(frozenset({packed[1]}), group)


def _read_chosen(packed: bytes) -> Ballot | None:
    group, bits = _GROUPS.get(packed[1]), int.from_bytes(packed[2:4])
    if group is None or not bits or any(packed[4:]):
        return None
    return Ballot(frozenset(place for place in range(16) if bits >> place & 1), group)


def _read_written(packed: bytes) -> Ballot | None:
    group, end = _GROUPS.get(packed[1]), _HEAD + int.from_bytes(packed[4:_HEAD])
    spare = packed[end:].strip(b"\0")
    if group is None or packed[2] > 1 or packed[3] or spare or not _HEAD < end <= len(packed):
        return None
    try:
        words = packed[_HEAD:end].decode()
    except UnicodeDecodeError:
        return None
    return Ballot(frozenset(), group, words, under_group=bool(packed[2]))


_READ: Final = {
    (_FIRST_FORM, BALLOT_SIZE): _read_first,
    (_CHOSEN_FORM, BALLOT_SIZE): _read_chosen,
    (_WRITTEN_FORM, WRITTEN_SIZE): _read_written,
}
