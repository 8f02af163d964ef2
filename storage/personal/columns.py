"""What people call each column of what is held about them, and how its values are told."""

from collections.abc import Mapping
from typing import Final

from bot.domain.personal import ValueKind
from bot.text import later

COLUMNS: Final[Mapping[str, tuple[str, ValueKind]]] = {  # by name, or by table and name where one name means two things
    "role_group": (later("Your group"), ValueKind.CHOICE),
    "language": (later("Language"), ValueKind.CHOICE),
    "joined_at": (later("You joined"), ValueKind.MOMENT),
    "shown_as": (later("Name shown"), ValueKind.CHOICE),
    "pseudonym": (later("Name you made up"), ValueKind.PLAIN),
    "place": (later("Where notes reach you"), ValueKind.CHOICE),
    "reading": (later("How much is said at once"), ValueKind.CHOICE),
    "helps": (later("What helps you"), ValueKind.PLAIN),
    "credit": (later("How you are thanked"), ValueKind.CHOICE),
    "reminders": (later("Reminders"), ValueKind.YES_NO),
    "paused_until": (later("Pause until"), ValueKind.MOMENT),
    "digest": (later("The week in short"), ValueKind.YES_NO),
    "pattern": (later("Your shifts"), ValueKind.CHOICE),
    "quiet_from": (later("Quiet from"), ValueKind.CLOCK),
    "quiet_until": (later("Quiet until"), ValueKind.CLOCK),
    "rest_days": (later("Rest days"), ValueKind.WEEKDAYS),
    "zone": (later("Time zone"), ValueKind.PLAIN),
    "weekday": (later("Day"), ValueKind.WEEKDAY),
    "starts": (later("From"), ValueKind.CLOCK),
    "ends": (later("Until"), ValueKind.CLOCK),
    "consent": (later("What you said yes to"), ValueKind.CHOICE),
    "version": (later("Version of the text"), ValueKind.PLAIN),
    "closed_at": (later("Private messages closed"), ValueKind.MOMENT),
    "away_since": (later("Away since"), ValueKind.MOMENT),
    "channel": (later("Discord's number for it"), ValueKind.PLAIN),
    "offered_at": (later("Last shown that something waits"), ValueKind.MOMENT),
    "unanswered": (later("Notes since you last pressed anything"), ValueKind.PLAIN),
    "unanswered_apart": (later("Notes about votes alone, since then"), ValueKind.PLAIN),
    "meant": (later("When, on your clocks"), ValueKind.PLAIN),
    "due_at": (later("Comes next"), ValueKind.MOMENT),
    "rule": (later("How often"), ValueKind.PLAIN),
    "written_at": (later("Written"), ValueKind.MOMENT),
    "given_at": (later("Said yes"), ValueKind.MOMENT),
    "withdrawn_at": (later("Taken back"), ValueKind.MOMENT),
    "begun_at": (later("Begun"), ValueKind.MOMENT),
    "kind": (later("What it is about"), ValueKind.CHOICE),
    "not_before": (later("Not before"), ValueKind.MOMENT),
    "state": (later("What became of it"), ValueKind.CHOICE),
    "poll": (later("Reference"), ValueKind.PLAIN),
    "subject": (later("Reference"), ValueKind.PLAIN),
    "question": (later("Question"), ValueKind.PLAIN),
    "options": (later("Answers to choose from"), ValueKind.PLAIN),
    "next_step": (later("What happens with it"), ValueKind.PLAIN),
    "drafted_at": (later("Written"), ValueKind.MOMENT),
    "at": (later("When"), ValueKind.MOMENT),
    "action": (later("What was done"), ValueKind.CHOICE),
    "allowed": (later("Allowed"), ValueKind.YES_NO),
    "answer": (later("Answer"), ValueKind.PLAIN),
    "made_at": (later("Asked"), ValueKind.MOMENT),
    "due": (later("Due"), ValueKind.DAY),
    "done_at": (later("Answered"), ValueKind.MOMENT),
    "names": (later("Names"), ValueKind.PLAIN),
    "lead_called": (later("Your account's name"), ValueKind.PLAIN),
    "lead_answer": (later("Whether you said yes"), ValueKind.CHOICE),
    "lead_name": (later("Name shown"), ValueKind.PLAIN),
    "lead_contact": (later("Contact shown"), ValueKind.PLAIN),
    "words": (later("What you wrote"), ValueKind.PLAIN),
    "sent_at": (later("Sent"), ValueKind.MOMENT),
    "reply": (later("The answer"), ValueKind.PLAIN),
    "shown_name": (later("Name you gave"), ValueKind.PLAIN),
    "suits": (later("When a call suits you"), ValueKind.CHOICE),
    "asked_at": (later("You asked"), ValueKind.MOMENT),
}


def called(table: str, column: str) -> tuple[str, ValueKind]:
    """Say what people call this column, and how its values are told."""
    return COLUMNS.get(f"{table}.{column}") or COLUMNS[column]
