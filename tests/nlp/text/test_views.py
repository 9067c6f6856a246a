from sagsspor.nlp.text.views import view_of

TEXT = "Klubben har\nSide 2\nsøgt om penge.\nUdvalget siger ja."


def test_page_furniture_between_spans_is_left_out() -> None:
    view = view_of(TEXT, [(0, 11), (19, 33)])
    assert view.text.split() == ["Klubben", "har", "søgt", "om", "penge."]


def test_a_sentence_goes_on_behind_the_foot_of_a_page() -> None:
    text = "Jens Ask kunne kun\n\nSide 2\n\ntilslutte sig planen.\n\nSide 3\n\nudsat."
    view = view_of(text, [(0, 18), (28, 49), (59, 65)])
    assert view.text == "Jens Ask kunne kun\ntilslutte sig planen.\n\nudsat."


def test_ranges_lead_back_to_the_source() -> None:
    view = view_of(TEXT, [(0, 11), (19, 33), (34, 52)])
    at = view.text.index("har")
    spans = view.source_spans(at, view.text.index("penge") + 5)
    assert [TEXT[a:b] for a, b in spans] == ["har", "søgt om penge"]
    assert view.source_span(at, view.text.index("penge") + 5) == (spans[0][0], spans[-1][1])
    assert [TEXT[a:b] for a, b in view.source_spans(view.text.index("om"), len(view.text))] == [
        "om penge.\nUdvalget siger ja."
    ]


def test_a_word_broken_at_a_line_end_is_one() -> None:
    text = "Kultur- og Fritids-\nudvalget, Børne- \nog Ungeudvalget"
    assert view_of(text, [(0, 19), (20, 36), (38, 52)]).text.startswith(
        "Kultur- og Fritidsudvalget, Børne-"
    )


def test_nothing() -> None:
    view = view_of("", [])
    assert view.text == ""
    assert view.source_spans(0, 1) == ()
    assert view.source_span(0, 1) == (0, 0)
