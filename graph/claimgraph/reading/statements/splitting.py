"""The statements of a text, each split into those that its clauses make, with markers and voices.

A marker backs surely the statement whose words it follows; others of its sentence that have none of
their own share it. What somebody says is split within the words said, so that each part is voiced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.attribution.attributed import Attributed
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import as_quoted, factuality_of
from claimgraph.reading.attribution.modality import cue_words, reported_factuality
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.quotations import outermost, quotations
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.layers import Factuality, Report, Statement
from claimgraph.reading.places import Places, Span, Stretches
from claimgraph.reading.sentences.cited_clauses import rejoined
from claimgraph.reading.statements.descriptions import Referent
from claimgraph.reading.statements.duplicates import Key, handed, holds, is_scrap, joined, of_nobody
from claimgraph.reading.statements.labels import NOTED, without_labels
from claimgraph.reading.statements.marking import marked, markup, with_marker
from claimgraph.reading.statements.predication import predicates_nothing, states
from claimgraph.reading.statements.reference import referents
from claimgraph.reading.statements.reported import Reported, with_object
from claimgraph.reading.statements.scraps import Scraps
from claimgraph.reading.statements.statement import Stated, stated
from claimgraph.reading.statements.words import UNSURE

_FEW = 4
"""Tokens of a part that must state something as plainly as a line does: not "Health concerns."."""
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
    clauses: Sequence[Statement],
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
        clauses: the clauses that markers show, before anybody was heard.
    """
    meant = referents(text, list(sentences), mentions)
    parted = {clause.clause: clause for clause in clauses}
    reported = Reported(text, sentences, attributions, quotations(text), meant, parted)
    ends = sorted({end for voice in attributions for _, end in voice.content})
    splitter = _Splitter(text, sentences, attributions, meant, reported, outermost(text), ends)
    told = _by_statement(reports)
    found: dict[Key, Statement] = {}
    said: list[tuple[Key, Report]] = []
    scraps = Scraps(reported)
    needless = scraps.needless(statements, reports)
    aside = of_nobody(statements, told, attributions)
    needless |= {report.statement for reports in aside.values() for report in reports}
    lost = [(statements[n], report) for n in sorted(needless) for report in told[n]]
    statements = list(statements)
    scraps.settle(statements, told, needless)
    outer = _by_sentence(s for n, s in enumerate(statements) if n not in needless)
    for n, statement in enumerate(statements):
        if n in needless:
            continue
        within = [] if told[n] else aside[statement.sentence]
        pieces = splitter.of(statement, told[n])
        if not all(any(holds(piece, report) for piece in pieces) for report in within):
            pieces = [statement]  # the cut would go through what is said
        doubtful = any(_is_within(statement, span) for span in outer[statement.sentence])
        voices = [attributions[r.attribution] for r in told[n]]
        for piece in pieces:
            if voices and doubtful and is_scrap(sentences, voices, piece):
                lost += [(statement, report) for report in told[n]]  # its sentence says it
                continue
            piece = _closed(text, with_marker(text, piece))
            key = piece.span, piece.text
            if key not in found or told[n]:
                found[key] = piece
            heard = told[n] or [report for report in within if holds(piece, report)]
            heard = [r for r in heard if _tells(r, piece.parts)]
            said += [(key, r._replace(words=piece.span) if piece.parts else r) for r in heard]
    said += handed(found, said, lost, attributions, sentences)
    return joined(text, found, said, Attributed(text, sentences, attributions), quantities)


def _by_statement(reports: Iterable[Report]) -> defaultdict[int, list[Report]]:
    found = defaultdict[int, list[Report]](list)
    for report in reports:
        found[report.statement].append(report)
    return found


def _is_within(statement: Statement, span: Span) -> bool:
    """Whether a statement is a part of some words, and not all of them."""
    start, end = span
    return span != statement.span and start <= statement.start and statement.end <= end


