"""Which word is the verb of a clause in which none was found: "Tax cuts benefit the rich".

Thousands of English words are nouns and verbs alike, and nothing right beside "benefit" tells which
it is; the clause does, as it lacks a verb, and so do its subject, which agrees with its verb, and
how often the word is a verb. The likeliest word is taken; where none is likely, none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimgraph.reading.lang.en.awaited_verbs import settle_awaited, settle_counted, tells
from claimgraph.reading.lang.en.dictionary import is_base_form, is_past_only, lemmas, verb_share
from claimgraph.reading.lang.en.lexicon import REPORTING, REPORTING_NOUNS, VERB_PARTICLES
from claimgraph.reading.lang.en.noun_like_verbs import (
    ASIDE,
    PHRASE,
    REACH,
    VERBAL,
    agrees,
    aside,
    is_plural_head,
    may_be_noun,
    parting_aside,
    settle_joined,
    settle_opening,
    share,
)
from claimgraph.reading.lang.en.tokens import FINITE, HEADS, Tag, Token
from claimgraph.reading.lang.en.verb_groups import main_verb
from claimgraph.reading.lang.word_lists import word_list

_TO_SOMEBODY = frozenset({"tell", "warn"})
"""Verbs of saying behind which seldom a clause stands without its "that"."""
_SAID = frozenset({"say", "says", "said"})
"""Forms of the one verb of saying that a clause follows rather than a thing."""
_PHRASES = PHRASE | {"TO"}
_TIMES = word_list("en/tagging.txt", "openers of clauses and phrases")
_NOT_BEFORE = frozenset({"DET", "POSS", "PREP", "CONJ", "SUB", "ADJ", "MARK", "TO", "AUX", "MODAL"})
"""Classes right behind which no finite verb stands, but of one that is joined to another."""
_NOT_BEHIND = frozenset({"AUX", "MODAL", "VERB", "PAST", "REL", "CONJ"})
"""Classes that stand right behind no verb."""
_OBJECTS = frozenset({"DET", "POSS", "PRON", "NUM", "NAME", "QUOTE", "SUB", "TO"})
"""Classes that open what a verb needs, and that seldom stand right behind a noun."""
_WEAK = frozenset({"NOUN", "ADJ", "PREP", "ADV", "MARK", "TO", "SUB"})
"""What may follow a noun as well as the verb that it was taken for."""
_OBJECT, _RELATIVE, _PLURAL, _OTHER, _END, _NEVER = 0.25, 0.35, 0.4, 0.6, 0.8, 2.0
"""How often a word must be a verb among its uses, by what stands behind it."""
_SURE = 0.85
"""The same where another word may be the verb."""
_RARE = 0.15
"""A word that is a verb less often than this is one only where no other word can be."""


def with_verbs(tokens: Sequence[Token], tags: Sequence[Tag]) -> Sequence[Tag]:
    """Return the classes of words, with a verb in each clause whose verb was taken for a noun.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> words = tokenize("Tax cuts benefit the rich")
    >>> with_verbs(words, ["NOUN", "NOUN", "NOUN", "DET", "ADJ"])
    ['NOUN', 'NOUN', 'VERB', 'DET', 'ADJ']
    """
    places = [i for i, t in enumerate(tokens)
              if i and t.text.islower() and verb_share(t.lower) >= _OBJECT]  # fmt: skip
    found = _Clauses(tokens, list(tags), places).settled() if places else list(tags)
    for settle in (settle_opening, settle_awaited, settle_counted):
        settle(tokens, found)
    return found


class _Clauses:
    """The clauses of a sentence, whose ``tags`` change as verbs are found among its ``places``."""

    def __init__(self, tokens: Sequence[Token], tags: list[Tag], places: Sequence[int]) -> None:
        self.tokens, self.tags, self.places = tokens, tags, places

    def settled(self) -> list[Tag]:
        """Return the classes of all words, each clause with its verb where that is found."""
        for i in self.places:
            if self._is_second_verb(i):
                self.tags[i] = "NOUN"
        self._settle_relative()
        for clause in self._subordinate():
            self._settle_subordinate(clause)
        for start, end in self._main_clauses():
            self._settle_main(range(start, end))
        settle_joined(self.tokens, self.tags)
        self._settle_parted()
        for i in self.places:
            if self.tags[i] == "VERB" and may_be_noun(self.tokens, self.tags, i - 1):
                self.tags[i - 1] = "NOUN"  # "the council plans", not "the civil plans"
        return self.tags

    def _tag(self, i: int) -> Tag:
        return self.tags[i] if 0 <= i < len(self.tags) else "MARK"

    def _is_base(self, i: int) -> bool:
        return is_base_form(self.tokens[i].lower)

    def _is_second_verb(self, i: int) -> bool:
        """Whether a plural was taken for a verb in a clause that has one: "had repair shops in"."""
        noun = self._tag(i - 1) == "NOUN" and self.tokens[i - 1].lower != "times"
        if self._is_base(i) or not noun or not self._is_doubtful(i):
            return False  # "a post shared 40 times claims that"
        for k in range(i - 1, max(-1, i - REACH), -1):
            word, tag = self.tokens[k].lower, self.tags[k]
            if tag in FINITE:
                told = set(lemmas(word, "VERB")) & REPORTING  # "says the mill reports"
                between = self.tags[k + 1 : i]
                hearer = told & _TO_SOMEBODY and "PREP" in between  # "warns Oslo over fish exports"
                return bool(not told or hearer or _OBJECTS.isdisjoint(between))
            if tag == "CONJ" or (tag not in _PHRASES and word not in _TIMES):
                return False
        return False

    def _main_clauses(self) -> Iterator[tuple[int, int]]:
        """Yield what may be clauses: parted by a semicolon, colon, marker or comma and "and"."""
        starts = [0]
        for i, token in enumerate(self.tokens):
            after = self._tag(i + 1)
            joined = token.text in (",", "]") and after == "CONJ"
            joined |= token.lower == "but" and after in ("DET", "POSS", "PRON")
            if token.text in (";", ":") or joined:
                starts.append(i + 1)
        yield from zip(starts, [*starts[1:], len(self.tokens)], strict=True)

    def _settle_main(self, clause: range) -> None:
        """Make a verb of the likeliest word, until the main clause has one."""
        held = self._held(clause)
        for _ in range(3 if held else 0):
            main = main_verb(self.tokens, self.tags, clause)
            if main is not None and not self._is_doubtful(main):
                self._settle_before(clause, main)
                self._settle_behind(clause, main)
                return
            if main is not None:
                self.tags[main] = "NOUN"
            found = [i for i in held if i != main and self._may_be_verb(clause.start, i)]
            if not found:
                if main is not None:
                    self.tags[main] = "VERB"
                else:
                    done = next((i for i in clause if self.tags[i] == "PAST"), clause.start)
                    self._settle_behind(clause, done)
                return
            self.tags[max(found, key=self._likeliness)] = "VERB"

    def _settle_before(self, clause: range, main: int) -> None:
        """Make a verb of a sure one of the clause before "and": "Tea helps and critics call it"."""
        for i in self._held(range(clause.start, main)):
            if share(self.tokens[i]) < _SURE or "CONJ" not in self.tags[i:main]:
                continue
            if self._needed(i) <= _OBJECT and self._may_be_verb(clause.start, i):
                self.tags[i] = "VERB"
                return

    def _settle_behind(self, clause: range, participle: int) -> None:
        """Make a verb of one behind a participle: "The work done at the yard comes to an end"."""
        i = participle + 1
        if self.tags[participle] != "PAST" or self._tag(participle - 1) != "NOUN":
            return
        if self._tag(i) != "PREP" or is_past_only(self.tokens[participle].lower):
            return
        while self._tag(i) in ASIDE:
            often = _OBJECT if tells(self.tokens, self.tags, i) else _SURE
            sure = share(self.tokens[i]) >= often and self._needed(i) < _END
            if sure and self.tags[i] == "NOUN" and self._tag(i - 1) not in _NOT_BEFORE:
                if agrees(self.tokens, self.tags, clause.start, participle, self._is_base(i)):
                    self.tags[i] = "VERB"
                return
            i += 1

    def _is_doubtful(self, verb: int) -> bool:
        """Whether a verb may be a noun: "cause mild side effects in", "supplies water to"."""
        if self._tag(verb) != "VERB" or not lemmas(self.tokens[verb].lower, "NOUN"):
            return False
        word = self.tokens[verb].lower
        if self._tag(verb - 1) == "NAME" and word.endswith("s"):
            return self._has_verb_behind(verb)
        often = verb_share(word)
        beaten = self._tag(verb - 1) == "NOUN" and share(self.tokens[verb - 1]) > often + 0.3
        doubtful = often < _RARE or beaten or not self._is_base(verb)
        return doubtful and self._tag(verb + 1) in _WEAK

    def _has_verb_behind(self, i: int) -> bool:
        """Whether a word is the noun of the verb behind it: "Northern forces likely seized"."""
        behind = i + 2 if self._tag(i + 1) == "ADV" else i + 1
        told = self._tag(behind) in ("AUX", "MODAL", "PAST")
        return told and share(self.tokens[i]) < _OTHER

    def _subordinate(self) -> Iterator[range]:
        """Yield the words behind each "that", "who" or "says" in which no verb was found."""
        for i, tag in enumerate(self.tags):
            said = (
                self.tokens[i].lower in _SAID
                and self._tag(i - 1) != "MARK"  # "…, said the city works chief"
                and self._tag(i + 1) in _OBJECTS
            )
            if tag not in ("REL", "SUB") and not said:
                continue
            end = i + 1
            while end < i + REACH and (self._tag(end) in _PHRASES or self._is_doubtful(end)):
                end += 2 if self._tag(end) == "TO" else 1
            if i + 1 < end and (self._tag(end - 1) == "CONJ" or self._tag(end) not in VERBAL):
                yield range(i + 1, min(end, len(self.tags)))

    def _settle_relative(self) -> None:
        """Make verbs of words right behind "that" or "who" that agree with the noun before it."""
        for first in self.places:
            opener = first - 1
            before = opener - 2 if self._tag(opener - 1) == "MARK" else opener - 1
            if (
                self.tokens[opener].lower in ("that", "who", "which")
                and self.tags[first] == "NOUN"
                and self._tag(before) in HEADS
                and self.tokens[before].lower.removesuffix("s") not in REPORTING_NOUNS
                and share(self.tokens[first])
                >= min(self._needed(first), _RELATIVE if self._tag(first + 1) == "PREP" else _NEVER)
                and self._is_base(first) == is_plural_head(self.tokens, self.tags, before)
            ):
                self.tags[first] = "VERB"

    def _settle_subordinate(self, clause: range) -> None:
        """Make a verb of the likeliest word of a clause that has none."""
        sure = self._tag(clause.start) in ("DET", "POSS", "PRON")
        phrase = self.tokens[clause.start - 1].lower in _TIMES  # "before trade talks"
        end = _END if phrase and not sure else _OTHER
        found = [i for i in self._held(clause) if self._may_be_verb(clause.start, i, end)]
        if phrase and not sure:
            found = [i for i in found if self._needed(i) <= _OBJECT]
        if not found:
            return
        best = max(found, key=self._likeliness)
        self.tags[best] = "VERB"
        for i in clause:
            if i > best and self.tags[i] == "VERB" and self._tag(i - 1) != "TO":
                self.tags[i] = "NOUN"

    def _settle_parted(self) -> None:
        """Make verbs of words that an aside parts from their subject: "The bill, he says, cuts"."""
        for i in self.places:
            if self.tags[i] != "NOUN" or self.tokens[i - 1].text not in ",–—)":
                continue
            opens = parting_aside(self.tokens, self.tags, i - 1)
            if opens and share(self.tokens[i]) >= self._needed(i):
                start = max(0, opens - REACH)
                if agrees(self.tokens, self.tags, start, opens, self._is_base(i)):
                    self.tags[i] = "VERB"

    def _held(self, clause: range) -> Sequence[int]:
        first = bisect_left(self.places, clause.start)
        return self.places[first : bisect_left(self.places, clause.stop)]

    def _may_be_verb(self, start: int, i: int, end: float = _END) -> bool:
        """Whether a word stands where a verb can, and agrees with what stands before it."""
        adverb = self.tags[i] == "ADV" and bool(lemmas(self.tokens[i].lower, "NOUN"))
        if i <= start or not (adverb or self.tags[i] == "NOUN"):
            return False
        before = i - 2 if self.tags[i - 1] == "ADV" else i - 1
        led = self._tag(before - 1)
        ended = self._tag(before) == "ADJ" and (  # "the north report", "who work from home save"
            led == "DET"
            or (led == "PREP" and may_be_noun(self.tokens, self.tags, before) and self._is_base(i))
        )
        behind_aside = before > start and aside(self.tokens, self.tags, start, before + 1) > start
        if self._tag(before) in _NOT_BEFORE and not ended and not behind_aside:
            return False
        needed = self._needed(i)
        likely = share(self.tokens[i]) >= (end if needed == _END else needed)
        return likely and agrees(self.tokens, self.tags, max(start, i - REACH), i, self._is_base(i))

    def _likeliness(self, i: int) -> float:
        return share(self.tokens[i]) - self._needed(i)

    def _needed(self, i: int) -> float:
        """Return how often a word has to be a verb to be one before what stands behind it."""
        after = self._tag(i + 1)
        word = self.tokens[i + 1].lower if i + 1 < len(self.tokens) else ""
        if after == "VERB" and self._is_doubtful(i + 1):
            after = "NOUN"
        led = after in ("ADV", "ING") and self._tag(i + 2) == "NOUN"  # "limits working hours"
        if word in ("of", "such") or after in _NOT_BEHIND:
            return _NEVER
        if after == "ING" and not led:
            return _NEVER if self._is_base(i) else _END
        before = self._tag(i - 1)
        manner = before == "ADV" or (after == "ADV" and word.endswith("ly"))
        noun = after in ("NOUN", "ADJ") or led
        if after in _OBJECTS or word in VERB_PARTICLES or manner or noun:
            return _OBJECT
        if after == "PREP" and before == "NOUN" and self._is_base(i):
            return _PLURAL
        if after == "MARK":
            return _OTHER if i + 2 == len(self.tokens) and word == "." else _END
        return _OTHER
