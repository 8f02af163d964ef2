"""What somebody is in a server at this moment: what the rules of `actions.py` look at."""

from dataclasses import dataclass

from bot.domain.people import Actor, Partner, RoleGroup, Server


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in this server at this moment, whatever they are elsewhere."""

    role_group: RoleGroup | None
    is_advisory: bool
    is_coordinator: bool
    is_owner: bool
    is_lead: bool
    is_chosen_lead: bool
    is_bot: bool

    @property
    def is_partner(self) -> bool:
        """Tell whether they have joined."""
        return self.role_group is not None


def standing(actor: Actor, server: Server, partner: Partner | None) -> Standing:
    """Say what this actor is here, from Discord's word of this moment and from our store.

    Somebody overseeing takes part: an advisory role without having joined decides nothing.
    """
    return Standing(
        role_group=partner.role_group if partner else None,
        is_advisory=partner is not None and server.advisory_role is not None and server.advisory_role in actor.roles,
        is_coordinator=actor.is_owner
        or (server.coordinator_role is not None and server.coordinator_role in actor.roles),
        is_owner=actor.is_owner,
        is_lead=server.is_lead(actor.person),
        is_chosen_lead=server.lead == actor.person,
        is_bot=actor.is_bot,
    )


def standing_when_asked(actor: Actor, role_group: RoleGroup) -> Standing:
    """Say what this actor is to a vote that asks them: as whom they are asked was fixed when it opened."""
    return Standing(
        role_group,
        is_advisory=False,
        is_coordinator=False,
        is_owner=False,
        is_lead=False,
        is_chosen_lead=False,
        is_bot=actor.is_bot,
    )
