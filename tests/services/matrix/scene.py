"""A server with somebody of every kind, and something to ask about."""

import inspect
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, get_type_hints

from bot.domain.calls import Suits
from bot.domain.contributions import BegunId, ContributionId, GivenAnswer, Resonance
from bot.domain.decisions import DecisionId
from bot.domain.hours import Pattern
from bot.domain.outcomes import Disclosure, OutcomeKind
from bot.domain.outputs import LineId, OutputId, OutputWords
from bot.domain.oversight import OversightId, Voice
from bot.domain.people import (
    Actor,
    ChannelId,
    GuildId,
    LeadAnswer,
    Membership,
    Nation,
    PersonId,
    RoleGroup,
    RoleId,
    Server,
)
from bot.domain.poll_drafts import DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId
from bot.domain.preferences import Consent, Credit, Quote, Reading, ShownAs, ThanksWish, Where
from bot.domain.programmes import ProgrammeId, ProgrammeWords
from bot.domain.proposals import IdeaAnswer, ProposalId, ProposalKind
from bot.domain.reminders import Matter, Often, Pick, ReminderId, ReminderKind
from bot.domain.replies import ReplyKind
from bot.domain.safety import SafeguardingWords
from bot.domain.session_drafts import SessionChange
from bot.domain.session_moves import Cancelling, SessionMove
from bot.domain.sessions import SessionId, SessionState, SessionWords, TwinWords
from bot.domain.subjects import SubjectId
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import TopicId, TopicWords
from bot.services import drafts, lifecycle, outputs, polls, proposals, sessions, topics
from bot.services.decisions.recording import keep_decided
from storage import polls as stored_polls
from storage.partners import put_partner
from storage.servers import put_server
from storage.sessions import add_session
from storage.store import Store, Transaction
from tests.domain.decided import a_decision
from tests.services.matrix.call import MatrixCall
from tests.services.matrix.table import Kind
from tests.services.replied import announced

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
COORDINATES, ADVISES = RoleId(1_290_000_000_000_000_010), RoleId(1_290_000_000_000_000_011)
WORDS = PollWords("Which form would you use most?", ("Phone video", "Pocket card", "Face to face"), "Session 4.")
ASKED = TopicWords("What helps on a double-up?", "It goes into session 4.", ("Time", "A second pair of hands"))
HELD = SessionWords("Talking about dying", "We find words that help.", twin=TwinWords("Which words?", ("Plain ones",)))
PEOPLE = {kind: PersonId(1_290_000_000_000_000_100 + place) for place, kind in enumerate(Kind)}
SERVER = Server(
    HERE,
    coordinator_role=COORDINATES,
    advisory_role=ADVISES,
    start_channel=ChannelId(1_290_000_000_000_000_020),
    notices_channel=ChannelId(1_290_000_000_000_000_021),
    advisory_channel=ChannelId(1_290_000_000_000_000_022),
    lead=PEOPLE[Kind.LEAD],
    lead_answer=LeadAnswer.ACCEPTED,
    lead_name="Sam",
    lead_contact="01234 567890",
    local_numbers="Council: 01234 567891",
)
GROUPS = {
    Kind.WORKER: RoleGroup.WORKER,
    Kind.MANAGER: RoleGroup.MANAGER,
    Kind.DRAWING_ON_CARE: RoleGroup.DRAWING_ON_CARE,
    Kind.FAMILY_CARER: RoleGroup.FAMILY_CARER,
    Kind.RESEARCHER: RoleGroup.RESEARCHER,
    **dict.fromkeys((Kind.ADVISORY, Kind.PRIVATE, Kind.PRIVATE_ADVISORY), RoleGroup.WORKER),
    **dict.fromkeys((Kind.LOST_ADVISORY, Kind.AWAY, Kind.UNSURE, Kind.ELSEWHERE), RoleGroup.WORKER),
}
ROLES = {
    Kind.ADVISORY: {ADVISES},
    Kind.ADVISORY_ONLY: {ADVISES},
    Kind.COORDINATOR: {COORDINATES},
    Kind.BOT: {COORDINATES, ADVISES},
    Kind.ELSEWHERE: {COORDINATES, ADVISES},
}


def actor(kind: Kind) -> Actor:
    """Return somebody of this kind, as Discord describes them when they submit."""
    guild = ELSEWHERE if kind is Kind.ELSEWHERE else HERE
    roles = frozenset(ROLES.get(kind, set()))
    there = {Kind.AWAY: Membership.NOT_HERE, Kind.UNSURE: Membership.UNKNOWN}.get(kind, Membership.HERE)
    return Actor(PEOPLE[kind], guild, roles, is_owner=kind is Kind.OWNER, is_bot=kind is Kind.BOT, membership=there)


