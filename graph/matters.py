"""The items of one authority, indexed for linking: by path, case, meeting and rare term."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sagsspor.graph.actors import without_actors
from sagsspor.graph.bare_titles import bare_title
from sagsspor.graph.forms import item_paths
from sagsspor.graph.identity import DocumentId, Identity, Proof
from sagsspor.graph.topic import content, terms
from sagsspor.nlp.record import Item, Record, Where

_PROCEDURAL = re.compile(
    r"""^\W*(?:\d+\W+)?(?:
      (?:lukket\W*(?:(?:sag|punkt)\W*)?)?$
      | (?:godkendelse|vedtagelse|fastsættelse)\ af\ (?:dagsorden|(?:beslutnings)?protokol|referat)
      | dagsorden(?:en)?\b | underskrift | protokol\b | referat\b | meddelelser\b
      | eventuelt\b | evt\b | orienteringssager\b | orienteringer\b
      | (?:diverse|gensidige?|generelle?|løbende)\ orientering
      | (?:orientering|meddelelser|nyt|information)\ (?:fra|v/|ved)\ (?:borgmester|formand
         |udvalgsform|administration|forvaltning|direkt|kommunaldirekt|medlem|centerchef)
      | (?:åben\ )?(?:åbent\ )?spørgetid | siden\ sidst | bordet\ rundt | næste\ møde
      | kommende\ (?:møde|sager|punkter) | emner\ til\ kommende | mødeplan
      | til\ orientering\W*$ | sager\ til\ (?:orientering|efterretning)
      | valg\ af\ (?:referent|dirigent|ordstyrer)
    )""",
    re.I | re.X,
)
_CODE_ONLY = re.compile(r"\d\d\.\d\d(?:\.\d\d)?[ .-]?[A-ZÆØÅ]\d\d", re.I)

ZONES = {"title": 1.0, "attachment": 0.8, "summary": 0.8, "recommendation": 0.6}
"""How much a term counts by where an item tells it."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An item, or a meeting known only by reference: one end of a link.

    ``document`` and ``ordinal`` are None where no minutes of it are loaded; ``number`` is as
    printed. ``is_item`` is False where only the meeting is known.
    """

    path: str
    meeting: str
    date: str
    body: str
    document: DocumentId | None = None
    ordinal: int | None = None
    number: str | None = None
    is_item: bool = True

    @property
    def id(self) -> str:
        """The id in JSON: ``doc#number``, ``doc#~ordinal``, or the path where nothing is loaded."""
        if self.document is None:
            return self.path
        return f"{self.document.stem}#{self.number or f'~{self.ordinal}'}"


@dataclass(slots=True)
class Matter:
    """One loaded item with what linking needs of it.

    ``name`` is the printed title without the marks of an item that comes back (``bare_titles``).
    """

    place: Place
    record: Record
    item: Item
    name: str
    title: tuple[str, ...]
    told: dict[str, float]
    cases: frozenset[str] = frozenset()
    procedural: bool = False

    def proof(self, where: Where, *keys: str) -> tuple[Proof, ...]:
        """Give the first evidence found under keys."""
        document = self.place.document
        if document is None:
            return ()
        for key in keys:
            if where.get(key):
                return tuple(Proof(document.sha16, span) for span in where[key])
        return (Proof(document.sha16, None),)


@dataclass(slots=True)
class Corpus:
    """All loaded items of one authority, in time order."""

    authority: str
    matters: list[Matter]
    by_path: dict[str, Matter] = field(default_factory=dict)
    by_case: dict[str, list[int]] = field(default_factory=dict)
    by_meeting: dict[str, list[int]] = field(default_factory=dict)
    by_day: dict[str, list[str]] = field(default_factory=dict)
    by_term: dict[str, list[int]] = field(default_factory=dict)
    by_term_caseless: dict[str, list[int]] = field(default_factory=dict)
    by_title: dict[frozenset[str], list[int]] = field(default_factory=dict)
    meetings: dict[str, list[str]] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    rarity: dict[str, float] = field(default_factory=dict)
    standing: frozenset[str] = frozenset()

    def next_meeting(self, body: str, date: str) -> str | None:
        """Give the date of a body's next loaded meeting after a date."""
        days = self.meetings.get(body, [])
        at = bisect_right(days, date)
        return days[at] if at < len(days) else None

    def near(
        self, words: Iterable[str], after: str, until: str, limit: int, *, caseless: bool = False
    ) -> list[int]:
        """Give the items of a time window that share the rarest of some terms, at most limit each.

        Four terms are looked up; each posting list is cut to the window by bisection, and a term
        with more than ``limit`` items in the window is too common to tell anything. ``caseless``
        gives of these only the items without a case number.
        """
        low, high = bisect_right(self.dates, after), bisect_right(self.dates, until)
        found: set[int] = set()
        rare = sorted(
            {word for word in words if word in self.by_term},
            key=lambda word: (len(self.by_term[word]), word),
        )
        for word in rare[:4]:
            rows = self.by_term[word]
            first, last = bisect_left(rows, low), bisect_left(rows, high)
            if last - first > limit:
                continue
            if caseless:
                rows = self.by_term_caseless.get(word, [])
                first, last = bisect_left(rows, low), bisect_left(rows, high)
            found.update(rows[first:last])
        return sorted(found)


