"""How somebody is named in what was made: they say so themselves, for each output, and may change it at any time.

Nobody else sees an answer before an edition is published. Whoever says nothing is not named.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.credits import OwnCredit, as_credited, checked_roles
from bot.domain.limits import CREDITS_CHOSEN
from bot.domain.outputs import CreditRole, Output, OutputCredit, OutputId, OutputState
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Credit
from bot.domain.refusals import Invalid, NotFound, NotJoined, NotReady
from bot.services.names import name_in_server
from bot.services.outputs.cards import refresh_card
from bot.services.outputs.known import as_known
from bot.services.permission import allow, keep_to, require_membership
from bot.services.preferences import keep_pseudonym
from bot.services.reminding import note_answered
from storage import outputs, preferences
from storage.partners import partner
from storage.store import Transaction

_TOLD: Final = (OutputState.ASKING, OutputState.PUBLISHED)  # everybody knows of these


def my_credit(tx: Transaction, actor: Actor, output_id: OutputId) -> OwnCredit:
    """Return how whoever asks is named in one output, also after they left; what nobody knows of is not there."""
    allow(tx, actor, Action.CHOOSE_CREDIT)
    return _mine(tx, actor, _known(tx, actor, output_id))


def my_credits(tx: Transaction, actor: Actor) -> tuple[OwnCredit, ...]:
    """Return how whoever asks is named in each output of which they said so, or are asked; the newest first."""
    allow(tx, actor, Action.CHOOSE_CREDIT)
    said = {one.output for one in outputs.credits_by(tx, actor.guild, actor.person)}
    told = _TOLD if _takes_part(tx, actor) else ()
    known = outputs.outputs_here(tx, actor.guild)
    return tuple(_mine(tx, actor, one) for one in known if one.id in said or one.state in told)


def choose_credit(
    tx: Transaction, actor: Actor, output_id: OutputId, way: Credit, *, made_up: str | None = None, now: datetime
) -> OwnCredit:
    """Be named in one output in this way, or be left out; this is the yes to it. A name may be made up for it.

    Being left out is always possible, for those too who take part no more.
    """
    allow(tx, actor, Action.CHOOSE_CREDIT)
    before = _mine(tx, actor, _known(tx, actor, output_id))
    name = "" if way is Credit.NONE else _name_for(tx, actor, before, way, made_up)
    if way is not Credit.NONE:
        keep_to(tx, actor, CREDITS_CHOSEN, now=now)
    roles = before.said.roles if before.said and name else ()
    return _keep(tx, before, OutputCredit(before.output.id, actor.guild, actor.person, way, name, roles, now), now=now)


def choose_roles(
    tx: Transaction, actor: Actor, output_id: OutputId, roles: Iterable[CreditRole], *, now: datetime
) -> OwnCredit:
    """Say what one did: what people say of themselves holds, whatever they wrote or did not write."""
    allow(tx, actor, Action.CHOOSE_CREDIT)
    before, chosen = _mine(tx, actor, _known(tx, actor, output_id)), checked_roles(roles)
    if before.said is None or not before.name:
        raise NotReady("Choose a name first. Then say what you did.")
    keep_to(tx, actor, CREDITS_CHOSEN, now=now)
    return _keep(tx, before, replace(before.said, roles=chosen, answered_at=now), now=now)


def take_back_made_up(tx: Transaction, actor: Actor, name: str, *, now: datetime) -> None:
    """Leave somebody out wherever they stand by this name that they made up: it is another's after all."""
    allow(tx, actor, Action.CHOOSE_CREDIT)
    for said in outputs.credits_by(tx, actor.guild, actor.person):
        if said.way is Credit.PSEUDONYM and said.name == as_credited(name):
            _leave_out(tx, said, now)


def leave_out_everywhere(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take the name of somebody out of every output: they take part no more, or want to be named nowhere."""
    for said in outputs.credits_by(tx, guild, person):
        if said.name:
            _leave_out(tx, said, now)


def _leave_out(tx: Transaction, said: OutputCredit, now: datetime) -> None:
    _put(tx, replace(said, way=Credit.NONE, name="", roles=()), now)


def _keep(tx: Transaction, before: OwnCredit, said: OutputCredit, *, now: datetime) -> OwnCredit:
    _put(tx, said, now)
    note_answered(tx, said.guild, said.person, said.output)
    tx.failpoint("credit.chosen")
    return replace(before, said=said)


def _put(tx: Transaction, said: OutputCredit, now: datetime) -> None:
    """Keep what somebody says, and have the card that everybody sees say the same."""
    outputs.keep_credit(tx, said)
    output = outputs.output(tx, said.guild, said.output)
    if output is not None:
        refresh_card(tx, output, now=now)


def _name_for(tx: Transaction, actor: Actor, before: OwnCredit, way: Credit, made_up: str | None) -> str:
    require_membership(tx, actor, None)  # whoever left can be left out, and named no more
    if not before.may_be_named:
        raise NotJoined("Only those who take part can be named. Joining takes a minute: press Join.")
    name = before.in_server if way is Credit.NAME else before.made_up
    if way is Credit.PSEUDONYM:
        name = before.made_up if made_up is None else made_up
        keep_pseudonym(tx, actor, name)
    if not name:
        raise Invalid("That name has no letters that can be shown. Please make up a name.")
    return as_credited(name)


def _mine(tx: Transaction, actor: Actor, output: Output) -> OwnCredit:
    chosen = preferences.preferences_of(tx, actor.guild, actor.person)
    return OwnCredit(
        output=as_known(tx, output),
        said=outputs.credit_of(tx, output.id, actor.person),
        in_server=as_credited(name_in_server(actor)),
        made_up=chosen.pseudonym if chosen else "",
        usual=chosen.credit if chosen else Credit.NONE,
        may_be_named=_takes_part(tx, actor),
    )


def _known(tx: Transaction, actor: Actor, output_id: OutputId) -> Output:
    """Return an output that everybody sees, or that whoever asks is asked about, or has answered for."""
    output = outputs.output(tx, actor.guild, output_id)
    if output is None or not (
        output.stands
        or (output.state in _TOLD and _takes_part(tx, actor))
        or outputs.credit_of(tx, output.id, actor.person) is not None
    ):
        raise NotFound("This is not here any more.")
    return output


def _takes_part(tx: Transaction, actor: Actor) -> bool:
    return partner(tx, actor.guild, actor.person) is not None