def _by_sentence(statements: Iterable[Statement]) -> defaultdict[Span, list[Span]]:
    """Return the spans of some statements by the sentence they are of."""
    found = defaultdict[Span, list[Span]](list)
    for statement in statements:
        found[statement.sentence].append(statement.span)
    return found


@dataclass(slots=True)
class _Splitter:
    text: str
    sentences: Sentences
    attributions: Sequence[Attribution]
    meant: Mapping[Span, Referent]
    reported: Reported
    quoted: Stretches
    ends: Sequence[int]
    """Where what somebody says ends, in order."""

    def of(self, statement: Statement, told: Sequence[Report]) -> list[Statement]:
        """Return what a statement is made of; itself where nothing is cut or put in."""
        if not told:
            statement = without_labels(self.text, self.sentences, statement)
        given = statement
        if told:
            statement = with_object(self.text, self.reported.whole(statement, told))
        if statement.end - statement.start > _LONGEST:
            return [statement]
        content = told[0].content if told and self._is_parted(told[0]) else ()
        unsaid = statement.span == given.span and not self._is_told(given, told)
        if told and unsaid and not content:
            return [statement]
        pieces = self._pieces(statement, content)
        if not pieces or (len(pieces) == 1 and not pieces[0].inserted):
            return [statement]
        if any(self._is_scrap(piece) for piece in pieces):
            return [statement]
        backing = marked(self.text, statement, pieces)
        return [
            self._statement(statement, piece, *cites, told)
            for piece, cites in zip(pieces, backing, strict=True)
            if piece.kind is None
        ] or [statement]

    def _is_parted(self, report: Report) -> bool:
        """Whether who says it stands within what is said: "It rose, Lund said, and fell"."""
        postposed = self.attributions[report.attribution].rule == "postposed"
        return postposed and not report.quotes and len(report.content) > 1

    def _is_scrap(self, piece: Stated) -> bool:
        """Whether a cut leaves words without a verb of their own: "A pump built by hand."."""
        if not piece.construction or piece.inserted:
            return False
        part = self.sentences.part(*piece.parts)
        return predicates_nothing(part) or not (len(part.tokens) > _FEW or states(part, item=False))

    def _is_told(self, statement: Statement, told: Sequence[Report]) -> bool:
        """Whether a statement is what is said, or the whole of a sentence with who says it."""
        cues = [cue for r in told for cue in self.attributions[r.attribution].cue]
        whole = all(statement.start < a and b < statement.end for a, b in cues)
        return whole or any(r.content == (statement.span,) for r in told)

    def _pieces(self, statement: Statement, content: Sequence[Span]) -> list[Stated]:
        """Return what a statement is cut into; who says it between its words is left out."""
        gaps = [(a[1], self._resumed(b[0])) for a, b in pairwise(content)]
        start, end = statement.span
        whole = (min(start, content[0][0]), max(end, content[-1][1])) if gaps else (start, end)
        sentence = self.sentences.part(whole)
        first, last = (bisect_left(self.ends, place) for place in statement.span)
        ends = ((end, end) for end in self.ends[first:last])  # a clause ends where they do
        hidden = [*markup(statement), *gaps, *ends]
        near = list(self.reported.quoted_across(whole))
        pieces = stated(self.text, sentence, near, left_out=hidden, meant=self.meant, changed=True)
        return pieces if pieces and _same_words(sentence, hidden, statement.text) else []

    def _resumed(self, at: int) -> int:
        """Return where words go on behind who says them; the comma before "and" is theirs."""
        joined = self.text.startswith(("and ", "but "), at)
        return self.text.rindex(",", 0, at) if joined and self.text[at - 2] == "," else at

    def _statement(
        self,
        statement: Statement,
        piece: Stated,
        own: tuple[Cite, ...],
        shared: tuple[Cite, ...],
        told: Sequence[Report],
    ) -> Statement:
        start, end = piece.core
        return statement._replace(start=start, end=end, text=piece.text, own=own, shared=shared,
            parts=piece.parts, inserted=piece.inserted, construction=piece.construction,
            cut=UNSURE.get(piece.construction, 1.0),
            factuality=self._factuality(statement, piece, told),
        )  # fmt: skip

    def _factuality(
        self, statement: Statement, piece: Stated, told: Sequence[Report]
    ) -> Factuality | None:
        """Return how a piece is put: by its own words, by who reports it, or as quoted."""
        if statement.factuality is None:
            return None
        related = {"antecedent"} if piece.construction == "relative_clause" else frozenset[str]()
        grounds = _SHARED | related  # without its subject "had no key" would be a condition
        shared = [(i.start, i.end) for i in piece.inserted if i.ground in grounds and i.words]
        spans = sorted({*piece.parts, *((a, b) for a, b in shared if a < b)})
        words = self.sentences.part(*spans)
        if not any(_tells(report, piece.parts) for report in told):
            put = factuality_of(words)
            if told or put.modality != "asserted":
                return put
            if statement.factuality.modality == "reported":
                return put._replace(modality="reported")  # as what it is cut from
            return as_quoted(put, piece.parts[0], self.quoted)
        voices = [self.attributions[report.attribution] for report in told]
        voice = next((v for v in voices if v.within is None), voices[0])
        cue = cue_words(self.sentences, voice)
        behind = self.sentences.behind(statement.end)
        put = reported_factuality([words], voice.cue, cue, voice, behind)
        beside = piece.construction == "relative_clause" and put.modality == "planned"
        fact = beside and "TO" not in words.tags and "MODAL" not in words.tags
        return factuality_of(words) if fact else put  # "plans to cut its debt, which rose in May"


