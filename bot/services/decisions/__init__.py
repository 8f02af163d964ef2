"""What was decided: kept for everybody, with what speaks against it, what was corrected, and how it goes later."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.decisions.against import (
    add_against,
    begin_against,
    begun_against,
    drop_against,
    forget_begun,
    show_against_as,
    write_against,
)
from bot.services.decisions.correcting import CORRECTED, correct_decision, correction_for_letter, decision_to_correct
from bot.services.decisions.following_up import (
    forget_old_offers,
    next_offer,
    offer_follow_ups,
    offered_here,
    pass_over,
    suggested,
    taken_up,
)
from bot.services.decisions.own import (
    KIND,
    my_dissent,
    my_dissents,
    show_by_group,
    take_back_all,
    take_back_dissent,
    took_part,
)
from bot.services.decisions.recording import keep_decided, keep_followed
from bot.services.decisions.showing import against_page, decision_on_show, decisions_of
from bot.services.decisions.sources import DissentSources
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    left=show_by_group,
    erasing=take_back_all,
    suggested=suggested,
    taken_up=taken_up,
    sources=DissentSources(),
    took_part=took_part,
    decided=keep_decided,
    followed=keep_followed,
)

__all__ = [
    "CORRECTED",
    "KIND",
    "NOUN",
    "add_against",
    "against_page",
    "begin_against",
    "begun_against",
    "correct_decision",
    "correction_for_letter",
    "decision_on_show",
    "decision_to_correct",
    "decisions_of",
    "drop_against",
    "forget_begun",
    "forget_old_offers",
    "my_dissent",
    "my_dissents",
    "next_offer",
    "offer_follow_ups",
    "offered_here",
    "pass_over",
    "show_against_as",
    "take_back_dissent",
    "write_against",
]
