"""The grammar of layouts: how each part of minutes may be printed. Plainest choice first."""

from __future__ import annotations

from dataclasses import dataclass, fields

from tests.nlp.generator.invention import Choose

GRAMMAR: dict[str, tuple[str, ...]] = {
    # The head.
    "owner": ("line", "none"),
    "kind": ("Referat", "REFERAT", "Beslutningsprotokol", "Åbent referat"),
    "body": ("line", "label", "title", "with_term"),
    "head": ("colon", "below", "block", "sentence"),
    "date": ("long", "weekday", "dashes", "dots", "short", "dashed_name"),
    "date_label": ("Mødedato", "Dato", "Mødetidspunkt"),
    "time": ("kl_colon", "kl_dot", "plain", "range"),
    "time_label": ("Starttidspunkt", "Mødetid", "Mødet startet"),
    "place_label": ("Mødested", "Sted", "Lokale"),
    # Who was there.
    "members": ("line", "lines", "lines_comma", "none"),
    "members_label": ("Medlemmer", "Mødedeltagere", "Deltagere", "Til stede"),
    "absence": ("Fraværende:", "Afbud:", "Afbud fra", "Fraværende med afbud:", "in_list", "was"),
    # The table of contents.
    "contents": ("none", "dots", "plain", "page_column"),
    # The headings of items.
    "heading": (
        "1. T",
        "1 T",
        "Punkt 1: T",
        "Punkt 1 T",
        "Pkt. 1 T",
        "Nr.1 - T",
        "1 : T",
        "1.T",
        "1T",
        "SAG NR. 1/T",
        "T/Sag nr. 1",
        "49/1. T",
        "## 1. T",
        "**1. T**",
        "1) T",
        "T",
    ),
    "suffix": ("", "(B)", "(Beslutning)", "- Godkendelse"),
    "again": ("no", "yes"),
    "case_number": (
        "Sagsnr.: N",
        "Sagsnr. N",
        "Sagsid.: N",
        "J.nr.: N",
        "N",
        "before",
        "with_initials",
        "none",
    ),
    # The parts of an item.
    "label": ("line", "colon", "same_line", "bold", "glued", "capitals"),
    "order": ("case_first", "proposal_first", "decision_first"),
    "summary_label": ("Resume", "Resumé", "Kort resume", "Beslutningstema"),
    "case_label": ("Sagsfremstilling", "Sagsbeskrivelse", "Redegørelse", "Baggrund"),
    "proposal_label": (
        "Indstilling",
        "Forvaltningens indstilling",
        "Administrationen indstiller",
        "Indstillinger",
    ),
    "proposal": ("that", "points", "direct"),
    "decision_label": (
        "Beslutning",
        "Vedtagelse",
        "Beslutning i X den D",
        "Beslutning X den D",
        "BESLUTNING: X den D",
        "X den D:",
        "X, D",
        "Beslutning fra X, D, pkt. n:",
    ),
    "bilag": ("lines", "bullets", "numbered", "same_line", "files"),
    "no_bilag": ("nothing", "Ingen bilag."),
    # Absence, votes, dissents, requests within an item.
    "item_absence": ("decision_first", "decision_last", "under_title"),
    "item_absence_words": (
        "Fraværende: N",
        "Fraværende N",
        "Afbud: N",
        "N var fraværende.",
        "Ikke til stede: N",
    ),
    "empty_absence": ("no", "yes"),
    "party": ("paren", "comma"),
    "vote": ("sentence", "labels", "lines", "verbs", "majority"),
    "dissent": ("forbehold", "kan_ikke", "protocol"),
    "request": ("ønsker", "anmoder", "bad", "passive"),
    # Conversion.
    "spacing": ("blank_between_parts", "blank_everywhere", "tight"),
    "wrap": ("no", "95"),
    "pages": ("none", "footer", "header_footer"),
    "top": ("no", "Til top"),
    "closed": ("suffix", "section"),
}
"""Every choice a layout makes, by name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to print minutes: a choice for each entry of the grammar."""

    owner: str
    kind: str
    body: str
    head: str
    date: str
    date_label: str
    time: str
    time_label: str
    place_label: str
    members: str
    members_label: str
    absence: str
    contents: str
    heading: str
    suffix: str
    again: str
    case_number: str
    label: str
    order: str
    summary_label: str
    case_label: str
    proposal_label: str
    proposal: str
    decision_label: str
    bilag: str
    no_bilag: str
    item_absence: str
    item_absence_words: str
    empty_absence: str
    party: str
    vote: str
    dissent: str
    request: str
    spacing: str
    wrap: str
    pages: str
    top: str
    closed: str

    def unusual(self) -> str:
        """Name the choices that are not the plainest, for a message."""
        return ", ".join(
            f"{one.name}={getattr(self, one.name)!r}"
            for one in fields(self)
            if getattr(self, one.name) != GRAMMAR[one.name][0]
        )


def draw_layout(choose: Choose) -> Layout:
    """Draw a layout; choices that no minutes make together are mended."""
    made = {name: choose(options) for name, options in GRAMMAR.items()}
    if made["head"] == "sentence":
        made["body"] = "title"
    elif made["body"] == "title":
        made["body"] = "line"
    if made["heading"] in {"T", "T/Sag nr. 1", "SAG NR. 1/T"} and made["spacing"] == "tight":
        # A title without its number beside it is told by the white space around it.
        made["spacing"] = "blank_between_parts"
    if made["heading"] == "T":
        # Nothing but labels and white space tells the items then.
        made["again"] = "no"
        made["summary_label"] = "Resume"
    if made["label"] == "glued":
        # Only one word can be told from what is glued to it.
        made["proposal_label"], made["decision_label"] = "Indstilling", "Beslutning"
        made["bilag"] = "same_line"
    if made["label"] == "same_line" and made["bilag"] != "same_line":
        made["bilag"] = "lines"
    if made["contents"] == "none" and made["heading"] == "1T":
        # A number glued to its title is one only where the contents or a run of them say so.
        made["contents"] = "dots"
    return Layout(**made)


OPEN: dict[str, tuple[str, ...]] = {
    "heading": ("T", "SAG NR. 1/T", "T/Sag nr. 1"),
    "wrap": ("95",),
    "pages": ("header_footer",),
    "case_number": ("before",),
}
"""Choices under which not every document is given back yet; docs/accuracy.md says why."""


def is_open(layout: Layout) -> bool:
    """Tell whether a layout makes a choice that is known not to hold for every document."""
    return any(getattr(layout, name) in choices for name, choices in OPEN.items())
