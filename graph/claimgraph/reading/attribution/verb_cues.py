"""Who says what by a verb: active, participle, inverted, in a relative clause."""

from __future__ import annotations

from claimgraph.reading.attribution.contents import content_after
from claimgraph.reading.attribution.context import (
    REFUTING,
    Context,
    Draft,
    as_range,
    is_passive,
    predicate_at,
    verb_group,
)
from claimgraph.reading.attribution.discontinuous import (
    by_relative,
    has_gap,
    is_inserted,
    is_related,
    parted_subject,
)  # fmt: skip
from claimgraph.reading.attribution.infinitives import by_infinitive
from claimgraph.reading.attribution.nonfinite import (
    PURPOSES,
    by_participle,
    by_passive,
    by_reduced,
)
from claimgraph.reading.attribution.objects import may_say, takes_main_verb, thing_end
from claimgraph.reading.attribution.parentheticals import until
from claimgraph.reading.attribution.postposed import (
    TELLING,
    closes_quote,
    denied_last,
    heard_last,
    postposed,
)
from claimgraph.reading.attribution.set_forms import as_said, heard
from claimgraph.reading.attribution.sources import (
    NAMING,
    source_of,
)
from claimgraph.reading.attribution.stating import only_shows, shows_a_trait
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import DAYS
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import group_start, subject_of
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.en.verb_groups import OBJECT_PRONOUNS
from claimgraph.reading.lang.word_lists import word_list

_POSSIBLE = word_list("en/attribution.txt", "modals")
_STUDIES = word_list("en/attribution.txt", "studies")


