"""Stories of the group's channel: who can see it, and who tries to (incident 5)."""

from collections import Counter
from datetime import timedelta

import pytest

from bot.domain.actions import Action
from bot.rehearsal.world import permissions
from bot.rehearsal.world.changes import drop_channel
from storage.store import Transaction
from tests.rehearsal.group import ASKS, ROOM, card, puts, says
from tests.rehearsal.house import House, custom_id, eventually, told, words
from tests.rehearsal.test_story_ideas import writes
from tests.rehearsal.test_story_rooms import as_discord_knows
from tests.rehearsal.test_story_setup import add_role

VERBS = ("group-ahead", "group-change", "group-stop", "group-pause", "group-go-on", "group-why", "group-see")


async def acts(house: House) -> dict[tuple[Action, bool], int]:
    return Counter((Action(str(action)), bool(allowed)) for _, action, allowed in await rows(house))


async def rows(house: House) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [
            tuple(row) for row in tx.sql.exec_driver_sql("SELECT who, action, allowed FROM audit ORDER BY position")
        ]

    return await house.app.store.run(read)


@pytest.mark.parametrize("verb", VERBS)
async def test_a_manager_who_tries_to_open_the_groups_items_is_refused_and_logged(group: House, verb: str) -> None:
    on = await puts(group)
    helen = group.person("Helen")
    before = await acts(group)
    forged = group.asks(helen, custom_id(on, verb), message=on)
    await forged.answered
    assert "Only the advisory group can do this." in told(forged)
    assert helen.form is None
    private = group.asks(helen, custom_id(on, verb), channel=group.stage.world.dm_with(helen.account))
    await private.answered
    assert "in the server" in told(private)
    action = Action.READ_ADVISORY if verb == "group-see" else Action.OVERSEE
    assert (await acts(group)).get((action, False), 0) == before.get((action, False), 0) + 1
    assert "Which form" not in str(await rows(group))
    for other in ("group-back", "group-terms", "group-waits"):
        forged = group.asks(helen, f"v1:{other}:-")
        await forged.answered
        assert "Only" in told(forged)
    assert "Helen" not in words(await card(group))


async def test_what_members_do_is_in_the_log_without_who(group: House) -> None:
    await puts(group)
    await says(group, "Maria", "Pause")
    await says(group, "Maria", "Stop")
    await says(group, "Maria", "Stop")
    overseen = [row for row in await rows(group) if row[1] == Action.OVERSEE.value]
    assert overseen == [(None, Action.OVERSEE.value, 1)] * 2


async def test_a_role_taken_away_between_opening_and_pressing_takes_the_power_away(group: House) -> None:
    await puts(group)
    maria = group.person("Maria")
    await says(group, "Maria", "Say why…")
    group.person("Olwen").takes_role("Maria", "Advisory group")
    assert "Only the advisory group can do this." in told(await maria.fills({"Why?": "Too long."}))
    assert "Too long." not in words(await card(group, ASKS))
    on = await card(group)
    forged = group.asks(maria, custom_id(on, "group-stop"), message=on)
    await forged.answered
    assert "Only the advisory group can do this." in told(forged)


async def test_somebody_with_the_role_who_has_not_joined_decides_nothing(group: House) -> None:
    on = await puts(group)
    group.person("Olwen").gives_role("Oksana", "Advisory group")
    assert "Only the advisory group can do this." in told(await group.person("Oksana").presses("Stop", on=on))


async def test_while_others_can_read_it_the_channel_is_not_called_private_and_no_unsigned_words_are_posted(
    group: House,
) -> None:
    helpers = add_role(group, "Area managers", bits=permissions.ADMINISTRATOR)
    room = await as_discord_knows(group, group.person("Olwen").find_place(ROOM).id)
    await eventually(lambda: room.guild.get_role(helpers.id))
    on = await puts(group)
    said = words(on)
    assert "#advisory-group is not private yet. It is also open to: Area managers." in said
    assert "Take that permission from: Area managers." in said
    assert "Only the advisory group, the bot" not in said
    await says(group, "Maria", "Say why…")
    maria = group.person("Maria")
    await maria.fills({"Why?": "My own words."})
    assert "It is not posted while others can read the channel." in words(maria.private)
    await maria.presses("Send it")
    amara = await writes(group, "Amara", idea="Nobody may know this is me.")
    await amara.presses("Without my name")
    await amara.presses("Send it")
    posted = await card(group, "so the words are not posted")
    room_now = [words(m) for m in group.person("Olwen").screen(ROOM)]
    assert not [text for text in room_now if "My own words" in text or "Nobody may know" in text]
    assert "> Nobody may know this is me." in told(await maria.presses("Read it", on=posted))


async def test_a_deleted_channel_is_said_and_mended_and_nothing_is_lost(group: House) -> None:
    await puts(group)
    drop_channel(group.stage.world, group.person("Olwen").find_place(ROOM))
    bethan = await group.writes({**_OTHER})
    await bethan.presses("Send to the advisory group")
    assert "has no channel that its members and the bot can use" in words(bethan.private)
    olwen = group.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Set it up")
    await eventually(lambda: ROOM in olwen.places)
    await card(group)
    for name in ("Maria", "Fatima", "Joy"):
        await says(group, name, "Goes ahead")
    await group.card()


_OTHER = {
    "Question": "Another question?",
    "Answers, one a line": "Yes\nNo",
    "What happens with it": "",
}


async def test_the_table_says_what_the_group_is_and_what_happened_since(group: House) -> None:
    await puts(group)
    maria = group.person("Maria")
    table = await card(group, "The advisory group's table")
    assert "You have 3 days. With no answer by then, it goes ahead." in told(
        await maria.presses("What this group is", on=table)
    )
    for name in ("Maria", "Fatima", "Joy"):
        await says(group, name, "Stop")
    amara = await writes(group, "Amara")
    await amara.presses("Send it")
    await card(group, "late round")
    await maria.presses("Since you were here", on=table)
    said = told(await maria.chooses("Choose one", "One week"))
    assert "**Which form would you use most?**: It is stopped. Three members said so." in said
    assert "1 thing was put to you or decided. 1 idea came." in said
    group.passes(timedelta(days=8))
    await maria.presses("Since you were here", on=table)
    assert "0 things were put to you" in told(await maria.chooses("Choose one", "One week"))
    await maria.presses("Since you were here", on=table)
    assert "1 thing was put to you" in told(await maria.chooses("Choose one", "One month"))
