"""Votes on amendments, each a decision of its own beside the main one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.mentions.outcomes import is_amendment, names_amendment, sentence_outcome
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.sentences import Sentence, split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View

_PROPOSES = re.compile(
    r"\b(?:stillede|stiller|fremsatte|fremsætter|foreslog|foreslår)\b|"
    r"^\W*(?:Under)?[Ææ]ndringsforslag\s(?:fra|af|nr|\d)|^\W*[Ææ]ndringsforslag\w*\s?:(?!\s*(?:For|Imod)\b)"
)

_QUOTES = "\"»”“„«'"

# "Det af Venstre stillede ændringsforslag blev forkastet" settles a proposal and makes none.
_PROPOSED = re.compile(
    r"\b(?:af|fra)\s[^.]{2,80}?\s(?:stillede|fremsatte)\s(?:under)?ændringsforslag", re.IGNORECASE
)

_VOTES = re.compile(
    r"^\W*(?:for|imod|mod)\b.{0,80}?\bstem|\bstemte\s(?:for|imod)|\bundl(?:od|ader)\b|\bhverken\sfor\b|"
    r"\bsat(?:tes?)?\s(?:\w+\s){0,2}?(?:til|under)\safstemning|^\W*afstemning\b|^\W*(?:for|imod|undlod)\b[^.]{0,30}:|"
    r"^\W*\d{1,2}\s\(",
    re.IGNORECASE,
)

# The result of a vote and nothing else; it is of what was last put forward.
_RESULT = re.compile(
    r"\W*(?:ikke\s)?(?:forkastet|forkastes|nedstemt|faldet|faldt|bortfaldet|afvist|vedtaget|"
    r"vedtages|godkendt|godkendes|tiltrådt)\W*$",
    re.IGNORECASE,
)

_SETTLED = anchored(
    r"\b(?:forkast\w*|vedtag\w*|nedstemt|faldet|faldt|bortfald\w*|godkendt|afvist)\b", re.IGNORECASE
)

# "Et forslag fra Lone Holm om at lukke i juli bortfaldt": told with its end, beside the main one.
# "Lone Holms forslag blev forkastet": hers, not the body's.
_ANOTHERS = re.compile(
    r"\W*(?:et|der\sforelå\set)\s(?:\w+\s)?forslag\s(?:fra|af)\b|"
    r"(?-i:\W*[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w.-]*){0,3}s(?:\s\([^()]{1,20}\))?)\s(?:ændrings)?forslag\s(?:om\s[^.]{3,80}\s)?"
    r"(?:blev|er|faldt|bortfaldt|forkast\w+|nedstem\w+)\b",
    re.IGNORECASE,
)
_FELL = anchored(r"\b(?:forkast\w*|nedstemt|faldet|faldt|bortfald\w*|afvist)\b", re.IGNORECASE)


# "Forslag fra Lone Holm (A) om en bro: For: A og F. Imod: V og C.": what it is and who voted.
_PUT_AND_VOTED = re.compile(
    r"\W*(?:Forslag\s(?:fra|af)\s.*?|[Ææ]ndringsforslag\w*\s?):\s(?:For|Imod|Ja|Nej)\b", re.DOTALL
)


def split_amendments(view: View, kept: tuple[Span, ...]) -> list[tuple[int, int, str]]:
    """Part a decision at votes on amendments: each is a decision of its own.

    What was proposed stands before the vote and belongs to no decision's text.
    """
    text = view.text
    sentences = split_sentences(text)
    parts = [text[one.start : one.end] for one in sentences]
    proposals = _proposals(parts)
    settled = _amendments(parts, proposals)
    if not settled:
        first = _below_proposal(sentences, parts, proposals)
        pieces = [(first, len(text), kept_text(view, kept, first, len(text)))]
        return [piece for piece in pieces if piece[2]]
    ranges: list[tuple[int, int]] = []
    position = 0
    for at in settled:
        first = at
        while first > position and _tells_of_vote(parts[first - 1]) and first - 1 not in proposals:
            first -= 1
        before = [
            n for n in range(position, first) if sentence_outcome(parts[n]) and n not in proposals
        ]
        if before:
            ranges.append((position, first))
        last = at + 1
        if first == at:
            # The lists of votes stand under the result.
            while last < len(parts) and _VOTES.search(parts[last]) and not _about_main(parts[last]):
                last += 1
        ranges.append((first, last))
        position = last
    if position < len(parts):
        rest = next(
            (
                n
                for n in range(position, len(parts))
                if _VOTES.search(parts[n]) or sentence_outcome(parts[n])
            ),
            None,
        )
        if rest is not None:
            ranges.append((position, len(parts)))
        else:
            ranges[-1] = (ranges[-1][0], len(parts))
    pieces = []
    for first, last in ranges:
        # From the end of the sentence before, so that a list number is taken along.
        start = sentences[first - 1].end if first else 0
        end = sentences[last - 1].end if last < len(sentences) else len(text)
        pieces.append((start, end, kept_text(view, kept, start, end)))
    return [piece for piece in pieces if piece[2]]


def _below_proposal(
    sentences: Sequence[Sentence], parts: Sequence[str], proposals: frozenset[int]
) -> int:
    """Give where a decision begins: below what was put forward, where the vote on it follows."""
    put = 0
    while put in proposals:
        put += 1
    voted = put and put < len(parts) and _VOTES.search(parts[put])
    return sentences[put - 1].end if voted else 0


def _tells_of_vote(part: str) -> bool:
    return bool(_VOTES.search(part) or _PUT_AND_VOTED.match(part))


def _proposals(parts: Sequence[str]) -> frozenset[int]:
    """Give the sentences that put something forward, what a colon announces taken along."""
    found: set[int] = set()
    for at, part in enumerate(parts):
        if not _proposes(part):
            continue
        found.add(at)
        announces = part.rstrip().endswith(":") and at + 1 < len(parts)
        if announces and not _VOTES.search(parts[at + 1]):
            last = at + 1
            if parts[last].lstrip()[:1] in _QUOTES:
                while last + 1 < len(parts) and parts[last].rstrip(" .")[-1:] not in _QUOTES:
                    last += 1
            found.update(range(at + 1, last + 1))
    return frozenset(found)


def _amendments(parts: Sequence[str], proposals: frozenset[int]) -> list[int]:
    """Give the sentences that settle an amendment: by its name, or after one was put forward."""
    settled: list[int] = []
    pending = headed = alone = False
    for at, part in enumerate(parts):
        if at in proposals or _PUT_AND_VOTED.match(part):
            pending = True
            headed = headed or names_amendment(part)
            continue
        if headed and _RESULT.match(part) and _VOTES.search(parts[at - 1]):
            settled.append(at)
            pending = headed = False
            alone = True
            continue
        named = is_amendment(part) and not re.search(
            r"\bsat(?:tes?)?\s(?:\w+\s){0,2}?(?:til|under)\safstemning", part
        )
        anonymous = pending and re.match(r"\W*(?:forslaget|det|dette)\b", part, re.IGNORECASE)
        fell = _ANOTHERS.match(part) and _FELL.search(part)
        if (named or anonymous or fell) and _SETTLED.search(part) and not _about_main(part):
            settled.append(at)
            pending = False
    main_left = any(
        sentence_outcome(part) and not is_amendment(part)
        for at, part in enumerate(parts)
        if at not in settled
    )
    # A proposal that fell and nothing else decided is the decision itself.
    return settled if main_left or alone else []


def _proposes(part: str) -> bool:
    return bool(_PROPOSES.search(part)) and not _PROPOSED.search(part)


def tells_vote(line: str) -> bool:
    """Tell whether a line puts an amendment forward, or tells of a vote."""
    return _proposes(line) or is_amendment(line) or tells_cast_votes(line)


def tells_cast_votes(line: str) -> bool:
    """Tell whether a line tells how votes were cast."""
    return _VOTES.search(line) is not None


def _about_main(part: str) -> bool:
    return bool(
        re.match(
            r"\W*(?:(?:herefter|derefter)\ssat(?:tes?)?\s|afstemning\som\s)?(?:\w+s\s)?(?:indstilling|hovedforslag|oprindelig)",
            part,
            re.IGNORECASE,
        )
    )


def kept_text(
    view: View, kept: tuple[Span, ...], start: int, end: int, *, folded_text: bool = True
) -> str:
    """Give the text of a range of a view, without the ranges that were taken out of it."""
    pieces = [
        view.text[max(a, start) : min(b, end)] for a, b in kept if max(a, start) < min(b, end)
    ]
    if not folded_text:
        return "\n".join(pieces)
    return " ".join(part for part in (folded(piece) for piece in pieces) if part)
