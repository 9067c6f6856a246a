import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.formats.masking import mask_cpr


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("CPR-nr. 010203-1234.", "CPR-nr. xxxxxx-xxxx."),
        ("cpr010203-1234", "cprxxxxxx-xxxx"),
        ("0102031234", "xxxxxxxxxx"),
        ("010203 1234", "xxxxxx xxxx"),
        ("010203\u00a01234", "xxxxxx\u00a0xxxx"),
        ("010203 - 1234", "xxxxxx - xxxx"),
        ("010203–1234", "xxxxxx–xxxx"),
        ("010203-\n1234", "xxxxxx-\nxxxx"),
        ("(290200-1234)", "(xxxxxx-xxxx)"),
        ("610203-1234", "xxxxxx-xxxx"),  # a replacement number
        ("010203-1234,020304-1235", "xxxxxx-xxxx,xxxxxx-xxxx"),
        ("010203-1234/020304-1235", "xxxxxx-xxxx/xxxxxx-xxxx"),
    ],
)
def test_masks_cpr_numbers(text: str, masked: str) -> None:
    assert mask_cpr(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Sagsnr. 24-017567",
        "00.01.00-K07-3-17S",
        "15.20G00 - 2013/01963",
        "330-2018-3619",
        "1-51-71-3321-08",
        "347-2018-220544",
        "tlf. 55 88 12 34 og 55881234",
        "320203-1234",  # no such day
        "011303-1234",  # no such month
        "310403-1234",  # no such day in April
        "8010203-1234",
        "010203-12345",
        "24-010203-1234",
        "010203-1234-5",
        "EAN 5798010203123",
        "280124 1554,50 kr.",
        "11-06-2024 11.06.2024",
        "010203\t1234",
        "010203\n1234",
    ],
)
def test_leaves_other_numbers(text: str) -> None:
    assert mask_cpr(text) == text


@given(st.text(alphabet="0123456789-– \n./axS", max_size=60))
def test_keeps_length_and_all_but_digits(text: str) -> None:
    masked = mask_cpr(text)
    assert len(masked) == len(text)
    assert all(
        new == old or (new == "x" and old.isdigit()) for old, new in zip(text, masked, strict=True)
    )


@given(
    st.dates(),
    st.integers(0, 9999),
    st.sampled_from(["", "-", " ", "–"]),
    st.text(alphabet="abcæøå ,:;()\n", max_size=8),
    st.text(alphabet="abcæøå ;:()\n", max_size=8),
)
def test_no_cpr_number_is_left(day: object, serial: int, dash: str, left: str, right: str) -> None:
    number = f"{day:%d%m%y}{dash}{serial:04d}"
    assert not re.search("[0-9]", mask_cpr(left + number + right))
