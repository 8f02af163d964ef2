"""Words reach others through forms alone, and the guard stands before every field but those named here."""

import re
from typing import Final

from bot.domain.people import RoleGroup
from bot.text import Words
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.kit.forms import A_NAME, Field, Form
from tests.cogs.every_feature import every_feature
from tests.cogs.test_verbs import FORMS
from tests.rules.project import files, name_of
from tests.text.test_every_card import given

A_TIME = "a day or a time: it is read as one, or refused"
PUBLIC = "meant to be public: people call it, and the owner writes it to be shown"
UNGUARDED: Final = {
    ("poll-close", "closes_at"): A_TIME,
    ("topic-close-send", "closes_at"): A_TIME,
    ("session-starts-send", "closes_at"): A_TIME,
    ("session-second-send", "closes_at"): A_TIME,
    ("session-times", "times"): A_TIME,
    ("session-move-send", "starts_at"): A_TIME,
    ("session-move-send", "minutes"): A_TIME,
    **{
        ("session-count-send", group.value): "how many came: a number, and nothing else is taken" for group in RoleGroup
    },
    ("pause-date", "day"): A_TIME,
    ("pause-date", "month"): A_TIME,
    ("remind-date", "day"): A_TIME,
    ("remind-date", "month"): A_TIME,
    ("remind-words", "when"): A_TIME,
    ("remind-own", "when"): A_TIME,
    ("remind-own", "what"): "one's own reminder: nobody else ever reads it",
    ("my-helps", "helps"): "what helps oneself: nobody else ever reads it",
    ("setup-invite", "address"): "the code of an invitation, which Discord is asked about; nothing else is taken",
    ("setup-safe", "lead_name"): PUBLIC,
    ("setup-safe", "lead_contact"): PUBLIC,
    ("setup-safe", "local_numbers"): PUBLIC,
}


def drawn() -> list[Form]:
    """Draw every form there is."""
    return [draw(Words(), **one) for name, draw, kinds in FORMS for one in given(name, kinds)]


def unguarded(forms: list[Form]) -> set[tuple[str, str]]:
    """Name the fields of these forms that nobody looks at."""
    every = ((form.verb, field) for form in forms for field in form.fields)
    return {(verb, field.key) for verb, field in every if isinstance(field, Field) and not field.guarded}


def commands(feature: Feature) -> list[SlashCommand]:
    found = (one.commands if isinstance(one, CommandGroup) else (one,) for one in feature.commands)
    return [one for those in found for one in those if isinstance(one, SlashCommand)]


def test_the_guard_stands_before_every_field_but_those_that_have_a_reason() -> None:
    assert unguarded(drawn()) == set(UNGUARDED)


def test_whether_a_field_is_guarded_does_not_depend_on_what_stands_in_it() -> None:
    fields = ((form.verb, field) for form in drawn() for field in form.fields if isinstance(field, Field))
    every = {(verb, field.key, field.guarded) for verb, field in fields}
    assert len({(verb, key) for verb, key, _ in every}) == len(every)


def test_a_name_is_expected_where_a_name_is_made_up_or_people_lead_something_and_nowhere_else() -> None:
    fields = ((form.verb, field) for form in drawn() for field in form.fields if isinstance(field, Field))
    found = {(verb, field.key): field.expects for verb, field in fields if field.expects}
    assert found == dict.fromkeys(
        [
            ("join-name", "name"),
            ("credit-pseudonym", "name"),
            ("answer-name", "name"),
            ("session-words", "led_by"),
            ("named-as", "name"),
            ("certificate-words", "name"),
        ],
        A_NAME,
    )


def test_whatever_a_coordinator_says_to_everybody_is_looked_at_for_the_pay_of_one_person() -> None:
    assert {form.verb for form in drawn() if form.public} == {
        "ask-back-words",
        "decision-correct-words",
        "line-own-words",
        "line-words",
        "output-reword",
        "output-words",
        "poll-tell-words",
        "poll-words",
        "poll-words-idea",
        "programme-begin-words",
        "programme-change-words",
        "session-about-send",
        "session-tell-send",
        "session-twin-send",
        "session-words",
        "topic-about-send",
        "topic-done-words",
        "topic-evidence-send",
        "topic-from-idea",
        "topic-heard-words",
        "topic-words",
    }


def test_only_where_people_meet_or_read_on_may_be_an_address() -> None:
    fields = ((form.verb, field) for form in drawn() for field in form.fields if isinstance(field, Field))
    assert {(verb, field.key) for verb, field in fields if field.is_place} == {
        ("session-words", "where"),
        ("session-place-send", "where"),
        ("session-tell-send", "slides"),
        ("output-words", "link"),
        ("output-reword", "link"),
    }


def test_no_form_asks_for_what_is_guarded_beside_what_is_not() -> None:
    """What is held is kept without what was found, and a field that nobody looks at would be kept as it is."""
    for form in drawn():
        assert len({field.guarded for field in form.fields if isinstance(field, Field)}) <= 1, form.verb


def test_a_new_field_is_guarded_and_one_that_is_not_is_found() -> None:
    form = drawn()[0]
    assert Field("new", "New").guarded
    bare = Form(form.verb, "New", (Field("new", "New", guarded=False),))
    assert unguarded([bare]) - set(UNGUARDED) == {(form.verb, "new")}


def test_no_command_takes_words() -> None:
    """A command is its name and nothing else: what is typed behind it would be read past the guard."""
    every = [command for feature in every_feature() for command in commands(feature)]
    assert len(every) > 10
    assert "parameters" not in SlashCommand.__slots__


def test_nobody_reads_what_people_write_in_channels() -> None:
    heard = {event for feature in every_feature() for event in feature.listeners}
    assert not {event for event in heard if "message" in event}
    reads = re.compile(r"message\.(content|clean_content)\b|resolved\(\"messages\"[^\n]*(content|embeds)")
    assert [name_of(path) for path in files("cogs", ending=".py") if reads.search(path.read_text("utf-8"))] == []
