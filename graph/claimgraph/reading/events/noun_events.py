"""Events told by a noun: "the deployment of troops to Chad", "any attack", "talks resumed"."""

from __future__ import annotations

from typing import Literal

from claimgraph.model import EventStatus
from claimgraph.reading.events import extent, status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import arguments, clause_end, opening_places
from claimgraph.reading.events.context import Candidate, EventContext, EventMention
from claimgraph.reading.events.timing import behind_date
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.lexicon import VERB_PARTICLES
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start, subject_of
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list


def noun_event(ctx: EventContext, i: int) -> Candidate | None:
    """Return the event that a noun tells; None when it names none."""
    s = ctx.s
    alone = bool(ctx.lead) and behind_date(ctx, extent.premodifiers(ctx, i))  # "2007: A landing"
    deed = tr.deed_of_noun(s.lower(i)) or _deverbal(ctx, i, alone=alone)
    if deed is None or _is_modifier(ctx, i) or ctx.of_time(i) or _is_share(ctx, i):
        return None
    first, last = extent.premodifiers(ctx, i), extent.complements(ctx, i)
    governor = _governor(ctx, first, last)
    if _is_predicate(ctx, first) or (s.lower(i - 1) == "in" and s.lower(i + 1) == "of"):
        return None  # "in support of"
    if governor is not None and _is_denied(ctx, governor):
        return None
    own = _acting(ctx, status.own_verb(s, first, last))
    if s.lower(first) in tr.NOBODY or (own is not None and _is_undone(ctx, own)):
        return None
    light = governor is not None and bool(tr.HOLDING & set(s.verb_lemmas(governor)))
    told = _status(ctx, first, i, last, governor) or ("happened" if alone else None)
    if own is not None and s.lower(own) in ("has", "have") and _is_under_way(ctx, own):
        told = "ongoing"  # "talks have been under way since Monday"
    standing = s.lower(i) in tr.STANDING and own is not None and s.tag(own) in ("VERB", "AUX")
    if told is None or (standing and told == "ongoing"):
        return None
    around = arguments(ctx, i + 1, last)
    before = _places(ctx, first, i)
    agents = tuple(n for n in ctx.actors((first, i)) if n not in before)
    agents = agents or around.by
    subject = subject_of(s, governor) if governor is not None else None
    acts = light or (governor is not None and tr.ACTING & set(s.verb_lemmas(governor)))
    if not agents and subject and acts:
        agents = ctx.actors(subject, heads_only=True)
    places = around.places + before + _places_of_verb(ctx, governor if light else own)
    open_ = own is not None and s.tag(own) == "PAST" and tr.CONSIDERED & set(s.verb_lemmas(own))
    if open_ and any(s.is_be(j) for j in range(group_start(s, own or 0), own or 0)):
        told = "hypothetical"
    shown = bool(open_) or any(s.lower(j) in tr.HYPOTHETICAL for j in range(first, i))
    brought = governor is not None and bool(tr.BRINGING & set(s.verb_lemmas(governor)))
    follows = s.lower(first - 1) in ("after", "following", "during") and told == "happened"
    doer = governor if light or brought else None
    verbs = tuple(j for j in (_timed(ctx, own), doer) if j is not None)
    head = extent.without_determiner(ctx, first, i)
    year = _year_before(ctx, first, i)
    name = extent.event_name(ctx, head, i, _told_end(ctx, head, last, own))
    owned = s.tag(first) == "POSS" and brought  # "Orr reported its first case"
    if governor is not None and subject and (owned or (" " not in name and acts)):
        name = _whole_clause(ctx, subject, governor, last) or name
    event = EventMention(
        ctx.tokens[head].start, ctx.tokens[last - 1].end, name,
        deed, told, agents, around.others, places,
        start_date=ctx.tokens[year].text if year else None,
        end_date=ctx.tokens[year].text if year else None,
        dated_by=((ctx.tokens[year].start, ctx.tokens[year].end),) if year else (),
        definite=_OPENERS.get(s.lower(first), ""),
    )  # fmt: skip
    sure = alone or shown or light or brought or follows or _happens(ctx, own)
    return Candidate(event, first, last, verbs, sure=sure)


_BEHIND_VERBS = VERB_PARTICLES | {"place"}
_OPENERS: dict[str, Literal["known", "owned"]] = {
    **dict.fromkeys(("the", "this", "that", "these", "those"), "known"),
    **dict.fromkeys(word_list("en/events.txt", "owning"), "owned"),
}


def _is_predicate(ctx: EventContext, first: int) -> bool:
    """Whether a noun says what "it" or "this" was, told before: "It is the third such crash"."""
    while ctx.s.tag(first - 1) in ("ADV", "DET", "NUM"):
        first -= 1
    return ctx.s.is_be(first - 1) and ctx.s.lower(first - 2) in ("it", "this", "that")


