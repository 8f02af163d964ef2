"""What falls due as time passes: each feature says what it is and when, and each beat does what is due by then."""

from bot.jobs.job import AT_ONCE, Job, Present, Timed, Work, a_few_at_a_time, once
from bot.jobs.jobs import Jobs

__all__ = [
    "AT_ONCE",
    "Job",
    "Jobs",
    "Present",
    "Timed",
    "Work",
    "a_few_at_a_time",
    "once",
]
