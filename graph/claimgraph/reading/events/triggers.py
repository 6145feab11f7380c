"""Words of happening: nouns and verbs that name an event, and verbs that say how it stands.

The words are of the language, by what they mean: deeds and changes at a time and place. Verbs of
saying, thinking and being are left out; who says what is for ``attribution``.
"""

from __future__ import annotations

from functools import lru_cache

from claimgraph.reading.lang.en.dictionary import is_base_form, lemmas
from claimgraph.reading.lang.en.lexicon import NOT_QUITE, words
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_pairs, word_table

NOMINAL: dict[str, str] = word_pairs("en/events.txt", "nominal")
"""Eventive nouns, each with the verb of the same deed."""

VERBS = word_list("en/events.txt", "verbs")
"""Verbs that tell of something that happens at a time and place."""
NOT_EVENTS = word_list("en/events.txt", "not events")
"""Verbs of states and mental processes, of saying, aspect and attempt, and light verbs."""
TEXT_PARTS = word_list("en/events.txt", "parts of texts")
"""Nouns for parts of a text: "no entries were returned" is not an event of it."""
ABSTRACT = word_list("en/events.txt", "abstract")
"""Objects with which such a verb tells of no deed: "raise questions", "play a role"."""

PHRASAL: dict[str, list[tuple[str, ...]]] = {}
"""Verbs that tell of a deed with the words behind them: "take" with "over"."""
for _phrase in phrase_list("en/events.txt", "phrasal"):
    PHRASAL.setdefault(_phrase.split()[0], []).append(tuple(_phrase.split()[1:]))
BORN = word_list("en/events.txt", "born")
"""Participles that open a sentence and tell of the life of who or what is its subject."""
OCCURRENCE = word_list("en/events.txt", "occurrence")
"""Verbs that in the passive say of any noun that it happens."""
SETTING = word_list("en/events.txt", "setting")
"""Verbs that in the passive say of any noun that it is to happen."""
SPEECH = word_list("en/events.txt", "deeds of speech")
"""Verbs of saying whose object, a thing and no clause, is a deed."""
RESULTS = word_list("en/events.txt", "results")
"""What is reported when a company gives its figures."""
REQUESTS = word_list("en/events.txt", "requests")
"""What is asked of somebody, who grants or denies it."""
ACCUSED = word_list("en/events.txt", "accused")
"""Participles and nouns behind which "of" or "with" gives a deed that is not shown."""
ALLEGING = word_list("en/events.txt", "alleging")
"""Words of saying by which a text leaves open whether what follows is so."""
TOLD_OF_OTHERS = word_list("en/events.txt", "told of others")
"""Verbs by whose passive a text leaves a past deed to others: "is said to have fled"."""
HOPING = word_list("en/events.txt", "hoping")
"""Words by which somebody only hopes or fears that what follows is so."""
OPEN_LEADS = word_list("en/events.txt", "open leads")
"""Subjects that do not say by themselves who or what is meant."""
NO_TIMES = word_list("en/events.txt", "no times")
"""Words behind "no" that deny the whole clause: "at no time"."""
LOCAL = word_list("en/events.txt", "local")
"""Nouns of happenings that are where the country before them is: "the Chad conflict"."""

STANDING = word_list("en/events.txt", "standing")
"""Nouns that with a verb in the present tell of a state, not of what happens."""

OCCURRING = word_list("en/events.txt", "occurring")
"""Verbs whose subject, a noun of happening, happens: "talks resumed", "the war ended"."""
STRIKING = word_list("en/events.txt", "striking")
"""Verbs whose object is the place that an event befalls: "an earthquake struck Chile"."""
EFFECTS = word_list("en/events.txt", "effects")
"""Verbs that tell what a noun of happening does; the two are one event."""
REACHING = word_list("en/events.txt", "reaching")
"""Verbs whose object, if it is a place or a country, is where it happens."""
HOLDING = word_list("en/events.txt", "holding")
"""Verbs that only say that the deed their object names is done: "held an election"."""
LIGHT = word_list("en/events.txt", "light")
"""Verbs whose object, a noun of action, is the deed: "made a landing", "took a vote"."""
STAGING = word_list("en/events.txt", "staging")
"""Verbs whose subject does what their object, an eventive noun, names: "held talks"."""
_DONE = word_list("en/events.txt", "done by light verbs")
_NOT_DONE = word_list("en/events.txt", "done by no light verb")
MAKING_KNOWN = word_list("en/events.txt", "making known")
"""Verbs for what is done to a text."""
TEXTS = word_list("en/events.txt", "texts")
"""Nouns for what is read or watched."""
DOING = word_list("en/events.txt", "doing")
"""Verbs that say of any noun of action that it is done."""
ACTING = HOLDING | DOING | word_list("en/events.txt", "acting")
"""Verbs whose subject does what their object names."""
PEOPLE = word_list("en/events.txt", "people")
"""Nouns for people that are no roles."""
BRINGING = word_list("en/events.txt", "bringing")
"""Verbs that say of their object that it comes about."""
SHARES = word_list("en/events.txt", "shares")
"""What a figure is a part of stands behind these: "a tenth of sales"."""
PUNISHING = word_list("en/events.txt", "punishing")
"""Words before "for" and what somebody has done: "fined for closing a school"."""
KEEPING = word_list("en/events.txt", "keeping")
"""Verbs of giving and naming, which keep an object in the passive."""
GIVING = word_list("en/events.txt", "giving")
"""Verbs whose "to" names who gets something."""

