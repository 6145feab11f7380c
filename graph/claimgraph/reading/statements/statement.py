"""Statements of one sentence: the words each rests on, its text, and what was put in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.titles_of_works import tokenize_sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.layers import Insertion
from claimgraph.reading.places import Span
from claimgraph.reading.statements.decomposition import (
    decomposed,
    is_sentence,
)
from claimgraph.reading.statements.descriptions import Referent
from claimgraph.reading.statements.headlines import before_dash, headline, repeats
from claimgraph.reading.statements.rendering import (
    outside_quotes,
    rendered,
    spaced,
    without_transition,
)
from claimgraph.reading.statements.retag import retagged
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    denies,
    leaves_out_subject,
    plural,
    supplied,
)

_SMALL = frozenset({"DET", "PRON", "POSS", "PREP", "SUB", "PAST", "ING", "ADV", "CONJ"})
_NO_WORDS = frozenset({"*", "_", "`", "🔗", "📎", "📰"})
"""Signs of Markdown and of links."""
_POINTING = frozenset({"PRON", "POSS", "DET", "ADV", "EX"})
"""Classes of words by which pronouns and descriptions begin."""
_NOTHING: Mapping[Span, Referent] = {}


class Stated(NamedTuple):
    """One statement of a sentence.

    ``parts`` are its own words (code points, end excluded), several where they are broken up.
    ``text`` says it as a sentence; ``inserted`` is what was put in. ``confidence`` is how sure the
    cut is; ``whole`` says that nothing was cut; ``kind`` marks a headline that what follows it
    says again.
    """

    parts: tuple[Span, ...]
    text: str
    inserted: tuple[Insertion, ...] = ()
    confidence: float = 1.0
    whole: bool = True
    kind: Literal["headline"] | None = None
    construction: str = ""

    @property
    def core(self) -> Span:
        """The longest stretch of its own words."""
        return max(self.parts, key=lambda part: part[1] - part[0])


def stated(
    text: str,
    sentence: Sentence,
    quoted: Sequence[Quotation] = (),
    *,
    left_out: Sequence[Span] = (),
    meant: Mapping[Span, Referent] = _NOTHING,
    changed: bool = False,
) -> list[Stated]:
    """Return what a sentence states, in reading order.

    Args:
        text: the document.
        sentence: one of its sentences.
        quoted: the quotations that share words with it; what is quoted stays whole.
        left_out: stretches that are no words of it: citation markers, urls.
        meant: what its pronouns and descriptions stand for, by their places.
        changed: return nothing where nothing is cut or put in.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "The river rose, and the bridge was closed."
    >>> [s.text for s in stated(text, Sentence(tokenize(text), frozenset()))]
    ['The river rose.', 'The bridge was closed.']
    """
    whole = clause_in(sentence, quoted, left_out)
    words = whole.words
    if not words:
        return []
    opening = words[0].start
    while opening and text[opening - 1] in "*_":
        opening -= 1
    led = headline(text, opening, words[-1].end) or before_dash(text, words)
    title = [] if led is None else [w for w in words if led[0][0] <= w.start < led[0][1]]
    rest = [] if led is None else [w for w in words if w.start >= led[1]]
    tells = not FINITE.isdisjoint([w.tag for w in title])
    if title and (tells or is_sentence(rest)):
        return [*_headed(text, title, rest, meant, tells=tells)]
    return _said(text, whole, meant, changed=changed)


def _said(
    text: str, whole: Clause, meant: Mapping[Span, Referent], *, changed: bool = False
) -> list[Stated]:
    """Return what words state, one of each wording; nothing where ``changed`` and nothing is."""
    whole = _with_subject(whole)
    words = whole.words
    clauses = decomposed(whole)
    pointing = (_meant(words, i, meant)[0] for i, w in enumerate(words) if w.tag in _POINTING)
    if changed and len(clauses) == 1 and words[0].ground is None and not any(pointing):
        return []
    made = (_stated(text, clause, meant, whole=len(clauses) == 1) for clause in clauses)
    return list({one.text: one for one in reversed([one for one in made if one])}.values())[::-1]


def _with_subject(clause: Clause) -> Clause:
    """Return words that leave their subject or verb out as a sentence: "This raises fears over
    jobs", "There is no risk of floods"."""
    words = clause.words
    if denies(words):
        end = next((i for i, w in enumerate(words[1:], 1) if w.tag in _ENDS_NOUN), len(words))
        there = "there are" if plural(words[:end]) else "there is"
        no = replace(words[0], text="no")
        return Clause((*supplied(there, "AUX", "verb", no.start), no, *words[1:]))
    if not leaves_out_subject(words):
        return clause
    first = replace(words[0], text=words[0].lower)
    return Clause((*supplied("this", "PRON", "subject", first.start), first, *words[1:]))


_ENDS_NOUN = frozenset({"PREP", "MARK", "CONJ", "ING", "TO", "REL", "SUB", "PAST"})


def _headed(
    text: str,
    title: Sequence[Word],
    rest: Sequence[Word],
    meant: Mapping[Span, Referent],
    *,
    tells: bool,
) -> Iterator[Stated]:
    """Yield the statements of a headline and of the summary behind it.

    A label, which ``tells`` nothing, is none of them.
    """
    summary = _said(text, Clause(tuple(rest)), meant)
    said = " ".join(one.text for one in summary)
    again = title and repeats(text[title[0].start : title[-1].end], said)
    yield from (one._replace(whole=False, kind="headline" if again or not tells else None)
                for one in _said(text, Clause(tuple(title)), meant))  # fmt: skip
    yield from (one._replace(whole=False) for one in summary)


