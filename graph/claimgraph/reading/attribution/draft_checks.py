"""What is no saying: nobody says it, it is denied, or the words run on past what is said."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.attribution.content_ends import goes_on_with_infinitive
from claimgraph.reading.attribution.context import REFUTED, REFUTING, Context, Draft, clause_start
from claimgraph.reading.attribution.sources import NAMING, is_fiction
from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.noun_phrases import INSIDE, phrase_before
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.subjects import group_start, subject_of
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS, is_titled
from claimgraph.reading.lang.word_lists import word_list

_SHARES = frozenset({"cent", "percent", "%", "pc"})


def sound(sentence: Sentence, found: Sequence[Draft]) -> list[Draft]:
    """Return the attributions that a sentence can mean.

    "It fell on Monday, according to Orr, or on Friday, according to Lund" stays whole.
    """
    by_whom = [v for v in found if v.rule == "accordingTo"]
    held = [{sentence.lower(i) for part in v.content for i in range(*part)} for v in by_whom]
    doubled = any("according" in words and words & {"or", "but", "not"} for words in held)
    return [v for v in found if _is_sound(sentence, v) and not (doubled and v in by_whom)]


def _is_sound(sentence: Sentence, voice: Draft) -> bool:
    """Whether a sentence can mean that this is said.

    Not so: "an article claiming that the mill was empty was removed", "(the view) that 9 per cent
    found work was mended", and "the claim that he died in the keep is rejected", where nobody
    rejects the keep.
    """
    if voice.source and sentence.lower(voice.source[1] - 1) in _SHARES:
        return False
    if voice.rule == "passive" and _is_within(sentence, voice.content[0]):
        return False
    if voice.rule == "passive" and voice.verb in NAMING and _is_name(sentence, voice.cue[-1][1]):
        return False  # "the novel is called Rain"
    first, last = voice.source or (0, 0)
    active = first < last and voice.cue[0][0] > first
    related = active and sentence.lower(last) in ("who", "that", "which")
    if related and not _has_verb_beside(sentence, voice):
        return False  # "a man who accused the firm of fraud was sued"
    if voice.rule == "noun" and not _has_verb_beside(sentence, voice):
        return False  # "the idea that tea cures is rejected": the verb is the idea's
    if active and sentence.tag(first - 1) == "REL" and _has_gap(sentence, voice.content[0]):
        return False  # "the figure, which I think we can agree is daft"
    told = voice.content[0][1]
    related = told < voice.cue[0][0] and sentence.lower(told) in ("that", "which")
    if active and related and voice.verb in NAMING:
        return False  # "a result that Orr calls “exaggerated”": no sentence is said
    return not any(_runs_on(sentence, part) for part in voice.content)


def _is_name(sentence: Sentence, i: int) -> bool:
    """Whether a name or a title of a work stands somewhere, behind "the" at most."""
    token = sentence.tokens[min(i + (sentence.lower(i) == "the"), len(sentence.tokens) - 1)]
    return token.is_capital or is_titled(token.text)


def _has_verb_beside(sentence: Sentence, voice: Draft) -> bool:
    """Whether a finite verb stands outside of what is said and of the words that say so."""
    inside = {i for part in (*voice.content, *voice.cue) for i in range(*part)}
    return any(tag in FINITE and i not in inside for i, tag in enumerate(sentence.tags))


def _has_gap(sentence: Sentence, part: Range) -> bool:
    """Whether a form of "to be" follows a verb at once: "we can agree is daft"."""
    return any(sentence.tag(i) in ("VERB", "PAST") and sentence.is_be(i + 1) for i in range(*part))


def _runs_on(sentence: Sentence, part: Range) -> bool:
    """Whether words hold two predicates of one subject: "the mill was empty was removed", and
    "the council owned was shut" of "the mill that Orr said the council owned was shut"."""
    start, end = part
    first = next((i for i in range(start, end) if sentence.tag(i) in FINITE), None)
    if first is None:
        return False
    before = [sentence.tag(i) for i in range(start, first)]
    if sentence.tag(first) == "PAST" and first + 1 < end and sentence.is_be(first + 1):
        return before[-1:] in (["NOUN"], ["NAME"]) and not {"SUB", "REL", "PRON"} & set(before)
    if not sentence.is_be(first):
        return False
    if "NAME" in before[1:] or "DET" in before[1:] or {"REL", "SUB", "MARK"} & set(before):
        return False  # "the boat Orr is building was lost"
    for i in range(first + 1, end):
        if sentence.tag(i) in ("CONJ", "SUB", "REL", "TO", "PRON", "QUOTE"):
            return False
        if sentence.tag(i) == "MARK" and sentence.lower(i) not in ("(", ")"):
            return False
        if sentence.tag(i) in ("AUX", "MODAL") and sentence.lower(i) not in ("be", "been", "being"):
            return sentence.tag(i - 1) not in ("NAME", "DET")
    return False


def _is_within(sentence: Sentence, content: Range) -> bool:
    """Whether what a passive seems to tell of is no subject: "a plan for a link was rejected", "his
    claim that it was safe was reported"; but "with towns being called upon" has one."""
    before = content[0] - 1
    inside = sentence.tag(before) == "PREP" and sentence.lower(before) != "with"
    return inside or sentence.is_be(before)


