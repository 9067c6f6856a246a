"""A site's folder: files are made and written only where what they are made of has changed.

Every file has a key, a digest of all it depends on. The folder's listing keeps the key of each
file beside the digest of its bytes; a file whose key is unchanged and that still stands on the
disk as it was written is not made again. The listing has no times, so the same site is the same
folder however it came about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path, PurePosixPath

import sagsspor
from sagsspor.errors import UsageError
from sagsspor.reports import addresses as at

LISTING = ".sagsspor-site"
"""Stands in a site's folder and names its files, so that what is gone can be removed."""

_MADE_OF = (".py", ".html", ".po", ".css", ".js", ".md", ".txt", ".svg")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path from the root, the key of its content, and what makes it."""

    path: str
    key: str
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What writing a site did.

    ``made`` counts files that were made anew, ``written`` those of them whose bytes were new,
    ``unchanged`` all others; ``pages`` counts HTML files, ``bytes`` is the size of the whole site.
    """

    out: Path
    pages: int
    made: int
    written: int
    unchanged: int
    removed: int
    bytes: int

    @property
    def index(self) -> Path:
        """Give the page to open."""
        return self.out / at.FRONT


def site_file(path: str, of: object, make: Callable[[], bytes]) -> SiteFile:
    """Give a file whose content depends on a value and on this version of the reports alone.

    Two values are the same where their ``repr`` is, as that of frozen dataclasses and texts.
    """
    return SiteFile(path, _digest(f"{_version()}\n{of!r}".encode()), make)


def write_files(files: Iterable[SiteFile], out: Path) -> SiteReport:
    """Write a site's files, and remove those of an earlier site that are gone.

    Raise UsageError if the folder holds anything but an earlier site, or cannot be written.
    """
    try:
        return _write_files(files, out)
    except OSError as error:
        raise UsageError(
            f"{out}: The site cannot be written: {error.strerror}. Name another folder with --out."
        ) from error


def _write_files(files: Iterable[SiteFile], out: Path) -> SiteReport:
    before = _listed(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / LISTING).touch()  # a run that breaks off leaves a folder that the next one knows
    now: dict[str, tuple[str, str]] = {}
    made = written = size = 0
    for file in files:
        path = out / file.path
        key, digest = before.get(file.path, ("", ""))
        content = _read(path) if digest else None
        if content is None or key != file.key or _digest(content) != digest:
            new = file.make()
            made += 1
            if content != new:
                _write(path, new)
                written += 1
            content = new
        now[file.path] = (file.key, _digest(content))
        size += len(content)
    gone = before.keys() - now.keys()
    for name in gone:
        (out / name).unlink(missing_ok=True)
    rows = (f"{name}\t{key}\t{digest}\n" for name, (key, digest) in sorted(now.items()))
    _write(out / LISTING, "".join(rows).encode())
    pages = sum(name.endswith(".html") for name in now)
    return SiteReport(out, pages, made, written, len(now) - written, len(gone), size)


def _listed(out: Path) -> Mapping[str, tuple[str, str]]:
    """Read the listing: key and digest by path; both empty in that of an older version."""
    try:
        lines = (out / LISTING).read_text("utf-8").split("\n")
    except FileNotFoundError:
        if out.is_dir() and any(out.iterdir()):
            raise UsageError(
                f"{out}: The folder is not empty and holds no report. "
                "Name an empty or a new folder with --out."
            ) from None
        return {}
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        name, key, digest = (*line.split("\t"), "", "")[:3]
        path = PurePosixPath(name)
        if name and not path.is_absolute() and ".." not in path.parts:
            found[name] = (key, digest)
    return found


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:80]}.part")
    part.write_bytes(content)
    part.replace(path)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@cache
def _version() -> str:
    """Give a digest of all that pages are made with besides their rows."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(sagsspor.__version__.encode())
    for library in ("jinja2", "babel", "markupsafe"):
        digest.update(f"\0{library} {metadata.version(library)}".encode())
    root = Path(str(resources.files("sagsspor.reports")))
    for path in sorted(root.rglob("*")):
        if path.suffix in _MADE_OF:
            name = path.relative_to(root).as_posix()
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
