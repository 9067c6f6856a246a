"""The words of requests.toml as patterns."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table


@cache
def words(group: str, key: str) -> Anchored:
    """Give the pattern of a word list of requests.toml, whole words in any case."""
    return anchored(rf"(?<![\w-]){either(table('requests')[group][key])}(?![\w-])", re.IGNORECASE)


@cache
def starts(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern of a word list at the beginning of a sentence."""
    return re.compile(rf"\W{{0,3}}{either(table('requests')[group][key])}(?![\w-])", re.IGNORECASE)


@cache
def noun_pattern() -> re.Pattern[str]:
    """Give the pattern of what may be asked for, also as the end of a word: "statusnotat"."""
    nouns = either(table("requests")["ask"]["nouns"])
    return re.compile(rf"(?<![\w-])(?:[^\W\d_]{{2,30}}-?)?{nouns}(?:er|r)?(?![\w-])", re.IGNORECASE)


@cache
def definite_noun_pattern() -> re.Pattern[str]:
    """Give the pattern of what may be asked for in the definite form: "besøgstallene"."""
    nouns = either(table("requests")["ask"]["nouns"])
    return re.compile(
        rf"(?:[^\W\d_]{{2,30}}-?)?{nouns}l?(?:en|et|n|t|ene|erne|ne)(?![\w-])", re.IGNORECASE
    )


@cache
def outsider_pattern() -> re.Pattern[str]:
    """Give the pattern of those whose asks are not the body's, also as the end of a word."""
    outsiders = either(table("requests")["ask"]["outsiders"])
    return re.compile(rf"(?<![\w-])[\w-]{{0,40}}?{outsiders}(?![\w-])", re.IGNORECASE)


@cache
def infinitive_pattern() -> re.Pattern[str]:
    """Give the pattern of what somebody may be asked to do, after its "at"."""
    verbs = either(table("requests")["ask"]["infinitives"])
    return re.compile(rf"at\s+(?:\w+\s+){{0,3}}?{verbs}(?![\w-])", re.IGNORECASE)


@cache
def bare_infinitive_pattern() -> re.Pattern[str]:
    """Give the pattern of what somebody may be asked to do, its "at" left out."""
    verbs = either(table("requests")["ask"]["infinitives"])
    return re.compile(rf"\s*(?:\w+\s+){{0,2}}?{verbs}(?![\w-])", re.IGNORECASE)
