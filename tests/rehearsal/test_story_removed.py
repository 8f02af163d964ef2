"""Stories of people who are not in the server any more, and of the buttons and forms in their old private messages."""

import asyncio

import pytest

from bot.domain import actions
from bot.domain.actions import ONES_OWN, Action
from bot.domain.people import Actor, GuildId, Membership, PersonId
from bot.services import permission
from cogs.kit import responder
from cogs.kit.router import router_of
from tests.rehearsal.house import WORDS, WORKERS, House, custom_id, eventually, told
from tests.rehearsal.old_messages import (
    DEFERRED,
    NOT_HERE,
    NOT_SAID,
    answer,
    discord_does_not_say,
    every_row,
    partner,
    privately,
    questions_asked,
    submits,
)
from tests.rehearsal.reminding import noon, ticks, until

VIDEO = WORDS["Answers, one a line"].splitlines()[0]
LAST = ("leave-now", "data-delete-now")  # after these there is less to press about


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Action | None]:
    """For which actions it was looked whether somebody is in the server; None is for what stands under none."""
    seen: list[Action | None] = []

    def noted(actor: Actor, action: Action | None) -> None:
        seen.append(action)
        actions.check_membership(actor, action)

    monkeypatch.setattr(permission, "check_membership", noted)
    return seen


async def test_somebody_who_was_removed_cannot_vote_by_an_old_private_message(house: House) -> None:
    card = await house.opens_poll()
    priya = house.person("Priya")
    assert VIDEO in await answer(privately(house, priya, custom_id(card, "answer")))
    await priya.leaves_server()
    for verb in ("answer", "more"):
        assert NOT_HERE in await answer(privately(house, priya, custom_id(card, verb)))
    assert NOT_HERE in await answer(privately(house, priya, custom_id(card, "choose"), "0"))
    for name in WORKERS[:5]:
        await house.votes(name, "Pocket card", card=card)
    assert (await house.counts())["Pocket card"] == 5


async def test_whoever_is_in_the_server_votes_by_private_message(house: House) -> None:
    card = await house.opens_poll()
    for name in WORKERS[:6]:
        assert "sealed" in await answer(privately(house, house.person(name), custom_id(card, "choose"), "0"))
    assert (await house.counts())[VIDEO] == 6


async def test_somebody_who_was_removed_cannot_leave_and_come_back_as_a_manager(house: House) -> None:
    amara = house.person("Amara")
    await amara.leaves_server()
    assert NOT_HERE in await answer(privately(house, amara, "v1:join-as-manager:-"))
    assert NOT_HERE in await answer(privately(house, amara, "v1:join-in-en:-"))
    assert NOT_HERE not in await answer(privately(house, amara, "v1:leave-now:-"))
    assert await partner(house, amara) is None
    for verb in ("join", "join-in-en", "join-as-manager", "join-when-any-day", "join-yes"):
        assert NOT_HERE in await answer(privately(house, amara, f"v1:{verb}:-")), verb
    assert await partner(house, amara) is None


