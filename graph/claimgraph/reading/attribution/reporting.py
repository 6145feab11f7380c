"""Reads one sentence: which words report, whose words they are, and what is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimgraph.reading.attribution import cues
from claimgraph.reading.attribution.verbs import VerbReader, Voice
from claimgraph.reading.lang.en.noun_phrases import phrase_after, phrase_before
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.en.sentence import Range

_MOST = 50
"""Voices looked for in one sentence; no prose has more, and a text made to be slow has."""


class VoiceFinder(VerbReader):
    """One sentence under the reading of who says what."""

    def voices(self) -> Sequence[Voice]:
        """Return who says what in this sentence, in order of the reporting words."""
        for i in range(len(self.tokens)):
            voice = self._at(i)
            if voice and voice.content:
                self.found.append(replace(voice, verb=self._base(i)))
            if len(self.found) == _MOST:
                break
        return self.found

    def _at(self, i: int) -> Voice | None:
        word = self.s.lower(i)
        if word == "according" and self.s.lower(i + 1) == "to":
            return self._according(i)
        if word in cues.ADVERBS:
            return self._hearsay(i)
        if self.s.tag(i) == "NOUN" and self._noun_lemma(word) in cues.NOUNS:
            return self._by_noun(i)
        if self.s.tag(i) in ("VERB", "PAST", "ING"):
            frames = self._frames(i)
            return self._by_verb(i, frames) if frames else self._behind_quote(i)
        return None

    def _base(self, i: int) -> str:
        """Return the base form of a reporting word."""
        forms = [f for f in self.s.verb_lemmas(i) if f in cues.VERBS]
        verbal = self.s.tag(i) in ("VERB", "PAST", "ING") and forms
        return forms[0] if verbal else self._noun_lemma(self.s.lower(i))

    def _noun_lemma(self, word: str) -> str:
        return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")

    def _according(self, i: int) -> Voice | None:
        source = phrase_after(self.s, i + 2)
        if source is None:
            return None
        cue = ((i, i + 2),)
        before = i - 1
        parted = before >= 0 and self.tokens[before].text in ",;"
        opens = before < 0 or (parted and not self._has_finite(0, before))
        rest = self._gone_on(source[1]) if parted else ()
        if not rest and (opens or self.s.lower(before) in ("but", "and", "that")):
            start = self._past_comma(source)
            return Voice(source, cue, self._range(start, self.clause_end(start)), "accordingTo", i)
        content = self._range(self._clause_start(i), before if parted else i)
        if content and self._has_finite(*content[0]):
            rest = ()
        return Voice(source, cue, content + rest, "accordingTo", i)

    def _hearsay(self, i: int) -> Voice:
        start = self._clause_start(i)
        end = self.clause_end(i + 1)
        content = self._range(start, i) + self._range(i + 1, end)
        return Voice(None, ((i, i + 1),), content, "hearsay", i)

    def _by_noun(self, i: int) -> Voice | None:
        at, source, extra = self._noun_source(i)
        if self.s.lower(at) == ",":
            close = self._insertion_end(at)
            at = close + 1 if close else at
        if self.s.lower(at) == "of" and self.s.lower(at + 1) == "that":
            at += 1
        if self.s.lower(at) != "that" or not begins_clause(self.s, at + 1):
            return None
        if source is None:
            source = self._light_subject(i)
        end = self.clause_end(at + 1)
        if not self._has_finite(self._clause_start(i), i):
            end = self._before_predicate(at + 1, end)
        content = self._range(at + 1, end)
        if self._already(at, content, named=source is not None):
            return None
        return Voice(source, ((i, i + 1), *extra, (at, at + 1)), content, "noun", i)

    def _already(self, that: int, content: tuple[Range, ...], *, named: bool) -> bool:
        """Whether a verb has this content already, or holds it as its own and nobody is named."""
        start = content[0][0] if content else that
        same = any(start in (c[0], c[0] - 1) for v in self.found for c in v.content)
        held = any(c[0] <= that < c[1] for v in self.found for c in v.content)
        return same or (held and not named)

    def _before_predicate(self, start: int, end: int) -> int:
        """Return where a clause within a subject ends: "the claim that it fell | is false"."""
        seen = False
        for j in range(start, end):
            verbal = self.s.tag(j) in ("AUX", "MODAL", "VERB", "PAST", "ING")
            goes_on = self.s.tag(j - 1) in ("AUX", "MODAL", "NOT", "ADV", "TO")
            opens = self.s.tag(j - 1) in ("SUB", "REL", "CONJ", "PRON", "MARK")
            if verbal and seen and not goes_on and not opens and self.s.tag(j) != "ING":
                return j
            seen = seen or (verbal and self.s.tag(j) != "ING")
        return end

    def _noun_source(self, i: int) -> tuple[int, Range | None, tuple[Range, ...]]:
        """Return what follows a noun of saying, and the source named by "by" or a possessive."""
        if self.s.lower(i + 1) in ("by", "from", "of") and self.s.lower(i + 2) != "that":
            source = phrase_after(self.s, i + 2)
            if source and self.s.lower(source[1]) == "that":
                return source[1], source, ((i + 1, i + 2),)
        if self.s.tag(i - 1) == "POSS" and self.s.lower(i - 1) in ("'s", "’s"):
            phrase = phrase_before(self.s, i - 1)
            return i + 1, phrase, ()
        if self.s.lower(i - 1) in ("his", "her", "their", "its", "my", "our"):
            return i + 1, (i - 1, i), ()
        if self.s.tag(i - 1) in ("NOUN", "NAME") and self.s.tag(i - 2) in ("DET", "NAME"):
            phrase = phrase_before(self.s, i)
            return i + 1, phrase, ()
        return i + 1, None, ()

    def _light_subject(self, i: int) -> Range | None:
        """Return who "expressed" or "made" it, when such a verb governs the noun."""
        j = i - 1
        while j > 0 and self.s.tag(j) in ("DET", "ADJ", "NOUN", "ADV") and i - j < 4:
            j -= 1
        light = {"make", "express", "voice", "issue", "raise", "repeat", "give", "state", "share"}
        if self.s.tag(j) in ("PAST", "VERB", "ING") and light & set(self.s.verb_lemmas(j)):
            return self._subject(j)
        return None
