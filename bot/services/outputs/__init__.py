"""Outputs: what is made together, from the first line to its editions."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.outputs.asking import ask_credit, ask_longer, asking_of
from bot.services.outputs.cards import CARD, CARDS, EDIT, OutputCard, output_for_letter, published_output, refresh_card
from bot.services.outputs.credits import (
    choose_credit,
    choose_roles,
    leave_out_everywhere,
    my_credit,
    my_credits,
    take_back_made_up,
)
from bot.services.outputs.credits_list import CreditsList, credits_for_card
from bot.services.outputs.drafting import (
    draft_output,
    drafts_here,
    outputs_of,
    prepared_output,
    reword_output,
    throw_away_output,
)
from bot.services.outputs.happened import KIND, OutputNews, happened, progress
from bot.services.outputs.lines import (
    add_line,
    change_line,
    choose_pieces,
    move_line,
    prepared_line,
    remove_line,
    sources_here,
    used_answers,
)
from bot.services.outputs.publishing import (
    OutputPreview,
    output_to_withdraw,
    outputs_to_publish,
    preview_output,
    publish_output,
    withdraw_output,
)
from bot.services.outputs.quotes import note_taken_back
from bot.services.outputs.subject import NAMING, CreditSubjects, noted_of
from bot.services.outputs.thanking import THANK_YOU, note_thanks_arrived, thank_writers, thanks_in
from bot.services.outputs.took_part import took_part
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    subject=CreditSubjects(),
    cards=(CARDS,),
    happened=happened,
    left=leave_out_everywhere,
    unnamed=leave_out_everywhere,
    words_gone=note_taken_back,
    erasing=leave_out_everywhere,
    arrived={THANK_YOU.name: note_thanks_arrived},
    progress=progress,
    took_part=took_part,
)

__all__ = [
    "CARD",
    "EDIT",
    "KIND",
    "NAMING",
    "NOUN",
    "THANK_YOU",
    "CreditsList",
    "OutputCard",
    "OutputNews",
    "OutputPreview",
    "add_line",
    "ask_credit",
    "ask_longer",
    "asking_of",
    "change_line",
    "choose_credit",
    "choose_pieces",
    "choose_roles",
    "credits_for_card",
    "draft_output",
    "drafts_here",
    "move_line",
    "my_credit",
    "my_credits",
    "noted_of",
    "output_for_letter",
    "output_to_withdraw",
    "outputs_of",
    "outputs_to_publish",
    "prepared_line",
    "prepared_output",
    "preview_output",
    "publish_output",
    "published_output",
    "refresh_card",
    "remove_line",
    "reword_output",
    "sources_here",
    "take_back_made_up",
    "thank_writers",
    "thanks_in",
    "throw_away_output",
    "used_answers",
    "withdraw_output",
]
