"""Minutes to a store: read, extract, describe, resolve, link; only what changed is done again."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import sagsspor
from sagsspor.graph.build_report import BuildReport, Failure, Progress
from sagsspor.graph.database import count_facts
from sagsspor.graph.digests import code_version, digest_of, file_digest, sha256_of
from sagsspor.graph.inputs import Inputs, Options, extract_file, find_inputs, reason_of
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.kle import describe_kle, read_kle
from sagsspor.graph.manifest import Entry, entries_of, entry_values, find_document
from sagsspor.graph.pieces import card_of
from sagsspor.graph.renewal import Renewal
from sagsspor.graph.store import FORMAT, Generation, StoreFolder
from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source

__all__ = ["BuildReport", "Failure", "Options", "Progress", "build", "relink", "remove"]


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

    Raise UsageError where two inputs have one stem or there is no such model, VocabularyError and
    InputError where ``vocabulary`` or ``kle`` cannot be read, StoreLockedError where another build
    runs.
    """
    inputs = find_inputs(paths)
    options = Options(municipality, vocabulary, model, max_bytes)
    options.check()
    titles = read_kle(kle) if kle else None
    folder = StoreFolder(Path(store))
    with folder.writing():
        work = _Work(folder, options, base, progress)
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
                sha16, found = self._read(path, seen)
            except Exception as error:
                failure = Failure(path.name, reason_of(error, path))
                self._note(failed=(*self.report.failed, failure))
                continue
            # Outside: that a store cannot be written is the fault of no document.
            if found is not None:
                self._keep(sha16, *found)
            seen.setdefault(sha16, path.name)
        self.progress("", len(files), len(files))

    def drop(self, sha16: str) -> None:
        """Take a document out."""
        self.entries.pop(sha16, None)
        self.kept.discard(sha16)

    def finish(self) -> BuildReport:
        """Describe, resolve, link, load and swap; or leave the store as it is."""
        if not self.entries and self.older is None:
            return self.report
        describing = digest_of(code_version("sagsspor.graph"), code_version("sagsspor.ontology"))
        stable = {
            "base": self.base,
            "derived": digest_of(
                describing, self.base, sorted(self.entries), file_digest(self.folder.judgements)
            ),
            "failed": sorted((asdict(at) for at in self.report.failed), key=str),
            "format": FORMAT,
            "kle": dict(self.kle),
            "sagsspor": sagsspor.__version__,
        }
        described = {
            sha16: digest_of(describing, self.base, entry.municipality, entry.key)
            for sha16, entry in self.entries.items()
        }
        entries = {
            sha16: replace(entry, described=described[sha16])
            for sha16, entry in self.entries.items()
        }
        stable["documents"] = entry_values(entries)
        if self.older and stable == {key: self.manifest.get(key) for key in stable}:
            return self._count(self.older.number, self.manifest["counts"])
        generation = self._new()
        renewal = Renewal(self.older, self.manifest, generation, self.base, self.progress)
        renewal.take_over(self.kept)
        if self.folder.judgements.exists():
            shutil.copyfile(self.folder.judgements, generation.judgements)
        pieces, entries = renewal.derive_all(entries, describing)
        stable["documents"] = entry_values(entries)
        stable["pieces"] = pieces
        renewal.describe_all(entries, self.kept)
        generation.write_derived("", describe_kle(self.kle, base=self.base))
        self.progress("loading", 0, 1)
        quads = generation.load(self.older)
        self.progress("loading", 1, 1)
        counts = {
            "documents": len(entries),
            "facts": count_facts(generation.oxigraph),
            "links": sum(int(piece["links"]) for piece in pieces.values()),
            "quads": quads,
            "requests": sum(int(piece["requests"]) for piece in pieces.values()),
        }
        generation.write_manifest({**stable, "counts": counts})
        self.folder.commit(generation)
        return self._count(generation.number, counts)

    def _read(
        self, path: Path, seen: Mapping[str, str]
    ) -> tuple[str, tuple[Source, Record, Entry] | None]:
        """Give a document's key, and what was read of it; None where it is known."""
        sha256 = sha256_of(path)
        sha16 = sha256[:16]
        if sha16 in seen:
            copy = Failure(path.name, f"The same bytes as {seen[sha16]}. Keep one of the two.")
            self._note(duplicates=(*self.report.duplicates, copy))
            return sha16, None
        key = self.options.key(sha256, path.stem)
        known = self.entries.get(sha16)
        if known and known.key == key:
            self._note(unchanged=(*self.report.unchanged, path.stem))
            return sha16, None
        source, record = extract_file(path, self.options)
        card = card_of(record, sha16, path.stem, key, self.options.municipality)
        entry = Entry(
            stem=path.stem,
            file=path.name,
            key=key,
            municipality=self.options.municipality,
            described="",
            authority=card.authority,
            body=card.body,
            date=card.date,
            named=" ".join(card.named),
            agenda=card.agenda,
        )
        return sha16, (source, record, entry)

    def _keep(self, sha16: str, source: Source, record: Record, entry: Entry) -> None:
        """Put a document into the new generation, in the place of what had its name or its text."""
        self._new().write_document(sha16, source, record)
        for other, old in list(self.entries.items()):
            if old.stem == entry.stem or other == sha16:
                self.drop(other)
                self._note(replaced=(*self.report.replaced, entry.stem))
        self.entries[sha16] = entry
        self._note(read=(*self.report.read, entry.stem))

    def _new(self) -> Generation:
        if self.generation is None:
            self.generation = self.folder.begin()
        return self.generation

    def _note(self, **changes: Any) -> None:
        self.report = replace(self.report, **changes)

    def _count(self, number: int, counts: Mapping[str, Any]) -> BuildReport:
        return replace(self.report, generation=number, **counts)
