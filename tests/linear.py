"""Whether the cost of reading grows with the length of a text: the ratio of two runs."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

STEP = 4
"""How many times longer the second text is; a cost that grows with the square grows 16 times."""
MOST = 10.0
"""The largest ratio that counts as linear: the steps, and noise as large again."""
TOO_SHORT = 0.02
"""Seconds of the processor below which a ratio tells nothing."""


def grows_linearly(read: Callable[[str], object], piece: str, length: int) -> bool:
    """Tell whether reading ``piece`` repeated to ``length`` costs no more than its length says."""
    return costs_its_length(read, lambda size: piece * (size // len(piece)), length)


def costs_its_length(
    read: Callable[[str], object], make: Callable[[int], str], length: int
) -> bool:
    """Tell whether reading what ``make`` gives for ``length`` costs no more than its length says.

    The texts of a second and third try differ from those before, since what was read may be kept.
    """
    for attempt in range(3):
        tail = "x" * attempt
        # The least of two: a short run held up by others would make any cost look linear.
        short = min(_cost(read, make(length // STEP) + more) for more in (tail, tail + "y"))
        long = _cost(read, make(length) + tail)
        if long < TOO_SHORT or long <= MOST * max(short, TOO_SHORT / STEP):
            return True
    return False


def _cost(read: Callable[[str], object], text: str) -> float:
    gc.collect()
    begin = time.process_time()
    read(text)
    return time.process_time() - begin
