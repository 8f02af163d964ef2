"""Stories of ideas: from anybody who takes part, under a name or without, and always with an answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import ShownAs
from bot.rehearsal.person.person import Person
from bot.rehearsing import join
from storage.preferences import preferences_of, put_preferences
from storage.store import Transaction
from tests.rehearsal.group import ROOM, after_lunch, card
from tests.rehearsal.house import NEUTRAL, House, custom_id, eventually, told, words

IDEA = "Could we talk about *doubles* on the late round?"
SHOWN = "> Could we talk about \\*doubles\\* on the late round?"


async def writes(house: House, name: str, *, wish: str = "I'd like us to talk about…", idea: str = IDEA) -> Person:
    person = house.person(name)
    await person.presses("I have an idea")
    await person.chooses("What would you like?", wish)
    await person.fills({"In your own words": idea})
    assert "This is what they will see" in words(person.private)
    return person


def sends(person: Person) -> str:
    """Return the id of the button that sends what this person is looking at."""
    assert person.private is not None
    return str(person.private.components[0]["components"][0]["custom_id"])


async def answers(house: House, name: str, *, what: str = "Yes, we take it up", reply: str = "Good. In March.") -> None:
    person = house.person(name)
    await person.presses("Answer it")
    await person.chooses("What becomes of it?", what)
    await person.fills({"Your answer, and why": reply})
    await person.sees("Answered")


async def test_an_idea_goes_to_the_group_and_its_answer_back_to_whoever_sent_it(group: House) -> None:
    amara = await writes(group, "Amara")
    assert SHOWN in words(amara.private)
    assert "— Homecare worker" in words(amara.private)
    assert not [m for m in group.person("Olwen").screen(ROOM) if "late round" in words(m)]
    sending = sends(amara)
    await amara.presses("Send it")
    await amara.sees("You have an answer by")
    posted = await card(group, "late round")
    assert SHOWN in words(posted)
    assert "— Homecare worker" in words(posted)
    assert "An answer is owed by" in words(posted)
    await group.restarts()
    await answers(group, "Maria")
    note = await amara.sees("Your idea has an answer")
    assert "**Yes, we take it up.**" in words(note)
    assert "> Good. In March." in words(note)
    assert note in amara.dms
    assert amara.pushes[-1] in NEUTRAL
    assert "> Good. In March." in words(await card(group, "Answered"))
    late = group.asks(group.person("Joy"), sending.replace("propose-send", "idea-answer"))
    await late.answered
    assert "This idea has been answered already." in told(late)


async def test_an_idea_without_a_name_leaves_nothing_of_whoever_sent_it(group: House) -> None:
    amara = await writes(group, "Amara")
    await amara.presses("Without my name")
    assert "— sent without a name" in words(amara.private)
    await amara.presses("Send it")
    sent = words(await amara.sees("It appears in the notices channel under"))
    reference = sent.split("under **")[1].split("**")[0]
    posted = await card(group, "late round")
    assert "— sent without a name" in words(posted)
    assert "worker" not in words(posted).lower().replace("homecare workers", "")
    assert await whose(group) == [(None, "", None)]
    await answers(group, "Joy", what="No, and why", reply="We talked about it in May.")
    notice = await group.person("Sipho").sees(reference)
    assert "We talked about it in May." in words(notice)
    assert "late round" not in words(notice)
    assert amara.dms == []


@pytest.mark.parametrize(
    ("shown", "called"),
    [(ShownAs.NAME, "— Amara"), (ShownAs.PSEUDONYM, "— Robin"), (ShownAs.ROLE, "— Homecare worker")],
)
async def test_an_idea_is_signed_with_the_name_somebody_chose(group: House, shown: ShownAs, called: str) -> None:
    await is_shown_as(group, "Amara", shown)
    amara = await writes(group, "Amara")
    assert called in words(amara.private)
    await amara.presses("Without my name")
    assert called not in words(amara.private)
    await amara.presses("With my name")
    await amara.presses("Change it")
    await amara.fills({"In your own words": "Shorter, please."})
    await amara.presses("Send it")
    assert called in words(await card(group, "> Shorter, please."))


async def whose(house: House) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.sql.exec_driver_sql("SELECT person, name, role_group FROM proposals")]

    return await house.app.store.run(read)


async def is_shown_as(house: House, name: str, shown: ShownAs) -> None:
    guild, person = GuildId(house.stage.world.guild.id), PersonId(house.person(name).account.id)

    def choose(tx: Transaction) -> None:
        chosen = preferences_of(tx, guild, person)
        assert chosen is not None
        put_preferences(tx, replace(chosen, shown_as=shown, pseudonym="Robin" if shown is ShownAs.PSEUDONYM else ""))

    await house.app.store.run(choose)


async def test_what_is_not_sent_is_seen_by_nobody_and_forgotten(group: House) -> None:
    amara = await writes(group, "Amara")
    dropped = sends(amara)
    await amara.presses("Don't send")
    assert "Not sent" in words(amara.private)
    await writes(group, "Amara")
    forgotten = sends(amara)
    group.passes(timedelta(days=1, hours=2))
    await group.app.beat()
    for button in (dropped, forgotten):
        late = group.asks(amara, button)
        await late.answered
        assert "no longer kept here" in told(late)
    assert not [m for m in group.person("Olwen").screen(ROOM) if "late round" in words(m)]


async def test_the_group_is_told_something_that_needs_no_answer(group: House) -> None:
    amara = await writes(group, "Amara", wish="Tell the advisory group something", idea="The rota is out.")
    await amara.presses("Send it")
    await amara.sees("Nothing more is asked of you.")
    assert "An answer is owed" not in words(await card(group, "The rota is out."))


async def test_where_there_is_no_group_coordinators_answer(house: House) -> None:
    after_lunch(house)
    amara = await writes(house, "Amara", wish="I'd like us to decide…")
    assert "The coordinators read it." in words(amara.private)
    await amara.presses("Send it")
    await amara.sees("You have an answer by")
    bethan = house.person("Bethan")
    await bethan.runs("/advisory")
    assert "1 idea waits for you." in words(bethan.private)
    await bethan.chooses("Read an idea", IDEA)
    assert SHOWN in words(bethan.private)
    await answers(house, "Bethan", what="Later")
    assert "**Later, not now.**" in words(await amara.sees("Your idea has an answer"))


async def test_an_idea_becomes_a_draft_from_a_partner_and_is_answered_as_any_other(house: House) -> None:
    asked = "Who helps when a hoist breaks?"
    after_lunch(house)
    amara = await writes(house, "Amara", wish="I'd like us to ask…", idea=asked)
    await amara.presses("Send it")
    bethan = house.person("Bethan")
    await bethan.runs("/advisory")
    await bethan.chooses("Read an idea", asked)
    await bethan.presses("Ask it as a vote")
    await bethan.chooses("In which way?", "One choice")
    await bethan.fills({"Answers, one a line": "Nobody\nThe office"})
    assert asked in words(await bethan.sees("Your vote, before it opens"))
    await bethan.runs("/advisory")
    await bethan.chooses("Read an idea", asked)
    idea = await bethan.sees("Let us ask this")
    await answers(house, "Bethan")
    await bethan.presses("Ask it as a question")
    await bethan.fills({"Why you ask, in one sentence": "A partner asked.", "Ready-made answers, one a line": "Nobody"})
    panel = words(await bethan.sees("Your question, before it opens"))
    assert asked in panel
    assert "From a partner" in panel
    assert "**Yes, we take it up.**" in words(await amara.sees("Your idea has an answer"))
    forged = house.asks(house.person("Ioan"), custom_id(idea, "ask-as-topic"))
    await forged.answered
    assert "Only coordinators can do this." in told(forged)


async def test_coordinators_see_of_the_groups_ideas_only_when_an_answer_is_owed(group: House) -> None:
    amara = await writes(group, "Amara")
    await amara.presses("Send it")
    posted = await card(group, "late round")
    bethan = group.person("Bethan")
    await bethan.runs("/advisory")
    assert "An answer of the group is owed by" in words(bethan.private)
    assert "late round" not in words(bethan.private)
    idea = str(posted.components[0]["components"][0]["custom_id"]).split(":")[2]
    for verb, values in (("idea-read", None), ("idea-answer", None), ("idea-chosen", (idea,)), ("idea-told", ("yes",))):
        forged = group.asks(bethan, f"v1:{verb}:{idea}", values=values)
        await forged.answered
        assert "Only the advisory group can do this." in told(forged)


async def test_only_those_who_have_joined_have_ideas(house: House) -> None:
    ada = house.visitor("Ada")
    assert "This is for those who have joined" in told(await ada.presses("I have an idea"))
    for verb, values in (("propose-kind", ("talk",)), ("propose-send", None), ("propose-unsign", None)):
        forged = house.asks(ada, f"v1:{verb}:{'0' * 32}", values=values)
        await forged.answered
        assert "This is for those who have joined" in told(forged)


async def test_nobody_sends_or_reads_what_somebody_else_has_written(group: House) -> None:
    amara = await writes(group, "Amara")
    preview = amara.private
    idea = sends(amara).split(":")[2]
    await join(group.stage, "Kwame", "Homecare worker")
    for verb in ("propose-send", "propose-change", "propose-sign", "propose-unsign"):
        forged = group.asks(group.person("Kwame"), f"v1:{verb}:{idea}")
        await forged.answered
        assert "no longer kept here" in told(forged)
    forged = group.asks(group.person("Maria"), f"v1:idea-read:{idea}")
    await forged.answered
    assert "not here any more" in told(forged)
    await amara.presses("Send it", on=preview)
    await eventually(lambda: [m for m in group.person("Olwen").screen(ROOM) if "late round" in words(m)])


@pytest.mark.parametrize("is_answered", [False, True])
async def test_whoever_is_deleted_takes_their_ideas_off_the_cards_in_the_groups_channel(
    group: House, *, is_answered: bool
) -> None:
    amara = await writes(group, "Amara")
    await amara.presses("Send it")
    await amara.sees("You have an answer by")
    posted = await card(group, "late round")
    if is_answered:
        await answers(group, "Maria")
    grace = await writes(group, "Grace", idea="Something about hoists")
    await grace.presses("Send it")
    await card(group, "hoists")
    await group.asks(amara, "v1:data-delete-now:-").answered
    await group.person("Olwen").sees("This idea is not here any more")
    stands = next(one for one in group.person("Olwen").screen(ROOM) if one.id == posted.id)
    assert "late round" not in words(stands)
    assert "Homecare worker" not in words(stands)
    assert not stands.components
    assert "hoists" in words(await card(group, "hoists"))
