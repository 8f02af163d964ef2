"""Thanks: to whom they go, what the giver is told, how many a day, and what is left of somebody who leaves."""

from datetime import timedelta

import pytest

from bot.domain.limits import BEGUN_THANKS, THANKED
from bot.domain.people import NOBODY, Actor, ChannelId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import ShownAs, ThanksWish
from bot.domain.refusals import Invalid, NotFound, Refusal, TooLate, TooMany
from bot.domain.thanks import BEGUN_LIFE, Thanked, ThankedFor, ThanksState
from bot.services import thanks
from bot.services.mydata import data_access, erasing
from bot.services.partners import leave
from storage import letters, topics
from storage import thanks as kept
from storage.store import Store, Transaction
from tests.services.answered import AMARA, BEN, BETHAN, CERI, a_topic, opened
from tests.services.polling_place import GUILD, NOON
from tests.services.thanking import DAY, HUNDRED, WORDS, asks, chosen, gives, here, join, posted, told, wishes


async def test_thanks_reach_only_those_who_take_part_and_are_glad_of_them(store: Store) -> None:
    await here(store)
    await store.run(wishes, CERI, ThanksWish.NO_THANKS)
    stranger = Actor(PersonId(900), GUILD, names=("Chen",))
    given = await gives(store, AMARA, chosen(BEN, CERI, stranger))
    assert await told(store) == [BEN.person]
    assert given.chosen == ()
    assert await store.run(kept.received_by, GUILD, CERI.person) == ()
    again = await asks(store, thanks.give_thanks, AMARA, given.id, on_wall=False, now=NOON + DAY)
    assert again == given
    assert await told(store) == [BEN.person]


@pytest.mark.parametrize(
    ("whom", "kind"),
    [
        (chosen(AMARA), Invalid),
        (ThankedFor((Thanked(PersonId(7), "Kitchen Table", is_bot=True),)), Invalid),
        (chosen(BEN, AMARA), Invalid),
        (ThankedFor(about=MessageId(77)), NotFound),
        (ThankedFor(tuple(Thanked(one, "A") for one in HUNDRED[:26])), Invalid),
    ],
    ids=["oneself", "a bot", "oneself among others", "a message of the bot's own", "26 at once"],
)
async def test_whom_nobody_thanks_is_refused_and_nothing_is_begun(
    store: Store, whom: ThankedFor, kind: type[Refusal]
) -> None:
    await here(store)
    with pytest.raises(kind):
        await asks(store, thanks.begin_thanks, AMARA, whom)
    assert await store.run(lambda tx: tx.sql.exec_driver_sql("SELECT count(*) FROM thanks").scalar_one()) == 0


async def test_fifty_people_are_thanked_in_two_acts_of_25_and_after_sixty_it_is_enough_for_a_day(store: Store) -> None:
    await here(store)
    await store.run(join, HUNDRED)
    for some in (HUNDRED[:25], HUNDRED[25:50]):
        await gives(store, BETHAN, ThankedFor(tuple(Thanked(one, "A") for one in some)))
    assert await told(store) == list(HUNDRED[:50])
    await gives(store, BETHAN, ThankedFor(group=RoleGroup.WORKER))
    with pytest.raises(TooMany):
        await gives(store, BETHAN, ThankedFor(tuple(Thanked(one, "A") for one in HUNDRED[50:60])))
    assert len(await told(store)) == 50  # undone as a whole
    await gives(store, BETHAN, ThankedFor(tuple(Thanked(one, "A") for one in HUNDRED[50:60])), now=NOON + DAY)
    assert THANKED.most == 60


