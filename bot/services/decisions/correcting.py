"""Correcting a decision: what was wrong stays, and what is right is added to it, for everybody to read."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.decisions import DecisionEvent, DecisionEventKind, checked_correction
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter, NewLetter
from bot.domain.limits import CORRECTIONS
from bot.domain.people import Actor
from bot.services.decisions.showing import decision_here
from bot.services.permission import act, allow
from storage import decisions
from storage.letters import write_letter
from storage.servers import server
from storage.store import Transaction

CORRECTED: Final = LetterKind("decision_corrected")
_WORTH_TELLING: Final = timedelta(days=60)
_PART: Final = "."  # between a decision's reference and the number of what was added to it


def decision_to_correct(tx: Transaction, actor: Actor, decision_id: DecisionId) -> DecisionRecord:
    """Return a decision that can be corrected, to a coordinator."""
    allow(tx, actor, Action.LOOK_AFTER_DECISIONS)
    found = decision_here(tx, actor.guild, decision_id)
    CORRECTIONS.check(sum(one.kind is DecisionEventKind.CORRECTED for one in decisions.events_of(tx, found.id)))
    return found


def correct_decision(tx: Transaction, actor: Actor, decision_id: DecisionId, words: str, *, now: datetime) -> None:
    """Add what is right, as the coordinators' words, and have it told once; the same words again change nothing."""
    found = decision_to_correct(tx, actor, decision_id)
    words = checked_correction(words)
    if words in [one.words for one in decisions.events_of(tx, found.id)]:
        return
    act(tx, actor, Action.LOOK_AFTER_DECISIONS, now=now)
    number = decisions.add_event(tx, found.id, DecisionEvent(DecisionEventKind.CORRECTED, now, words))
    tx.failpoint("decision.corrected")
    place = server(tx, found.guild).notices_channel
    if place is not None:
        about = f"{found.id}{_PART}{number}"
        key = f"{CORRECTED.name}:{about}"
        write_letter(tx, NewLetter(CORRECTED, key, found.guild, place, None, about, now, now + _WORTH_TELLING))


def correction_for_letter(tx: Transaction, letter: Letter) -> tuple[DecisionRecord, DecisionEvent] | None:
    """Return a decision and what was corrected in it, for a letter about that: nobody asks, so nobody is refused."""
    decision_id, _, number = letter.subject.partition(_PART)
    found = decisions.decision(tx, letter.guild, DecisionId(decision_id))
    return None if found is None else (found, decisions.events_of(tx, found.id)[int(number)])
