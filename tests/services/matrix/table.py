"""Who may do what, written by hand."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.domain.actions import Action


class Kind(StrEnum):
    """Every kind of somebody who may ask."""

    WORKER = "worker"
    MANAGER = "manager"
    DRAWING_ON_CARE = "person drawing on care"
    FAMILY_CARER = "family carer"
    RESEARCHER = "researcher"
    ADVISORY = "member of the advisory group"
    ADVISORY_ONLY = "somebody with the advisory role who has not joined"
    COORDINATOR = "coordinator"
    OWNER = "owner"
    LEAD = "safeguarding lead"
    BOT = "bot"
    OUTSIDER = "somebody who has not joined"
    ELSEWHERE = "coordinator and member of the group, in another server"
    PRIVATE = "partner in a private message"
    PRIVATE_ADVISORY = "member of the advisory group in a private message"
    PRIVATE_COORDINATOR = "coordinator in a private message"
    LOST_COORDINATOR = "coordinator whose role went between opening and submitting"
    LOST_ADVISORY = "member of the group whose role went between opening and submitting"
    AWAY = "partner who is no longer in the server"
    UNSURE = "partner in a private message, of whom Discord does not say whether they are in the server"


_EVERYBODY: Final = frozenset(Kind) - {Kind.BOT}
_IN_THE_SERVER: Final = _EVERYBODY - {Kind.AWAY, Kind.UNSURE}
_PARTNERS: Final = frozenset(
    {
        Kind.WORKER,
        Kind.MANAGER,
        Kind.DRAWING_ON_CARE,
        Kind.FAMILY_CARER,
        Kind.RESEARCHER,
        Kind.ADVISORY,
        Kind.PRIVATE,
        Kind.PRIVATE_ADVISORY,
        Kind.LOST_ADVISORY,
    }
)
_COORDINATORS: Final = frozenset({Kind.COORDINATOR, Kind.OWNER})
_GROUP: Final = frozenset({Kind.ADVISORY})

MAY: Final[Mapping[Action, frozenset[Kind]]] = {
    Action.SET_UP: frozenset({Kind.OWNER}),
    Action.NAME_LEAD: frozenset({Kind.OWNER}),
    Action.CHOOSE_LANGUAGE: _EVERYBODY,
    Action.RAISE_CONCERN: _EVERYBODY,
    Action.JOIN: _IN_THE_SERVER,
    Action.LEAVE: _EVERYBODY,
    Action.CHANGE_SETTINGS: _PARTNERS,
    Action.TEST_NOTES: _IN_THE_SERVER,
    Action.OPT_OUT: _IN_THE_SERVER,
    Action.SEE_OWN_DATA: _EVERYBODY,
    Action.EXPORT_OWN_DATA: _EVERYBODY,
    Action.CORRECT_OWN_DATA: _EVERYBODY,
    Action.ERASE_OWN_DATA: _EVERYBODY,
    Action.COMPLAIN: _EVERYBODY,
    Action.ANSWER_POLL: _PARTNERS,
    Action.BE_REMINDED: _PARTNERS,
    Action.PROPOSE: _PARTNERS,
    Action.ASK_FOR_CALL: _IN_THE_SERVER,
    Action.DRAFT_POLL: _COORDINATORS,
    Action.SEND_TO_ADVISORY: _COORDINATORS,
    Action.OPEN_POLL: _COORDINATORS,
    Action.EXTEND_POLL: _COORDINATORS,
    Action.SHORTEN_POLL: _COORDINATORS,
    Action.WITHDRAW_POLL: _COORDINATORS,
    Action.READ_RESULT: _IN_THE_SERVER,
    Action.EXPORT_RESULTS: _COORDINATORS,
    Action.TELL_NEXT_STEP: _COORDINATORS,
    Action.ANSWER_TOPIC: _PARTNERS,
    Action.TYPE_ANSWER: _COORDINATORS,
    Action.SEE_OWN_WORDS: _EVERYBODY,
    Action.DRAFT_TOPIC: _COORDINATORS,
    Action.OPEN_TOPIC: _COORDINATORS,
    Action.CLOSE_TOPIC: _COORDINATORS,
    Action.DECIDE_OUTCOMES: _COORDINATORS,
    Action.EXPORT_ANSWERS: _COORDINATORS,
    Action.DRAFT_SESSION: _COORDINATORS,
    Action.OPEN_SESSION: _COORDINATORS,
    Action.MOVE_SESSION: _COORDINATORS,
    Action.CANCEL_SESSION: _COORDINATORS,
    Action.SAY_AFTERWARDS: _COORDINATORS,
    Action.RUN_PROGRAMME: _COORDINATORS,
    Action.MAKE_OUTPUT: _COORDINATORS,
    Action.REPLY_TO_SESSION: _PARTNERS,
    Action.SEE_OWN_RECORD: _EVERYBODY,
    Action.ANSWER_PROPOSAL: _COORDINATORS | _GROUP,
    Action.SEE_NUMBERS: _COORDINATORS,
    Action.SAY_HELLO: _COORDINATORS,
    Action.ANSWER_CALL: _COORDINATORS,
    Action.SEE_REQUESTS: _COORDINATORS,
    Action.SEE_UNDELIVERED: _COORDINATORS,
    Action.TRY_AGAIN: _COORDINATORS,
    Action.READ_ADVISORY: _GROUP,
    Action.OVERSEE: _GROUP,
    Action.BE_LEAD: frozenset({Kind.LEAD}),
    Action.ANSWER_CONCERN: frozenset({Kind.LEAD}),
    Action.PHONE_LEAD: _COORDINATORS,
    Action.SEE_TO_DO: _COORDINATORS,
    Action.CHOOSE_CREDIT: _EVERYBODY,
    Action.GIVE_THANKS: _PARTNERS | _COORDINATORS,
    Action.SEE_OWN_RECORD: _EVERYBODY,
    Action.READ_DECISIONS: _PARTNERS | _COORDINATORS,
    Action.SPEAK_AGAINST: _PARTNERS,
    Action.LOOK_AFTER_DECISIONS: _COORDINATORS,
}
