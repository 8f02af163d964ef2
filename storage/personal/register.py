"""The register: every column of every table, as being about a person or not. To add a table, add one line.

`About(table, column that says who, what people call it, columns they are shown, the other columns, …)`. A column they
are shown needs words in `COLUMNS`. A table that is about nobody goes into `ABOUT_NOBODY`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import sqlalchemy as sa

from bot.domain.people import NOBODY
from bot.domain.personal import Fate, Told
from bot.text import later
from storage.audit import audit
from storage.calls import calls
from storage.concerns import concerns
from storage.consents import consents
from storage.contacts import contacts
from storage.conversations import conversations
from storage.data_requests import data_requests
from storage.declined import declined
from storage.departures import departures
from storage.erasures import erasures
from storage.letters import letters
from storage.marks import marks
from storage.oversight_reasons import oversight_reasons
from storage.oversights import oversight_voices, oversights
from storage.partners import partners
from storage.polls import ballots, electorates, poll_counts, polls
from storage.preferences import joinings, preferences, windows
from storage.proposals import proposals
from storage.reminders import reminders
from storage.servers import servers

SOMEBODY: Final = object()  # in place of a person: a number that nobody has, another one in each row


@dataclass(frozen=True, slots=True)
class About:
    """Rows of one table about a person: `who` is the column that says whose they are, empty where nothing can tell.

    `tagged`: `who` holds a keyed hash. `named_in`: text columns that may hold the person's number as a word.
    `instead`: what an emptied row holds in these columns; `who` becomes NULL where nothing is said.
    """

    table: sa.Table
    who: str
    called: str
    shown: str
    other: str = ""
    fate: Fate = Fate.DELETED
    why: str = ""
    tagged: bool = False
    named_in: str = ""
    instead: Mapping[str, object] = field(default_factory=dict)

    @property
    def columns(self) -> frozenset[str]:
        """Return every column that this line speaks of."""
        return frozenset((self.who, *self.shown.split(), *self.other.split())) - {""}


REGISTER: Final = (
    About(partners, "person", later("That you take part"), "role_group language", "guild"),
    About(
        preferences,
        "person",
        later("What you chose in your settings"),
        "joined_at shown_as pseudonym place reading helps credit reminders paused_until pattern quiet_from quiet_until "
        "rest_days zone digest",
        "guild",
    ),
    About(windows, "person", later("When you may be reached"), "weekday starts ends", "guild"),
    About(consents, "person", later("What you said yes to"), "consent version given_at withdrawn_at", "guild"),
    About(
        joinings,
        "person",
        later("Joining, as far as you came"),
        "begun_at role_group shown_as pseudonym pattern",
        "guild",
    ),
    About(
        letters,
        "person",
        later("Notes to you"),
        "kind not_before state sent_at",
        "position id urgency uses_allowance dedupe_key guild place subject expires_at edits attempts next_try tried_at "
        "doubtful_since message error carried_by",
        named_in="dedupe_key subject edits",
    ),
    About(concerns, "person", later("That you asked for the safeguarding lead"), "shown_name asked_at", "id guild"),
    About(calls, "person", later("That you asked to be called"), "shown_name suits asked_at", "id guild"),
    About(
        contacts,
        "person",
        later("Whether notes reach you"),
        "closed_at away_since offered_at unanswered",
        "guild is_back",
    ),
    About(conversations, "person", later("Our private conversation with you"), "channel", "guild"),
    About(
        reminders,
        "person",
        later("Reminders you asked for"),
        "words meant zone due_at rule written_at",
        "id guild about subject state fold before_close",
    ),
    About(declined, "person", later("What you want to hear no more about"), "subject", "guild"),
    About(
        electorates,
        "person",
        later("Votes you are asked in"),
        "poll role_group",
        fate=Fate.EMPTIED,
        why=later("Your number goes. How many were asked stays, so that later votes cannot give anyone away."),
        instead={"person": SOMEBODY},
    ),
    About(
        ballots,
        "",
        later("Sealed answers in open votes"),
        "",
        "poll tag sealed",
        fate=Fate.KEPT,
        why=later("A sealed answer holds no name. It still counts. At the close it is destroyed, with its key."),
    ),
    About(
        polls,
        "author",
        later("Votes you wrote"),
        "question options next_step drafted_at",
        "id guild state sensitivity audience opened_at closes_at extended turnout turnout_due channel public_key "
        "least_answers least_each_option least_each_group ended_at result answers majority reminders planned",
        fate=Fate.EMPTIED,
        why=later("Your number goes. What was asked and decided stays."),
        instead={"author": NOBODY},
    ),
    About(
        audit,
        "who",
        later("The log of what was done"),
        "at action allowed",
        "position guild",
        fate=Fate.KEPT,
        why=later("The log shows who used power, as a tag. Nobody can read your name from it."),
        tagged=True,
    ),
    About(
        oversight_voices,
        "",
        later("What you said in the advisory group"),
        "",
        "oversight tag voice pauses",
        fate=Fate.KEPT,
        why=later("It lies behind a tag, without your name. It is deleted when three members decide."),
    ),
    About(
        oversight_reasons,
        "",
        later("Why you said so in the advisory group"),
        "",
        "id oversight tag sent words",
        fate=Fate.KEPT,
        why=later("It is kept without your name, so we cannot find yours. It is deleted 30 days after the decision."),
    ),
    About(
        proposals,
        "person",
        later("Ideas you sent under your name"),
        "words sent_at reply",
        "id guild kind name role_group unsigned to_group state begun_at answer_by answered_at answer",
    ),
    About(
        data_requests,
        "person",
        later("What you asked about your data"),
        "kind words answer made_at due done_at",
        "id guild",
        fate=Fate.EMPTIED,
        why=later("Your number and your words go. That there was a request, and its dates, stay."),
        instead={"person": None, "words": "", "answer": ""},
    ),
    About(
        servers,
        "lead",
        later("That you are the safeguarding lead"),
        "lead_name lead_contact",
        "guild coordinator_role advisory_role worker_role manager_role drawing_on_care_role family_carer_role "
        "researcher_role start_channel notices_channel advisory_channel language zone nation local_numbers silence "
        "oversight_days",
        fate=Fate.EMPTIED,
        why=later("Your number goes. The name and contact stay until the owner names somebody else."),
    ),
)

ABOUT_NOBODY: Final[Mapping[sa.Table, str]] = {
    departures: "guild removed_at",
    oversights: "id guild kind submission title silence put_at answer_by paused_at ending ended_at",
    marks: "name value",
    erasures: "id tag",  # keyed hashes of those who have had their data deleted: a backup brought back must not undo it
    poll_counts: "poll role_group option answers",
}

COLUMNS: Final[Mapping[str, tuple[str, Told]]] = {  # by name, or by table and name where one name means two things
    "role_group": (later("Your group"), Told.CHOICE),
    "language": (later("Language"), Told.CHOICE),
    "joined_at": (later("You joined"), Told.MOMENT),
    "shown_as": (later("Name shown"), Told.CHOICE),
    "pseudonym": (later("Name you made up"), Told.PLAIN),
    "place": (later("Where notes reach you"), Told.CHOICE),
    "reading": (later("How much is said at once"), Told.CHOICE),
    "helps": (later("What helps you"), Told.PLAIN),
    "credit": (later("How you are thanked"), Told.CHOICE),
    "reminders": (later("Reminders"), Told.YES_NO),
    "paused_until": (later("Pause until"), Told.MOMENT),
    "digest": (later("The week in short"), Told.YES_NO),
    "pattern": (later("Your shifts"), Told.CHOICE),
    "quiet_from": (later("Quiet from"), Told.CLOCK),
    "quiet_until": (later("Quiet until"), Told.CLOCK),
    "rest_days": (later("Rest days"), Told.WEEKDAYS),
    "zone": (later("Time zone"), Told.PLAIN),
    "weekday": (later("Day"), Told.WEEKDAY),
    "starts": (later("From"), Told.CLOCK),
    "ends": (later("Until"), Told.CLOCK),
    "consent": (later("What you said yes to"), Told.CHOICE),
    "version": (later("Version of the text"), Told.PLAIN),
    "closed_at": (later("Private messages closed"), Told.MOMENT),
    "away_since": (later("Away since"), Told.MOMENT),
    "channel": (later("Discord's number for it"), Told.PLAIN),
    "offered_at": (later("Last shown that something waits"), Told.MOMENT),
    "unanswered": (later("Notes since you last pressed anything"), Told.PLAIN),
    "meant": (later("When, on your clocks"), Told.PLAIN),
    "due_at": (later("Comes next"), Told.MOMENT),
    "rule": (later("How often"), Told.PLAIN),
    "written_at": (later("Written"), Told.MOMENT),
    "given_at": (later("Said yes"), Told.MOMENT),
    "withdrawn_at": (later("Taken back"), Told.MOMENT),
    "begun_at": (later("Begun"), Told.MOMENT),
    "kind": (later("What it is about"), Told.CHOICE),
    "not_before": (later("Not before"), Told.MOMENT),
    "state": (later("What became of it"), Told.CHOICE),
    "poll": (later("Reference"), Told.PLAIN),
    "subject": (later("Reference"), Told.PLAIN),
    "question": (later("Question"), Told.PLAIN),
    "options": (later("Answers to choose from"), Told.PLAIN),
    "next_step": (later("What happens with it"), Told.PLAIN),
    "drafted_at": (later("Written"), Told.MOMENT),
    "at": (later("When"), Told.MOMENT),
    "action": (later("What was done"), Told.CHOICE),
    "allowed": (later("Allowed"), Told.YES_NO),
    "answer": (later("Answer"), Told.PLAIN),
    "made_at": (later("Asked"), Told.MOMENT),
    "due": (later("Due"), Told.DAY),
    "done_at": (later("Answered"), Told.MOMENT),
    "lead_name": (later("Name shown"), Told.PLAIN),
    "lead_contact": (later("Contact shown"), Told.PLAIN),
    "words": (later("What you wrote"), Told.PLAIN),
    "sent_at": (later("Sent"), Told.MOMENT),
    "reply": (later("The answer"), Told.PLAIN),
    "shown_name": (later("Name you gave"), Told.PLAIN),
    "suits": (later("When a call suits you"), Told.CHOICE),
    "asked_at": (later("You asked"), Told.MOMENT),
}


def called(table: str, column: str) -> tuple[str, Told]:
    """Say what people call this column, and how its values are told."""
    return COLUMNS.get(f"{table}.{column}") or COLUMNS[column]
