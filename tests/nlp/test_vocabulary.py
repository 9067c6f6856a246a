"""A user's own vocabulary: the worked example of docs/vocabulary.md, and files that say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sagsspor.errors import VocabularyError
from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.record import Record
from sagsspor.nlp.vocabulary import vocabulary

PAGE = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text("utf-8")


def _block(kind: str, holding: str) -> str:
    blocks: list[str] = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return next(block for block in blocks if holding in block)


def _example(vocabulary_file: Path | None) -> Record:
    source = read_bytes(_block("text", "Byens puls").encode(), "havnby.txt")
    return extract(source, vocabulary_file=vocabulary_file)


def test_the_worked_example_of_the_page(tmp_path: Path) -> None:
    mine = tmp_path / "havnby.toml"
    mine.write_text(_block("toml", "Byens puls"), "utf-8")
    before, after = _example(None), _example(mine)
    assert [item.summary for item in before.items] == [None, None]
    assert [len(item.decisions) for item in before.items] == [0, 1]
    assert "Havneforum" not in before.committees_mentioned
    assert [item.summary for item in after.items] == [
        "Stien forlænges til stranden.",
        "Kajen skal males.",
    ]
    assert [item.decisions[0].outcome for item in after.items] == [
        "resolved_other",
        "postponed",
    ]
    assert "Havneforum" in after.committees_mentioned
    assert after.abbreviations["HF"] == "Havneforum"


def test_a_user_may_give_a_word_of_ours_another_kind(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[section.summary]\nwords = ["Baggrund"]\n', "utf-8")
    ours, theirs = vocabulary().sections.match("Baggrund"), vocabulary(mine).sections
    found = theirs.match("Baggrund")
    assert ours is not None
    assert found is not None
    assert (ours.kind, found.kind) == ("case", "summary")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[sections.decision]\nwords = ["A"]', "no table called sections. Did you mean section?"),
        ('[section.decisions]\nwords = ["A"]', r"called decisions. Did you mean decision\?"),
        ('[section.decision]\nword = ["A"]', r"called word. Did you mean words\?"),
        ('[section.decision]\nwords = "A"', "no list of words"),
        ('[section.decision]\nwords = ["*"]', "no list of words"),
        ('section = "A"', "is no table"),
        ('[bodies]\nnames = "A"', "no list of words"),
        ("[bodies.abbreviations]\nA = 1", "holds lines such as"),
        ("[section", "is not TOML"),
    ],
)
def test_a_file_that_would_not_be_read_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=problem) as error:
        vocabulary(mine)
    assert str(error.value).startswith("mine.toml: ")
