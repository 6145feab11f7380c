"""The name that a verb gives its event: who or what does it, and the words of the deed."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import extent
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import clause_end, subject_and_verb
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.extent import opens_clause
from claimgraph.reading.events.frames import head_of
from claimgraph.reading.events.labels import place_of, predicate, put_in, told_subject
from claimgraph.reading.events.participles import is_by_somebody, is_passive, is_reduced
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_plural,
    is_third_person,
    parts_of_speech,
)
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import (
    GROUP_HEADS,
    ORGANISATION_HEADS,
    ROLES,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.word_lists import phrase_pairs

FEW = 10
"""Tokens that a subject has at most to go into the name of its event as it stands."""
_PEOPLE = ORGANISATION_HEADS | GROUP_HEADS | tr.PEOPLE

_ONE, _SEVERAL = frozenset({"is", "was", "has"}), frozenset({"are", "were", "have"})
_NUMBERED = _ONE | _SEVERAL
_PASSIVE = frozenset({"was", "were", "been"})
_OWNING = frozenset({"his", "her", "its", "their"})
_BOUNDS = frozenset(phrase_pairs("en/quantities.txt", "bounds before numbers"))


def subject_and_name(
    ctx: EventContext, i: int, subject: Range | None, owner: int, opens: int | None, last: int,
    actors: tuple[str, ...],
) -> tuple[str, str]:  # fmt: skip
    """Return the words for who or what does it, or "", and the name of the event with them."""
    verb = i if opens is None else opens
    group = group_start(ctx.s, verb)
    said = predicate(ctx, group, i, last, shared=owner not in (i, verb))
    shared = opens is None and owner != i
    who = (put_in(ctx, i) if shared else "") or _named_subject(ctx, owner, subject)
    said = _as_passive(ctx, i, subject, said) if opens is None and group == i else said
    impersonal = subject is not None and ctx.s.lower(subject[0]) in ("it", "there", "that")
    if not who and impersonal and opens is not None:
        said = ctx.text[ctx.tokens[i].start : ctx.tokens[last - 1].end]
    nobody = subject is not None and ctx.s.tag(subject[0]) == "PRON"
    own = "" if (nobody and actors) or (subject and is_within(ctx, subject)) else _own(ctx, subject)
    lead = who or ("" if impersonal else own or " and ".join(actors[:2]))
    if (not lead or _is_manner(lead)) and opens is None:
        lead = told_subject(ctx, i, pointing=True)
        lead = "" if _is_manner(lead) else lead
    said += "%" * (last < len(ctx.tokens) and ctx.s.lower(last) == "%")
    return who or ("" if impersonal or nobody else lead), extent.short(f"{lead} {said}")


def _is_manner(lead: str) -> bool:
    """Whether a lead is only an adverb: "Separately, …, sent prices lower"."""
    return " " not in lead and (lead == "long" or parts_of_speech(lead.lower()) == {"ADV"})


def _as_passive(ctx: EventContext, i: int, subject: Range | None, said: str) -> str:
    """Return the words of a participle alone with "was": "an army sent by the king"."""
    if is_past_only(ctx.s.lower(i)):
        return said  # "fell by like amounts"
    by = is_by_somebody(ctx, i) and not is_third_person(ctx.s.lower(i))
    by = by and ctx.s.tag(i + 2) != "NOUN"  # not "voted by mail"
    told = subject is not None and ctx.s.tag(subject[0] - 1) == "PREP" and is_reduced(ctx, i)
    told = told and (ctx.s.tag(i + 1) == "PREP" or i + 1 in ctx.timed)  # "a report sent on Monday"
    if (
        not (by or told)
        or subject is None
        or subject[1] != i
        or not said.startswith(ctx.tokens[i].text)
    ):
        return said
    if head_of(ctx, subject) + 1 != i or ctx.s.tag(subject[0]) == "PRON":
        return said
    head = head_of(ctx, subject)
    several = is_plural(ctx.s.lower(head)) or ctx.s.tag(subject[0]) == "NUM"
    return f"{'were' if several else 'was'} {said}"


def _own(ctx: EventContext, subject: Range | None) -> str:
    """Return the words of a subject without those that say when."""
    first = next((j for j in range(*subject) if j not in ctx.timed), None) if subject else None
    if subject is None or first is None:
        return ""
    if subject[1] - first > FEW:
        return _front(ctx, first, subject[1])
    bounded = ctx.s.tag(first) == "NUM" and ctx.s.lower(first - 1) in _BOUNDS
    first -= bounded and first == subject[0]  # "roughly 4,000 people"
    last = ctx.s.tag(subject[1] - 1), ctx.s.tag(subject[1] - 2)
    if last[0] == "PRON" and last[1] != "PREP" and subject[1] - first > 1:
        return ctx.tokens[subject[1] - 1].text.capitalize()  # "at its peak in the 1830s it"
    return " ".join(ctx.text[ctx.tokens[first].start : ctx.tokens[subject[1] - 1].end].split())


def _front(ctx: EventContext, first: int, end: int) -> str:
    """Return a long subject up to what says whence it is: "A number of locals" of Orr, Bek …"."""
    links = (j for j in range(first, end) if ctx.s.tag(j) == "PREP" and ctx.s.lower(j) != "of")
    last = next(links, end)
    if not first < last <= first + FEW or any(ctx.s.tag(j) == "REL" for j in range(first, last)):
        return ""
    return " ".join(ctx.text[ctx.tokens[first].start : ctx.tokens[last - 1].end].split())


