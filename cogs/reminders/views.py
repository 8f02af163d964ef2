"""What "Remind me" and "Later…" lead to: choices, words, a day and a time from menus."""

from collections.abc import Mapping

from bot.domain.reminders import Matter, Reminder, ReminderKind
from bot.domain.times import day_of, next_day_called, read_day, read_month
from bot.domain.times.day_and_month import read_date
from bot.services.reminders import choosing
from bot.services.reminders.choosing import Unclear
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.router import router_of
from cogs.kit.verbs import REMIND, Verb
from cogs.reminders import cards, own_cards, verbs
from cogs.reminders.values import matter_in, minute_in, pick_in


async def choices(press: Press) -> Reply:
    """Show when this might suit somebody, if it is still there."""
    return show(cards.choices, await press.run(choosing.choices_for, press.actor, matter_in(press.ref), now=press.now))


async def pick(press: Press) -> Reply:
    """Remind somebody at the time they picked."""
    return await kept(
        press,
        await press.run(choosing.remind, press.actor, matter_in(press.ref), pick_in(press.value), now=press.now),
    )


async def write_words(press: Press) -> Reply:
    """Let a time be written."""
    await _asked(press)
    return open_form(cards.words_form, press.ref)


async def take_words(press: Press) -> Reply:
    """Remind somebody at the time they wrote; ask when it can be read in more than one way."""
    words = one_line(press.typed.get("when", ""))
    return await understood(
        press, await press.run(choosing.remind_in_words, press.actor, matter_in(press.ref), words, now=press.now)
    )


async def choose_day(press: Press) -> Reply:
    """Ask for a day."""
    return await ask_day(press, matter_in(press.ref))


async def ask_day(press: Press, matter: Matter) -> Reply:
    """Ask for the day of this reminder."""
    return show(cards.day, await press.run(choosing.choices_for, press.actor, matter, now=press.now))


async def take_day(press: Press) -> Reply:
    """Take a day, and ask for the hour."""
    await _asked(press)
    return show(cards.hour, matter_in(press.ref), read_date(press.value))


async def write_date(press: Press) -> Reply:
    """Let a date be written, by numbers."""
    await _asked(press)
    return open_form(cards.date_form, press.ref)


async def take_date(press: Press) -> Reply:
    """Take a date that was written, and ask for the hour."""
    asked = await _asked(press)
    day, month = read_day(press.typed.get("day", "")), read_month(press.typed.get("month", ""))
    return show(cards.hour, asked.matter, next_day_called(day, month, today=day_of(press.now, zone=asked.zone)))


async def take_hour(press: Press) -> Reply:
    """Remind somebody on the day and at the hour they chose; ask where the clocks leap."""
    day, minutes = minute_in(press.value)
    return await understood(
        press, await press.run(choosing.remind_on, press.actor, matter_in(press.ref), day, minutes, now=press.now)
    )


async def understood(press: Press, found: Reminder | Unclear) -> Reply:
    """Say in full what was understood, or ask which was meant."""
    return show(cards.which, found) if isinstance(found, Unclear) else await kept(press, found)


async def kept(press: Press, known: Reminder) -> Reply:
    """Say in full what was kept, and have the heartbeat look when it is due."""
    press.bot.wake()
    return await confirmed(press, known)


async def confirmed(press: Press, known: Reminder) -> Reply:
    """Show a reminder as it stands."""
    subject = None
    if known.about is ReminderKind.SUBJECT:
        matter = Matter(known.about, known.subject)
        subject = (await press.run(choosing.choices_for, press.actor, matter, now=press.now)).subject
    return show(own_cards.kept, known, subject, router_of(press.bot).subjects, press.now)


async def _asked(press: Press) -> choosing.Asked:
    return await press.run(choosing.choices_for, press.actor, matter_in(press.ref), now=press.now)


PRESSES: Mapping[Verb, Handler] = {
    REMIND: choices,
    verbs.REMIND_PICK: pick,
    verbs.REMIND_WHICH: pick,
    verbs.REMIND_WORDS: write_words,
    verbs.REMIND_DAY: choose_day,
    verbs.REMIND_DATE: take_day,
    verbs.REMIND_DATE_WRITE: write_date,
    verbs.REMIND_HOUR: take_hour,
    verbs.REMIND_HOUR_NOON: take_hour,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.REMIND_WORDS: (take_words, cards.words_form),
    verbs.REMIND_DATE: (take_date, cards.date_form),
}
