from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import pytest

from sagsspor.errors import UsageError
from sagsspor.nlp.findings import GROUP, LISTS, RULES
from sagsspor.nlp.mentions.model_people import model_people
from sagsspor.nlp.mentions.parties import find_parties
from sagsspor.nlp.pipeline import COMPONENTS, NO_MODEL, annotate, build_pipeline
from sagsspor.nlp.record import Mention
from tests.linear import grows_linearly
from tests.nlp.texts import source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXT = """Kulturudvalget i Sandholm Kommune

Lone Holmegaard (A) og Jens Askeby deltog. Centerchef Ida Vangsted orienterede.
LONE HOLMEGAARD spurgte til sag 22-001234. På mødet den 8. april (sag 35) bad Byrådet om tal.
Banen koster 10,5 mio. kr. efter servicelovens § 82b. Enhedslisten og JENS
ASKEBY var imod. Foreningen Stenbjerg Bådelaug og Yusuf Demirsoy skrev den 31. februar 2022.
"""
NEAR = date(2022, 5, 3)


def read(model: str | None = NO_MODEL) -> list[tuple[str, str, str | None]]:
    found = annotate(source_of(TEXT), names=("Jens Askeby",), near=NEAR, model=model)
    return [(one.label, one.text, one.value) for one in found]


@pytest.mark.parametrize(
    "expected",
    [
        ("body", "Kulturudvalget", "Kulturudvalget"),
        ("organisation", "Sandholm Kommune", "Sandholm Kommune"),
        ("person", "Lone Holmegaard", "Lone Holmegaard"),
        ("party", "A", "A"),
        ("person", "Jens Askeby", "Jens Askeby"),
        ("person", "Ida Vangsted", "Ida Vangsted"),
        ("person", "LONE HOLMEGAARD", "Lone Holmegaard"),
        ("case_number", "22-001234", None),
        ("date", "8. april", "2022-04-08"),
        ("body", "Byrådet", "Byrådet"),
        ("money", "10,5 mio. kr.", "10500000"),
        ("law", "servicelovens § 82b", "serviceloven § 82b"),
        ("party", "Enhedslisten", "Ø"),
        ("person", "JENS\nASKEBY", "Jens Askeby"),
        ("date", "31. februar 2022", None),
    ],
)
def test_rules_and_lists_find(expected: tuple[str, str, str | None]) -> None:
    assert expected in read()


def test_a_reference_has_date_and_item() -> None:
    assert [value for label, _, value in read() if label == "reference"] == ["2022-04-08#35"]


def test_without_the_meetings_date_nothing_is_earlier() -> None:
    assert not [
        one for one in annotate(source_of(TEXT), model=NO_MODEL) if one.label == "reference"
    ]


@pytest.mark.parametrize("model", [NO_MODEL, None])
def test_mentions_are_exact_sorted_and_unique(model: str | None) -> None:
    found = annotate(source_of(TEXT), names=("Jens Askeby",), near=NEAR, model=model)
    assert all(TEXT[slice(*one.span)] == one.text for one in found)
    assert list(found) == sorted(set(found), key=lambda one: (one.span, one.label, one.by))
    assert all(0 < one.confidence <= 1 for one in found)
    assert found == annotate(source_of(TEXT), names=("Jens Askeby",), near=NEAR, model=model)


def test_each_mention_says_who_found_it() -> None:
    found = annotate(source_of(TEXT), names=("Jens Askeby",), near=NEAR)
    by = {one.text: one.by for one in found if one.label in {"person", "organisation"}}
    assert by["Lone Holmegaard"] == RULES
    assert by["Jens Askeby"] == LISTS
    assert by["Yusuf Demirsoy"].startswith("model:sagsspor-da-ner/")


def test_the_model_leaves_what_rules_found() -> None:
    found = annotate(source_of(TEXT), names=("Jens Askeby",), near=NEAR)
    firm = [one.span for one in found if one.label != "reference" and one.by in {RULES, LISTS}]
    for one in found:
        if one.by.startswith("model:"):
            assert not any(a < one.span[1] and one.span[0] < b for a, b in firm)


def test_one_pipeline_serves_all_documents() -> None:
    assert build_pipeline(NO_MODEL) is build_pipeline(NO_MODEL)
    first = annotate(source_of("Jens Askeby kom."), names=("Jens Askeby",), model=NO_MODEL)
    assert [one.text for one in first] == ["Jens Askeby"]
    assert annotate(source_of("Jens Askeby kom."), model=NO_MODEL) == ()


def test_the_factories_declare_what_they_need() -> None:
    nlp = build_pipeline(NO_MODEL)
    assert tuple(nlp.pipe_names) == COMPONENTS
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())


def test_declared_entry_points_are_our_factories() -> None:
    from spacy.language import Language

    declared = {one.name: one for one in entry_points(group="spacy_factories")}
    ours = {name: one for name, one in declared.items() if name.startswith("sagsspor_")}
    if not ours:
        pytest.skip("sagsspor is not installed here, so it declares no entry points")
    assert set(COMPONENTS) | {"sagsspor_names"} == set(ours)
    for name, one in ours.items():
        assert callable(one.load())
        assert Language.has_factory(name)


