"""Subjects and clauses of one tagged sentence: who stands before a verb, where it ends."""

from __future__ import annotations

from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.noun_phrases import (
    NEAR_TIMES,
    NOMINAL,
    is_of_time,
    phrase_before,
)
from claimgraph.reading.lang.en.sentence import Range, Sentence, remembered
from claimgraph.reading.lang.en.tokens import FINITE, has_four_digits
from claimgraph.reading.lang.word_lists import word_list

_MOST_ITEMS = 12
"""How many items of a list are read back at most."""
INFINITIVE_NOUNS = word_list("en/noun_phrases.txt", "nouns with infinitives")
_REACH = 60
"""How many tokens back a subject is looked for."""
_BEFORE_VERB = frozenset({"AUX", "MODAL", "ADV", "NOT"})
PERSONAL_PRONOUNS = word_list("en/noun_phrases.txt", "personal pronouns")
_LOOSE = frozenset({"first", "last", "long", "so", "far", "both", "each"})
"""Words that are adverbs between those of a verb only."""


# -- subjects -------------------------------------------------------------------------------


@remembered
def group_start(s: Sentence, verb: int) -> int:
    """Return where the verb's words begin: auxiliaries, adverbs and negation before it."""
    i = verb
    while i > 0 and (
        s.tag(i - 1) in _BEFORE_VERB or (s.lower(i - 1) in _LOOSE and _is_adverb(s, i - 1))
    ):
        i -= 1
    while i < verb and s.tag(i) == "ADV" and s.tag(i - 1) in ("DET", "MARK"):
        i += 1
    return _before_phrase(s, i) if i == verb and s.tag(i - 1) in ("NOUN", "NUM") else i


def _before_phrase(s: Sentence, i: int) -> int:
    """Return where a verb's words begin that a phrase parts: "has for the first time found".

    Between "was" and its verb only a day stands: "was on Tuesday freed".
    """
    at = i - 1
    while at > i - _WITHIN and s.tag(at) in _IN_PHRASE:
        at -= 1
    if s.tag(at) != "PREP" or s.tag(at - 1) != "AUX":
        return i
    parted = s.lower(at - 1) in _HAVE or is_of_time(s, i - 1)
    return group_start(s, at) if parted else i


_WITHIN = 6
"""Tokens of a phrase that stands between the words of a verb, at most."""
_IN_PHRASE = frozenset({"NOUN", "ADJ", "DET", "NUM", "POSS"})
_HAVE = frozenset({"has", "have", "had"})


def _is_adverb(s: Sentence, i: int) -> bool:
    """Whether "first" or "last" stands between the words of a verb: "was first performed"."""
    if s.lower(i) in ("both", "each", "long"):  # "Lund and Moe both said", "historians long held"
        return s.tag(i - 1) in ("PRON", "NAME", "NOUN")
    if s.lower(i) in ("so", "far"):
        return s.lower(i + 1) == "far" or s.lower(i - 1) == "so"
    return s.tag(i - 1) in ("AUX", "PRON")


@remembered
def subject_of(s: Sentence, verb: int) -> Range | None:
    """Return who does what a verb says: the phrase before it, insertions passed over."""
    end = group_start(s, verb)
    before = end - 1
    while before > 0 and s.tag(before) == "ADV" and s.tag(before - 1) == "MARK":
        before -= 1
    if before < 0:
        return None
    if s.tag(before) == "REL" or (s.lower(before) == "that" and s.tag(before - 1) in NOMINAL):
        return antecedent(s, before)
    if s.tag(before) in ("CONJ",):
        return None
    if s.tokens[before].text in (",", ")", "–", "—", "-", "]"):
        opened = _insertion_start(s, before)
        if opened is None or _own_clause(s, opened + 1, before):
            return None
        opened -= s.lower(opened - 2) == "al"  # "Moe et al. (2019) found"
        named = _named_before(s, phrase_before(s, opened))
        bracketed = s.tokens[before].text in (")", "]")  # "Lund, Moe and Kask (2019) found"
        return _with_items(s, named) if named and bracketed else named
    if end > 2 and s.lower(end - 2) in NEAR_TIMES and is_of_time(s, end - 1):
        end -= 2  # "the court last week ruled"
    found = phrase_before(s, end)
    if found and s.tag(found[0] - 1) == "VERB" and tells_deed(s, found[0] - 2):
        whole = phrase_before(s, found[0] - 2)  # "the decision to drop the case was taken"
        found = (whole[0], end) if whole else found
    return _with_items(s, found) if found else None


_JOINING = frozenset({"and", "or", "nor", "&"})
"""Words that join the items of a subject, as "but" does not."""


