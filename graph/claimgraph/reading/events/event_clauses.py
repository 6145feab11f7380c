"""The clause of a verb as its statement puts it: who or what is its subject there.

A statement has its subject put in and is cut off from the rest of its sentence already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.lang.en.dictionary import is_past_only, is_plural
from claimgraph.reading.lang.en.lexicon import APPROXIMATORS, CALENDAR, MEASURES, TIMES_OF_DAY
from claimgraph.reading.lang.en.noun_phrases import NOMINAL
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import antecedent, group_start, subject_of
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.en.verb_groups import MOMENTS, TaggedWord, opens_when
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Statement
from claimgraph.reading.temporal.expressions import openings_in, time_expressions

_LONGEST_SUBJECT = 10
BESIDE = word_list("en/events.txt", "circumstances")
"""Prepositions of what happened beside the event, not of who or what takes part."""
_CLAUSAL = frozenset({"after", "before", "since", "until", "as"})
STANDING_IN = frozenset({"that", "which", "whom"})
"""Words that stand for the noun before them."""
OPENS = frozenset({"SUB", "REL"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "POSS", "PREP", "NUM"})
_TELLING = tr.SAYING | tr.ALLEGING | tr.HOPING
_HOUR = regex(r"\d{1,2}[:.]\d\d(?:[ap]m)?")
_REACH = 60
"""Tokens before and behind a verb among which others of its sentence are looked for."""
INNER = frozenset({"of", "than"})
"""Prepositions before which a phrase is not cut."""
_PARTING = frozenset(",:-–—*")
_MARKUP = regex(r"[*_`]+")
_CLOCK = regex(
    r" (?:at|by|around)(?: about| around)? (?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?"
    r"|\d{1,2} ?[ap]\.?m\b\.?)(?: local time| GMT| UTC)?"
    r"|(?: about| some| nearly)? [\w,.-]+ (?:minute|hour|day|week|month|year|decade)s? "
    r"(?:later|earlier|ago|afterwards|before)"
)
"""Hours, and times that are counted from another."""


class Clause(NamedTuple):
    """A verb in the words of its statement: ``text`` is what the tokens have their places in."""

    text: str
    s: Sentence
    verb: int


def clause_of(ctx: EventContext, i: int) -> Clause:
    """Return a verb in the statement that tells it; in its sentence, where none does."""
    statement = ctx.told.at(ctx.tokens[i].start)
    if statement is not None and not _is_whole(ctx.text, statement, ctx.s):
        s, places = ctx.told.sentence(statement, ctx.s)
        verb = places.get(i)
        if verb is None:  # perhaps it stands there in another form: "killed" of "killing"
            forms = set(ctx.s.verb_lemmas(i))
            other = (j for j in range(len(s.tokens)) if forms & set(s.verb_lemmas(j)))
            verb = next(other, None)
        if verb is not None:
            return Clause(statement.text, s, verb)
    return Clause(ctx.text, ctx.s, i)


def _is_whole(text: str, statement: Statement, s: Sentence) -> bool:
    """Whether a statement is all of a sentence, word for word, but for markers at its end."""
    start, said = s.tokens[0].start, statement.text.removesuffix(".")
    ends = start + len(said) == s.tokens[s.end - 1].end
    return ends and text.startswith(said, start)


def subject_words(clause: Clause, verb: int | None = None) -> list[Range]:
    """Return who or what does it in the words of the statement, as tokens; empty where open."""
    s, verb = clause.s, clause.verb if verb is None else verb
    for _ in range(4):
        group = group_start(s, verb)
        over = opener(s, group)
        if over < 0 or s.tag(over) not in FINITE:
            relative = over == group - 1 and (s.tag(over) == "REL" or s.lower(over) == "that")
            found = antecedent(s, over) if relative and over > 0 else None
            who = s.lower(over) == "who"
            found = found if s.lower(over - 1) == "," and not who else _nearest(s, found)
            return [found] if found else _plain(clause, over + 1, group)
        joint = [j for j in range(over, group) if s.tag(j) == "CONJ"]
        if s.lower(group - 1) in (",", ";"):
            verb = over  # "was built in May, burned"
            continue
        if joint and any(s.tag(j) != "ADV" for j in range(joint[-1] + 1, group)):
            return _plain(clause, joint[-1] + 1, group)
        own = subject_of(s, verb)
        if not joint and own and not _TELLING.isdisjoint(s.verb_lemmas(over)):
            return [own]  # "said the plan failed"
        if not joint and s.tag(verb) == "PAST":
            return [own] if own and is_held(s, verb, own) else []
        led = opener(s, group_start(s, over))
        within = led >= 0 and (s.tag(led) == "SUB" or s.lower(led) in _CLAUSAL)
        if within and joint and s.lower(joint[-1] - 1) == ",":
            return []  # "she taught until the school shut in 1933, and emigrated": who did?
        verb = over  # "was tried in May and hanged"
    return []


def opener(s: Sentence, group: int) -> int:
    """Return what opens the clause before a verb: a "that", a stop, or the verb before; else -1.

    A clause that ends before the verb is passed over: "the fire, which gutted the hall, was".
    """
    told: list[int] = []
    for j in range(group - 1, -1, -1):
        if s.tokens[j].text in ";:" and j < group - 1:
            return j
        if s.tag(j) in FINITE and s.tag(j - 1) != "TO" and not is_attribute(s, j, group):
            helps = s.tag(j) in ("AUX", "MODAL")
            if not (helps and s.tag(j + 1) in (*FINITE, "ING", "NOT", "ADV")):
                told.append(j)
        elif _opens(s, j) and (s.lower(j) not in _CLAUSAL or _names_who(s, j + 1)):
            if not told:
                return j
            told.pop()
        elif not told and s.lower(j) in _CLAUSAL and _names_who(s, j + 1):
            return j  # "since a barge hit a pier"
    return told[0] if told else -1


def _names_who(s: Sentence, j: int) -> bool:
    """Whether no time begins here: "before dawn", "after nine minutes"."""
    return s.tag(j) != "NUM" and s.lower(j) not in TIMES_OF_DAY and s.lower(j) not in CALENDAR


def _opens(s: Sentence, j: int) -> bool:
    """Whether a clause begins with a word: "after", "which", the "that" behind a noun."""
    that = s.lower(j) == "that" and s.tag(j - 1) in NOMINAL
    if s.lower(j) in MOMENTS:  # "by the time he left, the mill had shut"
        near = [TaggedWord(t.lower, tag) for t, tag in zip(s.tokens, s.tags, strict=True)]
        return opens_when(near, j)
    doing = s.lower(j) == "while" and s.lower(j + 1).endswith("ing")  # "two men while looking"
    doing = doing and s.tag(j - 1) == "NOUN"
    return (s.tag(j) in OPENS and not doing) or (that and s.tag(j + 1) not in ("NOUN", "ADJ"))


def _nearest(s: Sentence, found: Range | None) -> Range | None:
    """Return the last noun of what a relative clause tells of: "the genome of a bison that"."""
    if found is None or s.tag(found[1] - 1) != "NOUN":
        return found  # "a bug in Orros 3 that"
    for j in range(found[1] - 1, found[0], -1):
        if j + 2 == found[1] and not is_plural(s.lower(j + 1)):
            continue  # "a system for medicine that"
        if s.tag(j) == "PREP" and (s.lower(j) != "of" or s.lower(j + 1) in ("a", "an")):
            return j + 1, found[1]
        if s.lower(j) == "of" and s.tag(j + 1) == "NUM":
            return j + 1, found[1]  # "the families of 61 passengers who"
    return found


def is_attribute(s: Sentence, j: int, group: int) -> bool:
    """Whether a participle belongs to the noun beside it: "two stolen cars", "talks planned for
    May were"."""
    if s.tag(j) != "PAST":
        return False
    before = s.tag(j - 1)
    if before in _BEFORE_NOUN and s.tag(j + 1) in ("NOUN", "ADJ", "NAME", "ING"):
        return True
    joined = any(s.tag(k) in ("CONJ", *OPENS) or s.lower(k) == "," for k in range(j, group))
    told = s.tag(group) in ("AUX", "MODAL") or s.tag(group) in FINITE
    held = before in ("NOUN", "NAME") and s.tag(j + 1) in ("PREP", "TO")
    return held and told and not joined and not is_of_relative(s, j)


