"""What is shown to whoever asks the safeguarding lead to be in touch, and to the lead."""

from dataclasses import replace
from datetime import datetime

from bot.domain.people import Server
from bot.domain.safety import AwaitedLead, Concern
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, ago
from cogs.kit.clean import shown
from cogs.kit.verbs import TO_DO, WORRIED
from cogs.safety import situations, verbs


def worried(_: Words, standing: Concern | None, *, is_lead: bool = False) -> Card:
    """Ask what fits, before anything is said."""
    queue = (Button(verbs.WORRIED_QUEUE, _.label("Who waits for me")),) if is_lead else ()
    return Card(
        title=_("I'm worried about someone"),
        body=_("In danger now? Call **999**.")
        + "\n\n"
        + _("Choose what fits best, and you see whom to call. We keep nothing of it."),
        small=_("This is not a place to report harm. Nobody sees that you looked."),
        rows=(situations.menu(_), (_ask_or_take_back(_, standing), *queue)),
    )


def _ask_or_take_back(_: Words, standing: Concern | None) -> Button:
    if standing is None:
        return Button(verbs.WORRIED_ASK, _.label("Ask the lead to contact me"))
    return Button(verbs.WORRIED_BACK, _.label("Take back what I asked"))


def ask(_: Words, server: Server, name: str) -> Card:
    """Say exactly what the lead will see, before anything is asked."""
    if server.lead is None:
        return _ask_by_phone(_, server)
    return Card(
        title=_("Shall the lead contact you?"),
        body=_("**{lead}** will see one of these, and when you asked:", lead=shown(server.lead_name))
        + "\n"
        + f"- {_('“{name} asks you to contact them.”', name=shown(name))}\n"
        + f"- {_('“A partner asks to talk with you.”')}",
        small=_("No reason, and nothing you read here. Without your name, you hear how to reach the lead."),
        rows=(
            (
                Button(verbs.WORRIED_NAMED, _.label("With my name"), tone=Tone.MAIN),
                Button(verbs.WORRIED_UNNAMED, _.label("Without my name")),
                Button(WORRIED, _.label("Back")),
            ),
        ),
    )


def _ask_by_phone(_: Words, server: Server) -> Card:
    return Card(
        title=_("Shall we tell the lead?"),
        body=_("**{lead}** is not on Discord.", lead=shown(server.lead_name))
        + " "
        + _("Coordinators will see only that somebody waits for the lead, not who. They phone the lead.")
        + "\n\n"
        + _(
            "Then you hear how to reach the lead. You can also call now: {contact}", contact=shown(server.lead_contact)
        ),
        small=_("Nobody sees a reason, or what you read here."),
        rows=(
            (
                Button(verbs.WORRIED_UNNAMED, _.label("Yes, tell the lead"), tone=Tone.MAIN),
                Button(WORRIED, _.label("Back")),
            ),
        ),
    )


def asked(_: Words, server: Server, standing: Concern) -> Card:
    """Say that the lead knows, and since when."""
    seen = _("The lead sees your name and nothing else.") if standing.shown_name else _("Nobody sees your name.")
    return Card(
        title=_("You have asked"),
        body=_(
            "You asked {ago} for **{lead}** to be in touch.", ago=ago(standing.asked_at), lead=shown(server.lead_name)
        )
        + " "
        + seen
        + "\n\n"
        + _("You need not wait: {contact}", contact=shown(server.lead_contact)),
        small=_("If somebody is in danger now, call 999."),
        rows=((Button(verbs.WORRIED_BACK, _.label("Take it back")), Button(WORRIED, _.label("Whom to call"))),),
    )


def taken_back(_: Words) -> Card:
    """Say that nothing is asked any more."""
    return Card(
        title=_("Taken back"),
        body=_("Nothing is kept of it. You can ask again at any time."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


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
        return Card(title=_("Nobody waits for you"), body=_("Thank you for being there."))
    listed = tuple(enumerate(waiting[:MOST], 1))
    lines = [f"{n}. {_who(_, one)} {_('Asked {ago}.', ago=ago(one.asked_at))}" for n, one in listed]
    return Card(
        title=_("Who waits for you"),
        body="\n".join(lines),
        small=_.number("{n} person waits in all.", "{n} people wait in all.", len(waiting)),
        rows=tuple((replace(button := _done(_, one), label=f"{n}. {button.label}"),) for n, one in listed),
    )


def closed(_: Words) -> Card:
    """Thank the lead: it is over, and no name is kept."""
    return Card(title=_("Thank you"), body=_("This one is closed, and no name is kept of it."))


def lead_ready(_: Words, server: Server) -> Card:
    """Tell somebody who gave no name how to reach the lead, who knows that somebody will."""
    return Card(
        title=_("Somebody is ready to talk"),
        body=_("**{lead}** knows that somebody would like to talk. Not who, and not why.", lead=shown(server.lead_name))
        + "\n\n"
        + _("Reach them: {contact}", contact=shown(server.lead_contact)),
        small=_("If somebody is in danger now, call 999."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


def lead_unheard(_: Words, server: Server) -> Card:
    """Tell somebody that nobody has said that they phoned the lead, and how to reach the lead without waiting."""
    return Card(
        title=_("The lead may not know yet"),
        body=_("Nobody has told us that they phoned **{lead}**.", lead=shown(server.lead_name))
        + "\n\n"
        + _("You need not wait: {contact}", contact=shown(server.lead_contact)),
        small=_("If somebody is in danger now, call 999."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


def awaited(_: Words, waits: AwaitedLead, now: datetime) -> str:
    """Say to coordinators since when somebody waits for the lead; never who, nor how many."""
    since, lead = ago(waits.since), waits.server.lead_name
    if waits.is_phoned:
        return _(
            "**Please phone {lead} now: {contact}.** Somebody asked {ago}.",
            lead=shown(lead),
            contact=shown(waits.server.lead_contact),
            ago=since,
        )
    if waits.is_late(now):
        return _("**Late:** the safeguarding lead was asked {ago}. Please phone them.", ago=since)
    return _("The safeguarding lead was asked {ago}.", ago=since)


def phone(_: Words, waits: AwaitedLead) -> tuple[Button, ...]:
    """Let a coordinator say that they phoned the lead, where that is how the lead is reached."""
    if not waits.is_phoned:
        return ()
    return (Button(verbs.PEOPLE_PHONED, _.label("I have phoned the lead"), tone=Tone.MAIN),)


def lead_phoned(_: Words) -> Card:
    """Thank the coordinator."""
    return Card(
        title=_("Thank you"),
        body=_("Whoever waits now hears how to reach the lead. You need not know who."),
        rows=((Button(TO_DO, _.label("To do")),),),
    )
