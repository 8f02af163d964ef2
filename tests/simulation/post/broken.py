"""Ways of building letters to people wrong: each breaks a promise, and a life must notice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from bot.delivery import DiscordTransport
from bot.domain import notes, reaching
from bot.domain.letter_kinds import Urgency
from bot.domain.letters import Letter
from bot.domain.notes import DeliveryPlan
from bot.services.reminders import reminder_letters
from tests.simulation.broken import marked_before_sent, nonce_left_out

Patch = pytest.MonkeyPatch


def hours_not_asked(patch: Patch) -> None:
    """Write to people whenever there is something to write."""
    patch.setattr(reaching, "is_welcome", lambda _moment, _hours: True)


def budget_not_kept(patch: Patch) -> None:
    """Write as often as there is something to write."""
    patch.setattr(notes, "has_room_from", lambda _reached, _zone: None)


def pause_not_kept(patch: Patch) -> None:
    """Let people's own reminders come while they have paused."""

    original = notes._ContactAllowance.moment_for

    def moment_for(room: notes._ContactAllowance, letter: Letter) -> datetime | None:
        own = letter.urgency is Urgency.ONE_S_OWN
        return original(room, replace(letter, urgency=Urgency.AT_ONCE) if own else letter)

    patch.setattr(notes._ContactAllowance, "moment_for", moment_for)


def everything_said(patch: Patch) -> None:
    """Tell old news beside the new."""

    def all_of_them(due: Sequence[Letter], _: DeliveryPlan) -> Iterator[Letter]:
        yield from due

    patch.setattr(notes, "_newest", all_of_them)


def written_on_and_on(patch: Patch) -> None:
    """Go on writing to those who press nothing."""
    patch.setattr(notes, "STOP_AFTER", 1000)


def never_looked_back(patch: Patch) -> None:
    """Send again what may have arrived, however long ago."""

    async def find(_wire: DiscordTransport, _letter: Letter) -> None:
        return None

    patch.setattr(DiscordTransport, "find", find)


def lateness_not_said(patch: Patch) -> None:
    """Bring late what should have come in time, and say nothing of it."""
    patch.setattr(reminder_letters, "is_late", lambda _occasion, **_: False)


WAYS = (
    nonce_left_out,
    marked_before_sent,
    hours_not_asked,
    budget_not_kept,
    pause_not_kept,
    everything_said,
    written_on_and_on,
    never_looked_back,
    lateness_not_said,
)
