"""Names of persons: when two spellings can be one name, and how sure the spelling alone makes us.

Only the spelling is judged here; what else is known of the two is weighed in ``persons``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from sagsspor.graph.identity import Part

_TITLE = re.compile(
    r"""^(?:(?:borgmester|viceborgmester|rådmand|rådkvinde|udvalgsformand|formand|forkvinde
    |næstformand|byrådsmedlem|regionsrådsmedlem|regionsrådsformand|kommunaldirektør|direktør
    |centerchef|afdelingsleder|teamleder|faglig\ leder|konsulent|chefkonsulent|hr|fru|dr
    |cand\.?\ ?\w+)\.?\s+)+""",
    re.I | re.X,
)
_PARTY = re.compile(r"\s*\((?:[^()]{1,30})\)\s*$")
_FOLD = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l"})

EQUAL = 1.0
"""The same letters, whatever the capitals, titles and hyphens."""
DIACRITICS = 0.95
"""Only diacritics differ, as text layers of PDFs lose them (Højbjerg, Hojbjerg)."""
ORTHOGRAPHY = 0.85
"""The same sound in another spelling: doubled letters, th, ph, ck, w, z, aa (Gittha, Githa)."""
LETTERS_LOST = 0.8
"""Danish letters are missing altogether, as some PDFs leave them out (Højbjerg, Hjbjerg)."""
MIDDLE_INITIAL = 0.9
"""A middle name cut to its initial."""
MIDDLE_LEFT_OUT = 0.8
"""First and last name are the same, a middle name is missing on one side."""
TYPO = 0.65
"""One letter is wrong, missing or swapped, inside a token of five letters or more."""
FIRST_INITIAL = 0.5
"""The first name is only an initial."""
LOGIN = 0.6
"""Initials of a login that the full name can give."""


def clean_name(name: str) -> str:
    """Give a name without title and party, whitespace collapsed.

    >>> clean_name("Borgmester  Poul Thygesen (A)")
    'Poul Thygesen'
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    name = _PARTY.sub("", name)
    return _TITLE.sub("", name).strip(" ,;:*")


def display_name(names: dict[str, int]) -> str:
    """Choose the form to show: the commonest, then no shouting, then the longest."""
    return min(
        names,
        key=lambda name: (
            any(len(word) > 1 and word.isupper() for word in name.split()),
            -names[name],
            -len(name),
            name,
        ),
    )


@lru_cache(maxsize=100_000)
def fold_name(name: str) -> str:
    """Give the form in which equal names are equal: casefolded, no title, hyphens as spaces.

    >>> fold_name("Tora VINDUM"), fold_name("Kirsten Holm-Lauritsen")
    ('tora vindum', 'kirsten holm lauritsen')
    """
    name = clean_name(name).casefold().replace("-", " ").replace("–", " ")
    return " ".join(re.sub(r"[^\w\s]", " ", name).split())


def bare(folded: str) -> str:
    """Give a folded name without diacritics; æ ø å as text layers leave them."""
    text = folded.translate(_FOLD)
    return "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )


def skeleton(token: str) -> str:
    """Give the sound of one bare token, roughly, so that spellings of one name meet.

    >>> skeleton("gittha") == skeleton("githa"), skeleton("annette") == skeleton("anette")
    (True, True)
    """
    for old, new in (("th", "t"), ("ph", "f"), ("ck", "k"), ("w", "v"), ("z", "s"), ("aa", "a")):
        token = token.replace(old, new)
    # Collapsing doubles may bring a new pair together (tth: gittha -> gitta -> gita).
    return re.sub(r"(.)\1+", r"\1", token)


def login_fits(login: str, folded: str) -> bool:
    """Tell whether initials (``hkj``) can be those of a name: first letters in order, or FL+name.

    >>> login_fits("hkj", "hanne kirk jensen"), login_fits("hkj", "jens holm")
    (True, False)
    """
    login = bare(login.casefold())
    tokens = bare(folded).split()
    return len(tokens) >= 2 and 2 <= len(login) <= 5 and login == "".join(t[0] for t in tokens)


def is_login(name: str) -> bool:
    """Tell whether a name is only initials of two to five letters."""
    return bool(re.fullmatch(r"[a-zæøå]{2,5}|[A-ZÆØÅ]{2,5}", name.strip()))


