from __future__ import annotations

from sagsspor.graph.query_text import first_word, known_prefixes, tokens


def test_the_tokens_are_the_text() -> None:
    for text in (
        "SELECT ?x { ?x a ex:b ; rdfs:label 'q?' } # ?y",
        '"""a "quoted" ?z""" <http://e.x/?q> "unclosed',
        "# one\r?x # two\n?y",
        "a." * 50_000,
    ):
        assert "".join(token for _, token in tokens(text)) == text


def test_a_carriage_return_ends_a_comment_as_it_does_in_sparql() -> None:
    assert [text for kind, text in tokens("#a\r?x") if kind == "variable"] == ["?x"]


def test_the_first_word_stands_after_the_prologue() -> None:
    assert first_word("PREFIX ex: <e:> BASE <b:> # SELECT\n insert data {}") == "INSERT"
    assert first_word("") == ""


def test_a_prefix_of_the_query_wins() -> None:
    assert "sag" not in known_prefixes("PREFIX sag: <e:> SELECT * {}")
    assert "rdfs" in known_prefixes("PREFIX sag: <e:> SELECT * {}")
