"""Who says what by a verb in the passive: "was described by X as", "is said to"."""

from __future__ import annotations

from claimgraph.reading.attribution.clauses import clause_end, statement_end
from claimgraph.reading.attribution.contents import Reported, before_main, object_end, until
from claimgraph.reading.attribution.context import (
    VERBS,
    Context,
    Draft,
    as_range,
    frames_of,
    insertion_end,
    outermost_before,
    predicate_at,
    verb_group,
)
from claimgraph.reading.attribution.objects import (
    can_speak,
    deed_end,
    is_time,
    it_says,
    may_say,
    names_people,
)
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import DAYS, REPORTING_NOUNS
from claimgraph.reading.lang.en.noun_phrases import (
    NEAR_TIMES,
    NOMINAL,
    phrase_after,
    phrase_before,
)
from claimgraph.reading.lang.en.phrases import (
    antecedent,
    begins_clause,
    group_start,
    main_subject,
    subject_of,
)
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.word_lists import word_list

_PURPOSE = word_list("en/attribution.txt", "purposes")
"""Verbs whose passive tells what a thing is for, not what somebody says."""
_EXPLAINING = word_list("en/attribution.txt", "explaining")


_STANDING = word_list("en/attribution.txt", "standing near")
_HITTING = frozenset({"attack", "blast", "slam"})
"""Verbs for blows as well as words."""
_NAMING = frozenset({"name", "call", "label", "dub", "title", "nickname", "brand"})
_FARTHEST = 20
"""Tokens of a relative clause within a subject that are looked back over."""


def source_of(ctx: Context, i: int) -> Range | None:
    """Return who says what a verb reports: its subject, or that of the verb before "and"."""
    found = _with_relative(ctx, i, subject_of(ctx.s, i))
    if found is None and _continues(ctx, i):
        last = outermost_before(ctx) if ctx.found else None
        known = last is not None and last.rule != "noun"
        found = last.source if last and known else main_subject(ctx.s, i)
    if found and _is_of_others(ctx, found, i):
        return None
    felt = found and ctx.s.tag(found[0]) == "ADJ" and ctx.s.is_be(found[0] - 1)
    if felt:
        return None  # "I am confident Orr can lead and show"
    return found if found and (can_speak(ctx, found) or it_says(ctx, found, i)) else None


def _is_of_others(ctx: Context, found: Range, i: int) -> bool:
    """Whether "who have" tells of more than the one named last: "stars, such as Lund, who have"."""
    start = group_start(ctx.s, i)
    alone = all(ctx.s.tag(j) in ("NAME", "NOUN", "ADJ") for j in range(*found))
    many = ctx.s.lower(start) in ("have", "are", "were") and ctx.s.tag(start - 1) == "REL"
    return many and alone and ctx.s.tag(found[1] - 1) == "NAME"


def _with_relative(ctx: Context, i: int, found: Range | None) -> Range | None:
    """Return a subject with the relative clause that it is the end of: "the man who left"."""
    start, end = found or (group_start(ctx.s, i), group_start(ctx.s, i))
    if found and ctx.s.tag(start - 1) == "ING" and ctx.s.tag(start - 2) in NOMINAL:
        doing = phrase_before(ctx.s, start - 1)  # "people living nearby"
        return (doing[0], end) if doing else found
    if found and is_time(ctx, found) and ctx.s.tag(start - 1) == "PREP":
        done = ctx.s.tag(start - 2) == "PAST" and ctx.s.tag(start - 3) in NOMINAL
        whole = phrase_before(ctx.s, start - 2) if done else None  # "a study done over two years"
        return (whole[0], end) if whole else None
    if found and _is_reduced(ctx, start, i):
        named = phrase_before(ctx.s, start - 1)  # "no source asked this week", "a man named Orr"
        return (named[0], end) if named else found
    if found and ctx.s.lower(start - 2) in _STANDING and ctx.s.tag(start - 3) in NOMINAL:
        whole = phrase_before(ctx.s, start - 2)  # "sources close to the club"
        return (whole[0], end) if whole else found
    verbs: list[int] = []
    for j in range(start - 1, max(-1, start - _FARTHEST), -1):
        if ctx.s.tag(j) in ("MARK", "QUOTE", "CONJ"):
            return found
        if ctx.s.tag(j) == "TO" and verbs:
            offering = ctx.s.tag(j - 1) == "ING"  # "doctors offering to run it"
            whole = phrase_before(ctx.s, j - offering)
            return (whole[0], end) if whole else found
        if _opens_relative(ctx, j):
            reports = any(frames_of(ctx, v) & {"that", "tell"} for v in verbs)
            reports = reports and (found is None or may_say(ctx, found))
            whole = antecedent(ctx.s, j) if verbs and not reports else None
            return (whole[0], end) if whole else found
        verbs += [j] if ctx.s.tag(j) in FINITE else []
    return found


