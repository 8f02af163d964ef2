"""Accounts: the people of the rehearsal, and the bot."""

from dataclasses import dataclass, field

from bot.rehearsal.wire import Json


@dataclass(slots=True, eq=False)
class Account:
    """One account; `about` says in a word or two who the person is, `zone` what their clocks show."""

    id: int
    name: str
    about: str = ""
    locale: str = "en-GB"
    zone: str = "Europe/London"
    bot: bool = False
    dms_open: bool = True
    wire: Json = field(init=False)

    def __post_init__(self) -> None:
        self.wire = {
            "id": str(self.id),
            "username": self.name if self.bot else self.name.lower().replace(" ", "_"),
            "discriminator": "4242" if self.bot else "0",
            "global_name": None if self.bot else self.name,
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }
