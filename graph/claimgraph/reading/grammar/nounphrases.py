"""Noun phrases of one tagged sentence: who or what stands before a word, and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.grammar.dictionary import lemmas, parts_of_speech
from claimgraph.reading.grammar.lexicon import CALENDAR, ROLES, words
from claimgraph.reading.grammar.tagging import Tag, class_at
from claimgraph.reading.grammar.tokens import Token

Range = tuple[int, int]
"""Tokens from the first to the last, the last excluded."""

NOMINAL = frozenset({"NOUN", "NAME", "NUM"})
INSIDE = NOMINAL | {"ADJ", "DET", "POSS", "QUOTE"}
_OF = frozenset(
    {
        "of",
        "for",
        "from",
        "in",
        "at",
        "with",
        "on",
        "to",
        "by",
        "within",
        "near",
        "about",
        "between",
    }
)
_BE = words(
    "is are was were be been being 's 're isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t"
)
_OCCASIONS = words(
    "statement interview speech tweet letter report article post email briefing conference hearing "
    "week month year day morning evening afternoon night memo op-ed call news release testimony "
    "debate rally video podcast book memoir"
)
_LONGEST = 24


class TaggedWords:
    """A sentence as tokens with their classes."""

    def __init__(self, tokens: Sequence[Token], names: frozenset[int]) -> None:
        self.tokens = tokens
        self._names = names
        self._tags: list[Tag] = []
        self.end = self._body_end()

    def _body_end(self) -> int:
        """Return where the words end: before the last stop and any citation markers."""
        end = len(self.tokens)
        while (
            end and not self.tokens[end - 1].is_word and self.tokens[end - 1].text not in "\"”’'»%)"
        ):
            start = self.marker_start(end)
            end = start if start is not None else end - 1
        return end

    def marker_start(self, end: int) -> int | None:
        """Return where a marker such as "[3]" begins that ends here; None when none does."""
        if not end or self.tokens[end - 1].text != "]":
            return None
        for i in range(end - 2, max(-1, end - 8), -1):
            if self.tokens[i].text == "[":
                return i
        return None

    def lower(self, i: int) -> str:
        """Return a token in lower case; nothing outside the sentence."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def tag(self, i: int) -> Tag:
        """Return the class of a token; a mark outside the sentence."""
        return self._tagged(i + 1)[i] if 0 <= i < len(self.tokens) else "MARK"

    @property
    def tags(self) -> Sequence[Tag]:
        """The classes of all tokens."""
        return self._tagged(len(self.tokens))

    def _tagged(self, count: int) -> list[Tag]:
        """Return the classes of at least so many tokens; each is found when first asked for."""
        for i in range(len(self._tags), count):
            named = self.tokens[i].start in self._names
            self._tags.append(class_at(self.tokens, i, self._tags, named=named))
        return self._tags

    def is_be(self, i: int) -> bool:
        """Whether a token is a form of "to be"."""
        return self.lower(i) in _BE

    def verb_lemmas(self, i: int) -> tuple[str, ...]:
        """Return the base forms of a verb."""
        return lemmas(self.lower(i), "VERB")

    def names_role(self, i: int) -> bool:
        """Whether a word is a title or office."""
        return self.lower(i) in ROLES


