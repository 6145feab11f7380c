"""The label of an event that a verb tells: its clause as the statement of it puts it, cut short.

The label leaves out what opens the clause, when it was, what follows from it and who says so.
"""

from __future__ import annotations

from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import subject_and_verb
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.event_clauses import (
    BESIDE,
    INNER,
    OPENS,
    Clause,
    clause_of,
    is_attribute,
    is_held,
    is_of_relative,
    opener,
    subject_words,
    times_in,
    told_by,
    words_of,
)
from claimgraph.reading.events.extent import tidy
from claimgraph.reading.lang.en.dictionary import finite, is_past_only, is_plural, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import APPROXIMATORS, MEASURES, ROLES
from claimgraph.reading.lang.en.noun_phrases import NOMINAL, OBJECTS, head_of
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import antecedent, group_start
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

_LONGEST = 16
"""Words that a label has at most, where it can be cut between phrases."""
_ASIDE = word_list("en/events.txt", "asides")
"""Adverbs that say how sure, when or in what order, without which a label says the same."""
_JUST = frozenset({"just", "shortly", "soon", "long", "even", "only", "right", "immediately"})
_LOOSE = frozenset({"there", "only"})
_COUNTS = frozenset({"NUM", "DET"})
_OF_A_DEED = frozenset({"of", "from", "with"})
"""Prepositions with which a doing belongs to the verb: "accused of lying", "banned from work"."""
_STAND_IN = frozenset({"which", "whom"})
_LONGEST_OBJECT = 8
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NUM", "POSS"})
_LEAVING = frozenset({"die", "retire", "resign", "vanish"})
_TURN = " for the first time"
"""Says nothing without since when."""


