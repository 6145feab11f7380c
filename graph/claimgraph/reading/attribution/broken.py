"""What is reported before a cue, and what goes on behind it."""

from __future__ import annotations

from claimgraph.reading.attribution.clauses import ClauseReader
from claimgraph.reading.lang.en.lexicon import WEEKDAYS
from claimgraph.reading.lang.en.noun_phrases import phrase_after
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.en.sentence import Range

_DAYS = {*WEEKDAYS, "today", "yesterday"}


class BrokenReader(ClauseReader):
    """Reads content that stands before its cue, or that the cue breaks off."""

    def _past_adverbial(self, at: int) -> int | None:
        """Return where an adverb, a time or a prepositional phrase here ends; None without one."""
        if self.s.tag(at) == "ADV":
            return at + 1
        if self._past_bound(at) > at and self.s.lower(at) != "about":
            return None  # "at least 9 people" is the thing itself
        if self.s.tag(at) in ("PREP", "TO") or (self.s.lower(at) in ("after", "before", "as")):
            phrase = phrase_after(self.s, at + 1)
            return phrase[1] if phrase else None
        if self.s.lower(at) in _DAYS:
            return at + 1
        if self.s.lower(at) == ",":
            close = self._insertion_end(at)
            return close + 1 if close else None
        return None

    def _boundary(self, start: int) -> bool:
        """Whether a comma, a question mark or a closing quotation mark stands before."""
        return start > 0 and (
            self.tokens[start - 1].text in ",?!" or self.tokens[start - 1].end in self.closing
        )

    def _left_of(self, start: int) -> tuple[Range, ...]:
        end = start
        while (
            end
            and self.tokens[end - 1].text in ",—–-"
            and self.tokens[end - 1].end not in self.closing
        ):
            end -= 1
        first = self._clause_start(end)
        if self.tokens[end - 1].end in self.closing if end else False:
            quote = self.closing[self.tokens[end - 1].end]
            opens = next((j for j in range(end) if self.tokens[j].start >= quote.start), 0)
            quoted_only = not self._has_finite(first, opens)
            first = opens if quoted_only else first
            return self._range(first, end)
        return self._range(first, end) if self.s.tag(first) not in ("PAST", "ING") else ()

    def _resumed(self, at: int) -> tuple[Range, ...]:
        """Return the content that goes on after "he said,"."""
        following = self._past_adverbials(at)
        if self.s.lower(following) in (",", ":", ";") and self._quote_opens(following + 1):
            following += 1
        if self._quote_opens(following):
            return self._range(following, self._quote_or_clause_end(following))
        return ()

    def _gone_on(self, at: int, *, begun: int | None = None) -> tuple[Range, ...]:
        """Return the rest of a clause that "he said," breaks off: "The talks, he said, failed".

        One that ``begun`` with "if" or "in May" may go on with a subject of its own.
        """
        comma = self._past_adverbials(at)
        half = begun is not None and self.s.tag(begun) in ("SUB", "PREP")
        goes_on = self._predicate_at(comma + 1) or (half and begins_clause(self.s, comma + 1))
        if self.s.lower(comma) != "," or not goes_on or self._new_voice(comma + 1):
            return ()
        return self._range(comma + 1, self.clause_end(comma + 1))

    def _past_adverbials(self, at: int) -> int:
        """Return where the adverbs and times behind a verb end, before a comma or quotation."""
        for _ in range(4):
            if self.s.lower(at) == "," or self._quote_opens(at):
                break
            step = self._past_adverbial(at)
            if step is None:
                break
            at = step
        return at