def words_of(sentence: Sentence) -> list[Word]:
    """Return the words of a sentence that may be cut or joined anew."""
    return list(clause_in(sentence).words)


def clause_in(
    sentence: Sentence, quoted: Sequence[Quotation] = (), left_out: Sequence[Span] = ()
) -> Clause:
    """Return the words of a sentence, those in quotation marks or brackets marked as held.

    They are one clause whenever the same words are held and left out, so that its verbs are found
    once.
    """
    marked = _marked(sentence, quoted, left_out)
    found: Clause | None = sentence.made.get(marked)
    if found is None:
        found = sentence.made[marked] = Clause(tuple(_words_of(sentence, marked)))
    return found


def clause_of(text: str) -> Clause:
    """Return the words of a sentence that is put anew, as they are classed by themselves."""
    return clause_in(Sentence(tokenize_sentence(text)))


_Marked = tuple[frozenset[int], frozenset[int], tuple[Quotation, ...]]
"""Tokens that are left out, those right behind what is, and the quotations within the words."""


def _marked(sentence: Sentence, quoted: Sequence[Quotation], left_out: Sequence[Span]) -> _Marked:
    if not (quoted or left_out):
        return frozenset(), frozenset(), ()  # as most are asked for
    tokens, end = sentence.tokens, sentence.end
    low, high = (tokens[0].start, tokens[end - 1].end) if end else (0, 0)
    inner = tuple([q for q in quoted if not (q.start <= low and high <= q.end)])
    hidden = frozenset([n for n in sentence.beginning_in(left_out) if n < end])
    ends = [bisect_left(tokens, close, key=attrgetter("start")) for _, close in left_out]
    return hidden, frozenset([n for n in ends if n < end]), inner


def _words_of(sentence: Sentence, marked: _Marked) -> list[Word]:
    """Return words with their classes; those in quotations or brackets are held."""
    hidden, behind, quoted = marked
    shown = zip(sentence.tokens[: sentence.end], sentence.tags, strict=False)
    found = [
        Word(t.text, t.lower, tag, t.start, t.end, False, None, n in behind)
        for n, (t, tag) in enumerate(shown)
        if n not in hidden and t.text not in _NO_WORDS
    ]
    first = found[0] if found else None  # whose capital is the sentence's
    if first and first.tag in _SMALL and (first.text == "A" or not first.text.isupper()):
        first.text = first.lower
    depth = 0
    for word in found if quoted or "(" in [word.text for word in found] else ():
        depth += word.text == "("
        word.held = depth > 0 or any(q.start <= word.start < q.end for q in quoted)
        depth -= word.text == ")" and depth > 0
    return retagged(outside_quotes(found) if quoted else found)


def _stated(
    text: str, clause: Clause, meant: Mapping[Span, Referent], *, whole: bool
) -> Stated | None:
    """Return a clause as a statement, its pronouns replaced by what they mean."""
    words = without_transition(clause.words)
    parts = tuple(_parts(words))
    if not parts:
        return None
    named = list(replaced(words, meant))
    said = [word for word, _ in named]
    inserted = sorted(
        [*_insertions(text, words), *(i for _, i in named if i)], key=lambda i: i.start
    )
    return Stated(
        parts, rendered(text, said), tuple(inserted), clause.sure, whole,
        construction=clause.construction,
    )  # fmt: skip


def replaced(
    words: Sequence[Word], meant: Mapping[Span, Referent]
) -> Iterator[tuple[Word, Insertion | None]]:
    """Yield words, a pronoun replaced by what it stands for unless the statement names that."""
    named: set[str] = set()
    i = 0
    while i < len(words):
        word = words[i]
        points = word.tag in _POINTING and bool(meant)
        found, end = _meant(words, i, meant) if points else (None, i + 1)
        if found is None:
            named.add(word.text)
            yield word, None
        elif not word.held and not set(found.name.split()) & named:
            named |= set(found.name.split())
            ending = "’s" if word.tag == "POSS" else ""
            said = replace(word, text=found.name + ending, lower=found.name.lower())
            put = Insertion(said.text, found.start, found.end, found.ground, found.confidence)
            yield replace(said, end=words[end - 1].end), put
        else:
            yield from ((w, None) for w in words[i:end])
        i = end


def _meant(
    words: Sequence[Word], i: int, meant: Mapping[Span, Referent]
) -> tuple[Referent | None, int]:
    """Return what the words that begin here stand for, and where they end."""
    for end in range(i + 1, min(i + 5, len(words) + 1)):
        found = meant.get((words[i].start, words[end - 1].end))
        if found:
            return found, end
    return None, i + 1


def _parts(words: Sequence[Word]) -> Iterator[Span]:
    """Yield the stretches of a statement's own words; a gap of other words parts two."""
    own = sorted((w.start, w.end) for w in words if w.ground is None or w.ground == "inflection")
    current: Span | None = None
    for start, end in own:
        if start == end:
            continue
        if current and start - current[1] <= 1:
            current = (current[0], end)
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current


def _insertions(text: str, words: Sequence[Word]) -> Iterator[Insertion]:
    for ground, run in groupby(words, key=lambda w: w.ground):
        if ground is None:
            continue
        held = list(run)
        put = spaced(text, held).strip(" ,")
        yield Insertion(put, held[0].start, held[-1].end, ground)
