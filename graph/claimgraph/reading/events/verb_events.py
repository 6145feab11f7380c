"""Events told by a verb: "Ghana signed a treaty", "the decision to deploy", "was arrested"."""

from __future__ import annotations

from claimgraph.model import EventStatus
from claimgraph.reading.events import extent, status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import (
    Arguments,
    actors_of,
    arguments,
    clause_end,
    objects_of,
    opening_places,
    places_before,
    subject_and_verb,
)
from claimgraph.reading.events.context import Candidate, EventContext, EventMention, once
from claimgraph.reading.events.event_labels import label, who_says_so
from claimgraph.reading.events.frames import (
    PRONOUNS,
    deed_of,
    phrasal,
)
from claimgraph.reading.events.verb_forms import (
    described,
    has_object,
    holds_now,
    is_amount,
    is_begun,
    is_passive,
    is_reduced,
    opens_line,
    result_of,
    tells_of_a_text,
)
from claimgraph.reading.lang.en.noun_phrases import head_of
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start
from claimgraph.reading.lang.en.tokens import FINITE


def verb_event(ctx: EventContext, i: int) -> Candidate | None:
    """Return the event that a verb tells; None when it tells of none."""
    s = ctx.s
    opens = _opens(ctx, i) or opens_line(ctx, i)
    if not opens and (status.is_attribute(s, i) or status.is_rule(s, i)):
        return None
    deed = deed_of(ctx, i)
    if deed is None or status.is_negated(s, i) or status.is_ability(s, i):
        return None
    if s.tag(i) == "PAST" and _STAYING & set(s.verb_lemmas(i - 1)):
        return None  # "will stay closed": a state
    opener = group_start(s, i)
    if s.tag(opener - 1) == "TO":
        return _infinitive(ctx, i, opener, deed)
    if s.tag(i) == "ING" and is_begun(ctx, i):
        return _begun(ctx, i, deed)
    cause = result_of(ctx, i)
    alone = opens or cause is not None
    subject, owner = (None, i) if opens else subject_and_verb(ctx, i if cause is None else cause)
    if tells_of_a_text(ctx, i, deed) or _has_no_object(ctx, i):
        return None
    if is_reduced(ctx, i):
        beside = ctx.s.tag(i - 1) == "NOUN" and not ctx.of_time(i - 1)
        beside = beside and subject is not None and subject[1] < i - 1
        subject = (described(ctx, i) if beside else subject) or subject or described(ctx, i)
        if subject and (_only_tells_which(ctx, subject, i) or _is_counted(ctx, subject)):
            return None
    if subject is None and status.is_order(ctx.s, i):
        return None
    nothing = subject and any(rule(ctx, subject, i) for rule in _NOTHING_DONE)
    if nothing or (not alone and _is_open_who(ctx, owner)):
        return None
    told = "happened" if alone else status.verb_status(s, i if _is_whole(ctx, i, owner) else owner)
    if told == "ongoing" and s.tag(i) == "VERB" and ctx.lead == "line" and not ctx.times:
        told = "happened"  # "9:42 a.m. Police close the bridge"
    return _event(ctx, i, deed, subject, told, (i,), owner=owner)


def _is_whole(ctx: EventContext, i: int, owner: int) -> bool:
    """Whether a verb shares no "will" with the one before "and": "will cut jobs and shut a lab"."""
    s = ctx.s
    base = group_start(s, i) == i and s.lower(i) in s.verb_lemmas(i)
    return not base or all(s.tag(j) != "MODAL" for j in range(group_start(s, owner), owner))


def _only_tells_which(ctx: EventContext, subject: Range, i: int) -> bool:
    """Whether a participle only tells which ones: "relief from the tariffs imposed on goods"."""
    s = ctx.s
    inner = s.tag(subject[0] - 1) in ("PREP", "ING", "NOUN")
    if not inner or s.tag(i - 1) != "NOUN" or s.lower(i + 1) == "by":
        return False
    end = clause_end(ctx, i)
    told = any(j in ctx.timed for j in range(i + 1, end)) or arguments(ctx, i + 1, end) != _NOBODY
    return not told


def _is_counted(ctx: EventContext, subject: Range) -> bool:
    """Whether a participle tells of what is counted: "the number of people displaced"."""
    head = head_of(ctx.s, subject)
    return ctx.s.lower(head) in ("number", "total", "count") and ctx.s.lower(head + 1) == "of"


def _is_open_who(ctx: EventContext, i: int) -> bool:
    """Whether nobody is named who does it: "knows who shot her", "whether any were damaged"."""
    before = group_start(ctx.s, i) - 1
    asked = ctx.s.tag(before) == "REL" and ctx.s.tag(before - 1) in FINITE
    return asked or (ctx.s.tag(before) == "DET" and ctx.s.tag(before - 1) in ("SUB", "CONJ"))


_FEW = 10
"""Tokens that a subject has at most to go into the words of its event."""
_NOBODY = Arguments()
_ELLIPTICAL = frozenset({"next", "first", "last", "latter", "former", "other", "same", "rest"})
_STAYING = frozenset({"stay", "remain", "keep", "look", "seem", "appear", "feel"})


