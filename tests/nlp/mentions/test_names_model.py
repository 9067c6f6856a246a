from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sagsspor.errors import UsageError
from sagsspor.nlp.mentions.names_model import NamesModel, load_model, model_mentions
from tests.linear import grows_linearly

if TYPE_CHECKING:
    from sagsspor.nlp.record import Mention

SHARED = Path(__file__).parents[4] / "shared"


@pytest.fixture(scope="module")
def shipped() -> NamesModel:
    return load_model()


def ruled(*patterns: tuple[str, Sequence[str]]) -> NamesModel:
    """A pipeline that finds exactly these token sequences; "_" is any white space token."""
    import spacy

    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {
                "label": label,
                "pattern": [{"IS_SPACE": True} if t == "_" else {"TEXT": t} for t in tokens],
            }
            for label, tokens in patterns
        ]
    )
    return NamesModel(nlp, "model:ruled/1")


def values(mentions: Sequence[Mention]) -> list[tuple[str, str | None]]:
    return [(m.label, m.value) for m in mentions]


def test_spans_point_into_the_printed_text_through_markdown() -> None:
    text = "## Beslutning\n\n**Mette** Ulve\u00adhøj deltog.\n\n\\- _Mette Ulvehøj_"
    found = model_mentions(ruled(("PER", ("Mette", "Ulvehøj"))), text)
    assert [m.text for m in found] == ["Mette** Ulve\u00adhøj", "Mette Ulvehøj"]
    assert [m.value for m in found] == ["Mette Ulvehøj", "Mette Ulvehøj"]
    assert all(text[slice(*m.span)] == m.text for m in found)


def test_only_the_given_paragraphs_are_read() -> None:
    text = "Mette kom. Mette gik."
    found = model_mentions(ruled(("PER", ("Mette",))), text, [(11, 21)])
    assert [m.span for m in found] == [(11, 16)]


def test_one_name_a_line_does_not_merge() -> None:
    model = ruled(("PER", ("Mette", "Ulvehøj", "_", "Ole", "Birkemose")))
    assert values(model_mentions(model, "Mette Ulvehøj\nOle Birkemose")) == [
        ("person", "Mette Ulvehøj"),
        ("person", "Ole Birkemose"),
    ]


def test_a_line_may_break_after_a_single_token() -> None:
    model = ruled(("PER", ("Mette", "_", "Ulvehøj")))
    assert values(model_mentions(model, "Mette\nUlvehøj")) == [("person", "Mette Ulvehøj")]


def test_columns_do_not_merge() -> None:
    model = ruled(("PER", ("Mette", "_", "Ulvehøj")))
    assert values(model_mentions(model, "Mette | Ulvehøj")) == [
        ("person", "Mette"),
        ("person", "Ulvehøj"),
    ]


def test_an_organisation_runs_on_where_it_cannot_end() -> None:
    model = ruled(("ORG", ("Center", "for", "Job", "og", "_", "Vækst")))
    found = model_mentions(model, "Center for Job og\nVækst")
    assert values(found) == [("organisation", "Center for Job og Vækst")]


@pytest.mark.parametrize("role", ["Teamleder", "borgmester", "Centerchef", "Faglig leder"])
def test_a_role_before_a_name_is_stripped(role: str) -> None:
    model = ruled(("PER", (*role.split(), "Mette", "Ulvehøj")))
    found = model_mentions(model, f"{role} Mette Ulvehøj deltog")
    assert values(found) == [("person", "Mette Ulvehøj")]


def test_digits_and_single_signs_are_no_persons() -> None:
    model = ruled(("PER", ("V",)), ("PER", ("Ole", "2024")))
    assert model_mentions(model, "V stemte imod. Ole 2024") == ()


def test_other_labels_are_left_out_and_known_ones_translated() -> None:
    model = ruled(("MISC", ("Planloven",)), ("GPE", ("Ulverup",)), ("PERSON", ("Mette",)))
    found = model_mentions(model, "Planloven Ulverup Mette")
    assert values(found) == [("place", "Ulverup"), ("person", "Mette")]
    assert {m.by for m in found} == {"model:ruled/1"}


