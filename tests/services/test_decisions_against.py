"""What speaks against a decision: said by whoever likes, under the name they choose, and taken back at any time."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.decided import DecisionRecord
from bot.domain.decisions import BEGUN_LIFE, DissentPreview, SpokenAgainst
from bot.domain.limits import DISSENTS
from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.preferences import Consent, Quote, ShownAs
from bot.domain.refusals import Invalid, NotFound, NotJoined, TooMany
from bot.domain.sources import Said
from bot.services import consents, decisions, mydata, record
from bot.services.decisions.recording import keep_decided
from bot.services.mydata import data_access
from bot.services.partners import leave
from storage import contributions
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from storage.store import Store, Transaction
from tests.domain.decided import a_decision
from tests.services.answered import AMARA, BEN, BETHAN, CERI, answer_as, furnish
from tests.services.polling_place import GUILD, NOON
from tests.services.spoken_against import REF, WORDS

NAMED = Consent.BE_NAMED
STRANGER = Actor(PersonId(900), GUILD, names=("Chen",))


async def here(store: Store, *, workers: int = 5) -> None:
    """Have something be decided among five managers and so many homecare workers."""
    await store.run(furnish)
    await store.run(keep_decided, replace(a_decision(), guild=GUILD), now=NOON)
    await store.run(_more, (RoleGroup.WORKER,) * (workers - 2) + (RoleGroup.MANAGER,) * 4)


def _more(tx: Transaction, groups: tuple[RoleGroup, ...]) -> None:
    for number, group in enumerate(groups):
        put_partner(tx, GUILD, PersonId(1000 + number), group)


async def begins(store: Store, who: Actor = AMARA, words: str = WORDS, **given: Any) -> DissentPreview:
    seen: DissentPreview = await store.run(decisions.write_against, who, REF, words, **{"now": NOON, **given})
    return seen


async def adds(store: Store, who: Actor = AMARA, words: str = WORDS) -> None:
    seen = await begins(store, who, words)
    await store.run(decisions.add_against, who, seen.dissent.id, now=NOON)


async def against(store: Store) -> tuple[SpokenAgainst, ...]:
    return (await store.run(decisions.against_page, BEN, REF)).shown


def shown_by(tx: Transaction, who: Actor, shown_as: ShownAs, made_up: str = "") -> None:
    mine = preferences_of(tx, GUILD, who.person)
    assert mine is not None
    put_preferences(tx, replace(mine, shown_as=shown_as, pseudonym=made_up))


async def test_it_is_looked_over_as_others_will_see_it_and_stands_as_it_was_seen(store: Store) -> None:
    await here(store)
    assert isinstance(await store.run(decisions.begin_against, AMARA, REF, now=NOON), DecisionRecord)
    seen = await begins(store)
    assert (seen.dissent.words, seen.dissent.name, seen.dissent.role_group) == (WORDS, "", RoleGroup.WORKER)
    named = await store.run(decisions.show_against_as, AMARA, seen.dissent.id, ShownAs.NAME, now=NOON)
    with pytest.raises(NotFound):  # it is another one by now: nothing is added that was not seen
        await store.run(decisions.add_against, AMARA, seen.dissent.id, now=NOON)
    assert await against(store) == ()
    assert await store.run(decisions.begin_against, AMARA, REF, now=NOON) == named
    reworded = await begins(store, words="No time.")
    assert reworded.dissent.name == "Amara"
    for _ in range(2):
        await store.run(decisions.add_against, AMARA, reworded.dissent.id, now=NOON)
    assert await against(store) == (SpokenAgainst("No time.", "Amara", RoleGroup.WORKER),)
    assert (await store.run(decisions.decision_on_show, CERI, REF)).against == await against(store)


async def test_what_is_begun_waits_for_a_day_for_its_author_alone(store: Store) -> None:
    await here(store)
    seen = await begins(store)
    for service in (decisions.begun_against, decisions.add_against, decisions.drop_against):
        with pytest.raises(NotFound):
            await store.run(service, BEN, seen.dissent.id, now=NOON)
        with pytest.raises(NotFound):
            await store.run(service, AMARA, seen.dissent.id, now=NOON + BEGUN_LIFE)
    assert await store.run(decisions.begin_against, AMARA, REF, now=NOON + BEGUN_LIFE) == seen.decision
    await store.run(decisions.drop_against, AMARA, seen.dissent.id, now=NOON)
    await begins(store)
    assert await store.run(decisions.forget_begun, now=NOON + BEGUN_LIFE) == 1


@pytest.mark.parametrize(("workers", "group"), [(5, RoleGroup.WORKER), (4, None)])
async def test_a_group_of_fewer_than_five_is_not_named(store: Store, workers: int, group: RoleGroup | None) -> None:
    await here(store, workers=workers)
    await adds(store)
    assert await against(store) == (SpokenAgainst(WORDS, "", group),)


async def test_a_small_group_is_not_told_by_being_the_only_one_that_is_not_named(store: Store) -> None:
    await here(store)
    await store.run(put_partner, GUILD, PersonId(2000), RoleGroup.FAMILY_CARER)
    await adds(store)  # beside one family carer, whoever is not named is one of six
    assert await against(store) == (SpokenAgainst(WORDS, "", None),)


async def test_the_name_is_how_they_are_usually_shown_and_a_made_up_one_can_be_chosen(store: Store) -> None:
    await here(store)
    await store.run(shown_by, AMARA, ShownAs.PSEUDONYM, "Willow")
    seen = await begins(store)
    assert (seen.dissent.name, seen.shown_as) == ("Willow", ShownAs.PSEUDONYM)
    await store.run(shown_by, AMARA, ShownAs.ROLE)  # the name is theirs no more
    await store.run(decisions.add_against, AMARA, seen.dissent.id, now=NOON)
    assert await against(store) == (SpokenAgainst(WORDS, "", RoleGroup.WORKER),)


async def test_three_of_one_person_stand_beside_a_decision_and_one_taken_back_makes_room(store: Store) -> None:
    await here(store)
    for number in range(DISSENTS.most):
        await adds(store, words=f"Reason {number}.")
    for service in (
        decisions.begin_against,
        lambda tx, who, ref, now: decisions.write_against(tx, who, ref, "x", now=now),
    ):
        with pytest.raises(TooMany):
            await store.run(service, AMARA, REF, now=NOON)
    await adds(store, BEN)
    mine = await store.run(decisions.my_dissents, AMARA)
    await store.run(decisions.take_back_dissent, AMARA, mine[0].dissent.id, now=NOON)
    await adds(store, words="One more.")


async def test_words_that_are_none_or_too_many_and_people_who_take_no_part_are_refused(store: Store) -> None:
    await here(store)
    for words in ("", "x" * 301):
        with pytest.raises(Invalid):
            await begins(store, words=words)
    for who in (STRANGER, BETHAN):
        with pytest.raises(NotJoined):
            await begins(store, who)


async def test_what_somebody_takes_back_is_gone_from_every_file_and_only_they_can(store: Store) -> None:
    await here(store)
    await adds(store)
    (mine,) = await store.run(decisions.my_dissents, AMARA)
    await store.run(decisions.take_back_dissent, BEN, mine.dissent.id, now=NOON)
    assert len(await against(store)) == 1
    with pytest.raises(NotFound):
        await store.run(decisions.my_dissent, BEN, mine.dissent.id)
    for _ in range(2):
        await store.run(decisions.take_back_dissent, AMARA, mine.dissent.id, now=NOON)
    assert await against(store) == ()
    files = [path.read_bytes() for path in store.places.data_dir.iterdir() if path.is_file()]
    assert not any(WORDS.encode() in one for one in files)


async def test_it_stands_in_their_record_and_their_data_and_nothing_may_repeat_it(store: Store) -> None:
    await here(store)
    await adds(store)
    entries = await store.run(record.my_record, AMARA)
    assert [(one.kind, one.title) for one in entries] == [(decisions.KIND, a_decision().question)]
    held = await store.run(data_access.see_data, AMARA)
    assert WORDS in str(held)
    said = [await store.run(one.said, GUILD) for one in store.nouns.sources]
    assert (Said(WORDS, Quote.NO),) in said


async def test_whoever_leaves_is_shown_by_their_group_and_can_still_take_it_back(store: Store) -> None:
    await here(store)
    await store.run(shown_by, AMARA, ShownAs.NAME)
    await adds(store)
    assert (await against(store))[0].name == "Amara"
    await store.run(leave, AMARA, now=NOON)
    assert await against(store) == (SpokenAgainst(WORDS, "", RoleGroup.WORKER),)
    (mine,) = await store.run(decisions.my_dissents, AMARA)
    await store.run(decisions.take_back_dissent, AMARA, mine.dissent.id, now=NOON)
    assert await against(store) == ()


async def test_a_name_beside_ones_own_words_neither_needs_a_yes_to_being_named_nor_goes_with_it(store: Store) -> None:
    await here(store)
    await store.run(shown_by, AMARA, ShownAs.NAME)
    answer = await store.run(answer_as, AMARA)
    await adds(store)
    await store.run(consents.give_consent, AMARA, NAMED, VERSIONS[NAMED], now=NOON)
    await store.run(consents.withdraw_consent, AMARA, NAMED, now=NOON)
    assert (await against(store))[0].name == "Amara"
    stands = await store.run(contributions.contribution, GUILD, answer.id)
    assert stands is not None
    assert (answer.name, stands.name) == ("Amara", "Amara")


async def test_of_whoever_is_erased_it_goes_and_the_decision_stays(store: Store) -> None:
    await here(store)
    await adds(store)
    await adds(store, BEN, "It is too long.")
    gone: list[str] = []
    store.nouns.words_gone.append(lambda tx, guild, words, *, now: gone.append(words))
    await store.run(mydata.erase_person, AMARA, now=NOON)
    assert gone == [WORDS]
    shown = await store.run(decisions.decision_on_show, BEN, REF)
    assert [one.words for one in shown.against] == ["It is too long."]
    assert shown.decision.question == a_decision().question
