"""Facts to the pieces that pages share: names with links, quotes, items, requests."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sagsspor.nlp.sentences import clean_text, split_sentences
from sagsspor.nlp.source import Source
from sagsspor.reports.addresses import FOLLOW_UP, Addresses
from sagsspor.reports.facts import (
    Decision,
    Dissent,
    Evidence,
    Item,
    Link,
    Meeting,
    Request,
    Warning,
)
from sagsspor.reports.index import Index, rank
from sagsspor.reports.pagination import part
from sagsspor.reports.pieces import (
    Answer,
    DecisionView,
    DissentView,
    FollowUp,
    Frame,
    ItemRef,
    MeetingRow,
    Mention,
    Quote,
    Reason,
    Ref,
    SlipView,
)
from sagsspor.reports.status import ORDER, Status
from sagsspor.reports.text_parts import LONGEST, cuts

_REASON = re.compile(r"(\w+) ([+-]\d+(?:\.\d+)?)(?:: (.*))?")

Texts = Callable[[str], Source]
"""Gives a document's text by its stem."""

LONG, BY_DATE = 200, 100
"""A list of more requests than ``LONG`` has them on pages by date, ``BY_DATE`` on each."""

WAITING = frozenset({"overdue", "open", "partly"})
"""The statuses of what a body still waits for."""


