"""How much of each thing one person, or one server, can pile up: more than anybody needs, and never without end."""

from dataclasses import dataclass
from typing import Final

from bot.domain.refusals import TooMany


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many of something; `sentence` says so, and what to do."""

    sentence: str
    most: int
    what: str

    def check(self, already: int) -> None:
        """Refuse one more where there are as many as fit already."""
        if already >= self.most:
            raise TooMany(self.sentence, most=self.most)


# In one day, by one person in one server
ACTS: Final = Cap("You have done a great deal here today. Please go on tomorrow.", 300, "act")
IDEAS: Final = Cap("You have sent {most} ideas today. Please send the next one tomorrow.", 10, "idea")
REMINDERS: Final = Cap("You have set {most} reminders today. Please set the next one tomorrow.", 100, "reminder")
REQUESTS: Final = Cap("You have asked {most} things today. Please ask the next one tomorrow.", 20, "request")
CALLS: Final = Cap("You have asked for a call {most} times today. Please ask again tomorrow.", 10, "call")
CONCERNS: Final = Cap(
    "You have asked the lead {most} times today. Please call them. If somebody is in danger now, call 999.",
    10,
    "concern",
)
THANKED: Final = Cap("You have thanked {most} times today. Please go on tomorrow.", 60, "thanks")
CREDITS_CHOSEN: Final = Cap(
    "You have said {most} times today how to be named. Please go on tomorrow. You can always be left out.",
    60,
    "credit",
)
ERASURES: Final = Cap(
    "You have had your data deleted {most} times today. Please wait until tomorrow, then press again.", 5, "erasure"
)

# At any one time
OWN_REMINDERS: Final = Cap(
    "You have {most} reminders, which is as many as fit. Please delete one first.", 50, "own reminder"
)
OPEN_REQUESTS: Final = Cap(
    "You have asked {most} things that still wait. Please let us answer those first.", 10, "open request"
)
IDEAS_WAITING: Final = Cap(
    "{most} ideas wait for an answer here. Please send yours when some have been answered.", 500, "idea waiting"
)
POLL_DRAFTS: Final = Cap("You have {most} drafts here. Please throw away or open one of them first.", 20, "draft")
OPEN_POLLS: Final = Cap("{most} votes are open here. Please wait until one of them has closed.", 25, "open vote")
TOPIC_DRAFTS: Final = Cap("You are writing {most} questions. Please throw away or open one first.", 20, "topic draft")
OPEN_TOPICS: Final = Cap("{most} questions are open here. Please wait until one has closed.", 25, "open topic")
SESSION_DRAFTS: Final = Cap(
    "You are planning {most} sessions. Please throw away or plan one first.", 20, "session draft"
)
PLANNED_SESSIONS: Final = Cap(
    "{most} sessions are planned here. Please wait until one is over, or cancel one.", 40, "planned session"
)
OUTPUT_DRAFTS: Final = Cap("{most} things are being put together here. Please publish one first.", 20, "output draft")
OUTPUT_LINES: Final = Cap("This has {most} lines, which is as many as fit. Please take one out first.", 50, "line")
DISSENTS: Final = Cap("You have said {most} things against this decision. Please take one back first.", 3, "dissent")
CORRECTIONS: Final = Cap("This was corrected {most} times. Please have it decided again instead.", 3, "correction")
THEMES: Final = Cap("This question has {most} themes. Please use one of them.", 20, "theme")

# Nobody is refused: the oldest makes room, or the same is not noted again
IDEA_DRAFTS: Final = 10  # of one person
BEGUN_THANKS: Final = 10  # of one person
KEPT_ENTRIES: Final = 200  # of one person
REMINDER_DRAFTS: Final = 10  # of one person
FORM_DRAFTS: Final = 10  # of one person, on disk and in memory
TYPED_ANSWERS: Final = 10  # by one coordinator, for others
OWN_ACTS_NOTED: Final = 20  # a day: what everybody may always do is done again, and not noted again
REFUSALS_NOTED: Final = 20  # a day, of one person, each for another thing
