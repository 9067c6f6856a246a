"""The attachments an item lists, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.source import Span

_NONE = re.compile(
    r"^\W*(?:(?:der\s(?:er|var)\s)?ingen(?:\s(?:\w+\s){0,2}bilag)?(?:\stil\s(?:sagen|punktet|mødet))?|"
    r"intet|ikke\svedlagt|-|–)\W*$",
    re.IGNORECASE,
)
# "Bilag til punkt 3 kan ses på kommunens hjemmeside.": where they are, not what they are.
_WHERE = re.compile(
    r"(?:(?:\w+\s){0,2}bilag\w*|bilaget|materialet)\b[^.]{0,60}\s(?:kan\s(?:ses|findes|hentes|rekvireres|læses)|findes|"
    r"ligger|udleveres|omdeles|er\stilgængelige?)\b",
    re.IGNORECASE,
)
# Web pages print an icon's name before a file's: "application/pdf icon plan.pdf".
_ICON = re.compile(r"(?:application|image|text)/[\w.+-]+\sicon\s*")
_SUFFIX = r"\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|zip|msg)"
# Files and nothing else: "Plan_2020.pdf Hoeringssvar.docx".
_FILES = re.compile(rf"(?:[^\s/]+{_SUFFIX}(?:\s+|$))+$", re.IGNORECASE)
# "Kort over havnen (PDF)", "Notat om støj.docx (PDF, 1,2 MB)": a link that tells what it opens.
_LINK = re.compile(
    r"(?!.*[.!?]\s[A-ZÆØÅ]).{3,200}(?<=\S)\s\((?:pdf|docx?|xlsx?|pptx?)(?:,?\s[\d.,]+\s?[km]?b(?:ytes)?)?\)$",
    re.IGNORECASE,
)
# What a web page prints beside a link, in columns of their own: "Notat | 1,2 MB | Hent".
_OF_LINK = re.compile(
    r"(?:\d+[.,]?\d*\s?(?:kb|mb|bytes)|hent|åbn|vis|download)(?:\s(?:fil|filen|pdf))?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-–•*]\s+)+")
# What a link says of itself: "(1,2 MB)", "(åbnes i nyt vindue)", "(Hent PDF)".
_SIZE = re.compile(
    r"\s*\((?:\d+[.,]?\d*\s?(?:kb|mb|bytes)|åbne[rs] i nyt vindue|"
    r"(?:hent|åbn|vis|se|download)\s(?:som\s)?(?:pdf|fil|filen|dokument|dokumentet|bilag|bilaget))\)\s*$",
    re.IGNORECASE,
)
# A link as Markdown writes it: the words are the title, the address is not.
_MARKDOWN = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{0,500}\)")
# The number of a row in a table, and whether it is open: "2 Åben Kort", "Åben - Kort".
_OPEN = r"(?:Åben|Lukket|Åbent)"
_ROW = re.compile(
    rf"^\d{{1,2}}(?:\t\s*|\s+(?={_OPEN}\s))(?:{_OPEN}\s+)?"
    rf"|^{_OPEN}\s[-–]\s(?=[A-ZÆØÅ\d])"
)
_TABLE_HEAD = re.compile(
    r"^(?:Bilags?nr\.?|Nr\.?|Navn|Titel|Dokumentnavn|Dato|Dok\.?nr\.?|Filnavn|Type|\s)+$",
    re.IGNORECASE,
)
# "Nr.  Titel       Dok.nr.": the last column has the numbers of documents.
_DOCUMENT_COLUMN = re.compile(r"\bDok(?:ument)?\.?\s?nr\.?$", re.IGNORECASE)
_DOCUMENT_NUMBER = re.compile(r"\s{2,40}\d[\d./-]{3,20}$")
# One letter is what is left of a number whose digits are lost: "..P-".
_WORD = re.compile(r"[^\W\d_]{2}|\d")
_LONGEST = 300


def find_attachments(text: str, spans: Iterable[Span]) -> tuple[tuple[str, Span], ...]:
    """Read the lines of attachment sections: one attachment a line, printed twice counted once."""
    found: list[tuple[str, Span]] = []
    seen: set[str] = set()
    previous_end = None
    numbered = False
    for start, end in spans:
        line = text[start:end]
        numbered = numbered or bool(_TABLE_HEAD.match(line) and _DOCUMENT_COLUMN.search(line))
        line = _DOCUMENT_NUMBER.sub("", line) if numbered else line
        end = start + len(line)
        if previous_end is not None and found and _goes_on(text, previous_end, start, line):
            title, span = found[-1]
            joined = folded(text[span[0] : end])
            seen.discard(title.casefold())
            found[-1] = (joined, (span[0], end))
            seen.add(joined.casefold())
            previous_end = end
            continue
        previous_end = end
        for title, span in _titles(line, start):
            if (
                _NONE.match(title)
                or _OF_LINK.fullmatch(title)
                or _WHERE.match(title)
                or _TABLE_HEAD.match(title)
                or len(title) > _LONGEST
                or not _WORD.search(title)
                or title.casefold() in seen
            ):
                continue
            seen.add(title.casefold())
            found.append((title, span))
    return tuple(found)


def icon_attachments(text: str, spans: Iterable[Span]) -> tuple[tuple[str, Span], ...]:
    """Find the files a web page lists by their icons, wherever they stand in an item."""
    return find_attachments(text, (span for span in spans if is_icon_line(text[span[0] : span[1]])))


def is_icon_line(line: str) -> bool:
    """Tell whether a line lists files by their icons, or by their names and nothing else."""
    return bool(_ICON.match(line) or _FILES.match(line) or _LINK.match(line))


# "Kort; Høringssvar; Notat fra forvaltningen", "Kort. Høringssvar. Notat.": several on one line.
_SEVERAL = re.compile(r"(?:[A-ZÆØÅ\d][^;\n]{2,100};\s)+[A-ZÆØÅ\d][^;\n]{2,100}$")
_STOPPED = re.compile(r"(?:[A-ZÆØÅ][^.;,\n]{2,60}\.\s)+[A-ZÆØÅ][^.;,\n]{2,60}\.$")


# "Plan for haven.docx, Tegning 2.pdf"
_ENDS_IN_FILE = re.compile(rf"{_SUFFIX}(?:,\s|$)", re.IGNORECASE)
_ENDED_FILE = re.compile(r"(?:(?<=\.\w{3})|(?<=\.\w{4})),\s")
_BARRED = re.compile(r"[^|\n]{2,100}(?:\s\|\s[^|\n]{2,100})+$")
_BRACKETED = re.compile(
    r"(?:[^()\n]{3,100}\([^()\n]{2,30}\)(?:,(?:\s(?:og|samt))?|\s(?:og|samt))\s)+[^()\n]{3,100}\([^()\n]{2,30}\)$"
)


def _joints(line: str) -> Iterator[re.Match[str]]:
    """Give what parts the titles of one line."""
    if _FILES.match(line):
        return re.finditer(r"\s+", line)
    body = line.strip()
    ends = list(_ENDS_IN_FILE.finditer(body))
    if len(ends) > 1 and ends[-1].end() == len(body):
        return _ENDED_FILE.finditer(line)
    if _SEVERAL.match(body):
        return re.finditer(r";\s", line)
    if _BARRED.match(body):
        return re.finditer(r"\s\|\s", line)
    if _BRACKETED.match(body):
        # "Kort (vedlagt), Notat (ligger på sagen), samt Svar (eftersendt)"
        return re.finditer(r"(?<=\))(?:,(?:\s(?:og|samt))?|\s(?:og|samt))\s", line)
    return (
        re.finditer(r"\.(?:\s(?=\S)|\s*$)", line) if _STOPPED.match(body) else _ICON.finditer(line)
    )


def _titles(line: str, offset: int) -> list[tuple[str, Span]]:
    pieces: list[tuple[int, str]] = []
    position = 0
    for match in _joints(line):
        pieces.append((position, line[position : match.start()]))
        position = match.end()
    pieces.append((position, line[position:]))
    titles = []
    for at, piece in pieces:
        lead = len(piece) - len(piece.lstrip())
        bullet = _BULLET.match(piece[lead:]) or _ROW.match(piece[lead:])
        if bullet:
            lead += bullet.end()
        body = _SIZE.sub("", piece[lead:].rstrip())
        linked = _MARKDOWN.fullmatch(body)
        if linked:
            lead, body = lead + linked.start(1), linked.group(1)
        title = folded(body)
        if title:
            titles.append((title, (offset + at + lead, offset + at + lead + len(body))))
    return titles


def _goes_on(text: str, previous_end: int, start: int, line: str) -> bool:
    """Tell whether a line is the rest of the attachment above: next line, lower case first."""
    between = text[previous_end:start]
    return (
        between.count("\n") == 1
        and bool(re.match(r"[a-zæøå]", line))
        and not re.match(r"\w+\.\w{2,4}$", line)
        and not is_icon_line(line)
    )
