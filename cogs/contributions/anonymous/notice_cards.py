"""What the thread says, after the close, of words without a name that too few wrote: the same, whoever wrote."""

from bot.domain.anonymous import Box, BoxState
from bot.text import Words
from cogs.contributions.anonymous import verbs
from cogs.kit.cards import Button, Card, moment, on_day


def notice(_: Words, box: Box) -> Card:
    """Say what becomes of them."""
    if box.state is BoxState.LOST:
        return _lost(_)
    return _deciding(_, box) if box.state is BoxState.DECIDING else _settled(_, box)


def _deciding(_: Words, box: Box) -> Card:
    until = moment(box.decide_by or box.due)
    lines = (
        _("Words that fewer than {few} people wrote are not shown together.", few=box.least),
        _("Whoever wrote them can choose until {when}: as from their group, or taken out.", when=until),
    )
    return Card(
        title=_("Words without a name"),
        body="\n".join(lines),
        small=_("This stands here whether or not anybody wrote. The rest is never read."),
        rows=((Button(verbs.UNNAMED_MINE, _.label("Look at mine"), box.topic.id),),),
    )


def _settled(_: Words, box: Box) -> Card:
    if box.state is BoxState.ENDED or box.ours_until is None:
        until = _("Nothing leads from any of them to anybody.")
    else:
        until = _("After {day} nothing leads from any of them to anybody.", day=on_day(box.ours_until))
    return Card(
        title=_("Words without a name"),
        body=_("No more are shown here. What too few wrote is destroyed, unread.") + "\n" + until,
        small=_("This stands here whether or not anybody wrote."),
    )


def _lost(_: Words) -> Card:
    return Card(
        title=_("Words without a name are lost"),
        body=_("The key to them is lost. What was not shown yet is gone, and nobody read it. We are sorry."),
        small=_("Nothing leads from what is shown to anybody."),
    )
