"""Which services stand under which action: those about what is made together, thanks, and one's own record."""

from collections.abc import Mapping
from typing import Final

from bot.domain.actions import Action
from bot.domain.thanks import ThankedFor
from bot.services import outputs, record, thanks
from tests.services.matrix.call import MatrixCall, calls_of

OF_RECOGNITION: Final[Mapping[Action, tuple[MatrixCall, ...]]] = {
    Action.SEE_OWN_RECORD: calls_of(
        record.begin_certificate,
        record.certificate_to_make,
        record.choose_certificate_language,
        record.choose_for_certificate,
        record.entry_of,
        record.forget_entry,
        record.keep_entry,
        record.my_record,
        record.write_certificate,
        thanks.thanks_i_got,
        entry_id="0" * 32,
        offered=(),
        chosen=(),
    ),
    Action.MAKE_OUTPUT: calls_of(
        outputs.add_line,
        outputs.ask_credit,
        outputs.ask_longer,
        outputs.asking_of,
        outputs.change_line,
        outputs.choose_pieces,
        outputs.draft_output,
        outputs.move_line,
        outputs.output_to_withdraw,
        outputs.outputs_of,
        outputs.prepared_line,
        outputs.prepared_output,
        outputs.preview_output,
        outputs.publish_output,
        outputs.remove_line,
        outputs.reword_output,
        outputs.sources_here,
        outputs.throw_away_output,
        outputs.used_answers,
        outputs.withdraw_output,
        about="0" * 32,
        chosen=(),
    ),
    Action.CHOOSE_CREDIT: calls_of(
        outputs.choose_credit,
        outputs.choose_roles,
        outputs.my_credit,
        outputs.my_credits,
        outputs.take_back_made_up,
        roles=(),
    ),
    Action.GIVE_THANKS: calls_of(
        thanks.begin_thanks,
        thanks.begun_thanks,
        thanks.drop_thanks,
        thanks.give_thanks,
        thanks.groups_to_thank,
        thanks.preview_thanks,
        thanks.show_thanks_as,
        thanks.take_off_wall,
        thanks.turn_to_people,
        thanks.wall,
        thanks_id="0" * 32,
        whom=ThankedFor(everyone=True),
        people=(),
    ),
}
