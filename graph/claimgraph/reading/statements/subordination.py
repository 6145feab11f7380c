"""Clauses opened by "while", "although", "as", or a second "that": each stated by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.attribution.context import VERBS
from claimgraph.reading.lang.en.dictionary import be, is_third_person, lemmas
from claimgraph.reading.lang.en.lexicon import (
    ADDING,
    CONDITIONAL,
    CONTRASTING,
    REPORTING,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.antecedents import is_person
from claimgraph.reading.statements.objects import may_describe
from claimgraph.reading.statements.phrases import subject
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import (
    NOMINAL,
    UNSURE,
    Clause,
    Word,
    behind_marker,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    trimmed,
)

_TAKING_AS = word_list("en/statements.txt", "verbs with as")
_SETTLING = word_list("en/statements.txt", "settling by what is said")
_EXAMPLES = frozenset({"such", "including", "especially", "particularly", "notably"})
_BOUNDS = frozenset({"more", "fewer", "less"})
"""Words that open a subject with "than": "while more than 40 people left"."""
_CONTENT = frozenset({"that", "if", "whether", "what", "how"})


def leading_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "While A fell, B rose" in two."""
    w = clause.words
    at = 1 if w and w[0].lower == "even" and len(w) > 1 else 0
    if not w or w[at].lower not in CONTRASTING or w[at].tag != "SUB":
        return None
    groups = clause.groups
    own = next((g for g in groups if g.opener == at), None)
    main = next((g for g in groups if g.opener is None), None)
    if own is None and main is not None:
        return _reduced(clause, at, main)
    if own is None or main is None or not _has_subject(w, at, own):
        return None
    commas = (i for i in open_places(w, own.end, main.start) if w[i].text == ",")
    passed = (i for i in commas if w[i + 1].lower not in _EXAMPLES and w[i + 1].tag != "QUOTE")
    comma = next(passed, None)
    if comma is None:
        return None
    verbs = set(lemmas(w[own.head].lower, "VERB"))
    bare = own.end == comma and not verbs & WITHOUT_OBJECT
    out = own.end < comma and all(x.tag == "ADV" for x in w[own.end : comma])
    bare = bare or (out and any(v in VERBS or v == "point" for v in verbs))  # "pointed out"
    used = (lemmas(x.lower, "VERB") for x in w[own.end : comma] if x.tag == "VERB")
    verbs |= {verb for found in used for verb in found}  # "As my aunt used to say"
    if w[at].lower == "as" and (bare or verbs & REPORTING):
        return None  # "As the mayor pointed out, …"
    if any(x.text == "," and y.tag == "CONJ" for x, y in pairwise(w[comma + 1 : main.start])):
        return None  # "As it fell under debt, no orders, and fines, the yard …"
    return cut(clause, trimmed(w[at + 1 : comma]), trimmed(w[comma + 1 :]))


def _reduced(clause: Clause, at: int, main: VerbGroup) -> tuple[Clause, ...] | None:
    """Cut "While mainly a fishing port, Sund has a refinery" in two; "is" is put in."""
    w, found = clause.words, subject(clause, main)
    comma = next((i for i in open_places(w, at, main.start) if w[i].text == ","), None)
    if found is None or comma is None or w[at].lower == "as":
        return None
    told = w[at + 1 : comma]
    if not told or any(x.tag in ("ING", "PAST", "PREP", "TO", "PRON") for x in told[:2]):
        return None
    if told[0].tag == "DET" and w[comma + 1].tag == "DET":  # "While the young, the old and …"
        return None
    who = w[found[0] : found[1]]
    tense = tense_of(w, main)
    word = be("present" if tense == "perfect" else tense, plural=plural(who))
    verb = supplied(word, "AUX", "verb", w[at].start)
    return cut(clause, (*borrowed(who, "subject"), *verb, *told), trimmed(w[comma + 1 :]))


