"""Word classes that only the rest of a sentence settles, such as a verb behind "that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.dictionary import (
    is_past_only,
    is_plural,
    is_third_person,
    lemmas,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import BE, CALENDAR, HAVE, SAME_IN_PAST
from claimgraph.reading.lang.en.tokens import FINITE, Tag
from claimgraph.reading.lang.en.verb_groups import OBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.lists import (
    aside_before,
    listed_verb,
    resumed,
    second_verb,
    series,
)
from claimgraph.reading.statements.phrases import IN_TITLES, SPANS, is_year
from claimgraph.reading.statements.words import NOMINAL, SOME, Word

_ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as", "than"})
_CALLED = frozenset({"known", "described", "regarded", "seen", "named", "dubbed"})
_AS_WHAT = frozenset({"work", "serve", "act", "train"})
"""Verbs that "as a" follows with what somebody is or was."""
_DOING = frozenset({"do", "does", "did", "done", "doing"})
_AS_PARTICIPLES = frozenset({"run", "come", "become", "overrun", "overcome"})
_PAST_ALIKE = SAME_IN_PAST | _AS_PARTICIPLES


def retagged(words: Sequence[Word]) -> list[Word]:
    """Return words with the verb of a relative clause found where it was taken for a noun.

    A word right behind "who" or "that" that ends as a verb does is one.
    """
    found = list(words)
    for i in _in_dated_titles(words) if any(w.text == "(" for w in words) else ():
        found[i] = replace(words[i], tag="NAME")
    words = list(found)
    if words and words[0].tag == "PAST" and _describes_doer(words):
        found[0] = replace(words[0], tag="ADJ")
    tags = {w.tag for w in words}
    if tags & {"REL", "SUB"}:
        for i, word in enumerate(words[:-1]):
            if word.tag in ("REL", "SUB") and _leads_with_verb(words, i):
                found[i + 1] = replace(words[i + 1], tag="VERB")
    for i, word in enumerate(words[:-1]):
        if word.tag in _SETTLED and word.lower not in _UNSETTLED:
            continue
        such = words[i + 1].lower == "such" and [x.lower for x in words[i + 2 : i + 3]] == ["as"]
        if such and is_plural(word.lower):
            found[i] = replace(word, tag="NOUN")  # "films and plays such as"
            continue
        if word.tag in _OPEN or word.lower in _OPEN_WORDS:
            tag = _by_neighbours(words, i)
        else:
            told = word.tag == "NOUN" and i > 1 and word.text.islower()
            tag = _verb_or_noun(words, i) if told else None
        if tag is not None and tag != word.tag:
            opens = not i and tag == "ADV"  # "First built in 1909, it fell"
            found[i] = replace(word, tag=tag, text=word.lower if opens else word.text)
    if "," not in [w.text for w in found]:
        return found
    at = resumed(found)
    for i in [at] if at else series(found):
        found[i] = replace(found[i], tag="VERB")
    return found


def _in_dated_titles(w: Sequence[Word]) -> Iterator[int]:
    """Yield what is taken for a word of a clause and is one of a title, by its capitals and a year
    in brackets behind it: "Dead Men Tell No Tales (2017)"."""
    for end in range(2, len(w) - 2):
        if w[end].text != "(" or not is_year(w[end + 1]) or w[end + 2].text != ")":
            continue
        at = end - 1
        while at > 0 and (w[at].text[0].isupper() or w[at].lower in IN_TITLES):
            capital = w[at].text[0].isupper() or w[at].tag == "AUX"  # "She's Gone (1999)"
            if w[at].tag in _IN_CLAUSES and capital and not w[at].held:
                yield at
            at -= 1


_IN_CLAUSES = FINITE | {"SUB", "PRON", "REL", "ING", "TO"}


def _describes_doer(w: Sequence[Word]) -> bool:
    """Whether a participle that opens a sentence describes who does it: "Retired teacher Ann Lund,
    born in Orr, won"."""
    end = next((i for i, x in enumerate(w) if i and x.tag not in ("NOUN", "ADJ", "NAME")), len(w))
    if w[1:2] == [] or w[1].tag not in ("NOUN", "ADJ") or w[end - 1].tag != "NAME":
        return False
    commas = [i for i in range(end, len(w) - 1) if w[i].text == "," and not w[i].held]
    return commas[:1] == [end] and any(w[i + 1].tag in FINITE for i in commas[1:])


