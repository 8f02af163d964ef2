"""Everybody's own data: see it, take it along, ask about it, have it deleted."""

from bot.services.mydata.data_access import ask_about_data, export_data, see_data
from bot.services.mydata.erasing import erase_person
from bot.services.mydata.requests import answer_request, forget_asking, open_requests, read_request, requests_in

__all__ = [
    "answer_request",
    "ask_about_data",
    "erase_person",
    "export_data",
    "forget_asking",
    "open_requests",
    "read_request",
    "requests_in",
    "see_data",
]
