from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sagsspor.reports.addresses import addresses, file_stem

BASE = "https://sagsspor.example/"


def test_names_that_differ_in_case_only_have_files_of_their_own() -> None:
    pages = addresses(BASE, {"case": [f"{BASE}by/sag/k07", f"{BASE}by/sag/K07"]}).pages
    assert sorted(pages.values()) == ["sag/by.K07.html", "sag/by.k07~2.html"]


def test_a_thing_without_a_page() -> None:
    found = addresses(BASE, {"body": [f"{BASE}by/udvalg"]})
    assert found.find(f"{BASE}by/udvalg") == "udvalg/by.udvalg.html"
    assert found.find(f"{BASE}by/andet") is found.find(None) is None


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    long = ["by/" + "x" * 300 + end for end in "ab"]
    assert len({file_stem(path) for path in long}) == 2
    assert max(len(file_stem(path)) for path in long) < 140


@given(st.text(max_size=60))
def test_every_name_is_safe(path: str) -> None:
    stem = file_stem(path)
    assert re.fullmatch(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*", stem)
