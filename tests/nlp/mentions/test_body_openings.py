from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.mentions import bodies
from sagsspor.nlp.mentions.body_openings import holds_body, may_open_body
from sagsspor.nlp.text.anchors import matches_at

WORDS = (
    "Det fælles FÆLLES landdistriktsråd Teknisk Udvalg Kultur- og fritids- udvalget & samt Plan, "
    "Fritidsudvalget Byrådet Børn sag sendes til i . ( - Nordby Lokaludvalg Lokalråd Råd Økonomi "
    "Hovedstadens Udviklingsråd Børne- ungeudvalget rådet Miljø-udvalg 3. Ældreråd Social,"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", " \n "])
TEXTS = st.lists(PIECES).map(" ".join)


@given(text=TEXTS)
def test_no_name_is_lost(text: str) -> None:
    named = bodies._NAMED
    starts = may_open_body(text, named.starts(text), holds_body(text))
    found = [match.span() for match in matches_at(named.pattern, text, starts)]
    assert found == [match.span() for match in named.pattern.finditer(text)]
