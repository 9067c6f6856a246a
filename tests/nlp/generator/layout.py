"""The grammar of layouts: how each part of minutes may be printed. Plainest choice first."""

from __future__ import annotations

from dataclasses import dataclass, fields

from tests.nlp.generator.invention import Choose

GRAMMAR: dict[str, tuple[str, ...]] = {
    # The head.
    "owner": ("line", "none"),
    "kind": ("Referat", "REFERAT", "Beslutningsprotokol", "Åbent referat", "Tillægsreferat"),
    "body": ("line", "label", "title", "with_term", "capitals"),
    "head": ("colon", "below", "block", "sentence", "tabs"),
    "date": (
        "long",
        "weekday",
        "dashes",
        "dots",
        "short",
        "dashed_name",
        "short_dots",
        "english",
        "seconds",
    ),
    "date_label": ("Mødedato", "Dato", "Mødetidspunkt"),
    "time": ("kl_colon", "kl_dot", "plain", "range", "kl_glued"),
    "time_label": ("Starttidspunkt", "Mødetid", "Mødet startet", "Start kl."),
    "place_label": ("Mødested", "Sted", "Lokale"),
    "ended": ("no", "label"),
    # Who was there.
    "members": ("line", "lines", "lines_comma", "none"),
    "members_label": ("Medlemmer", "Mødedeltagere", "Deltagere", "Til stede", "Indkaldelse"),
    "first_member": ("plain", "title_before", "role_after"),
    "absence": (
        "Fraværende:",
        "Afbud:",
        "Afbud fra",
        "Fraværende med afbud:",
        "in_list",
        "was",
        "Ikke til stede:",
    ),
    "deputy": ("dash", "from", "instead", "as", "for"),
    # The table of contents.
    "contents": ("none", "dots", "plain", "page_column", "tabs"),
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
        " 1.  1. T",
        "1 (Åben) T",
        "Åbent punkt 1 T",
        "Sag 1: T",
        "1 - T",
        "Punkt nr. 1 - T",
        "T",
    ),
    "suffix": ("", "(B)", "(Beslutning)", "- Godkendelse", "(O)", "(Orientering)", "(Genoptaget)"),
    "again": ("no", "yes"),
    "case_number": (
        "Sagsnr.: N",
        "Sagsnr. N",
        "Sagsid.: N",
        "J.nr.: N",
        "N",
        "before",
        "with_initials",
        "below_label",
        "with_document",
        "empty",
        "none",
    ),
    # The parts of an item.
    "label": ("line", "colon", "same_line", "bold", "glued", "capitals", "spaces"),
    "order": ("case_first", "proposal_first", "decision_first"),
    "summary_label": ("Resume", "Resumé", "Kort resume", "Beslutningstema", "Sagsresume"),
    "case_label": ("Sagsfremstilling", "Sagsbeskrivelse", "Redegørelse", "Baggrund"),
    "proposal_label": (
        "Indstilling",
        "Forvaltningens indstilling",
        "Administrationen indstiller",
        "Indstillinger",
        "Administrativ indstilling",
        "Det foreslås",
    ),
    "proposal": ("that", "points", "direct"),
    "economy": ("no", "yes"),
    "competence": ("no", "yes"),
    "treatment": ("no", "roles"),
    "decision_label": (
        "Beslutning",
        "Vedtagelse",
        "Beslutning i X den D",
        "Beslutning X den D",
        "BESLUTNING: X den D",
        "X den D:",
        "X, D",
        "Beslutning fra X, D, pkt. n:",
        "X, D, pkt. n",
        "none",
    ),
    "earlier": ("oldest_first", "newest_first"),
    "bilag": (
        "lines",
        "bullets",
        "numbered",
        "same_line",
        "files",
        "points",
        "dashes",
        "documents",
        "dated",
        "table",
    ),
    "bilag_label": ("Bilag", "Vedlagt", "Bilagsliste", "Vedhæftede bilag"),
    "no_bilag": ("nothing", "Ingen bilag."),
    # Absence, votes, dissents, requests within an item.
    "item_absence": ("decision_first", "decision_last", "under_title", "ranges"),
    "item_absence_words": (
        "Fraværende: N",
        "Fraværende N",
        "Afbud: N",
        "N var fraværende.",
        "Ikke til stede: N",
    ),
    "empty_absence": ("no", "yes"),
    "disqualified": ("took_no_part", "declared", "left"),
    "party": ("paren", "comma", "comma_paren"),
    "vote": ("sentence", "labels", "lines", "verbs", "majority", "counts", "brackets"),
    "dissent": ("forbehold", "kan_ikke", "protocol", "against", "wished"),
    "request": ("ønsker", "anmoder", "bad", "passive", "asked", "returns", "is_asked"),
    "reference": ("sag", "pkt", "sag_nr", "punkt", "list"),
    # Conversion.
    "spacing": ("blank_between_parts", "blank_everywhere", "tight"),
    "wrap": ("no", "95", "80", "hyphens"),
    "pages": ("none", "footer", "header_footer", "dashes", "one_line"),
    "top": ("no", "Til top"),
    "closed": ("suffix", "section", "from_101", "number_only"),
    "signatures": ("no", "yes"),
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
    ended: str
    members: str
    members_label: str
    first_member: str
    absence: str
    deputy: str
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
    economy: str
    competence: str
    treatment: str
    decision_label: str
    earlier: str
    bilag: str
    bilag_label: str
    no_bilag: str
    item_absence: str
    item_absence_words: str
    empty_absence: str
    disqualified: str
    party: str
    vote: str
    dissent: str
    request: str
    reference: str
    spacing: str
    wrap: str
    pages: str
    top: str
    closed: str
    signatures: str

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
        made["ended"] = "no"
    elif made["body"] == "title":
        made["body"] = "line"
    if made["heading"] in _TITLE_APART and made["spacing"] == "tight":
        # A title without its number beside it is told by the white space around it.
        made["spacing"] = "blank_between_parts"
    if made["heading"] == "T":
        # Nothing but labels and white space tells the items then.
        made["again"] = "no"
        made["summary_label"] = "Resume"
    if made["heading"] in _TITLE_APART and made["closed"] in {"from_101", "number_only"}:
        # A number alone, or one far from the others, says nothing where numbers stand apart.
        made["closed"] = "suffix"
    if made["heading"] in {"1 T", "1T"} and made["closed"] == "number_only":
        # A number with neither title nor mark reads as that of a page.
        made["closed"] = "suffix"
    if made["heading"] == "49/1. T" and made["closed"] == "from_101":
        made["closed"] = "suffix"
    if made["heading"] in {"T", "49/1. T"} and made["item_absence"] == "ranges":
        # Items without plain numbers cannot be named by them.
        made["item_absence"] = "decision_first"
    if made["label"] == "glued":
        # Only one word can be told from what is glued to it.
        made["proposal_label"], made["decision_label"] = "Indstilling", "Beslutning"
        made["bilag"], made["bilag_label"] = "same_line", "Bilag"
    if made["label"] in {"same_line", "spaces"} and made["bilag"] not in {"same_line", "table"}:
        made["bilag"] = "lines"
    if made["label"] == "same_line" and made["bilag"] == "table":
        made["bilag"] = "lines"
    if made["label"] == "spaces" and made["proposal_label"] == "Det foreslås":
        # Wide spaces after "Det foreslås" part nothing: the sentence goes on.
        made["proposal_label"] = "Indstilling"
    if made["contents"] == "none" and made["heading"] == "1T":
        # A number glued to its title is one only where the contents or a run of them say so.
        made["contents"] = "dots"
    if made["decision_label"] == "none":
        # A decision without a label is told by standing last, after the proposal.
        made["order"], made["bilag"] = "case_first", "lines"
        if made["spacing"] == "tight" or made["heading"] == "T":
            made["decision_label"] = "Beslutning"
    return Layout(**made)


_TITLE_APART = frozenset(("T", "T/Sag nr. 1", "SAG NR. 1/T"))

OPEN: dict[str, tuple[str, ...]] = {}
"""Choices under which not every document is given back yet; docs/accuracy.md says why."""


def is_open(layout: Layout) -> bool:
    """Tell whether a layout makes a choice that is known not to hold for every document."""
    return any(getattr(layout, name) in choices for name, choices in OPEN.items())
