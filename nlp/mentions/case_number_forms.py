"""The forms of case and journal numbers, and what each part of a number says."""

from __future__ import annotations

import re
from dataclasses import dataclass

FACET = r"[A-ZÆØÅ]\d\d"
_SUBJECT = r"(?P<subject>\d\d\.\d\d\.\d\d)"
END = r"(?![\w]|[-./]\w)"
YY = r"(?:9\d|[0-3]\d)"

# In the order they are tried; a later one never takes what an earlier one fits.
_FAMILIES: tuple[tuple[str, str], ...] = (
    # 00.01.00-K07-3-17S, 15.20.00-Ø34-2-24
    (
        "kle",
        rf"{_SUBJECT}\s?-\s?(?P<facet>{FACET})\s?-\s?(?P<serial>\d{{1,6}})\s?-\s?"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?P<letter>[A-Z]{0,2})",
    ),
    # 00.01.00P35-0098, 00.01.00-G01-0098, 00.01.00G01, 00.01.00-G01
    ("kle", rf"{_SUBJECT}\s?[-.]?\s?(?P<facet>{FACET})(?:\s?[-/]\s?(?P<serial>\d{{1,7}}))?"),
    # 15.20G00 - 2013/01963
    (
        "kle_old",
        rf"(?P<subject>\d\d\.\d\d)\s?-?\s?(?P<facet>{FACET})\s?-\s?"
        r"(?P<year>(?:19|20)\d\d)[/-](?P<serial>\d{1,7})",
    ),
    # 00.01S00, 00.01 P27/, 00.01P27-12
    (
        "kle_old",
        rf"(?P<subject>\d\d\.\d\d)\s?-?\s?(?P<facet>{FACET})(?:\s?[-/]\s?(?P<serial>\d{{1,7}})|\s?/)?",
    ),
    ("kle", _SUBJECT),
    # 330-2018-3619
    (
        "municipality_serial",
        r"(?P<authority>[1-8]\d\d|108[1-5])-(?P<year>(?:19|20)\d\d)-(?P<serial>\d{1,7})",
    ),
    # EMN-2020-00123, BR 677/06
    ("year_serial", r"(?P<prefix>[A-ZÆØÅ]{2,6})[- ](?P<year>(?:19|20)\d\d)[-/](?P<serial>\d{1,7})"),
    (
        "year_serial",
        rf"(?P<prefix>[A-ZÆØÅ]{{2,4}})[- ]?(?P<serial>\d{{1,5}})/(?P<year>(?:19|20)\d\d|{YY})",
    ),
    # TMU-58/07-B: the committee's own list, "B" for a decision and "O" for information
    (
        "year_serial",
        rf"(?P<prefix>[A-ZÆØÅ]{{2,4}})-(?P<serial>\d{{1,5}})/(?P<year>{YY})-(?P<letter>[A-ZÆØÅ])",
    ),
    # 2017-004392, 2018/0012345, 24-017567, 19/3310
    ("year_serial", r"(?P<year>(?:19|20)\d\d)-(?P<serial>\d{3,7})"),
    # 028114-2014
    ("year_serial", r"(?P<serial>\d{5,6})-(?P<year>(?:19|20)\d\d)"),
    ("year_serial", r"(?P<year>(?:19|20)\d\d)/(?P<serial>\d{1,7})"),
    ("year_serial", rf"(?P<year>{YY})-(?P<serial>\d{{3,7}})"),
    ("year_serial", rf"(?P<year>{YY})/(?P<serial>\d{{1,6}})"),
    # 1-51-71-3321-08, 0-3-1-13
    ("region", r"(?P<group>\d{1,2}-\d{1,3}-\d{1,3})-(?P<serial>\d{1,5})-(?P<year>\d\d)"),
    ("region", r"(?P<group>\d{1,2}-\d{1,3}-\d{1,3})-(?P<serial>\d{1,5})"),
    ("six_digits", r"(?P<serial>\d{6})"),
)
_WHOLE = tuple((family, re.compile(form)) for family, form in _FAMILIES)
ANY_FORM = re.compile(
    "|".join(re.sub(r"\(\?P<\w+>", "(?:", rf"(?:{form}){END}") for _family, form in _FAMILIES)
)


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number taken apart; what its shape does not tell is None.

    ``family`` is kle, kle_old, municipality_serial, year_serial, region, six_digits or other.
    ``kle_subject`` is the KLE number ("00.01.00"), ``year`` has four digits, and ``parts`` are the
    numbers and letters as printed, in order.
    """

    printed: str
    family: str
    kle_subject: str | None = None
    facet: str | None = None
    serial: str | None = None
    year: int | None = None
    parts: tuple[str, ...] = ()


def parse_case_number(printed: str) -> CaseNumber:
    """Take a case number apart by its shape.

    >>> found = parse_case_number("00.01.00-K07-3-17S")
    >>> found.family, found.kle_subject, found.facet, found.serial, found.year
    ('kle', '00.01.00', 'K07', '3', 2017)
    """
    printed = " ".join(printed.split())
    tidy = printed.strip(" .:;,")
    for family, form in _WHOLE:
        match = form.fullmatch(tidy)
        if match:
            got = match.groupdict()
            return CaseNumber(
                printed,
                family,
                kle_subject=got.get("subject"),
                facet=got.get("facet"),
                serial=got.get("serial"),
                year=_year(got.get("year")),
                parts=tuple(value for value in match.groups() if value),
            )
    return CaseNumber(printed, "other", parts=tuple(re.findall(r"\w+", printed)))


def _year(printed: str | None) -> int | None:
    if not printed:
        return None
    year = int(printed)
    if len(printed) == 4:
        return year
    return year + (2000 if year < 70 else 1900)
