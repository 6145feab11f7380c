"""What a name names: by its own words, then by lists of names, then by what stands around it."""

from __future__ import annotations

from claimgraph.reading.actors.deeds import is_bodies
from claimgraph.reading.actors.surroundings import Surroundings
from claimgraph.reading.actors.words import ROMAN, Judgement, Run
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_known_place,
    is_place,
    is_region,
)
from claimgraph.reading.lang.en.non_entities import NO_ACTORS
from claimgraph.reading.lang.en.people import is_first_name, is_surname

_HEADS_ALONE = lx.words(
    "parliament congress senate democrats republicans conservatives labour greens"
)
"""Heads of organisations that are names by themselves."""
_NO_PLACES = ("house", "state", "mission")
_PLACE_OPENERS = lx.words("mount lake cape fort port camp rio san santa st st. los las")
_BODY_OPENERS = lx.words(
    "university bank ministry church radio union partido parti partito partij partei movement"
    " movimiento movimento mouvement bloc bloque frente fronte alianza aliança unión união liga"
    " coalición coalició coalizione fédération federación comité consejo sindicato bund verband"
)
"""First words of organisations, in languages that put the head first too."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})


class NameTyper(Surroundings):
    """Judges the names of a sentence."""

    def _type(self, run: Run) -> Judgement | None:
        """Return kind and ground; None for words that name nothing."""
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
            named = text in self.known
            if word in NO_ACTORS and not (named or self._is_titled(run)):
                return True
            month = word in lx.CALENDAR and not named
            if month or word in lx.ROLES | lx.HONORIFICS or not text[0].isalpha():
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
        return (kind, "namedElsewhere") if kind else None

    def _type_country(self, run: Run) -> Judgement | None:
        return ("country", "gazetteer") if country(self._text(run)) else None

    def _type_work(self, run: Run) -> Judgement | None:
        words = self._lower(run.first, run.last)
        named = (run.last - run.first > 1 and words[-1] in lx.DOCUMENT_HEADS) or words[0] in (
            "treaty",
            "act",
            "convention",
        )
        return ("work", "headWord") if named else None

    def _type_by_head(self, run: Run) -> Judgement | None:
        """Organisations, places and events by their head word: the last, or the one before "of"."""
        words = self._lower(run.first, run.last)
        stop = next((i for i, w in enumerate(words) if w in ("of", "for", "on") and i), len(words))
        head = words[stop - 1]
        if len(words) == 1 and head not in _HEADS_ALONE:
            return None
        of = stop < len(words)
        if is_region(self._text(run)):
            return "place", "gazetteer"
        if head in lx.PLACE_HEADS and (head not in _NO_PLACES or (head == "state" and of)):
            return "place", "headWord"
        if head in lx.ORGANISATION_HEADS or (words[0] == "house" and stop == 1):
            return "organisation", "headWord"
        if self._is_club(run):
            return "organisation", "headWord"
        if words[0] in _PLACE_OPENERS or lx.VENUES & set(words[1:-1]):
            return "place", "headWord"
        return ("organisation", "headWord") if words[0] in _BODY_OPENERS else None

    def _type_place(self, run: Run) -> Judgement | None:
        text = self._text(run)
        if text.isupper() and len(text) > 4 and is_known_place(text.title()):
            return "place", "gazetteer"
        if not is_place(text):
            return None
        if run.last - run.first == 1 and not self._follows_place_preposition(run):
            acts = self._speaks(run) or self._verb(run) in lx.PERSONS_DEEDS
            if acts and (is_first_name(text) or is_surname(text)):
                return "person", "speaks"
            if not is_known_place(text) and is_bodies(self.tokens, run.first):
                return "organisation", "trade"
            if not is_known_place(text) and is_surname(text) and not self._before_place(run):
                return "person", "surname"
        return "place", "gazetteer" if is_known_place(text) else "smallPlace"

    def _type_person(self, run: Run) -> Judgement | None:
        tokens = self.tokens[run.first : run.last]
        words = [t.lower for t in tokens]
        regnal = any(t.text in ROMAN for t in tokens[1:]) and "war" not in words
        if regnal and len(tokens) > 1:
            return "person", "regnalNumber"
        if any(len(t.text) == 2 and t.text[1] == "." for t in tokens) and len(tokens) > 1:
            return "person", "initial"
        if words[-1] in _SUFFIXES:
            return "person", "suffix"
        the = run.first > 0 and self.tokens[run.first - 1].lower == "the"
        named = is_first_name(tokens[0].text) and not tokens[0].is_acronym
        if len(tokens) > 1 and named and not (the and is_word(tokens[0].text)):
            return "person", "firstName"
        if "of" in words and is_first_name(tokens[0].text):
            return "person", "firstName"
        if len(tokens) == 1 and is_word(tokens[0].text) and self._trades(run):
            return "organisation", "trade"
        if len(tokens) == 1 and is_first_name(tokens[0].text) and not tokens[0].is_acronym:
            return "person", "givenName"
        return None
