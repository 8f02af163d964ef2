"""What /setup shows and asks about those whom people turn to."""

from bot.domain.people import GuildId, Nation, Server
from bot.domain.safety import LONGEST_CONTACT, LONGEST_NAME, LONGEST_NUMBERS
from bot.text import Words
from cogs.desk import verbs
from cogs.kit.cards import Button, Card, Choice, Menu, PersonMenu, Row, Tone
from cogs.kit.clean import shown
from cogs.kit.forms import Field, Form


def turn_to(_: Words, server: Server) -> Card:
    """Show whom people here turn to, or what is missing."""
    write = Button(verbs.SETUP_SAFE_WRITE, _.label("Change it") if server.is_safe_to_open else _.label("Write it"))
    go = Button(verbs.SETUP_GO, _.label("Check and post the front door"), tone=Tone.MAIN)
    back = Button(verbs.SETUP_LOOK, _.label("Back to setting up"))
    ready = server.is_safe_to_open and server.start_channel is not None
    return Card(
        title=_("Who people turn to"),
        body=whom(_, server) if server.is_safe_to_open else missing(_, server),
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
            Field("lead_name", _("The safeguarding lead's name"), value=server.lead_name, most=LONGEST_NAME),
            Field(
                "lead_contact",
                _("How to reach them"),
                _("A phone number, and when they answer."),
                value=server.lead_contact,
                most=LONGEST_CONTACT,
            ),
            Field(
                "local_numbers",
                _("Local numbers to call"),
                _("Your council's adult safeguarding team, day and night."),
                value=server.local_numbers,
                long=True,
                most=LONGEST_NUMBERS,
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
