"""Finds events: who does what to whom, where and when, and whether it happened or is planned.

Conservative: a noun of happening counts when an actor is tied to it by its own phrase, a verb when
its subject is an actor; what shows no status is left out. Two mentions are one event only when the
deed is the same and actors and places agree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimgraph.model import EventStatus
from claimgraph.reading.actors.mentions import Mention
from claimgraph.reading.actors.names import Name
from claimgraph.reading.events import happenings as hp
from claimgraph.reading.events.dates import DateMention, dates_in
from claimgraph.reading.grammar.dictionary import lemmas
from claimgraph.reading.grammar.lexicon import CALENDAR
from claimgraph.reading.grammar.phrases import Range, Sentence
from claimgraph.reading.grammar.tokens import tokenize

Span = tuple[int, int]
_PLACE_WORDS = frozenset({"in", "at", "to", "near", "into", "across", "within"})
_OTHER_WORDS = frozenset({"of", "with", "against", "on", "between", "for", "among", "about"})
_INSERTED = 4
"""Tokens between subject and verb from which they are an insertion, left out of the name."""
_LONGEST = 9
"""Words that the name of an event has at most."""
_PAIRED = (('"', '"'), ("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "NAME", "NUM", "DET", "POSS", "QUOTE"})
_PARTICIPANT_KINDS = frozenset({"person", "organisation", "country", "group"})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event told of at a place in the text (code points, end excluded).

    Actors are names as ``Mention.name`` gives them; dates are ISO 8601.
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
    basis: str = "noun"
    confidence: float = 0.7


def find_events(
    text: str,
    sentences: Sequence[Span],
    names: Sequence[Sequence[Name]],
    mentions: Sequence[Mention],
) -> list[Happening]:
    """Return the events told of in a text, in reading order, each mention by itself.

    >>> from claimgraph.reading.actors.mentions import find_mentions, named_in
    >>> text = "Norway announced the deployment of 40 medics to Chad."
    >>> spans = [(0, len(text))]
    >>> for e in find_events(text, spans, named_in(text, spans), find_mentions(text, spans)):
    ...     print(e.name, e.status, e.agents, e.places)
    deployment of 40 medics to Chad planned ('Norway',) ('Chad',)
    """
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    starts = [m.start for m in ordered]
    found: list[Happening] = []
    for (start, end), named in zip(sentences, names, strict=True):
        tokens = tokenize(text, start, end)
        inside = frozenset(t.start for t in tokens for n in named if n.start <= t.start < n.end)
        here = list(ordered[bisect_left(starts, start) : bisect_right(starts, end)])
        finder = EventFinder(
            text, Sentence(tokens, inside), named, here, dates_in(text, start, end)
        )
        found += finder.events()
    return sorted(found, key=lambda e: (e.start, e.end))


class EventFinder:
    """One sentence under the reading of what happens."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        names: Sequence[Name],
        mentions: Sequence[Mention],
        dates: Sequence[DateMention],
    ) -> None:
        self.text, self.s, self.names = text, sentence, names
        self.mentions, self.dates = mentions, dates
        self.tokens = sentence.tokens

    def events(self) -> list[Happening]:
        """Return the events of this sentence; a date counts when it is the only one."""
        found = [*self._named(), *self._told()]
        if len(self.dates) == 1 and len([e for e in found if e.basis != "name"]) == 1:
            return [self._dated(e) if e.basis != "name" else e for e in found]
        return found

    def _named(self) -> Iterator[Happening]:
        """Yield the events that have names, "2014 Norwegian general election"."""
        for name in self.names:
            if name.kind == "event":
                words = " ".join(self.text[name.start : name.end].split())
                years = [w for w in words.split() if w.isdecimal() and len(w) == 4]
                year = years[0] if len(years) == 1 and years[0][0] in "12" else None
                first = next(i for i, t in enumerate(self.tokens) if t.start == name.start)
                yield Happening(
                    name.start, name.end, words, words.lower(), self._named_status(first),
                    start_date=year, basis="name", confidence=name.confidence,
                )  # fmt: skip

    def _named_status(self, first: int) -> EventStatus:
        """Return that a named event happened, unless words around it say that it is to come."""
        before = {self.s.lower(j) for j in range(max(0, first - 3), first)}
        governed = self._clause_status(first)
        if before & hp.PLANNED or governed == "planned":
            return "planned"
        return "happened"

    def _told(self) -> Iterator[Happening]:
        i = 0
        while i < len(self.tokens):
            event = self._at(i)
            if event:
                yield event
                while i < len(self.tokens) and self.tokens[i].start < event.end:
                    i += 1
            else:
                i += 1

    def _at(self, i: int) -> Happening | None:
        if any(n.start <= self.tokens[i].start < n.end for n in self.names):
            return None
        if self.s.tag(i) == "NOUN":
            return self._noun(i)
        if self.s.tag(i) in ("VERB", "PAST") or (self.s.tag(i) == "ING" and self._progressive(i)):
            return self._verb(i)
        return None

    def _progressive(self, i: int) -> bool:
        return any(self.s.is_be(j) for j in range(self.s.group_start(i), i))

    # -- nouns ----------------------------------------------------------------------------------

    def _noun(self, i: int) -> Happening | None:
        word = self.s.lower(i)
        singular = next(
            (form for form in (word, *lemmas(word, "NOUN")) if form in hp.NOMINAL), None
        )
        if singular is None or self.s.tag(i + 1) == "NOUN":
            return None
        first = self._premodifiers(i)
        last = self._complements(i)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        agents = self._before_noun(first, i)
        others, places, by = self._after_noun(i, last)
        governor = self._governor(first)
        agents = agents or by or self._governing_agent(governor)
        if not (agents or others or places):
            return None
        status = self._noun_status(first, i, governor)
        if status is None:
            return None
        first = self._without_determiner(first, i)
        start = self.tokens[first].start
        name = self._name(first, i, last)
        return Happening(start, end, name, hp.NOMINAL[singular], status, agents, others, places)

    def _premodifiers(self, i: int) -> int:
        first = i
        while first > 0 and self.s.tag(first - 1) in _BEFORE_NOUN:
            first -= 1
            if self.s.tag(first) == "DET":
                break
        return first

    def _without_determiner(self, first: int, i: int) -> int:
        while first < i and self.s.tag(first) in ("DET", "POSS", "QUOTE"):
            first += 1
        return first

    def _complements(self, i: int) -> int:
        """Return where the phrase of a noun ends: "deployment of troops to Poland"."""
        last = i + 1
        for _ in range(3):
            linked = self.s.lower(last) in _PLACE_WORDS | _OTHER_WORDS | {"by"}
            phrase = self.s.phrase_after(last + 1) if linked else None
            if phrase is None or self.s.lower(phrase[0]) in CALENDAR:
                break
            last = self._past_plurals(phrase[1])
        return self._without_time(i + 1, last)

    def _past_plurals(self, end: int) -> int:
        """Return the end of a phrase with a plural that may be a verb: "trade guarantees for"."""
        plural = (
            self.s.tag(end) == "VERB"
            and self.s.lower(end).endswith("s")
            and lemmas(self.s.lower(end), "NOUN")
            and (end + 1 >= self.s.end or self.s.tag(end + 1) in ("PREP", "MARK"))
        )
        return end + 1 if plural else end

    def _without_time(self, first: int, last: int) -> int:
        """Return the end of a phrase without "on Saturday" or "in 2024" at its end."""
        end = last
        while end > first and self._of_time(end - 1):
            end -= 1
        timed = end < last and end > first
        return (
            end - 1
            if timed and self.s.tag(end - 1) == "PREP" and end - 1 >= first
            else end
            if timed
            else last
        )

    def _of_time(self, j: int) -> bool:
        within = any(d.start <= self.tokens[j].start < d.end for d in self.dates)
        day = self.s.tag(j) == "NUM" and self.s.lower(j + 1) in CALENDAR
        return within or day or self.s.lower(j) in CALENDAR

    def _before_noun(self, first: int, i: int) -> tuple[str, ...]:
        """Return actors in the phrase before its head: "Russian invasion", "Lind's resignation"."""
        return self._actors((first, i))

    def _after_noun(
        self, i: int, last: int
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return participants, places and agents named by the complements of a noun."""
        others: list[str] = []
        places: list[str] = []
        by: list[str] = []
        preposition = ""
        for j in range(i + 1, last):
            word = self.s.lower(j)
            if word in _PLACE_WORDS | _OTHER_WORDS | {"by"}:
                preposition = word
            for m in self._mentions_at(j):
                if preposition == "by":
                    by.append(m.name)
                elif preposition in _PLACE_WORDS and m.kind in ("country", "place"):
                    places.append(m.name)
                elif m.kind in _PARTICIPANT_KINDS:
                    others.append(m.name)
        return _once(others), _once(places), _once(by)

    def _governor(self, first: int) -> int | None:
        """Return the verb whose object a phrase is: it stands right before."""
        before = first - 1
        return before if self.s.tag(before) in ("VERB", "PAST", "ING") else None

    def _governing_agent(self, governor: int | None) -> tuple[str, ...]:
        if governor is None:
            return ()
        subject = self.s.subject(governor)
        return self._actors(subject, heads_only=True) if subject else ()

    def _noun_status(self, first: int, i: int, governor: int | None) -> EventStatus | None:
        before = {self.s.lower(j) for j in range(first, i)}
        if before & hp.HYPOTHETICAL:
            return "hypothetical"
        if before & hp.PLANNED:
            return "planned"
        if before & hp.ONGOING:
            return "ongoing"
        if governor is not None and hp.ANNOUNCING & set(self.s.verb_lemmas(governor)):
            return "planned"
        return self._clause_status(first)

    def _clause_status(self, at: int) -> EventStatus | None:
        """Return what the clause's verb says of the time: nearest before, else after."""
        for j in [*range(at - 1, -1, -1), *range(at + 1, len(self.tokens))]:
            if self.s.tag(j) in ("MODAL", "AUX", "PAST", "VERB"):
                return self._verb_status(j)
        return None

    # -- verbs ----------------------------------------------------------------------------------

    def _verb(self, i: int) -> Happening | None:
        forms = hp.VERBS & set(self.s.verb_lemmas(i))
        if not forms:
            return None
        if self.s.tag(i - 1) == "TO":
            return self._decided(i, min(forms))
        subject = self.s.subject(i)
        passive = self._is_passive(i)
        actors = self._actors(subject, heads_only=True) if subject else ()
        if not actors:
            return None
        start = self.tokens[i].start
        last = self._verb_phrase_end(i)
        others, places, by = self._after_noun(i, last)
        direct = self._direct(i)
        end = self.tokens[last - 1].end
        agents, participants = (by, actors) if passive else (actors, _once([*direct, *others]))
        name = self._name(self._clause_start(subject, i, last), i, last)
        if subject is None or i - subject[1] >= _INSERTED:
            name = f"{actors[0]} {name}"
        return Happening(
            start, end, name, min(forms), self._verb_status(i), agents,
            tuple(p for p in participants if p not in agents), places, basis="verb",
        )  # fmt: skip

    def _clause_start(self, subject: Range | None, i: int, last: int) -> int:
        """Return where a deed's name begins: with its subject, or the verb if that is too long."""
        if subject is None or i - subject[1] >= _INSERTED:
            return self.s.group_start(i)
        return subject[0] if self._words(subject[0], last) <= _LONGEST else i

    def _words(self, first: int, last: int) -> int:
        return sum(t.is_word or t.text[0].isdigit() for t in self.tokens[first:last])

    def _name(self, first: int, head: int, last: int) -> str:
        """Return the words of an event, without complements beyond the longest name there is."""
        for j in range(last - 1, head + 1, -1):
            if self._words(first, last) <= _LONGEST:
                break
            last = j if self.s.tag(j) in ("PREP", "TO") else last
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return _tidy(" ".join(self.text[start:end].split()))

    def _decided(self, i: int, deed: str) -> Happening | None:
        """Read "the government's decision to deploy 300 troops to Poland"."""
        noun = i - 2
        if self.s.tag(noun) != "NOUN" or self.s.lower(noun) not in hp.DECIDING:
            return None
        agents = self._actors((self._premodifiers(noun), noun))
        if not agents:
            return None
        last = self._verb_phrase_end(i)
        others, places, _ = self._after_noun(i, last)
        start, end = self.tokens[i].start, self.tokens[last - 1].end
        name = self._name(i, i, last)
        return Happening(start, end, name, deed, "planned", agents, others, places, basis="verb")

    def _verb_phrase_end(self, i: int) -> int:
        """Return where object and complements of a verb end."""
        last = i + 1
        phrase = self.s.phrase_after(last)
        last = self._past_plurals(phrase[1]) if phrase else last
        return self._without_time(i + 1, self._complements(last - 1))

    def _direct(self, i: int) -> tuple[str, ...]:
        phrase = self.s.phrase_after(i + 1)
        return self._actors(phrase, heads_only=True) if phrase else ()

    def _is_passive(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.s.tag(j) in ("ADV", "NOT"):
            j -= 1
        return self.s.tag(i) == "PAST" and self.s.is_be(j)

    def _verb_status(self, i: int) -> EventStatus:
        """Return status by the verb: will → planned, might → hypothetical, -ing → ongoing."""
        start = self.s.group_start(i)
        words = {self.s.lower(j) for j in range(start, i + 1)}
        condition = any(
            self.s.lower(j) in ("if", "unless") for j in range(max(0, start - 12), start)
        )
        if words & {"might", "may", "could", "would", "can"} or condition:
            return "hypothetical"
        if words & {"will", "shall"} or self._to_come(i):
            return "planned"
        progressive = self.s.tag(i) == "ING" or (self.s.is_be(i) and self.s.tag(i + 1) == "ING")
        present = self.s.tag(i) == "VERB" or (self.s.tag(i) == "AUX" and words & {"is", "are"})
        return "ongoing" if progressive or present else "happened"

    def _to_come(self, i: int) -> bool:
        planning = {"plan", "intend", "expect", "schedule", "agree", "decide"}
        return self.s.tag(i + 1) == "TO" and bool(planning & set(self.s.verb_lemmas(i)))

    # -- actors and dates -----------------------------------------------------------------------

    def _mentions_at(self, j: int) -> list[Mention]:
        return [m for m in self.mentions if m.start == self.tokens[j].start]

    def _actors(self, phrase: Range, *, heads_only: bool = False) -> tuple[str, ...]:
        """Return the actors named in a phrase; with ``heads_only``, those that are its head."""
        start, end = self.tokens[phrase[0]].start, self.tokens[phrase[1] - 1].end
        held = [m for m in self.mentions if start <= m.start and m.end <= end]
        held = [m for m in held if not any(_holds(other, m) for other in held)]
        if heads_only:
            head = self._head_end(phrase)
            held = [m for m in held if m.end == head or (m.end < head and self._coordinated(m))]
        return _once(m.name for m in held)

    def _head_end(self, phrase: Range) -> int:
        """Return where the head of a phrase ends: before its first preposition."""
        cut = (j for j in range(phrase[0] + 1, phrase[1]) if self.s.tag(j) in ("PREP", "TO"))
        outside = (
            j for j in cut if not any(m.start < self.tokens[j].start < m.end for m in self.mentions)
        )
        return self.tokens[next(outside, phrase[1]) - 1].end

    def _coordinated(self, mention: Mention) -> bool:
        following = self.text[mention.end : mention.end + 5].lower()
        return following.startswith((" and ", ","))

    def _dated(self, event: Happening) -> Happening:
        found = self.dates[0]
        if found.since:
            return replace(event, start_date=found.iso)
        same = event.status in ("happened", "planned")
        return replace(
            event,
            start_date=found.iso,
            end_date=found.iso if same and len(found.iso) == 10 else None,
        )


def _tidy(name: str) -> str:
    """Return a name without marks that stand alone and without loose ends.

    >>> _tidy('Danish "invasion.')
    'Danish invasion'
    """
    for opens, closes in _PAIRED:
        odd = name.count(opens) % 2 if opens == closes else name.count(opens) - name.count(closes)
        if odd:
            name = name.replace(opens, "").replace(closes, "")
    return " ".join(name.split()).strip(" ,;:–—").rstrip(".!?") or name


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _once(values: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