def _whole_clause(ctx: EventContext, subject: Range, governor: int, last: int) -> str:
    """Return the clause in which somebody does it: "The board opened an inquiry", not "inquiry"."""
    beside = subject[1] == group_start(ctx.s, governor) and ctx.s.tag(subject[0]) != "PRON"
    own = beside and ctx.s.tag(subject[0] - 1) not in ("PREP", "CONJ", "REL")
    return extent.event_name(ctx, subject[0], governor, last) if own else ""


def _places(ctx: EventContext, first: int, i: int) -> tuple[str, ...]:
    """Return the places that a noun stands behind: "the Orrland race", not "Orrland's decision"."""
    kinds = ("place", "country") if ctx.s.lower(i) in tr.LOCAL else ("place",)
    held = [m for j in range(first, i) for m in ctx.mentions_at(j) if m.kind in kinds]
    named = (m for m in held if not demonym(ctx.text[m.start : m.end]))
    return tuple(m.name for m in named if ctx.text[m.end : m.end + 2] not in ("'s", "’s"))


def _acting(ctx: EventContext, own: int | None) -> int | None:
    """Return the verb behind one that only says when or how sure: "are due to resume".

    None where it tells what a happening did: "the arrests followed a raid", "the strike stopped
    all trains".
    """
    if own is None:
        return None
    forms = set(ctx.s.verb_lemmas(own))
    plain = forms & tr.OCCURRING and not forms & (tr.STRIKING | {"take", "come"})
    if plain and extent.object_phrase(ctx, own) is not None:
        return None
    to = own + 1 + (ctx.s.tag(own + 1) != "TO")
    set_ = ctx.s.lower(to - 1) in _SET and ctx.s.tag(to) == "TO" and ctx.s.is_be(to - 2)
    return to + 1 if set_ and ctx.s.tag(to + 1) == "VERB" else own


_SET = frozenset({"due", "set", "scheduled", "expected", "likely"})


def _told_end(ctx: EventContext, head: int, last: int, own: int | None) -> int:
    """Return where the name of an event ends: behind the verb of "Excavations resume"."""
    if own is None or last - head > 1 or not _happens(ctx, own):
        return last
    if "come" in ctx.s.verb_lemmas(own):
        return last  # "her resignation came hours later"
    beside = all(ctx.s.tag(j) in ("AUX", "MODAL", "ADV") for j in range(last, own))
    particle = ctx.s.lower(own + 1) in _BEHIND_VERBS  # "A fire broke out"
    struck = tr.STRIKING & set(ctx.s.verb_lemmas(own))  # "An earthquake struck Lima"
    place = extent.object_phrase(ctx, own) if struck else None
    if going := _is_under_way(ctx, own):
        return extent.complements(ctx, going - 1) if beside else last
    return (place[1] if place else own + 1 + particle) if beside else last


def _year_before(ctx: EventContext, first: int, i: int) -> int | None:
    """Return the year among the words before a noun: "the 2012 Emilia earthquakes"."""
    for j in range(first, i):
        text = ctx.tokens[j].text
        if has_four_digits(text) and text[:2] in ("17", "18", "19", "20"):
            return j
    return None


def _is_share(ctx: EventContext, i: int) -> bool:
    """Whether a noun is what a figure is a part of: "a tenth of sales", "5% of losses"."""
    first = extent.premodifiers(ctx, i)
    return ctx.s.lower(first - 1) == "of" and ctx.s.lower(first - 2) in tr.SHARES


def is_noun(ctx: EventContext, i: int) -> bool:
    """Whether an -ing is a noun of happening here: "the hearing", "Shelling was reported"."""
    if ctx.s.lower(i) not in tr.NOMINAL:
        return False
    alone = ctx.s.tag(i + 1) not in ("DET", "NUM", "NAME", "NOUN", "PRON", "POSS", "ADJ")
    before = ctx.s.tag(i - 1)
    opens = i == 0 and ctx.s.tag(i + 1) in ("AUX", "PAST", "MODAL", "PREP")
    return alone and (opens or (i > 0 and before in ("DET", "ADJ", "NOUN", "POSS", "PREP", "NUM")))


def _timed(ctx: EventContext, own: int | None) -> int | None:
    """Return a noun's verb if its time is the noun's: "was on Tuesday", not "was the first …"."""
    copula = own is not None and ctx.s.is_be(own) and own + 1 not in ctx.timed
    return None if copula else own


def _deverbal(ctx: EventContext, i: int, *, alone: bool) -> str | None:
    """Return the verb of a noun of action before "of": "the restoration of the crash site".

    Only where what it is done to follows, or where a dated line opens with it (``alone``), and the
    verb tells of something that happens.
    """
    word = ctx.s.lower(i)
    if tr.verb_within(word) is None and tr.verb_within(word.removesuffix("s")) is None:
        return None
    after = ctx.s.tag(i - 1) == "DET" and ctx.s.lower(i - 2) == "following"
    of = ctx.s.lower(i + 1) == "of" and ctx.s.lower(i - 1) in ("the", "his", "her", "their", "its")
    done = ctx.s.lower(i + 1) == "of" and _is_done(ctx, i)
    action = word.removesuffix("s") if done or alone else word
    return tr.verb_within(action) if of or after or done or alone else None


