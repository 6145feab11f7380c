"""What a name names, by the words that stand around it: titles, verbs, prepositions, lists."""

from __future__ import annotations

from claimgraph.reading.actors.company import Company
from claimgraph.reading.actors.deeds import acts, is_bodies, trades
from claimgraph.reading.actors.words import Judgement, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_known_place, is_place
from claimgraph.reading.lang.en.people import is_first_name, is_surname

_STANDINGS = frozenset({"fellow", "associate", "fellows", "associates", "cadets", "mps"})


class Surroundings(Company):
    """Judges the names of a sentence by what stands around them."""

    def _type_titled(self, run: Run) -> Judgement | None:
        if not self._is_titled(run) or self._heads_organisation(run):
            return None
        after = self.tokens[run.last].lower if run.last < len(self.tokens) else ""
        text = self._text(run)
        if (after in lx.ROLES and is_place(text)) or self.tokens[run.first].is_acronym:
            return None
        return "person", "title"

    def _is_titled(self, run: Run) -> bool:
        """Whether a title stands right before."""
        return bool(run.first) and self._word(run.first - 1) in lx.ROLES | lx.HONORIFICS

    def _before_place(self, run: Run) -> bool:
        """Whether ", Norway" or the like follows."""
        comma = run.last + 1 < len(self.tokens) and self.tokens[run.last].text == ","
        return comma and is_known_place(self.tokens[run.last + 1].text)

    def _type_acronym(self, run: Run) -> Judgement | None:
        """Judge an abbreviation by what bodies do and have; of one that nothing tells of, abstain.

        What it stands for where the text defines it is settled between names, not here.
        """
        token = self.tokens[run.first]
        if run.last - run.first > 1 or not token.is_acronym:
            return None
        if is_word(token.text) and not self._defined_here(run):
            return None  # a thing: DNA, TV
        return self._type_by_company(run) or (None, "acronym")

    def _defined_here(self, run: Run) -> bool:
        before = self.tokens[run.first - 1].text if run.first else ""
        return before in ("(", "the", "The")

    def _type_unknown(self, run: Run) -> Judgement | None:
        tokens = self.tokens[run.first : run.last]
        plain = [is_word(t.text) for t in tokens]
        if (judged := self._type_by_company(run)) is not None:
            return judged
        if self._names_body(run):
            return "organisation", "context"
        if len(tokens) == 1:
            return self._type_single(run, plain[0])
        if not is_first_name(tokens[0].text) and is_known_place(tokens[-1].text):
            return "place", "lastWord"
        if all(plain) and tokens[-1].lower in lx.ROLES | _STANDINGS:
            return None
        if all(plain) or any(t.lower in lx.PARTY_WORDS for t in tokens):
            return "organisation", "plainWords"
        if self._follows_place_preposition(run):
            return "place", "preposition"
        if len(tokens) <= 4 and is_surname(tokens[-1].text):
            return "person", "surname"
        return None, "unknownWords"

    def _type_single(self, run: Run, plain: bool) -> Judgement | None:
        token = self.tokens[run.first]
        if self._speaks(run):
            return "person", "speaks"
        if self._follows_place_preposition(run):
            return "place", "preposition"
        if token.lower in ("labour", "labor"):
            return "organisation", "plainWords"
        if plain and self._trades(run):
            return "organisation", "trade"
        if token.text in self.known and plain and not token.is_acronym:
            return None, "unknownWords"
        if plain or self._modifies_a_noun(run):
            return None
        if token.text.endswith(lx.PLACE_ENDINGS):
            return "place", "ending"
        if self._is_doubtful(run):
            return None  # perhaps only a rare word that begins a sentence
        if acts(self.tokens, run.first) and is_bodies(self.tokens, run.first):
            return "organisation", "trade"
        return ("person", "surname") if is_surname(token.text) else (None, "unknownWords")

    def _trades(self, run: Run) -> bool:
        """Whether a plain word that begins a sentence does what companies do."""
        return self._opens(run.first) and trades(self.tokens, run.first)

    def _is_doubtful(self, run: Run) -> bool:
        """Whether only its place at a sentence's beginning gives an unknown word its capital."""
        word = self.tokens[run.first].text
        alone = self._opens(run.first) and run.first + 1 < len(self.tokens)
        told = word in self.known or is_surname(word)
        return alone and not told and not acts(self.tokens, run.first)

    def _modifies_a_noun(self, run: Run) -> bool:
        """Whether it is an adjective of a creed or people, as in "Ruritanist parties"."""
        after = self.tokens[run.last] if run.last < len(self.tokens) else None
        word = self.tokens[run.first]
        ends = word.lower.endswith(("ist", "ian", "ish", "ese", "ite", "ic"))
        return (
            ends
            and not is_surname(word.text)
            and after is not None
            and after.text.islower()
            and is_word(after.text)
        )

    def _names_body(self, run: Run) -> bool:
        """Whether what stands around says organisation: "the Xs", "X ( XY )"."""
        before = self.tokens[run.first - 1].lower if run.first else ""
        tokens = self.tokens[run.first : run.last]
        if before == "the" and (len(tokens) > 1 or tokens[0].text.endswith("s")):
            return not is_word(tokens[0].text) or len(tokens) > 1
        return self._acronym_follows(run)

    def _acronym_follows(self, run: Run) -> bool:
        if run.last + 2 >= len(self.tokens) or self.tokens[run.last].text != "(":
            return False
        short, closing = self.tokens[run.last + 1], self.tokens[run.last + 2]
        initial = self.tokens[run.first].text[0]
        return short.is_acronym and closing.text == ")" and short.text[0] == initial

    def _follows_place_preposition(self, run: Run) -> bool:
        before = self.tokens[run.first - 1].lower if run.first else ""
        return before in lx.PLACE_PREPOSITIONS

    def _speaks(self, run: Run) -> bool:
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
