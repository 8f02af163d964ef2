"""What "I have an idea" leads to, from the first press to the answer."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.domain.proposals import IdeaAnswer, Proposal, ProposalId, ProposalKind
from bot.domain.refusals import NotFound
from bot.services import permission, proposals
from cogs.advisory import idea_cards, idea_draft_cards, verbs
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.group import GroupPresence, group_of
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import PROPOSE, Verb

_NAME_LENGTH = 32  # as long as a name can be on Discord


async def begin(press: Press) -> Reply:
    """Ask what somebody would like."""
    found = await press.run(proposals.my_drafts, press.actor, now=press.now)
    return show(idea_draft_cards.begin, found, group=await _to_group(press))


async def go_on(press: Press) -> Reply:
    """Show what was written before and not sent."""
    return await _preview(press, await press.run(proposals.draft_of, press.actor, ProposalId(press.ref)))


async def choose_kind(press: Press) -> Reply:
    """Open the form for this kind of idea."""
    await press.run(proposals.may_propose, press.actor)
    kind = _kind(press.value)
    return open_form(idea_draft_cards.form, kind=kind)


def _takes(kind: ProposalKind) -> tuple[Handler, FormIn]:
    async def take(press: Press) -> Reply:
        words = tidied(press.typed.get("words", ""))
        if press.ref != NO_REFERENCE:
            idea = await press.run(proposals.reword_idea, press.actor, ProposalId(press.ref), words, now=press.now)
            return await _preview(press, idea)
        called = one_line(press.interaction.user.display_name)[:_NAME_LENGTH]
        return await _preview(
            press, await press.run(proposals.draft_idea, press.actor, kind, words, called=called, now=press.now)
        )

    return take, lambda _: idea_draft_cards.form(_, kind=kind)


async def change(press: Press) -> Reply:
    """Open the form again with the words in it."""
    idea = await press.run(proposals.draft_of, press.actor, ProposalId(press.ref))
    return open_form(idea_draft_cards.form, idea.id, idea.kind, idea.words)


async def sign(press: Press) -> Reply:
    """Put a name beside an idea."""
    return await _signed(press, signed=True)


async def unsign(press: Press) -> Reply:
    """Take the name away from an idea."""
    return await _signed(press, signed=False)


async def send(press: Press) -> Reply:
    """Send an idea."""
    group = await _to_group(press)
    idea = await press.run(proposals.send_idea, press.actor, ProposalId(press.ref), to_group=group, now=press.now)
    press.bot.wake()
    return show(idea_draft_cards.sent, idea)


async def drop(press: Press) -> Reply:
    """Throw an idea away."""
    await press.run(proposals.drop_idea, press.actor, ProposalId(press.ref), now=press.now)
    return show(idea_draft_cards.dropped)


async def read(press: Press) -> Reply:
    """Show an idea to one of those whom it was sent to."""
    return await _reading(press, ProposalId(press.ref))


async def read_chosen(press: Press) -> Reply:
    """Show the idea that was chosen from a list."""
    return await _reading(press, ProposalId(press.value))


def ideas_to_answer(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether ideas went to the coordinators, and wait for an answer or to be read."""
    found = proposals.for_coordinators(at.tx, guild, now=at.now)
    if not found:
        return ()
    text, about = partial(idea_cards.ideas_wait, found=found), tuple(one.id for one in found)
    return (ToDoLine(SOON, text, idea_cards.to_ideas, about, idea_cards.idea_is_new),)


async def answer(press: Press) -> Reply:
    """Ask what becomes of an idea."""
    return show(idea_cards.choose_answer, await press.run(proposals.open_idea, press.actor, ProposalId(press.ref)))


async def choose_answer(press: Press) -> Reply:
    """Open the form for the words of this answer."""
    idea = await press.run(proposals.open_idea, press.actor, ProposalId(press.ref))
    return open_form(idea_cards.answer_form, idea.id, press.one_of(IdeaAnswer))


def _answers(told: IdeaAnswer) -> tuple[Handler, FormIn]:
    async def take(press: Press) -> Reply:
        reply = tidied(press.typed.get("reply", ""))
        idea = await press.run(proposals.answer_idea, press.actor, ProposalId(press.ref), told, reply, now=press.now)
        press.bot.wake()
        return show(idea_cards.answered, idea, asks=await _asks(press))

    return take, lambda _: idea_cards.answer_form(_, told=told)


async def _reading(press: Press, idea_id: ProposalId) -> Reply:
    idea = await press.run(proposals.idea_of, press.actor, idea_id)
    return show(idea_cards.reading, idea, asks=await _asks(press))


async def _asks(press: Press) -> bool:
    """Tell whether whoever reads an idea may ask everybody."""
    return (await press.run(permission.standing_of, press.actor)).is_coordinator


async def _signed(press: Press, *, signed: bool) -> Reply:
    idea = await press.run(proposals.sign_idea, press.actor, ProposalId(press.ref), signed=signed, now=press.now)
    return await _preview(press, idea)


async def _preview(press: Press, idea: Proposal) -> Reply:
    return show(idea_draft_cards.preview, idea, group=await _to_group(press))


async def _to_group(press: Press) -> bool:
    return await group_of(press) is GroupPresence.SITS


def _kind(value: str) -> ProposalKind:
    if value not in set(ProposalKind):
        raise NotFound("This idea is not here any more.")
    return ProposalKind(value)


PRESSES: Mapping[Verb, Handler] = {
    PROPOSE: begin,
    verbs.PROPOSE_KIND: choose_kind,
    verbs.PROPOSE_CHANGE: change,
    verbs.PROPOSE_DRAFT: go_on,
    verbs.PROPOSE_SIGN: sign,
    verbs.PROPOSE_UNSIGN: unsign,
    verbs.PROPOSE_SEND: send,
    verbs.PROPOSE_DROP: drop,
    verbs.IDEA_READ: read,
    verbs.IDEA_CHOSEN: read_chosen,
    verbs.IDEA_ANSWER: answer,
    verbs.IDEA_TOLD: choose_answer,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    **{Verb(f"propose-{kind.value}"): _takes(kind) for kind in ProposalKind},
    **{Verb(f"idea-{told.value}"): _answers(told) for told in IdeaAnswer},
}
