"""The agenda items of a document: which lines open them, by evidence that adds up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.nlp.contents import Contents
from sagsspor.nlp.headings import Candidate, candidate, same_title, title_key
from sagsspor.nlp.lines import Line, folded
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import Vocabulary

# What each piece of evidence is worth. Set by hand so that two independent signs carry a heading
# and one against it (a list of points, a sentence) needs two for it; see docs/decisions/0003.
PREFIX, IN_CONTENTS, REPEATED, LEVEL, LABEL_BELOW, CLOSED, KIND_SUFFIX, BLANK_ABOVE = (
    3.0,
    3.0,
    2.5,
    1.0,
    2.5,
    2.0,
    1.5,
    0.6,
)
SENTENCE, TOO_LONG, IN_LIST, LIST_SECTION, NO_TITLE = -2.0, -1.5, -2.5, -2.0, -0.5
NEXT_NUMBER, SAME_STYLE, OTHER_STYLE, GAP, CLOSED_JUMP = 2.0, 1.0, -2.0, -0.6, -0.5
WANTED_PER_ITEM = 3.0
_LONGEST_GAP = 8

_CLOSED = re.compile(r"\blukket?\b|\bLUKKET?\b|underskrift|lukkede", re.IGNORECASE)
_KIND = re.compile(
    r"\((?:[A-ZÆØÅ]|beslutning|orientering|drøftelse|høring|lukket|åben|åbent|genoptaget|o|b)\)\s*(?:-\s*\w+)?$",
    re.IGNORECASE,
)
_CASE_LINE = re.compile(
    r"(?:\d{2}\.\d{2}(?:\.\d{2})?\s?-?[A-ZÆØÅ]\d{2}|\d{2,4}[-/]\d{3,7}\b|\d{3}-\d{4}-\d+|EMN-|[A-Z]{2}\s\d+/\d{2})\S*(?:\s\(?\w{0,8}\)?)?$"
)
# A case number, and after it only labels and initials: "06.01.00-Ø39-1-17 Sagsbehandler: Lone Holm".
_CASE_FIRST = re.compile(
    r"(?:\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}\S*|\d-\d{1,2}-\d{1,3}(?:-\d{1,6})+|\d{2}[/-]\d{3,6})(?=\s|$)(?!\s[a-zæøå])"
)
_LIST_SECTIONS = {"recommendation", "decision", "attachments", "treatment", "history", "competence"}


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """An item of the agenda as lines.

    ``number`` and ``title`` are as printed, None where the layout has none; their spans are
    beside them. ``body`` holds the lines under the heading, ``lead`` those that stand above it
    and belong to it (case numbers).
    """

    ordinal: int
    number: str | None
    title: str | None
    number_span: Span | None
    title_spans: tuple[Span, ...]
    body: tuple[Line, ...]
    lead: tuple[Line, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Opening:
    line: int
    number: str | None
    title: str
    spans: tuple[Span, ...]
    number_span: Span | None
    below: int
    score: float = 0.0


def find_items(
    lines: Sequence[Line], contents: Contents, words: Vocabulary
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    """Cut the lines into items; gives them and the lines of the head above the first.

    Numbered headings that run on are tried first, then titles of the table of contents or of the
    source's own headings, then the label that starts each round of labels.
    """
    usable = [line for line in lines if not line.noise]
    after = [line for line in usable if not contents.first <= line.index < contents.end]
    openings = _numbered(lines, after, contents, words)
    if openings and len(contents.keys) >= 4:
        listed = sum(contents.lists(title_key(opening.title)) for opening in openings)
        if listed < 0.3 * len(contents.keys):
            # The numbers run through a list in the text; the contents know the items better.
            by_title = _titled(lines, after, contents, words)
            openings = by_title if len(by_title) >= 0.5 * len(contents.keys) else openings
    for fallback in (_titled, _by_labels):
        if openings:
            break
        openings = fallback(lines, after, contents, words)
    if not openings:
        return (), tuple(after)
    openings.sort(key=lambda opening: opening.line)
    return _blocks(openings, after, words)


def _numbered(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[_Opening]:
    found = [one for one in (candidate(line) for line in after) if one is not None]
    if not found:
        return []
    if any("/" in one.number for one in found):
        found = _second_number(found)
    position = {line.index: at for at, line in enumerate(after)}
    scored: list[tuple[Candidate, float]] = []
    repeats = _repeats(found)
    for at, one in enumerate(found):
        scored.append((one, _score(one, at, found, after, position, contents, words, repeats)))
    chain, total = _best_chain(scored)
    strong = [score for _, score in chain if score >= WANTED_PER_ITEM]
    if not chain or not strong or total / len(chain) < WANTED_PER_ITEM:
        return []
    if _labels_outnumber(after, len(chain), chain[0][0].line, words):
        return []
    openings = []
    by_line = {one.line: one for one in found}
    # A heading printed twice opens its item where it is printed first.
    chain = [(by_line.get(repeats.get(one.line, one.line), one), score) for one, score in chain]
    chosen = {one.line for one, _ in chain}
    side = _title_side([one for one, _ in chain], after, position, words)
    for one, score in chain:
        openings.append(
            _opening(one, score, after, position, repeats, chosen, contents, words, side)
        )
    return openings


def _second_number(found: list[Candidate]) -> list[Candidate]:
    """Order "49/1", "49/2" by the part that changes."""
    firsts = {one.number.split("/")[0] for one in found if "/" in one.number}
    if len(firsts) > 1:
        return found
    return [
        Candidate(
            one.line,
            one.number,
            int(one.number.split("/")[1]) if "/" in one.number else one.value,
            one.style,
            one.prefix,
            one.title,
            one.title_start,
            one.number_start,
        )
        for one in found
    ]


def _repeats(found: Sequence[Candidate]) -> dict[int, int]:
    """Give the candidates that print an earlier heading again, with the line of that heading."""
    repeats: dict[int, int] = {}
    latest: dict[int, Candidate] = {}
    for one in found:
        earlier = latest.get(one.value)
        if earlier and one.line - earlier.line <= 40:
            left, right = title_key(earlier.title), title_key(one.title)
            if same_title(left, right) or (
                one.line - earlier.line <= 3 and left[:10] == right[:10]
            ):
                repeats[one.line] = repeats.get(earlier.line, earlier.line)
                continue
        latest[one.value] = one
    return repeats


def _score(
    one: Candidate,
    at: int,
    found: Sequence[Candidate],
    after: Sequence[Line],
    position: dict[int, int],
    contents: Contents,
    words: Vocabulary,
    repeats: dict[int, int],
) -> float:
    here = position[one.line]
    line = after[here]
    key = title_key(one.title)
    score = 0.0
    listed = contents.lists(key) if len(key) >= 4 else False
    if one.prefix:
        score += PREFIX
    if listed:
        score += IN_CONTENTS
    if one.line in repeats or one.line in repeats.values() or _title_again(one, here, after):
        score += REPEATED
    if line.level:
        score += LEVEL
    if line.blank_before:
        score += BLANK_ABOVE
    below = _labels_below(here, after, words)
    score += below
    if _CLOSED.search(one.title):
        score += CLOSED
    if _KIND.search(one.title):
        score += KIND_SUFFIX
    if not one.title:
        score += NO_TITLE
    if one.title.endswith((".", ";", ",", ":")) and not listed and not below:
        score += SENTENCE
    if len(one.title) > 180 and not listed:
        score += TOO_LONG
    if not listed:
        neighbours = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        for other in neighbours:
            if abs(other.line - one.line) == 1 and abs(other.value - one.value) == 1 and not below:
                score += IN_LIST / 2
        if not below and not one.prefix and _under_list_label(here, after, words):
            score += LIST_SECTION
    return score


def _title_again(one: Candidate, here: int, after: Sequence[Line]) -> bool:
    """Tell whether the title stands again, without its number, within the next lines."""
    key = title_key(one.title)
    if len(key) < 6:
        return False
    return any(title_key(line.text) == key for line in after[here + 1 : here + 9])


def _labels_below(here: int, after: Sequence[Line], words: Vocabulary) -> float:
    """Weigh what stands right under a line: labels and case numbers are signs of an item."""
    weight = 0.0
    for distance, line in enumerate(after[here + 1 : here + 5]):
        label = words.sections.match(line.text)
        if label and not label.open_ended and label.kind not in {"absence"}:
            weight = max(weight, LABEL_BELOW if distance < 3 else LABEL_BELOW / 2)
        elif label and label.kind == "decision" and distance < 3:
            weight = max(weight, LABEL_BELOW / 2)
        elif (len(line.text) < 60 and _CASE_LINE.match(line.text) and distance < 2) or (
            re.match(r"(?:åbent?|lukket)(?:\s(?:punkt|sag))?\b", line.text, re.IGNORECASE)
            and len(line.text) < 30
        ):
            weight = max(weight, LABEL_BELOW)
        elif len(line.text) > 200:
            break
    return weight


def _under_list_label(here: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line stands in a part of an item that is made of numbered points."""
    for line in reversed(after[max(0, here - 6) : here]):
        label = words.sections.match(line.text)
        if label and not label.open_ended:
            return label.kind in _LIST_SECTIONS
        if re.search(
            r"(?:indstiller|foreslår|anbefaler|indstilles|foreslås)[^.]{0,60}[,:]?(?:\sat)?$",
            line.text,
        ):
            return True
    return False


