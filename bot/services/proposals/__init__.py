"""Ideas from partners: written, looked over, sent under a name or without, answered in time."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.proposals.crediting import suggested_by
from bot.services.proposals.drafting import (
    draft_idea,
    draft_of,
    drafts_of,
    drop_idea,
    may_propose,
    my_drafts,
    reword_idea,
    send_idea,
    sign_idea,
)
from bot.services.proposals.ideas import (
    KIND,
    answer_idea,
    for_coordinators,
    forget_ideas,
    happened,
    idea_for_letter,
    idea_of,
    open_idea,
    still_stands,
    suggested,
    take_off_cards,
)
from bot.services.proposals.took_part import took_part
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    happened=happened,
    drafts=drafts_of,
    suggested=suggested,
    suggested_by=suggested_by,
    erasing=take_off_cards,
    took_part=took_part,
)

__all__ = [
    "KIND",
    "NOUN",
    "answer_idea",
    "draft_idea",
    "draft_of",
    "drop_idea",
    "for_coordinators",
    "forget_ideas",
    "idea_for_letter",
    "idea_of",
    "may_propose",
    "my_drafts",
    "open_idea",
    "reword_idea",
    "send_idea",
    "sign_idea",
    "still_stands",
]
