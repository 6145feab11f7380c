"""Relative clauses between commas: "Lind, who left in May, …" states that Lind left in May."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import is_participle_only, lemmas
from claimgraph.reading.lang.en.lexicon import WHAT_WAS_TOLD
from claimgraph.reading.lang.en.subjects import PERSONAL_PRONOUNS
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list, word_pairs
from claimgraph.reading.statements import antecedents
from claimgraph.reading.statements.adverbial_relatives import (
    THEN,
    behind_preposition,
    counted,
    share_of,
    some_of,
    when,
    where,
)
from claimgraph.reading.statements.antecedents import antecedent, is_person, stands_for_all
from claimgraph.reading.statements.appositions import KIN
from claimgraph.reading.statements.phrases import (
    phrase_start,
    without_brackets,
)
from claimgraph.reading.statements.words import (
    NOMINAL,
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

_OF_ALL = word_list("en/connectives.txt", "behind which is")


def relative_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of a relative clause behind a comma; the main clause goes on without it."""
    clause = antecedents.with_comma(antecedents.without_age(clause))
    w, groups = clause.words, clause.groups
    for comma in open_places(w, 1, len(w) - 2):
        relative = comma + 1
        linked = w[relative].tag == "PREP" or w[relative].lower in THEN
        relative += linked and w[relative + 1].tag == "REL"
        count = counted(w, comma)
        relative = count or relative
        if w[comma].text != "," or w[relative].lower not in _RULES or w[comma - 1].tag == "CONJ":
            continue
        own = next((g for g in groups if g.start > relative), None)
        if own is None or own.opener != relative:
            continue
        if w[relative].tag not in ("REL", "SUB") or w[relative].text[0].isupper():
            continue
        end = _end(w, groups, own, comma)
        inner = range(own.end, end) if end < len(w) else range(0)
        if any(w[k].tag == "REL" and w[k - 1].text == "," for k in inner):
            continue  # a relative clause within a relative clause is cut first
        whole = antecedents.may_resume(w, groups, own, end) or not _keeps_verb(
            w, groups, comma, end
        )
        rule = some_of if count else _RULES[w[relative].lower]
        said = None if whole else rule(w, comma, relative, own, end)
        if said is not None:
            named = end + 1 < len(w) and w[end + 1].tag in ("DET", "POSS", "PRON", "NAME", "NOUN")
            kept = named or _is_open(w, comma)  # "Elected in 1971, when it rose, she"
            resumed = w[end:] if kept else w[end + 1 :]
            rest = (*w[:comma], *resumed) if end < len(w) else w[:comma]
            return cut(clause, trimmed(rest), trimmed(said))
    return None


def _keeps_verb(w: Sequence[Word], groups: Sequence[VerbGroup], comma: int, end: int) -> bool:
    """Whether what a relative clause tells of has its own verb: not "A fell; in B, which rose"."""
    verbs = [g.start for g in groups if g.start < comma or g.start > end]
    for i in range(comma - 1, 0, -1):
        if i in verbs:
            return True
        opens = w[i].tag in ("REL", "SUB") and w[i].lower != "as"
        if w[i].text in ";:" or (opens and any(x.tag in NOMINAL for x in w[i + 1 : comma])):
            return any(g > end for g in verbs)
    return True


def _is_open(w: Sequence[Word], comma: int) -> bool:
    """Whether what a comma opened goes on to a comma: "The hut, seen in Orr,", "Lund, the head of
    Orr,"."""
    opening = next((i for i in range(comma - 1, 0, -1) if w[i].text == ","), 0)
    described = w[opening + 1].tag == "DET" and w[opening - 1].tag == "NAME"
    participle = w[opening + 1].tag in ("PAST", "ING") and w[opening - 1].tag in NOMINAL
    return opening > 0 and (described or participle)


