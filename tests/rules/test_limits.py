"""Nobody can fill the bot: each table that a press can make longer has a limit, and a new one must be given one."""

from collections.abc import Mapping
from typing import Final

from bot.domain import limits
from bot.domain.limits import Cap
from storage.tables import every_table

ONE_EACH = "one row of each person in a server, by its key"
FOLLOWS = "follows from a vote, or from another table here"
BY_ITSELF = "grows by no press"
GROWS: Final[Mapping[str, tuple[Cap | int, ...] | str]] = {
    "answer_boxes": FOLLOWS,
    "asked_back": "one of each answer, by its key",
    "sealed_answers": "one of each person and topic, by its key",
    "sealed_drafts": "one of each person and topic, by its key",
    "sealed_wishes": "one of each person and topic, by its key",
    "shown_answers": "one of each person and topic, by its key",
    "app_state": "one row of each of a few names",
    "audit": (limits.ACTS, limits.OWN_ACTS_NOTED, limits.REFUSALS_NOTED),
    "ballot_drafts": "one of each who is asked, by its key",
    "ballots": "one of each who is asked, by its key",
    "begun_answers": (limits.TYPED_ANSWERS,),  # one's own: one of each topic, by its key
    "call_backs": "one of each answer, by its key",
    "calls": (limits.CALLS,),
    "certificate_drafts": ONE_EACH,
    "concerns": (limits.CONCERNS,),
    "consents": "one of each person and of five consents, by its key",
    "contacts": ONE_EACH,
    "contributions": "one of each person and topic, by its key; by phone, one of each act",
    "conversations": ONE_EACH,
    "coordinators": ONE_EACH,
    "data_requests": (limits.REQUESTS, limits.OPEN_REQUESTS),
    "decision_events": (limits.CORRECTIONS,),  # and once that it was told what came of it
    "decision_pools": FOLLOWS,
    "decisions": FOLLOWS,
    "departures": BY_ITSELF,
    "dissents": (limits.DISSENTS,),  # and one that is begun, of each person and decision
    "edition_lines": FOLLOWS,
    "electorates": FOLLOWS,
    "follow_ups": FOLLOWS,
    "fresh_answers": FOLLOWS,
    "guard_counts": "one row of each server and of a few reasons, by its key",
    "erasures": (limits.ERASURES,),
    "joinings": ONE_EACH,
    "kept_entries": (limits.KEPT_ENTRIES,),
    "last_looks": ONE_EACH,
    "letters": "what is told of the others here, once on each occasion, and forgotten; a test note three times an hour",
    "line_pieces": "one of each line and answer, by its key",
    "next_steps": FOLLOWS,
    "opt_outs": "one of each person and vote they are asked in, by its key",
    "outcome_batches": ONE_EACH,
    "output_credits": (limits.CREDITS_CHOSEN,),
    "output_editions": "one of each output, by its key",
    "output_lines": (limits.OUTPUT_LINES,),
    "output_sources": FOLLOWS,
    "output_writers": "one of each edition and role group, by its key",
    "thanked_words": "one of each answer and line for which a letter of thanks arrived, by its key",
    "outputs": (limits.OUTPUT_DRAFTS, limits.ACTS),
    "oversight_reasons": "one of each member and thing that is put to the group, by its key",
    "oversight_voices": "one of each member and thing that is put to the group, by its key",
    "oversights": (limits.ACTS,),
    "partners": ONE_EACH,
    "poll_counts": FOLLOWS,
    "poll_credits": FOLLOWS,
    "pool_outcomes": FOLLOWS,
    "polls": (limits.POLL_DRAFTS, limits.OPEN_POLLS, limits.ACTS),
    "preferences": ONE_EACH,
    "programmes": (limits.ACTS,),
    "proposals": (limits.IDEA_DRAFTS, limits.IDEAS, limits.IDEAS_WAITING),
    "received_thanks": FOLLOWS,
    "reminders": (limits.REMINDERS, limits.OWN_REMINDERS, limits.REMINDER_DRAFTS),
    "resonances": "one of each person and answer, by its key",
    "written_answers": FOLLOWS,
    "servers": "one row of each server, by its key",
    "session_replies": "one of each person and session, by its key",
    "session_totals": "one of each session and role group, by its key",
    "sessions": (limits.SESSION_DRAFTS, limits.PLANNED_SESSIONS),
    "taken_names": "one row of each who runs things in a server, by its key",
    "thanks": (limits.THANKED, limits.BEGUN_THANKS),
    "threads": FOLLOWS,
    "themes": (limits.THEMES,),
    "to_remind": FOLLOWS,
    "topics": (limits.TOPIC_DRAFTS, limits.OPEN_TOPICS),
    "unsent_words": (limits.FORM_DRAFTS,),
    "windows": "those that touch become one: at most a few hundred in a week",
}


def test_each_table_that_a_press_can_make_longer_has_a_limit() -> None:
    assert set(every_table().tables) == set(GROWS)


def test_each_limit_is_of_something() -> None:
    known = {one for one in vars(limits).values() if isinstance(one, Cap | int)}
    assert known == {one for these in GROWS.values() if isinstance(these, tuple) for one in these}


def test_no_two_limits_count_the_same() -> None:
    whats = [one.what for one in vars(limits).values() if isinstance(one, Cap)]
    assert len(whats) == len(set(whats))
