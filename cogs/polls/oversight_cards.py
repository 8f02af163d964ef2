"""A vote and the advisory group: what the group sees of a draft, and its coordinator of the group's answer."""

from typing import Final, cast

from bot.domain.polls import Poll
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit import people
from cogs.kit.before_group import BeforeGroup
from cogs.kit.cards import moment
from cogs.kit.decision_words import deciding_said
from cogs.kit.nouns import Preview, SubmissionRenderer
from cogs.polls import kinds, verbs
from cogs.polls.cards import in_full

BEFORE_GROUP: Final = BeforeGroup(
    verbs.DRAFT_PREVIEW, verbs.DRAFT_SEND, verbs.DRAFT_BACK, verbs.DRAFT_POST, verbs.DRAFT_DISCARD
)


def preview(_: Words, submission: Submission) -> Preview:
    """Say what would be asked, in which way, of whom, by which rule where it decides something, and until when."""
    poll = cast("Poll", submission.found)
    lines = (
        _("**Of whom:** {people}", people=people.audience(_, poll.audience)),
        kinds.in_short(_, poll),
        *((deciding_said(_, poll.apart),) if poll.rule else ()),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
        kinds.next_step(_, poll),
    )
    return Preview(in_full(poll), lines)


def cannot_open(_: Words) -> str:
    """Say what a coordinator does whose vote was stopped."""
    return _("It cannot be opened. You can start a new one with /poll open.")


RENDERER: Final = SubmissionRenderer(preview, cannot_open, draft=verbs.DRAFT)
