"""Pages to bytes: Jinja2 with autoescape, every name defined, one language at a time."""

from __future__ import annotations

import csv
import io
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sagsspor.reports.list_pages import (
    BodiesPage,
    CasesPage,
    FollowUpDatesPage,
    FollowUpPage,
    FollowUpStatusPage,
    MeetingsPage,
    MembersPage,
    NetworkPage,
    SearchPage,
)
from sagsspor.reports.pages import (
    AboutPage,
    BodyPage,
    CasePage,
    FrontPage,
    MeetingPage,
    MeetingTextPage,
    MemberPage,
    Page,
)
from sagsspor.reports.words import N_, words

TEMPLATES: dict[type, str] = {
    FrontPage: "front.html",
    FollowUpPage: "follow_up.html",
    FollowUpDatesPage: "follow_up_dates.html",
    FollowUpStatusPage: "follow_up_status.html",
    CasePage: "case.html",
    MeetingPage: "meeting.html",
    MeetingTextPage: "meeting_text.html",
    MemberPage: "member.html",
    BodyPage: "body.html",
    CasesPage: "cases.html",
    MeetingsPage: "meetings.html",
    MembersPage: "members.html",
    BodiesPage: "bodies.html",
    AboutPage: "about.html",
    SearchPage: "search.html",
    NetworkPage: "network.html",
}

STATIC = (
    "site.js",
    "site.css",
    "follow_up.js",
    "icon.svg",
    "search.css",
    "search.js",
    "network.css",
    "network.js",
    "vendored.md",
    "vendor/minisearch.js",
    "vendor/minisearch.LICENSE.txt",
)

CSV_COLUMNS = (
    N_("Status"),
    N_("Slags"),
    N_("Dato"),
    N_("Udvalg"),
    N_("Hvem"),
    N_("Ordene"),
    N_("Sag"),
    N_("Frist, ord"),
    N_("Frist, dato"),
    N_("Besvaret"),
    N_("Punkt"),
    N_("Udfald"),
    N_("Dage"),
)


def render(page: Page) -> bytes:
    """Write a page as HTML."""
    template = environment(page.frame.lang).get_template(TEMPLATES[type(page)])
    return template.render(page=page).encode("utf-8")


@lru_cache(maxsize=4)
def environment(lang: str) -> Environment:
    """Give the templates in one language."""
    language = words(lang)
    env = Environment(
        loader=PackageLoader("sagsspor.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    env.install_gettext_translations(language.messages, newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(
        code=language.code,
        date=language.date,
        short_date=language.short_date,
        slip=language.slip,
        month=language.month,
        number=language.number,
        percent=language.percent,
        period=language.period,
        short_quarter=language.short_quarter,
        recurrence=language.recurrence,
    )
    return env


def static_file(name: str) -> bytes:
    """Give a static file."""
    return (files("sagsspor.reports") / "static" / name).read_bytes()


def follow_up_csv(page: FollowUpPage) -> bytes:
    """Write the follow-up list as CSV that spreadsheets open: UTF-8 with a mark, semicolons."""
    language = words(page.frame.lang)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(language.say(name) for name in CSV_COLUMNS)
    for group in page.groups:
        for view in group.rows:
            answer = view.answers[0] if view.answers else None
            row = (
                language.code(view.status, "status"),
                language.code(view.kind, "kind"),
                _iso(view.asked),
                view.body.text,
                view.asker.text,
                view.text,
                ", ".join(case.text for case in view.cases),
                view.due or "",
                _iso(view.due_end),
                _iso(answer.item.date) if answer else "",
                _item(answer.item.number, answer.item.title) if answer else "",
                language.code(answer.outcome, "outcome") if answer else "",
                str(answer.days) if answer and answer.days is not None else "",
            )
            writer.writerow(_inert(cell) for cell in row)
    return out.getvalue().encode("utf-8-sig")


def _iso(day: object) -> str:
    return str(day) if day else ""


def _item(number: str | None, title: str | None) -> str:
    return " ".join(part for part in (number, title) if part)


def _inert(cell: str) -> str:
    """Keep a cell from being read as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
