"""Clauses and verb phrases joined by "and", "but" or a semicolon: each is stated by itself."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.connectives import (
    ADDING,
    ATTRIBUTIVE,
    CONDITIONAL,
    REPORTING,
)
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_participle_only,
    is_past_only,
    lemmas,
    parts_of_speech,
)
from claimgraph.reading.lang.en.verb_groups import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.auxiliaries import shared_words
from claimgraph.reading.statements.phrases import (
    dated,
    infinitive_start,
    is_year,
    opened,
    phrase_start,
    subject,
    without_brackets,
)
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    trimmed,
)

AMOUNTS = word_list("en/statements.txt", "amounts")
_WHENEVER = frozenset({"when", "whenever", "once", "where"})
_PLURAL = frozenset({"are", "were", "have"})
_BOUNDS = word_list("en/statements.txt", "bounds of numbers")
_THINGS = frozenset({"NOUN", "NAME", "ADJ"})
_FINITE = frozenset({"AUX", "MODAL", "VERB"})


def joined_clauses(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A rose, and B fell" in two; both halves have a subject and a finite verb."""
    w, groups = clause.words, clause.groups
    joints = [
        i
        for i in open_places(w, 1, len(w) - 1)
        if _joins(w, i) and not _ends_list(w, i, groups) and _parts(w, i, groups)
    ]
    if not joints:
        return None
    listed = [i for i in joints if w[i - 1].text == "," and w[i].tag == "CONJ"]
    commas = [i for i in open_places(w, 1, max(listed, default=0) - 1) if w[i].text == ","]
    alike = [i for i in commas if _parts(w, i, groups) and _at_once_named(w, i, groups)]
    at = min([*joints, *alike])
    return cut(clause, trimmed(w[:at]), trimmed(w[at + 1 :]))


