"""The story of a walk: every shared feature works for a noun that it has never heard of."""

from datetime import timedelta

import sqlalchemy as sa
from storage.walks import walkers, walks

from bot.rehearsal.world.messages import Message
from storage.letters import letters
from storage.store import Transaction
from tests.rehearsal.group import card as card_of_group
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.reminding import REMINDED, ticks
from tests.rehearsal.test_story_digest import asks_for_it, until, weeks

LAKE, HILL = "Round the lake", "Up the hill"
FRIDAY = 4


async def on_the_notices(house: House, says: str) -> Message:
    """Return the newest message in the notices channel that says this."""
    olwen = house.person("Olwen")
    return await eventually(
        lambda: next((m for m in reversed(olwen.screen("notices")) if LAKE in words(m) and says in words(m)), None)
    )


async def proposed(house: House, where: str = LAKE) -> None:
    """Have Bethan propose a walk."""
    bethan = house.person("Bethan")
    await bethan.runs("/walk plan")
    await bethan.fills({"Where to": where})
    await bethan.sees("The advisory group sees this walk first")


async def answered(house: House, button: str, where: str = LAKE) -> None:
    """Have three members of the group say the same."""
    for name in ("Maria", "Fatima", "Joy"):
        on = await card_of_group(house, where)
        assert "A walk, for everybody." in words(on)
        await house.person(name).presses(button, on=on)


async def agreed(house: House) -> Message:
    """Have a walk proposed on a Monday after lunch, and agreed to; return its card."""
    until(house, 0, 14)
    await proposed(house)
    await answered(house, "Goes ahead")
    return await on_the_notices(house, "0 come along")


async def rows(house: House, table: sa.Table) -> int:
    def count(tx: Transaction) -> int:
        return tx.sql.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()

    return await house.app.store.run(count)


async def invitations(house: House, name: str) -> list[str]:
    """Return the states of the invitations to this person that are remembered."""
    person = house.person(name).account.id

    def read(tx: Transaction) -> list[str]:
        asked = sa.select(letters.c.state).where(letters.c.person == person, letters.c.kind == "walk_invitation")
        return list(tx.sql.execute(asked).scalars())

    return await house.app.store.run(read)


async def test_the_group_lets_it_happen_and_everybody_is_invited_in_their_hours(group: House) -> None:
    on = await agreed(group)
    grace = group.person("Grace")
    assert "You come along" in told(await grace.presses("Come along", on=on))
    await on_the_notices(group, "1 come along")
    until(group, 5, 15)
    await grace.sees("You are invited to a walk")
    assert set(grace.pushes) == {"A note from Kitchen Table"}


async def test_one_member_pauses_it_and_the_group_can_stop_it(group: House) -> None:
    await proposed(group)
    await group.person("Maria").presses("Pause", on=await card_of_group(group, LAKE))
    await card_of_group(group, "A member has paused it.")
    await answered(group, "Stop")
    await group.person("Bethan").sees("It is off.")
    await group.app.beat()
    assert [m for m in group.person("Olwen").screen("notices") if LAKE in words(m)] == []


async def test_somebody_is_reminded_of_it_and_it_stands_in_what_is_open(group: House) -> None:
    on = await agreed(group)
    grace = group.person("Grace")
    await grace.presses("Remind me", on=on)
    await grace.chooses("Choose when", "Tonight")
    await grace.runs("/remind list")
    assert LAKE in words(grace.private)
    until(group, 0, 20)
    note = await grace.sees(REMINDED)
    assert LAKE in words(note)
    assert "You come along" in told(await grace.presses("Come along", on=note))
    await grace.runs("/help")
    await grace.presses("What is open")
    assert f"Come: {LAKE}" in words(grace.private)


async def test_who_wants_no_more_of_it_is_not_invited_until_they_undo_it(group: House) -> None:
    on = await agreed(group)
    grace, ioan = group.person("Grace"), group.person("Ioan")
    for who in (grace, ioan):
        assert "You hear no more about this walk" in told(await who.presses("Not for me", on=on))
    await ioan.presses("Undo")
    until(group, 5, 15)
    await ioan.sees("You are invited to a walk")
    await ticks(group)
    assert not any(LAKE in words(one) for one in grace.dms)


async def test_two_of_them_come_in_one_note_and_one_of_them_can_be_declined_there(group: House) -> None:
    until(group, 0, 14)
    for where in (LAKE, HILL):
        await proposed(group, where)
        await answered(group, "Goes ahead", where)
    await group.plans()
    until(group, 5, 15)
    grace = group.person("Grace")
    note = await grace.sees("Two things are open.")
    assert all(f"A walk: {where}" in words(note) for where in (LAKE, HILL))
    assert "You come along" in told(await grace.presses("1. Come", on=note))
    await grace.presses("Not for me", on=note)
    assert "You hear no more about this walk" in told(await grace.presses(f"2. A walk: {HILL}"))


async def test_the_week_in_short_tells_of_it(group: House) -> None:
    await agreed(group)
    amara = await asks_for_it(group)
    until(group, FRIDAY, 14)
    await eventually(lambda: any(LAKE in one for one in weeks(amara)))
    group.passes(timedelta(days=5, hours=2))
    await on_the_notices(group, "We have walked")
    until(group, FRIDAY, 14)
    await eventually(lambda: any(f"We walked: {LAKE}" in one for one in weeks(amara)))


async def test_whoever_leaves_or_has_their_data_deleted_comes_no_longer(group: House) -> None:
    on = await agreed(group)
    grace, ioan = group.person("Grace"), group.person("Ioan")
    for who in (grace, ioan):
        await who.presses("Come along", on=on)
    await on_the_notices(group, "2 come along")
    await grace.runs("/me")
    await grace.presses("More")
    await grace.presses("Leave")
    await grace.presses("Yes, leave now")
    await on_the_notices(group, "1 come along")
    assert await invitations(group, "Grace") == []
    await ioan.runs("/me")
    for button in ("More", "My data", "Delete everything", "Yes, delete it"):
        await ioan.presses(button)
    await on_the_notices(group, "0 come along")
    assert (await rows(group, walkers), await rows(group, walks)) == (0, 1)
    assert await invitations(group, "Ioan") == []
