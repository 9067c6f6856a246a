"""Small invented minutes, written where a test wants them."""

from __future__ import annotations

from pathlib import Path

MONTHS = "januar februar marts april maj juni juli august september oktober november december"
CASE = "15.00.00-A00-7-24"

FEBRUARY = """## **Punkt 8: Godkendelse af dagsorden**
## 8. Godkendelse af dagsorden
### Beslutning
#### Erhvervsudvalget, 06.02.2024
Godkendt.

## **Punkt 9: Seniorordning på havnen**
15.00.00-A00-7-24

## 9. Seniorordning på havnen
### Resumé
#### Indstilling
Administrationen indstiller, at seniorordningen på havnen godkendes.

#### Beslutning
##### Erhvervsudvalget, 06.02.2024
Godkendt.

Udvalget ønsker en status på seniorordningen på havnen på mødet i april 2024.

Dorte Vang (F) kunne ikke støtte beslutningen, da hun hellere ser pengene brugt på unge.
"""
APRIL = """## **Punkt 21: Status på seniorordningen på havnen**
15.00.00-A00-7-24

## 21. Status på seniorordningen på havnen
### Resumé
Seniorordningen på havnen blev godkendt på mødet den 6. februar 2024 (sag 9). Otte er med i den.

#### Indstilling
Administrationen indstiller, at orienteringen tages til efterretning.

#### Beslutning
##### Erhvervsudvalget, 09.04.2024
Til efterretning.
"""


def write_minutes(folder: Path, day: str, items: str, *, stem: str = "", absent: str = "") -> Path:
    """Write minutes of Erhvervsudvalget in Sandvig Kommune; give the path."""
    year, month, number = (int(part) for part in day.split("-"))
    name = MONTHS.split()[month - 1]
    afbud = f"\n{absent} (Afbud)," if absent else ""
    text = f"""# **REFERAT Erhvervsudvalget 2022-2025 d. {number:02}-{month:02}-{year}**

Sandvig Kommune

**Mødedato**           Tirsdag d. {number}. {name} {year} kl. 14:30

**Mødested**           Mødelokale 4

**Mødedeltagere**    Dorte Vang (F), Jens Rask (A),{afbud} Svend Ege (V)

{items}"""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem or 'sandvig-' + day}.txt"
    path.write_text(text, "utf-8")
    return path


def two_meetings(folder: Path) -> tuple[Path, Path]:
    """Write a request and its answer."""
    return (
        write_minutes(folder, "2024-02-06", FEBRUARY),
        write_minutes(folder, "2024-04-09", APRIL, absent="Jens Rask"),
    )
