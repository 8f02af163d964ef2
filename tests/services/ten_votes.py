"""Ten votes of the rehearsal programme: what each asks of 77 people, what they answer, and what may be told of it."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import Actor, RoleGroup
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import Poll, PollId, PollKind, Sensitivity
from bot.services import polls
from storage.store import Transaction
from tests.services.papers import seal_what_waits
from tests.services.programme import WORKERS

FILE: Final = Path(__file__).parents[1] / "data" / "votes.toml"
A_DAY: Final = timedelta(days=1)
_NEXT: Final = "We begin our next session with it."
_FIRST: Final = (0, WORKERS)  # people are counted from 0, the workers first


@dataclass(frozen=True)
class ProgrammeVote:
    """One vote: `form` is what else its coordinator chooses, `again` the vote that it asks again.

    `answers` are places of options, or words, by the number of a person. `counts`: how often each option is chosen, by
    workers and by managers. `reached` is what each of both groups decides. Its result `says` this, and `never` that.
    """

    name: str
    again: str
    words: PollWords
    form: DraftChange
    answers: tuple[tuple[int, frozenset[int] | str], ...]
    counts: tuple[tuple[int, ...], tuple[int, ...]]
    answered: tuple[int, int]
    told: OutcomeKind
    reached: tuple[bool, ...]
    says: tuple[str, ...]
    never: tuple[str, ...]

    @property
    def overall(self) -> tuple[int, ...]:
        """Return how often each option is chosen by everybody."""
        workers, managers = self.counts
        return tuple(map(sum, zip(workers, managers, strict=True))) if managers else workers


def open_vote(
    tx: Transaction, vote: ProgrammeVote, coordinator: Actor, *, now: datetime, again: PollId | None = None
) -> Poll:
    """Open one for a day, as its coordinator chooses; `again` is the vote that it asks again."""
    begun = (
        polls.draft_poll(tx, coordinator, vote.words, now=now)
        if again is None
        else polls.ask_again(tx, coordinator, again, now=now)
    )
    change = replace(vote.form, words=vote.words, closes_at=now + A_DAY)
    polls.change_draft(tx, coordinator, begun.id, change, now=now)
    return polls.open_poll(tx, coordinator, begun.id, now=now)


def answer_vote(
    tx: Transaction,
    vote: ProgrammeVote,
    poll: PollId,
    people: Sequence[Actor],
    *,
    now: datetime,
    few: int | None = None,
) -> None:
    """Let everybody answer who does; with a number, only so many of them."""
    for person, answer in vote.answers[:few]:
        if isinstance(answer, str):
            polls.write_answer(tx, people[person], poll, answer, now=now)
            seal_what_waits(tx, people[person], poll, now=now)
        else:
            polls.cast_ballot(tx, people[person], poll, answer, now=now)


def ten_votes() -> Iterator[ProgrammeVote]:
    """Yield them in their order."""
    return map(_vote, tomllib.loads(FILE.read_text("utf-8"))["vote"])


def _vote(said: dict[str, Any]) -> ProgrammeVote:
    kind = PollKind(said["kind"])
    options = scale_options(*said["ends"]) if kind is PollKind.SCALE else tuple(said.get("options", ()))
    rule = DecisionRule(said["percent"]) if "percent" in said else None
    counts = tuple(said.get("workers", ())), tuple(said.get("managers", ()))
    return ProgrammeVote(
        name=said["name"],
        again=said.get("again", ""),
        words=PollWords(said["question"], options, _NEXT, kind, said.get("most", 1), rule),
        form=DraftChange(
            sensitivity=Sensitivity.SENSITIVE if said.get("sensitive") else Sensitivity.ORDINARY,
            audience=frozenset(map(RoleGroup, said.get("audience", ()))),
            split=said.get("split", False),
        ),
        answers=tuple(enumerate(said["written"])) if "written" in said else tuple(_chosen(said, counts)),
        counts=counts,
        answered=tuple(said["answered"]),
        told=OutcomeKind(said["told"]),
        reached=tuple(said.get("reached", ())),
        says=tuple(said["says"]),
        never=tuple(said["never"]),
    )


def _chosen(said: dict[str, Any], counts: Sequence[Sequence[int]]) -> Iterator[tuple[int, frozenset[int]]]:
    """Yield who chooses what, so that it comes to these numbers; where several may be chosen, everybody does."""
    for first, answered, wanted in zip(_FIRST, said["answered"], counts, strict=True):
        left = list(wanted)
        for person in range(first, first + answered):
            chosen = sorted(range(len(left)), key=lambda place: -left[place])[: said.get("most", 1)]
            for place in chosen:
                left[place] -= 1
            yield person, frozenset(chosen)
        assert not any(left), f"{said['name']} does not add up"
