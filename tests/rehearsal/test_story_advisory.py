"""Stories of the advisory group: what will be asked comes to it first, one holds it up, three decide."""

import asyncio
from datetime import timedelta

from bot.rehearsing import join
from bot.text import Texts
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.group import ASKS, MEMBERS, QUESTION, ROOM, card, notices, puts, says, silence_waits
from tests.rehearsal.house import WORDS, House, buttons, custom_id, label, told, words


async def test_three_members_let_a_vote_go_ahead_and_it_opens_by_itself(group: House) -> None:
    bethan = await group.writes()
    panel = await bethan.sees("Your vote, before it opens")
    assert "Post it" not in [label(b) for b in buttons(panel)]
    await bethan.presses("Send to the advisory group")
    on = await card(group)
    said = words(on)
    for part in (
        QUESTION,
        "Pocket card",
        "everyone who has joined",
        "one answer · ordinary",
        "It goes into session 4. · everybody hears within 14 days",
    ):
        assert part in said
    assert "Only the advisory group, the bot and the server's owner can see #advisory-group." in said
    assert "You said: it goes ahead." in await says(group, "Maria", "Goes ahead")
    await says(group, "Maria", "Goes ahead")
    await says(group, "Fatima", "Stop")
    await says(group, "Joy", "Goes ahead")
    assert notices(group) == []
    assert words(await card(group)) == said
    await group.restarts()
    await says(group, "Fatima", "Goes ahead")
    await group.person("Amara").sees("The advisory group agreed.")
    assert "It goes ahead. Three members said so." in words(await card(group, "Decided"))
    assert buttons(await card(group, "Decided")) == []
    assert "It is open now." in words(await bethan.sees("The advisory group has answered"))


async def test_one_member_pauses_and_silence_does_not_let_it_go_ahead(group: House) -> None:
    await puts(group)
    assert "You have paused this" in await says(group, "Maria", "Pause")
    await card(group, "A member has paused it.")
    assert "Maria" not in words(await card(group, QUESTION))
    bethan = group.person("Bethan")
    await bethan.runs("/advisory")
    assert "paused" in words(bethan.private)
    group.passes(timedelta(days=4))
    await group.app.beat()
    assert notices(group) == []
    assert "Your pause is over" in told(await group.person("Maria").presses("Take my pause away"))
    await card(group, ASKS)
    group.passes(timedelta(days=2))
    await group.app.beat()
    assert notices(group) == []
    group.passes(timedelta(days=1, hours=1))
    await group.person("Amara").sees("and did not answer.")
    assert "Nobody answered in time" in words(await card(group, "Decided"))


async def test_another_members_pause_stays_when_one_takes_theirs_away(group: House) -> None:
    await puts(group)
    await says(group, "Maria", "Pause")
    await says(group, "Joy", "Pause")
    assert "Somebody else has paused it too" in told(await group.person("Maria").presses("Take my pause away"))
    await card(group, "A member has paused it.")
    for name in ("Maria", "Fatima", "Blessing"):  # three still decide
        await says(group, name, "Goes ahead")
    await group.card()


async def test_the_group_has_a_vote_changed_and_sees_it_again(group: House) -> None:
    await puts(group)
    maria = group.person("Maria")
    await says(group, "Maria", "Say why…")
    await maria.fills({"Why?": "“Form” is *unclear* to me."})
    preview = await maria.sees("This is what others will see")
    assert "> “Form” is \\*unclear\\* to me." in words(preview)
    assert "unclear" not in words(await card(group, QUESTION))
    await maria.presses("Send it")
    await card(group, "unclear")
    bethan = group.person("Bethan")
    assert "unclear" not in words(bethan.private)
    await group.restarts()
    for name in ("Fatima", "Joy", "Blessing"):
        await says(group, name, "Change this")
    told_her = words(await bethan.sees("The advisory group has answered"))
    assert "It is to be changed. Three members said so." in told_her
    assert "unclear" in told_her
    await bethan.runs("/advisory")
    await bethan.presses(f"My draft: {QUESTION}")
    panel = await bethan.sees("The advisory group asks you to change this.")
    assert "unclear" in words(panel)
    await bethan.presses("Change the words")
    await bethan.fills(WORDS | {"Question": "Which way of learning suits you best?"})
    await bethan.presses("Send to the advisory group")
    again = await card(group, "Which way of learning suits you best?")
    assert "unclear" not in words(again)
    for name in ("Fatima", "Joy", "Blessing"):
        await group.person(name).presses("Goes ahead", on=again)
    await group.person("Amara").sees("The advisory group agreed.")


