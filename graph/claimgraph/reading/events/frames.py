"""Which verbs tell of something that happens: by the lists, by the words behind, by their frame."""

from __future__ import annotations

from claimgraph.reading.events import extent, status
from claimgraph.reading.events import triggers as tr
from claimgraph.reading.events.arguments import subject_and_verb
from claimgraph.reading.events.context import EventContext
from claimgraph.reading.events.event_clauses import told_by
from claimgraph.reading.events.verb_forms import (
    has_object,
    is_begun,
    is_passive,
    is_progressive,
    is_reduced,
    opens_line,
    result_of,
    tells_past,
)
from claimgraph.reading.lang.en.clause_starts import begins_clause
from claimgraph.reading.lang.en.gazetteer import is_person_noun
from claimgraph.reading.lang.en.lexicon import OF_THE_EVENT, ORGANISATION_HEADS, ROLES
from claimgraph.reading.lang.en.noun_phrases import head_of
from claimgraph.reading.lang.en.sentence import Range
from claimgraph.reading.lang.en.subjects import antecedent, group_start, subject_of
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list

PRONOUNS = frozenset({"he", "she", "it", "they", "we", ""})
_OPENING = frozenset({"that", "how", "why", "whether"})
"""Words that open a clause which tells what is said, asked or known."""
_BY_OBJECT = (
    tr.BEGINNING | tr.SPEECH | tr.OCCURRENCE | tr.SETTING | word_list("en/events.txt", "by object")
)
"""Verbs of no happening that tell of one with some objects or subjects."""
_TELLING = _BY_OBJECT | tr.VERBS
_HAPPENING = tr.OCCURRENCE | tr.SETTING
_SPEAKING = ROLES | ORGANISATION_HEADS | tr.PEOPLE
_GRANTING = frozenset({"deny", "accept", "refuse"})


def deed_of(ctx: EventContext, i: int) -> str | None:
    """Return what a verb does; None for one that tells of no deed, or leaves that to its object."""
    s, forms = ctx.s, set(ctx.s.verb_lemmas(i))
    if not forms or (s.tag(i) == "ING" and not (is_progressive(ctx, i) or is_begun(ctx, i))):
        return next(iter(sorted(tr.VERBS & forms)), None) if result_of(ctx, i) is not None else None
    if status.is_no_deed(s, i) or _is_asked(ctx, i):
        return None
    if forms & OF_THE_EVENT and s.lower(group_start(s, i) - 1) == "which":
        return None  # ", which left the rock empty": that tells of what happened
    told = "hear" in forms and begins_clause(s, i + 1)  # "the court heard he had left"
    if told or (s.lower(i + 1) in _OPENING and s.tag(i + 1) in ("SUB", "REL")):
        return None  # "heard how", "ruled that": somebody's words
    if "grow" in forms and s.tag(i + 1) not in ("PREP", "NUM") and s.lower(i + 1) != "up":
        return None  # "had grown too fast"
    if s.lower(i) == "designed" and s.tag(i + 1 + (s.tag(i + 1) == "ADV")) == "TO":
        return None  # what a thing is for
    if s.lower(i) == "born":
        return "bear"
    if particle := phrasal(ctx, i):
        return particle
    if opens_line(ctx, i) and (forms & _TELLING or not forms & tr.NOT_EVENTS):
        return min(forms)
    thing = object_head(ctx, i)
    if done := _done_by_light_verb(ctx, i, forms):
        return done
    if forms & tr.NOT_EVENTS and not forms & _TELLING:
        return None
    left = extent.object_phrase(ctx, i) if "leave" in forms and s.tag(i) == "VERB" else None
    survives = left and any(is_person_noun(s.lower(j)) for j in range(*left))
    if thing in tr.ABSTRACT or survives:
        return None  # "leaves a daughter"
    setting = is_passive(ctx, i) and forms & _HAPPENING
    if setting or (forms - tr.VERBS) & tr.NOT_EVENTS:
        return _by_object(ctx, i, forms, thing)
    if tr.is_nominal(thing) and tr.HOLDING & forms:
        return None
    listed = tr.VERBS & forms
    return min(listed) if listed else _unlisted(ctx, i, forms)


