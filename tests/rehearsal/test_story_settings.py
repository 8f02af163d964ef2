"""Stories of people choosing when and how they are reached, from the server and from a private message."""

from datetime import timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.services import preferences
from cogs.kit.drawing import CUSTOM_ID, GUILD_SUFFIX
from tests.rehearsal.house import House, buttons, label, told, words

LUNCH = "You may hear from us every day, 13:30 to 15:30."


async def settings(house: House, name: str = "Amara") -> Person:
    person = house.person(name)
    await person.runs("/me")
    await person.sees("My settings")
    return person


def says(person: Person, text: str) -> None:
    shown = words(person.private).replace("**", "")
    assert text in shown, shown


async def taps(person: Person, *labels: str) -> None:
    for one in labels:
        await person.presses(one, on=person.private)


async def picks(person: Person, menu: str, *lines: str) -> None:
    await person.chooses(menu, *lines, on=person.private)


async def test_the_first_screen_says_what_it_all_means_and_leads_everywhere(house: House) -> None:
    amara = await settings(house)
    says(amara, "You are here as: Homecare worker.")
    says(amara, "You may hear from us every day, 09:00 to 20:00.")
    labels = [label(one) for one in buttons(amara.private)] if amara.private else []
    talk = ["I'm worried about someone", "Please call me"]
    then = ["Catch up", "What is coming", "What I said yes to", "My words", "My record"]
    one_tap = ["Pause for a week now", "Send me a test note"]
    assert labels == ["When", "Where", "Language", "Pause", "More", *then, *one_tap, *talk]
    for one in labels[:5]:
        await taps(amara, one, "Back")
        says(amara, "My settings")


async def test_a_way_of_working_is_two_taps_away_and_days_off_stay(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "When")
    await picks(amara, "Change how I work", "Split day")
    says(amara, LUNCH)
    await taps(amara, "Days off")
    says(amara, "You have no days off.")
    await picks(amara, "Days off", "Saturday", "Sunday")
    says(amara, "You may hear from us Monday to Friday, 13:30 to 15:30.")
    await taps(amara, "Back")
    await picks(amara, "Change how I work", "Nights")
    says(amara, "You may hear from us Monday to Friday, 16:00 to 19:00.")
    says(amara, "It is quiet from 20:00 to 15:00. You have these days off: Saturday and Sunday.")
    await taps(amara, "Back")
    says(amara, "You may hear from us Monday to Friday, 16:00 to 19:00.")


async def test_own_times_are_made_by_menus_alone_and_outlive_a_restart(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "When")
    await picks(amara, "Change how I work", "Split day")
    await taps(amara, "My own times")
    await picks(amara, "Add a time on…", "Saturday and Sunday", "Monday")
    says(amara, "On these days: Monday, Saturday and Sunday.")
    await house.restarts()  # nothing is kept between two screens
    await picks(amara, "Before noon", "10:00")
    says(amara, "Monday, Saturday and Sunday, from 10:00.")
    await picks(amara, "Until", "11:30")
    says(amara, "- Every day, 13:30 to 15:30")
    says(amara, "- Monday, Saturday and Sunday, 10:00 to 11:30")
    await picks(amara, "Take a time away", "every day, 13:30 to 15:30")
    says(amara, "You may hear from us Monday, Saturday and Sunday, 10:00 to 11:30.")
    await picks(amara, "Take a time away", "Monday, Saturday and Sunday, 10:00 to 11:30")
    await amara.sees("Then no time would be left to reach you. To hear nothing for a while, choose Pause.")
    await settings(house)
    says(amara, "You may hear from us Monday, Saturday and Sunday, 10:00 to 11:30.")


async def test_a_time_over_midnight_and_the_quiet_hours_around_it(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "When", "My own times")
    await picks(amara, "Add a time on…", "Friday")
    await picks(amara, "From noon on", "22:00")
    await picks(amara, "Until", "01:00")
    await amara.sees("All of that lies in your quiet hours. Change those first, or choose another time.")
    await settings(house)
    await taps(amara, "When", "Quiet hours")
    says(amara, "It is quiet from 20:00 to 09:00.")
    await picks(amara, "Before noon", "02:00")
    await picks(amara, "Until", "09:00")
    says(amara, "It is quiet from 02:00 to 09:00.")
    await taps(amara, "My own times")
    await picks(amara, "Add a time on…", "Friday")
    await picks(amara, "From noon on", "22:00")
    await picks(amara, "Until", "01:00")
    says(amara, "- Friday, 22:00 to 01:00 the next day")


