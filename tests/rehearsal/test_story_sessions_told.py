"""Stories of what people are told of a session: the note, the reminders, that it moved, a free place, the catch-up."""

from datetime import timedelta

from bot.domain.hours import Pattern
from bot.domain.people import Actor, GuildId, PersonId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.messages import SILENT, Message
from bot.services import preferences
from tests.rehearsal.house import House, until, words
from tests.rehearsal.sessions import LINK, TITLE, says_when, session_card, writes_session
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll_reminders import labels
from tests.rehearsal.test_story_poll_reminders import until as in_days
from tests.rehearsal.test_story_sessions_afterwards import WROTE
from tests.rehearsal.test_story_sessions_moved import confirms, desk, moves
from tests.rehearsal.test_story_sessions_replied import announced

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NEUTRAL = "A note from Kitchen Table"


def there(house: House, moment: str, *, days: int) -> timedelta:
    """Return how long it is until the clocks there show this, in so many days."""
    hour, minute = map(int, moment.split(":"))
    return in_days(house, days, hour, minute)


async def hears(house: House, person: Person, says: str) -> Message:
    """Wait until a private message says this, see that it tells nobody the way in, and return it."""
    await house.app.beat()
    found = await until(house.stage, lambda: next((one for one in reversed(person.dms) if says in words(one)), None))
    assert LINK not in words(found)
    assert set(person.pushes) <= {NEUTRAL}
    return found


async def works(house: House, person: Person, pattern: Pattern) -> None:
    me = Actor(PersonId(person.account.id), GuildId(house.stage.world.guild.id))
    await house.app.store.run(preferences.choose_pattern, me, pattern, now=house.clock.now())


async def passes(house: House, time: timedelta) -> None:
    await house.app.beat()  # what was said just now is followed before time goes on
    house.passes(time)
    await house.app.beat()


async def test_everybody_is_told_once_and_whoever_says_yes_is_reminded_twice_and_led_in(house: House) -> None:
    noon(house)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    for person in (amara, ioan):
        await works(house, person, Pattern.ANY_DAY)
    await announced(house)
    note = await hears(house, amara, "A session: would you like to come?")
    assert labels(note)[:6] == [
        "I'll be there",
        "I'll take part later",
        "Can't make it",
        "More",
        "Later…",
        "Not for me",
    ]
    await hears(house, ioan, "A session: would you like to come?")
    await amara.presses("I'll be there", on=note)
    await amara.sees("You have a place")
    await passes(house, there(house, "10:31", days=4))
    reminder = await hears(house, amara, "A session you said yes to")
    assert labels(reminder)[0] == "How to join"
    await amara.presses("How to join", on=reminder)
    await amara.sees(LINK)
    await amara.presses("For my calendar")
    await amara.sees("It does not say what it is about, or how to join.")
    await passes(house, there(house, "09:01", days=1))
    assert len([one for one in amara.dms if "you said yes to" in words(one)]) == 2
    assert len([one for one in ioan.dms if TITLE in words(one)]) == 1, "who has not replied is told once"
    await passes(house, 2 * HOUR)
    assert len([one for one in amara.dms if "you said yes to" in words(one)]) == 2


async def test_incident_7_a_reminder_that_falls_into_a_shift_comes_in_the_last_hours_before_it(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    await works(house, amara, Pattern.SPLIT_DAY)  # may be reached from half past one to half past three
    bethan = await writes_session(house)
    await says_when(bethan, "in 5 days at 9:45am")
    await bethan.presses("Post it")
    await bethan.sees("Your session is planned")
    await amara.presses("I'll be there", on=await session_card(house))
    await passes(house, there(house, "13:29", days=4))
    assert amara.dms == []
    await passes(house, 2 * MINUTE)
    reminder = await hears(house, amara, "A session you said yes to")
    assert reminder.draft.flags & SILENT == 0
    await passes(house, there(house, "07:46", days=1))
    await passes(house, HOUR)
    assert len(amara.dms) == 1


async def test_moved_at_night_it_is_told_at_once_without_a_sound_and_asks_again(house: House) -> None:
    noon(house)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    card = await announced(house)
    await amara.presses("I'll be there", on=card)
    await ioan.presses("Can't make it", on=card)
    await passes(house, there(house, "22:00", days=0))
    heard = len(amara.pushes)
    bethan = await desk(house)
    await moves(bethan, "in 6 days at 19:00")
    await confirms(bethan)
    told = await hears(house, amara, "A session has moved")
    assert told.draft.flags & SILENT
    assert len(amara.pushes) == heard
    assert words(told).count("<t:") == 2, "when it was to be, and when it is"
    assert "Please delete the old entry in your calendar." in words(told)
    assert not [one for one in ioan.dms if "has moved" in words(one)]
    await amara.presses("Can't make it", on=told)
    await amara.sees("That's fine")


async def test_cancelled_it_is_told_kindly_and_with_a_sound_in_their_hours(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    card = await announced(house)
    await amara.presses("I'll be there", on=card)
    bethan = await desk(house)
    await bethan.presses("Cancel it")
    await bethan.presses("Cancel it", on=await bethan.sees("Cancel this session?"))
    await bethan.sees("The session is cancelled")
    told = await hears(house, amara, "A session is cancelled")
    assert told.draft.flags & SILENT == 0
    assert "We are sorry." in words(told)
    assert "The questions stay open in the thread until" in words(told)
    assert labels(told)[0] == "Answer"


async def test_a_free_place_is_offered_and_taken_from_the_message(house: House) -> None:
    noon(house)
    amara, ioan = house.person("Amara"), house.person("Ioan")
    card = await announced(house, places="1")
    await amara.presses("I'll be there", on=card)
    await ioan.presses("I'll be there", on=card)
    await ioan.sees("You are on the waiting list")
    await amara.presses("Can't make it", on=card)
    told = await hears(house, ioan, "A place is free for you")
    assert "It is kept for you until <t:" in words(told)
    await ioan.presses("Take the place", on=told)
    await ioan.sees("You have a place")


async def test_whoever_could_not_come_is_handed_the_catch_up_and_first_the_way_to_say_their_part(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    card = await announced(house)
    await amara.presses("Can't make it", on=card)
    await passes(house, there(house, "13:00", days=5))
    bethan = house.person("Bethan")
    await bethan.runs("/todo")
    await bethan.presses("Write the catch-up")
    await bethan.fills(WROTE)
    told = await hears(house, amara, "Here is the 3-minute catch-up")
    assert WROTE["The 3-minute catch-up"] in words(told)
    assert labels(told)[0] == "Answer"
    assert "miss" not in words(told)


async def test_a_coordinator_says_hello_to_everyone_which_asks_for_nothing_and_not_again_so_soon(house: House) -> None:
    noon(house)
    bethan, amara = house.person("Bethan"), house.person("Amara")
    await bethan.runs("/people")
    await bethan.presses("Say hello to everyone")
    await bethan.presses("Say hello now")
    await bethan.sees("Hello is on its way")
    hello = await hears(house, amara, "There is nothing to do. It is good that you are here.")
    assert labels(hello)[0] == "Please call me"
    await bethan.presses("Go back")
    await bethan.presses("Say hello to everyone")
    await bethan.sees("It can be said again from")
