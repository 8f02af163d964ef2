"""What the advisory group sees of a topic that is put to it."""

from typing import Final, cast

from bot.domain.submissions import Submission
from bot.domain.topics import Topic
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import moment
from cogs.kit.clean import shown
from cogs.kit.nouns import Preview, SubmissionRenderer
from cogs.kit.verbs import TOPIC_DRAFT
from cogs.topics import panel_cards, unnamed_cards


def preview(_: Words, submission: Submission) -> Preview:
    """Say what would be asked, why, of whom, until when, for what, how long it takes and with how much care."""
    topic = cast("Topic", submission.found)
    lines = [
        f"{_('**Why:**')} {shown(topic.words.why)}",
        _("**Of whom:** {people}", people=people.audience(_, topic.audience)),
        _("**Closes:** {when}", when=moment(topic.closes_at)),
        panel_cards.about(_, topic),
        *unnamed_cards.on_panel(_, topic),
    ]
    if topic.offer:
        lines.append(f"{_('**Offered:**')} {shown(topic.offer)}")
    return Preview(panel_cards.wrote(_, topic), tuple(lines))


RENDERER: Final = SubmissionRenderer(preview, panel_cards.cannot_open, draft=TOPIC_DRAFT)
