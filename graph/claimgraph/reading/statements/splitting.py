"""The statements of a text, each split into those that its clauses make, with markers and voices.

A marker backs surely the statement whose words it follows; others of its sentence that have none of
their own share it. What somebody says is split within the words said, so that each part is voiced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import factuality_of, reported_factuality
from claimgraph.reading.attribution.statements import Attributed
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.quotations import Quotation, quotations
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.layers import Factuality, Report, Statement
from claimgraph.reading.places import Places, Span
from claimgraph.reading.statements.decomposition import Key, is_sentence, joined, rendered
from claimgraph.reading.statements.reference import Referent, referents
from claimgraph.reading.statements.statement import Stated, stated, words_of
from claimgraph.reading.statements.words import Clause

_PHRASE = frozenset({"NOUN", "NAME", "DET", "ADJ", "NUM", "POSS", "PRON"})
_LONGEST = 2_000
"""Code points above which a statement stays whole."""


def split_statements(
    text: str,
    statements: Sequence[Statement],
    reports: Sequence[Report],
    sentences: Sentences,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    quantities: Places[Span],
) -> tuple[list[Statement], list[Report]]:
    """Return the statements that some are made of, and the reports that tell them.

    Args:
        text: the document.
        statements: one for each sentence or marked clause, and for what somebody says.
        reports: which of them are somebody's words.
        sentences: the sentences, tagged.
        attributions: who says what.
        mentions: who is named where, in order.
        quantities: where quantities are stated.
    """
    splitter = _Splitter(
        text, sentences, attributions, referents(text, list(sentences), mentions), quotations(text)
    )
    told: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        told[report.statement].append(report)
    found: dict[Key, Statement] = {}
    said: list[tuple[Key, Report]] = []
    needless = splitter.needless(statements, reports)
    for n, statement in enumerate(statements):
        if n in needless:
            continue
        for piece in splitter.of(statement, told[n]):
            key = piece.span, piece.text
            if key not in found or told[n]:
                found[key] = piece
            said += [(key, _reported(r, piece)) for r in told[n]]
    return joined(found, said, Attributed(text, sentences, attributions), quantities)


@dataclass(slots=True)
class _Splitter:
    text: str
    sentences: Sentences
    attributions: Sequence[Attribution]
    meant: Mapping[Span, Referent]
    quoted: Sequence[Quotation]

    def of(self, statement: Statement, told: Sequence[Report]) -> list[Statement]:
        """Return what a statement is made of; itself where nothing is cut or put in."""
        given = statement
        if told:
            statement = _with_object(self.text, self._whole(statement, told))
        if statement.end - statement.start > _LONGEST:
            return [statement]
        if told and all(r.content != (given.span,) for r in told):
            return [statement]
        pieces = self._pieces(statement)
        if not pieces or (len(pieces) == 1 and not pieces[0].inserted):
            return [statement]
        marked = _marked(statement, pieces)
        return [
            self._statement(statement, piece, *cites, told)
            for piece, cites in zip(pieces, marked, strict=True)
            if piece.kind is None
        ] or [statement]

    def needless(self, statements: Sequence[Statement], reports: Sequence[Report]) -> set[int]:
        """Return the statements whose words another one says better.

        "It is worth noting that …" and "…, according to a study of May" give way to what they
        report, and words without a verb to the sentence that they are taken from.
        """
        told: dict[Span, list[Report]] = defaultdict(list)
        for report in reports:
            told[statements[report.statement].sentence].append(report)
        heard = {report.statement for report in reports}
        wholes = {s.sentence for n, s in enumerate(statements) if n not in heard}
        found = set()
        for n, statement in enumerate(statements):
            said = told[statement.sentence]
            if n not in heard:
                if any(self._only_frames(statement, statements[r.statement]) for r in said):
                    found.add(n)
            elif statement.sentence in wholes and self._is_scrap(
                statement, [r for r in said if r.statement == n]
            ):
                found.add(n)
        return found

    def _only_frames(self, whole: Statement, said: Statement) -> bool:
        """Whether a sentence says nothing beside what is said in it but who says it."""
        if said.start == whole.start:
            rest = self.text[said.end : whole.end]
            return _SOURCE.match(rest) is not None and not any(map(str.isdecimal, rest))
        led = _FRAME.fullmatch(self.text[whole.start : said.start].strip())
        return led is not None and said.end >= whole.end - 2

    def _is_scrap(self, statement: Statement, told: Sequence[Report]) -> bool:
        """Whether what is said is no sentence, and cannot be made one."""
        if any(r.quotes or len(r.content) > 1 for r in told) or "…" in statement.text:
            return False
        if is_sentence(words_of(self.sentences.part(statement.span))):
            return False
        text = tokenize(statement.text)
        return not is_sentence(words_of(Sentence(text))) and (
            self._whole(statement, told) is statement
        )

    def _whole(self, statement: Statement, told: Sequence[Report]) -> Statement:
        """Say what is no sentence with the words that report it: "The firm is expected to move"."""
        said = self.sentences.part(statement.span)
        one = len(told[0].content) == 1
        gap = "…" in statement.text and not told[0].quotes and one
        no_sentence = said.tag(0) in ("TO", "ING") or (one and said.tag(0) in _PHRASE)
        if not (gap or no_sentence) or is_sentence(words_of(said)):
            return statement
        voice = self.attributions[told[0].attribution]
        spans = (*voice.source, *voice.cue, *told[0].content)
        hull = min(start for start, _ in spans), max(end for _, end in spans)
        if not (statement.sentence[0] <= hull[0] and hull[1] <= statement.sentence[1]):
            return statement
        words = words_of(self.sentences.part(hull), list(self.quoted_across(hull)))
        if any(w.tag in ("REL", "ING") for w in words[:1]) or not is_sentence(words):
            return statement
        main = Clause(tuple(words)).main
        if main is None or not any(a <= words[main.head].start < b for a, b in voice.cue):
            return statement  # the words that report it stand in another clause
        start, end = hull if len(told[0].content) == 1 else statement.span
        return replace(statement, start=start, end=end, text=rendered(self.text, words))

    def _pieces(self, statement: Statement) -> list[Stated]:
        sentence = self.sentences.part(statement.span)
        markup = list(_markup(statement))
        near = list(self.quoted_across(statement.span))
        pieces = stated(self.text, sentence, near, left_out=markup, meant=self.meant)
        return pieces if _same_words(sentence, markup, statement.text) else []

    def quoted_across(self, span: Span) -> Iterator[Quotation]:
        """Yield the quotations that share words with a stretch of text."""
        first = bisect_left(self.quoted, span[0] - 6_000, key=lambda q: q.start)
        for quote in self.quoted[first:]:
            if quote.start >= span[1]:
                return
            if quote.end > span[0]:
                yield quote

    def _statement(
        self,
        statement: Statement,
        piece: Stated,
        own: tuple[Cite, ...],
        shared: tuple[Cite, ...],
        told: Sequence[Report],
    ) -> Statement:
        start, end = piece.core
        return replace(
            statement, start=start, end=end, text=piece.text, own=own, shared=shared,
            parts=piece.parts, inserted=piece.inserted, construction=piece.construction,
            factuality=self._factuality(statement, piece, told),
        )  # fmt: skip

    def _factuality(
        self, statement: Statement, piece: Stated, told: Sequence[Report]
    ) -> Factuality | None:
        if statement.factuality is None:
            return None
        words = [self.sentences.part(part) for part in piece.parts]
        if not told:
            return factuality_of(self.sentences.part(*piece.parts))
        voice = self.attributions[told[0].attribution]
        cue = {t.lower for span in voice.cue for t in self.sentences.part(span).tokens}
        return reported_factuality(words, voice.cue, cue, voice.verb)


_SOURCE = re.compile(r",? according to [^,;:.]{3,140}[.]?$")
_FRAME = re.compile(
    r"(?:it(?: is|['’]s| was) (?:also )?(?:important|worth|notable|essential|crucial|useful)"
    r" (?:to (?:note|remember|mention|stress|emphasi[sz]e)|noting|mentioning|remembering)"
    r"|(?:please )?note|keep in mind|bear in mind) that",
    re.IGNORECASE,
)


def _with_object(text: str, statement: Statement) -> Statement:
    """Give "described as a mistake", of "what he described as a mistake", the object it lacks."""
    told = _FREE.sub(r"\g<verb> something\g<rest>", statement.text, count=1)
    free = (
        "what " in text[max(statement.sentence[0], statement.start - 200) : statement.end].lower()
    )
    return replace(statement, text=told) if free else statement


_FREE = re.compile(
    r"\b(?P<verb>described|characteri[sz]ed|denounced|condemned|portrayed|branded|depicted)"
    r"(?P<rest> as )"
)


def _markup(statement: Statement) -> Iterator[Span]:
    """Yield what stands within a statement and is no word of it: markers, targets of links."""
    for cite in (*statement.own, *statement.shared):
        words = cite.marks[0].words if cite.inline and cite.marks else None
        if words:
            yield cite.start, words[0]
            yield words[1], cite.end
        elif not cite.subject:
            yield cite.start, cite.end


def _same_words(sentence: Sentence, left_out: Sequence[Span], said: str) -> bool:
    """Whether a text is the words of its sentence; else markup is in them, and they stay whole."""
    kept = sentence.tokens
    if left_out:
        kept = [t for t in kept if not any(a <= t.start < b for a, b in left_out)]
    words = "".join([t.text for t in kept])
    return words == "".join(said.split()) or _letters(words) == _letters(said)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))


def _marked(
    statement: Statement, pieces: Sequence[Stated]
) -> list[tuple[tuple[Cite, ...], tuple[Cite, ...]]]:
    """Return for each piece the markers behind its own words, and those it shares."""
    cites = sorted((*statement.own, *statement.shared), key=lambda c: c.start)
    own: list[list[Cite]] = [[] for _ in pieces]
    for cite in cites:
        ends = [max((b for _, b in p.parts if b <= cite.start), default=-1) for p in pieces]
        nearest = max(range(len(pieces)), key=lambda n: (ends[n], -n))
        if ends[nearest] >= 0:
            own[nearest].append(cite)
    found: list[tuple[tuple[Cite, ...], tuple[Cite, ...]]] = []
    for n, piece in enumerate(pieces):
        if len(pieces) == 1:
            found.append((statement.own, statement.shared))
        elif own[n]:
            found.append((tuple(own[n]), ()))
        else:
            found.append(((), _shared(cites, piece)))
    return found


def _shared(cites: Sequence[Cite], piece: Stated) -> tuple[Cite, ...]:
    """Return the cluster of markers that follows a piece, or else the last one before it."""
    last = piece.parts[-1][1]
    after = [c for c in cites if c.start >= last]
    if not after:
        return tuple(cites[-1:])
    cluster = [after[0]]
    for cite in after[1:]:
        if cite.start - cluster[-1].end > 2:
            break
        cluster.append(cite)
    return tuple(cluster)


def _reported(report: Report, piece: Statement) -> Report:
    """Return what tells of a statement that is part of the words said; these stay whole."""
    return replace(report, words=piece.span) if piece.parts else report
