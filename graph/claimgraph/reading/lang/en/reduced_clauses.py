"""Which verb forms are participles or nouns: "built in 1909" of "The bridge built in 1909 fell"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.lang.en.awaited_verbs import (
    awaits,
    behind_comma,
    closes_aside,
    describes_twice,
    is_awaited,
    resumes_subject,
)
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import (
    BY_THEMSELVES,
    INTRANSITIVE,
    MADE_SOMETHING,
    REPORTING,
    SELDOM_PASSIVE,
    TIME_WORDS,
    TWO_OBJECTS,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, HEADS, Tagged, VerbGroup, counts
from claimgraph.reading.lang.word_lists import word_list

_AFTER_PARTICIPLES = word_list("en/connectives.txt", "after participles")
_TITLED = frozenset({"entitled", "titled", "subtitled"})
_NAMED = frozenset({"called", "named", "nicknamed", "dubbed"})


def without_participles(w: Sequence[Tagged], found: list[VerbGroup]) -> list[VerbGroup]:
    """Leave out what is no finite verb: "built in 1909" of "The bridge built in 1909 fell"."""
    kept: list[VerbGroup] = []
    twice = [n + k for n in range(len(found) - 2) if describes_twice(w, *found[n : n + 3])
             for k in (0, 1)]  # fmt: skip
    for n, group in enumerate(found):
        if n in twice:
            continue
        after = _next(w, found, n)
        noun = group.form == "present" and _is_noun(w, kept, group, after)
        if noun or (group.form == "present" and _titled(w, group, after)):
            continue
        if not (group.form == "past" and _reduced(w, kept, group, after)):
            kept.append(group)
        elif after and group.opener is not None and after.opener is None:
            found[found.index(after)] = replace(after, opener=group.opener)
    return kept


def _next(w: Sequence[Tagged], found: Sequence[VerbGroup], n: int) -> VerbGroup | None:
    """Return the group behind one, a second participle passed over: "led by X and held in May"."""
    after = found[n + 1] if n + 1 < len(found) else None
    later = found[n + 2] if n + 2 < len(found) else None
    if after is not None and after.opener is not None and behind_comma(w, found[n].start):
        main = next((g for g in found[n + 1 :] if g.opener is None), after)
        return main if behind_comma(w, main.start) else after  # ", called after it fell, shut"
    if after is None or later is None or after.form != "past" or found[n].form != "past":
        return after
    aside = found[n].start and w[found[n].start - 1].lower == "," and _follows_link(w, found[n])
    joined = w[after.start - 1].tag == "CONJ" and _follows_link(w, after)
    return later if aside and joined and behind_comma(w, later.start) else after


def _follows_link(w: Sequence[Tagged], group: VerbGroup) -> bool:
    return group.end < len(w) and w[group.end].tag == "PREP"


def _is_noun(
    w: Sequence[Tagged], before: list[VerbGroup], group: VerbGroup, after: VerbGroup | None
) -> bool:
    """Whether a form is rather a noun: a verb of its clause stands before it already."""
    i = group.start
    if not before or w[i - 1].tag not in ("NOUN", "ADJ", "NUM", "NAME"):
        return False
    if resumes_subject(w, before, i):
        return False
    opener = before[-1].opener
    if len(before) == 1 and opener is not None and w[opener].tag == "REL":
        aside = w[opener - 1].lower == "," and after is not None
        if not (aside and after and any(w[k].lower == "," for k in range(i, after.start))):
            return False  # "Staff who work here save time", but "Orr, which makes power tools,"
    reporting = set(lemmas(w[before[-1].head].lower, "VERB")) & REPORTING
    return not reporting and not _parted(w, before[-1].end, i)


def _titled(w: Sequence[Tagged], group: VerbGroup, after: VerbGroup | None) -> bool:
    """Whether a form is the noun of "her films Boy and Girl have won": only names follow it."""
    if after is None or after.opener is not None or after.start == group.end:
        return False
    return all(w[k].tag in ("NAME", "NUM", "CONJ", "MARK", "DET", "PREP", "ADV") for k in
               range(group.end, after.start)) and w[group.end].tag == "NAME"  # fmt: skip


def _reduced(
    w: Sequence[Tagged], before: list[VerbGroup], group: VerbGroup, after: VerbGroup | None
) -> bool:
    """Whether a past form is a participle that describes the noun before it."""
    i = group.start
    if is_past_only(w[i].lower):
        return False
    if not i or (w[0].tag == "ADV" and all(x.tag == "ADV" for x in w[:i])):
        return True  # "First built in 1909, it was"
    if not INTRANSITIVE.isdisjoint(lemmas(w[i].lower, "VERB")):
        return False  # "Revenues plummeted in May, causing a loss that was"
    j = i - 1
    while j > 0 and w[j].tag == "ADV":
        j -= 1
    following = w[i + 1].tag if i + 1 < len(w) else "MARK"
    opened = w[j].tag == "SUB" and w[j].lower != "that"
    if opened or (w[j].lower == "," and not before and _has_agent(w, i)):
        return True  # "while chilled goods rose", "although built in 1909", ", led by a clerk,"
    named = w[i].lower in _NAMED and w[j].tag == "NOUN" and following == "NAME"
    if named and (before or after) and _is_new(w, i):
        return True
    if w[i].lower in _TITLED and w[j].tag == "NOUN" and following not in ("PRON", "MARK"):
        return all(x.tag != "TO" and x.lower != "to" for x in w[i + 1 : i + 5])  # "entitled Tugs"
    if w[j].tag in HEADS and _takes_object(w, i):
        return False  # "The firm closed two mills": a participle has no object
    if resumes_subject(w, before, i) or is_awaited(w, before, following, after):
        return False
    if group.opener is not None and closes_aside(w, group, after):
        return False
    if w[j].tag == "CONJ" and j and w[j - 1].tag == "PAST" and following == "NOUN":
        return not (before and before[-1].end == j)  # "trapped and injured passengers"
    resumes = after is not None and behind_comma(w, after.start)
    told = resumes or (following == "PREP" and _goes_on(w, i))
    if w[j].tag == "CONJ":  # "built in 1910 and later extended, houses", "Built in 1887 and sold"
        return not before and ((told and following in ("PREP", "MARK")) or w[0].tag == "PAST")
    if w[j].tag in ("PRON", "REL") or w[j].lower == "that":
        return False
    follows = w[i + 1].lower if i + 1 < len(w) else ""
    if w[j].tag in ("PREP", "DET", "POSS", "AUX"):
        return w[j].tag != "POSS" or follows != "that"  # not "A friend of Lund's claimed that"
    if not before and after is not None and _in_opening(w, i, after):
        return True
    previous = before[-1] if before else None
    if previous and after is None and _ends_with_phrase(w, previous.end, i):
        return True
    if previous and not _parted(w, previous.end, i):
        reporting = set(lemmas(w[previous.head].lower, "VERB")) & REPORTING
        return follows == "by" or not (reporting and w[j].tag in HEADS)
    if w[j].lower == ",":
        return _reduced_aside(w, before, i, after)
    if follows == "by" and after is not None and _may_be_done(w, i):
        return True
    if after is not None and after.opener is None and behind_comma(w, after.start):
        told = after.form != "past"
        if _in_aside(w, i):  # "The next day, the mill burned in Orr, watched by" opens with a time
            told = told or is_past_only(w[after.head].lower)
            return told or TIME_WORDS.isdisjoint(x.lower for x in w[:i])
        return told and following == "PREP" and not _listed(w[: after.start], i)
    return after is not None and _reduced_before(w, group, after)


def _may_be_done(w: Sequence[Tagged], i: int) -> bool:
    """Whether "by" may bring who did it: not "members voted by nine to four", "rose by 4%"."""
    measured = w[i + 2].tag == "NUM" and w[i].lower in BY_THEMSELVES
    return not measured and SELDOM_PASSIVE.isdisjoint(lemmas(w[i].lower, "VERB"))


def _has_agent(w: Sequence[Tagged], i: int) -> bool:
    """Whether a past form tells what somebody did with a noun: "The men, led by a clerk, won"."""
    by = i + 2 < len(w) and w[i + 1].lower == "by" and w[i + 2].tag in ("DET", "POSS", "NAME")
    return by and (WITHOUT_OBJECT | SELDOM_PASSIVE).isdisjoint(lemmas(w[i].lower, "VERB"))


def _reduced_before(w: Sequence[Tagged], group: VerbGroup, after: VerbGroup) -> bool:
    """Whether a verb that follows at once has the noun as subject: "The mill built here fell"."""
    i, verbs = group.start, lemmas(w[group.start].lower, "VERB")
    if after.opener is not None or _parted(w, group.end, after.start):
        return False
    told = i > 1 and w[i - 2].lower == "that" and w[i - 2].tag == "SUB"  # "that Orr lied is wrong"
    done = after.form == "past" and not is_past_only(w[after.head].lower)
    done = done and not _takes_object(w, after.start)  # "The men worked in a mill built in 1909"
    if (told or done) and not WITHOUT_OBJECT.isdisjoint(verbs):
        return False
    ends = not any(x.tag in FINITE for x in w[after.end :])
    if done and ends and _has_agent(w, after.start):
        return False  # "The shop opened in a hall designed by Lund"
    if after.form != "past" and REPORTING.isdisjoint(verbs):
        return True
    follows = w[i + 1]
    return follows.tag == "PREP" and follows.lower in _AFTER_PARTICIPLES


def _reduced_aside(
    w: Sequence[Tagged], before: list[VerbGroup], i: int, after: VerbGroup | None
) -> bool:
    """Whether a past form behind a comma describes a noun: "The gate, built by Orr, fell"."""
    prepositional = i + 1 < len(w) and w[i + 1].tag == "PREP"
    own = (
        g for n, g in enumerate(before) if g.opener is None and not _goes_on_relative(w, before, n)
    )
    told = next(own, None)
    if told is not None and not prepositional and awaits(w, before[-1]):
        return False
    opening = next((k for k in range(i - 2, 0, -1) if w[k].lower == ","), 0)
    joint = next((k for k in range(opening - 1, 0, -1) if w[k].tag != "ADV"), 0)
    if told is not None and joint and w[joint].tag == "CONJ" and not prepositional:
        return False  # "She left and, after a year, studied law"
    if told is not None:
        is_one = told.form == "be" and w[told.head].tag == "AUX" and prepositional
        return is_one or not _listed(w, i)
    if prepositional and _goes_on(w, i):
        return True
    if opening and _has_object(w, i) and TWO_OBJECTS.isdisjoint(lemmas(w[i].lower, "VERB")):
        return False  # "Lund, hired in May, built a hall, sold it and left"
    resumed = after is not None and after.opener is None and behind_comma(w, after.start)
    return resumed or not any(x.tag in HEADS for x in w[: i - 1])


def _goes_on_relative(w: Sequence[Tagged], groups: Sequence[VerbGroup], n: int) -> bool:
    """Whether "and" joins a verb to one of an aside: "The dam, which was built and sold, fell"."""
    opener = groups[n - 1].opener if n else None
    if opener is None or w[groups[n].start - 1].tag != "CONJ":
        return False
    plain = all(x.lower != "," for x in w[opener : groups[n].start])
    return plain and w[opener].tag == "REL" and w[opener - 1].lower == ","


def _in_aside(w: Sequence[Tagged], i: int) -> bool:
    """Whether a past form stands in a description: "Orrvax, a vaccine sold since May, is and …"."""
    comma = next((k for k in range(i - 1, 0, -1) if w[k].lower == ","), 0)
    opens = comma > 0 and w[comma + 1].tag == "DET" and w[0].tag in ("NAME", "DET", "POSS", "NOUN")
    plain = (*HEADS, "DET", "ADJ", "POSS")
    return opens and all(x.tag in plain or x.lower in ("of", ",") for x in w[:i])


def _is_new(w: Sequence[Tagged], i: int) -> bool:
    """Whether the noun before a word is not told of before: "and an unknown poet called Lind"."""
    k = i - 1
    while k > 0 and w[k].tag in ("NOUN", "ADJ", "ADV"):
        k -= 1
    end = next((n for n in range(i + 1, len(w)) if w[n].tag not in ("NAME", "NOUN")), len(w))
    return w[k].lower in ("a", "an") and (end == len(w) or w[end].tag in ("MARK", "CONJ", "PREP"))


def _ends_with_phrase(w: Sequence[Tagged], start: int, i: int) -> bool:
    """Whether a past form ends words behind "with": "won 53% with 97% of ballots counted"."""
    with_ = next((k for k in range(i - 1, start - 1, -1) if w[k].lower == "with"), 0)
    plain = (*HEADS, "DET", "ADJ", "POSS", "ADV")
    noun = with_ > 0 and all(x.tag in plain or x.lower == "of" for x in w[with_ + 1 : i])
    return noun and (i + 1 == len(w) or w[i + 1].tag == "MARK")


def _in_opening(w: Sequence[Tagged], i: int, after: VerbGroup) -> bool:
    """Whether a past form stands in a phrase before the clause: "In a letter sent home, she"."""
    phrase = w[1:i]
    left = w[0].lower == "with"  # "With five minutes left, …"
    first = ("DET", "POSS", "NUM") if left else ("DET", "POSS")
    opens = w[0].tag == "PREP" and bool(phrase) and phrase[0].tag in first
    plain = all(x.tag in ("NOUN", "ADJ") for x in phrase[1:])
    return opens and plain and any(x.lower == "," for x in w[i : after.start])


def _goes_on(w: Sequence[Tagged], i: int) -> bool:
    """Whether a verb follows a comma later: "The gate, built by Orr and sold to Lund, fell"."""
    verbs = ("VERB", "AUX", "MODAL")
    for k in range(i + 1, min(i + 30, len(w) - 1)):
        if w[k].lower == ";":
            return False
        if w[k].lower == "," and w[k + 1].tag in verbs:
            return True
    return False


def _takes_object(w: Sequence[Tagged], i: int) -> bool:
    """Whether an object follows a past form, and it is not one as in "named a Fellow"."""
    return _has_object(w, i) and MADE_SOMETHING.isdisjoint(lemmas(w[i].lower, "VERB"))


def _has_object(w: Sequence[Tagged], i: int) -> bool:
    return i + 1 < len(w) and (w[i + 1].tag in ("DET", "POSS", "PRON") or counts(w, i + 1))


def _listed(w: Sequence[Tagged], verb: int) -> bool:
    """Whether a verb behind a comma is one of several: "left home, moved to Oslo and wrote"."""
    return any(
        w[k].tag == "CONJ" and k + 1 < len(w) and w[k + 1].tag in ("PAST", "ADV", "AUX")
        for k in range(verb + 1, len(w))
    )


def _parted(w: Sequence[Tagged], start: int, end: int) -> bool:
    """Whether a comma, conjunction or opener parts two verbs."""
    return any(
        w[k].tag in ("CONJ", "SUB", "REL") or w[k].lower in (",", ";", ":", "–", "—")
        for k in range(start, end)
    )
