"""Words of closed classes; the words beside "that", "to" or "this" choose among its classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_plural,
    is_third_person,
    lemmas,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.en.lexicon import CALENDAR, DETERMINERS, REPORTING, ROLES, TIMES_OF_DAY
from claimgraph.reading.lang.en.tokens import Tag, Token
from claimgraph.reading.lang.word_lists import word_list, word_table

STANDALONE = word_list("en/tagging.txt", "determiners alone")
_OF_TIME = frozenset({"before", "after", "since", "until"})
_PERCENT, _MONEY = frozenset("%‰"), frozenset("$€£¥₹₽₩₺")
_LIKELY = 0.5
"""How often a word is a verb among its uses, at least, to be one behind "this"."""


def _listed() -> dict[str, Tag]:
    found: dict[str, Tag] = dict.fromkeys(DETERMINERS, "DET")
    for name, words in word_table("en/closed_classes.txt", "classes").items():
        found |= dict.fromkeys(words, cast("Tag", name))
    return found


CLOSED = _listed()
"""The class of each listed word, in lower case."""


_INVERTED = frozenset({"had", "were", "should"})
_SUPPOSING = frozenset({"suppose", "supposing", "imagine", "assume", "assuming"})
_CONDITIONAL = _INVERTED | _SUPPOSING
_OPENS_SUBJECT = frozenset(
    {"DET", "POSS", "PRON", "NAME", "NOUN", "NUM", "ADJ", "ING", "CONJ", "EX"}  # "had either been"
)


def opens_condition(word: str, follows: Tag) -> bool:
    """Whether a sentence that opens so tells a condition without "if": "Had it rained, …".

    >>> opens_condition("had", "PRON"), opens_condition("had", "PAST")
    (True, False)
    >>> opens_condition("suppose", "DET")
    True
    """
    return word in _CONDITIONAL and follows in _OPENS_SUBJECT


@lru_cache(10_000)
def negates(word: str) -> bool:
    """Whether a word in lower case denies what follows: "not", "never", "doesn't", "cannot".

    >>> [word for word in ("doesn't", "wasn’t", "never", "nobody") if negates(word)]
    ["doesn't", 'wasn’t', 'never']
    """
    return CLOSED.get(word) == "NOT" or word.endswith(("n't", "n’t")) or word == "cannot"


def class_of_sign(tokens: Sequence[Token], i: int, tags: Sequence[Tag]) -> Tag:
    """Tell signs that are said as words: "5%" ends as "5 percent" does, "$5" begins a number."""
    if tokens[i].text in _PERCENT and tags and tags[-1] == "NUM":
        return "NOUN"
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].text in _MONEY and following is not None and following.text[0].isdecimal():
        return "NUM"
    return "MARK"


def is_do_not(word: str) -> bool:
    """Whether a word is "don't", "doesn't" or "didn't", which a verb follows."""
    return word.startswith("d") and word.endswith(("n't", "n’t"))


_ALL_BUT = frozenset({"all", "nothing", "anything", "none", "everything", "everyone", "anyone"})
"""Words behind which "but" excepts: "all but one", "has all but gone"."""
_BEFORE_IS = word_list("en/tagging.txt", "before is")
"""Words behind which "'s" is the verb."""


def apostrophe(tokens: Sequence[Token], i: int) -> Tag:
    """Tell the possessive from "is": after a pronoun, or before an article, it is the verb."""
    before = tokens[i - 1].lower if i else ""
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    verb = before in _BEFORE_IS or after in ("a", "an", "the", "not")
    return "AUX" if verb else "POSS"


_CLOSING = frozenset(',”"')
_PECULIAR = CALENDAR | {"thanks", "will", "say", "think", "once", "need", "who", "united"}
_BEFORE_NOUNS = word_list("en/tagging.txt", "before a noun")
_BEFORE_PECULIAR = frozenset({"what", "and", ")", "]"})
"""Words that a rule of ``class_of_one`` is for, and those right behind which others are."""


def class_of_one(tokens: Sequence[Token], i: int) -> Tag | None:
    """Return the class of a word by what only its case and neighbours tell; None for all others."""
    before = tokens[i - 1].lower if i else ""
    if tokens[i].lower not in _PECULIAR and before not in _BEFORE_PECULIAR:
        return None
    token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    behind = after.lower if after is not None else ""
    dated = i or (after is not None and after.text[0].isdecimal())
    if token.lower in CALENDAR and token.is_capital and dated:
        return "NOUN"  # the month, not the verb "may"
    if token.lower == "thanks" and after is not None and after.lower == "to":
        return "PREP"
    if token.lower == "will" and token.is_capital and i and tokens[i - 1].is_word:
        return "NAME"  # "said Will Moe"
    if token.lower == "will" and before in _BEFORE_NOUNS and not _surely_base(behind):
        return "NOUN"  # "in his will, he left the mill"
    if token.lower == "say" and i and tokens[i - 1].text in _CLOSING and after and after.is_word:
        return "VERB"  # "…, say officials"
    if token.lower in ("say", "think") and CLOSED.get(behind) in ("DET", "PRON", "POSS", "SUB"):
        return "VERB" if CLOSED.get(before) not in ("DET", "POSS") and before != "final" else None
    clause = CLOSED.get(behind) in ("DET", "PRON", "POSS") or (after and after.is_capital)
    opens = clause and i > 0 and tokens[i - 1].is_word
    done = i + 2 < len(tokens) and tokens[i + 2].text == "," and "VERB" in parts_of_speech(behind)
    if token.lower == "once" and (opens or done):  # "once repaired, it sank"
        return "SUB" if CLOSED.get(before) not in ("AUX", "MODAL") else None  # "once it reopens"
    if token.lower == "need" and behind == "not":
        return "MODAL"
    if token.text == "WHO" and (after is None or not after.is_acronym):
        return "NAME"  # the body: "according to WHO"
    if i and tokens[i - 1].lower == "what" and token.lower in ROLES and after and after.is_capital:
        return "NOUN"  # "in what host Jo Lund called a farce"
    if token.text == "United" and not i and after is not None and not after.is_capital:
        told = parts_of_speech(after.lower) & {"VERB", "ADV"}
        return "NAME" if told else None  # the team, but "United against the plan"
    if before == "and" and i > 1 and tokens[i - 2].text == "," and behind == "that":
        return "VERB" if _says_now(token.lower) else None  # "say it is safe, and note that"
    return "VERB" if before in (")", "]") and _says_cited(tokens, i, behind) else None


def _says_cited(tokens: Sequence[Token], i: int, behind: str) -> bool:
    """Whether works that a marker cites say what follows: "Lind (2019) notes that", "As Moe et al.
    [3] report, …"; a word that is a noun as well agrees with them."""
    if not _says_now(tokens[i].lower) or behind not in _BEFORE_SAID:
        return False
    opening = next((k for k in range(i - 2, max(0, i - 12), -1) if tokens[k].text in "(["), 0)
    if not any(token.text[0].isdecimal() for token in tokens[opening + 1 : i - 1]):
        return False
    last = opening - (tokens[opening - 1].text == ".")
    names = [token.lower for token in tokens[max(0, last - 4) : last]]
    several = names[-1:] in (["al"], ["al."]) or "and" in names
    return opening > 0 and is_base_form(tokens[i].lower) == several