def is_short(name: str) -> bool:
    """Tell whether a name may stand for several: a first initial, or a single name.

    >>> is_short("K. Lund"), is_short("Lund"), is_short("Karin B. Lund")
    (True, True, False)
    """
    tokens = fold_name(name).split()
    return len(tokens) < 2 or len(tokens[0]) == 1


def without_danish(folded: str) -> str:
    """Give a folded name without the letters that some text layers drop: æ, ø, å.

    >>> without_danish("søren højbjerg")
    'sren hjbjerg'
    """
    return re.sub(r"[æøå]", "", folded)


def compare_names(left: str, right: str) -> Part | None:
    """Say how two names can be one by their spelling; None where they cannot.

    >>> compare_names("Gittha Nordby", "Githa Nordby").name
    'orthography'
    >>> compare_names("Hanne Jensen", "Janne Jensen") is None
    True
    """
    one, two = fold_name(left), fold_name(right)
    if one == two:
        return Part("equal", EQUAL) if one else None
    if is_login(left) or is_login(right):
        login, full = (left, two) if is_login(left) else (right, one)
        return Part("login", LOGIN) if login_fits(login, full) else None
    letters = one.split(), two.split()
    if _dropped(one, two) or _dropped(two, one):
        return Part("letters_lost", LETTERS_LOST)
    one, two = bare(one), bare(two)
    if one == two:
        return Part("diacritics", DIACRITICS)
    if one.replace(" ", "") == two.replace(" ", ""):
        return Part("orthography", ORTHOGRAPHY)
    if one.replace("oe", "o").replace("aa", "a") == two.replace("oe", "o").replace("aa", "a"):
        return Part("diacritics", DIACRITICS)
    mine, theirs = one.split(), two.split()
    if len(mine) < 2 or len(theirs) < 2:
        return None
    if len(mine) == len(theirs):
        return _same_length(mine, theirs, letters)
    return _middle(mine, theirs)


def _dropped(whole: str, torn: str) -> bool:
    """Tell whether a name is another without its æ, ø and å; enough of it must be left."""
    return whole != torn == without_danish(whole) and len(torn.replace(" ", "")) >= 8


def _same_length(
    mine: list[str], theirs: list[str], letters: tuple[list[str], list[str]]
) -> Part | None:
    """Compare names token by token, bare; a slip is counted in the letters as written too."""
    worst = EQUAL
    name = "equal"
    changed = 0
    for at, (a, b) in enumerate(zip(mine, theirs, strict=True)):
        if a == b:
            continue
        changed += 1
        if min(len(a), len(b)) == 1:
            if a[0] != b[0]:
                return None
            value, kind = (
                (FIRST_INITIAL, "first_initial") if at == 0 else (MIDDLE_INITIAL, "middle_initial")
            )
            if at == len(mine) - 1:
                return None
        elif skeleton(a) == skeleton(b):
            value, kind = ORTHOGRAPHY, "orthography"
        elif (
            min(len(a), len(b)) >= 5
            and a[0] == b[0]
            and 1 in (OSA.distance(a, b), OSA.distance(letters[0][at], letters[1][at]))
        ):
            value, kind = TYPO, "typo"
        else:
            return None
        if value < worst:
            worst, name = value, kind
    # One slip is a slip; two are two names.
    return Part(name, worst) if changed == 1 or worst >= ORTHOGRAPHY else None


def _middle(mine: list[str], theirs: list[str]) -> Part | None:
    """Compare names of unequal length: first and last must agree, the middle must be in order."""
    short, long = sorted((mine, theirs), key=len)
    if long[-1] != short[-1] and skeleton(long[-1]) != skeleton(short[-1]):
        return None
    initial = len(short[0]) == 1 and short[0] == long[0][0]
    if not initial and long[0] != short[0] and skeleton(long[0]) != skeleton(short[0]):
        return None
    rest = iter(long[1:-1])
    for token in short[1:-1]:
        if not any(other == token or (len(token) == 1 and other[0] == token) for other in rest):
            return None
    if initial:
        return Part("first_initial", FIRST_INITIAL)
    exact = long[0] == short[0] and long[-1] == short[-1]
    return Part("middle_left_out", MIDDLE_LEFT_OUT if exact else MIDDLE_LEFT_OUT - 0.15)
