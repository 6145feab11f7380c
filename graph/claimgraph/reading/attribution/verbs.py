"""Who says what by a verb: active, participle, inverted, in a relative clause."""

from __future__ import annotations

from claimgraph.reading.attribution.contents import content_after, until
from claimgraph.reading.attribution.context import (
    REFUTING,
    Context,
    Draft,
    as_range,
    before_marker,
    frames_of,
    has_finite,
    is_passive,
    predicate_at,
    verb_group,
)
from claimgraph.reading.attribution.discontinuous import (
    breaks_off,
    by_relative,
    content_behind,
    content_resumed,
    has_gap,
    is_boundary,
    is_inserted,
    is_related,
    last_joint,
    left_of,
    named_behind_quote,
    parted_subject,
)  # fmt: skip
from claimgraph.reading.attribution.headlines import as_said, heard
from claimgraph.reading.attribution.nonfinite import (
    by_infinitive,
    by_participle,
    by_passive,
    by_reduced,
    disagrees,
    is_made_to,
    is_meant,
    is_named,
)
from claimgraph.reading.attribution.objects import may_say, names_people, takes_main_verb, thing_end
from claimgraph.reading.attribution.sources import (
    only_shows,
    past_apposition,
    shows_a_trait,
    source_of,
    without_time,
)
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.phrases import begins_clause, group_start
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list

_POSSIBLE = word_list("en/attribution.txt", "modals")
_STUDIES = word_list("en/attribution.txt", "studies")
_TELLING = frozenset({"tell", "inform", "notify"})
"""Verbs that go before whoever is told, never before who speaks."""
_PLAIN = word_list("en/attribution.txt", "verbs behind what is said")
"""Verbs that may follow what was said, without the frames of saying: "it was late, she hoped"."""


