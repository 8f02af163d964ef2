"""Topics that are being prepared: what may be changed, what to know before opening one, and what there is already."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.domain.oversight import Oversight, Reason
from bot.domain.people import RoleGroup
from bot.domain.plain_words import Advice
from bot.domain.small_numbers import Pool, least_told
from bot.domain.topics import Evidence, Purpose, Source, Topic, TopicWords

_ONE_IN: Final = 4  # of those who are asked, so many may write without a name


class TopicCaution(StrEnum):
    """What will stop a draft from opening."""

    NO_ANSWERS = "no_answers"  # there is neither a ready-made answer nor evidence
    GROUPS_CHANGED = "groups_changed"  # role groups have grown or shrunk: it would ask others
    NO_NOTICES_CHANNEL = "no_notices_channel"  # there is nowhere to post it
    IMPOSSIBLE_CLOSE = "impossible_close"  # it would close too soon or too late


@dataclass(frozen=True, slots=True)
class TopicChange:
    """What to change in a draft: None leaves that part as it is. Evidence without words is taken away."""

    words: TopicWords | None = None
    evidence: Evidence | None = None
    minutes: int | None = None
    offer: str | None = None
    sensitive: bool | None = None
    purpose: Purpose | None = None
    source: Source | None = None
    audience: frozenset[RoleGroup] | None = None
    closes_at: datetime | None = None
    anonymous: bool | None = None


@dataclass(frozen=True, slots=True)
class PreparedTopic:
    """A draft as its coordinator sees it.

    `asked` is how many people it would ask now, `pools` are whom it can ask, apart or together, and `open_already` how
    many things are open here; `advice` says what would be easier to read. With what the advisory group was last asked
    about it: None if it never was.
    """

    topic: Topic
    asked: int
    warnings: tuple[TopicCaution, ...] = ()
    pools: tuple[Pool, ...] = ()
    open_already: int = 0
    advice: tuple[Advice, ...] = ()
    item: Oversight | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def least(self) -> int:
        """Return how many answers without a name are shown together at least."""
        return least_told(is_sensitive=self.topic.sensitive)

    @property
    def may_stay_unread(self) -> bool:
        """Tell whether so few are asked that answers without a name may be too few to be shown."""
        return self.topic.anonymous and self.asked < _ONE_IN * self.least


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics of a server, as a coordinator looks them over: of drafts, their own."""

    open: tuple[Topic, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    closed: tuple[Topic, ...] = ()
