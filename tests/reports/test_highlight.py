from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sagsspor.reports.highlight import Mark, tokens


def _shape(text: str, marks: list[Mark]) -> str:
    signs = {"open": "[", "close": "]"}
    return "".join(signs.get(at.kind, at.text) for at in tokens(text, marks))


def test_marks_nest() -> None:
    assert _shape("abcdef", [Mark(0, 6, "a"), Mark(1, 3, "b"), Mark(3, 4, "c")]) == "[a[bc][d]ef]"


def test_a_mark_that_crosses_another_is_cut_and_keeps_one_anchor() -> None:
    found = tokens("abcdef", [Mark(0, 4, "a"), Mark(2, 6, "b")])
    assert _shape("abcdef", [Mark(0, 4, "a"), Mark(2, 6, "b")]) == "[ab[cd]][ef]"
    assert [at.id for at in found if at.kind == "open"] == ["a", "b", ""]


def test_the_same_span_twice_and_spans_outside() -> None:
    assert _shape("ab", [Mark(0, 2, "a"), Mark(0, 2, "b"), Mark(1, 9, "c")]) == "[[ab]]"


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=12),
)
def test_the_text_is_kept_and_every_mark_closed(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, f"e{n}") for n, (start, end) in enumerate(spans)]
    found = tokens(text, marks)
    assert "".join(at.text for at in found) == text
    depth = 0
    for at in found:
        depth += {"open": 1, "close": -1}.get(at.kind, 0)
        assert depth >= 0
    assert depth == 0
    ids = [at.id for at in found if at.id]
    assert sorted(ids) == sorted(
        mark.id for mark in marks if 0 <= mark.start < mark.end <= len(text)
    )
