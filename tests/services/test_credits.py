"""How people are named in what was made: as they say themselves, changed at any time, and otherwise not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.credits import Credited
from bot.domain.limits import CREDITS_CHOSEN
from bot.domain.outputs import CreditRole, OutputId, OutputState
from bot.domain.people import Actor, Membership
from bot.domain.preferences import Consent, Credit
from bot.domain.refusals import Invalid, MembershipUnknown, NotAllowed, NotFound, NotReady, TooLate, TooMany
from bot.services import consents, lifecycle, outputs, partners
from bot.services.mydata import erasing
from storage import outputs as table
from storage import preferences
from storage.store import Store
from tests.services.asked import BETHAN, ELSEWHERE, WORKERS, furnish, someone
from tests.services.named import CARD, asked, called, chooses, made, published, said, says
from tests.services.polling_place import GUILD, NOON

DAY = timedelta(days=1)
AMARA, BO = called(WORKERS[0], "amara.o", "Amara O", "Amara"), called(WORKERS[1], "bo", "Bo", "")
NAME, MADE_UP, NONE = Credit.NAME, Credit.PSEUDONYM, Credit.NONE


@pytest.fixture
async def here(store: Store) -> Store:
    await furnish(store)
    return store


async def card(store: Store) -> list[str]:
    return [one.name for one in await store.run(outputs.credits_for_card, CARD)]


async def test_named_is_whoever_says_so_by_the_name_the_server_shows_and_nobody_else(here: Store) -> None:
    await asked(here)
    assert await card(here) == []
    assert await says(here, AMARA, NAME) == "Amara"
    assert await says(here, BO, NAME) == "Bo"  # who has no name of their own in the server
    assert await card(here) == ["Amara", "Bo"]
    assert await says(here, AMARA, NONE) == ""
    assert await card(here) == ["Bo"]


async def test_what_was_done_is_what_people_say_of_themselves_after_a_name(here: Store) -> None:
    await asked(here)
    roles = (CreditRole.TRIED, CreditRole.IDEA)
    with pytest.raises(NotReady):
        await here.run(outputs.choose_roles, AMARA, CARD, roles, now=NOON)
    await says(here, AMARA, NAME)
    await here.run(outputs.choose_roles, AMARA, CARD, roles, now=NOON)
    await chooses(here, AMARA.person)
    assert await says(here, AMARA, MADE_UP, "Kettle") == "Kettle"  # under another name they did the same
    credited = Credited("Kettle", (CreditRole.IDEA, CreditRole.TRIED))
    assert await here.run(outputs.credits_for_card, CARD) == (credited,)
    await says(here, AMARA, NONE)
    left_out = await said(here, AMARA.person)
    assert left_out is not None
    assert (left_out.way, left_out.name, left_out.roles) == (NONE, "", ())


async def test_a_made_up_name_is_kept_for_the_next_time_and_reads_like_nobody_elses(here: Store) -> None:
    await asked(here)
    await chooses(here, AMARA.person, credit=MADE_UP)
    await chooses(here, BO.person)
    assert await says(here, AMARA, MADE_UP, "Kettle") == "Kettle"
    kept = await here.run(preferences.preferences_of, GUILD, AMARA.person)
    assert kept is not None
    assert kept.pseudonym == "Kettle"
    for another in ("Kettle", "K3TTLE", "", "n" * 33):
        with pytest.raises(Invalid):
            await says(here, BO, MADE_UP, another)
    with pytest.raises(Invalid):
        await says(here, BO, MADE_UP)  # who made up none
    assert await card(here) == ["Kettle"]


async def test_only_a_made_up_name_may_not_read_like_that_of_a_coordinator(here: Store) -> None:
    await asked(here)
    bethan = replace(BETHAN, names=("bethan", "Bethan Hughes", ""))
    await here.run(outputs.asking_of, bethan, CARD, now=NOON)  # which notes how she is called
    namesake = called(WORKERS[2], "b.hughes", "Bethan Hughes", "")
    await chooses(here, namesake.person)
    with pytest.raises(Invalid):
        await says(here, namesake, MADE_UP, "Bethan Hughes")
    assert await says(here, namesake, NAME) == "Bethan Hughes"


async def test_two_people_of_one_name_both_stand(here: Store) -> None:
    await asked(here)
    for number in (3, 4):
        await says(here, called(WORKERS[number], "g", "Grace", ""), NAME)
    assert await card(here) == ["Grace", "Grace"]


async def test_whoever_has_no_name_that_can_be_shown_makes_one_up(here: Store) -> None:
    await asked(here)
    with pytest.raises(Invalid):
        await says(here, Actor(WORKERS[0], GUILD), NAME)
    await chooses(here, WORKERS[0])
    assert await says(here, Actor(WORKERS[0], GUILD), MADE_UP, "Kettle") == "Kettle"


async def test_made_up_and_taken_back_as_anothers_a_name_goes_wherever_it_stands(here: Store) -> None:
    await asked(here)
    await chooses(here, AMARA.person)
    await says(here, AMARA, MADE_UP, "Kettle")
    await here.run(outputs.take_back_made_up, BO, "Kettle", now=NOON)
    assert await card(here) == ["Kettle"]
    await here.run(outputs.take_back_made_up, AMARA, "Kettle", now=NOON)
    assert await card(here) == []


async def test_what_is_not_told_yet_and_what_is_nowhere_get_the_same_answer(here: Store) -> None:
    await made(here)
    for output, who in ((CARD, AMARA), (OutputId("0" * 32), AMARA), (CARD, ELSEWHERE)):
        with pytest.raises(NotFound) as refused:
            await here.run(outputs.my_credit, who, output)
        assert str(refused.value) == "This is not here any more."
    assert await here.run(outputs.my_credits, AMARA) == ()


async def test_whoever_takes_part_no_more_can_be_left_out_and_named_no_more(here: Store) -> None:
    await asked(here)
    await says(here, AMARA, NAME)
    await here.run(lambda tx: lifecycle.note_left(tx, GUILD, AMARA.person, now=NOON))
    gone, unsure = (replace(AMARA, membership=one) for one in (Membership.NOT_HERE, Membership.UNKNOWN))
    assert [one.name for one in await here.run(outputs.my_credits, gone)] == ["Amara"]
    with pytest.raises(NotAllowed):
        await says(here, gone, NAME)
    with pytest.raises(MembershipUnknown):
        await says(here, unsure, NAME)
    assert await says(here, unsure, NONE) == ""
    stranger = someone(BETHAN.person)
    with pytest.raises(NotFound):
        await says(here, stranger, NAME)


@pytest.mark.parametrize("way", ["left", "away for long", "had it deleted"])
async def test_the_name_of_whoever_stops_taking_part_goes(here: Store, way: str) -> None:
    await asked(here)
    await says(here, AMARA, NAME)
    if way == "left":
        await here.run(partners.leave, AMARA, now=NOON + DAY)
    elif way == "away for long":
        await here.run(lambda tx: lifecycle.note_left(tx, GUILD, AMARA.person, now=NOON))
        assert await card(here) == ["Amara"]
        await here.run(lifecycle.forget_the_away, now=NOON + 30 * DAY)
    else:
        await here.run(erasing.erase_person, AMARA, now=NOON + DAY)
    assert await card(here) == []
    kept = await said(here, AMARA.person)
    assert kept is None if way == "had it deleted" else kept is not None and kept.way is NONE


async def test_taking_back_that_one_may_be_named_takes_the_name_out_of_everything(here: Store) -> None:
    await asked(here)
    await says(here, AMARA, NAME)
    await here.run(consents.withdraw_consent, AMARA, Consent.BE_NAMED, now=NOON)
    assert await card(here) == ["Amara"]  # it had never been given: the press was a yes to this alone
    version = VERSIONS[Consent.BE_NAMED]
    await here.run(consents.give_consent, AMARA, Consent.BE_NAMED, version, now=NOON)
    await here.run(consents.withdraw_consent, AMARA, Consent.BE_NAMED, now=NOON)
    assert await card(here) == []


async def test_a_second_edition_asks_again_and_what_was_said_stands(here: Store) -> None:
    await asked(here)
    await says(here, AMARA, NAME)
    await published(here, now=NOON + 15 * DAY)
    with pytest.raises(NotReady):
        await here.run(outputs.ask_longer, BETHAN, CARD, now=NOON + 16 * DAY)
    again = await here.run(outputs.ask_credit, BETHAN, CARD, now=NOON + 90 * DAY)
    assert (again.state, again.asked_until) == (OutputState.ASKING, NOON + 104 * DAY)
    mine = await here.run(outputs.my_credit, AMARA, CARD)
    assert (mine.name, mine.is_asked_anew, mine.is_public) == ("Amara", True, True)
    assert await card(here) == ["Amara"]
    await says(here, AMARA, NAME, now=NOON + 91 * DAY)
    assert not (await here.run(outputs.my_credit, AMARA, CARD)).is_asked_anew


async def test_being_named_is_chosen_so_often_a_day_and_being_left_out_always(here: Store) -> None:
    await asked(here)
    for _ in range(CREDITS_CHOSEN.most):
        await says(here, AMARA, NAME)
    with pytest.raises(TooMany):
        await says(here, AMARA, NAME)
    assert await says(here, AMARA, NONE) == ""


async def test_asked_twice_people_are_asked_once_and_of_what_was_withdrawn_nobody_is(here: Store) -> None:
    output = await asked(here, days=21)
    assert await here.run(outputs.ask_credit, BETHAN, CARD, days=7, now=NOON + DAY) == output
    longer = await here.run(outputs.ask_longer, BETHAN, CARD, now=NOON + DAY)
    assert (output.asked_until, longer.asked_until) == (NOON + 21 * DAY, NOON + 28 * DAY)
    await here.run(table.keep_output, replace(output, state=OutputState.WITHDRAWN))
    with pytest.raises(TooLate):
        await here.run(outputs.ask_credit, BETHAN, CARD, now=NOON + DAY)
    with pytest.raises(NotFound):
        await here.run(outputs.ask_credit, BETHAN, OutputId("0" * 32), now=NOON)
