"""What people asked to be reminded of, and when."""

from storage.reminders.asked_for import (
    coming_for,
    count_own,
    keep_reminder,
    reminder,
    reminder_about,
    remove_about,
    remove_reminder,
)
from storage.reminders.reminder_letters import planned_for, supersede, take_back_letters
from storage.reminders.retention import drop_oldest_drafts, forget_reminders, subjects_reminded_of
from storage.reminders.schedule import before_close_of, due, every_coming, next_moment, reminder_of, unreadable_in
from storage.reminders.tables import reminders

__all__ = [
    "before_close_of",
    "coming_for",
    "count_own",
    "drop_oldest_drafts",
    "due",
    "every_coming",
    "forget_reminders",
    "keep_reminder",
    "next_moment",
    "planned_for",
    "reminder",
    "reminder_about",
    "reminder_of",
    "reminders",
    "remove_about",
    "remove_reminder",
    "subjects_reminded_of",
    "supersede",
    "take_back_letters",
    "unreadable_in",
]