_OPENS_SUBJECT = NOMINAL | {"DET", "POSS"}
_BEHIND_VERBS = frozenset({"DET", "POSS", "PREP", "ADV", "NUM", "PRON"})
_DOERS = frozenset({"NOUN", "PRON", "NUM", "DET"})
_MOSTLY = 0.8
"""How often a word must be a verb to be one although it was taken for a noun."""
_SETTLED = frozenset(
    {"NAME", "MARK", "QUOTE", "PREP", "PAST", "AUX", "POSS", "CONJ", "NOT", "REL", "EX"}
)
"""Classes that neighbours do not change."""
_UNSETTLED = word_list("en/statements.txt", "unsettled")
"""Words that they may, whatever class they have."""
_OPEN = frozenset({"SUB", "ADJ", "ADV", "ING", "VERB", "MODAL", "TO"})
_OPEN_WORDS = _UNSETTLED | SOME | {"former", "latter", "this", "these", "those", "that", "one"}
"""Classes and words that a rule of ``_by_neighbours`` is for; of others only nouns may be verbs."""


def _by_neighbours(w: Sequence[Word], i: int) -> Tag | None:
    """Return the class that the words beside a word leave it; None where they leave it open."""
    word, after = w[i], w[i + 1]
    if word.lower == "whose":
        return "REL"
    if word.lower == "yet" and i:
        return None if w[i - 1].text in ",;" else "ADV"  # "has not yet voted"
    if word.lower in ("so", "far") and "far" in (word.lower, after.lower):
        so = word.lower == "so" or w[i - 1].lower == "so"
        return "ADV" if so and w[i - 1].tag in ("AUX", "ADV", "SUB") else None  # "has so far sold"
    if word.lower == "long" and after.tag == "PAST" and i:
        return "ADV" if w[i - 1].text == "," or w[i - 1].tag in ("AUX", "NAME") else None
    if word.lower == "close" and after.lower == "to":
        return "ADJ" if after.tag == "PREP" else None
    if word.lower == "since" and i and w[i - 1].lower in HAVE:
        return "ADV" if after.tag in ("PAST", "ADV") or after.lower == "been" else None
    if word.lower == "first" and after.tag == "PAST":
        return "ADV" if not i or w[i - 1].tag in ("PRON", "NAME") else None
    if word.lower == "best" and after.tag == "PAST" and i:
        return "ADV" if w[i - 1].tag in ("AUX", "MARK", "CONJ") else None  # "is best known for"
    if word.tag == "DET" and word.lower in ("this", "these", "those"):
        told = after.tag == "PAST" and any(x.tag in _BEHIND_VERBS for x in w[i + 2 : i + 3])
        return "PRON" if told or after.tag in ("VERB", "AUX", "MODAL") else None
    if word.tag == "DET" and word.lower == "that" and i and after.tag == "NOUN":
        return "SUB" if is_plural(after.lower) else None  # "and that ferries are cheap"
    if word.tag == "SUB":
        return _unless_subordinating(w, i)
    if word.lower in SOME and word.tag in ("ADJ", "DET", "NUM", "ADV"):
        opens = not i or w[i - 1].tag in ("CONJ", "SUB") or w[i - 1].text in ",;"
        return "PRON" if opens and after.tag in FINITE else None
    if word.tag == "ADJ" and i and w[i - 1].tag == "DET" and word.text[0].isupper():
        related = after.text == "," and i + 2 < len(w) and w[i + 2].tag == "REL"
        return "NOUN" if related or after.tag in FINITE else None  # "the Dane, who", "the Dane won"
    if word.lower in ("former", "latter") and i and w[i - 1].lower == "the":
        return "NOUN" if after.tag in FINITE else None
    if word.tag in ("ADJ", "ADV") and i and w[i - 1].lower in ("a", "one") and after.lower == "of":
        return "NOUN"  # "a third of pupils"
    if word.tag == "ING" and not i and after.tag in ("MODAL", "AUX"):
        return "NOUN"  # "Fasting can cause"
    if word.lower == "thanks" and i and w[i - 1].text == "," and word.tag == "VERB":
        return "NOUN" if "to" in (after.lower, *(x.lower for x in w[i + 2 : i + 3])) else None
    if word.tag == "ADJ" and i == 0 and word.text[0].isupper():
        told = after.tag in ("AUX", "MODAL", "VERB") or (
            after.text == "," and len(w) > 2 and w[2].lower in ("who", "which")
        )
        return "NAME" if told else None
    exemplified = word.tag == "VERB" and i > 1 and after.lower == "such"
    if exemplified and w[i - 1].tag in ("NOUN", "ADJ", "NAME"):
        return "NOUN"  # "television shows such as"
    if word.lower == "home" and i and w[i - 1].tag in ("PAST", "VERB"):
        return "ADV" if after.tag in ("DET", "POSS", "PREP", "MARK") else None  # "headed home"
    if word.tag == "MODAL" and i:
        return "NOUN" if _is_power(w, i) else None
    counted = _counted(w, i)
    if counted is not None:
        return counted
    if word.tag == "ING" and i and w[i - 1].tag in ("DET", "POSS"):
        return "NOUN" if after.tag in ("MODAL", "AUX") or after.lower == "of" else None
    return _verb_or_noun(w, i) if i > 1 and word.text.islower() else None