def _end(w: Sequence[Word], groups: Sequence[VerbGroup], own: VerbGroup, comma: int) -> int:
    """Return where a relative clause ends: the comma before the main verb, or the last word."""
    opener = w[phrase_start(w, comma) - 1]
    if opener.tag in ("SUB", "REL") and opener.lower != "as":  # "until 1933, when Orr, who …, left"
        again = (g.start - 1 for g in groups if g.start > own.end and w[g.start - 1].text == ",")
        return next(again, len(w))
    told = next((g for g in groups if g.opener is None and g.end <= comma), None)
    verbs = (i for i in range(comma - 1, -1, -1) if w[i].tag in ("VERB", "PAST", "ING"))
    verb_before = next(verbs, None)
    wanted = () if verb_before is None else _linked(w, verb_before)
    verb = told.end if told else len(w)
    for i in open_places(w, own.end, len(w) - 2) if wanted else ():
        at = i + 1 + (w[i + 1].tag == "CONJ")
        if w[i].text == "," and w[at].lower in wanted:
            return i  # "blames the rates, which fell, on rumours"
    for i in open_places(w, own.end, len(w) - 2) if verb < len(w) else ():
        if any(x.text == "," for x in w[own.end : i]):
            break
        if w[i].text == "," and antecedents.resumes_list(w, groups, i, verb, comma):
            return i  # "need a visa, which is free, and proof of age"
    link = w[phrase_start(w, comma) - 1]
    for i in open_places(w, own.end, len(w) - 3) if link.tag == "PREP" else ():
        at = i + 3 if w[i + 2].tag == "ADV" else i + 2
        if w[i].text == "," and w[i + 1].tag == "CONJ" and w[at].lower == link.lower:
            return i  # "worked with Orr, whose yard was new, and later with Lund"
    before = [g.end for g in groups if g.end <= comma]
    main_before = any(g.opener is None and g.end <= comma for g in groups)
    joined = any(x.tag in ("SUB", "CONJ") for x in w[max(before, default=0) : comma])
    if main_before and joined:  # ", whereas the test, which costs more, was right"
        for i in open_places(w, own.end, len(w) - 2):
            if w[i].text == "," and any(g.start == i + 1 for g in groups):
                return i
    for i in open_places(w, own.end, len(w) - 2) if main_before else ():
        verb = i + 3 if w[i + 2].tag == "ADV" else i + 2
        meant = w[i + 2].tag == "TO" and any(x.tag == "TO" for x in w[:comma])
        resumed = meant or any(g.start == verb for g in groups)
        if w[i].text == "," and w[i + 1].tag == "CONJ" and resumed:
            return i  # "wants to sell Orr, which fell, and to buy", ", who fell, and took the lead"
    for i in open_places(w, own.end, len(w) - 2) if told and told.form == "be" else ():
        if w[i].text == "," and w[i + 1].tag == "CONJ" and is_participle_only(w[i + 2].lower):
            return i  # "are met by Lund, who owns the hut, and driven home"
    for i in open_places(w, own.end, len(w) - 2) if main_before else ():
        if w[i].text == "," and any(g.start == i + 1 and g.form in _RESUMING for g in groups):
            return i  # "they think Orr, which has sued, may pay"
    main = next((g for g in groups if g.opener is None and g.start > own.start
                 and not _is_joined(w, g)), None)  # fmt: skip
    if main_before or main is None:
        return len(w)
    commas = [i for i in open_places(w, own.end, main.start) if w[i].text == ","]
    return commas[-1] if commas else len(w)


_RESUMING = frozenset({"be", "have", "modal", "do"})


