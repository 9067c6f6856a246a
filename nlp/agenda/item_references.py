"""The earlier meetings an item refers to, each meeting and item once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date as Date

from sagsspor.nlp.decisions.decided import DecidedPart
from sagsspor.nlp.mentions.references import find_references
from sagsspor.nlp.record import Reference
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting, same_body
from sagsspor.nlp.text.sentences import Sentence, split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import view_of

_TEXT_KINDS = {"head", "summary", "case", "consequence", "recommendation", "history", "decision"}
# A plan of treatment tells of an earlier meeting where it prints the number of the item there.
_PLAN = "treatment"


def join_references(
    sections: Sequence[Section],
    parts: Sequence[DecidedPart],
    setting: Setting,
    meeting_date: Date,
    block: ItemBlock,
) -> tuple[Reference, ...]:
    """Give the references of an item, one for each meeting and item number."""
    merged: dict[tuple[str | None, str | None], Reference] = {}
    known = (*setting.bodies, *setting.abbreviations)
    for section in sections:
        if section.kind not in _TEXT_KINDS and section.kind != _PLAN:
            continue
        view = view_of(setting.text, section.spans)
        sentences = split_sentences(view.text)
        starts = [sentence.start for sentence in sentences]
        for one in find_references(
            view.text,
            meeting_date=meeting_date,
            own_body=setting.body,
            bodies=known,
            history=section.kind in {"history", _PLAN},
        ):
            if section.kind == _PLAN and one.item_number is None:
                continue
            spans = tuple(
                span
                for a, b in one.spans
                for span in view.source_spans(*_sentence_around(sentences, starts, a, b))
            )
            value = one.date.isoformat() if isinstance(one.date, Date) else one.date
            body = one.body
            key = (value, one.item_number)
            known_key = (
                key
                if key in merged
                else next(
                    (
                        other
                        for other in merged
                        if other[0] == value
                        and (other[1] is None or one.item_number is None)
                        and _may_be_one(merged[other].body, body, setting)
                    ),
                    None,
                )
            )
            if known_key is None:
                merged[key] = Reference(value, body, one.item_number, one.case_number, {"": spans})
                continue
            have = merged.pop(known_key)
            joined_one = Reference(
                value,
                have.body or body,
                have.item_number or one.item_number,
                have.case_number or one.case_number,
                {"": (*have.where[""], *spans)},
            )
            merged[(value, joined_one.item_number)] = joined_one
    del block
    return tuple(merged.values())


def _sentence_around(
    sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int
) -> Span:
    """Give the sentence a range stands in: the sentence that makes a reference proves it."""
    at = bisect_right(starts, start) - 1
    if at < 0:
        return start, end
    return min(start, sentences[at].start), max(end, sentences[at].end)


def _may_be_one(left: str | None, right: str | None, setting: Setting) -> bool:
    return left is None or right is None or same_body(left, right, setting)
