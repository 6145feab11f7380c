"""Whose words they are: the actor a source phrase names, or the one its pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.attribution.people import HE_OR_SHE, REACH, People
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.entities.titles import is_title
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import HONORIFICS, ROLES
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.lang.word_lists import share, word_list
from claimgraph.reading.places import Span

_PLURAL = frozenset({"they", "both"})
_COMPLEMENTS = word_list("en/attribution.txt", "complements of speakers")
_LEADING_CLAUSES = word_list("en/attribution.txt", "adverbial openers") | {"when", "after", "as"}
_ADDRESS = HONORIFICS | {""}


def _share(rule: str) -> float:
    return share("claimgraph.reading.attribution", rule)


class Speaker(NamedTuple):
    """An actor as the source of words; how sure that is where it is inferred, None where named."""

    mention: Mention
    confidence: float | None = None


class Speakers:
    """Finds the actors that source phrases mean, one phrase after the other in reading order."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sentences) -> None:
        self.text = text
        self.people = People(text, mentions, sentences)
        self._last: Speaker | None = None
        self._last_at = -REACH
        self._asked = ("", -REACH)  # the last "he" or "she" who spoke, and where

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
        return tuple(dict.fromkeys(Speaker(m) for m in named if m))

    def _one(self, source: Span) -> Speaker | None:
        """Return who a source is: a name, or whom a pronoun means where that is sure."""
        word = self.text[slice(*source)].lower()
        found = self._named(source)
        if found is None and word in HE_OR_SHE and word != "his":
            found = self._pronoun(source, HE_OR_SHE[word])
            if found and self._gives_way(found.mention.name, source[0], HE_OR_SHE[word]):
                return None
        elif found is None and word in _PLURAL:
            found = self._plural(source)
        if found:
            self._last, self._last_at = found, source[1]
        return found

    def _within(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self.people.starts, start), bisect_right(self.people.starts, end)
        return [m for m in self.people.mentions[first:last] if m.end <= end]

    def _named(self, source: Span) -> Speaker | None:
        """Return the actor who heads the phrase, or stands between commas behind it."""
        best = self._headed(source) or self._titled(source) or self._spelled_out(source)
        described = best is not None and best.name not in self.text[slice(*source)]
        if best:  # "seen by Orr, the clerk, Ada Lind, said" is Ada Lind
            apposed = self._in_apposition(source[1], titled=True) if described else None
            return apposed or Speaker(best)
        ends_named = any(m.end == source[1] for m in self._within(*source))
        office = is_title(self.text[source[0] : self._head_end(source)].lower().rpartition(" ")[2])
        if ends_named and not office:
            return None
        return self._in_apposition(source[1], titled=office)

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
        named = {
            m.name: m
            for m in self.people.mentions
            if m.name.lower().split()[-len(plain) :] == plain
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _in_apposition(self, end: int, *, titled: bool) -> Speaker | None:
        """Return who is named between commas behind a phrase: "the engineer, Dora Tal, said"."""
        if self.text[end : end + 1] != ",":
            return None
        at = bisect_left(self.people.starts, end)
        named = self.people.mentions[at] if at < len(self.people.mentions) else None
        kinds = ("person", "organisation")
        between = self.text[end : named.start].strip().lower() if named else ""
        if named is None or named.kind not in kinds or between.lstrip(", ") not in _ADDRESS:
            return None
        if between != "," and not titled:
            return None  # "According to the Herald, Professor Jo Burr said"
        return Speaker(named) if _CLOSED.match(self.text, named.end) else None

    def _head_end(self, source: Span) -> int:
        """Return where the head noun of a phrase ends: before "of", "for", "in" and the like."""
        end = source[1]
        held = self._within(*source)
        tokens = self.people.sentences.part(source).tokens
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
        since = self._begun(source)
        near = [
            m
            for m in self.people.before(source[0])
            if not self.people.is_quoted(m.end, source[0]) and m.start < since
        ]
        fitting = [m for m in near if self.people.gender_of(m) in (wanted, None)]
        names = list(dict.fromkeys(m.name for m in fitting))
        last = self._recent(source[0], REACH)
        told_of = self._told_of(source[0], fitting)
        beside, self._asked = self._asked, (wanted, source[0])
        if len(names) == 1:
            other = None if told_of else self._recent(source[0], 2 * REACH)
            doubtful = other and other.name not in names and self._may_be(other, fitting[0], wanted)
            if beside[0] != wanted and source[0] - beside[1] < REACH:  # "he" and "she" both speak
                doubtful = doubtful or self.people.gender_of(fitting[0]) is None
            doubtful = doubtful or all(map(self.people.is_owner, fitting))
            return None if doubtful else Speaker(fitting[0], _share("onlyPerson"))
        if told_of:
            return Speaker(told_of, _share("subject"))
        if last and self._is_led(source[0], fitting, last):
            return None
        sure = [m for m in fitting if self.people.gender_of(m) == wanted]
        open_ = last is not None and not self.people.gender_of(last)  # "Lena Orr spoke. He denied"
        if last and last.name in names and not (open_ and sure):
            return Speaker(last, _share("lastSpeaker"))
        led = any(self.people.opens(m) and m.name != fitting[0].name for m in fitting)
        if len({m.name for m in sure}) == 1 and sure[0] == fitting[0] and not led:
            return Speaker(sure[0], _share("gender"))
        return None

    def _begun(self, source: Span) -> int:
        """Return where words begin that a pronoun behind them says: none whom they name says "Lund
        was ill, she said"."""
        last = self.text[source[0] - 2 : source[0]] == ", " and _SAYS_LAST.match(
            self.text, source[1]
        )
        return (
            self.people.heads[bisect_right(self.people.heads, source[0]) - 1] if last else source[0]
        )

    def _recent(self, at: int, reach: int) -> Mention | None:
        """Return who spoke last, when that was shortly before."""
        return self._last.mention if self._last and at - self._last_at < reach else None

    def _may_be(self, last: Mention, only: Mention, wanted: str) -> bool:
        """Whether a pronoun may mean who spoke last rather than the one person named since.

        A first name tells no gender for sure, so that one whose gender is open gives way.
        """
        fits = self.people.gender_of(last) in (wanted, None) or self.people.gender_of(only) is None
        return last.kind in ("person", None) and fits

    def _is_led(self, at: int, fitting: Sequence[Mention], last: Mention) -> bool:
        """Whether a clause before names another: "While it did not appeal to Lund, she said"."""
        start = self.people.heads[bisect_right(self.people.heads, at) - 1]
        led = self.text[start:at].lower().split()[:1]
        return not _LEADING_CLAUSES.isdisjoint(led) and any(
            start <= m.start and m.name != last.name for m in fitting
        )

    def _told_of(self, at: int, fitting: Sequence[Mention]) -> Mention | None:
        """Return who opens a sentence since somebody spoke last: "Lund was calm. She said"."""
        since = max(self._last_at, self.text.rfind("\n", 0, at))
        opening = [m for m in fitting if m.start > since and self.people.opens(m)]
        sure = {m.name for m in fitting if self.people.gender_of(m)}
        one = opening[0] if len({m.name for m in opening}) == 1 else None
        known = one and (not sure or one.name in sure)
        return one if known and not self.people.beside(opening[-1], fitting, at) else None

    def _gives_way(self, name: str, at: int, wanted: str) -> bool:
        """Whether somebody else is told of since one was named, or spoke last."""
        named = [m.end for m in self.people.before(at) if m.name == name]
        spoke = self._last is not None and self._last.mention.name == name
        since = max([*named, self._last_at if spoke else 0])
        near = self._within(since, at)
        others = (m for m in near if m.kind is None and m.name != name and self.people.opens(m))
        return any(others) or self.people.other_told_of(since, at, wanted)

    def _plural(self, source: Span) -> Speaker | None:
        """Return the body that spoke last, when it spoke shortly before."""
        last = self._last
        plural = last is not None and last.mention.kind in ("group", "organisation")
        if last is None or not plural or source[0] - self._last_at > REACH:
            return None
        return Speaker(last.mention, _share("lastBody"))


_CLOSED = regex(r"(?: [A-Z]{2,4})*(?:[,.]|$)")
"""What ends an apposition, letters behind a name passed over: "her counsel, Ada Lund KC,"."""
_SAYS_LAST = regex(r" \w+[.,;]")
_AND = regex(r",|\b(?:and|or)\b|&")


def _is_done_by_others(word: str) -> bool:
    """Whether what was done to a report leaves its words another's: "funded by", "seen by"."""
    bases = lemmas(word, "VERB")
    return bool(bases) and word not in bases and _AUTHORING.isdisjoint(bases)


_AUTHORING = word_list("en/attribution.txt", "authoring")
