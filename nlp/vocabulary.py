"""The vocabulary files (``*.toml``) beside this module, and a user's own read beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sagsspor.errors import VocabularyError

_HERE = Path(__file__).parent
# "Bilag- Notat om havnen.pdf": the first point of a list, its mark glued to the label.
_GLUED_POINT = re.compile(r"[-–•]\s(?=[A-ZÆØÅ0-9])")


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


_COLON = re.compile(r"\.?\s{0,8}:")
_WIDE = re.compile(r"\s{2,}|\t")
_LONGEST = 60
"""Signs within which a label ends where it is looked for in the middle of a text."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One group of labels (the sections of an item, the fields of the head), ready to match.

    ``patterns`` are those of the labels that begin with the same two letters, under these: most
    lines begin with none of them.
    """

    patterns: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, str]
    strong: frozenset[str]
    open_ended: frozenset[str]
    spaced: bool = False

    def marked(self, marks: Mapping[str, re.Pattern[str]], kind: str) -> Labels:
        """Give the labels and some marks: a sign or letter, and the pattern it is read by."""
        kinds = _normalised({**self.kinds, **dict.fromkeys(marks, kind)})
        return replace(self, patterns={**self.patterns, **marks}, kinds=kinds)

    def word_at(
        self, text: str, start: int = 0, end: int | None = None
    ) -> tuple[str, int, str] | None:
        """Give the label that stands at an offset, where it ends and its kind, whatever follows.

        ``end`` is where the line ends that it stands on.
        """
        stop = min(start + _LONGEST, len(text) if end is None else end)
        found = self._found(text, start, stop)
        if not found:
            return None
        word = found.group(1).casefold()
        return re.sub(r"\s+", " ", word), found.end(1), self.kinds[word]

    def _found(self, text: str, start: int, end: int) -> re.Match[str] | None:
        pattern = self.patterns.get(_head(text[start : start + 2]))
        return pattern.match(text, start, end) if pattern else None

    def match(self, text: str) -> Label | None:
        """Give the label that a line starts with, or None.

        A label counts if nothing follows, a colon or wide space follows, or (strong ones) an
        upper-case letter or the mark of a list is glued to it. What follows a label with a
        trailing ``*`` in the vocabulary is left for the caller to judge (``open_ended``).
        """
        return _match(self, text)

    def _match(self, text: str) -> Label | None:
        found = self._found(text, 0, len(text))
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
        if not word[:1].isalnum():
            # An arrow: what follows it is its value.
            return Label(kind, word, end, False, True)
        colon = _COLON.match(rest)
        if colon:
            return Label(kind, word, end + colon.end(), False, True)
        if (
            kind in self.strong
            and (rest[:1].isupper() or rest[:1].isdigit())
            and found.group(1)[-1:].islower()
        ):
            return Label(kind, word, end, False, glued=True)
        if kind in self.strong and _GLUED_POINT.match(rest):
            return Label(kind, word, end, False, glued=True)
        if _WIDE.match(rest):
            return Label(kind, word, end, False)
        if rest[:1] in " ,-–." and (
            self.spaced or word in self.open_ended or kind not in self.strong
        ):
            return Label(kind, word, end, False, open_ended=True)
        return None


@lru_cache(maxsize=4096)
def _match(labels: Labels, text: str) -> Label | None:
    """Keep what the lines begin with: many readers ask it of each."""
    return labels._match(text)


def _compile(group: Mapping[str, Any], extra: Mapping[str, Any], *, spaced: bool = False) -> Labels:
    kinds: dict[str, str] = {}
    open_ended = set()
    strong = set()
    # A user's words come first: they may give a word of ours another kind.
    for kind, entry in (*extra.items(), *group.items()):
        if entry.get("strong"):
            strong.add(kind)
        for word in entry.get("words", ()):
            plain = word.rstrip("*").strip().casefold()
            kinds.setdefault(plain, kind)
            if word.endswith("*"):
                open_ended.add(plain)
    heads: dict[str, list[str]] = {}
    for word in sorted(kinds, key=lambda word: (-len(word), word)):
        heads.setdefault(_head(word), []).append(word)
    return Labels(
        {head: _one_of(words) for head, words in heads.items()},
        _normalised(kinds),
        frozenset(strong),
        frozenset(open_ended),
        spaced,
    )


def _head(text: str) -> str:
    """Give what labels are looked up by: two letters, or the one before a space or sign."""
    head = text[:2].casefold()
    return head if head.isalpha() else head[:1]


def _one_of(words: Sequence[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    # A label ends at its last letter: no small letter, digit or hyphened word may go on in it.
    # Case is ignored inside the label only, or the look-ahead would refuse a glued capital.
    return re.compile(rf"((?i:{body}))(?![a-zæøåéü]|\d(?!\d?[.)]\s|\d?[.-]\d\d?[.-]\d{{2}})|-\S)")


def _normalised(kinds: Mapping[str, str]) -> Mapping[str, str]:
    class Folded(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return self[re.sub(r"\s+", " ", key)]

    return Folded(kinds)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All labels in force, ours and a user's; ``bodies`` and ``abbreviations`` are the user's."""

    sections: Labels
    header: Labels
    bodies: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)


