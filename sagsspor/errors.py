"""Every error sagsspor raises on purpose, under one root.

    SagssporError
    ├── UsageError                 the call cannot be carried out as asked (exit code 2)
    ├── InputError                 one input cannot be used; names file, place and next step
    │   ├── ReadError              a file cannot be turned into text
    │   ├── NotMinutesError        the text is not the minutes or agenda of a meeting
    │   └── RecordError            a record does not fit record.schema.json
    ├── VocabularyError            a vocabulary file (*.toml) cannot be used
    └── StoreError                 a store cannot be opened, read or written
        ├── StoreLockedError       another build holds the store
        └── QueryError             a query cannot be parsed, bound or answered
            └── RefusedQueryError  a query would write, or reach beyond the store

Messages are one sentence on what is wrong and one on what to do next.
"""

from __future__ import annotations


class SagssporError(Exception):
    """The root of all errors that sagsspor raises on purpose."""


class UsageError(SagssporError):
    """The call cannot be carried out as asked."""


class InputError(SagssporError):
    """One input cannot be used; the others are not affected.

    ``file`` is the name as the user gave it, ``place`` a page, line or JSON Pointer where known,
    ``next_step`` one sentence that says what to do about it.
    """

    def __init__(
        self, problem: str, *, file: str = "", place: str = "", next_step: str = ""
    ) -> None:
        self.problem = problem
        self.file = file
        self.place = place
        self.next_step = next_step
        where = ", ".join(part for part in (file, place) if part)
        message = f"{where}: {problem}" if where else problem
        super().__init__(f"{message} {next_step}".strip())


class ReadError(InputError):
    """A file cannot be turned into text."""


class NotMinutesError(InputError):
    """The text is not the minutes or agenda of a meeting."""


class RecordError(InputError):
    """A record does not fit record.schema.json."""


class VocabularyError(SagssporError):
    """A vocabulary file (``*.toml``) cannot be used."""


class StoreError(SagssporError):
    """A store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another build holds the store."""


class QueryError(StoreError):
    """A query cannot be parsed, bound or answered."""


class RefusedQueryError(QueryError):
    """A query would change the store, or reach beyond it."""
