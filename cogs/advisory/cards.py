"""What the advisory group sees of something that is put to it."""

from collections.abc import Sequence

from bot.domain.oversight import REASON_LENGTH, Ending, Oversight, OversightState, Reason, Voice
from bot.domain.people import Silence
from bot.text import Words
from cogs.advisory import verbs
from cogs.kit.before_group import why
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import Preview


def item_card(_: Words, item: Oversight, preview: Preview | None, seen_by: str, reasons: Sequence[Reason] = ()) -> Card:
    """Show what would be asked, of whom, and where it stands; never how many have spoken."""
    if item.state is OversightState.DECIDED or preview is None:
        return decided_card(_, item)
    return Card(
        title=_title(_, item),
        wrote="\n".join(filter(None, (preview.wrote, why(reasons)))),
        body="\n".join((*preview.lines, "", _until(_, item))),
        small=f"{seen_by}\n" + _("Nobody sees who pressed what."),
        rows=(_voices(_, item), _more(_, item)),
    )


def decided_card(_: Words, item: Oversight) -> Card:
    """Stand where the card stood, once it is decided."""
    return Card(title=_("Decided"), wrote=as_heading(item.title), body=outcome(_, item))


def outcome(_: Words, item: Oversight) -> str:
    """Say how it ended."""
    said = {
        Ending.GOES_AHEAD: _("It goes ahead. Three members said so."),
        Ending.CHANGE: _("It is to be changed. Three members said so."),
        Ending.STOP: _("It is stopped. Three members said so."),
        Ending.SILENCE: _("It goes ahead. Nobody answered in time."),
        Ending.TAKEN_BACK: _("The coordinator has taken it back."),
        Ending.WITHDRAWN: _("A coordinator has withdrawn it, after it was asked."),
    }
    return said[item.ending] if item.ending else _until(_, item)


def heard(_: Words, item: Oversight, voice: Voice) -> Card:
    """Thank a member for their voice."""
    if item.ending is not None:
        return Card(title=_("Decided"), wrote=as_heading(item.title), body=outcome(_, item))
    said = {
        Voice.GOES_AHEAD: _("You said: it goes ahead."),
        Voice.CHANGE: _("You said: change this."),
        Voice.STOP: _("You said: stop."),
    }
    return Card(
        title=_("Thank you. Your voice counts."),
        body=said[voice] + " " + _("Three members who say the same decide. Until then you can change it."),
        small=_("Nobody sees who pressed what. When it is decided, we delete who said what."),
        rows=((Button(verbs.GROUP_WHY, _.label("Say why…"), item.id),),),
    )


def paused(_: Words, item: Oversight) -> Card:
    """Say what a pause does."""
    return Card(
        title=_("You have paused this"),
        body=_("While you do, it cannot go ahead by silence. Three members can still decide."),
        small=_("Nobody sees who paused it. Only you can take your pause away."),
        rows=(
            (
                Button(verbs.GROUP_GO_ON, _.label("Take my pause away"), item.id),
                Button(verbs.GROUP_WHY, _.label("Say why…"), item.id),
            ),
        ),
    )


def going_on(_: Words, item: Oversight) -> Card:
    """Say that a pause is over, or that somebody else's is not."""
    if item.state is OversightState.PAUSED:
        return Card(title=_("Your pause is over"), body=_("Somebody else has paused it too, so it waits."), rows=())
    return Card(title=_("Your pause is over"), body=_until(_, item))


def reason_form(_: Words, ref: str = NO_REFERENCE, words: str = "") -> Form:
    """Take a reason."""
    field = Field("reason", _.label("Why?"), _("Sent without your name."), value=words, long=True, most=REASON_LENGTH)
    return Form(verb=verbs.GROUP_REASON, ref=ref, title=_.label("Say why"), fields=(field,))


