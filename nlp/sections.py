"""The parts of an item: what stands under which label, and whose decision it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sagsspor.nlp.absence import ONLY_AWAY
from sagsspor.nlp.anchors import anchored
from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.case_numbers import labelled_case_numbers
from sagsspor.nlp.decision_headings import DecisionHeading, read_heading
from sagsspor.nlp.headings import title_key
from sagsspor.nlp.item_evidence import heads_decision
from sagsspor.nlp.items import ItemBlock
from sagsspor.nlp.lines import Line
from sagsspor.nlp.names import NAME
from sagsspor.nlp.persons import people_in_list
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary

_ROLE_LINE = re.compile(
    r"\((?:godkend|anbefal|til efterretning|til orientering|drøft|orienter|beslut|indstil|"
    r"høring)\w*\)",
    re.IGNORECASE,
)
# A sentence that heads the presentation: "Af indstillingen fra Teknik og Miljø fremgår det:".
_PRESENTS = re.compile(
    r"Af\s(?:indstillingen|forslaget|forespørgslen|sagen|notatet|sagsfremstillingen|"
    r"medlemsforslaget)\b.{0,90}\bfremgår\b",
    re.IGNORECASE,
)
# Kinds of label whose value is one line, after which the part before goes on.
_ONE_LINE = {"absence", "case_number", "ignored", "competence"}
_NAMES_ONLY = re.compile(r"^[\s,;.()/&A-ZÆØÅÜÖÉa-zæøåéüöä'’´-]*$")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an item.

    ``kind`` is that of its label (head for what stands before any label), ``spans`` its lines of
    content, label left out. A decision carries the body, date and number of its heading;
    an absence the kind and heading of the part it stands in, or of the body it names itself.
    """

    kind: str
    label: str
    spans: tuple[Span, ...]
    label_span: Span | None = None
    heading: DecisionHeading | None = None
    heading_start: int = 0
    owner_kind: str = ""
    owner_heading: DecisionHeading | None = None

    @property
    def span(self) -> Span:
        """Give the range from its first to its last line."""
        if not self.spans:
            return self.label_span or (0, 0)
        return self.spans[0][0], self.spans[-1][1]


@dataclass(slots=True)
class _Open:
    """A section while its lines are gathered."""

    kind: str
    label: str
    spans: list[Span] = field(default_factory=list)
    label_span: Span | None = None
    heading: DecisionHeading | None = None
    heading_start: int = 0
    owner: _Open | None = None


