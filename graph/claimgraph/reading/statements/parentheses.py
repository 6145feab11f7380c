"""Brackets that state something: "Ada Lind (born 3 May 1961) …"."""

from __future__ import annotations

from claimgraph.reading.lang.en.inflection import be
from claimgraph.reading.statements.words import Clause, borrowed, cut, plural, supplied


def brackets(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of brackets that open with "born"."""
    w = clause.words
    for at in range(1, len(w) - 3):
        if w[at].text != "(" or w[at + 1].lower != "born":
            continue
        close = next((i for i in range(at + 2, len(w)) if w[i].text == ")"), None)
        start = at
        while start and w[start - 1].tag == "NAME":
            start -= 1
        named = w[start:at]
        if close is None or not named or w[at - 1].tag != "NAME":
            continue
        verb = supplied(be("past", plural=plural(named)), "AUX", "verb", w[at + 1].start)
        told = tuple(x._replace(held=False) for x in w[at + 1 : close])
        said = (*borrowed(named, "antecedent"), *verb, *told)
        return cut(clause, (*w[:at], *w[close + 1 :]), said)
    return None
