"""Draws a layout; choices that no minutes make together, or no reader can tell, are mended."""

from __future__ import annotations

from tests.nlp.generator.invention import Choose
from tests.nlp.generator.layout import GRAMMAR, Layout

_TITLE_APART = frozenset(("T", "T/Sag nr. 1", "SAG NR. 1/T"))
_UNNUMBERED = frozenset(("T", "49/1. T"))
_ONE_WORD_LABELS = frozenset(("glued", "joined"))


def draw_layout(choose: Choose) -> Layout:
    """Draw a layout."""
    made: dict[str, str] = {name: choose(options) for name, options in GRAMMAR.items()}
    _mend_head(made)
    _mend_headings(made)
    _mend_labels(made)
    _mend_losses(made)
    return Layout(**made)


def _mend_head(made: dict[str, str]) -> None:
    if made["head"] == "sentence":
        made["body"] = "title"
        made["ended"] = "no"
    elif made["body"] == "title":
        made["body"] = "line"
    if made["members"] == "interleaved":
        # The run is told apart by the brackets after each name; who is away stands in it again.
        made["party"], made["absence"] = "paren", "in_list"
    if made["party"] == "empty" and made["members"] == "initials":
        made["members"] = "lines"
    if made["moved"] == "clock_in_list" and made["members"] in {"none", "interleaved"}:
        made["moved"] = "clock"
    if made["absence"] in {"in_list", "on_leave"} and made["members"] == "none":
        made["absence"] = "Fraværende:"


def _mend_headings(made: dict[str, str]) -> None:
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
    if made["heading"] in _UNNUMBERED:
        # Items without plain numbers cannot be named by them.
        if made["item_absence"] == "ranges":
            made["item_absence"] = "decision_first"
        made["same_meeting"] = "no"
        if made["moved"] not in {"clock", "clock_in_list"}:
            made["moved"] = "at_item"
    if made["contents"] == "none" and made["heading"] == "1T":
        # A number glued to its title is one only where the contents or a run of them say so.
        made["contents"] = "dots"
    if made["contents"] == "glued_last" and (
        made["heading"] in _TITLE_APART or made["case_number"] == "before"
    ):
        # What is glued to the last entry must begin as an item does.
        made["contents"] = "close"
    if made["heading"] == "Nr. 1 C. T":
        made["case_number"], made["closed"] = "none", "suffix"


def _mend_labels(made: dict[str, str]) -> None:
    if made["label"] in _ONE_WORD_LABELS:
        # Only one word can be told from what is glued to it.
        made["proposal_label"] = "Indstilling"
        if made["decision_label"] != "course":
            made["decision_label"] = "Beslutning"
        made["bilag"], made["bilag_label"] = "same_line", "Bilag"
    if made["label"] == "joined":
        made["case_label"] = "Sagsfremstilling"
    if made["label"] in {"same_line", "spaces"} and made["bilag"] not in {"same_line", "table"}:
        made["bilag"] = "lines"
    if made["label"] == "same_line" and made["bilag"] == "table":
        made["bilag"] = "lines"
    if made["label"] == "spaces" and made["proposal_label"] == "Det foreslås":
        # Wide spaces after "Det foreslås" part nothing: the sentence goes on.
        made["proposal_label"] = "Indstilling"
    if made["row"] != "no":
        # Labels within a line are told by their colons.
        made["label"] = "same_line"
        made["bilag"] = "lines"
    if made["row"] == "proposal_decision":
        made["order"], made["proposal"] = "case_first", "that"
        made["decision_label"] = "Beslutning"
    if made["decision_label"] == "none":
        # A decision without a label is told by standing last, after the proposal.
        made["order"], made["bilag"] = "case_first", "lines"
        if made["spacing"] == "tight" or made["heading"] == "T":
            made["decision_label"] = "Beslutning"
    if made["decision_label"] == "course" and made["treatment"] != "no":
        made["treatment"] = "no"


def _mend_losses(made: dict[str, str]) -> None:
    if made["heading"] in {"**1. T**", "## 1. T"}:
        # A converter that keeps the marks of headings keeps their line ends.
        made["joined"] = "no"
    if made["dropped"] == "date":
        # The day must stand nowhere else, so that no reader can know it.
        if made["head"] == "sentence":
            made["head"] = "colon"
        if made["body"] in {"title", "dated_title"}:
            made["body"] = "line"
        if made["date"] in {"seconds", "english", "weekday_time"}:
            made["date"] = "weekday"
        if made["decision_label"] not in {"Vedtagelse", "none"}:
            made["decision_label"] = "Beslutning"
        if made["pages"] in {"header_footer", "one_line"}:
            made["pages"] = "footer"
        if made["reference"] == "no_year":
            made["reference"] = "sag"
        made["treatment"] = "no"
    if made["dropped"] == "time" and (
        made["head"] == "sentence" or made["date"] in {"seconds", "weekday_time"}
    ):
        made["dropped"] = "nothing"