def laid(text: str) -> Doc:
    return build_pipeline(NO_MODEL)(text)


def test_spans_lie_on_whole_tokens_and_the_tuples_are_exact() -> None:
    doc = laid("Møde(8. april 2022)slut i Byrådet.")
    spans, found = doc.spans[GROUP], doc._.sagsspor
    assert len(spans) == len(found) == 2
    for span, (start, end, label, by, *_) in zip(spans, found, strict=True):
        assert span.start_char <= start < end <= span.end_char
        assert (span.label_, span.id_) == (label, by)


def test_documents_can_be_stored() -> None:
    from spacy.tokens import Doc

    doc = laid("Byrådet den 8. april 2022.")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in again.spans[GROUP]] == [span.text for span in doc.spans[GROUP]]
    assert [tuple(one) for one in again._.sagsspor] == [tuple(one) for one in doc._.sagsspor]


def test_importing_the_extraction_does_not_import_spacy() -> None:
    code = "import sys, sagsspor.nlp.extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_model_is_an_error_where_it_was_asked_for() -> None:
    with pytest.raises(UsageError, match="da_no_such_model"):
        annotate(source_of(TEXT), model="da_no_such_model")


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "İ" * 50, "\x00a", "😀 Byrådet"])
def test_any_text_is_taken(text: str) -> None:
    assert all(text[slice(*one.span)] == one.text for one in annotate(source_of(text)))


@pytest.mark.parametrize("piece", ["(", "'", "1.", "http://a", "A. ", "Lone Holm ", "a", "\n"])
def test_hostile_texts_end_soon(piece: str) -> None:
    assert grows_linearly(lambda text: annotate(source_of(text), near=NEAR), piece, 30_000)


@pytest.mark.parametrize(
    ("text", "end", "found"),
    [
        ("Lone Holm (A)", 9, [("A", "A")]),
        ("Lone Holm, V", 9, [("V", "V")]),
        ("Lone Holm (løsgænger)", 9, [("løsgænger", None)]),
        ("Lone Holm (Liste H)", 9, [("Liste H", "H")]),
        ("Sag 3 (B)", 0, []),
        ("Radikale Venstre og SF", 0, [("Radikale Venstre", "B"), ("SF", "F")]),
        ("V-gruppen", 0, [("V", "V")]),
        ("til venstre for vejen", 0, []),
    ],
)
def test_parties(text: str, end: int, found: list[tuple[str, str | None]]) -> None:
    mentions = find_parties(text, [end] if end else [])
    assert [(one.printed, one.letter) for one in mentions] == found
    assert all(text[slice(*one.span)] == one.printed for one in mentions)


def by_model(text: str, name: str, confidence: float) -> list[Mention]:
    start = text.index(name)
    return [Mention("person", name, (start, start + len(name)), "model:x/1", confidence, name)]


@pytest.mark.parametrize(
    ("text", "name", "confidence", "counts"),
    [
        ("Ole Gravsen har klaget.", "Ole Gravsen", 0.95, True),
        ("Valgt blev Yusufa Demirsoy.", "Yusufa Demirsoy", 0.5, True),
        ("Yusufa Demirsoy blev udpeget.", "Yusufa Demirsoy", 0.5, True),
        ("Yusufa Demirsoy støtter planen.", "Yusufa Demirsoy", 0.5, False),
        ("Cykelsti på Gunnar Larsens Vej.", "Gunnar Larsens", 0.9, False),
        ("Stien ved Erik Menveds Banke.", "Erik Menveds Banke", 0.95, False),
        ("Bilen holder ved Tim Brandstation.", "Tim Brandstation", 0.9, False),
        ("Tilbud fra Frits Lassen ApS.", "Frits Lassen", 0.95, False),
        ("Tilbud fra tømrerfirmaet Frits Lassen.", "Frits Lassen", 0.95, False),
        ("Imod stemte Asbjørn Krog-\nager.", "Asbjørn Krog", 0.95, False),
        ("Vi takker Mette.", "Mette", 0.8, False),
    ],
)
def test_what_confirms_a_person_of_the_model(
    text: str, name: str, confidence: float, counts: bool
) -> None:
    found = model_people(text, by_model(text, name, confidence))
    assert [one.name for one in found] == ([name] if counts else [])


def test_known_names_and_the_head_are_left_out() -> None:
    text = "Torben Raaskov\n\nTorben Raaskovs forslag."
    mentions = by_model(text, "Torben Raaskovs", 0.9)
    assert model_people(text, mentions)
    assert model_people(text, mentions, ["Torben Raaskov"]) == ()
    assert model_people(text, mentions, after=20) == ()


def test_a_role_on_the_line_above_is_kept() -> None:
    text = "Afdelingsingeniør\n      Ole Gravsen har afspærret stien."
    (found,) = model_people(text, by_model(text, "Ole Gravsen", 0.95))
    assert found.role == "Afdelingsingeniør"
