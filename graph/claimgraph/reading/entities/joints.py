"""Small words inside names: which names go on after "of", "for", "on" and "to"."""

from __future__ import annotations

from claimgraph.reading.entities.words import Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.people import is_first_name

ROMAN = lx.words("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII")
BODY_OPENERS = lx.words(
    "studio club banco grupo university bank ministry"
    " church radio union partido parti partito partij partei movement"
    " movimiento movimento mouvement bloc bloque frente fronte alianza aliança unión união liga"
    " coalición coalició coalizione fédération federación comité consejo sindicato bund verband"
)
"""First words of organisations, in languages that put the head first too."""
_TO_AND_ON = lx.words("committee commission council conference institute")
_LEGAL = lx.words("inc inc. ltd ltd. llc plc corp corp. co co. gmbh")
_OF_HEADS = lx.ORGANISATION_HEADS | lx.EVENT_HEADS | lx.PLACE_HEADS
_OF_HEADS |= lx.words("""
    bank republic kingdom duchy crown khanate sultanate caliphate rally list islamic people mothers
    daughters sons knights endowment friends doctors reporters citizens americans students academy
    faculty servant
""")
"""Heads that "of" goes on from besides those of bodies, places and events."""


def takes_of(s: Words, first: int, last: int, word: str) -> bool:
    """Return whether the name of tokens ``first`` to ``last`` goes on after "of" or the like."""
    words = s.lower(first, last)
    head = words[-1]
    if word in ("on", "to"):
        return head in _TO_AND_ON or (word == "on" and head == "convention" and len(words) > 1)
    if word == "of" and head in _LEGAL:
        return False
    if s.tokens[last - 1].is_acronym and last - first == 1:
        return False
    if head in _OF_HEADS or words[0] in lx.EVENT_OPENERS | {"house"}:
        return True
    bodies = any(w in lx.ORGANISATION_HEADS for w in words)
    if word == "of" and "for" in words and bodies:
        return True  # Association for the Advancement of Science
    if word == "of" and "of" in words and bodies:
        return is_place(s.tokens[last + 1].text)  # Ministry of Health of Peru
    if word == "for" and head == "transport":
        return True
    titled = all(w in lx.ROLES | lx.HONORIFICS for w in words[:-1])
    if word == "of" and titled and is_first_name(s.tokens[last - 1].text):
        return True  # Edmund of Langley, Queen Sonja of Norway
    if word == "of" and s.tokens[last - 1].text in ROMAN and last - first > 1:
        return True  # Charles II of England
    return head in lx.ROLES or head in lx.DOCUMENT_HEADS
