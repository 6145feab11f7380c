"""Finds names in running text and says what each is: person, organisation, place, event.

Names are runs of capitalised words, joined by the small words that names hold ("of", "for the",
"von"), cut where a title or a second name begins, and typed by their own words first, then by
gazetteers, then by what stands around them. Works on one sentence at a time; pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claimgraph.reading import lexicon as lx
from claimgraph.reading.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_first_name,
    is_known_place,
    is_place,
    is_surname,
    is_word,
    parts_of_speech,
)
from claimgraph.reading.tokens import Token, tokenize

NameKind = Literal["person", "organisation", "country", "place", "event", "work"]
_ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split())
_OPENERS = frozenset("“‘\"'«„(:•*-–—[>|#;")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})
_OF_JOINERS = frozenset({"of", "for", "on", "to"})
_WIDE = frozenset(
    "department ministry office organisation organization committee commission council conference"
    " party alliance union church association society confederation federation board bureau center"
    " centre institute agency foundation congress academy court secretary minister authority"
    " directorate democrats movement tribunal law chamber school college".split()
)
"""Heads whose "of X and Y" is one name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its place, what it is, why, and how sure that is (0 to 1)."""

    start: int
    end: int
    kind: NameKind
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens ``first`` to ``last`` (excluded) of a sentence that may be a name."""

    first: int
    last: int


def names_in(
    text: str, start: int = 0, end: int | None = None, known: Mapping[str, NameKind] | None = None
) -> list[Name]:
    """Return the names in a sentence, in order, never overlapping.

    ``known`` holds single words that the rest of the text shows to be names, with their kinds.

    >>> text = "Governor Ann Petrov of Ohio met the Liberal Party of Norway in Riga."
    >>> [(text[n.start:n.end], n.kind) for n in names_in(text)]
    [('Ann Petrov', 'person'), ('Ohio', 'place'), ('Liberal Party of Norway', 'organisation'), ('Riga', 'place')]
    """
    tokens = tokenize(text, start, end)
    return NameFinder(tokens, known or {}).names()