# -- what is no saying ---------------------------------------------------------------------------

_NOBODY = word_list("en/attribution.txt", "nobodies")
DENIALS = word_list("en/attribution.txt", "denials")
_SUPPOSING = word_list("en/attribution.txt", "supposing")
_FAILING = word_list("en/attribution.txt", "deeds left undone")
_WISHED = word_list("en/attribution.txt", "asking") | {"want", "tell", "expect"}
_UNABLE = word_list("en/attribution.txt", "those who do not")
_MISQUOTED = word_list("en/attribution.txt", "falsely") | {"misquoted"}
_SEEMING = frozenset({"appear", "appears", "appeared", "seem", "seems", "seemed", "purports"})
_INSTEAD = {("short", "of"), ("instead", "of"), ("far", "from"), ("rather", "than")}


def is_said(ctx: Context, draft: Draft) -> bool:
    """Whether a sentence says that somebody says it.

    Not so: "nobody said that it fell", "she did not say when", "if the mayor had said", and a claim
    that nobody is named for and the text calls false or unproven.
    """
    if (draft.source and _is_number(ctx, draft)) or _is_nothing(ctx, draft):
        return False
    if draft.rule == "noun":
        return True
    if draft.source and is_fiction(ctx, draft.source):
        return False
    if draft.rule in ("accordingTo", "hearsay"):
        return True
    return not (_is_negated(ctx, draft) or _is_supposed(ctx, draft) or _is_unproven(ctx, draft))


def _is_nothing(ctx: Context, draft: Draft) -> bool:
    """Whether no words are said: "knew in April and said nothing"."""
    words = [ctx.s.lower(j) for part in draft.content for j in range(*part)]
    if (
        words[:1] in (["that"], ["this"])
        and len(words) == 2
        and ctx.s.is_be(draft.content[0][1] - 1)
    ):
        return True  # "That's according to a survey": what the sentence before says
    if len(words) == 2 and words[1] in ("said", "says"):
        return True  # "He said, she said"
    if draft.source and ctx.s.lower(draft.source[0]) in ("nothing", "little"):
        return True  # "His own account says nothing of it"
    return len(words) < 3 and bool(words) and words[0].strip('"“”') in ("nothing", "little")


def _is_number(ctx: Context, draft: Draft) -> bool:
    """Whether the speaker is a bare number, as in "67 said that"."""
    source = draft.source or (0, 0)
    return all(ctx.s.tag(j) == "NUM" for j in range(*source)) and not any(
        ctx.tokens[j].text.isalpha() for j in range(*source)
    )


