"""A service that somebody asks for, as the matrix calls it."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import services
from bot.services import contributions
from bot.services.polls import answering, writing
from bot.services.sessions import afterwards, replying

Service = Callable[..., Any]


@dataclass(frozen=True)
class MatrixCall:
    """One service, and what it is given where the scene's own choice will not do."""

    service: Service
    given: Mapping[str, Any] = field(default_factory=dict)
    lead_has_account: bool = True

    @property
    def is_about_answers(self) -> bool:
        """Tell whether it is asked about answers to a topic, which is open then."""
        return self.service.__module__.startswith(contributions.__name__)

    @property
    def is_about_a_paper(self) -> bool:
        """Tell whether it is asked by somebody who answers a vote, which is open then."""
        return self.service.__module__ in {answering.__name__, writing.__name__}

    @property
    def is_about_replies(self) -> bool:
        """Tell whether it is asked about replies to a session, which is announced then."""
        return self.service.__module__ == replying.__name__

    @property
    def is_about_the_past(self) -> bool:
        """Tell whether it is asked about a session that is over."""
        return self.service.__module__ == afterwards.__name__


def calls_of(*those: Service, **given: Any) -> tuple[MatrixCall, ...]:
    """Call these services, each with what is given by name."""
    return tuple(MatrixCall(one, given) for one in those)


def every_service() -> frozenset[Service]:
    """Find every public service that somebody asks for."""
    found = set()
    for module in pkgutil.walk_packages(services.__path__, "bot.services."):
        inside = vars(importlib.import_module(module.name))
        functions = (one for one in inside.values() if inspect.isfunction(one) and one.__module__ == module.name)
        public = (one for one in functions if not one.__name__.startswith("_"))
        found |= {one for one in public if "actor" in inspect.signature(one).parameters}
    return frozenset(found)
