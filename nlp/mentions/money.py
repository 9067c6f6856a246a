"""Amounts of money in Danish kroner: "10,5 mio. kr.", "Kr. 4.733.432"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("money")
_SCALES: dict[str, int] = _DATA["scales"]
_NUMBER = r"[-\u2212]?\d{1,3}(?:[. ]\d{3}){1,4}(?:,\d{1,3})?(?!\d)|[-\u2212]?\d{1,12}(?:,\d{1,4})?"
_SCALE = either(_SCALES)
_CROWNS = rf"(?:{either(_DATA['words']['crowns'])})(?![\w])"
_GAP = r"\s{0,3}"
_AMOUNT = re.compile(
    # Kr. 4.733.432 / DKK 10,5 mio.
    rf"(?<![\w.,])(?:kr\.?|dkk)\s{{0,3}}(?P<first>{_NUMBER})(?:,-)?(?:{_GAP}(?P<first_scale>{_SCALE})\b\.?)?"
    # 10,5 mio. kr. / 400.000 kr. / 2,6 milliarder kroner / 37 millioner / 12 t.kr. / 500,-
    rf"|(?<![\w.,/-])(?P<number>{_NUMBER})(?:{_GAP}(?:-|\u2013|til|og){_GAP}(?P<upper>{_NUMBER}))?"
    rf"(?:,-{_GAP}(?P<dash>{_CROWNS})?|{_GAP}(?P<scale>{_SCALE})\b\.?(?:{_GAP}(?P<crowns>{_CROWNS}\.?))?"
    rf"|{_GAP}(?P<plain>{_CROWNS}\.?))",
    re.IGNORECASE,
)
# Of themselves these count anything: "3 mio." is money only where nothing else is counted.
_BARE_SCALES = {"tusind", "tusinde"}


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount; ``value`` is in kroner. Both ends of a range are one mention each."""

    span: Span
    value: Decimal
    printed: str


def find_money(text: str, offset: int = 0) -> tuple[MoneyMention, ...]:
    """Find the amounts of a text, in order.

    >>> [str(found.value) for found in find_money("10,5 mio. kr. og Kr. 4.733.432")]
    ['10500000', '4733432']
    """
    found: list[MoneyMention] = []
    for match in _AMOUNT.finditer(text):
        scale_word = (match["scale"] or match["first_scale"] or "").casefold()
        if scale_word in _BARE_SCALES and not match["crowns"] and not match["first"]:
            continue
        scale = _SCALES.get(scale_word, 1)
        if match["first"]:
            end = match.end()
            found.append(_mention(text, match.start(), end, match["first"], scale, offset))
            continue
        if match["upper"]:
            found.append(
                _mention(text, match.start(), match.end("number"), match["number"], scale, offset)
            )
            found.append(
                _mention(text, match.start("upper"), match.end(), match["upper"], scale, offset)
            )
            continue
        found.append(_mention(text, match.start(), match.end(), match["number"], scale, offset))
    return tuple(found)


def _mention(text: str, start: int, end: int, number: str, scale: int, offset: int) -> MoneyMention:
    plain = re.sub(r"[. ]", "", number).replace(",", ".").replace("\u2212", "-")
    value = Decimal(plain) * scale
    whole = value.to_integral_value()
    return MoneyMention(
        (start + offset, end + offset), whole if value == whole else value, text[start:end]
    )
