"""Who says what by a participle or infinitive: "was called X by", "adding that", "to urge"."""

from __future__ import annotations

from claimgraph.reading.attribution.addressed import Reported, object_end
from claimgraph.reading.attribution.content_ends import clause_end, statement_end
from claimgraph.reading.attribution.contents import content_after
from claimgraph.reading.attribution.context import (
    VERBS,
    Context,
    Draft,
    as_range,
    clause_start,
    insertion_end,
    is_passive,
    outermost_before,
    predicate_at,
    quote_opens,
    verb_group,
)
from claimgraph.reading.attribution.discontinuous import content_behind, past_adverbial
from claimgraph.reading.attribution.objects import can_speak, deed_end, may_say, names_people
from claimgraph.reading.attribution.parentheticals import (
    before_main,
    before_warned,
    interrupted,
    opens_with,
    until,
)
from claimgraph.reading.attribution.sources import with_relative
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.dictionary import is_past_only
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import DAYS
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start, main_subject, subject_of
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS
from claimgraph.reading.lang.word_lists import word_list

PURPOSES = word_list("en/attribution.txt", "purposes")
"""Verbs whose passive tells what a thing is for, not what somebody says."""
_SHOWING = frozenset({"prove", "show", "demonstrate", "establish", "find", "know", "see"})
_BEFORE_DEEDS = _SHOWING | word_list("en/attribution.txt", "done for a purpose")
_EXPLAINING = word_list("en/attribution.txt", "explaining")
_HITTING = frozenset({"attack", "blast", "slam"})
"""Verbs for blows as well as words."""
_DEEDS = frozenset({"VERB", "AUX", "ADV", "NOT"})
_ALONGSIDE = frozenset({"with", "by", "from", "of"})
"""Prepositions behind which somebody may do something: "with the mayor calling for"."""


