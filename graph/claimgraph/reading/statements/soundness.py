"""A last look at the parts that a rule makes of a clause: what must stay together is together.

Rules look for places where a clause may be cut. Here what comes out is asked, by its words and
their classes alone, whether it can be a clause at all; where it cannot, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_participle_only,
    is_past_only,
    is_plural,
    is_third_person,
    lemmas,
)
from claimgraph.reading.lang.en.lexicon import (
    REPORTING,
    SAME_IN_PAST,
    SELDOM_PASSIVE,
    WITHOUT_OBJECT,
)
from claimgraph.reading.lang.en.tokens import FINITE, VerbGroup
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS, verb_groups
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.joints import joint_before
from claimgraph.reading.statements.objects import COUNTED, has_object, lacks_object, may_describe
from claimgraph.reading.statements.tenses import tense_of
from claimgraph.reading.statements.words import Clause, Word, agreement, open_places, plural

_LINKS = frozenset({"of", "with", "from", "at", "into", "than"})
"""Words that take what stands behind them: "thought of, and then built, a mill"."""
_LEANING = word_list("en/statements.txt", "leaning on words before")
_PAIRS = {"between": "and", "both": "and", "either": "or", "neither": "nor"}
_ONE = frozenset({"he", "she", "it"})
_SEVERAL = frozenset({"they", "we", "i", "you"})
_PRONOUNS = _ONE | _SEVERAL
_AUXILIARIES_OF_ONE = frozenset({"is", "was", "has", "does"})
_AUXILIARIES_OF_SEVERAL = frozenset({"are", "have", "do"})
_NOW = frozenset({"now", "still", "today", "currently", "always", "often", "usually", "never"})
_OPENING = frozenset({"when", "whenever", "because", "although", "though", "unless", "whereas"})
"""Words that open clauses and nothing else; "though" may end one, too."""


def is_sound(clause: Clause, parts: Sequence[Clause]) -> bool:
    """Whether each part that a rule makes of a clause can be a clause by itself."""
    return all(_can_stand(clause, part) for part in parts)


def _can_stand(clause: Clause, part: Clause) -> bool:
    w, main = part.words, part.main
    if main is None or (part.final and w == clause.words):
        return main is not None
    held = {x.start for x in w if x.ground is None or x.ground == "inflection"}
    paired = [i for i, x in enumerate(clause.words) if x.lower in _PAIRS]
    return (
        _agrees(w, main)
        and _agrees_again(clause, w, main)
        and _keeps_tense(clause, w, main)
        and not _in_title(w, main)
        and _is_subject(w)
        and not any(_is_done(w, i) for i in range(len(w) - 1) if w[i + 1].tag == "PAST")
        and not any(_parts_pair(clause.words, i, held) for i in paired)
        and not any(_parts_opener(clause.words, g, held) for g in clause.groups)
        and not _ends_open(w)
        and not (w[-1].lower in _LINKS and w[-1].end != clause.words[-1].end)
        and not runs_on(part)
        and not _is_absolute(w, main)
        and not (main == part.groups[-1] and lacks_object(w, main))
    )


def _is_subject(w: Sequence[Word]) -> bool:
    """Whether what is said again can be a subject: not "the film shows men", "’s offer", "19"."""
    first = next((i for i, x in enumerate(w) if x.ground in ("subject", "antecedent")), len(w))
    last = next((i for i in range(first, len(w)) if w[i].ground != w[first].ground), len(w))
    again = w[first:last]
    if not again or any(x.held or x.tag in ("REL", "SUB") for x in again):
        return True
    if any(b.tag == "DET" and b.text.islower() and a.tag == "NOUN" for a, b in pairwise(again)):
        return False  # "a change the town wants"
    number = len(again) == 1 and again[0].text.isdecimal()
    number = number and (again[0].ground == "subject" or not first)
    if number or again[0].lower in ("'s", "’s"):
        return False
    verbs = (x for b, x in pairwise((again[0], *again)) if x.tag in FINITE and b.tag != "TO")
    told = any(x.tag != "PAST" or is_past_only(x.lower) for x in verbs)  # not "the plan to build"
    follows = w[last].tag if last < len(w) else "MARK"
    if len(again) > 1 and again[-1].tag == "ING":
        return False
    alone = (x for x in again[1:-1] if x.tag == "PAST" and follows in FINITE)
    if any(set(lemmas(x.lower, "VERB")) & (WITHOUT_OBJECT | SELDOM_PASSIVE) for x in alone):
        return False  # "Orr returned with a map sold it"
    return not (told and follows in FINITE and again[-1].tag in ("NOUN", "NAME", "ING", "ADJ"))


def runs_on(part: Clause) -> bool:
    """Whether a second verb follows a bare comma: "arrived in May, killed two men", "Half burned
    in May, it was sold", "The mill fell, her son left"."""
    w, main = part.words, part.main
    for i in open_places(w, main.end if main else 0, len(w) - 2):
        if w[i].text != "," or any(_joins_verb(w, k) for k in range(i, len(w) - 1)):
            continue
        joint = max((k for k in range(i) if w[k].tag == "CONJ"), default=-1)
        if joint_before(w, i + 1) or FINITE.isdisjoint(x.tag for x in w[joint + 1 : i]):
            continue  # "and, it is thought, burned it", "and Orr, a yard, fell"
        at = i + 2 if w[i + 1].tag == "ADV" else i + 1
        told = w[at].tag == "PAST" and (is_past_only(w[at].lower) or has_object(w, at))
        opened = sum(x.tag in _OPENS for x in w[main.end if main else 0 : i])
        if told and opened <= sum(g.opener is not None and g.start < i for g in part.groups):
            return True
    again = [g for g in part.groups if main and g.start > main.end and g.opener is None]
    return w[0].tag not in ("AUX", "MODAL") and any(_opens_anew(w, g) for g in again)


