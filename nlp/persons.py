"""Persons as minutes print them: lists of names with parties, and names with a role in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sagsspor.nlp.lines import folded
from sagsspor.nlp.name_lists import is_first_name
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import table

_PARTIES = table("parties")
_ROLES = table("roles")
LETTERS: dict[str, str] = dict(_PARTIES["letters"])
PARTY_NAMES: dict[str, str] = dict(_PARTIES["names"])
_INDEPENDENT: tuple[str, ...] = tuple(_PARTIES["independent"]["words"])
_PARTY_WORDS = {word.casefold() for word in (*PARTY_NAMES, *_INDEPENDENT)}

_UP = "A-ZÆØÅÄÖÜÉÈÁÓÍÚÇŠŽĞİŞ"
_LOW = "a-zæøåäöüéèáóíúçßšžčćğışñëêâãõý"
# A name part begins with a capital: "Githa", "Holm-Nielsen", "d'Auchamp", "O'Brien", "BRIX", "B.".
_PART = rf"(?:[{_UP}][{_LOW}]{{1,3}}\.(?=\s[{_UP}][{_LOW}])|[{_UP}][{_LOW}{_UP}'’´-]{{1,30}}|[{_UP}]\.(?:[{_UP}]\.)?|[{_UP}](?=\s))"
_PARTICLE = r"(?:van|von|de|den|der|af|el|al|la|du|bin|ibn|ter|da|dos|le|ben|zu|y|e)"
_GAP = r"[ \t\u00a0]{1,2}"
# A line may break after the first part only: one name a line is more frequent than a long one
# broken late. Where commas part a list any part may be broken off.
NAME = (
    rf"{_PART}\s(?:{_PARTICLE}\s){{0,2}}{_PART}(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}{_PART}){{0,3}}"
)
_WRAPPED_NAME = rf"{_PART}(?:\s{{1,3}}(?:{_PARTICLE}\s){{0,2}}{_PART}){{1,4}}"
_NAME = re.compile(rf"(?<![\w{_UP}-]){NAME}(?![{_LOW}])")
_NAME_IN_LIST = re.compile(rf"(?<![\w{_UP}-]){_WRAPPED_NAME}(?![{_LOW}])")

_PARTY_ANY = "|".join(
    sorted(
        (re.escape(word) for word in (*PARTY_NAMES, *_INDEPENDENT)),
        key=lambda word: (-len(word), word),
    )
)
# "(A)", "((V)", "(Liste H)", "(løsgænger)", "(UFP)", "( O )"; "()" is a party left out.
_PAREN_PARTY = re.compile(
    rf"\s?,?\s?\(\(?\s?(?P<party>[{_UP}]{{1,2}}|[Ll]iste\s[{_UP}]|(?i:{_PARTY_ANY})|[{_UP}]\s?-?\s?(?i:listen?))?(?:,\s(?:\d\.\s)?[{_LOW}][{_LOW}. ]{{2,30}})?\s?\)\)?"
)
_COMMA_PARTY = re.compile(
    rf",?\s(?P<party>[{_UP}]|(?:{_PARTY_ANY})|Liste\s[{_UP}])(?=\s*(?:[,;.\n]|$|og\s|\(|[-–]\s|for\s))"
)
# Login initials between name and party: "(jhan) V".
_INITIALS = re.compile(rf"\s\((?:[{_LOW}]{{2,5}}|[{_UP}]{{3,5}})\)(?=\s*[,({_UP}])")

_ROLE_END = "|".join(sorted(map(re.escape, _ROLES["endings"]), key=lambda word: (-len(word), word)))
_POLITICAL = "|".join(
    sorted(map(re.escape, _ROLES["political"]), key=lambda word: (-len(word), word))
)
_MODIFIER = "|".join(map(re.escape, sorted(_ROLES["modifiers"], key=len, reverse=True)))
_OF = "|".join(_ROLES["of"])
_ROLE_WORD = rf"(?:[{_UP}{_LOW}][{_LOW}{_UP}/-]{{0,38}})?(?:{_ROLE_END})"
_POST = rf"(?:(?:[{_UP}][{_LOW}]{{1,30}}-?(?:\s(?:og|&)\s|,\s)){{0,3}}[{_UP}{_LOW}][{_LOW}]{{0,40}})?(?:{_POLITICAL})"
# "faglig leder", "Chef for Teknik & Miljø", "Sundheds- og Omsorgsborgmester", "direktør i Movia".
_ROLE = (
    rf"(?:(?:{_MODIFIER})\s)?(?i:{_ROLE_WORD})(?:\s(?:{_OF})\s(?:[{_UP}{_LOW}][{_LOW}{_UP}]{{1,30}}-?(?:,\s|\s(?:og|&)\s|\s)){{1,5}}?)?"
    rf"|(?i:{_POST})(?:\s(?:{_OF})\s(?:[{_UP}{_LOW}][{_LOW}{_UP}]{{1,30}}-?(?:,\s|\s(?:og|&)\s|\s)){{1,5}}?)?"
)
_ROLE_THEN_NAME = re.compile(
    rf"(?<![\w{_UP}.-])(?P<role>{_ROLE})[,:]?\s?(?<=[\s,:])(?P<name>{NAME})(?![{_LOW}])"
)
_NAME_THEN_ROLE = re.compile(
    rf"(?<![\w{_UP}-])(?P<name>{NAME}),?\s\(?(?P<role>(?:(?:{_MODIFIER})\s)?(?i:{_ROLE_WORD}|{_POST}))(?=[,.;)\n]|$|\sdeltog|\sorienter|\sog\s|\sfra\s)"
)
# Words with a capital that begin no name.
_NOT_FIRST = {
    "Afbud",
    "Fraværende",
    "Ikke",
    "Udvalget",
    "Byrådet",
    "Indstilling",
    "Beslutning",
    "Godkendt",
    "Sagen",
    "Punkt",
    "Bilag",
    "Kl",
    "Ingen",
    "Center",
    "Team",
    "Alle",
    "Den",
    "Det",
    "De",
    "Der",
    "For",
    "Imod",
    "Ad",
    "På",
    "Til",
    "Fra",
    "Med",
    "Formand",
    "Borgmester",
    "Formanden",
    "Borgmesteren",
    "Rådmand",
    "Næstformand",
    "Administrationen",
    "Forvaltningen",
    "Kommunen",
    "Kommune",
    "Region",
    "Hverken",
    "Et",
    "En",
    "Følgende",
    "Medlem",
    "Mødet",
    "Dialogmøde",
    "Notat",
    "Ved",
    "Som",
    "Under",
    "Efter",
    "Herefter",
    "Desuden",
    "Endvidere",
    "Orientering",
    "Drøftelse",
    "Status",
    "Valgt",
    "Chef",
    "Direktør",
    "Afdelingsleder",
    "Dansk",
    "Danske",
    "Danmark",
    "Danmarks",
    "Liste",
    "Listen",
    "Lov",
    "Lokalplan",
    "Kommuneplan",
    "Nye",
    "Ny",
    "Deltager",
    "Deltagere",
    "Mødedeltagere",
    "Medlemmer",
    "Stedfortræder",
    "Suppleant",
    "Venstre",
    "Enhedslisten",
    "Socialdemokratiet",
    "Gruppen",
    "Social",
    "Socialt",
    "Teknik",
    "Teknisk",
    "Kultur",
    "Børne",
    "Økonomi",
    "Resumé",
    "Sagsfremstilling",
    "Tilstede",
    "Radikale",
    "Socialistisk",
    "Liberal",
    "Konservative",
    "Nr",
    "Sag",
    "Referat",
    "Dagsorden",
    "Januar",
    "Februar",
    "Marts",
    "April",
    "Maj",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "December",
    "Mandag",
    "Tirsdag",
    "Onsdag",
    "Torsdag",
    "Fredag",
    "Lørdag",
    "Søndag",
    "Åben",
    "Lukket",
    "Side",
    "Bemærkninger",
    "Forslag",
    "Forslaget",
    "Indstillingen",
    "Ændringsforslag",
    "Ændringsforslaget",
    "Hele",
    "Samtlige",
    "Fremmødte",
    "Møde",
    "Mødelokale",
    "Rådhuset",
    "Referent",
    "Både",
    "Og",
    "At",
    "Om",
    "I",
    "Af",
    "Derudover",
    "Tilstedeværende",
    "Mødte",
    "Gæster",
    "Inhabil",
    "Godkendelse",
    "Plan",
    "Vej",
    "Park",
    "Miljø",
    "Skole",
    "Skoler",
    "Børn",
    "Unge",
    "Ældre",
    "Sundhed",
    "Kommunalbestyrelsen",
    "Regionsrådet",
    "Forretningsudvalget",
    "Økonomiudvalget",
}
_NOT_ANY = {
    "Sagsnr",
    "Sagsbehandler",
    "Initialer",
    "Journalnr",
    "Sagsansvarlig",
    "Referent",
    "Et",
    "En",
    "Den",
    "Det",
    "De",
    "Der",
    "Imod",
    "For",
    "Undlod",
    "Indstillingen",
    "Forslaget",
    "Sagen",
    "Kommune",
    "Kommunes",
    "Kommuner",
    "Region",
    "Skole",
    "Skolen",
    "Center",
    "Centret",
    "Udvalg",
    "Udvalget",
    "Forening",
    "Foreningen",
    "Råd",
    "Rådet",
    "Byråd",
    "ApS",
    "A/S",
    "Forsyning",
    "Havn",
    "Vej",
    "Plads",
    "Park",
    "Danmark",
    "Danmarks",
    "Bilag",
    "Lov",
    "Lokalplan",
    "Referat",
    "Dagsorden",
    "Museum",
    "Museet",
    "Bibliotek",
    "Kirke",
    "Sogn",
    "Hallen",
    "Stadion",
    "Sport",
    "Universitet",
    "Fonden",
    "Fond",
    "Selskab",
    "Station",
    "Rådhus",
    "Job",
    "Jobcenter",
    "Budget",
    "Strategi",
    "Politik",
    "Plan",
    "Klub",
    "Hospital",
    "Sygehus",
    "Lokalråd",
    "Folkeparti",
    "Alliance",
    "Borgerlige",
    "Partierne",
    "Gymnasium",
    "Kommunalbestyrelsen",
    "Byrådet",
    "Økonomiudvalget",
    "Netto",
    "Bryggeri",
    "Boligforening",
    "Boligselskab",
    "Grundejerforening",
    "Efterskole",
    "Friskole",
    "Børnehave",
    "Plejecenter",
    "Projekt",
    "Landsforening",
    "Styrelse",
    "Styrelsen",
    "Ministeriet",
    "Kommunernes",
    "Afbud",
    "Fraværende",
    "Teknik",
    "Miljø",
    "Kultur",
    "Fritid",
    "Social",
    "Sundhed",
    "Beskæftigelse",
    "Arbejdsmarked",
    "Økonomi",
    "Administrationen",
    "Forvaltningen",
    "Indstilling",
    "Beslutning",
    "Sagsfremstilling",
    "Godkendt",
}
_ROAD = re.compile(
    r"(?<=\w)(?:vej|gade|allé|stræde|torv|plads|skolen|centret|hallen|foreningen|forening|klubben|klub|"
    r"hjemmet|rådet|udvalget|udvalg|kommune|rådhus|museet|museum|afdelingen|styrelsen|puljen|planen|"
    r"strategien|politikken|området|projektet|sagen|udvalgets|rådets|forvaltningen)$|^allé$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: ``span`` is the name, ``party`` and ``note`` what stands beside it."""

    name: str
    span: Span
    party: str | None = None
    role: str | None = None
    note: str | None = None


