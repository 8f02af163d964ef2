"""An answer in somebody's own words: as others will read it, sealed, thrown away, or taken back."""

from bot.domain.polls import Poll
from bot.domain.written_words import WrittenDraft
from bot.text import Words
from cogs.kit import too_few
from cogs.kit.cards import Button, Card, Menu, Tone, moment
from cogs.kit.clean import quoted
from cogs.polls import cards, verbs


def preview(_: Words, draft: WrittenDraft, *, anew: bool = False) -> Card:
    """Show it as others will read it, before anything of it counts; `anew`: it is not what they saw before.

    Then another button stands where "Seal it" was: a hand that taps twice seals nothing that it has not seen.
    """
    poll = draft.poll
    seal = Button(verbs.WRITTEN_SEAL, _.label("Seal it"), f"{draft.mark}.{poll.id}", Tone.MAIN)
    change = Button(verbs.ANSWER, _.label("Change it"), poll.id)
    changed = _("This has changed since you looked. Please look once more.") + "\n" if anew else ""
    return Card(
        title=_("This is what others will see"),
        wrote=quoted(draft.words),
        body=changed + cards.read_by(_, poll) + " " + _("Nobody is told whose they are."),
        small=cards.may_show(_) + "\n" + _("Nothing is sent yet."),
        rows=(
            _if_too_few(_, draft),
            (
                *((change, seal) if anew else (seal, change)),
                Button(verbs.WRITTEN_DROP, _.label("Don't send it"), poll.id),
            ),
        ),
    )


def _if_too_few(_: Words, draft: WrittenDraft) -> Menu:
    poll = draft.poll
    return too_few.menu(
        _, verbs.WRITTEN_GROUP, poll.id, few=poll.fewest_answers, pool=draft.pool, under_group=draft.under_group
    )


def you_wrote(_: Words, draft: WrittenDraft) -> str:
    """Say what somebody wrote."""
    return f"**{_.label('You wrote')}:**\n{quoted(draft.words)}"


def not_waiting(_: Words, poll: Poll) -> Card:
    """Say that nothing waits to be sealed: it was, or was thrown away."""
    return Card(
        title=_("Nothing is waiting to be sealed"),
        body=_("What you sealed before counts, until you change it or take it back."),
        rows=((cards.to_answer(_, poll.id),),),
    )


def dropped(_: Words, poll: Poll) -> Card:
    """Say that it was thrown away."""
    return Card(
        title=_("Not sent"),
        body=_("We have kept nothing of it. What you sealed before, if anything, still counts."),
        rows=((cards.to_answer(_, poll.id),),),
    )


def taken_back(_: Words, poll: Poll) -> Card:
    """Say that nothing of somebody's is in the vote, whether or not there was anything."""
    return Card(
        title=_("Nothing of yours is in this vote"),
        body=_("If there was an answer, it is taken out. You can answer until {when}.", when=moment(poll.closes_at)),
        rows=((cards.to_answer(_, poll.id),),),
    )
