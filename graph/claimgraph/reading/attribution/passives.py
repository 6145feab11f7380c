"""Who says what by a verb in the passive: "was described by X as", "is said to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimgraph.reading.attribution import cues
from claimgraph.reading.attribution.contents import ContentReader
from claimgraph.reading.attribution.objects import Reported
from claimgraph.reading.lang.en.noun_phrases import NOMINAL, phrase_after, phrase_before
from claimgraph.reading.lang.en.phrases import (
    antecedent,
    begins_clause,
    group_start,
    main_subject,
    subject_of,
)
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Range, Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what in a sentence, as ranges of its tokens; ``rule`` is the way it was found."""

    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    at: int
    verb: str = ""


_PURPOSE = frozenset({"intend", "mean", "recommend", "advise", "want", "prefer"})
"""Verbs whose passive tells what a thing is for, not what somebody says."""


_FARTHEST = 20
"""Tokens of a relative clause within a subject that are looked back over."""


class PassiveReader(ContentReader):
    """Reads attributions in the passive; ``found`` holds those before it."""

    def __init__(self, sentence: Sentence, quoted: Sequence[Quotation]) -> None:
        super().__init__(sentence, quoted)
        self.found: list[Voice] = []

    def _is_passive(self, i: int) -> bool:
        if self.s.tag(i) != "PAST":
            return False
        j = i - 1
        while j >= 0 and self.s.tag(j) in ("ADV", "NOT"):
            j -= 1
        return self.s.is_be(j)

    def _verb_group(self, i: int) -> Range:
        """Return the verb with its auxiliaries, without the adverbs that open the group."""
        start = group_start(self.s, i)
        while start < i and self.s.tag(start) == "ADV":
            start += 1
        return start, i + 1

    def _subject(self, i: int) -> Range | None:
        found = self._with_relative(i, subject_of(self.s, i))
        if found is None and self._continues(i):
            found = self.found[-1].source if self.found else main_subject(self.s, i)
        return found if found and self._can_speak(found) else None

    def _with_relative(self, i: int, found: Range | None) -> Range | None:
        """Return a subject with the relative clause that it is the end of: "the man who left"."""
        start, end = found or (group_start(self.s, i), group_start(self.s, i))
        if found and self.s.tag(start - 1) == "ING" and self.s.tag(start - 2) in NOMINAL:
            doing = phrase_before(self.s, start - 1)  # "people living nearby"
            return (doing[0], end) if doing else found
        verbs: list[int] = []
        for j in range(start - 1, max(-1, start - _FARTHEST), -1):
            if self.s.tag(j) in ("MARK", "QUOTE", "CONJ"):
                return found
            if self._opens_relative(j):
                reports = any(self._frames(v) & {"that", "tell"} for v in verbs)
                whole = antecedent(self.s, j) if verbs and not reports else None
                return (whole[0], end) if whole else found
            verbs += [j] if self.s.tag(j) in ("VERB", "PAST", "AUX", "MODAL") else []
        return found

    def _opens_relative(self, j: int) -> bool:
        """Whether a clause begins here that tells which noun is meant: "who", or "boats that"."""
        noun = self.s.lower(j - 1).removesuffix("s")
        thing = self.s.tag(j - 1) in NOMINAL and noun not in cues.NOUNS
        return self.s.tag(j) == "REL" or (self.s.lower(j) == "that" and thing)

    def _continues(self, i: int) -> bool:
        """Whether the verb shares its subject with one before: "and said", "but added"."""
        start = group_start(self.s, i)
        return self.s.tag(start - 1) == "CONJ" or (
            self.s.tag(start - 1) == "MARK"
            and self.s.lower(start - 1) == ","
            and self.s.tag(i) == "ING"
        )

    def _can_speak(self, source: Range) -> bool:
        words = {self.s.lower(j) for j in range(*source)}
        compared = self.s.lower(source[1] - 1) == "than"  # "lower than reported"
        return not compared and not words & {"there", "nothing", "nobody"} and words != {"it"}

    def _reduced(self, i: int, frames: frozenset[str]) -> bool:
        """Whether a participle stands for "who was": "men believed to be", "a plan hailed by"."""
        if self.s.tag(i - 1) not in ("NOUN", "NAME", "ADV", "MARK"):
            return False
        word = self.s.lower(i + 1)
        to = self.s.tag(i + 1) == "TO" and not frames & {"inf", "objinf"}
        as_or_of = (word == "as" and frames & {"as", "objas"}) or (
            word == "of" and "objof" in frames
        )
        return word == "by" or to or bool(as_or_of)

    def _passive(self, i: int, frames: frozenset[str]) -> Voice | None:
        """Read "was described by X as Y", "is said to do", "it was reported that"."""
        source, by, at = self._by_whom(i + 1, frames)
        if "callon" in frames and self.s.lower(at) in ("on", "upon") and self.s.tag(at + 1) == "TO":
            by, at, frames = (*by, (at, at + 1)), at + 1, frames | {"obj"}
        cue = (self._verb_group(i), *by)
        told = self._clause_told(at, frames)
        if told:
            return Voice(source, (*cue, *told[0]), told[1], "passive", i)
        if source is None and set(self.s.verb_lemmas(i)) & _PURPOSE:
            return None
        return self._of_patient(i, at, Voice(source, cue, (), "passive", i), frames)

    def _by_whom(
        self, at: int, frames: frozenset[str]
    ) -> tuple[Range | None, tuple[Range, ...], int]:
        """Return who stands behind "by", the word itself, and where that ends."""
        phrase = phrase_after(self.s, at + 1) if self.s.lower(at) == "by" else None
        if phrase is None:
            return None, ((at, at + 1),) if self.s.lower(at) == "by" else (), at
        end = self._object_end(phrase, frames)
        return (phrase[0], end), ((at, at + 1),), end

    def _clause_told(self, at: int, frames: frozenset[str]) -> Reported | None:
        if self.s.lower(at) == "that" and frames & {"that", "tell", "np"}:
            return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        if "tell" in frames and begins_clause(self.s, at):
            return (), self._range(at, self.clause_end(at))
        return None

    def _of_patient(self, i: int, at: int, found: Voice, frames: frozenset[str]) -> Voice | None:
        """Return what is said of the subject: to do something, as something, or just that."""
        subject = self._with_relative(i, subject_of(self.s, i))
        patient = self._range(*subject) if subject and self.s.lower(subject[0]) != "it" else ()
        to = self.s.tag(at) == "TO" and frames & {"that", "obj", "inf", "np", "objinf"}
        if to or self._takes_complement(at, frames):
            if not to and self.s.lower(at) in ("of", "for", "on"):
                found, at = replace(found, cue=(*found.cue, (at, at + 1))), at + 1
            end = self.clause_end(at)
            by = None if found.source or to else self._agent(at, end)
            if by:
                found = replace(found, source=(by + 1, end), cue=(*found.cue, (by, by + 1)))
            return replace(found, content=patient + self._range(at, by or end))
        if found.source and patient and frames & {"np", "objfor", "objas"}:
            return replace(found, content=patient)
        if frames == cues.VERBS["report"] and patient:
            content = patient + self._range(at, self.clause_end(at))
            return replace(found, source=None, content=content)
        return None

    def _takes_complement(self, at: int, frames: frozenset[str]) -> bool:
        word = self.s.lower(at)
        likened = word == "as" and frames & {"as", "objas", "asonly"}
        blamed = word in ("of", "for", "on") and frames & {"objof", "objfor"}
        return bool(likened or blamed or ("so" in frames and phrase_after(self.s, at)))

    def _agent(self, start: int, end: int) -> int | None:
        """Return where "by somebody" begins that ends a clause: "called reckless by many"."""
        for j in range(start + 1, end - 1):
            if self.s.lower(j) == "by" and phrase_after(self.s, j + 1) == (j + 1, end):
                return j
        return None