def looks_like_name(text: str) -> bool:
    """Tell whether a text is a person's name and nothing else.

    >>> looks_like_name("Maiken B. Rosenfeld"), looks_like_name("Mødelokale 2"), looks_like_name("Lille Skole")
    (True, False, False)
    """
    text = folded(text)
    if not re.fullmatch(NAME, text) or text.casefold() in _PARTY_WORDS:
        return False
    words = text.split()
    if len(words) > 2 and _role_word(words[0]):
        return False
    first = words[0].rstrip(".")
    if (first in _NOT_FIRST or first.capitalize() in _NOT_FIRST) and len(first) > 2:
        return False
    if text.isupper() and not is_first_name(words[0].capitalize()):
        return False
    if text.isupper() and any(word.capitalize() in _NOT_FIRST | _NOT_ANY for word in words):
        return False
    return not any(word in _NOT_ANY or _ROAD.search(word.casefold()) for word in words)


def party_of(text: str) -> str | None:
    """Give the party that a text prints and nothing else, as printed; None if it is none."""
    text = folded(text).strip(" ,.:;()")
    if not text:
        return None
    if re.fullmatch(rf"[{_UP}]", text) or text.casefold() in _PARTY_WORDS:
        return text
    if re.fullmatch(rf"(?i:liste)\s[{_UP}]|[{_UP}]-?(?i:listen?)", text):
        return text
    return None


