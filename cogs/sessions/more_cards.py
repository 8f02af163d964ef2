"""What somebody may want to know before saying whether they come to a session."""

from bot.domain.replies import OwnReply
from bot.text import Words
from cogs.kit.cards import Card, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.nouns import SubjectRenderer
from cogs.sessions import reply_cards


def more(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    """Say what it is for, what is covered, what is open to those who cannot come, and who is told what."""
    session = own.session
    lines = (
        shown(session.words.aim),
        _("Led together by {names}.", names=shown(session.words.led_by)) if session.words.led_by else "",
        f"{_('**What is paid back:**')} {shown(session.costs)}" if session.costs else "",
        _twin(_, own),
        _places(_, own),
    )
    return Card(
        title=_("About this session"),
        wrote=as_heading(session.words.title),
        body="\n".join(filter(None, (reply_cards.facts(_, session), *lines))),
        small=_("Nobody is told what you press here."),
        rows=reply_cards.ways_on(_, own, twin),
    )


def _twin(_: Words, own: OwnReply) -> str:
    if own.twin is None or own.twin.closes_at is None:
        return ""
    until = moment(own.twin.closes_at)
    return _("**If you cannot come:** the same questions are in the thread until {when}.", when=until)


def _places(_: Words, own: OwnReply) -> str:
    if own.session.places is None:
        return ""
    room = _.number("{n} place.", "{n} places.", own.session.places)
    return f"{room} {_('Then there is a waiting list, in the order of pressing.')}"
