"""First answers to interactions: a message, a promise, a form, a change or a list of choices."""

from collections.abc import Callable

from bot.rehearsal.limits.drafts import read_draft
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.limits.forms import read_form
from bot.rehearsal.refused import Mistakes, invalid, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.rest.uploads import attached_to_answer
from bot.rehearsal.wire import Json
from bot.rehearsal.world import asking, threads, writing
from bot.rehearsal.world.interactions import Interaction, Kind, OpenedForm
from bot.rehearsal.world.messages import EPHEMERAL, LOADING, Draft

MESSAGE, PROMISE, PROMISE_CHANGE, CHANGE, CHOICES, FORM = 4, 5, 6, 7, 8, 9
_CHANGES = (PROMISE_CHANGE, CHANGE)


@routes.route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", open_=True)
def answer(call: RestCall) -> RestReply:
    """Take the first answer to what somebody did."""
    interaction = asking.awaiting(call.world, call.ids["interaction_token"], call.id("interaction_id"))
    kind = call.body.get("type")
    if kind not in _possible(interaction):
        raise invalid(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {_possible(interaction)}.")
    _ANSWERS[kind](call, interaction, call.body.get("data") or {})
    asking.settle(call.world, interaction, kind)
    if not call.asks_for("with_response"):
        return NOTHING
    return RestReply(_described(interaction, kind))


def _possible(interaction: Interaction) -> tuple[int, ...]:
    if interaction.kind is Kind.AUTOCOMPLETE:
        return (CHOICES,)
    if interaction.kind is Kind.COMMAND:
        return (MESSAGE, PROMISE, FORM)
    on_message = _CHANGES if interaction.message else ()
    return (MESSAGE, PROMISE, *on_message, *((FORM,) if interaction.kind is Kind.COMPONENT else ()))


def _message(call: RestCall, interaction: Interaction, data: Json) -> None:
    draft = read_draft(data, attached_to_answer(call, interaction.channel, body=data), under=("data",))
    _must_fit(interaction, draft)
    interaction.original = writing.post(call.world, interaction.channel, call.world.bot, draft, through=interaction)


def _promise(call: RestCall, interaction: Interaction, data: Json) -> None:
    draft = Draft(flags=LOADING | ((data.get("flags") or 0) & EPHEMERAL))
    _must_fit(interaction, draft)
    interaction.original = writing.post(call.world, interaction.channel, call.world.bot, draft, through=interaction)


def _must_fit(interaction: Interaction, draft: Draft) -> None:
    """Refuse to say aloud, in a thread that is locked to whoever asked, what could be said to them alone."""
    if not draft.flags & EPHEMERAL:
        threads.must_take_words(interaction.channel, interaction.person.id)


def _promise_change(call: RestCall, interaction: Interaction, data: Json) -> None:
    interaction.original = interaction.message


def _change(call: RestCall, interaction: Interaction, data: Json) -> None:
    one = interaction.message
    if one is None or not writing.stands(call.world, one):
        raise unknown("Message")
    if one.private_to is None:
        threads.must_take_changes(interaction.channel, interaction.person.id)
    files = attached_to_answer(call, interaction.channel, one.attachments, body=data)
    writing.edit(call.world, one, read_draft(data, files, before=one.draft, under=("data",)))
    interaction.original = one


def _choices(call: RestCall, interaction: Interaction, data: Json) -> None:
    mistakes = Mistakes()
    given = Reader(mistakes, data, ("data",)).items("choices", 25)
    for index, one in enumerate(given):
        Reader(mistakes, one, ("data", "choices", index)).text("name", 100, low=1, required=True)
    mistakes.refuse()
    interaction.choices = tuple(given)


def _form(call: RestCall, interaction: Interaction, data: Json) -> None:
    custom_id, title, parts = read_form(data)
    interaction.form = OpenedForm(custom_id, title, parts, interaction)
    call.world.phone(interaction.person.id).form = interaction.form


_ANSWERS: dict[int, Callable[[RestCall, Interaction, Json], None]] = {
    MESSAGE: _message,
    PROMISE: _promise,
    PROMISE_CHANGE: _promise_change,
    CHANGE: _change,
    CHOICES: _choices,
    FORM: _form,
}


def _described(interaction: Interaction, kind: int) -> Json:
    about: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    if interaction.channel.guild:
        about["guild_id"] = str(interaction.channel.guild.id)
    about["channel_id"] = str(interaction.channel.id)
    one = interaction.original
    if one is not None:
        about |= {
            "response_message_id": str(one.id),
            "response_message_loading": one.loading,
            "response_message_ephemeral": one.private_to is not None,
        }
    described: Json = {"interaction": about}
    if one is not None and kind in (MESSAGE, CHANGE):
        described["resource"] = {"type": kind, "message": one.wire()}
    return described
