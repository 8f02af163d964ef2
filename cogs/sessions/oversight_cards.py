"""What the advisory group sees of a session that is put to it."""

from typing import Final, cast

from bot.domain.sessions import Session
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit import people
from cogs.kit.nouns import Preview, SubmissionRenderer
from cogs.kit.verbs import SESSION_DRAFT
from cogs.sessions import panel_cards


def preview(_: Words, submission: Submission) -> Preview:
    """Say what would be held, when and how, for whom and for what, and what those are asked who cannot come."""
    session = cast("Session", submission.found)
    whom = _("**For:** {people}", people=people.audience(_, session.audience))
    return Preview(panel_cards.wrote(_, session), (*panel_cards.about(_, session), whom))


RENDERER: Final = SubmissionRenderer(preview, panel_cards.cannot_open, draft=SESSION_DRAFT)
