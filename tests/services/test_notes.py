from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup, Server
from bot.domain.preferences import Reading
from bot.services import notes, partners, preferences
from storage.letters import letters as outbox
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store

NOON = datetime(2026, 2, 20, 14, tzinfo=UTC)
HERE = GuildId(1_290_000_000_000_000_001)
ADA, BO = PersonId(1_290_000_000_000_000_100), PersonId(1_290_000_000_000_000_101)
NOTE = PrivateLetter(LetterKind("some"), "a" * 32, NOON, NOON + timedelta(days=7))


async def test_one_person_is_told_one_thing_once(store: Store) -> None:
    for person in (ADA, ADA, BO):
        await store.run(notes.write_to_person, HERE, person, NOTE)
    await store.run(
        notes.write_to_person, HERE, ADA, PrivateLetter(NOTE.kind, NOTE.subject, NOON, NOTE.expires_at, "again")
    )
    written = await store.run(lambda tx: list(tx.sql.execute(select(outbox.c.person, outbox.c.kind))))
    assert written == [(ADA, NOTE.kind.name), (BO, NOTE.kind.name), (ADA, NOTE.kind.name)]


async def test_a_letter_to_somebody_is_in_their_language(store: Store) -> None:
    await store.run(partners.choose_language, Actor(ADA, HERE), "cy", now=NOON)
    stranger = notes.Addressee((None, None), easy=False, takes_part=False)
    assert await store.run(notes.addressee_of, HERE, BO) == stranger
    assert await store.run(notes.addressee_of, HERE, ADA) == replace(stranger, languages=("cy", None))


async def test_a_letter_to_a_place_is_in_the_language_of_the_server(store: Store) -> None:
    nobody = notes.Addressee((None, "en"), easy=False, takes_part=False)
    assert await store.run(notes.addressee_of, HERE, None) == nobody
    await store.run(put_server, Server(HERE, language="cy"))
    assert await store.run(notes.addressee_of, HERE, None) == replace(nobody, languages=(None, "cy"))


async def test_a_letter_to_a_partner_is_as_short_as_they_want(store: Store) -> None:
    await store.run(put_partner, HERE, ADA, RoleGroup.WORKER)
    assert await store.run(notes.addressee_of, HERE, ADA) == notes.Addressee((None, None), easy=False, takes_part=True)
    await store.run(preferences.choose_reading, Actor(ADA, HERE), Reading.EASY, now=NOON)
    assert await store.run(notes.addressee_of, HERE, ADA) == notes.Addressee((None, None), easy=True, takes_part=True)
