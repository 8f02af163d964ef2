"""What a coordinator should know about a draft before it opens: in a line each on the panel, in full behind a press."""

from bot.domain.polls import Caution, PollDraft
from bot.text import Words
from cogs.kit.cards import Button, Card, moment
from cogs.polls import verbs


def in_short(_: Words, draft: PollDraft, *, most: int = 2) -> list[str]:
    """Say the most important cautions in a line each: first the one that nothing else will say."""
    said = {
        Caution.UNANIMOUS_SHOWS_ALL: _("If everyone agrees, each answer is known."),
        Caution.TOO_FEW_JOINED: _("A vote needs at least 8 people."),
        Caution.NO_NOTICES_CHANNEL: _("There is no notices channel."),
        Caution.IMPOSSIBLE_CLOSE: _("Choose another closing time."),
        Caution.NEARLY_THE_SAME_PEOPLE: _("This asks nearly the same people again."),
    }
    if most > 1 and draft.held_until and Caution.NEARLY_THE_SAME_PEOPLE in draft.warnings:
        return [
            _("You can open this one from {when}, or once 5 more people have joined.", when=moment(draft.held_until))
        ]
    return [text for caution, text in said.items() if caution in draft.warnings][:most]


def buttons(_: Words, draft: PollDraft) -> tuple[Button, ...]:
    """Lead to all the cautions in full, where there is one."""
    return (Button(verbs.DRAFT_KNOW, _.label("What to know"), draft.poll.id),) if draft.warnings else ()


def in_full(_: Words, draft: PollDraft) -> Card:
    """Say each caution in full."""
    said = [_whole(_, caution, draft) for caution in draft.warnings]
    return Card(
        title=_("What to know"),
        body="\n\n".join(said) or _("Nothing stands in the way."),
        rows=((Button(verbs.DRAFT, _.label("Go back"), draft.poll.id),),),
    )


def _whole(_: Words, caution: Caution, draft: PollDraft) -> str:
    said = {
        Caution.UNANIMOUS_SHOWS_ALL: _("If everyone gives the same answer, the numbers show what each person chose."),
        Caution.TOO_FEW_JOINED: _("A vote needs at least 8 people who have joined. Fewer cannot keep a secret."),
        Caution.NO_NOTICES_CHANNEL: _("There is no notices channel yet. The server's owner can run /setup."),
        Caution.IMPOSSIBLE_CLOSE: _("Choose another closing time: from 1 hour to 60 days ahead."),
        Caution.NEARLY_THE_SAME_PEOPLE: _(
            "Another sensitive vote asked nearly the same people. "
            "You can open this one from {when}, or once 5 more people have joined. Or ask other role groups.",
            when=moment(draft.held_until) if draft.held_until else "",
        ),
    }
    return said[caution]