def _opens_anew(w: Sequence[Word], group: VerbGroup) -> bool:
    """Whether a verb that reports nothing has a subject of its own right behind a bare comma."""
    comma = next((i for i in range(group.start - 1, 0, -1) if w[i].text == ","), 0)
    who = w[comma + 1 : group.start]
    if not comma or any(x.tag == "CONJ" or x.lower in _OPENING for x in w[: group.start]):
        return False
    if w[comma - 1].tag == "ADV" or may_describe(w, group):
        return False  # "nevertheless, it fell", "a hall, the name given to"
    if not who:  # "Salt darkens, turn pale"
        listed = any(_joins_verb(w, k) for k in range(group.end, len(w) - 1))
        return group.form == "present" and not listed
    if not REPORTING.isdisjoint(lemmas(w[group.head].lower, "VERB")):
        return False
    alone = len(who) == 1 and who[0].lower in SUBJECT_PRONOUNS
    led = who[0].tag in ("DET", "POSS") and all(x.tag in _PLAIN for x in who[1:])
    return alone or (led and who[-1].tag == "NOUN")


_PLAIN = frozenset({"NOUN", "ADJ", "NUM"})


def _reports(verb: Word) -> bool:
    return not REPORTING.isdisjoint(lemmas(verb.lower, "VERB"))


def leans(part: Clause) -> bool:
    """Whether what is said stands for words before it, "denies that it has any", or holds who else
    says it: "asked for tours, Lund said"."""
    w, groups = part.words, part.groups
    if not w or not groups:
        return False
    more = (i for i in range(len(w) - 2) if w[i].tag == "CONJ" and w[i + 1].tag in FINITE)
    if any(w[i + 2].tag in ("SUB", "REL") and _reports(w[i + 1]) for i in more):
        return True  # "argue that it rained, and note that it froze"
    last = groups[-1]
    says = _reports(w[last.head]) and last.end == len(w)
    comma = max((i for i in range(last.start) if w[i].text == ","), default=len(w))
    alone = last.opener is None and not any(x.tag == "CONJ" for x in w[comma : last.start])
    told = says and alone and comma < len(w) and last is not part.main
    return w[-1].lower in _LEANING or told