async def test_reminders_and_the_place_for_notes_are_one_tap_each(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "When", "Turn reminders off")
    says(amara, "Reminders are off.")
    await taps(amara, "Turn reminders on")
    says(amara, "Reminders are on.")
    await taps(amara, "Back", "Where")
    says(amara, "Notes come to you as private messages.")
    await taps(amara, "Let them wait in the server")
    says(amara, "Notes wait for you in the server.")
    await taps(amara, "Send them as private messages")
    says(amara, "Notes come to you as private messages.")


async def test_a_language_is_chosen_on_its_own_screen(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "Language")
    says(amara, "We speak to you in this language: English.")
    await picks(amara, "Language", "Cymraeg")
    says(amara, "Fy ngosodiadau")
    await taps(amara, "Iaith · Language")
    says(amara, "We speak to you in this language: Cymraeg.")
    await picks(amara, "Iaith · Language", "English")
    says(amara, "My settings")


async def test_whoever_has_not_joined_chooses_a_language_and_nothing_else(house: House) -> None:
    chen = await settings(house, "Chen")
    says(chen, "You have not joined yet. You can still choose a language.")
    stale = house.asks(chen, "v1:my-when:-", message=chen.private)
    await stale.answered
    assert "This is for those who have joined." in told(stale)
    await settings(house, "Chen")
    await picks(chen, "Language", "Cymraeg")
    says(chen, "Fy ngosodiadau")


async def test_an_old_screen_still_works_and_after_leaving_it_says_kindly_that_one_has_left(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "When")
    old = amara.private
    await amara.runs("/me")
    await taps(amara, "More", "Leave", "Yes, leave now")
    await amara.sees("You have left")
    await amara.presses("Turn reminders off", on=old)
    await amara.sees("This is for those who have joined. Joining takes a minute: press Join.")
    await amara.presses("Join", on=amara.private)
    await amara.sees("Which language would you like?")


@pytest.mark.parametrize(
    ("verb", "value"),
    [
        ("my-pattern", "whenever"),
        ("own-days", "789"),
        ("own-from", "01"),
        ("own-from", "0.x"),
        ("own-until", "0.600.660.1"),
        ("own-until", "0.660.600"),
        ("own-until", "0.600.999999"),
        ("own-remove", ""),
        ("quiet-from", "noon"),
        ("quiet-until", ".600.600"),
        ("quiet-until", ".9999.600"),
        ("rest-days", "7"),
        ("pause-date", "tomorrow"),
        ("pause-date", "2020-01-01"),
        ("my-language", "tlh"),
        ("consent", "all.yes"),
        ("consent", "be_quoted.yes.0"),
        ("consent", "take_part.no"),
    ],
)
async def test_what_no_menu_of_ours_sends_is_refused_and_changes_nothing(house: House, verb: str, value: str) -> None:
    amara = house.person("Amara")
    asked = house.asks(amara, f"v1:{verb}:-", values=(value,))
    await asked.answered
    assert not asked.failed
    assert "That is not possible" in told(asked)
    await settings(house)
    says(amara, "You may hear from us every day, 09:00 to 20:00.")


async def test_a_double_press_changes_what_one_press_changes(house: House) -> None:
    amara = await settings(house)
    for verb, value in (("my-pattern", "split_day"), ("own-until", "0.600.660"), ("own-remove", "123456.810.930")):
        for _ in range(2):
            asked = house.asks(amara, f"v1:{verb}:-", values=(value,), message=amara.private)
            await asked.answered
            assert not asked.failed
    says(amara, "- Monday, 10:00 to 11:00\n- Monday, 13:30 to 15:30")


async def dm(house: House, who: Person, verb: str, *values: str) -> Interaction:
    """Press a control in a private message with the bot, as the note in it carries it."""
    guild = GUILD_SUFFIX.format(guild=house.stage.world.guild.id)
    place = house.stage.world.dm_with(who.account)
    custom_id = CUSTOM_ID.format(verb=verb, ref="-", guild=guild)
    return house.asks(who, custom_id, values=values or None, channel=place)