def _whose(ctx: EventContext, subject: Range) -> str:
    """Return what a phrase behind a preposition belongs to, where a clause begins with it."""
    found: Range | None = subject
    for _ in range(3):
        if found is None or ctx.s.tag(found[0] - 1) not in ("PREP", "ING"):
            break
        found = phrase_before(ctx.s, found[0] - 1)
    opens = found is not None and ctx.s.tag(found[0] - 1) in ("MARK", "CONJ", "SUB")
    return _own(ctx, found) if opens and found != subject else ""


def _named_subject(ctx: EventContext, i: int, subject: Range | None) -> str:
    """Return the words for who or what does it, or has it done to it; "" where none says it all.

    A pronoun, "who" and a participle take their subject from the statement of their verb.
    """
    if subject is None or ctx.s.tag(subject[0]) == "PRON":
        return told_subject(ctx, i) or _who_says_so(ctx, subject)
    own, told = _own(ctx, subject), ""
    owned = own.split(" ", 1)[0].lower() in _OWNING
    after = subject[1] + (ctx.s.lower(subject[1]) == ",")
    statement = ctx.told.at(ctx.tokens[i].start) if is_reduced(ctx, i) else None
    if statement is not None and not statement.construction:
        return own  # "blames it on rumours spread online": the clause is of another verb
    if is_within(ctx, subject):
        return told_subject(ctx, i) or _whose(ctx, subject)
    if _is_cut(ctx, subject):
        return told_subject(ctx, i) or own
    if not own or owned or not (after == group_start(ctx.s, i) or ctx.s.tag(after) == "REL"):
        told = told_subject(ctx, i)
    if own and ctx.s.lower(after) == "that" and after + 1 == group_start(ctx.s, i):
        return own  # "the wreck of a ferry that sank"
    if owned and not told and ctx.s.lower(subject[0]) == "its":
        sayer = _who_says_so(ctx, subject)  # "Acme said its sales had dropped"
        told = f"{sayer}’s {own.partition(' ')[2]}" if sayer else ""
    return own if own and not owned and (not told or told.startswith(own)) else told


def _is_cut(ctx: EventContext, subject: Range) -> bool:
    """Whether a subject begins behind what belongs to it: the "C" of "12 °C"."""
    if ctx.s.tag(subject[0] - 1) == "VERB" and ctx.s.tag(subject[0] - 2) == "TO":
        return True  # "a plan to replace the lamp was dropped"
    before = ctx.tokens[subject[0] - 1].text if subject[0] else ","
    joined = before == "." and ctx.tokens[subject[0] - 1].end == ctx.tokens[subject[0]].start
    return ctx.s.tag(subject[0] - 1) == "MARK" and (before in "°/&§#" or joined)


def _who_says_so(ctx: EventContext, pronoun: Range | None) -> str:
    """Return who says it, whom "it" right behind the saying means: "Acme said it would".

    Whom "the judge said he had robbed" means is open.
    """
    if pronoun is None or ctx.s.lower(pronoun[0]) not in ("it", "its"):
        return ""  # "Lund said he": whom that means is open
    verb = pronoun[0] - 1 - (ctx.s.lower(pronoun[0] - 1) == "that")
    while ctx.of_time(verb) or (ctx.s.tag(verb) == "PREP" and ctx.of_time(verb + 1)):
        verb -= 1  # "said on Tuesday it will close"
    reports = ctx.s.tag(verb) in ("PAST", "VERB") and tr.REPORTING & set(ctx.s.verb_lemmas(verb))
    if not reports:
        return ""
    subject, owner = subject_and_verb(ctx, verb)
    head = ctx.s.lower(head_of(ctx, subject)) if subject else ""
    if head in ROLES or is_person_noun(head):
        return ""  # "a doctor at the clinic said it had"
    if subject and any(m.kind == "person" for j in range(*subject) for m in ctx.mentions_at(j)):
        return ""  # "Governor Lund said it could open"
    return _named_subject(ctx, owner, subject) if subject and subject != pronoun else ""


def object_put_in(ctx: EventContext, i: int) -> str:
    """Return the object that the statement of a verb was given: "opened a reserve" of "a reserve,
    which Queen Margaret opened"."""
    statement = ctx.told.at(ctx.tokens[i].start)
    verb = place_of(statement.text, ctx.tokens[i].text) if statement else None
    if statement is None or verb is None:
        return ""
    behind = statement.text[verb[1] :].lstrip()
    return next((one.words for one in statement.inserted if behind.startswith(one.words)), "")


