"""Councils, committees and boards: finding their names in text, and the form they are known by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from sagsspor.nlp.mentions.body_openings import holds_body, may_open_body
from sagsspor.nlp.text.anchors import Anchored, anchored, matches_at, words_of
from sagsspor.nlp.text.beginnings import LONGEST
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken
from sagsspor.nlp.vocabulary import table

_DATA = table("bodies")
_WORD = r"[A-ZÆØÅÜÉ][\wÆØÅæøåüéö]{0,40}"
# A small adjective goes with the noun after it: "regional udvikling", "det nære sundhedsvæsen".
_SMALL_ADJECTIVE = (
    r"(?:d[ée][nt]?\s)?[a-zæøåüé]{0,20}"
    r"(?:grøn|grønne|nære|alt?|el|ale|elle|isk|iske|igt?|ige|ær|ære|iv|ive|rede)\s(?=[a-zæøåüé]{4})"
)
# "Social Omsorg", "kollektiv trafik", "Det Nære Miljø": an adjective goes on to its noun.
_LOWER_OR_WORD = (
    r"(?:(?:[A-ZÆØÅ][a-zæøåé]{1,20}e|[A-ZÆØÅ]?[a-zæøåé]{1,20}(?:ivt?|alt?|ær|isk|igt?|grøn))\s"
    rf"(?=[A-ZÆØÅ])|{_SMALL_ADJECTIVE})?"
    # The next body of a list is no part of this one: "Udvalget for Voksne, Byrådet og ...".
    r"(?!\w{0,40}(?:udvalg|udvalget|(?<!om)råd|(?<!om)rådet|bestyrelsen)\b)[A-ZÆØÅa-zæøåüé][\wæøåüé]{0,40}"
)

# "Klima-, Miljø- og ", "Teknik, Erhverv, Plan og ", "Plan & ", "Børn- Kultur og "; lines may break.
_PART = rf"{_WORD}(?:-,?\s|,\s|\s(?:og|&|samt)\s|-\s(?:og|&)\s|,\s(?:og|&)\s)"
_PREFIX = rf"(?P<prefix>(?:{_PART}){{0,6}}?)"
_STEMS = "|".join(map(re.escape, sorted(_DATA["council_stems"], key=len, reverse=True)))
_WHOLE = "|".join(
    sorted((re.escape(word) for word in (*_DATA["whole"], *_DATA["boards"])), key=len, reverse=True)
)
_ADJECTIVES = "|".join(map(re.escape, _DATA["adjectives"]))
_AFTER_ARTICLE = "|".join(map(re.escape, _DATA["after_article"]))
_INDEFINITE = {
    "byråd": "Byrådet",
    "regionsråd": "Regionsrådet",
    "kommunalbestyrelse": "Kommunalbestyrelsen",
    "borgerrepræsentation": "Borgerrepræsentationen",
    "ældreråd": "Ældrerådet",
    "seniorråd": "Seniorrådet",
    "handicapråd": "Handicaprådet",
    "økonomiudvalg": "Økonomiudvalget",
    "forretningsudvalg": "Forretningsudvalget",
}
_NAMED = anchored(
    rf"(?<![\w-]){_PREFIX}(?P<head>"
    rf"(?:{_WHOLE})|(?:{_STEMS})rådet|Byråd|Regionsråd|Ældreråd|Seniorråd|Handicapråd"
    rf"|[A-ZÆØÅ][\wæøåüé]{{1,40}}?(?:-|-[ \t]*\n\s*)?udvalg(?:et)?"
    # "Kultur- og fritidsudvalget": the second part in small letters.
    rf"|(?:(?<=-\sog\s)|(?<=-\s&\s))[a-zæøåüé]{{2,40}}?(?:-[ \t]*\n\s*)?udvalg(?:et)?"
    # In small letters only where the noun tells of what: "Det fælles landdistriktsråd".
    rf"|Det\s(?:{_AFTER_ARTICLE})\s(?:[A-ZÆØÅ][\wæøå]{{2,30}}(?:råd|udvalg)|Råd|Udvalg)"
    rf"|Det\s(?i:{_AFTER_ARTICLE})\s[A-ZÆØÅa-zæøå][a-zæøå]{{3,30}}(?:råd|udvalg)"
    rf"|(?:{_ADJECTIVES})\s(?:(?:Udvalg|udvalg|Råd)(?!\sfor\s[A-ZÆØÅa-zæøå])|[A-ZÆØÅ][a-zæøå]{{3,30}}udvalg)|Kommunalbestyrelse|Borgerrepræsentation|"
    rf"[A-ZÆØÅ][\wæøå]{{2,30}}(?:\s(?:og|-)\s[A-ZÆØÅ][\wæøå]{{2,30}})?\sLokaludvalg(?:et)?|"
    rf"[A-ZÆØÅ][\wæøå]{{2,30}}\sLokalråd(?=\W))(?P<genitive>s)?(?![\wæøå])"
)
_LISTED = anchored(
    rf"(?<![\w-])(?P<head>(?:Udvalget|(?:(?:{_ADJECTIVES})\s)?Udvalg|Rådet|Nævnet)\s(?:for|vedrørende|vedr\.)\s(?:{_LOWER_OR_WORD}-?(?:,\s|"
    rf"\s(?:og|&)\s|,\s(?:og|&)\s|-\s(?:og|&)\s)){{0,5}}{_LOWER_OR_WORD})(?<!s[uo]m)"
)
# "§ 17, stk. 4-udvalget Fremtidens skole" at the end of a line or before a colon or day;
# "§ 17, stk. 4-udvalget for klima".
_BY_LAW = re.compile(
    r"(?<!\w)§\s?17,?\s?stk\.?\s?4[,-]?\s?udvalget\s(?:(?:for|om|vedrørende)\s"
    rf"{_LOWER_OR_WORD}(?:\s(?:og|&)\s{_LOWER_OR_WORD})?|"
    r"[A-ZÆØÅ][\wæøå-]{2,30}(?:\s[\wæøåÆØÅ-]{1,30}){0,4}(?=[ \t]*(?::|\n|$|,?\s\d\d?[./-])))"
)
_LOWER = anchored(
    r"(?<![\wæøå-])(?P<head>byrådet|kommunalbestyrelsen|økonomiudvalget|regionsrådet|"
    r"borgerrepræsentationen|magistraten|"
    r"forretningsudvalget|ældrerådet|handicaprådet|integrationsrådet|seniorrådet|ungerådet|"
    r"udsatterådet)(?P<genitive>s)?(?![\wæøå])"
)
_FOREIGN = {word.casefold() for word in _DATA["foreign_committees"]}
# "LokalMED-udvalget", "Sektor-MED-udvalg"
_OF_STAFF = re.compile(r"med-?udvalg(?:et)?$")
_DECLARED = re.compile(r"\(\s*(?:herefter\s+|i det følgende\s+|forkortet\s+)?([A-ZÆØÅ]{2,6})\s*\)")
ABBREVIATIONS: dict[str, str] = dict(_DATA["abbreviations"])
_DEFINITE_WORD = re.compile(r"(?:en|et|erne|ene)$")
# Words that end like a body and are none.
_NOT_LISTED_AFTER = {"at", "den", "det", "en", "et", "der", "som", "indstilling", "godkendelse"}


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text: ``name`` is its base form, ``printed`` what stands there."""

    span: Span
    name: str
    printed: str
    abbreviation: bool = False


