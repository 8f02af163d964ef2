"""What "I have an idea" leads to, from the first press to the answer."""

from collections.abc import Mapping

from bot.domain.proposals import Answer, Proposal, ProposalId, ProposalKind
from bot.domain.refusals import NotFound
from bot.services import proposals
from cogs.advisory import idea_cards
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.group import Group, group_of

_NAME_LENGTH = 32  # as long as a name can be on Discord


async def begin(ask: Ask) -> Reply:
    """Ask what somebody would like."""
    await ask.run(proposals.may_propose, ask.actor)
    return show(idea_cards.begin, group=await _to_group(ask))


async def choose_kind(ask: Ask) -> Reply:
    """Open the form for this kind of idea."""
    await ask.run(proposals.may_propose, ask.actor)
    kind = _kind(ask.values[0])
    return open_form(idea_cards.form, kind=kind)


def _takes(kind: ProposalKind) -> tuple[Handler, FormIn]:
    async def take(ask: Ask) -> Reply:
        words = tidied(ask.typed.get("words", ""))
        if ask.ref != NO_REFERENCE:
            idea = await ask.run(proposals.reword_idea, ask.actor, ProposalId(ask.ref), words, now=ask.now)
            return await _preview(ask, idea)
        called = one_line(ask.interaction.user.display_name)[:_NAME_LENGTH]
        return await _preview(
            ask, await ask.run(proposals.draft_idea, ask.actor, kind, words, called=called, now=ask.now)
        )

    return take, lambda _: idea_cards.form(_, kind=kind)


async def change(ask: Ask) -> Reply:
    """Open the form again with the words in it."""
    idea = await ask.run(proposals.draft_of, ask.actor, ProposalId(ask.ref))
    return open_form(idea_cards.form, idea.id, idea.kind, idea.words)


async def sign(ask: Ask) -> Reply:
    """Put a name beside an idea."""
    return await _signed(ask, signed=True)


async def unsign(ask: Ask) -> Reply:
    """Take the name away from an idea."""
    return await _signed(ask, signed=False)


async def send(ask: Ask) -> Reply:
    """Send an idea."""
    group = await _to_group(ask)
    idea = await ask.run(proposals.send_idea, ask.actor, ProposalId(ask.ref), to_group=group, now=ask.now)
    ask.bot.wake()
    return show(idea_cards.sent, idea)


async def drop(ask: Ask) -> Reply:
    """Throw an idea away."""
    await ask.run(proposals.drop_idea, ask.actor, ProposalId(ask.ref), now=ask.now)
    return show(idea_cards.dropped)


async def read(ask: Ask) -> Reply:
    """Show an idea to one of those whom it was sent to."""
    return show(idea_cards.reading, await ask.run(proposals.idea_of, ask.actor, ProposalId(ask.ref)))


async def read_chosen(ask: Ask) -> Reply:
    """Show the idea that was chosen from a list."""
    return show(idea_cards.reading, await ask.run(proposals.idea_of, ask.actor, ProposalId(ask.values[0])))


async def answer(ask: Ask) -> Reply:
    """Ask what becomes of an idea."""
    return show(idea_cards.choose_answer, await ask.run(proposals.open_idea, ask.actor, ProposalId(ask.ref)))


async def choose_answer(ask: Ask) -> Reply:
    """Open the form for the words of this answer."""
    idea = await ask.run(proposals.open_idea, ask.actor, ProposalId(ask.ref))
    if ask.values[0] not in set(Answer):
        raise NotFound("This idea is not here any more.")
    return open_form(idea_cards.answer_form, idea.id, Answer(ask.values[0]))


def _answers(told: Answer) -> tuple[Handler, FormIn]:
    async def take(ask: Ask) -> Reply:
        reply = tidied(ask.typed.get("reply", ""))
        idea = await ask.run(proposals.answer_idea, ask.actor, ProposalId(ask.ref), told, reply, now=ask.now)
        ask.bot.wake()
        return show(idea_cards.answered, idea)

    return take, lambda _: idea_cards.answer_form(_, told=told)


async def _signed(ask: Ask, *, signed: bool) -> Reply:
    idea = await ask.run(proposals.sign_idea, ask.actor, ProposalId(ask.ref), signed=signed, now=ask.now)
    return await _preview(ask, idea)


async def _preview(ask: Ask, idea: Proposal) -> Reply:
    return show(idea_cards.preview, idea, group=await _to_group(ask))


async def _to_group(ask: Ask) -> bool:
    return await group_of(ask) is Group.SITS


def _kind(value: str) -> ProposalKind:
    if value not in set(ProposalKind):
        raise NotFound("This idea is not here any more.")
    return ProposalKind(value)


PRESSES: Mapping[str, Handler] = {
    "propose": begin,
    "propose-kind": choose_kind,
    "propose-change": change,
    "propose-sign": sign,
    "propose-unsign": unsign,
    "propose-send": send,
    "propose-drop": drop,
    "idea-read": read,
    "idea-chosen": read_chosen,
    "idea-answer": answer,
    "idea-told": choose_answer,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    **{f"propose-{kind.value}": _takes(kind) for kind in ProposalKind},
    **{f"idea-{told.value}": _answers(told) for told in Answer},
}