_BEFORE_SAID = frozenset({"that", ",", '"', "“"})


def class_among_listed(tokens: Sequence[Token], i: int, tags: Sequence[Tag], listed: Tag) -> Tag:
    """Return the class of a listed word, where the words beside it choose among several."""
    word = tokens[i].lower
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if word == "that":
        return _that(tokens, i)
    if word == "her" and (
        after is None
        or not after.is_word
        or CLOSED.get(after.lower) in ("PREP", "TO", "SUB", "CONJ", "AUX", "MODAL")
    ):
        return "PRON"
    if word in STANDALONE and (
        after is None
        or not after.is_word
        or CLOSED.get(after.lower) in ("AUX", "MODAL", "PREP", "REL")
        or _are_subject(tokens, i, after.lower)
    ):
        return "PRON"
    if word == "this" and after is not None and _surely_third(after.lower):
        return "PRON"  # "this makes it": no plural follows "this"
    if word in ("one", "both", "others") and after is not None and _open_noun(after):
        return "NUM"
    if word in ("'d", "’d"):
        return "MODAL" if after is not None and _surely_base(after.lower) else "AUX"
    if word == "but" and i and tokens[i - 1].lower in _ALL_BUT:
        done = after is not None and not parts_of_speech(after.lower) & {"NOUN"}
        return "ADV" if done and CLOSED.get(after.lower if after else "") is None else "PREP"
    if word == "to":
        return "PREP" if _noun_follows_to(tokens, i) else "TO"
    if word in _OF_TIME and after is not None and after.lower in TIMES_OF_DAY:
        return "PREP"  # "before midnight"
    if word == "following" and tags and tags[-1] == "DET":
        return "ADJ"
    if word == "like" and tags and tags[-1] in ("MODAL", "PRON", "TO"):
        return "VERB"
    return listed