def _best_chain(
    scored: Sequence[tuple[Candidate, float]],
) -> tuple[list[tuple[Candidate, float]], float]:
    """Give the run of rising numbers with the best sum of evidence.

    Each candidate looks back only at the best runs that end in one of the few numbers before its
    own, so the cost is linear in their count.
    """
    totals: list[float] = []
    back: list[int | None] = []
    best: dict[int, dict[str, int]] = {}
    best_open: int | None = None
    for at, (one, score) in enumerate(scored):
        choice: int | None = None
        gain = 0.0 if one.value != 1 else 0.5
        for gap in range(1, _LONGEST_GAP + 1):
            for style, index in best.get(one.value - gap, {}).items():
                step = NEXT_NUMBER if gap == 1 else GAP * (gap - 1)
                step += SAME_STYLE if style == one.style else OTHER_STYLE
                if totals[index] + step > gain:
                    gain, choice = totals[index] + step, index
        if 101 <= one.value <= 104 and best_open is not None:
            step = CLOSED_JUMP
            if totals[best_open] + step > gain:
                gain, choice = totals[best_open] + step, best_open
        totals.append(gain + score)
        back.append(choice)
        styles = best.setdefault(one.value, {})
        if len(styles) < 6 or one.style in styles:
            known = styles.get(one.style)
            if known is None or totals[at] >= totals[known]:
                styles[one.style] = at
        if one.value < 100 and (best_open is None or totals[at] >= totals[best_open]):
            best_open = at
    if not totals:
        return [], 0.0
    end: int | None = max(range(len(totals)), key=lambda index: (totals[index], -index))
    total = totals[end] if end is not None else 0.0
    chain: list[tuple[Candidate, float]] = []
    while end is not None:
        chain.append(scored[end])
        end = back[end]
    return chain[::-1], total