def _is_reduced(ctx: Context, start: int, i: int) -> bool:
    """Whether a participle stands before what seems a subject: "moves labelled early were"."""
    if ctx.s.tag(start - 1) != "PAST" or ctx.s.tag(start - 2) not in NOMINAL:
        return False
    finite = any(ctx.s.tag(j) in ("AUX", "MODAL") for j in range(group_start(ctx.s, i), i))
    naming = not _NAMING.isdisjoint(ctx.s.verb_lemmas(start - 1))
    return (
        naming
        or ctx.s.lower(start) in NEAR_TIMES
        or (finite and not frames_of(ctx, start - 1) & {"that", "tell", "finding"})
    )


def _opens_relative(ctx: Context, j: int) -> bool:
    """Whether a clause begins here that tells which noun is meant: "who", or "boats that"."""
    noun = ctx.s.lower(j - 1).removesuffix("s")
    thing = ctx.s.tag(j - 1) in NOMINAL and noun not in REPORTING_NOUNS
    return ctx.s.tag(j) == "REL" or (ctx.s.lower(j) == "that" and thing)


def _continues(ctx: Context, i: int) -> bool:
    """Whether the verb shares its subject with one before: "and said", "but added"."""
    start = group_start(ctx.s, i)
    return ctx.s.tag(start - 1) == "CONJ" or (
        ctx.s.tag(start - 1) == "MARK" and ctx.s.lower(start - 1) == "," and ctx.s.tag(i) == "ING"
    )