def is_of_relative(s: Sentence, i: int) -> bool:
    """Return whether a past form is the verb of "that": "the plan that the board made was dropped".

    So it is where no verb stands before, and one behind it, which the noun has.
    """
    opens = range(i - 2, max(0, i - _LONGEST_SUBJECT), -1)
    over = next((j for j in opens if s.lower(j) in STANDING_IN and s.tag(j - 1) in NOMINAL), None)
    if over is None or any(s.tag(j) in FINITE for j in range(max(0, over - _REACH), i)):
        return False
    behind = (
        j
        for j in range(i + 1, min(s.end, i + _REACH))
        if s.tag(j) in FINITE and s.tag(j - 1) != "TO"
    )
    return sum(_begins_group(s, j) for j in behind) == 1


def _begins_group(s: Sentence, j: int) -> bool:
    if s.tag(j) in ("AUX", "MODAL"):
        return s.tag(j - 1) not in ("AUX", "MODAL")
    return FINITE.isdisjoint((s.tag(j - 1), s.tag(j - 2)))


def is_held(s: Sentence, verb: int, who: Range) -> bool:
    """Whether a participle tells more of a noun that another verb has: "a report sent to Orr"."""
    if is_past_only(s.lower(verb)) or who[1] != verb:
        return False
    by = s.lower(verb + 1) == "by" and s.tag(verb + 2) not in ("NUM", "NOUN", "ADV")
    return by or s.tag(verb + 1) == "PREP"


