"""A vote and the advisory group: what the group sees of a draft, and its coordinator of the group's answer."""

from typing import Final, cast

from bot.domain.polls import Poll, Sensitivity
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit import people
from cogs.kit.before_group import BeforeGroup
from cogs.kit.cards import moment
from cogs.kit.clean import shown
from cogs.kit.nouns import Preview, SubmissionRenderer
from cogs.polls import verbs
from cogs.polls.cards import in_full

BEFORE_GROUP: Final = BeforeGroup(
    verbs.DRAFT_PREVIEW, verbs.DRAFT_SEND, verbs.DRAFT_BACK, verbs.DRAFT_POST, verbs.DRAFT_DISCARD
)


def preview(_: Words, submission: Submission) -> Preview:
    """Say what would be asked, of whom, and until when."""
    poll = cast("Poll", submission.found)
    lines = [
        _("**Of whom:** {people}", people=people.audience(_, poll.audience)) + " · " + _kind(_, poll),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
    ]
    if poll.next_step:
        lines.append(_("**What happens with it:** {next_step}", next_step=shown(poll.next_step)))
    return Preview(in_full(poll), tuple(lines))


def _kind(_: Words, poll: Poll) -> str:
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("a sensitive vote")
    return _("an ordinary vote, shown by role group") if poll.split else _("an ordinary vote")


def cannot_open(_: Words) -> str:
    """Say what a coordinator does whose vote was stopped."""
    return _("It cannot be opened. You can start a new one with /poll open.")


RENDERER: Final = SubmissionRenderer(preview, cannot_open, draft=verbs.DRAFT)