@cache
def vocabulary(path: Path | None = None) -> Vocabulary:
    """Give the labels in force; ``path`` is a user's own file, read beside ours.

    Raises VocabularyError for a file that is not TOML, or holds a table we do not read.
    """
    ours = table("labels")
    theirs = user_table(path) if path else {}
    if path:
        _check(theirs, ours, path.name)
    bodies = theirs.get("bodies", {})
    return Vocabulary(
        _compile(ours["section"], theirs.get("section", {})),
        _compile(ours["header"], theirs.get("header", {}), spaced=True),
        tuple(bodies.get("names", ())),
        dict(bodies.get("abbreviations", {})),
    )


def _check(theirs: Mapping[str, Any], ours: Mapping[str, Any], name: str) -> None:
    """Raise VocabularyError where a user's file says something that would not be read."""
    for group, kinds in theirs.items():
        _known(group, ("section", "header", "bodies"), "table", name)
        if not isinstance(kinds, dict):
            raise VocabularyError(
                f"{name}: {group} is no table. Write [{group}.KIND] on a line of its own."
            )
        if group == "bodies":
            _check_bodies(kinds, name)
            continue
        for kind, entry in kinds.items():
            _known(kind, tuple(ours[group]), f"kind in [{group}]", name)
            if not isinstance(entry, dict):
                raise VocabularyError(
                    f"{name}: {group}.{kind} is no table. Write [{group}.{kind}] above its words."
                )
            for key in entry:
                _known(key, ("words", "strong"), f"key in [{group}.{kind}]", name)
            _words(entry.get("words", []), f"[{group}.{kind}] words", name)


def _check_bodies(bodies: Mapping[str, Any], name: str) -> None:
    for key in bodies:
        _known(key, ("names", "abbreviations"), "key in [bodies]", name)
    _words(bodies.get("names", []), "[bodies] names", name)
    short = bodies.get("abbreviations", {})
    if not isinstance(short, dict) or not all(isinstance(full, str) for full in short.values()):
        raise VocabularyError(
            f'{name}: [bodies.abbreviations] holds lines such as KFU = "Kulturudvalget".'
        )


def _words(value: object, where: str, name: str) -> None:
    if not isinstance(value, list) or not all(isinstance(w, str) and w.strip("* ") for w in value):
        raise VocabularyError(
            f'{name}: {where} is no list of words. Write words = ["One label", "Another"].'
        )


def _known(word: str, known: tuple[str, ...], what: str, name: str) -> None:
    if word not in known:
        close = get_close_matches(word, known, n=1)
        hint = f"Did you mean {close[0]}?" if close else f"Choose one of {', '.join(known)}."
        raise VocabularyError(f"{name}: There is no {what} called {word}. {hint}")
