"""The forms of an answer: one tap first, then words in short boxes, for whoever likes."""

from dataclasses import replace

from bot.domain.answering import AnswerSheet
from bot.domain.contributions import ALL_LENGTH, WORDS_LENGTH, BegunId, GivenAnswer
from bot.domain.topics import Topic
from bot.services.preferences import LONGEST_PSEUDONYM
from bot.text import Words
from cogs.contributions import verbs
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice
from cogs.kit.clean import as_heading
from cogs.kit.forms import A_NAME, Choose, Field, Form, Part, Says
from cogs.kit.taps import found_out, taps
from cogs.kit.verbs import TOPIC_DRAFT, Verb

TAP, FIRST, SECOND, FOLLOW_UP, ADDED, NAME = "tap", "first", "second", "follow_up", "added", "name"
_NOTHING = GivenAnswer(None)


def answer_form(_: Words, sheet: AnswerSheet) -> Form:
    """Take an answer of one's own."""
    return Form(verbs.ANSWER_WORDS, _("Your answer"), parts(_, sheet, readers(_)), sheet.topic.id)


def tried_form(_: Words, topic: Topic) -> Form:
    """Show whoever writes a question the form that partners get."""
    return replace(answer_form(_, AnswerSheet(topic)), verb=verbs.TRIED_WORDS)


def only_a_look(_: Words, ref: str) -> Card:
    """Say that nothing of what they filled in is kept."""
    return Card(
        title=_("This was only a look"),
        body=_("Nothing was sent, and nothing is kept."),
        rows=((Button(TOPIC_DRAFT, _.label("Go back"), ref),),),
    )


def typed_form(_: Words, sheet: AnswerSheet, begun_id: BegunId) -> Form:
    """Take what somebody says on the phone."""
    reads = _("They hear it once more before it is posted. Leave out who somebody is.")
    return Form(verbs.TYPED_WORDS, _("What they answer"), parts(_, sheet, reads), begun_id)


def empty_form(_: Words) -> Form:
    """Have the boxes that every form of one's own answer may have."""
    return _empty(_, verbs.ANSWER_WORDS)


def empty_tried_form(_: Words) -> Form:
    """Have the same boxes, for a look."""
    return _empty(_, verbs.TRIED_WORDS)


def empty_typed_form(_: Words) -> Form:
    """Have the boxes that every form of an answer by phone may have."""
    return _empty(_, verbs.TYPED_WORDS)


def added_form(_: Words, ref: str = NO_REFERENCE, answer: GivenAnswer = _NOTHING) -> Form:
    """Take what somebody adds to their answer, below what they have added before."""
    room = min(ALL_LENGTH - answer.length + len(answer.added), limits.FIELD_TEXT)
    field = Field(
        ADDED,
        _("What would you like to add?"),
        _("You see it before it is posted."),
        value=answer.added,
        long=True,
        required=False,
        most=max(room, 1),
    )
    return Form(verbs.ANSWER_ADD, _("Add to your answer"), (field,), ref)


def name_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take a name somebody makes up."""
    label, hint = _("The name that others see"), _("It need not be like your own.")
    field = Field(NAME, label, hint, most=LONGEST_PSEUDONYM, expects=A_NAME)
    return Form(verbs.ANSWER_NAME, _("A name you make up"), (field,), ref)


def readers(_: Words) -> str:
    """Say who reads an answer."""
    return _("Everyone in this server can read it. You see it before it is posted.")


def parts(_: Words, sheet: AnswerSheet, reads: str) -> tuple[Part, ...]:
    """Ask a question, with what stands there already; above it stands who `reads` the answer."""
    topic, answer = sheet.topic, sheet.answer or _NOTHING
    words = topic.words
    hard = (_("Some people find this hard. You can stop at any time."),) if topic.sensitive else ()
    asked = [
        _box(key, prompt, text) for key, prompt, text in zip((FIRST, SECOND), words.prompts, answer.words, strict=False)
    ]
    if words.follow_up:
        asked.append(_box(FOLLOW_UP, words.follow_up, answer.follow_up))
    finding = found_out(words)
    above = (*((finding,) if finding else ()), as_heading(words.question), *hard, reads)
    return (Says("\n".join(above)), _tap(_, topic, answer), *asked)


def boxes(_: Words) -> tuple[Part, ...]:
    """Return the boxes that every form of an answer may have."""
    return tuple(_box(key, _("In your own words"), "") for key in (FIRST, SECOND, FOLLOW_UP))


def _empty(_: Words, verb: Verb) -> Form:
    return Form(verb, _("Your answer"), boxes(_))


def _tap(_: Words, topic: Topic, answer: GivenAnswer) -> Choose:
    label = _("Does this ring true where you work?") if topic.words.evidence else _("Choose one")
    choices = tuple(Choice(str(place), said) for place, said in enumerate(taps(_, topic.words)))
    return Choose(TAP, label, choices, value="" if answer.option is None else str(answer.option))


def _box(key: str, prompt: str, text: str) -> Field:
    """Ask in one short box; what is too long for its label stands below it in full."""
    hint = prompt if limits.length(prompt) > limits.FIELD_LABEL else ""
    return Field(key, prompt, hint, value=text, long=True, required=False, most=WORDS_LENGTH)
