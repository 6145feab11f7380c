"""Who takes part in an event and where it is, by the words around a noun or a verb."""

from __future__ import annotations

from typing import NamedTuple

from claimgraph.reading.entities.names import Mention
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.context import EventContext, once
from claimgraph.reading.events.extent import OTHER_WORDS, PLACE_WORDS, hyphened, object_phrase
from claimgraph.reading.lang.en.dictionary import is_plural
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import BOUNDS, ROLES
from claimgraph.reading.lang.en.noun_phrases import NOMINAL, phrase_before
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import antecedent, group_start, subject_of
from claimgraph.reading.lang.en.tokens import FINITE

_TAKING_PART = frozenset({"person", "organisation", "country", "group"})
_TOGETHER = frozenset({"with", "against"})  # before a name of any kind
_PEOPLE = ROLES | tr.PEOPLE
_PREPOSITIONS = PLACE_WORDS | OTHER_WORDS | {"by"}
_CLAUSE_TAGS = frozenset({"PAST", "VERB", "AUX", "MODAL", "SUB", "REL", "TO", "ING"})
_COMPLEMENTS_WITHIN = 40  # tokens behind a verb among which its complements are looked for


class Arguments(NamedTuple):
    """Names of those who take part, of places, and of those who act ("by")."""

    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


def arguments(ctx: EventContext, first: int, last: int, *, receives: bool = False) -> Arguments:
    """Return who and where the tokens from ``first`` to before ``last`` say.

    ``receives`` says that "to" names who gets something, not where it goes.
    """
    others: list[str] = []
    places: list[str] = []
    by: list[str] = []
    preposition = ""
    past = 0
    for j in range(first, last):
        word = ctx.s.lower(j)
        if word in _PREPOSITIONS and j not in ctx.timed:
            preposition = word
        for m in ctx.mentions_at(j):
            if m.end <= past:  # within the one before: the "Lyon" of "Bank of Lyon"
                continue
            past = m.end
            if preposition == "by":
                by.append(m.name)
            elif _is_place(m, preposition, receives=receives):
                places.append(m.name)
            elif m.kind in _TAKING_PART or (m.kind is None and preposition in _TOGETHER):
                others.append(m.name)
    return Arguments(once(others), once(places), once(by))


def _is_place(mention: Mention, preposition: str, *, receives: bool) -> bool:
    towards = preposition == "to" and receives and mention.kind == "country"
    return preposition in PLACE_WORDS and mention.kind in ("country", "place") and not towards


def clause_end(ctx: EventContext, i: int) -> int:
    """Return where the complements of a verb end at the latest: at the next clause."""
    stop = min(ctx.s.end, i + _COMPLEMENTS_WITHIN)
    for j in range(i + 1, stop):
        closing = ctx.tokens[j].text in ";:" or ctx.s.tag(j) == "REL"
        if closing or (ctx.s.tag(j) in _CLAUSE_TAGS and j not in ctx.named):
            return _before_subject(ctx, i, j)
    return stop


def _before_subject(ctx: EventContext, i: int, end: int) -> int:
    """Return where complements end: before the next verb's subject, behind a comma or "and"."""
    comma = next((j for j in range(end - 1, i, -1) if ctx.tokens[j].text == ","), None)
    subject = subject_of(ctx.s, end) if ctx.s.tag(end) in FINITE else None
    if subject is not None and subject[0] > i + 1 and ctx.s.tag(subject[0] - 1) == "CONJ":
        return subject[0] - 1  # "Orr scored and Lund left"
    if comma is None:
        return end
    if ctx.s.tag(end) in ("PAST", "VERB") and tr.REPORTING & set(ctx.s.verb_lemmas(end)):
        return comma
    own = subject and comma < subject[0]  # "if the village falls, the road to Orr would be open"
    return comma if own else end


def subject_places(ctx: EventContext, subject: Range) -> tuple[str, ...]:
    """Return the places in a subject behind its head: "the airport in Leeds"."""
    heads = set(ctx.actors(subject, heads_only=True))
    found = arguments(ctx, subject[0] + 1, subject[1]).places
    return tuple(p for p in found if p not in heads)


def opening_places(ctx: EventContext, before: int) -> tuple[str, ...]:
    """Return the places of a phrase that opens the sentence: "In Kenya, floods …"."""
    if ctx.s.lower(0) not in ("in", "near", "at", "across", "outside", "off") or 0 in ctx.timed:
        return ()
    comma = next((j for j in range(min(before, 12)) if ctx.tokens[j].text == ","), before)
    told = next((j for j in range(comma, before) if ctx.s.tag(j) in FINITE), before)
    apart = any(ctx.s.lower(j) in ("but", "while", "where") for j in range(told, before))
    return arguments(ctx, 0, comma).places if comma < before and not apart else ()


