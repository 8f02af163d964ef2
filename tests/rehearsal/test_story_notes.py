"""Stories of notes: several things in one message, seldom, and no more of them to somebody who does not answer."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import NotFound
from bot.domain.reminders import REMINDER
from bot.rehearsal.world.messages import Message
from bot.services import notes
from cogs.kit.cards import Button, Card
from cogs.kit.letters import NoteLine, RenderedLetter, Rendering, add_renderers
from cogs.kit.verbs import Verb
from storage.letters import letters as outbox
from storage.opt_outs import opt_outs
from storage.store import Transaction
from tests.clocks import LONDON
from tests.rehearsal.house import NEUTRAL, WORDS, House, buttons, label, told, words
from tests.rehearsal.test_story_coming_and_going import becomes
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll_reminders import until

SECOND = WORDS | {"Question": "Where shall we meet?", "Answers, one a line": "At home\nIn the office"}
TWO = "Two things are open. When it suits you, or not at all."
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
PLAIN, LONELY, GONE, BROKEN = map(LetterKind, ("plain_news", "lonely_news", "gone_news", "broken_news"))
MANY = 7


def plain(_at: Rendering, letter: Letter) -> RenderedLetter | None:
    return RenderedLetter(lambda _: Card(title=f"News number {letter.subject[0]}"))


def with_a_button(_at: Rendering, letter: Letter) -> RenderedLetter | None:
    line = NoteLine(f"A line of its own {letter.subject[0]}", minutes=5, button=Button(Verb("help"), "Help me"))
    return RenderedLetter(lambda _: Card(title="A card of its own"), lambda _: line)


def gone(_at: Rendering, _letter: Letter) -> RenderedLetter | None:
    raise NotFound("It is gone.")


def broken(_at: Rendering, _letter: Letter) -> RenderedLetter | None:
    raise ZeroDivisionError


def here(house: House) -> GuildId:
    return GuildId(house.stage.world.guild.id)


def number_of(house: House, name: str) -> PersonId:
    return PersonId(house.person(name).account.id)


async def write(house: House, name: str, *what: tuple[LetterKind, str], lasts: timedelta = timedelta(days=30)) -> None:
    """Have these things written to somebody in one go, by kind and subject, and looked at."""
    add_renderers(house.app.bot, {PLAIN: plain, LONELY: with_a_button, GONE: gone, BROKEN: broken})
    now, guild, person = house.clock.now(), here(house), number_of(house, name)

    def promise(tx: Transaction) -> None:
        for kind, subject in what:
            notes.write_to_person(tx, guild, person, PrivateLetter(kind, subject * 32, now, now + lasts, f"{now:%s%f}"))

    await house.app.store.run(promise)
    house.app.bot.wake()


async def states(house: House) -> Sequence[tuple[str, str]]:
    ours = outbox.c.person.is_not(None) & (
        outbox.c.kind != "lead_news"
    )  # what coordinators hear of a lead who is phoned
    asked = outbox.select().where(ours).order_by(outbox.c.position)
    return await house.app.store.run(lambda tx: [(row.kind, row.state) for row in tx.sql.execute(asked)])


async def comes_to_rest(house: House) -> None:
    """Wait until nothing that is due to anybody is left."""

    async def settled() -> bool:
        now = house.clock.now()
        due = outbox.select().where(outbox.c.next_try <= now, outbox.c.state.in_(("pending", "sending")))
        return await house.app.store.run(lambda tx: tx.sql.execute(due).first() is None)

    await becomes(house, settled)


async def two_votes(house: House) -> Message:
    """Have two votes opened that remind people at the same time; return the note that comes to Amara of it."""
    noon(house)
    await house.opens_poll()
    await house.opens_poll(SECOND)
    amara = house.person("Amara")
    house.passes(until(house, 6, 18))
    return await amara.sees("Two things are open.")


def labels(message: Message | None) -> list[str]:
    return [] if message is None else [label(one) for one in buttons(message)]


async def test_two_votes_come_in_one_note_with_a_neutral_push_and_a_button_each(house: House) -> None:
    note, amara = await two_votes(house), house.person("Amara")
    assert TWO in words(note)
    assert set(amara.pushes) <= NEUTRAL
    assert len(amara.pushes) == 1
    assert words(note).index(WORDS["Question"]) < words(note).index(SECOND["Question"])  # what closes first comes first
    assert "about 1 minute · closes <t:" in words(note)
    assert labels(note) == [
        "1. Answer", "2. Answer", "Later…", "Not for me", "Catch up", "My settings", "Pause for a week now",
    ]  # fmt: skip
    await house.restarts()
    await amara.presses("2. Answer", on=note)
    await amara.chooses("Choose one", "In the office")
    await amara.sees("Your answer is sealed")
    await amara.presses("1. Answer", on=note)
    await amara.chooses("Choose one", "Pocket card")
    assert "remind" in told(await amara.presses("Later…", on=note)).lower()
    assert TWO in words(note)
    house.check_what_was_sent()


async def test_not_for_me_asks_which_and_of_the_other_vote_somebody_still_hears(house: House) -> None:
    note, amara = await two_votes(house), house.person("Amara")
    which = told(await amara.presses("Not for me", on=note))
    assert "Which one is not for you?" in which
    assert "You hear no more about this vote" in told(await amara.presses(f"1. A vote: {WORDS['Question']}"))
    about = await house.app.store.run(
        lambda tx: {
            subject: tx.subjects.find(tx, subject).title  # type: ignore[union-attr]
            for subject in tx.sql.execute(opt_outs.select().with_only_columns(opt_outs.c.subject)).scalars()
        }
    )
    assert list(about.values()) == [WORDS["Question"]]


async def test_a_line_without_a_button_of_its_own_opens_the_letter_s_card(house: House) -> None:
    noon(house)
    await write(house, "Amara", (PLAIN, "1"), (LONELY, "2"))
    amara = house.person("Amara")
    note = await amara.sees(TWO)
    assert labels(note)[:3] == ["1. Open", "2. Help me", "Later…"]
    await house.restarts()
    add_renderers(house.app.bot, {PLAIN: plain})
    assert "News number 1" in told(await amara.presses("1. Open", on=note))
    await house.app.store.run(lambda tx: tx.sql.execute(outbox.delete().where(outbox.c.kind == PLAIN.name)))
    assert "This is over" in told(await amara.presses("1. Open", on=note))


async def test_a_long_note_shows_four_things_and_the_rest_at_a_press(house: House) -> None:
    noon(house)
    await write(house, "Amara", *((PLAIN, str(number)) for number in range(MANY)))
    amara = house.person("Amara")
    note = await amara.sees("7 things are open.")
    assert "News number 3" in words(note)
    assert "News number 4" not in words(note)
    assert "And 3 more." in words(note)
    rest = told(await amara.presses("See all", on=note))
    assert [f"**{place}. News number {place - 1}**" in rest for place in (5, 6, 7)] == [True] * 3
    assert "News number 6" in told(await amara.presses("7. Open"))


async def test_what_holds_no_longer_or_has_no_words_is_left_out_and_one_thing_alone_is_its_own_card(
    house: House,
) -> None:
    noon(house)
    house.may_complain = True
    await write(house, "Amara", (PLAIN, "1"), (GONE, "2"), (BROKEN, "3"))
    amara = house.person("Amara")
    assert "things are open" not in words(await amara.sees("News number 1"))
    await comes_to_rest(house)
    assert dict(await states(house)) == {
        PLAIN.name: "sent",
        GONE.name: "cancelled",
        BROKEN.name: "pending",
        "note": "sent",
    }
    await write(house, "Ioan", (GONE, "2"), (GONE, "3"))
    await comes_to_rest(house)
    await write(house, "Ioan", (GONE, "4"))
    await comes_to_rest(house)
    assert [state for kind, state in await states(house) if kind == GONE.name] == ["cancelled"] * 4
    assert house.person("Ioan").dms == []


async def test_at_most_one_note_a_day_and_three_a_week_come_whatever_there_is_to_say(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    came: list[int] = []
    for day in range(15):
        for turn in range(2):
            await write(house, "Amara", (PLAIN, f"{day % 10}"), (LONELY, f"{turn}"))
            await comes_to_rest(house)
            if len(amara.dms) > len(came):
                came.append(day)
                await amara.presses("My settings", on=amara.dms[-1])
            house.passes(timedelta(hours=2))
        house.passes(A_DAY - timedelta(hours=4))
    assert came == [0, 1, 2, 7, 8, 9, 14]


async def test_after_two_notes_that_nothing_was_pressed_after_the_next_waits_until_somebody_is_back(
    house: House,
) -> None:
    noon(house)
    amara = house.person("Amara")
    for day in range(4):
        await write(house, "Amara", (PLAIN, str(day)))
        await comes_to_rest(house)
        house.passes(A_DAY)
    assert len(amara.dms) == 2
    assert [state for _, state in await states(house)] == ["sent", "sent", "waiting", "waiting"]
    await house.restarts()
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    add_renderers(house.app.bot, {PLAIN: plain})
    await amara.presses("Open")
    await amara.sees("News number 2")
    await amara.presses("Next one")
    await amara.sees("News number 3")
    house.passes(A_WEEK)
    await write(house, "Amara", (PLAIN, "9"))
    await comes_to_rest(house)
    assert len(amara.dms) == 3


async def test_incident_12_a_note_about_several_things_waits_behind_the_next_press(house: House) -> None:
    noon(house)
    amara, before = house.person("Amara"), len(house.public)
    amara.closes_dms()
    await write(house, "Amara", (PLAIN, "1"), (PLAIN, "2"))
    await comes_to_rest(house)
    assert [one for one in house.public[before:] if one.status < 300 and "/messages" in one.template] == []
    assert dict(await states(house)) == {PLAIN.name: "carried", "note": "waiting"}
    await amara.presses("Help")
    await amara.sees("Something is waiting for you")
    await amara.presses("Open")
    note = await amara.sees(TWO)
    assert "News number 2" in told(await amara.presses("2. Open", on=note))
    assert TWO in words(note)  # it stays, for the other one
    assert dict(await states(house)) == {PLAIN.name: "sent", "note": "sent"}
    assert amara.pushes == []


async def test_two_reminders_of_one_s_own_come_together_and_use_up_nothing(house: House) -> None:
    noon(house)
    amara = house.person("Amara")
    add_renderers(house.app.bot, {REMINDER: plain})
    for _ in range(3):
        await write(house, "Amara", (REMINDER, "1"), (REMINDER, "2"))
        await comes_to_rest(house)
        house.passes(timedelta(hours=1))
    assert len(amara.dms) == 3
    await write(house, "Amara", (PLAIN, "3"))
    await comes_to_rest(house)
    assert "News number 3" in words(amara.dms[-1])
    assert house.clock.now().astimezone(LONDON).hour == 15
