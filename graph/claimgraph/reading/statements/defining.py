"""Relative clauses and participles that say what somebody is: "a poet who lives in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import be
from claimgraph.reading.statements.phrases import subject, without_brackets
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    tense_of_participle,
    trimmed,
)

_RELATIVES = frozenset({"who", "which", "that"})
_ONE = frozenset({"a", "an"})


def defining_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Lind is a poet who lives in Oslo" in two: what holds of the poet holds of Lind."""
    w, main = clause.words, clause.main
    found = subject(clause, main) if main else None
    if main is None or found is None or main.form != "be" or w[main.head].tag != "AUX":
        return None
    start = next((i for i in range(main.end, len(w)) if w[i].tag != "ADV"), len(w))
    if start >= len(w) or w[start].lower not in _ONE or not _named(w[found[0] : found[1]]):
        return None
    who = without_brackets(borrowed(w[found[0] : found[1]], "subject"))
    for i in open_places(w, start + 2, len(w) - 1):
        if w[i].tag in ("PREP", "MARK", "TO") and w[i].text not in ",-‑":
            return None
        if w[i].lower in _RELATIVES and w[i].tag in ("REL", "SUB"):
            own = next((g for g in clause.groups if g.opener == i), None)
            bare = own and all(x.tag in ("ADV", "NOT") for x in w[i + 1 : own.start])
            return cut(clause, trimmed(w[:i]), (*who, *w[i + 1 :])) if bare else None
        if (
            w[i].tag == "PAST"
            and w[i - 1].tag in ("NOUN", "NAME")
            and w[i + 1].tag in ("PREP", "NUM")
        ):
            born = w[i].lower == "born"
            tense = "past" if born else tense_of_participle(w, main, i)
            aux = be(tense, plural=plural(who))
            verb = supplied(aux, "AUX", "verb", w[i].start)
            return cut(clause, trimmed(w[:i]), (*who, *verb, *w[i:]))
    return None


def _named(phrase: Sequence[Word]) -> bool:
    """Whether a subject is somebody named or a pronoun, of whom there is one."""
    return (
        phrase[-1].tag in ("NAME", "PRON")
        or phrase[-1].text[0].isupper()
        or (phrase[0].tag in ("DET", "POSS") and phrase[0].lower not in ("a", "an", "no", "every"))
    )