def _is_absolute(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether the only verb describes a part of what opens: "The girl, her hat tipped back"."""
    comma = next((i for i in range(main.start - 1, 0, -1) if w[i].text == ","), 0)
    inner = w[comma + 1 : main.start]
    opens = comma and w[0].tag in ("DET", "NAME", "NOUN") and w[comma - 1].lower not in COUNTED
    plain = all(x.tag in ("POSS", "DET", "NOUN", "ADJ", "ADV") for x in inner)
    return bool(opens and inner) and inner[0].tag == "POSS" and plain and may_describe(w, main)


def _joins_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a conjunction brings one more verb."""
    at = i + 2 if w[i + 1].tag == "ADV" and i + 2 < len(w) else i + 1
    return w[i].tag == "CONJ" and w[at].tag in FINITE


_OPENS = frozenset({"SUB", "REL"})
_THAT = ("that", "SUB")


def _ends_open(w: Sequence[Word]) -> bool:
    """Whether a clause that the last words open has no verb: "fell when the yard"."""
    openers = [
        i for i in range(1, len(w)) if w[i].lower in _OPENING or (w[i].lower, w[i].tag) == _THAT
    ]
    if not openers:
        return False
    rest = w[openers[-1] + 1 :]
    named = len(rest) != 1 or rest[0].tag in ("NAME", "PRON")
    groups = (g for g in verb_groups(rest) if not g.start or rest[g.start - 1].text != ",")
    verbal = any(groups) or any(x.tag in ("AUX", "MODAL") for x in rest)
    verbal = verbal or any(x.tag in ("ING", "TO") for x in rest[:1])
    done = any(x.tag in ("PAST", "PREP") for x in rest[:1])  # "when asked", "when in Orr"
    return named and not verbal and not done


def _agrees(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a pronoun goes with its verb: not "it have", "they has"."""
    at = main.start
    while at and w[at - 1].tag in ("ADV", "NOT"):
        at -= 1
    who, verb = w[at - 1].lower if at else "", w[main.start].lower
    if verb in SAME_IN_PAST:
        return True
    bare = main.form == "present" and is_base_form(verb)
    if who in _ONE:
        return not bare and verb not in _AUXILIARIES_OF_SEVERAL
    third = main.form == "present" and is_third_person(verb) and not is_base_form(verb)
    one = third or (verb in _AUXILIARIES_OF_ONE and not (who == "i" and verb == "was"))
    return who not in _SEVERAL or not one


def _agrees_again(clause: Clause, w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a subject that is said again goes with its verb: not "Lind have to pay"."""
    again = [x for x in w[: main.start] if x.ground == "subject"]
    several = agreement(w, main)
    if not again or again[-1] != w[main.start - 1] or several is None or clause.main is None:
        return True
    if again[-1].tag not in ("NOUN", "NAME") or w[main.start].lower in ("was", "were"):
        return True
    first = agreement(clause.words, clause.main)
    return several == (plural(again) if first is None else first)


def _keeps_tense(clause: Clause, w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether a second verb may tell in another tense: not "They asked to stay and have a say",
    "The mill leads to delayed repairs and raised costs"."""
    verb, first = w[main.start].lower, clause.main
    again = main.start > 0 and w[main.start - 1].ground == "subject"
    if not again or first is None or verb in SAME_IN_PAST or any(x.lower in _NOW for x in w):
        return True
    before = tense_of(clause.words, first)
    if main.form == "past":
        bare = main.end < len(w) and w[main.end].tag in ("NOUN", "ADJ")
        return not bare or before != "present" or is_past_only(verb)
    has = main.form == "have" and main.head == main.start  # "have a say", but "have left"
    return before != "past" or not (has or main.form == "present") or not is_base_form(verb)


def _in_title(w: Sequence[Word], main: VerbGroup) -> bool:
    """Whether the verb is a word of a title or name: "3 tours: Take Me Home", "Will Moe"."""
    here = w[main.start]
    if main.start == 0 or not here.text[0].isupper() or w[main.start - 1].tag in ("QUOTE", "MARK"):
        return False
    return 2 * sum(x.text.islower() for x in w) > len(w)


def _is_done(w: Sequence[Word], i: int) -> bool:
    """Whether a past form is the participle of a pronoun before it: "it beaten by Orr"."""
    done = w[i].lower in _PRONOUNS and is_participle_only(w[i + 1].lower)
    return done and (not i or w[i - 1].tag not in FINITE)


def _parts_pair(w: Sequence[Word], i: int, held: set[int]) -> bool:
    """Whether "between Orr" has lost its "and Velm", or "both the north" its "and the south"."""
    other = _PAIRS[w[i].lower]
    if w[i].start not in held or w[i].held:
        return False
    for k in range(i + 1, len(w)):
        if w[k].tag in FINITE - {"PAST"} or w[k].text in ",;:":
            return False
        if w[k].lower == other:
            several = w[k - 1].tag == "NOUN" and is_plural(w[k - 1].lower)
            return w[k].start not in held and not several
    return False


def _parts_opener(w: Sequence[Word], group: VerbGroup, held: set[int]) -> bool:
    """Whether "that the yard" has lost its verb: what a clause opens is there, its verb is not."""
    if group.opener is None:
        return False
    opener, verb = w[group.opener], w[group.start]
    return opener.ground is None and opener.start in held and verb.start not in held
