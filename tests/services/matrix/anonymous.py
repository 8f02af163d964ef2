"""Which services stand under which action: those about answers to topics without a name."""

from typing import Final

from bot.services.contributions import anonymous
from bot.services.contributions.anonymous import writing
from tests.services.matrix.call import calls_of

TO_WRITE: Final = calls_of(
    anonymous.choose_for_anonymous,
    anonymous.own_anonymous,
    anonymous.seal_anonymous,
    anonymous.write_anonymously,
    seen="",
)
OWN_WORDS: Final = calls_of(
    anonymous.agree_to_reply,
    anonymous.drop_anonymous_draft,
    anonymous.drop_wish,
    anonymous.find_own,
    anonymous.own_asked,
    anonymous.own_asked_about,
    anonymous.say_what_becomes_of_it,
    anonymous.take_back_now,
    anonymous.take_out_anonymous,
    anonymous.wish_taken_back,
    anonymous.write_reply,
    writing.all_own_anonymous,
    contribution_id="0" * 32,
    seen="",
    under_group=False,
    words="At noon.",
)
TO_DECIDE: Final = calls_of(
    anonymous.ask_back, anonymous.words_to_ask_about, contribution_id="0" * 32, words="At what time was that?"
)
