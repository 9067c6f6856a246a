from __future__ import annotations

import random

import pytest

from sagsspor.nlp.training.synthetic import Example, MinutesWriter, add_noise, join_pieces

NAMES = {
    "first": [("Mette", 900), ("Ole", 400), ("Aylin", 30)],
    "last": [("Ulvehøj", 50), ("Holm", 700)],
}


@pytest.mark.parametrize("seed", range(5))
def test_spans_are_in_order_and_hold_names(seed: int) -> None:
    for example in MinutesWriter(NAMES, seed).paragraphs(200):
        ends = 0
        for start, end, label in example.spans:
            assert ends <= start < end <= len(example.text)
            assert label in {"PER", "ORG", "LOC"}
            assert example.text[start:end] == example.text[start:end].strip()
            ends = end
        assert "{" not in example.text


def test_the_seed_decides_the_text() -> None:
    first = MinutesWriter(NAMES, 7).paragraphs(50)
    assert first == MinutesWriter(NAMES, 7).paragraphs(50)
    assert first != MinutesWriter(NAMES, 8).paragraphs(50)


@pytest.mark.parametrize("seed", range(60))
def test_noise_keeps_every_name(seed: int) -> None:
    plain = join_pieces([("Afbud: ", ""), ("Mette Ulvehøj", "PER"), (" fra ", ""), ("KL", "ORG")])
    noisy = add_noise(plain, random.Random(seed))
    assert [label for *_, label in noisy.spans] == ["PER", "ORG"]
    assert len(noisy.text[slice(*noisy.spans[0][:2])].split()) == 2


def test_joining_counts_offsets() -> None:
    assert join_pieces([("a ", ""), ("Bo", "PER"), ("", "ORG")]) == Example(
        "a Bo", ((2, 4, "PER"),)
    )
