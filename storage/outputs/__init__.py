"""Outputs: what is made together, its lines, its published edition, and who is named in it."""

from storage.outputs.credits import credit_of, credits_by, credits_of, keep_credit
from storage.outputs.editions import edition_of, keep_edition, note_thanked, pieces_in_edition, thank_in
from storage.outputs.lines import add_line, add_pieces, change_line_words, line, lines_of, put_in_order, remove_line
from storage.outputs.outputs import (
    count_output_drafts,
    keep_output,
    keep_sources,
    output,
    outputs_everywhere,
    outputs_here,
    remove_output_draft,
    sources_of,
)
from storage.outputs.tables import (
    edition_lines,
    line_pieces,
    output_credits,
    output_editions,
    output_lines,
    output_sources,
    output_writers,
    outputs,
    thanked_words,
)
from storage.outputs.thanked import keep_thanked_words, said, thanked_words_of
from storage.outputs.writers import keep_milestone, milestones_of

__all__ = [
    "add_line",
    "add_pieces",
    "change_line_words",
    "count_output_drafts",
    "credit_of",
    "credits_by",
    "credits_of",
    "edition_lines",
    "edition_of",
    "keep_credit",
    "keep_edition",
    "keep_milestone",
    "keep_output",
    "keep_sources",
    "keep_thanked_words",
    "line",
    "line_pieces",
    "lines_of",
    "milestones_of",
    "note_thanked",
    "output",
    "output_credits",
    "output_editions",
    "output_lines",
    "output_sources",
    "output_writers",
    "outputs",
    "outputs_everywhere",
    "outputs_here",
    "pieces_in_edition",
    "put_in_order",
    "remove_line",
    "remove_output_draft",
    "said",
    "sources_of",
    "thank_in",
    "thanked_words",
    "thanked_words_of",
]