def find_bodies(
    text: str, *, known: Iterable[str] = (), abbreviations: Iterable[str] = (), offset: int = 0
) -> tuple[BodyMention, ...]:
    """Find the bodies named in a text, in order, without overlaps.

    ``known`` are names the document itself uses for bodies (bare lists of nouns such as
    "Plan, Miljø og Teknik", that no grammar tells); ``abbreviations`` those it declares.
    """
    found: list[BodyMention] = []
    taken = Taken()

    def add(start: int, end: int, name: str | None = None, *, abbreviation: bool = False) -> None:
        if taken.add((start, end)):
            printed = folded(text[start:end])
            span = (start + offset, end + offset)
            found.append(BodyMention(span, name or body_name(printed), printed, abbreviation))

    for _, name, pattern in _known_names(tuple(known)).that_may_stand_in(text):
        for match in pattern.finditer(text):
            add(match.start(), match.start(1) if match.group(1) else match.end(), name)
    for start, end, printed_name in _by_grammar(text):
        add(start, end, printed_name)
    for match in _short_pattern(tuple(abbreviations)).finditer(text):
        if _names_a_body(text, match):
            add(match.start(), match.end(), abbreviation=True)
    return tuple(sorted(found, key=lambda mention: mention.span))


@remembered
def _by_grammar(text: str) -> tuple[tuple[int, int, str | None], ...]:
    """Give the names that the grammar tells, with the base form where it is not as printed."""
    found: list[tuple[int, int, str | None]] = []
    places = holds_body(text)
    starts = may_open_body(text, _NAMED.starts(text), places) if places else ()
    for match in matches_at(_NAMED.pattern, text, starts):
        start = _prefix_start(text, match)
        if re.match(
            r"(?:Beslutning|Vedtagelse|Møde|Indstilling)[A-ZÆØÅ]", text[start : start + 13]
        ):
            # A label glued to the name.
            start += re.match(r"[A-ZÆØÅ][a-zæøå]+", text[start:]).end()  # type: ignore[union-attr]
        end = match.end("head")
        head = text[match.start("head") : end].casefold()
        foreign = head in _FOREIGN or f"{head}et" in _FOREIGN or _OF_STAFF.search(head)
        if foreign and start == match.start("head"):
            continue
        if text[start].islower():
            continue
        if _plural(text, end):
            continue
        found.append((start, end, None))
    for match in _LISTED.finditer(text):
        last = match.group("head").rsplit(None, 1)[-1].casefold()
        if last not in _NOT_LISTED_AFTER:
            head = match.group("head")
            end = match.end("head") - (1 if _genitive_list(head, text, match.end()) else 0)
            found.append((match.start("head"), end, None))
    for match in _BY_LAW.finditer(text) if "§" in text else ():
        found.append((*match.span(), None))
    for match in _LOWER.finditer(text):
        printed = match.group("head")
        name = printed[0].upper() + printed[1:]
        found.append((*match.span("head"), name))
    return tuple(found)


