from sagsspor.nlp.layout.contents import candidate_text, find_contents
from sagsspor.nlp.layout.headings import title_key
from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.vocabulary import vocabulary
from tests.nlp.cases import cases
from tests.nlp.texts import source_of

TEXTS = {case["name"]: case["text"] for case in cases("layout", "items")}


def test_a_table_of_contents_is_found_with_its_titles() -> None:
    text = TEXTS["table of contents, titles printed twice"]
    contents, lines = find_contents(split_lines(source_of(text)), vocabulary())
    inside = [line.text for line in lines if contents.first <= line.index < contents.end]
    assert [line.split(" ", 1)[0] for line in inside[-3:]] == ["12", "13", "14"]
    assert contents.lists(title_key("Lokalplan for havnen"))
    assert not contents.lists(title_key("Musikskolen"))
    assert not contents.lists("")


def test_minutes_without_one_have_none() -> None:
    text = TEXTS["numbered, labels"]
    contents, lines = find_contents(split_lines(source_of(text)), vocabulary())
    assert contents.first == contents.end
    assert [line.text for line in lines] == [line.text for line in split_lines(source_of(text))]


def test_what_reads_as_a_title() -> None:
    assert candidate_text("12. Lokalplan for havnen")
    assert not candidate_text("")
