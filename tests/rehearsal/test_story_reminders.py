"""Stories of reminders in one's own words: written, understood, told once and on time, changed, deleted."""

from datetime import timedelta

import pytest

from tests.rehearsal.house import House, buttons, label, told, words
from tests.rehearsal.reminding import A_DAY, A_WEEK, REMINDED, ROTA, came, has_come, in_full, noon, ticks, until, writes


async def test_a_reminder_comes_at_the_minute_somebody_chose_and_its_push_says_nothing(house: House) -> None:
    then = noon(house) + timedelta(days=1, hours=2)
    amara = await writes(house, "tomorrow at 14:00")
    said = words(await amara.sees("We will remind you"))
    assert f"**{in_full(then)}**" in said
    assert "Only you can see this." in said
    until(house, then - timedelta(minutes=1))
    await ticks(house)
    assert came(amara) == []
    until(house, then)
    note = await amara.sees(REMINDED)
    assert ROTA in words(note)
    assert "late" not in words(note)
    assert amara.pushes == ["A note from Kitchen Table"]


async def test_a_new_reminder_wakes_the_bot_and_does_not_wait_for_its_next_look(house: House) -> None:
    noon(house)
    amara = await writes(house, "in 1 minute")
    await ticks(house)
    house.passes(timedelta(minutes=2))
    await amara.sees(REMINDED)


async def test_the_bot_restarts_in_the_minute_a_reminder_is_due_and_exactly_one_is_sent(house: House) -> None:
    then = noon(house) + timedelta(days=1, hours=2)
    amara = await writes(house, "tomorrow at 14:00")
    until(house, then - timedelta(seconds=20))
    await house.restarts()
    until(house, then)
    await house.restarts()
    await amara.sees(REMINDED)
    for _ in range(3):
        await house.restarts()
        await ticks(house)
    house.passes(timedelta(minutes=2))
    await has_come(house, amara, 1)


async def test_what_could_not_come_in_time_says_for_when_it_was_and_that_we_are_sorry(house: House) -> None:
    then = noon(house) + timedelta(days=1, hours=2)
    amara = await writes(house, "tomorrow at 14:00")
    await house.closes()  # the computer is off for three days
    until(house, then + 3 * A_DAY)
    await house.opens()
    note = await amara.sees(REMINDED)
    assert f"This was for {in_full(then)}. It comes late. We are sorry." in words(note)


async def test_what_comes_round_comes_round_and_after_days_off_only_its_newest_time(house: House) -> None:
    now = noon(house)
    amara = await writes(house, "every day at 14:00", "Take the tablets")
    assert "Then every day, 14:00." in words(await amara.sees("We will remind you"))
    first = now + timedelta(hours=2)
    until(house, first)
    await has_come(house, amara, 1)
    await house.closes()
    until(house, first + timedelta(days=3, hours=4))
    await house.opens()
    await has_come(house, amara, 2)
    assert f"This was for {in_full(first + 3 * A_DAY)}." in words(came(amara)[-1])
    await amara.presses("Stop it", on=came(amara)[-1])
    await amara.sees("It is stopped")
    until(house, first + 6 * A_DAY)
    await has_come(house, amara, 2)


@pytest.mark.parametrize("ahead", [0, 1])
async def test_a_reminder_made_before_the_clocks_change_comes_at_the_right_hour_after_it(
    house: House, ahead: int
) -> None:
    now = noon(house)
    while (now + A_WEEK).utcoffset() == now.utcoffset():
        now += A_WEEK
    for _ in range(ahead):  # and the other change
        now += 20 * A_WEEK
        while (now + A_WEEK).utcoffset() == now.utcoffset():
            now += A_WEEK
    until(house, now)
    amara = await writes(house, "in 7 days at 14:00", "Once")
    await writes(house, "every Monday at 14:30", "Again")
    after = now + A_WEEK + timedelta(hours=2)
    assert after.utcoffset() != now.utcoffset()
    until(house, now + timedelta(hours=2, minutes=30))
    await has_come(house, amara, 1)
    until(house, after - timedelta(minutes=1))
    await has_come(house, amara, 1)
    until(house, after)
    await has_come(house, amara, 2)
    until(house, after + timedelta(minutes=29))
    await has_come(house, amara, 2)
    until(house, after + timedelta(minutes=30))
    await has_come(house, amara, 3)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Thursday 2pm please", "We could not read “please”"),
        ("every Thursday", "like this: every Thursday at 2pm"),
        ("tomorrow", "What time of day? Please write it like this: tomorrow 8pm"),
        ("yesterday", "like this: Thursday 8pm"),
        ("yesterday 5pm", "has passed"),
        ("every now and then", "We could not read “every”"),
        ("in 3 years at noon", "the next two years"),
        ("tomorrow 7–9pm", "one time only"),
    ],
)
async def test_words_that_cannot_be_read_are_said_back_with_an_example_and_nothing_is_lost(
    house: House, typed: str, why: str
) -> None:
    noon(house)
    amara = await writes(house, typed)
    said = words(await amara.sees("Please change one thing"))
    assert why in said
    await amara.presses("Write it again")
    form = await amara.opens("Remind me")
    assert [part["component"]["value"] for part in form.components] == [ROTA, typed]
    amara.dismisses()
    assert "Nothing is coming" in told(await amara.runs("/remind list"))