class Scene:
    """What there is to ask about."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.draft: PollId
        self.open: PollId
        self.ended: PollId
        self.item: OversightId
        self.idea: ProposalId
        self.topic_draft: TopicId
        self.topic: TopicId
        self.session_draft: SessionId
        self.session: SessionId
        self.over: SessionId
        self.output: OutputId
        self.line: LineId

    async def set(self) -> None:
        """Let everybody join who has, and something of every sort be there."""
        await self.store.run(_people)
        lost = Actor(PEOPLE[Kind.LOST_COORDINATOR], HERE, frozenset({COORDINATES}))  # who has the role until here
        self.open = (await self.store.run(polls.draft_poll, lost, WORDS, now=NOON)).id
        await self.store.run(polls.open_poll, lost, self.open, now=NOON)
        self.ended = await self._ended(lost)
        await self.store.run(lambda tx: lifecycle.note_left(tx, HERE, PEOPLE[Kind.AWAY], now=NOON))
        self.draft = (await self.store.run(polls.draft_poll, lost, WORDS, now=NOON)).id
        sent = (await self.store.run(polls.draft_poll, lost, WORDS, now=NOON)).id
        self.item = (await self.store.run(drafts.put_to_group, lost, polls.DRAFTS, sent, now=NOON)).id
        worker = actor(Kind.WORKER)
        idea = await self.store.run(
            proposals.draft_idea, worker, ProposalKind.ASK, "Shall we ask about rotas?", called="Ada", now=NOON
        )
        await self.store.run(proposals.send_idea, worker, idea.id, to_group=False, now=NOON)
        self.idea = idea.id
        self.topic = (await self.store.run(topics.draft_topic, lost, ASKED, now=NOON)).id
        await self.store.run(topics.open_topic, lost, self.topic, now=NOON)
        self.topic_draft = (await self.store.run(topics.draft_topic, lost, ASKED, now=NOON)).id
        self.session_draft = (await self.store.run(sessions.draft_session, lost, HELD, now=NOON)).id
        self.output = (await self.store.run(outputs.draft_output, lost, OutputWords("The pocket card"), now=NOON)).id
        self.line = (await self.store.run(outputs.add_line, lost, self.output, "Tea first.")).line.id
        session = announced(starts_at=NOON + timedelta(days=3), guild=HERE)
        await self.store.run(add_session, session, now=NOON)
        self.session = session.id
        ends = NOON - timedelta(hours=1)
        over = replace(session, id=SessionId("0e" * 16), state=SessionState.OVER, starts_at=ends, ended_at=ends)
        await self.store.run(add_session, over, now=NOON)
        self.over = over.id
        await self.store.run(keep_decided, a_decision(guild=HERE), now=NOON)

    async def _ended(self, coordinator: Actor) -> PollId:
        """Have a vote end at once, as one does whose key is lost."""
        ended = (await self.store.run(polls.draft_poll, coordinator, WORDS, now=NOON)).id
        await self.store.run(polls.open_poll, coordinator, ended, now=NOON)
        await self.store.run(_ends, ended)
        return ended

    async def outcome(self, call: MatrixCall, kind: Kind) -> Exception | None:
        """Ask, and undo it: return how it was refused, or None where it was done."""

        def ask(tx: Transaction) -> None:
            if not call.lead_has_account:
                put_server(tx, replace(SERVER, lead=None, lead_answer=None))
            call.service(tx, actor(kind), **self._given(call))
            raise _Undone

        try:
            await self.store.run(ask)
        except _Undone:
            return None
        except Exception as error:
            return error
        raise AssertionError("nothing was undone")

    def _given(self, call: MatrixCall) -> dict[str, Any]:
        wanted = get_type_hints(call.service)
        own = {name: one for name, one in inspect.signature(call.service).parameters.items() if name in wanted}
        names = [name for name, one in own.items() if name not in {"tx", "actor"} and one.default is one.empty]
        known: dict[object, Any] = {
            PollId: self._poll(call),
            OversightId: self.item,
            ProposalId: self.idea,
            TopicId: self.topic if call.is_about_answers or call.service in _OF_OPEN_TOPICS else self.topic_draft,
            SessionId: self._session(call),
            OutputId: self.output,
            LineId: self.line,
            Matter: Matter(ReminderKind.SUBJECT, self.open),
        }
        of_kind: dict[object, str] = {
            polls.DRAFTS: self.draft,
            topics.DRAFTS: self.topic_draft,
            sessions.DRAFTS: self.session_draft,
        }
        given = {"draft_id": of_kind.get(call.given.get("kind")), **call.given}
        return {name: given[name] if name in given else _some(name, wanted[name], known) for name in names}

    def _poll(self, call: MatrixCall) -> PollId:
        if call.service in _OF_ENDED_POLLS:
            return self.ended
        return self.open if call.is_about_a_paper else self.draft

    def _session(self, call: MatrixCall) -> SessionId:
        if call.is_about_the_past:
            return self.over
        planned = call.is_about_replies or call.service in _OF_PLANNED_SESSIONS
        return self.session if planned else self.session_draft


_OF_ENDED_POLLS: Final = frozenset({polls.result_of, polls.step_of, polls.tell_step})
_OF_OPEN_TOPICS: Final = frozenset({topics.topic_to_close_early, topics.topic_to_answer, topics.close_topic_early})
_OF_PLANNED_SESSIONS: Final = frozenset(
    {
        sessions.cancel_session,
        sessions.move_session,
        sessions.prepared_cancelling,
        sessions.prepared_move,
        sessions.session_to_move,
    }
)


def _ends(tx: Transaction, poll_id: PollId) -> None:
    stored_polls.keep_outcome(tx, poll_id, Disclosure(OutcomeKind.COUNTS, 5, (5, 0, 0)), now=NOON)
    stored_polls.owe_next_step(tx, poll_id, NOON + timedelta(days=14))


class _Undone(Exception):
    """What was done is taken back."""


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
    DecisionId: DecisionId(a_decision().source),
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


def _some(name: str, kind: object, known: dict[object, Any]) -> Any:
    if name == "days" and kind is int:
        return 3
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name == "shown_name":
        return "Ada"
    return known[kind] if kind in known else _BY_KIND[kind]


def _people(tx: Transaction) -> None:
    put_server(tx, SERVER)
    for kind, group in GROUPS.items():
        put_partner(tx, HERE, PEOPLE[kind], group)
