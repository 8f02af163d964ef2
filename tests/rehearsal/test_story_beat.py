"""What one beat of the heart costs: so few transactions that whoever presses meanwhile hardly waits."""

from datetime import timedelta

from tests.clocks import LONDON
from tests.rehearsal.house import House, words
from tests.rehearsal.leading import make_lead
from tests.rehearsal.reminding import A_DAY, came, noon, until, writes

OPENS = "/users/@me/channels"
A_BEAT = ["_next_dues", "claim_due", "_next_dues"]  # asked what is due; found no letter; asked when to come back
THAT_SENDS = ["_next_dues", "claim_due", "_read", "mark", "claim_due", "_next_dues"]
THAT_WRITES_AND_SENDS = ["_next_dues", "write_due", *THAT_SENDS[1:]]


async def beats_at(house: House, at: timedelta, transactions: list[str]) -> list[str]:
    """Go on to noon and so much; return what one beat asks of the database then, housekeeping aside."""
    start = house.clock.now().astimezone(LONDON).replace(hour=12, minute=0)
    until(house, start + at - timedelta(minutes=1))
    await house.app.beat()
    until(house, start + at)
    transactions.clear()
    await house.app.beat()
    return list(transactions)


def opened(house: House) -> int:
    return sum(one.template == OPENS for one in house.stage.exchanges)


async def test_a_beat_that_sends_one_private_message_takes_seven_transactions_at_most(
    house: House, transactions: list[str]
) -> None:
    noon(house)
    await make_lead(house)  # of one who is phoned, coordinators would hear in these beats too
    before = opened(house)
    amara = await writes(house, "today at 3pm")
    for what, moment in (
        ("Ring Ann", "tomorrow at 3pm"),
        ("Ring Bo", "tomorrow at 4pm"),
        ("Ring Cy", "tomorrow at 4pm"),
    ):
        await writes(house, moment, what)
    await house.app.heartbeat.stop()
    hour = timedelta(hours=1)
    first = await beats_at(house, 3 * hour, transactions)
    assert (len(came(amara)), opened(house)) == (1, before + 1)
    known = await beats_at(house, A_DAY + 3 * hour, transactions)
    several = await beats_at(house, 4 * hour, transactions)
    assert opened(house) == before + 1
    assert [words(one).count("Ring ") for one in amara.dms[-2:]] == [1, 2]
    assert first == known == several == THAT_WRITES_AND_SENDS
    assert len(THAT_WRITES_AND_SENDS) <= 7
    assert await beats_at(house, 5 * hour, transactions) == A_BEAT
