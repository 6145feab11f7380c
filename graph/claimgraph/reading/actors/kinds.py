"""What a name names: by its own words, then by gazetteers, then by what stands around it."""

from __future__ import annotations

from claimgraph.reading.actors.cuts import NameCutter
from claimgraph.reading.actors.words import ROMAN, Judgement, Run
from claimgraph.reading.grammar import lexicon as lx
from claimgraph.reading.grammar.gazetteer import (
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

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})


class NameTyper(NameCutter):
    """Judges the names of a sentence."""

    def _type(self, run: Run) -> Judgement | None:
        """Return kind, basis and confidence; None for words that name nothing."""
        rules = (
            self._type_event, self._type_known, self._type_country, self._type_titled,
            self._type_work,
            self._type_by_head, self._type_place, self._type_person, self._type_acronym,
            self._type_unknown,
        )  # fmt: skip
        if self._names_nothing(run):
            return None
        return next((found for rule in rules if (found := rule(run))), None)

    def _names_nothing(self, run: Run) -> bool:
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
        if words[-1] in ("democrat", "republican") or self._is_party_adjective(run, words):
            return True
        return words[-1] in lx.ROLES and all(w in titles for w in words)

    def _is_party_adjective(self, run: Run, words: list[str]) -> bool:
        """Whether it is "Democratic Senate" before "nominee": words that only modify a noun."""
        after = self.tokens[run.last] if run.last < len(self.tokens) else None
        chamber = len(words) == 2 and words[0] in lx.PARTY_WORDS and words[1] in ("senate", "house")
        return chamber and after is not None and after.lower in lx.ROLES

    def _type_known(self, run: Run) -> Judgement | None:
        kind = self.known.get(self._text(run)) if run.last - run.first == 1 else None
        return (kind, "namedElsewhere", 0.85) if kind else None

    def _type_country(self, run: Run) -> Judgement | None:
        return ("country", "gazetteer", 0.95) if country(self._text(run)) else None

    def _type_titled(self, run: Run) -> Judgement | None:
        before = self.tokens[run.first - 1].lower if run.first else ""
        if before not in lx.ROLES | lx.HONORIFICS or self._heads_organisation(run):
            return None
        after = self.tokens[run.last].lower if run.last < len(self.tokens) else ""
        text = self._text(run)
        if (after in lx.ROLES and is_place(text)) or self.tokens[run.first].is_acronym:
            return None
        return "person", "title", 0.9

    def _type_work(self, run: Run) -> Judgement | None:
        words = self._lower(run.first, run.last)
        named = (run.last - run.first > 1 and words[-1] in lx.DOCUMENT_HEADS) or words[0] in (
            "treaty",
            "act",
            "convention",
        )
        return ("work", "headWord", 0.8) if named else None

    def _type_by_head(self, run: Run) -> Judgement | None:
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

    def _type_place(self, run: Run) -> Judgement | None:
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

    def _before_place(self, run: Run) -> bool:
        """Whether ", Norway" or the like follows."""
        comma = run.last + 1 < len(self.tokens) and self.tokens[run.last].text == ","
        return comma and is_known_place(self.tokens[run.last + 1].text)

    def _type_person(self, run: Run) -> Judgement | None:
        tokens = self.tokens[run.first : run.last]
        words = [t.lower for t in tokens]
        regnal = any(t.text in ROMAN for t in tokens[1:]) and "war" not in words
        if regnal and len(tokens) > 1:
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

    def _type_acronym(self, run: Run) -> Judgement | None:
        token = self.tokens[run.first]
        if run.last - run.first > 1 or not token.is_acronym:
            return None
        if is_word(token.text) and not self._defined_here(run):
            return None  # a thing: DNA, TV
        return "organisation", "acronym", 0.7

    def _defined_here(self, run: Run) -> bool:
        before = self.tokens[run.first - 1].text if run.first else ""
        return before in ("(", "the", "The")

    def _type_unknown(self, run: Run) -> Judgement | None:
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

    def _type_single(self, run: Run, plain: bool) -> Judgement | None:
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
        if (
            self._opens(run.first)
            and not is_surname(token.text)
            and run.first + 1 < len(self.tokens)
        ):
            return None  # perhaps only a rare word that begins a sentence
        return "person", "unknownWords", 0.5

    def _stands_alone(self, run: Run) -> bool:
        """Whether a plain word is capital in a sentence, with no article and no noun around."""
        if self._opens(run.first) or not run.first:
            return False
        word = self.tokens[run.first].lower
        heads = lx.ORGANISATION_HEADS | lx.DOCUMENT_HEADS | lx.EVENT_HEADS | lx.PLACE_HEADS
        if word in heads | lx.PARTY_WORDS or self._in_title_case():
            return False
        before = self.tokens[run.first - 1]
        after = self.tokens[run.last] if run.last < len(self.tokens) else None
        determined = before.lower in lx.DETERMINERS or "ADJ" in parts_of_speech(before.lower)
        closed = after is None or not after.is_word or after.lower in lx.FUNCTION_WORDS
        return (
            not determined
            and not before.is_capital
            and (after is None or closed or after.text in ("'s", "’s"))
        )

    def _in_title_case(self) -> bool:
        """Whether most words of the sentence are capital, so that a capital tells nothing."""
        long = [t for t in self.tokens if t.is_word and len(t.text) > 3]
        return sum(t.is_capital for t in long) * 3 > len(long) * 2

    def _names_body(self, run: Run) -> bool:
        """Whether what stands around says organisation: "the Xs", "party X", "X ( XY )"."""
        before = self.tokens[run.first - 1].lower if run.first else ""
        tokens = self.tokens[run.first : run.last]
        if before in lx.ORGANISATION_HEADS and before not in ("house", "band"):
            return True
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
