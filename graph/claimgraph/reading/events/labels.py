"""The label of an event that a verb tells: its clause as the statement of it puts it, cut short.

A statement has its subject put in and is cut off from the rest of its sentence already. Of it the
label takes the clause of the verb, without what opens it, when it was, what follows from it and
who says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.extent import tidy
from claimgraph.reading.lang.en.dictionary import finite, is_past_only, is_plural
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.noun_phrases import NOMINAL
from claimgraph.reading.lang.en.phrases import antecedent, group_start, subject_of
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.temporal.expressions import may_open, time_expressions

_LONGEST = 16
"""Words that a label has at most, where it can be cut between phrases."""
_LONGEST_SUBJECT = 10
_ASIDE = word_list("en/events.txt", "asides")
"""Adverbs that say how sure, when or in what order, without which a label says the same."""
_BESIDE = word_list("en/events.txt", "circumstances")
"""Prepositions of what happened beside the event, not of who or what takes part."""
_JUST = frozenset({"just", "shortly", "soon", "long", "even", "only", "right", "immediately"})
_NEARLY = frozenset({"about", "around", "some", "nearly", "almost", "roughly"})
_HOURS = word_list("en/tagging.txt", "times of day")
_CLAUSAL = frozenset({"after", "before", "since", "until", "as"})
_OPENS = frozenset({"SUB", "REL"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "POSS", "PREP", "NUM"})
_TELLING = tr.SAYING | tr.ALLEGING | tr.HOPING
_TURN = " for the first time"
"""Says nothing without since when."""
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
    if statement is not None:
        s, places = ctx.told.sentence(statement, ctx.s)
        forms = set(ctx.s.verb_lemmas(i))  # perhaps in another form: "killed" of "killing"
        other = (j for j in range(len(s.tokens)) if forms & set(s.verb_lemmas(j)))
        verb = places[i] if i in places else next(other, None)
        if verb is not None:
            return Clause(statement.text, s, verb)
    return Clause(ctx.text, ctx.s, i)


def subject_words(clause: Clause, verb: int | None = None) -> list[Range]:
    """Return who or what does it in the words of the statement, as tokens; empty where open."""
    s, verb = clause.s, clause.verb if verb is None else verb
    for _ in range(4):
        group = group_start(s, verb)
        over = _opener(s, group)
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
        if joint and joint[-1] < group - 1:
            return _plain(clause, joint[-1] + 1, group)
        own = subject_of(s, verb)
        if not joint and own and not _TELLING.isdisjoint(s.verb_lemmas(over)):
            return [own]  # "said the plan failed"
        if not joint and s.tag(verb) == "PAST":
            return [own] if own and _is_passive(s, verb, own) else []
        verb = over  # "was tried in May and hanged"
    return []


def _opener(s: Sentence, group: int) -> int:
    """Return what opens the clause before a verb: a "that", a stop, or the verb before; else -1.

    A clause that ends before the verb is passed over: "the fire, which gutted the hall, was".
    """
    told: list[int] = []
    for j in range(group - 1, -1, -1):
        if s.tokens[j].text in ";:" and j < group - 1:
            return j
        if s.tag(j) in FINITE and s.tag(j - 1) != "TO" and not _is_attribute(s, j, group):
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
    return s.tag(j) != "NUM" and s.lower(j) not in _HOURS and s.lower(j) not in CALENDAR


def _opens(s: Sentence, j: int) -> bool:
    """Whether a clause begins with a word: "after", "which", the "that" behind a noun."""
    that = s.lower(j) == "that" and s.tag(j - 1) in NOMINAL
    return s.tag(j) in _OPENS or (that and s.tag(j + 1) not in ("NOUN", "ADJ"))


def _nearest(s: Sentence, found: Range | None) -> Range | None:
    """Return the last noun of what a relative clause tells of: "the genome of a bison that"."""
    if found is None or s.tag(found[1] - 1) != "NOUN":
        return found  # "a bug in Orros 3 that"
    for j in range(found[1] - 1, found[0], -1):
        if s.tag(j) == "PREP" and (s.lower(j) != "of" or s.lower(j + 1) in ("a", "an")):
            return j + 1, found[1]
    return found


def _is_attribute(s: Sentence, j: int, group: int) -> bool:
    """Whether a participle belongs to the noun beside it: "two stolen cars", "talks planned for
    May were"."""
    if s.tag(j) != "PAST":
        return False
    before = s.tag(j - 1)
    if before in _BEFORE_NOUN and s.tag(j + 1) in ("NOUN", "ADJ", "NAME", "ING"):
        return True
    joined = any(s.tag(k) in ("CONJ", *_OPENS) or s.lower(k) == "," for k in range(j, group))
    told = s.tag(group) in ("AUX", "MODAL") or s.tag(group) in FINITE
    held = before in ("NOUN", "NAME") and s.tag(j + 1) in ("PREP", "TO")
    return held and told and not joined


