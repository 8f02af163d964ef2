"""A server with somebody of every kind, and something to ask about."""

import inspect
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, get_type_hints

from bot.domain.outputs import LineId, OutputId, OutputWords
from bot.domain.oversight import OversightId
from bot.domain.people import (
    Actor,
)
from bot.domain.poll_outcomes import Disclosure, OutcomeKind
from bot.domain.polls import PollId
from bot.domain.proposals import ProposalId, ProposalKind
from bot.domain.reminders import Matter, ReminderKind
from bot.domain.sessions import SessionId, SessionState
from bot.domain.topic_drafts import TopicChange
from bot.domain.topics import TopicId
from bot.services import drafts, lifecycle, outputs, polls, proposals, sessions, topics
from bot.services.decisions.recording import keep_decided
from storage import polls as stored_polls
from storage.partners import put_partner
from storage.servers import put_server
from storage.sessions import add_session
from storage.store import Store, Transaction
from tests.domain.decided import a_decision
from tests.services.matrix.call import MatrixCall
from tests.services.matrix.given import something
from tests.services.matrix.people_there import (
    ASKED,
    COORDINATES,
    GROUPS,
    HELD,
    HERE,
    NOON,
    PEOPLE,
    SERVER,
    WORDS,
    actor,
)
from tests.services.matrix.table import Kind
from tests.services.replied import announced


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
        await self.store.run(topics.change_topic, lost, self.topic, TopicChange(anonymous=True), now=NOON)
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
        return {name: given[name] if name in given else something(name, wanted[name], known) for name in names}

    def _poll(self, call: MatrixCall) -> PollId:
        if call.service in _OF_ENDED_POLLS:
            return self.ended
        return self.open if call.is_about_a_paper or call.service in _OF_OPEN_POLLS else self.draft

    def _session(self, call: MatrixCall) -> SessionId:
        if call.is_about_the_past:
            return self.over
        planned = call.is_about_replies or call.service in _OF_PLANNED_SESSIONS
        return self.session if planned else self.session_draft


_OF_OPEN_POLLS: Final = frozenset(
    {
        polls.extend_poll,
        polls.poll_to_extend,
        polls.poll_to_shorten,
        polls.poll_to_withdraw,
        polls.shorten_poll,
        polls.withdraw_poll,
    }
)
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


def _people(tx: Transaction) -> None:
    put_server(tx, SERVER)
    for kind, group in GROUPS.items():
        put_partner(tx, HERE, PEOPLE[kind], group)
