"""What services are given where it does not matter what: by the name of what they ask for, or by its kind."""

from datetime import date, timedelta
from typing import Any

from bot.domain.calls import Suits
from bot.domain.contributions import BegunId, ContributionId, GivenAnswer, Resonance
from bot.domain.decided import DecisionId
from bot.domain.hours import Pattern
from bot.domain.outputs import OutputWords
from bot.domain.oversight import Voice
from bot.domain.people import (
    Nation,
    RoleGroup,
    Server,
)
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.preferences import Consent, Credit, Quote, Reading, ShownAs, ThanksWish, Where
from bot.domain.programmes import ProgrammeId, ProgrammeWords
from bot.domain.proposals import IdeaAnswer, ProposalKind
from bot.domain.reminders import Often, Pick, ReminderId
from bot.domain.replies import ReplyKind
from bot.domain.safety import SafeguardingWords
from bot.domain.session_drafts import SessionChange
from bot.domain.session_moves import Cancelling, SessionMove
from bot.domain.sessions import SessionWords
from bot.domain.subjects import SubjectId
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import TopicWords
from tests.domain.decided import a_decision
from tests.services.matrix.people_there import ASKED, HELD, NOON, PEOPLE, SERVER, WORDS
from tests.services.matrix.table import Kind

_BY_NAME: dict[str, Any] = {
    "now": NOON,
    "number": "0" * 32,
    "request_id": "0" * 32,
    "language": "cy",
    "version": "1",
    "person": PEOPLE[Kind.WORKER],
    "choice": 0,
    "chosen": {0},
    "days": (0,),
    "starts": 600,
    "ends": 720,
    "quiet_from": 1200,
    "quiet_until": 540,
    "minutes": 840,
    "day": date(2026, 2, 21),
}
_BY_KIND: dict[object, Any] = {
    PollWords: WORDS,
    TopicWords: ASKED,
    TopicChange: TopicChange(),
    SessionWords: HELD,
    SessionChange: SessionChange(),
    SessionMove: SessionMove(minutes=60),
    Cancelling: Cancelling.ALONE,
    BegunId: BegunId("0" * 32),
    ContributionId: ContributionId("0" * 32),
    GivenAnswer: GivenAnswer(0),
    DecisionId: a_decision().id,
    Quote: Quote.NO,
    Resonance: Resonance.SAME,
    DraftChange: DraftChange(),
    ProgrammeId: ProgrammeId("0" * 32),
    ProgrammeWords: ProgrammeWords("Last days", "A pocket card.", "today", "in 6 months"),
    Server: SERVER,
    SafeguardingWords: SafeguardingWords("Sam", "01234 567890", "Council: 01234 567891"),
    RoleGroup: RoleGroup.WORKER,
    ShownAs: ShownAs.ROLE,
    Pattern: Pattern.ANY_DAY,
    Reading: Reading.EASY,
    Where: Where.PANEL,
    Credit: Credit.NONE,
    ThanksWish: ThanksWish.PUBLICLY_TOO,
    Consent: Consent.BE_QUOTED,
    Nation: Nation.WALES,
    Voice: Voice.CHANGE,
    Suits: Suits.ANY,
    ReplyKind: ReplyKind.GOING,
    ProposalKind: ProposalKind.ASK,
    IdeaAnswer: IdeaAnswer.YES,
    Pick: Pick(NOON + timedelta(hours=3)),
    Often: Often.WEEK,
    ReminderId: ReminderId("0" * 32),
    OutputWords: OutputWords("The pocket card"),
    SubjectId: SubjectId("0" * 32),
    timedelta: timedelta(days=7),
    date: date(2026, 3, 1),
    bool: True,
    int: 3,
    str: "Some words",
}


def something(name: str, kind: object, known: dict[object, Any]) -> Any:
    if name == "days" and kind is int:
        return 3
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name == "shown_name":
        return "Ada"
    return known[kind] if kind in known else _BY_KIND[kind]
