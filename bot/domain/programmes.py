"""Programmes: what sessions, questions and votes are all for; one runs at a time."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType

from bot.domain.people import ChannelId, GuildId, PersonId

ProgrammeId = NewType("ProgrammeId", str)


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: what it is called, what it is for, and from when to when."""

    id: ProgrammeId
    guild: GuildId
    author: PersonId
    title: str
    aim: str
    starts_on: date
    ends_on: date
    begun_at: datetime
    channel: ChannelId | None = None
    ended_at: datetime | None = None