@dataclass(frozen=True)
class Views(Index):
    """Everything a page is made from."""

    addresses: Addresses
    texts: Texts
    lang: str
    as_of: date
    served: bool = False

    def frame(
        self,
        page: str,
        section: str,
        title: str,
        follow_ups: Iterable[FollowUp] | None = None,
    ) -> Frame:
        """Give the frame of a page at a path.

        ``follow_ups`` are the requests on it; where all are answered, or there are none, the page
        is the same at any later date and says none. Without it the page is of the report's date.
        """
        dated = follow_ups is None or any(view.status != "answered" for view in follow_ups)
        as_of = self.as_of if dated else None
        return Frame(self.lang, as_of, "../" * page.count("/"), section, title, self.served)

    # -- names

    def body(self, iri: str | None) -> Ref:
        """Give a body's name and page."""
        found = self.facts.bodies.get(iri) if iri else None
        return Ref(found.name if found else "", self.addresses.find(iri))

    def person(self, iri: str) -> Ref:
        """Give a person's name and page; staff have no page."""
        found = self.facts.persons.get(iri)
        return Ref(found.name if found else iri.rsplit("/", 1)[-1], self.addresses.find(iri))

    def meeting_link(self, iri: str | None) -> Ref | None:
        """Give a meeting's page, None where the meeting is not known."""
        return self.meeting(iri) if iri in self.facts.meetings else None

    def meeting(self, iri: str | None) -> Ref:
        """Give a meeting's page; its text is its body's name."""
        found = self.facts.meetings.get(iri) if iri else None
        return Ref(self.body(found.body).text if found else "", self.addresses.find(iri))

    def case(self, iri: str) -> Ref:
        """Give a case's number and page."""
        return Ref(self.facts.cases[iri].number, self.addresses.find(iri))

    def item(self, iri: str | None) -> ItemRef | None:
        """Give an item with its meeting; None for one that is not known."""
        item = self.facts.items.get(iri) if iri else None
        if item is None:
            return None
        meeting = self.facts.meetings[item.meeting]
        page = self.addresses.find(item.meeting)
        loaded = meeting.loaded and item.ordinal is not None
        return ItemRef(
            item.number,
            item.title,
            f"{page}#{item_anchor(item)}" if page and loaded else page,
            meeting.date,
            self.body(meeting.body).text,
            page,
            loaded,
        )

    def meeting_as_item(self, meeting: Meeting) -> ItemRef:
        """Give a meeting where an item is looked for and none is named."""
        page = self.addresses.find(meeting.iri)
        return ItemRef(
            None, None, page, meeting.date, self.body(meeting.body).text, page, meeting.loaded
        )

    # -- evidence

    def proof(self, fact: str, field: str | None = None) -> Evidence | None:
        """Give the evidence of a fact or of one of its fields, the sentence before the words."""
        proofs = self.facts.evidence.get(fact, ())
        if field is not None:
            proofs = tuple(proof for proof in proofs if proof.field == field)
        return min(
            proofs,
            key=lambda at: (rank(at), at.start - at.end, at.document, at.start),
            default=None,
        )

    def place(self, proof: Evidence) -> str | None:
        """Give where in the site a piece of evidence stands highlighted."""
        return self.span(proof.document, proof.start, proof.end)

    def span(self, document: str, start: int, end: int) -> str | None:
        """Give where in the site a marked span of a document stands."""
        if self.addresses.find(self.facts.documents[document].meeting) is None:
            return None
        number = 1
        if self._reach[document] > LONGEST:
            number += bisect_right(self.text_cuts(document), start)
        return f"{self.text_path(document, number)}#{self.prefixes[document]}{start}-{end}"

    def text_path(self, document: str, number: int) -> str:
        """Give the page of a part of a document's text; that of the first is its meeting's."""
        page = self.addresses[self.facts.documents[document].meeting or ""]
        which = self.prefixes[document].rstrip("e").strip("-")
        return page if number == 1 else part(page, f"tekst{which}-{number}")

    def text_cuts(self, document: str) -> tuple[int, ...]:
        """Give the places where a document's text is cut into pages; none in most."""
        if document not in self._cuts:
            spans = ((proof.start, proof.end) for _, proof in self.evidence_of.get(document, ()))
            self._cuts[document] = cuts(self.text(document), spans)
        return self._cuts[document]

    @cached_property
    def _cuts(self) -> dict[str, tuple[int, ...]]:
        return {}

    @cached_property
    def _reach(self) -> Mapping[str, int]:
        """Give how far each document's evidence reaches, so that few texts need be read here."""
        reach: defaultdict[str, int] = defaultdict(int)
        for proofs in self.facts.evidence.values():
            for proof in proofs:
                reach[proof.document] = max(reach[proof.document], proof.end)
        return reach

    def slip(self, at: Warning) -> SlipView:
        """Give a slip in a source, with its place."""
        file = self.facts.documents[at.document].file
        return SlipView(file, at.code, at.message, self.where(at.iri))

    def where(self, fact: str, field: str | None = None) -> str | None:
        """Give where in the site the evidence of a fact, or of a field, stands highlighted."""
        proof = self.proof(fact, field)
        return self.place(proof) if proof else None

    def quote(self, fact: str, text: str | None = None, field: str | None = None) -> Quote | None:
        """Give the words that prove a fact; without evidence ``text``, if there is one."""
        proof = self.proof(fact, field)
        if proof is None:
            return Quote(text) if text else None
        return Quote(clean_text(text or proof.quote), self.place(proof), proof.page)

    def sentence(self, fact: str) -> Quote | None:
        """Give the whole sentence that a fact's evidence stands in."""
        proof = self.proof(fact)
        if proof is None:
            return None
        whole = self.sentence_at(proof.document, proof.start, proof.quote)
        return Quote(whole, self.place(proof), proof.page)

    def sentence_at(self, document: str, place: int, words: str) -> str:
        """Give the sentence that stands at a place of a document, else the words themselves."""
        text = self.text(document)
        start = text.rfind("\n\n", 0, place) + 1
        end = text.find("\n\n", place + len(words))
        around = text[start : len(text) if end < 0 else end]
        return next(
            (at.text for at in split_sentences(around, start) if at.start <= place < at.end),
            clean_text(words),
        )

    def text(self, document: str) -> str:
        """Give the text of a document."""
        if document not in self._sources:
            self._sources[document] = self.texts(self.facts.documents[document].stem).text
        return self._sources[document]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {}

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Give the prefix of each document's anchors; a meeting's second has its own."""
        prefixes: dict[str, str] = {}
        for documents in self.documents_of.values():
            for index, document in enumerate(documents):
                prefixes[document.iri] = "e" if index == 0 else f"d{index + 1}-e"
        return prefixes

    @cached_property
    def _answer_links(self) -> Mapping[tuple[str, str], Link]:
        return {
            (link.later, link.earlier): link for link in self.facts.links if link.kind == "answers"
        }

    # -- requests

    @cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """Give every request, the most pressing first, then the newest."""
        views = [
            (request.iri, self._follow_up(request))
            for request in sorted(self.facts.requests, key=lambda at: at.iri)
            if request.key in self.statuses
        ]
        taken: Counter[str] = Counter()
        placed: list[tuple[str, FollowUp]] = []
        for iri, view in views:
            taken[view.anchor] += 1
            again = taken[view.anchor]
            anchor = view.anchor if again == 1 else f"{view.anchor}-{again}"
            placed.append((iri, replace(view, anchor=anchor)))
        placed.sort(key=lambda pair: (pair[1].asked or date.min, pair[1].anchor))
        if len(placed) > LONG:
            placed = [
                (iri, replace(view, page=part(FOLLOW_UP, index // BY_DATE + 1)))
                for index, (iri, view) in enumerate(placed)
            ]
        return dict(sorted(placed, key=lambda pair: _pressing(pair[1])))

    @cached_property
    def follow_ups_by_date(self) -> tuple[FollowUp, ...]:
        """Give every request in the order of asking, in which a long list is cut into pages."""
        return tuple(
            sorted(self.follow_ups.values(), key=lambda at: (at.asked or date.min, at.anchor))
        )

    def follow_ups_of(self, requests: Iterable[Request]) -> tuple[FollowUp, ...]:
        """Give some requests, the most pressing first."""
        wanted = {request.iri for request in requests} & self.follow_ups.keys()
        return tuple(self.follow_ups[iri] for iri in sorted(wanted, key=self._ranks.__getitem__))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {iri: rank for rank, iri in enumerate(self.follow_ups)}

    def _follow_up(self, request: Request) -> FollowUp:
        status = self.statuses[request.key]
        meeting = self.facts.meetings[request.meeting]
        asked = meeting.date
        asker = self.body(meeting.body)
        if request.asker and request.asker in self.facts.persons:
            asker = self.person(request.asker)
        elif request.asker in self.facts.bodies:
            asker = self.body(request.asker)
        elif request.asker_name:
            asker = Ref(request.asker_name)
        source = request.reported_in or request.item
        since = self._passed(request, status) if status.code == "overdue" else None
        return FollowUp(
            anchor=_anchor(request, asked),
            kind=request.kind,
            text=request.text,
            status=status.code,
            asked=asked,
            asker=asker,
            asker_type=request.asker_type or "body",
            body=self.body(meeting.body),
            meeting=self.meeting(request.meeting),
            item=None if request.reported_in else self.item(request.item),
            cases=tuple(self.case(case) for case in self.cases_of.get(source or "", ())),
            due=request.due,
            due_start=request.due_start,
            due_end=request.due_end,
            overdue_since=since,
            overdue_days=(self.as_of - since).days if since else None,
            late=status.late,
            recurrence=request.recurrence,
            next_expected=status.next_expected,
            quote=self.quote(request.iri, request.text) or Quote(request.text),
            reported_in=self.item(request.reported_in),
            answers=tuple(
                self._answer(request, item, asked, item in status.partly)
                for item in status.answers
                if item in self.facts.items
            ),
        )

    def _passed(self, request: Request, status: Status) -> date | None:
        """Give the day that has passed: the one expected, the last one due, the next meeting's."""
        if status.next_expected or request.due_end:
            return status.next_expected or request.due_end
        made = self.facts.meetings[request.meeting]
        days = self.loaded_days.get(made.body or "", ())
        place = bisect_right(days, made.date) if made.date else len(days)
        return days[place] if place < len(days) else None

    def _answer(self, request: Request, item: str, asked: date | None, partly: bool) -> Answer:
        view = self.item(item)
        assert view is not None
        decision = self.own_decision(item)
        link = next(
            (
                self._answer_links[item, earlier]
                for earlier in (request.item, request.meeting, request.reported_in)
                if earlier and (item, earlier) in self._answer_links
            ),
            None,
        )
        return Answer(
            view,
            (view.date - asked).days if view.date and asked else None,
            decision.outcome if decision else None,
            self.quote(decision.iri, decision.text) if decision else self.quote(item),
            partly,
            tuple(map(_reason, link.explanation)) if link else (),
            link.score if link else None,
        )

    # -- what stands in items

    def own_decision(self, item: str) -> Decision | None:
        """Give the last decision that the item's own meeting made."""
        own = [at for at in self.decisions_of.get(item, ()) if self.is_own(at)]
        return own[-1] if own else None

    def decision(self, at: Decision) -> DecisionView:
        """Give a decision with its quote."""
        return DecisionView(
            at.outcome,
            at.text,
            self.body(at.body),
            at.date,
            self.quote(at.iri, at.text),
            self.is_own(at),
        )

    def dissent(self, at: Dissent) -> DissentView:
        """Give a dissent with the party of that meeting."""
        meeting = self.facts.items[at.item].meeting
        held = self.party_at.get((at.person, meeting)) if at.person else None
        party = held or self.party(at.party)
        return DissentView(
            self.person(at.person) if at.person else Ref(party or ""),
            party if at.person else None,
            self.item(at.item),
            self.quote(at.iri, at.text) or Quote(at.text),
        )

    def attachments(self, item: str) -> tuple[Quote, ...]:
        """Give an item's attachments, each with the place that names it."""
        return tuple(
            self.quote(at.iri, at.title) or Quote(at.title)
            for at in self.attachments_of.get(item, ())
        )

    def mention(self, item: str, fact: str) -> Mention | None:
        """Give where a meeting is mentioned."""
        view = self.item(item)
        return Mention(view, self.sentence(fact)) if view else None

    def meeting_row(self, meeting: Meeting) -> MeetingRow:
        """Give a meeting as a row of a list."""
        items = self.items_of.get(meeting.iri, ())
        return MeetingRow(
            self.meeting(meeting.iri),
            meeting.date,
            self.body(meeting.body),
            meeting.loaded,
            len(items) if meeting.loaded else 0,
            sum(
                decision.meeting in (None, meeting.iri)
                for item in items
                for decision in self.decisions_of.get(item.iri, ())
            ),
            len(self.requests_at.get(meeting.iri, ())),
        )


