"""Makes up records to draw cards with, from nothing but their types: a new card or field needs no line here."""

import dataclasses
import itertools
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from typing import Any

from bot.domain.ballots import Ballot
from bot.domain.calls import CallRequest, Suits
from bot.domain.decision_rules import DecisionRule
from bot.domain.decisions import FollowUp, FollowUpId
from bot.domain.people import GuildId, PersonId, RoleGroup, Server
from bot.domain.poll_lists import FoundPoll
from bot.domain.poll_outcomes import WITH_A_RESULT, Disclosure, Outcome, OutcomeKind
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind, Sensitivity
from bot.domain.refusals import Invalid, Refusal
from bot.domain.safety import LeadNews
from bot.domain.thanks import Thanks
from bot.domain.times.phrases import LAST
from bot.services.undelivered import RefusedPost
from cogs.decisions import follow_ups
from cogs.kit.gathered import FIRST, LATER, SOON, HelpLine, ToDoLine
from cogs.kit.nouns import SubjectRenderer
from cogs.people.cards import call_is_new, calls_wait, to_calls
from cogs.polls import subject_cards
from cogs.reminders import refused_cards
from cogs.safety import lead_cards
from tests.cogs.every_feature import every_feature
from tests.domain.decided import a_decision
from tests.domain.votes import a_vote, told_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEW = 2  # things in a list
_OPTIONS = ("Amara", "Bo", "Ceri")  # in one word each, as all that people are made to write here
_WAITS = LeadNews(Server(GuildId(1), lead_name="Amara", lead_contact="020 7946 0018"), NOON)
_PHONE = ToDoLine(FIRST, partial(lead_cards.to_do, found=_WAITS), partial(lead_cards.phone, found=_WAITS))
_CALL = CallRequest("4f1c" * 8, GuildId(1), PersonId(2), "Amara", Suits.MORNING, NOON)
_CALLS = ToDoLine(SOON, partial(calls_wait, calls=[_CALL]), to_calls, (_CALL.id,), call_is_new)
_DECIDED = FollowUp(FollowUpId("4f1c" * 8), a_decision(question="Amara"), NOON)
_GOES = ToDoLine(
    LATER, partial(follow_ups.said, found=_DECIDED), partial(follow_ups.ways, found=_DECIDED), (), follow_ups.is_time
)
_DRAWN_BY = {"Amara": subject_cards.RENDERER}
_REFUSED = ToDoLine(
    SOON,
    lambda _: refused_cards.said(_, samples(RefusedPost)[0], "notices", _DRAWN_BY),
    lambda _: refused_cards.buttons(_, samples(RefusedPost)[0], _DRAWN_BY),
    ("4f1c" * 8,),
    refused_cards.is_new,
)
_POOLS = ((RoleGroup.WORKER,), (RoleGroup.MANAGER, RoleGroup.FAMILY_CARER))
_PLAIN: dict[type, tuple[Any, ...]] = {
    str: ("Amara",),
    bool: (True, False),
    int: (6, 1, 0),
    float: (0.5,),
    bytes: (b"x",),
    datetime: (NOON,),
    date: (NOON.date(),),
    time: (NOON.time(),),
    timedelta: (timedelta(days=3),),
    DecisionRule: (DecisionRule(60, 25), DecisionRule(50), DecisionRule(67, 50), DecisionRule(75)),
    Refusal: (Invalid("Please write a question."),),
    SubjectRenderer: (subject_cards.RENDERER,),
    HelpLine: tuple(line for feature in every_feature() for line in feature.help),
    ToDoLine: (_REFUSED, _PHONE, _CALLS, _GOES),
}
_NAMED: dict[str, tuple[Any, ...]] = {  # texts and numbers that have a form of their own
    "zone": ("Europe/London",),
    "id": ("4f1c" * 8,),
    "reference": ("4f1c" * 8,),
    "nth": (1, 2, 3, 4, LAST, 0),
}


_TOGETHER: dict[type, Callable[[Any], list[Any]]] = {  # what differs in more than one thing
    FoundPoll: lambda one: [
        dataclasses.replace(
            one, poll=dataclasses.replace(one.poll, ended_at=None), outcome=None, longer=NOON, early=NOON
        )
    ],
    Thanks: lambda one: [_to_people(one), dataclasses.replace(_to_people(one), about=None, chosen=one.chosen[:1])],
}


def _to_people(one: Thanks) -> Thanks:
    return dataclasses.replace(one, to_everyone=False, to_group=None, is_public=False)


class NoSample(TypeError):
    """Nothing of this kind can be made up yet."""


def _still_open(poll: Poll) -> Poll:
    return dataclasses.replace(poll, ended_at=None)


def samples(kind: Any) -> list[Any]:
    """Return values of this kind: the first is an ordinary one, the others differ from it in one thing each."""
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return samples(typing.get_args(kind)[0])
    if origin in (typing.Union, types.UnionType):
        return [value for one in typing.get_args(kind) for value in samples(one)]
    if origin is typing.Literal:
        return list(typing.get_args(kind))
    if isinstance(origin, type):
        return _several(origin, typing.get_args(kind))
    if hasattr(kind, "__supertype__"):
        return samples(kind.__supertype__)
    return _one(kind)


def _one(kind: Any) -> list[Any]:
    if kind is None or kind is type(None):
        return [None]
    if kind in _PLAIN:
        return list(_PLAIN[kind])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)
    if kind is Outcome:
        return list(_outcomes())
    if kind is Poll:
        return list(_polls())
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        fields = {one.name: hints[one.name] for one in dataclasses.fields(kind)}
        made = [kind(**values) for values in variations(fields)]
        return [*made, *_TOGETHER[kind](made[0])] if kind in _TOGETHER else made
    raise NoSample(kind)


