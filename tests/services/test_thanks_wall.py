"""The wall of thanks: who may stand on it by name, who is taken off, and what has no place there."""

from collections.abc import Callable

import pytest

from bot.domain.people import Actor, RoleGroup
from bot.domain.preferences import ShownAs, ThanksWish
from bot.domain.refusals import Invalid, NotFound
from bot.domain.thanks import ThankedFor
from bot.services import joining, thanks
from bot.services.mydata import erasing
from bot.services.partners import leave
from storage.store import Store, Transaction
from tests.services.answered import AMARA, BEN, BETHAN
from tests.services.polling_place import GUILD, NOON
from tests.services.thanking import HUNDRED, WORDS, asks, chosen, gives, here, join, told, wishes


@pytest.mark.parametrize(
    ("how", "shown_as", "stands"),
    [
        (ThanksWish.PUBLICLY_TOO, ShownAs.NAME, True),
        (ThanksWish.PUBLICLY_TOO, ShownAs.ROLE, False),
        (ThanksWish.PUBLICLY_TOO, ShownAs.PSEUDONYM, False),
        (ThanksWish.PRIVATELY, ShownAs.NAME, False),
        (ThanksWish.NO_THANKS, ShownAs.NAME, False),
    ],
)
async def test_by_name_on_the_wall_stands_only_who_agreed_and_is_shown_by_it(
    store: Store, how: ThanksWish, shown_as: ShownAs, stands: bool
) -> None:
    await here(store)
    await store.run(wishes, BEN, how, shown_as)
    begun = await asks(store, thanks.begin_thanks, AMARA, chosen(BEN))
    await asks(store, thanks.preview_thanks, AMARA, begun.id, WORDS)
    await asks(store, thanks.give_thanks, AMARA, begun.id, on_wall=True)
    assert [one.to_name for one in (await store.run(thanks.wall, AMARA)).shown] == ["Ben"] * stands
    assert await told(store) == [BEN.person] * (how is not ThanksWish.NO_THANKS)


def renames(tx: Transaction) -> None:
    joining.choose_name(tx, BEN, ShownAs.PSEUDONYM, "Kettle", now=NOON)


@pytest.mark.parametrize(
    "away",
    [
        lambda tx: thanks.choose_wish(tx, BEN, ThanksWish.PRIVATELY, now=NOON),
        renames,
        lambda tx: leave(tx, BEN, now=NOON),
        lambda tx: erasing.erase_person(tx, BEN, now=NOON),
        lambda tx: erasing.erase_person(tx, AMARA, now=NOON),
    ],
    ids=["takes it back", "another name", "leaves", "is erased", "whoever thanked is erased"],
)
async def test_a_name_goes_from_the_wall_with_the_yes_to_it(
    store: Store, away: Callable[[Transaction], object]
) -> None:
    await here(store)
    await store.run(wishes, BEN, ThanksWish.PUBLICLY_TOO, ShownAs.NAME)
    begun = await asks(store, thanks.begin_thanks, AMARA, chosen(BEN))
    await asks(store, thanks.preview_thanks, AMARA, begun.id, WORDS)
    await asks(store, thanks.give_thanks, AMARA, begun.id, on_wall=True)
    assert len(await store.run(thanks.wall_for_letter, GUILD)) == 1
    await store.run(away)
    assert await store.run(thanks.wall_for_letter, GUILD) == ()


async def test_only_a_group_of_five_is_thanked_as_one_and_a_wall_is_cleared_by_who_wrote_or_coordinates(
    store: Store,
) -> None:
    await here(store)
    assert await store.run(thanks.groups_to_thank, AMARA) == ()
    await store.run(join, HUNDRED[:3])
    assert await store.run(thanks.groups_to_thank, AMARA) == (RoleGroup.WORKER,)
    with pytest.raises(Invalid, match="fewer than 5"):
        await asks(store, thanks.begin_thanks, AMARA, ThankedFor(group=RoleGroup.MANAGER))
    begun = await asks(store, thanks.begin_thanks, AMARA, ThankedFor(group=RoleGroup.WORKER))
    await asks(store, thanks.preview_thanks, AMARA, begun.id, WORDS)
    await store.run(leave, Actor(HUNDRED[0], GUILD), now=NOON)
    with pytest.raises(Invalid, match="fewer than 5"):
        await asks(store, thanks.give_thanks, AMARA, begun.id, on_wall=True)
    for who in (AMARA, BEN):
        await gives(store, who, ThankedFor(everyone=True))
    page = await store.run(thanks.wall, AMARA)
    assert sorted(one.may_go for one in page.shown) == [False, True]
    (bens,) = [one.id for one in page.shown if not one.may_go]
    with pytest.raises(NotFound):
        await asks(store, thanks.take_off_wall, AMARA, bens)
    assert len((await asks(store, thanks.take_off_wall, BETHAN, bens)).shown) == 1


async def test_what_speaks_of_pay_stands_on_no_wall_and_goes_privately(store: Store) -> None:
    await here(store)
    begun = await asks(store, thanks.begin_thanks, BETHAN, ThankedFor(everyone=True))
    seen = await asks(store, thanks.preview_thanks, BETHAN, begun.id, "W09, your £55 is ready")
    assert not seen.may_be_public
    with pytest.raises(Invalid):
        await asks(store, thanks.give_thanks, BETHAN, begun.id, on_wall=True)
    turned = await asks(store, thanks.turn_to_people, BETHAN, begun.id, chosen(BEN).people)
    assert turned.thanks.words == seen.thanks.words
    await asks(store, thanks.give_thanks, BETHAN, begun.id, on_wall=False)
    assert await told(store) == [BEN.person]
    assert (await store.run(thanks.wall, BETHAN)).shown == ()
