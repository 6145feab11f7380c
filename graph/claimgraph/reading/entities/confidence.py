"""Rules and their precision: why a name is taken for what it is, and how often that is right.

A ground is *shown* when the text's own words say what is named: a title before a person's name, the
head word of "Liberal Party", an acronym set beside its name. The others rest on lists of names or
on the words around. The shares are measured in running text where people marked the names: of
those that a ground finds, how many are marked as that very name and, unless the kind is left open,
as of that kind. ``benchmarks/grounds.py`` prints them; the rules were made on the same text, so
they are upper bounds. Those of groups and demonyms, which that text does not mark, were counted by
hand in news briefs.
"""

from __future__ import annotations

from claimgraph.model import ActorKind
from claimgraph.reading.entities.words import NameKind
from claimgraph.reading.lang.word_lists import word_list

SHOWN = word_list("en/entities.txt", "shown")
"""Grounds that the text itself shows."""
PROPOSED = "extractor"
"""The ground of what a plug-in proposes, with its own confidence."""
_UNSURE = 0.65
"""The share up to which a name takes the kind of sure ones it is listed with."""
_UNMEASURED = 0.5
"""What is said of a ground that was never met in marked text: it may as well be wrong."""

_SHARES: dict[tuple[NameKind | ActorKind | None, str], float] = {
    ("organisation", "headWord"): 0.86, ("organisation", "list"): 0.74,
    ("organisation", "context"): 0.52, ("organisation", "defined"): 0.92,
    ("organisation", "membership"): 0.81, ("organisation", "plainWords"): 0.41,
    ("organisation", "deed"): 0.89, ("organisation", "alliance"): 0.71,
    ("organisation", "adjective"): 0.88, ("organisation", "apposed"): 0.67,
    ("event", "yearAndHeadWord"): 0.98, ("event", "headWord"): 0.75, ("work", "headWord"): 0.50,
    ("person", "firstName"): 0.94, ("person", "title"): 0.94, ("person", "list"): 0.82,
    ("person", "surname"): 0.54, ("person", "givenName"): 0.50, ("person", "deed"): 0.83,
    ("person", "namedElsewhere"): 0.71, ("person", "initial"): 0.85,
    ("person", "regnalNumber"): 0.60, ("person", "speaks"): 0.67,
    ("country", "gazetteer"): 0.90, ("country", "demonym"): 0.88, ("country", "role"): 0.67,
    ("place", "gazetteer"): 0.83, ("place", "headWord"): 0.89, ("place", "list"): 0.87,
    ("place", "smallPlace"): 0.64, ("place", "preposition"): 0.50, ("place", "lastWord"): 0.57,
    ("place", "ending"): 0.85, ("place", "demonym"): 0.88,
    ("group", "adjective"): 0.75, ("group", "counted"): 0.75, ("group", "plainNoun"): 0.67,
    ("organisation", "gazetteer"): 0.90, ("organisation", "companyWord"): 0.80,
    ("person", "who"): 0.85, ("organisation", "branch"): 0.80, ("organisation", "staff"): 0.80,
    ("thing", "listed"): 0.90, ("thing", "apposed"): 0.80, ("thing", "designation"): 0.90,
    ("thing", "ship"): 0.90, ("thing", "product"): 0.80, ("thing", "headWord"): 0.80,
    (None, "unknownWords"): 0.64, (None, "acronym"): 0.78,
}  # fmt: skip

_WHY = {
    "gazetteer": "a list of countries and large places", "smallPlace": "a list of small places",
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
    "sameName": "other mentions of the name",
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
    """Return how often a ground proves right, 0 to 1, as measured.

    >>> share("country", "gazetteer") > share("place", "smallPlace")
    True
    """
    return _SHARES.get((kind, ground), _UNMEASURED)


def is_sure(kind: NameKind | ActorKind | None, ground: str) -> bool:
    """Return whether a ground tells the kind well enough to tell that of others by.

    >>> is_sure("country", "gazetteer"), is_sure(None, "acronym")
    (True, False)
    """
    return kind is not None and share(kind, ground) > _UNSURE
