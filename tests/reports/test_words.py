from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from sagsspor.errors import UsageError
from sagsspor.reports.words import CODES, words

ROOT = Path(__file__).parents[2]
REPORTS, GRAPH, NLP = (ROOT / part for part in ("reports", "graph", "nlp"))


NO_CONTEXT = ""


def _used() -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for template in REPORTS.glob("templates/*.html"):
        options = {"trim_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
        rows = babel_extract(
            BytesIO(template.read_bytes()), ("_", "gettext", "ngettext", "pgettext"), [], options
        )
        for _, how, message, _ in rows:
            parts = message if isinstance(message, tuple) else (message,)
            context = () if how == "pgettext" else (NO_CONTEXT,)
            found.add((*context, *(part for part in parts if part)))
    for module in REPORTS.glob("*.py"):
        marked = extract("python", BytesIO(module.read_bytes()), keywords={"N_": None})
        found |= {(NO_CONTEXT, str(message)) for _, message, _, _ in marked}
    return found


def test_english_is_complete_and_holds_nothing_else() -> None:
    path = REPORTS / "locale" / "en" / "LC_MESSAGES" / "sagsspor.po"
    catalogue = read_po(BytesIO(path.read_bytes()), locale="en")
    said = {
        (
            message.context or NO_CONTEXT,
            *(message.id if isinstance(message.id, tuple) else (message.id,)),
        ): message
        for message in catalogue
        if message.id
    }
    # "Punkt" may be used alone and in a plural.
    used = _used()
    assert sorted(used - said.keys()) == []
    assert sorted(said.keys() - used) == []
    for ids, message in said.items():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in strings:
            assert text, ids
            assert _places(str(text)) <= _places(" ".join(map(str, ids))), ids


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


def test_dates_and_numbers_have_the_language_s_form() -> None:
    day = date(2024, 6, 11)
    danish, english = words("da"), words("en")
    assert danish.date(day) == "11. juni 2024"
    assert english.date(day) == "11 June 2024"
    assert (danish.number(1234.5), english.number(1234.5)) == ("1.234,5", "1,234.5")
    assert (danish.period("2024-3"), english.period("2024-3")) == ("3. kv. 2024", "Q3 2024")
    assert danish.recurrence("P6M") == "hvert halve år"
    assert english.recurrence("P4Y") == "every 4 years"
    assert danish.recurrence("P1Y2M") == "P1Y2M"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert words("da").code("sent_to_sea", "outcome") == "sent to sea"
    assert words("da").code(None, "outcome") == ""


def test_a_language_the_site_has_not() -> None:
    with pytest.raises(UsageError, match="Choose one of da, en"):
        words("fr")


def test_every_part_of_an_answer_s_strength_and_every_slip_has_words() -> None:
    """A code without a word would stand on the page as it is."""
    parts: set[str] = set()
    # The modules that weigh links and answers; others weigh names.
    for module in ("grounds", "in_time", "weighing"):
        text = (GRAPH / f"{module}.py").read_text("utf-8")
        parts |= set(re.findall(r"Part\(\s*\"(\w+)\"", text))
    assert {"topic", "same_case", "title", "due"} <= parts
    assert parts <= CODES["basis"].keys()
    reading = (NLP / "agenda" / "item_reading.py").read_text("utf-8")
    slips = set(re.findall(r"SourceWarning\(\s*\"([\w-]+)\"", reading))
    assert slips == CODES["slip"].keys()