def subject_and_verb(ctx: EventContext, i: int) -> tuple[Range | None, int]:
    """Return who or what is the subject of a verb, and the verb that it stands before.

    A verb behind "and" shares the subject of the one before it.
    """
    if i not in ctx.subjects:
        ctx.subjects[i] = _subject_and_verb(ctx, i)
    return ctx.subjects[i]


def _subject_and_verb(ctx: EventContext, i: int) -> tuple[Range | None, int]:
    """Return who does it, and the verb that has this subject: the first of "rose and fell"."""
    s, verb = ctx.s, i
    for _ in range(4):
        before_verb = _behind_unlike(ctx, subject_of(s, verb))
        found = _nearer(ctx, verb, before_verb)
        if found is not None and _is_nearest(ctx, verb, found):
            return _last_of(ctx, found), verb
        found = found if found != before_verb else _whole(ctx, found)
        if found is not None or s.tag(group_start(s, verb) - 1) not in ("CONJ", "MARK"):
            return found, verb
        before = range(group_start(s, verb) - 1, max(-1, verb - _VERB_WITHIN), -1)
        near = next((j for j in before if _may_share(s, j, i)), None)
        joined = any(s.tag(j) == "CONJ" for j in range((near or 0) + 1, verb)) or _listed(s, verb)
        if near is None or not joined:
            return None, verb
        verb = near
    return None, verb


def _behind_unlike(ctx: EventContext, found: Range | None) -> Range | None:
    """Return a name alone where "and" joins a clause, not it: "after nine minutes and Orr led"."""
    led = found is not None and ctx.s.tag(found[0] - 1) in ("PREP", "SUB")
    if found is None or not led or ctx.s.lower(found[0] - 1) == "between":
        return found
    joint = next((j for j in range(*found) if ctx.s.tag(j) == "CONJ"), found[0] - 1) + 1
    unlike = joint in ctx.named and joint - 2 not in ctx.named and not _is_somebody(ctx, joint - 2)
    return (joint, found[1]) if joint > found[0] and unlike else found


def _is_nearest(ctx: EventContext, verb: int, found: Range) -> bool:
    """Whether "that" means the noun, no name, before it: "from the wreck of a ferry that sank"."""
    relative = group_start(ctx.s, verb) - 1
    that = ctx.s.lower(relative) == "that" and found[1] == relative
    before = ctx.s.tag(relative - 1), ctx.s.tag(relative - 2)
    return that and before[0] in ("NOUN", "NUM") and before != ("NUM", "NAME")  # Orr 3.7


def _last_of(ctx: EventContext, found: Range) -> Range:
    """Return the last noun of a phrase, with what "of the" joins to it."""
    for j in range(found[1] - 1, found[0], -1):
        joins = ctx.s.tag(j) in ("PREP", "TO") and j not in ctx.named
        bare = j + 2 == found[1] and not is_plural(ctx.s.lower(j + 1))  # "a mill for wool that"
        if joins and not bare and (ctx.s.lower(j) != "of" or ctx.s.lower(j + 1) in ("a", "an")):
            return j + 1, found[1]
    return found


def _person(ctx: EventContext, found: Range) -> Range:
    """Return whom "who" means of "the conviction of a nurse who": the person, not the head."""
    links = [j for j in range(*found) if ctx.s.tag(j) in ("PREP", "TO") and j not in ctx.named]
    if not links or _is_somebody(ctx, links[0] - 1) or not _is_somebody(ctx, found[1] - 1):
        return found
    return links[-1] + 1, found[1]


def _is_somebody(ctx: EventContext, j: int) -> bool:
    word = ctx.s.lower(j)
    of_a_land = word.endswith("s") and demonym(ctx.tokens[j].text[:-1])
    return j in ctx.named or bool(of_a_land or {word, word.removesuffix("s")} & _PEOPLE)


def _may_share(s: Sentence, j: int, i: int) -> bool:
    """Whether a verb may share its subject with one behind: "promised to help and sent".

    One of a relative clause that a comma closes does not.
    """
    infinitive = s.tag(j) == "VERB" and s.tag(j - 1) == "TO"
    finite = s.tag(i) == "PAST" and s.tag(i - 1) != "TO"
    if s.tag(j) not in FINITE or (infinitive and finite):
        return False
    near = range(j, max(0, j - 6), -1)
    which = next((k for k in near if s.tag(k) == "REL" and s.lower(k - 1) == ","), None)
    return which is None or not any(s.lower(k) == "," for k in range(j, i))


def _listed(s: Sentence, verb: int) -> bool:
    """Whether a verb behind a comma is one of several: "was built, burned in 1951 and restored"."""
    if s.tag(verb) != "PAST" or s.lower(group_start(s, verb) - 1) != ",":
        return False
    for j in range(verb + 1, min(verb + 15, s.end - 1)):
        if s.tag(j) in ("SUB", "REL", "AUX", "MODAL", "QUOTE"):
            return False
        if s.tag(j) == "CONJ":
            return s.tag(j + 1) == "PAST"
    return False


