"""What /setup shows and asks about those whom people turn to."""

from typing import Final

from bot.domain.people import GuildId, LeadAnswer, Nation, RoleGroup, Server
from bot.domain.safety import LONGEST_CONTACT, LONGEST_NAME, LONGEST_NUMBERS, LeadAccount
from bot.text import Words
from cogs.desk import verbs
from cogs.kit import limits, people
from cogs.kit.cards import Button, Card, Choice, Menu, PersonMenu, Row, Tone
from cogs.kit.clean import shown
from cogs.kit.forms import Field, Form

NOBODY: Final = "nobody"


def turn_to(_: Words, server: Server) -> Card:
    """Show whom people here turn to, or what is missing."""
    write = Button(verbs.SETUP_SAFE_WRITE, _.label("Change it") if server.is_safe_to_open else _.label("Write it"))
    go = Button(verbs.SETUP_GO, _.label("Check and post the front door"), tone=Tone.MAIN)
    back = Button(verbs.SETUP_LOOK, _.label("Back to setting up"))
    ready = server.is_safe_to_open and server.start_channel is not None
    return Card(
        title=_("Who people turn to"),
        body=f"{whom(_, server)}\n\n{account_said(_, server)}" if server.is_safe_to_open else missing(_, server),
        small=_("Everyone here can read this. Partners can join once it is all there."),
        rows=(_nation(_, server), *_account(_, server), (go, write, back) if ready else (write, back)),
    )


def whom(_: Words, server: Server) -> str:
    """Name the safeguarding lead and the local numbers."""
    return "\n\n".join(
        (
            _(
                "**{name}** is the safeguarding lead. Reach them: {contact}",
                name=shown(server.lead_name),
                contact=shown(server.lead_contact),
            ),
            _("**Local numbers**") + "\n" + shown(server.local_numbers),
        )
    )


def account_said(_: Words, server: Server) -> str:
    """Say what became of asking the account that was chosen for the lead."""
    called = shown(server.lead_called)
    return {
        None: _(
            "**No Discord account is chosen.** People see the lead's number. They cannot ask for the lead by a press."
        ),
        LeadAnswer.ASKED: _("**{called}** is asked, and has not answered yet.", called=called)
        + " "
        + _("They get a note in their hours. Or they write /worried here, now."),
        LeadAnswer.ACCEPTED: _("**{called}** said yes. People can ask for them by a press.", called=called),
        LeadAnswer.DECLINED: _("**{called}** said that they cannot. Please choose again.", called=called),
        LeadAnswer.LEFT: _("**{called}** is not in this server any more. Please choose again.", called=called),
        LeadAnswer.CLOSED: _("**{called}** said yes, and takes no private messages from us.", called=called)
        + " "
        + _("Nobody can ask for them until they write /worried here."),
    }[server.lead_answer]


def confirm(_: Words, account: LeadAccount, called: str) -> Card:
    """Have the owner read whose account they chose, before it is asked anything."""
    lead = account.server.lead_name
    told = _(
        "You chose **{called}**, <@{number}>, for **{lead}**.",
        called=shown(called),
        number=account.person,
        lead=shown(lead),
    )
    choices = (
        Choice(f"{account.person}:{called}"[: limits.SELECT_TEXT], _.label("Yes, this is {lead}", lead=lead), called),
        Choice(NOBODY, _.label("No, choose again")),
    )
    return Card(
        title=_("Is this the lead's own account?"),
        body="\n\n".join(filter(None, (told, _warning(_, account)))),
        small=_("Once they say yes, they see the names of those who ask for them by name. Nothing has been sent yet."),
        rows=(Menu(verbs.SETUP_LEAD_SURE, "-", _.label("Is it?"), choices),),
    )


def _warning(_: Words, account: LeadAccount) -> str:
    if account.role_group is None:
        return ""
    joined = _("They have joined here as: **{group}**.", group=people.one(_, account.role_group))
    if account.role_group is not RoleGroup.MANAGER:
        return joined
    return f"⚠ {joined} " + _("**A worker may be asking about their own manager.** Is there somebody else?")


def missing(_: Words, server: Server) -> str:
    """List what the owner has still to say before partners can join; nothing when it is all there."""
    lines = (
        "" if server.lead_name else _("the name of a safeguarding lead"),
        "" if server.lead_contact else _("how to reach them"),
        "" if server.local_numbers else _("the local numbers to call"),
    )
    listed = [f"- {line}" for line in lines if line]
    return "\n".join((_("**Still missing**"), *listed)) if listed else ""


def empty_form(_: Words) -> Form:
    """Ask for everything anew."""
    return words_form(_, Server(GuildId(0)))


def words_form(_: Words, server: Server) -> Form:
    """Ask who the lead is, how they are reached, and for the local numbers."""
    return Form(
        verb=verbs.SETUP_SAFE,
        title=_("Who people turn to"),
        fields=(
            Field(
                "lead_name",
                _("The safeguarding lead's name"),
                value=server.lead_name,
                most=LONGEST_NAME,
                guarded=False,
            ),
            Field(
                "lead_contact",
                _("How to reach them"),
                _("A phone number, and when they answer."),
                value=server.lead_contact,
                most=LONGEST_CONTACT,
                guarded=False,
            ),
            Field(
                "local_numbers",
                _("Local numbers to call"),
                _("Your council's adult safeguarding team, day and night."),
                value=server.local_numbers,
                long=True,
                most=LONGEST_NUMBERS,
                guarded=False,
            ),
        ),
    )


def _nation(_: Words, server: Server) -> Menu:
    choices = tuple(Choice(one.value, nation(_, one), chosen=one is server.nation) for one in Nation)
    return Menu(verbs.SETUP_NATION, "-", _.label("Where this server is"), choices)


def nation(_: Words, one: Nation) -> str:
    """Name a nation."""
    return {
        Nation.ENGLAND: _.label("England"),
        Nation.WALES: _.label("Wales"),
        Nation.SCOTLAND: _.label("Scotland"),
        Nation.NORTHERN_IRELAND: _.label("Northern Ireland"),
    }[one]


def _account(_: Words, server: Server) -> tuple[Row, ...]:
    prompt = _.label("The lead's Discord account, if any")
    return (PersonMenu(verbs.SETUP_LEAD, "-", prompt, server.lead),) if server.is_safe_to_open else ()