async def test_everything_works_from_a_private_message_too(house: House) -> None:
    amara = house.person("Amara")
    await (await dm(house, amara, "me")).answered
    says(amara, "You are here as: Homecare worker.")
    await taps(amara, "When")
    await picks(amara, "Change how I work", "Mornings")
    says(amara, "You may hear from us every day, 14:30 to 17:30.")
    await taps(amara, "Back", "Pause for a week now")
    says(amara, "You hear nothing from us until")
    await taps(amara, "Until a date", "Write a date")
    in_a_month = house.clock.now() + timedelta(days=31)
    await amara.fills({"Day": str(in_a_month.day), "Month": f"{in_a_month:%B}"})
    says(amara, "You hear nothing from us until")
    guild = GuildId(house.stage.world.guild.id)
    now = house.clock.now()
    person = PersonId(amara.account.id)
    chosen = (await house.app.store.run(preferences.chosen_by_each, guild, [person], now=now))[person]
    assert chosen.paused_until is not None
    assert timedelta(days=29) < chosen.paused_until - now < timedelta(days=33)


async def test_what_helps_is_written_for_oneself_and_can_be_changed_and_deleted(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "More", "What helps me", "Write it")
    await amara.fills({"What helps me": "Short *messages*.\nA call before."})
    says(amara, "Short \\*messages\\*.\nA call before.")
    await house.restarts()
    await settings(house)
    await taps(amara, "More", "What helps me")
    says(amara, "Short \\*messages\\*.")
    for name in ("Olwen", "Bethan", "Ioan"):
        house.person(name).cannot_see("A call before.")
    assert not any("A call before" in line for line in house.log.said())
    await taps(amara, "Write it")
    form = await amara.opens("What helps me")
    assert form.components[0]["component"]["value"] == "Short *messages*.\nA call before."
    amara.dismisses()
    await taps(amara, "Delete it")
    says(amara, "A place to write down what makes taking part easier.")


async def test_a_name_for_the_credit_is_offered_first_and_stands_nowhere_by_itself(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "More", "Credit")
    says(amara, "First comes: Leave me out.")
    await taps(amara, "By a name I make up")
    await amara.fills({"The name that others see": "Robin"})
    says(amara, "First comes a name you made up: Robin.")
    await taps(amara, "By my name")
    says(amara, "First comes: By my name.")
    await taps(amara, "How I'm credited")
    says(amara, "Nothing has been made yet in which you could be named.")


async def test_being_named_is_said_yes_to_and_taken_back_under_what_one_agreed_to(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "More", "What I agreed to")
    await picks(amara, "Change one", "Be named")
    says(amara, "Yes: The name I chose here may stand in what we make.")
    await picks(amara, "Change one", "Be named")
    says(amara, "No: The name I chose here may stand in what we make.")


async def test_the_ways_to_one_s_group_data_and_out_stand_under_more(house: House) -> None:
    amara = await settings(house)
    await taps(amara, "More")
    labels = [label(one) for one in buttons(amara.private)] if amara.private else []
    assert labels[-4:] == ["My data", "Change my group", "Leave", "Back"]
    await taps(amara, "Change my group")
    says(amara, "You take part")


async def test_whoever_wants_shorter_screens_gets_them_and_nobody_else_does(house: House) -> None:
    amara, ioan = await settings(house), house.person("Ioan")
    full = {command: words((await amara.runs(command)).original) for command in ("/help", "/me")}
    await taps(amara, "More", "Show me shorter screens")
    says(amara, "You see shorter screens where we have them.")
    for command, before in full.items():
        assert len(words((await amara.runs(command)).original).split()) < len(before.split())
        assert words((await ioan.runs(command)).original) == before
    says(amara, "You may hear from us every day, 09:00 to 20:00.")
    await taps(amara, "More", "Change my group")
    assert "Your week" not in words(amara.private)
    await amara.runs("/me")
    await taps(amara, "More", "Show me full screens")
    assert words((await amara.runs("/help")).original) == full["/help"]
