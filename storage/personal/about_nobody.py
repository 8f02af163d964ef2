"""The tables that are about nobody, with every column of each."""

from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa

from storage.app_state import app_state
from storage.contributions import fresh_answers
from storage.contributions.anonymous import answer_boxes, asked_back
from storage.decisions import decision_events, decision_pools, decisions, follow_ups
from storage.departures import departures
from storage.erasures import erasures
from storage.guard_counts import guard_counts
from storage.outputs import (
    edition_lines,
    line_pieces,
    output_editions,
    output_lines,
    output_sources,
    output_writers,
    thanked_words,
)
from storage.oversights import oversights
from storage.polls import next_steps, poll_counts, pool_outcomes, written_answers
from storage.sessions import session_totals
from storage.threads import threads
from storage.topics import themes

ABOUT_NOBODY: Final[Mapping[sa.Table, str]] = {
    departures: "guild removed_at",
    oversights: "id guild kind submission title silence put_at answer_by paused_at ending ended_at",
    app_state: "name value",
    answer_boxes: "topic state public_key due released_at decide_by ours_until",
    asked_back: "contribution words reply",  # as everybody reads it, of somebody whom nobody knows
    fresh_answers: "contribution",  # a reference; it is deleted with the answer that it stands for
    erasures: "id tag",  # keyed hashes of those who have had their data deleted: a backup brought back must not undo it
    poll_counts: "poll pool option answers",
    pool_outcomes: "poll pool answers verdict",
    written_answers: "poll place words pool",  # nobody knows whose, from the close on
    next_steps: "poll due told_at words",
    decisions: "id guild question percent quorum is_blurred told_of decided_at follows follows_by again",
    decision_pools: "decision place pool verdict yes no neither",
    decision_events: "decision number kind at words",  # as the coordinators' words: the log alone says whose, by a tag
    follow_ups: "id decision due_at told",
    session_totals: "session role_group booked came were_there",
    themes: "id topic title",
    output_sources: "output source",
    output_lines: "id output number words edition taken_back",
    line_pieces: "line piece thanked_at thanked_in",  # references; what they stand for is deleted with its author
    thanked_words: "output piece said",  # references, and a digest of words that everybody read
    output_editions: "output title about link",
    edition_lines: "output number line words",
    output_writers: "output edition told_of writers",
    guard_counts: "guild reason number",
    threads: "id guild channel card subject state ends_with next_try attempts error begun_again_at",
}
