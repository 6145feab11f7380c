"""What is said and is no sentence gives way to a statement that holds it.

"The figure named by Orr" is no claim; the sentence that it stands in is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimgraph.reading.attribution.context import verb_frames
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.factuality import factuality_of
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.statements.decomposition import stands
from claimgraph.reading.statements.duplicates import only_frames
from claimgraph.reading.statements.objects import may_describe
from claimgraph.reading.statements.reported import Reported, tells
from claimgraph.reading.statements.soundness import leans, runs_on
from claimgraph.reading.statements.statement import clause_in, clause_of, words_of
from claimgraph.reading.statements.words import Clause, Word

_OF_CLAUSES = frozenset({"that", "thatonly", "quote", "tell", "inf", "wh", "pause"})
"""Frames of verbs behind which a noun opens a clause: "said the mill burned"."""
_BEFORE_CONTENT = frozenset({"verb", "participle", "infinitive", "noun", "passive"})
"""Rules by which what is said stands behind the words that report it."""


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
            return not stands(clause_of(statement.text))
        voiced = any(self.reported.attributions[r.attribution].source for r in told)
        if not self._is_clause(self.reported.whole(statement, told), told):
            return not any(self._tells_all(r, statement.sentence) for r in told)
        if any(r.quotes for r in told) or "…" in statement.text:
            return False
        if any(len(r.content) > 1 for r in told):  # "a plan that was rejected as too dear"
            return not voiced and not stands(clause_of(statement.text))
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
        heard = [r for r in told if self._is_led_by(r, whole.span)]
        put = whole.factuality
        if not heard and put and put.modality == "reported":  # "Police held a man accused of theft"
            said = self.reported.sentences.part(whole.span)
            whole = whole._replace(factuality=factuality_of(said))
        return whole, heard

    def _is_led_by(self, report: Report, whole: Span) -> bool:
        """Whether nobody is named behind the main verb as who speaks: not "named by Orr"."""
        clause = clause_in(self.reported.sentences.part(whole))
        main, voice = clause.main, self.reported.attributions[report.attribution]
        if main is None or self._is_bare(voice):
            return False
        return all(end <= clause.words[main.head].start for _, end in voice.source)

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
        """Whether what is reported is a clause: it stands as a sentence, or opens a quotation."""
        rule, quoted = (
            self.reported.attributions[told[0].attribution].rule,
            any(r.quotes for r in told),
        )
        opened = any(a - 1 <= statement.start < b for r in told for a, b in r.quotes)
        if not opened and rule in _BEFORE_CONTENT and self._holds_main_verb(statement, told[0]):
            return False
        part = clause_in(self.reported.sentences.part(statement.span))
        if not opened and (runs_on(part) or leans(part)):
            return False  # "those saying it is old, the court held"
        if rule != "passive" and (opened or (rule != "participle" and len(told[0].content) > 1)):
            return True
        before = self.reported.sentences.part((statement.sentence[0], statement.start)).tokens
        if before and before[-1].lower == "that":
            return True
        if not quoted and self._is_of_nobody(statement, told[0]):
            return False  # "finding it sooner helps"
        if _stands_or_points(part) and not self._may_describe(part, told[0]):
            return True
        text = clause_of(statement.text.replace("… ", ""))
        return _stands_or_points(text) and not self._may_describe(text, told[0])

    def _holds_main_verb(self, statement: Statement, report: Report) -> bool:
        """Whether words said in a clause within go on to the verb of the main clause: "those who
        say the mill is old are wrong"."""
        voice = self.reported.attributions[report.attribution]
        cue = voice.cue[0]
        clause = clause_in(self.reported.sentences.part(statement.sentence))
        w = clause.words
        at = next((i for i, x in enumerate(w) if x.start >= cue[0]), len(w) - 1)
        own = next((g for g in clause.groups if g.start <= at < g.end), None)
        if own.opener is None if own else w[at].tag not in ("ING", "TO", "NOUN"):
            return False
        opener = at if own is None or own.opener is None else own.opener
        joints = (i for i in range(opener - 1, 0, -1) if _parts_clauses(w, i) and i + 1 != opener)
        start = next(joints, 0)
        told = report.content[-1][1]
        end = next((i for i in range(at, len(w)) if w[i].start >= told and _parts_clauses(w, i)),
                   len(w))  # fmt: skip
        within = {i for g in clause.groups if g is own or _is_within(w, g)
                  for i in range(g.start, g.end)}  # fmt: skip
        verbs = [w[i].start for i in range(start, end) if w[i].tag in FINITE and i not in within]
        main = {w[g.start].start for g in clause.groups if g.opener is None}
        inside = [n for n in verbs if any(a <= n < b for a, b in report.content)]
        return len(inside) == len(verbs) and not main.isdisjoint(inside)

    def _is_of_nobody(self, statement: Statement, report: Report) -> bool:
        """Whether nobody says a noun phrase behind a verb form that is none of a main clause."""
        voice = self.reported.attributions[report.attribution]
        held = any(statement.start <= a < statement.end for a, _ in voice.cue)
        if voice.rule not in _BEFORE_CONTENT - {"noun"} or voice.source or held:
            return False
        return not tells(words_of(self.reported.sentences.part(statement.sentence)), voice)

    def _may_describe(self, clause: Clause, report: Report) -> bool:
        """Whether a verb form may tell of an object: "a work called so", "the figure named"."""
        voice = self.reported.attributions[report.attribution]
        if voice.rule not in _BEFORE_CONTENT:
            return False  # "the shed burned, the team found": no object stands before its verb
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
        voice = self.reported.attributions[report.attribution]
        if voice.rule == "relative" and len(report.content) == 1 and led[-1:] != ["what"]:
            return True  # "a draw that both described as poor"
        return ends and led[-1:] in (["which"], ["whom"], ["what"])


def _parts_clauses(w: Sequence[Word], i: int) -> bool:
    """Whether a semicolon, or "and" behind a comma, parts two clauses here."""
    return w[i].text in ";:" or (w[i].tag == "CONJ" and w[i - 1].text == ",")


def _is_within(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a clause is surely no main one: "that" may point, as in "But that ruling fell"."""
    opener = group.opener
    return opener is not None and (opener > 1 or w[opener].lower != "that")


def _stands_or_points(clause: Clause) -> bool:
    """Whether words are a sentence, or one that opens with "that": "That helps the poor"."""
    w = clause.words
    points = len(w) > 2 and w[0].lower == "that" and w[1].tag in FINITE
    return points or stands(clause)


def _overlap(one: Statement, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end
