"""Words that open a sentence: which have their capital from that place alone."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.entities.name_words import AUXILIARIES, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_past, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import VERB_PARTICLES
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

_HEADS = lx.ORGANISATION_HEADS | lx.GROUP_HEADS | lx.EVENT_HEADS | lx.ROLES
_OPENERS = frozenset("“‘\"'«„(:•*-–—[>|#;.?!") | {"**", "***", "__"}
_STUFF = frozenset({"amnesty", "discord", "slack", "shell"})
"""Names of bodies that also begin sentences as names of stuff."""
_BEHIND_GERUNDS = lx.DETERMINERS | {"from", "between", "about", "through"}
_ORDERS = word_list("en/entities.txt", "orders")


def is_opening(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word begins a sentence, a quotation or what follows a colon."""
    return position == 0 or tokens[position - 1].text in _OPENERS


def is_bare_thing(s: Words, position: int) -> bool:
    """Return whether a word is a bare singular noun of no person, which no name follows."""
    word = s.tokens[position].lower
    noun = parts_of_speech(word) == {"NOUN"} and lemmas(word, "NOUN") == (word,)
    return noun and word not in _HEADS and not is_person_noun(word)


def is_told(s: Words, position: int) -> bool:
    """Return whether a finite verb that is no noun stands behind: "Orange did not reply"."""
    verb, after = s.word(position + 1), s.word(position + 2)
    if s.word(position) in _STUFF:
        return False
    behind = after in lx.DETERMINERS or after in VERB_PARTICLES
    return verb in AUXILIARIES or (
        bool(lemmas(verb, "VERB")) and (is_past(verb) or behind) and verb not in lx.FUNCTION_WORDS
    )


def is_gerund(s: Words, position: int) -> bool:
    """Whether a town's name is a verb's form here: "Reading the text"."""
    return s.word(position).endswith("ing") and s.word(position + 1) in _BEHIND_GERUNDS


def is_bare_verb(s: Words, position: int) -> bool:
    """Return whether a word is a verb's form and nothing else: "Avoid Ora Street", "Citing Ora"."""
    word = s.word(position)
    if word in _ORDERS:
        return True
    alone = parts_of_speech(word) == {"VERB"}
    return alone and (lemmas(word, "VERB") == (word,) or (not position and word.endswith("ing")))
