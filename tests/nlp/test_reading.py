import hashlib
import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sagsspor.errors import ReadError
from sagsspor.nlp.reading import find_documents, read_bytes, read_source, why_skipped
from sagsspor.nlp.text.source import Source
from tests.nlp.files import pdf, word

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
WORD = word(lambda document: document.add_paragraph("Referat for Jens, cpr 010203-1234"))
SAMPLES = {
    ".txt": b"Referat for Jens, cpr 010203-1234\n",
    ".md": b"# Referat\n\nfor Jens, cpr 010203-1234\n",
    ".html": b"<h1>Referat</h1><table><tr><td>Jens<td>cpr 010203-1234</table>",
    ".pdf": pdf([["Referat for Jens, cpr 010203-1234"], ["side to"]]),
    ".docx": WORD,
}


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".txt", "text/plain"),
        (".md", "text/markdown"),
        (".html", "text/html"),
        (".pdf", "application/pdf"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_source_of_each_kind(suffix: str, media_type: str, tmp_path: Path) -> None:
    data = SAMPLES[suffix]
    path = tmp_path / f"byråd.2024-03-04{suffix.upper()}"
    path.write_bytes(data)
    source = read_source(path)
    assert source == read_bytes(data, path.name)
    assert (source.name, source.file) == ("byråd.2024-03-04", path.name)
    assert (source.media_type, source.sha256) == (media_type, hashlib.sha256(data).hexdigest())
    assert "Referat" in source.text
    assert "xxxxxx-xxxx" in source.text


def test_pages_and_headings_are_those_of_the_text() -> None:
    source = read_bytes(SAMPLES[".pdf"], "a.pdf")
    assert source.page_of(source.text.index("side to")) == 2
    source = read_bytes(SAMPLES[".html"], "a.html")
    assert source.quote((source.headings[0].start, source.headings[0].end)) == "Referat"


@pytest.mark.parametrize(
    ("name", "data", "problem", "step"),
    [
        ("a.txt", b"", "empty", "has text"),
        ("a.pdf", b"", "empty", "has text"),
        ("a.txt", b" \n\t\n", "empty", "has text"),
        ("a.html", b"<p> </p>", "empty", "has text"),
        ("a.docx", word(lambda document: None), "empty", "has text"),
        ("a.txt", b"GIF89a\0\0", "binary", "real kind"),
        ("a.txt", SAMPLES[".pdf"], "is a PDF", "end in .pdf"),
        ("a.md", WORD, "binary", "real kind"),
        ("a.txt", b"x" * 1001, "larger than 1,000 bytes", "--max-size"),
        ("a.doc", b"x", "are not read; accepted are .txt, .md", "Save it as .docx"),
        ("a.rtf", b"x", "are not read; accepted are .txt, .md", "Save it as .docx"),
        ("a.xlsx", b"x", "are not read", "Convert"),
        ("noter", b"x", "are not read", "Convert"),
    ],
)
def test_refusals_name_file_and_next_step(
    name: str, data: bytes, problem: str, step: str, tmp_path: Path
) -> None:
    limit = 1000 if b"x" * 1001 in data else 1_000_000
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError, match=problem) as caught:
        read_source(tmp_path / name, max_bytes=limit)
    assert caught.value.file == str(tmp_path / name)
    assert step in caught.value.next_step
    with pytest.raises(ReadError, match=problem):
        read_bytes(data, name, max_bytes=limit)


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "mappe.txt").mkdir()
    for name, problem in (("mappe.txt", "no file"), ("findes-ikke.txt", "no such file")):
        with pytest.raises(ReadError, match=problem):
            read_source(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(0)
    with pytest.raises(ReadError, match="permissions"):
        read_source(path)


def test_documents_in_folders(tmp_path: Path) -> None:
    for name in (
        *("b/z.PDF", "b/a.txt", "a.md", "b/c/d.docx", "b/noter.xlsx", "b/README.md"),
        *("b/.skjult.txt", ".git/a.txt", "b/~$d.docx", "ø.htm"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = find_documents([tmp_path, tmp_path / "b", tmp_path / "b/a.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.documents] == [
        *("a.md", "b/a.txt", "b/c/d.docx", "b/z.PDF", "ø.htm")
    ]
    assert [path.name for path in found.skipped] == ["README.md", "noter.xlsx"]
    why = [str(why_skipped(path)) for path in found.skipped]
    assert "README.md: A README is taken for no minutes. Name the file itself" in why[0]
    assert "noter.xlsx: Files of this kind are not read" in why[1]
    assert find_documents([tmp_path / "b", tmp_path]).documents == found.documents


def test_a_file_named_itself_is_never_skipped(tmp_path: Path) -> None:
    odd = tmp_path / "regneark.xlsx"
    odd.touch()
    found = find_documents([tmp_path, odd])
    assert (found.documents, found.skipped) == ((odd,), ())
    with pytest.raises(ReadError, match="no such file or folder"):
        find_documents([tmp_path / "findes-ikke"])


def test_links_that_go_round(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "rundt").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert len(find_documents([tmp_path]).documents) == 1


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX only")
def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xf8de.txt"))
    path.write_text("Referat")
    assert read_source(path).file == "m\ufffdde.txt"


def check(data: bytes, name: str) -> None:
    """Hold that the bytes give a source that keeps its promises, or else a read error."""
    source = result(data, name)
    if isinstance(source, ReadError):
        assert source.file == name
        assert source.next_step
        return
    source.text.encode()
    assert "\r" not in source.text
    assert list(source.pages) == sorted(source.pages)
    assert all(0 <= page <= len(source.text) for page in source.pages)
    spans = [(head.start, head.end) for head in source.headings]
    assert all(0 <= start < end <= len(source.text) for start, end in spans)
    assert not any("\n" in source.quote(span) for span in spans)


def result(data: bytes, name: str) -> Source | ReadError:
    try:
        return read_bytes(data, name, max_bytes=5_000_000)
    except ReadError as error:
        return error


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes_give_a_source_or_a_read_error(data: bytes, suffix: str) -> None:
    check(data, f"a{suffix}")


@st.composite
def mutated(draw: st.DrawFn, sample: bytes) -> bytes:
    data = bytearray(sample)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        data[at : at + length] = draw(st.binary(max_size=40))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


@FUZZ
@given(st.data(), st.sampled_from(sorted(SAMPLES)))
def test_mutated_files_give_a_source_or_a_read_error(data: st.DataObject, suffix: str) -> None:
    check(data.draw(mutated(SAMPLES[suffix])), f"a{suffix}")


XML = [name for name in ZipFile(BytesIO(WORD)).namelist() if name.endswith((".xml", ".rels"))]


@FUZZ
@given(st.data(), st.sampled_from(sorted(XML)))
def test_mutated_parts_of_a_word_document(data: st.DataObject, part: str) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(WORD)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, data.draw(mutated(content)) if name == part else content)
    check(out.getvalue(), "a.docx")


TAGS = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "<li>", "<ol start=3>", "</ol>", "<ul>"),
    *("<h2>", "</h2>", "<p>", "</div>", "<div>", "<pre>", "\n", "<br>", "<nav>", "</nav>", "<!--"),
    *("tekst", " ", "\u00ad", "&nbsp;", "&#x0;", "-->", "<script>", "</script>", "<title>"),
)


@FUZZ
@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_tag_soup_gives_a_source_or_a_read_error(parts: list[str]) -> None:
    check("".join(parts).encode(), "a.html")