def reason_preview(_: Words, reason: Reason, *, private: bool) -> Card:
    """Show a reason as the others will read it, before it is sent."""
    where = (
        _("It stands on the card in this channel. The coordinator reads it once it is decided.")
        if private
        else _("The coordinator reads it once it is decided. It is not posted while others can read the channel.")
    )
    return Card(
        title=_("This is what others will see"),
        wrote=why((reason,)),
        body=where,
        small=_("No name stands beside it. Could your words tell who you are?"),
        rows=(
            (
                Button(verbs.GROUP_WHY_SEND, _.label("Send it"), reason.oversight, Tone.MAIN),
                Button(verbs.GROUP_WHY, _.label("Change it"), reason.oversight),
                Button(verbs.GROUP_WHY_DROP, _.label("Don't send"), reason.oversight),
            ),
        ),
    )


def reason_sent(_: Words, reason: Reason) -> Card:
    """Say that a reason was sent."""
    return Card(
        title=_("Sent, without your name"),
        body=_("Until it is decided, you can take it back."),
        rows=((Button(verbs.GROUP_WHY_DROP, _.label("Take it back"), reason.oversight),),),
    )


def reason_dropped(_: Words) -> Card:
    """Say that a reason is gone."""
    return Card(title=_("Deleted"), body=_("Your words are not kept. What you pressed still counts."))


def told(_: Words, item: Oversight, *, is_open: bool, stopped: str, reasons: Sequence[Reason]) -> Card:
    """Tell the coordinator who wrote it what the group said, and what they do next; `stopped` is for a stop."""
    if item.ending is Ending.STOP:
        following = stopped
    elif item.ending is Ending.CHANGE:
        following = _("Change it and send it again: see /advisory in the server.")
    elif is_open:
        following = _("It is open now.")
    else:
        following = _("It could not open by itself. See why, and mend it: /advisory in the server.")
    return Card(
        title=_("The advisory group has answered") if item.ending is not Ending.SILENCE else _("The time is over"),
        wrote="\n".join(filter(None, (as_heading(item.title), why(reasons)))),
        body=f"{outcome(_, item)} {following}",
    )


def late(_: Words, item: Oversight) -> Card:
    """Tell a coordinator that no answer has come, where silence means waiting."""
    return Card(
        title=_("No answer from the advisory group yet"),
        wrote=as_heading(item.title),
        body=_("It goes on waiting, as chosen in /setup. You can take it back: /advisory in the server."),
    )


def title_of(item: Oversight) -> str:
    """Show what something is called, letter for letter."""
    return f"**{shown(item.title)}**"


def state(_: Words, item: Oversight) -> str:
    """Say where something stands, in as few words as possible."""
    if item.ending is not None:
        return outcome(_, item)
    return _("paused") if item.state is OversightState.PAUSED else _("waiting")


def _title(_: Words, item: Oversight) -> str:
    if item.state is OversightState.PAUSED:
        return _("Paused: would you let this be asked?")
    return _("Would you let this be asked?")


def _until(_: Words, item: Oversight) -> str:
    if item.state is OversightState.PAUSED:
        return _("A member has paused it. It waits until three decide, or the pause is over.")
    if item.silence is Silence.GOES_AHEAD:
        return _("Three members decide. With no answer by {when}, it goes ahead.", when=moment(item.answer_by))
    return _("Three members decide. With no answer by {when}, it goes on waiting.", when=moment(item.answer_by))


def _voices(_: Words, item: Oversight) -> tuple[Button, ...]:
    return (
        Button(verbs.GROUP_AHEAD, _.label("Goes ahead"), item.id, Tone.MAIN),
        Button(verbs.GROUP_CHANGE, _.label("Change this"), item.id),
        Button(verbs.GROUP_STOP, _.label("Stop"), item.id, Tone.GRAVE),
    )


def _more(_: Words, item: Oversight) -> tuple[Button, ...]:
    return (
        Button(verbs.GROUP_PAUSE, _.label("Pause"), item.id),
        Button(verbs.GROUP_WHY, _.label("Say why…"), item.id),
    )