class NounPhrases(TaggedWords):
    """A sentence, and the noun phrases read off it."""

    def phrase_before(self, end: int) -> Range | None:
        """Return the noun phrase whose last token stands right before ``end``."""
        last = end - 1
        if self.tag(last) == "PRON":
            return last, end
        if self.tag(last) == "QUOTE" and self.tag(last - 1) in NOMINAL:
            last -= 1
        if self.tag(last) not in NOMINAL | {"ADJ"} and not self._ends_possessive(last):
            return None
        start = self._chunk_start(last)
        start = self._with_complements(start)
        start = self._after_occasion(start, end)
        return (
            (start, end)
            if any(self.tag(i) in NOMINAL | {"ADJ"} for i in range(start, end))
            else None
        )

    def _ends_possessive(self, last: int) -> bool:
        return self.tag(last) == "POSS" and self.tag(last - 1) in NOMINAL

    def _chunk_start(self, last: int) -> int:
        """Return where the words "the former prime minister Jo Doe" begin, given the last."""
        start = last
        while start > 0 and last - start < _LONGEST:
            before = self.tag(start - 1)
            if before in INSIDE and not (before == "QUOTE" and self.tag(start - 2) not in INSIDE):
                if self.tag(start) == "DET" and before != "DET":
                    break
                start -= 1
            elif (
                (self.lower(start - 1) in ("and", "&") and self._coordinates(start - 1))
                or (self.tokens[start - 1].text in "’'" and self.tag(start - 2) in NOMINAL)
                or (before == "ADV" and self.tag(start - 2) == "DET")
                or (before in ("ING", "PAST") and self.tag(start - 2) in ("DET", "POSS"))
            ):
                start -= 1
            else:
                break
        while start < last and self.tag(start) == "QUOTE":
            start += 1
        least = self.lower(start) in ("least", "most") and self.lower(start - 1) == "at"
        return start - 1 if least else start

    def _coordinates(self, conj: int) -> bool:
        """Whether "and" joins two subjects: the first begins the clause."""
        left = conj
        while left > 0 and self.tag(left - 1) in INSIDE:
            left -= 1
        begins = (
            left == 0
            or self.tokens[left - 1].text in ",;:(—–"
            or self.tag(left - 1) in ("SUB", "QUOTE")
            or (self.tag(left - 1) == "CONJ" and self.lower(left - 2) == ",")
        )
        return left < conj and begins and self.tag(conj - 1) in NOMINAL

    def _with_complements(self, start: int) -> int:
        """Take in what comes before "of", "for", "in": the head of the phrase."""
        while start > 1:
            before = start - 1
            if self.tag(before) not in ("PREP", "TO") or self.lower(before) not in _OF:
                break
            head = before - 1
            if self.tag(head) in ("PAST", "ING") and self.tag(head - 1) in NOMINAL:
                head -= 1
            if self.tag(head) not in NOMINAL | {"ADJ"} or self._adverbial(head):
                break
            if self.tag(head) == "ADJ" and self.tag(head - 1) not in NOMINAL:
                break
            start = self._chunk_start(head if self.tag(head) != "ADJ" else head - 1)
        return start

    def _adverbial(self, head: int) -> bool:
        """Whether a noun is of time, so that what follows does not complete it."""
        return self._in_calendar(head) or self.tag(head) == "NUM"

    def _in_calendar(self, i: int) -> bool:
        """Whether a word is a day or month, and not the "June" of somebody's name."""
        return self.lower(i) in CALENDAR and self.tag(i) != "NAME"

    def is_of_time(self, head: int) -> bool:
        """Whether a noun is of time or of an occasion to speak."""
        return self._adverbial(head) or self.lower(head) in _OCCASIONS

    def _after_occasion(self, start: int, end: int) -> int:
        """Cut "In a statement Smith" and "On Monday the mayor" down to who speaks."""
        first = start
        for i in range(start, end - 1):
            dated = self._in_calendar(i)
            occasion = (
                dated
                or self.lower(i) in _OCCASIONS
                or (self.tag(i) == "NUM" and self._in_calendar(i - 1))
            )
            opens = self.tag(i + 1) in ("NAME", "DET", "PRON", "POSS", "ADJ", "NOUN")
            if occasion and opens and self.tag(start - 1) in ("PREP", "MARK", "SUB", "CONJ"):
                name = self.tag(i + 1) in ("NAME", "DET") or dated
                first = i + 1 if name and self.lower(i + 1) not in ("'s", "’s") else first
        return first

    def phrase_after(self, start: int, limit: int | None = None) -> Range | None:
        """Return the noun phrase that begins at ``start``, with complements after "of" and such."""
        stop = min(self.end, limit or self.end)
        i = start
        if self.tag(i) == "PRON":
            return i, i + 1
        while i < stop and i - start < _LONGEST:
            here = self.tag(i)
            if (
                (here in INSIDE and not (here == "QUOTE" and self.tag(i + 1) not in INSIDE))
                or (
                    here in ("PREP",)
                    and i > start
                    and self.lower(i) in _OF
                    and self.tag(i + 1) in INSIDE
                )
                or (self.lower(i) in ("and", "&") and i > start and self._goes_on(start, i + 1))
                or (
                    here in ("ADV", "ING", "PAST")
                    and self.tag(i - 1) in ("DET", "POSS", "ADV")
                    and i > start
                )
                or (self.tokens[i].text in "’'" and i > start)
                or (self.tokens[i].text in "$€£¥₹₱" and self.tag(i + 1) == "NUM")
                or self._joined_adjective(start, i)
            ):
                i += 1
            else:
                break
        return (start, i) if any(self.tag(j) in NOMINAL for j in range(start, i)) else None

    def _goes_on(self, start: int, i: int) -> bool:
        return self.tag(i) in INSIDE or self._joined_adjective(start, i)

    def _joined_adjective(self, start: int, i: int) -> bool:
        """Whether a participle goes on with a phrase: "of troops and advanced systems"."""
        joined = i > start and self.lower(i - 1) == "and" and self.tag(start - 1) == "PREP"
        adjective = self.tag(i) == "PAST" and "ADJ" in parts_of_speech(self.lower(i))
        return joined and adjective and self.tag(i + 1) in ("NOUN", "ADJ", "NAME")
