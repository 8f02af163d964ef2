"""Stories of "Later…" on a note that says several things: it comes back, with what still holds of it."""

from datetime import timedelta

from tests.rehearsal.house import House, buttons, eventually, label, told, words
from tests.rehearsal.reminding import REMINDED, in_full, noon, until, writes


async def test_a_note_comes_back_when_somebody_says_later(house: House) -> None:
    then = noon(house) + timedelta(hours=2)
    amara = await writes(house, "today at 14:00", "Ring the office")
    await writes(house, "today at 14:00", "Take the tablets")
    until(house, then)
    note = await amara.sees("Two things are open")
    await amara.presses("Later…", on=note)
    await amara.sees("When shall we remind you?")
    await amara.chooses("Choose when", "Tonight")
    said = words(await amara.sees("We will remind you"))
    assert f"**{in_full(then.replace(hour=19))}**" in said
    assert "You then see the note again." in said
    assert "A note, once more" in told(await amara.runs("/remind list"))
    until(house, then.replace(hour=19))
    again = await eventually(lambda: next((one for one in amara.dms if REMINDED in words(one)), None))
    assert "1. Ring the office\n2. Take the tablets" in words(again)
    assert [label(one) for one in buttons(again)][:3] == ["1. Open", "2. Open", "Later…"]
    assert "Take the tablets" in told(await amara.presses("2. Open", on=again))
