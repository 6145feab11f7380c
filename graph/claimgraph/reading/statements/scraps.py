"""What is said and is no sentence gives way to a statement that holds it.

"The figure named by Orr" is no claim; the sentence that it stands in is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimgraph.reading.attribution.context import verb_frames
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.statements.decomposition import is_sentence, stands
from claimgraph.reading.statements.duplicates import only_frames
from claimgraph.reading.statements.joints import may_describe
from claimgraph.reading.statements.reported import Reported, tells
from claimgraph.reading.statements.statement import words_in, words_of
from claimgraph.reading.statements.words import Clause

_OF_CLAUSES = frozenset({"that", "thatonly", "quote", "tell", "inf", "wh", "pause"})
"""Frames of verbs behind which a noun opens a clause: "said the mill burned"."""


@dataclass(slots=True)
class Scraps:
    """What a text reports, asked which of it is a sentence."""

    reported: Reported
    _clauses: dict[tuple[int, ...], tuple[bool, Statement, Sequence[Report]]] = field(
        default_factory=dict
    )
    """What is a clause, by the ids of statements and reports: to hash these takes long."""

    def needless(self, statements: Sequence[Statement], reports: Sequence[Report]) -> set[int]:
        """Return the statements whose words another one says better.

        "It is worth noting that …" and "…, according to a study of May" give way to what they
        report, and words without a verb to the sentence that they are taken from.
        """
        told: dict[Span, list[Statement]] = defaultdict(list)
        heard: dict[int, list[Report]] = defaultdict(list)
        for report in reports:
            told[statements[report.statement].sentence].append(statements[report.statement])
            heard[report.statement].append(report)
        wholes = {
            s.sentence if s.clause is None else s.clause
            for n, s in enumerate(statements)
            if n not in heard
        }
        found = set()
        for n, statement in enumerate(statements):
            if n not in heard:
                if any(
                    only_frames(self.reported.text, statement, one)
                    for one in told[statement.sentence]
                ):
                    found.add(n)
            elif {statement.sentence, statement.clause} & wholes and self._is_scrap(
                statement, heard[n]
            ):
                found.add(n)
        heard = {n: reports for n, reports in heard.items() if n not in found}
        return found | self._held_by_others(statements, heard)

    def _held_by_others(
        self, statements: Sequence[Statement], heard: Mapping[int, list[Report]]
    ) -> set[int]:
        """Return what is no sentence and shares its words with something else that is said."""
        at: dict[Span, list[int]] = defaultdict(list)
        for n in heard:
            at[statements[n].sentence].append(n)
        scraps = {
            n
            for near in at.values() if len(near) > 1
            for n in near
            if not self._is_clause(self.reported.whole(statements[n], heard[n]), heard[n])
        }  # fmt: skip
        return {
            n
            for n in scraps
            if any(_overlap(statements[n], statements[k])
                   and not self._names_within(heard[n], statements[k])
                   for k in at[statements[n].sentence] if k not in scraps)
        }  # fmt: skip

    def _names_within(self, told: Sequence[Report], holder: Statement) -> bool:
        """Whether what is said names who says a part of it: "there were five MPs calling for"."""
        spans = [span for r in told for span in self.reported.attributions[r.attribution].source]
        held = all(holder.start <= a and b <= holder.end for a, b in spans)
        bare = any(self._is_bare(self.reported.attributions[r.attribution]) for r in told)
        return bool(spans) and held and not bare and not any(r.quotes for r in told)

    def _is_scrap(self, statement: Statement, told: Sequence[Report]) -> bool:
        """Whether what is said is no sentence, and cannot be made one."""
        if all(self._is_reduced(r) for r in told):
            return not stands(Clause(tuple(words_in(statement.text))))
        voiced = any(self.reported.attributions[r.attribution].source for r in told)
        if not self._is_clause(self.reported.whole(statement, told), told):
            return not any(self._tells_all(r, statement.sentence) for r in told)
        if any(r.quotes for r in told) or "…" in statement.text:
            return False
        if any(len(r.content) > 1 for r in told):  # "a plan that was rejected as too dear"
            return not voiced and not is_sentence(words_in(statement.text))
        return self._lacks_object(told[0], self.reported.sentences.part(statement.span))

    def settle(
        self, statements: list[Statement], told: dict[int, list[Report]], needless: set[int]
    ) -> None:
        """Put the sentence, or what else is said, in the place of what is said and is none."""
        heard: dict[Span, list[Statement]] = defaultdict(list)
        for n in told:
            heard[statements[n].sentence].append(statements[n])
        for n in [n for n in told if n not in needless]:
            others = heard[statements[n].sentence]
            statements[n], told[n] = self._settled(statements[n], told[n], others)

    def _settled(
        self, statement: Statement, told: list[Report], others: Sequence[Statement]
    ) -> tuple[Statement, list[Report]]:
        """Return a statement and who says it; the sentence that it is in, where it is none.

        Whoever is said to say a part of a sentence does not say all of it, unless one of the
        ``others`` that are said names who speaks.
        """
        if self._is_clause(self.reported.whole(statement, told), told):
            return statement, told
        for other in others:
            if other is not statement and self._names_within(told, other):
                return other, told
        whole = self.reported.in_its_sentence(statement)
        if whole is statement:
            return statement, told
        return whole, [r for r in told if self._is_led_by(r, whole.span)]

    def _is_led_by(self, report: Report, whole: Span) -> bool:
        """Whether nobody is named behind the main verb as who speaks: not "named by Orr"."""
        words = words_of(self.reported.sentences.part(whole))
        main, voice = Clause(tuple(words)).main, self.reported.attributions[report.attribution]
        if main is None or self._is_bare(voice):
            return False
        return all(end <= words[main.head].start for _, end in voice.source)

    def _tells_all(self, report: Report, whole: Span) -> bool:
        """Whether a report is what a sentence tells: "is called", "he wrote, accusing them of"."""
        voice = self.reported.attributions[report.attribution]
        says = voice.rule == "participle" and len(report.content) > 1 and voice.source
        told = says or tells(words_of(self.reported.sentences.part(whole)), voice)
        return bool(told) and self._is_led_by(report, whole)

    def _is_clause(self, statement: Statement, told: Sequence[Report]) -> bool:
        """Whether what is said is a sentence, surely: not "the figure named by Orr".

        What is quoted may be none, as it is given in the words of who said it.
        """
        asked = (id(statement), *map(id, told))
        if asked not in self._clauses:  # all are kept, so that their ids stay theirs
            self._clauses[asked] = self._tells_clause(statement, told), statement, tuple(told)
        return self._clauses[asked][0]

    def _tells_clause(self, statement: Statement, told: Sequence[Report]) -> bool:
        rule, quoted = (
            self.reported.attributions[told[0].attribution].rule,
            any(r.quotes for r in told),
        )
        if rule != "passive" and (quoted or (rule != "participle" and len(told[0].content) > 1)):
            return True
        before = self.reported.sentences.part((statement.sentence[0], statement.start)).tokens
        if before and before[-1].lower == "that":
            return True
        part = Clause(tuple(words_of(self.reported.sentences.part(statement.span))))
        if _stands_or_points(part) and not self._may_describe(part, told[0]):
            return True
        text = Clause(tuple(words_in(statement.text.replace("… ", ""))))
        return _stands_or_points(text) and not self._may_describe(text, told[0])

    def _may_describe(self, clause: Clause, report: Report) -> bool:
        """Whether a verb form may tell of an object: "a work called so", "the figure named"."""
        voice = self.reported.attributions[report.attribution]
        main = clause.main
        verb = lemmas(clause.words[main.head].lower, "VERB") if main else ()
        told = main is not None and main.form in ("present", "past")
        opens = bool(clause.words) and clause.words[0].tag == "ING"
        if told and opens and "ing" in verb_frames(voice.verb or ""):
            return True  # "denied doing anything wrong"
        if not set(verb).isdisjoint(lemmas(voice.verb or "", "VERB")):
            return self._is_bare(voice)  # "the figure named by Orr", not "is named by Orr"
        clausal = verb_frames(voice.verb or "") <= _OF_CLAUSES
        if clausal and voice.rule not in ("passive", "participle"):
            return False
        return main is not None and may_describe(clause.words, main)

    def _is_reduced(self, report: Report) -> bool:
        """Whether nobody is named for a passive: "files said to have come from the break-in"."""
        voice = self.reported.attributions[report.attribution]
        return self._is_bare(voice) and not voice.source and not report.quotes

    def _is_bare(self, voice: Attribution) -> bool:
        """Whether a passive has no auxiliary: "named by"."""
        cue = self.reported.sentences.part(voice.cue[0]).tags if voice.cue else ()
        return voice.rule == "passive" and not {"AUX", "MODAL"} & set(cue)

    def _lacks_object(self, report: Report, said: Sentence) -> bool:
        """Whether "which" before the speaker is what the words tell of: "which he said he saw"."""
        source = self.reported.attributions[report.attribution].source
        led = self.reported.text[max(0, source[0][0] - 12) : source[0][0]].split() if source else []
        ends = said.tags[-1:] in (["PAST"], ["VERB"])
        return ends and led[-1:] in (["which"], ["whom"], ["what"])


def _stands_or_points(clause: Clause) -> bool:
    """Whether words are a sentence, or one that opens with "that": "That helps the poor"."""
    w = clause.words
    points = len(w) > 2 and w[0].lower == "that" and w[1].tag in FINITE
    return points or stands(clause)


def _overlap(one: Statement, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end
