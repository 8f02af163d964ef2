"""A draft and the advisory group, as its coordinator sees them: where it lies, and what the group said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.oversight import Ending, Oversight, OversightState, Reason
from bot.domain.people import Silence
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import quoted
from cogs.kit.verbs import Verb


@dataclass(frozen=True, slots=True)
class BeforeGroup:
    """A draft of one noun on its way to the group and back: by which verbs it is moved."""

    preview: Verb
    send: Verb
    back: Verb
    post: Verb
    drop: Verb

    def _lies(self, _: Words, item: Oversight, wrote: str) -> Card:
        """Show a draft that the group is looking at."""
        lines = [_("It can answer until {when}.", when=moment(item.answer_by))]
        if item.state is OversightState.PAUSED:
            lines = [_("Somebody there has paused it. It waits until the group decides, or the pause is over.")]
        elif item.silence is Silence.GOES_AHEAD:
            lines.append(_("With no answer by then, it opens by itself."))
        else:
            lines.append(_("With no answer by then, it goes on waiting."))
        return Card(
            title=_("The advisory group is looking at this"),
            wrote=f"{wrote}\n",
            body="\n".join(lines),
            small=_("You are told what it says. Its words cannot change meanwhile."),
            rows=(
                (
                    Button(self.preview, _.label("See it as a worker"), item.submission),
                    Button(self.back, _.label("Take it back"), item.submission, Tone.GRAVE),
                ),
            ),
        )

    def held(self, _: Words, item: Oversight | None, *, wrote: str, question: str, says: str) -> Card | None:
        """Show a draft that the group has, or has stopped: None while it is in its coordinator's hands.

        `wrote` is all that is asked, `question` what it is called with what members say of it.
        """
        if item is not None and item.ending is None:
            return self._lies(_, item, wrote)
        if item is not None and item.ending is Ending.STOP:
            return self._stopped(_, item, question, says)
        return None

    def _stopped(self, _: Words, item: Oversight, wrote: str, says: str) -> Card:
        """Show a draft that the group has stopped, and say what can be done."""
        return Card(
            title=_("The advisory group has stopped this"),
            wrote=wrote,
            body=says,
            rows=((Button(self.drop, _.label("Throw it away"), item.submission, Tone.GRAVE),),),
        )

    def go(self, _: Words, ref: str, *, group: bool, item: Oversight | None, tone: Tone = Tone.PLAIN) -> Button:
        """Send a draft where it goes next: to the group first, where there is one."""
        if group and not (item is not None and item.is_agreed):
            return Button(self.send, _.label("Send to the advisory group"), ref, tone)
        return Button(self.post, _.label("Post it"), ref, tone)


def came_back(_: Words, item: Oversight | None) -> str:
    """Say above a draft what the group said of it."""
    said = {
        Ending.CHANGE: _("**The advisory group asks you to change this.**"),
        Ending.GOES_AHEAD: _("**The advisory group agrees.** See below, then post it."),
        Ending.SILENCE: _("**The advisory group gave no answer.** See below, then post it."),
    }
    return said.get(item.ending, "") if item is not None and item.ending is not None else ""


def why(reasons: Sequence[Reason]) -> str:
    """Show what members wrote, without saying who, in no order that tells anything."""
    return "\n".join(quoted(reason.words) for reason in reasons)


def agreement(_: Words, item: Oversight | None) -> str:
    """Say on the public card that the group was asked, where it was."""
    if item is None:
        return ""
    if item.ending is Ending.SILENCE:
        return _("The advisory group had until {when} and did not answer.", when=moment(item.answer_by))
    return _("The advisory group agreed.")
