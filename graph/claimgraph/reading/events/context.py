"""One sentence with what is known of it: its names, who is mentioned where, what says when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from claimgraph.model import EventStatus
from claimgraph.patterns import regex
from claimgraph.reading.entities.names import Mention, Name
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import is_past_only, parts_of_speech
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.titles_of_works import tokenize_sentence
from claimgraph.reading.lang.en.tokens import Tag, Token
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import within
from claimgraph.reading.temporal.expressions import TimeExpression

Basis = Literal["name", "noun", "verb"]
Lead = Literal["line", "opening"]
_DAYS = frozenset({"day", "day_after", "days", "days_after"})
_CLOCK = regex(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?")
_NEAREST = 12
"""Parts of statements before a place that are looked at for one that holds it."""


class EventMention(NamedTuple):
    """An event told of at a place in the text (code points, end excluded).

    Actors are names as ``Mention.name`` gives them; dates are ISO 8601. ``dated_by`` are the places
    of the words that say when; ``date_confidence`` is None where they give the date in full.
    """

    start: int
    end: int
    name: str
    deed: str
    status: EventStatus
    agents: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    start_date: str | None = None
    end_date: str | None = None
    dated_by: tuple[tuple[int, int], ...] = ()
    date_confidence: float | None = None
    basis: Basis = "noun"
    rule: str = ""
    """How it was found: of a name the ground of its kind, "" for what a plug-in proposes."""
    confidence: float = 0.5
    said: str = ""  # its words in the text
    definite: Literal["", "known", "owned"] = ""
    """Whether it is told of as known: "the attack"; or as somebody's: "her resignation"."""
    headline: bool = False
    """Whether a headline tells of it, which the text then tells again."""
    bare: bool = False
    """Whether nothing else is said of it, so that it only counts if it takes up another."""


class Candidate(NamedTuple):
    """An event with the verbs whose time is its own (tokens of its sentence).

    ``sure`` says that the words alone show that something happens, whoever takes part.
    """

    event: EventMention
    first: int
    last: int
    verbs: tuple[int, ...] = ()
    sure: bool = False

    @property
    def told(self) -> bool:
        """Whether enough is said of it: who, where, when, or that it happens."""
        event = self.event
        bound = event.agents or event.participants or event.places or event.dated_by
        return bool(self.sure or bound)


class Told:
    """The statements of a text, found by a word of theirs."""

    def __init__(
        self, text: str, statements: Sequence[Statement], mentions: Sequence[Mention]
    ) -> None:
        self._text = text
        self._statements = statements
        self._parts = sorted(
            (start, end, n)
            for n, one in enumerate(statements)
            for start, end in one.parts or (one.span,)
        )
        self._starts = [start for start, _, _ in self._parts]
        self._tagged: dict[int, tuple[Sentence, dict[int, int]]] = {}
        self._mentions = mentions

    def at(self, place: int) -> Statement | None:
        """Return the shortest statement whose own words stand at a place."""
        last = bisect_right(self._starts, place)
        near = self._parts[max(0, last - _NEAREST) : last]
        held = [self._statements[n] for start, end, n in near if place < end]
        return min(held, key=lambda one: len(one.text), default=None)

    def heads(self, start: int, end: int) -> Iterator[str]:
        """Yield the actors that are the head of a phrase of the text, which they end."""
        for m in self._mentions[bisect_left(self._mentions, start, key=lambda m: m.start) :]:
            if m.start >= end:
                break
            before = self._text[start : m.start].lower().split()
            if m.end == end and not any(CLOSED.get(word) == "PREP" for word in before):
                yield m.name

    def sentence(self, statement: Statement, s: Sentence) -> tuple[Sentence, dict[int, int]]:
        """Return a statement of a sentence as a sentence of its own, and where its words are there.

        Each word has the class that it has in the text; words put in stand nowhere in the sentence.
        """
        found = self._tagged.get(id(statement))
        if found is None:
            found = self._tagged[id(statement)] = _classed(statement, s)
        return found


def _classed(statement: Statement, s: Sentence) -> tuple[Sentence, dict[int, int]]:
    tokens = tokenize_sentence(statement.text)
    starts = [token.start for token in tokens]
    put_in = {j for words in _places_put_in(statement) for j in within(starts, [words])}
    parts = statement.parts or (statement.span,)
    own = sorted(s.beginning_in(parts))
    words = [s.tokens[j].lower for j in own]
    tags: list[Tag] = []
    places: dict[int, int] = {}
    k = 0
    for n, token in enumerate(tokens):
        if n in put_in or token.lower not in (near := words[k : k + _NEAREST]):
            tags.append(_class_of(token))
            continue
        k += near.index(token.lower)
        places[own[k]] = n
        tags.append(s.tags[own[k]])
        k += 1
    return Sentence(tokens, tags=tags), places


def _places_put_in(statement: Statement) -> Iterator[tuple[int, int]]:
    """Yield where words that were put in stand in a statement (code points of its text)."""
    said, past = statement.text.casefold(), 0
    for one in statement.inserted:
        at = said.find(one.words.casefold(), past)
        if at >= 0 and one.words:
            yield at, at + len(one.words)
            past = at + len(one.words)


def _class_of(token: Token) -> Tag:
    """Return the class of a word put in: a name, a noun, a word of a closed class, or its verb."""
    if token.lower in ("'s", "’s"):
        return "POSS"
    if not token.is_word:
        return "MARK"
    past = is_past_only(token.lower) and "NOUN" not in parts_of_speech(token.lower)  # "crew"
    noun: Tag = "PAST" if past else "NOUN"
    return CLOSED.get(token.lower) or ("NAME" if token.is_capital else noun)


