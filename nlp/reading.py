"""Files of all kinds to ``Source``: the face of reading."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from stat import S_ISREG

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.masking import mask_cpr
from sagsspor.nlp.formats.plain_text import read_markdown, read_plain
from sagsspor.nlp.formats.raw_text import RawText
from sagsspor.nlp.text.source import Source

DEFAULT_MAX_BYTES = 50_000_000
"""No minutes are larger; neither the file nor what it unpacks to may be."""

_ACCEPTED = ".txt, .md, .html, .htm, .pdf and .docx"
_TEXT_OF_OTHERS = frozenset({".doc", ".docm", ".dotx", ".odt", ".rtf", ".wpd", ".pages"})
"""What a word processor opens, and can save as a kind that is read."""


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """The documents of some files and folders, and the files of other kinds beside them."""

    documents: tuple[Path, ...]
    skipped: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    read: Callable[[bytes, int], RawText]


def _read_html(data: bytes, _max_bytes: int) -> RawText:
    from sagsspor.nlp.formats.html_text import read_html

    return read_html(data)


def _read_pdf(data: bytes, max_bytes: int) -> RawText:
    from sagsspor.nlp.formats.pdf_text import read_pdf

    return read_pdf(data, max_bytes)


def _read_docx(data: bytes, max_bytes: int) -> RawText:
    from sagsspor.nlp.formats.docx_text import read_docx

    return read_docx(data, max_bytes)


# The readers of other formats are loaded when a file needs them: text alone should start fast.
_KINDS = {
    ".txt": _Kind("text/plain", lambda data, _: read_plain(data)),
    ".md": _Kind("text/markdown", lambda data, _: read_markdown(data)),
    ".html": _Kind("text/html", _read_html),
    ".htm": _Kind("text/html", _read_html),
    ".pdf": _Kind("application/pdf", _read_pdf),
    ".docx": _Kind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _read_docx
    ),
}


def find_documents(paths: Iterable[Path]) -> FoundDocuments:
    """Find the documents among files and in folders, each once, in the order of their paths.

    A file that is named itself counts as a document whatever its ending, so that reading it says
    what is wrong with it. In a folder a README counts as skipped; hidden files and folders, and
    Word's lock files, are left out.
    Raises ReadError for a path that does not exist.
    """
    documents: dict[Path, Path] = {}
    skipped: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise ReadError(
                "There is no such file or folder.",
                file=_shown(path),
                next_step="Check the path.",
            )
        if not path.is_dir():
            documents.setdefault(path.resolve(), path)
            continue
        for file in _files_under(path):
            is_document = file.suffix.lower() in _KINDS and file.stem.lower() != "readme"
            known = documents if is_document else skipped
            known.setdefault(file.resolve(), file)
    others = (file for real, file in skipped.items() if real not in documents)
    return FoundDocuments(_in_order(documents.values()), _in_order(others))


def _files_under(folder: Path) -> Iterable[Path]:
    def refuse(error: OSError) -> None:
        raise _unreadable(error, error.filename or str(folder)) from error

    for directory, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(directory, name) for name in files if not name.startswith((".", "~$")))


def _in_order(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: path.parts))


def read_source(path: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Source:
    """Read one file; raise ReadError, which names file, place and next step, where it cannot be."""
    file = _shown(path)
    kind = _kind_of(path, file)
    try:
        if not S_ISREG(path.stat().st_mode):
            raise ReadError(
                "This is no file.", file=file, next_step="Give a file, or a folder to build."
            )
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise ReadError("There is no such file.", file=file, next_step="Check the path.") from error
    except OSError as error:
        raise _unreadable(error, file) from error
    return _source(data, PurePath(_shown(PurePath(path.name))), file, kind, max_bytes)


def read_bytes(data: bytes, file_name: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Source:
    """Read a document from memory; its file name says what kind it is."""
    name = PurePath(_shown(PurePath(file_name)))
    return _source(data, PurePath(name.name), str(name), _kind_of(name, str(name)), max_bytes)


def _source(data: bytes, name: PurePath, file: str, kind: _Kind, max_bytes: int) -> Source:
    try:
        if len(data) > max_bytes:
            raise ReadError(
                f"The file is larger than {max_bytes:,} bytes.",
                next_step="Raise the limit with --max-size if these are minutes.",
            )
        _refuse_other_content(data, name.suffix.lower())
        raw = kind.read(data, max_bytes)
        if not raw.text.strip():
            raise ReadError("The file is empty.", next_step="Give a file that has text.")
    except ReadError as error:
        raise ReadError(
            error.problem, file=file, place=error.place, next_step=error.next_step
        ) from error
    return Source(
        name=name.stem,
        file=name.name,
        text=mask_cpr(raw.text),
        media_type=kind.media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=raw.pages,
        headings=raw.headings,
        soft_breaks=raw.soft_breaks,
    )


def why_skipped(path: Path) -> ReadError:
    """Say why ``find_documents`` skipped a file, and what to do where it is minutes after all."""
    if path.suffix.lower() in _KINDS:
        return ReadError(
            "A README is taken for no minutes.",
            file=_shown(path),
            next_step="Name the file itself if it is.",
        )
    return _other_kind(path, _shown(path))


def _kind_of(name: PurePath, file: str) -> _Kind:
    kind = _KINDS.get(name.suffix.lower())
    if kind is None:
        raise _other_kind(name, file)
    return kind


def _other_kind(name: PurePath, file: str) -> ReadError:
    text = name.suffix.lower() in _TEXT_OF_OTHERS
    return ReadError(
        f"Files of this kind are not read; accepted are {_ACCEPTED}.",
        file=file,
        next_step="Save it as .docx or PDF." if text else "Convert it to one.",
    )


def _refuse_other_content(data: bytes, suffix: str) -> None:
    if not data:
        raise ReadError("The file is empty.", next_step="Give a file that has text.")
    if suffix != ".pdf" and data.startswith(b"%PDF-"):
        raise ReadError(
            f"The file is a PDF, though its name ends in {suffix}.",
            next_step="Let its name end in .pdf.",
        )


def _unreadable(error: OSError, file: str) -> ReadError:
    return ReadError(
        f"It cannot be read ({error.strerror or type(error).__name__}).",
        file=file,
        next_step="Check its permissions.",
    )


def _shown(path: PurePath) -> str:
    """Give a path as text that can be written anywhere, also where its name is no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")
