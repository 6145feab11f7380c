"""How old somebody is, or when they were born, right behind their name."""

from __future__ import annotations

from claimgraph.reading.entities.words import Words


def is_age(s: Words, comma: int) -> bool:
    """Return whether an age between commas stands here: ", 34,"."""
    age = s.word(comma + 1)
    return (
        s.word(comma) == ","
        and age.isdecimal()
        and len(age) < 3
        and s.word(comma + 2) in (",", ".")
    )


def is_born(s: Words, at: int) -> bool:
    """Return whether a birth stands in brackets here, emphasis passed over: "** (born 1951)"."""
    while s.word(at) in ("*", "_"):
        at += 1
    return s.word(at) == "(" and s.word(at + 1) in ("born", "b.", "née", "né")
