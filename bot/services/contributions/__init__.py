"""Contributions: answering topics, changing and taking back what was answered, and what came of it."""

from bot.services.contributions.answering import post_answer, post_typed, question, sheet
from bot.services.contributions.begun import (
    agree_to_be_quoted,
    begin_added,
    begin_answer,
    drop_answer,
    forget_begun,
    let_quote,
    make_up_name,
    preview_of,
    show_as,
)
from bot.services.contributions.by_phone import (
    sheet_to_type,
    take_typed,
    topic_to_type,
    topics_to_type,
    type_for_group,
    type_for_partner,
)
from bot.services.contributions.calling_back import post_and_call_back
from bot.services.contributions.deciding import (
    AnswersPage,
    Deciding,
    add_theme,
    answers_page,
    choose_answers,
    choose_outcome,
    choose_reason,
    choose_theme,
    chosen_answers,
    decide,
    forget_batches,
    next_page,
    write_reason,
)
from bot.services.contributions.exporting import export_answers
from bot.services.contributions.following import follow_some, next_to_follow
from bot.services.contributions.happened import KIND, OwnWords
from bot.services.contributions.noun import NOUN
from bot.services.contributions.own import (
    let_nobody_quote,
    my_answer,
    my_words,
    show_by_group,
    take_back,
    take_back_all,
)
from bot.services.contributions.posts import post_for_letter
from bot.services.contributions.resonances import peer_of, resonate
from bot.services.contributions.telling import (
    CAME_OF_IT,
    CHANGED,
    Told,
    note_phoned,
    owed_by_phone,
    told_in,
    told_on_post,
)

__all__ = [
    "CAME_OF_IT",
    "CHANGED",
    "KIND",
    "NOUN",
    "AnswersPage",
    "Deciding",
    "OwnWords",
    "Told",
    "add_theme",
    "agree_to_be_quoted",
    "answers_page",
    "begin_added",
    "begin_answer",
    "choose_answers",
    "choose_outcome",
    "choose_reason",
    "choose_theme",
    "chosen_answers",
    "decide",
    "drop_answer",
    "export_answers",
    "follow_some",
    "forget_batches",
    "forget_begun",
    "let_nobody_quote",
    "let_quote",
    "make_up_name",
    "my_answer",
    "my_words",
    "next_page",
    "next_to_follow",
    "note_phoned",
    "owed_by_phone",
    "peer_of",
    "post_and_call_back",
    "post_answer",
    "post_for_letter",
    "post_typed",
    "preview_of",
    "question",
    "resonate",
    "sheet",
    "sheet_to_type",
    "show_as",
    "show_by_group",
    "take_back",
    "take_back_all",
    "take_typed",
    "told_in",
    "told_on_post",
    "topic_to_type",
    "topics_to_type",
    "type_for_group",
    "type_for_partner",
    "write_reason",
]