def _is_done(ctx: EventContext, i: int) -> bool:
    """Whether a verb says that a deed is done: "conducted the first examination of the wreck"."""
    verb = extent.premodifiers(ctx, i) - 1
    return ctx.s.tag(verb) in ("VERB", "PAST") and bool(tr.DOING & set(ctx.s.verb_lemmas(verb)))


def _is_modifier(ctx: EventContext, i: int) -> bool:
    """Whether a noun only modifies the next: "attack helicopters", "Rescue teams"."""
    s = ctx.s
    bare = s.lower(i) in tr.NOMINAL and s.tag(i - 1) == "MARK"  # no subject: "a", "the" is missing
    plural = s.tag(i + 1) == "VERB" and s.lower(i + 1).endswith("s")
    apposed = s.tag(i + 1) == "NAME" and s.tag(i - 1) in ("DET", "ADJ", "NOUN")  # "the race Tour X"
    shared = s.tag(i - 1) in ("MARK", "ADJ") and not s.lower(i).endswith("s")
    shared = shared and [s.tag(j) for j in range(i + 1, i + 4)] == ["CONJ", "NOUN", "NOUN"]
    return (
        apposed
        or shared  # "Search and rescue operations"
        or s.tag(i + 1) == "NOUN"
        or (
            bare
            and plural
            and not s.lower(i).endswith("s")
            and bool(lemmas(s.lower(i + 1), "NOUN"))
        )
    )


def _governor(ctx: EventContext, first: int, last: int) -> int | None:
    """Return the verb whose object a phrase is: it stands right before, and is none of saying."""
    s = ctx.s
    if s.tag(first - 1) not in ("VERB", "PAST", "ING"):
        return None
    lemmas_ = set(s.verb_lemmas(first - 1))
    said = lemmas_ & tr.REPORTING and status.own_verb(s, first, last) is not None
    named = "call" in lemmas_ and s.lower(first) == "the"  # "called the verdict a relief"
    return None if said or named else first - 1


def _is_undone(ctx: EventContext, own: int) -> bool:
    """Whether a verb denies that its subject took place: "the attack never happened"."""
    done = tr.COMING_ABOUT & set(ctx.s.verb_lemmas(own))
    return bool(done) and status.is_negated(ctx.s, own)


def _is_denied(ctx: EventContext, governor: int) -> bool:
    """Whether a verb denies the deed its object names: "did not sign the treaty"."""
    presupposed = tr.PRESUPPOSING & set(ctx.s.verb_lemmas(governor))
    return status.is_negated(ctx.s, governor) and not presupposed


def _places_of_verb(ctx: EventContext, verb: int | None) -> tuple[str, ...]:
    """Return where the verb says an event is: "struck northern Chile", "will open in Oslo"."""
    if verb is None:
        return ()
    found = arguments(ctx, verb + 1, clause_end(ctx, verb)).places
    if tr.STRIKING & set(ctx.s.verb_lemmas(verb)):
        phrase = phrase_after(ctx.s, verb + 1)
        found += ctx.actors(phrase) if phrase else ()
    return found + opening_places(ctx, verb)


def _happens(ctx: EventContext, own: int | None) -> bool:
    if own is None:
        return False
    return bool(_is_under_way(ctx, own)) or bool(tr.OCCURRING & set(ctx.s.verb_lemmas(own)))


def _is_under_way(ctx: EventContext, own: int) -> int:
    """Return where "under way" ends behind a form of "to be": "a search is under way"; else 0."""
    own += ctx.s.lower(own + 1) == "been"
    words = ctx.s.lower(own + 1), ctx.s.lower(own + 2)
    if not ctx.s.is_be(own):
        return 0
    if words in (("under", "way"), ("in", "progress")):
        return own + 3
    return own + 2 if words[0] in ("underway", "ongoing") else 0


def _status(
    ctx: EventContext, first: int, i: int, last: int, governor: int | None
) -> EventStatus | None:
    """Return how a noun stands: "a possible strike", "called for a strike", "the strike ended"."""
    s = ctx.s
    before = {s.lower(j) for j in range(first, i)}
    if before & tr.HYPOTHETICAL:
        return "hypothetical"
    if before & tr.PLANNED or (s.lower(last) in tr.PLANNED and s.tag(last) == "PAST"):
        return "planned"
    if before & tr.ONGOING:
        return "ongoing"
    governing = set(s.verb_lemmas(governor)) if governor is not None else set()
    if s.lower(first - 1) == "for":
        governing = set(s.verb_lemmas(first - 2)) & {"call", "push", "plead", "press"}
    if "deny" in governing:
        return "denied"
    if governing & tr.CALLING:
        return "hypothetical"
    if governing & tr.PRESUPPOSING:
        return "happened"
    return "planned" if governing & tr.ANNOUNCING else status.clause_status(s, first, last)
