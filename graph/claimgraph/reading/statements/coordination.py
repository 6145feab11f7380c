"""Clauses and verb phrases joined by "and", "but" or a semicolon: each is stated by itself."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import (
    ADDING,
    CONDITIONAL,
    REPORTING,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.joints import without_not_only
from claimgraph.reading.statements.objects import leaves_out_be, may_describe
from claimgraph.reading.statements.own_subjects import has_own_subject
from claimgraph.reading.statements.phrases import (
    AMOUNTS,
    is_year,
)
from claimgraph.reading.statements.words import (
    NOMINAL,
    Clause,
    Word,
    behind_marker,
    cut,
    is_hedged,
    is_supposed,
    open_places,
    supposes,
    trimmed,
)

_OPENS_CLAUSES = frozenset({"CONJ", "SUB", "REL", "MARK", "TO", "ING"})
_OPENS, _PAIRS = ("CONJ", "SUB", "REL"), ("between", "both")
_CLAUSAL = frozenset({"that", "whether", "because", "if", "who", "which"})
_NAMED = NOMINAL | {"DET", "ADJ"}
_DOERS = SUBJECT_PRONOUNS - {"it"}
"""Pronouns that nothing but the subject of a clause can be."""
_PARTING, _THINGS = (";", "—", "–"), frozenset({"NOUN", "NAME", "ADJ"})


def joined_clauses(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "A rose, and B fell" in two; both halves have a subject and a finite verb."""
    w, groups = clause.words, clause.groups
    if is_hedged(w[:1]):
        return None  # "Perhaps the dam broke and the mill was flooded"
    joints = [
        i
        for i in open_places(w, 1, len(w) - 1)
        if _joins(w, i)
        and not (w[i].text in ":;" and supposes(w))
        and not _ends_list(w, i, groups)
        and _parts(w, i, groups)
    ]
    if not joints:
        return None
    listed = [i for i in joints if w[i].tag == "CONJ" and _last_of_clauses(w, i, groups)]
    where = next((i for i, x in enumerate(w) if x.lower == "where"), len(w))  # "In Orr, where"
    commas = open_places(w, 1, min(where, max(listed, default=1) - 1))
    alike = [i for i in commas if w[i].text == "," and _parts(w, i, groups)]
    at = min([*joints, *(i for i in alike if _at_once_named(w, i, groups))])
    first, second = without_not_only(w[:at], trimmed(w[at + 1 :]))
    return cut(clause, trimmed(first), second)