async def test_twice_in_a_day_is_said_of_whom_the_giver_chose_by_name_and_never_meets_what_is_said_of_messages(
    store: Store,
) -> None:
    """Else two answers without a name could be told to be one person's, or to be the person's who was thanked."""
    await here(store)
    await store.run(lambda tx: topics.note_thread(tx, opened(tx, a_topic("f")).id, ChannelId(78)))
    await store.run(posted, BEN, 71)
    await store.run(posted, BEN, 72, number="f")
    for whom in (chosen(BEN), ThankedFor(about=MessageId(71)), ThankedFor(about=MessageId(72))):
        await gives(store, AMARA, whom)
        with pytest.raises(TooLate):
            await asks(store, thanks.begin_thanks, AMARA, whom)
    assert await told(store) == [BEN.person] * 3
    await gives(store, AMARA, chosen(BEN), now=NOON + DAY)
    with pytest.raises(TooLate):
        await asks(store, thanks.begin_thanks, AMARA, ThankedFor(about=MessageId(71)), now=NOON + DAY)


async def test_the_same_is_said_of_whom_is_thanked_by_name_whether_or_not_it_reached_them(store: Store) -> None:
    await here(store)
    stranger = Actor(PersonId(900), GUILD, names=("Chen",))
    for whom in (BEN, stranger):
        await gives(store, AMARA, chosen(whom))
        if whom is BEN:
            await store.run(erasing.erase_person, BEN, now=NOON)
        with pytest.raises(TooLate, match="in the last day"):
            await asks(store, thanks.begin_thanks, AMARA, chosen(whom))


async def test_whoever_is_erased_while_thanks_to_them_wait_changes_nothing_for_the_giver(store: Store) -> None:
    await here(store)
    begun = await asks(store, thanks.begin_thanks, AMARA, chosen(BEN))
    before = await asks(store, thanks.preview_thanks, AMARA, begun.id, WORDS)
    await store.run(erasing.erase_person, BEN, now=NOON)
    after = await asks(store, thanks.preview_thanks, AMARA, begun.id, WORDS)
    assert [one.name for one in after.thanks.chosen] == [one.name for one in before.thanks.chosen]
    assert [one.person for one in after.thanks.chosen] == [NOBODY]
    await asks(store, thanks.give_thanks, AMARA, begun.id, on_wall=True)
    assert await told(store) == []
    assert (await store.run(thanks.wall, AMARA)).shown == ()


async def test_two_who_are_erased_while_thanks_to_them_wait_are_not_taken_for_one(store: Store) -> None:
    await here(store)
    begun = [await asks(store, thanks.begin_thanks, AMARA, chosen(one)) for one in (BEN, CERI)]
    for one, who in zip(begun, (BEN, CERI), strict=True):
        await asks(store, thanks.preview_thanks, AMARA, one.id, WORDS)
        await store.run(erasing.erase_person, who, now=NOON)
    given = [await asks(store, thanks.give_thanks, AMARA, one.id, on_wall=False) for one in begun]
    assert {one.state for one in given} == {ThanksState.GIVEN}


async def test_whoever_thanked_somebody_finds_the_same_pressed_again_and_in_their_data_once_that_one_is_erased(
    store: Store,
) -> None:
    await here(store)
    stranger = Actor(PersonId(900), GUILD, names=("Chen",))
    given = [await gives(store, AMARA, chosen(whom)) for whom in (BEN, stranger)]
    await store.run(erasing.erase_person, BEN, now=NOON)
    for one in given:
        assert await asks(store, thanks.give_thanks, AMARA, one.id, on_wall=False) == one
        with pytest.raises(TooLate, match="have gone already"):
            await asks(store, thanks.begun_thanks, AMARA, one.id)
    held = await store.run(data_access.see_data, AMARA)
    assert [len(one.rows) for one in held if one.called == "Thanks you gave"] == [2]
    assert await store.run(kept.received_by, GUILD, BEN.person) == ()


