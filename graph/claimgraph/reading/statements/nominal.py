"""Statements that a phrase makes: "the union's decision to strike", "with one mill closing".

So does what follows a noun: "a poet who lives in Oslo", "a wall built in 1909".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import Tense, be, lemmas
from claimgraph.reading.lang.en.lexicon import CONTRASTING, DAYS, DECIDING, JUDGING, SETTLED
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.participles import CLAUSAL
from claimgraph.reading.statements.phrases import (
    has_noun,
    is_phrase,
    phrase_start,
    subject,
    without_brackets,
)
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
    tense_of,
    tense_of_participle,
    trimmed,
)

_RELATIVES = frozenset({"who", "which", "that"})
_ONE = frozenset({"a", "an"})
_ANYBODY = frozenset({"man", "woman", "person", "one", "thing", "place"})
_ARTICLES = ("DET", "POSS", "NUM")
_COLLECTIVES = word_list("en/statements.txt", "collectives")
_NOT_ONE = word_list("en/statements.txt", "not one")
_PARTED = frozenset({"SUB", "REL", "CONJ", "MARK", "TO"})
_FOLLOWS = ("PREP", "TO", "ADV")
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_PERIODS = frozenset({"week", "month", "quarter", "year"})


def amid(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A fell amid fears about B" in two: there were fears about B."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for i in open_places(w, main.end, len(w) - 2):
        if w[i].lower not in ("amid", "amidst"):
            continue
        if w[i].text[0].isupper():
            return None  # of a headline, which leaves articles out
        what = w[i + 1 :]
        if w[i + 1].lower in ("the", "this", "that", "all") and len(what) == 2:
            return None  # "amid the chaos"
        if not is_phrase(what) or any(x.tag in ("VERB", "PAST", "MARK") for x in what):
            return None
        tense = tense_of(w, main)
        word = be("past" if tense == "past" else "present", plural=plural(what))
        there = supplied("there " + word, "AUX", "verb", w[i].start)
        there = (replace(there[0], tag="EX"), *there[1:])
        return cut(clause, trimmed(w[:i]), (*there, *what))
    return None


def changed_by(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "It sold 40 ships, up 6% from May" in two: by how much what is told has changed."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].tag not in ("PAST", "VERB"):
        return None
    for at in open_places(w, main.end + 1, len(w) - 2):
        if w[at].lower not in ("up", "down") or w[at - 1].text != "," or w[at + 1].tag != "NUM":
            continue
        end = next((i for i in open_places(w, at, len(w)) if w[i].text in ",;"), len(w))
        found = subject(clause, main)
        who = w[main.end : at - 1] if w[main.end].tag not in ("PREP", "TO", "ADV") else ()
        who = who[: _before_time(who)]  # when it was told is not what changed
        who = who or (w[found[0] : found[1]] if found else ())
        if not has_noun(who) or any(x.tag in CLAUSAL or x.text == "," for x in who):
            return None
        verb = supplied(be(tense_of(w, main), plural=plural(who)), "AUX", "verb", w[at].start)
        said = (*borrowed(who, "subject"), *verb, *w[at:end])
        return cut(clause, trimmed((*w[: at - 1], *w[end:])), said)
    return None


def _before_time(words: Sequence[Word]) -> int:
    """Return where a time at the end of a phrase begins: "revenue of 4bn | on Tuesday"."""
    end = len(words)
    if end > 2 and words[-1].lower in DAYS:
        end -= 1
        return end - (words[end - 1].lower == "on")
    near = end > 3 and words[-2].lower in ("last", "this")
    return end - 2 if near and words[-1].lower in _PERIODS else end


def judged(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "In a blow to the port, A left" in two: that A left, and that this was a blow."""
    w, main = clause.words, clause.main
    if main is None or len(w) < 6 or w[0].lower != "in" or w[1].lower not in ("a", "an"):
        return None
    comma = next((i for i in open_places(w, 2, main.start) if w[i].text == ","), None)
    noun = next((i for i in range(2, min(6, len(w))) if w[i].lower in JUDGING), None)
    if comma is None or noun is None or noun > comma:
        return None
    context = tuple(replace(x, ground="context") for x in w[comma:])
    whole = replace(clause, words=(*w[:comma], *context), final=True)
    return (whole, *cut(clause, trimmed(w[comma + 1 :])))


def decided(clause: Clause) -> tuple[Clause, ...] | None:
    """State beside "A comes after the union's decision to strike" that the union decided so."""
    w, main = clause.words, clause.main
    if main is None or any(negates(x.lower) for x in w):
        return None
    for i in open_places(w, main.end + 1, len(w) - 2):
        if w[i].lower not in DECIDING or w[i - 1].tag != "POSS" or w[i + 1].tag != "TO":
            continue
        start = phrase_start(w, i - 1)
        who = w[start : i - 1]
        if not has_noun(who) or any(x.text in ",.;:–—" for x in w[i:]):
            continue
        verb = supplied(DECIDING[w[i].lower], "PAST", "inflection", w[i].start)
        verb = tuple(replace(x, end=w[i].end) for x in verb)
        whole = replace(clause, final=True)
        return (whole, *cut(clause, (*who, *verb, *w[i + 1 :]), sure=UNSURE["decided"]))
    return None


def with_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of ", with A doing B" that ends a clause."""
    w, main = clause.words, clause.main
    if main is None or main.form == "modal":
        return None  # "It would pay half, with the town paying the rest"
    for at in open_places(w, main.end, len(w) - 3):
        if w[at].lower != "with":
            continue
        verb = next((i for i in open_places(w, at + 2, len(w) - 1) if _turns(clause, i)), None)
        if verb is None or (w[at - 1].text != "," and w[verb].lower != "being"):
            continue
        who, rest = w[at + 1 : verb], w[verb:]
        if any(x.tag == "CONJ" or x.text == "," for x in rest):
            return None  # what else is joined or goes on behind it is not sure
        if any(g.opener is not None and g.end <= at for g in clause.groups):
            return None  # "One idea is that it melts, with lakes forming"
        if any(x.tag == "TO" for x in who) or w[verb].lower in _TOLD_OF:
            continue  # "with a bill to close it left", "with a book called so"
        if not is_phrase(who) or not has_noun(who) or any(x.text == "," for x in who):
            continue
        said = _turned(who, rest, tense_of(w, main))
        return cut(clause, trimmed(w[:at]), said) if said else None
    return None


_TOLD_OF = frozenset({"called", "named", "titled", "entitled", "compared", "dubbed"})


def _turned(who: Sequence[Word], told: Sequence[Word], tense: Tense) -> tuple[Word, ...]:
    """Say "A doing B" as "A does B", in which A's own words stand; nothing when unsure."""
    said = verbalised(who, trimmed(told), tense)
    return () if said is None else (*(replace(x, ground=None) for x in said[: len(who)]),
                                    *said[len(who) :])  # fmt: skip


def _turns(clause: Clause, i: int) -> bool:
    """Whether a participle stands behind a noun, where it tells what that does."""
    w = clause.words
    before = w[i - 2] if w[i - 1].tag == "ADV" else w[i - 1]
    return (w[i].tag in ("ING", "PAST") or w[i].lower == "being") and before.tag in (
        "NOUN",
        "NAME",
        "NUM",
    )


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