def _is_passive(s: Sentence, verb: int, who: Range) -> bool:
    """Whether a participle tells more of a noun that another verb has: "a report sent to Orr"."""
    if is_past_only(s.lower(verb)) or who[1] != verb:
        return False
    by = s.lower(verb + 1) == "by" and s.tag(verb + 2) not in ("NUM", "NOUN", "ADV")
    return by or s.tag(verb + 1) == "PREP"


def _plain(clause: Clause, start: int, group: int) -> list[Range]:
    """Return a subject without what opens its clause, and without insertions."""
    s = clause.s
    start = _past_opening(clause, start, group)
    end = group
    for j in range(start, end):
        relative = s.tag(j) == "REL" or (s.lower(j) == "that" and s.tag(j - 1) in NOMINAL)
        aside = s.tokens[j].text in "(–—" or (
            s.lower(j) == "," and (s.lower(group - 1) == "," or s.tag(j + 1) in _OPENS)
        )
        if j > start and (relative or aside):
            end = j
            break
    if end - start > _LONGEST_SUBJECT:
        links = (j for j in range(start + 1, end) if s.tag(j) == "PREP" and s.lower(j) != "of")
        end = next(links, end)
    while end > start and s.tokens[end - 1].text in ",)":
        end -= 1
    return [(start, end)] if start < end else []


def _past_opening(clause: Clause, start: int, group: int) -> int:
    """Return where a clause begins behind words that say when, where or how it is joined."""
    s = clause.s
    beside = s.lower(start if start == 0 else start - 1) in _BESIDE
    while start < group and s.tag(start) in ("ADV", "CONJ", "SUB", "QUOTE", "MARK"):
        if s.tag(start) == "ADV" and s.tag(start + 1) in ("NUM", "DET"):
            break  # "nearly 300 people"
        start += 1
    when = [t for t in _times(clause, start, group) if t[0] <= start]
    start = max([start, *(b for _, b in when)])
    comma = next((j for j in range(start, group - 1) if s.lower(j) == ","), None)
    if when:
        return start + (s.lower(start) == ",")
    if comma is not None and (beside or s.tag(start) in ("PREP", "TO", "ING", "PAST")):
        return comma + 1
    own = subject_of(s, group) if s.tag(start) == "PREP" and s.tag(start + 1) != "NUM" else None
    start = own[0] if own and own[0] > start else start
    return start - (own is not None and s.lower(start - 1) in _NEARLY)


def _times(clause: Clause, first: int, last: int) -> Iterator[Range]:
    """Yield the words from one token to another that say when."""
    s = clause.s
    if first >= last or not (openings := may_open(s.tokens[first:last])):
        return
    starts = [t.start for t in s.tokens]
    for when in time_expressions(clause.text, starts[first], s.tokens[last - 1].end, openings):
        held = [j for j in range(first, last) if when.start <= starts[j] < when.end]
        if held:
            yield held[0], held[-1] + 1