def cut_sections(
    item: ItemBlock,
    words: Vocabulary,
    *,
    known: Iterable[str] = (),
    abbreviations: Iterable[str] = (),
) -> tuple[Section, ...]:
    """Cut an item into its parts, in text order; a part without content is left out."""
    known, abbreviations = tuple(known), tuple(abbreviations)
    done: list[_Open] = [_Open("head", "")]
    current = done[0]

    def start(
        kind: str, label: str, span: Span, heading: DecisionHeading | None = None, at: int = 0
    ) -> _Open:
        section = _Open(kind, label, [], span, heading, at)
        done.append(section)
        return section

    lines = (*item.lead, *item.body)
    skip_until = 0
    for at, line in enumerate(lines):
        if at < skip_until:
            continue
        text = line.text
        run = _label_run(lines, at, words)
        if run:
            skip_until = _pair_run(lines, at, run, done, current, words)
            current = start("case", "", (line.start, line.start))
            continue
        label = words.sections.match(text)
        if label and label.open_ended:
            label = _open_ended(label, text, known, abbreviations)
        if label and _only_a_word(label, line, current, lines, at):
            label = None
        if label is None and _PRESENTS.match(text) and len(text) < 140:
            current = start("case", "", (line.start, line.end))
            continue
        if label is None:
            heading = read_heading(text, known=known, abbreviations=abbreviations)
            if (
                heading
                and heading.date
                and (heading.body or heading.own or current.kind == "decision")
                and _heads_decision(heading, text, lines, at, current)
            ):
                current = start("decision", "", (line.start, line.end), heading, line.start)
                _value(current, line, heading.value)
                continue
            field = words.header.match(text) if current.kind == "attachments" else None
            if field and field.colon and field.kind in {"date", "place", "members", "body"}:
                # What stands at the foot of the paper, not a file: "Dato: 13. februar 2018".
                current = start("case", "", (line.start, line.start))
            if current.kind == "treatment" and not _treats(text):
                current = start("summary", "", (line.start, line.start))
            current.spans.append((line.start, line.end))
            continue
        span = (line.start, min(line.start + label.value, line.end))
        if label.kind == "ignored" and labelled_case_numbers(text):
            # "Sagsbehandler: Lone Holm  Sagsnr.: 16/407": a case number behind another label.
            label = replace(label, kind="case_number")
        if label.kind in _ONE_LINE:
            skip_until = _one_line(label, line, lines, at, done, current, words, span)
            continue
        if label.kind == "decision" and _lists_document(label, line, lines, at, current, words):
            current.spans.append((line.start, line.end))
            continue
        if label.kind == "decision":
            rest = text[label.value :]
            heading = (
                read_heading(rest, known=known, abbreviations=abbreviations, labelled=True)
                if rest.strip()
                else None
            )
            current = start("decision", label.word, span, heading, line.start + label.value)
            if heading:
                current.label_span = (line.start, line.start + label.value + heading.value)
                skip_until = _past_title(item, heading, lines, at, label.value + heading.value)
                if skip_until == at:
                    _value(current, line, label.value + heading.value)
            else:
                tail = _tail(line, label.value)
                away = words.sections.match(tail.text) if tail else None
                if tail and away and away.kind == "absence" and not away.alone:
                    # "Beslutning: Fraværende Lone Holm (A)", the outcome on the lines below.
                    if away.open_ended:
                        away = _open_ended(away, tail.text, known, abbreviations)
                    if away:
                        end = min(tail.start + away.value, tail.end)
                        skip_until = _one_line(
                            away, tail, lines, at, done, current, words, (tail.start, end)
                        )
                        continue
                _value(current, line, label.value)
            continue
        current = start(label.kind, label.word, span)
        _value(current, line, label.value)
    return tuple(
        Section(
            one.kind,
            one.label,
            tuple(one.spans),
            one.label_span,
            one.heading,
            one.heading_start,
            one.owner.kind if one.owner else "",
            one.heading or one.owner.heading if one.owner else None,
        )
        for one in done
        if one.spans or (one.kind == "decision" and one.heading)
    )


_IN_RUN = {"case_number", "competence", "attachments", "ignored", "treatment"}


def _label_run(lines: Sequence[Line], at: int, words: Vocabulary) -> list[Label]:
    """Give the labels without values that follow each other here, if attachments are the last.

    PDF text prints the two columns of such a table one after the other: "Sagsnr.: | Sagen afgøres
    i: | Bilag: | 15/24042 | Byrådet | Kort.pdf".
    """
    run: list[Label] = []
    for line in lines[at : at + 8]:
        label = words.sections.match(line.text)
        if not label or not label.alone or not label.colon or label.kind not in _IN_RUN:
            break
        run.append(label)
    while run and run[-1].kind != "attachments":
        run.pop()
    return run if len(run) >= 2 else []


def _pair_run(
    lines: Sequence[Line],
    at: int,
    run: Sequence[Label],
    done: list[_Open],
    owner: _Open,
    words: Vocabulary,
) -> int:
    """Give each label of a run the value below that it fits; returns the line to go on from."""
    place = at + len(run)
    for n, label in enumerate(run):
        spot = lines[at + n]
        section = _Open(label.kind, label.word, [], (spot.start, spot.end))
        section.owner = owner
        while place < len(lines) and words.sections.match(lines[place].text) is None:
            if not _fits_run(label.kind, lines, place):
                break
            section.spans.append((lines[place].start, lines[place].end))
            place += 1
            if label.kind != "attachments":
                break
        if section.spans and label.kind != "ignored":
            done.append(section)
    return place


