from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.text.taken import Taken

Spans = list[tuple[int, int]]
SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda one: (one[0], sum(one)))


@given(spans=st.lists(SPAN), asked=st.lists(SPAN))
def test_what_is_covered_is_not_free(spans: Spans, asked: Spans) -> None:
    taken = Taken(spans)
    for start, end in asked:
        overlaps = any(first < end and start < last for first, last in spans)
        assert taken.is_free((start, end)) is not overlaps


@given(spans=st.lists(SPAN))
def test_only_free_spans_are_added(spans: Spans) -> None:
    taken = Taken()
    kept: Spans = []
    for start, end in spans:
        free = not any(first < end and start < last for first, last in kept)
        assert taken.add((start, end)) is free
        kept += [(start, end)] if free else []
