"""Words by what they tell: what a name is, and how clauses are built, joined and stated.

Titles, heads of organisations, places and events tell what a name is; diseases, religions,
languages and money are written with a capital letter and act for nobody. These are words of the
language, not names of anybody; names come from ``gazetteer``. Words that are a people's name too
("Tamil") are left out.
"""

from __future__ import annotations

from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_pairs


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(words("north south"))
    ['north', 'south']
    """
    return frozenset(text.split())


FUNCTION_WORDS = word_list("en/function_words.txt", "function words")
DETERMINERS = word_list("en/function_words.txt", "determiners")
MONTHS = word_list("en/calendar.txt", "months")
WEEKDAYS = phrase_list("en/calendar.txt", "weekdays")
DAYS = frozenset({*WEEKDAYS, "today", "yesterday"})
"""In the order of ``date.weekday``."""
CALENDAR = (MONTHS | word_list("en/calendar.txt", "abbreviations")).union(WEEKDAYS)
HONORIFICS = word_list("en/roles.txt", "honorifics")
ROLES = word_list("en/roles.txt", "roles")
ROLE_MODIFIERS = word_list("en/roles.txt", "role modifiers")
TITLES = ROLES | HONORIFICS
"""What stands before somebody's name: offices and forms of address."""
ORGANISATION_HEADS = word_list("en/heads.txt", "organisations")
CLUB_OPENERS = word_list("en/heads.txt", "club openers")
"""First words of clubs, which the name of a town follows."""
PARTY_WORDS = word_list("en/heads.txt", "party words")
PLACE_HEADS = word_list("en/heads.txt", "places")
VENUES = word_list("en/heads.txt", "venues")
"""Heads of places that names go on after: "Harbour Stadium Oslo"."""
EVENT_HEADS = word_list("en/heads.txt", "events")
SURE_EVENT_HEADS = EVENT_HEADS - word_list("en/heads.txt", "events or not")
EVENT_OPENERS = word_list("en/heads.txt", "event openers")
STORMS = word_list("en/heads.txt", "storms")
"""What is called by a given name: "Hurricane Katrina"."""
DOCUMENT_HEADS = word_list("en/heads.txt", "documents")
PARTICLES = word_list("en/function_words.txt", "name particles")
ELECTION_WORDS = word_list("en/heads.txt", "election words")
PLACE_PREPOSITIONS = word_list("en/function_words.txt", "place prepositions")

PLACE_ENDINGS = phrase_list("en/heads.txt", "place endings")
"""How the names of places end that no gazetteer here knows."""

GROUP_HEADS = word_list("en/groups.txt", "group heads")
DEEDS = word_list("en/groups.txt", "deeds of states")
"""What states do and have: before such a noun, "Ruritanian" means Ruritania itself."""
GROUP_HEADS_OR_DEEDS = GROUP_HEADS | DEEDS
"""What the adjective of a country stands before."""
BODIES = word_list("en/groups.txt", "bodies")
"""Bodies that act for the country whose adjective stands before them."""

SERVANTS = word_list("en/groups.txt", "servants")
"""Groups that act for the country whose adjective stands before them; its citizens do not."""

COUNTED_GROUPS = word_list("en/groups.txt", "counted groups")
"""Groups that act as one when a number stands before them."""

MEMBERSHIP = word_list("en/roles.txt", "membership")
"""People and parts that bodies have: "an X spokesperson", "members of the X"."""
BODIES_DEEDS = word_list("en/groups.txt", "deeds of bodies")
"""What bodies do and what is done to them; what an abbreviation of a thing stands for does not."""
PERSONS_DEEDS = word_list("en/roles.txt", "persons deeds")
"""What only people do, or what is done to them, or nearly so."""
KIN = word_list("en/roles.txt", "kin")
"""Whom people have, and what befalls them: "a friend of X"."""
UNIONS = word_list("en/groups.txt", "unions")
"""What bodies enter with one another."""


# -- what is written with a capital letter and acts for nobody ------------------------------------

DISEASES = word_list("en/non_entities.txt", "diseases")
CREEDS = word_list("en/non_entities.txt", "religions")
TONGUES = word_list("en/non_entities.txt", "languages")
MONEY = word_list("en/non_entities.txt", "money")
FEASTS = word_list("en/non_entities.txt", "holidays")
TURNS = word_list("en/non_entities.txt", "coinages")
BELIEVERS = word_list("en/non_entities.txt", "believers")
POINTS = word_list("en/non_entities.txt", "compass points")
LABELS = word_list("en/non_entities.txt", "labels")
INTERJECTIONS = word_list("en/non_entities.txt", "interjections")
ADJECTIVES = word_list("en/non_entities.txt", "adjectives")
NON_ENTITIES = LABELS | POINTS | BELIEVERS | DISEASES | CREEDS | TONGUES | MONEY | FEASTS | TURNS
NON_ENTITIES |= INTERJECTIONS | ADJECTIVES


# -- words before numbers -------------------------------------------------------------------------

APPROXIMATORS = word_list("en/numbers.txt", "approximators")
"""Say that the number behind them may be less or more: "about 40"."""
BOUNDS = APPROXIMATORS | word_list("en/numbers.txt", "bounding words")
"""Loosen, bound or stress the number behind them."""
BOUNDS_OF_TWO_WORDS = frozenset(phrase_list("en/numbers.txt", "bounds of two words"))
BOUND_WORDS = BOUNDS.union(*(pair.split() for pair in BOUNDS_OF_TWO_WORDS))
"""Single words of all that bounds a number."""
NUMBERED_NOUNS = word_list("en/quantities.txt", "labels")
"""Nouns that a number behind them tells apart: "stage 3", "Article 5"."""


