from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.preferences import Consent, ConsentGiven
from bot.domain.refusals import Invalid, NotAllowed
from bot.services import consents
from storage import consents as table
from storage.partners import put_partner
from storage.store import Store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
ADA = Actor(PersonId(1_290_000_000_000_000_100), GuildId(1_290_000_000_000_000_001))
QUOTED = Consent.BE_QUOTED
NOW = VERSIONS[QUOTED]


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_partner, ADA.guild, ADA.person, RoleGroup.WORKER)
    return store


async def kept(store: Store) -> tuple[ConsentGiven, ...]:
    return await store.run(table.consents_of, ADA.guild, ADA.person)


async def test_everything_is_no_until_somebody_says_yes(store: Store) -> None:
    assert await store.run(consents.consents_of, ADA) == dict.fromkeys(Consent, False)
    await store.run(consents.give_consent, ADA, QUOTED, NOW, now=NOON)
    assert await store.run(consents.consents_of, ADA) == dict.fromkeys(Consent, False) | {QUOTED: True}


async def test_a_yes_is_kept_with_its_text_and_its_first_moment(store: Store) -> None:
    for minutes in (0, 5):
        await store.run(consents.give_consent, ADA, QUOTED, NOW, now=NOON + timedelta(minutes=minutes))
    assert await kept(store) == (ConsentGiven(QUOTED, NOW, NOON),)


async def test_a_yes_can_be_taken_back_and_given_again(store: Store) -> None:
    await store.run(consents.withdraw_consent, ADA, QUOTED, now=NOON)
    await store.run(consents.give_consent, ADA, QUOTED, NOW, now=NOON)
    await store.run(consents.withdraw_consent, ADA, QUOTED, now=NOON)
    assert not (await store.run(consents.consents_of, ADA))[QUOTED]
    assert await kept(store) == (ConsentGiven(QUOTED, NOW, NOON, NOON),)
    await store.run(consents.give_consent, ADA, QUOTED, NOW, now=NOON)
    assert (await store.run(consents.consents_of, ADA))[QUOTED]


async def test_a_yes_to_words_that_have_changed_is_asked_for_anew(store: Store) -> None:
    with pytest.raises(Invalid):
        await store.run(consents.give_consent, ADA, QUOTED, "0-older", now=NOON)
    for consent in (QUOTED, Consent.TAKE_PART):
        await store.run(table.give_consent, ADA.guild, ADA.person, ConsentGiven(consent, "0-older", NOON))
    said = await store.run(consents.consents_of, ADA)
    assert (said[QUOTED], said[Consent.TAKE_PART]) == (False, True)
    await store.run(consents.give_consent, ADA, QUOTED, NOW, now=NOON)
    assert (await store.run(consents.consents_of, ADA))[QUOTED]


async def test_taking_part_is_not_taken_back_by_itself(store: Store) -> None:
    with pytest.raises(Invalid):
        await store.run(consents.withdraw_consent, ADA, Consent.TAKE_PART, now=NOON)


async def test_only_partners_are_asked(store: Store) -> None:
    stranger = Actor(PersonId(7), ADA.guild)
    with pytest.raises(NotAllowed):
        await store.run(consents.give_consent, stranger, QUOTED, NOW, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(consents.withdraw_consent, stranger, QUOTED, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(consents.consents_of, stranger)
