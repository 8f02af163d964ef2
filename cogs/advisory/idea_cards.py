"""What people see of an idea that was sent: reading it, answering it, and its answer."""

from collections.abc import Sequence
from typing import Any, Final

from bot.domain.happenings import Section
from bot.domain.letters import short_reference
from bot.domain.proposals import REPLY_LENGTH, IdeaAnswer, Proposal, ProposalKind, ProposalState
from bot.domain.record import RecordEntry
from bot.text import Words
from cogs.advisory import verbs
from cogs.kit import people
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone, moment
from cogs.kit.clean import excerpt, shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import LISTED, EntryWords, listed, more, short
from cogs.kit.verbs import ASK_AS_TOPIC, ASK_AS_VOTE, Verb

_NAMED_BY: Final = 150  # characters of an idea, where it is one of many things


def kind_said(_: Words, kind: ProposalKind) -> str:
    """Name this kind of idea in a sentence's place."""
    return {
        ProposalKind.TALK: _("Let us talk about this"),
        ProposalKind.ASK: _("Let us ask this"),
        ProposalKind.DECIDE: _("Let us decide this"),
        ProposalKind.TELL: _("Something to tell you"),
    }[kind]


def card(_: Words, idea: Proposal, seen_by: str, *, private: bool) -> Card:
    """Show an idea in the group's channel; while others can read there, words without a name are not posted."""
    hidden = idea.unsigned and not private
    if idea.state is ProposalState.ANSWERED:
        return Card(
            title=_("Answered"),
            wrote="" if hidden else quoted(idea),
            body=f"{signed(_, idea)}\n\n" + answer_said(_, idea),
            below=replied(idea),
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


def reading(_: Words, idea: Proposal, *, asks: bool = False) -> Card:
    """Show an idea to one of those whom it was sent to; `asks`: they may ask everybody."""
    lines = [signed(_, idea)]
    if idea.answer_by is not None and idea.state is ProposalState.SENT:
        lines.append(_("An answer is owed by {when}.", when=moment(idea.answer_by)))
    elif idea.answer is not None:
        lines.append(answer_said(_, idea))
    rows = () if idea.state is ProposalState.ANSWERED else (_buttons(_, idea, hidden=False),)
    return Card(
        title=kind_said(_, idea.kind),
        wrote=quoted(idea),
        body="\n".join(lines),
        below=replied(idea),
        rows=(*rows, *ask_it(_, idea, asks)),
    )


def ask_it(_: Words, idea: Proposal, asks: bool) -> tuple[Row, ...]:  # noqa: FBT001 - as it is read
    """Lead to a draft with the words of an idea, where it may be asked and was not refused."""
    if not asks or idea.kind is ProposalKind.TELL or idea.answer is IdeaAnswer.NO:
        return ()
    return (
        (
            Button(ASK_AS_TOPIC, _.label("Ask it as a question"), idea.id),
            Button(ASK_AS_VOTE, _.label("Ask it as a vote"), idea.id),
        ),
    )


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


def answered(_: Words, idea: Proposal, *, asks: bool = False) -> Card:
    """Say that an answer is on its way; `asks`: whoever gave it may ask everybody."""
    rows = ask_it(_, idea, asks)
    return Card(title=_("Answered"), wrote=replied(idea), body=_told_how(_, idea), rows=rows)


def letter(_: Words, idea: Proposal) -> Card:
    """Tell somebody in private what became of their idea."""
    return Card(
        title=_("Your idea has an answer"),
        wrote=quoted(idea),
        body=answer_said(_, idea),
        small=_thanks(_),
        below=replied(idea),
    )


def notice(_: Words, idea: Proposal) -> Card:
    """Tell whoever sent an idea without a name what became of it, without repeating their words."""
    return Card(
        title=_("An answer to an idea without a name"),
        body=_("**{reference}**", reference=reference(idea)) + "\n" + answer_said(_, idea),
        small=_("Its words are not shown here. Only whoever sent it knows what it is about.") + "\n" + _thanks(_),
        below=replied(idea),
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
    """Say what became of an idea."""
    return _verdict(_, idea.answer) if idea.answer else ""


def replied(idea: Proposal) -> str:
    """Show the words of those who answered, letter for letter."""
    return f"> {_lines(idea.reply)}" if idea.answer else ""


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


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Say in one's own record that somebody sent an idea, and what became of it."""
    line = _("An idea: “{words}”", words=excerpt(one.title, _NAMED_BY))
    if not one.outcome:
        return EntryWords(line)
    said = _verdict(_, IdeaAnswer(one.outcome)).replace("*", "")
    return EntryWords(line, f"{said} {one.came_of_it}".strip())


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


def _thanks(_: Words) -> str:
    return _("Thank you for it.")
