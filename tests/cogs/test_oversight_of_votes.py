"""What the advisory group is shown of a vote of each kind: all that people would be asked, and how it would end."""

from dataclasses import replace

import pytest

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import RoleGroup
from bot.domain.poll_words import scale_options
from bot.domain.polls import Poll, PollKind, Sensitivity
from bot.domain.submissions import Submission, SubmissionId
from bot.text import Words
from cogs.polls import oversight_cards
from tests.domain.votes import NOON, a_vote

POOLS = ((RoleGroup.WORKER,), (RoleGroup.FAMILY_CARER, RoleGroup.RESEARCHER))
DECISION = a_vote(
    options=3, kind=PollKind.DECISION, rule=DecisionRule(67, 50), split=True, apart=POOLS, next_step="We use it."
)


def shown(poll: Poll) -> str:
    submission = Submission(SubmissionId(poll.id), "poll", poll.guild, poll.author, poll.question, True, NOON, poll)
    preview = oversight_cards.preview(Words(), submission)
    return "\n".join((preview.wrote, *preview.lines))


@pytest.mark.parametrize(
    ("poll", "said"),
    [
        (a_vote(), ("- Option 0", "one answer · ordinary")),
        (a_vote(kind=PollKind.MULTIPLE, most=2, split=True), ("up to 2 answers · by role group",)),
        (a_vote(kind=PollKind.SCALE, options=0), ("from 1 to 5 · ordinary", "1 · Bad – 5 · Good")),
        (a_vote(kind=PollKind.WRITTEN, options=0, sensitivity=Sensitivity.SENSITIVE), ("in own words · sensitive",)),
        (
            DECISION,
            (
                "**A decision:** by role group · two thirds say yes · half answer",
                "Each has a say: Homecare workers · Family carers, Researchers (together: some under 10).",
                "We use it. · everybody hears within 14 days",
            ),
        ),
        (
            replace(DECISION, sensitivity=Sensitivity.SENSITIVE, split=False, apart=()),
            (
                "sensitive · two thirds say yes · half answer · all together",
                "Decided by everybody together.",
            ),
        ),
    ],
    ids=["single", "multiple", "scale", "written", "decision", "sensitive decision"],
)
def test_the_group_reads_the_kind_the_rule_and_who_has_a_say(poll: Poll, said: tuple[str, ...]) -> None:
    if poll.kind is PollKind.SCALE:
        poll = replace(poll, options=scale_options("Bad", "Good"))
    text = shown(poll)
    for part in (poll.question, *said):
        assert part in text