def case_key(number: str) -> str:
    """Give the form in which one case's numbers are equal: no spaces, casefolded.

    >>> case_key("15.20.00- A00-7-24S")
    '15.20.00-a00-7-24s'
    """
    return "".join(number.split()).casefold().rstrip(".:")


def told_of(item: Item) -> dict[str, float]:
    """Give the terms an item is about with how much each counts."""
    zones = (
        ("recommendation", item.recommendation),
        ("summary", item.summary),
        ("attachment", " . ".join(item.attachments).replace("_", " ")),
        ("title", item.title),
    )
    told: dict[str, float] = {}
    for zone, text in zones:
        # A title is the matter itself, also where it names a body.
        for term in terms(text if zone == "title" else without_actors(text or "")):
            told[term] = max(ZONES[zone], told.get(term, 0.0))
    return told


def is_procedural(title: str | None) -> bool:
    """Tell whether a title is one that stands on every agenda and tells no matter."""
    return not title or bool(_PROCEDURAL.search(title))


def corpora(records: Sequence[Record], identity: Identity) -> Iterator[Corpus]:
    """Give one indexed corpus per authority, in order of their paths."""
    rows: dict[str, list[Matter]] = defaultdict(list)
    seen: set[str] = set()
    for id_, record in sorted(zip(identity.ids, records, strict=True), key=lambda row: row[0]):
        document = identity.documents[id_.sha16]
        if not document.loaded or not document.meeting or not document.date or not document.body:
            continue
        for item, path in zip(record.items, item_paths(record, document.meeting), strict=True):
            if path in seen:
                continue  # the same meeting in a second file
            seen.add(path)
            place = Place(
                path,
                document.meeting,
                document.date,
                document.body,
                id_,
                item.ordinal,
                item.number,
            )
            name = bare_title(item.title or "")[0]
            rows[document.authority].append(
                Matter(
                    place,
                    record,
                    item,
                    name,
                    content(terms(name)),
                    told_of(item),
                    procedural=is_procedural(name),
                )
            )
    for authority, matters in sorted(rows.items()):
        yield _index(authority, matters)


def _index(authority: str, matters: list[Matter]) -> Corpus:
    matters.sort(key=lambda m: (m.place.date, m.place.body, m.item.ordinal, m.place.path))
    corpus = Corpus(authority, matters, dates=[m.place.date for m in matters])
    per_meeting: Counter[tuple[str, str]] = Counter()
    standing: set[str] = set()
    for matter in matters:
        for case in {case_key(number) for number in matter.item.case_numbers}:
            per_meeting[case, matter.place.meeting] += 1
            if matter.procedural or _CODE_ONLY.fullmatch(case):
                standing.add(case)
    standing.update(case for (case, _), count in per_meeting.items() if count > 1)
    corpus.standing = frozenset(standing)
    meetings: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for at, matter in enumerate(matters):
        matter.cases = frozenset(map(case_key, matter.item.case_numbers)) - corpus.standing
        corpus.by_path[matter.place.path] = matter
        if matter.place.meeting not in corpus.by_meeting:
            day = f"{matter.place.body}/{matter.place.date}"
            corpus.by_day.setdefault(day, []).append(matter.place.meeting)
        corpus.by_meeting.setdefault(matter.place.meeting, []).append(at)
        meetings[matter.place.body].add(matter.place.date)
        for case in matter.cases:
            corpus.by_case.setdefault(case, []).append(at)
        if matter.procedural:
            continue
        if matter.title:
            corpus.by_title.setdefault(frozenset(matter.title), []).append(at)
        words = content(matter.told)
        counts.update(words)
        for word in words:
            corpus.by_term.setdefault(word, []).append(at)
            if not matter.item.case_numbers:
                corpus.by_term_caseless.setdefault(word, []).append(at)
    corpus.meetings = {body: sorted(days) for body, days in meetings.items()}
    # Rarity between 0.3 (in every item) and 1 (in one); small corpora count as fifty items.
    scale = math.log(max(len(matters), 50))
    corpus.rarity = {
        word: max(0.3, 1 - 0.7 * math.log(count) / scale) for word, count in counts.items()
    }
    return corpus
