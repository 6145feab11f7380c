"""Equality of measurands: when two wordings of what is measured mean the same."""

from __future__ import annotations

from functools import lru_cache

from claimgraph.patterns import regex


@lru_cache(maxsize=4096)  # the same things are measured again and again
def what_key(what: str) -> str:
    """Return the key under which two wordings of what is measured are one: "in aid" is "aid".

    Case, articles, leading prepositions and the number of the last noun do not count.

    >>> what_key("in the Aid"), what_key("Portable toilets"), what_key("worth of damages")
    ('aid', 'portable toilet', 'damage')
    """
    words = _WORDS.findall(what.casefold())
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    return " ".join([*words[:-1], _singular(words[-1])]) if words else ""


def names_a_thing(what: str) -> bool:
    """Whether a wording says of what thing a figure is.

    "Age" and "length" say only the kind, and "part of the people" leaves open which part.

    >>> names_a_thing("aid"), names_a_thing("age"), names_a_thing("part of the people")
    (True, False, False)
    """
    key = what_key(what)
    return key not in _DIMENSIONS | {""} and not key.startswith(PART)


PART = "part of the "
"""How the wording of a part begins, as in "of whom 240"."""
_DIMENSIONS = frozenset(
    {"age", "height", "length", "width", "depth", "thickness", "weight", "distance"}
)
_WORDS = regex(r"[^\W_]+")
_LEADING = {
    "a", "an", "the", "in", "of", "for", "on", "to", "from", "with", "worth",
    "its", "their", "his", "her", "our", "some", "all",
}  # fmt: skip
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "teeth": "tooth", "mice": "mouse",
    "movies": "movie", "species": "species", "series": "series", "shoes": "shoe",
}  # fmt: skip


def _singular(noun: str) -> str:
    """Return one key for both numbers of a noun; it need not be a word."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
