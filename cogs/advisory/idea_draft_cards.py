"""What whoever has an idea sees: writing it, looking it over, sending it."""

from collections.abc import Sequence
from typing import Final

from bot.domain.drafts import KeptDraft
from bot.domain.proposals import WORDS_LENGTH, Proposal, ProposalKind
from bot.text import Words
from cogs.advisory import verbs
from cogs.advisory.idea_cards import quoted, reference, signed
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone, on_day
from cogs.kit.drafts import DraftRenderer, listed
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import Verb

DRAFTS: Final = DraftRenderer(verbs.PROPOSE_DRAFT, verbs.PROPOSE_DROP)


def begin(_: Words, drafts: Sequence[KeptDraft], *, group: bool) -> Card:
    """Ask what somebody would like; what they wrote before and did not send is found again here."""
    lines, rows = listed(_, drafts, DRAFTS)
    where = _("It goes to the advisory group.") if group else _("It goes to the coordinators.")
    tell = _.label("Tell the advisory group something") if group else _.label("Tell the coordinators something")
    choices = (
        Choice(ProposalKind.TALK.value, _.label("I'd like us to talk about…")),
        Choice(ProposalKind.ASK.value, _.label("I'd like us to ask…")),
        Choice(ProposalKind.DECIDE.value, _.label("I'd like us to decide…")),
        Choice(ProposalKind.TELL.value, tell),
    )
    return Card(
        title=_("I have an idea"),
        body="\n\n".join((where, _("**Written, and not sent yet:**") + "\n" + lines)) if drafts else where,
        small=_("You see it before it is sent. You choose whether your name stands beside it.")
        + "\n"
        + _("This is not a place to report harm. If somebody is in danger now, call 999."),
        rows=(Menu(verbs.PROPOSE_KIND, NO_REFERENCE, _.label("What would you like?"), choices), *rows),
    )


def form(_: Words, ref: str = NO_REFERENCE, kind: ProposalKind = ProposalKind.TALK, words: str = "") -> Form:
    """Take an idea, under a verb that says of which kind; `ref` names the draft that is written anew, if it is one."""
    field = Field(
        "words",
        _.label("In your own words"),
        _("Please name no person you support, and no address."),
        value=words,
        long=True,
        most=WORDS_LENGTH,
    )
    return Form(verb=Verb(f"propose-{kind.value}"), ref=ref, title=kind_label(_, kind), fields=(field,))


def kind_label(_: Words, kind: ProposalKind) -> str:
    """Name this kind of idea on a form."""
    return {
        ProposalKind.TALK: _.label("Let us talk about…"),
        ProposalKind.ASK: _.label("Let us ask…"),
        ProposalKind.DECIDE: _.label("Let us decide…"),
        ProposalKind.TELL: _.label("Something to tell"),
    }[kind]


def preview(_: Words, idea: Proposal, *, group: bool) -> Card:
    """Show an idea as it will be read, before it is sent."""
    where = _("The advisory group reads it.") if group else _("The coordinators read it.")
    sign = (
        Button(verbs.PROPOSE_SIGN, _.label("With my name"), idea.id)
        if idea.unsigned
        else Button(verbs.PROPOSE_UNSIGN, _.label("Without my name"), idea.id)
    )
    return Card(
        title=_("This is what they will see"),
        wrote=quoted(idea),
        body="\n".join((signed(_, idea), "", where)),
        small=_without_a_name(_) if idea.unsigned else _signed(_, idea),
        rows=(
            (Button(verbs.PROPOSE_SEND, _.label("Send it"), idea.id, Tone.MAIN), sign),
            (
                Button(verbs.PROPOSE_CHANGE, _.label("Change it"), idea.id),
                Button(verbs.PROPOSE_DROP, _.label("Don't send"), idea.id),
            ),
        ),
    )


def sent(_: Words, idea: Proposal) -> Card:
    """Say that an idea is on its way, and how its answer comes."""
    if idea.answer_by is None:
        return Card(title=_("Thank you. It is sent."), body=_("They read it. Nothing more is asked of you."))
    body = _("You have an answer by {when}.", when=on_day(idea.answer_by)) + " "
    if idea.unsigned:
        body += _("It appears in the notices channel under **{reference}**.", reference=reference(idea))
        small = _("Nothing here says that it came from you, so please write that down.")
    else:
        body += _("It comes to you in private.")
        small = ""
    return Card(title=_("Thank you. It is sent."), body=body, small=small)


def dropped(_: Words) -> Card:
    """Say that nothing was sent."""
    return Card(title=_("Not sent"), body=_("Your words are deleted."))


def _signed(_: Words, idea: Proposal) -> str:
    lines = [_("You get the answer in private. Nothing has been sent yet.")]
    if idea.kind is not ProposalKind.TELL:
        lines.append(_("If it becomes a vote, everyone reads there who suggested it: as above."))
    return "\n".join(lines)


def _without_a_name(_: Words) -> str:
    return _("Once it is sent, nothing here says that it came from you. Could your words tell?")