def _closed(text: str, statement: Statement) -> Statement:
    """Return a statement as it is printed: words whole that the end of a line breaks, without what
    counts it ("(2) the mill burned", "It burned.3"), a full stop for a comma or semicolon."""
    words = rejoined(statement.text, text[slice(*statement.sentence)])
    if words[-2:].strip(".").isdecimal():
        words = NOTED.sub("", words)
    if words[-1:] in ";," or words.endswith(_LINKED):
        words = words.removesuffix(" and").rstrip(" ,;") + "."
    counted, point = _COUNTED.match(words), words[:1].islower() and _OPENS_SMALL.match(words)
    point = point and _POINT.search(text, max(0, statement.start - 12), statement.start)
    if counted or point or words[-1:] != statement.text[-1:]:
        words = words[counted.end() if counted else 0 :]
        words = words[:1].upper() + words[1:]
    return statement if words == statement.text else statement._replace(text=words)


_COUNTED = regex(
    r"\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)(?: (?=[^\W\d_]|[“‘\"])|(?=[A-Z“‘\"]))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.? (?=[A-Z][a-z]+ [A-Z])"
)
_OPENS_SMALL = regex(r"(?:the|an?|no|all|any|this|these|that|those|there|it|they|he|she|we)\b")
_POINT = regex(r"\n[ \t]*(?:[-*•–]|\(?\w{1,3}[.)])[ \t]*$")
"""The sign of a point, right before its words."""
_LINKED = ("; and", ", and")


def _tells(report: Report, parts: Sequence[Span]) -> bool:
    """Whether some words are among those that somebody says, not only beside them."""
    return not parts or any(
        a < end and start < b for a, b in parts for start, end in report.content
    )


_SHARED = frozenset({"subject", "auxiliary", "context", "verb"})
"""Grounds of words that deny or plan a second deed as well: "no ship will sail and sink", "will
sail to Orr and Velm"."""


def _same_words(sentence: Sentence, left_out: Sequence[Span], said: str) -> bool:
    """Whether a text is the words of its sentence; else markup is in them, and they stay whole."""
    hidden = sentence.beginning_in(left_out)
    words = "".join([t.text for n, t in enumerate(sentence.tokens) if n not in hidden])
    return words == "".join(said.split()) or _letters(words) == _letters(said)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))
