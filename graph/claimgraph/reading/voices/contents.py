"""What is reported: the words behind a reporting verb, or before it."""

from __future__ import annotations

from claimgraph.reading.grammar.lexicon import WEEKDAYS
from claimgraph.reading.grammar.phrases import Range
from claimgraph.reading.voices.clauses import ClauseReader

Reported = tuple[tuple[Range, ...], tuple[Range, ...]]
"""Further words of the cue, and the content."""
_MUTE = frozenset({"comment", "respond", "elaborate", "speak", "answer", "discuss", "say"})
"""What one declines to do when one says nothing."""
_BOUNDS = [
    tuple(words.split())
    for words in [
        "at least",
        "at most",
        "up to",
        "more than",
        "fewer than",
        "less than",
        "nearly",
        "almost",
        "about",
        "around",
        "over",
        "only",
        "just",
        "roughly",
        "approximately",
        "some",
    ]
]
"""Words before a number with which a clause may begin."""
_DEEDS = ("ment", "tion", "sion", "wal", "sal", "ure", "ance", "launch")
"""How nouns end that tell of a deed: deployment, expulsion, withdrawal, closure."""
_PREPOSITIONS = {"objof": "of", "objfor": "for", "objon": "on", "objabout": "about"}
_HEADS = ("NOUN", "NAME", "PRON")
_DAYS = WEEKDAYS | {"today", "yesterday"}


class ContentReader(ClauseReader):
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
        word = self.s.lower(at)
        speech = {"quote", "that", "tell"}
        if word in (":", ",") and self._quote_opens(at + 1):
            at += 1
            speech = speech | {"pause"}
        if self._quote_opens(at) and speech & frames:
            return (), self._range(at, self._quote_or_clause_end(at))
        if (
            word == "that"
            and frames & {"that", "tell", "thatonly"}
            and (self.s.tag(at) == "SUB" or self._quote_opens(at + 1))
        ):
            return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))
        if frames & {"wh"} and word in (
            "if",
            "whether",
            "why",
            "how",
            "what",
            "who",
            "when",
            "where",
        ):
            return (), self._range(at, self.clause_end(at))
        if self.s.tag(at) == "TO" and frames & {"inf"} and self.s.tag(at + 1) in ("VERB", "AUX"):
            if self.s.lower(at + 1) in _MUTE:
                return None
            return (), self._range(at, self.clause_end(at))
        if word in ("yes", "no") and "that" in frames and self.s.tag(at + 1) == "MARK":
            return (), self._range(at, at + 1)
        if "that" in frames and self._opens_clause(at):
            return (), self._range(at, self.clause_end(at))
        return self._with_preposition(at, frames) or self._with_object(at, frames, direct)

    def _opens_clause(self, at: int) -> bool:
        """Whether a clause begins here, also with a bound: "at least nine people were hurt"."""
        if self.s.begins_clause(at):
            return True
        for words in _BOUNDS:
            end = at + len(words)
            if words == tuple(self.s.lower(j) for j in range(at, end)):
                return self.s.tag(end) in ("NUM", "DET", "NOUN") and self.s.begins_clause(end)
        return False

    def _with_preposition(self, at: int, frames: frozenset[str]) -> Reported | None:
        word = self.s.lower(at)
        wanted = {
            "for": {"for", "callfor", "askfor", "forq"},
            "of": {"of"},
            "against": {"against"},
            "about": {"about"},
            "on": {"on", "callon"},
            "upon": {"callon"},
            "to": {"to"},
        }.get(word, set())
        if not wanted & frames or self.s.tag(at + 1) in ("MARK",):
            return None
        return ((at, at + 1),), self._range(at + 1, self.clause_end(at + 1))

    def _with_object(self, at: int, frames: frozenset[str], direct: bool) -> Reported | None:
        """Return the content of verbs that take somebody first: told him that, described it as."""
        if not direct:
            return None
        phrase = self.s.phrase_after(at)
        if phrase is None:
            return None
        after = self._object_end(phrase, frames)
        word = self.s.lower(after)
        if "tell" in frames:
            told = self._told(after)
            if told:
                return told
        if (
            frames & {"obj", "objinf"}
            and self.s.tag(after) == "TO"
            and self.s.tag(after + 1) in ("VERB", "AUX")
        ):
            return (), self._range(at, self.clause_end(at))
        if frames & {"as", "asonly", "objas"} and word == "as":
            return (), self._range(at, self.clause_end(at))
        if (
            (frames & {"objof"} and word == "of")
            or (frames & {"objfor"} and word == "for")
            or (frames & {"objon"} and word in ("on", "for"))
        ):
            return ((after, after + 1),), self._range(at, after) + self._range(
                after + 1, self.clause_end(after + 1)
            )
        if frames & {"objabout"} and word in ("whether", "if", "why"):
            return (), self._range(after, self.clause_end(after))
        if frames & {"objabout"} and word == "about":
            return ((after, after + 1),), self._range(after + 1, self.clause_end(after + 1))
        if "so" in frames and self._has_complement(phrase):
            return (), self._range(at, self.clause_end(at))
        if "attitude" in frames:
            felt = self._attitude(at, after)
            if felt:
                return felt
        if "np" in frames and not ("deed" in frames and self._is_deed(at)):
            return (), self._range(at, self._phrase_end(at))
        return None

    def _is_deed(self, at: int) -> bool:
        """Whether a thing announced is done by announcing it: "the withdrawal of troops"."""
        head = at + 1
        while self.s.tag(head) == "ADJ":
            head += 1
        of = self.s.lower(head + 1) == "of"
        return of and self.s.lower(at) == "the" and self.s.lower(head).endswith(_DEEDS)

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

    def _phrase_end(self, at: int) -> int:
        """Return where a reported thing ends: with its clause, or where another clause begins."""
        end = self.clause_end(at)
        for j in range(at + 1, end - 2):
            joined = self.s.tag(j) == "CONJ" and self.s.begins_clause(j + 1)
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
            if self.s.begins_clause(at) and self.s.tag(at) in (
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

    def _past_adverbial(self, at: int) -> int | None:
        """Return where an adverb, a time or a prepositional phrase here ends; None without one."""
        if self.s.tag(at) == "ADV":
            return at + 1
        if self.s.tag(at) in ("PREP", "TO") or (self.s.lower(at) in ("after", "before", "as")):
            phrase = self.s.phrase_after(at + 1)
            return phrase[1] if phrase else None
        if self.s.lower(at) in _DAYS:
            return at + 1
        if self.s.lower(at) == ",":
            close = self._insertion_end(at)
            return close + 1 if close else None
        return None

    def _boundary(self, start: int) -> bool:
        """Whether a comma, a dash or a closing quotation mark stands before."""
        return start > 0 and (
            self.tokens[start - 1].text in ",—–-?!" or self.tokens[start - 1].end in self.closing
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
        goes_on = self._predicate_at(comma + 1) or (half and self.s.begins_clause(comma + 1))
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