def _labels_outnumber(after: Sequence[Line], items: int, first: int, words: Vocabulary) -> bool:
    """Tell whether most items lie outside the chain: labels start far more rounds than it has."""
    before = 0
    rounds = 0
    for line in after:
        label = words.sections.match(line.text)
        if label and label.kind in {"decision"} and (label.alone or label.colon or label.glued):
            rounds += 1
            before += line.index < first
    return before >= 2 and before > rounds / 2 and rounds > items


def _title_side(
    chain: Sequence[Candidate], after: Sequence[Line], position: dict[int, int], words: Vocabulary
) -> int:
    """Tell on which side of a lone number its title stands: 1 below, -1 above, 0 no title."""
    bare = [one for one in chain if not one.title]
    if not bare:
        return 0
    below = above = 0
    for one in bare:
        here = position[one.line]
        if here + 1 < len(after) and _reads_as_title(after[here + 1], words):
            below += 1
        if here and _reads_as_title(after[here - 1], words) and after[here - 1].blank_before:
            above += 1
    if not below and not above:
        return 0
    return 1 if below > above else -1


def _reads_as_title(line: Line, words: Vocabulary) -> bool:
    text = line.text
    if not 4 <= len(text) <= 250 or text.endswith((".", ";", ",")) or not text[0].isupper():
        return False
    label = words.sections.match(text)
    return not (label and not label.open_ended) and not _CASE_LINE.match(text)


