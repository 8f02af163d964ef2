"""What a note says of each thing that it carries."""

from datetime import UTC, datetime, timedelta

from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import Chosen, Reminder, ReminderId, ReminderKind, coming
from bot.services.reminders.reminder_letters import ReminderLetter
from bot.text import Words
from cogs.kit import drawing
from cogs.kit.cards import Button
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import Verb
from cogs.notes import cards
from cogs.notes.cards import Entry
from cogs.reminders import letters
from tests.bot.test_pressed import PRIVATE, pressed_on

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
MARKED = "**Ring** <@5> the _office_"


def late(words: str) -> NoteLine:
    """Return how one's own reminder of an hour ago stands in a note."""
    which = ReminderId(f"{1:032x}")
    draft = Reminder(which, GuildId(1), PersonId(2), ReminderKind.OWN, which, words)
    known = coming(draft, Chosen(NOON), zone="Europe/London", now=NOON - timedelta(days=1))
    told = ReminderLetter(known, NOON, "Europe/London", NOON + timedelta(hours=1), past=True, late=True)
    return letters.line(Words(), told, {})


def written(*lines: NoteLine) -> str:
    entries = tuple(Entry(f"{number:032x}", line) for number, line in enumerate(lines))
    return cards.note(Words(), f"{9:032x}", entries).wrote


def test_what_comes_late_says_so_among_other_things_too() -> None:
    said = written(late("Ring the office"), NoteLine("The week in short"))
    assert "**1. Ring the office**\nThis was for Sunday 22 November, 12:00. It comes late. We are sorry.\n**2." in said


def test_what_somebody_wrote_stands_there_letter_for_letter_and_on_its_buttons_too() -> None:
    assert shown(MARKED) in written(late(MARKED))
    entry = Entry(f"{1:032x}", NoteLine(MARKED, opts_out_of="p"))
    assert cards.opt_outs(Words(), (entry,)).rows == ((Button(Verb("not-for-me"), f"1. {MARKED}", "p"),),)


def test_a_note_stays_where_it_is_whichever_of_its_things_is_pressed() -> None:
    entries = (Entry(f"{1:032x}", NoteLine("A vote")), Entry(f"{2:032x}", NoteLine("A session")))
    note = drawing.drawn(lambda _: cards.note(_, f"{9:032x}", entries), Words())
    assert not pressed_on(flags=PRIVATE, components=note.rows).can_be_replaced
    rest = drawing.drawn(lambda _: cards.rest_of(_, entries), Words())
    assert pressed_on(flags=PRIVATE, components=rest.rows).can_be_replaced