def test_listed_names_are_surer_than_unknown_ones() -> None:
    model = ruled(("PER", ("Mette", "Holm")), ("PER", ("Xqartho", "Ulvehøjgren")))
    listed, unknown = model_mentions(model, "Mette Holm, Xqartho Ulvehøjgren")
    assert 0 < unknown.confidence < listed.confidence < 1


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "***", "\n" * 50_000, "#" * 50_000])
def test_empty_texts(text: str) -> None:
    assert model_mentions(ruled(("PER", ("Mette",))), text) == ()


def test_a_text_longer_than_spacy_takes_is_cut() -> None:
    text = "ord " * 300_000 + "Mette"
    found = model_mentions(ruled(("PER", ("Mette",))), text)
    assert [m.span for m in found] == [(1_200_000, 1_200_005)]


@pytest.mark.parametrize("unit", ["x", " ", "*", "\t", "Æ.", "a\n", "- \n \n"])
def test_hostile_repetition_ends_soon(unit: str) -> None:
    rules = ruled(("PER", ("Mette",)))
    assert grows_linearly(lambda text: model_mentions(rules, text), unit, 30_000 * len(unit))


def test_a_missing_pipeline_is_named_with_the_next_step() -> None:
    with pytest.raises(UsageError, match=r"'da_no_such_model'.*pip install da_no_such_model"):
        load_model("da_no_such_model")


def test_a_pipeline_without_names_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("da").to_disk(tmp_path / "blank")
    with pytest.raises(UsageError, match="finds no persons"):
        load_model(str(tmp_path / "blank"))


def test_another_pipeline_says_who_it_is(tmp_path: Path) -> None:
    ruled(("PER", ("Mette",))).nlp.to_disk(tmp_path / "other")
    model = load_model(str(tmp_path / "other"))
    assert model.by.startswith("model:da_")
    assert values(model_mentions(model, "Mette")) == [("person", "Mette")]


def test_the_shipped_model_names_its_version(shipped: NamesModel) -> None:
    assert shipped.by == "model:sagsspor-da-ner/0.1.0"


def test_the_shipped_model_keeps_no_training_words_and_no_paths(shipped: NamesModel) -> None:
    folder = Path(str(shipped.nlp.path))
    assert len(json.loads((folder / "vocab" / "strings.json").read_text(encoding="utf-8"))) < 50
    assert "/tmp/" not in (folder / "config.cfg").read_text(encoding="utf-8")
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) < 9_000_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Afbud fra Mette Birkholm (V).", ("person", "Mette Birkholm")),
        ("Teamleder Yusuf Demirsoy deltog under punktet.", ("person", "Yusuf Demirsoy")),
        ("Som stedfortræder for Ole Gravsen deltog Ida Vang.", ("person", "Ida Vang")),
        (
            "Sagen oversendes til Kultur- og Fritidsudvalget.",
            ("organisation", "Kultur- og Fritidsudvalget"),
        ),
        (
            "Ansøgning fra Ulverup Idrætsforening om tilskud.",
            ("organisation", "Ulverup Idrætsforening"),
        ),
    ],
)
def test_the_shipped_model_finds(shipped: NamesModel, text: str, expected: tuple[str, str]) -> None:
    assert expected in values(model_mentions(shipped, text))


def test_the_shipped_model_finds_nothing_in_plain_words(shipped: NamesModel) -> None:
    text = "Sagsfremstilling\n\nDer er ingen bemærkninger til punktet, og planen følges."
    assert model_mentions(shipped, text) == ()


def test_the_same_text_gives_the_same_mentions(shipped: NamesModel) -> None:
    text = "Medlemmer:\nMette Birkholm (V)\nOle Gravsen (A)\n\nKultur- og Fritidsudvalget"
    assert model_mentions(shipped, text) == model_mentions(shipped, text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the UNER test set")
def test_figures_of_the_shipped_model_hold(shipped: NamesModel) -> None:
    from sagsspor.nlp.training.evaluate import evaluate_uner

    figures = evaluate_uner(shipped.nlp, SHARED / "ner")
    published = shipped.nlp.meta["performance"]
    # Another processor rounds otherwise: a name more or less is no other model.
    for row, values in figures.items():
        assert values["f"] == pytest.approx(published[row]["f"], abs=1.0)