def _with_items(s: Sentence, last: Range) -> Range:
    """Return a phrase with those listed before it: "Norway, Sweden and Denmark".

    Of "many parties, including A, B and C" it is the parties.
    """
    joined = any(s.lower(j) in ("and", "or", "&") for j in range(*last))
    if not joined and s.lower(last[0] - 1) not in _JOINING:
        return last
    start = last[0]
    for _ in range(_MOST_ITEMS):
        item = _item_before(s, start)
        if item is None:
            break
        if s.tag(item[0] - 1) == "PREP":
            included = s.lower(item[0] - 1) == "including" and s.lower(item[0] - 2) == ","
            whole = phrase_before(s, item[0] - 2) if included and item[0] > 2 else None
            full = s.tags[start : start + 2] == ["NAME", "NAME"]
            if item[0] == 1 and (s.tag(item[1] - 1) == "NOUN" or full):
                return start, last[1]  # "In a later study, Lund, Moe and Kask", "In Velm, Jo Orr,"
            return whole or last
        start = item[0]
    opens = not start or s.tag(start - 1) == "SUB" or s.tokens[start - 1].text in ";:"
    opens = opens or (start > 1 and s.lower(start - 1) == "," and is_of_time(s, start - 2))
    return (start, last[1]) if opens else last


def _item_before(s: Sentence, start: int) -> Range | None:
    """Return the noun phrase that a comma, an "and" or both part from what begins here."""
    at = start - 1
    at -= s.lower(at) in _JOINING
    at -= s.tokens[at].text == "," if at >= 0 else 0
    if at < 0 or at == start - 1:
        return None
    if s.tokens[at].text == ")":
        opened = _insertion_start(s, at)
        at = opened - 1 if opened else at
    item = phrase_before(s, at + 1)
    timely = item is not None and is_of_time(s, item[1] - 1)
    if timely or item is None or s.tag(item[0]) == "PRON":
        return None
    told = any(s.tag(j) == "PAST" for j in range(*item))
    return None if told else item  # "a barge hit a ferry and 31 sailors drowned"


def _own_clause(s: Sentence, start: int, end: int) -> bool:
    """Whether words between commas are a clause beside this one: ", they heard a shot,"."""
    return s.tag(start) == "PRON" and any(s.tag(j) in FINITE for j in range(start, end))


def _named_before(s: Sentence, phrase: Range | None) -> Range | None:
    """Return who is named before a phrase that tells who that is: "Jo Doe, 54, the mayor"."""
    start = phrase[0] if phrase else 0
    if start > 3 and s.lower(start - 1) in ("of", "from") and s.tokens[start - 2].text == ",":
        return _named_before(s, phrase_before(s, start - 2))  # "Jo Doe, 54, of Orr Lane, said"
    if phrase and start > 1 and s.tokens[start - 1].text == ",":
        named = phrase_before(s, start - 1)
        age = all(s.tag(j) == "NUM" for j in range(*phrase))
        if named and s.tag(named[1] - 1) == "NAME" and (age or s.tag(start) == "DET"):
            return named
    return phrase


def antecedent(s: Sentence, relative: int) -> Range | None:
    """Return what "who" or "which" stands for; a day or year does nothing: "in May, which"."""
    end = relative - (s.lower(relative - 1) == ",")
    dated = has_four_digits(s.lower(end - 1)) or s.lower(end - 1) in CALENDAR
    if dated and end < relative and s.lower(relative) == "which":
        return None
    if end and s.tag(end - 1) == "PREP":
        end -= 1
    return _named_before(s, phrase_before(s, end) if end else None)


def _insertion_start(s: Sentence, closing: int) -> int | None:
    """Return where the insertion closed here begins: ", the mayor," or "(who left)"."""
    mark = s.tokens[closing].text
    opening = {")": "(", "]": "["}.get(mark, mark)
    for i in range(closing - 1, max(-1, closing - 30), -1):
        if s.tokens[i].text == opening and i:
            return i
        if s.tokens[i].text in ";:" and mark not in ")]":
            return None
    return None


def main_subject(s: Sentence, before: int) -> Range | None:
    """Return the subject of the nearest finite verb to the left that is not subordinate."""
    for i in range(before - 1, max(-1, before - _REACH), -1):
        done = s.tag(i) == "PAST" and s.lower(i + 1) == "by"  # "a suit brought by Orr"
        if s.tag(i) in FINITE and not (done and s.tag(i - 1) in ("NOUN", "NAME")):
            found = subject_of(s, i)
            asked = found and s.lower(found[0] - 1) == "not" and s.lower(found[0] - 2) == "or"
            held = (
                found and s.tag(found[0] - 1) in _HOLDING
            )  # "knew Orr was here", "letting Orr go"
            if found and not (asked or held):
                return found
    return None


_HOLDING = frozenset({"SUB", "REL", "VERB", "PAST", "ING"})
"""Classes of words behind which a clause is part of another."""


def tells_deed(s: Sentence, i: int) -> bool:
    """Whether "to do" tells more of the noun before it, or ", if done," when it is so."""
    done = s.tag(i) == "SUB" and s.lower(i - 1) == s.lower(i + 2) == "," and s.tag(i + 1) == "PAST"
    noun = s.lower(i - 1).removesuffix("s") in INFINITIVE_NOUNS
    return done or (s.tag(i) == "TO" and s.tag(i + 1) == "VERB" and noun)
