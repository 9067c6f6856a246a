"""What must hold of the extraction of any bytes: a sound record, or a clear error."""

from __future__ import annotations

from sagsspor.errors import SagssporError
from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.record_from_json import record_from_json
from sagsspor.nlp.record_json import record_json


def extract_soundly(data: bytes, name: str) -> bool:
    """Extract, and assert what must hold; tells whether there was a record."""
    try:
        source = read_bytes(data, name)
        record = extract(source)
    except SagssporError:
        return False
    value = record_json(record)
    assert record_json(record_from_json(value)) == value
    for pointer, spans in value["evidence"].items():
        for start, end in spans:
            assert 0 <= start < end <= len(source.text), (pointer, start, end)
    for mention in record.mentions:
        assert source.text[mention.span[0] : mention.span[1]] == mention.text
    numbers = [item.ordinal for item in record.items]
    assert numbers == list(range(1, len(numbers) + 1))
    return True