async def test_what_the_group_has_stopped_cannot_be_opened_or_sent_again(group: House) -> None:
    ahead = custom_id(await puts(group), "group-ahead")
    panel = group.person("Bethan").private
    assert panel is not None
    for name in MEMBERS[:3]:
        await says(group, name, "Stop")
    bethan = group.person("Bethan")
    await bethan.sees("It is stopped. Three members said so.")
    for verb in ("draft-post", "draft-send", "draft-words", "draft-kind"):
        forged = group.asks(
            bethan, custom_id(panel, verb), values=("sensitive",) if verb == "draft-kind" else None, message=panel
        )
        await forged.answered
        if verb == "draft-words":
            await bethan.fills(WORDS)
            await bethan.sees("The advisory group has stopped this.")
        else:
            assert "The advisory group has stopped this" in told(forged)
    assert notices(group) == []
    late = group.asks(group.person("Blessing"), ahead)
    await late.answered
    assert "This has been decided already." in told(late)


async def test_while_the_group_looks_at_it_a_draft_is_neither_opened_nor_changed(group: House) -> None:
    bethan = await group.writes()
    panel = await bethan.sees("Your vote, before it opens")
    await bethan.presses("Send to the advisory group")
    ahead = custom_id(await card(group), "group-ahead")
    for verb, values in (("draft-post", None), ("draft-kind", ("sensitive",)), ("draft-close", ("3",))):
        forged = group.asks(bethan, custom_id(panel, verb), values=values, message=panel)
        await forged.answered
        assert "The advisory group is looking at this" in told(forged)
    again = group.asks(bethan, custom_id(panel, "draft-send"), message=panel)
    await again.answered
    assert len([m for m in group.person("Olwen").screen(ROOM) if ASKS in words(m)]) == 1
    await bethan.presses("Take it back", on=again.original)
    await card(group, "The coordinator has taken it back.")
    late = group.asks(group.person("Maria"), ahead)
    await late.answered
    assert "The coordinator has taken this back." in told(late)
    await bethan.presses("Send to the advisory group")
    await card(group)


async def test_where_silence_means_waiting_it_waits_and_the_coordinator_is_told(group: House) -> None:
    await silence_waits(group)
    await puts(group)
    group.passes(timedelta(days=3, hours=1))
    bethan = group.person("Bethan")
    await bethan.sees("No answer from the advisory group yet")
    assert notices(group) == []
    for name in MEMBERS[:3]:
        await says(group, name, "Goes ahead")
    await group.card()


async def test_three_who_press_at_once_open_it_once(group: House) -> None:
    on = await puts(group)
    presses = [group.asks(group.person(name), custom_id(on, "group-ahead"), message=on) for name in MEMBERS]
    presses += [group.asks(group.person("Maria"), custom_id(on, "group-ahead"), message=on) for _ in range(2)]
    await asyncio.gather(*(press.answered for press in presses))
    await group.card()
    assert len(notices(group)) == 1


async def test_without_members_a_vote_is_opened_as_before(house: House) -> None:
    house.person("Olwen").gives_role("Helen", "Coordinator")
    await house.opens_poll()
    assert "advisory group" not in words(await house.card())


async def test_what_cannot_open_any_more_is_told_to_the_coordinator(group: House) -> None:
    for name in ("Anjali", "Dylan", "Chen"):
        await join(group.stage, name, "Manager")
    bethan = await group.writes()
    await bethan.chooses("Who is asked", "Other partners")
    await bethan.presses("Send to the advisory group")
    await card(group)
    for name in MEMBERS[:3]:
        await says(group, name, "Goes ahead")
    assert "It could not open by itself" in words(await bethan.sees("The advisory group has answered"))
    await bethan.runs("/advisory")
    await bethan.presses(f"My draft: {QUESTION}")
    panel = await bethan.sees("**The advisory group agrees.**")
    assert "A vote needs at least 8 people" in words(panel)
    assert "Post it" in [label(b) for b in buttons(panel)]
    await bethan.chooses("Who is asked", "Everyone who has joined")
    panel = await bethan.sees("Your vote, before it opens")
    assert "Send to the advisory group" in [label(b) for b in buttons(panel)]


async def test_in_wales_the_group_reads_welsh_first_with_the_english_beside_it(group: House) -> None:
    olwen = group.person("Olwen")
    await olwen.runs("/setup")
    await olwen.chooses("Language of this server", "Cymraeg")
    bethan = group.person("Bethan")
    bethan.account.locale = "cy"
    await begins_vote(bethan, language="cy")
    label_of = Texts().words("cy").label
    await bethan.fills({label_of("Question"): QUESTION, label_of("Answers, one a line"): "Ie\nNa"})
    await bethan.presses("Anfon at y grŵp cynghori · Send to the advisory group")
    on = await card(group, "A fyddech yn gadael i hyn gael ei ofyn?")
    assert ASKS in words(on)
    await group.restarts()
    for name in MEMBERS[:3]:
        await group.person(name).presses("Mynd yn ei flaen · Goes ahead", on=on)
    shown = words(await group.person("Amara").sees("Cytunodd y grŵp cynghori."))
    assert "The advisory group agreed." in shown
    await card(group, "Dywedodd tri aelod hynny.")
