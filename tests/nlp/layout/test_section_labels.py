"""Words that are the label of a part, and the same words where they are none."""

import pytest

from sagsspor.nlp.findings import Known
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.section_labels import section_label
from sagsspor.nlp.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "under", "kind"),
    [
        ("Beslutning", "case", "decision"),
        ("Beslutning i Kulturudvalget den 3. maj 2022", "case", "decision"),
        ("Beslutning den :", "case", "decision"),  # a converter dropped the day
        ("Beslutningen skal følges op", "case", None),
        ("Beslutning om sagen skal tages nu", "case", None),
        ("BeslutningGodkendt.", "case", "decision"),
        ("Bilag til åbent punkt nr. 2", "case", "attachments"),
        ("Bilag om økonomi", "case", None),
        ("Bilag (3)", "case", "attachments"),
        ("Bilag til planen (3)", "case", None),
        ("Fraværende Lone Holm (A)", "decision", "absence"),
        ("Fraværende var der ingen klager over", "decision", None),
        ("Sagsbehandler: Lone Holm  Sagsnr.: 16/407", "head", "case_number"),
        ("Sagsbehandler: Lone Holm", "head", "ignored"),
        ("Behandling", "case", None),
        ("Økonomi.", "case", None),
        ("Protokol: Lone Holm (A) mener, at banen er for dyr.", "decision", None),
        ("Protokol: Godkendt.", "decision", "decision"),
        ("Protokol: Lone Holm (A) deltog.", "case", "decision"),
        ("Protokol", "decision", "decision"),
        ("Bilag- Notat om havnen.pdf", "case", "attachments"),
        ("Sag 6 udgår.", "decision", None),
        ("Sag 2015/1234", "head", "case_number"),
        ("Bilag- og kortmateriale er sendt ud", "case", None),
        ("ÅBNE BESLUTNINGSSAGER", "decision", "ignored"),
    ],
)
def test_a_label_is_told_from_a_word(text: str, under: str, kind: str | None) -> None:
    label = section_label(Line(0, 0, len(text), text), under, vocabulary(), Known())
    assert (label and label.kind) == kind