def _ends_list(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether "and" may bring the last of several things: "tables, boards, and gallery views"."""
    if w[i - 1].text != "," or w[i + 1].tag not in _THINGS:
        return False
    comma = next((k for k in range(i - 2, max(0, i - 7), -1) if w[k].text == ","), None)
    if comma is None or w[comma + 1].tag not in _THINGS:
        return False
    whole = any(x.tag == "CONJ" for x in w[comma:i])  # "reds, greens and blues, and B rose"
    return not whole and not any(comma < g.start < i for g in groups)


def _parts(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether a whole clause stands on either side of a joint."""
    before = [g for g in groups if g.end <= i]
    after = next((g for g in groups if g.start > i and g.opener is None), None)
    if not before or after is None or all(g.opener is not None for g in before):
        return False
    if _leaves_out_be(w, before[-1], after):
        return False
    return _own_subject(w, i, after) and _same_level(w, i, before[-1])


def _leaves_out_be(w: Sequence[Word], last: VerbGroup, after: VerbGroup) -> bool:
    """Whether a participle shares its "was": "two bridges were destroyed and a school damaged"."""
    passive = last.form in ("be", "have") and w[last.head].tag == "PAST"
    return passive and after.form == "past" and after.end == len(w)


def _at_once_named(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether a clause in a list of clauses begins behind a comma: only its subject is between."""
    after = next(g for g in groups if g.start > i and g.opener is None)
    plain = not any(x.text == "," or x.tag == "CONJ" for x in w[i + 1 : after.start])
    return plain and w[i + 1].tag in ("NAME", "DET", "NUM", "POSS")


def _joins(w: Sequence[Word], i: int) -> bool:
    if w[i].text == ";":
        return True
    if w[i].text == ":":
        opens = i + 2 < len(w) and w[i + 1].tag in ("DET", "POSS", "PRON", "NAME")
        verb = next((k for k in range(i + 1, len(w)) if w[k].tag in _FINITE), i)
        plain = verb > i + 1 and not any(x.text in ",;" for x in w[i:verb])
        return opens or (plain and w[i + 1].tag in ("NOUN", "ADJ"))
    if w[i].lower == "so":
        return w[i - 1].text == ","
    return w[i].lower in ADDING and w[i].tag == "CONJ"


def _own_subject(w: Sequence[Word], i: int, group: VerbGroup) -> bool:
    """Whether a clause that begins behind ``i`` has a subject before its verb."""
    end = group.start
    if w[end - 1].lower == "there":
        return True
    while end > i + 1 and w[end - 1].tag in ("ADV", "NOT"):
        end -= 1
    if end > i + 1 and w[end - 1].text == ",":
        end = opened(w, end - 1) or end  # "and the driver, a man of 23, was fined"
        if end <= i + 1:
            return False
    if end > i + 1 and w[end - 1].tag == "EX":
        return True
    if w[end - 1].tag == "CONJ" or any(w[k].text in ";:" for k in range(i + 1, end)):
        return False  # "between 2014 and 2023 and compared": what is joined has no subject
    start = phrase_start(w[i + 1 : end], end - i - 1) + i + 1
    if start >= end or not any(x.tag in NOMINAL for x in w[start:end]):
        return False
    opening = w[i + 1 : start]
    verb = w[group.start]
    base = w[end - 1].tag == "NOUN" and _is_base(verb)
    if (base or verb.lower in _PLURAL) and not plural(w[start:end]):
        listed = bool(opening) and opening[-1].tag == "CONJ"
        if w[i].text == ";" and w[end - 1].tag == "NAME":
            return True  # teams are many: "only Orr have won more"
        return listed and all(x.tag in NOMINAL | {"DET", "CONJ", "MARK"} for x in opening)
    if any(x.tag in ("REL", "CONJ") for x in opening):
        return False
    return not opening or opening[-1].text == "," or _tells_when(opening)


def _is_base(word: Word) -> bool:
    return word.tag == "VERB" and is_base_form(word.lower)


def _tells_when(opening: Sequence[Word]) -> bool:
    """Whether what stands before a subject is an adverb or a time: "by 1900 only the keep"."""
    if all(x.tag in ("ADV", "SUB") or x.lower in _BOUNDS for x in opening):
        return True
    plain = all(x.tag in ("PREP", "DET", "NUM", "ADJ", "NOUN", "ADV") for x in opening)
    return plain and opening[0].tag == "PREP" and dated(opening)


def _ends_relative(w: Sequence[Word], group: VerbGroup, i: int) -> bool:
    """Whether a joint ends a clause in which "that" is a noun: "tasks that need focus, but it"."""
    opener = group.opener or 0
    relative = w[opener].lower == "that" and group.start == opener + 1
    thing = opener > 0 and w[opener - 1].tag in ("NOUN", "PRON")
    listed = any(x.text == "," for x in w[opener : i - 1])
    return relative and thing and not listed and w[i + 1].tag in ("PRON", "DET", "POSS")


def _same_level(w: Sequence[Word], i: int, last: VerbGroup) -> bool:
    """Whether what follows ``i`` stands beside the main clause, not within a part of it."""
    if w[i].text in ";:":
        return True
    comma = w[i - 1].text == ","
    if any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w[:i]):
        return False
    if any(w[k].lower == "with" and w[k - 1].text == "," for k in range(1, i)):
        return False  # ", with two roads closed and a bridge damaged"
    if any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w[i:]) and not comma:
        return False
    if last.opener is not None:
        told = w[last.opener].lower in ("that", "if", "whether", "what", "how")
        return comma and (not told or _ends_relative(w, last, i))
    reports = set(lemmas(w[last.head].lower, "VERB")) & REPORTING
    if reports and last.end < i and not comma:
        return False
    opens = w[i + 1].tag in ("DET", "PRON", "POSS", "NAME", "NUM")
    amount = w[i - 1].lower in AMOUNTS and w[i + 1].lower not in AMOUNTS
    amount = amount or is_year(w[i - 1])  # "closed in 1957 and numbers have risen"
    return comma or opens or (amount and w[i + 1].tag in ("NOUN", "ADJ"))


def joined_verbs(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A rose and fell" in two, with the subject said again."""
    w, groups = clause.words, clause.groups
    if any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w):
        return None
    first = next((g for g in groups if g.opener is None), None)
    found = subject(clause, first) if first else None
    if first is None or found is None:
        return None
    if first.form == "present" and any(x.lower in _WHENEVER for x in w[: found[0]]):
        return None  # "When it rains, the yard floods and …": the second holds only then, too
    frame = infinitive_start(w, first)
    for i in open_places(w, first.end, len(w) - 1):
        if frame and w[i].tag == "CONJ" and w[i].lower in ADDING and w[i + 1].tag == "TO":
            again = borrowed(w[found[0] : frame], "subject")
            return cut(clause, trimmed(w[:i]), (*without_brackets(again), *trimmed(w[i + 1 :])))
        auxiliaries = _second_verb(w, i, groups)
        if auxiliaries is not None:
            start = i + 1
            many = plural(w[found[0] : found[1]])
            if _is_base(w[start]) and not (auxiliaries or many):
                return None  # "Ice and wet cloth (or snow) cool and relax": whose deed is not sure
            again = without_brackets(borrowed(w[found[0] : found[1]], "subject"))
            shared = borrowed(auxiliaries, "auxiliary")
            return cut(clause, trimmed(w[:i]), (*again, *shared, *trimmed(w[start:])))
    return None


def _second_verb(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> Sequence[Word] | None:
    """Return the auxiliaries that a verb behind ``i`` shares; None when there is no such verb."""
    comma = w[i].text == ","
    if not comma and not (w[i].lower in ADDING and w[i].tag == "CONJ"):
        return None
    verb = i + 1
    while verb < len(w) and w[verb].tag in ("ADV", "NOT"):
        verb += 1
    if w[i + 1].lower == "there" or verb >= len(w) or w[verb].held or w[verb].text[0].isupper():
        return None  # a capital begins a title: "All In, Protect the Boss"
    before = [g for g in groups if g.end <= i]
    after = next((g for g in groups if g.start >= verb), None)
    if before and after is not None and _says_more(w, before, i, after, verb):
        return ()
    if not before or before[-1].opener is not None or _in_contact(w, before):
        return None
    last = before[-1]
    if comma and not (after and after.start == verb and _list_goes_on(w, groups, verb)):
        return None
    if _is_adjective(w, verb):
        return None
    if after is not None and after.start == verb:
        return shared_words(w, last, after) if after.opener is None else None
    if (
        w[verb].tag == "PAST"
        and is_participle_only(w[verb].lower)
        and last.form == "be"
        and w[last.head].tag == "PAST"
    ):
        return w[last.start : last.head]  # "was made by Orr and written by Lund"
    if w[verb].tag == "ING" and last.form == "be" and w[last.head].tag == "ING" and not comma:
        if any(x.tag == "ING" for x in w[last.end : i]):
            return None  # "is weighing the aims of fostering growth and keeping peace"
        return w[last.start : last.head]
    if w[verb].tag in ("VERB", "NOUN") and last.form == "modal" and w[last.head].tag == "VERB":
        bare = is_base_form(w[verb].lower)
        object_ = verb + 1 < len(w) and w[verb + 1].tag in ("DET", "POSS", "TO", "PREP", "PRON")
        return w[last.start : last.head] if bare and object_ and _at_once(w, last, i) else None
    return None


def _in_contact(w: Sequence[Word], before: Sequence[VerbGroup]) -> bool:
    """Whether the last verb tells of a noun without "that": "the money he stole and spent"."""
    at = before[-1].start
    pronoun = at > 1 and w[at - 1].tag == "PRON" and w[at - 2].tag in ("NOUN", "NAME")
    return pronoun and len(before) > 1


def _says_more(
    w: Sequence[Word], before: Sequence[VerbGroup], i: int, after: VerbGroup, verb: int
) -> bool:
    """Whether a second verb of saying follows the words said: "asked how …, and found that …"."""
    if w[i - 1].text != "," or after.start != verb or before[-1].opener is None:
        return False
    first = next((g for g in before if g.opener is None), None)
    says = set(lemmas(w[after.head].lower, "VERB")) & REPORTING
    opens = after.end < len(w) and w[after.end].tag in ("SUB", "DET", "POSS", "NAME", "QUOTE")
    return first is not None and bool(says) and opens and after.opener is None


def _is_adjective(w: Sequence[Word], verb: int) -> bool:
    """Whether a participle rather describes a noun: "infection and associated injury"."""
    follows = w[verb + 1].tag if verb + 1 < len(w) else "MARK"
    past = w[verb].tag == "PAST" and not is_past_only(w[verb].lower)
    describes = w[verb].lower in ATTRIBUTIVE or "ADJ" in parts_of_speech(w[verb].lower)
    listed = verb > 1 and w[verb - 2].text == ","  # ", and left school"
    return past and follows in ("NOUN", "ADJ") and describes and not listed


def _at_once(w: Sequence[Word], last: VerbGroup, i: int) -> bool:
    """Whether no infinitive stands between the main verb and ``i``, which might be joined."""
    return not any(w[k].tag in ("TO", "SUB", "REL", "ING") for k in range(last.end, i))


def _list_goes_on(w: Sequence[Word], groups: Sequence[VerbGroup], verb: int) -> bool:
    """Whether a verb behind a comma is followed by another one behind "and"."""
    return any(
        w[g.start - 1].tag == "CONJ" or w[g.start - 1].text == "," for g in groups if g.start > verb
    ) or any(
        x.tag == "CONJ" and y.tag == "PAST" and is_participle_only(y.lower)
        for x, y in zip(w[verb:], w[verb + 1 :], strict=False)
    )
