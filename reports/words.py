"""The site's words: Danish as written here, other languages by their catalogue; dates, numbers.

A message's Danish text is its identifier. ``locale/LANG/LC_MESSAGES/sagsspor.po`` holds the other
languages and is read as it is, so that no compiled file has to be kept beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from gettext import NullTranslations
from importlib.resources import files

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from sagsspor.errors import UsageError

LANGUAGES = {"da": "da_DK", "en": "en_GB"}
"""The languages of the site, with the locale of their dates and numbers."""


def N_(text: str) -> str:
    """Mark a text for translation without translating it."""
    return text


CODES: Mapping[str, Mapping[str, str]] = {
    "outcome": {
        "approved": N_("Godkendt"),
        "recommended": N_("Anbefalet"),
        "noted": N_("Taget til efterretning"),
        "discussed": N_("Drøftet"),
        "postponed": N_("Udsat"),
        "returned": N_("Sendt tilbage"),
        "rejected": N_("Afvist"),
        "referred": N_("Henvist"),
        "resolved_other": N_("Anden afgørelse"),
        "none": N_("Ingen beslutning"),
    },
    "status": {
        "overdue": N_("Over fristen"),
        "open": N_("Ikke besvaret"),
        "partly": N_("Delvist besvaret"),
        "standing": N_("Tilbagevendende"),
        "answered": N_("Besvaret"),
    },
    "kind": {"request": N_("Anmodning"), "commitment": N_("Tilsagn")},
    "attendance": {
        "present": N_("Til stede"),
        "absent": N_("Fraværende"),
        "partly": N_("Delvist til stede"),
    },
    "choice": {"for": N_("For"), "against": N_("Imod"), "abstained": N_("Undlod at stemme")},
    "treatment": {
        "approves": N_("godkender"),
        "recommends": N_("anbefaler"),
        "informed": N_("til efterretning"),
        "discusses": N_("drøfter"),
    },
    "role": {
        "chair": N_("formand"),
        "vice_chair": N_("næstformand"),
        "mayor": N_("borgmester"),
    },
    "asker": {
        "body": N_("udvalget"),
        "person": N_("et medlem"),
        "party": N_("et parti"),
        "administration": N_("administrationen"),
    },
    "basis": {
        "explicit_reference": N_("udtrykkelig henvisning"),
        "same_case": N_("samme sagsnummer"),
        "topic": N_("samme emne"),
        "judgement": N_("vurderet af et menneske"),
        "body": N_("kom for det udvalg, der spurgte"),
        "due": N_("kom, da det skulle"),
        "early": N_("kom før den nævnte tid"),
        "reported": N_("punktet gengiver det, der blev bedt om"),
        "resumption": N_("udsat og taget op igen"),
        "title": N_("samme titel"),
        "context": N_("titlerne ligner hinanden"),
        "other": N_("andet"),
    },
    "slip": {
        "planned-date-slip": N_(
            "En planlagt dato har et andet år end mødet, men samme dag; regnet for en slåfejl."
        ),
    },
    "document": {"minutes": N_("Referat"), "agenda": N_("Dagsorden")},
    "mark": {
        "request": N_("Anmodning eller tilsagn"),
        "decision": N_("Beslutning"),
        "dissent": N_("Forbehold"),
        "vote": N_("Stemme"),
        "reference": N_("Henvisning"),
        "item": N_("Punkt"),
        "person": N_("Deltager"),
        "money": N_("Beløb"),
        "other": N_("Anden oplysning"),
    },
    "found": {
        "case": N_("Sag"),
        "item": N_("Punkt"),
        "decision": N_("Beslutning"),
        "request": N_("Anmodning"),
        "commitment": N_("Tilsagn"),
        "member": N_("Medlem"),
        "body": N_("Udvalg"),
        "meeting": N_("Møde"),
    },
    "network": {"member": N_("Medlemmer"), "body": N_("Udvalg og råd"), "case": N_("Sager")},
    "count": {
        "documents": N_("Indlæste dokumenter"),
        "meetings": N_("Møder med referat"),
        "by_reference": N_("Møder kendt kun af omtale"),
        "items": N_("Punkter"),
        "decisions": N_("Beslutninger"),
        "requests": N_("Anmodninger og tilsagn"),
        "links": N_("Sammenhænge mellem møder"),
        "facts": N_("Oplysninger med belæg"),
    },
}
"""The words of every code that pages hold, by its kind."""

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True)
class Words:
    """One language: its messages, and how it writes dates and numbers."""

    lang: str

    @cached_property
    def locale(self) -> Locale:
        """Give the locale of dates and numbers."""
        return Locale.parse(LANGUAGES[self.lang])

    @cached_property
    def messages(self) -> NullTranslations:
        """Give the catalogue; that of Danish is empty."""
        entry = files("sagsspor.reports") / "locale" / self.lang / "LC_MESSAGES" / "sagsspor.po"
        if not entry.is_file():
            return NullTranslations()
        catalogue = read_po(io.BytesIO(entry.read_bytes()), locale=self.lang)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return Translations(compiled)

    def say(self, text: str) -> str:
        """Translate a message."""
        return self.messages.gettext(text)

    def code(self, code: str | None, kind: str) -> str:
        """Give the word for a code; a code without one is shown as it is."""
        if not code:
            return ""
        code = code.rsplit("/", 1)[-1]
        text = CODES[kind].get(code)
        return self.say(text) if text else code.replace("_", " ")

    def slip(self, code: str, message: str) -> str:
        """Tell of a slip in a source; in the extractor's English where no words are written."""
        text = CODES["slip"].get(code)
        return self.say(text) if text else message

    def date(self, day: Date | None) -> str:
        """Write a date in full."""
        return (
            format_date(day, "d. MMMM y" if self.lang == "da" else "long", self.locale)
            if day
            else ""
        )

    def short_date(self, day: Date | None) -> str:
        """Write a date for a table."""
        return (
            format_date(day, "d. MMM y" if self.lang == "da" else "medium", self.locale)
            if day
            else ""
        )

    def month(self, day: Date | None) -> str:
        """Write a month and its year."""
        return format_date(day, "MMMM y", self.locale) if day else ""

    def number(self, value: float) -> str:
        """Write a number."""
        return format_decimal(value, "#,##0.##", self.locale)

    def percent(self, share: float) -> str:
        """Write a share of 1 as per cent."""
        return format_percent(share, "#,##0 %", self.locale)

    def period(self, code: str) -> str:
        """Write a quarter, given as 2025-3, or a year."""
        year, _, number = code.partition("-")
        if not number:
            return year
        return self.say(N_("%(quarter)s. kv. %(year)s")) % {"quarter": number, "year": year}

    def short_quarter(self, number: str) -> str:
        """Write a quarter without its year."""
        return self.say(N_("%(quarter)s. kv.")) % {"quarter": number}

    def recurrence(self, duration: str | None) -> str:
        """Write how often something returns, given as an ISO 8601 duration."""
        known = {
            "P1Y": N_("hvert år"),
            "P6M": N_("hvert halve år"),
            "P3M": N_("hvert kvartal"),
            "P1M": N_("hver måned"),
        }
        if not duration:
            return ""
        if duration in known:
            return self.say(known[duration])
        found = _DURATION.fullmatch(duration)
        units = (
            (N_("hvert %(count)s. år"), 1),
            (N_("hver %(count)s. måned"), 2),
            (N_("hver %(count)s. uge"), 3),
            (N_("hver %(count)s. dag"), 4),
        )
        named = [(text, found[group]) for text, group in units if found and found[group]]
        if len(named) != 1:
            return duration
        return self.say(named[0][0]) % {"count": named[0][1]}


def words(lang: str) -> Words:
    """Give a language; raise UsageError for one the site has not."""
    if lang not in LANGUAGES:
        raise UsageError(
            f"The report is not written in {lang}. Choose one of {', '.join(LANGUAGES)}."
        )
    return Words(lang)
