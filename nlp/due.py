"""When a request is due, and how often something comes back.

A sentence may hold several times: that of the request, that of its topic, and past ones. All are
found; those that lie before the meeting or inside a condition are dropped, and of the rest the one
that is most surely the request's is taken: a meeting before a deadline, a deadline before a month,
a month before a bare year, and one beside a verb of coming back before the same kind elsewhere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sagsspor.nlp.anchors import Anchored, anchored
from sagsspor.nlp.dates import MONTHS, WEEKDAYS, find_dates
from sagsspor.nlp.patterns import either
from sagsspor.nlp.record import Due
from sagsspor.nlp.vocabulary import table

_DATA = table("due")
_NUMBERS: dict[str, int] = _DATA["numbers"]
_PREPOSITIONS: dict[str, str] = _DATA["prepositions"]
_PARTS: dict[str, str] = _DATA["parts"]
_SEASONS: dict[str, tuple[int, int]] = _DATA["seasons"]
_TURNS: dict[str, tuple[str, str]] = _DATA["turns"]
_WORDS: dict[str, list[str]] = _DATA["words"]
_FULL_MONTHS = [word for word in MONTHS if len(word) > 3 or word == "maj"]
_MONTH = either(_FULL_MONTHS)
_YEAR = r"(?:20\d\d)"
_PREPOSITION = either(_PREPOSITIONS)
_PART = either(_PARTS)
_COUNT = rf"(?:\d{{1,2}}|{either(_NUMBERS)})"
_STOP = r"(?![\w-])"
_OPEN = r"(?<![\w-])"

_MEETING = (
    rf"(?P<meeting>{_OPEN}(?P<lead>{either(_WORDS['meeting_prepositions'])})\s+"
    rf"(?:{either(_WORDS['determiners'])}\s+)?"
    rf"(?P<which>(?:{either(_WORDS['which'])}\s+){{0,3}})(?P<noun>{either(_WORDS['meetings'])}){_STOP})"
)
_BODY = (
    rf"(?P<body>{_OPEN}(?:til|på|i)\s+(?:[A-ZÆØÅ]{{2,5}}"
    r"|(?:[^\W\d_][\w-]{0,30},?\s){0,6}?[^\W\d_][\w-]{0,40}(?:udvalget|rådet|bestyrelsen|repræsentationen))"
    r"(?:s\s+møde)?)"
)
_MONTH_MEETING = anchored(
    rf"{_OPEN}(?P<preposition>{_PREPOSITION})\s+(?:udvalgets\s+|byrådets\s+)?(?P<month>{_MONTH})"
    rf"(?:\s|-)?(?:møde[tr]?|udvalgsmødet|byrådsmødet|mødet)(?:\s+(?P<year>{_YEAR}))?{_STOP}",
    re.IGNORECASE,
)
# Cores: what a preposition leads to. The part comes before a month or year.
_CORE = (
    rf"(?:(?P<part>{_PART})\s+)?(?:"
    rf"(?P<month>{_MONTH})(?:(?:\s?[-/\u2013]\s?|\s+(?:eller|og|til)\s+)(?P<month2>{_MONTH}))?"
    rf"(?:\s+måned)?(?:\s+(?P<month_year>{_YEAR}))?"
    rf"|(?P<quarter>(?:[1-4]\.|{either(['første', 'andet', 'tredje', 'fjerde'])}))\s?kvartal(?:et)?"
    rf"(?:\s+(?:i\s+)?(?P<quarter_year>{_YEAR}))?"
    rf"|(?P<half>(?:[12]\.|{either(['første', 'andet', 'anden', 'sidste'])}))\s?halv"
    rf"(?:år|del)(?:et)?"
    rf"(?:\s+(?:af\s+|i\s+)?(?P<half_year>{_YEAR}|året|næste\s+år))?"
    rf"|(?P<turn>{either(_TURNS)})(?:\s+(?:i\s+)?(?P<turn_year>{_YEAR}))?"
    rf"|(?P<season>{either(_SEASONS)})(?:\s+(?:i\s+)?(?P<season_year>{_YEAR}))?"
    rf"|uge\s+(?P<week>[1-5]?\d)(?:\s?[-/\u2013]\s?(?P<week2>[1-5]?\d))?(?:,?\s+(?:i\s+)?(?P<week_year>{_YEAR}))?"
    rf"|(?P<year>{_YEAR})"
    rf"|(?P<this_year>året|indeværende\s+år|dette\s+år|år)|(?P<next_year>næste\s+år|det\s+nye\s+år)"
    rf"){_STOP}(?![.,]\d)"
)
_PERIOD = re.compile(
    rf"(?:{_MEETING},?\s+)?{_OPEN}(?P<preposition>{_PREPOSITION})\s+(?:(?:det|den)\s+)?{_CORE}",
    re.IGNORECASE,
)
_BARE_PART = re.compile(
    rf"(?:{_MEETING},?\s+)?{_OPEN}(?=(?:primo|medio|ultimo)\s){_CORE}(?P<preposition>)",
    re.IGNORECASE,
)
_YEAR_END = anchored(
    rf"{_OPEN}(?P<lead>senest\s+ved|inden|før|ved|senest\s+inden)\s+årets\s+(?:udgang|udløb|afslutning)"
    rf"{_STOP}",
    re.IGNORECASE,
)
_LATE = anchored(rf"{_OPEN}(?:sidst|senere)\s+på\s+året{_STOP}", re.IGNORECASE)
_DATE_LEAD = anchored(
    rf"(?:{_MEETING},?\s+(?:{either(WEEKDAYS)}\s+)?(?P<meeting_den>(?:den|d\.)\s+)?"
    rf"|(?P<body_phrase>{_BODY},?\s+(?:(?:den|d\.)\s+)?)"
    rf"|{_OPEN}(?P<preposition>{_PREPOSITION})\s+(?:{either(WEEKDAYS)}\s+)?(?:(?:den|d\.)\s*)?)$"
)
_ANY_MEETING = anchored(_MEETING, re.IGNORECASE)
_RELATIVE = anchored(
    rf"{_OPEN}(?P<lead>om|efter|inden\s+for|inden|senest\s+om|senest\s+efter)\s+(?:ca\.\s+|cirka\s+)?"
    rf"(?P<count>et\s+halvt|halvandet|{_COUNT})\s+(?P<unit>år|måneder|måned|mdr\.?|uger|uge|dage|kvartal)"
    rf"{_STOP}(?!\s+(?:efter|før|siden)\b)",
    re.IGNORECASE,
)
_VAGUE = anchored(rf"{_OPEN}{either(_WORDS['vague'])}{_STOP}", re.IGNORECASE)
_EVENT = anchored(
    rf"{_OPEN}(?:{either(_WORDS['named_events'])}{_STOP}|"
    rf"{either(_WORDS['events'])}{_STOP}(?:\s+(?!{either(_WORDS['event_ends'])}{_STOP})"
    r"[\w\u2019'/-]{1,60}){0,6})",
    re.IGNORECASE,
)
_CONDITION = re.compile(rf"\s*{either(_WORDS['conditions'])}{_STOP}[^.!?]*?,", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+(?:der|som|hvor|hvordan|hvad|hvilke|hvem)\s", re.IGNORECASE)
# A reason tells of other times: "idet udvalget afventer mødet i maj".
_REASON = re.compile(r",\s+(?:idet|fordi|da|eftersom)\s", re.IGNORECASE)
_RETURN = anchored(rf"{_OPEN}{either(_WORDS['returns'])}{_STOP}", re.IGNORECASE)
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    first: date | None
    last: date | None
    weight: int


def find_due(text: str, meeting_date: date) -> Due | None:
    """Give when the request in a text is due, counted from the meeting; None where nothing tells.

    >>> find_due("Sagen kommer igen på mødet i april.", date(2024, 2, 6))
    Due(expression='på mødet i april', start='2024-04-01', end='2024-04-30')
    """
    text = text[:4000]
    condition = _CONDITION.match(text)
    begin = condition.end() if condition else 0
    best: tuple[int, int, int] | None = None
    chosen: _Time | None = None
    for time in _times(text, meeting_date):
        if time.start < begin or _past(time, meeting_date):
            continue
        rank = (time.weight + _nearness(text, time), time.end - time.start, -time.start)
        if best is None or rank > best:
            best, chosen = rank, time
    if chosen is None:
        return None
    return Due(
        " ".join(text[chosen.start : chosen.end].split()),
        chosen.first.isoformat() if chosen.first else None,
        chosen.last.isoformat() if chosen.last else None,
    )


def _past(time: _Time, meeting_date: date) -> bool:
    latest = time.last or time.first
    if latest is None:
        return False
    if time.last is None:
        return latest < meeting_date  # "fra oktober 2021": begun before the meeting
    return latest < meeting_date or (time.first == time.last == meeting_date)


def _nearness(text: str, time: _Time) -> int:
    """Give what the words around a time add to its weight."""
    before = text[max(0, time.start - _REACH) : time.start]
    after = text[time.end : time.end + _REACH // 2]
    near = 8 if _RETURN.search(before) or _RETURN.match(after.lstrip()) else 0
    comma = text.rfind(",", 0, time.start)
    inside = comma >= 0 and _CLAUSE.match(text, comma) is not None
    reason = _REASON.search(text, 0, time.start)
    return near - (12 if inside else 0) - (60 if reason else 0)


def _times(text: str, meeting_date: date) -> Iterator[_Time]:
    yield from _dates(text, meeting_date)
    for pattern in (_PERIOD, _BARE_PART):
        for match in pattern.finditer(text):
            yield from _period(match, meeting_date)
    for match in _MONTH_MEETING.finditer(text):
        first, last = _month(match["month"], match["year"], meeting_date)
        yield _framed(match, match["preposition"], first, last, 100)
    for match in _RELATIVE.finditer(text):
        yield from _relative(match, meeting_date)
    for match in _YEAR_END.finditer(text):
        last = date(meeting_date.year, 12, 31)
        at_end = match["lead"].casefold() == "ved"
        yield _Time(match.start(), match.end(), last if at_end else None, last, 80)
    for match in _LATE.finditer(text):
        late = match[0].casefold().startswith("sidst")
        year = meeting_date.year
        yield _Time(
            match.start(), match.end(), date(year, 12, 1) if late else None, date(year, 12, 31), 45
        )
    for match in _ANY_MEETING.finditer(text):
        words = match["which"].casefold().split()
        if any(word in _WORDS["ahead"] for word in words):
            yield _Time(match.start(), match.end(), None, None, 95)
    for match in _VAGUE.finditer(text):
        yield _Time(match.start(), match.end(), None, None, 20)
    for match in _EVENT.finditer(text):
        yield _Time(match.start(), match.end(), None, None, 15)


def _dates(text: str, meeting_date: date) -> Iterator[_Time]:
    for mention in find_dates(text):
        printed = _at_or_after(text, mention.span, mention.value, meeting_date)
        if printed is None:
            continue
        start, end = mention.span
        reach = max(0, start - 160)
        lead = _last_match(_DATE_LEAD, text, reach, start)
        if lead is None:
            continue
        if lead["meeting"]:
            yield _framed_span(lead.start(), end, lead["lead"], printed, printed, 110)
        elif lead["body_phrase"]:
            yield _Time(lead.start(), end, printed, printed, 90)
        elif re.search(r"\bfor\s+$", text[max(0, lead.start() - 6) : lead.start()]):
            continue  # "en ny tid for den 11. oktober": what is asked about
        else:
            way = _way(lead["preposition"])
            weight = 80 if way in {"by", "before"} else 60
            yield _framed_span(lead.start(), end, lead["preposition"], printed, printed, weight)


def _last_match(pattern: Anchored, text: str, start: int, end: int) -> re.Match[str] | None:
    """Give the leftmost match of a pattern that is anchored at ``end``."""
    return pattern.search(text, start, end)


def _at_or_after(
    text: str, span: tuple[int, int], value: date | None, meeting_date: date
) -> date | None:
    """Give a mentioned date; without a printed year, the first one from the meeting on."""
    if value:
        return value
    match = re.match(r"(\d{1,2})\W+(\w+)", text[span[0] : span[1]])
    month = MONTHS.get(match[2].casefold()) if match else None
    if not match:
        return None
    number = month or (int(match[2]) if match[2].isdigit() else 0)
    for year in (meeting_date.year, meeting_date.year + 1):
        try:
            day = date(year, number, int(match[1]))
        except ValueError:
            continue
        if day >= meeting_date:
            return day
    return None


def _way(preposition: str | None) -> str:
    key = " ".join((preposition or "").casefold().split())
    way = _PREPOSITIONS.get(key)
    if way is None:
        way = "by" if key.startswith("senest") else "on"
    return way


def _framed(
    match: re.Match[str], preposition: str | None, first: date, last: date, weight: int
) -> _Time:
    return _framed_span(match.start(), match.end(), preposition, first, last, weight)


def _framed_span(
    start: int, end: int, preposition: str | None, first: date, last: date, weight: int
) -> _Time:
    """Apply a preposition to a period."""
    way = _way(preposition)
    interval: dict[str, tuple[date | None, date | None]] = {
        "on": (first, last),
        "by": (None, last),
        "before": (None, last if first == last else first - timedelta(1)),
        "end": (last, last),
        "after": (first if first == last else last + timedelta(1), None),
        "from": (first, None),
    }
    return _Time(start, end, *interval[way], weight)


def _period(match: re.Match[str], meeting_date: date) -> Iterator[_Time]:
    way = _way(match["preposition"])
    meeting = match["meeting"]
    preposition = match["preposition"]
    if meeting and _way(match["lead"]) in {"by", "before", "after"}:
        preposition = "senest" if _way(match["lead"]) != "after" else "efter"
    weight = 110 if meeting else (80 if way in {"by", "before", "end"} else 50)
    start, end = match.span()
    if match["turn"] and way in {"before", "after", "by"}:
        yield _turn(match, way, meeting_date)
        return
    if match["turn"] and not match["season"] and match["turn"].casefold() not in _SEASONS:
        return
    if match["this_year"] and way == "on" and match["preposition"].casefold() not in {"i"}:
        return
    if match["year"] and not meeting and way == "on":
        weight = 30 if match["preposition"].casefold() == "i" else 40
        if match["preposition"].casefold() in {"på", "ved", "over", "omkring", "til", "den", "d."}:
            return
    if way == "from" and not meeting:
        weight = 25
    bounds = _bounds(match, meeting_date)
    if bounds:
        yield _framed_span(start, end, preposition, *bounds, weight)


def _bounds(match: re.Match[str], meeting_date: date) -> tuple[date, date] | None:
    """Give the first and last day of the period a match names."""
    part = match["part"]
    if match["month"]:
        first, last = _month(match["month"], match["month_year"], meeting_date)
        if match["month2"]:
            _, last = _month(match["month2"], match["month_year"] or str(first.year), first)
            if last < first:
                first = first.replace(year=first.year - 1)
        return _part_of_month(part, first, last) if part else (first, last)
    if match["quarter"]:
        number = _ordinal(match["quarter"])
        return _months(number * 3 - 2, number * 3, match["quarter_year"], meeting_date)
    if match["half"]:
        number = _ordinal(match["half"])
        year = match["half_year"]
        if year and not year.isdigit():
            ahead = 0 if year.casefold() == "året" else 1
            year = str(meeting_date.year + ahead)
        return _months(number * 6 - 5, number * 6, year, meeting_date)
    season = match["season"] or match["turn"]
    if season:
        first_month, last_month = _SEASONS[season.casefold()]
        year = match["season_year"] or match["turn_year"]
        return _months(first_month, last_month, year, meeting_date)
    if match["week"]:
        return _weeks(match, meeting_date)
    year_number = meeting_date.year + (1 if match["next_year"] else 0)
    if match["year"]:
        year_number = int(match["year"])
    return _part_of_year(part, year_number)


def _turn(match: re.Match[str], way: str, meeting_date: date) -> _Time:
    """Give the time before or after a time of year: "inden sommerferien 2025"."""
    until, since = _TURNS[match["turn"].casefold()]
    year = int(match["turn_year"] or meeting_date.year)
    last = date(year, int(until[:2]), int(until[3:]))
    if not match["turn_year"] and last < meeting_date and way != "after":
        last = last.replace(year=year + 1)
    if way != "after":
        return _Time(match.start(), match.end(), None, last, 80)
    first = date(last.year + (1 if since < until else 0), int(since[:2]), int(since[3:]))
    if not match["turn_year"] and first < meeting_date:
        first = first.replace(year=first.year + 1)
    return _Time(match.start(), match.end(), first, None, 80)


def _ordinal(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else _NUMBERS[word.casefold()]


def _month(word: str, year: str | None, meeting_date: date) -> tuple[date, date]:
    number = MONTHS[word.casefold()]
    return _months(number, number, year, meeting_date)


def _months(
    first_month: int, last_month: int, printed_year: str | None, meeting_date: date
) -> tuple[date, date]:
    """Give some months of a year; unprinted, it is the meeting's, or the next if they are past."""
    year = int(printed_year) if printed_year else meeting_date.year
    over = 1 if last_month < first_month else 0
    last = _end_of_month(year + over, last_month)
    if not printed_year and last < meeting_date:
        year += 1
        last = _end_of_month(year + over, last_month)
    return date(year, first_month, 1), last


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _part_of_month(part: str, first: date, last: date) -> tuple[date, date]:
    kind = _PARTS[" ".join(part.casefold().split())]
    return {
        "first": (first, first.replace(day=10)),
        "middle": (first.replace(day=11), first.replace(day=20)),
        "last": (last.replace(day=21), last),
    }[kind]


