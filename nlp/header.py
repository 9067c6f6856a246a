"""The head of the minutes: which body met, when, where, and who was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sagsspor.nlp.bodies import body_name, election_period, find_bodies
from sagsspor.nlp.dates import DateMention, find_dates, find_times
from sagsspor.nlp.lines import Line, folded
from sagsspor.nlp.persons import people_in_list
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary, table

_TYPE = re.compile(
    r"\b(?:referat|beslutningsprotokol|protokol|dagsorden|beslutninger|beslutningsreferat|tillægsdagsorden|tillægsreferat|åbent referat|udskrift)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\b(?:tillægs)?dagsorden\b(?!er)", re.IGNORECASE)
_MINUTES = re.compile(
    r"\b(?:tillægs|beslutnings|mødereferat|åbent )?referat\b|protokol\b|\bbeslutninger\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:referat|dagsorden|beslutningsprotokol|protokol|beslutninger|møde|mødet|ordinært|ekstraordinært|ekstraordinær|åbent|åben|lukket|fra|for|til|af|i|den|d|"
    r"tillægsdagsorden|tillægsreferat|tillæg|kl|nr|holdt|afholdt|på|med|udskrift|offentligt|offentlig|vedr|man|tirs|ons|tors|fre|lør|søn|(?:man|tirs|ons|tors|fre|lør|søn)dag)\b\.?",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-ZÆØÅ][\wæøåÆØÅ]+(?:-[A-ZÆØÅ][\wæøåÆØÅ]+)?)(?:\s[A-ZÆØÅ][\wæøå]+)?)\s(?P<kind>Kommune|Regionskommune)(?P<genitive>s)?(?![\wæøå])"
)
_CAPITALS = re.compile(
    r"(?<![\w-])(?:(?P<kommune>[A-ZÆØÅ]{3,}(?:-[A-ZÆØÅ]{3,})?)\sKOMMUNE|REGION\s(?P<region>[A-ZÆØÅ]{3,}))(?![\wÆØÅ])"
)
_REGION = re.compile(
    r"(?<![\w-])Region\s(?P<name>[A-ZÆØÅ][\wæøå]+)(?<!s)(?P<genitive>s)?(?![\wæøå])"
)
_NOT_A_PLACE_NAME = {
    "Hver",
    "Den",
    "Din",
    "Vores",
    "En",
    "Denne",
    "Samme",
    "Anden",
    "Center",
    "Digital",
    "Ny",
    "Nye",
    "Hele",
    "Egen",
    "Fra",
    "Til",
    "I",
    "Af",
    "Hvis",
    "Når",
    "Dansk",
    "Grøn",
    "Sund",
    "DK2020",
    "At",
    "Med",
    "Som",
    "For",
    "På",
    "Og",
    "Jf",
    "Både",
    "Tidligere",
}
_NAME_VALUES = {"members", "absence", "staff"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the head: its kind, its value as printed, and where it stands."""

    kind: str
    value: str
    spans: tuple[Span, ...]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says of the meeting; each value has its spans, () where it is inferred."""

    body: str | None = None
    body_spans: tuple[Span, ...] = ()
    term: str | None = None
    term_spans: tuple[Span, ...] = ()
    date: str | None = None
    date_spans: tuple[Span, ...] = ()
    start_time: str | None = None
    time_spans: tuple[Span, ...] = ()
    place: str | None = None
    place_spans: tuple[Span, ...] = ()
    document_type: str = "minutes"
    fields: tuple[Field, ...] = ()


def read_fields(lines: Sequence[Line], words: Vocabulary) -> tuple[Field, ...]:
    """Read the labelled fields of the head: label and value on one line, under it, or in blocks."""
    fields: list[Field] = []
    at = 0
    while at < len(lines):
        block = _label_block(lines, at, words)
        if block:
            at = _pair_block(lines, at, block, fields, words)
            continue
        line = lines[at]
        label = _field_label(line, words)
        if label is None or label.kind == "contents":
            at += 1
            continue
        start = line.start + label.value
        rest = line.text[label.value :]
        spans: list[Span] = []
        if rest.strip(" .:;-"):
            start += len(rest) - len(rest.lstrip(" \t:.-–"))
            spans.append((start, line.end))
        at += 1
        several = label.kind in _NAME_VALUES
        while at < len(lines) and _goes_on(lines, at, label.kind, words, bool(spans), several):
            spans.append((lines[at].start, lines[at].end))
            at += 1
            if not several:
                break
        fields.append(Field(label.kind, "", tuple(spans), label.word))
    return tuple(fields)


def _field_label(line: Line, words: Vocabulary) -> Label | None:
    label = words.header.match(line.text)
    if label is None:
        return None
    if label.glued and label.kind not in {"date", "place", "absence", "members", "time"}:
        return None
    if label.open_ended:
        rest = line.text[label.value :].strip()
        if label.kind == "date":
            return label if find_dates(rest) else None
        if label.kind in {"time", "end"}:
            return label if find_times(rest) else None
        if label.kind == "place":
            return (
                label if rest[:1].isupper() and label.word not in {"mødelokale", "lokale"} else None
            )
        if label.kind in _NAME_VALUES:
            return label if people_in_list(rest) else None
        if label.kind == "body":
            return label if find_bodies(rest) and not find_dates(rest) else None
        return None
    return label


def _label_block(lines: Sequence[Line], at: int, words: Vocabulary) -> list[Label]:
    """Give the run of three or more labels without values that starts here, else nothing."""
    block: list[Label] = []
    while at + len(block) < len(lines):
        line = lines[at + len(block)]
        label = words.header.match(line.text) or _any_label(line.text)
        if label is None or not label.alone or label.kind == "contents":
            break
        block.append(label)
    return block if len(block) >= 3 else []


def _any_label(text: str) -> Label | None:
    """Take an unknown short text that ends in a colon for a label, inside a run of labels."""
    if len(text) < 45 and text.endswith(":") and text[:1].isupper():
        return Label("ignored", text.rstrip(":").casefold(), len(text), True, True)
    return None


def _pair_block(
    lines: Sequence[Line], at: int, block: list[Label], fields: list[Field], words: Vocabulary
) -> int:
    """Give each value of the block below to the next label it fits."""
    values: list[Line] = []
    for line in lines[at + len(block) : at + 2 * len(block) + 3]:
        label = words.header.match(line.text)
        if label and (label.alone or label.colon):
            break
        values.append(line)
    pairs = _longest_pairing(values, block)
    if not pairs:
        return at + len(block)
    for value, label_at in pairs:
        line = values[value]
        span = ((line.start, line.end),)
        fields.append(Field(block[label_at].kind, "", span, block[label_at].word))
    return at + len(block) + pairs[-1][0] + 1


def _longest_pairing(values: Sequence[Line], block: Sequence[Label]) -> list[tuple[int, int]]:
    """Pair values with labels in order, as many as fit; of equal ones the earliest."""
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [
        [(0.0, []) for _ in range(len(block) + 1)] for _ in range(len(values) + 1)
    ]
    for v in range(len(values) - 1, -1, -1):
        for b in range(len(block) - 1, -1, -1):
            options = [best[v + 1][b], best[v][b + 1]]
            if _fits(values[v].text, block[b]):
                weight = (
                    1.0 if block[b].kind in {"date", "time", "end", "absence", "members"} else 0.6
                )
                weight += (
                    0.3 if block[b].kind == "place" and _place_cue().search(values[v].text) else 0.0
                )
                score, rest = best[v + 1][b + 1]
                options.append((score + weight, [(v, b), *rest]))
            best[v][b] = max(options, key=lambda option: option[0])
    return best[0][0][1]


def _fits(text: str, label: Label) -> bool:
    kind = label.kind
    if kind == "date":
        return bool(find_dates(text)) or ("tid" in label.word and bool(find_times(text)))
    if kind in {"time", "end"}:
        return bool(find_times(text))
    if kind in _NAME_VALUES:
        return bool(people_in_list(text))
    if kind == "place":
        return not find_dates(text) and not re.match(r"(?i:kl\.?)?\s*\d{1,2}[.:]\d{2}", text)
    if kind == "body":
        return bool(find_bodies(text))
    return "dato" not in label.word or bool(find_dates(text))


def _goes_on(
    lines: Sequence[Line], at: int, kind: str, words: Vocabulary, having: bool, several: bool
) -> bool:
    """Tell whether a line still belongs to the value of the field above it."""
    line = lines[at]
    label = _field_label(line, words)
    if label is not None:
        return False
    if words.sections.match(line.text) and not several:
        return False
    if several:
        if _TYPE.fullmatch(line.text) or (find_dates(line.text) and not people_in_list(line.text)):
            return False
        if having and line.blank_before > 1 and not lines[at - 1].text.rstrip().endswith(","):
            return False
        people = people_in_list(line.text)
        covered = sum(person.span[1] - person.span[0] for person in people)
        previous = lines[at - 1].text.rstrip()
        wraps = having and (
            previous.endswith((",", " og", "-"))
            or line.text[:1] in "("
            or line.text[:1].islower()
            or _wraps_name(previous, line.text)
        )
        return (bool(people) and covered >= 0.3 * len(line.text)) or (
            wraps and not line.blank_before and len(line.text) < 200
        )
    if having:
        return False
    if line.blank_before > 1 or (line.level and kind != "body"):
        return False
    if kind == "date":
        return bool(find_dates(line.text))
    if kind in {"time", "end"}:
        return bool(find_times(line.text)) and len(line.text) < 40
    if kind == "place":
        return len(line.text) < 90 and not find_dates(line.text)
    if kind == "body":
        return bool(find_bodies(line.text)) and len(line.text) < 90
    return False


def _wraps_name(previous: str, text: str) -> bool:
    """Tell whether a name broken over two lines joins them: "... Githa | Nelander, Anette ..."."""
    return bool(
        re.search(r",\s[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü'.-]+)?$", previous)
        and re.match(r"[A-ZÆØÅ][\wæøåéü'-]+\s?(?:,|\(|$)", text)
    )


def read_head(
    text: str,
    lines: Sequence[Line],
    words: Vocabulary,
    *,
    decision_bodies: Sequence[tuple[str, str | None]] = (),
) -> Head:
    """Read the head of the minutes.

    ``decision_bodies`` are body and date of the headings over the items' decisions, for minutes
    whose head lacks them: the most frequent pair is taken.
    """
    fields = read_fields(lines, words)
    by_kind: dict[str, list[Field]] = {}
    for one in fields:
        if one.spans:
            by_kind.setdefault(one.kind, []).append(one)
    labelled = {span for one in fields for span in one.spans}
    plain = [line for line in lines if (line.start, line.end) not in labelled]
    body, body_spans, body_printed = _body(text, plain, by_kind, words)
    date, date_spans = _date(text, plain, lines, by_kind, body)
    counted: dict[tuple[str, str | None], int] = {}
    for pair in decision_bodies:
        counted[pair] = counted.get(pair, 0) + 1
    likely = max(counted, key=lambda pair: (counted[pair], str(pair[1] or "")), default=None)
    if body is None and likely:
        same_day = [pair for pair in counted if date and pair[1] == date]
        chosen = max(same_day, key=lambda pair: (counted[pair], pair[0]), default=likely)
        body = chosen[0]
    if date is None and likely:
        own = [pair for pair in counted if pair[0] == body and pair[1]]
        best = max(own, key=lambda pair: (counted[pair], str(pair[1])), default=likely)
        date = best[1]
    time, time_spans = _time(text, by_kind, lines)
    place, place_spans = _place(text, by_kind, lines)
    term = election_period(body_printed) if body_printed else None
    return Head(
        body,
        body_spans,
        term,
        _term_spans(text, body_spans, term),
        date,
        date_spans,
        time,
        time_spans,
        place,
        place_spans,
        _document_type(lines),
        fields,
    )


def _document_type(lines: Sequence[Line]) -> str:
    """Tell minutes from an agenda by the words of the head; minutes if it says neither."""
    head = [line.text for line in lines[:25]]
    if any(_MINUTES.search(text) for text in head):
        return "minutes"
    first = next((text for text in head if _AGENDA.search(text) and len(text) < 120), None)
    return "agenda" if first and not re.match(r"Godkendelse", first) else "minutes"


def _body(
    text: str, plain: Sequence[Line], by_kind: dict[str, list[Field]], words: Vocabulary
) -> tuple[str | None, tuple[Span, ...], str]:
    for one in by_kind.get("body", ()):
        printed = folded(text[one.spans[0][0] : one.spans[0][1]])
        bare = _without_date(printed)
        bodies = find_bodies(bare)
        if bodies and len(bodies[0].printed) > 0.6 * len(bare):
            return bodies[0].name, one.spans[:1], printed
        name = body_name(_FILLER_START.sub("", bare))
        if name and len(name) < 90 and not name.isdigit():
            return name, one.spans[:1], printed
    scored: list[tuple[float, int, str, Span, str]] = []
    for order, line in enumerate(plain[:40]):
        if words.header.match(line.text) and words.header.match(line.text).kind == "contents":  # type: ignore[union-attr]
            break
        if len(line.text) > 200:
            continue
        # A line all in capitals is read as if it were not.
        printed_text = _uncapitalised(line.text) if line.text.isupper() else line.text
        bodies = find_bodies(printed_text)
        dated = bool(find_dates(line.text))
        typed = bool(_TYPE.search(line.text))
        if bodies:
            found = bodies[0]
            rest = _FILLER.sub("", _without_date(printed_text.replace(found.printed, " ")))
            rest = re.sub(r"\d{2,4}\s?-\s?\d{2,4}|[\W\d_]+", "", rest)
            weight = 3.0 - 0.03 * order + (1.0 if dated else 0.0) + (1.5 if typed else 0.0)
            weight -= min(4.0, len(rest) / 12)
            span = (line.start + found.span[0], min(line.start + found.span[1], line.end))
            if "*" not in text[line.start : line.end]:
                scored.append((weight, -order, found.name, span, line.text))
            else:
                scored.append((weight, -order, found.name, (line.start, line.end), line.text))
        elif dated or typed:
            bare = _FILLER.sub(" ", _without_date(line.text))
            bare = re.sub(r"\b\d{4}\s?-\s?\d{2,4}\b|\bkl\b.*$|\d{1,2}[.:]\d{2}", " ", bare)
            bare = re.sub(r"\s+", " ", bare).strip(" ,.:;-–()")
            small = [word for word in bare.split() if word[0].islower()]
            plain_words = all(word.strip(",") in {"og", "for", "i", "&"} for word in small)
            if (
                4 <= len(bare) <= 80
                and plain_words
                and re.match(r"[A-ZÆØÅ]", bare)
                and not re.search(r"\b(?:og|for|i)$|Kommune$|^Side|^Region |^Indkaldelse", bare)
                and not _place_cue().search(bare)
                and not people_in_list(bare)
            ):
                weight = (
                    2.0
                    - 0.03 * order
                    + (1.0 if dated and typed else 0.0)
                    - (1.0 if len(bare.split()) > 7 else 0.0)
                )
                position = line.text.find(bare.split()[0])
                span = (line.start + max(position, 0), line.end)
                scored.append((weight, -order, body_name(bare), span, line.text))
    best = max(scored, default=None)
    if best and best[0] > 0.5:
        return best[2], (best[3],), best[4]
    return None, (), ""


def _uncapitalised(text: str) -> str:
    """Give a line of capitals in small letters, each word but "og", "for" and "i" with a capital.

    >>> _uncapitalised("TEKNIK- OG MILJØUDVALGET")
    'Teknik- og Miljøudvalget'
    """
    small = {"OG", "FOR", "I", "AF", "DEN", "TIL", "FRA"}
    return re.sub(
        r"[A-ZÆØÅÜ]+",
        lambda match: (
            match.group().lower() if match.group() in small else match.group().capitalize()
        ),
        text,
    )


_FILLER_START = re.compile(r"^(?:Møde i|Møde|Referat fra|Referat|Dagsorden)\s+", re.IGNORECASE)


def _without_date(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = text[: found.span[0]] + " " + text[found.span[1] :]
    return text.strip()


def _date(
    text: str,
    plain: Sequence[Line],
    lines: Sequence[Line],
    by_kind: dict[str, list[Field]],
    body: str | None,
) -> tuple[str | None, tuple[Span, ...]]:
    for one in by_kind.get("date", ()):
        found = _first_date(text, one.spans[0])
        if found:
            return found
    candidates: list[tuple[float, int, str, Span]] = []
    for order, line in enumerate(plain[:60]):
        if len(line.text) > 250:
            continue
        for mention in find_dates(text[line.start : line.end], offset=line.start):
            if not mention.complete or mention.value is None:
                continue
            weight = 2.0 - 0.02 * order
            weight += 1.5 if _TYPE.search(line.text) else 0.0
            weight += 1.0 if body and body.casefold() in line.text.casefold() else 0.0
            weight += 0.5 if mention.weekday is not None else 0.0
            weight -= (
                1.5
                if re.search(
                    r"udsendt|udskrevet|offentliggjort|frist|godkendt|næste møde",
                    line.text,
                    re.IGNORECASE,
                )
                else 0.0
            )
            candidates.append((weight, -order, mention.value.isoformat(), mention.span))
    best = max(candidates, default=None)
    del lines
    return (best[2], (best[3],)) if best else (None, ())


def _first_date(text: str, span: Span) -> tuple[str, tuple[Span, ...]] | None:
    for mention in find_dates(text[span[0] : span[1]], offset=span[0]):
        if _usable(mention):
            return mention.value.isoformat(), (mention.span,)  # type: ignore[union-attr]
    return None


def _usable(mention: DateMention) -> bool:
    return mention.complete and mention.value is not None


def _time(
    text: str, by_kind: dict[str, list[Field]], lines: Sequence[Line]
) -> tuple[str | None, tuple[Span, ...]]:
    for kind in ("time", "date"):
        for one in by_kind.get(kind, ()):
            for span in one.spans:
                found = find_times(text[span[0] : span[1]], offset=span[0])
                if found:
                    return found[0].value, (found[0].span,)
                bare = re.match(r"\s*(\d{1,2})[.:](\d{2})\b(?!\.?\d)", text[span[0] : span[1]])
                if bare and int(bare.group(1)) < 24 and int(bare.group(2)) < 60:
                    at = (span[0] + bare.start(1), span[0] + bare.end(2))
                    return f"{int(bare.group(1)):02d}:{bare.group(2)}", (at,)
    for order, line in enumerate(lines[:20]):
        if re.fullmatch(r"kl\.?\s?\d{1,2}[.:]\d{2}\.?", line.text, re.IGNORECASE) and order:
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    for line in lines[:30]:
        if (
            len(line.text) < 200
            and (_TYPE.search(line.text) or find_dates(line.text))
            and not re.search(r"slut|hævet|deltager|afbud", line.text, re.IGNORECASE)
        ):
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    for line in lines[:40]:
        match = re.match(
            r"(?:Mødet?\s)?(?:start(?:ede|er)?|begyndte|åbnet|sat)\b.{0,20}",
            line.text,
            re.IGNORECASE,
        )
        if match:
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    return None, ()


def _place(
    text: str, by_kind: dict[str, list[Field]], lines: Sequence[Line]
) -> tuple[str | None, tuple[Span, ...]]:
    parts: list[tuple[str, Span]] = []
    for one in by_kind.get("place", ()):
        for span in one.spans[:1]:
            value = folded(text[span[0] : span[1]]).strip(" ,;")
            if value and not re.fullmatch(r"[\W\d]*", value):
                parts.append((value, span))
    if parts:
        return parts[0][0], (parts[0][1],)
    return _unlabelled_place(text, lines)


@cache
def _place_cue() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("labels")["cues"]["place"]))
    return re.compile(rf"(?i:{words})\b")


def _unlabelled_place(text: str, lines: Sequence[Line]) -> tuple[str | None, tuple[Span, ...]]:
    """Find the place after the time on the line of the date, or on a line of its own below it."""
    for at, line in enumerate(lines[:14]):
        raw = text[line.start : line.end]
        if len(raw) > 220 or not (find_dates(raw) or re.search(r"\bkl\.?\s?\d", raw)):
            continue
        if re.search(r"afbud|fravær|deltog|forlod|slut|hævet|afsluttet", raw, re.IGNORECASE):
            continue
        ends = [one.span[1] for one in find_dates(raw)] + [one.span[1] for one in find_times(raw)]
        rest = raw[max(ends) :] if ends else ""
        lead = re.match(r"[\s,.;:–-]*(?:til\s\S+)?[\s,]*(?:(?:i|på)\s)?", rest)
        tail = rest[lead.end() :] if lead else rest
        tail = tail.rstrip(" .,")
        if tail and _place_cue().search(tail) and len(tail) < 90:
            start = line.start + len(raw) - len(rest) + (lead.end() if lead else 0)
            return folded(tail), ((start, start + len(tail)),)
        for below in lines[at + 1 : at + 3]:
            lead = re.match(r"(?:i|på)\s", below.text)
            value = below.text[lead.end() :] if lead else below.text
            if (
                len(value) < 90
                and _place_cue().search(value)
                and not value.endswith(":")
                and not re.search(r"[\"»”“]", value)
                and not find_bodies(re.sub(r"\b\w+s\smødesal", "", value))
                and not re.match(r"\d{1,3}[.:)\s]|punkt|sag", value, re.IGNORECASE)
            ):
                start = below.start + (lead.end() if lead else 0)
                return folded(value).rstrip(" ."), ((start, below.end),)
    return None, ()


def find_municipality(text: str) -> tuple[str, Span] | None:
    """Give "X Kommune" or "Region X" if the text names one, with where; the most frequent wins."""
    counts: dict[str, int] = {}
    first: dict[str, Span] = {}
    for match in _CAPITALS.finditer(text):
        printed = match.group("kommune") or match.group("region")
        name = "-".join(part.capitalize() for part in printed.split("-"))
        key = f"{name} Kommune" if match.group("kommune") else f"Region {name}"
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, match.span())
    for match in _MUNICIPALITY.finditer(text):
        name = match.group("name")
        words = name.split()
        while words and words[0] in _NOT_A_PLACE_NAME:
            words = words[1:]
        # "Center for X Y Kommune" has more capitals than the name: the last word is it.
        if not words:
            continue
        bare = words[-1] if len(words) > 1 and not _two_word_name(words) else " ".join(words)
        key = f"{bare} {match.group('kind')}"
        counts[key] = counts.get(key, 0) + 1
        start = match.start("name") + name.rfind(bare)
        first.setdefault(key, (start, match.end() - (1 if match.group("genitive") else 0)))
    for match in _REGION.finditer(text):
        key = f"Region {match.group('name')}"
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, (match.start(), match.end("name")))
    if not counts:
        return None
    # The head names its own municipality; the text may name a neighbour more often.
    best = max(counts, key=lambda key: (counts[key] + 8 * (first[key][0] < 600), -first[key][0]))
    return best, first[best]


def _two_word_name(words: Sequence[str]) -> bool:
    """Tell whether a place name has two words: "Ny Holbæk" yes, "Center Holbæk" no."""
    return words[0] in {
        "Nordre",
        "Søndre",
        "Vester",
        "Øster",
        "Store",
        "Lille",
        "Sankt",
        "Gammel",
        "Høje",
    }


def _term_spans(text: str, spans: tuple[Span, ...], term: str | None) -> tuple[Span, ...]:
    if not term or not spans:
        return ()
    area = text[spans[0][0] : spans[0][1] + 40]
    match = re.search(re.escape(term).replace("-", r"\s?[-–]\s?"), area)
    return ((spans[0][0] + match.start(), spans[0][0] + match.end()),) if match else ()