def _is_asked(ctx: EventContext, i: int) -> bool:
    """Whether a verb tells what is asked or open: "how many units the firm had sold"."""
    if ctx.s.words.isdisjoint(_ASKING):
        return False
    subject = subject_of(ctx.s, i)
    if subject is None:
        return False
    near = range(subject[0] - 1, max(-1, subject[0] - _ASKED), -1)
    first = next((j for j in near if ctx.s.tag(j) not in ("NOUN", "ADJ", "DET")), 0)
    return ctx.s.lower(first) in _ASKING and ctx.s.lower(first + 1) in ("many", "much")


_ASKING, _ASKED = frozenset({"how", "whose"}), 5
"""Words that ask, and tokens before a subject among which they are looked for."""


def phrasal(ctx: EventContext, i: int) -> str | None:
    """Return a verb that tells of a deed with the words behind it: "took over", "swore in"."""
    forms = ctx.s.verb_lemmas(i)
    if tr.PHRASAL.keys().isdisjoint(forms):
        return None
    for verb in sorted(tr.PHRASAL.keys() & forms):
        for words in tr.PHRASAL[verb]:
            if all(ctx.s.lower(i + 1 + k) == word for k, word in enumerate(words)):
                return f"{verb} {' '.join(words)}"
    return None


def _done_by_light_verb(ctx: EventContext, i: int, forms: set[str]) -> str | None:
    """Return the deed that the object of a light verb names: "made a landing", "took a vote".

    A mass noun or a set phrase names none ("made progress", "took care"), eventive nouns apart.
    """
    phrase = extent.object_phrase(ctx, i)
    thing = ctx.s.lower(head_of(ctx.s, phrase)) if phrase else ""
    told = tells_past(ctx, i) or is_progressive(ctx, i)
    if phrase is None or thing in tr.ABSTRACT or not told:
        return None
    if forms & tr.LIGHT and (ctx.s.tag(phrase[0]) in _COUNTED or thing.endswith("s")):
        return tr.action_of(thing)
    listed = tr.deed_of_noun(thing) or tr.verb_within(thing)  # "reached a settlement"
    return listed if forms & (tr.LIGHT | tr.STAGING) else None


_AFTER_FIND = frozenset({"PREP", "MARK", "CONJ"})
"""What stands behind what is found and only found: not "found the plan odd"."""
_COUNTED = frozenset({"DET", "NUM", "POSS"})


def _by_object(ctx: EventContext, i: int, forms: set[str], thing: str) -> str | None:
    """Return the deed of a verb of saying or being whose object or subject makes it one.

    "Announced 12 million in aid", "reported a loss", "was found in a van", "became chairman".
    """
    passive = is_passive(ctx, i)
    if passive and "find" in forms:
        dead = ctx.s.tag(i + 1) == "PREP" or ctx.s.lower(i + 1) in ("dead", "alive", "guilty")
        return "find" if dead else None
    moved = ctx.s.lower(i + 1) in ("to", "by", "from", "ashore", "aboard", "home", "back")
    if passive and moved and forms & {"take", "bring"}:
        return min(forms & {"take", "bring"})
    subject = subject_of(ctx.s, i) or subject_and_verb(ctx, i)[0]
    if passive and subject:
        return _said_to_happen(ctx, i, forms, subject)
    return _with_object(ctx, i, forms, thing, subject)


