"""The keys of open votes: whole or missing, never in between, and gone when destroyed."""

import os
from pathlib import Path

import pytest

from bot.domain.people import PersonId
from bot.domain.polls import PollId
from storage.key_folder import KeyUnreadable
from storage.keys import SEAL_SIZE, TAG_SIZE, KeyMissing, Keys

POLL, OTHER = PollId("0f" * 16), PollId("a1" * 16)
ADA, BEN = PersonId(812_345_678_901_234_567), PersonId(1_212_345_678_901_234_567)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path / "keys")


def file_of(keys: Keys, poll: PollId = POLL) -> Path:
    return keys._path(poll)


def test_what_is_sealed_can_be_opened_with_the_key_and_has_one_size(keys: Keys) -> None:
    public = keys.make(POLL)
    sealed = [keys.seal(public, bytes([number]) * 32) for number in range(5)]
    assert {len(one) for one in sealed} == {32 + SEAL_SIZE}
    assert keys.unseal(POLL, sealed) == [bytes([number]) * 32 for number in range(5)]
    assert keys.seal(public, bytes(32)) != keys.seal(public, bytes(32))


def test_a_tag_is_the_same_for_one_person_in_one_vote_and_tells_nothing_elsewhere(keys: Keys) -> None:
    keys.make(POLL)
    keys.make(OTHER)
    tags = {keys.tag(poll, person) for poll in (POLL, OTHER) for person in (ADA, BEN)}
    assert len(tags) == 4
    assert {len(tag) for tag in tags} == {TAG_SIZE}
    assert Keys(file_of(keys).parent).tag(POLL, ADA) == keys.tag(POLL, ADA)


def test_only_the_owner_can_read_keys_whatever_the_machine_is_used_to(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o755)
    before = os.umask(0)
    try:
        keys = Keys(tmp_path / "keys")
        keys.make(POLL)
    finally:
        os.umask(before)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert file_of(keys).stat().st_mode & 0o777 == 0o600


def test_a_destroyed_key_is_overwritten_first_and_cannot_be_used_again(tmp_path: Path) -> None:
    seen: dict[str, bytes] = {}
    path = tmp_path / f"{POLL}.key"

    def look(name: str) -> None:
        seen[name] = path.read_bytes() if path.exists() else b""

    keys = Keys(tmp_path, failpoint=look)
    public = keys.make(POLL)
    keys.tag(POLL, ADA)
    sealed = keys.seal(public, bytes(32))
    keys.destroy(POLL)
    written, overwritten = seen["key.written"], seen["key.overwritten"]
    assert len(written) == len(overwritten)
    assert not any(written[place : place + 8] in overwritten for place in range(len(written) - 8))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyMissing):
        keys.unseal(POLL, [sealed])
    with pytest.raises(KeyMissing):
        keys.tag(POLL, ADA)
    keys.destroy(POLL)


@pytest.mark.parametrize("place", [0, 9, 45, 75, 103])
def test_one_flipped_bit_anywhere_makes_the_key_missing(keys: Keys, place: int) -> None:
    public = keys.make(POLL)
    content = bytearray(file_of(keys).read_bytes())
    content[place] ^= 1
    file_of(keys).write_bytes(content)
    assert not keys.holds(POLL)
    assert keys.known() == {POLL}
    with pytest.raises(KeyMissing):
        keys.tag(POLL, ADA)
    with pytest.raises(KeyMissing):
        keys.unseal(POLL, [keys.seal(public, bytes(32))])


@pytest.mark.parametrize("size", [0, 10, 103, 105])
def test_a_key_of_the_wrong_length_is_missing(keys: Keys, size: int) -> None:
    keys.make(POLL)
    file_of(keys).write_bytes((file_of(keys).read_bytes() + b"x")[:size])
    assert not keys.holds(POLL)


def test_another_votes_key_under_this_name_is_missing(keys: Keys) -> None:
    keys.make(POLL)
    keys.make(OTHER)
    file_of(keys).write_bytes(file_of(keys, OTHER).read_bytes())
    assert not keys.holds(POLL)
    assert keys.holds(OTHER)


def test_a_ballot_that_the_key_does_not_open_makes_the_key_missing(keys: Keys) -> None:
    public, other = keys.make(POLL), keys.make(OTHER)
    good = keys.seal(public, bytes(32))
    for bad in (keys.seal(other, bytes(32)), good[:-1], b"", good[:-1] + bytes([good[-1] ^ 1])):
        with pytest.raises(KeyMissing) as missing:
            keys.unseal(POLL, [good, bad])
        assert missing.value.__suppress_context__


def test_only_key_files_are_known_and_a_key_cannot_be_a_link_elsewhere(keys: Keys, tmp_path: Path) -> None:
    keys.make(OTHER)
    (file_of(keys).parent / "notes.txt").write_text("not a key")
    assert keys.known() == {OTHER}
    file_of(keys).symlink_to(file_of(keys, OTHER))
    assert not keys.holds(POLL)
    with pytest.raises(OSError, match=r"."):
        keys.make(POLL)


@pytest.mark.parametrize("name", ["../escape", "", "0F" * 16, "0f" * 15])
def test_a_name_that_is_no_reference_never_becomes_a_path(keys: Keys, name: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        keys.make(PollId(name))


def test_the_same_randomness_makes_the_same_key(tmp_path: Path) -> None:
    one, two = (Keys(tmp_path / name, randomness=bytes) for name in ("one", "two"))
    assert one.make(POLL) == two.make(POLL)
    assert one.tag(POLL, ADA) == two.tag(POLL, ADA)
    one.make(POLL)
    assert one.tag(POLL, ADA) == two.tag(POLL, ADA)


def test_making_a_key_again_replaces_it_everywhere(keys: Keys) -> None:
    keys.make(POLL)
    first = keys.tag(POLL, ADA)
    keys.make(POLL)
    assert keys.tag(POLL, ADA) != first


def test_a_key_that_may_not_be_read_just_now_is_not_called_missing(keys: Keys) -> None:
    file_of(keys).mkdir()
    assert keys.holds(POLL)
    with pytest.raises(KeyUnreadable):
        keys.tag(POLL, ADA)
