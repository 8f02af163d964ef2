"""Who may do what: every action there is, and one rule for each. Nothing else decides."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from bot.domain.people import Actor, Membership
from bot.domain.refusals import MembershipUnknown, NotAllowed, NotJoined
from bot.domain.standing import Standing


class Action(StrEnum):
    """Everything that somebody can ask for; the value is what the audit log calls it."""

    SET_UP = "set up the server"
    NAME_LEAD = "name the safeguarding lead"
    CHOOSE_LANGUAGE = "choose a language"
    RAISE_CONCERN = "raise a concern"
    JOIN = "take part"
    LEAVE = "leave"
    CHANGE_SETTINGS = "change own settings"
    TEST_NOTES = "have a test note sent"
    OPT_OUT = "hear no more about something"
    SEE_OWN_DATA = "see own data"
    EXPORT_OWN_DATA = "export own data"
    CORRECT_OWN_DATA = "correct own data"
    ERASE_OWN_DATA = "have own data deleted"
    COMPLAIN = "complain about data"
    ANSWER_POLL = "answer a vote"
    BE_REMINDED = "ask to be reminded"
    PROPOSE = "propose something"
    ASK_FOR_CALL = "ask for a call"
    DRAFT_POLL = "write a vote"
    SEND_TO_ADVISORY = "send to the advisory group"
    OPEN_POLL = "open a vote"
    EXTEND_POLL = "let a vote go on longer"
    SHORTEN_POLL = "close a vote early"
    WITHDRAW_POLL = "withdraw a vote"
    READ_RESULT = "read a result"
    EXPORT_RESULTS = "take results along"
    TELL_NEXT_STEP = "say what came of a vote"
    ANSWER_TOPIC = "answer a question"
    TYPE_ANSWER = "type somebody's answer"
    SEE_OWN_WORDS = "see own words"
    DRAFT_TOPIC = "write a question"
    OPEN_TOPIC = "open a question"
    CLOSE_TOPIC = "close a question early"
    DRAFT_SESSION = "plan a session"
    OPEN_SESSION = "announce a session"
    MOVE_SESSION = "move a session"
    CANCEL_SESSION = "cancel a session"
    SAY_AFTERWARDS = "say what came of a session"
    ANSWER_PROPOSAL = "answer a proposal"
    SEE_NUMBERS = "see people as numbers"
    SAY_HELLO = "say hello to everybody"
    ANSWER_CALL = "answer the queue of calls"
    SEE_REQUESTS = "see when data requests are due"
    SEE_UNDELIVERED = "see what could not be delivered"
    TRY_AGAIN = "try again to deliver"
    READ_ADVISORY = "read what the advisory group is asked"
    OVERSEE = "pause or decide for the advisory group"
    BE_LEAD = "say whether they are the safeguarding lead"
    ANSWER_CONCERN = "answer a concern"
    PHONE_LEAD = "phone the safeguarding lead"
    SEE_TO_DO = "see what there is to do"
    DECIDE_OUTCOMES = "say what came of answers"
    EXPORT_ANSWERS = "take answers along"
    RUN_PROGRAMME = "begin or end a programme"
    MAKE_OUTPUT = "put together what is made"
    REPLY_TO_SESSION = "say whether they come"
    CHOOSE_CREDIT = "say how to be named"
    GIVE_THANKS = "thank somebody"
    SEE_OWN_RECORD = "see own record"
    READ_DECISIONS = "read what was decided"
    SPEAK_AGAINST = "say what speaks against a decision"
    LOOK_AFTER_DECISIONS = "look after decisions"


Rule = Callable[[Standing], bool]


def _anyone(_: Standing) -> bool:
    return True


def _partner(who: Standing) -> bool:
    return who.is_partner


def _coordinator(who: Standing) -> bool:
    return who.is_coordinator


def _partner_or_coordinator(who: Standing) -> bool:
    return who.is_partner or who.is_coordinator


def _advisory(who: Standing) -> bool:
    return who.is_advisory


def _answers_proposals(who: Standing) -> bool:
    return who.is_advisory or who.is_coordinator


def _owner(who: Standing) -> bool:
    return who.is_owner


def _lead(who: Standing) -> bool:
    return who.is_lead


def _chosen_lead(who: Standing) -> bool:
    return who.is_chosen_lead


RULES: Final[Mapping[Action, Rule]] = {
    Action.SET_UP: _owner,
    Action.NAME_LEAD: _owner,
    Action.CHOOSE_LANGUAGE: _anyone,
    Action.RAISE_CONCERN: _anyone,
    Action.JOIN: _anyone,
    Action.LEAVE: _anyone,
    Action.CHANGE_SETTINGS: _partner,
    Action.TEST_NOTES: _anyone,
    Action.OPT_OUT: _anyone,
    Action.SEE_OWN_DATA: _anyone,
    Action.EXPORT_OWN_DATA: _anyone,
    Action.CORRECT_OWN_DATA: _anyone,
    Action.ERASE_OWN_DATA: _anyone,
    Action.COMPLAIN: _anyone,
    Action.ANSWER_POLL: _partner,
    Action.BE_REMINDED: _partner,
    Action.PROPOSE: _partner,
    Action.ASK_FOR_CALL: _anyone,
    Action.DRAFT_POLL: _coordinator,
    Action.SEND_TO_ADVISORY: _coordinator,
    Action.OPEN_POLL: _coordinator,
    Action.EXTEND_POLL: _coordinator,
    Action.SHORTEN_POLL: _coordinator,
    Action.WITHDRAW_POLL: _coordinator,
    Action.READ_RESULT: _anyone,
    Action.EXPORT_RESULTS: _coordinator,
    Action.TELL_NEXT_STEP: _coordinator,
    Action.ANSWER_TOPIC: _partner,
    Action.TYPE_ANSWER: _coordinator,
    Action.SEE_OWN_WORDS: _anyone,
    Action.DRAFT_TOPIC: _coordinator,
    Action.OPEN_TOPIC: _coordinator,
    Action.CLOSE_TOPIC: _coordinator,
    Action.DRAFT_SESSION: _coordinator,
    Action.OPEN_SESSION: _coordinator,
    Action.MOVE_SESSION: _coordinator,
    Action.CANCEL_SESSION: _coordinator,
    Action.SAY_AFTERWARDS: _coordinator,
    Action.ANSWER_PROPOSAL: _answers_proposals,
    Action.SEE_NUMBERS: _coordinator,
    Action.SAY_HELLO: _coordinator,
    Action.ANSWER_CALL: _coordinator,
    Action.SEE_REQUESTS: _coordinator,
    Action.SEE_UNDELIVERED: _coordinator,
    Action.TRY_AGAIN: _coordinator,
    Action.READ_ADVISORY: _advisory,
    Action.OVERSEE: _advisory,
    Action.BE_LEAD: _chosen_lead,
    Action.ANSWER_CONCERN: _lead,
    Action.PHONE_LEAD: _coordinator,
    Action.SEE_TO_DO: _coordinator,
    Action.DECIDE_OUTCOMES: _coordinator,
    Action.EXPORT_ANSWERS: _coordinator,
    Action.RUN_PROGRAMME: _coordinator,
    Action.MAKE_OUTPUT: _coordinator,
    Action.REPLY_TO_SESSION: _partner,
    Action.CHOOSE_CREDIT: _anyone,
    Action.GIVE_THANKS: _partner_or_coordinator,
    Action.SEE_OWN_RECORD: _anyone,
    Action.READ_DECISIONS: _partner_or_coordinator,
    Action.SPEAK_AGAINST: _partner,
    Action.LOOK_AFTER_DECISIONS: _coordinator,
}


COORDINATING: Final = frozenset(  # whoever does one of these is told what there is to do
    action for action, rule in RULES.items() if rule in (_coordinator, _owner)
)
WITHOUT_WHO: Final = frozenset({Action.OVERSEE, Action.PROPOSE})  # noted in the audit log as done, never as whose

# What is there for everybody: also for those who are not in the server any more, and where the bot was removed from it.
ONES_OWN: Final = frozenset(
    {
        Action.CHOOSE_LANGUAGE,
        Action.RAISE_CONCERN,
        Action.LEAVE,
        Action.SEE_OWN_DATA,
        Action.EXPORT_OWN_DATA,
        Action.CORRECT_OWN_DATA,
        Action.ERASE_OWN_DATA,
        Action.COMPLAIN,
        Action.SEE_OWN_WORDS,
        Action.CHOOSE_CREDIT,
        Action.SEE_OWN_RECORD,
    }
)


def check_membership(actor: Actor, action: Action | None) -> None:
    """Refuse what is not one's own to whoever is not in the server, and while that is not known; None is not one's own.

    Everybody who is not there gets the same answer, whoever they were before.
    """
    if action in ONES_OWN or actor.membership is Membership.HERE:
        return
    if actor.membership is Membership.UNKNOWN:
        raise MembershipUnknown(
            "Discord did not say whether you are in the server, so nothing was changed. "
            "Please press again in a few minutes. Or press in the server."
        )
    raise NotAllowed(
        "Only people in the server can do this. Discord says that you are not in it. "
        "My data and “I'm worried about someone” still work here."
    )


def may(who: Standing, action: Action) -> bool:
    """Tell whether somebody of this standing may do this; programmes never may."""
    return not who.is_bot and RULES[action](who)


def check(who: Standing, action: Action) -> None:
    """Refuse what somebody of this standing may not do, in a sentence that says who may."""
    if not may(who, action):
        kind = _REFUSALS[RULES[action]]
        refusal = type(kind)(kind.sentence)
        refusal.action = action
        raise refusal


_REFUSALS: Final[Mapping[Rule, NotAllowed]] = {
    _anyone: NotAllowed("Programmes cannot do this."),
    _partner: NotJoined("This is for those who have joined. Joining takes a minute: press Join."),
    _coordinator: NotAllowed("Only coordinators can do this."),
    _partner_or_coordinator: NotJoined("This is for those who have joined. Joining takes a minute: press Join."),
    _advisory: NotAllowed("Only the advisory group can do this."),
    _answers_proposals: NotAllowed("Only coordinators and the advisory group can do this."),
    _owner: NotAllowed("Only the server's owner can set things up."),
    _lead: NotAllowed("Only the safeguarding lead can do this."),
    _chosen_lead: NotAllowed("Nobody asks you to be the safeguarding lead here. The server's owner chooses them."),
}