class NameFinder:
    """One sentence under the reading of names."""

    def __init__(self, tokens: Sequence[Token], known: Mapping[str, NameKind]) -> None:
        self.tokens = tokens
        self.known = known

    def names(self) -> list[Name]:
        """Return the names, in order."""
        pieces = [p for run in self._runs() for p in self._cut(run)]
        typed = [(p, self._type(p)) for p in pieces]
        return [self._name(p, *t) for p, t in self._agree(typed) if t]

    def _name(self, run: _Run, kind: NameKind, basis: str, confidence: float) -> Name:
        return Name(
            self.tokens[run.first].start, self.tokens[run.last - 1].end, kind, basis, confidence
        )

    # -- runs -----------------------------------------------------------------------------------

    def _runs(self) -> Iterator[_Run]:
        """Yield maximal runs of capitalised words, small joining words included."""
        position = 0
        while position < len(self.tokens):
            if not self._names(position):
                bare = self._bare_election(position)
                if bare:
                    yield bare
                position = bare.last if bare else position + 1
                continue
            last = self._reach(position)
            first = self._with_number(position)
            run = self._with_event_head(_Run(first, last))
            yield run
            position = max(run.last, position + 1)

    def _reach(self, position: int) -> int:
        last = self._block(position)
        while (step := self._joined(position, last)) is not None:
            last = self._block(step)
        return last

    def _block(self, position: int) -> int:
        """Return the end of the capitalised words from here, particles between them included."""
        last = position + 1
        while last < len(self.tokens):
            if self._names(last, inside=True):
                last += 1
            elif (after := self._past_particles(last)) is not None:
                last = after + 1
            else:
                break
        return last

    def _past_particles(self, position: int) -> int | None:
        after = position
        while (
            after < len(self.tokens)
            and self.tokens[after].lower in lx.PARTICLES
            and after - position < 3
        ):
            after += 1
        known = after > position and after < len(self.tokens) and self._names(after, inside=True)
        return after if known else None

    def _joined(self, first: int, last: int) -> int | None:
        """Return where a run goes on after "of", "for the" or "and"; None when it ends here."""
        if last >= len(self.tokens) - 1:
            return None
        word = self.tokens[last].lower
        step = last + 1
        if word in _OF_JOINERS and self._takes_of(first, last, word):
            if self.tokens[step].lower in ("the", "all", "a"):
                step += 1
            return step if step < len(self.tokens) and self._names(step, inside=True) else None
        if word == "upon" and last - first == 1 and is_place(self.tokens[first].text):
            return step if self._names(step, inside=True) else None
        if word in ("and", "&") and self._takes_and(first, last):
            return step if self._names(step, inside=True) else None
        if word in ("'s", "’s", "'", "’") and self._takes_possessive(first, last):
            return step if self._names(step, inside=True) else None
        return None

    def _takes_of(self, first: int, last: int, word: str) -> bool:
        words = self._lower(first, last)
        head = words[-1]
        if word == "on" or word == "to":
            return head in ("committee", "commission", "council", "conference", "institute")
        heads = lx.ORGANISATION_HEADS | lx.EVENT_HEADS | {"bank", "republic", "kingdom", "duchy"}
        heads |= lx.PLACE_HEADS | {"crown", "khanate", "sultanate", "caliphate", "rally", "list"}
        heads |= {"islamic", "people", "mothers", "daughters", "sons", "knights", "endowment"}
        heads |= {"friends", "doctors", "reporters", "citizens", "americans", "students"}
        if head in heads or words[0] in lx.EVENT_OPENERS | {"house"}:
            return True
        if word == "of" and "for" in words and any(w in lx.ORGANISATION_HEADS for w in words):
            return True  # Association for the Advancement of Science
        if word == "of" and last - first == 1 and is_first_name(self.tokens[first].text):
            return True  # Edmund of Langley
        return head in lx.ROLES or head in lx.DOCUMENT_HEADS

    def _takes_and(self, first: int, last: int) -> bool:
        words = self._lower(first, last)
        step = last + 1
        if "and" in words or not self._names(step, inside=True):
            return False
        following = self._lower(step, self._block(step))
        opened = [w for w in ("of", "for", "on") if w in words]
        if opened and any(w in _WIDE for w in words[: words.index(opened[0])]):
            left = words[words.index(opened[0]) + 1 :]
            return not self._whole_name(step) and len(left) <= 4
        if self.tokens[last].text == "&":
            return True
        head = following[-1]
        plain = all(is_word(w) for w in words + following)
        if plain and last - first == 1 and not self._whole_name(step):
            # "Law and Justice", "Foreign and Commonwealth Office"
            return head in lx.ORGANISATION_HEADS or (first > 0 and words[0] not in lx.ROLES)
        return False

    def _takes_possessive(self, first: int, last: int) -> bool:
        groups = {"people", "women", "men", "children", "workers", "farmers", "veterans", "peoples"}
        step = last + 1
        if self._lower(first, last)[-1] not in groups or not self._names(step, inside=True):
            return False
        return self._lower(step, self._block(step))[-1] in lx.ORGANISATION_HEADS

    def _whole_name(self, step: int) -> bool:
        """Whether what begins here is a name that stands by itself."""
        end = self._block(step)
        words = self._lower(step, end)
        text = self._text(_Run(step, end))
        return (
            words[-1] in lx.ORGANISATION_HEADS
            or is_first_name(self.tokens[step].text)
            and end - step > 1
            or (self.tokens[step].is_acronym and end - step == 1)
            or words[0] in lx.HONORIFICS
            or ("of" not in self._lower(max(0, step - 4), step) and is_place(text))
        )

    def _names(self, position: int, *, inside: bool = False) -> bool:
        """Whether the token here can be part of a name."""
        token = self.tokens[position]
        if not token.is_capital:
            return False
        word = token.lower
        if word in lx.CALENDAR and not (inside and word in ("march", "may", "april", "june")):
            return False
        if word in lx.FUNCTION_WORDS and token.text in _ROMAN:
            return inside and self.tokens[position - 1].is_capital
        if word in lx.FUNCTION_WORDS and not self._stands_as_acronym(position):
            return False
        if token.text == "I" and not inside:
            return False
        if re.split("['’]", word)[0] in lx.FUNCTION_WORDS and word not in lx.FUNCTION_WORDS:
            return False  # We'll, It’s
        return inside or not self._common_opening(position)

    def _stands_as_acronym(self, position: int) -> bool:
        """Whether a word that is also a small word is an acronym here: "the US", "(BE)"."""
        token = self.tokens[position]
        if not (token.is_acronym and token.text.isupper() and len(token.text) < 4):
            return False
        before = self.tokens[position - 1].text if position else ""
        shouted = sum(t.is_acronym for t in self.tokens) * 2 > sum(t.is_word for t in self.tokens)
        return not shouted and (token.text == "US" or before in ("the", "(", "The"))

    def _common_opening(self, position: int) -> bool:
        """Whether a word is capital only because a sentence or quotation begins with it."""
        token = self.tokens[position]
        if not self._opens(position) or token.is_acronym or not is_word(token.text):
            return False
        if token.text in self.known:
            return False
        if is_place(token.text) or demonym(token.text) or is_first_name(token.text):
            return False
        following = position + 1
        goes_on = following < len(self.tokens) and self._names(following, inside=True)
        if not goes_on:
            of = following + 1 < len(self.tokens) and self.tokens[following].lower == "of"
            return not (
                of
                and self._names(following + 1, inside=True)
                and self._takes_of(position, following, "of")
            )
        if token.lower in lx.ROLES | lx.HONORIFICS | lx.ROLE_MODIFIERS:
            return False
        block = self._block(following)
        if self._complete(following, block):
            return True
        heads = lx.ORGANISATION_HEADS | lx.PLACE_HEADS | lx.EVENT_HEADS | lx.DOCUMENT_HEADS
        return not any(w in heads for w in self._lower(following, block)) and not is_word(
            self.tokens[following].text
        )

    def _complete(self, first: int, last: int) -> bool:
        """Whether these words are a name without the word before: an acronym, a country, a place."""
        text = self._text(_Run(first, last))
        return bool(country(text)) or (last - first == 1 and self.tokens[first].is_acronym)

    def _opens(self, position: int) -> bool:
        return position == 0 or self.tokens[position - 1].text in _OPENERS | {".", "?", "!"}

    # -- events: a year before, plain words within ----------------------------------------------

    def _with_number(self, position: int) -> int:
        before = position - 1
        if before >= 0 and self._is_year_or_ordinal(before):
            return before
        return position

    def _is_year_or_ordinal(self, position: int) -> bool:
        text = self.tokens[position].text
        return (text.isdigit() and len(text) == 4 and text[0] in "12") or (
            text[0].isdigit() and text[-2:] in ("st", "nd", "rd", "th")
        )

    def _with_event_head(self, run: _Run) -> _Run:
        """Take in the plain words of "2014 Norwegian general election in Oslo"; drop a stray year."""
        numbered = self._is_year_or_ordinal(run.first)
        last = run.last
        while (
            last < len(self.tokens)
            and last - run.last < 4
            and self.tokens[last].lower in lx.ELECTION_WORDS
        ):
            last += 1
        head = self.tokens[last].lower if last < len(self.tokens) else ""
        if head in ("referendum", "crisis", "by-election") and not self._ends_as_event(run):
            return _Run(run.first, last + 1)
        if head == "party" and last == run.last and self.tokens[last - 1].lower in lx.PARTY_WORDS:
            return _Run(run.first, last + 1)
        civil = last > run.last and self.tokens[last - 1].lower == "civil" and head == "war"
        if head in lx.EVENT_HEADS and (numbered or civil) and head not in ("talks",):
            return self._with_place(_Run(run.first, last + 1))
        if numbered and not self._ends_as_event(run):
            return _Run(run.first + 1, run.last)
        return run

    def _bare_election(self, position: int) -> _Run | None:
        """Return "2003 parliamentary election", which has no capital letter."""
        if not self._is_year_or_ordinal(position) or len(self.tokens[position].text) != 4:
            return None
        last = position + 1
        while last < len(self.tokens) and self.tokens[last].lower in lx.ELECTION_WORDS:
            last += 1
        head = self.tokens[last].lower if last < len(self.tokens) else ""
        sure = last > position + 1 and head in ("election", "elections", "referendum", "campaign")
        return self._with_place(_Run(position, last + 1)) if sure else None

    def _with_place(self, run: _Run) -> _Run:
        last = run.last
        if last + 1 < len(self.tokens) and self.tokens[last].lower == "in":
            step = last + 1 + (self.tokens[last + 1].lower == "the")
            if step < len(self.tokens) and self._names(step, inside=True):
                end = self._block(step)
                if is_place(self._text(_Run(step, end))):
                    return _Run(run.first, end)
        return run

    def _ends_as_event(self, run: _Run) -> bool:
        return any(w in lx.EVENT_HEADS for w in self._lower(run.first, run.last))

    # -- cuts: titles off, two names apart ------------------------------------------------------

    def _cut(self, run: _Run) -> Iterator[_Run]:
        """Yield the names within a run: without titles, split where a second name begins."""
        if run.first >= run.last:
            return
        if self._ends_as_event(run) and self._type_event(run):
            yield run
            return
        role = self._role_inside(run)
        if role is not None:
            yield from self._cut(_Run(run.first, role.first))
            yield from self._cut(_Run(role.last, run.last))
            return
        split = self._second_name(run)
        if split:
            yield from self._cut(_Run(run.first, split))
            yield from self._cut(_Run(split, run.last))
            return
        yield from self._trim(run)

    def _role_inside(self, run: _Run) -> _Run | None:
        """Return the title within a run, such as "Prime Minister" before a person's name."""
        for i in range(run.first, run.last):
            word = self.tokens[i].lower.removeprefix("ex-").removeprefix("then-")
            if word not in lx.ROLES | lx.HONORIFICS or (
                i > run.first and word in ("head", "order")
            ):
                continue
            last = self._past_of(i, run)
            if self._only_title(i, last, run):
                first = i
                while first > run.first and self.tokens[first - 1].lower in lx.ROLE_MODIFIERS:
                    first -= 1
                return _Run(first, last)
        return None

    def _past_of(self, position: int, run: _Run) -> int:
        """Return the end of a title with its complement, as in "Secretary of State"."""
        last = position + 1
        while last < run.last and self.tokens[last].lower in lx.ROLES | {"general", "elect", "-"}:
            last += 1
        if last < run.last and self.tokens[last].lower in ("of", "for"):
            last += 1
            while last < run.last and self._plain(last):
                last += 1
        return last

    def _plain(self, position: int) -> bool:
        token = self.tokens[position]
        return not token.is_capital or (is_word(token.text) and not is_first_name(token.text))

    def _only_title(self, position: int, last: int, run: _Run) -> bool:
        word = self.tokens[position].lower
        if last == run.last:
            return not self._heads_organisation(run) and not (
                is_first_name(self.tokens[run.first].text) and position > run.first
            )
        following = self._lower(last, run.last)
        if following[-1] in lx.ORGANISATION_HEADS and word not in lx.HONORIFICS:
            return False
        return position == run.first or word in lx.ROLES

    def _heads_organisation(self, run: _Run) -> bool:
        words = self._lower(run.first, run.last)
        return any(w in lx.ORGANISATION_HEADS for w in words) and words[0] not in lx.ROLES

    def _second_name(self, run: _Run) -> int | None:
        """Return where a person's name begins after a party, place or people: "Labour Party Ann Lee"."""
        adjective = demonym(self.tokens[run.first].text)
        if adjective and run.last - run.first == 2 and self.tokens[run.first + 1].is_acronym:
            return run.first + 1
        for i in range(run.first + 1, run.last - 1):
            token, before = self.tokens[i], self._lower(run.first, i)
            if not (is_first_name(token.text) or len(token.text) == 2 and token.text[1] == "."):
                continue
            if (
                before[-1] in ("of", "for", "the", "and")
                or is_word(self.tokens[i + 1].text)
                and self._lower(i, run.last)[-1] in lx.ORGANISATION_HEADS
            ):
                continue
            head = before[-1] in lx.ORGANISATION_HEADS | lx.PARTY_WORDS
            complement = any(w in lx.ORGANISATION_HEADS for w in before) and is_place(
                self.tokens[i - 1].text
            )
            people = demonym(self._text(_Run(run.first, i))) is not None
            if head or complement or people:
                return i
        return None

    def _trim(self, run: _Run) -> Iterator[_Run]:
        first, last = run.first, run.last
        while first < last and self._droppable(first, last):
            first += 1
        while (
            last > first
            and self.tokens[last - 1].lower in lx.FUNCTION_WORDS
            and not self.tokens[last - 1].is_acronym
            and self.tokens[last - 1].text not in _ROMAN
        ):
            last -= 1
        if first < last:
            yield _Run(first, last)

    def _droppable(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.lower in ("incumbent", "former", "late", "then", "ex"):
            return True
        return token.lower in lx.FUNCTION_WORDS and not token.is_acronym

    # -- what a name is -------------------------------------------------------------------------

    def _type(self, run: _Run) -> tuple[NameKind, str, float] | None:
        """Return kind, basis and confidence; None for words that name nothing."""
        rules = (
            self._type_event, self._type_known, self._type_country, self._type_titled, self._type_work,
            self._type_by_head, self._type_place, self._type_person, self._type_acronym,
            self._type_unknown,
        )  # fmt: skip
        if self._names_nothing(run):
            return None
        return next((found for rule in rules if (found := rule(run))), None)

    def _names_nothing(self, run: _Run) -> bool:
        text = self._text(run)
        words = self._lower(run.first, run.last)
        if (demonym(text) and not country(text)) or countries_of_region(text):
            return True
        if run.last - run.first == 1:
            word = words[0]
            if word in lx.ROLES | lx.HONORIFICS | lx.CALENDAR or not text[0].isalpha():
                return True
            if len(text) == 1 or (len(text) == 2 and text[1] == "."):
                return True
            if word in ("democrat", "republican", "conservative", "liberal", "socialist"):
                return True
        titles = lx.ROLES | lx.ROLE_MODIFIERS | lx.FUNCTION_WORDS
        return words[-1] in lx.ROLES and all(w in titles for w in words)

    def _type_known(self, run: _Run) -> tuple[NameKind, str, float] | None:
        kind = self.known.get(self._text(run)) if run.last - run.first == 1 else None
        return (kind, "namedElsewhere", 0.85) if kind else None

    def _type_event(self, run: _Run) -> tuple[NameKind, str, float] | None:
        words = self._lower(run.first, run.last)
        numbered = self._is_year_or_ordinal(run.first)
        head = words[-1]
        if "war" in words[1:] and head.upper() in _ROMAN | {"1", "2"}:
            return "event", "headWord", 0.95
        before_in = words[words.index("in") - 1] if "in" in words else head
        if numbered and run.last - run.first > 1 and before_in in lx.EVENT_HEADS:
            return "event", "yearAndHeadWord", 0.95
        if "of" in words[1:-1] and words[words.index("of") - 1] in lx.EVENT_OPENERS:
            return "event", "headWord", 0.9
        if words[0] == "operation" and run.last - run.first in (2, 3):
            return "event", "headWord", 0.8
        sure = lx.SURE_EVENT_HEADS | {"campaign"}
        if run.last - run.first > 1 and head in sure and words[0] not in ("allies", "axis"):
            return "event", "headWord", 0.85
        return None

    def _type_country(self, run: _Run) -> tuple[NameKind, str, float] | None:
        return ("country", "gazetteer", 0.95) if country(self._text(run)) else None

    def _type_titled(self, run: _Run) -> tuple[NameKind, str, float] | None:
        before = self.tokens[run.first - 1].lower if run.first else ""
        if before not in lx.ROLES | lx.HONORIFICS or self._heads_organisation(run):
            return None
        after = self.tokens[run.last].lower if run.last < len(self.tokens) else ""
        text = self._text(run)
        if after in lx.ROLES and is_place(text) or self.tokens[run.first].is_acronym:
            return None
        return "person", "title", 0.9

    def _type_work(self, run: _Run) -> tuple[NameKind, str, float] | None:
        words = self._lower(run.first, run.last)
        named = (
            run.last - run.first > 1
            and words[-1] in lx.DOCUMENT_HEADS
            or words[0] in ("treaty", "act", "convention")
        )
        return ("work", "headWord", 0.8) if named else None

    def _type_by_head(self, run: _Run) -> tuple[NameKind, str, float] | None:
        """Organisations, places and events by their head word: the last, or the one before "of"."""
        words = self._lower(run.first, run.last)
        stop = next((i for i, w in enumerate(words) if w in ("of", "for", "on") and i), len(words))
        head = words[stop - 1]
        if len(words) == 1 and head not in (
            "parliament",
            "congress",
            "senate",
            "democrats",
            "republicans",
            "conservatives",
            "labour",
            "greens",
        ):
            return None
        if head in lx.PLACE_HEADS and head not in ("house", "state", "mission"):
            return "place", "headWord", 0.85
        if head in lx.ORGANISATION_HEADS or (words[0] == "house" and stop == 1):
            return "organisation", "headWord", 0.9
        if words[0] in (
            "mount",
            "lake",
            "cape",
            "fort",
            "port",
            "camp",
            "rio",
            "san",
            "santa",
            "st",
            "st.",
            "los",
            "las",
        ):
            return "place", "headWord", 0.75
        if words[0] in (
            "university",
            "bank",
            "ministry",
            "church",
            "radio",
            "union",
            "partido",
            "parti",
            "movement",
        ):
            return "organisation", "headWord", 0.85
        return None

    def _type_place(self, run: _Run) -> tuple[NameKind, str, float] | None:
        text = self._text(run)
        if text.isupper() and len(text) > 4 and is_known_place(text.title()):
            return "place", "gazetteer", 0.8
        if not is_place(text):
            return None
        if run.last - run.first == 1 and not self._follows_place_preposition(run):
            if self._speaks(run) and (is_first_name(text) or is_surname(text)):
                return "person", "speaks", 0.6
            if not is_known_place(text) and is_surname(text) and not self._before_place(run):
                return "person", "surname", 0.55
        return "place", "gazetteer", 0.85 if is_known_place(text) else 0.6

    def _before_place(self, run: _Run) -> bool:
        """Whether ", Norway" or the like follows."""
        comma = run.last + 1 < len(self.tokens) and self.tokens[run.last].text == ","
        return comma and is_known_place(self.tokens[run.last + 1].text)

    def _type_person(self, run: _Run) -> tuple[NameKind, str, float] | None:
        tokens = self.tokens[run.first : run.last]
        words = [t.lower for t in tokens]
        if tokens[-1].text in _ROMAN and len(tokens) > 1:
            return "person", "regnalNumber", 0.85
        if any(len(t.text) == 2 and t.text[1] == "." for t in tokens) and len(tokens) > 1:
            return "person", "initial", 0.9
        if words[-1] in _SUFFIXES:
            return "person", "suffix", 0.95
        the = run.first > 0 and self.tokens[run.first - 1].lower == "the"
        named = is_first_name(tokens[0].text) and not tokens[0].is_acronym
        if len(tokens) > 1 and named and not (the and is_word(tokens[0].text)):
            return "person", "firstName", 0.9
        if "of" in words and is_first_name(tokens[0].text):
            return "person", "firstName", 0.8
        if len(tokens) == 1 and is_first_name(tokens[0].text) and not tokens[0].is_acronym:
            return "person", "firstName", 0.6
        return None

    def _type_acronym(self, run: _Run) -> tuple[NameKind, str, float] | None:
        if run.last - run.first == 1 and self.tokens[run.first].is_acronym:
            return "organisation", "acronym", 0.7
        return None

    def _type_unknown(self, run: _Run) -> tuple[NameKind, str, float] | None:
        tokens = self.tokens[run.first : run.last]
        plain = [is_word(t.text) for t in tokens]
        if self._names_body(run):
            return "organisation", "context", 0.7
        if len(tokens) == 1:
            return self._type_single(run, plain[0])
        if not is_first_name(tokens[0].text) and is_known_place(tokens[-1].text):
            return "place", "lastWord", 0.6
        if all(plain) or any(t.lower in lx.PARTY_WORDS for t in tokens):
            return "organisation", "plainWords", 0.55
        if self._follows_place_preposition(run):
            return "place", "preposition", 0.5
        if len(tokens) <= 4 and not plain[-1]:
            return "person", "unknownWords", 0.6
        return "organisation", "unknownWords", 0.4

    def _type_single(self, run: _Run, plain: bool) -> tuple[NameKind, str, float] | None:
        token = self.tokens[run.first]
        if self._speaks(run):
            return "person", "speaks", 0.7
        if self._follows_place_preposition(run):
            return "place", "preposition", 0.6
        if token.lower in ("labour", "labor"):
            return "organisation", "plainWords", 0.6
        if plain:
            return ("person", "capital", 0.45) if self._stands_alone(run) else None
        if token.text.endswith(lx.PLACE_ENDINGS):
            return "place", "ending", 0.5
        return "person", "unknownWords", 0.5

    def _stands_alone(self, run: _Run) -> bool:
        """Whether a plain word is capital within a sentence, with no article and no noun after it."""
        if self._opens(run.first) or not run.first:
            return False
        before = self.tokens[run.first - 1]
        after = self.tokens[run.last] if run.last < len(self.tokens) else None
        determined = before.lower in lx.DETERMINERS or "ADJ" in parts_of_speech(before.lower)
        closed = after is None or not after.is_word or after.lower in lx.FUNCTION_WORDS
        return not determined and not before.is_capital and (closed or after.text in ("'s", "’s"))

    def _names_body(self, run: _Run) -> bool:
        """Whether what stands around says organisation: "the Xs", "party X", "X ( XY )"."""
        before = self.tokens[run.first - 1].lower if run.first else ""
        tokens = self.tokens[run.first : run.last]
        if before in lx.ORGANISATION_HEADS and before not in ("house", "band"):
            return True
        if before == "the" and (len(tokens) > 1 or tokens[0].text.endswith("s")):
            return not is_word(tokens[0].text) or len(tokens) > 1
        return self._acronym_follows(run)

    def _acronym_follows(self, run: _Run) -> bool:
        if run.last + 2 >= len(self.tokens) or self.tokens[run.last].text != "(":
            return False
        short, closing = self.tokens[run.last + 1], self.tokens[run.last + 2]
        initial = self.tokens[run.first].text[0]
        return short.is_acronym and closing.text == ")" and short.text[0] == initial

    def _follows_place_preposition(self, run: _Run) -> bool:
        before = self.tokens[run.first - 1].lower if run.first else ""
        return before in lx.PLACE_PREPOSITIONS

    def _speaks(self, run: _Run) -> bool:
        """Whether a person's deed follows: a possessive or a verb of saying and doing."""
        after = self.tokens[run.last].lower if run.last < len(self.tokens) else ""
        return after in (
            "said",
            "says",
            "told",
            "announced",
            "argued",
            "added",
            "wrote",
            "who",
            "resigned",
            "responded",
        )

    def _agree(
        self, typed: list[tuple[_Run, tuple[NameKind, str, float] | None]]
    ) -> list[tuple[_Run, tuple[NameKind, str, float] | None]]:
        """Let an unsure name in a list take the kind of its sure neighbours."""
        out = list(typed)
        for step in (1, -1):
            order = range(len(out)) if step == 1 else range(len(out) - 1, -1, -1)
            for i in order:
                j = i - step
                if not (0 <= j < len(out)):
                    continue
                (run, found), (neighbour, other) = out[i], out[j]
                if (
                    found
                    and other
                    and found[2] <= 0.6 < other[2]
                    and self._listed(neighbour, run, step)
                ):
                    kind: NameKind = "place" if other[0] == "country" else other[0]
                    if kind in ("person", "organisation", "place"):
                        out[i] = (run, (kind, "list", 0.65))
        return out

    def _listed(self, neighbour: _Run, run: _Run, step: int) -> bool:
        left, right = (neighbour, run) if step == 1 else (run, neighbour)
        between = self._lower(left.last, right.first)
        return bool(between) and all(w in (",", "and", "or", "&") for w in between)

    def _lower(self, first: int, last: int) -> list[str]:
        return [t.lower for t in self.tokens[first:last]]

    def _text(self, run: _Run) -> str:
        return " ".join(t.text for t in self.tokens[run.first : run.last])


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Return names in order, the longer of two that overlap."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
