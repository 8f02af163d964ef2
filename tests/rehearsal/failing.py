"""Ways in which sending a letter fails, and what becomes of the letter in each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.rehearsal.rest.faults import Faults

SEND = ("POST", "/channels/{channel_id}/messages")
OPEN_DM = ("POST", "/users/@me/channels")
EDIT = ("PATCH", "/channels/{channel_id}/messages/{message_id}")


@dataclass(frozen=True)
class Way:
    """One failure: what goes wrong, the letter's state after it, and how many messages there are; then once mended."""

    name: str
    goes_wrong: Callable[[Faults], object]
    after: str
    messages: int
    in_the_end: str = "sent"
    messages_in_the_end: int = 1
    to: str = "notices"

    def __str__(self) -> str:
        return f"{self.name}, {self.to}"


def planned(operation: tuple[str, str] = SEND, **how: Any) -> Callable[[Faults], object]:
    return lambda faults: faults.plan(*operation, **how)


def refused(status: int, code: int = 0, after: str = "pending", end: str = "sent", **how: Any) -> Way:
    """Describe a refusal that lasts until it is mended."""
    plan = planned(status=status, code=code, times=9, **how)
    return Way(f"{status} {code}", plan, after, 0, end, int(end == "sent"))


def unclear(status: int, *, happened: bool, times: int = 1, operation: tuple[str, str] = SEND) -> Way:
    """Describe an answer after which nobody knows."""
    name = f"{status} {'after' if happened else 'before'} it happened, {times} times"
    return Way(name, planned(operation, status=status, after=happened, times=times), "pending", int(happened))


UNCLEAR = (
    *(unclear(status, happened=happened) for status in (503, 520, 521, 522, 523, 408, 0) for happened in (False, True)),
    *(unclear(status, happened=happened, times=5) for status in (500, 502, 504) for happened in (False, True)),
    *(
        replace(unclear(status, happened=happened), after="sent", messages=1)  # the library tries again by itself
        for status in (500, 502, 504, 524)
        for happened in (False, True)
    ),
    *(
        Way(f"429 {scope}", lambda faults, scope=scope: faults.limit(*SEND, scope=scope), "sent", 1)  # type: ignore[misc]
        for scope in ("user", "shared", "global")
    ),
)
REFUSED = (
    refused(401),
    refused(403),
    refused(403, 50001),
    refused(403, 50013),
    refused(403, 20026),
    refused(403, 20028),
    refused(400, 20028),
    refused(400, 40003),
    refused(400, 40062),
    refused(404, after="dead", end="dead"),
    refused(404, 10003, after="dead", end="dead"),
    refused(404, 10004, after="dead", end="dead"),
    refused(400, 50035, after="dead", end="dead"),
)
WAYS_FOR_A_PERSON = (
    *(unclear(status, happened=happened) for status in (503, 0) for happened in (False, True)),
    refused(403),
    refused(401),
    refused(403, 20026),
    refused(404, 10003),  # what was opened once is no longer there, or another bot's
    refused(403, 50001),
    replace(unclear(503, happened=False, operation=OPEN_DM), to="Ioan"),
    replace(unclear(503, happened=True, operation=OPEN_DM), to="Grace", messages=0),
    replace(unclear(0, happened=True, operation=OPEN_DM), to="Danuta", messages=0),
    replace(refused(400, 40003), to="Leila", goes_wrong=planned(OPEN_DM, status=400, code=40003)),
    replace(refused(403, 50007, "waiting", "waiting"), to="Sipho", goes_wrong=lambda faults: faults.close_dms("Sipho")),
    replace(refused(403, 50278, "dead", "dead"), to="Mihai"),
    replace(refused(404, 10013, "dead", "dead"), to="Priya", goes_wrong=planned(OPEN_DM, status=404, code=10013)),
)