def _that(tokens: Sequence[Token], i: int) -> Tag:
    """Tell "that" from "that report said": an opening "that" before one bare noun and a verb."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if not i and after is not None and _surely_third(after.lower):
        return "PRON"  # "That makes it cheap"
    told = i > 0 and after is not None and _says(tokens[i - 1].lower)
    if told and after is not None and CLOSED.get(after.lower) in ("AUX", "MODAL"):
        return "PRON"  # "say that will not happen"
    aside = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    opens = aside in _INVERTED or CLOSED.get(aside) in ("PREP", "SUB")
    if told and opens and after is not None and after.text == ",":
        return "SUB"  # "conceded that, had it rained, the dam would have failed"
    if after is None or not after.is_word:
        quoted = after is not None and after.text in '"“' and i and tokens[i - 1].is_word
        return "SUB" if quoted else "PRON"  # "told them that “the era is over”"
    if CLOSED.get(after.lower) == "CONJ":
        return "PRON"  # "she knew that, but he"
    before = tokens[i - 1].lower if i else ""
    if before == "to" or (CLOSED.get(before) == "PREP" and before not in _LED_IN):
        return "DET"  # "on that game", "to that effect", but "save that", "given that"
    if after.lower in _TIMES and (not i or CLOSED.get(tokens[i - 1].lower) == "CONJ"):
        return "DET"  # "but that night it resumed"
    third = tokens[i + 3].lower if i + 3 < len(tokens) else ""
    joined = CLOSED.get(tokens[i + 2].lower) == "CONJ" if third else False
    if joined and third in _PRONOUNS and _open_noun(after) and not is_plural(after.lower):
        return "DET"  # "spread that virus and it could"
    if i and CLOSED.get(tokens[i - 1].lower) == "CONJ" and not _told_before(tokens, i):
        return "DET" if _open_noun(after) and not is_plural(after.lower) else "SUB"
    led = CLOSED.get(tokens[0].lower) in ("PREP", "CONJ") and not _told_before(tokens, i)
    opens = not i or tokens[i - 1].lower in _BEFORE_THAT or (led and tokens[i - 1].text == ",")
    verb = tokens[i + 2].lower if i + 2 < len(tokens) else ""
    told = "VERB" in parts_of_speech(verb) and not is_base_form(verb)
    one = _open_noun(after) and not after.is_capital and not after.lower.endswith("s")
    if not i and one and CLOSED.get(verb) == "PREP":
        return "DET"  # "That ruling by the court stands"
    return "DET" if opens and one and (told or CLOSED.get(verb) in ("AUX", "MODAL")) else "SUB"


def _are_subject(tokens: Sequence[Token], i: int, after: str) -> bool:
    """Whether some do what ends a relative clause: "a plan which many opposed,"."""
    related = i > 0 and CLOSED.get(tokens[i - 1].lower) == "REL" and not is_plural(after)
    last = i + 2 >= len(tokens) or not tokens[i + 2].is_word
    return related and last and "VERB" in parts_of_speech(after)


def _told_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and that" may go on with what is told: a "that" or a verb of saying is before it."""
    return any(token.lower == "that" or _says(token.lower) for token in tokens[:i])


_TIMES = frozenset({"day", "night", "morning", "evening", "afternoon", "week", "month", "year"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you"})
_LED_IN = frozenset({"in", "except", "but", "given", "save", "notwithstanding", "considering"})
"""Prepositions behind which "that" can open a clause."""
_BEFORE_THAT = frozenset({"while", "although", "though", "if", "whether", "because", "unless"})
"""Words behind which "that" points: "while that plan failed"."""


def _surely_third(word: str) -> bool:
    """Whether a word is likelier the third person of a verb than a plural noun."""
    return is_third_person(word) and verb_share(word) >= _LIKELY


def _says(word: str) -> bool:
    """Whether a word is a form of a verb of saying."""
    return not REPORTING.isdisjoint(lemmas(word, "VERB"))


def _says_now(word: str) -> bool:
    """Whether a word is a present form of a verb of saying, and no other: not "found"."""
    one = len(lemmas(word, "VERB")) == 1 and (is_base_form(word) or is_third_person(word))
    return one and _says(word)


def _surely_base(word: str) -> bool:
    """Whether a word is the base form of a verb, or "be" or "have", behind "she'd"."""
    return word in ("be", "have", "do", "not", "like") or (
        word not in CLOSED and is_base_form(word)
    )


def _open_noun(after: Token) -> bool:
    kinds = parts_of_speech(after.lower)
    return after.is_word and after.lower not in CLOSED and not kinds.isdisjoint({"NOUN", "ADJ"})


def _noun_follows_to(tokens: Sequence[Token], i: int) -> bool:
    """Whether "to" is the preposition: an article, a name or a word that is no verb follows."""
    if i and tokens[i - 1].lower == "according":
        return True
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or not after.is_word or after.text[0].isdecimal() or after.is_capital:
        return True
    listed = CLOSED.get(after.lower)
    if listed:
        return listed in ("DET", "POSS", "PRON", "PREP", "REL", "SUB")
    possible = parts_of_speech(after.lower)
    bare = is_base_form(after.lower)  # "to factors" opens no infinitive
    return bool(possible) and not ("ADV" in possible or bare)