# -- words beside verbs ---------------------------------------------------------------------------

FORMS_OF_BE = word_list("en/connectives.txt", "forms of be")
BE = FORMS_OF_BE | word_list("en/connectives.txt", "contractions of be")
HAVE = word_list("en/connectives.txt", "have")
VERB_PARTICLES = word_list("en/tagging.txt", "particles")
TIMELY = word_list("en/tagging.txt", "adverbs of time")
"""Adverbs in -ly that tell when, not how."""
NOT_FINITE = word_list("en/connectives.txt", "not finite")
"""Auxiliaries that begin no finite verb."""
SAME_IN_PAST = word_list("en/connectives.txt", "same in the past")
"""Verbs such as "put" whose past is their base form."""
TWO_OBJECTS = word_list("en/statements.txt", "two objects")
"""Verbs whose passive may have an object: "was named head of the mill"."""
BY_THEMSELVES = word_list("en/statements.txt", "verbs by themselves")
NOT_QUITE = word_list("en/connectives.txt", "not quite")
"""Stand before what was not done after all: "almost collapsed"."""


# -- words that join and open clauses ------------------------------------------------------------

ADDING = word_list("en/connectives.txt", "adding")
"""Join two things that are both stated; "or" and "nor" do not."""
CONTRASTING = word_list("en/connectives.txt", "contrasting")
"""Open a clause that is stated beside the main one."""
CONDITIONAL = word_list("en/connectives.txt", "conditional")
"""What depends on these is not stated."""
TRANSITIONS = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "transitions"))
"""Words at the head of a sentence that only lead over from the one before."""
PREPOSITIONAL = word_list("en/connectives.txt", "prepositional")
"""Participles that work as prepositions."""
OF_THE_OBJECT = word_list("en/connectives.txt", "of the object")
OF_THE_EVENT = word_list("en/connectives.txt", "of the event")
"""Verbs whose participle behind a clause often tells what the whole of it does."""
WHAT_WAS_TOLD = OF_THE_EVENT | word_list("en/connectives.txt", "of the event behind which")
"""Verbs behind "which" that may tell of all that was said before it."""
REPORTING = word_list("en/connectives.txt", "reporting")
"""Verbs whose object can be a clause, with or without "that"."""
REPORTING_NOUNS = word_list("en/reporting_verbs.txt", "nouns")
"""Nouns for what somebody says: "a claim that"."""
SELDOM_PASSIVE = word_list("en/connectives.txt", "seldom passive")
"""Verbs that are seldom passive, so that "was born in Oslo and moved" is no "was moved"."""
TELLING = REPORTING | {"find", "show"}
"""Verbs that say or show something."""
SAYINGS = REPORTING_NOUNS | word_list("en/attribution.txt", "what is held")
"""Nouns for what is said or held to be so: "the charges, which Orr denied"."""
SPEAKING_THINGS = word_list("en/attribution.txt", "speaking things")
COLLECTIVES = word_list("en/statements.txt", "collectives")
TIME_WORDS = CALENDAR | word_list("en/attribution.txt", "words of a time")
"""What a time is made of: "earlier this month"."""
TIMES_OF_DAY = word_list("en/tagging.txt", "times of day")
HEADS_OF_NAMES = PLACE_HEADS | ORGANISATION_HEADS
INTRANSITIVE = word_list("en/connectives.txt", "intransitive")
WITHOUT_OBJECT = word_list("en/connectives.txt", "without object")
"""Verbs that often stand without an object: of "refused and sent troops" nothing is left out."""
MEASURES = word_list("en/connectives.txt", "measures")
"""What tells how long or far, not what something is done to: "built 40 years ago"."""
MADE_SOMETHING = word_list("en/connectives.txt", "made something")
"""Verbs that keep an object when passive: "was appointed judge and made a Fellow"."""
ATTRIBUTIVE = word_list("en/connectives.txt", "attributive")
"""Participles that often stand before a noun without an article: "and associated injury"."""
STATIVE = word_list("en/connectives.txt", "stative")
"""Verbs whose participle tells a lasting state: "based in Oslo" is, not was."""
SETTLED = word_list("en/connectives.txt", "settled")
"""Verbs whose participle behind a noun tells what has been done or is so."""
JUDGING = word_list("en/connectives.txt", "judging")
"""Nouns by which a clause is judged before it is told: "in a blow to the port, …"."""
DECIDING = word_pairs("en/connectives.txt", "deciding")
"""Nouns for an act, with the verb that tells it: "the union's decision to strike"."""
CONCLUDING = word_list("en/connectives.txt", "concluding")
"""Verbs that say of "this" what it shows or goes with."""
CONCLUSIONS = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "conclusions"))
"""What opens a sentence that is drawn from the one before."""
SUMMING = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "summing"))
"""What opens a sentence that is drawn from several before."""
EVIDENCE = word_list("en/connectives.txt", "evidence")
"""What the sentence before is called again: "the pattern points to …"."""
EVALUATIVE = word_list("en/connectives.txt", "evaluative")
"""Adjectives that judge what they are said of."""
POINTING_OUT = word_list("en/connectives.txt", "pointing out")
"""Verbs of saying whose object is a thing: "citing gaps" states that somebody cited them."""
