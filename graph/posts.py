"""Political posts: the concept that a printed role stands for."""

from __future__ import annotations

import re

from rdflib import URIRef

from sagsspor.nlp.vocabulary import table
from sagsspor.ontology.namespaces import ROLE

POSTS: dict[str, URIRef] = {
    "formand": ROLE.chair,
    "forkvinde": ROLE.chair,
    "udvalgsformand": ROLE.chair,
    "regionsrådsformand": ROLE.chair,
    "næstformand": ROLE.vice_chair,
    "borgmester": ROLE.mayor,
    "overborgmester": ROLE.mayor,
    "amtsborgmester": ROLE.mayor,
    "viceborgmester": ROLE.deputy_mayor,
    "rådmand": ROLE.alderman,
    "rådkvinde": ROLE.alderman,
}
"""What minutes print, in the bare form; the Danish labels of the concepts in the ontology."""


def is_political(role: str) -> bool:
    """Tell whether a role is one that only elected people hold.

    >>> is_political("Sundheds- og Omsorgsborgmester"), is_political("sekretær for formanden")
    (True, False)
    """
    role = " ".join(role.casefold().split())
    return role.endswith("borgmester") or any(
        role == post or role.startswith(f"{post} ")
        for post in (*table("roles")["political"], *POSTS)
    )


def post_of(role: str | None) -> URIRef | None:
    """Give the political post that a role names; None for others.

    >>> post_of("1. viceborgmester") == ROLE.deputy_mayor, post_of("kontorchef")
    (True, None)
    """
    if not role or not is_political(role):
        return None
    for word in re.findall(r"[^\W\d]+", role.casefold()):
        bare = word.removesuffix("en")
        if bare in POSTS:
            return POSTS[bare]
        if bare.endswith("sborgmester"):  # Sundheds- og Omsorgsborgmester
            return ROLE.committee_mayor
    return None