_Known = tuple[int, str, Anchored]


class _KnownNames:
    """The names that a document itself uses for bodies, each with a pattern, the longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[_Known]] = {}
        longest_first = sorted(filter(str.strip, set(names)), key=lambda name: (-len(name), name))
        for order, name in enumerate(longest_first):
            spelled = re.escape(name).replace(r"\ ", r"\s+")
            pattern = anchored(rf"(?<![\w-]){spelled}(s)?(?![\wæøå])", lasting=False)
            # Where a space is among the first letters, a line may break there.
            beginning = name[:LONGEST] if _WHOLE_BEGINNING.match(name) else ""
            self._by_beginning.setdefault(beginning, []).append((order, name, pattern))

    def that_may_stand_in(self, text: str) -> list[_Known]:
        """Give the names whose first letters a word of the text begins with."""
        if not self._by_beginning:
            return []
        begun = self._by_beginning.keys() & words_of(text).beginnings
        return sorted(
            (one for key in (*begun, "") for one in self._by_beginning.get(key, ())),
            key=itemgetter(0),
        )


_WHOLE_BEGINNING = re.compile(rf"\w\S{{{LONGEST - 1}}}")


@lru_cache(maxsize=256)
def _known_names(names: tuple[str, ...]) -> _KnownNames:
    return _KnownNames(names)


@lru_cache(maxsize=256)
def _short_pattern(abbreviations: tuple[str, ...]) -> Anchored:
    short = sorted({*ABBREVIATIONS, *abbreviations}, key=lambda name: (-len(name), name))
    alternatives = "|".join(map(re.escape, short))
    return anchored(rf"(?<![\wæøåÆØÅ/-])({alternatives})(?![\wæøåÆØÅ-])", lasting=False)


# What stands before a body's name and is none of its fields.
_NO_FIELD = frozenset(("Kommune", "Region", "Referat", "Protokol", "Dagsorden", "Møde"))


def _prefix_start(text: str, match: re.Match[str]) -> int:
    """Give where the name starts: prefix words that belong to another phrase are left out."""
    start = match.start("head")
    prefix = match.group("prefix")
    if not prefix:
        return start
    parts = [
        (part.start() + match.start("prefix"), part.group(1), part.group(2))
        for part in re.finditer(r"([\wæøåüéÆØÅ]+)((?:-,?|,)?\s*(?:og|&|samt)?\s)", prefix)
    ]
    keep = start
    joined_by_and = bool(re.search(r"(?:og|&|samt)\s$", prefix))
    for position, word, glue in reversed(parts):
        hyphen = glue.startswith("-")
        if word in _NO_FIELD:
            break  # "Nordby Kommune, Teknik- og Miljøudvalget"
        if not hyphen and (
            not joined_by_and
            or (_DEFINITE_WORD.search(word) and len(word) > 5)
            or re.search(r"(?:udvalg|råd)$", word)
        ):
            break
        keep = position
    if keep < start:
        before = re.search(r"([\wæøåÆØÅ]+)\s$", text[max(0, keep - 40) : keep])
        first_hyphen = re.match(r"[\wæøåÆØÅ]+-", text[keep:start])
        opens = before and re.match(
            r"(?:I|Til|Fra|Af|At|Ved|Hos|Om|For|Beslutning|Referat|Møde|REFERAT|DAGSORDEN)$",
            before.group(1),
        )
        label = re.search(
            r"(?:^|\n)[ \t•*-]*[\wæøåÆØÅ]+[ \t]*\n\s*$", text[max(0, keep - 40) : keep]
        )
        named = before and before.group(1)[:1].isupper() and not label
        if named and not first_hyphen and not opens:
            # "Lone Holm og Kulturudvalget": the prefix is the end of somebody's name.
            return start
    return keep


def _plural(text: str, end: int) -> bool:
    return text[end : end + 3] in {"ene", "ent"}


def _genitive_list(head: str, text: str, end: int) -> bool:
    return head.endswith("s") and bool(
        re.match(r"\s(?:indstilling|beslutning|møde|behandling)", text[end:])
    )


def _names_a_body(text: str, match: re.Match[str]) -> bool:
    """Tell whether an abbreviation stands where a body would: after "til", before a date."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 24]
    return bool(
        re.search(r"(?:^|[\s(/])(?:i|til|fra|via|af|for|og|samt)\s$|/$", before)
        # "TM, ØK, Byrådet": a list of the bodies that deal with an item.
        or (re.search(r"\b[A-ZÆØÅ]{2,5},\s$", before) and re.match(r"\s*(?:,|\n|$)", after))
        or re.match(
            r"\s(?:den|d\.|vedtog|godkendte|behandlede|besluttede|har|sendte|udsatte|anbefal|"
            r"tiltrådte|indstill|drøftede|,)",
            after,
        )
        or re.match(r"[,:]?\s\d", after)
    ) and not re.match(r"\s?\d{2,4}/\d", after)


