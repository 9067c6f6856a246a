"""Minutes to a store: read, extract, describe, resolve, link; only what changed is done again."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import sagsspor
from sagsspor.errors import InputError, SagssporError, StoreError, UsageError
from sagsspor.graph.derive import derive_piece
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.judgements import read_judgements
from sagsspor.graph.kle import describe_kle, read_kle
from sagsspor.graph.pieces import Card, card_of, pieces_of
from sagsspor.graph.store import FORMAT, Generation, StoreFolder
from sagsspor.nlp.record import Record
from sagsspor.nlp.record_json import record_json
from sagsspor.nlp.source import Source

Progress = Callable[[str, int, int], None]
"""Called with what is being done (a file's name or a stage), how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be used: the file's name, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Documents are named by the stems of their files.

    ``skipped`` counts files that are no minutes by their ending. ``facts`` is the number of facts
    that have evidence, ``links`` those between items, ``requests`` requests and commitments;
    like ``quads`` and ``documents`` they count the whole store, not only this build.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    skipped: int = 0
    documents: int = 0
    facts: int = 0
    quads: int = 0
    links: int = 0
    requests: int = 0
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest keeps of one document.

    ``apart`` are the person paths that it shares with namesakes (``Identity.apart``), by spaces;
    ``nth`` tells which meeting of its day it is (``Identity.nth``).
    ``authority``, ``body``, ``date``, ``named`` and ``agenda`` are those of its ``Card``.
    """

    stem: str
    file: str
    key: str
    municipality: str | None
    facts: int
    requests: int
    described: str
    authority: str
    body: str
    date: str
    named: str
    agenda: bool
    apart: str = ""
    nth: int = 1

    def card(self, sha16: str) -> Card:
        """Give the card of the document."""
        return Card(
            sha16,
            self.stem,
            self.key,
            self.municipality,
            self.authority,
            self.body,
            self.date,
            tuple(self.named.split()),
            self.agenda,
        )

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Entry:
        """Read an entry from the manifest."""
        return cls(**value)


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
        return _digest(
            sha256,
            stem,
            sagsspor.__version__,
            code_version("sagsspor.nlp"),
            self.municipality,
            _file_digest(self.vocabulary),
            self.model,
            _version_of(self.model),
        )


def build(
    paths: Iterable[Path],
    store: Path,
    *,
    municipality: str | None = None,
    vocabulary: Path | None = None,
    model: str | None = None,
    max_bytes: int | None = None,
    base: str | None = None,
    kle: Path | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build or extend a store from files and folders; give what was done.

    Documents of earlier builds stay. A document whose bytes and options are known is not read
    again; one whose stem is known but whose content is new takes the old one's place. A document
    that fails is reported and costs no other. ``base`` is the base of all IRIs; without it the
    store keeps its own, a new store takes ``DEFAULT_BASE``. ``kle`` is KL's list of
    subjects as XML, which the store keeps until another is given.

    Raise UsageError where two inputs have one stem, StoreLockedError where another build runs,
    InputError where ``kle`` cannot be read.
    """
    inputs = find_inputs(paths)
    titles = read_kle(kle) if kle else None
    folder = StoreFolder(Path(store))
    with folder.writing():
        work = _Work(folder, Options(municipality, vocabulary, model, max_bytes), base, progress)
        work.kle = titles if titles is not None else work.kle
        try:
            work.read_all(inputs)
            return work.finish()
        finally:
            work.close()


def remove(document: str, store: Path, *, progress: Progress | None = None) -> BuildReport:
    """Take a document out of a store, named by the stem of its file or its sha256's start.

    Raise UsageError where no document or more than one has the name.
    """
    folder = StoreFolder(Path(store))
    if folder.current() is None:
        with folder.reading():  # says that there is no store
            pass
    with folder.writing():
        work = _Work(folder, Options(), None, progress)
        try:
            work.drop(find_document(work.entries, document))
            return work.finish()
        finally:
            work.close()


def relink(store: Path, *, progress: Progress | None = None) -> BuildReport:
    """Resolve and link anew what a store holds, say after a judgement; no document is read."""
    folder = StoreFolder(Path(store))
    with folder.writing():
        work = _Work(folder, Options(), None, progress)
        try:
            return work.finish()
        finally:
            work.close()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a user named: documents, how many other files lay beside them, and what is not there."""

    files: tuple[Path, ...]
    skipped: int = 0
    missing: tuple[Failure, ...] = ()


def find_inputs(paths: Iterable[Path]) -> Inputs:
    """Find the documents among files and folders.

    Raise UsageError where two documents have one stem: nothing could tell them apart afterwards.
    """
    from sagsspor.nlp.reading import find_documents

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
    return Inputs(found.documents, len(found.skipped), missing)


def find_document(entries: Mapping[str, Entry], name: str) -> str:
    """Give the key of the document that a stem or the start of a sha256 names.

    Raise UsageError where there is none or more than one.
    """
    found = {sha16 for sha16, entry in entries.items() if entry.stem == name}
    if not found and len(name) >= 4:
        found = {sha16 for sha16 in entries if sha16.startswith(name[:16].lower())}
    if len(found) == 1:
        return found.pop()
    if found:
        names = ", ".join(f"{sha16} ({entries[sha16].stem})" for sha16 in sorted(found))
        raise UsageError(f"{name} names several documents: {names}. Name one by its 16 digits.")
    known = sorted(entry.stem for entry in entries.values())
    some = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    raise UsageError(
        f"The store has no document {name}. " + (f"It has: {some}." if known else "It is empty.")
    )


def entries_of(generation: Generation) -> dict[str, Entry]:
    """Give what a generation's manifest keeps of each document, by the sha256's 16 digits."""
    documents = generation.manifest()["documents"]
    return {sha16: Entry.of(value) for sha16, value in sorted(documents.items())}


@cache
def code_version(package: str) -> str:
    """Give a digest of a package's code and data, so that new rules read old documents again."""
    digest = hashlib.sha256()
    for path in sorted(Path(str(resources.files(package))).rglob("*")):
        if path.suffix in {".py", ".toml", ".ttl"} or path.name == "meta.json":
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


class _Work:
    """One build under the store's lock: the state between its steps."""

    def __init__(
        self, folder: StoreFolder, options: Options, base: str | None, progress: Progress | None
    ) -> None:
        self.folder = folder
        self.options = options
        self.progress = progress or (lambda what, done, of: None)
        self.older = folder.current()
        manifest = self.older.manifest() if self.older else {}
        self.manifest = manifest
        self.base: str = base_iri(base or manifest.get("base") or DEFAULT_BASE)
        self.entries = entries_of(self.older) if self.older else {}
        self.kept = set(self.entries)
        self.records: dict[str, Record] = {}
        self.kle: Mapping[str, str] = manifest.get("kle", {})
        self.generation: Generation | None = None
        self.report = BuildReport()

    def close(self) -> None:
        """Take back what did not become the current generation."""
        if self.generation is not None and self.folder.current() != self.generation:
            self.folder.discard(self.generation)

    def read_all(self, inputs: Inputs) -> None:
        """Read and extract the documents that are new or changed."""
        files = inputs.files
        self._note(skipped=inputs.skipped, failed=inputs.missing)
        seen: dict[str, str] = {}
        for done, path in enumerate(files):
            self.progress(path.name, done, len(files))
            try:
                sha16 = self._read(path, seen)
            except Exception as error:
                failure = Failure(path.name, reason_of(error, path))
                self._note(failed=(*self.report.failed, failure))
            else:
                seen.setdefault(sha16, path.stem)
        self.progress("", len(files), len(files))

    def drop(self, sha16: str) -> None:
        """Take a document out."""
        self.entries.pop(sha16, None)
        self.kept.discard(sha16)

    def finish(self) -> BuildReport:
        """Describe, resolve, link, load and swap; or leave the store as it is."""
        if not self.entries and self.older is None:
            return self.report
        describing = _digest(code_version("sagsspor.graph"), code_version("sagsspor.ontology"))
        stable = {
            "base": self.base,
            "derived": _digest(
                describing, self.base, sorted(self.entries), _file_digest(self.folder.judgements)
            ),
            "failed": sorted((asdict(at) for at in self.report.failed), key=str),
            "format": FORMAT,
            "kle": dict(self.kle),
            "sagsspor": sagsspor.__version__,
        }
        described = {
            sha16: _digest(describing, self.base, entry.municipality, entry.key)
            for sha16, entry in self.entries.items()
        }
        entries = {
            sha16: replace(entry, described=described[sha16])
            for sha16, entry in self.entries.items()
        }
        stable["documents"] = _values(entries)
        if self.older and stable == {key: self.manifest.get(key) for key in stable}:
            return self._count(self.older.number, self.manifest["counts"])
        generation = self._new()
        self._take_over(generation)
        if self.folder.judgements.exists():
            shutil.copyfile(self.folder.judgements, generation.judgements)
        pieces, entries = self._derive_all(generation, entries, describing)
        stable["documents"] = _values(entries)
        stable["pieces"] = pieces
        self._describe_all(generation, entries)
        generation.write_derived("", describe_kle(self.kle, base=self.base))
        self.progress("loading", 0, 1)
        quads = generation.load(self.older)
        self.progress("loading", 1, 1)
        counts = {
            "documents": len(entries),
            "facts": sum(entry.facts for entry in entries.values()),
            "links": sum(int(piece["links"]) for piece in pieces.values()),
            "quads": quads,
            "requests": sum(entry.requests for entry in entries.values()),
        }
        generation.write_manifest({**stable, "counts": counts})
        self.folder.commit(generation)
        return self._count(generation.number, counts)

    def _read(self, path: Path, seen: Mapping[str, str]) -> str:
        """Read one document unless it is known; give its key."""
        sha256 = _sha256(path)
        sha16 = sha256[:16]
        if sha16 in seen:
            self._note(duplicates=(*self.report.duplicates, path.stem))
            return sha16
        key = self.options.key(sha256, path.stem)
        known = self.entries.get(sha16)
        if known and known.key == key:
            self._note(unchanged=(*self.report.unchanged, path.stem))
            return sha16
        source, record = extract_file(path, self.options)
        self._new().write_document(sha16, source, record)
        for other, entry in list(self.entries.items()):
            if entry.stem == path.stem or other == sha16:
                self.drop(other)
                self._note(replaced=(*self.report.replaced, path.stem))
        card = card_of(record, sha16, path.stem, key, self.options.municipality)
        self.entries[sha16] = Entry(
            stem=path.stem,
            file=path.name,
            key=key,
            municipality=self.options.municipality,
            facts=len(record_json(record)["evidence"]),
            requests=sum(len(at.requests) + len(at.reported_requests) for at in record.items),
            described="",
            authority=card.authority,
            body=card.body,
            date=card.date,
            named=" ".join(card.named),
            agenda=card.agenda,
        )
        self._note(read=(*self.report.read, path.stem))
        return sha16

    def _take_over(self, generation: Generation) -> None:
        """Bring the sources and records of all kept documents into the new generation."""
        for sha16 in sorted(self.kept if self.older is not None else ()):
            for kind in ("sources", "records"):
                if self.older and not generation.take_over(self.older, kind, sha16):
                    raise StoreError(
                        f"{self.older.file(kind, sha16)} is missing: the store is damaged. "
                        "Delete the store and build it again with `sagsspor build`."
                    )

    def _derive_all(
        self, generation: Generation, entries: Mapping[str, Entry], describing: str
    ) -> tuple[dict[str, dict[str, Any]], dict[str, Entry]]:
        """Bring what follows of each piece into the new generation: the old or made anew.

        Give the manifest's lines of the pieces, and the entries with ``apart`` and ``nth``.
        """

        def record_of(sha16: str) -> Record:
            if sha16 not in self.records:
                self.records[sha16] = generation.record(sha16)
            return self.records[sha16]

        known: dict[str, dict[str, Any]] = self.manifest.get("pieces", {})
        before = entries_of(self.older) if self.older else {}
        cards = [entry.card(sha16) for sha16, entry in sorted(entries.items())]
        pieces = pieces_of(cards, record_of, read_judgements(generation.judgements))
        lines: dict[str, dict[str, Any]] = {}
        out: dict[str, Entry] = {}
        for done, piece in enumerate(pieces):
            self.progress("linking", done, len(pieces))
            key = piece.key(describing, self.base)
            old = known.get(piece.name, {})
            if (
                self.older is not None
                and old.get("key") == key
                and generation.take_derived(self.older, piece.name)
            ):
                lines[piece.name] = old
                for sha16 in (card.sha16 for card in piece.cards):
                    was = before[sha16]
                    out[sha16] = replace(entries[sha16], apart=was.apart, nth=was.nth)
                continue
            found = derive_piece(piece, record_of, base=self.base)
            generation.write_derived(piece.name, found.nquads)
            lines[piece.name] = {"key": key, "links": found.links}
            for sha16 in (card.sha16 for card in piece.cards):
                apart = " ".join(sorted(found.apart.get(sha16, ())))
                out[sha16] = replace(entries[sha16], apart=apart, nth=found.nth.get(sha16, 1))
            self.records.clear()
        self.progress("linking", len(pieces), len(pieces))
        return lines, out

    def _describe_all(self, generation: Generation, entries: Mapping[str, Entry]) -> None:
        """Bring every document's quads into the new generation: the old ones or new ones."""
        known = entries_of(self.older) if self.older else {}
        for done, (sha16, entry) in enumerate(sorted(entries.items())):
            self.progress("describing", done, len(entries))
            old = known.get(sha16)
            same = (
                sha16 in self.kept
                and old is not None
                and (old.described, old.apart, old.nth) == (entry.described, entry.apart, entry.nth)
            )
            if not (same and self.older and generation.take_over(self.older, "quads", sha16)):
                self._describe(generation, sha16, entry, generation.record(sha16))
        self.progress("describing", len(entries), len(entries))

    def _describe(self, generation: Generation, sha16: str, entry: Entry, record: Record) -> None:
        from sagsspor.graph.describe import describe

        source = generation.source(sha16)
        path = generation.file("quads", sha16)
        path.parent.mkdir(exist_ok=True)
        quads = describe(
            record,
            source,
            base=self.base,
            municipality=entry.municipality,
            apart=entry.apart.split(),
            nth=entry.nth,
        )
        path.write_text(quads, "utf-8", newline="\n")

    def _new(self) -> Generation:
        if self.generation is None:
            self.generation = self.folder.begin()
        return self.generation

    def _note(self, **changes: Any) -> None:
        self.report = replace(self.report, **changes)

    def _count(self, number: int, counts: Mapping[str, Any]) -> BuildReport:
        return replace(self.report, generation=number, **counts)


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


def _values(entries: Mapping[str, Entry]) -> dict[str, dict[str, Any]]:
    return {sha16: asdict(entry) for sha16, entry in sorted(entries.items())}


def _sha256(path: Path) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _file_digest(path: Path | None) -> str | None:
    if path is None or not path.exists():
        return None
    return _sha256(path)


def _version_of(model: str | None) -> str | None:
    if model is None:
        return None
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return None


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
