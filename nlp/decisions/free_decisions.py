"""Decisions that no label announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.decisions.amendments import tells_cast_votes, tells_vote
from sagsspor.nlp.layout.case_lines import CASE_LINE
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY, sentence_absence
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting, same_body
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.source import Span

# "Ad 1. Godkendt", "Pkt. 2: Udsat": of a point of the proposal.
_POINT = r"(?:(?:Ad|Pkt\.)\s?\d{1,2}[.:)]{0,2}\s)?"
_POINT_ALONE = re.compile(r"(?:Ad|Pkt\.)\s?\d{1,2}[.:)]{0,2}$")
_POINT_DECIDED = re.compile(r"\d{1,2}[.)]\s(?=[A-ZÆØÅ][^,;]{1,40}\.$)")
_FREE_START = re.compile(
    rf"^{_POINT}(?:(?:Godkendt|Godkendes|Godkendtes|Vedtaget|Vedtages|Tiltrådt|Anbefales|Anbefalet|Udsat|"
    r"Udsættes|"
    r"Drøftet|Udgår|Udgik|Udgået|Taget\stil\sefterretning|Til\sefterretning|"
    r"Tages\stil\sefterretning|Afvist|"
    r"Forkastet|Bevilget|Orienteringen\s(?:blev\s)?taget|Indstillingen\s(?:blev|er|godkend|"
    r"vedtag|tiltr|følg)\w*|"
    r"Indstilles\sgodkendt|Sagen\s(?:blev|er)\s(?:drøftet|udsat|godkendt|afvist)\.?$|"
    r"Fremsendes|Fremsendt|Oversendes|Oversendt|Tilbagesendes|Tilbagesendt|Henvist|Henvises|"
    r"Imødekommet|Ingen\sbemærkninger|Nedstemt|Sendes\stilbage|Til\sorientering|Sagen\sgenoptages|"
    r"Enstemmigt\s(?:vedtaget|godkendt|tiltrådt)|Taget\saf\sdagsordenen|"
    r"Ikke\s(?:imødekommet|anbefalet|godkendt|vedtaget))(?!\w)|"
    r"(?:Ok|Intet|Ingen)\.?$|Der\s(?:meddeles|gives|bevilges|ydes)\s|Valgt\sblev|Valgt\ser|Udpeget\sblev|"
    r"Som\s[\wæøå-]+(?:\s(?:af|i|til)\s[\wæøåÆØÅ -]{1,80}?)?\s(?:valgtes|udpegedes|"
    r"valgt\sblev|udpeget\sblev)\s)"
)

# "Sagen blev udsat", "Forslaget henvises til ...": a definite noun and what became of it.
_FREE_INSIDE = re.compile(
    r"^[A-ZÆØÅ][\wæøå-]{2,40}(?:en|et|erne|ne)\b.{0,120}?\b(?:(?:blev|bliver|"
    r"er)\b.{0,60}?\b(?:godkendt|vedtaget|forkastet|udsat|drøftet|"
    r"henvist|taget|tiltrådt|anbefalet|tilbagesendt|oversendt|afvist|besvaret|behandlet|fulgt)|"
    r"udsattes|henvistes|godkendtes|bortfaldt|nød\sikke\sfremme|(?<=forslaget\s)fald(?:t|et)|"
    r"vedtoges|sendes\stilbage|forkastedes|tiltrådtes|henvises|oversendes|udsættes)\b|"
    r"^(?P<body>(?:[A-ZÆØÅ][\wæøå-]*(?:,?\s(?:og\s)?[A-ZÆØÅ][\wæøå-]*){0,4}?)?(?:[Uu]dvalget|"
    r"[Rr]ådet|[Bb]estyrelsen|[Rr]epræsentationen))\s"
    r"(?:godkendte|tiltrådte|vedtog|anbefaler|anbefalede|indstiller|drøftede|udsatte|besluttede|"
    r"tog|godkender|tiltræder|vedtager|tilsluttede|tilslutter|imødekom|imødekommer|bevilgede|bevilger|"
    r"valgte|udpegede|udpeger|oversendte|henviste|forkastede|afviste|afslog|"
    r"kan\s(?:ikke\s)?(?:tilslutte|tiltræde|anbefale|godkende|imødekomme))\b|"
    # "Flertallets indstilling blev vedtaget med 15 stemmer."
    r"^[A-ZÆØÅ][\wæøå-]{2,40}s\s(?:indstilling|forslag)\s(?:blev|er)\s(?:\w+\s){0,2}"
    r"(?:godkendt|vedtaget|tiltrådt|forkastet)\b|"
    # "Dagsordenen godkendt.", "Orienteringen taget til efterretning": no verb between.
    r"^(?:Dagsorden|Referat|Protokol|[A-ZÆØÅ][\wæøå-]{2,40}(?:en|et|erne))\s(?:\w+\s)?(?:godkendt|vedtaget|"
    r"tiltrådt|drøftet|udsat|underskrevet|taget\stil\sefterretning)\W*$|"
    # "Lone Holm blev valgt.", "Lone Holm blev valgt til formand."
    r"^[A-ZÆØÅ][\wæøå.-]{1,20}(?:\s[A-ZÆØÅ][\wæøå.-]{1,20}){1,3}\s(?:blev|er)\s(?:gen|ny)?valgt"
    r"(?:\s(?:til|som)\s[a-zæøå]{3,30})?\.|"
    # "Udvalgets udtalelse af 15. august vedtaget."
    r"^[A-ZÆØÅ].{8,150}\b(?:indstilling|udtalelse|forslag|anbefaling)\b.{0,40}\s(?:vedtaget|"
    r"godkendt|tiltrådt)\.?$"
)


def _may_decide(body: str, setting: Setting) -> bool:
    """Tell whether a body named in running text is the one that meets."""
    return body in {"Udvalget", "Rådet", "Bestyrelsen", "Byrådet"} or same_body(
        body, setting.body, setting
    )


def _leads_up(line: str) -> bool:
    """Tell whether a line stands before an outcome and belongs to it: absence, an amendment."""
    if len(line) < 200 and "inhabil" in line and sentence_absence(line, ()):
        return True
    return bool(ONLY_AWAY.search(line) or _POINT_ALONE.match(line) or tells_vote(line))


def _stands_apart(text: str, start: int) -> bool:
    """Tell whether an empty line is right above a line."""
    return bool(re.search(r"\n[ \t]*\n\s*$", text[max(0, start - 40) : start]))


# "Forvaltningen indstiller, at ...": what is proposed, and below it what was decided.
_PROPOSED = re.compile(
    r"^(?:[A-ZÆØÅ][\wæøåÆØÅ,-]*(?:\s[\wæøåÆØÅ,-]+){0,7}?\s)?(?:indstiller|foreslår|anbefaler|indstilles|"
    r"foreslås|Indstilling)\b(?:\stil\s[\wæøåÆØÅ -]{1,60}?)?(?:[:,]|\sat\b|$)"
)
_CASE_ALONE = re.compile(rf"{CASE_LINE.pattern}|\d{{2,4}}[-/]\d{{1,6}}$")
_POINT_PROPOSED = re.compile(r"(?:[-–•]\s|[a-h\d]{1,2}[.)]\s)?at\s|[-–•]\s")


def _said(spans: tuple[Span, ...], setting: Setting) -> tuple[Span, ...]:
    """Give what was said under a title: case numbers left out, and what was proposed above it.

    Of an item that holds a proposal, the decision is the first line below it that states one.
    """
    lines = [folded(setting.text[start:end]) for start, end in spans]
    first = 0
    while first < len(lines) and _CASE_ALONE.match(lines[first]):
        first += 1
    for at in range(first, len(lines)):
        if _POINT_PROPOSED.match(lines[at]) or not _states(lines[at], setting):
            continue
        if _NOTED_ALONE.match(lines[at]) and not _stands_apart(setting.text, spans[at][0]):
            # "Formanden fortalte om mødet. | Til efterretning.": what is noted is told here.
            return spans[first:]
        while at > first and tells_cast_votes(lines[at - 1]):
            at -= 1
        return spans[at:]
    return spans[first:]


# "Godkendt af:", above the names of those who sign.
_SIGNED = re.compile(r"(?:Godkendt|Underskrevet)\s(?:og\sunderskrevet\s)?af\b.{0,30}:?$")
_NOTED_ALONE = re.compile(
    r"(?:Taget\s|Tages\s)?til\s(?:efterretning|orientering)\W*$", re.IGNORECASE
)


_BODY_ACTS = re.compile(
    r"(?:^|\.\s)(?:Udvalget|Rådet|Bestyrelsen|Byrådet|Kommunalbestyrelsen|Regionsrådet)\s"
    r"(?:vil|ønsker|ønskede|beder|bad|anmoder|anmodede|besluttede|beslutter|var\senig\w*|er\senig\w*)\s"
)


def _states(line: str, setting: Setting) -> bool:
    """Tell whether a line begins with what was decided."""
    if _SIGNED.match(line):
        return False
    states = _FREE_INSIDE.match(line)
    if states and states.group("body") and not _may_decide(states.group("body"), setting):
        states = None
    return bool(_FREE_START.match(line) or states)


def _proposes(line: str, setting: Setting) -> bool:
    """Tell whether a line says what somebody other than the body that meets proposes."""
    if not _PROPOSED.match(line):
        return False
    who = _FREE_INSIDE.match(line)
    return not (who and who.group("body") and _may_decide(who.group("body"), setting))


def free_decision(sections: Sequence[Section], setting: Setting) -> list[Section]:
    """Find a decision that no label announces: the first line that states an outcome, to the end.

    In the presentation of a case only a line that opens with an outcome's word counts, since it
    tells of earlier decisions too; but a short line that stands apart, or below what says who is
    competent, is no part of the presentation any more.
    """
    if setting.plain:
        # Minutes without any label: what stands under a title is what the meeting said of it.
        said = [_said(one.spans, setting) for one in sections if one.kind == "head"]
        return [Section("decision", "", spans, None) for spans in said if spans]
    competent = max((one.span[1] for one in sections if one.kind == "competence"), default=None)
    for at in range(len(sections) - 1, -1, -1):
        section = sections[at]
        if section.kind not in {"head", "recommendation", "case", "summary", "consequence"}:
            continue
        for index, (start, end) in enumerate(section.spans):
            line = folded(setting.text[start:end])
            if _SIGNED.match(line):
                continue
            point = _POINT_DECIDED.match(line)
            opens = _FREE_START.match(line[point.end() :] if point else line) and len(line) < 420
            told = section.kind in {"head", "recommendation"} or (
                len(line) < 60
                and (
                    section.kind == "consequence"
                    or (competent is not None and start >= competent)
                    or _stands_apart(setting.text, start)
                )
            )
            states = _FREE_INSIDE.match(line) if told else None
            if states and states.group("body") and not _may_decide(states.group("body"), setting):
                states = None
            if opens or states:
                proposes = re.match(r"at\s|\d+[.)]\s", line) and not point
                if section.kind == "recommendation" and proposes:
                    continue
                while index and _leads_up(folded(setting.text[slice(*section.spans[index - 1])])):
                    index -= 1
                return [Section("decision", "", section.spans[index:], None)]
    return []
