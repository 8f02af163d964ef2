"""What "Remind me" and "Later…" lead to: choices, words, a day and a time from menus."""

from collections.abc import Mapping

from bot.domain.reminders import About, Matter, Reminder
from bot.domain.times import day_of, next_day_called, read_day, read_month
from bot.domain.times.day_and_month import read_date
from bot.services.reminders import choosing
from bot.services.reminders.choosing import Unclear
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.clean import one_line
from cogs.kit.door import door_of
from cogs.kit.forms import FormIn
from cogs.reminders import cards, own_cards
from cogs.reminders.values import matter_in, minute_in, pick_in


async def choices(ask: Ask) -> Reply:
    """Show when this might suit somebody, if it is still there."""
    return show(cards.choices, await ask.run(choosing.choices_for, ask.actor, matter_in(ask.ref), now=ask.now))


async def pick(ask: Ask) -> Reply:
    """Remind somebody at the time they picked."""
    return await kept(
        ask, await ask.run(choosing.remind, ask.actor, matter_in(ask.ref), pick_in(ask.values[0]), now=ask.now)
    )


async def write_words(ask: Ask) -> Reply:
    """Let a time be written."""
    await _asked(ask)
    return open_form(cards.words_form, ask.ref)


async def take_words(ask: Ask) -> Reply:
    """Remind somebody at the time they wrote; ask when it can be read in more than one way."""
    words = one_line(ask.typed.get("when", ""))
    return await understood(
        ask, await ask.run(choosing.remind_in_words, ask.actor, matter_in(ask.ref), words, now=ask.now)
    )


async def choose_day(ask: Ask) -> Reply:
    """Ask for a day."""
    return await ask_day(ask, matter_in(ask.ref))


async def ask_day(ask: Ask, matter: Matter) -> Reply:
    """Ask for the day of this reminder."""
    return show(cards.day, await ask.run(choosing.choices_for, ask.actor, matter, now=ask.now))


async def take_day(ask: Ask) -> Reply:
    """Take a day, and ask for the hour."""
    await _asked(ask)
    return show(cards.hour, matter_in(ask.ref), read_date(ask.values[0]))


async def write_date(ask: Ask) -> Reply:
    """Let a date be written, by numbers."""
    await _asked(ask)
    return open_form(cards.date_form, ask.ref)


async def take_date(ask: Ask) -> Reply:
    """Take a date that was written, and ask for the hour."""
    asked = await _asked(ask)
    day, month = read_day(ask.typed.get("day", "")), read_month(ask.typed.get("month", ""))
    return show(cards.hour, asked.matter, next_day_called(day, month, today=day_of(ask.now, zone=asked.zone)))


async def take_hour(ask: Ask) -> Reply:
    """Remind somebody on the day and at the hour they chose; ask where the clocks leap."""
    day, minutes = minute_in(ask.values[0])
    return await understood(
        ask, await ask.run(choosing.remind_on, ask.actor, matter_in(ask.ref), day, minutes, now=ask.now)
    )


async def understood(ask: Ask, found: Reminder | Unclear) -> Reply:
    """Say in full what was understood, or ask which was meant."""
    return show(cards.which, found) if isinstance(found, Unclear) else await kept(ask, found)


async def kept(ask: Ask, known: Reminder) -> Reply:
    """Say in full what was kept, and have the heartbeat look when it is due."""
    ask.bot.wake()
    return await confirmed(ask, known)


async def confirmed(ask: Ask, known: Reminder) -> Reply:
    """Show a reminder as it stands."""
    subject = None
    if known.about is About.SUBJECT:
        matter = Matter(known.about, known.subject)
        subject = (await ask.run(choosing.choices_for, ask.actor, matter, now=ask.now)).subject
    return show(own_cards.kept, known, subject, door_of(ask.bot).subjects, ask.now)


async def _asked(ask: Ask) -> choosing.Asked:
    return await ask.run(choosing.choices_for, ask.actor, matter_in(ask.ref), now=ask.now)


PRESSES: Mapping[str, Handler] = {
    "remind": choices,
    "remind-pick": pick,
    "remind-which": pick,
    "remind-words": write_words,
    "remind-day": choose_day,
    "remind-date": take_day,
    "remind-date-write": write_date,
    "remind-hour": take_hour,
    "remind-hour-noon": take_hour,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    "remind-words": (take_words, cards.words_form),
    "remind-date": (take_date, cards.date_form),
}
