"""The register, as far as it is about what people are asked, what they answer, and what was planned with them."""

from typing import Final

from bot.domain.people import NOBODY
from bot.text import later
from storage.contributions import begun_answers, call_backs, contributions, outcome_batches, resonances
from storage.contributions.anonymous import sealed_answers, sealed_drafts, sealed_wishes, shown_answers
from storage.decisions import dissents
from storage.outputs import output_credits, outputs
from storage.personal.entries import (
    ALWAYS_STAY,
    GO_WITH_THEM,
    LOSE_THEIR_NUMBER,
    SOMEBODY,
    STAY_UNTIL_ERASED,
    RegisterEntry,
)
from storage.polls import ballot_drafts, ballots, electorates, poll_credits, polls
from storage.programmes import programmes
from storage.record import certificate_drafts, kept_entries
from storage.sessions import session_replies, sessions
from storage.thanks import received_thanks, thanks
from storage.topics import topics

ASKED: Final = (
    RegisterEntry(
        electorates,
        "person",
        later("Votes you are asked in"),
        "poll role_group",
        "",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. That somebody is asked stays until the vote closes."),
        instead={"person": SOMEBODY},
    ),
    RegisterEntry(
        ballots,
        "",
        later("Sealed answers in open votes"),
        "",
        "poll tag sealed",
        ALWAYS_STAY,
        why=later("A sealed answer holds no name. It still counts. At the close it is destroyed, with its key."),
    ),
    RegisterEntry(
        ballot_drafts,
        "",
        later("Written answers to votes, not sealed in the box yet"),
        "",
        "poll tag sealed",
        ALWAYS_STAY,
        why=later("It is sealed and holds no name. It never counts. At the close it is destroyed, with its key."),
    ),
    RegisterEntry(
        polls,
        "author",
        later("Votes you wrote"),
        "question options next_step drafted_at",
        "id guild state sensitivity audience opened_at closes_at extended turnout turnout_due channel public_key "
        "split asked ended_at result answers kind most percent quorum next_within again suggestion shortened apart",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. What was asked and decided stays."),
        instead={"author": NOBODY},
    ),
    RegisterEntry(
        poll_credits,
        "person",
        later("Votes that say you suggested them"),
        "poll name role_group",
        "",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        sessions,
        "author",
        later("Sessions you planned"),
        "title aim led_by drafted_at",
        "id guild state place venue meant zone fold starts_at minutes places offer costs audience twin_question "
        "twin_options twin_prompts repeats occasions second candidates series beside twin channel announces_at "
        "opened_at edition moved_at ended_at caught_up slides heard follows said_at places_shown places_due",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. What was planned and told stays."),
        instead={"author": NOBODY},
    ),
    RegisterEntry(
        session_replies,
        "person",
        later("What you said to sessions"),
        "session reply place offered_until was_there",
        "guild position offers",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        programmes,
        "author",
        later("Programmes you began"),
        "title aim starts_on ends_on begun_at follows",
        "id guild channel ended_at",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. What it was stays."),
        instead={"author": NOBODY},
    ),
    RegisterEntry(
        topics,
        "author",
        later("Questions you wrote"),
        "question why options prompts follow_up drafted_at",
        "id guild state finding found_in minutes offer sensitive purpose source audience opened_at closes_at ended_at "
        "channel thread heard do_by done done_at heard_at twin_of heard_live anonymous",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. What was asked and decided stays."),
        instead={"author": NOBODY},
    ),
    RegisterEntry(
        sealed_answers,
        "",
        later("Answers without a name, not shown yet"),
        "",
        "topic tag sealed",
        ALWAYS_STAY,
        why=later("It is sealed and holds no name. What you wrote goes when you have everything deleted."),
    ),
    RegisterEntry(
        sealed_drafts,
        "",
        later("Answers without a name, not sent yet"),
        "",
        "topic tag sealed",
        ALWAYS_STAY,
        why=later("It is sealed and holds no name. What you wrote goes when you have everything deleted."),
    ),
    RegisterEntry(
        sealed_wishes,
        "",
        later("What authors without a name wish done with their words"),
        "",
        "topic tag sealed",
        ALWAYS_STAY,
        why=later("It is sealed and holds no name. What you wrote goes when you have everything deleted."),
    ),
    RegisterEntry(
        shown_answers,
        "",
        later("By which sign authors without a name find their words again"),
        "",
        "topic tag sealed",
        ALWAYS_STAY,
        why=later("It is sealed and holds no name. Yours goes when you have everything deleted."),
    ),
    RegisterEntry(
        contributions,
        "author",
        later("What you answered to questions"),
        "topic option first_words second_words follow_up added shown_as name quote posted_at outcome reason same_for "
        "different_for",
        "id guild role_group theme decided_at told_at told_outcome pool",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        begun_answers,
        "person",
        later("An answer you began"),
        "topic option first_words second_words follow_up added shown_as quote begun_at",
        "id guild for_whom role_group called",
        GO_WITH_THEM,
        named_in="for_whom",
    ),
    RegisterEntry(
        outcome_batches,
        "person",
        later("Answers you are looking at, to say what came of them"),
        "begun_at outcome reason",
        "guild id topic answers theme",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        resonances, "person", later("What you said of others' answers"), "resonance", "contribution guild", GO_WITH_THEM
    ),
    RegisterEntry(
        call_backs,
        "person",
        later("That we call you about what came of an answer"),
        "",
        "contribution guild told_outcome",
        GO_WITH_THEM,
    ),
    RegisterEntry(
        dissents,
        "author",
        later("What you said against decisions"),
        "words name begun_at added_at",
        "id guild decision role_group",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        outputs,
        "author",
        later("What you put together"),
        "title about link drafted_at",
        "id guild state edition asked_at asked_until published_at channel",
        LOSE_THEIR_NUMBER,
        why=later("Your number goes. What was made together stays."),
        instead={"author": NOBODY},
    ),
    RegisterEntry(
        output_credits,
        "person",
        later("How you are named in what was made together"),
        "output way name roles answered_at",
        "guild",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        thanks,
        "giver",
        later("Thanks you gave"),
        "words begun_at given_at",
        "id guild giver_name giver_group state to_group to_everyone about place chosen is_public",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(received_thanks, "person", later("Thanks you were given"), "thanks name", "guild", STAY_UNTIL_ERASED),
    RegisterEntry(
        kept_entries,
        "person",
        later("What you keep in your record"),
        "title happened_on kept_at",
        "guild id kind",
        STAY_UNTIL_ERASED,
    ),
    RegisterEntry(
        certificate_drafts,
        "person",
        later("A certificate you began"),
        "name learned begun_at",
        "guild entries language",
        GO_WITH_THEM,
    ),
)
