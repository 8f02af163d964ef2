"""What can be asked about votes: draft, open, answer, close, and what became of them."""

from functools import partial
from typing import Final

from bot.domain.nouns import Noun
from bot.services.drafts import DraftSubmissions, drafts_of
from bot.services.polls.answering import cast_ballot, paper
from bot.services.polls.cards import CARDS
from bot.services.polls.closing import destroy_left_keys, end_poll, keys_left, next_to_end, polls_to_end
from bot.services.polls.crediting import credit_of, show_no_more, take_credit_away, take_name_away
from bot.services.polls.drafting import (
    ask_again,
    change_draft,
    draft_of,
    draft_poll,
    draft_suggested,
    prepared,
    reword_draft,
    smallest_here,
)
from bot.services.polls.drafts import DRAFTS
from bot.services.polls.following import owed_steps, step_in_letter, step_of, tell_step
from bot.services.polls.happened import happened
from bot.services.polls.listing import ended_without, found_poll, polls_of
from bot.services.polls.maintenance import (
    closing_times,
    end_votes_of,
    next_turnout,
    refresh_turnouts,
)
from bot.services.polls.moving import extend_poll, poll_to_extend, poll_to_shorten, shorten_poll
from bot.services.polls.opening import open_agreed, open_poll
from bot.services.polls.poll_letters import NOTICES, outcome_of, poll_of
from bot.services.polls.progress import progress
from bot.services.polls.reminding import notice_of, reminded_of
from bot.services.polls.results import ResultsToTake, export_results, result_of
from bot.services.polls.subject import KIND, PollSubjects
from bot.services.polls.withdrawing import poll_to_withdraw, withdraw_poll
from bot.services.polls.writing import (
    draft_of_answer,
    drop_draft_of_answer,
    let_stand_under_group,
    seal_answer,
    take_back_answer,
    write_answer,
)
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    subject=PollSubjects(),
    submission=DraftSubmissions(DRAFTS, open_agreed),
    cards=(CARDS, NOTICES),
    happened=happened,
    left=show_no_more,
    erasing=take_credit_away,
    unnamed=take_name_away,
    drafts=partial(drafts_of, kind=DRAFTS),
    server_forgotten=end_votes_of,
    progress=progress,
)

__all__ = [
    "DRAFTS",
    "KIND",
    "NOUN",
    "ResultsToTake",
    "ask_again",
    "cast_ballot",
    "change_draft",
    "closing_times",
    "credit_of",
    "destroy_left_keys",
    "draft_of",
    "draft_of_answer",
    "draft_poll",
    "draft_suggested",
    "drop_draft_of_answer",
    "end_poll",
    "ended_without",
    "export_results",
    "extend_poll",
    "found_poll",
    "keys_left",
    "let_stand_under_group",
    "next_to_end",
    "next_turnout",
    "notice_of",
    "open_poll",
    "outcome_of",
    "owed_steps",
    "paper",
    "poll_of",
    "poll_to_extend",
    "poll_to_shorten",
    "poll_to_withdraw",
    "polls_of",
    "polls_to_end",
    "prepared",
    "refresh_turnouts",
    "reminded_of",
    "result_of",
    "reword_draft",
    "seal_answer",
    "shorten_poll",
    "smallest_here",
    "step_in_letter",
    "step_of",
    "take_back_answer",
    "tell_step",
    "withdraw_poll",
    "write_answer",
]
