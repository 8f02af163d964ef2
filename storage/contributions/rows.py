"""An answer as it is read from a row, and as it is written there."""

from typing import Any

from bot.domain.contributions import (
    BegunAnswer,
    BegunId,
    Behalf,
    Contribution,
    ContributionId,
    ContributionOutcome,
    Decision,
    GivenAnswer,
)
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Quote, ShownAs
from bot.domain.topics import ThemeId, TopicId
from storage.role_groups import pool_from


def contribution_from(row: Any) -> Contribution:
    """Read a contribution from a row of its table, by the names of its columns."""
    return Contribution(
        id=ContributionId(row["id"]),
        guild=GuildId(row["guild"]),
        topic=TopicId(row["topic"]),
        author=PersonId(row["author"]),
        role_group=None if row["role_group"] is None else RoleGroup(row["role_group"]),
        answer=_answer_from(row),
        shown_as=ShownAs(row["shown_as"]),
        name=row["name"],
        quote=Quote(row["quote"]),
        posted_at=row["posted_at"],
        decision=_decision_from(row),
        told_at=row["told_at"],
        told=None if row["told_outcome"] is None else ContributionOutcome(row["told_outcome"]),
        pool=pool_from(row["pool"]),
    )


def begun_from(row: Any) -> BegunAnswer:
    """Read a begun answer from a row of its table, by the names of its columns."""
    return BegunAnswer(
        id=BegunId(row["id"]),
        guild=GuildId(row["guild"]),
        topic=TopicId(row["topic"]),
        person=PersonId(row["person"]),
        answer=_answer_from(row),
        shown_as=ShownAs(row["shown_as"]),
        quote=Quote(row["quote"]),
        begun_at=row["begun_at"],
        behalf=_behalf_from(row),
    )


def written(answer: GivenAnswer) -> dict[str, object]:
    """Write out an answer by column."""
    first, second = answer.words
    return {
        "option": answer.option,
        "first_words": first,
        "second_words": second,
        "follow_up": answer.follow_up,
        "added": answer.added,
    }


def _answer_from(row: Any) -> GivenAnswer:
    return GivenAnswer(row["option"], (row["first_words"], row["second_words"]), row["follow_up"], row["added"])


def _decision_from(row: Any) -> Decision | None:
    if row["outcome"] is None:
        return None
    theme = None if row["theme"] is None else ThemeId(row["theme"])
    return Decision(ContributionOutcome(row["outcome"]), row["reason"], row["decided_at"], theme)


def _behalf_from(row: Any) -> Behalf | None:
    if not row["for_whom"]:
        return None
    return Behalf(PersonId(int(row["for_whom"])), RoleGroup(row["role_group"]), row["called"])
