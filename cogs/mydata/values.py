"""One value that is held about somebody, in words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from bot.domain.hours import WEEK, Pattern
from bot.domain.people import RoleGroup
from bot.domain.personal import Fact, ValueKind
from bot.domain.preferences import Consent
from bot.domain.times import clock
from bot.text import Words, later
from cogs.kit import consents, hours, languages, people, week

When = Callable[[datetime], str]

MEANINGS: Final[Mapping[tuple[str, str], str]] = {
    ("shown_as", "name"): later("your own name"),
    ("shown_as", "pseudonym"): later("the name you made up"),
    ("shown_as", "role"): later("only your group"),
    ("place", "dm"): later("in private messages"),
    ("place", "panel"): later("in the server"),
    ("reading", "plain"): later("everything"),
    ("reading", "easy"): later("the short way"),
    ("credit", "name"): later("by name"),
    ("credit", "pseudonym"): later("by the name you made up"),
    ("credit", "none"): later("without a name"),
    ("state", "pending"): later("waits for its time"),
    ("state", "sending"): later("on its way"),
    ("state", "waiting"): later("waits for you in the server"),
    ("state", "carried"): later("stands in a note with others"),
    ("state", "sent"): later("arrived"),
    ("state", "expired"): later("too late, not sent"),
    ("state", "dead"): later("could not be sent"),
    ("state", "cancelled"): later("no longer needed"),
    ("kind", "question"): later("a question"),
    ("kind", "correction"): later("something to put right"),
    ("kind", "complaint"): later("a complaint"),
    ("kind", "note"): later("several things at once"),
    ("kind", "own_note"): later("several reminders at once"),
    ("kind", "data_answer"): later("an answer about your data"),
    ("kind", "digest"): later("the week in short"),
    ("kind", "undelivered"): later("what could not be delivered"),
    ("suits", "any"): later("at any time"),
    ("suits", "morning"): later("in the morning"),
    ("suits", "afternoon"): later("in the afternoon"),
    ("suits", "evening"): later("in the evening"),
    ("suits", "write_first"): later("write to me first"),
    ("action", "set up the server"): later("set up the server"),
    ("action", "name the safeguarding lead"): later("named the safeguarding lead"),
    ("action", "phone the safeguarding lead"): later("phoned the safeguarding lead"),
    ("action", "choose a language"): later("chose a language"),
    ("action", "raise a concern"): later("raised a concern"),
    ("action", "take part"): later("took part"),
    ("action", "leave"): later("left"),
    ("action", "change own settings"): later("changed own settings"),
    ("action", "see own data"): later("asked about own data"),
    ("action", "export own data"): later("took own data along"),
    ("action", "correct own data"): later("asked to put own data right"),
    ("action", "have own data deleted"): later("had own data deleted"),
    ("action", "complain about data"): later("complained about data"),
    ("action", "answer a vote"): later("answered a vote"),
    ("action", "hear no more about something"): later("chose to hear no more about something"),
    ("action", "ask to be reminded"): later("asked to be reminded"),
    ("action", "propose something"): later("sent an idea"),
    ("action", "ask for a call"): later("asked for a call"),
    ("action", "write a vote"): later("wrote a vote"),
    ("action", "send to the advisory group"): later("sent something to the advisory group"),
    ("action", "open a vote"): later("opened a vote"),
    ("action", "answer a proposal"): later("answered an idea"),
    ("action", "see people as numbers"): later("saw people as numbers"),
    ("action", "answer the queue of calls"): later("answered the queue of calls"),
    ("action", "see when data requests are due"): later("answered a request about data"),
    ("action", "see what could not be delivered"): later("saw what could not be delivered"),
    ("action", "try again to deliver"): later("had it tried again to deliver"),
    ("action", "read what the advisory group is asked"): later("read what the advisory group is asked"),
    ("action", "pause or decide for the advisory group"): later("decided for the advisory group"),
    ("action", "answer a concern"): later("answered a concern"),
}


def in_words(_: Words, fact: Fact, when: When) -> str:
    """Say a value as people would; nothing at all for what is empty."""
    value = fact.value
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return _.day(value)
    if isinstance(value, str):
        return _chosen(_, fact.column, value) if fact.kind is ValueKind.CHOICE else value
    return _number(_, fact.kind, value)


def _number(_: Words, told: ValueKind, value: int) -> str:
    if told is ValueKind.YES_NO:
        return _("yes") if value else _("no")
    if told is ValueKind.CLOCK:
        return clock(value)
    if told is ValueKind.WEEKDAY:
        return week.day_called(_, value)
    if told is ValueKind.WEEKDAYS:
        days = [day for day in WEEK if value >> day & 1]
        return week.days_called(_, days) if days else _("none")
    return str(value)


def _chosen(_: Words, column: str, value: str) -> str:
    if column == "role_group":
        return people.one(_, RoleGroup(value))
    if column == "pattern":
        return hours.named(_, Pattern(value))
    if column == "consent":
        return consents.asked(_, Consent(value))
    if column == "language":
        return languages.called(value)
    meaning = MEANINGS.get((column, value))
    return _(meaning) if meaning else _("a note")
