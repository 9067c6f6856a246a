"""Bodies that took over from others, where the text says of which."""

from __future__ import annotations

import re
from itertools import pairwise

from sagsspor.graph.scribe import Scribe
from sagsspor.ontology.namespaces import SAG

_BETWEEN = 60
_DET = r"(?:(?:det|den)\s+)?"
_OLD = rf"{_DET}(?:daværende|tidligere|hidtidige)"
# "Kulturudvalget (tidligere Fritidsudvalget)", "Kulturudvalget, der afløste Fritidsudvalget"
_THEN_OLDER = re.compile(
    rf"\s*\(\s*{_OLD}\s+"
    r"|\s*,?\s*\(?\s*(?:som\s+|der\s+)?(?:har\s+)?(?:afløser|afløste|afløst|erstatter|erstattede"
    rf"|erstattet)\s+(?:{_OLD}\s+|{_DET})",
    re.I,
)
# "det daværende Fritidsudvalg (nu Kulturudvalget)", "Fritidsudvalget blev afløst af Kulturudvalget"
_THEN_NEWER = re.compile(
    rf"\s*,?\s*\(?\s*(?:det\s+)?nu(?:værende)?\s+{_DET}"
    rf"|\s*,?\s*\(?\s*(?:som\s+|der\s+)?(?:blev|er|er\s+blevet)\s+(?:afløst|erstattet)\s+af\s+{_DET}",
    re.I,
)


def describe_predecessors(scribe: Scribe) -> None:
    """Write ``sag:predecessor`` where a sentence names both bodies, with the sentence's words.

    A comma alone is no proof: "A, det tidligere B og C" may be a list.

    "Det daværende X" alone tells that X was, and not who came after: it gives nothing.
    """
    text = scribe.source.text
    found = sorted(
        {
            at.span: at.value or at.text for at in scribe.record.mentions if at.label == "BODY"
        }.items()
    )
    for ((start, before), left), ((after, end), right) in pairwise(found):
        if not 0 < after - before <= _BETWEEN:
            continue
        words = text[before:after]
        if _THEN_OLDER.fullmatch(words):
            newer, older = left, right
        elif _THEN_NEWER.fullmatch(words):
            newer, older = right, left
        else:
            continue
        one, other = scribe.body(newer), scribe.body(older)
        if one != other:
            scribe.sheet.link(one, SAG.predecessor, other)
            scribe.cite(one, [(start, end)])
