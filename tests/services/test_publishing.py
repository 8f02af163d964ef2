"""Publishing what was made together: editions, the card that everybody sees, who is named, and withdrawing it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.milestones import NOTHING, Milestone
from bot.domain.outputs import CreditRole, OutputState
from bot.domain.people import PersonId
from bot.domain.preferences import Credit, Quote
from bot.domain.progress import ProgressState
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady, TooLate
from bot.domain.sources import Piece
from bot.features import add_nouns
from bot.services import outputs, partners, standing_cards
from bot.services.outputs.happened import happened
from bot.services.outputs.happened import progress as progress_of
from storage import outputs as table
from storage.servers import put_server
from storage.store import Store
from tests.databases import open_store
from tests.services.asked import BETHAN, ELSEWHERE, RHYS, SERVER, WORKERS, furnish, someone
from tests.services.made_public import (
    HEARD,
    MANAGER,
    WORKER,
    Heard,
    arrives,
    card,
    made_of_answers,
    names,
    publishes,
    reads,
    sent,
    writes,
)
from tests.services.named import CARD, called, made, says
from tests.services.polling_place import GUILD, NOON, NOTICES

DAY = timedelta(days=1)


@pytest.fixture
async def heard(store: Store) -> Heard:
    return await made_of_answers(store)


async def test_what_is_published_stands_on_a_card_and_a_second_press_changes_nothing(
    store: Store, heard: Heard
) -> None:
    first = await publishes(store)
    assert (first.state, first.edition, first.published_at, first.channel) == (OutputState.PUBLISHED, 1, NOON, NOTICES)
    assert await publishes(store, DAY) == first
    assert await reads(store) == ["She stops wanting her tea."]
    assert (await card(store)).milestone == Milestone(((WORKER, 9), (MANAGER, 6)))
    assert await sent(store) == {"output_card": 1}


async def test_it_waits_until_everybody_has_had_time_to_say_how_to_be_named(store: Store, heard: Heard) -> None:
    await store.run(outputs.ask_credit, BETHAN, CARD, days=14, now=NOON)
    await says(store, called(WORKERS[0], "Amara"), Credit.NAME)
    seen = await store.run(outputs.preview_output, BETHAN, CARD, now=NOON + DAY)
    assert seen.asked_until == NOON + 14 * DAY
    assert (seen.card.named, seen.card.milestone) == (outputs.CreditsList(), NOTHING), "nobody sees that before"
    with pytest.raises(NotReady, match="You can publish it from"):
        await publishes(store, DAY)
    assert (await publishes(store, 14 * DAY)).state is OutputState.PUBLISHED
    assert await names(store) == ["Amara"]


async def test_where_nobody_was_asked_it_is_published_at_once_and_names_nobody(store: Store, heard: Heard) -> None:
    await publishes(store)
    assert not (await card(store)).named


async def test_the_next_edition_alone_says_what_has_changed_since(store: Store, heard: Heard) -> None:
    await publishes(store)
    await writes(store, "Sit down first.")
    heard.wrote.pop(WORKERS[0])
    assert await reads(store) == ["She stops wanting her tea."]
    assert (await publishes(store, DAY)).edition == 2
    assert await reads(store) == ["She stops wanting her tea.", "Sit down first."]
    assert (await card(store)).milestone == Milestone(((WORKER, 9), (MANAGER, 6))), "one came back, and nobody can tell"
    heard.wrote.update({PersonId(n): WORKER for n in range(1, 7)})
    await writes(store, "Ring the nurse.")
    await publishes(store, 2 * DAY)
    assert (await card(store)).milestone == Milestone(((WORKER, 14), (MANAGER, 6)))


async def test_what_somebody_changes_while_it_is_looked_at_is_published_whole_or_not_at_all(
    store: Store, heard: Heard
) -> None:
    seen = (await store.run(outputs.preview_output, BETHAN, CARD, now=NOON)).seen
    await store.run(outputs.add_line, RHYS, CARD, "Sit down first.")
    with pytest.raises(TooLate, match="Another coordinator has changed it"):
        await store.run(outputs.publish_output, BETHAN, CARD, seen_before=seen, now=NOON)
    assert (await publishes(store)).edition == 1
    assert len(await reads(store)) == 2


async def test_a_name_comes_and_goes_on_the_card_at_once(store: Store, heard: Heard) -> None:
    await publishes(store)
    await arrives(store)
    amara = called(WORKERS[0], "Amara")
    await says(store, amara, Credit.NAME, now=NOON + DAY)
    await store.run(outputs.choose_roles, amara, CARD, [CreditRole.WROTE, CreditRole.TRIED], now=NOON + DAY)
    named = (await card(store)).named
    assert named.by_role == ((CreditRole.WROTE, ("Amara",)), (CreditRole.TRIED, ("Amara",)))
    assert (await sent(store))["output_edit"] == 1, "one says both"
    await arrives(store, DAY)
    await store.run(partners.leave, amara, now=NOON + 2 * DAY)
    assert await names(store) == []
    assert (await sent(store))["output_edit"] == 2


async def test_a_number_goes_from_the_card_while_few_of_it_are_not_named(store: Store, heard: Heard) -> None:
    heard.wrote.update({PersonId(n): MANAGER for n in range(1, 9)})
    await publishes(store)
    for person in WORKERS[:5]:
        await says(store, called(person), Credit.NAME)
    assert (await card(store)).milestone == Milestone(((MANAGER, 14),)), "four workers could be told to be left out"
    for person in WORKERS[5:]:
        await says(store, called(person), Credit.NAME)
    assert (await card(store)).milestone == Milestone(((WORKER, 9), (MANAGER, 14)))


async def test_of_what_is_sensitive_only_ten_are_spoken_of(store: Store, heard: Heard) -> None:
    heard.is_sensitive = True
    await publishes(store)
    assert (await card(store)).milestone == Milestone(others=15)


async def test_what_is_withdrawn_says_nothing_any_more_and_does_not_come_back(store: Store, heard: Heard) -> None:
    await publishes(store)
    await arrives(store)
    await says(store, called(WORKERS[0], "Amara"), Credit.NAME)
    await store.run(outputs.ask_credit, BETHAN, CARD, now=NOON)
    assert (await store.run(outputs.withdraw_output, RHYS, CARD, now=NOON + DAY)).state is OutputState.WITHDRAWN
    found = await card(store)
    assert (found.edition.lines, found.milestone, bool(found.named)) == ((), NOTHING, False)
    assert (await sent(store))["output_edit"] >= 1
    await store.run(outputs.withdraw_output, BETHAN, CARD, now=NOON + 2 * DAY)
    with pytest.raises(TooLate, match="withdrawn"):
        await publishes(store)
    with pytest.raises(TooLate, match="withdrawn"):
        await store.run(outputs.publish_output, BETHAN, CARD, seen_before="", now=NOON)
    assert f"output_card:{CARD}" not in await store.run(standing_cards.changing, now=NOON)


async def test_a_card_that_was_not_posted_before_it_is_withdrawn_stays_away(store: Store, heard: Heard) -> None:
    await publishes(store)
    await store.run(outputs.withdraw_output, BETHAN, CARD, now=NOON)
    assert await sent(store) == {}


async def test_what_was_never_published_is_not_withdrawn_and_has_no_card(store: Store, heard: Heard) -> None:
    with pytest.raises(NotReady, match="never published"):
        await store.run(outputs.withdraw_output, BETHAN, CARD, now=NOON)
    with pytest.raises(NotFound):
        await card(store)


async def test_it_needs_a_place_and_something_to_see_and_no_words_of_whom_it_may_not_quote(
    store: Store, heard: Heard
) -> None:
    words = "I sit down beside the bed before I say anything at all"
    heard.kept.append(Piece("a1" * 16, HEARD, WORKERS[0], WORKER, "Nothing like it.", Quote.NO))
    line = await writes(store, words)
    heard.kept[0] = replace(heard.kept[0], words=words)
    with pytest.raises(NotReady, match="A line repeats somebody"):
        await publishes(store)
    for one in (await store.run(outputs.prepared_output, BETHAN, CARD)).lines:
        await store.run(table.remove_line, one.id)
    assert line
    with pytest.raises(Invalid, match="nothing to see"):
        await publishes(store)
    await writes(store, "Sit down first.")
    await store.run(put_server, replace(SERVER, notices_channel=None))
    with pytest.raises(NotReady, match="no notices channel"):
        await publishes(store)
    with pytest.raises(NotFound):
        await card(store)


async def test_only_coordinators_of_this_server_publish_or_withdraw(store: Store, heard: Heard) -> None:
    for service in (outputs.preview_output, outputs.withdraw_output):
        with pytest.raises(NotAllowed):
            await store.run(service, someone(WORKERS[0]), CARD, now=NOON)
        await store.run(put_server, replace(SERVER, guild=ELSEWHERE.guild))
        with pytest.raises(NotFound):
            await store.run(service, ELSEWHERE, CARD, now=NOON)


async def test_the_card_follows_the_notices_channel_and_is_remembered_for_as_long_as_it_stands(
    store: Store, heard: Heard
) -> None:
    await publishes(store)
    await arrives(store)
    late = 400 * DAY
    assert f"output_card:{CARD}" in await store.run(standing_cards.changing, now=NOON + late)
    await store.run(standing_cards.bring, SERVER, now=NOON + late)
    await says(store, called(WORKERS[0], "Amara"), Credit.NAME, now=NOON + late)
    assert (await sent(store))["output_edit"] >= 1, "a name may be taken back years later"


async def test_it_is_news_of_the_week_and_of_the_programme(store: Store, heard: Heard) -> None:
    async def progress() -> list[ProgressState]:
        found = await store.run(progress_of, GUILD, since=NOON, until=NOON + 30 * DAY, now=NOON)
        return [one.state for one in found]

    assert await progress() == []
    await store.run(outputs.ask_credit, BETHAN, CARD, days=7, now=NOON)
    assert await progress() == [ProgressState.COMES]
    await publishes(store, 7 * DAY)
    assert await progress() == [ProgressState.WAS]
    (one,) = await store.run(happened, GUILD, WORKERS[0], since=NOON + 7 * DAY, until=NOON + 8 * DAY)
    assert one.found == outputs.OutputNews(1, "The pocket card")
    assert await store.run(happened, GUILD, WORKERS[0], since=NOON, until=NOON + DAY) == ()


async def test_when_the_programme_stops_while_it_is_published_nothing_of_it_has_happened(tmp_path: Path) -> None:
    def stop(where: str) -> None:
        if where == "output.published":
            raise RuntimeError(where)

    store = await open_store(tmp_path / "stopped", failpoint=stop)
    add_nouns(store.nouns)
    await furnish(store)
    await made(store)
    await store.run(outputs.add_line, BETHAN, CARD, "Sit down first.")
    with pytest.raises(RuntimeError, match=r"output\.published"):
        await publishes(store)
    with pytest.raises(NotFound):
        await card(store)
    assert await sent(store) == {}
    await store.close()