def _plain(clause: Clause, start: int, group: int) -> list[Range]:
    """Return a subject without what opens its clause, and without insertions."""
    s = clause.s
    start, end = _past_opening(clause, start, group), group
    counted = s.tag(start) == "NUM" and s.lower(start + 1).removesuffix("s") in MEASURES
    start += 3 * (counted and s.tag(start + 2) == "CONJ")  # "after nine minutes and Orr led"
    titled = s.tag(start + 1) == "ADJ" and s.tag(start + 2) == "NAME"  # "Defending champion Orr"
    done_to = s.tag(start + 1) in ("DET", "NUM", "POSS", "ADJ", "ADV") and not titled
    if s.tag(start) == "ING" and done_to:
        return []  # "banning most rallies has closed it"
    for j in range(start, end):
        relative = s.tag(j) == "REL" or (s.lower(j) == "that" and s.tag(j - 1) in NOMINAL)
        aside = s.tokens[j].text in "(–—" or (
            s.lower(j) == "," and (s.lower(group - 1) == "," or s.tag(j + 1) in OPENS)
        )
        if j > start and (relative or aside):
            closed = next((k for k in range(j, end) if s.tokens[k].text == ")"), group)
            if s.tokens[j].text == "(" and s.tag(closed + 1) == "NOUN" and closed + 1 < end:
                return [(start, j), *_plain(clause, closed + 1, group)]  # "the Orr (OR) units"
            end = j
            break
    if end - start > _LONGEST_SUBJECT:
        links = (j for j in range(start + 1, end) if s.tag(j) == "PREP" and s.lower(j) not in INNER)
        end = next(links, end)
    plain = not any(s.tag(j) in ("TO", *FINITE) for j in range(start, end))
    when = (a for a, b in times_in(clause, start, end) if plain and b == end and a > start)
    end = next(when, end)  # "a judge on Friday ordered"
    while end > start and s.tokens[end - 1].text in ",)":
        end -= 1
    return [(start, end)] if start < end else []


def _past_opening(clause: Clause, start: int, group: int) -> int:
    """Return where a clause begins behind words that say when, where or how it is joined."""
    s = clause.s
    beside = s.lower(start if start == 0 else start - 1) in BESIDE
    if start == 0 and _HOUR.fullmatch(s.lower(0)):  # a line of a log: "9:42 a.m. Police close"
        start += 1 + (s.lower(1) in ("a.m.", "p.m.", "am", "pm"))
    opened = start
    while start < group and s.tag(start) in ("ADV", "CONJ", "SUB", "QUOTE", "MARK"):
        if s.lower(start) in APPROXIMATORS or (s.tag(start) == "ADV" and s.tag(start + 1) == "NUM"):
            break  # "nearly 300 people"
        start += 1
    when = [t for t in times_in(clause, start, group) if t[0] <= start]
    start = max([start, *(b for _, b in when)])
    comma = next((j for j in range(start, group - 1) if s.lower(j) == ","), 0)
    if when:
        while start < group and s.tokens[start].text in _PARTING:
            start += 1
        return start
    clause_before = any(s.tag(j) == "SUB" for j in range(opened, start)) and any(
        s.tag(j) in FINITE for j in range(start, comma or start)
    )  # "As sales grew, Orr hired"
    if any(s.lower(j) in MOMENTS and _opens(s, j) for j in range(opened, comma)):
        return comma + 1  # "The moment it fell, fans left"
    named = comma and s.tag(comma - 1) == s.tag(comma + 1) == "NAME"
    if named and beside and any(s.tag(j) == "CONJ" for j in range(comma, group)):
        return group  # "After Lund, Moe and Orr met": who did is open
    if comma and (clause_before or beside or s.tag(start) in ("PREP", "TO", "ING", "PAST")):
        return comma + 1
    own = subject_of(s, group) if s.tag(start) == "PREP" and s.tag(start + 1) != "NUM" else None
    start = own[0] if own and own[0] > start else start
    return start - (own is not None and s.lower(start - 1) in APPROXIMATORS)


def times_in(clause: Clause, first: int, last: int) -> Iterator[Range]:
    """Yield the words from one token to another that say when."""
    opened = openings_in(clause.s) if first < last else ()
    if not opened:
        return
    tokens = clause.s.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    openings = [at for at in opened if start <= at < end]
    for when in time_expressions(clause.text, start, end, openings):
        held = [j for j in range(first, last) if when.start <= tokens[j].start < when.end]
        if held:
            yield held[0], held[-1] + 1


def told_by(ctx: EventContext, i: int) -> str:
    """Return who or what is the subject of a verb, in the words of its statement."""
    clause = clause_of(ctx, i)
    return words_of(clause, subject_words(clause))


def words_of(clause: Clause, ranges: list[Range]) -> str:
    """Return some words of a statement as one string, without hours and marks of emphasis."""
    tokens = clause.s.tokens
    told = " ".join(clause.text[tokens[a].start : tokens[b - 1].end] for a, b in ranges if a < b)
    if "*" in told or "_" in told or "`" in told:
        told = _MARKUP.sub("", told)
    return " ".join(_CLOCK.sub("", told).split())
