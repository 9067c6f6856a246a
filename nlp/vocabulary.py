"""The vocabulary files (``*.toml``) beside this module, and a user's own read beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sagsspor.errors import VocabularyError

_HERE = Path(__file__).parent


@cache
def table(name: str) -> Mapping[str, Any]:
    """Give the content of one of our own vocabulary files, by its stem."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text("utf-8"))


def user_table(path: Path) -> Mapping[str, Any]:
    """Read a user's vocabulary file; raise VocabularyError naming the line where it is broken."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise VocabularyError(
            f"{path.name}: The vocabulary file cannot be read ({error.strerror}). "
            "Give the path of a TOML file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise VocabularyError(
            f"{path.name}: The vocabulary file is not TOML: {error}. "
            "Compare it with the example in docs/vocabulary.md."
        ) from error


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a line.

    ``value`` is the offset in the line at which what follows the label begins, ``alone`` tells
    that nothing follows, ``glued`` that the value follows without a space or colon.
    """

    kind: str
    word: str
    value: int
    alone: bool
    colon: bool = False
    glued: bool = False
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """One group of labels (the sections of an item, the fields of the head), ready to match."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    strong: frozenset[str]
    open_ended: frozenset[str]
    spaced: bool = False

    def match(self, text: str) -> Label | None:
        """Give the label that a line starts with, or None.

        A label counts if nothing follows, a colon or wide space follows, or (strong ones) an
        upper-case letter is glued to it. What follows a label with a trailing ``*`` in the
        vocabulary is left for the caller to judge (``open_ended``).
        """
        found = self.pattern.match(text)
        if not found:
            return None
        word = found.group(1).casefold()
        kind = self.kinds[word]
        end = found.end(1)
        rest = text[end:]
        tail = rest.strip()
        if not tail.strip(".:,;- "):
            return Label(kind, word, len(text), True, ":" in tail)
        if tail.startswith(":"):
            return Label(kind, word, end + rest.index(":") + 1, False, True)
        colon = re.match(r"\.?\s{0,8}:", rest)
        if colon:
            return Label(kind, word, end + colon.end(), False, True)
        if (
            kind in self.strong
            and (rest[:1].isupper() or rest[:1].isdigit())
            and found.group(1)[-1:].islower()
        ):
            return Label(kind, word, end, False, glued=True)
        if re.match(r"\s{2,}|\t", rest):
            return Label(kind, word, end, False)
        if rest[:1] in " ,-–." and (
            self.spaced or word in self.open_ended or kind not in self.strong
        ):
            return Label(kind, word, end, False, open_ended=True)
        return None


def _compile(group: Mapping[str, Any], extra: Mapping[str, Any], *, spaced: bool = False) -> Labels:
    kinds: dict[str, str] = {}
    open_ended = set()
    strong = set()
    for kind, entry in (*group.items(), *extra.items()):
        if entry.get("strong"):
            strong.add(kind)
        for word in entry.get("words", ()):
            plain = word.rstrip("*").strip().casefold()
            kinds.setdefault(plain, kind)
            if word.endswith("*"):
                open_ended.add(plain)
    words = sorted(kinds, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    # A label ends at its last letter: no small letter, digit or hyphened word may go on in it.
    # Case is ignored inside the label only, or the look-ahead would refuse a glued capital.
    pattern = re.compile(rf"((?i:{body}))(?![a-zæøåéü]|\d(?!\d?[.)]\s)|-\S)")
    return Labels(pattern, _normalised(kinds), frozenset(strong), frozenset(open_ended), spaced)


def _normalised(kinds: Mapping[str, str]) -> Mapping[str, str]:
    class Folded(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return self[re.sub(r"\s+", " ", key)]

    return Folded(kinds)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All labels in force: ours, and a user's beside them."""

    sections: Labels
    header: Labels


@cache
def vocabulary(path: Path | None = None) -> Vocabulary:
    """Give the labels in force; ``path`` is a user's own file with the same tables as ours."""
    ours = table("labels")
    theirs = user_table(path) if path else {}
    return Vocabulary(
        _compile(ours["section"], theirs.get("section", {})),
        _compile(ours["header"], theirs.get("header", {}), spaced=True),
    )