def _fits_run(kind: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line below a run of labels can be the value of one of them."""
    text = lines[at].text
    if kind == "case_number":
        return bool(re.search(r"\d", text)) and not re.search(r"[a-zæøå]{4}", text)
    if kind in {"competence", "treatment"}:
        return len(text) < 90 and bool(find_bodies(text))
    if kind == "ignored" or len(text) > 120 or text.endswith((".", ":")):
        return False
    # A short line right above a long one heads the text that follows.
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(re.search(r"\.\w{3,4}$", text)) or len(below) <= 100


def _past_title(
    item: ItemBlock, heading: DecisionHeading, lines: Sequence[Line], at: int, value: int
) -> int:
    """Give the line below the item's own title in a heading: "Beslutning for Punkt 3: Titel".

    The same line where the heading names another item or no title follows it.
    """
    if not item.title or heading.number != item.number or heading.body:
        return at
    own = title_key(item.title)
    key = title_key(lines[at].text[value:])
    below = at + 1
    while key and key != own and own.startswith(key) and below < min(len(lines), at + 4):
        key += title_key(lines[below].text)
        below += 1
    return below if key and key == own else at


def _value(section: _Open, line: Line, offset: int) -> None:
    """Take what follows the label on its own line as the first content."""
    tail = _tail(line, offset)
    if tail:
        section.spans.append((tail.start, tail.end))


def _tail(line: Line, offset: int) -> Line | None:
    """Give what follows a label on its line as a line of its own."""
    tail = line.text[offset:]
    if not tail.strip(" .:;,-–"):
        return None
    skipped = len(tail) - len(tail.lstrip(" \t:.-–"))
    begin = line.start + offset + skipped
    if begin >= line.end:
        return None
    return replace(line, start=begin, text=tail[skipped:], blank_before=0)


def _open_ended(
    label: Label, text: str, known: tuple[str, ...], abbreviations: tuple[str, ...]
) -> Label | None:
    """Judge a label with words after it: only a body, a date and a number may follow."""
    rest = text[label.value :]
    if label.kind in {"decision"}:
        if read_heading(rest, known=known, abbreviations=abbreviations, labelled=True):
            return label
        return None
    if label.kind == "attachments":
        # "Bilag til åbent punkt nr. 2"
        bare = re.fullmatch(r"[\s.:]*(?:nr\.?)?[\s\d/.:]*", rest, re.IGNORECASE)
        return replace(label, value=len(text), alone=True) if bare else None
    if label.kind == "recommendation" and len(text) < 90:
        bodies = find_bodies(rest, known=known, abbreviations=abbreviations)
        if bodies and len(rest) - (bodies[0].span[1] - bodies[0].span[0]) < 12:
            return replace(label, value=len(text), alone=True)
        return None
    if label.kind == "absence" and rest[:1] in " -–":
        colon = rest.find(":")
        if people_in_list(rest) or (colon > 0 and read_heading(rest[:colon], labelled=True)):
            return label
    if (
        label.kind == "case_number"
        and re.match(r"[.\s]+\S*\d", rest)
        and not re.search(r"[a-zæøå]{4,}\s[a-zæøå]{3,}", rest)
    ):
        return label
    return None


def _only_a_word(label: Label, line: Line, current: _Open, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a label's word is meant as a word: the start of a sentence or a point."""
    if label.glued and label.kind not in {
        "decision",
        "attachments",
        "absence",
        "recommendation",
        "summary",
        "case",
        "history",
        "treatment",
        "competence",
    }:
        return True
    if label.kind == "ignored" and not label.alone and not label.colon:
        return True
    if label.kind == "case_number" and label.alone and len(line.text) <= 4:
        return True
    if (
        label.kind == "treatment"
        and label.alone
        and label.word == "behandling"
        and current.kind == "case"
    ):
        return True
    if (
        label.alone
        and line.text.endswith(".")
        and label.kind in {"consequence", "case"}
        and not line.blank_before
    ):
        return True
    if (
        label.kind == "attachments"
        and current.kind == "attachments"
        and not label.alone
        and not label.colon
    ):
        return True
    del lines, at
    return False


def _one_line(
    label: Label,
    line: Line,
    lines: Sequence[Line],
    at: int,
    done: list[_Open],
    current: _Open,
    words: Vocabulary,
    span: Span,
) -> int:
    """Take a label with its own value only, and leave the part around it open.

    Returns the line to go on from: values that stand on the lines below the label are taken along.
    """
    section = _Open(label.kind, label.word, [], span)
    section.owner = current
    if label.kind == "absence" and label.colon is False and label.value < len(line.text):
        # "Fraværende i Økonomiudvalget, 3. marts 2020: ..." is of that body's decision.
        colon = line.text.find(":", label.value)
        of_body = read_heading(line.text[label.value : colon], labelled=True) if colon > 0 else None
        if of_body and of_body.body:
            section.heading = of_body
            label = replace(label, value=colon + 1)
    _value(section, line, label.value)
    after = at + 1
    if label.kind == "case_number" and not re.search(r"\d", line.text):
        # "Sagsid.: J.nr.: Initialer:": only labels, their values stand on the line below.
        section.spans.clear()
    if not section.spans:
        while after < len(lines) and _is_value(
            label.kind, lines[after], words, bool(section.spans)
        ):
            section.spans.append((lines[after].start, lines[after].end))
            after += 1
            if label.kind in {"competence", "case_number", "ignored"}:
                break
    elif label.kind == "absence":
        # A list of absentees may run over: the line ends with a comma, or the next goes on in it.
        while (
            after < len(lines)
            and not lines[after].blank_before
            and (
                re.search(r"(?:,|\bog|;)$", lines[after - 1].text)
                or re.match(r"[a-zæøå(]", lines[after].text)
            )
            and words.sections.match(lines[after].text) is None
        ):
            section.spans.append((lines[after].start, lines[after].end))
            after += 1
    if label.kind != "ignored" and section.spans:
        done.append(section)
    return after


def _is_value(kind: str, line: Line, words: Vocabulary, later: bool) -> bool:
    """Tell whether a line is the value of an empty label above it, and no text of its own."""
    label = words.sections.match(line.text)
    if label and not label.open_ended:
        return False
    if (
        kind == "absence"
        and not line.level
        and line.blank_before < 2
        and _ABSENTEE.fullmatch(line.text)
    ):
        return True
    if line.blank_before > (0 if later else 1) or line.level:
        return False
    if kind == "absence":
        if re.fullmatch(r"(?:Ingen|Ingen\.|Alle (?:er )?mødt\.?|Intet|-)", line.text):
            return True
        people = people_in_list(line.text)
        covered = sum(person.span[1] - person.span[0] for person in people)
        return bool(people) and covered >= 0.55 * len(line.text)
    if kind == "competence":
        return len(line.text) < 80 and bool(find_bodies(line.text))
    if kind == "case_number":
        return (
            len(line.text) < 60
            and bool(re.search(r"\d", line.text))
            and not re.search(r"[a-zæøå]{6}", line.text)
        )
    return False


# "Borgmester Lone Holm, V, (ferie)", "Jens Ask (A), personlige årsager.": one who is away, and why.
_ABSENTEE = re.compile(
    rf"(?:[•·*–-]\s*)?(?:[A-ZÆØÅ][\w-]*borgmester\s|Borgmester\s|Rådmand\s|Formand\s)?{NAME}"
    r"(?:,\s[A-ZÆØÅ]{1,3}|\s\([^()]{1,30}\))?(?:,?\s\(?(?:sygdom|syg|ferie|arbejde\w*|tjenesterejse|rejse|"
    r"orlov|barsel\w*|(?:personlige|private|arbejdsmæssige|andre)\s(?:årsager|grunde)|anden\sårsag|"
    r"(?:andet|andets)\s(?:offentligt\shverv|møde|arrangement)|afbud|kursus|andet)\)?)?\.?"
)


def _lists_document(
    label: Label,
    line: Line,
    lines: Sequence[Line],
    at: int,
    current: _Open,
    words: Vocabulary,
) -> bool:
    """Tell whether "Beslutning fra X, D" is the title of an attachment, not the head of a decision.

    It stands among attachments, and what is below it is no decision either.
    """
    if current.kind != "attachments" or not label.open_ended or line.text.rstrip().endswith(":"):
        return False
    if line.bullet or re.match(r"[-–•]\s", line.text):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or _DATED_ROW.match(below.text):
        # A decision is said below its heading; a row of a list has another one there, or nothing.
        return True
    next_part = words.sections.match(below.text)
    if next_part and next_part.alone and next_part.kind not in {"absence", "attachments"}:
        return True
    if not current.spans and line.blank_before:
        # Nothing is attached: what stands free below the empty label goes on with the item.
        return False
    decides = _DECIDES.match(below.text) or _DECIDED.search(below.text[:90])
    return not (decides or _AWAY_LINE.match(below.text) or below.text.endswith("."))


_DATED_ROW = re.compile(
    r"[^\n.:]{3,60}\s(?:den\s|d\.\s)?\d{1,2}[. -][^\n]{2,16}\d{2,4}"
    r"(?:,?\s(?:pkt|punkt|sag)\.?\s(?:nr\.\s)?\d{1,4})?$"
)
_AWAY_LINE = re.compile(r"(?:Fraværende|Afbud|Ikke til ?stede)")


def _heads_decision(
    heading: DecisionHeading, text: str, lines: Sequence[Line], at: int, current: _Open
) -> bool:
    """Tell whether "X, D" heads a decision here, not a step planned or a line of a list."""
    if _ROLE_LINE.search(text):
        return False
    nearby = [line.text for line in lines[at + 1 : at + 4]]
    while len(nearby) > 1 and ONLY_AWAY.search(nearby[0]):
        del nearby[0]
    below = nearby[0] if nearby else ""
    if current.kind == "history" and (heads_decision(below) or _DATED_ROW.match(below)):
        # A row of a list, with another one below.
        return False
    decides = bool(
        _DECIDES.match(below)
        or _DECIDED.search(below[:90])
        or re.match(r"(?:Fraværende|Afbud|Ikke til ?stede)", below)
    )
    if re.search(r"(?:ts|ns|gs)\sbeslutning\b", text, re.IGNORECASE) and heading.value >= len(text):
        # "Kulturudvalgets beslutning i mødet den 7. november": the line says what it heads.
        return True
    if current.kind in {"treatment", "history"}:
        return decides or text.rstrip().endswith(":")
    if text.rstrip().endswith(":") or heading.number or current.kind == "decision":
        return True
    return decides or heading.value < len(text)


_DECIDES = re.compile(
    r"(?:\d+[.)]\s|Ad\s?\d+[.:]?\s)?(?:Enstemmigt?\s)?(?:Godkend|Vedtag|Anbefal|Tiltr|"
    r"Til efterretning|Taget til|Tages til|Drøft|Udsat|Udsæt|Udgå|Udgik|Sagen|"
    r"Indstillingen|Indstilling\s(?:er|godk|tiltr|vedt|følg|anb)|Ok\b|Oversend|Fremsend|"
    r"Indstilles|Forslaget|Orientering|Bevilg|Et flertal|"
    r"Udvalget|Ændringsforslag[^\n]{0,80}(?::|\bblev|\bstil|\bfrem)|Ikke godkendt|Afvist|"
    r"Forkastet|Byrådet|\d+ medlemmer)"
)

_DECIDED = anchored(
    r"\b(?:godkendt|vedtaget|anbefal\w*|tiltrådt|besvaret|drøftet|udsat|fremsend\w*|oversend\w*|"
    r"valgt|udpeget|afvist|forkastet|taget\stil|tog\stil|overgår\stil|tiltrædes|vedtages)\b",
    re.IGNORECASE,
)


def _treats(text: str) -> bool:
    """Tell whether a line names a body that handles the item, with a role or a date."""
    if len(text) > 160:
        return False
    if _ROLE_LINE.search(text) and find_bodies(text):
        return True
    if text.endswith("."):
        return False
    if re.search(r"\d{1,2}[.\-/]\s?(?:\d{1,2}|[a-zæøå]{3,9})[.\-/ ]*\d{2,4}", text):
        words = re.findall(r"[A-Za-zÆØÅæøå]{2,}", text)
        return len(words) <= 12
    return bool(find_bodies(text)) and len(text) < 70