async def test_whatever_somebody_who_was_removed_presses_only_what_is_their_own_is_done(
    house: House, looked_at: list[Action | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every verb there is: whichever asks for more than one's own changes nothing, and the same is said to all."""
    monkeypatch.setattr(house.app.bot.members, "membership", _gone)  # over the gateway, so many would take minutes
    card = await house.opens_poll()
    ref = str(next(iter(card.components))["components"][0]["custom_id"]).split(":")[2]
    amara = house.person("Amara")
    await amara.leaves_server()
    await ticks(house)
    await house.app.heartbeat.stop()  # whatever changes from here on is a press's doing
    router = router_of(house.app.bot)
    pressed = [(verb, False) for verb in router._presses] + [(verb, True) for verb in router._forms]
    owed = set[Action | None]()
    before = await house.app.store.run(every_row)
    for verb, is_form in sorted(pressed, key=lambda one: (one[0] in LAST, one)):
        looked_at.clear()
        sent = submits(house, amara, verb, ref) if is_form else privately(house, amara, f"v1:{verb}:{ref}", "cy")
        said = await answer(sent)
        beyond = set(looked_at) - ONES_OWN
        assert (NOT_HERE in said) is bool(beyond), (verb, said, looked_at)
        after = await house.app.store.run(every_row)
        assert after == before or (looked_at and not beyond), verb
        before = after
        owed |= set() if beyond else set(looked_at)
    assert owed == ONES_OWN
    await eventually(lambda: not any("interaction" in task.get_name() for task in asyncio.all_tasks()))


async def _gone(_guild: GuildId, _person: PersonId) -> Membership:
    return Membership.NOT_HERE


async def test_what_was_typed_into_a_form_before_somebody_was_removed_is_not_sent(house: House) -> None:
    amara = house.person("Amara")
    await answer(privately(house, amara, "v1:propose-kind:-", "ask"))
    form = await amara.opens()
    await amara.leaves_server()
    labels = [part["label"] for part in form.components if part.get("label")]
    await amara.fills({labels[0]: "Ask about my manager"})
    await amara.sees(NOT_HERE)
    drafts = await house.app.store.run(every_row)
    assert not any("Ask about my manager" in row for rows in drafts.values() for row in rows)


async def test_the_buttons_of_a_real_note_are_refused_to_whoever_is_not_there_any_more(house: House) -> None:
    now = noon(house)
    grace = house.person("Grace")
    await grace.presses("More", on=await house.opens_poll())
    await grace.presses("Remind me")
    await grace.chooses("Choose when", "Tonight")
    until(house, now.replace(hour=19))
    note = await grace.sees("You asked to be reminded")
    await grace.leaves_server()
    for label in ("Answer privately", "My settings"):
        asked = await grace.presses(label, on=note)
        assert (NOT_HERE in told(asked)) is (label == "Answer privately")


async def test_where_discord_does_not_say_whether_somebody_is_there_they_are_told_what_to_do(house: House) -> None:
    card, amara = await house.opens_poll(), house.person("Amara")
    await ticks(house)
    await house.app.heartbeat.stop()
    before = await house.app.store.run(every_row)
    with discord_does_not_say(house):
        assert NOT_SAID in await answer(privately(house, amara, custom_id(card, "choose"), "0"))
        assert await house.app.store.run(every_row) == before
        assert "That you take part" in await answer(privately(house, amara, "v1:data-see:-"))  # which is their own
    assert "sealed" in await answer(privately(house, amara, custom_id(card, "choose"), "0"))


async def test_while_discord_takes_its_time_whoever_presses_has_a_first_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await house.opens_poll()
    monkeypatch.setattr(responder, "PATIENCE", 0.01)
    house.stage.gateway.member_lists.after = 0.1
    asked = privately(house, house.person("Amara"), custom_id(card, "answer"))
    await asked.answered
    assert asked.answer == DEFERRED
    await house.person("Amara").sees("Choose one")


async def test_presses_in_the_server_and_about_ones_own_ask_discord_nothing(house: House) -> None:
    card = await house.opens_poll()
    questions = questions_asked(house)
    await house.votes("Amara", VIDEO, card=card)
    await house.person("Amara").presses("What is open")
    for verb in ("data", "data-see", "worried", "me"):
        await answer(privately(house, house.person("Amara"), f"v1:{verb}:-"))
    assert questions == []


async def test_a_crowd_that_presses_at_once_shares_its_questions(house: House) -> None:
    card = await house.opens_poll()
    questions = questions_asked(house)
    crowd = [privately(house, house.person(name), custom_id(card, "answer")) for name in WORKERS for _ in range(4)]
    said = [await answer(one) for one in crowd]
    assert all(VIDEO in one for one in said)
    assert len(questions) <= 4
    assert all(len(one["user_ids"]) <= 100 for one in questions)


async def test_nothing_is_kept_of_who_has_been_asked_about(house: House) -> None:
    """Removed between two presses, somebody is refused the second: no answer is older than the press."""
    questions = questions_asked(house)
    amara = house.person("Amara")
    before = await house.app.store.run(every_row)
    assert NOT_HERE not in await answer(privately(house, amara, "v1:open:-"))
    assert await house.app.store.run(every_row) == before
    await amara.leaves_server()
    assert NOT_HERE in await answer(privately(house, amara, "v1:open:-"))
    assert len(questions) == 2


async def test_where_the_bot_was_removed_old_buttons_rest_and_what_is_ones_own_is_there(house: House) -> None:
    card, world = await house.opens_poll(), house.stage.world
    world.leave(world.guild, world.bot)
    await eventually(lambda: house.app.bot.get_guild(world.guild.id) is None or None)
    assert "its work rests" in await answer(privately(house, house.person("Amara"), custom_id(card, "choose"), "0"))
    assert "That you take part" in await answer(privately(house, house.person("Amara"), "v1:data-see:-"))
