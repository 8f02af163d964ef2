"""What becomes of everything that is due to one person: said now, in one message; later; behind a button; or never."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.hours import Hours
from bot.domain.letter_kinds import AFTER_LEAVING, Urgency
from bot.domain.letters import DMS_CLOSED, NOT_WRITTEN, Letter, LetterState
from bot.domain.preferences import Where
from bot.domain.reaching import has_room_from, next_allowed

MOST_CARRIED: Final = 12  # letters in one note
STOP_AFTER: Final = 2  # notes that nothing was pressed after: the next ones wait until something is
SECRET_STOP_AFTER: Final = 3  # of what is answered in secret alone; the last of them asks whether to go on
CLOSED_FOR: Final = timedelta(days=7)  # how long nothing private is tried after somebody took none


@dataclass(frozen=True, slots=True)
class Stuck:
    """A letter to somebody that is to be tried again: why, until when it rests, and since when it may have arrived."""

    uses_allowance: bool
    subject: str
    doubtful_since: datetime | None
    next_try: datetime
    error: int | None


@dataclass(frozen=True, slots=True)
class Reachability:
    """How somebody can be reached just now.

    `reached` says when they were lately sent what counts, `unanswered` how many such notes they pressed nothing after.
    Notes of what is answered in secret alone are counted apart: an answer to those is no press that anybody knows of.
    """

    hours: Hours
    paused_until: datetime | None = None
    where: Where = Where.PRIVATE_MESSAGE
    closed_at: datetime | None = None
    is_away: bool = False
    unanswered: int = 0
    unanswered_apart: int = 0
    reached: tuple[datetime, ...] = ()
    stuck: tuple[Stuck, ...] = ()


class DeliveryPlan:
    """What becomes of each letter: said now, each group in one message; later, from then on; behind a button; or over.

    What waits behind a button is told from where private messages are closed by when they are tried again.
    """

    def __init__(self) -> None:
        self.now: list[tuple[Letter, ...]] = []
        self.later: list[tuple[Letter, datetime]] = []
        self.behind: list[tuple[Letter, datetime | None]] = []
        self.over: list[tuple[Letter, LetterState]] = []

    def say(self, *letters: Letter) -> None:
        """Have these said now, in one message."""
        self.now.append(letters)

    def put_off(self, letter: Letter, when: datetime | None) -> None:
        """Have this one wait until then; without a moment it is too late for it."""
        if when is None:
            self.over.append((letter, LetterState.EXPIRED))
        else:
            self.later.append((letter, when))


def plan_delivery(
    due: Sequence[Letter],
    reachability: Reachability,
    *,
    now: datetime,
    secret: Collection[str] = (),
    quiet: Collection[str] = (),
) -> DeliveryPlan:
    """Say what becomes of what is due to one person in one server; the same due letters always come to the same.

    What somebody depends on goes on its own and first; then, by itself too, what was tried before, as Discord knows it.
    Everything else that is welcome goes together. `secret` names the kinds of letters that ask for what is answered in
    secret, `quiet` those that come at once and without a sound: where notes wait in the server, so do they.
    """
    found, allowance = DeliveryPlan(), _ContactAllowance(reachability, due, now)
    fresh: list[Letter] = []
    for letter in _newest([one for one in due if one.edits is None], found):
        waits = _waits_for_a_press(letter, reachability, secret=secret, quiet=quiet)
        if _stays_away(letter, reachability, found, now, waits=waits):
            continue
        when = allowance.moment_for(letter)
        if when is None or when > now:
            found.put_off(letter, when)
        elif was_tried(letter) or letter.alone or letter.urgency is Urgency.AT_ONCE:
            found.say(letter)
            allowance.use(letter)
        else:
            fresh.append(letter)
    _put_together(fresh, allowance, found)
    _change_quietly([one for one in due if one.edits is not None], found, now)
    return found


def was_tried(letter: Letter) -> bool:
    """Tell whether Discord may know this letter already: it stays what it is."""
    refused = letter.error is not None and letter.error != DMS_CLOSED
    return letter.carries or (letter.attempts > 1 and (letter.doubtful_since is not None or refused))


class _ContactAllowance:
    """When the next letter may come, given what was sent and what is being sent."""

    def __init__(self, reachability: Reachability, due: Sequence[Letter], now: datetime) -> None:
        self._reachability = reachability
        self._now = now
        doubtful = [one.doubtful_since for one in reachability.stuck if one.uses_allowance]
        self._reached = [*reachability.reached, *(at for at in doubtful if at is not None)]
        self._in_doubt = [
            one for one in due if one.doubtful_since is not None and one.uses_allowance and one.edits is None
        ]
        self._taken = False

    def use(self, letter: Letter) -> None:
        """Note that this one is being sent."""
        self._taken = self._taken or letter.uses_allowance

    def moment_for(self, letter: Letter) -> datetime | None:
        """Return when this letter may come: None when that would be too late."""
        reachability = self._reachability
        if letter.doubtful_since is not None and self._now >= letter.expires_at:
            return self._now  # it may have arrived: it is looked for, and not sent again
        if letter.urgency is Urgency.AT_ONCE:
            return self._now if self._now < letter.expires_at else None
        if letter.alone:
            return next_allowed(self._now, reachability.hours, expires_at=letter.expires_at)
        begin = max([self._now, *self._rests(letter)])
        if letter.urgency is Urgency.ONE_S_OWN:
            begin = max(begin, reachability.paused_until or begin)
            return begin if begin < letter.expires_at else None
        if letter.uses_allowance:
            begin = max(begin, has_room_from(self._reached_before(letter), reachability.hours.zone) or begin)
        return next_allowed(
            begin,
            reachability.hours,
            expires_at=letter.expires_at,
            paused_until=reachability.paused_until,
            now=begin,
        )

    def _reached_before(self, letter: Letter) -> list[datetime]:
        others = [one.doubtful_since for one in self._in_doubt if one is not letter and one.doubtful_since is not None]
        return [*self._reached, *others, *([self._now] if self._taken else [])]

    def _rests(self, letter: Letter) -> Iterator[datetime]:
        """Yield until when this letter waits behind earlier ones that are being tried again."""
        for one in self._reachability.stuck:
            if one.error not in (None, DMS_CLOSED) and (one.error != NOT_WRITTEN or one.subject == letter.subject):
                yield one.next_try


def _newest(due: Sequence[Letter], found: DeliveryPlan) -> Iterator[Letter]:
    """Yield what goes alone, then what was tried, then the rest: the newest of each kind about each subject.

    Older ones are over.
    """
    newest = {(one.kind, one.subject): one for one in due if not was_tried(one)}
    for letter in sorted(due, key=lambda one: (not one.alone, not was_tried(one))):
        if was_tried(letter) or newest[letter.kind, letter.subject] is letter:
            yield letter
        else:
            found.over.append((letter, LetterState.CANCELLED))


def _waits_for_a_press(
    letter: Letter, reachability: Reachability, *, secret: Collection[str], quiet: Collection[str]
) -> bool:
    """Tell whether this waits until somebody presses: they chose that, or pressed nothing after so many such letters.

    What comes at once with a sound is waited for, and goes to them all the same.
    """
    if reachability.where is Where.PANEL and (letter.urgency is not Urgency.AT_ONCE or letter.kind in quiet):
        return True
    if letter.kind in secret:
        return reachability.unanswered_apart >= SECRET_STOP_AFTER
    return letter.uses_allowance and reachability.unanswered >= STOP_AFTER


def _stays_away(letter: Letter, reachability: Reachability, found: DeliveryPlan, now: datetime, *, waits: bool) -> bool:
    """Tell whether this letter goes nowhere just now, and note where it is put instead."""
    leaving = letter.kind == AFTER_LEAVING.name
    if reachability.is_away and not leaving:
        found.over.append((letter, LetterState.CANCELLED))
        return True
    if now >= letter.expires_at:
        return False
    closed_until = None if reachability.closed_at is None else reachability.closed_at + CLOSED_FOR
    if waits and not leaving:
        found.behind.append((letter, None))
    elif closed_until is not None and now < closed_until:
        found.behind.append((letter, closed_until))
    else:
        return False
    return True


def _change_quietly(edits: Sequence[Letter], found: DeliveryPlan, now: datetime) -> None:
    """Let what stands somewhere already be changed: that makes no sound."""
    for letter in edits:
        if now < letter.expires_at:
            found.say(letter)
        else:
            found.put_off(letter, None)


def _put_together(fresh: Sequence[Letter], allowance: _ContactAllowance, found: DeliveryPlan) -> None:
    """Let what is welcome go as one message; what finds no place in it waits for its turn."""
    group, rest = fresh[:MOST_CARRIED], fresh[MOST_CARRIED:]
    if group:
        found.say(*group)
    for letter in group:
        allowance.use(letter)
    for letter in rest:
        found.put_off(letter, allowance.moment_for(letter))
