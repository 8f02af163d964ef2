"""What happens to the server and the computer around a session."""

from tests.simulation.topics.environment_faults import TopicFaults


class SessionFaults(TopicFaults):
    """Also ends the programme where replies, places and sessions are noted."""

    ends_at = ("reply.", "place.", "session.", "topic.", "letter.", "erase.", "store.rewritten", "store.committed")
    ends_late_at = ("", "reply.", "place.", "session.", "letter.", "store.committed")
