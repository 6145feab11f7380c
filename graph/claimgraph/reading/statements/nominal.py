"""Statements that a noun phrase makes: "is a Norwegian poet and critic who lives in Oslo".

So do "the union's decision to strike" and "a wall built in 1909".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.attribution.context import takes_only_clauses
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import be, is_past_only, lemmas
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import COLLECTIVES, CONTRASTING, ROLES, SETTLED
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import VerbGroup, counts
from claimgraph.reading.lang.word_lists import phrase_list, word_list
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.conjugation import shared_article, verbalised
from claimgraph.reading.statements.lists import list_items
from claimgraph.reading.statements.phrases import has_noun, subject, without_brackets
from claimgraph.reading.statements.tenses import tense_of_participle
from claimgraph.reading.statements.words import (
    UNSURE,
    Clause,
    Word,
    agreement,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    trimmed,
)

_RELATIVES = frozenset({"who", "which", "that"})
_RELATED = _RELATIVES | {"whose"}
_ONE = frozenset({"a", "an"})
_ANYBODY = frozenset({"man", "woman", "person", "one", "thing", "place"})
_ARTICLES = ("DET", "POSS", "NUM")
_NOT_ONE = word_list("en/statements.txt", "not one")
_PARTED = frozenset({"SUB", "REL", "CONJ", "MARK", "TO"})
_FOLLOWS = ("PREP", "TO", "ADV")
_OWN = frozenset({"DET", "POSS"})
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_ANY_ONE = frozenset({"a", "an"})


def defining_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Lind is a poet who lives in Oslo" in two: what holds of the poet holds of Lind."""
    w, main = clause.words, clause.main
    if main is None or main.form != "be" or w[main.head].tag != "AUX":
        return None
    start = next((i for i in range(main.end, len(w)) if w[i].tag != "ADV"), len(w))
    found = subject(clause, main) if start < len(w) and w[start].lower in _ONE else None
    if found is None or not _named(w[found[0] : found[1]]):
        return None
    who = without_brackets(borrowed(w[found[0] : found[1]], "subject"))
    for i in open_places(w, start + 2, len(w) - 1):
        doing = w[i].tag == "ING" and w[i + 1].tag in ("DET", "POSS", "PRON", "NUM", "PREP", "ADV")
        if doing or (w[i].tag in ("PREP", "MARK", "TO") and w[i].text not in ",-‑"):
            return None  # "is a survey comprising all who were born in"
        if w[i].text == "," and w[i + 1].tag in ("DET", "POSS", "NUM"):
            return None  # "is a hall, a title given to": of which a participle tells is not sure
        if i == start + 2 and w[i - 1].lower in _ANYBODY:
            return None  # "is a man who thought of trains": that he is a man is not told
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
            return _with_tail(cut(clause, trimmed(w[:i]), (*who, *verb, *w[i:])))
    return None


