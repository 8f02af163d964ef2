"""What is shown to whoever asks the safeguarding lead to be in touch."""

from bot.domain.people import PersonId, Server
from bot.domain.safety import Concern, LeadAccount
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone, ago
from cogs.kit.clean import shown
from cogs.kit.verbs import WORRIED
from cogs.safety import situations, verbs


def worried(_: Words, server: Server, standing: Concern | None, person: PersonId) -> Card:
    """Ask what fits, before anything is said; where no lead can be asked by a press, say whom to call at once."""
    lines = (
        _("In danger now? Call **999**."),
        "" if server.reachable_lead else whom_to_call(_, server),
        _("Choose what fits best, and you see whom to call. We keep nothing of it."),
    )
    own = (*_ask_or_take_back(_, server, standing), *_as_lead(_, server, person))
    return Card(
        title=_("I'm worried about someone"),
        body="\n\n".join(filter(None, lines)),
        small=_("This is not a place to report harm. Nobody sees that you looked."),
        rows=(situations.menu(_), own) if own else (situations.menu(_),),
    )


def whom_to_call(_: Words, server: Server) -> str:
    """Say how the lead is reached, and whom to call when nobody answers; nothing where nobody is named yet."""
    if not server.is_safe_to_open:
        return ""
    lead = _(
        "The safeguarding lead is **{lead}**. Call them: {contact}",
        lead=shown(server.lead_name),
        contact=shown(server.lead_contact),
    )
    return "\n".join((lead, _("Nobody answers? Call:"), situations.local_numbers(server)))


def _ask_or_take_back(_: Words, server: Server, standing: Concern | None) -> tuple[Button, ...]:
    if standing is not None:
        return (Button(verbs.WORRIED_BACK, _.label("Take back what I asked")),)
    return situations.ask_button(_, server)


def _as_lead(_: Words, server: Server, person: PersonId) -> tuple[Button, ...]:
    """Lead those who are the lead to who waits, and an account that was chosen to what it is asked."""
    if server.lead != person:
        return ()
    queue = (Button(verbs.WORRIED_QUEUE, _.label("Who waits for me")),) if server.is_lead(person) else ()
    asked = () if server.reachable_lead == person else (Button(verbs.LEAD, _.label("Are you the lead?")),)
    return (*queue, *asked)


def ask(_: Words, account: LeadAccount, name: str) -> Card:
    """Say who the lead is and exactly what they will see, before anything is asked."""
    return Card(
        title=_("Shall the lead contact you?"),
        body=_who_leads(_, account)
        + "\n\n"
        + _("They see one of these, and when you asked:")
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


def _who_leads(_: Words, account: LeadAccount) -> str:
    lead = _(
        "The lead is **{lead}**. On Discord: **{called}**, <@{number}>.",
        lead=shown(account.server.lead_name),
        called=shown(account.server.lead_called),
        number=account.person,
    )
    if account.role_group is None:
        return lead
    return f"{lead} " + _("They take part as: **{group}**.", group=people.one(_, account.role_group))


def call_instead(_: Words, server: Server) -> Card:
    """Say kindly that nobody can be asked by a press here, and whom to call; also to whoever presses an old button."""
    return Card(
        title=_("Please call the lead"),
        body=_("We cannot pass this on by Discord just now. Nothing was asked, and nothing is kept.")
        + "\n\n"
        + whom_to_call(_, server),
        small=_("If somebody is in danger now, call 999."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


def asked(_: Words, server: Server, standing: Concern) -> Card:
    """Say that the lead knows, and since when; or that nobody reaches the lead any more."""
    since = _(
        "You asked {ago} for **{lead}** to be in touch.", ago=ago(standing.asked_at), lead=shown(server.lead_name)
    )
    unnamed = _("Nobody sees your name.")
    seen = _("The lead sees your name and nothing else.") if standing.shown_name else unnamed
    lost = _("They cannot be told by Discord just now.")
    give = (
        (Button(verbs.WORRIED_ASK, _.label("Give my name")),)
        if server.reachable_lead and not standing.shown_name
        else ()
    )
    return Card(
        title=_("You have asked"),
        body=f"{since} {seen if server.reachable_lead else lost}"
        "\n\n" + _("You need not wait.") + " " + whom_to_call(_, server),
        small=_("If somebody is in danger now, call 999."),
        rows=((Button(verbs.WORRIED_BACK, _.label("Take it back")), *give, Button(WORRIED, _.label("Whom to call"))),),
    )


def taken_back(_: Words) -> Card:
    """Say that nothing is asked any more."""
    return Card(
        title=_("Taken back"),
        body=_("Nothing is kept of it. You can ask again at any time."),
        rows=((Button(WORRIED, _.label("Whom to call")),),),
    )


def lead_ready(_: Words, server: Server) -> Card:
    """Tell somebody who gave no name how to reach the lead, who knows that somebody will."""
    return _to_whoever_waits(
        _,
        server,
        _("Somebody is ready to talk"),
        _("**{lead}** knows that somebody would like to talk. Not who, and not why.", lead=shown(server.lead_name)),
    )


def lead_unanswered(_: Words, server: Server) -> Card:
    """Tell somebody who has waited for a day that the lead has not answered, and whom to call."""
    title, said = _("The lead has not answered yet"), _("You asked a day ago. We have written to the lead twice.")
    return _to_whoever_waits(_, server, title, said, waits=True)


def lead_lost(_: Words, server: Server) -> Card:
    """Tell somebody who waits that the lead cannot be told any more, and whom to call."""
    title, said = (
        _("The lead may not know yet"),
        _("We cannot reach the lead by Discord any more. Coordinators know that."),
    )
    return _to_whoever_waits(_, server, title, said, waits=True)


def lead_changed(_: Words, server: Server) -> Card:
    """Tell somebody who waits that somebody else is the lead, who does not know their name."""
    said = _("**{lead}** is the lead now, and knows that somebody asks. Not who.", lead=shown(server.lead_name))
    return _to_whoever_waits(_, server, _("There is another lead now"), said, waits=True)


def _to_whoever_waits(_: Words, server: Server, title: str, said: str, *, waits: bool = False) -> Card:
    own = (Button(verbs.WORRIED_ASK, _.label("What I asked")),) if waits else ()
    return Card(
        title=title,
        body=f"{said}\n\n{whom_to_call(_, server)}",
        small=_("If somebody is in danger now, call 999."),
        rows=((*own, Button(WORRIED, _.label("Whom to call"))),),
    )