def _unless_subordinating(w: Sequence[Word], i: int) -> Tag | None:
    """Return the class of a "so" or "as" that opens no clause; None where it may."""
    word, after = w[i], w[i + 1]
    if word.lower == "that" and not i and after.tag in FINITE:
        return "PRON"  # "That ended in May"
    timed = after.lower in SPANS or after.lower in CALENDAR
    if word.lower == "that" and timed and (w[i - 1].tag != "NOUN" or after.lower in CALENDAR):
        told = i + 2 < len(w) and w[i + 2].tag in FINITE
        return None if told else "DET"  # "beginning that month in Orr"
    if word.lower == "so" and w[i - 1].lower in _DOING:
        return "ADV"  # "its failure to do so made"
    if word.lower == "so":
        leads = after.tag in _OPENS_SUBJECT or after.lower in ("there", "only", "more")
        leads = leads or (after.tag in ("ADJ", "ING") and w[i + 2].tag in ("NOUN", "AUX"))
        return "CONJ" if leads and i and w[i - 1].text == "," else None
    if word.lower in _ALSO_PREPOSITIONS and (
        after.lower in OBJECT_PRONOUNS or _is_object(w, i + 1)
    ):
        return "PREP"  # "named after him and", where no clause begins
    named = word.lower == "as" and i > 1 and w[i - 1].lower in _CALLED
    what = word.lower == "as" and i > 0 and after.lower in ("a", "an")
    named = named or (what and not _AS_WHAT.isdisjoint(lemmas(w[i - 1].lower, "VERB")))
    return "PREP" if named else None


def _is_object(w: Sequence[Word], i: int) -> bool:
    """Whether "her" is no possessive: nothing that it could own follows."""
    ends = i + 1 == len(w) or w[i + 1].tag in ("CONJ", "MARK", "PREP", "AUX", "MODAL")
    return w[i].lower == "her" and ends


