"""What somebody says, as sentences: with who says it where it is none by itself.

"That the head resign" is no sentence; "The union demanded that the head resign" is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.lang.en.dictionary import is_base_form, lemmas
from claimgraph.reading.lang.en.lexicon import NOT_FINITE
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import Tag
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.statements.conjugation import verbalised
from claimgraph.reading.statements.decomposition import (
    is_sentence,
    leaves_out_verb,
    stands,
)
from claimgraph.reading.statements.descriptions import Referent
from claimgraph.reading.statements.marking import markup
from claimgraph.reading.statements.rendering import rendered
from claimgraph.reading.statements.statement import clause_in, replaced, words_of
from claimgraph.reading.statements.words import Clause, Word, plural

_DEMANDING = word_list("en/statements.txt", "demanding")
_TELLING = frozenset({"suggest", "insist"})
"""Those that also tell what is: "suggests that phones distract"."""
_WITHOUT_SUBJECT = frozenset({"TO", "ING", "AUX", "MODAL"})
"""Classes of words behind which what is said begins without its subject."""
_AUXILIARY = ("AUX", "MODAL")
_ASKED = frozenset({"if", "whether", "why", "how"})
_PHRASE = frozenset({"NOUN", "NAME", "DET", "ADJ", "NUM", "POSS", "PRON"})


@dataclass(slots=True)
class Reported:
    """What a text reports, with the sentences and attributions that it is read from."""

    text: str
    sentences: Sentences
    attributions: Sequence[Attribution]
    quoted: Sequence[Quotation]
    meant: Mapping[Span, Referent]
    clauses: Mapping[int | None, Statement]
    """The clauses of the text, before anybody was heard, by their numbers."""
    _wholes: dict[tuple[int, int], tuple[Statement, Statement, Report]] = field(
        default_factory=dict
    )
    """What was said of statements and reports, by their ids: to hash these takes long."""

    def whole(self, statement: Statement, told: Sequence[Report]) -> Statement:
        """Say what is no sentence with the words that report it: "The firm is expected to move"."""
        asked = id(statement), id(told[0])
        if asked not in self._wholes:  # both are kept, so that their ids stay theirs
            self._wholes[asked] = self._whole(statement, told), statement, told[0]
        return self._wholes[asked][0]

    def _whole(self, statement: Statement, told: Sequence[Report]) -> Statement:
        """Return what is told as a sentence: with who says it, where its own words are none.

        "She asked him to repay it" says of its content "him to repay it" too little; a content that
        is a sentence, and wishes for nothing, stays.
        """
        said = self.sentences.part(statement.span)
        plain = _plain(statement, said) and said.tag(1) != "TO"
        demanding = self._is_demanding(told[0])
        if plain and not demanding:
            return statement
        own = clause_in(said)
        words: Sequence[Word] = own.words
        demanded = demanding and self._is_demanded(own, told[0])
        if plain and not demanded:
            return statement
        voice = self.attributions[told[0].attribution]
        if voice.rule == "relative" and len(told[0].content) == 2:
            return self._related(statement, voice, told[0])
        one = len(told[0].content) == 1
        gap = "…" in statement.text and not told[0].quotes
        bare = one and said.tag(0) in _PHRASE and not stands(own)
        bare = bare or (one and said.tag(0) in ("SUB", "PREP") and not told[0].quotes)
        bare = bare or (one and (_is_to_do(said) or said.lower(0) in _ASKED))
        wished = one and (demanded or _is_wished(words))
        headless = one and _first(said) in ("AUX", "MODAL")
        if headless and (told[0].quotes or not voice.source) and not stands(own):
            return self.in_its_sentence(statement)  # "the mill “is a risk”, she added"
        if not (gap or bare or wished or said.tag(0) in ("TO", "ING")):
            return statement
        asked = _is_to_do(said)  # "him to repay what he took"
        if not told[0].quotes and leaves_out_verb(own):
            return self.in_its_sentence(statement)  # "records showed that they had"
        asked = asked or said.lower(0) in _ASKED
        if stands(own) and not wished and one and not asked:
            return statement
        if not voice.source and not told[0].quotes:
            return self.in_its_sentence(statement)
        spans = (*voice.source, *voice.cue, *told[0].content)
        hull = min(start for start, _ in spans), max(end for _, end in spans)
        if not (statement.sentence[0] <= hull[0] and hull[1] <= statement.sentence[1]):
            return statement
        if self._is_joined(hull[0], statement):
            return self.in_its_sentence(statement)  # "the WHO [1] and the CDC [2] recommend tea"
        words = self._words(hull, statement)
        if any(w.tag in ("REL", "ING") for w in words[:1]) or not is_sentence(words):
            return self._reported_alone(statement, voice, told[0])
        if not tells(words, voice):
            return self._reported_alone(statement, voice, told[0])
        return statement._replace(start=hull[0], end=hull[1], text=rendered(self.text, words))

    def _is_demanding(self, report: Report) -> bool:
        verb = self.attributions[report.attribution].verb
        return not _DEMANDING.isdisjoint(lemmas(verb or "", "VERB"))

    def _is_demanded(self, clause: Clause, report: Report) -> bool:
        """Whether words tell what shall be: "demanded that the head resign"."""
        words, main = clause.words, clause.main
        if main is None or main.form != "present" or not main.start:
            return False
        verbs = set(lemmas(self.attributions[report.attribution].verb or "", "VERB"))
        several = plural(words[: main.start]) and verbs & _TELLING
        return is_base_form(words[main.start].lower) and not several

    def in_its_sentence(self, statement: Statement) -> Statement:
        """Say words that nobody is named for with all of their sentence, or of a marked clause."""
        clause = self.clauses.get(statement.clause, statement)
        words = self._words(clause.sentence if clause is statement else clause.span, clause)
        if not words or not is_sentence(words):
            return statement
        return statement._replace(
            start=words[0].start, end=words[-1].end, text=rendered(self.text, words),
            own=clause.own, shared=clause.shared,
        )  # fmt: skip

    def _words(self, span: Span, statement: Statement) -> list[Word]:
        """Return the words between two places, without the markers of the statement."""
        part = self.sentences.part(span)
        quoted = list(self.quoted_across(span))
        return list(clause_in(part, quoted, list(markup(statement))).words)

    def _is_joined(self, at: int, statement: Statement) -> bool:
        """Whether others speak as well, whom a marker parts from what begins here."""
        before = self.sentences.part((statement.sentence[0], at))
        clause = self.clauses.get(statement.clause, statement)
        marked = any(c.end <= at for c in (*clause.own, *clause.shared))
        return marked and before.tags[-1:] == ["CONJ"]

    def _related(self, statement: Statement, voice: Attribution, report: Report) -> Statement:
        """Say what a relative clause reports: "a fire that Orr says was set", "a plan she called
        unfair"."""
        what, rest = (words_of(self.sentences.part(span)) for span in report.content)
        said = [*what, *rest]
        if not is_sentence(said):
            who, cue = (
                [word for span in spans for word in words_of(self.sentences.part(span))]
                for spans in (voice.source, voice.cue)
            )
            verb = next((i for i, x in enumerate(cue) if x.tag in ("PAST", "VERB", "ING")), 0) + 1
            said = [*who, *cue[:verb], *what, *cue[verb:], *rest]
        if not is_sentence(said):
            return statement
        named = [word for word, _ in replaced(said, self.meant)]
        return statement._replace(text=rendered(self.text, named))

    def _reported_alone(
        self, statement: Statement, voice: Attribution, report: Report
    ) -> Statement:
        """Say words with who says them and the verb alone: "He … and ordered flags to fly"."""
        who, cue, said = (
            [word for span in sorted(spans) for word in words_of(self.sentences.part(span))]
            for spans in (voice.source, voice.cue, report.content)
        )
        whole = clause_in(self.sentences.part(statement.sentence))
        if not who or not cue or whole.main is None:
            return statement
        if who[0].start > whole.words[whole.main.start].start:
            return statement  # what is said to speak is told of itself
        turned = cue[0].tag == "ING" or cue[0].lower == "having"
        if len(report.content) > 1 and not turned:
            return statement
        told = sorted([*cue, *said], key=lambda word: word.start)  # "accusing", "it", "of", "fraud"
        words: Sequence[Word] | None = [*who, *told]
        if turned:
            before = self.sentences.part((statement.sentence[0], cue[0].start))
            if not before.tokens or before.tokens[-1].text != ",":
                return statement  # "after admitting": whose deed that is is not sure
            words = verbalised(who, told, "past")
        if words is None or not is_sentence(words) or not tells(words, voice):
            return statement
        return statement._replace(text=rendered(self.text, words))

    def quoted_across(self, span: Span) -> Iterator[Quotation]:
        """Yield the quotations that share words with a stretch of text."""
        first = bisect_left(self.quoted, span[0] - 6_000, key=lambda q: q.start)
        for quote in self.quoted[first:]:
            if quote.start >= span[1]:
                return
            if quote.end > span[0]:
                yield quote