def _opens(ctx: EventContext, i: int) -> bool:
    """Whether a participle opens a sentence: "Born in Thun in 1936, she trained"."""
    s = ctx.s
    if s.lower(i) not in tr.BORN or s.tag(i + 1) != "PREP" or s.tag(i) not in ("PAST", "ADJ"):
        return False
    first = i
    while s.tag(first - 1) == "ADV":
        first -= 1
    return first == 0 or s.lower(first - 1) == "("


def _infinitive(ctx: EventContext, i: int, opener: int, deed: str) -> Candidate | None:
    """Read "plans to close the plant", "is due to be heard", "the decision to deploy troops".

    ``opener`` is the word behind "to".
    """
    base = opener < i or ctx.s.lower(i) in ctx.s.verb_lemmas(i)
    if not base or ctx.s.tag(opener - 3) == "TO":
        return None  # "due to burns"; "to try to identify"
    if ctx.s.tag(opener - 2) == "NOUN" and ctx.s.lower(opener - 2) in tr.DECIDING:
        return _decided(ctx, i, deed)
    told = status.infinitive_status(ctx.s, opener)
    if told == "planned" and "expect" in ctx.s.verb_lemmas(opener - 2) and is_amount(ctx, i):
        return None  # "expects to save $90 million": a figure, not a happening
    if told is None and listed(ctx, i):
        came = next((j for j in range(i - 2, max(-1, i - 8), -1) if ctx.s.tag(j) in FINITE), 0)
        moved = tr.MOTION & set(ctx.s.verb_lemmas(came)) and ctx.s.tag(came) == "PAST"
        return _governed(ctx, i, deed, "happened", came) if moved else None
    return _governed(ctx, i, deed, told, opener - 2) if told else None


def _begun(ctx: EventContext, i: int, deed: str) -> Candidate | None:
    """Read "began shipping" and "plans to begin shipping"."""
    if ctx.s.tag(i - 2) == "TO":
        told = status.infinitive_status(ctx.s, i - 1)
        return _governed(ctx, i, deed, told, i - 3) if told else None
    return _governed(ctx, i, deed, status.verb_status(ctx.s, i - 1), i - 1)


def _governed(
    ctx: EventContext, i: int, deed: str, told: EventStatus, verb: int
) -> Candidate | None:
    """Return the event of a verb whose subject is that of the verb it hangs on."""
    near = range(verb, max(-1, verb - 4), -1)
    matrix = next((j for j in near if ctx.s.tag(j) in FINITE), verb)
    subject, owner = subject_and_verb(ctx, matrix)
    if is_passive(ctx, matrix) and "order" in ctx.s.verb_lemmas(matrix):
        deed = "order"  # "were ordered to leave"
        given = ctx.s.lower(group_start(ctx.s, matrix)) in ("was", "were", "has", "have", "had")
        told = "happened" if given else told
    return _event(ctx, i, deed, subject, told, (i, matrix, verb), owner=owner, opens=matrix)


def _does_nothing(ctx: EventContext, subject: Range, _: int) -> bool:
    """Whether a subject is nobody, or a part of a text: "no entries were returned"."""
    first, head = subject[0], ctx.s.lower(head_of(ctx.s, subject))
    if ctx.s.lower(first) == "those" and head == "those":
        return True  # "those who had lost their homes": which ones are meant
    if subject[1] - first == 2 and head in _ELLIPTICAL and ctx.s.tag(first) == "DET":
        return True  # "the next is planned for May"
    none = {ctx.s.lower(first), ctx.s.lower(first - 1)} & tr.NOBODY  # "hardly any ships"
    bound = "than" in (ctx.s.lower(first + 1), ctx.s.lower(first + 2))  # "no fewer than 12"
    return (bool(none) and not bound) or head in tr.TEXT_PARTS


def _has_no_object(ctx: EventContext, i: int) -> bool:
    """Whether a verb is done to nobody and nothing: "recorded no such loss"."""
    more = ctx.s.lower(i + 2) in ("than", "fewer", "less")
    return ctx.s.lower(i + 1) in tr.NOBODY and ctx.s.tag(i + 1) != "NOT" and not more


def _is_wished(ctx: EventContext, subject: Range, i: int) -> bool:
    """Whether somebody wants it done, or had it done: "wants the old lease cancelled"."""
    whole = subject[0] in ctx.named or subject[1] - subject[0] > 1  # not "had long vanished"
    wanting = set(ctx.s.verb_lemmas(subject[0] - 1)) & (tr.WISHING | ({"have"} if whole else set()))
    return bool(wanting) and ctx.s.tag(i) == "PAST" and group_start(ctx.s, i) == i


def _is_deed_of_event(ctx: EventContext, subject: Range, i: int) -> bool:
    """Whether the verb only says that an event happens: "an earthquake struck", "talks began"."""
    happens = bool(tr.OCCURRING & set(ctx.s.verb_lemmas(i)))
    return happens and tr.is_nominal(ctx.s.lower(head_of(ctx.s, subject)))


