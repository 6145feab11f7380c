"""Words that only name something or tell an aim, whatever their parts are taken for."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import (
    be,
    is_past,
    is_past_only,
    verb_share,
)
from claimgraph.reading.lang.en.tokens import VerbGroup
from claimgraph.reading.statements.phrases import without_brackets
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    supplied,
)

_SELDOM_VERB = 0.15
"""How often a word is a verb that may not be one where all around it has capitals."""


def behind_term(words: Sequence[Word]) -> Sequence[Word]:
    """Return what stands behind a term that it explains: "“Tank”, any box made to hold oil."."""
    first = 3 if len(words) > 3 and words[0].text == "(" and words[2].text == ")" else 0
    if len(words) <= first or words[first].tag != "QUOTE":
        return words
    end = next((i for i, word in enumerate(words) if i > first and word.tag == "QUOTE"), 0)
    explained = [w.text for w in words[end + 1 : end + 2]] == [","]
    explained = explained and [w.tag for w in words[end + 2 : end + 3]] == ["DET"]
    return words[end + 2 :] if explained else words


def only_aims(words: Sequence[Word]) -> bool:
    """Whether words open with "to do" and no sentence follows: "To hear all who wish to speak".

    Nor do those of several who are named above tell anything: "HAVE AGREED as follows".
    """
    if len(words) > 1 and words[0].lower == "have" and is_past(words[1].lower):
        return True
    if words[0].tag != "TO" or len(words) < 2 or words[1].tag != "VERB":
        return False
    groups = Clause(tuple(words)).groups
    ends = {group.end for group in groups if group.opener is not None}
    own = [g for g in groups if g.opener is None and g.start not in ends]
    return all(_may_be_participle(words, g) for g in own)


def _may_be_participle(words: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a past form may tell of the noun before it, as no comma begins a subject of its own:
    "costs related to roads", but not "To cut costs, the board voted for it"."""
    past = group.form == "past" and group.head == group.start
    if not past or is_past_only(words[group.head].lower):
        return False
    comma = max((i for i in range(group.start) if words[i].text == ","), default=-1)
    before = words[comma + 1 : group.start]
    return comma < 0 or not before or any(w.tag in ("PREP", "CONJ", "TO", "ING") for w in before)


def tells_of_clause(words: Sequence[Word], at: int) -> bool:
    """Whether "it" only announces a clause: "It was moved by Orr and seconded by Lund that …"."""
    opens = [w.tag for w in words[at : at + 3]] == ["PRON", "AUX", "PAST"]
    return opens and words[at].lower == "it" and any(w.lower == "that" for w in words[at + 3 :])


def defines(words: Sequence[Word]) -> bool:
    """Whether words tell what a term is to mean: "“Area” shall mean the ports of Orr and Velm"."""
    if not words or words[0].tag != "QUOTE":
        return False
    end = next((i for i, word in enumerate(words) if i and word.tag == "QUOTE"), len(words))
    verbs = [word.lower for word in words[end + 1 : end + 3]]
    return not _MEANING.isdisjoint(verbs[1:] if verbs[:1] == ["shall"] else verbs[:1])


_MEANING = frozenset({"mean", "means", "include", "includes", "refer", "refers"})


def describes_noun(words: Sequence[Word], verb: int, form: str) -> bool:
    """Whether a past form behind a verb in the present only describes a noun: "advises firms,
    recognised unions and registered clubs"; or what looks like a verb is no deed: "was unwise but
    not deliberate"."""
    if form == "be" and words[verb].tag == "VERB" and words[verb - 1].lower == "not":
        return True
    past = words[verb].tag == "PAST" and not is_past_only(words[verb].lower)
    if not past or form != "present" or verb + 1 == len(words):
        return False
    return words[verb + 1].tag in ("NOUN", "ADJ") or words[verb + 1].lower in _ORDINALS


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})


def is_name(words: Sequence[Word]) -> bool:
    """Whether words are a name or title: capitals, and none that is a verb elsewhere, whatever it
    is taken for here: "Calder Recovery Limited", "Peter Orr, Town Clerk"."""
    said = [w for w in words if w.tag not in ("MARK", "PREP", "CONJ", "DET") and not w.held]
    return len(said) > 1 and all(
        w.text[0].isupper() and verb_share(w.lower) < _SELDOM_VERB for w in said
    )


