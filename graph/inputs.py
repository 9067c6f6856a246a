"""The documents that a build is given: found, read and extracted, or why one cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sagsspor
from sagsspor.errors import InputError, SagssporError, UsageError
from sagsspor.graph.build_report import Failure
from sagsspor.graph.digests import code_version, digest_of, file_digest, version_of
from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source


@dataclass(frozen=True, slots=True)
class Options:
    """What the reading of a document depends on besides its bytes.

    ``max_bytes`` is no part of the key: a document that was read under one limit stays read.
    """

    municipality: str | None = None
    vocabulary: Path | None = None
    model: str | None = None
    max_bytes: int | None = None

    def key(self, sha256: str, stem: str) -> str:
        """Give the cache key of a document under these options."""
        return digest_of(
            sha256,
            stem,
            sagsspor.__version__,
            code_version("sagsspor.nlp"),
            self.municipality,
            file_digest(self.vocabulary),
            self.model,
            version_of(self.model),
        )

    def check(self) -> None:
        """Raise VocabularyError or UsageError where the vocabulary or the model cannot be used.

        That is the fault of no document, so it is asked before one is read.
        """
        from sagsspor.nlp.mentions.names_left import find_model
        from sagsspor.nlp.pipeline import NO_MODEL
        from sagsspor.nlp.vocabulary import vocabulary

        vocabulary(self.vocabulary)
        if self.model not in (None, NO_MODEL):
            find_model(self.model)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a user named: documents, the other files beside them, and what is not there."""

    files: tuple[Path, ...]
    skipped: tuple[Failure, ...] = ()
    missing: tuple[Failure, ...] = ()


def find_inputs(paths: Iterable[Path]) -> Inputs:
    """Find the documents among files and folders.

    Raise UsageError where two documents have one stem: nothing could tell them apart afterwards.
    """
    from sagsspor.nlp.reading import find_documents, why_skipped

    paths = tuple(Path(path) for path in paths)
    missing = tuple(
        Failure(path.name, "There is no such file or folder. Check the path.")
        for path in paths
        if not path.exists()
    )
    found = find_documents(path for path in paths if path.exists())
    stems: dict[str, Path] = {}
    for path in found.documents:
        if path.stem in stems:
            raise UsageError(
                f"{stems[path.stem]} and {path} have the same stem, {path.stem}. "
                "Rename one of them; a document is known by its stem."
            )
        stems[path.stem] = path
    skipped = (Failure(path.name, reason_of(why_skipped(path), path)) for path in found.skipped)
    return Inputs(found.documents, tuple(skipped), missing)


def extract_file(path: Path, options: Options) -> tuple[Source, Record]:
    """Read one document and extract its record."""
    from sagsspor.nlp.extract import extract
    from sagsspor.nlp.reading import DEFAULT_MAX_BYTES, read_source

    source = read_source(path, max_bytes=options.max_bytes or DEFAULT_MAX_BYTES)
    record = extract(
        source,
        municipality=options.municipality,
        vocabulary_file=options.vocabulary,
        model=options.model,
    )
    return source, record


def reason_of(error: Exception, path: Path) -> str:
    """Say in one line, without the path, why a document failed."""
    if isinstance(error, InputError):
        place = f"{error.place}: " if error.place else ""
        return f"{place}{error.problem} {error.next_step}".strip()
    if isinstance(error, SagssporError):
        return str(error).replace(str(path), path.name)
    if isinstance(error, OSError):
        return f"The file cannot be read: {error.strerror}. Check the file and its permissions."
    kind = type(error).__name__
    return f"An error of sagsspor itself ({kind}: {error}). Please report it with the file."