def _nearer(ctx: EventContext, verb: int, found: Range | None) -> Range | None:
    """Return the name that "which" means of "sold its shares to Acme, which moved"."""
    which = group_start(ctx.s, verb) - 1
    if found is not None and ctx.s.lower(which) == "who":
        return _person(ctx, found)
    if found is None or ctx.s.lower(which) != "which" or ctx.s.tag(found[1] - 1) != "NAME":
        return found
    person = any(m.kind == "person" for j in range(*found) for m in ctx.mentions_at(j))
    if person:
        return _whole(ctx, found)  # "a song about Orr, which was banned"
    inner = (j for j in range(found[1] - 1, found[0], -1) if j not in ctx.named)
    joins = (j for j in inner if ctx.s.tag(j) in ("PREP", "TO") and ctx.s.lower(j) != "of")
    return next(joins, found[0] - 1) + 1, found[1]


_VERB_WITHIN = 40  # tokens back to the verb before "and"


def _whole(ctx: EventContext, found: Range | None) -> Range | None:
    """Return a subject with what its last words belong to: "the first bridge over the Warne".

    Of "the clerk who stole the money" it is the clerk.
    """
    for _ in range(3):
        first = next((j for j in range(*found) if j not in ctx.timed), None) if found else None
        if found is None:
            return None
        if first is None:  # "a fire that broke out on Monday destroyed"
            return _beyond(ctx, found)
        first = hyphened(ctx, first)
        found = first, found[1]
        bound = ctx.s.lower(first - 1) in BOUNDS and ctx.s.tag(first) == "NUM"
        if first - 1 in ctx.timed or ctx.s.tag(first - 1) != "PREP" or bound:
            return _with_relative(ctx, found)
        before = phrase_before(ctx.s, first - 1) if first > 1 else None
        if before is None or ctx.of_time(before[1] - 1):
            return _beyond(ctx, found)
        found = before[0], found[1]
    return None


def _beyond(ctx: EventContext, found: Range) -> Range | None:
    """Return what a relative clause tells of that ends with words that are no subject."""
    whole = _with_relative(ctx, found)
    return whole if whole != found else None


def _with_relative(ctx: EventContext, found: Range) -> Range:
    """Return what "who" means where a subject is only the end of its clause."""
    s = ctx.s
    if s.tag(found[0] - 1) == "ING" and s.tag(found[0] - 2) in NOMINAL:
        doing = phrase_before(s, found[0] - 1)  # "workers digging a tunnel"
        return (doing[0], found[1]) if doing else found
    for j in range(found[0] - 1, max(-1, found[0] - 20), -1):
        that = s.lower(j) == "that" and s.tag(j - 1) in NOMINAL and j < found[0] - 1
        if that:
            return phrase_before(s, j) or found
        if s.tag(j) in ("CONJ", "SUB", "QUOTE") or s.tokens[j].text in ",;:()":
            return found
        if s.tag(j) == "REL":
            whole = antecedent(s, j) if j < found[0] - 1 else None
            return (whole[0], whole[1]) if whole else found
    return found


def actors_of(ctx: EventContext, i: int, subject: Range | None) -> tuple[str, ...]:
    """Return the actors that are the subject, or stand beside it: "its owner, Acme, bought"."""
    found = ctx.put_in(i) or ctx.acting(subject)
    comma = group_start(ctx.s, i) - 1
    if found or subject is None or ctx.s.lower(comma) != ",":
        return found
    start = subject[1] + 1 + (ctx.s.tag(subject[1] + 1) == "DET")
    held = ctx.mentions_at(start) if start < comma else ()
    return once(m.name for m in held if m.end == ctx.tokens[comma - 1].end)


def places_before(ctx: EventContext, i: int, subject: Range | None) -> tuple[str, ...]:
    """Return the places before a verb: of its subject, or "in Peru" right before."""
    if subject:
        return subject_places(ctx, subject)
    beside = subject_of(ctx.s, i)
    return arguments(ctx, beside[0] - 1, beside[1]).places if beside and beside[0] else ()


def objects_of(ctx: EventContext, i: int, deed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return those a verb has as its object, and the places: "visited Tokyo"."""
    phrase = object_phrase(ctx, i)
    if phrase is None:
        return (), ()
    found = ctx.actors(phrase, heads_only=True)
    reaching = {"country", "place"} if deed in tr.REACHING else {"place"}
    held = (m for j in range(*phrase) for m in ctx.mentions_at(j))
    places = {m.name for m in held if m.kind in reaching}
    return tuple(n for n in found if n not in places), tuple(n for n in found if n in places)
