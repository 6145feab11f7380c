"""Where reported clauses and quotations begin and end within one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.attribution import cues
from claimgraph.reading.lang.en.lexicon import WEEKDAYS, words
from claimgraph.reading.lang.en.noun_phrases import INSIDE, NOMINAL
from claimgraph.reading.lang.en.phrases import begins_clause
from claimgraph.reading.lang.en.quotations import Quotation
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tokens import Token

_FARTHEST = 300
"""How many tokens of content are read at most, so that a text without stops takes linear time."""
_BOUND = words("nearly almost about around over only just roughly approximately some")
_BOUNDS = {
    ("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("fewer", "than"),
    ("less", "than"),
}  # fmt: skip
"""Words before a number with which a clause may begin."""
_DASHES = frozenset("—–-")
_ADVERBIAL_OPENERS = frozenset({"although", "though", "despite", "whereas", "while"})


class ClauseReader:
    """A sentence with its quotations, under the reading of where clauses end."""

    def __init__(self, sentence: Sentence, quoted: Sequence[Quotation]) -> None:
        self.s = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.opening = {q.start: q for q in quoted}
        self.closing = {q.end: q for q in quoted}
        self.quoted = quoted
        self._broken: dict[int, bool] = {}

    def _frames(self, i: int) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for lemma in self.s.verb_lemmas(i):
            found |= cues.VERBS.get(lemma, frozenset())
        return found

    def clause_end(self, start: int) -> int:
        """Return where content that begins here ends: the sentence's end, or another's words."""
        depth = 0
        limit = self._quote_limit(start)
        for j in range(start, limit):
            text = self.tokens[j].text
            depth += (text == "(") - (text == ")")
            if depth < 0:
                return j
            if depth or self._in_quote(j, start):
                continue
            if j > start and self._breaks(j):
                return j
        return limit

    def _breaks(self, j: int) -> bool:
        """Whether content ends before a token; found once for all content that reaches it."""
        if j not in self._broken:
            self._broken[j] = self._ends_content(j)
        return self._broken[j]

    def _quote_limit(self, start: int) -> int:
        """Return where content must end: within the quotation it begins in, or the sentence."""
        if start >= len(self.tokens):
            return self.s.end
        at = self.tokens[start].start
        around = [q for q in self.quoted if q.start < at < q.end]
        if not around:
            return min(self.s.end, start + _FARTHEST)
        close = around[-1].end - 1
        ends = (j for j in range(start, self.s.end) if self.tokens[j].start >= close)
        return next(ends, self.s.end)

    def _ends_content(self, j: int) -> bool:
        text, word = self.tokens[j].text, self.s.lower(j)
        if text == ";" or self._ends_headline(j):
            return True
        if text in ",—–":
            answered = self.s.tag(j + 2) == "REL" and self.s.lower(j + 1) == "to"
            return (
                self._new_voice(j + 3 if answered else j + 1)
                or self.s.lower(j + 1) in _ADVERBIAL_OPENERS
            )
        if word == "according" and self.s.lower(j + 1) == "to":
            return True
        joins = self.s.tag(j) == "CONJ" or word in ("while", "whereas")
        return joins and self._new_voice(j)

    def _ends_headline(self, j: int) -> bool:
        """Whether emphasis closes here and a dash or bracket follows: "**Rain falls** — It …"."""
        if self.tokens[j].text != "*" or self.tokens[j - 1].end != self.tokens[j].start:
            return False
        after = next((k for k in range(j, j + 4) if self.s.lower(k) != "*"), j)
        return self.s.lower(after) in _DASHES or self.s.lower(after) == "("

    def _new_voice(self, j: int) -> bool:
        """Whether "but added that" or "and he said" begins here."""
        at = j + 1 if self.s.tag(j) == "CONJ" or self.s.lower(j) in ("while", "though") else j
        for k in range(at, min(at + 7, self.s.end)):
            if self.s.tag(k) in ("MARK", "SUB", "QUOTE", "PREP") or self._new_clause(k, at):
                return False
            if self.s.tag(k) in ("VERB", "PAST", "ING"):
                frames = self._frames(k)
                strong = self.s.lower(k + 1) == "that" or self._quote_opens(k + 1)
                lead = k == at or self.s.tag(k) != "ING"
                closes = k > at and self._closes(k, frames)
                reports = strong or closes or self._seems_to_report(k, frames)
                return bool(frames and lead and reports)
        return False

    def _new_clause(self, k: int, start: int) -> bool:
        """Whether a conjunction here joins more than two nouns: not that of "Jo and Di said"."""
        nouns = k > start and self.s.tag(k - 1) in NOMINAL and self.s.tag(k + 1) in INSIDE
        return self.s.tag(k) == "CONJ" and not nouns

    def _closes(self, i: int, frames: frozenset[str]) -> bool:
        """Whether a verb of saying ends the sentence, or only a day follows: ", the paper said"."""
        after = i + 1
        if self.s.lower(after) == "on":
            after += 1
        if self.s.lower(after) in WEEKDAYS:
            after += 1
        ends = after >= self.s.end or self.tokens[after].text in ".;"
        return ends and "that" in frames and self.s.tag(i) in ("VERB", "PAST")

    def _seems_to_report(self, i: int, frames: frozenset[str]) -> bool:
        """Whether a verb of saying has its content right behind it."""
        word, here = self.s.lower(i + 1), self.s.tag(i + 1)
        if here in ("PRON", "DET", "NAME", "POSS", "NOUN", "NUM", "ADJ"):
            return bool(frames & {"that", "tell", "so", "np", "obj", "objof", "objfor", "as"})
        prepositions = {"for": "callfor", "about": "about", "of": "of", "against": "against"}
        return (here == "TO" and "inf" in frames) or prepositions.get(word, "-") in frames

    def _is_lead(self, j: int) -> bool:
        """Whether a dash here stands between a headline and its text: "** —" or ")* —"."""
        return self.tokens[j].text in _DASHES and self.s.lower(j - 1) in ("*", ")", "]")

    def _quote_or_clause_end(self, at: int) -> int:
        """Return where content opened by a quotation ends: with it, or with its clause."""
        quote = self.opening[self.tokens[at].start]
        close = next(
            (j + 1 for j in range(at, len(self.tokens)) if self.tokens[j].end >= quote.end),
            len(self.tokens),
        )
        goes_on = self.s.tag(close) == "CONJ" and self._predicate_at(close + 1)
        if close >= self.s.end or goes_on or self.tokens[close - 2].text in ",.?!":
            return max(close, at + 1)
        if self.s.tag(close) == "MARK" or self._new_voice(close):
            return close
        return self.clause_end(close)

    def _clause_start(self, end: int) -> int:
        """Return where the clause that ends here begins, conjunctions left out."""
        start = end
        while start > 0 and self.tokens[start - 1].text != ";" and not self._is_lead(start - 1):
            start -= 1
        while start < end and (self.s.tag(start) == "CONJ" or self.tokens[start].text in ",-–—"):
            start += 1
        return start

    def _past_bound(self, at: int) -> int:
        """Return where words such as "at least" or "nearly" end; here when there are none."""
        two = (self.s.lower(at), self.s.lower(at + 1)) in _BOUNDS
        return at + 2 if two else at + (self.s.lower(at) in _BOUND)

    def _quote_opens(self, j: int) -> bool:
        return 0 <= j < len(self.tokens) and self.tokens[j].start in self.opening

    def _in_quote(self, j: int, start: int) -> bool:
        at = self.tokens[j].start
        return any(
            q.start <= at < q.end and q.start >= self.tokens[start].start for q in self.quoted
        )

    def _past_comma(self, source: Range) -> int:
        """Return where the clause behind "according to somebody," begins, insertions left out."""
        for k in range(source[1], min(source[1] + 25, self.s.end)):
            if self.tokens[k].text == ",":
                close = self._insertion_end(k)
                return close + 1 if close and self._tells_who(source, k + 1, close) else k + 1
        return source[1]

    def _tells_who(self, source: Range, start: int, end: int) -> bool:
        """Whether words between commas say who a speaker is: ", the mayor," or ", who left,"."""
        if self.s.tag(start) == "REL" or self.s.lower(start) == "where":
            return True
        if self._has_finite(start, end) or not begins_clause(self.s, end + 1):
            return False
        named = self.s.tag(source[1] - 1) == "NAME"
        names = all(self.s.tag(j) == "NAME" for j in range(start, end))
        return names != named and self.s.tag(start) in ("NAME", "DET", "NOUN", "ADJ")

    def _insertion_end(self, comma: int) -> int | None:
        for j in range(comma + 1, min(comma + 16, self.s.end)):
            if self.s.lower(j) == ",":
                return j
        return None

    def _predicate_at(self, j: int) -> bool:
        """Whether a finite verb stands here, adverbs passed over."""
        while j < self.s.end and self.s.tag(j) in ("ADV", "NOT"):
            j += 1
        return j < self.s.end and self.s.tag(j) in ("AUX", "MODAL", "VERB", "PAST")

    def _has_finite(self, start: int, end: int | None) -> bool:
        stop = self.s.end if end is None else end
        return any(self.s.tag(j) in ("AUX", "MODAL", "PAST", "VERB") for j in range(start, stop))

    def _range(self, start: int, end: int) -> tuple[Range, ...]:
        while start < end and self.tokens[end - 1].text in ",;:":
            end -= 1
        while (marker := self.s.marker_start(end)) is not None and marker > start:
            end = marker
        while start < end and self.tokens[start].text in ",;:":
            start += 1
        return ((start, end),) if start < end else ()