def _opening(
    one: Candidate,
    score: float,
    after: Sequence[Line],
    position: dict[int, int],
    repeats: dict[int, int],
    chosen: set[int],
    contents: Contents,
    words: Vocabulary,
    side: int,
) -> _Opening:
    here = position[one.line]
    line = after[here]
    number_span = (one.number_start, one.number_start + len(one.number))
    if not one.title:
        if side == 1 and here + 1 < len(after):
            title = after[here + 1]
            return _Opening(
                one.line,
                one.number,
                title.text,
                ((title.start, title.end),),
                number_span,
                here + 2,
                score,
            )
        if side == -1 and here:
            first = here - 1
            while first and after[first].text[:1].islower() and not after[first].blank_before:
                first -= 1
            above = after[first:here]
            return _Opening(
                above[0].index,
                one.number,
                folded("\n".join(part.text for part in above)),
                tuple((part.start, part.end) for part in above),
                number_span,
                here + 1,
                score,
            )
        return _Opening(one.line, one.number, "", (), number_span, here + 1, score)
    spans = [(one.title_start, line.end)]
    text = one.title
    below = here + 1
    for extra in range(1, 4):
        nearby = here + extra
        if nearby >= len(after) or not _continues(text, after[nearby], contents, words):
            break
        spans.append((after[nearby].start, after[nearby].end))
        text = folded(text + "\n" + after[nearby].text)
        below = nearby + 1
    return _Opening(one.line, one.number, text, tuple(spans), number_span, below, score)


def _continues(title: str, line: Line, contents: Contents, words: Vocabulary) -> bool:
    """Tell whether a line goes on with a title that did not fit on the line above."""
    if line.blank_before or candidate(line) is not None or len(line.text) > 200:
        return False
    label = words.sections.match(line.text)
    if label and not label.open_ended:
        return False
    if _CASE_LINE.match(line.text):
        return False
    key = title_key(title)
    if contents.keys:
        listed = [one for one in contents.keys if one.startswith(key) and key]
        if listed:
            return any(
                one != key and one.startswith(key + title_key(line.text)[:40]) for one in listed
            ) or (line.text[:1].islower() and not any(one == key for one in listed))
    return line.text[:1].islower() or title.endswith("-")


