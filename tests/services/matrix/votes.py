"""Which services stand under which action: those about a vote that is open, and about its result."""

from collections.abc import Mapping
from typing import Final

from bot.domain.actions import Action
from bot.services import polls
from bot.services.polls.answering import paper_or_result
from tests.services.matrix.call import MatrixCall, calls_of

OF_VOTES: Final[Mapping[Action, tuple[MatrixCall, ...]]] = {
    Action.ANSWER_POLL: calls_of(
        polls.paper,
        paper_or_result,
        polls.cast_ballot,
        polls.draft_of_answer,
        polls.write_answer,
        polls.let_stand_under_group,
        polls.seal_answer,
        polls.drop_draft_of_answer,
        polls.take_back_answer,
    ),
    Action.OPEN_POLL: calls_of(polls.open_poll),
    Action.EXTEND_POLL: calls_of(polls.extend_poll, polls.poll_to_extend),
    Action.SHORTEN_POLL: calls_of(polls.shorten_poll, polls.poll_to_shorten),
    Action.WITHDRAW_POLL: calls_of(polls.poll_to_withdraw, polls.withdraw_poll),
    Action.READ_RESULT: calls_of(polls.result_of),
    Action.TELL_NEXT_STEP: calls_of(polls.step_of, polls.tell_step),
    Action.EXPORT_RESULTS: calls_of(polls.export_results),
}
