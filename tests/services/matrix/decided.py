"""Which services stand under which action: those about what was decided."""

from collections.abc import Mapping
from typing import Final

from bot.domain.actions import Action
from bot.services import decisions
from tests.services.matrix.call import MatrixCall, calls_of

OWN_DISSENTS: Final = calls_of(
    decisions.my_dissent, decisions.my_dissents, decisions.take_back_dissent, dissent_id="0" * 32
)
OF_DECISIONS: Final[Mapping[Action, tuple[MatrixCall, ...]]] = {
    Action.READ_DECISIONS: calls_of(decisions.against_page, decisions.decision_on_show, decisions.decisions_of),
    Action.SPEAK_AGAINST: calls_of(
        decisions.add_against,
        decisions.begin_against,
        decisions.begun_against,
        decisions.drop_against,
        decisions.show_against_as,
        decisions.write_against,
        dissent_id="0" * 32,
    ),
    Action.LOOK_AFTER_DECISIONS: calls_of(
        decisions.correct_decision, decisions.decision_to_correct, decisions.pass_over, follow_up_id="0" * 32
    ),
}
