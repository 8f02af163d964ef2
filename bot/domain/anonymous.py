"""Answers to topics without a name: sealed at first, then shown with others, then nobody's."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from bot.domain.contributions import Contribution, ContributionId, GivenAnswer
from bot.domain.people import NOBODY, RoleGroup
from bot.domain.preferences import Quote, ShownAs
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import Pool, least_told
from bot.domain.times import evening_after
from bot.domain.topics import Purpose, Topic

ANSWER_SIZE: Final = 9728  # bytes of every answer before it is sealed, however long: three boxes full fit
WISH_SIZE: Final = 2560  # bytes of everything that its author wishes done later
PLACE_SIZE: Final = 32  # bytes that lead from somebody to their words in the thread, before they are sealed
DECIDE_WITHIN: Final = 3  # days after the close: what becomes of words that too few wrote
OURS_FOR: Final = 14  # days after the last words were shown: so long their author alone can find them


class BoxState(StrEnum):
    """How far the answers without a name to one topic have come."""

    OPEN = "open"  # they are sealed, and shown in batches
    DECIDING = "deciding"  # the topic has closed: authors of what is left say what becomes of it
    SETTLED = "settled"  # nothing is sealed any more; authors still find theirs
    ENDED = "ended"  # the key is destroyed: nothing leads to anybody
    LOST = "lost"  # the key was lost


@dataclass(frozen=True, slots=True)
class Box:
    """The sealed answers to one topic: when it is next looked at, and until when authors can do what.

    `due` is the next evening at which something may be shown. `decide_by` is known from the close on, `ours_until` once
    everything is shown that ever will be.
    """

    topic: Topic
    state: BoxState
    public_key: bytes
    due: datetime
    released_at: datetime | None = None
    decide_by: datetime | None = None
    ours_until: datetime | None = None

    @property
    def least(self) -> int:
        """Return how many are shown together at least."""
        return least_told(is_sensitive=self.topic.sensitive)

    @property
    def is_sealed(self) -> bool:
        """Tell whether there is a key to it."""
        return self.state not in {BoxState.ENDED, BoxState.LOST}


@dataclass(frozen=True, slots=True)
class AnonymousAnswer:
    """What somebody answers without a name, and the role group it came from.

    `under_group`: where too few write, it may stand under that, or under all of these `pool` that its author was shown.
    """

    role_group: RoleGroup
    answer: GivenAnswer
    quote: Quote = Quote.NO
    under_group: bool = False
    pool: Pool = ()


@dataclass(frozen=True, slots=True)
class AuthorWish:
    """What an author wishes done with their words, the next evening: taken back, or a reply shown.

    `agreed`: they have seen their reply as others will.
    """

    take_back: bool = False
    reply: str = ""
    agreed: bool = False

    @property
    def is_firm(self) -> bool:
        """Tell whether it is done the next evening: a reply that nobody has looked over is not."""
        return self.take_back or (bool(self.reply) and self.agreed)


@dataclass(frozen=True, slots=True)
class AskedBack:
    """What a coordinator asked whoever wrote some words, and the reply; empty before it is shown."""

    contribution: ContributionId
    words: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class OwnAnonymous:
    """What somebody wrote to one topic without a name, for them alone: each part is None where there is none.

    `draft` waits to be sealed, under a `mark` that is another whenever it changes; `sealed` waits for others; `shown`
    stands in the thread, and its author may have a `wish`, under a mark too. `pool` is under whom words can stand where
    too few write, `shown_by` when that is settled at the latest. `few_speak`: they chose another language than most; it
    is not counted how many did, for whoever writes could count by it what others have chosen.
    """

    box: Box
    shown_by: datetime
    draft: AnonymousAnswer | None = None
    mark: str = ""
    sealed: AnonymousAnswer | None = None
    shown: Contribution | None = None
    asked_back: AskedBack | None = None
    wish: AuthorWish | None = None
    wish_mark: str = ""
    pool: Pool = ()
    few_speak: bool = False


def as_shown(
    topic: Topic, given: AnonymousAnswer, *, name: ContributionId, pool: Pool, shown_at: datetime
) -> Contribution:
    """Return an answer as it stands in the thread: nobody's, or of somebody of these groups."""
    return Contribution(
        id=name,
        guild=topic.guild,
        topic=topic.id,
        author=NOBODY,
        role_group=None,
        answer=given.answer,
        shown_as=ShownAs.ROLE,
        name="",
        quote=given.quote,
        posted_at=shown_at,
        pool=pool,
    )