def _is_negated(ctx: Context, draft: Draft) -> bool:
    """Whether a saying is denied: "did not say", "nobody said", "no evidence was found that"."""
    if ctx.s.lower(draft.at - 1) in ("or", "nor") and "deny" in ctx.s.verb_lemmas(draft.at):
        return True  # "did not confirm or deny that it fell"
    group = range(group_start(ctx.s, draft.at), draft.at)
    negated = any(negates(ctx.s.lower(j)) or ctx.s.lower(j) in DENIALS for j in group)
    negated = negated or _has_not_done(ctx, draft.at) or _never_did(ctx, draft)
    if draft.source is None and draft.rule == "passive":  # "no evidence was found that"
        patient = subject_of(ctx.s, draft.at)
        negated = negated or (patient is not None and ctx.s.lower(patient[0]) in _NOBODY)
    if draft.rule == "passive":  # "no cause, price or further detail was stated by any source"
        negated = negated or _denies_list(ctx, group_start(ctx.s, draft.at))
    first, last = draft.source or (0, 0)
    nobody = draft.source is not None and any(
        ctx.s.lower(j) in _NOBODY for j in (first - 1, first, last - 1)
    )
    before = first - (ctx.s.lower(first - 1) == "even")
    nobody = nobody or ctx.s.lower(before - 1) == "not"  # "it was not Orr who said", "not even Orr"
    nobody = nobody or (ctx.s.tag(first - 1) == "PREP" and ctx.s.lower(first - 2) in _NOBODY)
    return negated or nobody


def _is_unproven(ctx: Context, draft: Draft) -> bool:
    """Whether the saying follows a "that" of what is denied: "nothing shows that Orr said", "it
    could not be proved that he knew", "Lund denied that he said"; not "did not deny that"."""
    first = min(draft.source[0] if draft.source else draft.at, group_start(ctx.s, draft.at))
    that = first - 1
    if ctx.s.lower(that) != "that" or ctx.s.tag(that) != "SUB":
        return False
    start = clause_start(ctx, that)
    start = next((j for j in range(that - 1, start, -1) if ctx.s.tag(j) in _LINKS), start)
    told = {lemma for j in range(start, that) for lemma in ctx.s.verb_lemmas(j)}
    before = {ctx.s.lower(j) for j in range(start, that)}
    denied = any(map(negates, before)) or not before.isdisjoint(_HARDLY | _NOBODY | {"nothing"})
    if told & _DENYING:
        return not denied
    return denied and "only" not in before and not told & _OF_FACTS


_LINKS = frozenset({"SUB", "REL", "CONJ", "MARK", "QUOTE"})
_OF_FACTS = word_list("en/attribution.txt", "of facts")
_DENYING = REFUTING - {"counter", "undermine"}


def _never_did(ctx: Context, draft: Draft) -> bool:
    """Whether "did" before the speaker denies or asks: "at no point did we say", "nor did he"."""
    return draft.source is not None and ctx.s.lower(draft.source[0] - 1) in ("did", "does", "do")


def _denies_list(ctx: Context, verb: int) -> bool:
    """Whether a verb has a subject of several things that a "no" or "neither" opens."""
    start = verb
    listed = INSIDE | {"ADV"}
    while start > 0 and (ctx.s.tag(start - 1) in listed or ctx.s.lower(start - 1) in (",", "or")):
        start -= 1
    return ctx.s.lower(start) in _NOBODY


