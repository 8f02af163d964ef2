"""The list of what is coming: soonest first, as many as a menu holds, and the way to the others."""

from datetime import UTC, datetime, timedelta

from bot.domain.limits import OWN_REMINDERS
from bot.domain.people import GuildId, PersonId
from bot.domain.reminders import Chosen, Reminder, ReminderId, ReminderKind, coming
from bot.domain.times import Cycle, Every, Rule, once_or_often
from bot.services.reminders.reminder_letters import Coming
from bot.text import Texts, Words
from cogs.kit.cards import Menu
from cogs.kit.drawing import drawn
from cogs.kit.limits import EMBED_DESCRIPTION, SELECT_CHOICES, length
from cogs.reminders import own_cards

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONDON = "Europe/London"
RULE = Rule(Cycle(Every.WEEK, 2, (2,), first=NOON.date()), 12 * 60, LONDON)


def one(number: int, words: str = "Ring the office") -> Reminder:
    which = ReminderId(f"{number:032x}")
    draft = Reminder(which, GuildId(1), PersonId(2), ReminderKind.OWN, which, words)
    return coming(draft, Chosen(NOON + timedelta(days=1 + number), RULE), zone=LONDON, now=NOON)


def every(number: int, words: str = "Ring the office") -> tuple[Coming, ...]:
    return tuple(Coming(NOON + timedelta(days=1 + n), LONDON, one(n, words)) for n in range(number))


def menu(first: int, number: int) -> Menu:
    found = own_cards.coming(Words(), every(number), {}, NOON, first).rows[0]
    assert isinstance(found, Menu)
    return found


def test_every_one_of_many_can_be_reached_by_going_on() -> None:
    seen: list[str] = []
    first = 0
    while True:
        choices = menu(first, OWN_REMINDERS.most + 5).choices
        assert len(choices) <= SELECT_CHOICES
        onward = [one for one in choices if one.value.startswith(f"{own_cards.MORE}.")]
        seen += [one.value for one in choices if one not in onward]
        if not onward:
            break
        first = int(onward[0].value.partition(".")[2])
    assert seen == [own_cards.value_of(one) for one in every(OWN_REMINDERS.most + 5)]


def test_the_longest_list_fits_on_a_screen_in_both_languages() -> None:
    welsh = Texts().words("cy")
    card = drawn(lambda _: own_cards.coming(_, every(OWN_REMINDERS.most, "@everyone `" * 18), {}, NOON), welsh)
    assert length(card.embed["description"]) < EMBED_DESCRIPTION
    assert "@everyone" not in card.embed["description"]


def test_the_words_for_its_time_are_such_as_can_be_typed() -> None:
    known = one(2)
    typed = own_cards.in_words(known)
    assert typed == "every 2 weeks on Wednesday at 12:00, from Wednesday 25 November 2026"
    read = once_or_often(typed, now=NOON, zone=LONDON)
    assert isinstance(read, Rule)
    assert read.next_after(NOON) == known.due_at
