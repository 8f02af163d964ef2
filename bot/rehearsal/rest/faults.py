"""Things that go wrong on purpose."""

from dataclasses import dataclass


@dataclass(slots=True)
class Fault:
    """One planned failure; status 0 drops the connection; `after` lets the effect happen first."""

    method: str
    template: str
    status: int = 500
    after: bool = False
    times: int = 1


class Faults:
    """The failures still to come, soonest first."""

    __slots__ = ("planned",)

    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def plan(self, method: str, template: str, *, status: int = 500, after: bool = False, times: int = 1) -> Fault:
        """Make the next requests to this operation fail, before or after their effect."""
        fault = Fault(method, template, status, after, times)
        self.planned.append(fault)
        return fault

    def take(self, method: str, template: str) -> Fault | None:
        """Return the failure planned for this request, if there is one."""
        for fault in self.planned:
            if (fault.method, fault.template) == (method, template):
                fault.times -= 1
                if fault.times <= 0:
                    self.planned.remove(fault)
                return fault
        return None
