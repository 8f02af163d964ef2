"""What clocks on the wall are meant to show: kept beside the moment, which changes when a zone changes its clocks."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.times.clocks import on_the_wall


@dataclass(frozen=True, slots=True)
class Meant:
    """What the clocks in a zone are to show; `fold` is 1 for the second of two same hours, as clocks go back."""

    local: datetime
    zone: str
    fold: int = 0

    @property
    def moment(self) -> datetime:
        """Return when that is, in UTC; a time that clocks skip moves forward."""
        moments = on_the_wall(self.local.date(), self.local.hour * 60 + self.local.minute, zone=self.zone).moments
        return moments[self.fold if len(moments) > 1 else 0]


def meant_at(moment: datetime, zone: str) -> Meant:
    """Return what the clocks there show at this moment."""
    local = moment.astimezone(ZoneInfo(zone))
    return Meant(local.replace(tzinfo=None, fold=0), zone, local.fold)