def by_verb(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Return who says what by the verb at a token, in whichever order the sentence has it."""
    if _is_only_possible(ctx, i) or _is_made_to(ctx, i):
        return None
    if "heard" in frames:
        return heard(ctx, i) or heard_last(ctx, i)
    if is_passive(ctx, i):
        return heard_last(ctx, i) or by_passive(ctx, i, frames)
    if ctx.s.tag(i) == "VERB" and ctx.s.tag(i - 1) == "TO":
        used = ctx.s.lower(i - 2) in ("used", "likes", "liked")  # "as my aunt used to say"
        source = source_of(ctx, i - 2) if used else None
        said = as_said(ctx, i, source) if source else None
        return said._replace(cue=((i - 2, i + 1),)) if said else by_infinitive(ctx, i, frames)
    perfect = ctx.s.lower(group_start(ctx.s, i)) == "having" and ctx.s.tag(i) == "PAST"
    if perfect or (ctx.s.tag(i) == "ING" and not _progressive(ctx, i)):
        led = i - 2 if ctx.s.tag(i - 1) in ("ADJ", "ADV") else i - 1
        noun = not perfect and ctx.s.lower(led) in ("a", "an", "the")  # "an earlier warning over"
        doing = phrase_before(ctx.s, i)
        asked = doing and _is_asked(ctx, doing, i)  # "Is the minister calling them liars?"
        return None if noun or asked else by_participle(ctx, i, frames)
    return _active(ctx, i, frames)


def _is_only_possible(ctx: Context, i: int) -> bool:
    """Whether the deed of speech is advice or a possibility: "should ask", "would have said"."""
    group = {ctx.s.lower(j) for j in range(group_start(ctx.s, i), i)}
    if ctx.s.tag(i - 1) == "CONJ" and "shall" in {ctx.s.lower(j) for j in range(max(0, i - 6), i)}:
        return True  # "shall count and announce"
    to_find = "will" in group and "find" in ctx.s.verb_lemmas(i)  # "readers will find it clear"
    return to_find or not _POSSIBLE.isdisjoint(group) or {"would", "have"} <= group


def _progressive(ctx: Context, i: int) -> bool:
    before = (ctx.s.tag(j) for j in range(i - 1, -1, -1))
    return next((tag for tag in before if tag not in ("ADV", "NOT", "QUOTE")), "") == "AUX"


def _owns(ctx: Context, source: Range, i: int) -> bool:
    """Whether a participle tells of what its "speaker" owns: "Orr's newly revealed plan cuts"."""
    owner = ctx.s.tag(source[1] - 1) == "POSS" and source[1] <= i and ctx.s.tag(i) == "PAST"
    return owner and ctx.s.lower(i) != "said" and ctx.s.tag(i + 1) in ("NOUN", "ADJ")


def _active(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read "Lund said that it fell": whose act a verb is, and what follows or precedes it."""
    source = _without_time(ctx, source_of(ctx, i))
    if source and ctx.s.tag(i) == "VERB" and _disagrees(ctx, source, i):
        return None
    inner = range(source[0] + 1, source[1] - 1) if source else range(0)
    if any(ctx.s.lower(j) in ("thing", "things") for j in inner):
        return None  # "The first thing Lund will tell you is that it forgives nothing"
    if source and any(rule(ctx, source, i) for rule in (_is_asked, _is_meant, _is_named, _owns)):
        return None
    said = as_said(ctx, i, source) if source and {"that", "quote"} <= frames else None
    if not REFUTING.isdisjoint(ctx.s.verb_lemmas(i)):
        said = said or denied_last(ctx, i, source or subject_of(ctx.s, i))
    if said:
        return said
    quoted = closes_quote(ctx, source[0] if source else group_start(ctx.s, i))
    before = postposed(ctx, i, frames, source) if quoted or is_inserted(ctx, i, frames) else None
    if before:
        return before
    if has_gap(ctx, i, frames):
        return by_relative(ctx, i, source)
    after = content_after(ctx, i, frames)
    if ctx.s.tag(i) == "PAST" and by_reduced(ctx, i, frames):
        return by_passive(ctx, i, frames)
    if after and source and _is_told(ctx, i):
        return Draft(None, (verb_group(ctx, i), *after[0]), after[1], "passive", i)
    if after and source:
        extra, content = after
        if not extra and only_shows(ctx, i, source, content[0]):
            return None
        if shows_a_trait(ctx, i, source, content):
            return None
        itself = ctx.s.lower(content[0][0]).endswith(("self", "selves"))  # "found herself ready"
        if not extra and (itself or takes_main_verb(ctx, source, content)):
            return None  # "ants that had found sugar returned"
        if ctx.s.tag(content[0][0]) == "TO" and is_related(ctx, i):
            return None  # "not what we expected to see"
        parted = parted_subject(ctx, source, content)
        content = _before_main_clause(ctx, source, _within_aside(ctx, source, content))
        return Draft(source, (verb_group(ctx, i), *extra), parted + content, "verb", i)
    if after:
        return None
    return postposed(ctx, i, frames, source) or _finding(ctx, i, frames, source)


def _is_told(ctx: Context, i: int) -> bool:
    """Whether somebody is told it, as no hearer follows: "was brought in and told that"."""
    told = ctx.s.tag(i) == "PAST" and ctx.s.lower(i + 1) == "that"
    return told and not TELLING.isdisjoint(ctx.s.verb_lemmas(i))


def _within_aside(ctx: Context, source: Range, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return content without the main clause behind it: "Lind, who said it sank, was fined"."""
    near = (j for j in (source[1], source[0] - 1) if j >= 0)
    opening = (j for j in near if ctx.s.tag(j + 1) == "REL" or ctx.s.lower(j + 1) == "whose")
    opened = next(opening, None)
    if opened is None or ctx.s.lower(opened) != ",":
        first, last = content[-1]
        doing = ctx.s.tag(first) == "ING" and ctx.s.tag(source[1]) == "REL"
        stop = (j for j in range(first, last) if doing and ctx.s.tag(j) == "AUX")
        return (*content[:-1], (first, next(stop, last)))  # "who report using it was 3 percent"
    led = ctx.s.tag(source[0] - 1) == "PREP"  # "Unlike Orr, who said it sank, we stayed"
    return until(
        ctx,
        content,
        lambda comma: predicate_at(ctx, comma + 1) or (led and begins_clause(ctx.s, comma + 1)),
    )


def _before_main_clause(
    ctx: Context, source: Range, content: tuple[Range, ...]
) -> tuple[Range, ...]:
    """Return content without the main clause behind it: "Once Orr saw that it leaked, we left"."""
    opening = source[0] - 1
    first = opening <= 0 or ctx.s.tag(opening - 1) in ("MARK", "CONJ")
    if not first or ctx.s.tag(opening) != "SUB" or ctx.s.lower(opening) == "that":
        return content
    return until(ctx, content, lambda comma: begins_clause(ctx.s, comma + 1))


def _finding(ctx: Context, i: int, frames: frozenset[str], source: Range | None) -> Draft | None:
    """Read what a study found, though it is no clause: "the survey found no link"."""
    if "finding" not in frames or source is None or ctx.s.tag(i) not in ("PAST", "VERB"):
        return None
    words = {ctx.s.lower(j).removesuffix("s") for j in range(*source)}
    studied = bool(words & _STUDIES) or ctx.s.lower(source[1]) == "al" or "al" in words
    studied = studied or (ctx.s.lower(i - 1) == ")" and has_four_digits(ctx.s.lower(i - 2)))
    if not studied or ctx.s.tag(i + 1) not in ("DET", "NOT", "NUM", "ADJ", "NOUN"):
        return None
    content = as_range(ctx, i + 1, thing_end(ctx, i + 1))
    return Draft(source, (verb_group(ctx, i),), content, "finding", i)


def _is_asked(ctx: Context, source: Range, i: int) -> bool:
    """Whether a question asks for the deed of speech: "does the mayor say that it is safe?"."""
    stop = next((t.text for t in ctx.tokens[i:] if t.text in (".", "!", "?")), "")
    return stop == "?" and ctx.s.tag(source[0] - 1) in ("AUX", "MODAL")


def _is_meant(ctx: Context, source: Range, i: int) -> bool:
    """Whether a participle tells what a thing is for: "a network, intended to be quick"."""
    told = ctx.s.tag(i) == "PAST" and not PURPOSES.isdisjoint(ctx.s.verb_lemmas(i))
    thing = ctx.s.tag(i + 1) == "TO" and not may_say(ctx, source)  # "gates intended to hold"
    return told and (ctx.s.lower(i - 1) == "," or thing)


def _is_named(ctx: Context, source: Range, i: int) -> bool:
    """Whether a participle names what stands before it: "by a user labelled “Anon”", "a man
    called Orr told me"."""
    if NAMING.isdisjoint(ctx.s.verb_lemmas(i)) or ctx.s.tag(i) != "PAST":
        return False
    name = i + 1
    while ctx.s.tag(name) == "NAME":
        name += 1
    told = name > i + 1 and (predicate_at(ctx, name) or ctx.s.tag(name) in ("REL", "MARK"))
    described = group_start(ctx.s, i) == i and told and ctx.s.lower(source[0]) in ("a", "an", "one")
    return described or ctx.s.tag(source[0] - 1) == "PREP"


def _is_made_to(ctx: Context, i: int) -> bool:
    """Whether a bare verb is what somebody is brought to do: "issues that made me feel good",
    "lets users say where they are"."""
    if ctx.s.tag(i) != "VERB" or not is_base_form(ctx.s.lower(i)):
        return False
    whom = phrase_before(ctx.s, i)
    before = ctx.s.verb_lemmas(whom[0] - 1) if whom else ()
    made = not _CAUSING.isdisjoint(before)
    return made or ctx.s.lower(i - 1) in OBJECT_PRONOUNS


_CAUSING = frozenset({"let", "make", "help"})


def _disagrees(ctx: Context, source: Range, i: int) -> bool:
    """Whether a word is no verb of what stands before it: "a United Nations plan to return"."""
    if ctx.s.lower(source[1] - 1).endswith("-year"):
        return True  # "benchmark 10-year notes rose"
    base = is_base_form(ctx.s.lower(i)) and group_start(ctx.s, i) == i
    return base and ctx.s.lower(source[0]) in ("a", "an") and ctx.s.tag(i - 1) in ("NAME", "NOUN")


def _without_time(ctx: Context, source: Range | None) -> Range | None:
    """Return a speaker without the day and the mark behind, and the time before: "officials on
    Friday said", "at one point Orr said"."""
    if source is None:
        return None
    start, end = source
    open_ = sum(ctx.s.tag(j) == "QUOTE" for j in range(start, end)) % 2
    end -= open_ and ctx.s.tag(end - 1) == "QUOTE"  # "Orr “admitted it”"
    if end - start > 2 and ctx.s.lower(end - 2) == "on" and ctx.s.lower(end - 1) in DAYS:
        end -= 2
    timed = ctx.s.tag(start - 1) == "PREP" and ctx.s.lower(start) == "one" and end - start > 2
    start += 2 * (timed and ctx.s.lower(start + 1) in _MOMENTS)
    return (start, end)


_MOMENTS = frozenset({"point", "time", "stage", "moment"})
