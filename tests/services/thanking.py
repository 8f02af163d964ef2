"""Thanking somebody in a server with three who take part and a coordinator."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.preferences import ShownAs, ThanksWish
from bot.domain.thanks import Thanked, ThankedFor, Thanks
from bot.services import thanks
from bot.services.contributions.posts import POST
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from storage.store import Store, Transaction
from tests.services.answered import answer_as, furnish
from tests.services.polling_place import GUILD, NOON

DAY: Final = timedelta(days=1)
WORDS: Final = "You noticed the tea first. It stands on the card now."
HUNDRED: Final = tuple(PersonId(number) for number in range(1000, 1100))


def chosen(*people: Actor) -> ThankedFor:
    return ThankedFor(tuple(Thanked(one.person, one.names[0]) for one in people))


async def here(store: Store) -> None:
    await store.run(furnish)


async def asks(store: Store, service: Callable[..., Any], *args: Any, **given: Any) -> Any:
    return await store.run(service, *args, **{"now": NOON, **given})


async def gives(store: Store, who: Actor, whom: ThankedFor, words: str = WORDS, **given: Any) -> Thanks:
    """Have somebody thank somebody, from the menu to the last press."""
    begun: Thanks = await asks(store, thanks.begin_thanks, who, whom, **given)
    await asks(store, thanks.preview_thanks, who, begun.id, words, **given)
    done: Thanks = await asks(
        store, thanks.give_thanks, who, begun.id, on_wall=whom.everyone or bool(whom.group), **given
    )
    return done


async def told(store: Store) -> list[int]:
    """Return to whom thanks are on their way, in the order in which they were written."""

    def read(tx: Transaction) -> list[int]:
        asked = "SELECT person FROM letters WHERE kind = 'thanks_given' AND state = 'pending' ORDER BY position"
        return [row[0] for row in tx.sql.exec_driver_sql(asked)]

    return await store.run(read)


def wishes(tx: Transaction, who: Actor, how: ThanksWish, shown_as: ShownAs = ShownAs.ROLE) -> None:
    mine = preferences_of(tx, GUILD, who.person)
    assert mine is not None
    put_preferences(tx, replace(mine, thanks=how, shown_as=shown_as))


def posted(tx: Transaction, who: Actor, message: int, *, number: str = "a") -> None:
    """Have an answer of somebody's stand in the thread, as this message."""
    answer = answer_as(tx, who, number=number)
    asked = "UPDATE letters SET state = 'sent', message = ?, sent_at = 1 WHERE dedupe_key = ?"
    tx.sql.exec_driver_sql(asked, (message, f"{POST.name}:{answer.id}"))


def join(tx: Transaction, many: tuple[PersonId, ...]) -> None:
    for one in many:
        put_partner(tx, GUILD, one, RoleGroup.WORKER)
