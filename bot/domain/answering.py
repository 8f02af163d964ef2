"""What somebody is shown while they answer a question, and what stands there afterwards."""

from dataclasses import dataclass

from bot.domain.anonymous import OwnAnonymous
from bot.domain.contributions import BegunAnswer, Contribution, Decision, GivenAnswer, Resonance
from bot.domain.preferences import ShownAs
from bot.domain.topics import Theme, Topic, TopicState


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """A question to be answered, with what stands in its form already."""

    topic: Topic
    answer: GivenAnswer | None = None


@dataclass(frozen=True, slots=True)
class OwnNames:
    """What somebody may be called beside their words: their name in the server, and one they made up; or empty."""

    in_server: str = ""
    made_up: str = ""

    def called(self, shown_as: ShownAs) -> str:
        """Return the name by which they are shown: empty by the group alone, or where there is no such name."""
        return {ShownAs.NAME: self.in_server, ShownAs.PSEUDONYM: self.made_up}.get(shown_as, "")


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """What others will see of an answer: `post` is what will stand there.

    `may_be_quoted`: they have agreed to be. `changes`: it takes the place of what stands there already.
    """

    topic: Topic
    begun: BegunAnswer
    post: Contribution
    names: OwnNames
    may_be_quoted: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class AnswerReceipt:
    """An answer that stands there, and one of somebody else's to look at, where there is one.

    `call_back`: its author was promised a call about what came of it.
    """

    topic: Topic
    answer: Contribution
    peer: "Peer | None" = None
    call_back: bool = False


@dataclass(frozen=True, slots=True)
class ClosedMeanwhile:
    """A question that closed before what was begun was posted."""

    topic: Topic
    begun: BegunAnswer


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """One of somebody's own answers, and what came of it; `is_open`: it can still be changed.

    `same` and `different` are how many others said so at least, once that may be told: none before.
    """

    topic: Topic
    answer: Contribution
    is_open: bool
    theme: Theme | None = None
    same: int = 0
    different: int = 0

    @property
    def decision(self) -> Decision | None:
        """Return what came of it, once the question has closed: until then it may change, and nobody is told."""
        return self.answer.decision if self.topic.state is TopicState.CLOSED else None


@dataclass(frozen=True, slots=True)
class MyWords:
    """All that somebody has begun and answered, newest first; `anonymous`: without a name, while they can find it."""

    begun: tuple[tuple[Topic, BegunAnswer], ...]
    answers: tuple[OwnAnswer, ...]
    anonymous: tuple[OwnAnonymous, ...] = ()


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody else's answer, and what whoever looks says of it."""

    topic: Topic
    answer: Contribution
    said: Resonance | None = None
