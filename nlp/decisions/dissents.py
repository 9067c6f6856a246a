"""Reservations, minority statements, reasoned votes against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.mentions.outcomes import wanted_outcome
from sagsspor.nlp.people.voters import Voter, find_voters
from sagsspor.nlp.record import Dissent
from sagsspor.nlp.requests.request_rules import asks_back, asks_for
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.sentences import Sentence, clean_text, split_sentences
from sagsspor.nlp.text.source import Span

_STATES = anchored(
    r"\b(?:tager|tog|har|tages)\s(?:\w+\s){0,3}?forbehold|\bmed\sforbehold\b|"
    r"\b(?:kan|kunne|vil|ville|ønsker|ønskede)\s(?:derfor\s|dog\s|"
    r"således\s)?ikke\s(?:at\s)?(?:støtte|tiltræde|anbefale|godkende|medvirke|tilslutte|"
    r"stemme\sfor|bakke|indstille|acceptere|være\smed)|"
    r"\bikke\s(?:kan|kunne|vil|ville)\s(?:støtte|tiltræde|anbefale|godkende|tilslutte|medvirke|acceptere)\b|"
    r"\b(?:kan|kunne|vil|ville)\s(?:derfor\s|dog\s)?kun\s(?:støtte|tiltræde|anbefale|godkende|"
    r"tilslutte|medvirke|stemme\sfor)|\bforbeh(?:older|oldt)\ssig\b|"
    r"\bhavde\s(?:gerne|hellere|helst)\sset\b|\bville\s(?:gerne\s|hellere\s)?have\s(?:bevilget|givet|støttet|"
    r"stemt|foretrukket|godkendt|anbefalet|imødekommet|set)\b|"
    r"\bkun\s(?:kan|kunne|vil|ville)\s(?:støtte|tiltræde|anbefale|godkende|tilslutte)\b|"
    r"\bhenvis(?:er|te)\stil\s(?:sit|sin|sine|deres|egen|eget|partiets)\s(?:\w+\s)?(?:mindretals\w+|"
    r"særstandpunkt|protokol\w*|forbehold|standpunkt|stemmeafgivning)\b|"
    r"\b(?:støtter|tiltræder|anbefaler|godkender|tilslutter\ssig|støttede|tiltrådte|"
    r"bakker)\s(?:det\s|dette\s|den\s)?ikke\b|\bikke\s(?:støtter|støttede|bakker|tilslutter|er\senig)\b|"
    r"\bgør(?:e|de)?\s(?:i\søvrigt\s|samtidig\s)?opmærksom\spå|\bgjorde\sopmærksom\spå|"
    r"\bbegrund(?:ede|er)\s(?:sin|sit|deres|(?:det|dette|stemmen)\smed\b|med\b)|"
    r"\bønske(?:r|de)\sat\stilkendegive\b|"
    r"\btilkendeg(?:iver|av),?\sat\s(?:han|hun|de|man|partiet|gruppen)\s(?:\w+\s)?(?:finder|fandt|mener|mente|ikke|gerne|hellere)\b|"
    r"\b(?:kan|kunne)\skun\s(?:støtte|tiltræde|anbefale|godkende|tilslutte\ssig)\b[^.]{0,40}?,\s(?:hvis|såfremt)\b|"
    r"\b(?:er|var)\simod\b(?!\s?(?:[.;]|$))|\buenig\b|\bafvente(?:r|de)\s(?:\w+\s)?stillingtagen|\bafgiver\smindretals|"
    r"\bafgav\smindretals|\bmindretalsudtalelse|\bbegær(?:er|ede)\ssagen|\bført\stil\s(?:referat|"
    r"protokol)|\bstandsningsret|\btager\safstand\sfra|\btog\safstand\sfra|"
    r"\bgør(?:e|de)?\sindsigelse\b|\bgjorde\sindsigelse\b|\bønske(?:r|de)\si\sstedet\b|"
    r"\bprotesterer?(?:de)?\b|\bfastholder\b|\bfastholdt\b|\bbeklager\b|\bbeklagede\b|\bundrer\ssig\b|\b(?:fandt|mente)\sikke\b|\bfinder\s(?:ikke|"
    r"det\s(?:ikke|kritisabelt|uheldigt|beklageligt))|\bmener\sikke\b|\bkonstaterer\sat\b",
    re.IGNORECASE,
)
_AGAINST = anchored(
    r"\b(?:stemte|stemmer|stemt)\s(?:imod|mod|nej)\b|\b(?:[Ii]mod|"
    r"[Mm]od)\s(?:[\w-]+\s){0,3}?(?:stemte|stemmer)\b|\bundlod\sat\sstemme\b|\bstemte\sblankt\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:da|idet|fordi|eftersom|begrundelse|begrundet|begrunde|på\sgrund\saf|henvisning\stil|"
    r"grundet|ud\sfra|af\shensyn\stil|af\s\w+\s(?:grunde|årsager|hensyn)|som\sfølge\saf)\b|,\s(?:der|som)\s(?:henvis\w*|ønsker|ønskede|mener|mente|finder|fandt|"
    r"ikke|hellere|foretrækker|gerne|havde)\b|\bmed\sbemærkning|\bønsker\si\sstedet|"
    r"\bønskede\si\sstedet",
    re.IGNORECASE,
)
_PROTOCOL = anchored(
    r"\bprotokol(?:bemærkning|late|lat|tilførsel|udtalelse|leret|len)?\w*|"
    r"\bmindretalsudtalelse\w*|\bfølgende\s(?:bemærkning|udtalelse|mindretal\w*|tilføjelse|"
    r"erklæring)\w*|\bført\stil\sprotokol|\btilført\s(?:protokol|referat)",
    re.IGNORECASE,
)
# "Godkendt, idet Lone Holm (V) stemte imod.": the reason is the outcome's, not the voter's.
_BARE_VOTE = anchored(
    r"\b(?:idet|da)\s(?:[A-ZÆØÅ][\w.'-]*\s|og\s|\([^()]*\),?\s|samt\s){1,14}(?:stem(?:te|"
    r"mer)\s(?:imod|mod)|undlod\sat\sstemme)\.?\W*$"
)
# "Lone Holm (A) ønsker alene model 2": what she would have instead, and nothing that comes back.
_PREFERS = re.compile(
    r"\b(?:ønsker|ønskede)\b(?!\s(?:at\s|oplyst|en\s|et\s))|\b(?:foretrækker|foretrak)\b"
)
_REMARKS = anchored(
    r"\b(?:bemærkede|bemærker|udtalte|udtaler|mener|mente|finder|fandt)\b"
    r"(?:,?\sat\b|(?:\s(?:for|på\svegne\saf)\s[^.:]{2,40})?:)",
    re.IGNORECASE,
)
# "Bemærkning fra Venstre: ...", "Protokollat af Lone Holm (V): ...".
_REMARK_FROM = re.compile(
    r"\W*(?:\w+\s)?(?:(?:protokol|mindretals|sær)?(?:bemærkning|udtalelse|tilførsel|erklæring)(?:en)?|protokollat)"
    r"\s(?:fra|af)\s(?P<who>[^:.\n]{1,80}):",
    re.IGNORECASE,
)
_WHOLE_BODY = re.compile(
    r"^\W*(?:udvalget|byrådet|kommunalbestyrelsen|regionsrådet|økonomiudvalget|administrationen|"
    r"forvaltningen|rådet|lokaludvalget|forretningsudvalget|et\s(?:enigt|samlet)\s|hele\s|der\s)",
    re.IGNORECASE,
)
_OPEN_QUOTE = "\"»”“„'"


def find_dissents(
    text: str, *, known: tuple[str, ...] = (), offset: int = 0
) -> tuple[Dissent, ...]:
    """Find the dissents in a decision's text, one entry for each person or party.

    A bare "X stemte imod" is a vote and no dissent; what the whole body remarks is none. A quoted
    statement gives the quotation as text.
    """
    found: list[Dissent] = []
    sentences = split_sentences(text)
    last: tuple[Voter, ...] = ()
    used: set[int] = set()
    for at, sentence in enumerate(sentences):
        if at in used:
            continue
        part = text[sentence.start : sentence.end]
        quotation = _quotation(text, sentences, at)
        quoted = quotation and text[quotation[0]] in _OPEN_QUOTE
        if quotation and (_PROTOCOL.search(part) or (quoted and _REMARKS.search(part))):
            begin, end, through = quotation
            head = part[: max(0, begin - sentence.start)] if begin > sentence.start else part
            voters = _subject(head, known, sentence.start + offset) or last
            if voters:
                used.update(range(at, through + 1))
                quote = text[begin:end].strip()
                for voter in voters:
                    found.append(
                        _dissent(
                            voter,
                            clean_text(quote).strip(_OPEN_QUOTE),
                            (begin + offset, end + offset),
                        )
                    )
                continue
        kind = _kind(part)
        if kind is None:
            subject = find_voters(part, known=known, letters=True) if _AGAINST.search(part) else ()
            last = tuple(subject)
            continue
        if _WHOLE_BODY.match(part) and not re.search(
            r"flertal|mindretal|undtagelse", part, re.IGNORECASE
        ):
            continue
        voters = _subject(part, known, sentence.start + offset, kind)
        if not voters and re.match(
            r"\W*(?:han|hun|de|vedkommende|partiet|mindretallet)\b", part, re.IGNORECASE
        ):
            voters = last
        for voter in voters:
            found.append(
                _dissent(voter, clean_text(part), (sentence.start + offset, sentence.end + offset))
            )
        last = voters or last
    return tuple(found)


# "Flertallet bestående af A og V kan ikke godkende indstillingen": what they say is the decision.
_MAJORITY = re.compile(
    r"\W*(?:et\s(?:enigt\s)?flertal|flertallet)\b(?!.*\bmindretal)", re.IGNORECASE
)


def _kind(part: str) -> re.Match[str] | None:
    """Give the words that make a sentence a dissent, None if it is none."""
    headed = _REMARK_FROM.match(part)
    if headed:
        return headed
    stated = _STATES.search(part)
    if stated:
        return None if _MAJORITY.match(part[: stated.start()]) else stated
    against = _AGAINST.search(part)
    before = re.sub(r"\([^()]{0,300}\)", "", part[: against.start()]) if against else ""
    carried = re.search(r"\bet\s(?:enigt\s)?flertal\b[^,;]*$", before, re.IGNORECASE)
    # "idet 4 stemte for (O), 17 stemte imod": a count of votes, and no reason for one.
    if against and not _REASON.search(part, against.end()):
        carried = carried or re.search(r"\b\d{1,3}(?:\smedlemmer)?\s$", before)
    # "Forkastet, idet 3 stemte imod (V)": the vote is the reason, and has none of its own.
    carried = carried or re.search(r"\b(?:idet|da|fordi)\s[^,;]{1,60}$", before, re.IGNORECASE)
    if against and not carried and _REASON.search(part) and not _BARE_VOTE.search(part):
        return against
    for prefers, asked in ((_PREFERS.search(part), asks_back), (wanted_outcome(part), asks_for)):
        if prefers and find_voters(part[: prefers.start()], letters=False) and not asked(part):
            return prefers
    minority = re.search(r"\bmindretal\b", part, re.IGNORECASE)
    if (
        minority
        and re.search(r"\b(?:anbefaler|indstiller|ønsker|foreslår|foreslog)\b", part)
        and not re.search(r"\bflertal\b", part, re.IGNORECASE)
    ):
        return minority
    protocol = _PROTOCOL.search(part)
    if protocol and re.search(r"\bat\b|:\s*\w", part):
        return protocol

    remark = _REMARKS.search(part)
    if remark and re.match(r"\W*(?:[A-ZÆØÅ])", part):
        return remark
    return None


def _subject(
    part: str, known: tuple[str, ...], offset: int, kind: re.Match[str] | None = None
) -> tuple[Voter, ...]:
    """Give who dissents: who stands before the words that say so, or right after "Imod stemte"."""
    if kind is not None and kind.re is _REMARK_FROM:
        return find_voters(kind["who"], known=known, offset=offset + kind.start("who"))
    if kind is not None:
        leading = re.match(
            r"\W*(?:[Ii]mod|[Mm]od)\s(?:[\w-]+\s){0,3}?(?:stemte|stemmer)\s?:?", part
        )
        if leading:
            reason = _REASON.search(part, leading.end())
            stop = reason.start() if reason else len(part)
            return find_voters(
                part[leading.end() : stop], known=known, offset=offset + leading.end()
            )
        voters = find_voters(part[: kind.start()], known=known, offset=offset)
        if voters:
            return voters
        if kind.group().casefold() == "mindretal":
            verb = re.search(
                r"\b(?:anbefal|indstil|ønske|foresl|stem|mene|kan|kunne)\w*", part[kind.end() :]
            )
            stop = kind.end() + verb.start() if verb else len(part)
            return find_voters(part[kind.end() : stop], known=known, offset=offset + kind.end())
        bracket = re.match(r"\s?(\([^()]{1,120}\))", part[kind.end() :])
        if kind.re is _AGAINST.pattern and bracket:
            return find_voters(bracket.group(1), known=known, offset=offset + kind.end())
        if kind.re is _PROTOCOL.pattern or kind.re is _AGAINST.pattern:
            return find_voters(part[kind.end() :], known=known, offset=offset + kind.end())[:1]
        return ()
    return find_voters(part, known=known, offset=offset)


def _quotation(text: str, sentences: Sequence[Sentence], at: int) -> tuple[int, int, int] | None:
    """Give the quotation that a sentence introduces: its range and the last sentence it fills."""
    sentence = sentences[at]
    part = text[sentence.start : sentence.end]
    inner = re.search(rf":\s*(?=[{_OPEN_QUOTE}])", part)
    start = sentence.start + inner.end() if inner else None
    if start is None:
        if not part.rstrip().endswith(":"):
            return None
        following = re.compile(r"\s*").match(text, sentence.end)
        start = following.end() if following else sentence.end
    if start >= len(text):
        return None
    if text[start] in _OPEN_QUOTE:
        close = next(
            (
                n
                for n in range(start + 1, min(len(text), start + 6000))
                if text[n] in "\"»”“'«" and (n + 1 >= len(text) or not text[n + 1].isalnum())
            ),
            None,
        )
        end = close + 1 if close is not None else len(text)
    else:
        blank = re.compile(r"\n\s*\n").search(text, start)
        end = blank.start() if blank else len(text)
    through = max((n for n, one in enumerate(sentences) if one.start < end), default=at)
    return start, end, through


def _dissent(voter: Voter, text: str, span: Span) -> Dissent:
    return Dissent(
        voter.person,
        voter.party,
        text,
        {
            "": (span,),
            **({"/person": (voter.span,)} if voter.person else {"/party": (voter.span,)}),
        },
    )