async def test_words_with_two_meanings_are_asked_about_and_nothing_is_kept_in_memory(house: House) -> None:
    now = noon(house)
    amara = await writes(house, "every other Thursday at 2")
    said = words(await amara.sees("Which time do you mean?"))
    assert "more than one time" in said
    await house.restarts()
    await amara.chooses("Choose a time", "every other week: Thursday, 14:00")
    said = words(amara.private)
    first = now + timedelta(days=3, hours=2)
    assert f"**{in_full(first)}**" in said
    assert "Then every other week: Thursday, 14:00." in said
    assert ROTA in said
    until(house, first)
    await amara.sees(REMINDED)
    until(house, first + A_WEEK)
    await has_come(house, amara, 1)
    until(house, first + 2 * A_WEEK)
    await has_come(house, amara, 2)


async def test_the_last_friday_of_the_month_may_be_one_or_all_of_them(house: House) -> None:
    noon(house)
    amara = await writes(house, "the last Friday of the month 2pm")
    assert "once, or again and again" in words(await amara.sees("Which time do you mean?"))
    await amara.chooses("Choose a time", "every month: the last Friday, 14:00")
    assert "Then every month: the last Friday, 14:00." in words(amara.private)


async def test_a_day_and_a_time_are_chosen_without_a_word_and_how_often_too(house: House) -> None:
    now = noon(house)
    amara = await writes(house, "")
    await amara.sees("On which day?")
    day = now + timedelta(days=2)
    await amara.chooses("Choose a day", f"{day:%A} {day.day} {day:%B}")
    await amara.sees("At what time?")
    await amara.chooses("From noon on", "15:30")
    then = day.replace(hour=15, minute=30)
    assert f"**{in_full(then)}**" in words(await amara.sees("We will remind you"))
    await amara.chooses("How often?", "Every other week")
    assert f"every other week: {then:%A}, 15:30" in words(amara.private)
    until(house, then)
    await amara.sees(REMINDED)
    until(house, then + 2 * A_WEEK)
    await has_come(house, amara, 2)


async def test_another_date_is_written_by_numbers(house: House) -> None:
    noon(house)
    amara = await writes(house, "")
    await amara.presses("Another date")
    await amara.fills({"Day": "25th", "Month": "12"})
    await amara.chooses("Before noon", "09:00")
    assert "25 December, 09:00" in words(await amara.sees("We will remind you"))


async def test_what_is_coming_is_listed_soonest_first_and_each_can_be_changed_and_deleted(house: House) -> None:
    now = noon(house)
    amara = await writes(house, "Friday 2pm", "Second")
    await writes(house, "tomorrow 2pm", "First")
    listed = told(await amara.runs("/remind list"))
    first = now + timedelta(days=1, hours=2)
    assert listed.index(f"**{in_full(first)}**: First") < listed.index("Second")
    await amara.chooses("Look at one, to change it", "First")
    await amara.presses("Change")
    form = await amara.opens("Remind me")
    typed = [part["component"]["value"] for part in form.components]
    assert typed == ["First", f"{first:%A} {first.day} {first:%B} {first.year}, 14:00"]
    await amara.fills({"What about?": "First of all", "When?": typed[1].replace("14:00", "15:00")})
    assert "15:00" in words(amara.private)
    await amara.runs("/me")
    await amara.presses("What is coming")
    assert "First of all" in words(amara.private)
    await amara.chooses("Look at one, to change it", "First of all")
    await amara.presses("Delete")
    await amara.presses("What is coming")
    assert "First" not in words(amara.private)
    assert "Second" in words(amara.private)


async def test_later_has_it_told_once_more(house: House) -> None:
    then = noon(house) + timedelta(hours=2)
    amara = await writes(house, "today at 14:00")
    until(house, then)
    note = await amara.sees(REMINDED)
    assert [label(one) for one in buttons(note)][:1] == ["Later…"]
    await amara.presses("Later…", on=note)
    assert ROTA in words(await amara.sees("When shall we remind you?"))
    await amara.presses("In my own words…")
    await amara.fills({"When?": "today at 15:00"})
    assert in_full(then + timedelta(hours=1)) in words(await amara.sees("We will remind you"))
    until(house, then + timedelta(hours=1))
    await has_come(house, amara, 2)


async def test_a_welsh_speaker_reads_and_chooses_in_welsh_first(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "Cymraeg")
    await amara.runs("/remind me")
    await amara.fills({"Am beth?": ROTA, "Pryd?": ""})
    assert words(amara.private).startswith("Ar ba ddiwrnod?")
    menu = next(iter(amara.private.components))["components"][0]  # type: ignore[union-attr]
    await amara.chooses("Dewis diwrnod · Choose a day", menu["options"][1]["label"])
    await amara.chooses("O hanner dydd ymlaen · From noon on", "14:00")
    assert words(amara.private).startswith("Fe’ch atgoffwn")


@pytest.mark.usefixtures("all_is_logged")
async def test_nobody_else_can_tell_that_somebody_has_reminders(house: House) -> None:
    then = noon(house) + timedelta(hours=2)
    amara = await writes(house, "today at 14:00")
    for who, command in (("Bethan", "/people"), ("Ioan", "/remind list")):
        assert ROTA not in told(await house.person(who).runs(command))
    until(house, then)
    await amara.sees(REMINDED)
    for who in ("Bethan", "Olwen", "Ioan"):
        house.person(who).cannot_see(ROTA)
    assert not any(ROTA in line for line in house.log.said())


async def test_whoever_has_not_joined_is_told_how(house: House) -> None:
    chen = house.person("Chen")
    assert "those who have joined" in told(await chen.runs("/remind me"))
    assert "those who have joined" in told(await chen.runs("/remind list"))
