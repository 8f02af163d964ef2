"""What people see of an open poll: the public card, the paper they answer on, and thanks."""

from collections.abc import Iterable
from typing import Final

from bot.domain.decision_rules import DecisionRule
from bot.domain.polls import Poll, PollKind, Sensitivity, TurnoutBand
from bot.domain.suggestions import Suggester
from bot.text import Words
from cogs.kit import decision_words, people
from cogs.kit.cards import Button, Card, Menu, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.gathered import HelpLine
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import following_cards, options, verbs

HELP: Final = (
    HelpLine(2, lambda _: _("**Votes.** Answer in private. Change your mind until a vote closes."), essential=True),
    HelpLine(3, lambda _: _("**Who sees it.** Answers are sealed. Nobody here sees who chose what."), essential=True),
)


def poll_card(_: Words, poll: Poll, agreed: str = "", credit: Suggester | None = None) -> Card:
    """Ask in public; answers are given in private. `agreed` says that the advisory group was asked first."""
    lines = [
        *([suggested_by(_, credit)] if credit else []),
        _("For {people}.", people=people.audience_in_short(_, poll.audience)) + (f" {agreed}" if agreed else ""),
        *filter(None, (how_to_answer(_, poll),)),
        _.number(
            "Anonymous · about {n} minute · closes {when}",
            "Anonymous · about {n} minutes · closes {when}",
            poll.minutes,
            when=moment(poll.closes_at),
        ),
    ]
    lines.append(following_cards.promised(_, poll))
    return Card(
        title=_("A vote"),
        wrote=asked(poll),
        body="\n".join(lines),
        small=turnout(_, poll),
        rows=(
            (
                to_answer(_, poll.id),
                Button(verbs.MORE, _.label("More"), poll.id),
            ),
        ),
    )


def to_answer(_: Words, poll: str, tone: Tone = Tone.MAIN) -> Button:
    """Lead to the paper, or to the form."""
    return Button(verbs.ANSWER, _.label("Answer privately"), poll, tone)


def to_promise(_: Words, poll: Poll) -> Button:
    """Lead to what is promised of its secrecy."""
    return Button(verbs.PRIVATE, _.label("How private is this?"), poll.id)


def suggested_by(_: Words, credit: Suggester) -> str:
    """Say who suggested a vote, as they chose to be shown."""
    who = shown(credit.name) if credit.name or credit.role_group is None else people.a_person(_, credit.role_group)
    return _("Suggested by {who}.", who=who)


def paper(_: Words, poll: Poll) -> Card:
    """Show the answers to choose from, to one person."""
    return Card(
        title=_("Your answer"),
        wrote=in_full(poll),
        small="\n".join(
            filter(
                None,
                (
                    decided(_, poll),
                    _("Anonymous. You can change it until {when}.", when=moment(poll.closes_at)),
                    shown_at_the_end(_, poll),
                ),
            )
        ),
        rows=(choices(_, poll), (to_promise(_, poll),)),
    )


def choices(_: Words, poll: Poll) -> Menu:
    """Offer the answers; the one chosen travels as a value, in no id."""
    return Menu(verbs.CHOOSE, poll.id, _.label("Choose one"), options.choices(poll))


def sealed(_: Words, poll: Poll) -> Card:
    """Thank somebody for an answer; it is read back in it, this once and to them alone."""
    buttons = (
        Button(verbs.ANSWER, _.label("Change it"), poll.id),
        *((take_back(_, poll),) if poll.kind is PollKind.WRITTEN else ()),
        to_promise(_, poll),
    )
    return Card(
        title=_("Thank you. Your answer is sealed."),
        wrote=asked(poll),
        body=_("Nobody else here can see it. You can change it until {when}.", when=moment(poll.closes_at)),
        small=_("Close this when you have read it. It is not shown again."),
        rows=(buttons,),
    )


def you_chose(_: Words, poll: Poll, chosen: Iterable[int]) -> str:
    """Say what somebody chose: one answer on the same line, several below each other."""
    places = sorted(chosen)
    said = f"**{_.label('You chose')}:**"
    if len(places) == 1:
        return f"{said} {options.called(poll, places[0])}"
    return "\n".join((said, *(f"- {options.called(poll, place)}" for place in places)))


def take_back(_: Words, poll: Poll) -> Button:
    """Lead to leaving nothing of one's own in a vote; it stands there for everybody, whether or not they answered."""
    return Button(verbs.WRITTEN_BACK, _.label("Take mine back"), poll.id)