def _event(
    ctx: EventContext, i: int, deed: str, subject: Range | None, told: EventStatus,
    verbs: tuple[int, ...], *, owner: int, opens: int | None = None,
) -> Candidate | None:  # fmt: skip
    """Return the event of the verb at a token; None for a state.

    ``owner`` is the verb that the subject stands before, ``opens`` the verb that it hangs on.
    """
    lead, told_of, passive = label(ctx, i, opens)
    line = opens_line(ctx, i)
    if not (lead or line) or lead.lower() in tr.OPEN_LEADS:
        return None
    pronoun = subject is not None and ctx.s.tag(subject[0]) == "PRON"
    named = ctx.place_of(lead, i)
    if subject and named and not (pronoun or ctx.put_in(i)) and _is_apart(ctx, named, subject):
        return None  # who does it, as the statement and as the sentence have it, are two
    subject = named or subject
    actors = actors_of(ctx, i if opens is None else owner, subject)
    behind = i + len(deed.split()) - 1 if phrasal(ctx, i) else i
    if ctx.s.lower(i + 1) == "or" and ctx.s.tag(i + 2) == ctx.s.tag(i):
        behind = i + 2  # "were cancelled or delayed"
    last = extent.verb_phrase_end(ctx, behind)
    around = arguments(ctx, i + 1, clause_end(ctx, i), receives=deed in tr.GIVING)
    done_to, at = objects_of(ctx, i, deed)
    places = at + around.places + opening_places(ctx, i) + places_before(ctx, i, subject)
    first = _clause_start(ctx, subject, i if opens is None else opens)
    if lead.lower().partition(" ")[0] in ("it", "its"):
        lead = who_says_so(ctx, subject, lead)
    if len(lead.split()) > _FEW and actors:
        lead = " and ".join(actors[:2])
    name = f"{lead} {told_of}" if lead else f"{told_of[:1].upper()}{told_of[1:]}"
    passive = passive or is_passive(ctx, i) or deed == "bear"
    agents, others = (around.by, actors) if passive else (actors, done_to)
    event = EventMention(
        ctx.tokens[first].start, ctx.tokens[last - 1].end, name, deed, told, agents,
        tuple(p for p in once(others + around.others) if p not in agents), once(places),
        basis="verb",
    )  # fmt: skip
    if passive and not (agents or event.participants) and holds_now(ctx, i, told):
        return None
    whole = bool(lead) and lead.lower() not in PRONOUNS
    whole = whole or (pronoun and listed(ctx, i) and _did_something(ctx, i))
    return Candidate(event, i, last, verbs, sure=line or (whole and _is_told_whole(ctx, i, told)))


def _is_apart(ctx: EventContext, a: Range, b: Range) -> bool:
    """Whether two phrases are no parts of one: "three crews and two boats were sent"."""
    first, last = min(a[1], b[1]), max(a[0], b[0])
    within = (j for j in range(first, last) if ctx.s.lower(j) != "than")
    return first <= last and any(ctx.s.tag(j) in _PARTING for j in within)


_PARTING = FINITE | {"PREP", "SUB", "REL", "ING", "TO", "PRON"}


def _did_something(ctx: EventContext, i: int) -> bool:
    """Whether a verb in the past has an object, or is a passive."""
    done = ctx.s.tag(i) == "PAST" and ctx.s.tag(i + 1) in ("DET", "NAME", "NUM", "ADJ", "POSS")
    return done or (is_passive(ctx, i) and ctx.s.tag(i + 1) == "PREP")


_NOTHING_DONE = (_is_deed_of_event, _does_nothing, _is_wished)


def listed(ctx: EventContext, i: int) -> bool:
    """Whether a verb is in the list of verbs of happening."""
    return not tr.VERBS.isdisjoint(ctx.s.verb_lemmas(i))


def _clause_start(ctx: EventContext, subject: Range | None, i: int) -> int:
    """Return where a deed's words begin: with its subject where that stands right before."""
    first = group_start(ctx.s, i)
    beside = subject is not None and subject[1] == first and first - subject[0] <= _FEW
    if subject is None or not beside:
        return first
    return next((j for j in range(*subject) if j not in ctx.timed), first)


def _is_told_whole(ctx: EventContext, i: int, told: EventStatus) -> bool:
    """Whether a verb with a subject tells of one deed, not of what is done as a rule."""
    if ctx.s.tag(i) == "VERB" and told == "ongoing":
        return False
    return listed(ctx, i) or has_object(ctx, i) or group_start(ctx.s, i) < i


def _decided(ctx: EventContext, i: int, deed: str) -> Candidate | None:
    noun = i - 2
    agents = ctx.actors((extent.premodifiers(ctx, noun), noun))
    if not agents:
        return None
    last = extent.verb_phrase_end(ctx, i)
    around = arguments(ctx, i + 1, last)
    told = extent.event_name(ctx, i, i, last)
    event = EventMention(
        ctx.tokens[i].start, ctx.tokens[last - 1].end, f"{' and '.join(agents[:2])} to {told}",
        deed, "planned", agents, around.others, around.places, basis="verb",
    )  # fmt: skip
    return Candidate(event, i, last, (i,))
