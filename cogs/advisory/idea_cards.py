"""What people see of ideas: writing one, looking it over, reading and answering it."""

from collections.abc import Sequence
from typing import Any, Final

from bot.domain.drafts import KeptDraft
from bot.domain.happenings import Section
from bot.domain.letters import short_reference
from bot.domain.proposals import REPLY_LENGTH, WORDS_LENGTH, IdeaAnswer, Proposal, ProposalKind, ProposalState
from bot.text import Words
from cogs.advisory import verbs
from cogs.kit import people
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.drafts import DraftRenderer
from cogs.kit.drafts import listed as drafts_listed
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import LISTED, listed, more, short
from cogs.kit.verbs import Verb

DRAFTS: Final = DraftRenderer(verbs.PROPOSE_DRAFT, verbs.PROPOSE_DROP)
_OPEN: Final = (ProposalKind.TALK, ProposalKind.ASK, ProposalKind.DECIDE)


def begin(_: Words, drafts: Sequence[KeptDraft], *, group: bool) -> Card:
    """Ask what somebody would like; what they wrote before and did not send is found again here."""
    lines, rows = drafts_listed(_, drafts, DRAFTS)
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


def kind_said(_: Words, kind: ProposalKind) -> str:
    """Name this kind of idea in a sentence's place."""
    return {
        ProposalKind.TALK: _("Let us talk about this"),
        ProposalKind.ASK: _("Let us ask this"),
        ProposalKind.DECIDE: _("Let us decide this"),
        ProposalKind.TELL: _("Something to tell you"),
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
        small=_without_a_name(_) if idea.unsigned else _("You get the answer in private. Nothing has been sent yet."),
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
    body = _("You have an answer by {when}.", when=moment(idea.answer_by)) + " "
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


def card(_: Words, idea: Proposal, seen_by: str, *, private: bool) -> Card:
    """Show an idea in the group's channel; while others can read there, words without a name are not posted."""
    hidden = idea.unsigned and not private
    if idea.state is ProposalState.ANSWERED:
        return Card(
            title=_("Answered"),
            wrote="" if hidden else quoted(idea),
            body=f"{signed(_, idea)}\n\n" + answer_said(_, idea),
        )
    lines = [signed(_, idea)]
    if hidden:
        lines.append(_("Others can read this channel, so the words are not posted. Press “Read it”."))
    if idea.answer_by is not None:
        lines.append(_("An answer is owed by {when}.", when=moment(idea.answer_by)))
    return Card(
        title=kind_said(_, idea.kind),
        wrote="" if hidden else quoted(idea),
        body="\n".join(lines),
        small=seen_by,
        rows=(_buttons(_, idea, hidden=hidden),),
    )


def deleted(_: Words) -> Card:
    """Stand where the card of an idea stood that was deleted."""
    return Card(
        title=_("This idea is not here any more"),
        body=_("Its words are deleted. There is nothing left to answer."),
    )


def reading(_: Words, idea: Proposal) -> Card:
    """Show an idea to one of those whom it was sent to."""
    lines = [signed(_, idea)]
    if idea.answer_by is not None and idea.state is ProposalState.SENT:
        lines.append(_("An answer is owed by {when}.", when=moment(idea.answer_by)))
    elif idea.answer is not None:
        lines.append(answer_said(_, idea))
    rows = () if idea.state is ProposalState.ANSWERED else (_buttons(_, idea, hidden=False),)
    return Card(title=kind_said(_, idea.kind), wrote=quoted(idea), body="\n".join(lines), rows=rows)


def choose_answer(_: Words, idea: Proposal) -> Card:
    """Ask what becomes of an idea."""
    choices = (
        Choice(IdeaAnswer.YES.value, _.label("Yes, we take it up")),
        Choice(IdeaAnswer.LATER.value, _.label("Later")),
        Choice(IdeaAnswer.NO.value, _.label("No, and why")),
    )
    return Card(
        title=_("Answer this idea"),
        wrote=quoted(idea),
        body=_told_how(_, idea),
        rows=(Menu(verbs.IDEA_TOLD, idea.id, _.label("What becomes of it?"), choices),),
    )


def answer_form(_: Words, ref: str = NO_REFERENCE, told: IdeaAnswer = IdeaAnswer.YES) -> Form:
    """Take the words of an answer; its verb says which answer it is."""
    field = Field("reply", _.label("Your answer, and why"), _("Sent as it is."), long=True, most=REPLY_LENGTH)
    return Form(verb=Verb(f"idea-{told.value}"), ref=ref, title=_.label("Your answer"), fields=(field,))


def answered(_: Words, idea: Proposal) -> Card:
    """Say that an answer is on its way."""
    return Card(title=_("Answered"), wrote=f"> {_lines(idea.reply)}", body=_told_how(_, idea))


def letter(_: Words, idea: Proposal) -> Card:
    """Tell somebody in private what became of their idea."""
    return Card(title=_("Your idea has an answer"), wrote=quoted(idea), body=answer_said(_, idea), small=_thanks(_))


def notice(_: Words, idea: Proposal) -> Card:
    """Tell whoever sent an idea without a name what became of it, without repeating their words."""
    return Card(
        title=_("An answer to an idea without a name"),
        body=_("**{reference}**", reference=reference(idea)) + "\n" + answer_said(_, idea),
        small=_("Its words are not shown here. Only whoever sent it knows what it is about.") + "\n" + _thanks(_),
    )


def ideas_wait(_: Words, found: Sequence[Proposal]) -> str:
    """Say how many ideas wait for the coordinators, and by when the first is to be answered."""
    owed = [one.answer_by for one in found if one.answer_by is not None]
    lines = []
    if owed:
        lines.append(
            _.number(
                "{n} idea waits for your answer, by {when}.",
                "{n} ideas wait for your answer, the first by {when}.",
                len(owed),
                when=moment(min(owed)),
            )
        )
    if len(found) > len(owed):
        lines.append(_.number("{n} thing was told to you.", "{n} things were told to you.", len(found) - len(owed)))
    return " ".join(lines)


def to_ideas(_: Words) -> tuple[Button, ...]:
    """Lead to what waits for whoever presses."""
    return (Button(verbs.GROUP_WAITS, _.label("Read them")),)


def idea_is_new(_: Words) -> str:
    """Say that an idea came, without whose."""
    return _("An idea came for the coordinators.")


def answer_said(_: Words, idea: Proposal) -> str:
    """Say what became of an idea, with the words of those who answered."""
    return f"{_verdict(_, idea.answer)}\n> {_lines(idea.reply)}" if idea.answer else ""


def signed(_: Words, idea: Proposal) -> str:
    """Say under which name an idea goes."""
    who = idea.shown_signature
    if who.name:
        return f"— {shown(who.name)}"
    if who.role_group is not None:
        return f"— {people.one(_, who.role_group)}"
    return "— " + _("sent without a name")


def quoted(idea: Proposal) -> str:
    """Show the words of an idea, letter for letter."""
    return f"> {_lines(idea.words)}"


def reference(idea: Proposal) -> str:
    """Return what an idea without a name is known by, short enough to read out."""
    return short_reference(idea.id)


def happened(_: Words, _section: Section, those: Sequence[Any]) -> Sequence[str]:
    """Say what became of somebody's own ideas, and which were answered that are nobody's."""
    lines = list(listed(_, [idea for idea in those if not idea.unsigned], _own))
    unsigned = [idea for idea in those if idea.unsigned]
    if unsigned:
        references = ", ".join(short_reference(one.id) for one in unsigned[:LISTED])
        lines.append("- " + _("Answered in public: {references}", references=references))
    return [*lines, *more(_, unsigned)]


def _own(_: Words, idea: Proposal) -> str:
    said = _verdict(_, idea.answer) if idea.answer else ""
    return f"“{short(idea.words)}” · {said}"


def _verdict(_: Words, answer: IdeaAnswer) -> str:
    return {
        IdeaAnswer.YES: _("**Yes, we take it up.**"),
        IdeaAnswer.LATER: _("**Later, not now.**"),
        IdeaAnswer.NO: _("**Not this time.**"),
    }[answer]


def _lines(words: str) -> str:
    return "\n> ".join(shown(words).splitlines())


def _buttons(_: Words, idea: Proposal, *, hidden: bool) -> tuple[Button, ...]:
    read = (Button(verbs.IDEA_READ, _.label("Read it"), idea.id),) if hidden else ()
    return (*read, Button(verbs.IDEA_ANSWER, _.label("Answer it"), idea.id, Tone.MAIN))


def _told_how(_: Words, idea: Proposal) -> str:
    if idea.unsigned:
        return _("Nobody knows who sent it. The answer appears in the notices channel, without the idea.")
    return _("The answer goes to whoever sent it, in private.")


def _without_a_name(_: Words) -> str:
    return _("Once it is sent, nothing here says that it came from you. Could your words tell?")


def _thanks(_: Words) -> str:
    return _("Thank you for it.")
