"""Each migration on what the version before has kept."""

import sqlite3
from pathlib import Path

import pytest

from storage.migrations import NEWEST
from tests.storage.earlier_version import ask, change, left_by, opened_once

KEPT = "id, guild, author, state, question, options, sensitivity, audience, opened_at, closes_at, channel, public_key"
GUARDS = "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index')"
PARTNER = "INSERT INTO partners (guild, person, role_group) VALUES (1, 100, 'worker')"


async def test_nobody_is_known_to_coordinate_until_they_have_done_so(tmp_path: Path) -> None:
    database = left_by("0001", tmp_path / "data", PARTNER)
    await opened_once(tmp_path)
    assert ask(database, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    assert ask(database, "SELECT * FROM coordinators") == []
    assert ask(database, "SELECT guild, person, role_group FROM partners") == [(1, 100, "worker")]


VOTES = tuple(
    "INSERT INTO polls (id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, "
    "opened_at, closes_at, extended, turnout, channel, public_key, least_answers, least_each_option, least_each_group) "
    f"VALUES ('{number}', 1, 2, '{state}', 'Which?', 'a\nb', '', 'ordinary', '', 5, "
    f"{opened}, 99, 0, 'none', 9, {key}, 5, 3, 5)"
    for number, state, opened, key in (("d1", "draft", "NULL", "NULL"), ("f1", "draft", "7", "x'00'"))
)
ASKED = (
    "INSERT INTO electorates (poll, person, role_group) VALUES ('f1', 100, 'worker')",
    "UPDATE polls SET state = 'open' WHERE id = 'f1'",
    "INSERT INTO ballots (poll, tag, sealed) VALUES ('f1', x'00112233445566778899aabbccddeeff', x'01')",
    "INSERT INTO oversights VALUES ('e1', 1, 'poll', 'f1', 'Which?', 'waits', 5, 6, NULL, 'goes_ahead', 6)",
)


async def test_votes_that_were_open_can_be_withdrawn_and_all_their_guards_still_stand(tmp_path: Path) -> None:
    database = left_by("0003", tmp_path / "data", PARTNER, *VOTES, *ASKED)
    before = ask(database, f"SELECT {KEPT} FROM polls ORDER BY id"), ask(database, "SELECT * FROM oversights")
    guards = ask(database, GUARDS)
    await opened_once(tmp_path)
    assert (ask(database, f"SELECT {KEPT} FROM polls ORDER BY id"), ask(database, "SELECT * FROM oversights")) == before
    assert set(guards) <= set(ask(database, GUARDS))
    assert len(list(ask(database, "SELECT * FROM ballots"))) == 1
    for refused in ("DELETE FROM electorates", "UPDATE polls SET state = 'withdrawn' WHERE id = 'd1'"):
        with pytest.raises(sqlite3.IntegrityError):
            change(database, refused)
    change(database, "UPDATE polls SET state = 'withdrawn', ended_at = 8 WHERE id = 'f1'")
    change(database, "DELETE FROM electorates")
    change(database, "UPDATE oversights SET ending = 'withdrawn'")
    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        change(database, "UPDATE polls SET state = 'open' WHERE id = 'f1'")


def reminder(person: int, occasion: str, state: str) -> str:
    return (
        "INSERT INTO letters (id, kind, urgency, uses_allowance, dedupe_key, guild, person, subject, not_before,"
        " expires_at, state, attempts, next_try) VALUES"
        f" ('{person}{occasion}', 'poll_reminder', 'when_welcome', 1, 'poll_reminder:vote:{person}:{occasion}', 1,"
        f" {person}, 'vote', 1, 2, '{state}', 0, 1)"
    )


async def test_of_two_reminders_of_a_vote_each_person_keeps_the_one_that_went_out_or_the_last(tmp_path: Path) -> None:
    states = (("pending", "pending"), ("sent", "pending"), ("expired", "sent"))
    database = left_by(
        "0002",
        tmp_path / "data",
        "INSERT INTO polls (id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at,"
        " closes_at, extended, turnout, reminders) VALUES ('draft', 1, 1, 'draft', 'A?', 'b', '', 'ordinary', '', 1, 2,"
        " 0, 'none', 2)",
        *(reminder(person, "halfway", first) for person, (first, _) in enumerate(states)),
        *(reminder(person, "day_before", last) for person, (_, last) in enumerate(states)),
        reminder(3, "day_before", "waiting"),
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT question FROM polls") == [("A?",)]
    assert ask(database, "SELECT id, state, dedupe_key FROM letters ORDER BY person") == [
        ("0day_before", "pending", "poll_reminder:vote:0"),
        ("1halfway", "sent", "poll_reminder:vote:1"),
        ("2day_before", "sent", "poll_reminder:vote:2"),
        ("3day_before", "waiting", "poll_reminder:vote:3"),
    ]


async def test_notes_about_votes_are_counted_apart_from_nothing_on(tmp_path: Path) -> None:
    kept = "INSERT INTO contacts (guild, person, is_back, unanswered) VALUES (1, 100, 0, 2)"
    database = left_by("0004", tmp_path / "data", kept)
    await opened_once(tmp_path)
    assert ask(database, "SELECT person, unanswered, unanswered_apart FROM contacts") == [(100, 2, 0)]


async def test_a_lead_chosen_before_has_not_said_yes_and_is_asked(tmp_path: Path) -> None:
    server = "INSERT INTO servers (guild, language, zone, lead) VALUES (1, 'en', 'UTC', 100), (2, 'en', 'UTC', NULL)"
    letters = (
        "INSERT INTO letters (id, kind, urgency, uses_allowance, dedupe_key, guild, person, subject, not_before, "
        "expires_at, state, attempts, next_try) VALUES "
        "('a', 'concern', 'at_once', 0, 'concern:a:100', 1, 100, 'a', 1, 2, 'pending', 0, 1),"
        "('b', 'lead_not_phoned', 'when_welcome', 1, 'lead_not_phoned:a:7', 1, 7, 'a', 1, 2, 'pending', 0, 1)"
    )
    database = left_by("0005", tmp_path / "data", server, letters)
    await opened_once(tmp_path)
    asked = "SELECT guild, lead, lead_answer, lead_since, lead_called, lead_told_at FROM servers ORDER BY guild"
    assert ask(database, asked) == [(1, 100, "asked", None, "", None), (2, None, None, None, "", None)]
    assert ask(database, "SELECT kind, alone FROM letters") == [("concern", 0)]


async def test_letters_of_before_count_as_posted_once(tmp_path: Path) -> None:
    letter = (
        "INSERT INTO letters (id, kind, urgency, uses_allowance, dedupe_key, guild, place, subject, not_before, "
        "expires_at, state, attempts, next_try, message) "
        "VALUES ('a1', 'poll_card', 'when_welcome', 1, 'poll_card:f1', 1, 9, 'f1', 5, 99, 'sent', 2, 7, 8)"
    )
    database = left_by("0006", tmp_path / "data", letter)
    await opened_once(tmp_path)
    assert ask(database, "SELECT dedupe_key, next_try, message, posted_again_at FROM letters") == [
        ("poll_card:f1", 7, 8, None)
    ]


def vote(number: str, sensitivity: str, result: str = "", answers: str = "NULL", majority: str = "NULL") -> list[str]:
    """Return what an earlier version kept of a vote that asked four people, with a result or still open."""
    columns = "id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, opened_at,"
    told = f"UPDATE polls SET result = '{result}', answers = {answers}, majority = {majority}, state = 'closed'"
    draft = (
        f"INSERT INTO polls ({columns} closes_at, extended, turnout, channel, public_key, least_answers,"
        f" least_each_option, least_each_group) VALUES ('{number}', 1, 2, 'draft', 'Which?', 'a\nb', '',"
        f" '{sensitivity}', '', 5, 6, 99, 0, '5-9', 9, x'00', 5, 3, 5)"
    )
    return [
        draft,
        *(f"INSERT INTO electorates VALUES ('{number}', {person}, 'worker')" for person in range(4)),
        f"UPDATE polls SET state = 'open' WHERE id = '{number}'",
        *([f"{told}, ended_at = 8 WHERE id = '{number}'"] if result else []),
    ]


async def test_of_earlier_results_numbers_stay_words_do_not_and_who_was_asked_goes(tmp_path: Path) -> None:
    count = "INSERT INTO poll_counts VALUES ('split', '{}', {}, {})"
    split = vote("split", "ordinary", "counts", "10")
    counts = [count.format(*one) for one in (("", 0, 10), ("", 1, 0), ("worker", 0, 5), ("worker", 1, 5))]
    database = left_by(
        "0008",
        tmp_path / "data",
        *split[:-1],
        *counts,
        split[-1],
        *vote("exact", "sensitive", "counts", "9"),
        *vote("most", "sensitive", "majority", "9", "1"),
        *vote("total", "sensitive", "total_only", "9"),
        *vote("few", "ordinary", "too_few"),
        *vote("open", "sensitive"),
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT id, result, answers, turnout, split, asked FROM polls ORDER BY id") == [
        ("exact", "counts", 9, "none", 0, 4),
        ("few", "too_few", None, "none", 0, 4),
        ("most", "earlier", None, "none", 0, 4),
        ("open", None, None, "5-9", 0, 4),
        ("split", "counts", 10, "none", 1, 4),
        ("total", "earlier", None, "none", 0, 4),
    ]
    assert ask(database, "SELECT DISTINCT poll FROM electorates") == [("open",)]
    assert ask(database, "SELECT pool, option, answers FROM poll_counts ORDER BY pool, option") == [
        ("", 0, 10),
        ("", 1, 0),
        ("worker", 0, 5),
        ("worker", 1, 5),
    ]
    with pytest.raises(sqlite3.IntegrityError, match="blurred"):
        change(database, "UPDATE polls SET state = 'closed', result = 'counts', answers = 9 WHERE id = 'open'")
    change(database, "UPDATE polls SET state = 'closed', result = 'blurred' WHERE id = 'open'")


TOPIC = (
    (
        "INSERT INTO topics (id, guild, author, state, question, why, options, prompts, follow_up, finding, found_in, "
        "minutes, offer, sensitive, purpose, source, audience, drafted_at, closes_at, heard, done) "
        "VALUES ('t1', 1, 2, 'draft', 'What helps?', 'For the card.', 'Rest\nTea', '', '', '', '', 2, 'Nothing', 0, "
        "'involvement', 'team', '', 5, 99, '', '')"
    ),
    "UPDATE topics SET state = 'open', opened_at = 6, channel = 9 WHERE id = 't1'",
    (
        "INSERT INTO contributions (id, guild, topic, author, role_group, option, first_words, second_words, "
        "follow_up, added, shown_as, name, quote, posted_at, reason) "
        "VALUES ('c1', 1, 't1', 100, 'worker', 0, 'A cup of tea', '', '', '', 'role', '', 'yes', 7, '')"
    ),
)


async def test_answers_from_before_have_an_author_who_was_told_nothing_and_their_topic_stays_frozen(
    tmp_path: Path,
) -> None:
    database = left_by("0010", tmp_path / "data", *TOPIC)
    await opened_once(tmp_path)
    assert ask(database, "SELECT id, first_words, told_outcome FROM contributions") == [("c1", "A cup of tea", None)]
    assert ask(database, "SELECT id, state, heard_at FROM topics") == [("t1", "open", None)]
    assert ask(database, "SELECT * FROM outcome_batches") == []
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        change(database, "UPDATE topics SET question = 'What harms?' WHERE id = 't1'")
    change(database, "UPDATE topics SET heard = 'Tea', heard_at = 8 WHERE id = 't1'")


async def test_of_questions_that_have_closed_what_others_said_is_fixed_and_who_did_is_forgotten(tmp_path: Path) -> None:
    def asked(topic: str, sensitive: int, said: str, number: int) -> list[str]:
        draft, opened, answer = (one.replace("'t1'", f"'{topic}'").replace("'c1'", f"'c{topic}'") for one in TOPIC)
        say = f"INSERT INTO resonances (contribution, person, guild, resonance) VALUES ('c{topic}', {{}}, 1, '{said}')"
        draft = draft.replace("'Nothing', 0", f"'Nothing', {sensitive}")
        return [draft, opened, answer, *(say.format(person) for person in range(number))]

    def closed(topic: str, sensitive: int, said: str, number: int) -> list[str]:
        close = f"UPDATE topics SET state = 'closed', ended_at = 9 WHERE id = '{topic}'"
        return [*asked(topic, sensitive, said, number), close]

    database = left_by(
        "0016",
        tmp_path / "data",
        *closed("few", 0, "same", 4),
        *closed("five", 0, "same", 5),
        *closed("many", 0, "different", 23),
        *closed("nine", 1, "same", 9),
        *closed("ten", 1, "same", 10),
        *asked("open", 0, "same", 6),
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT topic, same_for, different_for FROM contributions ORDER BY topic") == [
        ("few", None, None),
        ("five", 5, None),
        ("many", None, 20),
        ("nine", None, None),
        ("open", None, None),
        ("ten", 10, None),
    ]
    assert ask(database, "SELECT contribution, count(*) FROM resonances GROUP BY contribution") == [("copen", 6)]


async def test_nobody_was_promised_a_call_before_and_what_was_told_in_one_is_an_outcome(tmp_path: Path) -> None:
    database = left_by("0017", tmp_path / "data", *TOPIC)
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM call_backs") == []
    change(database, "INSERT INTO call_backs (contribution, guild, person) VALUES ('c1', 1, 100)")
    with pytest.raises(sqlite3.IntegrityError, match="known_told_outcome"):
        change(database, "UPDATE call_backs SET told_outcome = 'lost'")


async def test_from_answers_of_before_everything_has_followed(tmp_path: Path) -> None:
    database = left_by("0029", tmp_path / "data", *TOPIC)
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM fresh_answers") == []
    change(database, "INSERT INTO fresh_answers VALUES ('c1')")


async def test_an_answer_that_was_begun_is_still_there_and_has_a_number_of_its_own(tmp_path: Path) -> None:
    begun = (
        "INSERT INTO begun_answers (topic, person, guild, option, first_words, second_words, follow_up, added, "
        "shown_as, quote, begun_at) VALUES ('t1', 100, 1, 0, 'Tea', '', '', '', 'role', 'no', 7)"
    )
    database = left_by("0011", tmp_path / "data", TOPIC[0], begun)
    await opened_once(tmp_path)
    kept = "SELECT length(id), topic, person, for_whom, role_group, first_words, begun_at FROM begun_answers"
    assert ask(database, kept) == [(32, "t1", 100, "", None, "Tea", 7)]
    with pytest.raises(sqlite3.IntegrityError):
        change(database, begun.replace("(topic", "(id, for_whom, called, topic").replace("('t1'", "('x', '', '', 't1'"))


async def test_no_thread_is_known_of_until_a_card_has_one(tmp_path: Path) -> None:
    database = left_by("0013", tmp_path / "data", PARTNER)
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM threads") == []
    assert ask(database, "SELECT guild, person FROM partners") == [(1, 100)]
    with pytest.raises(sqlite3.IntegrityError, match="known_state"):
        change(
            database,
            "INSERT INTO threads (id, guild, channel, card, subject, state, attempts) "
            "VALUES (5, 1, 2, 'a', 'a', 'lost', 0)",
        )


async def test_no_unsent_words_are_kept_until_a_form_comes_to_nothing(tmp_path: Path) -> None:
    database = left_by("0012", tmp_path / "data", PARTNER)
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM unsent_words") == []
    assert ask(database, "SELECT * FROM guard_counts") == []
    assert ask(database, "SELECT guild, person FROM partners") == [(1, 100)]
    change(database, "INSERT INTO unsent_words VALUES ('a', 'words', 1, 100, 'propose-ask', '-', 'Tea', NULL, 7)")
    change(database, "INSERT INTO guard_counts VALUES (1, 'code', 1)")
