"""Rules and their precision: why a name is taken for what it is, and how often that is right.

A rule is *shown* when the text's own words say what is named: a title before a person's name, the
head word of "Liberal Party", an acronym set beside its name. The others rest on lists of names or
on the words around. How often each was right is counted in running text where people marked the
names and on which no rule was made: ``precision.tsv`` holds the counts, and
``benchmarks/entity_rules.py`` prints them for any marked text.
"""

from __future__ import annotations

import pkgutil
from functools import cache

from claimgraph.model import ActorKind
from claimgraph.reading.entities.words import NameKind
from claimgraph.reading.lang.word_lists import word_list

SHOWN = word_list("en/entities.txt", "shown")
"""Rules that the text itself shows."""
PROPOSED = "extractor"
"""The rule of what a plug-in proposes, with its own confidence."""
_UNMEASURED = 0.5
"""What is said of a rule that was never met in marked text: it may as well be wrong."""
_WEAK = word_list("en/entities.txt", "weak rules")
"""Rules whose kind gives way to that of names listed beside."""

_WHY = {
    "gazetteer": "a list of names", "smallPlace": "a list of small places",
    "demonym": "an adjective of its name", "role": "an adjective of its name before a title",
    "firstName": "a list of given names", "givenName": "a list of given names",
    "surname": "a list of family names", "namedElsewhere": "a fuller name in this text",
    "regnalNumber": "the number after the name", "speaks": "what it is said to do",
    "deed": "what it is said to do", "membership": "the people it is said to have",
    "alliance": "the alliance it is said to be in", "copula": "what it is said to be",
    "list": "the names it is listed with", "context": "the words before or after it",
    "plainWords": "its plain words", "preposition": "the preposition before it",
    "lastWord": "its last word", "ending": "how it ends", "counted": "the number before it",
    "trade": "the trade it is said to do", "plainNoun": "the word itself",
    "sameName": "other mentions of the name", "companyWord": "its last word",
    "branch": "the body it is a branch of", "staff": "the people who work there",
    "pronoun": "the pronoun that goes with it", "team": "the town and the plural in it",
    "sport": "the game it is said to play", "agent": "what was done by it",
    "who": "the words before or after it", "pluralName": "its plural",
}  # fmt: skip


def reason(kind: str | None, ground: str) -> str:
    """Return in words why a name is taken for what it is.

    >>> reason("place", "lastWord")
    'Taken for a place by its last word.'
    """
    if kind is None:
        return "Nothing in the text tells what this names."
    article = "an" if kind == "organisation" else "a"
    return f"Taken for {article} {kind} by {_WHY.get(ground, 'the words around it')}."


def share(kind: NameKind | ActorKind | None, ground: str) -> float:
    """Return how often a rule proves right, 0 to 1, as counted.

    One right and one wrong case are added (the rule of succession), as few cases prove little.

    >>> share("country", "gazetteer") > share("place", "smallPlace")
    True
    """
    cases, right = _counts().get((kind or "unknown", ground), (0, 0))
    return round((right + 1) / (cases + 2), 2) if cases else _UNMEASURED


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    """Return the cases of each rule, and in how many it was right."""
    table = pkgutil.get_data(__package__, "precision.tsv") or b""
    rows = (line.split("\t") for line in table.decode().splitlines() if line[:1] != "#")
    return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in rows}


def is_sure(kind: NameKind | ActorKind | None, ground: str) -> bool:
    """Return whether a rule tells the kind well enough to tell that of others by.

    >>> is_sure("country", "gazetteer"), is_sure(None, "acronym")
    (True, False)
    """
    return kind is not None and ground not in _WEAK
