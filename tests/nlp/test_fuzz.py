"""Any bytes in: a record or a clear error. The longer run is tests/benchmarks/fuzz.py."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nlp.mutations import damaged_bytes, mutated
from tests.nlp.sound import extract_soundly

MINUTES = sorted((Path(__file__).parent / "minutes").glob("*.txt"))
SHORT = [path for path in MINUTES if path.stat().st_size < 6_000] or MINUTES[:3]


@settings(max_examples=60)
@given(which=st.sampled_from(SHORT), seed=st.integers(0, 2**32))
def test_damaged_minutes_give_a_record_or_a_clear_error(which: Path, seed: int) -> None:
    chance = Random(seed)
    data = damaged_bytes(mutated(which.read_text("utf-8"), chance).encode(), chance)
    extract_soundly(data, which.name)


@settings(max_examples=60)
@given(data=st.binary(max_size=2_000), ending=st.sampled_from((".txt", ".md", ".html")))
def test_any_bytes_give_a_record_or_a_clear_error(data: bytes, ending: str) -> None:
    extract_soundly(data, f"any{ending}")


@settings(max_examples=60)
@given(text=st.text(max_size=1_000))
def test_any_text_gives_a_record_or_a_clear_error(text: str) -> None:
    extract_soundly(f"Byrådet 4. maj 2021\n1. Sag\nBeslutning\n{text}".encode(), "any.txt")


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_bytes_of_no_such_format_give_a_clear_error(ending: str) -> None:
    assert not extract_soundly(MINUTES[0].read_bytes(), f"any{ending}")