def trailing_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "B rose, while A fell" in two."""
    w, groups = clause.words, clause.groups
    for i in open_places(w, 1, len(w)):
        if w[i].lower not in CONTRASTING or w[i].tag != "SUB":
            continue
        own = next((g for g in groups if g.opener == i), None)
        before = [g for g in groups if g.end <= i]
        if own is None or not before or not _has_subject(w, i, own) or w[i - 1].text in ":;–—":
            continue  # ": although it fell, the wall held" leads a clause in
        if w[i].lower == "as" and _is_phrase_only(w, own):
            continue  # "is seen as a guard sent to help", "as a liar and quizzed him"
        if not _is_plain(w[i + 1 : own.start]):
            continue  # "though less steep than Orr had urged", "though not the skill he claimed"
        if w[i - 1].tag == "ING" and w[i].lower == "while":
            continue  # "reports of lids opening while the pot was hot"
        if w[i - 1].tag in ("SUB", "REL") or _takes_as(w, i, before[-1]):
            continue  # "suggests that while A fell, B rose", "emerged as the firm selling most"
        alone = own.end == len(w) or w[own.end].tag == "MARK"
        verbs = set(lemmas(w[own.head].lower, "VERB"))
        inserted = w[i].lower == "as" and w[i - 1].text == "," and own.end < len(w)
        told = verbs & (REPORTING | _SETTLING) or (inserted and not verbs & WITHOUT_OBJECT)
        if alone and told:
            continue  # ", as the paper reported,", ", as the law requires", ", as Lund has shown,"
        if w[i - 1].text == "," and any(
            w[k].text == ","
            and (w[k + 1].tag in FINITE or is_third_person(w[k + 1].lower))
            and "by" not in [x.lower for x in w[k + 2 : k + 4]]
            for k in range(own.end, len(w) - 1)
        ):
            continue  # "and the last bus, as clerks like to say, leaves at six"
        if w[i - 1].text != "," and _may_go_on(w, own):
            continue  # "wept as it was read and left the court": who left is not sure
        if len(before) > 1 and w[before[-1].start - 1].tag == "CONJ" and before[-1].end == i:
            continue  # "hugged her and wept as it was read": the verbs are parted first
        if before[-1].end == i and before[-1].opener is None and w[i].lower == "as":
            if any(_contrasts(w, k) for k in open_places(w, own.end, len(w))):
                continue
            whole = replace(clause, final=True)
            return (whole, *cut(clause, trimmed(w[i + 1 :])))
        told = _tells_too(w, i, own) or _stated(w, i, before[-1])
        if any(g.opener is None for g in before) and told:
            left = w[: i - 1] if w[i - 1].lower in ("even", "just") else w[:i]
            return cut(clause, trimmed(left), trimmed(w[i + 1 :]))
    return None


def _is_phrase_only(w: Sequence[Word], own: VerbGroup) -> bool:
    """Whether the verb behind "as" is rather a participle, or joined to the main verb."""
    at = own.start - 1
    while w[at].tag in ("ADV", "NOT"):
        at -= 1
    role = w[(own.opener or 0) + 1].lower in ("a", "an", "one", "part")
    return w[at].tag == "CONJ" or (role and may_describe(w, own)) or _names_things(w, own)


def _names_things(w: Sequence[Word], own: VerbGroup) -> bool:
    """Whether a verb is rather a noun: "given as Easter presents", not "as Lund presents proof"."""
    here = w[own.head]
    bare = all(x.tag in ("NAME", "NOUN", "ADJ") for x in w[(own.opener or 0) + 1 : own.start])
    alone = own.end == len(w) or w[own.end].tag in ("MARK", "CONJ")
    acts = set(lemmas(here.lower, "VERB")) & WITHOUT_OBJECT
    thing = here.lower.endswith("s") and bool(lemmas(here.lower, "NOUN")) and not acts
    return own.form == "present" and bare and alone and thing


def _may_go_on(w: Sequence[Word], own: VerbGroup) -> bool:
    """Whether a second verb follows the one of a clause, which may be the main subject's."""
    for i in open_places(w, own.end, len(w) - 1):
        verb = i + 2 if w[i + 1].tag == "ADV" and i + 2 < len(w) else i + 1
        if w[i].tag == "CONJ" and w[verb].tag in FINITE:
            return True
    return False


def _takes_as(w: Sequence[Word], i: int, last: VerbGroup) -> bool:
    """Whether "as" tells what something is taken for: "counts it as the fourth fire seen here"."""
    taken = not _TAKING_AS.isdisjoint(lemmas(w[last.head].lower, "VERB"))
    return taken and w[i].lower == "as" and w[i + 1].tag == "DET"


def _contrasts(w: Sequence[Word], i: int) -> bool:
    """Whether ", although" or such opens a clause here."""
    return w[i].tag == "SUB" and w[i].lower in CONTRASTING and w[i - 1].text == ","


def _is_plain(opening: Sequence[Word]) -> bool:
    """Whether only a subject, or a time and one, stands between an opener and its verb."""
    of_noun = len(opening) > 1 and opening[-1].lower in SUBJECT_PRONOUNS
    of_noun = of_noun and opening[-2].tag in ("NOUN", "NAME")
    led = opening[0].lower in ("also", "not", "probably", "mainly", "mostly")
    compared = any(x.lower == "than" for x in opening) and opening[0].lower not in _BOUNDS
    return not (of_noun or led or compared)


