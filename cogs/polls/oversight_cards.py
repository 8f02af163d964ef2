"""A vote and the advisory group: what the group sees of a draft, and its coordinator of the group's answer."""

from collections.abc import Sequence
from typing import Final, cast

from bot.domain.oversight import Ending, Oversight, OversightState, Reason
from bot.domain.people import Silence
from bot.domain.poll_drafts import Prepared
from bot.domain.polls import Poll, Sensitivity
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading, numbered, shown
from cogs.kit.nouns import Preview, SubmissionRenderer
from cogs.polls import cards, verbs


def preview(_: Words, submission: Submission) -> Preview:
    """Say what would be asked, of whom, and until when."""
    poll = cast("Poll", submission.found)
    lines = [
        _("**Of whom:** {people}", people=people.audience(_, poll.audience)) + " · " + _kind(_, poll),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
    ]
    if poll.next_step:
        lines.append(_("**What happens with it:** {next_step}", next_step=shown(poll.next_step)))
    return Preview("\n".join((as_heading(poll.question), numbered(poll.options))), tuple(lines))


def _kind(_: Words, poll: Poll) -> str:
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("a sensitive vote")
    return _("an ordinary vote, shown by role group") if poll.split else _("an ordinary vote")


def cannot_open(_: Words) -> str:
    """Say what a coordinator does whose vote was stopped."""
    return _("It cannot be opened. You can start a new one with /poll open.")


def before_group(_: Words, item: Oversight, prepared: Prepared) -> Card:
    """Show a draft that the group is looking at."""
    poll = prepared.draft.poll
    lines = [_("It can answer until {when}.", when=moment(item.answer_by))]
    if item.state is OversightState.PAUSED:
        lines = [_("Somebody there has paused it. It waits until the group decides, or the pause is over.")]
    elif item.silence is Silence.GOES_AHEAD:
        lines.append(_("With no answer by then, it opens by itself."))
    else:
        lines.append(_("With no answer by then, it goes on waiting."))
    return Card(
        title=_("The advisory group is looking at this"),
        wrote=f"{cards.question(poll)}\n{numbered(poll.options)}\n",
        body="\n".join(lines),
        small=_("You are told what it says. Its words cannot change meanwhile."),
        rows=(
            (
                Button(verbs.DRAFT_PREVIEW, _.label("See it as a worker"), poll.id),
                Button(verbs.DRAFT_BACK, _.label("Take it back"), poll.id, Tone.GRAVE),
            ),
        ),
    )


def stopped(_: Words, prepared: Prepared) -> Card:
    """Show a draft that the group has stopped."""
    poll = prepared.draft.poll
    return Card(
        title=_("The advisory group has stopped this"),
        wrote="\n".join(filter(None, (cards.question(poll), why(prepared.reasons)))),
        body=cannot_open(_),
        rows=((Button(verbs.DRAFT_DISCARD, _.label("Throw it away"), poll.id, Tone.GRAVE),),),
    )


def came_back(_: Words, item: Oversight) -> str:
    """Say above a draft what the group said of it."""
    if item.ending is Ending.CHANGE:
        return _("**The advisory group asks you to change this.**")
    if item.ending is Ending.GOES_AHEAD:
        return _("**The advisory group agrees.** See below, then post it.")
    if item.ending is Ending.SILENCE:
        return _("**The advisory group gave no answer.** See below, then post it.")
    return ""


def why(reasons: Sequence[Reason]) -> str:
    """Show what members wrote, without saying who."""
    return "\n".join(f"> {shown(line)}" for reason in reasons for line in reason.words.splitlines())


def agreement(_: Words, item: Oversight | None) -> str:
    """Say on the public card that the group was asked, where it was."""
    if item is None:
        return ""
    if item.ending is Ending.SILENCE:
        return _("The advisory group had until {when} and did not answer.", when=moment(item.answer_by))
    return _("Agreed by the advisory group.")


RENDERER: Final = SubmissionRenderer(preview, cannot_open, draft=verbs.DRAFT)
