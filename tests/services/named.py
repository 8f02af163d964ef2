"""Something that was made together, and partners who are asked how they wish to be named in it."""

from dataclasses import replace
from datetime import datetime

from bot.domain.outputs import Output, OutputCredit, OutputId, OutputState, OutputWords
from bot.domain.people import Actor, PersonId
from bot.domain.preferences import Credit, Preferences
from bot.services import outputs
from storage import outputs as table
from storage.preferences import put_preferences
from storage.store import Store
from tests.services.asked import BETHAN
from tests.services.polling_place import GUILD, NOON
from tests.services.reminded import ANY_DAY

CARD = OutputId("ca" * 16)


async def made(store: Store, output_id: OutputId = CARD, title: str = "The pocket card") -> Output:
    """Let Bethan have begun something."""
    words = OutputWords(title, "Ten lines for the last days.")
    output = Output(output_id, GUILD, BETHAN.person, words, OutputState.DRAFT, NOON)
    await store.run(table.keep_output, output)
    return output


async def asked(store: Store, *, days: int = 14, now: datetime = NOON) -> Output:
    """Have everybody asked how they wish to be named in it."""
    await made(store)
    return await store.run(outputs.ask_credit, BETHAN, CARD, days=days, now=now)


async def published(store: Store, *, now: datetime) -> Output:
    """Have it stand where everybody sees it, without going the way there."""
    found = await store.run(table.output, GUILD, CARD)
    assert found is not None
    output = replace(found, state=OutputState.PUBLISHED, edition=found.edition + 1, published_at=now)
    await store.run(table.keep_output, output)
    return output


def called(person: PersonId, *names: str) -> Actor:
    """Return this person, by the names that Discord has for them."""
    return Actor(person, GUILD, names=names or (f"p{person}",))


async def chooses(store: Store, person: PersonId, **chosen: object) -> None:
    """Let somebody have these settings."""
    await store.run(put_preferences, Preferences(person, GUILD, NOON, ANY_DAY, **chosen))  # type: ignore[arg-type]


async def says(store: Store, who: Actor, way: Credit, made_up: str | None = None, *, now: datetime = NOON) -> str:
    """Let somebody say how they wish to be named; return the name under which they stand there now."""
    return (await store.run(outputs.choose_credit, who, CARD, way, made_up=made_up, now=now)).name


async def said(store: Store, person: PersonId) -> OutputCredit | None:
    return await store.run(table.credit_of, CARD, person)