def _has_subject(w: Sequence[Word], opener: int, group: VerbGroup) -> bool:
    between = w[opener + 1 : group.start]
    if [x.lower for x in between] == ["there"]:
        return True
    return any(x.tag in NOMINAL for x in between) or (bool(between) and between[0].tag == "ING")


def _tells_too(w: Sequence[Word], i: int, own: VerbGroup) -> bool:
    """Whether what somebody says is set against what somebody else does: ", while Lind expects"."""
    says = set(lemmas(w[own.head].lower, "VERB")) & REPORTING
    who = w[i + 1 : own.start]
    named = any(x.tag == "NAME" for x in who) or is_person(who)  # "though two clerks argue that"
    bound = any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w[:i])
    return w[i - 1].text == "," and w[i].lower != "as" and bool(says) and named and not bound


def _stated(w: Sequence[Word], i: int, last: VerbGroup) -> bool:
    """Whether a clause is stated beside the main one: not "as high as it was", "if … while"."""
    comma = w[i - 1].text == ","
    if any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w[:i]):
        return False
    content = last.opener is not None and w[last.opener].lower in _CONTENT
    if last.opener is not None and (not comma or (content and not behind_marker(w, i))):
        return False
    if w[i].lower != "as":
        return comma or w[i + 1].tag != "PRON"
    compared = any(x.lower in _COMPARED for x in w[max(0, i - 4) : i])
    compared |= any(x.lower == "same" for x in w[max(0, i - 9) : i])
    return w[i + 1].tag != "PRON" and not compared


_COMPARED = frozenset({"as", "same", "such", "so", "just", "much", "exactly"})


def which_means(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A fell, which means that B rose" in two: the second follows from the first."""
    w, main = clause.words, clause.main
    if main is None or any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w):
        return None
    for i in open_places(w, main.end, len(w) - 4):
        means = w[i].lower == "which" and w[i + 1].lower in ("means", "meant")
        if not means or w[i - 1].text != ",":
            continue
        start = i + 3 if w[i + 2].lower == "that" else i + 2
        return cut(clause, trimmed(w[:i]), trimmed(w[start:]), sure=UNSURE["which_means"])
    return None


def _points(w: Sequence[Word], i: int) -> bool:
    """Whether "that" is what the next clause tells of: "hoped that it rains, but that was rare"."""
    told = w[i + 2].tag in ("AUX", "MODAL")
    return told and (w[i].lower == "but" or w[i - 1].text == ",")


def joined_contents(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "He said that A fell and that B rose" in two, each with who says it."""
    w, groups = clause.words, clause.groups
    thats = [i for i in open_places(w, 1, len(w) - 3)
             if w[i + 1].lower == "that" and w[i + 1].tag == "SUB"
             and w[i].lower != "so" and not _points(w, i)]  # fmt: skip
    last = max((i for i in thats if w[i].lower in ADDING), default=0)
    for i in thats:
        if w[i].lower not in ADDING and not (w[i].text == "," and i < last):
            continue
        before = [g for g in groups if g.end <= i]
        wished = any(x.lower == "be" and y.tag not in ("MODAL", "TO") for y, x in pairwise(w[i:]))
        own = any(g.opener == i + 1 or (g.opener is None and g.start > i + 2) for g in groups)
        quoted = _said_in_quotes(w, i + 2)
        if not before or not (wished or own or quoted):
            continue
        rest = quoted or w[i + 2 :]
        told = before[-1].end
        opened = next((g.opener for g in before if g.opener is not None
                       and w[g.opener].lower == "that"), before[-1].opener)  # fmt: skip
        if opened is not None and w[opened].lower != "that" and before[0].opener is None:
            opened = None  # "she was hurt because it fell and that nobody came"
        if opened is None and told < i and w[told].lower == "that":  # the words said are quoted
            frame = borrowed(w[: told + 1], "context")
            return cut(clause, trimmed(w[:i]), (*frame, *rest))
        if opened is None:
            return cut(clause, trimmed(w[:i]), trimmed(rest))
        if w[opened].lower == "that":
            frame = borrowed(w[: opened + 1], "context")
            return cut(clause, trimmed(w[:i]), (*frame, *rest))
    return None


def _said_in_quotes(w: Sequence[Word], start: int) -> tuple[Word, ...]:
    """Return the words behind "that" where they are all one clause in quotation marks."""
    whole = w[start].tag == "QUOTE" and all(x.held for x in w[start:])
    return tuple(replace(x, held=False) for x in w[start:] if whole and x.tag != "QUOTE")
