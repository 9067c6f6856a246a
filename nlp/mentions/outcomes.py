"""What a decision comes to: its words in a normal form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sagsspor.nlp.people.names import party_of
from sagsspor.nlp.record import Votes
from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.sentences import Sentence, split_sentences
from sagsspor.nlp.vocabulary import table

_POINT = re.compile(
    r"^(?:ad\.?\s?)?\d{1,3}[.:)]?$|^ad\.?\s?[a-z\d]{1,3}[.:)]?$|^[a-z][.)]$", re.IGNORECASE
)
_TO_HIGHER = anchored(
    r"\b(?:byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|økonomiudvalg|"
    r"forretningsudvalg|magistrat)\w*|\b(?:KB|ØU|BR|BY|RR)\b",
    re.IGNORECASE,
)
# "følges ikke", "blev ikke behandlet": the outcome is denied.
_DENIED_AFTER = re.compile(r"\s(?:dog\s|således\s)?ikke\b")
_DENIED_BEFORE = anchored(r"\bikke\s$")
COUNCILS = ("byråd", "kommunalbestyrelse", "regionsråd", "borgerrepræsentation")


class _Outcome(NamedTuple):
    """The patterns of one outcome; ``stem`` is what a text holds that all of them are needed for.

    ``most`` are those that tell how a match begins. One of the others (a compound, of which the
    last part tells) would let the text be searched sign by sign.
    """

    name: str
    all: Anchored
    most: Anchored
    stem: re.Pattern[str] | None


_COMPOUND = re.compile(r"\\b\\w\*(?P<stem>[a-zæøå]+)")


@cache
def _patterns() -> tuple[_Outcome, ...]:
    lead = table("outcomes")["decides"]["lead"]
    found = []
    for entry in table("outcomes")["outcome"]:
        patterns = [*entry["patterns"], *(lead + one for one in entry.get("infinitives", ()))]
        stems = [told["stem"] for told in map(_COMPOUND.match, patterns) if told]
        most = [one for one in patterns if not _COMPOUND.match(one)]
        stem = re.compile("|".join(stems), re.I) if stems else None
        found.append(_Outcome(entry["name"], _any(patterns), _any(most), stem))
    return tuple(found)


def _any(patterns: Iterable[str]) -> Anchored:
    return anchored("|".join(f"(?:{one})" for one in patterns), re.I)


@cache
def _group(name: str) -> Anchored:
    return _any(table("outcomes")[name]["patterns"])


@cache
def _decides() -> Anchored:
    return anchored(table("outcomes")["decides"]["lead"], re.I)


@cache
def _wants() -> Anchored:
    data = table("outcomes")
    infinitives = [*data["wants"]["infinitives"]]
    for entry in data["outcome"]:
        infinitives += entry.get("infinitives", ())
    return anchored(data["wants"]["lead"] + f"(?:{'|'.join(infinitives)})", re.I)


def wanted_outcome(text: str) -> re.Match[str] | None:
    """Give the words that say what somebody wanted decided: "ønskede at afslå ansøgningen"."""
    return _wants().search(text)


@remembered
def sentence_outcome(text: str) -> tuple[str, int, int] | None:
    """Give the outcome one sentence states, with where its words stand; None if it states none."""
    best: tuple[int, int, str, int] | None = None
    for order, outcome in enumerate(_patterns()):
        name = outcome.name
        whole = outcome.stem is not None and outcome.stem.search(text)
        for match in (outcome.all if whole else outcome.most).finditer(text):
            if name not in {"rejected", "none"} and _group("elsewhere").search(
                text[: match.start()]
            ):
                continue
            denied = _DENIED_AFTER.match(text, match.end()) or _DENIED_BEFORE.search(
                text, max(0, match.start() - 8), match.start()
            )
            if denied and name not in {"rejected", "none"}:
                if name not in {"approved", "recommended"}:
                    continue
                found = (match.start(), order, "rejected", match.end())
            else:
                found = (match.start(), order, name, match.end())
            if best is None or found[:2] < best[:2]:
                best = found
            break
    if best is None:
        return None
    start, _, name, end = best
    if name == "approved" and re.search(
        r"\b(?:anbefal|indstill(?:er|es)\b|over\sfor\s)", text[:start], re.I
    ):
        name = "recommended"
    if name in {"approved", "noted"} and re.search(
        r"\banbefal(?:es|et|er)\b", text[end : end + 12], re.I
    ):
        name = "recommended"
    if name == "rejected" and re.search(
        r"\bgodkend|\bvedtag|\banbefal(?:er|es)\b", text[:start], re.I
    ):
        # "Godkendt, at der gives afslag": a refusal adopted as proposed is approved.
        name = "recommended" if re.search(r"anbefal", text[:start], re.I) else "approved"
    if name == "discussed" and re.search(r"\btil\s(?:efterretning|orientering)", text[end:], re.I):
        name = "noted"
    if name == "recommended" and re.search(r"\banbefal(?:es|er|et)\sikke\b", text, re.I):
        name = "rejected"
    return name, start, end


def is_amendment(text: str) -> bool:
    """Tell whether a sentence states what became of an amendment, not of the main question."""
    return names_amendment(text) and sentence_outcome(text) is not None


def names_amendment(text: str) -> bool:
    """Tell whether a sentence begins by speaking of an amendment, whatever it says of it."""
    return bool(_group("amendment").search(text[:90]))


def decision_outcome(text: str, *, own_body: str | None, higher: bool = False) -> str:
    """Give the normalised outcome of a decision's text.

    ``own_body`` is the deciding body; ``higher`` tells that a higher body has the competence, so
    that "tiltrådt" and "indstillingen følges" recommend. Numbered points that differ give
    resolved_other, points all alike their outcome.
    """
    if not re.search(r"\w", text):
        return "none"
    sentences = split_sentences(text)
    points = _points(sentences)
    if len(points) >= 2:
        results = [_one(point, own_body, higher) for point in points]
        stated = [result for result in results if result != "resolved_other"]
        if stated and len(stated) == len(results) and len(set(stated)) == 1:
            return stated[0]
        if len(stated) == 1 and results[-1] == stated[0] and len(points[-1]) > 1:
            # A list of subjects, and after its last point what became of them all.
            return stated[0]
        return "resolved_other"
    return _one(sentences, own_body, higher)


def voted_outcome(votes: Votes, *, higher: bool) -> str | None:
    """Give what a vote came to that no sentence states; None where nobody counted.

    Persons are counted where each voter is one; a party letter stands for any number.
    """
    if not (votes.for_ or votes.count_for) or not (votes.against or votes.count_against):
        return None
    yes = votes.count_for if votes.count_for is not None else _persons(votes.for_)
    no = votes.count_against if votes.count_against is not None else _persons(votes.against)
    if yes is None or no is None or yes == no:
        return None
    if yes < no:
        return "rejected"
    return "recommended" if higher else "approved"


def _persons(voters: tuple[str, ...]) -> int | None:
    return len(voters) if all(" " in one and party_of(one) is None for one in voters) else None


def _points(sentences: tuple[Sentence, ...]) -> list[tuple[Sentence, ...]]:
    """Group the sentences under their numbered points; nothing where the text is not points."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.marker and _POINT.match(sentence.marker.strip(" -.:") + "."):
            groups.append([sentence])
        elif groups:
            groups[-1].append(sentence)
    first = next((n for n, one in enumerate(sentences) if one.marker), None)
    if first is not None and any(sentence_outcome(one.text) for one in sentences[:first]):
        # The points only list what one sentence before them decides.
        return []
    return [tuple(group) for group in groups]


