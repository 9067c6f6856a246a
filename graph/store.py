"""The on-disk store: generations, the link to the newest, the lock.

A build writes a new generation beside the old one and swaps ``current`` by one rename, so that a
store killed at any moment is the old one or the new one. ``docs/graph-model.md`` shows the folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sagsspor.errors import StoreError, StoreLockedError
from sagsspor.graph.database import (
    CHANGED,
    LOOSE,
    change,
    changes,
    fill,
    link_or_copy,
    take_over,
)
from sagsspor.nlp.record import Record
from sagsspor.nlp.record_from_json import record_from_json
from sagsspor.nlp.record_json import record_json
from sagsspor.nlp.text.source import Heading, Source

FORMAT = 3
"""The version of the folder's layout; a store of another version is built anew."""
ANEW = "Delete all in the store but its judgements.csv, and build it again with `sagsspor build`."
"""The next step where a store cannot be used: what people judged stands nowhere else."""

_CHANGED = "changed.txt"
_NAMES = {"current", "current.new", "generations", "judgements.csv", "lock"}


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole state of the store, in a folder of its own.

    A document is known here by the first 16 digits of its sha256.
    """

    path: Path

    @property
    def number(self) -> int:
        """Give the generation's number."""
        return int(self.path.name)

    @property
    def oxigraph(self) -> Path:
        """Give the folder of the Oxigraph database."""
        return self.path / "oxigraph"

    @property
    def judgements(self) -> Path:
        """Give the path of the human judgements as they were when it was built."""
        return self.path / "judgements.csv"

    def file(self, kind: str, sha16: str) -> Path:
        """Give the path of a document's file; the kind is sources, records or quads."""
        return self.path / kind / f"{sha16}.{'nq' if kind == 'quads' else 'json'}"

    def manifest(self) -> dict[str, Any]:
        """Read the manifest; raise StoreError if it cannot be used."""
        try:
            value: dict[str, Any] = json.loads((self.path / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.path}: The manifest cannot be read. {ANEW}") from error
        if value.get("format") != FORMAT:
            raise StoreError(
                f"{self.path}: The store is of format {value.get('format')}, this sagsspor reads "
                f"{FORMAT}. {ANEW}"
            )
        return value

    def write_manifest(self, value: Mapping[str, Any]) -> None:
        """Write the manifest, keys sorted, through to the disk."""
        with open(self.path / "manifest.json", "w", encoding="utf-8") as out:
            json.dump(value, out, ensure_ascii=False, indent=1, sort_keys=True)
            out.write("\n")
            out.flush()
            os.fsync(out.fileno())

    def source(self, sha16: str) -> Source:
        """Read a document's source."""
        return source_from_json(self._json("sources", sha16))

    def record(self, sha16: str) -> Record:
        """Read a document's record."""
        return record_from_json(self._json("records", sha16))

    def write_document(self, sha16: str, source: Source, record: Record) -> None:
        """Write a document's source and record."""
        for kind, value in (("sources", source_json(source)), ("records", record_json(record))):
            path = self.file(kind, sha16)
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")

    def take_over(self, older: Generation, kind: str, sha16: str) -> bool:
        """Take a document's file from an older generation; tell whether it was there."""
        path = self.file(kind, sha16)
        path.parent.mkdir(parents=True, exist_ok=True)
        return _taken(older.file(kind, sha16), path)

    def take_derived(self, older: Generation, piece: str) -> bool:
        """Take what was derived of a piece from an older generation; tell whether it was there."""
        path = self.derived(piece)
        path.parent.mkdir(exist_ok=True)
        return _taken(older.derived(piece), path)

    def derived(self, piece: str) -> Path:
        """Give the path of what was derived of a piece, or of all subjects (``""``)."""
        name = hashlib.sha256(piece.encode()).hexdigest()[:16] if piece else "subjects"
        return self.path / "derived" / f"{name}.nq"

    def write_derived(self, piece: str, nquads: str) -> None:
        """Write what was derived of a piece."""
        path = self.derived(piece)
        path.parent.mkdir(exist_ok=True)
        path.write_text(nquads, "utf-8", newline="\n")

    def quads(self) -> tuple[Path, ...]:
        """Give all files of N-Quads, which together are the graph."""
        return tuple(
            path for kind in ("derived", "quads") for path in sorted(self.path.glob(f"{kind}/*.nq"))
        )

    def load(self, older: Generation | None = None) -> int:
        """Fill the database with the files of N-Quads; give the number of quads.

        Where little differs from an older generation, its database is taken over and changed.
        """
        if older is not None and older.oxigraph.is_dir():
            count = int(older.manifest()["counts"]["quads"])
            found = changes(older.quads(), self.quads(), limit=int(count * CHANGED))
            if found is not None:
                gone, come = found
                changed = older.changed() + len(gone) + len(come)
                order = changed > count * LOOSE
                take_over(older.oxigraph, self.oxigraph)
                change(self.oxigraph, gone, come, order=order)
                (self.path / _CHANGED).write_text(f"{0 if order else changed}\n", "utf-8")
                return count - len(gone) + len(come)
        return fill(self.oxigraph, self.quads())

    def changed(self) -> int:
        """Give how many quads were changed one by one since the database was put in order."""
        try:
            return int((self.path / _CHANGED).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return 0

    def _json(self, kind: str, sha16: str) -> Any:
        try:
            return json.loads(self.file(kind, sha16).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(
                f"{self.file(kind, sha16)}: The store is damaged: {error}. {ANEW}"
            ) from error


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """The folder a user names with ``--store``."""

    path: Path

    @property
    def judgements(self) -> Path:
        """Give the path of the human judgements, which no build overwrites."""
        return self.path / "judgements.csv"

    def current(self) -> Generation | None:
        """Give the newest whole generation; None where nothing has been built yet."""
        try:
            target = os.readlink(self.path / "current")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(
                f"{self.path}: This is no store: {error.strerror}. "
                "Name the folder that `sagsspor build --store` made."
            ) from error
        return Generation(self.path / target)

    @contextmanager
    def reading(self) -> Iterator[Generation]:
        """Hold the newest generation open for reading; a build leaves it alone meanwhile."""
        while True:
            generation = self.current()
            if generation is None:
                raise StoreError(
                    f"{self.path}: There is no store here. "
                    f"Build one with `sagsspor build FILE --store {self.path}`."
                )
            with _held(generation.path, fcntl.LOCK_SH) as held:
                if held:
                    yield generation
                    return
            if self.current() == generation:
                raise StoreError(
                    f"{generation.path}: The store is damaged: the generation is missing. {ANEW}"
                )

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store's lock; raise StoreLockedError if another build holds it.

        What a killed build left behind is removed first; a first build that commits nothing leaves
        no trace of itself.
        """
        made = self._make()
        with contextlib.ExitStack() as held:
            try:
                lock = held.enter_context(open(self.path / "lock", "a"))
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # A build that came to nothing has taken its lock with it.
                if not os.path.samestat(os.fstat(lock.fileno()), os.stat(lock.name)):
                    raise FileNotFoundError
            except (BlockingIOError, FileNotFoundError) as error:
                raise StoreLockedError(
                    f"{self.path}: Another build holds the store. "
                    "Wait until it has ended, then try again."
                ) from error
            try:
                self._tidy()
                yield
            except OSError as error:
                raise StoreError(
                    f"{self.path}: The store cannot be written: {error.strerror or error}. It is "
                    "as it was. Make room on the disk, or name another folder with --store."
                ) from error
            finally:
                if self.current() is None:
                    self._unmake(made)

    def begin(self) -> Generation:
        """Make a new, empty generation beside the current one; call it under ``writing``."""
        current = self.current()
        number = 1 if current is None else current.number + 1
        generation = Generation(self.path / "generations" / f"{number:04d}")
        generation.path.mkdir(parents=True)
        return generation

    def commit(self, generation: Generation) -> None:
        """Make a whole generation the current one.

        The one that was current stays until the next build, and longer where a reader has it open.
        """
        self._swap(generation)
        self._tidy()

    def discard(self, generation: Generation) -> None:
        """Take a generation back that has not become the current one."""
        shutil.rmtree(generation.path, ignore_errors=True)

    def _swap(self, generation: Generation) -> None:
        """Make a generation the current one, by one rename."""
        new = self.path / "current.new"
        new.unlink(missing_ok=True)
        new.symlink_to(f"generations/{generation.path.name}", target_is_directory=True)
        os.replace(new, self.path / "current")

    def _tidy(self) -> None:
        """Remove half-made generations, and old ones except the last, unless somebody reads."""
        current = self.current()
        newest = 0 if current is None else current.number
        (self.path / "current.new").unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            for path in (self.path / "generations").iterdir():
                if not path.name.isdigit() or newest - 1 <= int(path.name) <= newest:
                    continue
                with _held(path, fcntl.LOCK_EX | fcntl.LOCK_NB) as held:
                    if held:
                        shutil.rmtree(path, ignore_errors=True)

    def _make(self) -> tuple[Path, ...]:
        """Make the folder and give what was made, inmost first; refuse one of something else."""
        made = tuple(path for path in (self.path, *self.path.parents) if not path.exists())
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            names = {entry.name for entry in self.path.iterdir()}
        except OSError as error:
            raise StoreError(
                f"{self.path}: The store's folder cannot be made: {error.strerror}. "
                "Name another folder that can be written."
            ) from error
        foreign = {name for name in names - _NAMES if not name.startswith(".")}
        if foreign and "current" not in names:
            raise StoreError(
                f"{self.path}: The folder is no store and is not empty. "
                "Name an empty or a new folder with --store."
            )
        return made

    def _unmake(self, made: Sequence[Path]) -> None:
        """Take back the lock, and what was made of folders as far as nothing else is in them."""
        (self.path / "lock").unlink(missing_ok=True)
        for folder in (self.path / "generations", *made):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _taken(old: Path, new: Path) -> bool:
    try:
        link_or_copy(old, new)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _held(folder: Path, how: int) -> Iterator[bool]:
    """Lock a folder; give False if it is gone, or is locked and we do not wait."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(handle, how)
        except BlockingIOError:
            yield False
            return
        except OSError:  # a file system without locks: reading is safe, removing is not
            yield how == fcntl.LOCK_SH
            return
        yield folder.exists()
    finally:
        os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, and its folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def source_json(source: Source) -> dict[str, Any]:
    """Give the JSON value of a source; ``source_from_json`` is its inverse."""
    return {
        "name": source.name,
        "file": source.file,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "pages": list(source.pages),
        "headings": [[at.start, at.end, at.level] for at in source.headings],
        "text": source.text,
    }


def source_from_json(value: Mapping[str, Any]) -> Source:
    """Read a source from its JSON value."""
    return Source(
        name=value["name"],
        file=value["file"],
        text=value["text"],
        media_type=value["media_type"],
        sha256=value["sha256"],
        pages=tuple(value["pages"]),
        headings=tuple(Heading(*at) for at in value["headings"]),
    )
