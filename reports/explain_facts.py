"""The record of an explained document, field by field, and the fields one misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sagsspor.reports.explain_pieces import Fact
from sagsspor.reports.explain_words import FIELDS
from sagsspor.reports.words import CODES, Words

_CODES = {
    "document_type": ("document",),
    "kind": ("kind",),
    "outcome": ("outcome",),
    "role": ("treatment", "role"),
    "status": ("attendance",),
}
"""The fields whose values may be codes, and the groups of the site's words for them."""


def of_head(data: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a record that belong to the whole meeting."""
    keys = ("members", "persons_mentioned", "committees_mentioned", "abbreviations", "warnings")
    return {"document_type": data["document_type"], **data["meeting"]} | {
        key: data[key] for key in keys
    }


def of_item(item: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of an item that its title does not show."""
    return {key: value for key, value in item.items() if key not in {"ordinal", "number", "title"}}


def facts_of(values: Mapping[str, Any], language: Words, depth: int = 0) -> Iterator[Fact]:
    """Give fields and values in the page's words; ``depth`` counts from the block's own fields."""
    for key, value in values.items():
        name = language.say(FIELDS[key]) if key in FIELDS else key
        if key == "closed" and value is False:
            continue
        if key == "abbreviations":
            yield from (Fact(name, f"{short} = {full}", depth) for short, full in value.items())
        elif isinstance(value, list) and value and not isinstance(value[0], dict):
            yield from (
                (Fact(name, "; ".join(map(str, value)), depth),)
                if depth
                else (Fact(name, str(one), depth) for one in value)
            )
        elif isinstance(value, list):
            for one in value:
                yield from _entry(name, one, language, depth)
        elif isinstance(value, dict):
            yield from _entry(name, value, language, depth)
        elif value not in (None, ""):
            yield Fact(name, _word(key, value, language), depth)


def _word(key: str, value: object, language: Words) -> str:
    """Write a value; codes as the site's words for them."""
    if value is True:
        return "✓"
    groups = (group for group in _CODES.get(key, ()) if value in CODES[group])
    group = next(groups, None)
    return language.code(str(value), group) if group else str(value)


def _entry(name: str, entry: Mapping[str, Any], language: Words, depth: int) -> Iterator[Fact]:
    """Give an entry of a list: what names it first, the rest of its fields below."""
    inner = list(facts_of(entry, language, depth + 1))
    if not inner:
        return
    if any(isinstance(value, dict | list) and value for value in entry.values()) or len(inner) > 4:
        yield Fact(name, "", depth)
        yield from inner
    else:
        yield Fact(name, " · ".join(f"{fact.value}" for fact in inner), depth)


def missing(
    item: Mapping[str, Any] | None, data: Mapping[str, Any], language: Words
) -> tuple[str, ...]:
    """Name the fields one expects and that are empty."""
    if item is None:
        empty = [key for key in ("body", "date", "start_time", "place") if not data["meeting"][key]]
        empty += [] if data["members"] else ["members"]
    else:
        empty = [
            key for key in ("number", "title", "case_numbers", "recommendation", "decisions")
            if not item[key]
        ]  # fmt: skip
    return tuple(language.say(FIELDS[key]) for key in empty)
