"""What coordinators see of requests about data: dates and words, never names."""

from collections.abc import Mapping, Sequence

from bot.domain.data_requests import DataRequest, RequestKind, RequestWords
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import quoted
from cogs.kit.forms import Field, Form
from cogs.mydata import verbs

_MOST_LISTED = 10


def requests_wait(_: Words, found: Sequence[DataRequest]) -> str:
    """Say how many requests wait, and when the first is due."""
    due = _.day(min(one.due for one in found))
    return _.number(
        "{n} request about data waits. It is due {due}.",
        "{n} requests about data wait. The first is due {due}.",
        len(found),
        due=due,
    )


def request_is_new(_: Words) -> str:
    """Say that somebody asks about their data, without who."""
    return _("Somebody asks about their data.")


def to_requests(_: Words) -> tuple[Button, ...]:
    """Lead coordinators to the requests."""
    return (Button(verbs.REQUESTS, _.label("Data requests")),)


def requests(_: Words, found: Sequence[DataRequest], counts: Mapping[RequestKind, int]) -> Card:
    """Show coordinators when requests came and when they are due: dates, and nothing about whose they are."""
    listed = found[:_MOST_LISTED]
    body = "\n".join(
        _("{kind}: came {made}, due **{due}**", kind=kind_of(_, one.kind), made=_.day(one.made_at), due=_.day(one.due))
        for one in listed
    )
    if len(found) > len(listed):
        body += "\n" + _.number("{n} more is due later.", "{n} more are due later.", len(found) - len(listed))
    return Card(
        title=_("Requests about data"),
        body=body or _("Nothing waits for an answer."),
        small=_("Complaints so far: {n}. Nobody here sees who asked.", n=counts[RequestKind.COMPLAINT]),
        rows=tuple(_read(_, one, place) for place, one in enumerate(listed[:4], 1)),
    )


def request(_: Words, found: RequestWords) -> Card:
    """Show a coordinator what was asked, without who asked it."""
    due = _.day(found.request.due)
    return Card(
        title=kind_of(_, found.request.kind),
        wrote=quoted(found.words) or "> –",
        body=_("Due **{due}**. Your answer reaches whoever asked. You do not see who it is.", due=due),
        rows=((Button(verbs.REQUESTS_WRITE, _.label("Answer"), found.request.id, Tone.MAIN), _all(_)),),
    )


def answered(_: Words) -> Card:
    """Say that an answer is on its way."""
    return Card(
        title=_("Your answer is on its way"), body=_("Whoever asked finds it under My data."), rows=((_all(_),),)
    )


def answer_form(_: Words, ref: str = "-") -> Form:
    """Take a coordinator's answer."""
    field = Field("answer", _("Your answer"), _("Whoever asked reads it under My data."), long=True, most=1500)
    return Form(verbs.REQUEST_ANSWER, _("Answer"), (field,), ref)


def kind_of(_: Words, kind: RequestKind) -> str:
    """Name a kind of request."""
    return {
        RequestKind.QUESTION: _("Question"),
        RequestKind.CORRECTION: _("Correction"),
        RequestKind.COMPLAINT: _("Complaint"),
    }[kind]


def _read(_: Words, one: DataRequest, place: int) -> tuple[Button, ...]:
    return (Button(verbs.REQUESTS_READ, f"{place}. " + _.label("Read and answer"), one.id),)


def _all(_: Words) -> Button:
    return Button(verbs.REQUESTS, _.label("All requests"))
