"""A session for somebody's own calendar: when it is, and nothing that tells what it is about or where.

A file that was saved before is not replaced by this one everywhere: whoever gets it anew is told to delete the old one.
"""

import io
from datetime import UTC
from hashlib import blake2s
from typing import Final

import discord

from bot.domain.sessions import Session
from bot.text import Words

FILE_NAME: Final = "kitchen-table.ics"
_MADE_BY: Final = "-//Kitchen Table//Sessions//EN"


def calendar_file(_: Words, session: Session) -> discord.File:
    """Return the file to hand over; the first one takes a fifth of a second, so never on the loop."""
    return discord.File(io.BytesIO(written(_, session)), FILE_NAME)


def written(_: Words, session: Session) -> bytes:
    """Write one session in UTC, which every calendar shows on its own clocks, under the same name after each change."""
    from icalendar import CLASS, Calendar, Event  # noqa: PLC0415 - hardly anybody waits for it

    title = _("Moved: {title}", title="Kitchen Table") if session.edition else "Kitchen Table"
    event = Event.new(
        uid=_name(session),
        sequence=session.edition,
        summary=title,
        description=_("You find the rest in Discord. Type /me there."),
        start=session.starts_at.astimezone(UTC),
        end=session.ends_at.astimezone(UTC),
        stamp=session.moved_at or session.opened_at or session.announces_at,
        classification=CLASS.PRIVATE,  # others who may look into a shared calendar see no more than a time
    )
    calendar = Calendar({"version": "2.0", "prodid": _MADE_BY})
    calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def _name(session: Session) -> str:
    """Return a name that stays the same, and that leads nobody to the session, its card or its buttons."""
    return f"{blake2s(session.id.encode(), person=b'calendar', digest_size=16).hexdigest()}@kitchen-table"