def _several(origin: type, args: tuple[Any, ...]) -> list[Any]:
    if issubclass(origin, Mapping):
        keys, values = samples(args[0]), samples(args[1])
        return [dict(zip(keys, itertools.cycle(values), strict=False)), {}]
    if origin is tuple and Ellipsis not in args:
        return list(zip(*(itertools.islice(itertools.cycle(samples(one)), FEW) for one in args), strict=True))
    if issubclass(origin, Iterable):
        made = list if origin is list else (frozenset if issubclass(origin, (set, frozenset)) else tuple)
        found = samples(args[0])
        return [made(itertools.islice(itertools.cycle(found), FEW)), made()]
    raise NoSample(origin)


def variations(kinds: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield arguments by name: ordinary ones first, then others that differ in one thing each."""
    every = {name: _called(name, kind) for name, kind in kinds.items()}
    ordinary = {name: values[0] for name, values in every.items()}
    yield ordinary
    for name, values in every.items():
        yield from ({**ordinary, name: value} for value in values[1:])


def _called(name: str, kind: Any) -> list[Any]:
    kinds = typing.get_args(kind) or (kind,)
    plain = {getattr(one, "__supertype__", one) for one in kinds} - {type(None)}
    if name not in _NAMED or plain != {type(_NAMED[name][0])}:
        return samples(kind)
    return [*_NAMED[name], *([None] if type(None) in kinds else [])]


def _polls() -> Iterator[Poll]:
    """Yield votes that differ in one thing each from an ordinary one: of each kind, and all that belongs together."""
    hints = typing.get_type_hints(Poll)
    for values in variations({one.name: hints[one.name] for one in dataclasses.fields(Poll)}):
        poll = _as_can_be(Poll(**values))
        yield poll
    for rule in samples(DecisionRule):
        for apart in (_POOLS, ()):
            yield dataclasses.replace(poll, kind=PollKind.DECISION, rule=rule, apart=apart)


def _as_can_be(poll: Poll) -> Poll:
    decides, split = poll.kind is PollKind.DECISION, poll.split and not poll.is_sensitive
    options = {PollKind.SCALE: scale_options("Amara", "Bo"), PollKind.WRITTEN: ()}.get(poll.kind, poll.options)
    return dataclasses.replace(
        poll,
        options=options,
        most=2 if poll.kind is PollKind.MULTIPLE else 1,
        rule=poll.rule if decides else None,
        split=split,
        apart=_POOLS if decides or split else (),
    )


def _outcomes() -> Iterator[Outcome]:
    """Yield votes that ended in every way there is: what is told of each is what the rules make of real ballots."""
    yield from _of_choices()
    yield from _of_words()
    yield from (_outcome(Disclosure(kind)) for kind in (OutcomeKind.VOID, OutcomeKind.EARLIER))


def _of_choices() -> Iterator[Outcome]:
    workers, managers, *others = RoleGroup
    apart = ((workers,), (managers, *others))
    decision = {"kind": PollKind.DECISION, "rule": DecisionRule(60, 50)}
    for counts, pools, more in (
        ((3, 2), (), {}),
        ((6, 4), apart, {"split": True}),
        ((6, 1), (), {"sensitivity": Sensitivity.SENSITIVE}),
        ((2, 2), (), {}),
        ((6, 4), (), {"kind": PollKind.MULTIPLE, "most": 2}),
        ((4, 0, 0, 1, 5), apart, {"kind": PollKind.SCALE, "split": True}),
        ((9, 2, 1), (), decision),
        ((9, 2, 1), apart, decision),
        ((7, 5, 0), apart, {**decision, "split": True}),
        ((7, 5, 0), apart, {**decision, "sensitivity": Sensitivity.SENSITIVE}),
        ((4, 1, 0), apart, decision),
    ):
        choices = [choice for choice, answers in enumerate(counts) for _ in range(answers)]
        asked = itertools.cycle((workers, managers))
        ballots = [Ballot(frozenset({choice}), group) for choice, group in zip(choices, asked, strict=False)]
        vote = a_vote(len(counts), asked=12, apart=pools, **more)
        sizes = {workers: 10, managers: 10}
        yield _outcome(told_of(vote, ballots, sizes=sizes, noise=lambda: 1), apart=pools, **more)


def _of_words() -> Iterator[Outcome]:
    for answers, words in ((2, "Amara"), (5, "Amara"), (5, "Amara" * 120)):
        ballots = [Ballot(frozenset(), RoleGroup.WORKER, words, under_group=True)] * answers
        vote = a_vote(0, kind=PollKind.WRITTEN, asked=12)
        yield _outcome(told_of(vote, ballots), kind=PollKind.WRITTEN)


def _outcome(told: Disclosure, **more: Any) -> Outcome:
    ordinary: Poll = samples(Poll)[0]
    options = _OPTIONS[: len(told.counts or _OPTIONS)]
    if more.get("kind") is PollKind.SCALE:
        options = scale_options("Amara", "Bo")
    poll = dataclasses.replace(ordinary, options=options, ended_at=NOON, **more)
    owed: Any = {"hear_by": poll.hear_by, "came_of_it": "Amara" if told.answers == 5 else ""}
    said = (told.kind, told.answers, told.counts, told.pools, told.verdicts, told.written)
    return Outcome(*said, poll=poll, **(owed if told.kind in WITH_A_RESULT else {}))
