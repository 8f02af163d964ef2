"""Services that answer whoever asks about nobody but themselves, or are part of the asking itself."""

from collections.abc import Callable
from typing import Any, Final

from bot.services import (
    catching_up,
    names,
    notes,
    oversight,
    partners,
    permission,
    preferences,
    subjects,
    suggestions,
    waiting,
)
from bot.services.contributions import begun, by_phone, signing
from bot.services.decisions import following_up
from bot.services.outputs import cards as output_cards
from bot.services.outputs import drafting as output_drafting
from bot.services.proposals import ideas
from bot.services.reminders import choosing
from bot.services.sessions import drafting

OF_ONESELF: Final[frozenset[Callable[..., Any]]] = frozenset(
    {
        permission.act,
        permission.allow,
        permission.keep_to,
        permission.note_refused,
        permission.require_membership,
        permission.standing_of,
        partners.partner_of,
        catching_up.catch_up,
        subjects.what_is_open,
        suggestions.suggestion_of,  # behind a service that has asked
        drafting.suggested,  # which asks whether they may plan
        ideas.suggested,  # which asks whether they may read it
        following_up.suggested,  # which asks whether they may look after it
        waiting.greet,
        waiting.mark_seen,
        waiting.news_for,
        waiting.waiting_for,
        notes.carried_to,
        notes.letter_to,
        names.check_made_up,
        names.is_anothers,
        names.made_up_by,
        names.name_in_server,
        names.own_names,
        names.take_back_if_anothers,
        names.unless_anothers,
        preferences.keep_pseudonym,  # behind a service that has asked
        choosing.mine_of,  # behind a service that has asked
        begun.find_begun,  # behind a service that has asked
        begun.my_begun,
        begun.preview,
        begun.topic_here,
        by_phone.note_typed,
        signing.names_for,
        output_cards.published_output,  # what everybody in the server reads
        output_drafting.output_here,  # behind a service that has asked
        output_drafting.output_to_change,
        oversight.submit,  # behind a service that has asked
        oversight.tag_of,
    }
)
