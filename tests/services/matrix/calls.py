"""Which services stand under which action."""

from collections.abc import Mapping
from typing import Any, Final

from bot.domain.actions import Action
from bot.domain.contributions import ContributionOutcome
from bot.domain.data_requests import RequestKind
from bot.domain.deciding import GoodReason
from bot.domain.people import RoleGroup
from bot.domain.sessions import Afterwards
from bot.services import (
    briefing,
    calls,
    consents,
    contributions,
    drafts,
    joining,
    letters,
    opt_outs,
    oversight,
    oversight_reasons,
    overview,
    partners,
    polls,
    preferences,
    programmes,
    proposals,
    safeguarding,
    saying_hello,
    sending,
    servers,
    sessions,
    test_note,
    thanks,
    to_do,
    topics,
)
from bot.services.contributions import begun
from bot.services.drafts import DraftKind
from bot.services.mydata import data_access, erasing, requests
from bot.services.reminders import choosing, reminder_letters, writing
from bot.services.sessions import replying
from tests.services.matrix import anonymous
from tests.services.matrix.call import MatrixCall
from tests.services.matrix.call import calls_of as _of
from tests.services.matrix.decided import OF_DECISIONS, OWN_DISSENTS
from tests.services.matrix.recognition import OF_RECOGNITION
from tests.services.matrix.safety import OF_SAFETY
from tests.services.matrix.votes import OF_VOTES


def _of_drafts(kind: DraftKind[Any, Any]) -> tuple[MatrixCall, ...]:
    return _of(
        drafts.discard_draft,
        drafts.look_at_draft,
        drafts.may_write,
        drafts.my_drafts,
        drafts.why_no_draft,
        drafts.to_begin_with,
        kind=kind,
    )


