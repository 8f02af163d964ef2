"""What the lead sees of those who ask to be contacted."""

from dataclasses import replace

from bot.domain.safety import Concern
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, ago
from cogs.kit.clean import shown
from cogs.safety import verbs


def to_lead(_: Words, standing: Concern, *, late: bool = False) -> Card:
    """Tell the lead that somebody waits: nothing else is known."""
    title = _("Somebody still waits to hear from you") if late else _("Somebody asks to hear from you")
    return Card(
        title=title,
        body=_who(_, standing) + "\n\n" + _("Asked {ago}.", ago=ago(standing.asked_at)),
        small=_("We know nothing else. No reason was asked, and none is kept."),
        rows=((_done(_, standing),),),
    )


def _who(_: Words, standing: Concern) -> str:
    if standing.shown_name is None:
        return _("A partner asks to talk with you. They gave no name: press, and they hear how to reach you.")
    return _(
        "**{name}** (<@{number}>) asks you to contact them.", name=shown(standing.shown_name), number=standing.person
    )


def _done(_: Words, standing: Concern) -> Button:
    label = _.label("Tell them I am ready") if standing.shown_name is None else _.label("I have been in touch")
    return Button(verbs.WORRIED_DONE, label, standing.id, Tone.MAIN)


MOST = 4  # as many as have a row of their own under the menu of a phone


def queue(_: Words, waiting: tuple[Concern, ...]) -> Card:
    """Show the lead who waits, the longest first."""
    if not waiting:
        return Card(
            title=_("Nobody waits for you"), body=_("Thank you for being there."), rows=((stop_being_lead(_),),)
        )
    listed = tuple(enumerate(waiting[:MOST], 1))
    lines = [f"{n}. {_who(_, one)} {_('Asked {ago}.', ago=ago(one.asked_at))}" for n, one in listed]
    return Card(
        title=_("Who waits for you"),
        body="\n".join(lines),
        small=_.number("{n} person waits in all.", "{n} people wait in all.", len(waiting)),
        rows=(
            *((replace(button := _done(_, one), label=f"{n}. {button.label}"),) for n, one in listed),
            (stop_being_lead(_),),
        ),
    )


def stop_being_lead(_: Words) -> Button:
    """Let the lead stop, for a while or for good."""
    return Button(verbs.LEAD_NO, _.label("I cannot be the lead now"))


def closed(_: Words) -> Card:
    """Thank the lead: it is over, and no name is kept."""
    return Card(title=_("Thank you"), body=_("This one is closed, and no name is kept of it."))


def passed_on(_: Words) -> Card:
    """Tell whoever was the lead that this is not for them any more, in place of a name."""
    return Card(
        title=_("This one is not with you any more"), body=_("No name stands here now. Whoever asked is told of it.")
    )