def _with_tail(parts: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return parts, the last whole where "which" may mean the noun that stands in the other: "is a
    firm based in Orr, which was sold"."""
    *others, told = parts
    tail = any(x.text == "," and y.lower == "which" for x, y in pairwise(told.words))
    return (*others, replace(told, final=told.final or tail))


def _named(phrase: Sequence[Word]) -> bool:
    """Whether a subject is somebody named or a pronoun, of whom there is one."""
    return (
        phrase[-1].tag in ("NAME", "PRON")
        or phrase[-1].text[0].isupper()
        or (phrase[0].tag in ("DET", "POSS") and phrase[0].lower not in ("a", "an", "no", "every"))
    )


def predicates(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut a list of what somebody is, most items a trade or office."""
    w, main = clause.words, clause.main
    opening = _opening(clause, main) if "and" in clause.signs else None
    if main is None or opening is None:
        return None
    if w[main.head].lower in ("are", "were") and w[main.end].lower in ("a", "an"):
        return None  # of "the brothers are a doctor, a lawyer and a priest", each is one
    items = _with_shared_heads(w, list_items(w, main.end, _is_bare_noun, titles=False) or [])
    if len(items) < 2 or any(
        x.lower == "or" or x.text == "-" or x.tag == "QUOTE" for x in w[main.end :]
    ):
        return None  # "Oslo- and Bergen-based" share a half
    if 2 * sum(_is_trade(w[a:b]) for a, b in items) <= len(items):
        return None
    led = w[main.end].ground is not None  # of "Ada Lind, poet and mayor of Orr,"
    bare = led and _head(w[slice(*items[-1])]) != w[slice(*items[-1])]
    if w[main.end].lower == "the" and any(x.lower in _RELATED for x in w[main.end :]):
        return None  # "is the smith and poet whose works …" is one who is both
    if any(_may_be_of_both(w[slice(*items[0])], w[a]) for a, _ in items[1:]):
        return None
    said = (
        (*opening, *(() if bare else shared_article(w[main.end], w[a:b])), *w[a:b])
        for a, b in items[1:]
    )
    return cut(clause, w[: items[0][1]], *said)


def _with_shared_heads(w: Sequence[Word], items: Sequence[Range]) -> list[Range]:
    """Return items, those as one that share a noun: "is a film and stage director, a poet and"."""
    found: list[Range] = []
    for a, b in items:
        shares = found and found[-1][1] == a - 1 and w[a - 1].tag == "CONJ" and b - a > 1
        if (
            shares
            and w[a].tag not in _ARTICLES
            and b < len(w)
            and _is_trade(w[a:b])
            and not _is_trade(w[slice(*found[-1])])
        ):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _may_be_of_both(first: Sequence[Word], second: Word) -> bool:
    """Whether an item may be joined to what the first is of: "the child of a clerk and a cook"."""
    link = len(_head(first))
    inner = first[link + 1 :]
    child = bool(inner) and any(x.lower in KIN for x in first[:link])
    alike = second.lower == inner[0].lower if inner else False
    alike = (alike and second.lower != first[0].lower) or second.tag not in _OWN
    return child or (alike and _is_trade(inner))


def nationality(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Lind is a Norwegian poet" in two: that she is Norwegian, and a poet."""
    w, main = clause.words, clause.main
    if main is None or len(w) < main.end + 3 or w[main.end].lower not in _ANY_ONE:
        return None
    opening = _opening(clause, main)
    if opening is None:
        return None
    at = main.end + 1
    at += not _demonym_size(w, at)
    size = _demonym_size(w, at)
    if not size or w[at].tag == "NOUN" or not _is_trade(w[at + size :]):
        return None
    before = w[main.end + 1 : at]
    if any(x.tag not in ("ADJ", "NUM") for x in before):
        return None
    rest = (*before, *w[at + size :])
    said = (*opening, *shared_article(w[main.end], rest), *rest)
    return cut(clause, (*w[: main.end], *w[at : at + size]), said)


def _demonym_size(w: Sequence[Word], at: int) -> int:
    """Return how many words say of which nation somebody is: "Norwegian", "South African"."""
    if demonym(" ".join(x.text for x in w[at : at + 2])):
        return len(w[at : at + 2])
    return int(at < len(w) and demonym(w[at].text) is not None)


def _opening(clause: Clause, main: VerbGroup | None) -> tuple[Word, ...] | None:
    """Return "Lind is", when a clause says what somebody is."""
    w = clause.words
    if main is None or main.form != "be" or w[main.head].tag != "AUX" or main.end >= len(w):
        return None
    if (found := subject(clause, main)) is None:
        return None
    who = without_brackets(borrowed(w[found[0] : found[1]], "subject"))
    return (*who, *borrowed(w[main.start : main.end], "verb"))


def _is_bare_noun(phrase: Sequence[Word]) -> bool:
    head = _head(phrase)
    if not head or head[-1].tag == "NAME":
        return False
    if head[-1].tag == "ADJ" and head[-1].lower not in ROLES:
        return False  # "cheaper and safer than" ends as trades do
    return not any(x.tag in ("VERB", "AUX", "MODAL", "ING", "REL") for x in head)


def _is_trade(phrase: Sequence[Word]) -> bool:
    """Whether an item names a trade or office, perhaps with what it is of."""
    last = head[-1].lower if (head := _head(phrase)) else ""
    return last in ROLES or last.rsplit("-", 1)[-1] in ROLES or last.endswith(_TRADES)


_TRADES = phrase_list("en/statements.txt", "trades")
"""Endings of nouns for what people do; only asked in "somebody is a …"."""


def _head(phrase: Sequence[Word]) -> Sequence[Word]:
    """Return an item's words before what it is of: "professor" of "professor of law in Oslo"."""
    link = next((i for i, x in enumerate(phrase) if x.tag in ("PREP", "REL", "PAST", "SUB")), None)
    return phrase[:link]


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
    if not places or clause.supposed or any(negates(x.lower) or x.lower in _NOBODY for x in w):
        return None
    for i in places:
        if (
            not set(lemmas(w[i].lower, "VERB")) & SETTLED
            or w[i + 1].tag not in _FOLLOWS
            or counts(w, i + 1)
        ):
            continue
        start = _noun_start(w, i)
        who = w[start:i]
        told = start == main.end and takes_only_clauses(w[main.head].lower)
        if told or is_past_only(w[i].lower):
            continue  # "says the plant closed in May", "the firm knew of it"
        if len(who) > 2 and who[-1].tag == "NAME" and who[-2].tag == "NOUN":
            continue  # "the survey Orr made in May"
        if any(x.tag in _PARTED for x in w[main.end : i]):
            continue  # "plans to use ships built by Orr": these are yet to be built
        bare = len(who) == 1 and who[0].tag == "NOUN" and not plural(who)  # "was in turn closed"
        if bare or any(x.lower in _NOT_ONE for x in who) or not has_noun(who):
            continue
        if any((x.tag == "SUB" and x.lower in CONTRASTING) or x.lower == "than" for x in w[i:]):
            continue  # "held up a mask made of wax as he left", "of cells made here rather than of"
        if w[i].lower == "based" and w[i + 1].lower in ("on", "upon"):
            continue  # "scales a load based on its history": that may tell of the scaling
        is_one = main.form == "be" and w[main.head].tag == "AUX"
        if is_one and w[start - 1].lower in ("of", "for") and who[0].tag not in _ARTICLES:
            continue  # "is a maker of meals based in Orr": that is told of the maker
        if is_one and start == main.end and who[0].lower in _ANY_ONE:
            found = subject(clause, main)
            if found is None or not _named(w[slice(*found)]):
                continue
            who = w[slice(*found)]  # "Mole is an agent built to save time": so Mole is
        if who[-1].tag == "NUM" or any(g.start > i and g.opener is None for g in clause.groups):
            continue  # "said the bid for a yard built in Orr was void"
        if any(a.text == "," and b.tag == "ING" for a, b in pairwise(w[i:])):
            continue  # "linked it to a strain known as Orr, pointing to its code"
        said = verbalised(who, w[i:], tense_of_participle(w, main, i))
        sure = UNSURE["postnominal_participle"]
        return _with_tail(cut(clause, trimmed(w[:i]), said, sure=sure)) if said else None
    return None


def _noun_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase right before a participle begins, without what it is of."""
    start = end
    while start and w[start - 1].tag in ("NOUN", "NAME", "NUM", "ADJ", "DET", "POSS"):
        start -= 1
    if start > 1 and w[start - 1].lower == "of" and w[start - 2].lower in COLLECTIVES:
        return _noun_start(w, start - 1)  # "a group of owners led by"
    if start > 1 and w[start - 1].tag == "PAST" and w[start - 2].tag in ("PREP", *_ARTICLES):
        return _noun_start(w, start - 1)  # "of frozen meals"
    return start
