"""Dates as minutes print them."""

from __future__ import annotations

from datetime import date

MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
_DAYS = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]


def long_date(day: date) -> str:
    """Give a date as "3. maj 2019"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def printed_date(day: date, form: str) -> str:
    """Give a date in one of the grammar's forms, without the time that goes with some of them."""
    month = MONTHS[day.month - 1]
    weekday = _DAYS[day.weekday()]
    return {
        "long": long_date(day),
        "weekday": f"{weekday} den {long_date(day)}",
        "dashes": f"{day:%d-%m-%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "short": f"{day.day:02}. {month[:3]} {day.year}",
        "dashed_name": f"{day.day:02}-{month[:3]}-{day.year}",
        "short_dots": f"{day:%d.%m.%y}",
        "english": f"{weekday}, {month.capitalize()} {day.day}, {day.year}",
        "seconds": f"{day:%d-%m-%Y}",
        "weekday_time": f"{weekday}, {day.day} {month}, {day.year}",
    }[form]
