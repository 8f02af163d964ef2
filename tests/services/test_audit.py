import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.actions import Action
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup, RoleId, Server
from bot.domain.poll_words import PollWords
from bot.domain.refusals import NotAllowed
from bot.services import partners, permission, polls
from storage.audit import audit, note_act, remove_acts
from storage.doctor import doctor
from storage.key_folder import KeyUnreadable
from storage.keys import Keys
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.databases import open_store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ADA, BO = PersonId(1_290_000_000_000_000_100), PersonId(1_290_000_000_000_000_101)
COORDINATES, ADVISES = RoleId(1_290_000_000_000_000_010), RoleId(1_290_000_000_000_000_011)
SERVER = Server(HERE, COORDINATES, ADVISES, lead_name="Sam", lead_contact="01234 567890", local_numbers="01234 567891")
COORDINATOR = Actor(ADA, HERE, frozenset({COORDINATES}))


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_server, SERVER)
    await store.run(put_partner, HERE, BO, RoleGroup.WORKER)
    return store


def rows(tx: Transaction) -> list[tuple[bytes | None, str, bool]]:
    asked = sa.select(audit.c.who, audit.c.action, audit.c.allowed).order_by(audit.c.position)
    return [(who, action, allowed) for who, action, allowed in tx.sql.execute(asked)]


async def test_what_was_done_stands_there_with_a_tag_and_nothing_of_what_it_was(store: Store) -> None:
    words = PollWords("A question nobody else may read", ("One answer", "Another", "A third"), "Then this.")
    draft = await store.run(polls.draft_poll, COORDINATOR, words, now=NOON)
    await store.run(partners.leave, Actor(BO, HERE), now=NOON)
    noted = await store.run(rows)
    assert (len(noted[-1][0] or b""), *noted[-1][1:]) == (16, Action.LEAVE.value, True)
    kept = await store.run(lambda tx: [str(tuple(row)) for row in tx.sql.execute(sa.select(audit))])
    assert not any(secret in row for row in kept for secret in (words.question, draft.id, str(ADA), str(BO)))


async def test_nobody_can_read_who_oversees_or_proposes(store: Store) -> None:
    member = Actor(BO, HERE, frozenset({ADVISES}))
    await store.run(permission.act, member, Action.OVERSEE, now=NOON)
    await store.run(permission.act, member, Action.PROPOSE, now=NOON)
    assert [who for who, _, _ in await store.run(rows)] == [None, None]


async def test_a_refusal_is_noted_as_one(store: Store) -> None:
    outsider = Actor(ADA, HERE)
    with pytest.raises(NotAllowed) as refusal:
        await store.run(permission.act, outsider, Action.OPEN_POLL, now=NOON)
    assert refusal.value.action is Action.OPEN_POLL
    assert await store.run(rows) == []
    await store.run(permission.note_refused, outsider, Action.OPEN_POLL, in_private=False, now=NOON)
    ((_, action, allowed),) = await store.run(rows)
    assert (action, allowed) == (Action.OPEN_POLL.value, False)


@pytest.mark.parametrize(
    "change", [sa.update(audit).values(allowed=False), sa.update(audit).values(who=None), sa.delete(audit)]
)
async def test_the_log_is_only_added_to(store: Store, change: sa.Executable) -> None:
    await store.run(note_act, HERE, ADA, Action.SET_UP, now=NOON)
    with pytest.raises(sa.exc.IntegrityError, match="only added to"):
        await store.run(lambda tx: tx.sql.execute(change))
    with pytest.raises(sa.exc.IntegrityError, match="only added to"):
        await store.run(remove_acts, HERE)
    assert len(await store.run(rows)) == 1


async def test_one_person_has_one_tag_in_one_server_and_another_elsewhere(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys")
    tags = {keys.person_tag(guild, person) for guild in (HERE, ELSEWHERE) for person in (ADA, BO)}
    assert len(tags) == 4
    secret = (tmp_path / "keys" / "people").read_bytes()
    again = Keys(tmp_path / "keys")
    assert again.person_tag(HERE, ADA) == keys.person_tag(HERE, ADA)
    assert (tmp_path / "keys" / "people").read_bytes() == secret
    assert stat.S_IMODE((tmp_path / "keys" / "people").stat().st_mode) == 0o600
    assert Keys(tmp_path / "others").person_tag(HERE, ADA) not in tags


async def test_a_folder_with_the_keys_of_another_database_gives_no_tags_and_what_was_done_is_noted_even_so(
    tmp_path: Path,
) -> None:
    keys = Keys(tmp_path / "keys")
    keys.expect_database("another database")
    with pytest.raises(KeyUnreadable):
        keys.person_tag(HERE, ADA)
    assert not (tmp_path / "keys" / "people").exists()
    store = await open_store(tmp_path, keys)
    await store.run(note_act, HERE, ADA, Action.SET_UP, now=NOON)
    assert await store.run(rows) == [(None, Action.SET_UP.value, True)]
    await store.close()


async def test_the_doctor_says_when_others_can_read_the_secret_behind_the_tags(store: Store, tmp_path: Path) -> None:
    await store.run(note_act, HERE, ADA, Action.SET_UP, now=NOON)
    secret = tmp_path / "keys" / "people"
    assert all(finding.well for finding in doctor(tmp_path / "data", tmp_path / "keys"))
    secret.chmod(0o644)
    amiss = [finding.sentence for finding in doctor(tmp_path / "data", tmp_path / "keys") if not finding.well]
    assert amiss == [f"Others on this machine can read {secret}. Run: chmod 600 {secret}"]


def test_a_damaged_secret_is_said_to_be_so_and_not_made_anew(tmp_path: Path) -> None:
    Keys(tmp_path / "keys").person_tag(HERE, ADA)
    secret = tmp_path / "keys" / "people"
    secret.write_bytes(secret.read_bytes()[:-1])
    with pytest.raises(KeyUnreadable, match="damaged"):
        Keys(tmp_path / "keys").person_tag(HERE, ADA)
    assert len(secret.read_bytes()) == 31
