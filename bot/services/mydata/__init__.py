"""Everybody's own data: see it, take it along, ask about it, have it deleted."""

from bot.services.mydata.cleaning import NO_KEYS, begin_cleaning, clean_next, cleaning_due, note_cleaned
from bot.services.mydata.data_access import ask_about_data, export_data, see_data
from bot.services.mydata.erasing import erase_person
from bot.services.mydata.requests import answer_request, forget_asking, open_requests, read_request, requests_in

__all__ = [
    "NO_KEYS",
    "answer_request",
    "ask_about_data",
    "begin_cleaning",
    "clean_next",
    "cleaning_due",
    "erase_person",
    "export_data",
    "forget_asking",
    "note_cleaned",
    "open_requests",
    "read_request",
    "requests_in",
    "see_data",
]