async def test_an_answer_by_phone_or_whose_author_is_gone_is_thanked_for_like_any_other(store: Store) -> None:
    await here(store)
    await store.run(posted, BEN, 71)
    await store.run(lambda tx: tx.sql.exec_driver_sql("UPDATE contributions SET author = 0"))
    given = await gives(store, AMARA, ThankedFor(about=MessageId(71)))
    assert given.state is ThanksState.GIVEN
    assert await told(store) == []


async def test_what_is_begun_is_kept_for_a_day_and_the_oldest_makes_room(store: Store) -> None:
    await here(store)
    first = await asks(store, thanks.begin_thanks, AMARA, chosen(BEN))
    with pytest.raises(NotFound):
        await asks(store, thanks.preview_thanks, BEN, first.id, WORDS)
    with pytest.raises(NotFound):
        await asks(store, thanks.preview_thanks, AMARA, first.id, WORDS, now=NOON + BEGUN_LIFE)
    for minute in range(BEGUN_THANKS):
        await asks(store, thanks.begin_thanks, AMARA, chosen(CERI), now=NOON + timedelta(minutes=minute + 1))
    with pytest.raises(NotFound):
        await asks(store, thanks.begun_thanks, AMARA, first.id)
    assert await asks(store, thanks.forget_begun, now=NOON + BEGUN_LIFE + DAY) == BEGUN_THANKS


async def test_nothing_without_words_or_too_long_is_given(store: Store) -> None:
    await here(store)
    begun = await asks(store, thanks.begin_thanks, AMARA, chosen(BEN))
    for words in ("", "x" * 301):
        with pytest.raises(Invalid):
            await asks(store, thanks.preview_thanks, AMARA, begun.id, words)
    with pytest.raises(Invalid):
        await asks(store, thanks.give_thanks, AMARA, begun.id, on_wall=False)


async def test_the_note_goes_with_the_giver_who_is_erased_and_loses_the_name_of_one_who_left(store: Store) -> None:
    await here(store)
    for who in (AMARA, CERI):
        await store.run(wishes, who, ThanksWish.PRIVATELY, ShownAs.NAME)
        await gives(store, who, chosen(BEN))
    assert {one.giver_name for one in await store.run(kept.received_by, GUILD, BEN.person)} == {"Amara", "Ceri"}
    await store.run(leave, AMARA, now=NOON)
    await store.run(erasing.erase_person, CERI, now=NOON)
    (left,) = await store.run(kept.received_by, GUILD, BEN.person)
    assert (left.giver_name, left.giver_group) == ("", RoleGroup.WORKER)


async def test_whoever_wants_no_more_thanks_gets_not_even_those_on_their_way(store: Store) -> None:
    await here(store)
    given = await gives(store, AMARA, chosen(BEN))

    def read(tx: Transaction) -> object:
        row = tx.sql.exec_driver_sql("SELECT id FROM letters WHERE kind = 'thanks_given'").scalar_one()
        letter = letters.letter_to(tx, GUILD, BEN.person, row)
        assert letter is not None
        return thanks.thanks_for_letter(tx, letter, now=NOON)

    assert await store.run(read) is not None
    await store.run(thanks.no_more_thanks, BEN, now=NOON)
    assert await store.run(read) is None
    assert [one.id for one in await store.run(kept.received_by, GUILD, BEN.person)] == [given.id]
    await store.run(leave, BEN, now=NOON)
    await store.run(thanks.no_more_thanks, BEN, now=NOON)  # an old button, weeks later


async def test_what_somebody_was_thanked_for_stands_in_their_own_record_alone(store: Store) -> None:
    await here(store)
    given = await gives(store, BETHAN, chosen(BEN))
    (mine,) = await store.run(thanks.took_part, GUILD, BEN.person)
    assert (str(mine.id), mine.title, mine.came_of_it) == (str(given.id), WORDS, "Bethan")
    assert await store.run(thanks.took_part, GUILD, BETHAN.person) == ()
    got, after = await store.run(thanks.thanks_i_got, BEN)
    assert ([one.words for one in got], after) == ([WORDS], None)
