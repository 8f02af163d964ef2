"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

GROUP_AHEAD: Final = Verb("group-ahead")
GROUP_BACK: Final = Verb("group-back")
GROUP_CHANGE: Final = Verb("group-change")
GROUP_GO_ON: Final = Verb("group-go-on")
GROUP_PAUSE: Final = Verb("group-pause")
GROUP_REASON: Final = Verb("group-reason")
GROUP_SEE: Final = Verb("group-see")
GROUP_SINCE: Final = Verb("group-since")
GROUP_STOP: Final = Verb("group-stop")
GROUP_TERMS: Final = Verb("group-terms")
GROUP_WAITS: Final = Verb("group-waits")
GROUP_WHY: Final = Verb("group-why")
GROUP_WHY_DROP: Final = Verb("group-why-drop")
GROUP_WHY_SEND: Final = Verb("group-why-send")
IDEA_ANSWER: Final = Verb("idea-answer")
IDEA_CHOSEN: Final = Verb("idea-chosen")
IDEA_READ: Final = Verb("idea-read")
IDEA_TOLD: Final = Verb("idea-told")
PROPOSE_CHANGE: Final = Verb("propose-change")
PROPOSE_DRAFT: Final = Verb("propose-draft")
PROPOSE_DROP: Final = Verb("propose-drop")
PROPOSE_KIND: Final = Verb("propose-kind")
PROPOSE_SEND: Final = Verb("propose-send")
PROPOSE_SIGN: Final = Verb("propose-sign")
PROPOSE_UNSIGN: Final = Verb("propose-unsign")
