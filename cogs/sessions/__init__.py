"""Sessions: a live meeting from its plan to its end, and whether one comes."""

from functools import partial
from typing import Final

from bot.jobs import Job, Work, once
from bot.services import sessions
from bot.services.drafts import forget_drafts
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.sessions import (
    after,
    cancelling,
    draft_cards,
    fairness,
    joining,
    letters,
    listing,
    moving,
    note_letters,
    opening,
    oversight_cards,
    replying,
    subject_cards,
    writing,
)


async def _announce(work: Work) -> None:
    await work.each(sessions.announce_due, await work.run(sessions.sessions_to_announce, now=work.now))


async def _end(work: Work) -> None:
    await work.each(sessions.end_session, await work.run(sessions.sessions_to_end, now=work.now))


async def _move_lists(work: Work) -> None:
    await work.each(sessions.move_lists, await work.run(sessions.lists_to_move, now=work.now))


_JOBS: Final = (
    Job("announce sessions", _announce, sessions.next_to_announce, checks_clock=True),
    Job("end sessions", _end, sessions.next_to_end, checks_clock=True),
    Job("hold sessions by the laws for clocks", once(sessions.follow_clocks), sessions.clocks_due),
    Job("show places left", once(sessions.refresh_places), sessions.next_places),
    Job("move waiting lists", _move_lists, sessions.next_to_move),
)
FEATURE: Final = Feature(
    name="sessions",
    presses={
        **writing.PRESSES,
        **opening.PRESSES,
        **fairness.PRESSES,
        **replying.PRESSES,
        **joining.PRESSES,
        **moving.PRESSES,
        **cancelling.PRESSES,
        **after.PRESSES,
    },
    forms={**writing.FORMS, **moving.FORMS, **after.FORMS},
    commands=(
        CommandGroup(
            "session",
            "Meet live, and in a thread for those on shift",
            (
                SlashCommand("plan", "For coordinators: plan a session", writing.DRAFTING.write),
                SlashCommand("move", "For coordinators: move or cancel a session", moving.choose),
                SlashCommand("list", "For coordinators: all sessions here, and what is owed", listing.look),
            ),
        ),
    ),
    letters={**letters.RENDERERS, **note_letters.RENDERERS},
    nouns=(sessions.NOUN,),
    subjects={sessions.KIND: subject_cards.RENDERER},
    progress={sessions.KIND: subject_cards.progress},
    happenings={sessions.KIND: subject_cards.happened},
    took_part={sessions.KIND: subject_cards.entry},
    submissions={sessions.KIND: oversight_cards.RENDERER},
    drafts={sessions.KIND: draft_cards.DRAFTS},
    jobs=_JOBS,
    to_do=(after.owed,),
    expiry=(partial(forget_drafts, kind=sessions.DRAFTS), sessions.forget_old_replies),
    meanings={
        **replying.MEANINGS,
        ("kind", "session_note"): later("a session that is coming"),
        ("kind", "session_reminder"): later("a session you said yes to"),
        ("kind", "session_moved"): later("a session that moved"),
        ("kind", "session_cancelled"): later("a session that was cancelled"),
        ("kind", "place_offered"): later("a place that was free"),
        ("kind", "place_gone"): later("a place that went to the next person"),
        ("kind", "session_caught_up"): later("the catch-up of a session"),
        ("action", "plan a session"): later("planned a session"),
        ("action", "announce a session"): later("announced a session"),
        ("action", "move a session"): later("moved a session"),
        ("action", "cancel a session"): later("cancelled a session"),
        ("action", "say what came of a session"): later("said what came of a session"),
    },
)
