"""Runs of capitalised words that may be names, joined by the small words names hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.actors.words import LONGEST, NameWords, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.people import is_first_name

_OF_JOINERS = frozenset({"of", "for", "on", "to"})
_WIDE = lx.words(
    "department ministry office organisation organization committee commission council conference"
    " party alliance union church association society confederation federation board bureau center"
    " centre institute agency foundation congress academy court secretary minister authority"
    " directorate democrats movement tribunal law chamber school college"
)
"""Heads whose "of X and Y" is one name."""


class RunFinder(NameWords):
    """Finds the runs of a sentence."""

    def _runs(self) -> Iterator[Run]:
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
            run = self._with_event_head(Run(first, last))
            yield run
            position = max(run.last, position + 1)

    def _reach(self, position: int) -> int:
        last = self._block(position)
        while last - position < LONGEST and (step := self._joined(position, last)) is not None:
            last = self._block(step)
        return min(last, position + LONGEST)

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

    def _whole_name(self, step: int) -> bool:
        """Whether what begins here is a name that stands by itself."""
        end = self._block(step)
        words = self._lower(step, end)
        text = self._text(Run(step, end))
        return (
            words[-1] in lx.ORGANISATION_HEADS
            or (is_first_name(self.tokens[step].text) and end - step > 1)
            or (self.tokens[step].is_acronym and end - step == 1)
            or words[0] in lx.HONORIFICS
            or ("of" not in self._lower(max(0, step - 4), step) and is_place(text))
        )

    def _with_number(self, position: int) -> int:
        before = position - 1
        if before >= 0 and self._is_year_or_ordinal(before):
            return before
        return position

    def _with_event_head(self, run: Run) -> Run:
        """Take in the plain words of "2014 Norwegian general election"; drop a stray year."""
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
            return Run(run.first, last + 1)
        if head in ("campaign", "offensive") and last == run.last and is_place(self._text(run)):
            return Run(run.first, last + 1)
        if head == "party" and last == run.last and self.tokens[last - 1].lower in lx.PARTY_WORDS:
            return Run(run.first, last + 1)
        civil = last > run.last and self.tokens[last - 1].lower == "civil" and head == "war"
        if head in lx.EVENT_HEADS and (numbered or civil) and head not in ("talks",):
            return self._with_place(Run(run.first, last + 1))
        if numbered and not self._ends_as_event(run):
            return Run(run.first + 1, run.last)
        return run

    def _bare_election(self, position: int) -> Run | None:
        """Return "2003 parliamentary election", which has no capital letter."""
        if not self._is_year_or_ordinal(position) or len(self.tokens[position].text) != 4:
            return None
        last = position + 1
        while last < len(self.tokens) and self.tokens[last].lower in lx.ELECTION_WORDS:
            last += 1
        head = self.tokens[last].lower if last < len(self.tokens) else ""
        sure = last > position + 1 and head in ("election", "elections", "referendum", "campaign")
        return self._with_place(Run(position, last + 1)) if sure else None

    def _with_place(self, run: Run) -> Run:
        last = run.last
        if last + 1 < len(self.tokens) and self.tokens[last].lower == "in":
            step = last + 1 + (self.tokens[last + 1].lower == "the")
            if step < len(self.tokens) and self._names(step, inside=True):
                end = self._block(step)
                if is_place(self._text(Run(step, end))):
                    return Run(run.first, end)
        return run