UNDER: Final[Mapping[Action, tuple[MatrixCall, ...]]] = {
    **OF_DECISIONS,
    **OF_RECOGNITION,
    **OF_VOTES,
    **OF_SAFETY,
    Action.SET_UP: _of(
        servers.keep_server,
        servers.server_to_set_up,
        servers.settle_in,
        servers.start_of,
        safeguarding.choose_nation,
    ),
    Action.CHOOSE_LANGUAGE: _of(partners.choose_language, preferences.settings_of),
    Action.JOIN: _of(
        partners.join,
        partners.safe_to_join,
        joining.begin,
        joining.choose_group,
        joining.choose_language,
        joining.choose_name,
        joining.choose_pattern,
        joining.take_part,
    ),
    Action.LEAVE: _of(partners.leave),
    Action.CHANGE_SETTINGS: _of(
        partners.change_group,
        consents.consents_of,
        consents.give_consent,
        consents.withdraw_consent,
        preferences.add_window,
        preferences.choose_credit,
        preferences.choose_pattern,
        preferences.choose_quiet_hours,
        preferences.choose_reading,
        preferences.choose_rest_days,
        preferences.choose_where,
        preferences.end_pause,
        preferences.keep_helps,
        preferences.pause_for,
        preferences.pause_until,
        preferences.preferences_of,
        preferences.remove_window,
        preferences.turn_digest,
        preferences.turn_reminders,
        thanks.choose_wish,
        thanks.wish,
    ),
    Action.TEST_NOTES: _of(test_note.ask_for_test_note, test_note.fate_of_test_note),
    Action.OPT_OUT: _of(opt_outs.opt_out, opt_outs.undo_opt_out, thanks.no_more_thanks, subject="0" * 32),
    Action.SEE_OWN_DATA: (
        *_of(data_access.see_data),
        *_of(data_access.ask_about_data, kind=RequestKind.QUESTION),
    ),
    Action.EXPORT_OWN_DATA: _of(data_access.export_data),
    Action.CORRECT_OWN_DATA: _of(data_access.ask_about_data, kind=RequestKind.CORRECTION),
    Action.ERASE_OWN_DATA: _of(erasing.erase_person),
    Action.COMPLAIN: _of(data_access.ask_about_data, kind=RequestKind.COMPLAINT),
    Action.BE_REMINDED: _of(
        choosing.choices_for,
        choosing.remind,
        choosing.remind_in_words,
        choosing.remind_on,
        reminder_letters.coming_for,
        writing.choose_often,
        writing.delete_reminder,
        writing.may_be_reminded,
        writing.my_reminder,
        writing.rewrite_reminder,
        writing.write_reminder,
        words="tomorrow at 14:00",
        when="tomorrow at 14:00",
    ),
    Action.PROPOSE: _of(
        proposals.may_propose,
        proposals.draft_idea,
        proposals.draft_of,
        proposals.drop_idea,
        proposals.my_drafts,
        proposals.reword_idea,
        proposals.send_idea,
        proposals.sign_idea,
    ),
    Action.ASK_FOR_CALL: _of(calls.ask_for_call, calls.my_call, calls.take_back_call),
    Action.DRAFT_POLL: _of(
        polls.ask_again,
        polls.change_draft,
        polls.found_poll,
        polls.notice_of,
        polls.polls_of,
        polls.draft_of,
        polls.draft_poll,
        polls.draft_suggested,
        polls.reword_draft,
        polls.smallest_here,
        polls.prepared,
    )
    + _of_drafts(polls.DRAFTS),
    Action.SEND_TO_ADVISORY: (
        *_of(drafts.put_to_group, drafts.take_back, kind=polls.DRAFTS),
        *_of(drafts.put_to_group, drafts.take_back, kind=topics.DRAFTS),
        *_of(drafts.put_to_group, drafts.take_back, kind=sessions.DRAFTS),
    ),
    Action.ANSWER_TOPIC: _of(
        topics.topic_to_answer,
        begun.begun_here,
        contributions.agree_to_be_quoted,
        contributions.begin_added,
        contributions.begin_answer,
        contributions.drop_answer,
        contributions.let_quote,
        contributions.make_up_name,
        contributions.peer_of,
        contributions.post_answer,
        contributions.preview_of,
        contributions.question,
        contributions.resonate,
        contributions.sheet,
        contributions.show_as,
    )
    + anonymous.TO_WRITE,
    Action.REPLY_TO_SESSION: _of(
        replying.session_asked,
        sessions.hear_again_of_session,
        sessions.hear_no_more_of_session,
        sessions.catch_up_with,
        sessions.my_session,
        sessions.said_yes,
        sessions.say_reply,
        sessions.say_was_there,
    ),
    Action.TYPE_ANSWER: _of(
        contributions.post_and_call_back,
        contributions.post_typed,
        contributions.sheet_to_type,
        contributions.take_typed,
        contributions.topic_to_type,
        contributions.topics_to_type,
        contributions.type_for_group,
        contributions.type_for_partner,
    ),
    Action.SEE_OWN_WORDS: (
        *_of(contributions.my_answer, contributions.my_words, contributions.take_back),
        *OWN_DISSENTS,
        *anonymous.OWN_WORDS,
    ),
    Action.DRAFT_TOPIC: _of(
        topics.change_topic,
        topics.draft_topic,
        topics.prepared_topic,
        topics.reword_topic,
        topics.topics_of,
    )
    + _of_drafts(topics.DRAFTS),
    Action.OPEN_TOPIC: _of(topics.open_topic),
    Action.CLOSE_TOPIC: _of(topics.close_topic_early, topics.topic_to_close_early, topics.topics_to_close_early),
    Action.DECIDE_OUTCOMES: _of(
        contributions.add_theme,
        contributions.answers_page,
        contributions.choose_answers,
        contributions.choose_outcome,
        contributions.choose_reason,
        contributions.choose_theme,
        contributions.chosen_answers,
        contributions.decide,
        contributions.next_page,
        contributions.note_phoned,
        contributions.owed_by_phone,
        contributions.write_reason,
        topics.choose_do_by,
        topics.closed_topic,
        topics.say_done,
        topics.say_heard,
        topics.topics_asked,
        batch_id="0" * 32,
        contribution_id="0" * 32,
        chosen=(),
        outcome=ContributionOutcome.USED,
        reason=GoodReason.MANY,
        theme=None,
    )
    + anonymous.TO_DECIDE,
    Action.EXPORT_ANSWERS: _of(contributions.export_answers),
    Action.DRAFT_SESSION: _of(
        sessions.change_session,
        sessions.draft_on_show,
        sessions.draft_session,
        sessions.prepared_session,
        sessions.reword_session,
    )
    + _of_drafts(sessions.DRAFTS),
    Action.OPEN_SESSION: _of(sessions.plan_session),
    Action.MOVE_SESSION: _of(
        sessions.move_session, sessions.prepared_move, sessions.session_to_move, sessions.sessions_to_move
    ),
    Action.CANCEL_SESSION: _of(sessions.cancel_session, sessions.prepared_cancelling),
    Action.SAY_AFTERWARDS: _of(
        sessions.note_came,
        sessions.say_afterwards,
        sessions.session_to_tell_of,
        sessions.sessions_of,
        typed={RoleGroup.WORKER: "7"},
        said=Afterwards("It went well."),
        was_there=True,
    ),
    Action.RUN_PROGRAMME: _of(
        programmes.begin_programme,
        programmes.change_programme,
        programmes.end_programme,
        programmes.may_run,
        programmes.programme_to_change,
    ),
    Action.ANSWER_PROPOSAL: _of(briefing.agenda_of, proposals.answer_idea, proposals.idea_of, proposals.open_idea),
    Action.SEE_NUMBERS: _of(overview.count_people),
    Action.SAY_HELLO: _of(saying_hello.hello_due, saying_hello.say_hello),
    Action.SEE_TO_DO: _of(to_do.may_look),
    Action.ANSWER_CALL: _of(calls.calls_waiting, calls.note_called),
    Action.SEE_REQUESTS: _of(requests.open_requests, requests.read_request, requests.answer_request),
    Action.SEE_UNDELIVERED: _of(letters.blocked_channels_of),
    Action.TRY_AGAIN: _of(sending.try_again, sending.try_one_again),
    Action.READ_ADVISORY: _of(briefing.since_you_were_here, briefing.terms_for, oversight.item_of),
    Action.OVERSEE: _of(
        oversight.speak,
        oversight.hold_up,
        oversight.release,
        oversight_reasons.drop_reason,
        oversight_reasons.own_reason,
        oversight_reasons.reasons_of,
        oversight_reasons.send_reason,
        oversight_reasons.write_reason,
    ),
}
