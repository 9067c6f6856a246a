"""Danish civil registration numbers (CPR), which no output may show."""

from __future__ import annotations

import re

_DASH = r"[-\u2010-\u2015\u2212]"
_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
# ddmmyy and four digits: joined, parted by one space, or by a dash with a space or a line end.
_CPR = re.compile(
    rf"""
    (?<![0-9]) (?<![0-9][-.])                    # not the tail of a longer number
    (?P<day>[0-9]{{2}}) (?P<month>[0-9]{{2}}) (?P<year>[0-9]{{2}})
    (?: (?P<space>{_SPACE}) | {_SPACE}? {_DASH} [ \u00a0\n]? )?
    [0-9]{{4}}
    (?![0-9]) (?!-[0-9])                          # nor the head of one
    (?(space)(?![.,][0-9]))                       # nor an amount after another number
    """,
    re.VERBOSE,
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGIT = re.compile(r"[0-9]")


def mask_cpr(text: str) -> str:
    """Give the text with the digits of every CPR number as ``x``, one for one.

    >>> mask_cpr("cpr. 010203-1234, sag 24-017567, tlf. 12345678")
    'cpr. xxxxxx-xxxx, sag 24-017567, tlf. 12345678'
    """
    return _CPR.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    day, month = int(match["day"]), int(match["month"])
    # Replacement numbers add 60 to the day.
    plausible = 1 <= month <= 12 and 1 <= (day - 60 if day > 60 else day) <= _DAYS[month - 1]
    return _DIGIT.sub("x", match[0]) if plausible else match[0]