def _is_joined(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a verb stands right behind "and": ", which began in May and was put off, ends"."""
    at = group.start - 1
    while at > 0 and w[at].tag in ("ADV", "NOT"):
        at -= 1
    return w[at].tag == "CONJ"


_LINKED = word_pairs("en/statements.txt", "verbs with a preposition")


def _linked(w: Sequence[Word], verb: int) -> Sequence[str]:
    """Return the prepositions that a verb takes behind its object: "blame" takes "on"."""
    found = (_LINKED.get(base) for base in lemmas(w[verb].lower, "VERB"))
    return [link for link in found if link]


def _who(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Say "who left" and "which Oslo bought" of what they refer to."""
    if relative > comma + 1:
        if w[comma + 1].lower in THEN:
            return behind_preposition(w, comma, relative, own, end)
        share = share_of(w, comma, relative, own, end) if w[comma + 1].lower == "of" else None
        return share or where(w, comma, relative, own, end)
    person = w[relative].lower == "who"
    if w[comma - 1].lower in PERSONAL_PRONOUNS or (not person and _tells_why(w, own, end)):
        return None  # "ahead of us, which", "…, which is why it failed"
    between = w[relative + 1 : own.start]
    led = between and (between[0].tag == "PREP" or between[0].lower == "according")
    led = led and between[-1].lower not in SUBJECT_PRONOUNS  # "who in 1990 left"
    if any(x.tag in NOMINAL for x in between) and not led:
        return _object(w, comma, relative, own, end)
    start = phrase_start(w, comma)
    if start and (w[start - 1].tag == "NOT" or w[start - 1].lower in ("than", "instead")):
        return None  # "It was Orr, not Lund, who left"
    opens = not start or w[start - 1].text in ",;:"
    opens = opens or (w[start - 1].tag == "SUB" and w[start - 1].lower != "as")  # "shown as red"
    told = not opens and any(x.tag in FINITE for x in w[:comma])  # there is an event to tell of
    made = w[own.head].lower == "made" and [x.tag for x in w[own.end : own.end + 1]] == ["NOUN"]
    deed = not made and set(lemmas(w[own.head].lower, "VERB")) & WHAT_WAS_TOLD  # "made pumps"
    if told and not person and deed:
        return None
    found = antecedent(w, comma, person, agreement(w, own))
    before = next((x for x, y in pairwise(w) if found and y.start == found[0].start), None)
    if before is not None and before.tag == "ING" and not person:
        return None  # "its streaming service, which"
    said = without_brackets(borrowed(found, "antecedent"))
    return (*said, *w[relative + 1 : end]) if found else None


def _tells_why(w: Sequence[Word], own: VerbGroup, end: int) -> bool:
    """Whether "which" stands for all that was told: "which is why", "which is worth noting"."""
    at = own.end
    while at < end and w[at].tag in ("ADV", "NOT"):
        at += 1
    worth = at + 1 < end and w[at].lower == "worth" and w[at + 1].tag == "ING"
    return own.form == "be" and at < end and (worth or w[at].lower in _OF_ALL)


def _object(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Return "she made the film" of "the film which she made", with the noun as object."""
    follows = w[own.end].tag if own.end < end else "MARK"
    if follows not in ("PREP", "MARK", "NUM", "ADV") or w[own.head].tag not in ("PAST", "VERB"):
        return None
    found = antecedent(w, comma, w[relative].lower == "whom", None)
    if not found or stands_for_all(w[own.head], found):
        return None
    if any(x.tag == "CONJ" for x in w[own.end : end]):
        return None  # "which she made in May and never tried to sell": both lack their object
    return (
        *w[relative + 1 : own.end],
        *without_brackets(borrowed(found, "antecedent")),
        *w[own.end : end],
    )


def _whose(
    w: Sequence[Word], comma: int, relative: int, own: VerbGroup, end: int
) -> Sequence[Word] | None:
    """Return "Orr’s ship sank" of "Orr, whose ship sank"."""
    found = antecedent(w, comma, is_person(w[phrase_start(w, comma) : comma]), None)
    if not found or relative > comma + 1 or own.start == relative + 1:
        return None
    between = w[relative + 2 : own.start]
    many = found[-1].text.endswith("s") and plural(found)
    ending = supplied("’" if many else "’s", "POSS", "inflection", w[relative].start)
    owner = (*without_brackets(borrowed(found, "antecedent")), *ending)
    doer = next((i for i in range(relative + 2, own.start) if w[i].lower in SUBJECT_PRONOUNS), 0)
    if (
        doer
        and w[own.end - 1].tag in ("PAST", "VERB")
        and (own.end == end or w[own.end].tag == "PREP")
    ):  # "whose mill it later shut"
        return (*w[doer : own.end], *owner, *w[relative + 1 : doer], *w[own.end : end])
    if any(x.tag in ("PRON", "DET", "POSS") for x in between):
        return None  # "whose support the town had sought"
    kin = w[relative + 1].lower in KIN and own.end < end  # "whose brother Jon holds the record"
    kin = kin and (own.form == "be" or w[own.end].tag in ("DET", "POSS", "NUM", "NOUN", "NAME"))
    named = (x for k, x in enumerate(between) if x.tag == "NAME" and between[k - 1].tag != "PREP")
    if any(named) and not kin:
        return None  # "whose support Lund had sought"
    return (*owner, *w[relative + 1 : end])


_RULES = {"who": _who, "which": _who, "whom": _who, "whose": _whose, "where": where, "when": when}