def stands_under(given: AnonymousAnswer, pool: Pool) -> Pool:
    """Return under whom an answer stands whose group is in this pool now: never fewer than its author agreed to."""
    agreed = given.pool if given.under_group else ()
    return tuple(group for group in RoleGroup if group in {*pool, *agreed}) if pool else ()


def pack_answer(given: AnonymousAnswer) -> bytes:
    """Return an answer as bytes of one fixed length."""
    answer = given.answer
    kept = [
        given.role_group,
        answer.option,
        *answer.words,
        answer.follow_up,
        given.quote,
        given.under_group,
        given.pool,
    ]
    return _padded(kept, ANSWER_SIZE)


def unpack_answer(packed: bytes) -> AnonymousAnswer:
    """Return the answer these bytes hold; ValueError, without their content, when they hold none."""
    try:
        group, option, first, second, follow_up, quote, under_group, pool = _read(packed, ANSWER_SIZE)
        return AnonymousAnswer(
            RoleGroup(group),
            GivenAnswer(option, (first, second), follow_up),
            Quote(quote),
            under_group,
            tuple(map(RoleGroup, pool)),
        )
    except (ValueError, TypeError):
        raise ValueError("these bytes are not an answer") from None


def pack_wish(wish: AuthorWish) -> bytes:
    """Return a wish as bytes of one fixed length."""
    return _padded([wish.take_back, wish.reply, wish.agreed], WISH_SIZE)


def unpack_wish(packed: bytes) -> AuthorWish:
    """Return the wish these bytes hold; ValueError, without their content, when they hold none."""
    try:
        take_back, reply, agreed = _read(packed, WISH_SIZE)
    except (ValueError, TypeError):
        raise ValueError("these bytes are not a wish") from None
    return AuthorWish(take_back, reply, agreed)


def pack_place(shown: ContributionId) -> bytes:
    """Return which words in the thread are somebody's, as bytes of one fixed length."""
    packed = shown.encode("ascii")
    if len(packed) != PLACE_SIZE:
        raise ValueError("not a reference")
    return packed


def unpack_place(packed: bytes) -> ContributionId:
    """Return which words in the thread these bytes lead to."""
    return ContributionId(packed.decode("ascii"))


def next_evening(now: datetime, zone: str) -> datetime:
    """Return the first 20:00 after this moment in this zone, when words without a name may be shown."""
    today = evening_after(0, now=now, zone=zone)
    return today if today > now else evening_after(1, now=now, zone=zone)


def next_due(box: Box, now: datetime, zone: str) -> datetime:
    """Return when a box is looked at again: in the evening, and no later than was said, wherever the server is now."""
    said = (one for one in (box.decide_by, box.ours_until) if one is not None and one > now)
    return min((next_evening(now, zone), *said))


def ours_for(released_at: datetime, zone: str) -> datetime:
    """Return the evening at which nothing leads any more to whoever wrote what was shown then."""
    return evening_after(OURS_FOR, now=released_at, zone=zone)


def shown_by(closes_at: datetime, zone: str) -> datetime:
    """Return the evening after which nobody ever reads what too few wrote, of what closes then."""
    return evening_after(DECIDE_WITHIN, now=closes_at, zone=zone)


def check_can_be_anonymous(purpose: Purpose) -> None:
    """Refuse answers without a name to what is asked for research: nobody could say yes to it for them."""
    if purpose is Purpose.RESEARCH:
        raise Invalid(
            "A question for research cannot be answered without a name. "
            "Nobody could agree that such words serve research."
        )


def _padded(kept: Sequence[object], size: int) -> bytes:
    packed = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    if len(packed) > size:
        raise ValueError("these words do not fit")
    return packed.ljust(size, b" ")


def _read(packed: bytes, size: int) -> list[Any]:
    if len(packed) != size:
        raise ValueError("not of this size")
    found = json.loads(packed)
    if not isinstance(found, list):
        raise ValueError("not a list")
    return found
