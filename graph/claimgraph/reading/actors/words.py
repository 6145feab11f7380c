"""Which words of a sentence can be part of a name, and how far a run of them goes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claimgraph.reading.actors.deeds import PEOPLE, is_maker, stands_before_noun, trades
from claimgraph.reading.actors.months import is_somebody
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import country, demonym, is_place
from claimgraph.reading.lang.en.people import is_first_name
from claimgraph.reading.lang.en.tokens import Token

NameKind = Literal["person", "organisation", "country", "place", "event", "work"]
Judgement = tuple[NameKind | None, str]
"""What a name is, None when nothing tells, and the ground for that."""
LONGEST = 40
"""Tokens of the longest run of capitals that is looked at as one."""
ROMAN = lx.words("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII")
_OPENERS = frozenset("“‘\"'«„(:•*-–—[>|#;.?!")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` (excluded) of a sentence that may be a name."""

    first: int
    last: int


def is_opening(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word begins a sentence, a quotation or what follows a colon."""
    return position == 0 or tokens[position - 1].text in _OPENERS | {".", "?", "!"}


_OF_MEMBERS = lx.words("union association guild federation society league club alliance congress")
"""Bodies that are named after their members, as in "Dockers' Union"."""


class NameWords:
    """A sentence as words that may name something.

    ``known`` holds what the rest of the text shows to be names, with their kinds where sure.
    """

    def __init__(self, tokens: Sequence[Token], known: Mapping[str, NameKind | None]) -> None:
        self.tokens = tokens
        self.known = known

    def _names(self, position: int, *, inside: bool = False) -> bool:
        """Whether the token here can be part of a name."""
        token = self.tokens[position]
        if not token.is_capital or self._within_a_longer_word(position):
            return False
        word = token.lower
        if word in lx.CALENDAR and not (inside and word in ("march", "april", "june")):
            return is_somebody(self.tokens, position, self.known)
        if word in lx.FUNCTION_WORDS and token.text in ROMAN:
            return inside and self.tokens[position - 1].is_capital
        if word in lx.FUNCTION_WORDS and not self._stands_as_acronym(position):
            return False
        if token.text == "I" and not inside:
            return False
        if re.split("['’]", word)[0] in lx.FUNCTION_WORDS and word not in lx.FUNCTION_WORDS:
            return False  # We'll, It’s
        return inside or not self._common_opening(position)

    def _within_a_longer_word(self, position: int) -> bool:
        """Whether a word is a piece of "a_b", "@name" or the like."""
        token = self.tokens[position]
        before = self.tokens[position - 1] if position else None
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        glued_before = before is not None and before.end == token.start and before.text in "_@#\\"
        glued_after = after is not None and after.start == token.end and after.text in "_@\\"
        return glued_before or glued_after

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
        if not self._opens(position) or token.is_acronym:
            return False
        if not is_word(token.text) and not is_maker(token.lower):
            return False
        if token.text in self.known:
            return False
        if self._before_office(position):
            return True
        if country(token.text) or demonym(token.text) or trades(self.tokens, position):
            return False
        if is_place(token.text) or is_first_name(token.text):
            place = is_place(token.text)
            of = position + 1 < len(self.tokens) and self.tokens[position + 1].lower == "of"
            modifies = stands_before_noun(self.tokens, position, place=place)
            return token.lower in PEOPLE or modifies or (of and not place)
        following = position + 1
        goes_on = following < len(self.tokens) and self._names(following, inside=True)
        if not goes_on:
            if following < len(self.tokens) and self.tokens[following].text in "'’":
                return not self._takes_possessive(position, following)
            of = following + 1 < len(self.tokens) and self.tokens[following].lower == "of"
            return not (
                of
                and self._names(following + 1, inside=True)
                and self._takes_of(position, following, "of")
            )
        if token.lower in lx.ROLES | lx.HONORIFICS | lx.ROLE_MODIFIERS:
            return False
        block = self._block(following)
        if self._begins_a_name(position, block):
            return False
        if self._complete(following, block):
            return True
        heads = lx.ORGANISATION_HEADS | lx.PLACE_HEADS | lx.EVENT_HEADS | lx.DOCUMENT_HEADS
        return not any(w in heads for w in self._lower(following, block)) and not is_word(
            self.tokens[following].text
        )

    def _begins_a_name(self, first: int, last: int) -> bool:
        """Whether words are one name: "New Zealand", "Real Madrid", "Storm Ciaran"."""
        if self.tokens[first].lower in lx.STORMS and last == first + 2:
            return True
        ends = range(first + 2, min(last, first + 4) + 1)
        texts = [self._text(Run(first, end)) for end in ends]
        if any(is_place(t) or demonym(t) or t in self.known for t in texts):
            return True
        before_noun = stands_before_noun(self.tokens, last - 1, place=True)  # Real London rents
        return self._is_club(Run(first, last)) and not before_noun

    def _is_club(self, run: Run) -> bool:
        """Whether a run is a club's name by its first word and its town: "Real Madrid"."""
        opener = self.tokens[run.first].lower in lx.CLUB_OPENERS and run.last - run.first > 1
        return opener and is_place(self.tokens[run.last - 1].text)

    def _before_office(self, position: int) -> bool:
        """Whether a body's plain word opens a title in small letters: "Council member Ann Lee"."""
        following = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        plain = self.tokens[position].lower in lx.ORGANISATION_HEADS | lx.ROLE_MODIFIERS
        office = following is not None and following.lower in lx.ROLES and not following.is_capital
        return plain and office

    def _complete(self, first: int, last: int) -> bool:
        """Whether these words are a name without the word before: an acronym, a country."""
        text = self._text(Run(first, last))
        return bool(country(text)) or (last - first == 1 and self.tokens[first].is_acronym)

    def _opens(self, position: int) -> bool:
        return is_opening(self.tokens, position)

    def _block(self, position: int) -> int:
        """Return the end of the capitalised words from here, particles between them included."""
        last = position + 1
        while last < len(self.tokens) and last - position < LONGEST:
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
        if word == "of" and "of" in words and any(w in lx.ORGANISATION_HEADS for w in words):
            return is_place(self.tokens[last + 1].text)  # Ministry of Health of Peru
        titled = all(w in lx.ROLES | lx.HONORIFICS for w in words[:-1])
        if word == "of" and titled and is_first_name(self.tokens[last - 1].text):
            return True  # Edmund of Langley, Queen Sonja of Norway
        if word == "of" and self.tokens[last - 1].text in ROMAN and last - first > 1:
            return True  # Charles II of England
        return head in lx.ROLES or head in lx.DOCUMENT_HEADS

    def _takes_possessive(self, first: int, last: int) -> bool:
        groups = {"people", "women", "men", "children", "workers", "farmers", "veterans", "peoples"}
        step = last + 1
        before = self._lower(first, last)[-1]
        whole = self.tokens[last - 1].text
        plural = self.tokens[last].text in "'’" and before.endswith("s") and step < len(self.tokens)
        plural = plural and not (is_place(whole) or is_first_name(whole))
        plural = plural and (is_word(before[:-1]) or self.tokens[step].lower in _OF_MEMBERS)
        if not (before in groups or plural) or not self._names(step, inside=True):
            return False
        return self._lower(step, self._block(step))[-1] in lx.ORGANISATION_HEADS

    def _is_year_or_ordinal(self, position: int) -> bool:
        text = self.tokens[position].text
        return (text.isdecimal() and len(text) == 4 and text[0] in "12") or (
            text[0].isdecimal() and text[-2:] in ("st", "nd", "rd", "th")
        )

    def _ends_as_event(self, run: Run) -> bool:
        return any(w in lx.EVENT_HEADS for w in self._lower(run.first, run.last))

    def _heads_organisation(self, run: Run) -> bool:
        words = self._lower(run.first, run.last)
        return any(w in lx.ORGANISATION_HEADS for w in words) and words[0] not in lx.ROLES

    def _lower(self, first: int, last: int) -> list[str]:
        return [t.lower for t in self.tokens[first:last]]

    def _text(self, run: Run) -> str:
        return " ".join(t.text for t in self.tokens[run.first : run.last])