def more(_: Words, poll: Poll) -> Card:
    """Say what a person may want to know before answering."""
    lines = [_("**What happens with it:** {next_step}", next_step=shown(poll.next_step))] if poll.next_step else []
    lines.append(decided(_, poll) or _("**What is shown at the end:** {what}", what=shown_at_the_end(_, poll)))
    lines.append(_who_is_asked(_, poll))
    lines.append(_("You never have to answer. Nobody is told who has answered."))
    return Card(
        title=_("About this vote"),
        wrote=question(poll),
        body="\n\n".join(lines),
        rows=(
            (
                to_answer(_, poll.id),
                to_promise(_, poll),
            ),
            (
                Button(REMIND, _.label("Remind me"), f"subject.{poll.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), poll.id),
                *((take_back(_, poll),) if poll.kind is PollKind.WRITTEN else ()),
            ),
        ),
    )


def _who_is_asked(_: Words, poll: Poll) -> str:
    """Name who is asked: where groups each have a say, which, and which are too small for one of their own."""
    if poll.apart and poll.rule is not None:
        return decision_words.deciding_said(_, poll.apart)
    return _("**Who is asked:** {people}.", people=people.audience(_, poll.audience))


def extended(_: Words, poll: Poll) -> Card:
    """Say that a poll stays open once more, because few have answered yet: where it is decided by pools, of one."""
    in_each = poll.rule is not None and poll.apart
    few = _("Few people, or few of one group, have answered yet.") if in_each else _("Few people have answered yet.")
    closes = _("So that nobody can be recognised, it now closes {when}.", when=moment(poll.closes_at))
    return of_its_close(_, poll, _("Open a little longer"), f"{few} {closes}")


def of_its_close(_: Words, poll: Poll, title: str, body: str) -> Card:
    """Tell everybody something of the close of an open vote, and lead to the paper."""
    return Card(title=title, wrote=question(poll), body=body, rows=((to_answer(_, poll.id),),))


def closed(_: Words, poll: Poll) -> Card:
    """Stand where the public card stood, once the poll has ended."""
    return Card(
        title=_("This vote has closed"),
        wrote=question(poll),
        body=_("Look in this channel for how it ended."),
    )


def question(poll: Poll) -> str:
    """Show the question, letter for letter, as a heading."""
    return as_heading(poll.question)


def asked(poll: Poll) -> str:
    """Show the question as a heading, and below it what the numbers of a scale mean."""
    return in_full(poll) if poll.kind is PollKind.SCALE else question(poll)


def in_full(poll: Poll) -> str:
    """Show the question as a heading and below it all answers to choose from, letter for letter."""
    return "\n".join(filter(None, (question(poll), options.listed(poll))))


def how_to_answer(_: Words, poll: Poll) -> str:
    """Say what there is to do in a vote and how it is decided, where there is more to it than to choose one answer."""
    if poll.rule is not None:
        return adopted_if(_, poll, poll.rule)
    if poll.kind is PollKind.MULTIPLE:
        return _("Choose up to {most} answers.", most=poll.most)
    if poll.kind is PollKind.SCALE:
        return _("Choose from 1 to 5.")
    return _("Answer in your own words.") if poll.kind is PollKind.WRITTEN else ""


def how_it_is_decided(_: Words, poll: Poll) -> str:
    """Say by which rule it is decided, and what counts for that: nothing where nothing is decided."""
    return "" if poll.rule is None else decision_words.rule_said(_, poll.rule, in_each=bool(poll.apart))


def decided(_: Words, poll: Poll) -> str:
    """Say the same, and what it is."""
    how = how_it_is_decided(_, poll)
    return _("**How it is decided:** {how}", how=how) if how else ""


def adopted_if(_: Words, poll: Poll, rule: DecisionRule) -> str:
    """Say in short when something is decided; in which groups, and how many must answer, stands under More."""
    enough = decision_words.enough_in_short(_, rule)
    return _("Adopted if {rule} in each group.", rule=enough) if poll.apart else _("Adopted if {rule}.", rule=enough)


def read_by(_: Words, poll: Poll) -> str:
    """Say who reads what is written, and from how many answers on."""
    return _("At the end everybody reads the answers, if at least {n} people wrote.", n=poll.fewest_answers)


def may_show(_: Words) -> str:
    """Warn that words may tell more than a choice."""
    return _("How you write may show who you are.")


def turnout(_: Words, poll: Poll) -> str:
    """Say roughly how many have answered; before anybody has, that nothing else is shown until it closes."""
    said = {
        TurnoutBand.NONE: "",
        TurnoutBand.FEW: _("1–4 answered."),
        TurnoutBand.SOME: _("5–9 answered."),
        TurnoutBand.MANY: _("10–19 answered."),
        TurnoutBand.MOST: _("20 or more answered."),
        TurnoutBand.FIVE_OR_MORE: _("5 or more answered."),
        TurnoutBand.TEN_OR_MORE: _("10 or more answered."),
    }
    words = poll.kind is PollKind.WRITTEN
    hidden = _("Answers stay hidden until it closes.") if words else _("Counts stay hidden until it closes.")
    return said[poll.turnout] or hidden


def shown_at_the_end(_: Words, poll: Poll) -> str:
    """Say what will be shown at the end, before anybody answers."""
    if poll.kind is PollKind.WRITTEN:
        return read_by(_, poll)
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("The numbers shown at the end are a little blurred, on purpose.")
    if poll.split:
        return _("Shown by role group. If your whole group answers alike, everyone knows what you chose.")
    return _("Exact numbers are shown. If everyone answers alike, everyone knows what you chose.")
