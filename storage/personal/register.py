"""The register: every column of every table, as being about a person or not. To add a table, add one line.

What people are asked, and say to that, stands in `asked.py`.

`RegisterEntry(table, column that says who, what people call it, columns they are shown, the other columns, what becomes
of the row, …)`. A column they are shown needs words in `columns.py`. A table that is about nobody goes into
`about_nobody.py`.
"""

from typing import Final

from bot.domain.personal import Fates, RowFate
from bot.text import later
from storage.audit import audit
from storage.calls import calls
from storage.concerns import concerns
from storage.consents import consents
from storage.contacts import contacts
from storage.conversations import conversations
from storage.coordinators import coordinators
from storage.data_requests import data_requests
from storage.last_looks import last_looks
from storage.letters import letters
from storage.opt_outs import opt_outs
from storage.oversight_reasons import oversight_reasons
from storage.oversights import oversight_voices
from storage.partners import partners
from storage.personal.asked import ASKED
from storage.personal.entries import (
    ALWAYS_STAY,
    GO_WITH_THEM,
    LOSE_THEIR_NUMBER,
    OUTLAST_LEAVING,
    STAY_UNTIL_ERASED,
    RegisterEntry,
)
from storage.preferences import joinings, preferences, windows
from storage.proposals import proposals
from storage.reminders import reminders
from storage.servers import servers
from storage.taken_names import taken_names
from storage.to_remind import to_remind
from storage.unsent_words import unsent_words

REGISTER: Final = (
    RegisterEntry(partners, "person", later("That you take part"), "role_group language", "guild", GO_WITH_THEM),
    RegisterEntry(
        preferences,
        "person",
        later("What you chose in your settings"),
        "joined_at shown_as pseudonym place reading helps credit reminders paused_until pattern quiet_from quiet_until "
        "rest_days zone digest quote thanks",
        "guild",
        GO_WITH_THEM,
    ),
    RegisterEntry(windows, "person", later("When you may be reached"), "weekday starts ends", "guild", GO_WITH_THEM),
    RegisterEntry(
        consents,
        "person",
        later("What you said yes to"),
        "consent version given_at withdrawn_at",
        "guild",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        joinings,
        "person",
        later("Joining, as far as you came"),
        "begun_at role_group shown_as pseudonym pattern",
        "guild",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        letters,
        "person",
        later("Notes to you"),
        "kind not_before state sent_at",
        "position id urgency uses_allowance dedupe_key guild place subject expires_at edits attempts next_try tried_at "
        "doubtful_since message error carried_by alone posted_again_at",
        Fates(RowFate.OWED, RowFate.OWED, RowFate.DELETED),
        named_in="dedupe_key subject edits",
    ),
    RegisterEntry(
        concerns,
        "person",
        later("That you asked for the safeguarding lead"),
        "shown_name asked_at",
        "id guild",
        OUTLAST_LEAVING,
    ),
    RegisterEntry(
        calls, "person", later("That you asked to be called"), "shown_name suits asked_at", "id guild", OUTLAST_LEAVING
    ),
    RegisterEntry(
        contacts,
        "person",
        later("Whether notes reach you"),
        "closed_at away_since offered_at unanswered unanswered_apart",
        "guild is_back",
        Fates(RowFate.OWED, RowFate.DELETED, RowFate.DELETED),
    ),
    RegisterEntry(
        conversations,
        "person",
        later("Our private conversation with you"),
        "channel",
        "guild",
        Fates(RowFate.OWED, RowFate.DELETED, RowFate.DELETED),
    ),
    RegisterEntry(coordinators, "person", later("Where you are told what there is to do"), "", "guild", GO_WITH_THEM),
    RegisterEntry(
        taken_names, "person", later("Your names, which nobody else here may make up"), "names", "guild", GO_WITH_THEM
    ),
    RegisterEntry(
        reminders,
        "person",
        later("Reminders you asked for"),
        "words meant zone due_at rule written_at",
        "id guild about subject state fold before_close",
        GO_WITH_THEM,
    ),
    RegisterEntry(opt_outs, "person", later("What you want to hear no more about"), "subject", "guild", GO_WITH_THEM),
    RegisterEntry(
        last_looks, "person", later("When you last caught up"), "looked_on shown_since", "guild", GO_WITH_THEM
    ),
    RegisterEntry(to_remind, "person", later("What you are soon told is open"), "subject", "guild", GO_WITH_THEM),
    *ASKED,
    RegisterEntry(
        audit,
        "who",
        later("The log of what was done"),
        "at action allowed",
        "position guild",
        ALWAYS_STAY,
        why=later("The log shows who used power, as a tag. Nobody can read your name from it."),
        tagged=True,
    ),
    RegisterEntry(
        oversight_voices,
        "",
        later("What you said in the advisory group"),
        "",
        "oversight tag voice pauses",
        ALWAYS_STAY,
        why=later("It lies behind a tag, without your name. It is deleted when three members decide."),
    ),
    RegisterEntry(
        oversight_reasons,
        "",
        later("Why you said so in the advisory group"),
        "",
        "id oversight tag sent words",
        ALWAYS_STAY,
        why=later("It is kept without your name, so we cannot find yours. It is deleted 30 days after the decision."),
    ),
    RegisterEntry(
        proposals,
        "person",
        later("Ideas you sent under your name"),
        "words sent_at reply",
        "id guild kind name role_group unsigned to_group state begun_at answer_by answered_at answer",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        unsent_words,
        "person",
        later("Words you typed that have not gone on"),
        "words written_at",
        "id field guild form about choice",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        data_requests,
        "person",
        later("What you asked about your data"),
        "kind words answer made_at due done_at",
        "id guild",
        LOSE_THEIR_NUMBER,
        why=later("Your number and your words go. That there was a request, and its dates, stay."),
        instead={"person": None, "words": "", "answer": ""},
    ),
    RegisterEntry(
        servers,
        "lead",
        later("That you are the safeguarding lead"),
        "lead_called lead_answer lead_name lead_contact",
        "guild coordinator_role advisory_role worker_role manager_role drawing_on_care_role family_carer_role "
        "researcher_role start_channel notices_channel advisory_channel language zone nation local_numbers silence "
        "oversight_days lead_since lead_told_at",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. The name and contact stay until the owner names somebody else."),
        instead={"lead": None, "lead_called": ""},
    ),
)
