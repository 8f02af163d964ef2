"""How what is put to the advisory group looks to it: drawn by the feature of each noun, for a group that names none."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.submissions import Submission
from bot.text import Words


@dataclass(frozen=True, slots=True)
class Preview:
    """What partners would be asked: what somebody `wrote`, made harmless, and `lines` of whom and until when."""

    wrote: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubmissionRenderer:
    """How one noun is drawn for the group and its author.

    `preview` says what would be asked, `stopped` what its author does once the group has stopped it. The verb `draft`
    leads them back to it.
    """

    preview: Callable[[Words, Submission], Preview]
    stopped: Callable[[Words], str]
    draft: str
