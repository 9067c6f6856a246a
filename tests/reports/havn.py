"""Two invented meetings of one committee: what was asked in June is answered in October.

The June minutes tell of a meeting in March that nobody loaded. Names and titles may be given, so
that hostile ones can be planted.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Dissent,
    Due,
    Item,
    Meeting,
    Member,
    Record,
    Reference,
    Request,
    Votes,
    Where,
)
from sagsspor.nlp.text.source import Source

BODY = "Havneudvalget"
TOWN = "Lillerup Kommune"
CASE = "08.00.00-P20-4-24"
ASKED = "Udvalget ønsker en sag om nye fortøjningspæle på mødet i oktober 2024."
NEVER = "Udvalget ønsker en opgørelse over gæstesejlere på mødet i september 2024."

JUNE = """Lillerup Kommune
{body}, 4. juni 2024
Medlemmer: {member} (UFP), Per Lund (V). Fraværende: Per Lund.

7. {title}
På mødet den 12. marts 2024 (sag 3) fik udvalget en orientering.
Pælene koster 1,2 mio. kr., og driften 300.000 kr. om året.
Til efterretning. {asked}
{member} tager forbehold for prisen.

8. Gæstesejlere
Godkendt. {never}
"""
OCTOBER = """Lillerup Kommune
{body}, 8. oktober 2024
Medlemmer: {member} (A), Per Lund (V).

21. Nye fortøjningspæle
Godkendt. Per Lund stemte imod.
"""


def minutes(
    member: str = "Asta Bro",
    title: str = "Fortøjningspæle i havnen",
    body: str = BODY,
    file: str = "havn",
) -> list[tuple[Record, Source]]:
    """Give both meetings."""
    words = {"member": member, "title": title, "body": body, "asked": ASKED, "never": NEVER}
    june, october = _source(f"{file}-06", JUNE, words), _source(f"{file}-10", OCTOBER, words)
    return [(_june(june, member, title, body), june), (_october(october, member, body), october)]


def _june(source: Source, member: str, title: str, name: str) -> Record:
    body = AskedBy("body", name)
    return Record(
        doc=source.name,
        meeting=Meeting(name, None, "2024-06-04", "14:30", "Rådhuset", TOWN),
        members=(
            Member(member, "UFP", where=_at(source, f"{member} (UFP)")),
            Member("Per Lund", "V", "absent", where=_at(source, "Per Lund (V)")),
        ),
        items=(
            Item(
                1,
                "7",
                title,
                (CASE,),
                decisions=(
                    Decision(
                        name,
                        "2024-06-04",
                        "noted",
                        f"Til efterretning. {ASKED}",
                        where=_at(source, f"Til efterretning. {ASKED}"),
                    ),
                ),
                dissents=(
                    Dissent(
                        member,
                        None,
                        f"{member} tager forbehold for prisen.",
                        _at(source, f"{member} tager forbehold for prisen."),
                    ),
                ),
                references=(
                    Reference("2024-03-12", None, "3", None, _at(source, "12. marts 2024 (sag 3)")),
                ),
                requests=(
                    Request(
                        "request",
                        ASKED,
                        body,
                        Due("på mødet i oktober 2024", "2024-10-01", "2024-10-31"),
                        where=_at(source, ASKED),
                    ),
                ),
                where=_at(source, f"7. {title}"),
            ),
            Item(
                2,
                "8",
                "Gæstesejlere",
                decisions=(
                    Decision(
                        name,
                        "2024-06-04",
                        "approved",
                        f"Godkendt. {NEVER}",
                        where=_at(source, f"Godkendt. {NEVER}"),
                    ),
                ),
                requests=(
                    Request(
                        "request",
                        NEVER,
                        body,
                        Due("på mødet i september 2024", "2024-09-01", "2024-09-30"),
                        where=_at(source, NEVER),
                    ),
                ),
                where=_at(source, "8. Gæstesejlere"),
            ),
        ),
    )


def _october(source: Source, member: str, name: str) -> Record:
    return Record(
        doc=source.name,
        meeting=Meeting(name, None, "2024-10-08", None, None, TOWN),
        members=(
            Member(member, "A", where=_at(source, f"{member} (A)")),
            Member("Per Lund", "V", where=_at(source, "Per Lund (V)")),
        ),
        items=(
            Item(
                1,
                "21",
                "Nye fortøjningspæle",
                (CASE,),
                decisions=(
                    Decision(
                        name,
                        "2024-10-08",
                        "approved",
                        "Godkendt. Per Lund stemte imod.",
                        where=_at(source, "Godkendt. Per Lund stemte imod."),
                    ),
                ),
                votes=Votes(against=("Per Lund",), where=_at(source, "Per Lund stemte imod")),
                where=_at(source, "21. Nye fortøjningspæle"),
            ),
        ),
    )


def _source(name: str, text: str, words: Mapping[str, str]) -> Source:
    filled = text.format(**words)
    return Source(name, f"{name}.txt", filled, "text/plain", sha256(filled.encode()).hexdigest())


def _at(source: Source, words: str) -> Where:
    start = source.text.index(words)
    return {"": ((start, start + len(words)),)}