def tells_of_noun(words: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a verb tells of a noun without "that": "a line nobody wants", "the way it works"."""
    if group.start < 3 or [w.tag for w in words[group.start - 2 : group.start]] != ["NOUN", "PRON"]:
        return False
    whole = group.end == len(words) or words[group.end].tag == "TO"
    first = next((word.lower for word in words if word.text[0].isalnum()), "")
    told = first == "the" and words[group.start - 2].lower in ("time", "way", "reason")
    return whole and (told or first in ("a", "an"))


def is_name_or_title(words: Sequence[Word]) -> bool:
    """Whether an item is a name or title, perhaps with brackets behind it."""
    said = [x for x in words if not x.held]
    dated_title = words[-1].text == ")" and any(x.held and x.tag == "NUM" for x in words)
    if dated_title and said and said[0].text[0].isupper():
        verbs = (x for x in said[1:] if x.lower not in ("'s", "’s"))  # "She's Gone (1999)"
        return not any(x.tag in ("AUX", "MODAL") for x in verbs)
    if len(said) == 1 and said[0].tag == "ADJ":
        return False  # "the Danish and Norwegian empires" of "empires: the Danish and Norwegian"
    quoted = any(x.held and x.tag == "QUOTE" for x in words)
    if quoted and len(said) <= 2:
        return True
    capital = bool(said) and (said[-1].tag == "NAME" or said[-1].text[0].isupper())
    plain = all(
        x.tag in ("NAME", "DET", "NOUN", "NUM", "POSS", "ADJ")
        or x.text in ":!&'’"
        or x.lower in ("of", "in", "for", "de")
        for x in said
    )
    return capital and plain and said[0].text[0].isupper() | (said[0].tag in ("DET", "NUM"))


def other_name(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Orr, officially the Kingdom of Orr, is a state" in two: what its name is, and that."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for comma in open_places(w, 1, main.start - 3):
        led = w[comma + 1].lower
        formal = [x.lower for x in w[comma + 1 : comma + 4]] == ["in", "long", "form"]
        if w[comma].text != "," or not (led in _NAMED or formal):
            continue
        end = next((i for i in open_places(w, comma + 3, main.start) if w[i].text == ","), 0)
        who, name = without_brackets(w[:comma]), w[comma + 2 + 2 * formal : end]
        if end != main.start - 1 or not (_is_whole_name(who) and _is_whole_name(name)):
            return None
        verb = be("past" if led in _BEFORE else tense_of(w, main), plural=False)
        said = (*borrowed(who, "antecedent"), *supplied(verb, "AUX", "verb", w[comma].start))
        return cut(clause, (*w[:comma], *w[end + 1 :]), (*said, *w[comma + 1 : end]))
    return None


_BEFORE = frozenset({"formerly", "originally", "previously"})
_NAMED = _BEFORE | {"officially", "formally"}
NAMED = _NAMED | {"long"}
"""Words by which another name may be told: "officially", "in long form"."""
_SMALL = frozenset({"of", "the", "and", "for", "de"})


def _is_whole_name(words: Sequence[Word]) -> bool:
    """Whether words are one name and nothing else: "the Kingdom of Orr"."""
    capital = all(x.text[0].isupper() or x.lower in _SMALL for x in words)
    return bool(words) and capital and words[-1].text[0].isupper() and words[-1].tag != "ADJ"


def both_of_one(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Its capital and largest city is Orr" in two: one is both."""
    w, main = clause.words, clause.main
    if main is None or w[main.start].lower not in ("is", "was") or main.end != main.start + 1:
        return None
    who, told = w[: main.start], w[main.end :]
    joint = next((i for i, x in enumerate(who) if x.lower == "and"), 0)
    plain = all(x.tag in ("DET", "POSS", "ADJ", "NOUN", "NUM", "NAME") for x in who[:joint])
    alike = all(x.tag in ("DET", "POSS", "ADJ", "NOUN") for x in who[joint + 1 :])
    named = bool(told) and all(x.tag == "NAME" for x in told)
    if not joint or not (plain and alike and named) or who[0].tag not in ("DET", "POSS"):
        return None
    owned = max((i + 1 for i, x in enumerate(who[:joint]) if x.tag in ("DET", "POSS")), default=0)
    second = who[joint + 1 :]
    led = () if second[0].tag in ("DET", "POSS") else borrowed(who[:owned], "subject")
    verb = (*borrowed(w[main.start : main.end], "verb"), *borrowed(told, "context"))
    return cut(clause, (*led, *second, *w[main.start :]), (*who[:joint], *verb))