def label(ctx: EventContext, i: int, opens: int | None) -> tuple[str, str, bool]:
    """Return who or what does it, or "", the words of the deed, and whether it is done to them.

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
    deed = _deed(clause, group, _end(s, verb))
    told = _told(clause, deed, who)
    helped = _shared(ctx.s, i) if group == verb else ""
    told = f"{helped} {told}".strip()
    alone = group == verb and over == verb
    helps = range(group_start(s, verb), verb)
    passive = helped in ("was", "were")
    passive |= s.tag(verb) == "PAST" and any(s.is_be(j) and s.tag(j) == "AUX" for j in helps)
    if alone and s.tag(verb) == "ING":  # "shelled the port, killing two"
        first, _, rest = told.partition(" ")
        told = f"{finite(first.lower(), 'past', plural=False) or first} {rest}"
    elif alone and who and s.tag(verb) == "PAST" and _holds(s, verb, who[0]):
        told = f"{_being(s, who[0])} {told}"  # "relief for a town flooded in May"
        passive = True
    subject = words_of(clause, who)
    return tidy(f"{subject[:1].upper()}{subject[1:]}"), tidy(told).removesuffix(_TURN), passive


def _told(clause: Clause, deed: list[Range], who: list[Range]) -> str:
    """Return the words of a deed, with the object that "whom" before it stands for.

    "A man whom a court freed in May" tells that a court freed a man.
    """
    thing = _object_before(clause, who)
    first = next((n for n, (a, b) in enumerate(deed) if a <= clause.verb < b), None)
    if thing is None or first is None:
        return words_of(clause, deed)
    a, b = deed[first]
    told = words_of(clause, [*deed[:first], (a, clause.verb + 1)])
    rest = words_of(clause, [(clause.verb + 1, b), *deed[first + 1 :]])
    done_to = words_of(clause, [thing])
    if clause.s.tag(thing[0]) != "NAME":
        done_to = f"{done_to[:1].lower()}{done_to[1:]}"
    return f"{told} {done_to} {rest}".strip()


def _object_before(clause: Clause, who: list[Range]) -> Range | None:
    s, verb = clause.s, clause.verb
    over = opener(s, group_start(s, verb))
    beside = over >= 0 and [a for a, _ in who] == [over + 1]
    done = s.tag(verb) == "PAST" and any(s.is_be(j) for j in range(group_start(s, verb), verb))
    if not beside or done or s.tag(verb + 1) in OBJECTS:
        return None
    if s.lower(over) not in _STAND_IN and not (s.lower(over) == "that" and is_of_relative(s, verb)):
        return None
    thing = antecedent(s, over)
    if thing is not None and s.tag(thing[1] - 1) == "NAME":
        links = (j for j in range(thing[1] - 1, thing[0], -1) if s.tag(j) == "PREP")
        thing = next(links, thing[0] - 1) + 1, thing[1]  # "layoffs at Orr, which Lund bought"
    return thing if thing and thing[1] - thing[0] <= _LONGEST_OBJECT else None


def _holds(s: Sentence, verb: int, who: Range) -> bool:
    """Whether a participle tells more of a noun that has another verb."""
    named = s.lower(who[0] - 1) == "," and s.tag(who[1] - 1) == "NAME"  # "Orr won, Lund closed"
    ends = (j for j in range(verb + 1, s.end) if s.lower(j) in (",", ";"))
    if s.lower(verb - 1) == "," and s.tag(next(ends, verb) + 1) in ("AUX", "MODAL"):
        return True  # "Orr, fined in May, has appealed"
    if not is_held(s, verb, who) or is_of_relative(s, verb) or named:
        return False
    if s.lower(verb + 1) == "by":
        return any(s.tag(j) in ("AUX", "MODAL") for j in range(verb + 2, s.end))
    ends = (j for j in range(verb + 1, s.end) if s.tag(j) in ("CONJ", "MARK", *OPENS, *FINITE))
    if s.tag(next(ends, verb)) in ("AUX", "MODAL"):
        return True  # "a man arrested in Orr on Monday was charged"
    over = opener(s, verb)
    return over >= 0 and s.tag(over) in FINITE and over < who[0]


def _being(s: Sentence, who: Range) -> str:
    links = (j for j in range(*who) if s.tag(j) == "PREP")
    head = next(links, who[1]) - 1
    return "were" if is_plural(s.lower(head)) or s.tag(who[0]) == "NUM" else "was"


def _shared(s: Sentence, verb: int) -> str:
    """Return the helping verb that a verb behind "and" shares with the one before: "will cut jobs
    and shut a lab", "was caught in May and hanged"; "" where it has none."""
    over = opener(s, verb) if s.tag(verb - 1) == "CONJ" else -1
    if over < 0 or s.tag(over) not in FINITE:
        return ""
    group = [s.lower(j) for j in range(group_start(s, over), over) if s.tag(j) in ("AUX", "MODAL")]
    if s.tag(verb) == "VERB":
        return group[0] if group and s.tag(group_start(s, over)) == "MODAL" else ""
    forms = set(s.verb_lemmas(verb))
    fell = is_past_only(s.lower(verb)) and not s.lower(verb).endswith("ed")
    alone = fell or s.tag(verb) != "PAST" or s.tag(verb + 1) in OBJECTS
    alone = alone or bool(forms & (tr.MOTION | _LEAVING))
    return group[0] if group[:1] in (["was"], ["were"]) and not alone else ""