def by_reduced(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a participle stands for "who was": "men believed to be", "a plan hailed by"."""
    if ctx.s.tag(i - 1) not in ("NOUN", "NAME", "ADV", "MARK"):
        return False
    word = ctx.s.lower(i + 1)
    past = "say" in ctx.s.verb_lemmas(i) and ctx.s.lower(i + 2) in ("have", "be")
    done = ctx.s.tag(i + 2) == "ING" or ctx.s.lower(i + 2) in ("being", "having")
    to = ctx.s.tag(i + 1) == "TO" and not done and (past or not frames & {"inf", "objinf"})
    to = to and "prove" not in ctx.s.verb_lemmas(i)  # "the step proved to be hard"
    as_or_of = (word == "as" and frames & {"as", "objas"}) or (word == "of" and "objof" in frames)
    return word == "by" or to or bool(as_or_of)


def by_passive(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read "was described by X as Y", "is said to do", "it was reported that"."""
    timed = ctx.s.lower(i + 1) in DAYS  # "was accused Wednesday of"
    source, by, at = _by_whom(ctx, i + 1 + timed, frames)
    if "callon" in frames and ctx.s.lower(at) in ("on", "upon") and ctx.s.tag(at + 1) == "TO":
        by, at, frames = (*by, (at, at + 1)), at + 1, frames | {"obj"}
    cue = (verb_group(ctx, i), *by)
    told = _clause_told(ctx, at, frames)
    if told:
        return Draft(source, (*cue, *told[0]), told[1], "passive", i)
    if source is None and set(ctx.s.verb_lemmas(i)) & _PURPOSE:
        return None
    return _of_patient(ctx, i, at, Draft(source, cue, (), "passive", i), frames)


def _by_whom(
    ctx: Context, at: int, frames: frozenset[str]
) -> tuple[Range | None, tuple[Range, ...], int]:
    """Return who stands behind "by", the word itself, and where that ends."""
    phrase = phrase_after(ctx.s, at + 1) if ctx.s.lower(at) == "by" else None
    if phrase is None or ctx.s.tag(phrase[1]) == "ING":  # "confirmed by blood testing"
        return None, ((at, at + 1),) if ctx.s.lower(at) == "by" else (), at
    end = object_end(ctx, phrase, frames)
    return (phrase[0], end), ((at, at + 1),), _past_name(ctx, end)


def _past_name(ctx: Context, comma: int) -> int:
    """Return where the name ends that tells between commas who it is: "by the mayor, Jo Doe,"."""
    close = insertion_end(ctx, comma) if ctx.s.lower(comma) == "," else None
    named = close and all(ctx.s.tag(j) == "NAME" for j in range(comma + 1, close))
    return close + 1 if close and named and close > comma + 1 else comma


def _clause_told(ctx: Context, at: int, frames: frozenset[str]) -> Reported | None:
    if ctx.s.lower(at) == "that" and frames & {"that", "tell", "np"}:
        return ((at, at + 1),), as_range(ctx, at + 1, statement_end(ctx, at + 1))
    if "tell" in frames and begins_clause(ctx.s, at):
        return (), as_range(ctx, at, statement_end(ctx, at))
    return None


def _of_patient(
    ctx: Context, i: int, at: int, found: Draft, frames: frozenset[str]
) -> Draft | None:
    """Return what is said of the subject: to do something, as something, or just that."""
    subject = _with_relative(ctx, i, subject_of(ctx.s, i))
    if found.source and ctx.s.lower(i - 1) == "first" and ctx.s.lower(i - 2) == ",":
        # "the leak, first reported by the Herald, hit 300 homes"
        first = phrase_before(ctx.s, i - 2)
        rest = as_range(ctx, at + 1, clause_end(ctx, at + 1)) if ctx.s.lower(at) == "," else ()
        return found._replace(content=as_range(ctx, *first) + rest) if first else None
    before = i - 2 if ctx.s.tag(i - 1) == "ADV" else i - 1
    if subject is None and ctx.s.lower(before) == ",":
        return None  # "the drug, often said to help, harms patients" tells of the drug itself
    patient = as_range(ctx, *subject) if subject and ctx.s.lower(subject[0]) != "it" else ()
    to = ctx.s.tag(at) == "TO" and frames & {"that", "obj", "inf", "objinf"}
    if to or _takes_complement(ctx, at, frames):
        if not to and ctx.s.lower(at) in ("of", "for", "on"):
            found, at = found._replace(cue=(*found.cue, (at, at + 1))), at + 1
        end = deed_end(ctx, at) if to else clause_end(ctx, at)
        by = None if found.source or to else _agent(ctx, at, end)
        if by:
            found = found._replace(source=(by + 1, end), cue=(*found.cue, (by, by + 1)))
        dash = ctx.s.lower(i - 1)
        if dash in ("–", "—"):  # "a plan – seen as late – passed"
            end = next((j for j in range(at, end) if ctx.s.lower(j) == dash), end)
        told = _before_resumed(ctx, i, as_range(ctx, at, by or end))
        return found._replace(content=patient + (told if to else before_main(ctx, told)))
    causes = bool(set(ctx.s.verb_lemmas(i)) & _EXPLAINING) and not names_people(ctx, found.source)
    done = not _HITTING.isdisjoint(ctx.s.verb_lemmas(i))  # "the site is attacked by thieves"
    if found.source and patient and frames & {"np", "objfor", "objas"} and not (causes or done):
        return found._replace(content=patient)
    if frames == VERBS["report"] and patient:
        apart = ctx.s.lower(at) == "," and ctx.s.tag(at + 1) == "CONJ"  # "…, but one is missing"
        content = patient + (() if apart else as_range(ctx, at, deed_end(ctx, at)))
        return found._replace(source=None, content=content)
    return None


def is_meant(ctx: Context, source: Range, i: int) -> bool:
    """Whether a participle tells what a thing is for: "a network, intended to be quick"."""
    told = ctx.s.tag(i) == "PAST" and not _PURPOSE.isdisjoint(ctx.s.verb_lemmas(i))
    thing = ctx.s.tag(i + 1) == "TO" and not may_say(ctx, source)  # "gates intended to hold"
    return told and (ctx.s.lower(i - 1) == "," or thing)


def is_named(ctx: Context, source: Range, i: int) -> bool:
    """Whether a participle names what stands before it: "by a user labelled “Anon”"."""
    naming = not _NAMING.isdisjoint(ctx.s.verb_lemmas(i))
    return naming and ctx.s.tag(i) == "PAST" and ctx.s.tag(source[0] - 1) == "PREP"


def _before_resumed(ctx: Context, i: int, told: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without the clause that an aside breaks off: "Orr, which is said to, paid"."""
    opening = group_start(ctx.s, i) - 1
    aside = opening > 0 and ctx.s.tag(opening) == "REL" and ctx.s.lower(opening - 1) == ","
    if not aside or not told:
        return told
    return until(ctx, told, lambda comma: predicate_at(ctx, comma + 1))


def _takes_complement(ctx: Context, at: int, frames: frozenset[str]) -> bool:
    word = ctx.s.lower(at)
    such = ctx.s.lower(at + 1) == "such"  # "are labelled as such"
    likened = word == "as" and not such and frames & {"as", "objas", "asonly"}
    blamed = word in ("of", "for", "on") and frames & {"objof", "objfor"}
    return bool(likened or blamed or ("so" in frames and phrase_after(ctx.s, at)))


def _agent(ctx: Context, start: int, end: int) -> int | None:
    """Return where "by somebody" begins that ends a clause: "called reckless by many"."""
    for j in range(start + 1, end - 1):
        if ctx.s.lower(j) == "by" and phrase_after(ctx.s, j + 1) == (j + 1, end):
            return j
    return None


def is_made_to(ctx: Context, i: int) -> bool:
    """Whether a bare verb is what somebody is brought to do: "issues that made me feel good"."""
    bare = ctx.s.tag(i) == "VERB" and is_base_form(ctx.s.lower(i))
    return bare and ctx.s.lower(i - 1) in ("me", "him", "us", "them", "her")


def disagrees(ctx: Context, source: Range, i: int) -> bool:
    """Whether a word is no verb of what stands before it: "a United Nations plan to return"."""
    if ctx.s.lower(source[1] - 1).endswith("-year"):
        return True  # "benchmark 10-year notes rose"
    base = is_base_form(ctx.s.lower(i)) and group_start(ctx.s, i) == i
    return base and ctx.s.lower(source[0]) in ("a", "an") and ctx.s.tag(i - 1) in ("NAME", "NOUN")