# "Jakob Holm, F - Afbud", "Mads Lund, F for Jakob Holm, F".
_DASHED = re.compile(
    rf"\s*[-–:,]?\s(?P<note>(?i:afbud|fraværende|orlov|ikke\smødt)|for\s{NAME})(?![{_LOW}])"
)
_NOTE = re.compile(r"\s*[-–,]?\s*\(([^()\n]{1,60})\)")
_LIST_SPLIT = re.compile(r"\s*(?:[,;•·]|\s(?:og|samt|&)\s|\t|\n)\s*")


def people_in_list(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Read a list of persons: names parted by commas, "og" or lines, each with party and notes.

    A name may be broken over two lines where commas part the list; without commas each line is
    one. Parts that are no name are passed over, so that an empty list gives nobody.
    """
    people: list[Person] = []
    commas = text.count(",") + text.count(";")
    lines = [line for line in text.split("\n") if line.strip()]
    by_line = len(lines) > 1 and (commas < len(lines) - 1 or _one_a_line(lines))
    position = 0
    chunks: list[tuple[int, str]] = []
    if by_line:
        for raw in text.split("\n"):
            chunks.append((position, raw))
            position += len(raw) + 1
    else:
        chunks.append((0, text))
    pattern = _NAME_IN_LIST if commas and not by_line else _NAME
    for at, chunk in chunks:
        people.extend(_people_in_chunk(chunk, at + offset, pattern))
    return tuple(people)


def _one_a_line(lines: list[str]) -> bool:
    """Tell whether most lines are one person with a party ("Hanne Holm, A")."""
    hits = sum(bool(re.match(rf"[\s•*-]*{NAME}\s*(?:,|\(|$|-)", line)) for line in lines)
    wrapped = sum(bool(re.search(r",\s*$", line)) for line in lines)
    inner = sum(line.count(",") for line in lines)
    return hits >= 0.7 * len(lines) and wrapped <= 1 and inner <= 1.5 * len(lines)


def _people_in_chunk(text: str, offset: int, pattern: re.Pattern[str]) -> list[Person]:
    people: list[Person] = []
    position = 0
    while True:
        match = pattern.search(text, position)
        if not match:
            return people
        start, end = match.span()
        if text[max(0, start - 1) : start] == "(":
            # What stands in parentheses is a party, a list or a remark, nobody's name.
            position = end
            continue
        name = match.group()
        role: str | None = None
        words = name.split()
        # "Formand Lone Holm", "Rådmand Jens Ask": the role is no part of the name.
        while len(words) > 2 and _role_word(words[0]):
            cut = len(words[0]) + len(name[len(words[0]) :]) - len(name[len(words[0]) :].lstrip())
            role = f"{role} {words[0]}" if role else words[0]
            start += cut
            name = name[cut:]
            words = name.split()
        if not looks_like_name(name):
            trimmed = _trim(name)
            if trimmed is None:
                position = end
                continue
            start += trimmed[0]
            end = start + len(trimmed[1])
            name = trimmed[1]
        else:
            end = start + len(name)
        if role is None:
            before = re.search(
                rf"(?<![\w.-])((?:{_MODIFIER})?\s?(?i:{_ROLE_WORD}|{_POST}))\s$",
                text[max(0, start - 70) : start],
            )
            role = folded(before.group(1)) if before else None
        position = end
        party: str | None = None
        note: str | None = None
        initials = _INITIALS.match(text, position)
        if initials:
            position = initials.end()
        found = _PAREN_PARTY.match(text, position) or _COMMA_PARTY.match(text, position)
        if not found and initials:
            found = re.compile(rf"\s(?P<party>[{_UP}])(?![\w])").match(text, position)
        if not found:
            found = re.compile(rf"\s?[-–]\s?(?P<party>[{_UP}])(?=\s*(?:[,;.\n]|$|\())").match(
                text, position
            )
        if found:
            party = found.group("party")
            position = found.end()
        dashed = _DASHED.match(text, position)
        if dashed:
            note = dashed.group("note")
            position = dashed.end()
        remark = _NOTE.match(text, position)
        if remark:
            note = remark.group(1).strip()
            position = remark.end()
            if party is None and (party_of(note) or _local_list(note)):
                party, note = party_of(note) or note, None
        people.append(Person(folded(name), (start + offset, end + offset), party, role, note))


def _local_list(note: str) -> bool:
    """Tell whether what stands in parentheses after a name reads as the name of a local list."""
    if _role_word(note.split()[0]) or re.search(
        r"\d|afbud|fravær|orlov|suppleant|stedfortræder", note, re.I
    ):
        return False
    return bool(re.fullmatch(rf"(?:[{_UP}][\w-]+\s?){{1,4}}", note))


def _role_word(word: str) -> bool:
    return bool(re.fullmatch(rf"(?i:{_ROLE_WORD}|{_POST})", word.rstrip(",.:")))


def _trim(name: str) -> tuple[int, str] | None:
    """Give the longest tail of a match that is a name, with where it begins."""
    for match in re.finditer(r"\s", name):
        tail = name[match.end() :]
        if " " in tail and looks_like_name(tail):
            return match.end(), tail
    head = name
    while " " in head:
        head = head.rsplit(None, 1)[0]
        if looks_like_name(head):
            return 0, head
    return None


def people_with_roles(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the role that stands beside the name."""
    people: list[Person] = []
    for match in _ROLE_THEN_NAME.finditer(text):
        name, start = match.group("name"), match.start("name")
        role = match.group("role")
        if not looks_like_name(name):
            trimmed = _trim(name)
            if trimmed is None:
                continue
            # "Direktør for Børn og | Unge Lis Kok": the first words belong to the role.
            start += trimmed[0]
            name = trimmed[1]
            role = text[match.start("role") : start]
        party = _PAREN_PARTY.match(text, start + len(name))
        people.append(
            Person(
                folded(name),
                (start + offset, start + len(name) + offset),
                party.group("party") if party else None,
                folded(role).rstrip(" ,:"),
            )
        )
    taken = [person.span for person in people]
    for match in _NAME_THEN_ROLE.finditer(text):
        name = match.group("name")
        span = (match.start("name") + offset, match.start("name") + len(name) + offset)
        if looks_like_name(name) and not any(a < span[1] and span[0] < b for a, b in taken):
            people.append(Person(folded(name), span, None, folded(match.group("role"))))
    return tuple(sorted(people, key=lambda person: person.span))


_WITH_PARTY = re.compile(rf"(?<![\w{_UP}-])(?P<name>{NAME}){_PAREN_PARTY.pattern}")


def people_with_party(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the party printed after the name: "Lone Holm (A)"."""
    people: list[Person] = []
    for match in _WITH_PARTY.finditer(text):
        name, start = match.group("name"), match.start("name")
        loose = re.match(rf"[{_UP}]\.\s", name)
        if loose and re.search(r"[a-zæøå]\s$", text[max(0, start - 2) : start]):
            # "anbefaler model B. Dorrit Holm (O)": the letter ends the sentence before.
            name, start = name[loose.end() :], start + loose.end()
        role: str | None = None
        words = name.split()
        while len(words) > 2 and (_role_word(words[0]) or words[0] in _NOT_FIRST):
            if _role_word(words[0]):
                role = words[0]
            cut = len(name) - len(name[len(words[0]) :].lstrip())
            start, name = start + cut, name[cut:]
            words = name.split()
        if not looks_like_name(name):
            trimmed = _trim(name)
            if trimmed is None or start + trimmed[0] + len(trimmed[1]) != match.end("name"):
                continue
            start, name = start + trimmed[0], trimmed[1]
        people.append(
            Person(
                folded(name),
                (start + offset, start + len(name) + offset),
                match.group("party"),
                role,
            )
        )
    return tuple(people)


def names_known(text: str, names: Iterable[str], offset: int = 0) -> tuple[Person, ...]:
    """Find the given names in a text, line breaks inside them allowed."""
    wanted = sorted(set(names), key=lambda name: (-len(name), name))
    if not wanted:
        return ()
    body = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wanted)
    return tuple(
        Person(folded(match.group()), (match.start() + offset, match.end() + offset))
        for match in re.finditer(rf"(?<![\w-])(?:{body})(?![\w])", text)
    )