def item_anchor(item: Item) -> str:
    """Give the anchor of an item on its meeting's page."""
    return f"punkt-{item.ordinal}"


def newest_first(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Sort meetings, the newest first."""
    return sorted(
        sorted(meetings, key=lambda at: at.iri), key=lambda at: at.date or date.min, reverse=True
    )


def status_counts(follow_ups: Iterable[FollowUp]) -> tuple[tuple[str, int], ...]:
    """Count requests by status, the most pressing first."""
    found = [view.status for view in follow_ups]
    return tuple((status, found.count(status)) for status in ORDER)


def _reason(line: str) -> Reason:
    """Read one part of a link's score, as ``topic +0.33: havn, bad``."""
    found = _REASON.fullmatch(line)
    if not found:
        return Reason("other", None, line)
    detail = found[3] if found[1] == "topic" else None
    return Reason(found[1], float(found[2]), detail)


def _pressing(view: FollowUp) -> tuple[int, int, str]:
    newest = -(view.asked.toordinal() if view.asked else 0)
    return ORDER.index(view.status), newest, view.anchor


def _anchor(request: Request, asked: date | None) -> str:
    """Give an id that stays the same as long as the request does."""
    parts = request.iri.rstrip("/").split("/")[-3:]
    tail = "-".join(part for part in parts if part not in {"request", "commitment"})
    safe = "".join(char if char.isalnum() and char.isascii() else "-" for char in tail)
    return f"a{asked.isoformat() if asked else ''}-{safe}".strip("-")
