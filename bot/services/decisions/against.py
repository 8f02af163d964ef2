"""Saying what speaks against a decision: begun, looked over as others will see it, added.

Whoever takes part may, whatever they chose and whether they were asked: nothing here knows of either.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.decisions import BEGUN_LIFE, Dissent, DissentId, DissentPreview, checked_dissent
from bot.domain.limits import DISSENTS
from bot.domain.people import Actor, GuildId, RoleGroup
from bot.domain.preferences import ShownAs
from bot.domain.refusals import NotFound
from bot.domain.small_numbers import SMALLEST, pools_of
from bot.services.decisions.showing import decision_here
from bot.services.names import own_names
from bot.services.permission import act, allow
from bot.services.preferences import chosen_by_each
from storage import decisions
from storage.partners import count_joined, partner
from storage.store import Transaction


def begin_against(
    tx: Transaction, actor: Actor, decision_id: DecisionId, *, now: datetime
) -> DissentPreview | DecisionRecord:
    """Return what somebody has begun to say against a decision, to look over; the decision where they have not."""
    found = _may_add(tx, actor, decision_id)
    begun = decisions.begun_by(tx, found.id, actor.person)
    return found if begun is None or _is_over(begun, now) else _preview(tx, actor, found, begun)


def write_against(
    tx: Transaction, actor: Actor, decision_id: DecisionId, words: str, *, now: datetime
) -> DissentPreview:
    """Keep what somebody says against a decision until they have looked it over, in place of what they had begun."""
    found = _may_add(tx, actor, decision_id)
    before = decisions.begun_by(tx, found.id, actor.person)
    name = before.name if before is not None and not _is_over(before, now) else _usual_name(tx, actor, now)
    begun = Dissent(
        id=DissentId(""),
        guild=actor.guild,
        decision=found.id,
        author=actor.person,
        role_group=_group_shown(tx, actor),
        name=name,
        words=checked_dissent(words),
        begun_at=now,
    )
    return _preview(tx, actor, found, _kept(tx, begun, now))


def begun_against(tx: Transaction, actor: Actor, dissent_id: DissentId, *, now: datetime) -> DissentPreview:
    """Return what others will see of what somebody has begun."""
    begun = _begun(tx, actor, dissent_id, now=now)
    return _preview(tx, actor, decision_here(tx, actor.guild, begun.decision), begun)


def show_against_as(
    tx: Transaction, actor: Actor, dissent_id: DissentId, shown_as: ShownAs, *, now: datetime
) -> DissentPreview:
    """Choose the name under which it stands."""
    begun = replace(_begun(tx, actor, dissent_id, now=now), name=own_names(tx, actor).called(shown_as))
    return _preview(tx, actor, decision_here(tx, actor.guild, begun.decision), _kept(tx, begun, now))


def drop_against(tx: Transaction, actor: Actor, dissent_id: DissentId, *, now: datetime) -> DecisionRecord:
    """Throw away what was begun, out of every file."""
    begun = _begun(tx, actor, dissent_id, now=now)
    decisions.remove_dissent(tx, begun.id)
    tx.rewrite()
    return decision_here(tx, actor.guild, begun.decision)


def add_against(tx: Transaction, actor: Actor, dissent_id: DissentId, *, now: datetime) -> DecisionRecord:
    """Add it to the decision, under the name that was seen as long as that is theirs; again, nothing happens."""
    allow(tx, actor, Action.SPEAK_AGAINST)
    found = _own(tx, actor, dissent_id)
    if found is None or (found.added_at is None and _is_over(found, now)):
        raise _gone()
    decision = decision_here(tx, actor.guild, found.decision)
    if found.added_at is not None:
        return decision
    _may_add(tx, actor, decision.id)
    act(tx, actor, Action.SPEAK_AGAINST, now=now)
    names = own_names(tx, actor)
    name = found.name if found.name in (names.in_server, names.made_up) else ""
    decisions.add_dissent(tx, replace(found, name=name, role_group=_group_shown(tx, actor), added_at=now))
    tx.failpoint("dissent.added")
    return decision


def forget_begun(tx: Transaction, *, now: datetime) -> int:
    """Forget what was begun a day ago and never added; return how many."""
    return decisions.forget_begun(tx, begun_before=now - BEGUN_LIFE)


def _may_add(tx: Transaction, actor: Actor, decision_id: DecisionId) -> DecisionRecord:
    allow(tx, actor, Action.SPEAK_AGAINST)
    found = decision_here(tx, actor.guild, decision_id)
    DISSENTS.check(decisions.count_dissents(tx, found.id, actor.person))
    return found


def _begun(tx: Transaction, actor: Actor, dissent_id: DissentId, *, now: datetime) -> Dissent:
    allow(tx, actor, Action.SPEAK_AGAINST)
    found = _own(tx, actor, dissent_id)
    if found is None or found.added_at is not None or _is_over(found, now):
        raise _gone()
    return found


def _own(tx: Transaction, actor: Actor, dissent_id: DissentId) -> Dissent | None:
    found = decisions.dissent(tx, actor.guild, dissent_id)
    return found if found is not None and found.author == actor.person else None


def _is_over(begun: Dissent, now: datetime) -> bool:
    return now - begun.begun_at >= BEGUN_LIFE


def _kept(tx: Transaction, begun: Dissent, now: datetime) -> Dissent:
    """Keep it under another number: what is added is what was seen."""
    kept = replace(begun, id=DissentId(tx.new_reference()), begun_at=now)
    decisions.keep_begun(tx, kept)
    tx.failpoint("dissent.begun")
    return kept


def _preview(tx: Transaction, actor: Actor, decision: DecisionRecord, begun: Dissent) -> DissentPreview:
    return DissentPreview(decision, begun, own_names(tx, actor))


def _usual_name(tx: Transaction, actor: Actor, now: datetime) -> str:
    mine = chosen_by_each(tx, actor.guild, [actor.person], now=now)[actor.person]
    return own_names(tx, actor).called(mine.shown_as)


def _group_shown(tx: Transaction, actor: Actor) -> RoleGroup | None:
    me = partner(tx, actor.guild, actor.person)
    return None if me is None else _named_group(tx, actor.guild, me.role_group)


def _named_group(tx: Transaction, guild: GuildId, group: RoleGroup) -> RoleGroup | None:
    """Return a role group where it may stand beside somebody's words: none of so few that it would say who they are."""
    joined = count_joined(tx, guild)
    return group if joined[group] >= SMALLEST and (group,) in pools_of(joined, least=SMALLEST) else None


def _gone() -> NotFound:
    return NotFound("Those words do not wait here any more. They were added, changed or thrown away since.")