def _deed(clause: Clause, group: int, end: int) -> list[Range]:
    """Return the words of a deed without those that say when or how sure."""
    s, verb = clause.s, clause.verb
    left_out = {j for j in range(group, verb) if s.lower(j) in _ASIDE}
    parting = next((j for j in range(verb - 1, group, -1) if s.tag(j) not in _IN_PHRASE), group)
    if s.tag(parting) == "PREP":
        left_out.update(range(parting, verb))  # "has for the first time found"
    for a, b in times_in(clause, verb + 1, end):
        owner = s.lower(b) in ("'s", "’s")  # "Friday's show"
        if not owner and (s.tag(a) in ("PREP", "ADV") or b >= end or s.tag(b) != "NOUN"):
            while s.tag(a) in ("NOUN", "NUM") and (
                (s.tag(a) == "NOUN" and s.tag(a - 1) == "NUM") or s.lower(a - 1) in APPROXIMATORS
            ):
                a -= 1  # "about 9,000 years ago"
            a -= s.lower(a) in APPROXIMATORS and s.lower(a - 1) in ("at", "by")  # "at about 22:00"
            left_out.update(range(a, b))
    kept = [j for j in range(group, end) if j not in left_out]
    while len(kept) > 1 and (s.lower(kept[-1]) in _ASIDE or s.lower(kept[-1]) in _LOOSE):
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
        if s.tag(end) in ("PREP", "TO") and s.lower(end) not in INNER and end > verb + 1:
            cuts.append(end)
        end += 1
    if end < s.end and (s.tag(end) in OPENS or s.lower(end) in BESIDE):
        end -= s.lower(end - 1) in _JUST and end > verb + 1  # "just before the break"
        counted = s.lower(end - 1).removesuffix("s") in MEASURES and s.tag(end - 2) in _COUNTS
        end -= 2 * (counted and s.lower(end) in ("before", "after"))  # "two weeks before"
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
    if word == "after" and j == verb + 1 and "name" in s.verb_lemmas(verb):
        return False  # "was named after Orr"
    if tag in OPENS or s.tokens[j].text in ";:(–—":
        return not _is_range(s, j)
    if word == ",":
        return not _lists(s, j)
    if tag == "CONJ":
        either = j == verb + 1 and s.tag(j + 1) == s.tag(verb)  # "cancelled or delayed"
        return word == "but" or (_begins_verb(s, j + 1) and not (either and word == "or"))
    if tag == "PREP":
        alone = word in _OF_A_DEED and all(s.tag(k) != "PRON" for k in range(j + 2, j + 8))
        doing = s.tag(j + 1) == "ING" and not alone
        return word in BESIDE or doing or (word == "with" and _leaves(s, j))
    if tag in ("AUX", "MODAL"):
        return True
    if tag == "ING":
        if "send" in s.verb_lemmas(verb):
            return False  # "sent shares tumbling"
        if "NOUN" in parts_of_speech(word) and s.tag(j + 1) in ("PREP", "MARK", "CONJ"):
            return False  # "to end funding for clinics"
        noun = ("NOUN", "MARK", "PREP", "ADV") if s.tag(j - 1) == "NOUN" else ("NOUN",)
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
        if s.tag(j) in FINITE or s.tag(j) in OPENS or s.tag(j) in ("ING", "TO"):
            return False
    return False


def _begins_verb(s: Sentence, j: int) -> bool:
    """Whether a verb, or a clause of its own, follows "and"."""
    while s.tag(j) in ("ADV", "NOT"):
        j += 1
    if s.tag(j) in FINITE and not is_attribute(s, j, s.end):
        return True
    for k in range(j, min(j + 14, s.end)):
        if s.tag(k) in FINITE and not is_attribute(s, k, s.end):
            return s.tag(k) in ("AUX", "MODAL") or s.tag(k - 1) in (*NOMINAL, "PRON", "ADV")
        if s.tag(k) in ("SUB", "REL", "TO", "CONJ") or s.lower(k) == ",":
            return False
    return False


def _leaves(s: Sentence, j: int) -> bool:
    """Whether "with" tells how things stood: "with ten minutes left"."""
    near = range(j + 2, min(j + 8, s.end))
    told = (k for k in near if s.tag(k) in ("PAST", "ING") and s.tag(k - 1) in ("NOUN", "NAME"))
    return any(s.tag(k + 1) != "NOUN" for k in told)


def who_says_so(ctx: EventContext, pronoun: Range | None, lead: str) -> str:
    """Return a subject with who says it for "it" or "its" right behind the saying: "Acme said it".

    Whom "the judge said he had robbed" means is open.
    """
    if pronoun is None or ctx.s.lower(pronoun[0]) not in ("it", "its"):
        return lead
    verb = pronoun[0] - 1 - (ctx.s.lower(pronoun[0] - 1) == "that")
    while ctx.of_time(verb) or (ctx.s.tag(verb) == "PREP" and ctx.of_time(verb + 1)):
        verb -= 1  # "said on Tuesday it will close"
    if ctx.s.tag(verb) not in ("PAST", "VERB") or not tr.REPORTING & set(ctx.s.verb_lemmas(verb)):
        return lead
    subject, owner = subject_and_verb(ctx, verb)
    head = ctx.s.lower(head_of(ctx.s, subject)) if subject else ""
    persons = (m for j in range(*subject or (0, 0)) for m in ctx.mentions_at(j))
    if head in ROLES or is_person_noun(head) or any(m.kind == "person" for m in persons):
        return lead  # "a doctor at the clinic said it had"
    sayer = told_by(ctx, owner)
    owned = " ".join(lead.split()[1:])
    mark = "’" if sayer.endswith("s") else "’s"
    return (f"{sayer}{mark} {owned}" if owned else sayer) if sayer else lead
