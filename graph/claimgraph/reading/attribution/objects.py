"""What is reported by verbs that take an object: told him that, called it late, denied it."""

from __future__ import annotations

from claimgraph.reading.attribution.broken import BrokenReader
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.en.sentence import Range

Reported = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Further words of the cue, and the content."""
_DEEDS = ("ment", "tion", "sion", "wal", "sal", "ure", "ance", "launch")
"""How nouns end that tell of a deed: deployment, expulsion, withdrawal, closure."""
_PREPOSITIONS = {"objof": "of", "objfor": "for", "objon": "on", "objabout": "about"}
_HEADS = ("NOUN", "NAME", "PRON")


class ObjectReader(BrokenReader):
    """Reads content whose verb takes somebody or something first."""

    def _with_object(self, at: int, frames: frozenset[str]) -> Reported | None:
        """Return the content of verbs that take somebody first: told him that, described it as."""
        phrase = phrase_after(self.s, self._past_bound(at))
        if phrase is None:
            return None
        after = self._object_end(phrase, frames)
        return (
            (self._told(after) if "tell" in frames else None)
            or self._of_object(at, after, frames)
            or self._about_object(after, frames)
            or self._object_itself(at, after, phrase, frames)
        )

    def _of_object(self, at: int, after: int, frames: frozenset[str]) -> Reported | None:
        """Read what the object does or is: "urged him to go", "accused it of fraud"."""
        word = self.s.lower(after)
        deed = self.s.tag(after) == "TO" and self.s.tag(after + 1) in ("VERB", "AUX")
        likened = word == "as" and frames & {"as", "asonly", "objas"}
        if likened or (deed and frames & {"obj", "objinf"}):
            return (), self._range(at, self.clause_end(at))
        blamed = {"of": "objof", "for": "objfor", "on": "objon"}.get(word)
        if blamed in frames or (word == "for" and "objon" in frames):
            content = self._range(after + 1, self.clause_end(after + 1))
            return ((after, after + 1),), self._range(at, after) + content
        return None

    def _about_object(self, after: int, frames: frozenset[str]) -> Reported | None:
        """Read what somebody is asked about: "asked him whether", "asked him about"."""
        word = self.s.lower(after)
        if "objabout" in frames and word in ("whether", "if", "why"):
            return (), self._range(after, self.clause_end(after))
        if "objabout" in frames and word == "about":
            return ((after, after + 1),), self._range(after + 1, self.clause_end(after + 1))
        return None

    def _object_itself(
        self, at: int, after: int, phrase: Range, frames: frozenset[str]
    ) -> Reported | None:
        """Read what is said of the object, felt about it, or the object alone."""
        if "so" in frames and self._has_complement(phrase):
            return (), self._range(at, self.clause_end(at))
        felt = self._attitude(at, after) if "attitude" in frames else None
        if felt or "np" not in frames or ("deed" in frames and self._is_deed(at)):
            return felt
        return (), self._range(at, self._phrase_end(at))

    def _has_complement(self, phrase: Range) -> bool:
        """Whether something is said of an object: "called it late", not "called an election"."""
        start, after = phrase
        inner = range(start + 1, after)
        second = any(
            self.s.tag(j) in ("DET", "QUOTE") and self.s.tag(j - 1) in _HEADS for j in inner
        )
        quoted = any(self._quote_opens(j) for j in range(start, after))
        open_class = ("ADJ", "NOUN", "NAME", "DET", "PAST", "ADV", "QUOTE")
        follows = after < self.s.end and self.s.tag(after) in open_class
        closes = after - start > 1 and self.s.tag(after - 1) == "ADJ"
        return second or quoted or follows or closes

    def _is_deed(self, at: int) -> bool:
        """Whether a thing announced is done by announcing it: "the withdrawal of troops"."""
        head = at + 1
        while self.s.tag(head) == "ADJ":
            head += 1
        of = self.s.lower(head + 1) == "of"
        return of and self.s.lower(at) == "the" and self.s.lower(head).endswith(_DEEDS)

    def _phrase_end(self, at: int) -> int:
        """Return where a reported thing ends: with its clause, or where another clause begins."""
        end = self.clause_end(at)
        for j in range(at + 1, end - 2):
            verb = self._predicate_at(j + 1) and self.s.tag(j + 1) != "VERB"
            joined = self.s.tag(j) == "CONJ" and (verb or begins_clause(self.s, j + 1))
            if joined and not self._in_quote(j, at):
                return j
        return end

    def _object_end(self, phrase: Range, frames: frozenset[str]) -> int:
        """Return where the object ends: before the "of" in "accused the bank of fraud"."""
        wanted = {preposition for frame, preposition in _PREPOSITIONS.items() if frame in frames}
        stops = (j for j in range(phrase[0] + 1, phrase[1]) if self.s.lower(j) in wanted)
        return next(stops, phrase[1])

    def _attitude(self, at: int, after: int) -> Reported | None:
        """Return the content of "expressed concern about": what stands behind the preposition."""
        for j in range(at, min(after + 1, self.s.end - 1)):
            if self.s.lower(j) in ("about", "over", "that", "for", "at", "in") and j > at:
                return ((at, j + 1),), self._range(j + 1, self.clause_end(j + 1))
        return None

    def _told(self, after: int) -> Reported | None:
        for at in (after, self._past_adverbial(after) or after):
            if self.s.lower(at) == ",":
                close = self._insertion_end(at)
                at = close + 1 if close else at
            if self.s.lower(at) == "that" and self.s.tag(at) == "SUB":
                return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
            if self.s.lower(at) in (":", ",") and self._quote_opens(at + 1):
                at += 1
            if self._quote_opens(at):
                return (), self._range(at, self._quote_or_clause_end(at))
            if begins_clause(self.s, at) and self.s.tag(at) in (
                "PRON",
                "DET",
                "NAME",
                "NOUN",
                "POSS",
            ):
                return (), self._range(at, self.clause_end(at))
            if self.s.lower(at) == "about":
                return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        return None