# "Tilbagesendes Teknik og Miljø med bemærkning, at byrådet har vedtaget indstillingen": done.
_SENT_BACK_DONE = re.compile(
    r"\bbemærkning\b.{0,20}\bat\b.{0,120}\bhar\s(?:vedtaget|godkendt|tiltrådt|fulgt)\b",
    re.IGNORECASE,
)
# The one item whose other sentences speak of other items.
_AGENDA = re.compile(
    r"\bdagsorden(?:en)?\b[^.,]{0,40}\bgodkendt\b|\bgodkendte[s]?\sdagsorden|\bherefter\sgodkendt\b",
    re.IGNORECASE,
)


def _one(sentences: tuple[Sentence, ...], own_body: str | None, higher: bool) -> str:
    stated: list[tuple[str, str, int]] = []
    for sentence in sentences:
        found = sentence_outcome(sentence.text)
        if found:
            stated.append((found[0], sentence.text, found[1]))
    if not stated:
        return "resolved_other"
    if any(other == "approved" and _AGENDA.search(said) for other, said, _ in stated):
        return "approved"
    name, text, _ = stated[0]
    later = [other for other, _, _ in stated[1:4]]
    if (
        name == "resolved_other"
        and later
        and re.search(r"\b(?:punkt|sag)\s(?:nr\.\s)?\d", text, re.I)
    ):
        # "Punkt 7 udgår. Godkendt.": what becomes of another item.
        return later[0]
    if name in {"recommended", "referred"} and re.search(
        r"\buden\s(?:\w+\s)?(?:anbefaling|indstilling)\b", text, re.I
    ):
        return "referred"
    if name == "recommended" and "approved" in later and _is_council(own_body):
        # "Venstre indstiller, at Lone Holm vælges. Byrådet godkendte dette."
        return "approved"
    if name in {"returned", "referred"} and _SENT_BACK_DONE.search(text):
        return "approved"
    if name == "discussed":
        decides = _decides().search(text)
        then = sentence_outcome(text[decides.start() :]) if decides else None
        if then and then[0] in {"approved", "recommended", "postponed", "returned", "rejected"}:
            # "Udvalget drøftede sagen og besluttede at godkende planen."
            return then[0]
        for other, sentence_text, _ in stated[1:4]:
            if other == "referred" and re.match(
                r"\W*(?:sagen|punktet|forslaget|indstillingen|henvendelsen)\b", sentence_text, re.I
            ):
                return "referred"
            if other in {"approved", "recommended", "postponed", "returned", "noted", "rejected"}:
                return other
    if name == "noted" and "approved" in later and re.search(r"\bindstilling", stated[1][1], re.I):
        return "approved"
    if name == "recommended" and re.match(r"\W*som\s", text, re.I) and _is_council(own_body):
        return "approved"
    if name == "approved" and higher and re.search(r"tiltr[åæ]d|fulgt|følge", text, re.I):
        return "recommended"
    if name == "approved" and _recommends(text, own_body):
        return "recommended"
    if name == "referred" and re.search(r"anbefal|indstill(?:er|es)\b|tiltr", text, re.I):
        return "recommended"
    if name == "referred" and not re.search(
        r"sagen|forslag|punkt|indstilling|budget|henvis|dette|ansøgning|henvendelse|^\W*(?:over|"
        r"frem)?send",
        text,
        re.I,
    ):
        # Only remarks or material go on: that is no decision of the case.
        return next((other for other in later if other != "referred"), "resolved_other")
    return name


def _is_council(body: str | None) -> bool:
    return bool(body) and any(word in str(body).casefold() for word in COUNCILS)


def _recommends(text: str, own_body: str | None) -> bool:
    """Tell whether "godkendt" is said of a higher body: "over for Byrådet", "at Byrådet godkender""
    r"."""
    if _is_council(own_body):
        return False
    found = re.search(
        r"\b(?:over\sfor|overfor|at|til|anbefaler|indstiller)\s(?:byråd|kommunalbestyrelse|"
        r"regionsråd|økonomiudvalg|borgerrepræsentation)(?:e[nt]s?)?\b",
        text,
        re.I,
    )
    return bool(found)


def names_higher_body(text: str, own_body: str | None) -> bool:
    """Tell whether a text (competence, proposal) names a body above the one that meets."""
    if _is_council(own_body):
        return False
    for match in _TO_HIGHER.finditer(text):
        word = match.group().casefold()
        if own_body and (word in own_body.casefold() or own_body.casefold() in word):
            continue
        if own_body and word in {"øu"} and own_body.casefold().startswith("økonomi"):
            continue
        return True
    return False
