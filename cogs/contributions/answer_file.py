"""The file of answers that coordinators take along: a table that any programme opens, and that starts nothing in it."""

from collections.abc import Iterator

from bot.domain.answer_export import AnswerExport, AnswerRow
from bot.domain.preferences import Quote
from bot.text import Words
from cogs.contributions.outcome_words import outcome_said, reason_said
from cogs.contributions.post_cards import tap
from cogs.kit import people
from cogs.kit.tables import as_csv


def as_table(_: Words, found: AnswerExport) -> str:
    """Write the answers as comma-separated values, a line each below the headings."""
    return as_csv(_headings(_), (tuple(_cells(_, row)) for row in found.rows))


def _headings(_: Words) -> tuple[str, ...]:
    return (
        _("Question"),
        _("Who answered"),
        _("Answer"),
        _("In words"),
        _("More words"),
        _("To the follow-up"),
        _("Added later"),
        _("May it be quoted"),
        _("Name"),
        _("Theme"),
        _("What came of it"),
        _("Why"),
    )


def _cells(_: Words, row: AnswerRow) -> Iterator[str]:
    given = row.answer
    yield row.asked.question
    yield people.pool(_, row.pool) if row.pool else _("Somebody, without a name")
    yield tap(_, row.asked, given)
    yield from given.words
    yield given.follow_up
    yield given.added
    yield _quote(_, row.quote)
    yield row.name
    yield row.theme
    yield outcome_said(_, row.outcome) if row.outcome else ""
    yield reason_said(_, row.reason) if row.reason else ""


def _quote(_: Words, quote: Quote) -> str:
    return {
        Quote.YES: _("Yes"),
        Quote.IN_OTHER_WORDS: _("Only in other words"),
        Quote.NO: _("No"),
    }[quote]
