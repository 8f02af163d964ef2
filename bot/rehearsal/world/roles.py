"""Roles, and what each of them allows."""

from dataclasses import dataclass

from bot.rehearsal.wire import Json


@dataclass(slots=True, eq=False)
class Role:
    """One role in one server; a managed one belongs to an app and nobody may hand it out."""

    id: int
    name: str
    permissions: int = 0
    position: int = 1
    color: int = 0
    hoist: bool = False
    mentionable: bool = False
    bot_id: int | None = None

    def wire(self) -> Json:
        """Return the role as Discord sends it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": self.color,
            "colors": {"primary_color": self.color, "secondary_color": None, "tertiary_color": None},
            "hoist": self.hoist,
            "managed": self.bot_id is not None,
            "mentionable": self.mentionable,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
            "tags": {} if self.bot_id is None else {"bot_id": str(self.bot_id)},
        }
