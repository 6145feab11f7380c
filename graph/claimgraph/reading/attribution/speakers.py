"""Whose words they are: the actor a source phrase names, or the one its pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.entities.mentions import Mention
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.gazetteer import gender, is_person_noun
from claimgraph.reading.lang.en.lexicon import HONORIFICS, ROLES, TITLES
from claimgraph.reading.lang.en.noun_phrases import phrase_before
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.tables import share
from claimgraph.reading.lang.word_lists import word_list, word_table

Span = tuple[int, int]
_SINGULAR = {"he": "he", "she": "she", "him": "he", "her": "she"}
_PLURAL = frozenset({"they", "both"})
_REACH = 450
"""How many code points back a pronoun may reach."""
_SAYING = frozenset(word_table("en/reporting_verbs.txt", "verbs"))
_SENTENCES = 4
"""Sentences back to which a pronoun at the head of each leads."""
_COMPLEMENTS = word_list("en/attribution.txt", "complements of speakers")
_LEADING = _COMPLEMENTS | {"by", "over", "against"}
_OPENERS = TITLES | word_list("en/attribution.txt", "before subjects")
_LEADING_CLAUSES = word_list("en/attribution.txt", "adverbial openers") | {"when", "after", "as"}
_ANOTHER = frozenset({"a", "an", "one", "another"})
_ADDRESS = HONORIFICS | {""}
_MEN = word_list("en/statements.txt", "male")
_WOMEN = word_list("en/statements.txt", "female")
_FEMALE = word_list("en/attribution.txt", "women")
_MALE = word_list("en/attribution.txt", "men")


def _share(rule: str) -> float:
    return share("claimgraph.reading.attribution", rule)


class Speaker(NamedTuple):
    """An actor as the source of words; explicit when named, else inferred, with confidence."""

    mention: Mention
    explicit: bool
    confidence: float | None = None


class Speakers:
    """Finds the actors that source phrases mean, one phrase after the other in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sentences) -> None:
        self.text, self._sentences = text, sentences
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.mentions]
        self._heads = [s.tokens[0].start for s in sentences if s.tokens]
        self._last: Speaker | None = None
        self._last_at = -_REACH
        self._asked = ("", -_REACH)  # the last "he" or "she" who spoke, and where

    def of(self, source: Span) -> tuple[Speaker, ...]:
        """Return the actors a source phrase means, each that it names; none where none is sure."""
        joined = self._joined(source)
        one = None if joined else self._one(source)
        return joined or ((one,) if one else ())

    def _joined(self, source: Span) -> tuple[Speaker, ...]:
        """Return all who are named in "Norway, Sweden and two others"."""
        held = self._within(*source)
        if not held or not _AND.search(self.text, *source):
            return ()
        starts, ends = [source[0]], []
        for token in _AND.finditer(self.text, *source):
            if not any(m.start < token.start() < m.end for m in held):
                ends.append(token.start())
                starts.append(token.end())
        if not ends:
            return ()
        parts = zip(starts, [*ends, source[1]], strict=True)
        named = (self._headed((start, end)) for start, end in parts if start < end)
        return tuple(dict.fromkeys(Speaker(m, explicit=True) for m in named if m))

    def _one(self, source: Span) -> Speaker | None:
        word = self.text[slice(*source)].lower()
        found = self._named(source)
        if found is None and word in _SINGULAR:
            found = self._pronoun(source, _SINGULAR[word])
        elif found is None and word in _PLURAL:
            found = self._plural(source)
        if found:
            self._last, self._last_at = found, source[1]
        return found

    def _within(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def _named(self, source: Span) -> Speaker | None:
        """Return the actor who heads the phrase, or stands between commas behind it."""
        best = self._headed(source) or self._titled(source) or self._spelled_out(source)
        if best:
            return Speaker(best, explicit=True)
        ends_named = any(m.end == source[1] for m in self._within(*source))
        return None if ends_named else self._in_apposition(source[1])

    def _headed(self, source: Span) -> Mention | None:
        """Return the mention that ends the head of a phrase, or is all of it."""
        head = self._head_end(source)
        named = [m for m in self._within(*source) if m.end == head]
        return max(named, key=lambda m: m.end - m.start, default=None)

    def _titled(self, source: Span) -> Mention | None:
        """Return who ends a phrase that an office opens: "head of quality Ada Lund"."""
        opening = self.text[slice(*source)].split()[:1]
        named = [m for m in self._within(*source) if m.end == source[1] and m.kind == "person"]
        return named[-1] if named and opening and opening[0] in ROLES else None

    def _spelled_out(self, source: Span) -> Mention | None:
        """Return who is meant by a name in capitals, as transcripts print it: "MS LUND:"."""
        words = self.text[slice(*source)]
        if not words.isupper():
            return None
        plain = [w.strip(".") for w in words.lower().split() if w not in HONORIFICS]
        named = {m.name: m for m in self.mentions if m.name.lower().split()[-len(plain) :] == plain}
        return next(iter(named.values())) if len(named) == 1 else None

    def _in_apposition(self, end: int) -> Speaker | None:
        """Return who is named between commas behind a phrase: "the engineer, Dora Tal, said"."""
        if self.text[end : end + 1] != ",":
            return None
        at = bisect_left(self._starts, end)
        named = self.mentions[at] if at < len(self.mentions) else None
        kinds = ("person", "organisation")
        between = self.text[end : named.start].strip().lower() if named else ""
        if named is None or named.kind not in kinds or between.lstrip(", ") not in _ADDRESS:
            return None
        if between != "," and self.text[max(0, end - 30) : end].split()[-1].lower() not in ROLES:
            return None  # "According to the Herald, Professor Jo Burr said"
        closed = self.text[named.end : named.end + 1] in (",", ".", "")
        return Speaker(named, explicit=True) if closed else None

    def _head_end(self, source: Span) -> int:
        """Return where the head noun of a phrase ends: before "of", "for", "in" and the like."""
        end = source[1]
        held = self._within(*source)
        tokens = self._sentences.part(source).tokens
        for before, token in pairwise(tokens):
            inside = any(m.start < token.start < m.end for m in held)
            others = token.lower == "by" and _is_done_by_others(before.lower)
            if (token.lower in _COMPLEMENTS or others) and not inside:
                end = before.start if others else token.start
                break
        return source[0] + len(self.text[source[0] : end].rstrip(" '’\"”"))

    def _pronoun(self, source: Span, wanted: str) -> Speaker | None:
        """Return the one person a pronoun can mean: the only one near, the last to speak, or the
        only one surely of that gender; None when that leaves a choice."""
        near = [m for m in self._people_before(source[0]) if not self._is_quoted(m.end, source[0])]
        fitting = [m for m in near if self.gender_of(m) in (wanted, None)]
        names = list(dict.fromkeys(m.name for m in fitting))
        last = self._recent(source[0], _REACH)
        told_of = self._told_of(source[0], fitting)
        beside, self._asked = self._asked, (wanted, source[0])
        if len(names) == 1:
            other = None if told_of else self._recent(source[0], 2 * _REACH)
            doubtful = other and other.name not in names and self._may_be(other, fitting[0], wanted)
            if beside[0] != wanted and source[0] - beside[1] < _REACH:  # "he" and "she" both speak
                doubtful = doubtful or self.gender_of(fitting[0]) is None
            doubtful = doubtful or all(map(self._is_owner, fitting))
            doubtful = doubtful or self._other_told_of(fitting[0], source[0], wanted)
            return None if doubtful else Speaker(fitting[0], False, _share("onlyPerson"))
        if told_of:
            return Speaker(told_of, explicit=False, confidence=_share("subject"))
        if last and self._is_led(source[0], fitting, last):
            return None
        if last and last.name in names:
            return Speaker(last, explicit=False, confidence=_share("lastSpeaker"))
        sure = [m for m in fitting if self.gender_of(m) == wanted]
        if len({m.name for m in sure}) == 1 and sure[0] == fitting[0]:
            return Speaker(sure[0], explicit=False, confidence=_share("gender"))
        return None

    def _is_quoted(self, named: int, at: int) -> bool:
        """Whether quoted words name somebody, which a pronoun speaks: "“Lund left,” she said"."""
        between = self.text[named:at]
        return between.count('"') % 2 == 1 or between.count("”") > between.count("“")

    def _is_owner(self, mention: Mention) -> bool:
        """Whether a name only tells whose a thing is: "Lund’s aide", "the aides of Lund"."""
        owned = self.text[mention.end : mention.end + 2] in ("’s", "'s")
        return owned or self.text[max(0, mention.start - 4) : mention.start] == " of "

    def _recent(self, at: int, reach: int) -> Mention | None:
        """Return who spoke last, when that was shortly before."""
        return self._last.mention if self._last and at - self._last_at < reach else None

    def _may_be(self, last: Mention, only: Mention, wanted: str) -> bool:
        """Whether a pronoun may mean who spoke last rather than the one person named since.

        A first name tells no gender for sure, so that one whose gender is open gives way.
        """
        fits = self.gender_of(last) in (wanted, None) or self.gender_of(only) is None
        return last.kind in ("person", None) and fits

    def _is_led(self, at: int, fitting: Sequence[Mention], last: Mention) -> bool:
        """Whether a clause before names another: "While it did not appeal to Lund, she said"."""
        start = self._heads[bisect_right(self._heads, at) - 1]
        led = self.text[start:at].lower().split()[:1]
        return not _LEADING_CLAUSES.isdisjoint(led) and any(
            start <= m.start and m.name != last.name for m in fitting
        )

    def _other_told_of(self, named: Mention, at: int, wanted: str) -> bool:
        """Whether somebody without a name does something since: "Lund rang. Her aunt answered"."""
        s = self._sentences.part((named.end, at))
        fitting = _WOMEN if wanted == "she" else _MEN
        for i in [i for i, tag in enumerate(s.tags) if tag == "NOUN" and i]:
            word = s.lower(i)
            either = word not in _MEN | _WOMEN and (s.names_role(i) or is_person_noun(word))
            acts = s.tag(i + 1) in FINITE or s.lower(i + 1) == "who"
            who = phrase_before(s, i + 1) if acts and (either or word in fitting) else None
            another = who and (s.lower(who[0]) in _ANOTHER or s.tag(who[0]) == "POSS")
            if another and not self._is_quoted(s.tokens[i].end, at):
                return True
        return False

    def _told_of(self, at: int, fitting: Sequence[Mention]) -> Mention | None:
        """Return who opens a sentence since somebody spoke last: "Lund was calm. She said"."""
        since = max(self._last_at, self.text.rfind("\n", 0, at))
        opening = [m for m in fitting if m.start > since and self._opens(m)]
        sure = {m.name for m in fitting if self.gender_of(m)}
        one = opening[0] if len({m.name for m in opening}) == 1 else None
        known = one and (not sure or one.name in sure)
        return one if known and not self._beside(opening[-1], fitting, at) else None

    def _beside(self, one: Mention, fitting: Sequence[Mention], at: int) -> bool:
        """Whether somebody else may be told of: "Sanz met Pohl. She said", not "by Pohl"."""
        others = (m for m in fitting if m.name != one.name and one.end < m.start < at)
        between = (set(self.text[one.end : m.start].lower().split()) for m in others)
        return any(_LEADING.isdisjoint(words_) for words_ in between)

    def _opens(self, mention: Mention) -> bool:
        """Whether only a title or a conjunction stands before a name in its sentence."""
        at = bisect_right(self._heads, mention.start) - 1
        led = self.text[self._heads[at] : mention.start].lower().split() if at >= 0 else ["?"]
        return all(word.strip(",") in _OPENERS for word in led)

    def only_person(self, pronoun: Span) -> str | None:
        """Return the one person named shortly before whom "he" or "she" can mean."""
        word = self.text[slice(*pronoun)].lower()
        wanted = "he" if word == "his" else _SINGULAR.get(word)
        near = self._people_before(pronoun[0]) if wanted else []
        names = {m.name for m in near if self.gender_of(m) in (wanted, None)}
        one = next(iter(names)) if len(names) == 1 else None
        one = one or (self._goes_on(pronoun[0], wanted) if wanted else None)
        return one if one and " " in one else None

    def _goes_on(self, at: int, wanted: str) -> str | None:
        """Return who is the subject of the sentence before, if nobody else there can be meant.

        A sentence that opens with the same pronoun tells of whom the one before it does.
        """
        here = bisect_right(self._heads, at) - 1
        since = self._heads[here]
        for head in reversed(self._heads[max(0, here - _SENTENCES) : here]):
            between = self.text[head:since]
            near = [m for m in self._within(head, at) if m.start < at and self._fits(m, wanted)]
            names = {m.name for m in near}
            if "\n" in between.strip("\n") or "\n\n" in between or len(names) > 1:
                return None
            if names:
                return names.pop() if self._may_act(near[0]) else None
            if between.split()[0].lower() != wanted:
                return None
            since = head
        return None

    def _may_act(self, mention: Mention) -> bool:
        """Whether a name opens its sentence, or stands behind what does: "Born in May, Lund"."""
        before = (self.text[max(0, mention.start - 30) : mention.start].split() or [""])[-1]
        leads = before.endswith(",") or before.lower() in _OPENERS
        after = self.text[mention.end : mention.end + 30].split()[:1]
        reports = bool(after) and not _SAYING.isdisjoint(lemmas(after[0].lower(), "VERB"))
        return (leads or self._opens(mention)) and not (reports or self._is_owner(mention))

    def _fits(self, mention: Mention, wanted: str) -> bool:
        return mention.kind in ("person", None) and self.gender_of(mention) in (wanted, None)

    def _people_before(self, at: int) -> list[Mention]:
        """Return the people named shortly before, the nearest first."""
        last = bisect_left(self._starts, at)
        since = self._paragraph_before(at)
        near = reversed(self.mentions[max(0, last - 40) : last])
        return [m for m in near if m.kind == "person" and m.start >= since and m.end <= at]

    def _paragraph_before(self, at: int) -> int:
        """Return where the paragraph before this one begins, if near; pronouns reach no further."""
        far = max(0, at - _REACH)
        here = self.text.rfind("\n", far, at)
        while here > far and self.text[here - 1].isspace():
            here -= 1
        before = self.text.rfind("\n", far, here) if here > far else -1
        return max(far, before + 1)

    def _plural(self, source: Span) -> Speaker | None:
        """Return the body that spoke last, when it spoke shortly before."""
        last = self._last
        plural = last is not None and last.mention.kind in ("group", "organisation")
        if last is None or not plural or source[0] - self._last_at > _REACH:
            return None
        return Speaker(last.mention, explicit=False, confidence=_share("lastBody"))

    def gender_of(self, mention: Mention) -> str | None:
        """Return the pronoun a person goes with: by title, or by first name; None when unknown."""
        before = self.text[max(0, mention.start - 14) : mention.start].lower().split()
        title = before[-1] if before else ""
        if title in _FEMALE or title in _MALE:
            return "she" if title in _FEMALE else "he"
        first, _, rest = mention.name.partition(" ")
        return gender(first) if rest else None


_AND = regex(r",|\b(?:and|or)\b|&")


def _is_done_by_others(word: str) -> bool:
    """Whether what was done to a report leaves its words another's: "funded by", "seen by"."""
    bases = lemmas(word, "VERB")
    return bool(bases) and word not in bases and _AUTHORING.isdisjoint(bases)


_AUTHORING = word_list("en/attribution.txt", "authoring")
