"""A document cut into its parts, before any of them is read for what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.layout.contents import Contents, find_contents
from sagsspor.nlp.layout.decision_headings import read_heading
from sagsspor.nlp.layout.decision_marks import is_mark, with_marks
from sagsspor.nlp.layout.glued_lines import glued_starts
from sagsspor.nlp.layout.joined_labels import part_joined
from sagsspor.nlp.layout.label_rows import part_rows
from sagsspor.nlp.layout.lines import Line, split_lines
from sagsspor.nlp.layout.run_on import lost_lines
from sagsspor.nlp.layout.wrapped_lines import join_wrapped
from sagsspor.nlp.meeting.header import Head, read_head
from sagsspor.nlp.meeting.roll import Roll, read_roll
from sagsspor.nlp.mentions.bodies import (
    ABBREVIATIONS,
    declared_abbreviations,
    find_bodies,
    initials,
)
from sagsspor.nlp.people.persons_in_text import people_with_party
from sagsspor.nlp.segmentation.items import ItemBlock, find_items
from sagsspor.nlp.segmentation.listed_items import with_closed
from sagsspor.nlp.segmentation.roll_in_item import absences_by_title, as_absences, lift_roll
from sagsspor.nlp.segmentation.sections import Section, cut_sections
from sagsspor.nlp.segmentation.told_meeting import (
    acting_body,
    decides_itself,
    lines_of_meeting,
    named_by_agenda,
    planned_meetings,
)
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the agenda and the sections it was cut into."""

    block: ItemBlock
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Dissection:
    """What segmentation found in a document.

    ``lines`` are all lines with content, page furniture among them; ``head_lines`` those above the
    first item that are not of the table of ``contents``. ``setting`` is what the whole document
    tells of itself before its items are read.
    """

    lines: tuple[Line, ...]
    contents: Contents
    head_lines: tuple[Line, ...]
    head: Head
    roll: Roll
    setting: Setting
    parts: tuple[Part, ...]

    @property
    def reads_as_minutes(self) -> bool:
        """Tell whether there are items, and a body, a date or a decision beside them."""
        decides = any(
            section.kind == "decision" for part in self.parts for section in part.sections
        )
        return bool(self.parts) and bool(self.head.body or self.head.date or decides)


def dissect(source: Source, words: Vocabulary) -> Dissection:
    """Cut a document into head, table of contents, items and their sections; never raises.

    Sections are cut twice: the headings of decisions tell names of bodies that help to see more
    of them.
    """
    words = with_marks(words, source.text)
    lost = lost_lines(source.text, words)
    starts = sorted({*lost.starts, *glued_starts(source.text, words)})
    printed = split_lines(source, starts, lost.furniture, lost.free)
    whole = join_wrapped(printed, words, lost.soft or source.soft_breaks)
    contents, lines = find_contents(part_joined(part_rows(whole, words), words), words)
    blocks, head_lines = find_items(lines, contents, words)
    blocks = with_closed(blocks, lines, contents)
    head_lines = tuple(
        line for line in head_lines if not contents.first <= line.index < contents.end
    )
    blocks, roll_lines = lift_roll(blocks, words)
    first_pass = [cut_sections(block, words) for block in blocks]
    headings = [
        (section.heading.body, section.heading.date)
        for sections in first_pass
        if not decides_itself(sections)
        for section in sections
        if section.kind == "decision" and section.heading and section.heading.body
    ]
    told = (*head_lines, *roll_lines)
    head = read_head(source.text, told, words, decision_bodies=headings)
    running = () if head.body_spans else _running_head(printed)
    if running:
        told = (*running, *told)
        head = read_head(source.text, told, words, decision_bodies=headings)
    named = () if head.body_spans else named_by_agenda(blocks, words)
    if named:
        head = read_head(source.text, told, words, decision_bodies=named)
    if head.date is None:
        told = (*told, *lines_of_meeting(blocks, words))
        head = read_head(source.text, told, words, decision_bodies=headings)
    if head.date and not head.body_spans and all(day != head.date for _, day in headings):
        planned = planned_meetings(first_pass, source.text)
        planned = [pair for pair in planned if pair[1] == head.date]
        if planned:
            head = read_head(source.text, told, words, decision_bodies=planned)
    acting = acting_body(source.text, blocks) if head.body is None else None
    if acting:
        head = replace(head, body=acting[0], body_spans=(acting[1],))
    away = absences_by_title(source.text, blocks, first_pass)
    head = replace(head, fields=(*head.fields, *away))
    roll = read_roll(source.text, head, told)
    setting = _setting(source, head, roll, first_pass, words)
    setting = replace(setting, plain=all(map(_without_labels, first_pass)))
    parts = tuple(
        Part(
            block,
            as_absences(
                source.text,
                block,
                cut_sections(
                    block, words, known=setting.bodies, abbreviations=tuple(setting.abbreviations)
                ),
            ),
        )
        for block in blocks
    )
    return Dissection(tuple(lines), contents, head_lines, head, roll, setting, parts)


def _running_head(printed: Sequence[Line]) -> tuple[Line, ...]:
    """Give a line that runs over the pages and names a body and a day, as an excerpt has it.

    Where pages stand without their head, an earlier body's decision must not pass for it.
    """
    for line in printed:
        heading = read_heading(line.text) if line.noise else None
        if heading and heading.body and heading.date:
            return (replace(line, noise=False),)
    return ()


def _without_labels(sections: tuple[Section, ...]) -> bool:
    """Tell whether an item is text under a title and nothing else."""
    return all(
        one.kind in {"head", "absence", "case_number", "ignored"} or is_mark(one.label)
        for one in sections
    )


def _setting(
    source: Source,
    head: Head,
    roll: Roll,
    cut: Sequence[tuple[Section, ...]],
    words: Vocabulary,
) -> Setting:
    """Gather what the whole document tells before its items are read."""
    text = source.text
    bodies = find_bodies(text)
    abbreviations = declared_abbreviations(text, bodies)
    names = [head.body] if head.body else []
    names += [
        section.heading.body
        for sections in cut
        for section in sections
        if section.heading and section.heading.body
    ]
    full = list(dict.fromkeys([*names, *(mention.name for mention in bodies)]))
    candidates = {initials(name): name for name in reversed(full) if name}
    candidates |= {short: name for short, name in ABBREVIATIONS.items() if name in full}
    candidates = {short: name for short, name in candidates.items() if 2 <= len(short) <= 6}
    # "SU" stands for a committee only where it is used as one: after "til", before a date.
    used = {
        mention.printed
        for mention in find_bodies(text, abbreviations=tuple(candidates))
        if mention.abbreviation
    }
    for short, name in sorted(candidates.items()):
        if short in used and short != name:
            abbreviations.setdefault(short, name)
    abbreviations.update(
        (short, name)
        for short, name in words.abbreviations.items()
        if re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text)
    )
    names += [name for name in words.bodies if name in text]
    people = [*roll.names]
    people += [person.name for person in people_with_party(text)]
    return Setting(
        text,
        head.body,
        head.date,
        tuple(dict.fromkeys(people)),
        tuple(dict.fromkeys(one.person.name for one in roll.absences if one.whole)),
        tuple(name for name in dict.fromkeys(names) if name),
        abbreviations,
    )
