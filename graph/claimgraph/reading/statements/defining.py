"""Relative clauses and participles that say what somebody is: "a poet who lives in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import be, lemmas
from claimgraph.reading.lang.en.lexicon import CONTRASTING, SETTLED
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.phrases import has_noun, subject, without_brackets
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    agreement,
    borrowed,
    cut,
    is_supposed,
    open_places,
    plural,
    supplied,
    tense_of_participle,
    trimmed,
)

_RELATIVES = frozenset({"who", "which", "that"})
_ONE = frozenset({"a", "an"})
_ARTICLES = ("DET", "POSS", "NUM")
_COLLECTIVES = word_list("en/statements.txt", "collectives")
_NOT_ONE = word_list("en/statements.txt", "not one")
_PARTED = frozenset({"SUB", "REL", "CONJ", "MARK", "TO"})
_FOLLOWS = ("PREP", "TO", "ADV")
_NOBODY = frozenset({"no", "neither", "nobody", "none"})


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
        doing = w[i].tag == "ING" and w[i + 1].tag in ("DET", "POSS", "PRON", "NUM", "PREP")
        if doing or (w[i].tag in ("PREP", "MARK", "TO") and w[i].text not in ",-‑"):
            return None  # "is a survey comprising all who were born in"
        if w[i].text == "," and w[i + 1].tag in ("DET", "POSS", "NUM"):
            return None  # "is a hall, a title given to": of which a participle tells is not sure
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
            several = agreement(w, main)
            aux = be(tense, plural=plural(who) if several is None else several)
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


def postnominal_participle(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "They showed a wall built in 1909" in two, where the participle ends the clause.

    What is said of "any wall built …" or of the walls of a plan is not said of one that is there.
    """
    w, main = clause.words, clause.main
    if main is None or main.form == "modal":
        return None
    places = [
        i for i in open_places(w, main.end + 2, len(w) - 1)
        if w[i].tag == "PAST" and w[i - 1].tag in ("NOUN", "NAME")
    ]  # fmt: skip
    if not places or is_supposed(w) or any(negates(x.lower) or x.lower in _NOBODY for x in w):
        return None
    for i in places:
        if not set(lemmas(w[i].lower, "VERB")) & SETTLED or w[i + 1].tag not in _FOLLOWS:
            continue
        start = _noun_start(w, i)
        who = w[start:i]
        if len(who) > 2 and who[-1].tag == "NAME" and who[-2].tag == "NOUN":
            continue  # "the survey Orr made in May"
        if any(x.tag in _PARTED for x in w[main.end : i]):
            continue  # "plans to use ships built by Orr": these are yet to be built
        if any(x.lower in _NOT_ONE for x in who) or not has_noun(who):
            continue
        if any(x.tag == "SUB" and x.lower in CONTRASTING for x in w[i:]):
            continue  # "held up a mask made of wax as he left"
        if w[i].lower == "based" and w[i + 1].lower in ("on", "upon"):
            continue  # "scales a load based on its history": that may tell of the scaling
        is_one = main.form == "be" and w[main.head].tag == "AUX"
        if is_one and w[start - 1].lower in ("of", "for") and who[0].tag not in _ARTICLES:
            continue  # "is a maker of meals based in Orr": that is told of the maker
        if who[-1].tag == "NUM" or any(g.start > i and g.opener is None for g in clause.groups):
            continue  # "said the bid for a yard built in Orr was void"
        said = verbalised(who, w[i:], tense_of_participle(w, main, i))
        sure = UNSURE["postnominal_participle"]
        return cut(clause, trimmed(w[:i]), said, sure=sure) if said else None
    return None


def _noun_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase right before a participle begins, without what it is of."""
    start = end
    while start and w[start - 1].tag in ("NOUN", "NAME", "NUM", "ADJ", "DET", "POSS"):
        start -= 1
    if start > 1 and w[start - 1].lower == "of" and w[start - 2].lower in _COLLECTIVES:
        return _noun_start(w, start - 1)  # "a group of owners led by"
    if start > 1 and w[start - 1].tag == "PAST" and w[start - 2].tag in ("PREP", *_ARTICLES):
        return _noun_start(w, start - 1)  # "of frozen meals"
    return start
