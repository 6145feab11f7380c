"""What is reported: the words behind a reporting verb, by what the verb takes."""

from __future__ import annotations

from claimgraph.reading.attribution.objects import ObjectReader, Reported
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.phrases import begins_clause

_QUESTIONS = words("if whether why how what who when where")
_BEHIND = {
    "for": frozenset({"for", "callfor", "askfor", "forq"}),
    "of": frozenset({"of"}),
    "against": frozenset({"against"}),
    "about": frozenset({"about"}),
    "on": frozenset({"on", "callon"}),
    "upon": frozenset({"callon"}),
    "to": frozenset({"to"}),
}
"""The frames that each preposition behind a verb belongs to."""


class ContentReader(ObjectReader):
    """Reads the content that belongs to a cue."""

    def _after(self, i: int, frames: frozenset[str]) -> Reported | None:
        """Return further cue words and the content that follows a reporting verb."""
        at = i + 1
        for _ in range(4):
            found = self._content_at(at, frames, direct=at == i + 1)
            if found:
                return found
            following = self._past_adverbial(at)
            if following is None:
                return None
            at = following
        return None

    def _content_at(self, at: int, frames: frozenset[str], *, direct: bool) -> Reported | None:
        return (
            self._quoted_at(at, frames)
            or self._clause_at(at, frames)
            or self._with_preposition(at, frames)
            or (self._with_object(at, frames) if direct else None)
        )

    def _quoted_at(self, at: int, frames: frozenset[str]) -> Reported | None:
        pause = self.s.lower(at) in (":", ",")
        at += pause
        speech = {"quote", "that", "tell", "pause"} if pause else {"quote", "that", "tell"}
        if self._quote_opens(at) and speech & frames:
            return (), self._range(at, self._quote_or_clause_end(at))
        return None

    def _clause_at(self, at: int, frames: frozenset[str]) -> Reported | None:
        """Return a clause with its "that", a question, what to do, "no", or a bare clause."""
        word = self.s.lower(at)
        clausal = self.s.tag(at) == "SUB" or self._quote_opens(at + 1)
        if word == "that" and frames & {"that", "tell", "thatonly"} and clausal:
            return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        deed = self.s.tag(at) == "TO" and self.s.tag(at + 1) in ("VERB", "AUX")
        if "that" in frames and word in ("yes", "no") and self.s.tag(at + 1) == "MARK":
            return (), self._range(at, at + 1)
        asked = "wh" in frames and word in _QUESTIONS
        bare = "that" in frames and self._opens_clause(at)
        if asked or bare or (deed and "inf" in frames):
            return (), self._range(at, self.clause_end(at))
        return None

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause begins here, also with a bound: "at least nine people were hurt"."""
        after = self._past_bound(at)
        bound = after > at and self.s.tag(after) in ("NUM", "DET", "NOUN")
        return begins_clause(self.s, at) or (bound and begins_clause(self.s, after))

    def _with_preposition(self, at: int, frames: frozenset[str]) -> Reported | None:
        wanted = _BEHIND.get(self.s.lower(at), frozenset())
        if not wanted & frames or self.s.tag(at + 1) == "MARK":
            return None
        return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
