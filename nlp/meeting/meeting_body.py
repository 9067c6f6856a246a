"""The body that met, by its label, its title line, or a line that is nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, place_cue
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header_fields import Field
from sagsspor.nlp.mentions.bodies import body_name, find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.capitals import uncapitalised
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary

_FILLER = anchored(
    r"\b(?:dagsordener(?:\sog\s(?:møde)?referater)?|(?:møde)?referater(?:\sog\sdagsordener)?|"
    r"referat|dagsorden|beslutningsprotokol|protokol|beslutninger|møde|mødet|ordinært|"
    r"ekstraordinært|ekstraordinær|åbent|åben|lukket|fra|for|til|af|i|den|d|"
    r"tillægsdagsorden|tillægsreferat|tillæg|kl|nr|holdt|afholdt|på|med|udskrift|offentligt|"
    r"offentlig|vedr|man|tirs|ons|tors|fre|lør|søn|(?:man|tirs|ons|tors|fre|lør|søn)dag)\b\.?",
    re.IGNORECASE,
)


def find_body(
    text: str, plain: Sequence[Line], by_kind: dict[str, list[Field]], words: Vocabulary
) -> tuple[str | None, tuple[Span, ...], str]:
    """Give the body that met, its spans, and the text its name was read from."""
    for one in by_kind.get("body", ()):
        printed = folded(text[one.spans[0][0] : one.spans[0][1]])
        bare = _without_date(printed)
        bodies = find_bodies(bare)
        if bodies and len(bodies[0].printed) > 0.6 * len(bare):
            return bodies[0].name, one.spans[:1], printed
        name = body_name(_FILLER_START.sub("", bare))
        if name and len(name) < 90 and not _NO_NAME.fullmatch(name):
            return name, one.spans[:1], printed
    scored: list[tuple[float, int, str, Span, str]] = []
    for order, line in enumerate(plain[:40]):
        label = words.header.match(line.text)
        if (
            label
            and label.kind == "contents"
            and not label.open_ended
            and not (order < 5 and DOCUMENT_TYPE.fullmatch(line.text))
        ):
            if order < 5 and not _lists(plain, order + 1):
                # "Dagsordenspunkter" above the title of the page: nothing is listed below it.
                continue
            break
        if len(line.text) > 200 or _REASON.search(line.text):
            continue
        # What stands in another column says nothing of the body: "BYRÅDET      Blad nr. 117".
        said = _column_of_body(line.text)
        # A line all in capitals is read as if it were not.
        printed_text = uncapitalised(said) if said.isupper() else said
        bodies = find_bodies(printed_text)
        meets = None if bodies else _MEETS.search(printed_text)
        if meets:
            span = (line.start + meets.start("name"), line.start + meets.end("name"))
            name = meets.group("name")
            name = name[:1].upper() + name[1:] + ("n" if name.endswith("e") else "et")
            scored.append((3.0 - 0.03 * order, -order, name, span, line.text))
            continue
        dated = bool(find_dates(line.text))
        typed = bool(DOCUMENT_TYPE.search(line.text))
        if bodies:
            found = bodies[0]
            rest = _FILLER.sub("", _without_date(printed_text.replace(found.printed, " ")))
            rest = _OF_MUNICIPALITY.sub("", rest)
            rest = re.sub(r"\d{2,4}\s?-\s?\d{2,4}|[\W\d_]+", "", rest)
            weight = 3.0 - 0.03 * order + (1.0 if dated else 0.0) + (1.5 if typed else 0.0)
            weight -= min(4.0, len(rest) / 12)
            span = (line.start + found.span[0], min(line.start + found.span[1], line.end))
            if "*" not in text[line.start : line.end]:
                scored.append((weight, -order, found.name, span, line.text))
            else:
                scored.append((weight, -order, found.name, (line.start, line.end), line.text))
        elif order < 6 and (beside := _BESIDE_MUNICIPALITY.fullmatch(line.text)):
            # "Plan & Teknik - Nordby Kommune"
            span = (line.start, line.start + beside.end("name"))
            scored.append((2.2 - 0.03 * order, -order, body_name(beside["name"]), span, line.text))
        elif order < 4 and _BOARD.fullmatch(line.text):
            # "Bestyrelsen for Nordby Havn"
            span = (line.start, line.end)
            scored.append((1.9 - 0.03 * order, -order, body_name(line.text), span, line.text))
        elif order < 6 and _BARE_NAMES.fullmatch(line.text) and _named_again(line.text, text) >= 2:
            # "Udvikling, By og Land" above its date, and "indstiller til Udvikling, By og Land".
            span = (line.start, line.end)
            scored.append((1.8 - 0.03 * order, -order, body_name(line.text), span, line.text))
        elif (dated or typed) and not (label and (label.colon or label.alone)):
            bare = _FILLER.sub(" ", _without_date(line.text))
            bare = re.sub(r"\b\d{4}\s?-\s?\d{2,4}\b|\bkl\b.*$|\d{1,2}[.:]\d{2}", " ", bare)
            bare = re.sub(r"\s+", " ", bare).strip(" ,.:;-–()")
            small = [word for word in bare.split() if word[0].islower()]
            plain_words = all(word.strip(",") in {"og", "for", "i", "&"} for word in small)
            if (
                4 <= len(bare) <= 80
                and plain_words
                and re.match(r"[A-ZÆØÅ]", bare)
                and not re.search(
                    r"\b(?:og|for|i)$|Kommune$|^Side|^Region |^Indkaldelse|^Godkendelse|"
                    r"^Konstituer|^Meddelelser|^Orientering|^Eventuelt|^Underskrift",
                    bare,
                )
                and not bare.casefold().endswith("møde")
                and not place_cue().search(bare)
                and words.header.match(bare) is None
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


# Who was away "grundet regionsrådsmøde": another meeting.
_REASON = re.compile(r"\s(?:grundet|på\sgrund\saf|pga\.?)\s", re.IGNORECASE)
_COLUMNS = re.compile(r"\s{5,}")


def _column_of_body(text: str) -> str:
    """Give the column of a line that names a body, all of it where it has no columns."""
    columns = [one for one in _COLUMNS.split(text) if one]
    if len(columns) < 2:
        return text
    named = (one for one in columns if find_bodies(uncapitalised(one) if one.isupper() else one))
    return next(named, text)


# Whose body it is: "Folkeoplysningsudvalget i Holmby Kommune".
_OF_MUNICIPALITY = re.compile(r"(?<!\w)[A-ZÆØÅ][\wæøåÆØÅ-]+s?\s(?:Kommunes?|Regions?)\b")


def _lists(plain: Sequence[Line], at: int) -> bool:
    """Tell whether a line is an entry of a list with numbers, or there is none."""
    return at >= len(plain) or plain[at].text[:1].isdigit()


# "Ekstraordinært Ældrerådsmøde", "Skolebestyrelsesmøde": the body is the first part of the word.
_MEETS = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-ZÆØÅ][\wæøå]*-\s(?:og|&)\s)?"
    r"(?:[A-ZÆØÅa-zæøå][\wæøå]{1,40}?(?:[Rr]åd|[Uu]dvalg|[Bb]estyrelse)|[Bb]estyrelse))"
    r"smøde(?:t|rne|r)?(?![\wæøå])"
)
# "Bestyrelsen for Nordby Havn", "Lokalrådet i Vestby", "Skole- og Dagtilbudsbestyrelsen", alone.
_BOARD = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå]{2,30}-\s(?:og|&)\s)?(?:[A-ZÆØÅ][\wæøå-]{2,30})?"
    r"(?i:bestyrelsen|repræsentantskabet|styregruppen|kommissionen|nævnet|hegnss?ynet|rådet|udvalget)"
    r"(?:\s(?:for|i|ved|på)\s[A-ZÆØÅ][\wæøåÆØÅ .-]{2,50})?"
)
_BESIDE_MUNICIPALITY = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøå-]+(?:(?:,\s|\s(?:og|&)\s|\s)[A-ZÆØÅ]?[\wæøå]+-?){0,5})"
    r"\s[-–|,]\s[A-ZÆØÅ][\wæøåÆØÅ-]+\sKommune"
)
# A body may be called by its fields alone.
_BARE_NAMES = re.compile(r"[A-ZÆØÅ][\wæøå-]+(?:(?:,\s|\s(?:og|&)\s)[A-ZÆØÅ][\wæøå]+-?){1,5}")


def _named_again(name: str, text: str) -> int:
    """Count where a text says something of, to or in what may be a body's name."""
    return len(re.findall(rf"\b(?:til|i|for|af)\s{re.escape(name)}(?![\wæøå])", text))


# "Møde: 23. januar 2023 kl. 14:30": what is left of it is a time.
_NO_NAME = re.compile(r"(?:kl\.?|til|[\d.:,\s–-])+", re.IGNORECASE)
_FILLER_START = re.compile(r"^(?:Møde i|Møde|Referat fra|Referat|Dagsorden)\s+", re.IGNORECASE)


def _without_date(text: str) -> str:
    for found in reversed(find_dates(text)):
        text = text[: found.span[0]] + " " + text[found.span[1] :]
    return text.strip()