def by_reduced(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a participle stands for "who was": "men believed to be", "a plan hailed by"."""
    word = ctx.s.lower(i + 1)
    joined = word == "by" and ctx.s.tag(i - 1) == "CONJ"  # "found in May and claimed by Orr to be"
    opens = joined or ctx.s.tag(i - 1) in ("NOUN", "NAME", "ADV", "MARK")
    if not opens or is_past_only(ctx.s.lower(i)):
        return False
    thing = ctx.s.tag(i - 1) == "NOUN" and not is_person_noun(ctx.s.lower(i - 1))
    past = ctx.s.lower(i + 2) in ("have", "be") or (thing and not ctx.s.names_role(i - 1))
    past = past and "say" in ctx.s.verb_lemmas(i)  # "a dish said to smell of tar"
    done = ctx.s.tag(i + 2) == "ING" or ctx.s.lower(i + 2) in ("being", "having")
    done = done or "prove" in ctx.s.verb_lemmas(i)  # "the step proved to be hard"
    to = ctx.s.tag(i + 1) == "TO" and not done and (past or not frames & {"inf", "objinf"})
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
    later = past_adverbial(ctx, at) if is_passive(ctx, i) else None  # "was alleged in court that"
    if later and ctx.s.tag(later) == "SUB" and begins_clause(ctx.s, later + 1):
        told = told or _clause_told(ctx, later, frames)
    told = told or (None if source else _parted_by(ctx, i))
    if told:
        content = before_warned(ctx, told[1]) if opens_with(ctx, i) else told[1]
        return Draft(source, (*cue, *told[0]), content, "passive", i)
    verbs = set(ctx.s.verb_lemmas(i))
    shown = verbs & _BEFORE_DEEDS and ctx.s.tag(at) == "TO"
    if source is None and (verbs & PURPOSES or shown or "deem" in verbs):
        return None  # "has been shown to help", "is deemed lost": the text says so itself
    return _of_patient(ctx, i, at, Draft(source, cue, (), "passive", i), frames)


def _parted_by(ctx: Context, i: int) -> Reported | None:
    """Read "tea, it is claimed, cures colds": hearsay between commas."""
    start = group_start(ctx.s, i) - 1
    if ctx.s.lower(start) != "it" or ctx.s.lower(start - 1) != "," or ctx.s.lower(i + 1) != ",":
        return None
    before = as_range(ctx, clause_start(ctx, start - 1), start - 1)
    rest = content_behind(ctx, i + 1, begun=before[0]) if before else ()
    return (((start, start + 1),), before + rest) if rest else None


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
    if ctx.s.lower(at) == "that" and frames & {"that", "tell", "np", "objbe"}:
        return ((at, at + 1),), as_range(ctx, at + 1, statement_end(ctx, at + 1))
    if "tell" in frames and begins_clause(ctx.s, at):
        return (), as_range(ctx, at, statement_end(ctx, at))
    return None


def _of_patient(
    ctx: Context, i: int, at: int, found: Draft, frames: frozenset[str]
) -> Draft | None:
    """Return what is said of the subject: to do something, as something, or just that."""
    subject = with_relative(ctx, i, subject_of(ctx.s, i))
    if found.source and ctx.s.lower(i - 1) == "first" and ctx.s.lower(i - 2) == ",":
        # "the leak, first reported by the Herald, hit 300 homes"
        first = phrase_before(ctx.s, i - 2)
        rest = as_range(ctx, at + 1, clause_end(ctx, at + 1)) if ctx.s.lower(at) == "," else ()
        return found._replace(content=as_range(ctx, *first) + rest) if first else None
    before = i - 2 if ctx.s.tag(i - 1) == "ADV" else i - 1
    if subject is None and ctx.s.lower(before) == ",":
        return None  # "the drug, often said to help, harms patients" tells of the drug itself
    patient = as_range(ctx, *subject) if subject and ctx.s.lower(subject[0]) != "it" else ()
    held = frames & {"objbe"} if ctx.s.lower(at + 1) in ("be", "have") else frozenset[str]()
    to_do = ctx.s.tag(at) == "TO" and ctx.s.tag(at + 1) in _DEEDS  # not "written to disk"
    to = to_do and (held or frames & {"that", "obj", "inf", "objinf"})
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
        return found._replace(content=patient + (told if to else before_main(ctx, told, i)))
    causes = bool(set(ctx.s.verb_lemmas(i)) & _EXPLAINING) and not names_people(ctx, found.source)
    done = not _HITTING.isdisjoint(ctx.s.verb_lemmas(i))  # "the site is attacked by thieves"
    if found.source and patient and frames & {"np", "objfor", "objas"} and not (causes or done):
        return found._replace(content=patient)
    if frames == VERBS["report"] and patient:
        apart = ctx.s.lower(at) == "," and ctx.s.tag(at + 1) == "CONJ"  # "…, but one is missing"
        apart = apart or ctx.s.lower(at) == ";"
        content = patient + (() if apart else as_range(ctx, at, deed_end(ctx, at)))
        return found._replace(source=None, content=content)
    return None


def _before_resumed(ctx: Context, i: int, told: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without the clause that goes on behind it: "Orr, which is said to, paid", "a
    man accused of theft was held"."""
    opening = group_start(ctx.s, i) - 1
    if told and opening == i - 1 and ctx.s.tag(opening) in ("NOUN", "NAME"):
        start, end = told[-1]
        within = ("SUB", "REL", "PRON", "QUOTE", "TO")
        verb = next((j for j in range(start, end) if ctx.s.tag(j) in FINITE), end)
        if any(ctx.s.tag(j) in within for j in range(start + 1, verb)):
            return told
        return (*told[:-1], *as_range(ctx, start, verb))
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


def by_participle(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read ", adding that" and "officials calling for": whose act it is stands before."""
    after = content_after(ctx, i, frames)
    start = group_start(ctx.s, i)
    bare = ctx.s.tag(start - 1) == "SUB" and after is not None and not after[0]
    if after is None or (bare and ctx.s.lower(start - 1) == "whereas"):
        return None  # "whereas adding hives helps nobody"
    source: Range | None
    if ctx.s.lower(start - 1) == "as" and ctx.s.tag(start - 2) in ("NOUN", "NAME", "PRON"):
        source = phrase_before(ctx.s, start - 1)  # "quoted a nurse as saying"
        verb = source[0] - 2 if source and ctx.s.lower(source[0] - 1) == "by" else 0
        if verb > 0 and ctx.s.tag(verb) == "PAST":  # "Orr was quoted by the Herald as saying"
            source = subject_of(ctx.s, verb)
        return Draft(source, (verb_group(ctx, i), *after[0]), after[1], "participle", i)
    if ctx.s.tag(start - 1) in ("NOUN", "NAME", "PRON"):
        if not after[0] and not frames & {"so", "as"}:
            return None
        source = _issuer(ctx, phrase_before(ctx.s, start))
        if source and ctx.s.tag(source[0] - 1) == "VERB" and ctx.s.tag(source[0]) == "POSS":
            return None  # "saw them lose their jobs knowing that"
        where = source is not None and ctx.s.tag(source[0] - 1) == "PREP"
        if source and where and ctx.s.lower(source[0] - 1) not in _ALONGSIDE:
            words = may_say(ctx, source) and not names_people(ctx, source)
            words = words and ctx.s.lower(source[0] - 1) == "to"  # "reply to reports claiming that"
            source = source if words else main_subject(ctx.s, i)
    elif own := interrupted(ctx, start):
        source = own
    elif ctx.found and ctx.found[-1].source and ctx.found[-1].rule != "accordingTo":
        by_noun = ctx.found[-1].rule == "noun"
        source = main_subject(ctx.s, i) if by_noun else outermost_before(ctx).source
    else:
        source = _before_dashes(ctx, start) or main_subject(ctx.s, i)
    if source and ctx.s.lower(source[1] - 1) == "worth":  # "it is worth noting that"
        return Draft(None, (verb_group(ctx, i), *after[0]), after[1], "participle", i)
    if source is None or not can_speak(ctx, source):
        return None
    content = before_main(ctx, after[1], i)
    plain = not after[0] and not (content and quote_opens(ctx, content[0][0]))
    if plain and not may_say(ctx, source) and not {"np", "quote"} <= frames:
        return None  # "a design of 2016, finding its way into every model"
    return Draft(source, (verb_group(ctx, i), *after[0]), content, "participle", i)


def _issuer(ctx: Context, paper: Range | None) -> Range | None:
    """Return who issues a paper, whose words it holds: "Orr issued a statement saying that"."""
    verb = paper[0] - 1 if paper else -1
    new = paper is not None and ctx.s.lower(paper[0]) in ("a", "an")
    new = new and not (paper and names_people(ctx, paper))
    issued = new and ctx.s.tag(verb) in FULL_VERBS and _ISSUING & set(ctx.s.verb_lemmas(verb))
    who = subject_of(ctx.s, verb) if issued and not is_passive(ctx, verb) else None
    return who if who and can_speak(ctx, who) else paper


_ISSUING = word_list("en/attribution.txt", "issuing")


def _before_dashes(ctx: Context, start: int) -> Range | None:
    """Return what an aside between dashes tells more of: "a group – old and young – saying"."""
    dash = ctx.s.lower(start - 1)
    if dash not in ("–", "—"):
        return None
    opening = next((j for j in range(start - 2, 0, -1) if ctx.s.lower(j) == dash), None)
    return phrase_before(ctx.s, opening) if opening else None