def label(ctx: EventContext, i: int, opens: int | None) -> tuple[str, str]:
    """Return who or what does it, or "", and the words of the deed that a verb tells.

    ``opens`` is the verb that it hangs on: "plans" of "plans to close".
    """
    clause = clause_of(ctx, i)
    s, verb = clause.s, clause.verb
    over = verb
    if opens is not None:
        matrix = clause_of(ctx, opens)
        over = matrix.verb if matrix.s is s and matrix.verb < verb else verb
    who = subject_words(clause, over)
    group = group_start(s, over)
    told = _words(clause, _deed(clause, group, _end(s, verb)))
    if group == verb and s.tag(verb) == "VERB" and s.tag(verb - 1) == "CONJ":
        told = f"{_modal(s, verb)} {told}".strip()  # "will cut jobs and shut a lab"
    alone = group == verb and over == verb
    if alone and s.tag(verb) == "ING":  # "shelled the port, killing two"
        first, _, rest = told.partition(" ")
        told = f"{finite(first.lower(), 'past', plural=False) or first} {rest}"
    elif alone and who and s.tag(verb) == "PAST" and _holds(s, verb, who[0]):
        told = f"{_being(s, who[0])} {told}"  # "relief for a town flooded in May"
    subject = _words(clause, who)
    return tidy(f"{subject[:1].upper()}{subject[1:]}"), tidy(told).removesuffix(_TURN)


def _holds(s: Sentence, verb: int, who: Range) -> bool:
    """Whether a participle tells more of a noun that has another verb."""
    over = _opener(s, verb)
    return over >= 0 and s.tag(over) in FINITE and over < who[0] and _is_passive(s, verb, who)


def _being(s: Sentence, who: Range) -> str:
    links = (j for j in range(*who) if s.tag(j) == "PREP")
    head = next(links, who[1]) - 1
    return "were" if is_plural(s.lower(head)) or s.tag(who[0]) == "NUM" else "was"


def _modal(s: Sentence, verb: int) -> str:
    over = _opener(s, verb)
    group = range(group_start(s, over), over) if over > 0 else range(0)
    return next((s.lower(j) for j in group if s.tag(j) == "MODAL"), "")


def told_by(ctx: EventContext, i: int) -> str:
    """Return who or what is the subject of a verb, in the words of its statement."""
    clause = clause_of(ctx, i)
    return _words(clause, subject_words(clause))


def _words(clause: Clause, ranges: list[Range]) -> str:
    tokens = clause.s.tokens
    told = " ".join(clause.text[tokens[a].start : tokens[b - 1].end] for a, b in ranges if a < b)
    return " ".join(_CLOCK.sub("", _MARKUP.sub("", told)).split())


def _deed(clause: Clause, group: int, end: int) -> list[Range]:
    """Return the words of a deed without those that say when or how sure."""
    s, verb = clause.s, clause.verb
    left_out = {j for j in range(group, verb) if s.lower(j) in _ASIDE}
    for a, b in _times(clause, verb + 1, end):
        owner = s.lower(b) in ("'s", "’s")  # "Friday's show"
        if not owner and (s.tag(a) in ("PREP", "ADV") or b >= end or s.tag(b) != "NOUN"):
            while s.tag(a) in ("NOUN", "NUM") and (
                (s.tag(a) == "NOUN" and s.tag(a - 1) == "NUM") or s.lower(a - 1) in _NEARLY
            ):
                a -= 1  # "about 9,000 years ago"
            a -= s.lower(a) in _NEARLY and s.lower(a - 1) in ("at", "by")  # "at about 22:00"
            left_out.update(range(a, b))
    kept = [j for j in range(group, end) if j not in left_out]
    while len(kept) > 1 and (s.lower(kept[-1]) in _ASIDE or s.lower(kept[-1]) == "there"):
        kept.pop()
    runs: list[Range] = []
    for j in kept:
        if runs and runs[-1][1] == j:
            runs[-1] = runs[-1][0], j + 1
        else:
            runs.append((j, j + 1))
    return runs


