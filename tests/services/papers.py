"""A vote of each kind, and three answers to it that look as different as they can."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from enum import Enum, auto
from typing import Final

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import Actor
from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import Poll, PollId, PollKind, Sensitivity
from bot.domain.written_words import WrittenDraft
from bot.services import polls
from storage.store import Transaction
from tests.services.polling_place import PollingPlace


class Ending(Enum):
    """What somebody does with what they wrote."""

    SEALED = auto()
    WAITING = auto()  # they never come back to it
    DROPPED = auto()
    TAKEN_BACK = auto()


ANSWERS: Final = 3  # of each kind
UNNAMED: Final = 2  # of them, from the first, that never stand under a group
NEXT: Final = "It goes into session 4."
PAPERS: Final[Mapping[PollKind, PollWords]] = {
    PollKind.SINGLE: PollWords("Which form would you use most?", ("Phone video", "Pocket card", "Face to face"), NEXT),
    PollKind.MULTIPLE: PollWords(
        "What is missing?", ("Time", "Words for it", "Somebody to ask"), NEXT, PollKind.MULTIPLE, 3
    ),
    PollKind.SCALE: PollWords("How was it?", scale_options("hard", "easy"), NEXT, PollKind.SCALE),
    PollKind.DECISION: PollWords(
        "Shall the card say so?", ("Yes", "No", "Not sure"), NEXT, PollKind.DECISION, rule=DecisionRule(50, 50)
    ),
    PollKind.WRITTEN: PollWords("What do you notice?", (), NEXT, PollKind.WRITTEN),
}
_CHOSEN: Final[Mapping[PollKind, tuple[Collection[int], ...]]] = {
    PollKind.SINGLE: ({0}, {1}, {2}),
    PollKind.MULTIPLE: ({0}, {1, 2}, {0, 1, 2}),
    PollKind.SCALE: ({0}, {2}, {4}),
    PollKind.DECISION: ({0}, {1}, {2}),
}
_WRITTEN: Final = (  # and whether it may stand under its author's group, if few write
    ("No.", False),
    ("She stops wanting her tea. " * 22, False),
    ("Mae hi'n gofyn am ei mam 🫖, dro ar ôl tro", True),
)
KINDS: Final = tuple(PAPERS)


def seal_what_waits(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> WrittenDraft | Outcome:
    """Look at what waits, and seal it."""
    found = polls.draft_of_answer(tx, actor, poll_id, now=now)
    seen = "" if isinstance(found, Outcome) else found.mark
    return polls.seal_answer(tx, actor, poll_id, seen=seen, now=now)


_ACTS: Final[Mapping[Ending, tuple[Callable[..., object], ...]]] = {
    Ending.SEALED: (seal_what_waits,),
    Ending.WAITING: (),
    Ending.DROPPED: (polls.drop_draft_of_answer,),
    Ending.TAKEN_BACK: (seal_what_waits, polls.take_back_answer),
}


def chosen(kind: PollKind, answer: int) -> Collection[int]:
    """Return the places of the options that make up one of the answers."""
    return _CHOSEN[kind][answer]


def written(answer: int) -> tuple[str, bool]:
    """Return one of the written answers, and whether it may stand under its author's group if few write."""
    return _WRITTEN[answer]


def expected(kind: PollKind, given: Mapping[int, int]) -> object:
    """Return what is counted where people give these answers, as `counted` returns it."""
    if kind is PollKind.WRITTEN:
        return sorted(" ".join(written(answer)[0].split()) for answer in given.values())
    times = Counter(place for answer in given.values() for place in chosen(kind, answer))
    return tuple(times[place] for place in range(len(PAPERS[kind].options)))


def counted(outcome: Outcome) -> object:
    """Return what was counted of an ordinary vote."""
    return sorted(one.words for one in outcome.written) if outcome.written else outcome.counts


async def opens_each(
    place: PollingPlace, kinds: Iterable[PollKind] = KINDS, careful: Collection[PollKind] = (), *, split: bool = False
) -> Mapping[PollKind, Poll]:
    """Open a vote of each of these kinds, `careful` ones sensitive and the others by role group too, if `split`."""
    return {
        kind: await place.opens_poll(
            words=PAPERS[kind],
            sensitivity=Sensitivity.SENSITIVE if kind in careful else Sensitivity.ORDINARY,
            split=split and kind not in careful and kind is not PollKind.WRITTEN,
        )
        for kind in kinds
    }


async def answers(place: PollingPlace, person: int, poll: Poll, answer: int, ends: Ending = Ending.SEALED) -> None:
    """Have somebody give one of the three answers, as people do; a written one may end in another way."""
    if poll.kind is PollKind.WRITTEN:
        await writes(place, person, poll, answer)
        for act in _ACTS[ends]:
            await place.store.run(act, place.actor(person), poll.id, now=place.now)
        return
    await place.store.run(polls.cast_ballot, place.actor(person), poll.id, chosen(poll.kind, answer), now=place.now)


async def writes(place: PollingPlace, person: int, poll: Poll, answer: int) -> None:
    """Have somebody write one of the three answers, say what becomes of it if few write, and not seal it."""
    words, under_group = written(answer)
    about, run = (place.actor(person), poll.id), place.store.run
    await run(polls.write_answer, *about, words, now=place.now)
    await run(polls.let_stand_under_group, *about, under_group=under_group, now=place.now)