def _with_object(
    ctx: EventContext, i: int, forms: set[str], thing: str, subject: Range | None
) -> str | None:
    """Return the deed of a verb by its object: "reported losses", "began talks"; or "fail"."""
    phrase = extent.object_phrase(ctx, i)
    past = tells_past(ctx, i) or ctx.lead is not None
    if forms & tr.BEGINNING and phrase is None and subject is not None:
        return _begins(ctx, i, subject)
    if "fail" in forms:
        alone = ctx.s.tag(i + 1) in ("MARK", "PREP", "SUB", "NOUN") or ctx.of_time(i + 1)
        return "fail" if past and alone else None
    if phrase is None or ctx.s.tag(i) not in ("VERB", "PAST"):
        return None
    plain = _by_kind_of_object(ctx, i, forms, phrase) if past else ""
    if plain:
        return plain
    head = ctx.s.lower(head_of(ctx.s, phrase))
    if forms & {"report", "post"} and head in tr.RESULTS:
        return "report"
    if tr.is_nominal(head) or tr.is_nominal(thing) or not tells_past(ctx, i):
        return None
    return _spoken(ctx, phrase, forms & tr.SPEECH, subject)


def _begins(ctx: EventContext, i: int, subject: Range) -> str | None:
    """Return what begins or ends on a day, whatever noun it is: "repairs began in April"."""
    head = ctx.s.lower(head_of(ctx.s, subject))
    thing = ctx.s.tag(subject[1] - 1) == "NOUN" and not {head, head.removesuffix("s")} & (
        ROLES | tr.PEOPLE | ORGANISATION_HEADS
    )
    told = ctx.s.tag(i) == "PAST" or ctx.s.lower(group_start(ctx.s, i)) in ("will", "shall")
    return head if thing and told and i + 2 in ctx.timed and not is_reduced(ctx, i) else None


def _by_kind_of_object(ctx: EventContext, i: int, forms: set[str], phrase: Range) -> str:
    """Return the deed of a verb that tells of one with some objects only; "" with others.

    "Helped them", "became chairman", "named Jo Doe head", "added 0.8 percent", "took him to jail",
    "reached the final", "will face Norway".
    """
    s = ctx.s
    first, role = s.tag(phrase[0]), any(s.lower(j) in ROLES for j in range(*phrase))
    named = any(s.tag(j) == "NAME" for j in range(*phrase))
    if forms & _GRANTING:
        return min(forms & _GRANTING) if s.lower(head_of(ctx.s, phrase)) in tr.REQUESTS else ""
    if "help" in forms:
        return "help"
    if "find" in forms:
        new = s.lower(phrase[0]) in ("a", "an") and s.lower(phrase[1]) == "that"  # "a gene that"
        found = first in ("DET", "NUM") and (new or s.tag(phrase[1]) in _AFTER_FIND)
        return "find" if found else ""
    if "become" in forms:
        return "become" if role else ""
    if "name" in forms:
        after = any(s.lower(j) in ROLES for j in range(phrase[1], phrase[1] + 3))
        return "appoint" if named and (role or after) else ""
    if "add" in forms:
        return "gain" if first == "NUM" and s.lower(phrase[1]) in ("%", "percent", "") else ""
    if forms & {"take", "bring"}:
        sent = any(
            s.lower(j) in ("to", "under") and s.tag(j) == "PREP"
            for j in range(phrase[0], phrase[1] + 1)
        )
        return min(forms & {"take", "bring"}) if sent and first in ("DET", "NAME", "NUM") else ""
    if "reach" in forms:
        some = s.lower(phrase[0]) in ("a", "an")
        return "reach" if (first == "DET" and not some) or first == "NAME" else ""
    return "face" if "face" in forms and named and s.lower(i - 1) == "will" else ""


def _spoken(ctx: EventContext, phrase: Range, forms: set[str], subject: Range | None) -> str | None:
    """Return a deed of speech: somebody named announces or declares a thing, not a clause."""
    first = ctx.s.tag(phrase[0])
    if not forms or subject is None or first in ("PRON", "QUOTE"):
        return None
    head = ctx.s.lower(head_of(ctx.s, subject))
    acts = bool({head, head.removesuffix("s")} & _SPEAKING)
    if not (acts or ctx.actors(subject, heads_only=True) or status.is_headline(ctx.s)):
        return None
    if ctx.s.tag(phrase[1]) in FINITE or (forms == {"warn"} and first != "NAME"):
        return None
    return min(forms)


