"""Which services stand under which action: those about being worried, and the safeguarding lead."""

from collections.abc import Mapping
from typing import Final

from bot.domain.actions import Action
from bot.services import concerns, leads, safeguarding
from tests.services.matrix.call import MatrixCall, calls_of

OF_SAFETY: Final[Mapping[Action, tuple[MatrixCall, ...]]] = {
    Action.NAME_LEAD: calls_of(safeguarding.name_lead, leads.choose_account, leads.look_at_account),
    Action.RAISE_CONCERN: calls_of(
        concerns.ask_lead, concerns.lead_to_ask, concerns.take_back_concern, concerns.worries_of
    ),
    Action.BE_LEAD: calls_of(leads.accept, leads.asked_of, leads.decline),
    Action.ANSWER_CONCERN: calls_of(concerns.answer_concern, concerns.queue_of),
    Action.PHONE_LEAD: (MatrixCall(concerns.pass_on, lead_has_account=False),),
}
