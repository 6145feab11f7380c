"""What a name names by the company it keeps: what it has, what it does, what it is said to be."""

from __future__ import annotations

from claimgraph.reading.actors.cuts import NameCutter
from claimgraph.reading.actors.words import Judgement, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.people import is_surname

_BETWEEN = lx.words("has have had is are was were also been then later briefly initially first")
"""Words between a subject and its verb."""
_SAYING = ("is", "was", "are", "were", ",")
_ARTICLES = ("a", "an", "the")
_BODIES = lx.ORGANISATION_HEADS - {"house", "band", "hospital", "museum"} | {"tank"}
_BODIES |= {f"{head[:-1]}ies" if head.endswith("y") else f"{head}s" for head in _BODIES}
"""Nouns that the names of bodies follow: "the party X", "think tanks X and Y"."""
_REACH = 6
"""Tokens that a phrase such as "a coalition government with the" takes."""


class Company(NameCutter):
    """Judges names that neither their own words nor any list tells of."""

    def _type_by_company(self, run: Run) -> Judgement | None:
        """Return what the words around a name can only be said of; None when they tell nothing."""
        tokens = self.tokens[run.first : run.last]
        acronym = len(tokens) == 1 and tokens[0].is_acronym
        if not acronym and all(is_word(t.text) for t in tokens):
            return None  # capital letters of a title or an adjective
        if self._is_a_body(run):
            return "organisation", "copula"
        plural = self._word(run.first - 1).endswith("s")
        if self._word(run.first - 1) in _BODIES and not (plural and is_surname(tokens[-1].text)):
            return "organisation", "apposed"
        if self._is_ally(run):
            return "organisation", "alliance"
        if self._has_members(run) and (acronym or not is_surname(tokens[-1].text)):
            return "organisation", "membership"
        if acronym and self._verb(run) in lx.BODIES_DEEDS:
            return "organisation", "deed"
        if not acronym and (self._lives(run) or self._is_someones(run)):
            return "person", "deed"
        return None

    def _word(self, position: int) -> str:
        return self.tokens[position].lower if 0 <= position < len(self.tokens) else ""

    def _opening(self, run: Run) -> int:
        """Return where a name begins, its article included."""
        return run.first - (self._word(run.first - 1) == "the")

    def _has_members(self, run: Run) -> bool:
        """Whether it has what bodies have: "X members", "a candidate for X"."""
        before = self._opening(run) - 1
        belongs = self._word(before) in ("of", "for", "with", "to")
        if belongs and self._word(before - 1) in ("associated", "allied", "affiliated"):
            return self._word(before - 2) in lx.ORGANISATION_HEADS
        of = self._word(before) in ("of", "for") and self._word(before - 1) in lx.MEMBERSHIP
        after = run.last + (self._word(run.last) in ("'s", "’s"))
        return of or self._word(after) in lx.MEMBERSHIP

    def _is_ally(self, run: Run) -> bool:
        """Whether it stands in "a coalition with X", "an alliance of X"."""
        before = self._opening(run) - 1
        if self._word(before) not in ("with", "of", "between"):
            return False
        return any(self._word(i) in lx.UNIONS for i in range(before - _REACH, before))

    def _is_a_body(self, run: Run) -> bool:
        """Whether the text says so: "X is a trade union", "X, the ruling party,"."""
        if self._word(run.last) not in _SAYING or self._word(run.last + 1) not in _ARTICLES:
            return False
        for i in range(run.last + 2, run.last + 2 + _REACH):
            if not self._word(i).isalnum() or self._word(i) in lx.FUNCTION_WORDS:
                head = self.tokens[i - 1]
                of_it = self._word(i) == "of"  # "the Party of X candidate"
                return head.lower in lx.ORGANISATION_HEADS and not head.is_capital and not of_it
        return False

    def _verb(self, run: Run) -> str:
        """Return the word that a name is the subject of, when it is a verb."""
        which = self._word(run.last) == "," and self._word(run.last + 1) == "which"
        at = run.last + 2 * which
        while at < run.last + 4 and self._word(at) in _BETWEEN:
            at += 1
        return self._word(at)

    def _lives(self, run: Run) -> bool:
        """Whether it does what only people do; a company that "raised prices" was not raised."""
        verb = self._verb(run)
        reared = verb != "raised" or self._word(run.last) != verb
        return verb in lx.PERSONS_DEEDS and reared

    def _is_someones(self, run: Run) -> bool:
        """Whether it stands in "a friend of X", "the wife of X"."""
        return self._word(run.first - 1) == "of" and self._word(run.first - 2) in lx.KIN