def _has_not_done(ctx: Context, at: int) -> bool:
    """Whether words tell what was not said: "failed to show", "stopped short of calling it"."""
    if ctx.s.tag(at - 1) == "CONJ" and is_base_form(ctx.s.lower(at)):
        return goes_on_with_infinitive(ctx, at - 1, at)
    before = group_start(ctx.s, at) - 1
    instead = (ctx.s.lower(before - 1), ctx.s.lower(before)) in _INSTEAD
    if instead or ctx.s.lower(before) == "without":
        return True
    if ctx.s.lower(before) == "as":  # "falsely quoted Orr as saying"
        said = next((j for j in range(before, 0, -1) if ctx.s.tag(j) in FULL_VERBS), before)
        return any(
            ctx.s.lower(j) in _MISQUOTED for j in range(group_start(ctx.s, said) - 1, before)
        )
    deed = ctx.s.tag(before) == "TO"
    if not deed and ctx.s.tag(before + 1) not in ("ING", "AUX"):
        return False
    governor = before - deed
    governor -= deed and ctx.s.tag(governor) == "PRON"  # "wants us to believe that"
    if deed and (negates(ctx.s.lower(governor)) or ctx.s.lower(governor - 1) == "too"):
        return True
    whom = phrase_before(ctx.s, before) if deed else None
    asking = whom[0] - 1 if whom else governor
    if ctx.s.tag(asking) in FULL_VERBS and not _WISHED.isdisjoint(ctx.s.verb_lemmas(asking)):
        return True  # "wants the mayor to say", "told him to say"
    undone = ctx.s.tag(governor) in FULL_VERBS and set(ctx.s.verb_lemmas(governor)) & _FAILING
    return bool(undone) or (deed and ctx.s.lower(governor) in _UNABLE)


def _is_supposed(ctx: Context, draft: Draft) -> bool:
    """Whether the saying itself is a condition: "if the mayor had said that it fell"."""
    first = min(draft.source[0] if draft.source else draft.at, group_start(ctx.s, draft.at))
    opened = [ctx.s.lower(j) for j in range(max(0, first - 2), first)]
    inverted = opened[-1:] in (["had"], ["should"], ["were"]) and (
        first == 1 or ctx.s.tag(first - 2) in ("MARK", "CONJ")
    )  # "had she said so"
    clause = range(max(clause_start(ctx, first), first - 8), draft.at)
    seems = any(ctx.s.lower(j) in _SEEMING and ctx.s.tag(j + 1) == "TO" for j in clause)
    perhaps = seems or any(ctx.s.lower(j) in ("perhaps", "maybe", "possibly") for j in clause)
    return inverted or perhaps or any(word in _SUPPOSING for word in opened)


_POINTING = words("this that it both")
_HARDLY = words("no little hardly scant")
_BEGINNING = _POINTING | _HARDLY | {"there"}
_OPENERS = frozenset({"MARK", "CONJ", "SUB", "ADV"})
_EVIDENCE = word_list("en/attribution.txt", "evidence")


def calls_false(behind: Sentence) -> bool:
    """Return whether the words behind what is said call it false, or that nothing speaks for it.

    "; this is not true", "but there is no evidence for that", ". No study supports this."
    """
    at, end = 0, len(behind.tokens)
    while at < end and behind.tag(at) in _OPENERS and behind.lower(at) not in _BEGINNING:
        at += 1
    stop = next((i for i in range(at, end) if behind.tag(i) == "MARK"), end)
    words = [behind.lower(i) for i in range(at, stop)]
    words = words[: words.index("by")] if "by" in words[1:] else words  # "was rejected by Orr"
    if behind.is_be(words[:1] in (["has"], ["have"])):  # "the claim that it fell has been refuted"
        return words[-1:] != [] and words[-1] in REFUTED and not any(map(negates, words))
    if behind.lower(stop) in (",", ":") and behind.tag(stop + 1) != "CONJ":
        return False  # "this is not true, the mayor said"
    if words[:1] and words[0] in _POINTING and behind.is_be(at + 1):
        denied, last = negates(words[2] if words[2:] else ""), words[-1]
        return (denied and last in ("true", "so")) or (not denied and last in REFUTED)
    there = words[:1] == ["there"] and behind.is_be(at + 1)
    first = 2 * there
    if not (words[first:] and words[first] in _HARDLY) or _EVIDENCE.isdisjoint(words[first:]):
        return False
    here = not behind.tokens[0].text[0].isupper()  # in the same sentence
    return words[-1] in _POINTING or (there and here and words[-1] in _EVIDENCE)
