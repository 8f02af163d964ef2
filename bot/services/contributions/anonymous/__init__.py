"""Answers without a name: written, shown in batches, found by their authors for a while, then nobody's."""

from bot.services.contributions.anonymous.boxes import (
    destroy_left_keys,
    end_boxes_of,
    keys_left,
)
from bot.services.contributions.anonymous.evenings import boxes_due, look_into_box, next_box_due
from bot.services.contributions.anonymous.notices import (
    ASKED,
    ASKED_CARDS,
    ASKED_CHANGED,
    NOTICE,
    NOTICE_CHANGED,
    NOTICES,
    asked_for_letter,
    notice_for_letter,
)
from bot.services.contributions.anonymous.shown import (
    agree_to_reply,
    ask_back,
    drop_wish,
    own_asked,
    own_asked_about,
    take_back_now,
    wish_taken_back,
    words_to_ask_about,
    write_reply,
)
from bot.services.contributions.anonymous.writing import (
    choose_for_anonymous,
    drop_anonymous_draft,
    find_own,
    own_anonymous,
    say_what_becomes_of_it,
    seal_anonymous,
    take_out_anonymous,
    write_anonymously,
)

__all__ = [
    "ASKED",
    "ASKED_CARDS",
    "ASKED_CHANGED",
    "NOTICE",
    "NOTICES",
    "NOTICE_CHANGED",
    "agree_to_reply",
    "ask_back",
    "asked_for_letter",
    "boxes_due",
    "choose_for_anonymous",
    "destroy_left_keys",
    "drop_anonymous_draft",
    "drop_wish",
    "end_boxes_of",
    "find_own",
    "keys_left",
    "look_into_box",
    "next_box_due",
    "notice_for_letter",
    "own_anonymous",
    "own_asked",
    "own_asked_about",
    "say_what_becomes_of_it",
    "seal_anonymous",
    "take_back_now",
    "take_out_anonymous",
    "wish_taken_back",
    "words_to_ask_about",
    "write_anonymously",
    "write_reply",
]