def _part_of_year(part: str | None, year: int) -> tuple[date, date]:
    if not part:
        return date(year, 1, 1), date(year, 12, 31)
    month = {"first": 1, "middle": 6, "last": 12}[_PARTS[" ".join(part.casefold().split())]]
    return date(year, month, 1), _end_of_month(year, month)


def _weeks(match: re.Match[str], meeting_date: date) -> tuple[date, date] | None:
    year = int(match["week_year"] or meeting_date.year)
    try:
        first = date.fromisocalendar(year, int(match["week"]), 1)
        last = date.fromisocalendar(year, int(match["week2"] or match["week"]), 7)
        if not match["week_year"] and last < meeting_date:
            first = date.fromisocalendar(year + 1, int(match["week"]), 1)
            last = date.fromisocalendar(year + 1, int(match["week2"] or match["week"]), 7)
    except ValueError:
        return None
    return first, last


def _relative(match: re.Match[str], meeting_date: date) -> Iterator[_Time]:
    """Give the month, week or day that a count from the meeting reaches."""
    unit = match["unit"].casefold().rstrip(".")
    word = " ".join(match["count"].casefold().split())
    lead = " ".join(match["lead"].casefold().split())
    months = weeks = days = 0
    if word == "et halvt":
        months = 6
    elif word == "halvandet":
        months = 18
    else:
        count = int(word) if word.isdigit() else _NUMBERS[word]
        if unit == "år":
            months = 12 * count
        elif unit.startswith(("måned", "mdr")):
            months = count
        elif unit == "kvartal":
            months = 3 * count
        elif unit.startswith("uge"):
            weeks = count
        else:
            days = count
    reached = _add_months(meeting_date, months) + timedelta(weeks=weeks, days=days)
    deadline = lead.startswith(("inden", "senest"))
    if deadline:
        yield _Time(match.start(), match.end(), None, reached, 75)
        return
    first = last = reached
    if months:
        first, last = reached.replace(day=1), _end_of_month(reached.year, reached.month)
    elif weeks:
        first = reached - timedelta(days=reached.weekday())
        last = first + timedelta(days=6)
    yield _Time(match.start(), match.end(), first, last, 75)


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _recurrences() -> tuple[Anchored, dict[str, str], Anchored]:
    spoken = {word: duration for duration, words in _DATA["recurrence"].items() for word in words}
    adjectives = _DATA["recurrence_adjectives"]
    for duration, words in adjectives.items():
        if duration == "nouns":
            continue
        for word in words:
            for noun in adjectives["nouns"]:
                spoken[f"{word} {noun}"] = duration
    every = anchored(
        rf"{_OPEN}hver[t]?\s+(?P<count>\d{{1,2}}\.|{either(_NUMBERS)})\s+(?P<unit>år|måned|uge){_STOP}",
        re.IGNORECASE,
    )
    plain = anchored(rf"{_OPEN}{either(spoken)}{_STOP}", re.IGNORECASE)
    return plain, spoken, every


def find_recurrence(text: str) -> str | None:
    """Give how often something comes back as an ISO 8601 duration; None where nothing tells.

    >>> find_recurrence("Udvalget behandler strategien hvert 4. år.")
    'P4Y'
    """
    plain, spoken, every = _recurrences()
    found: list[tuple[int, str]] = []
    match = every.search(text)
    if match:
        count = match["count"].rstrip(".")
        number = int(count) if count.isdigit() else _NUMBERS[count.casefold()]
        unit = {"å": "Y", "m": "M", "u": "W"}[match["unit"][0].casefold()]
        found.append((match.start(), f"P{number}{unit}"))
    for match in plain.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rstrip().casefold()
        if before.endswith(("kr.", "kr", "kroner", "pct.", "procent", "%", "mio.")):
            continue  # "150.000 kr. årligt" is an amount
        found.append((match.start(), spoken[" ".join(match[0].casefold().split())]))
        break
    return min(found)[1] if found else None