def _verb_or_noun(w: Sequence[Word], i: int) -> Tag | None:
    """Return the class of a word inside a sentence that was taken for a noun and is a verb."""
    word, after = w[i], w[i + 1]
    if word.lower in _PAST_ALIKE and word.tag in ("NOUN", "VERB"):
        before = w[i - 2] if w[i - 1].tag in ("ADV", "NOT") else w[i - 1]
        if before.lower in HAVE or (before.lower in BE and after.lower == "by"):
            return "PAST"  # "has twice put off", "is run by"
    if word.tag == "VERB" and word.lower in SAME_IN_PAST and w[i - 1].tag == "CONJ":
        return "PAST" if after.tag == "PREP" and _was_done(w, i) else None  # "was cut and put in"
    if word.tag not in ("NOUN", "ADJ"):
        return None
    if word.tag == "NOUN" and (second_verb(w, i) or listed_verb(w, i)):
        return "VERB"
    if is_past_only(word.lower) and verb_share(word.lower) > _MOSTLY and w[i - 1].tag in _DOERS:
        return "PAST" if after.tag in _BEHIND_VERBS else None  # "and no house fell into it"
    if word.tag == "NOUN" and w[i - 1].lower == "one" and w[i - 2].tag in ("CONJ", "MARK"):
        return "VERB" if is_third_person(word.lower) and after.tag in ("DET", "POSS") else None
    if word.lower in SAME_IN_PAST:
        if w[i - 1].tag == "CONJ" and after.tag in ("DET", "POSS", "PRON"):
            return "PAST"
        if w[i - 1].text == "," and after.lower == "by":
            return "PAST"
        if w[i - 1].text == "," and after.tag in ("DET", "POSS", "NOUN") and aside_before(w, i):
            return "PAST"  # "Lind, who had denied it, set fire to …"
        if w[i - 1].tag == "NAME" and after.tag in ("DET", "POSS", "NAME"):
            return "PAST"  # "as Orr beat Lund"
    return None


def _was_done(w: Sequence[Word], i: int) -> bool:
    """Whether the last verb before a word is passive, so that one joined to it is, too."""
    last = next((k for k in range(i - 1, 0, -1) if w[k].tag in FINITE), 0)
    at = last - 2 if w[last - 1].tag == "ADV" else last - 1
    return w[last].tag == "PAST" and at > 0 and w[at].lower in BE


def _is_power(w: Sequence[Word], i: int) -> bool:
    """Whether "will" or "might" is a noun, as in "a test of human will and skill"."""
    after = w[i + 1]
    if not lemmas(w[i].lower, "NOUN"):
        return False
    if w[i - 1].tag in ("DET", "POSS", "ADJ"):
        return after.tag not in ("VERB", "AUX", "ADV", "NOT")
    joined = after.tag == "CONJ" and i + 2 < len(w) and w[i + 2].tag in ("NOUN", "DET", "ADJ")
    return w[i - 1].tag == "NOUN" and joined


def _counted(w: Sequence[Word], i: int) -> Tag | None:
    """Return the classes of "one to two weeks": two numbers and what joins them."""
    after = w[i + 1]
    if w[i].lower == "one" and w[i].tag == "PRON" and i + 2 < len(w) and w[i + 2].tag == "NUM":
        return "NUM" if after.lower in ("to", "or", "and", "in") else None
    number = i > 0 and (w[i - 1].tag == "NUM" or w[i - 1].lower == "one")
    return "PREP" if w[i].tag == "TO" and number and after.tag == "NUM" else None


def _leads_with_verb(w: Sequence[Word], opener: int) -> bool:
    """Whether the noun behind "who", "which" or "that" is its verb: "who runs the yard".

    A verb behind it shows that it is a subject instead: "the claim that wages fell".
    """
    noun, after = w[opener + 1], w[opener + 2 : opener + 3]
    relative = w[opener].lower in ("who", "which", "that") and opener > 0
    told = bool(after) and after[0].tag in FINITE
    return relative and noun.tag == "NOUN" and is_third_person(noun.lower) and not told