def _said_to_happen(ctx: EventContext, i: int, forms: set[str], subject: Range) -> str | None:
    """Return the deed of a noun of no list that is "held", "staged" or "planned for May"."""
    head = ctx.s.lower(head_of(ctx.s, subject))
    if forms & {"name"}:
        return "name" if ctx.s.lower(i + 1) in ("after", "for") else None
    if tr.is_nominal(head) or ctx.s.tag(subject[1] - 1) in ("PRON", "NAME"):
        return None
    if spoken := forms & tr.SPEECH:
        return min(spoken)  # "a remake was announced"
    if forms & tr.OCCURRENCE and ctx.s.tag(i + 1) in ("PREP", "MARK", "NOUN"):
        return head
    return head if forms & tr.SETTING and ctx.s.lower(i + 1) in ("for", "in", "on") else None


def _unlisted(ctx: EventContext, i: int, forms: set[str]) -> str | None:
    """Return the base form of a verb of no list that tells of a deed by its frame.

    It is finite and in the past (in the present in a headline, with "will" where an actor does
    it), and has a subject whom the text names.
    """
    group = group_start(ctx.s, i)
    told = {ctx.s.lower(j) for j in range(group, i)}
    thing = extent.object_phrase(ctx, i)
    if forms & tr.SAYING and thing is None:
        return None  # "…, the company disclosed"
    if thing and ctx.s.lower(thing[1] - 1) in tr.DECIDING and ctx.s.tag(thing[1]) == "TO":
        return None  # "finalised a plan to cut it": the deed is still to be done
    subject, owner = subject_and_verb(ctx, i)
    if subject is None or told & (tr.OPEN_MODALS | {"would"}) or not _is_plain(ctx, subject):
        return None
    pronoun = ctx.s.tag(subject[0]) == "PRON" and told_by(ctx, owner).lower() in PRONOUNS
    if pronoun and ctx.s.tag(i + 1) not in ("DET", "NUM", "NAME"):
        return None
    if _is_restricted(ctx, i) or ctx.s.tag(i + 1) == "TO":
        return None
    if told & {"will", "shall"}:
        return min(forms) if ctx.actors(subject, heads_only=True) else None
    past = ctx.s.tag(i) == "PAST" and (ctx.lead is not None or not told & {"is", "are"})
    headline = ctx.lead is not None or status.is_headline(ctx.s)
    headline = headline and ctx.s.tag(i) == "VERB" and group == i
    if not (past or headline or told & {"has", "have", "had"}):
        return None
    return None if group == i and is_reduced(ctx, i) else min(forms)


def _is_restricted(ctx: EventContext, i: int) -> bool:
    """Whether a relative clause only tells which ones are meant: "patients who received it"."""
    relative = group_start(ctx.s, i) - 1
    if ctx.s.tag(relative) != "REL":
        return False
    if ctx.s.lower(relative - 1) == ",":
        return not has_object(ctx, i)
    found = antecedent(ctx.s, relative) if has_object(ctx, i) else None
    if found is not None and ctx.s.lower(found[0]) in ("those", "anyone", "people"):
        return True
    return found is None or (ctx.s.tag(found[1] - 1) != "NAME" and ctx.s.tag(found[0]) != "DET")


def _is_plain(ctx: EventContext, phrase: Range) -> bool:
    """Whether a subject is a noun phrase alone, no verb of another clause within it."""
    return not any(ctx.s.tag(j) in ("VERB", "AUX", "MODAL", "SUB") for j in range(*phrase))


def object_head(ctx: EventContext, i: int) -> str:
    """Return the noun that a verb has as its object; "" without one, or with "part of" another."""
    phrase = extent.object_phrase(ctx, i)
    head = head_of(ctx.s, phrase) if phrase else -1
    return ctx.s.lower(head) if ctx.s.lower(head + 1) != "of" else ""