def _is_to_do(said: Sentence) -> bool:
    """Whether words tell what somebody is to do: "him to repay", "the mill to stop and wait"."""
    verbs = ("TO", "AUX", "MODAL", "VERB", "PAST", "ING")
    first = next((i for i, tag in enumerate(said.tags) if tag in verbs), 0)
    opens = all(tag in _PHRASE for tag in said.tags[:first])
    return first > 0 and opens and said.tag(first) == "TO"


def _first(said: Sentence) -> Tag:
    """Return the class of the first word within quotation marks."""
    return next((tag for tag in said.tags if tag != "QUOTE"), "MARK")


def _plain(statement: Statement, said: Sentence) -> bool:
    """Whether words are surely a sentence: a verb, and no clause within that could own it."""
    if (
        said.lower(0) in _ASKED
        or "…" in statement.text
        or _first(said) in (*_WITHOUT_SUBJECT, "MARK")
    ):
        return False
    if _is_to_do(said) or said.lower(0) in _ASKED:
        return False
    tags = set(said.tags)
    if any(t.lower == "be" for t in said.tokens):
        return False
    joined = not tags.isdisjoint(_AUXILIARY) and any(
        a.tag == "CONJ" and b.tag in _AUXILIARY for a, b in pairwise(clause_in(said).words)
    )
    if joined and not stands(clause_in(said)):
        return False  # "the last lake in Orr and has been closed"
    finite = tags & {"VERB", "MODAL"} or any(
        tag == "AUX" and token.lower not in NOT_FINITE
        for tag, token in zip(said.tags, said.tokens, strict=True)
    )
    return bool(finite) and not tags & {"REL", "SUB"}


