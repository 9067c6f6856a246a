"""The amounts of money in an item's part of the minutes, each with its sentence and its place.

They are read from the kept text when the site is made, not from the graph: the minutes name many
amounts, and none of them is tied to a decision by its words alone. The reader sees the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sagsspor.nlp.mentions.money import MoneyMention, find_money
from sagsspor.nlp.text.sentences import clean_text
from sagsspor.reports.pieces import AmountView, Ref
from sagsspor.reports.views import Views


def amounts_of(views: Views, item: str) -> tuple[AmountView, ...]:
    """Give the sentences of an item that name amounts, in the order of the text."""
    found = [
        (views.sentence_at(document, one.span[0], one.printed), document, one)
        for document, start, end in _regions(views, item)
        for one in _amounts(views, document, start, end)
    ]
    sentences = groupby(found, key=lambda each: each[:2])
    return tuple(
        AmountView(
            tuple(
                Ref(clean_text(one.printed), views.span(document, *one.span))
                for *_, one in mentions
            ),
            sentence,
        )
        for (sentence, document), mentions in sentences
    )


def amount_spans(views: Views, document: str) -> Iterator[tuple[int, int]]:
    """Give where the amounts of a document stand that its items are said to name."""
    for _, start, end in _parts(views, document):
        for one in _amounts(views, document, start, end):
            yield one.span


def _amounts(views: Views, document: str, start: int, end: int) -> tuple[MoneyMention, ...]:
    return find_money(views.text(document)[start:end], start)


def _regions(views: Views, item: str) -> Iterator[tuple[str, int, int]]:
    """Give the item's part of each document: from its heading to the next one's."""
    meeting = views.facts.items[item].meeting
    for document in views.documents_of.get(meeting, ()):
        for owner, start, end in _parts(views, document.iri):
            if owner == item:
                yield document.iri, start, end
                return


def _parts(views: Views, document: str) -> Iterator[tuple[str, int, int]]:
    headings = views.headings_of.get(document, ())
    ends = [start for start, _ in headings[1:]] + [len(views.text(document))]
    for (start, item), end in zip(headings, ends, strict=True):
        yield item, start, end
