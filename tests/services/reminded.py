"""When people are to be reminded of a vote, as the outbox has it."""

from datetime import datetime

from bot.domain.hours import Pattern, hours_for
from bot.domain.letters import Letter
from bot.domain.people import PersonId
from bot.domain.preferences import Preferences
from bot.services import letters
from storage.letters import letters as outbox
from storage.preferences import put_preferences
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON, PollingPlace

ANY_DAY = hours_for(Pattern.ANY_DAY, "Europe/London")


async def chooses(place: PollingPlace, person: int, **chosen: object) -> None:
    mine = Preferences(place.asked[person], GUILD, NOON, ANY_DAY, **chosen)  # type: ignore[arg-type]
    await place.store.run(put_preferences, mine)


async def planned(place: PollingPlace) -> dict[PersonId, list[datetime]]:
    """Return when each person is to be reminded, as far as it has not come to nothing."""
    found = await place.store.run(_planned)
    return {person: sorted(moments) for person, moments in found.items()}


def _planned(tx: Transaction) -> dict[PersonId, list[datetime]]:
    asked = outbox.select().where(outbox.c.kind == "poll_reminder", outbox.c.state.in_(("pending", "waiting")))
    moments: dict[PersonId, list[datetime]] = {}
    for row in tx.sql.execute(asked):
        moments.setdefault(PersonId(row.person), []).append(row.not_before)
    return moments


async def claimed(place: PollingPlace) -> list[Letter]:
    due = await place.store.run(letters.claim_due, now=place.now, places=1000, people=1000)
    return [letter for letter in due.letters if letter.kind == "poll_reminder"]
