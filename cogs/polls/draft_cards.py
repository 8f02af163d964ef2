"""What a coordinator sees around the panel of a vote: its words, its drafts, the preview, and that it has opened."""

from typing import Final

from bot.domain.oversight import Oversight
from bot.domain.poll_reminders import Notice
from bot.domain.poll_words import NEXT_STEP_LENGTH, QUESTION_LENGTH, scale_options
from bot.domain.polls import Poll
from bot.domain.suggestions import SuggestedKind, Suggestion
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone, moment
from cogs.kit.clean import excerpt, one_line
from cogs.kit.closing import Closing
from cogs.kit.drafts import DraftRenderer
from cogs.kit.forms import Field, Form
from cogs.polls import cards, reminder_cards, verbs, withdrawal_cards
from cogs.polls.oversight_cards import BEFORE_GROUP

DRAFTS: Final = DraftRenderer(verbs.DRAFT, verbs.DRAFT_DISCARD)
CLOSING: Final = Closing(
    verbs.DRAFT_CLOSE,
    verbs.POLL_CLOSE,
    verbs.DRAFT_CLOSE_AT,
    verbs.DRAFT_CLOSE_WRITE,
    verbs.DRAFT,
    days=(1, 3, 7, 14, 21),
)
_OPTIONS_LENGTH: Final = 1500
_DECIDED_LENGTH: Final = 220


def words_form(_: Words, poll: Poll | None = None, suggested: Suggestion | None = None) -> Form:
    """Take the words of a vote; `suggested` is where a new one begins."""
    question, options = _begun(_, suggested) if poll is None else (poll.question, "\n".join(poll.options))
    return Form(
        verb=verbs.POLL_WORDS,
        ref=poll.id if poll else NO_REFERENCE,
        title=_.label("A vote"),
        asks=True,
        public=True,
        fields=(
            Field("question", _.label("Question"), value=question, most=QUESTION_LENGTH),
            Field(
                "options",
                _.label("Answers, one a line"),
                _("From 2 to 10. Short ones are easier to read on a phone."),
                options,
                long=True,
                most=_OPTIONS_LENGTH,
            ),
            Field(
                "next_step",
                _.label("What happens with it"),
                _("For example: the answer goes into session 4."),
                poll.next_step if poll else "",
                required=False,
                most=NEXT_STEP_LENGTH,
            ),
        ),
    )


def _begun(_: Words, suggested: Suggestion | None) -> tuple[str, str]:
    """Return the question and the answers that a new vote begins with."""
    if suggested is None:
        return "", ""
    if suggested.kind is SuggestedKind.HOW_IT_GOES:
        return _how_it_goes(_, suggested.words), "\n".join(scale_options(_("Not at all well"), _("Very well")))
    if not suggested.times:
        return one_line(suggested.words), ""
    times = "\n".join(_.moment(one.moment, one.zone) for one in suggested.times)
    return _("Which time suits you best? {words}", words=one_line(suggested.words)), times


def _how_it_goes(_: Words, words: str) -> str:
    """Ask how it goes with what was decided; a long question is cut, so that the rest of this one fits."""
    return _("“{words}” We said yes. How is it going?", words=excerpt(words, _DECIDED_LENGTH))


def preview(
    _: Words, poll: Poll, *, group: bool = False, item: Oversight | None = None, notice: Notice | None = None
) -> Card:
    """Show the public card and then the private paper, as a worker will see them."""
    go = BEFORE_GROUP.go(_, poll.id, group=group, item=item, tone=Tone.MAIN)
    public, paper = cards.poll_card(_, poll), cards.paper(_, poll)
    return Card(
        title=_("As a worker will see it"),
        wrote=paper.wrote,
        body="\n".join(
            (
                _("**In public:**"),
                public.body,
                "",
                _("**In private:**"),
            )
        ),
        small="\n".join(
            filter(
                None,
                (
                    cards.shown_at_the_end(_, poll) if poll.options else "",  # a written one says it in public too
                    reminder_cards.in_short(_, notice) if notice else "",
                ),
            )
        ),
        rows=((*(() if item and item.ending is None else (go,)), Button(verbs.DRAFT, _.label("Go back"), poll.id)),),
    )


def posted(_: Words, poll: Poll) -> Card:
    """Say that a vote is open."""
    return Card(
        title=_("Your vote is open"),
        wrote=cards.question(poll),
        body=_(
            "It is on its way to the notices channel. Its words can no longer change. It closes {when}.",
            when=moment(poll.closes_at),
        ),
        small=_("The result goes to the same channel. Nobody sees a vote before then, and nobody sees who voted."),
        rows=((withdrawal_cards.offer(_, poll),),),
    )