@remembered
def body_name(printed: str) -> str:
    """Give the base form of a printed name: genitive, line breaks and election period left off.

    >>> body_name("Økonomiudvalgets")
    'Økonomiudvalget'
    >>> body_name("Byrådet 2022-2025")
    'Byrådet'
    """
    name = folded(printed)
    name = re.sub(r"^(?:\d{2}\s?-\s?\d{2}|\d{4}\s?-\s?\d{2,4})\s+", "", name)
    name = re.sub(r"\s*,?\s*\(?\d{4}\s?[-–/]\s?\d{2,4}\)?$|\s+\d{2}-\d{2}$", "", name)
    name = name.strip(" ,.:;-–")
    name = _INDEFINITE.get(name.casefold(), name)
    return re.sub(
        r"(udvalget|rådet|bestyrelsen|repræsentationen|magistraten)s$", r"\1", name, flags=re.I
    )


def election_period(printed: str) -> str | None:
    """Give the election period that stands in a body's printed name, as printed."""
    found = re.search(
        r"(?<!\d)(?:\d{4}\s?[-–]\s?\d{2,4}|\d{2}-\d{2}(?=\s+[A-ZÆØÅ]))(?!\d)", printed
    )
    return found.group().replace(" ", "") if found else None


def declared_abbreviations(text: str, bodies: Iterable[BodyMention]) -> dict[str, str]:
    """Give the abbreviations that a text declares: "Teknik- og Miljøudvalget (TMU)"."""
    declared: dict[str, str] = {}
    for mention in bodies:
        if mention.abbreviation:
            continue
        found = _DECLARED.match(text[mention.span[1] : mention.span[1] + 40].lstrip())
        if found:
            declared.setdefault(found.group(1), mention.name)
    return declared


def initials(name: str) -> str:
    """Give the initials a body would be abbreviated to.

    >>> initials("Beskæftigelses- og Rekrutteringsudvalget")
    'BRU'
    >>> initials("Plan, Miljø og Teknik")
    'PMT'
    """
    letters = ""
    for word in re.split(r"[\s,]+", name):
        bare = word.strip("-&")
        if bare.casefold() in {"og", "for", "samt", ""}:
            continue
        letters += bare[0].upper()
    if re.search(r"(?<!^)(?<!\s)udvalg(?:et)?$", name, re.IGNORECASE):
        letters += "U"
    if re.search(r"(?<!\s)råd(?:et)?$", name, re.IGNORECASE):
        letters += "R"
    return letters