class EventContext:
    """A sentence under the reading of what happens in it."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        names: Sequence[Name],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        told: Told,
    ) -> None:
        self.told = told
        self.objects: dict[int, Range | None] = {}
        self.subjects: dict[int, tuple[Range | None, int]] = {}
        self.text, self.s, self.names, self.times = text, sentence, names, times
        self.mentions = mentions
        self.tokens = sentence.tokens
        self._starts = [t.start for t in self.tokens]
        self._by_start: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._by_start[mention.start].append(mention)
        self.timed = frozenset(j for t in times for j in range(*self.within(t.start, t.end)))
        self.named = frozenset(j for n in names for j in range(*self.within(n.start, n.end)))
        self.lead = self._lead()

    def _lead(self) -> Lead | None:
        """Return how a sentence opens with a date in full, behind which the present is the past.

        So do the lines of a timeline, "1899 – Kresge founds the firm", and "In 1649, he dies".
        """
        if _CLOCK.match(self.text, self._starts[0]):
            return "line"
        first = self.times[0] if self.times else None
        if first is None or first.start > self._starts[0]:
            return None
        parted = self.text[first.end : first.end + 3].lstrip("* ")[:1] in tuple(":–—-")
        if "y" not in first.parts:
            return "line" if parted and first.kind in _DAYS else None
        return "line" if parted or first.kind in ("lead", "iso") else "opening"

    def within(self, start: int, end: int) -> Range:
        """Return the tokens that begin from start to end (code points)."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def place_of(self, words: str, before: int) -> Range | None:
        """Return the tokens of some words that stand before a token; None where they do not."""
        start = self.tokens[0].start
        held = self.text[start : self.tokens[before].start].casefold()
        at = held.rfind(words.casefold()) + start if words else -1
        return self.within(at, at + len(words)) if at >= start else None

    def of_time(self, j: int) -> bool:
        """Whether a token is of words that say when."""
        day = self.s.tag(j) == "NUM" and self.s.lower(j + 1) in CALENDAR
        return j in self.timed or day or (j not in self.named and self.s.lower(j) in CALENDAR)

    def mentions_at(self, j: int) -> Sequence[Mention]:
        """Return the actors whose mention begins with a token."""
        return self._by_start.get(self.tokens[j].start, ())

    def actors(self, phrase: Range, *, heads_only: bool = False) -> tuple[str, ...]:
        """Return the actors named in a phrase; with ``heads_only``, those that are its head."""
        last = self.tokens[phrase[1] - 1].end
        held = _outermost([m for j in range(*phrase) for m in self.mentions_at(j) if m.end <= last])
        if heads_only:
            head = self._head_end(phrase, held)
            held = [m for m in held if m.end == head or (m.end < head and self._coordinated(m))]
        return once(m.name for m in held)

    def acting(self, subject: Range | None) -> tuple[str, ...]:
        """Return the actors that are a subject, those joined to it before markers too.

        "Norway [1] and Sweden [2] signed" has two.
        """
        found = self.actors(subject, heads_only=True) if subject else ()
        first = subject[0] if subject and found else 0
        while (held := self._before_marker(first)) is not None:
            found = (held.name, *found)
            first = self.within(held.start, held.end)[0]
        return once(found)

    def _before_marker(self, first: int) -> Mention | None:
        """Return the actor before a marker that a comma or "and" joins to what begins here."""
        at = first - 1
        while at > 0 and self.s.lower(at) in ("and", "or", ",", "&"):
            at -= 1
        if at == first - 1 or at < 2 or self.tokens[at].text != "]":
            return None
        opening = (j for j in range(at, max(-1, at - 9), -1) if self.tokens[j].text == "[")
        end = next((self.tokens[j - 1].end for j in opening if j), -1)
        return next((m for m in self.mentions if m.end == end), None)

    def _head_end(self, phrase: Range, held: Sequence[Mention]) -> int:
        """Return where the head of a phrase ends: before its first preposition."""
        inside = {j for m in held for j in range(*self.within(m.start + 1, m.end))}
        outside = (
            j
            for j in range(phrase[0] + 1, phrase[1])
            if self.s.tag(j) in ("PREP", "TO") and j not in inside
        )
        return self.tokens[next(outside, phrase[1]) - 1].end

    def _coordinated(self, mention: Mention) -> bool:
        following = self.text[mention.end : mention.end + 5].lower()
        return following.startswith((" and ", ","))

    def put_in(self, i: int) -> tuple[str, ...]:
        """Return the actors that were put in as subject of the statement of a verb."""
        statement = self.told.at(self.tokens[i].start)
        if statement is None:
            return ()
        given = (one for one in statement.inserted if one.end > one.start)
        opening = (
            one for one in given if statement.text[:60].lower().startswith(one.words.lower())
        )
        return once(name for one in opening for name in self.told.heads(one.start, one.end))


def _outermost(held: Sequence[Mention]) -> list[Mention]:
    """Return mentions in reading order without those that lie within one before or at them."""
    found: list[Mention] = []
    for m in sorted(held, key=lambda m: (m.start, -m.end)) if len(held) > 1 else held:
        if not found or m.end > found[-1].end or (m.start, m.end) == (found[-1].start, m.end):
            found.append(m)
    return found


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Return values each once, in order."""
    return tuple(dict.fromkeys(values))