def _end(s: Sentence, verb: int) -> int:
    """Return where the clause of a verb ends, and what belongs to it."""
    end = verb + 1
    cuts: list[int] = []
    while end < s.end and not _closes(s, verb, end):
        if s.tag(end) in ("PREP", "TO") and s.lower(end) != "of" and end > verb + 1:
            cuts.append(end)
        end += 1
    if end < s.end and (s.tag(end) in _OPENS or s.lower(end) in _BESIDE):
        end -= s.lower(end - 1) in _JUST and end > verb + 1  # "just before the break"
    name = end
    while s.tag(end) == "PAST" and s.tokens[name - 1].is_capital:
        name -= 1
    if name < end and s.tag(name - 1) == "NOUN" and cuts:
        end = cuts.pop()  # "beat Orr in a state Lund won"
    while end - verb > _LONGEST - 3 and cuts:
        end = min(end, cuts.pop())
    return end


def _closes(s: Sentence, verb: int, j: int) -> bool:
    """Whether a token opens what is no more of the deed told by a verb."""
    tag, word = s.tag(j), s.lower(j)
    if tag in _OPENS or s.tokens[j].text in ";:(–—":
        return not _is_range(s, j)
    if word == ",":
        return not _lists(s, j)
    if tag == "CONJ":
        either = j == verb + 1 and s.tag(j + 1) == s.tag(verb)  # "cancelled or delayed"
        return word == "but" or (_begins_verb(s, j + 1) and not (either and word == "or"))
    if tag == "PREP":
        return word in _BESIDE or s.tag(j + 1) == "ING" or (word == "with" and _leaves(s, j))
    if tag in ("AUX", "MODAL"):
        return True
    if tag == "ING":
        noun = ("NOUN", "MARK", "PREP") if s.tag(j - 1) == "NOUN" else ("NOUN",)
        return s.tag(j - 1) in (*NOMINAL, "PRON") and s.tag(j + 1) not in noun
    if tag == "PAST":
        return s.tag(j - 1) in ("NOUN", "NAME", "PRON") and j > verb + 1
    return tag == "VERB" and s.tag(j - 1) not in ("TO", "ADV", "DET", "ADJ") and j > verb + 2


def _is_range(s: Sentence, j: int) -> bool:
    dash = s.tokens[j].text in "–—" and s.tokens[j - 1].end == s.tokens[j].start
    return dash and s.tag(j + 1) == "NUM"


def _lists(s: Sentence, comma: int) -> bool:
    """Whether a comma stands between things of one list: "a laptop, three phones and cash"."""
    for j in range(comma + 1, min(comma + 16, s.end)):
        if s.tag(j) in ("CONJ",):
            return j > comma + 1 and not _begins_verb(s, j + 1)
        if s.tag(j) in FINITE or s.tag(j) in _OPENS or s.tag(j) in ("ING", "TO"):
            return False
    return False


def _begins_verb(s: Sentence, j: int) -> bool:
    """Whether a verb, or a clause of its own, follows "and"."""
    while s.tag(j) in ("ADV", "NOT"):
        j += 1
    if s.tag(j) in FINITE and not _is_attribute(s, j, s.end):
        return True
    for k in range(j, min(j + 14, s.end)):
        if s.tag(k) in FINITE and not _is_attribute(s, k, s.end):
            return s.tag(k) in ("AUX", "MODAL") or s.tag(k - 1) in (*NOMINAL, "PRON", "ADV")
        if s.tag(k) in ("SUB", "REL", "TO", "CONJ") or s.lower(k) == ",":
            return False
    return False


def _leaves(s: Sentence, j: int) -> bool:
    """Whether "with" tells how things stood: "with ten minutes left"."""
    near = range(j + 2, min(j + 8, s.end))
    told = (k for k in near if s.tag(k) in ("PAST", "ING") and s.tag(k - 1) == "NOUN")
    return any(s.tag(k + 1) != "NOUN" for k in told)
