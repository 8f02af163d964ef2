"""What Discord would not take in a channel, as it stands among what there is to do."""

from bot.domain.letters import FILTERED
from bot.services.undelivered import RefusedPost
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import shown
from cogs.kit.nouns import Renderers, short
from cogs.kit.verbs import TO_DO
from cogs.reminders import verbs


def said(_: Words, post: RefusedPost, room: str, drawn_by: Renderers) -> str:
    """Say what was not posted, where, and why."""
    where, subject = f"#{shown(room)}", post.subject
    if subject is None:
        first = _("**Something could not be posted in {room}.**", room=where)
    else:
        title = short(drawn_by[subject.kind].line(_, subject).title)
        first = _("**“{title}” could not be posted in {room}.**", title=title, room=where)
    return f"{first} {_why(_, post.letter.error)}"


def buttons(_: Words, post: RefusedPost, drawn_by: Renderers) -> tuple[Button, ...]:
    """Offer other words where they can still be changed, and to try it as it is."""
    subject = post.subject
    reword = drawn_by[subject.kind].reword if subject is not None and subject.is_open else None
    again = Button(verbs.SENDING_ONE_AGAIN, _.label("Try again"), post.letter.id)
    return (again,) if reword is None or subject is None else (reword(_, subject), again)


def is_new(_: Words) -> str:
    """Say that something was refused."""
    return _("Discord did not take something that was to be posted.")


def trying(_: Words) -> Card:
    """Say that it is being tried, and where to see whether it worked."""
    return Card(
        title=_("It is being tried now"),
        body=_("If Discord refuses it again, it stands under To do again."),
        rows=((Button(TO_DO, _.label("To do"), tone=Tone.MAIN),),),
    )


def _why(_: Words, error: int | None) -> str:
    if error in FILTERED:
        return _("The server's word filter refused it.")
    return _("Discord did not say why (number {code}).", code=error or 0)
