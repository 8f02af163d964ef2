"""Discord's limits: the largest that fits, and one more."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.rehearsal.limits.commands import check_commands
from bot.rehearsal.limits.drafts import read_draft
from bot.rehearsal.limits.forms import read_form
from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json

V2 = 1 << 15


def _row(*inside: Json) -> list[Json]:
    return [{"type": 1, "components": list(inside)}]


def _button(name: str = "b", **rest: Any) -> Json:
    return {"type": 2, "style": 1, "custom_id": name, "label": "Press", **rest}


def _menu(count: int = 1, **rest: Any) -> Json:
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "m", "options": options, **rest}


def _text(count: int) -> Json:
    return {"type": 10, "content": "x" * count}


def _layout(*parts: Json, **rest: Any) -> Json:
    return {"flags": V2, "components": list(parts), **rest}


def _form(*parts: Json, title: str = "T", custom_id: str = "f") -> Json:
    return {"title": title, "custom_id": custom_id, "components": list(parts)}


def _field(label: str = "L", name: str = "a", **rest: Any) -> Json:
    return {"type": 18, "label": label, "component": {"type": 4, "style": 1, "custom_id": name, **rest}}


def _radio(count: int = 2, **rest: Any) -> Json:
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 18, "label": "L", "component": {"type": 21, "custom_id": "r", "options": options, **rest}}


def _command(**rest: Any) -> Json:
    return {"name": "poll", "description": "d", **rest}


MESSAGES: dict[str, tuple[Callable[[int], Json], int]] = {
    "content": (lambda n: {"content": "x" * n}, 2000),
    "embeds": (lambda n: {"embeds": [{"title": "t"}] * n}, 10),
    "embeds.0.title": (lambda n: {"embeds": [{"title": "x" * n}]}, 256),
    "embeds.0.description": (lambda n: {"embeds": [{"description": "x" * n}]}, 4096),
    "embeds.0.fields": (lambda n: {"embeds": [{"fields": [{"name": "n", "value": "v"}] * n}]}, 25),
    "embeds.0.fields.0.name": (lambda n: {"embeds": [{"fields": [{"name": "x" * n, "value": "v"}]}]}, 256),
    "embeds.0.fields.0.value": (lambda n: {"embeds": [{"fields": [{"name": "n", "value": "x" * n}]}]}, 1024),
    "embeds.0.footer.text": (lambda n: {"embeds": [{"title": "t", "footer": {"text": "x" * n}}]}, 2048),
    "embeds.0.author.name": (lambda n: {"embeds": [{"author": {"name": "x" * n}}]}, 256),
    "embeds ": (lambda n: {"embeds": [{"description": "x" * 4096}, {"description": "x" * (n - 4096)}]}, 6000),
    "components": (lambda n: {"components": [_row(_button(str(i)))[0] for i in range(n)]}, 5),
    "components.0.components": (lambda n: {"components": _row(*(_button(str(i)) for i in range(n)))}, 5),
    "components.0.components.0.label": (lambda n: {"components": _row(_button(label="x" * n))}, 80),
    "components.0.components.0.custom_id": (lambda n: {"components": _row(_button("x" * n))}, 100),
    "components.0.components.0.options": (lambda n: {"components": _row(_menu(n))}, 25),
    "components.0.components.0.placeholder": (lambda n: {"components": _row(_menu(placeholder="x" * n))}, 150),
    "components  ": (lambda n: _layout(_text(n)) | {"components": [_text(1000)] * 3 + [_text(n - 3000)]}, 4000),
    "components   ": (lambda n: _layout(*[_text(1)] * n), 40),
    "nonce": (lambda n: {"content": "x", "nonce": "1" * n}, 25),
}


@pytest.mark.parametrize("place", MESSAGES)
def test_a_message_may_hold_this_much_and_no_more(place: str) -> None:
    build, most = MESSAGES[place]
    assert read_draft(build(most))
    with pytest.raises(Refused) as refused:
        read_draft(build(most + 1))
    assert (refused.value.status, refused.value.body["code"]) == (400, 50035)
    found = refused.value.body["errors"]
    for part in place.strip().split("."):
        found = found[part]
    assert found["_errors"][0].keys() == {"code", "message"}


def test_a_character_beyond_the_first_plane_counts_for_two() -> None:
    assert read_draft({"content": "😀" * 1000}).content
    with pytest.raises(Refused):
        read_draft({"content": "😀" * 1000 + "x"})
    with pytest.raises(Refused):
        read_draft({"embeds": [{"title": "😀" * 129}]})


@pytest.mark.parametrize(
    ("body", "code"),
    {
        "same custom_id twice": ({"components": _row(_button(), _button())}, "COMPONENT_CUSTOM_ID_DUPLICATED"),
        "a menu beside a button": ({"components": _row(_button(), _menu())}, "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        "no custom_id": ({"components": _row(_button(""))}, "BASE_TYPE_BAD_LENGTH"),
        "no label": ({"components": _row(_button(label=None))}, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"),
        "same value twice": (
            {"components": _row({**_menu(), "options": [{"label": "a", "value": "1"}, {"label": "b", "value": "1"}]})},
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        "more to choose than there is": ({"components": _row(_menu(2, max_values=3))}, "SELECT_COMPONENT_MAX_VALUES"),
        "a layout without its flag": ({"components": [_text(1)]}, "UNION_TYPE_CHOICES"),
        "a layout with content": (
            _layout(_text(1), content="x"),
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        "a container in a container": (
            _layout({"type": 17, "components": [{"type": 17, "components": [_text(1)]}]}),
            "UNION_TYPE_CHOICES",
        ),
        "half a character": ({"content": "\ud83d"}, "STRING_TYPE_CONVERT"),
        "a card that leads to a programme": (
            {"embeds": [{"title": "t", "url": "javascript:alert(1)"}]},
            "URL_TYPE_INVALID_SCHEME",
        ),
        "a word for an emoji": ({"components": _row(_button(emoji={"name": "tea"}))}, "COMPONENT_INVALID_EMOJI"),
        "everybody and some": (
            {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
    }.values(),
)
def test_a_message_that_does_not_fit_together_is_refused(body: Json, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_draft(body)
    assert code in str(refused.value.body)


@pytest.mark.parametrize("body", [{}, {"content": "  \n "}, {"content": None, "embeds": []}])
def test_an_empty_message_is_refused(body: Json) -> None:
    with pytest.raises(Refused) as refused:
        read_draft(body)
    assert refused.value.body["code"] == 50006


def test_an_edit_keeps_what_it_does_not_name() -> None:
    before = read_draft({"content": "Words", "embeds": [{"title": "Card"}], "components": _row(_button())})
    after = read_draft({"content": "Other words"}, before=before)
    assert (after.content, after.embeds, after.components) == ("Other words", before.embeds, before.components)
    assert read_draft({"components": []}, before=before).components == ()


FORMS: dict[str, tuple[Callable[[int], Json], int]] = {
    "data.title": (lambda n: _form(_field(), title="x" * n), 45),
    "data.custom_id": (lambda n: _form(_field(), custom_id="x" * n), 100),
    "data.components": (lambda n: _form(*(_field(name=str(i)) for i in range(n))), 5),
    "data.components.0.label": (lambda n: _form(_field("x" * n)), 45),
    "data.components.0.component.max_length": (lambda n: _form(_field(max_length=n)), 4000),
    "data.components.0.component.placeholder": (lambda n: _form(_field(placeholder="x" * n)), 100),
    "data.components.0.content": (lambda n: _form(_text(n)), 4000),
    "data.components.0.component.options": (lambda n: _form(_radio(n)), 10),
    "data.components.0.component.value": (lambda n: _form(_field(value="x" * n, max_length=10)), 10),
}


@pytest.mark.parametrize("place", FORMS)
def test_a_form_may_hold_this_much_and_no_more(place: str) -> None:
    build, most = FORMS[place]
    assert read_form(build(most))
    with pytest.raises(Refused) as refused:
        read_form(build(most + 1))
    found = refused.value.body["errors"]
    for part in place.split("."):
        found = found[part]
    assert found["_errors"]


def test_two_fields_of_a_form_may_not_share_a_custom_id() -> None:
    with pytest.raises(Refused):
        read_form(_form(_field(), _field()))


@pytest.mark.parametrize(
    "radio",
    [
        _radio(1),
        _radio(options=[{"label": "a", "value": "1"}, {"label": "b", "value": "1"}]),
        _radio(options=[{"label": "a", "value": "1", "default": True}, {"label": "b", "value": "2", "default": True}]),
        _radio()["component"],
    ],
    ids=["one answer", "the same value twice", "two chosen before", "without a label"],
)
def test_a_question_with_answers_to_choose_from_is_as_discord_takes_it_or_refused(radio: Json) -> None:
    assert read_form(_form(_radio()))
    with pytest.raises(Refused):
        read_form(_form(radio))


def test_a_radio_group_may_not_stand_in_a_message() -> None:
    with pytest.raises(Refused):
        read_draft({"components": _row(_radio()["component"])})
    with pytest.raises(Refused):
        read_draft(_layout(_radio()))


def test_a_button_may_not_stand_in_a_form() -> None:
    with pytest.raises(Refused):
        read_form(_form(*_row(_button())))


COMMANDS: dict[str, tuple[Callable[[int], list[Json]], int]] = {
    "number": (lambda n: [_command(name=f"c{i}") for i in range(n)], 100),
    "name": (lambda n: [_command(name="x" * n)], 32),
    "description": (lambda n: [_command(description="x" * n)], 100),
    "options": (lambda n: [_command(options=[_command(name=f"o{i}", type=3) for i in range(n)])], 25),
    "choices": (
        lambda n: [_command(options=[_command(type=3, choices=[{"name": f"{i}", "value": f"{i}"} for i in range(n)])])],
        25,
    ),
}


@pytest.mark.parametrize("place", COMMANDS)
def test_commands_may_hold_this_much_and_no_more(place: str) -> None:
    build, most = COMMANDS[place]
    check_commands(build(most))
    with pytest.raises(Refused):
        check_commands(build(most + 1))


@pytest.mark.parametrize(
    "commands",
    [
        [_command(), _command()],
        [_command(name="Poll")],
        [_command(name="two words")],
        [_command(options=[_command(name="a", type=3), _command(name="b", type=3, required=True)])],
        [_command(options=[_command(name="a", type=1), _command(name="b", type=3)])],
        [_command(name_localizations={"cy": "pleidlais"})],
        [_command(name="Remember", type=3, description="d")],
        [_command(options=[_command(type=6, choices=[{"name": "n", "value": "v"}])])],
        [_command(options=[_command(type=4, min_value=3, max_value=2)])],
    ],
    ids=[
        *("same name", "capitals", "a space", "required after optional", "part and option", "Welsh"),
        *("a described menu", "choices of people", "more at least than at most"),
    ],
)
def test_commands_that_do_not_fit_are_refused(commands: list[Json]) -> None:
    with pytest.raises(Refused):
        check_commands(commands)