def is_done_to(ctx: EventContext, i: int, name: str) -> bool:
    """Whether a participle is told as a passive: "Moe, arrested in May, was freed"."""
    words = name.lower().split()
    verb = ctx.tokens[i].lower
    at = words.index(verb) if ctx.s.tag(i) == "PAST" and verb in words else 0
    return at > 0 and not _PASSIVE.isdisjoint(words[max(0, at - 2) : at])


def is_no_subject(ctx: EventContext, subject: Range, i: int) -> bool:
    """Return whether words before a verb cannot be its subject.

    "Banning most rallies has closed it"; "it lost a state Orr won" has a clause of its own.
    """
    timely = all(ctx.of_time(j) or ctx.s.tag(j) == "NUM" for j in range(*subject))
    doing = ctx.s.tag(subject[0] - 1) == "ING" and ctx.s.tag(subject[0]) in ("NUM", "DET", "POSS")
    if doing and (subject[0] == 1 or ctx.s.tag(subject[0] - 2) in ("SUB", "MARK")):
        return True  # "that closing 40 libraries will save money"
    joint = subject[0] - 1
    if ctx.s.tag(joint) == "CONJ" and "between" in [
        ctx.s.lower(j) for j in range(joint - 3, joint)
    ]:
        return True  # "services between Malm and Osby were suspended"
    if opens_clause(ctx, *subject) or (timely and ctx.s.lower(subject[1]) == "that"):
        return True
    s, verb = ctx.s, ctx.s.lower(group_start(ctx.s, i))
    if verb not in _NUMBERED or any(s.lower(j) in ("and", "or", "&") for j in range(*subject)):
        return False
    head = head_of(ctx, subject)
    if s.tag(head) != "NOUN" or subject[1] != group_start(s, i):
        return False
    several = is_plural(s.lower(head), tuple(s.lower(j) for j in range(subject[0], head + 1)))
    if verb in _ONE:
        return several and s.lower(head).endswith("s") and s.tag(subject[0] - 1) == "ING"
    people = s.lower(head) in _PEOPLE
    last = s.lower(subject[1] - 1)
    return not (several or people or is_plural(last)) and s.lower(subject[0]) in ("some", "a", "an")


def is_within(ctx: EventContext, subject: Range) -> bool:
    """Return whether a preposition keeps it from being a subject: "fans with flags cheered"."""
    s, before = ctx.s, subject[0] - 1
    if s.tag(before) == "ING" and s.tag(before - 1) in ("NOUN", "NAME"):
        return True  # people fleeing the war gathered
    before -= s.tag(before) == "ING" and s.tag(before - 1) == "PREP"
    if s.tag(before) != "PREP" or before in ctx.named or before in ctx.timed:
        return False
    bound = s.tag(subject[0]) in ("NUM", "PRON") or s.lower(before) in ("than", "about", "around")
    after = subject[1] + (s.lower(subject[1]) == ",")
    relative = s.tag(after) == "REL" or s.lower(after) == "that"
    return not (bound or relative or any(ctx.of_time(j) for j in range(*subject)))


def hangs_loose(name: str, verb: str, named: bool) -> bool:
    """Return whether a name has its verb behind a preposition: "The haze led to created it".

    Or it lacks a subject that the text does name: "sent prices lower".
    """
    held = name.split()
    if (named and held[:1] == [verb]) or held[:2] == ["first", verb]:
        return True
    at = held.index(verb) if verb in held else 0
    before = CLOSED.get(held[at - 1].lower()) if at else None
    return before in ("PREP", "CONJ", "SUB") or (before == "TO" and not is_base_form(verb))


def is_left_open(ctx: EventContext, i: int, last: int, subject: Range | None) -> bool:
    """Return whether a verb lacks its object in its name: "Orr sold" of "the pad that Orr sold"."""
    s = ctx.s
    if last != i + 1 or is_passive(ctx, i) or s.tag(i) != "PAST":
        return False
    if s.tag(last) in ("DET", "NUM", "NAME", "NOUN") and not ctx.of_time(last):
        return True
    if s.tag(last) in ("ADV", "TO") and last not in ctx.timed:
        return WITHOUT_OBJECT.isdisjoint(s.verb_lemmas(i))  # "had scored just once"
    before = subject[0] - 1 if subject and subject[1] == group_start(s, i) else 0
    if s.lower(before) == "which" and s.lower(before - 1) == ",":
        return True  # "a reserve, which the queen opened"
    gap = s.lower(before) in ("that", "which") and s.tag(before - 1) == "NOUN"
    return gap and WITHOUT_OBJECT.isdisjoint(s.verb_lemmas(i))


def holds_now(ctx: EventContext, i: int, told: EventStatus) -> bool:
    """Return whether a passive in the present tells how things are: "is covered in cloth"."""
    first, timed = ctx.s.lower(group_start(ctx.s, i)), range(i, clause_end(ctx, i))
    being = any(ctx.s.lower(j) in ("being", "been") for j in range(group_start(ctx.s, i), i))
    settled = told in ("planned", "hypothetical")
    if first not in ("is", "are") or being or settled:
        return False
    return not any(j in ctx.timed for j in timed)
