"""What is shown to the account that was chosen as the lead's, and to coordinators of a lead who cannot be reached."""

from bot.domain.people import LeadAnswer, Server
from bot.domain.safety import LeadAccount, LeadNews
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, ago
from cogs.kit.clean import shown
from cogs.kit.verbs import TO_DO
from cogs.safety import verbs
from cogs.safety.queue_cards import stop_being_lead


def are_you(_: Words, server: Server) -> Card:
    """Ask an account whether it is the lead's, and say what a yes means."""
    if server.lead_answer is LeadAnswer.CLOSED:
        return _closed(_)
    no = () if server.lead_answer is LeadAnswer.DECLINED else (Button(verbs.LEAD_NO, _.label("No")),)
    return Card(
        title=_("Are you the safeguarding lead here?"),
        body=_("The server's owner says that you are **{lead}**. Only you can say yes.", lead=shown(server.lead_name))
        + "\n\n"
        + _("Then people here can ask for you. We write to you at once, at any hour, also at night or in a pause."),
        small=_("Nobody can ask for you before that. You can stop at any time: write /worried in the server."),
        rows=((Button(verbs.LEAD_YES, _.label("Yes, I am the lead"), tone=Tone.MAIN), *no),),
    )


def _closed(_: Words) -> Card:
    return Card(
        title=_("Our notes do not reach you"),
        body=_("You are the lead here, and take no private messages from us. So nobody can ask for you.")
        + "\n\n"
        + _("Allow private messages from this server in Discord. Then press the button."),
        rows=((Button(verbs.LEAD_YES, _.label("I can be reached again"), tone=Tone.MAIN), stop_being_lead(_)),),
    )


def accepted(_: Words, account: LeadAccount) -> Card:
    """Thank the lead, and say how they hear of those who ask."""
    return Card(
        title=_("Thank you. People can ask for you now."),
        body=_("Whoever asks sees you as **{called}**.", called=shown(account.server.lead_called))
        + " "
        + _("We write to you at once, at any hour. Please answer within a day."),
        small=_("Keep private messages from this server allowed. Everything is under /worried in the server too."),
        rows=((Button(verbs.WORRIED_QUEUE, _.label("Who waits for me")), stop_being_lead(_)),),
    )


def declined(_: Words) -> Card:
    """Say that nobody can ask for them, and who learns it."""
    return Card(
        title=_("Nobody can ask for you now"),
        body=_("Coordinators hear that there is no lead to ask. Whoever waits is told whom to call."),
        small=_("If you can do it later, write /worried in the server."),
        rows=((Button(verbs.LEAD, _.label("I can do it after all")),),),
    )


def confirmed(_: Words) -> Card:
    """Show the lead that our messages reach them."""
    return Card(
        title=_("You are the safeguarding lead here"),
        body=_("This is how you hear that somebody asks for you: at once, at any hour."),
        rows=((Button(verbs.WORRIED_QUEUE, _.label("Who waits for me")),),),
    )


def news(_: Words, found: LeadNews) -> Card:
    """Tell a coordinator, in a note, that the lead cannot be reached or lets somebody wait: never who, nor how many."""
    late = found.is_reachable
    return Card(
        title=_("Somebody still waits for the lead") if late else _("Nobody can ask for the lead here"),
        body="\n\n".join(filter(None, (_waits(_, found), _why(_, found.server), "" if late else _mend(_)))),
        small=_("More: /todo in the server. You do not learn who waits."),
    )


def to_do(_: Words, found: LeadNews) -> str:
    """Say the same in a line among other things to do."""
    if not found.is_reachable:
        mend = "" if found.since is not None else _mend(_)
        return " ".join(filter(None, (_waits(_, found), _why(_, found.server), mend)))
    since = "" if found.since is None else ago(found.since)
    return _("**Late:** the safeguarding lead was asked {ago}.", ago=since) + " " + _phone(_, found.server)


def _mend(_: Words) -> str:
    return _("People see whom to call. The owner can change it under /setup.")


def _waits(_: Words, found: LeadNews) -> str:
    if found.since is None:
        return ""
    return _("**Somebody waits for the lead: they asked {ago}.**", ago=ago(found.since)) + " " + _phone(_, found.server)


def _phone(_: Words, server: Server) -> str:
    return _("Please phone {lead} now: {contact}.", lead=shown(server.lead_name), contact=shown(server.lead_contact))


def _why(_: Words, server: Server) -> str:
    """Say why nobody can ask for the lead by a press; nothing where people can."""
    called = shown(server.lead_called)
    return {
        None: _("The lead has no Discord account here."),
        LeadAnswer.ASKED: _("**{called}** was asked to be the lead here, and has not answered.", called=called),
        LeadAnswer.DECLINED: _("**{called}** cannot be the lead now.", called=called),
        LeadAnswer.LEFT: _("**{called}**, the lead, is not in this server any more.", called=called),
        LeadAnswer.CLOSED: _("**{called}**, the lead, takes no private messages from us.", called=called),
        LeadAnswer.ACCEPTED: "",
    }[server.lead_answer]


def phone(_: Words, found: LeadNews) -> tuple[Button, ...]:
    """Let a coordinator say that they phoned the lead, where somebody waits and nothing else reaches the lead."""
    if found.since is None or found.is_reachable:
        return ()
    return (Button(verbs.PEOPLE_PHONED, _.label("I have phoned the lead"), tone=Tone.MAIN),)


def phoned(_: Words) -> Card:
    """Thank the coordinator."""
    return Card(
        title=_("Thank you"),
        body=_("Whoever waits now hears how to reach the lead. You need not know who."),
        rows=((Button(TO_DO, _.label("To do")),),),
    )