def _titled(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[_Opening]:
    """Open items at titles without numbers: those the contents list, or the format's headings."""
    del lines
    listed: list[Line] = []
    seen: set[str] = set()
    for line in after:
        key = title_key(line.text)
        if len(key) >= 5 and key not in seen and contents.lists(key):
            seen.add(key)
            listed.append(line)
    if len(listed) >= 2 or (listed and len(contents.keys) <= 2):
        return [_plain_opening(line, after, contents) for line in listed]
    for level in (1, 2, 3, 4, 7, 5, 6):
        heads = [
            line
            for line in after
            if line.level == level
            and not (words.sections.match(line.text) or words.header.match(line.text))
        ]
        with_labels = [
            line
            for line in heads
            if _labels_below(after.index(line), after, words) >= LABEL_BELOW / 2
        ]
        if len(with_labels) >= 2 and len(with_labels) >= 0.6 * len(heads):
            return [_plain_opening(line, after, contents) for line in with_labels]
    return []


def _plain_opening(line: Line, after: Sequence[Line], contents: Contents) -> _Opening:
    """Open an item at a title; its number is the one the contents print, if any."""
    here = bisect_left([one.index for one in after], line.index) if after else 0
    listed = contents.number_of(title_key(line.text))
    number, span = (listed[0], (listed[1], listed[1] + len(listed[0]))) if listed else (None, None)
    title, start = line.text, line.start
    numbered = candidate(line)
    if numbered and numbered.title and (number is None or numbered.number == number):
        spot = (numbered.number_start, numbered.number_start + len(numbered.number))
        return _Opening(
            line.index,
            numbered.number,
            numbered.title,
            ((numbered.title_start, line.end),),
            spot,
            here + 1,
            IN_CONTENTS,
        )
    prefix = re.match(r"(?:Punkt|Pkt\.|Sag nr\.|Sagsnr\.|Nr\.)\s*:?\s+(?=[A-ZÆØÅ])", title)
    if prefix:
        title, start = title[prefix.end() :], start + prefix.end()
    return _Opening(line.index, number, title, ((start, line.end),), span, here + 1, IN_CONTENTS)


def _by_labels(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[_Opening]:
    """Open an item wherever the label that starts the first round stands again after a round."""
    del lines, contents
    events: list[tuple[int, str]] = []
    for at, line in enumerate(after):
        label = words.sections.match(line.text)
        if label and label.kind == "decision" and label.open_ended:
            if re.search(r"\d{4}:?$|:$", line.text) and len(line.text) < 120:
                events.append((at, "decision"))
        elif label and label.kind != "absence" and not label.open_ended:
            events.append((at, label.word if label.kind in {"case", "ignored"} else label.kind))
    if not events:
        return []
    counts: dict[str, int] = {}
    for _, kind in events:
        counts[kind] = counts.get(kind, 0) + 1
    rounds = counts.get("decision", 0)
    first = next((kind for _, kind in events if counts[kind] >= max(1, 0.6 * rounds)), events[0][1])
    openings: list[_Opening] = []
    seen: set[str] = set()
    for at, kind in events:
        if kind == first and (not openings or len(seen) > 1 or rounds <= 1):
            if openings and rounds <= 1 and len(seen) <= 1:
                continue
            openings.append(_label_opening(at, after, words, bool(openings)))
            seen = set()
        seen.add(kind)
    return openings


def _label_opening(at: int, after: Sequence[Line], words: Vocabulary, later: bool) -> _Opening:
    """Open an item at a label; a short line that stands free above it is its title."""
    if at:
        above = after[at - 1]
        lone = above.blank_before >= 1 or above.level > 0
        if (
            lone
            and _reads_as_title(above, words)
            and len(above.text) < 160
            and not words.header.match(above.text)
            and (later or after[at].blank_before <= 1)
            and not re.search(r"\d{4}$", above.text)
        ):
            return _Opening(
                above.index, None, above.text, ((above.start, above.end),), None, at, 1.0
            )
    return _Opening(after[at].index, None, "", (), None, at, 1.0)


def _blocks(
    openings: Sequence[_Opening], after: Sequence[Line], words: Vocabulary
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    position = {line.index: at for at, line in enumerate(after)}
    starts = [position[opening.line] for opening in openings]
    leads = _leads(openings, starts, after, words)
    blocks: list[ItemBlock] = []
    for at, opening in enumerate(openings):
        end = starts[at + 1] - leads[at + 1] if at + 1 < len(openings) else len(after)
        body = [line for line in after[opening.below : end] if not _prints_again(line, opening)]
        blocks.append(
            ItemBlock(
                ordinal=at + 1,
                number=opening.number,
                title=folded(opening.title) or None,
                number_span=opening.number_span,
                title_spans=opening.spans,
                body=tuple(body),
                lead=tuple(after[starts[at] - leads[at] : starts[at]]),
                score=opening.score,
            )
        )
    return tuple(blocks), tuple(after[: starts[0] - leads[0]])


def _prints_again(line: Line, opening: _Opening) -> bool:
    """Tell whether a line only repeats the item's heading."""
    if not opening.title or line.index - opening.line > 40:
        return False
    key, own = title_key(line.text), title_key(opening.title)
    if key == own:
        return True
    again = candidate(line)
    if again and again.number == opening.number and same_title(title_key(again.title), own):
        return True
    # The tail of a repeated title that was broken over two lines.
    return (
        len(key) >= 6
        and line.index - opening.line <= 12
        and not line.blank_before
        and own.endswith(key)
        and len(key) < len(own)
    )


def _leads(
    openings: Sequence[_Opening], starts: Sequence[int], after: Sequence[Line], words: Vocabulary
) -> list[int]:
    """Count for each item the lines above its heading that hold its case numbers.

    Only where the layout prints them there: for most items, and not under the heading.
    """
    above: list[int] = []
    under = 0
    for opening, start in zip(openings, starts, strict=True):
        count = 0
        while (
            start - count - 1 >= 0 and count < 3 and _is_case_line(after[start - count - 1], words)
        ):
            count += 1
        above.append(count)
        nearby = after[opening.below : opening.below + 3]
        under += any(_is_case_line(line, words) for line in nearby)
    having = sum(count > 0 for count in above)
    if having * 2 > len(openings) and having > under:
        return above
    return [0] * len(openings)


def _is_case_line(line: Line, words: Vocabulary) -> bool:
    if len(line.text) > 100:
        return False
    label = words.sections.match(line.text)
    if label and label.kind in {"case_number", "ignored"} and not label.open_ended:
        return bool(re.search(r"\d", line.text))
    return bool(_CASE_LINE.match(line.text) or _CASE_FIRST.match(line.text))
