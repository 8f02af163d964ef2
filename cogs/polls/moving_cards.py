"""Another close for an open vote: what it means, that it is done, and how that is said in public."""

from bot.domain.poll_lists import OtherClose
from bot.domain.polls import Poll, PollKind
from bot.text import Words
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.verbs import TO_DO
from cogs.polls import verbs
from cogs.polls.cards import of_its_close, question


def confirm_longer(_: Words, found: OtherClose) -> Card:
    """Say what going on longer means, before anything happens."""
    poll = found.poll
    return Card(
        title=_("Let it go on longer?"),
        wrote=question(poll),
        body="\n".join(
            (
                _("It would close {when}.", when=moment(found.closes_at)),
                _("The channel hears that. Reminders move with it."),
                _("This can be done once."),
                too_few_then(_, poll, extended=True),
            )
        ),
        rows=_yes_or_no(_, Button(verbs.POLL_LONGER_NOW, _.label("Let it go on longer"), poll.id, Tone.MAIN)),
    )


def confirm_early(_: Words, found: OtherClose) -> Card:
    """Say what closing early means, before anything happens."""
    poll = found.poll
    return Card(
        title=_("Close it early?"),
        wrote=question(poll),
        body="\n".join(
            (
                _("It would close {when}, within 6 hours.", when=moment(found.closes_at)),
                _("The channel hears that now. Answers until then count."),
                too_few_then(_, poll, extended=poll.extended),
            )
        ),
        small=_("This cannot be undone."),
        rows=_yes_or_no(_, Button(verbs.POLL_EARLY_NOW, _.label("Close it early"), poll.id, Tone.GRAVE)),
    )


def goes_on(_: Words, poll: Poll) -> Card:
    """Say that it stays open longer."""
    return Card(title=_("It stays open longer"), wrote=question(poll), body=_now_closes(_, poll), rows=_back(_, poll))


def closes_early(_: Words, poll: Poll) -> Card:
    """Say that it closes early."""
    return Card(title=_("It closes early"), wrote=question(poll), body=_now_closes(_, poll), rows=_back(_, poll))


def longer(_: Words, poll: Poll) -> Card:
    """Tell everybody that a coordinator lets a vote go on."""
    said = _("A coordinator gives everybody more time. It now closes {when}.", when=moment(poll.closes_at))
    return of_its_close(_, poll, _("Open a little longer"), said)


def early(_: Words, poll: Poll) -> Card:
    """Tell everybody that a coordinator has a vote close early."""
    said = _("A coordinator closes it early: {when}. Answers until then count.", when=moment(poll.closes_at))
    return of_its_close(_, poll, _("This vote closes early"), said)


def changed_again(_: Words, poll: Poll) -> Card:
    """Stand where another close was said, once yet another one is."""
    said = _("It now closes {when}.", when=moment(poll.closes_at))
    return of_its_close(_, poll, _("The closing time has changed again"), said)


def too_few_then(_: Words, poll: Poll, *, extended: bool) -> str:
    """Say what follows where too few have answered by the close."""
    if extended:
        said = _("If fewer than {n} people answer by then, there is no result.", n=poll.fewest_answers)
    else:
        said = _("If fewer than {n} people answer by then, it goes on once more by itself.", n=poll.fewest_answers)
    return f"{said} {_('So too for each group that decides.')}" if poll.kind is PollKind.DECISION else said


def _now_closes(_: Words, poll: Poll) -> str:
    return _("It now closes {when}. The notices channel hears that.", when=moment(poll.closes_at))


def _yes_or_no(_: Words, yes: Button) -> tuple[Row, ...]:
    return ((yes, Button(verbs.POLL_LOOK, _.label("No, leave it"), yes.ref)),)


def _back(_: Words, poll: Poll) -> tuple[Row, ...]:
    return ((Button(verbs.POLL_LOOK, _.label("Look at it"), poll.id), Button(TO_DO, _.label("To do"))),)
