"""Cuts runs into names: titles off, and two names that stand together apart."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.actors.runs import RunFinder
from claimgraph.reading.actors.words import ROMAN, Judgement, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import demonym, is_place
from claimgraph.reading.lang.en.people import is_first_name


class NameCutter(RunFinder):
    """Cuts the runs of a sentence into names."""

    def _cut(self, run: Run) -> Iterator[Run]:
        """Yield the names within a run: without titles, split where a second name begins."""
        if run.first >= run.last:
            return
        if self._ends_as_event(run) and self._type_event(run):
            yield run
            return
        role = self._role_inside(run)
        if role is not None:
            yield from self._cut(Run(run.first, role.first))
            yield from self._cut(Run(role.last, run.last))
            return
        split = self._second_name(run)
        if split:
            yield from self._cut(Run(run.first, split))
            yield from self._cut(Run(split, run.last))
            return
        yield from self._trim(run)

    def _type_event(self, run: Run) -> Judgement | None:
        words = self._lower(run.first, run.last)
        numbered = self._is_year_or_ordinal(run.first)
        head = words[-1]
        if "war" in words[1:] and head.upper() in ROMAN | {"1", "2"}:
            return "event", "headWord"
        before_in = words[words.index("in") - 1] if "in" in words else head
        if numbered and run.last - run.first > 1 and before_in in lx.EVENT_HEADS:
            return "event", "yearAndHeadWord"
        before_of = words[words.index("of") - 1] if "of" in words[1:-1] else ""
        if before_of in lx.EVENT_OPENERS or (before_of in ("summit", "festival", "cup")):
            return "event", "headWord"
        if words[0] in lx.STORMS and run.last - run.first == 2:
            return "event", "headWord"
        if words[0] == "operation" and run.last - run.first in (2, 3):
            return "event", "headWord"
        sure = lx.SURE_EVENT_HEADS | {"campaign", "offensive"}
        if run.last - run.first > 1 and head in sure and words[0] not in ("allies", "axis"):
            return "event", "headWord"
        return None

    def _role_inside(self, run: Run) -> Run | None:
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
                while first > run.first and self._modifies(first - 1, word):
                    first -= 1
                return Run(first, last)
        return None

    def _modifies(self, position: int, role: str) -> bool:
        """Whether a word belongs to the title after it: "Labour" to "Secretary", not to "MP"."""
        before = self.tokens[position].lower
        party = before in lx.PARTY_WORDS and role not in ("minister", "secretary")
        return before in lx.ROLE_MODIFIERS and not party

    def _past_of(self, position: int, run: Run) -> int:
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

    def _only_title(self, position: int, last: int, run: Run) -> bool:
        word = self.tokens[position].lower
        if last == run.last:
            return not self._heads_organisation(run) and not (
                is_first_name(self.tokens[run.first].text) and position > run.first
            )
        following = self._lower(last, run.last)
        if following[-1] in lx.ORGANISATION_HEADS and word not in lx.HONORIFICS:
            return False
        return position == run.first or word in lx.ROLES

    def _second_name(self, run: Run) -> int | None:
        """Return where a person's name begins after a party or people: "Labour Party Ann Lee"."""
        adjective = demonym(self.tokens[run.first].text)
        if adjective and run.last - run.first == 2 and self.tokens[run.first + 1].is_acronym:
            return run.first + 1
        for i in range(run.first + 1, run.last - 1):
            token, before = self.tokens[i], self._lower(run.first, i)
            if not (is_first_name(token.text) or (len(token.text) == 2 and token.text[1] == ".")):
                continue
            if before[-1] in ("of", "for", "the", "and") or (
                is_word(self.tokens[i + 1].text)
                and self._lower(i, run.last)[-1] in lx.ORGANISATION_HEADS
            ):
                continue
            head = before[-1] in lx.ORGANISATION_HEADS | lx.PARTY_WORDS
            complement = any(w in lx.ORGANISATION_HEADS for w in before) and is_place(
                self.tokens[i - 1].text
            )
            people = demonym(self._text(Run(run.first, i))) is not None
            if head or complement or people:
                return i
        return None

    def _trim(self, run: Run) -> Iterator[Run]:
        first, last = run.first, run.last
        while first < last and self._droppable(first, last):
            first += 1
        while last > first and self._is_small(last - 1) and self.tokens[last - 1].text not in ROMAN:
            last -= 1
        if first < last:
            yield Run(first, last)

    def _is_small(self, position: int) -> bool:
        """Whether a token is a function word; a "May" that is in a run at all is somebody's."""
        token = self.tokens[position]
        return token.lower in lx.FUNCTION_WORDS - lx.MONTHS and not token.is_acronym

    def _droppable(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.lower in ("incumbent", "former", "late", "then", "ex"):
            return True
        return self._is_small(first)
