"""Submissions: what can lie before the advisory group, as the group may know it without naming the noun."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NewType, Protocol, TypeVar

from bot.domain.people import GuildId, PersonId

SubmissionId = NewType("SubmissionId", str)
Tx = TypeVar("Tx")
Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Submission:
    """Something that is put to the advisory group before partners see it.

    `kind` names its noun, which is how a feature finds what draws it. It is of no use once the group has longer than
    until `latest_answer`. `is_draft` until it is asked of partners. Its feature draws it from what was `found`.
    """

    id: SubmissionId
    kind: str
    guild: GuildId
    author: PersonId
    title: str
    is_draft: bool
    latest_answer: datetime
    found: object


class SubmissionKind(Protocol[Tx_contra]):
    """What one noun answers about what it puts to the group."""

    @property
    def kind(self) -> str:
        """Name the noun."""

    def find(self, tx: Tx_contra, submission: str) -> Submission | None:
        """Return it as it stands: None for what is not this noun's, or is gone."""

    def agreed(self, tx: Tx_contra, submission: Submission, *, now: datetime) -> None:
        """Open what the group has agreed to; refused where it cannot open any more, and then nothing has changed."""


class Submissions(Generic[Tx]):
    """Every noun that can be put to the group."""

    def __init__(self) -> None:
        self._kinds: dict[str, SubmissionKind[Tx]] = {}

    def add(self, kind: SubmissionKind[Tx]) -> None:
        """Let this noun be put to the group."""
        self._kinds[kind.kind] = kind

    def __iter__(self) -> Iterator[SubmissionKind[Tx]]:
        return iter(self._kinds.values())

    def find(self, tx: Tx, submission: str) -> Submission | None:
        """Return what this reference stands for: None where no noun knows it any more."""
        return next((one for kind in self if (one := kind.find(tx, submission)) is not None), None)

    def of(self, submission: Submission) -> SubmissionKind[Tx]:
        """Return the noun that it belongs to."""
        return self._kinds[submission.kind]