def by_verb(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Return who says what by the verb at a token, in whichever order the sentence has it."""
    if _is_only_possible(ctx, i) or is_made_to(ctx, i):
        return None
    if "heard" in frames:
        return heard(ctx, i)
    if is_passive(ctx, i):
        return by_passive(ctx, i, frames)
    if ctx.s.tag(i) == "VERB" and ctx.s.tag(i - 1) == "TO":
        used = ctx.s.lower(i - 2) in ("used", "likes", "liked")  # "as my aunt used to say"
        source = source_of(ctx, i - 2) if used else None
        said = as_said(ctx, i, source) if source else None
        return said._replace(cue=((i - 2, i + 1),)) if said else by_infinitive(ctx, i, frames)
    perfect = ctx.s.lower(group_start(ctx.s, i)) == "having" and ctx.s.tag(i) == "PAST"
    if perfect or (ctx.s.tag(i) == "ING" and not _progressive(ctx, i)):
        return by_participle(ctx, i, frames)
    return _active(ctx, i, frames)


def _is_only_possible(ctx: Context, i: int) -> bool:
    """Whether the deed of speech is advice or a possibility: "should ask", "would have said"."""
    group = {ctx.s.lower(j) for j in range(group_start(ctx.s, i), i)}
    to_find = "will" in group and "find" in ctx.s.verb_lemmas(i)  # "readers will find it clear"
    return to_find or not _POSSIBLE.isdisjoint(group) or {"would", "have"} <= group


def _progressive(ctx: Context, i: int) -> bool:
    before = (ctx.s.tag(j) for j in range(i - 1, -1, -1))
    return next((tag for tag in before if tag not in ("ADV", "NOT", "QUOTE")), "") == "AUX"


def _active(ctx: Context, i: int, frames: frozenset[str]) -> Draft | None:
    """Read "Lund said that it fell": whose act a verb is, and what follows or precedes it."""
    source = without_time(ctx, source_of(ctx, i))
    if source and ctx.s.tag(i) == "VERB" and disagrees(ctx, source, i):
        return None
    inner = range(source[0] + 1, source[1] - 1) if source else range(0)
    if any(ctx.s.lower(j) in ("thing", "things") for j in inner):
        return None  # "The first thing Lund will tell you is that it forgives nothing"
    if source and any(rule(ctx, source, i) for rule in (_is_asked, is_meant, is_named)):
        return None
    said = as_said(ctx, i, source) if source and {"that", "quote"} <= frames else None
    if said:
        return said
    quoted = _closes_quote(ctx, source[0] if source else group_start(ctx.s, i))
    before = _postposed(ctx, i, frames, source) if quoted or is_inserted(ctx, i, frames) else None
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
    return _postposed(ctx, i, frames, source) or _finding(ctx, i, frames, source)


def _is_told(ctx: Context, i: int) -> bool:
    """Whether somebody is told it, as no hearer follows: "was brought in and told that"."""
    told = ctx.s.tag(i) == "PAST" and ctx.s.lower(i + 1) == "that"
    return told and not _TELLING.isdisjoint(ctx.s.verb_lemmas(i))


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


def _closes_quote(ctx: Context, start: int) -> bool:
    start = before_marker(ctx, start)
    return start > 0 and ctx.tokens[start - 1].end in ctx.closing


_HOLDING = frozenset({"think", "believe", "consider", "deem", "judge"})


def _postposed(ctx: Context, i: int, frames: frozenset[str], source: Range | None) -> Draft | None:
    """Read "…," said X and "…," X said, with what goes on behind it."""
    if not frames & {"quote", "that", "pause"}:
        return None
    verbs = set(ctx.s.verb_lemmas(i))
    says = {"that", "quote"} <= frames and "obj" not in frames and not verbs & REFUTING
    plain = says or verbs & _PLAIN or _closes_finding(ctx, i, frames)
    start = min(group_start(ctx.s, i), source[0] if source else i)
    end = i + 1
    if not source or not is_boundary(ctx, source[0]):
        inverted = phrase_after(ctx.s, i + 1) if is_boundary(ctx, group_start(ctx.s, i)) else None
        if inverted is None or verbs & _TELLING:
            return None
        if ctx.s.lower(inverted[0]) in ("a", "an") and not may_say(ctx, inverted):
            return None  # "“Orr” proved a long book"
        source, start = inverted, group_start(ctx.s, i)
        end = past_apposition(ctx, inverted[1])
    elif verbs & _TELLING and (hearer := phrase_after(ctx.s, end)):
        end = hearer[1]  # "…, Lund told the jury, and braked"
    left = left_of(ctx, start)
    first, last = left[0] if left else (0, 0)
    quoted = ctx.tokens[last - 1].end in ctx.closing
    named = None if quoted else named_behind_quote(ctx, first, last)
    if named:
        return Draft(named, (verb_group(ctx, i),), ((first, named[0]),), "postposed", i)
    if not quoted and breaks_off(ctx, first, start):
        return None  # "it was changed when, in fact, he answered"
    unnamed = not may_say(ctx, source) and not ctx.tokens[source[0]].is_capital
    if unnamed and not quoted and "np" in frames and ctx.s.lower(source[0]) in ("a", "an"):
        return None  # "…, a deal announced in May"
    loss = start == group_start(ctx.s, i) and not quoted and unnamed
    held = not quoted and bool(verbs & _HOLDING)  # ", a feat thought hard"
    apposed = held and end == i + 1 and ctx.s.tag(end) == "ADJ"
    if not left or not (plain or quoted) or loss or apposed:  # ", posted a loss"
        return None
    opens = not quoted and _only_opens(ctx, first, last)
    if opens and not content_behind(ctx, end, begun=(first, last)):
        return None  # "When he rang, a nurse answered"
    begun = last - 1 if ctx.s.tag(last - 1) == "SUB" else first  # "because, they said, it"
    before = any(first <= v.at for v in ctx.found)  # "Lund said it sank, but the crew, Orr said,"
    rest = content_resumed(ctx, end) or content_behind(ctx, end, begun=(begun, last))
    joint = None if rest and not before else last_joint(ctx, first, last)
    if joint is not None:
        left, rest = ((joint, last),), content_behind(ctx, end, begun=(joint, last))
    headed = ctx.s.lower(start - 1) in ("–", "—")  # behind the dash of a headline
    told = quoted or rest or (has_finite(ctx, first, last) and not headed)
    return Draft(source, (verb_group(ctx, i),), left + rest, "postposed", i) if told else None


def _only_opens(ctx: Context, first: int, last: int) -> bool:
    """Whether words are but a clause that tells when or why, its main clause still to come."""
    opened = ctx.s.tag(first) == "SUB" and ctx.s.lower(first) != "that"
    return opened and all(ctx.tokens[j].text != "," for j in range(first, last))


def _closes_finding(ctx: Context, i: int, frames: frozenset[str]) -> bool:
    """Whether a clause ends with what shows it: "fares are too high, a survey has shown"."""
    ends = "finding" in frames and ctx.s.tag(i + 1) == "MARK"
    return ends and has_finite(ctx, 0, group_start(ctx.s, i))


def behind_quote(ctx: Context, i: int) -> Draft | None:
    """Read "…," X shot back: any verb will do where a comma ends the quoted words."""
    source = source_of(ctx, i) if ctx.s.tag(i) in ("VERB", "PAST") else None
    start = source[0] if source else 0
    if ctx.s.tag(group_start(ctx.s, i) - 1) == "REL":
        return None  # "“It fell,” Orr, who runs it, said"
    if _exclaimed(ctx, i):
        return _postposed(ctx, i, frozenset({"quote"}), None)
    if ctx.s.tag(i + 1) == "NOUN" and any(frames_of(ctx, j) for j in range(i + 2, i + 5)):
        return None  # "the retired teacher said"
    if source and group_start(ctx.s, i) != source[1] and ctx.s.tag(i - 1) == "CONJ":
        return None  # "“…,” she said, but refused to say more"
    outside = start > 1 and ctx.s.lower(start - 1) == ","  # “I resign”, the coach texted
    stop = ctx.tokens[start - 2].text if start > 1 else ""
    if not _closes_quote(ctx, start - outside) or (stop != "," and not outside):
        return None
    if outside and not (has_finite(ctx, 0, start - 1) and names_people(ctx, source)):
        return None
    if source and ctx.s.lower(source[0]) in ("a", "an") and not may_say(ctx, source):
        return None  # "“dry lung,” a type of harm caused by feathers"
    return _postposed(ctx, i, frozenset({"quote"}), source)


def reported_last(ctx: Context, i: int) -> Draft | None:
    """Read "…, reports Wee" where a name ends the clause, so that "reports" is no noun."""
    who = phrase_after(ctx.s, i + 1)
    ends = who is not None and (who[1] >= ctx.s.end or ctx.tokens[who[1]].text in ",.")
    named = who is not None and any(ctx.tokens[j].is_capital for j in range(*who))
    return _postposed(ctx, i, frames_of(ctx, i), None) if ends and named else None


def _exclaimed(ctx: Context, i: int) -> bool:
    """Whether a name follows the verb right behind quoted words: "Never!" sighed Meg."""
    closed = _closes_quote(ctx, i) and i > 1 and ctx.tokens[i - 2].text in ",!?"
    return closed and ctx.s.tag(i) == "PAST" and ctx.s.tag(i + 1) == "NAME"