MOTION = word_list("en/events.txt", "motion")
"""Verbs before a "to do" that was done: "came to the hospital to give blood"."""
ANNOUNCING = word_list("en/events.txt", "announcing")
"""Verbs whose object is a deed still to be done."""
CALLING = word_list("en/events.txt", "calling")
"""Verbs whose object may never be done."""
CONSIDERED = word_list("en/events.txt", "considered")
"""Verbs that in the passive say of a noun of happening that it may come."""
PRESUPPOSING = word_list("en/events.txt", "presupposing")
"""Verbs whose object has been done."""
PLANNING = word_list("en/events.txt", "planning")
"""Verbs before "to do": the deed is still to be done."""
BEGINNING = words("begin start resume continue end cease")
WISHING = word_list("en/events.txt", "wishing")
REPORTING = word_list("en/events.txt", "reporting")
DECIDING = word_list("en/events.txt", "deciding")
"""Nouns before "to do": the deed is still to be done."""
COMING_ABOUT = word_list("en/events.txt", "coming about")
HAPPENED = words("happened occurred took place")
"""Words that say no more of a noun than that it took place."""
SAYING = frozenset(
    verb
    for verb, frames in word_table("en/reporting_verbs.txt", "verbs").items()
    if "that" in frames
)
"""Verbs that a clause may follow without "that"."""
FALSE = word_list("en/attribution.txt", "refuted")
"""Words by which what follows "that" is called false."""
DOUBTFUL = word_list("en/events.txt", "doubtful")
"""Words by which what follows "that" is left open."""
FACTIVE = word_list("en/events.txt", "factive")
"""Words before "that" and what is so even where they are denied: "did not know that it sank"."""
SCARCE = word_list("en/events.txt", "scarce")
"""Words that say of who or what they stand before that hardly any is there."""
NOBODY = word_list("en/events.txt", "nobody")
ONLY = word_list("en/events.txt", "only")
NOT_DONE = NOT_QUITE | word_list("en/events.txt", "hardly")
"""Stand before a verb that tells of no event: "almost collapsed", "hardly slept"."""
HYPOTHETICAL = word_list("en/events.txt", "hypothetical")
"""Words before a noun that leave open whether it happens."""
PLANNED = word_list("en/events.txt", "planned")
ONGOING = words("ongoing continuing current continued")
OPEN_MODALS = word_list("en/events.txt", "open modals")
"""Modal verbs that leave open whether something happens; "would" may also report a "will"."""


_REMEMBERED = 20_000
"""How many words' answers are kept at hand."""


@lru_cache(_REMEMBERED)
def deed_of_noun(word: str) -> str | None:
    """Return the verb of the deed that an eventive noun names; None for other nouns.

    >>> deed_of_noun("earthquakes"), deed_of_noun("table")
    ('quake', None)
    """
    return next((NOMINAL[form] for form in (word, *lemmas(word, "NOUN")) if form in NOMINAL), None)


def is_nominal(word: str) -> bool:
    """Return whether a word names an event.

    >>> is_nominal("earthquakes"), is_nominal("table")
    (True, False)
    """
    return deed_of_noun(word) is not None


_SUFFIXES = (
    ("ication", ("ify",)), ("ation", ("e", "", "ate")), ("ition", ("e", "")), ("tion", ("t", "te")),
    ("sion", ("d", "de", "t", "se", "ss")), ("ment", ("",)), ("al", ("", "e")), ("ance", ("",)),
    ("ure", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip
"""Endings of nouns made from verbs, and how the verb ends."""


@lru_cache(_REMEMBERED)
def verb_within(word: str) -> str | None:
    """Return the verb that a noun is made from by an ending; None for a noun of none.

    >>> verb_within("restoration"), verb_within("nation")
    ('restore', None)
    """
    for ending, verbal in _SUFFIXES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            known = (stem + end for end in verbal)
            return next((v for v in known if is_base_form(v) and v not in NOT_EVENTS), None)
    return None


@lru_cache(_REMEMBERED)
def action_of(word: str) -> str | None:
    """Return the verb of a noun of action: by the list, by its ending, or as it is spelled.

    >>> action_of("talks"), action_of("landing"), action_of("bids"), action_of("town")
    ('talk', 'land', 'bid', None)
    """
    if listed := deed_of_noun(word):
        return listed
    forms = (word, *lemmas(word, "NOUN"))
    if done := next((f for f in forms if f in _DONE), None):
        return done
    verbs = (verb_within(f) or (f if is_base_form(f) else None) for f in forms)
    return next((v for v in verbs if v and v not in NOT_EVENTS and word not in _NOT_DONE), None)