def _last_of_clauses(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether "and" may bring the last of several clauses: each has a subject right before it."""
    return w[i - 1].text == "," or _at_once_named(w, i, groups)


def _ends_list(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether "and" may bring the last of several things: "tables, boards, and gallery views"."""
    if w[i - 1].text != "," or w[i + 1].tag not in _THINGS:
        return False
    comma = next((k for k in range(i - 2, max(0, i - 7), -1) if w[k].text == ","), None)
    if comma is None or w[comma + 1].tag not in _THINGS | {"PAST"}:
        return False
    whole = any(x.tag == "CONJ" for x in w[comma:i])  # "reds, greens and blues, and B rose"
    return not whole and not any(comma < g.start < i for g in groups)


def _parts(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether a whole clause stands on either side of a joint."""
    if w[i].lower == "and" and _joins_things(w, i):
        return False
    before = [g for g in groups if g.end <= i]
    after = next((g for g in groups if g.start > i and g.opener is None), None)
    if not before or after is None or all(g.opener is not None for g in before):
        return False
    if any(x.lower in _CLAUSAL and x.tag in ("SUB", "REL") for x in w[before[-1].end : i]):
        return False  # "talk that Orr [1] and Lund [2] had resigned": the verb is yet to come
    bare = after.end == len(w) or w[after.end].tag in ("ADJ", "PREP", "MARK")
    last = bare and after.form == "present" and w[i].tag == "CONJ"
    named = last and w[i - 1].tag in ("NAME", "NOUN") and w[after.start - 1].tag == "NAME"
    brands = named and lemmas(w[after.head].lower, "NOUN")  # "under the Orr and Velm brands"
    if brands or leaves_out_be(w, before, after) or _describes_both(w, i, before[-1], after):
        return False
    told = w[i].tag == "CONJ" and [x.tag for x in w[after.end : after.end + 1]] == ["TO"]
    if told and w[i - 1].text != "," and may_describe(w, after):
        return False  # "holds a wall of 1340 and a font thought to be older"
    return has_own_subject(w, i, after, groups) and _same_level(w, i, before[-1], after)


def _joins_things(w: Sequence[Word], i: int) -> bool:
    """Whether "and" surely joins no clauses: what "between" or "both" opens ("between 5% and 6%,
    and"), a dash sets apart ("are late – Orr and Lund were") or one word opens ("as A and B")."""
    opened = (x for x in w[i - 1 :: -1] if x.tag in FINITE or x.tag in _OPENS or x.lower in _PAIRS)
    if next(opened, w[0]).lower in _PAIRS:
        return True  # "a deal between Orr and the board called a pact"
    at = next((k for k in range(i - 1, 0, -1) if w[k].tag not in _NAMED), i)
    apart = w[at].text in ("—", "–", ":", ";")
    named = w[at].tag == "SUB" and all(x.tag == "NAME" for x in (*w[at + 1 : i], w[i + 1]))
    return at < i - 1 and (apart or named)


def _describes_both(w: Sequence[Word], i: int, last: VerbGroup, after: VerbGroup) -> bool:
    """Whether a participle may tell of what is joined: "a dance of Orr and Lund made up of"."""
    named = w[i - 1].tag == "NAME" and all(x.tag == "NAME" for x in w[i + 1 : after.start])
    told = last.form == "be" and w[last.head].tag == "AUX" and w[i - 1].tag in NOMINAL
    object_ = last.end < i and w[last.end].tag in ("DET", "NUM", "POSS", "NAME")
    object_ = object_ or w[last.end].lower in ("of", "on")  # "consists of", "drew on"
    by = w[last.start].tag == "AUX" and "by" in (w[last.end].lower, w[last.end + 1].lower)
    object_ = object_ or by  # "was paid for by"
    listed = w[i - 1].tag in NOMINAL and w[i + 1].lower not in SUBJECT_PRONOUNS
    listed = listed and w[i - 1].text != "," and object_
    joined = w[i].tag == "CONJ" and (named or told or listed)
    return joined and may_describe(w, after)


def _at_once_named(w: Sequence[Word], i: int, groups: Sequence[VerbGroup]) -> bool:
    """Whether a clause in a list of clauses begins behind a comma: only its subject is between."""
    after = next(g for g in groups if g.start > i and g.opener is None)
    plain = not any(x.text == "," or x.tag == "CONJ" for x in w[i + 1 : after.start])
    says = set(lemmas(w[after.head].lower, "VERB")) & REPORTING
    if w[i].text == "," and may_describe(w, after):
        return False  # "fur, a pelt used in hats, and by May it"
    if says and (after.end == len(w) or w[after.end].text == "," or w[after.end].tag == "CONJ"):
        return False  # "A fell, a study found, but B rose", "A fell, Orr said [1] and B rose"
    bare = w[i + 1].tag == "NOUN" and w[after.start].tag in ("AUX", "MODAL")
    return plain and (bare or w[i + 1].tag in ("NAME", "DET", "NUM", "POSS", "PRON"))


def _joins(w: Sequence[Word], i: int) -> bool:
    if w[i].text in _PARTING:  # "got 12 names — it needs 15"
        alone = w[i + 1].lower in SUBJECT_PRONOUNS and sum(x.text in _PARTING for x in w) == 1
        return alone or w[i].text == ";"
    if w[i].text == ":":
        if _in_dated_title(w, i):
            return False
        opens = i + 2 < len(w) and w[i + 1].tag in ("DET", "POSS", "PRON", "NAME")
        opens = opens or (i + 2 < len(w) and w[i + 1].tag == "NUM" and w[i + 2].tag == "NOUN")
        verb = next((k for k in range(i + 1, len(w)) if w[k].tag in FINITE), i)
        plain = verb > i + 1 and not any(x.text in ",;" for x in w[i:verb])
        return opens or (plain and w[i + 1].tag in ("NOUN", "ADJ"))
    if w[i].lower == "so":
        return w[i - 1].text == ","
    titled = w[i + 1].tag == "PRON" and w[i + 1].text.istitle() and w[i + 1].text != "I"
    return w[i].lower in ADDING and w[i].tag == "CONJ" and not titled  # "in Go and She's Home"


def _in_dated_title(w: Sequence[Word], i: int) -> bool:
    """Whether a colon stands within a title with its year: "in Gull 2: The tide is in (2004)"."""
    end = next((k for k in range(i + 1, len(w) - 1) if w[k].text in ",;("), i)
    named = w[i - 1].text[0].isupper() or w[i - 1].tag == "NUM"
    return named and w[i + 1].text[0].isupper() and w[end].text == "(" and is_year(w[end + 1])


def _opens_plainly(w: Sequence[Word], i: int, at: int, last: VerbGroup) -> bool:
    """Whether a bare noun opens a clause without a comma: "cut back on beef and prices fell"."""
    verb = at
    while verb < len(w) and w[verb].tag in ("NOUN", "ADJ"):
        verb += 1
    if verb == at or verb >= len(w):
        return False
    finite = w[verb].tag in ("AUX", "MODAL") or is_past_only(w[verb].lower)
    told = w[last.end : i]
    whole = not told or any(x.tag in ("PREP", "DET", "POSS") for x in told)
    whole = whole or told[-1].tag in ("ADJ", "ADV")
    return finite and whole and not any(x.tag in _OPENS_CLAUSES for x in (*w[: last.start], *told))


def _ends_relative(w: Sequence[Word], group: VerbGroup, i: int) -> bool:
    """Whether a joint ends a clause in which "that" is a noun: "tasks that need focus, but it"."""
    opener = group.opener or 0
    relative = w[opener].lower == "that" and group.start == opener + 1
    thing = opener > 0 and w[opener - 1].tag in ("NOUN", "PRON")
    listed = any(x.text == "," for x in w[opener : i - 1])
    return relative and thing and not listed and w[i + 1].tag in ("PRON", "DET", "POSS")


def _same_level(w: Sequence[Word], i: int, last: VerbGroup, after: VerbGroup) -> bool:
    """Whether what follows ``i`` stands beside the main clause, not within a part of it."""
    if w[i].text == ":" or w[i].text in _PARTING:
        return True
    comma = w[i - 1].text == ","
    cited = behind_marker(w, i) and not may_describe(w, after)  # "A flooded B [1] and C left D"
    if is_supposed(w[:i]) or (w[0].lower == "without" and is_supposed(w)):
        return False
    beside = any(w[k].lower == "with" and w[k - 1].text == "," for k in range(1, i))
    if beside or (not comma and any(x.lower in CONDITIONAL and x.tag == "SUB" for x in w[i:])):
        return False  # ", with two roads closed and a bridge damaged"
    if last.opener is not None:
        told = w[last.opener].lower in ("that", "if", "whether", "what", "how")
        if told and comma and cited:
            return True  # "no study shows that it works [1], and two trials found harm [2]"
        return comma and (not told or _ends_relative(w, last, i))
    reports = set(lemmas(w[last.head].lower, "VERB")) & REPORTING
    if reports and last.end < i and not comma and w[last.end].tag != "ADJ":  # "confirmed dead"
        return False
    at = i + 1
    if w[at].text == ",":  # "and, at 29, she left"
        at = next((k + 1 for k in range(at + 1, min(at + 8, len(w) - 1)) if w[k].text == ","), at)
    opens = w[at].tag in ("DET", "PRON", "POSS", "NAME", "NUM")
    opens = opens or _opens_plainly(w, i, at, last) or w[at].lower == "there"
    ended = last.end == i and not WITHOUT_OBJECT.isdisjoint(lemmas(w[last.head].lower, "VERB"))
    opens = opens or ended  # "prices rose and only Orr was saved"
    told = w[at].tag in ("PREP", "ADV", "SUB") and w[after.start - 1].lower in _DOERS
    opens = opens or told  # "and in 2011 he married"
    amount = w[i - 1].lower in AMOUNTS and w[i + 1].lower not in AMOUNTS
    amount = amount or is_year(w[i - 1])  # "closed in 1957 and numbers have risen"
    return comma or opens or cited or (amount and w[i + 1].tag in ("NOUN", "ADJ"))