def _is_wished(words: Sequence[Word]) -> bool:
    """Whether words tell what is asked for: "recommended that all logs be kept"."""
    return any(
        w.lower == "be" and before.tag in ("NOUN", "NAME", "PRON", "VERB")
        for before, w in pairwise(words)
    )


def tells(words: Sequence[Word], voice: Attribution) -> bool:
    """Whether the main verb of some words is the one that reports."""
    main = Clause(tuple(words)).main
    return main is not None and any(
        a <= w.start < b for w in words[main.start : main.end] for a, b in voice.cue
    )


def with_object(text: str, statement: Statement) -> Statement:
    """Give "described as a mistake", of "what he described as a mistake", the object it lacks."""
    if " as " not in statement.text or " what " in statement.text:
        return statement
    told = _FREE.sub(r"\g<verb> something\g<rest>", statement.text, count=1)
    free = (
        "what " in text[max(statement.sentence[0], statement.start - 200) : statement.end].lower()
    )
    return statement._replace(text=told) if free else statement


_FREE = regex(
    r"\b(?P<verb>(?:describ|characteri[sz]|denounc|portray|depict|hail|tout)(?:ed|es|e|s|ing)?"
    r"|condemn(?:ed|s|ing)?|brand(?:ed|s|ing)?)"
    r"(?P<rest> as )"
)
