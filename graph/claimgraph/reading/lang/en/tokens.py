"""Words, numbers and punctuation with their places, one pass, linear time; and their classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol, TypeVar

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.lexicon import BOUNDS, BOUNDS_OF_TWO_WORDS, MEASURES

_TOKEN = regex(
    r"[a-z]++(?=\s)"  # most words: what the other alternatives also take for one, only later
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.F.
    r"|(?=[A-Z])[^\W_]++\.(?:ai|app|co|com|dev|io|net|org|tv)\b(?![./@])"  # the firm Vela.ai
    r"|(?<=`)[^\W\d]\w*+(?:\.\w++)++(?=`|\()|(?<=`)[^\s`]{2,80}(?=`)"  # `json.tool`, `_size`
    r"|[^\W_]\.(?=\s?[^\W\d_a-zà-þ])(?<=[A-Z]\.)"  # the initial in "J. Simmons"
    r"|(?=[A-Z])(?:Brig|Atty|Ald|Cllr|Mx|Engr|Mt|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Ltd|Co|Cpl|Wm|Geo|Chas|Jas|Thos)\."
    r"|(?:hon|rt)\.(?=\s)"  # "my right hon. Friend"
    r"|A/S\b|[A-Z]{3,6}\+(?!\w)"  # OPEC+
    r"|\d++(?:[.,:]\d++)*(?:st|nd|rd|th)?"
    r"|['’](?:s|re|ve|ll|m|d)\b"  # "it's", "they've"
    r"|[^\W_]++(?:(?:[-‐‑](?:\n[ \t]*(?=[a-zà-þ])(?!(?:and|or)\b))?"  # a word that a line breaks
    r"|['’](?!(?:s|re|ve|ll|m|d)\b)|&(?=[^\W\d_])|_)[^\W_]++)*"  # "max_size"
    r"|\S"
)
TITLE_SIGNS = frozenset('“"')
"""With which titles of works begin, each of which is one word."""
_BREAK = regex(r"-\n[ \t]*")
# Groups are not repeated possessively: Python before 3.11.5 keeps what a repetition took before it
# failed, so that "Doe's" was one word there (CPython issue 106052). No match has to go back.
_INNER_CAPITAL = regex(r"[^\W\d_]{1,3}['’\-]?[A-ZÀ-Þ]")  # iPhone, d'Estaing, al-Assad


Tag = Literal[
    "DET", "PRON", "POSS", "PREP", "CONJ", "SUB", "REL", "AUX", "MODAL", "TO", "NOT", "VERB",
    "ING", "PAST", "NOUN", "ADJ", "ADV", "NUM", "NAME", "MARK", "QUOTE", "EX",
]  # fmt: skip
"""The classes of words and marks, as ``tagging`` tells them."""
FULL_VERBS = frozenset({"VERB", "PAST", "ING"})
"""Classes of full verbs."""
FINITE = frozenset({"VERB", "AUX", "MODAL", "PAST"})
"""Classes of words that can be a finite verb, or begin one."""
HEADS = frozenset({"NOUN", "NAME", "PRON", "NUM"})
"""Classes of words that can be the head of a noun phrase."""
Form = Literal["present", "past", "be", "have", "do", "modal"]
"""How a group begins: a finite full verb, or the auxiliary that stands first."""


@dataclass(slots=True)
class Token:
    """A word or a mark: its text and its place (0-based code points, end excluded).

    ``is_word`` says whether it holds a letter or digit, ``is_capital`` whether it is a word that
    begins with a capital letter, and ``is_acronym`` whether it is written in capitals, as in NATO,
    PiS or MoDem. The text of a word that the end of a line breaks is whole.
    """

    text: str
    lower: str
    is_word: bool
    is_capital: bool
    is_acronym: bool
    start: int
    end: int


def is_titled(token: str) -> bool:
    """Whether a token is the title of a work in quotation marks, which is one word."""
    return len(token) > 1 and token[0] in TITLE_SIGNS


class Tagged(Protocol):
    """A word with its class."""

    @property
    def lower(self) -> str: ...
    @property
    def tag(self) -> Tag: ...


@dataclass(slots=True)
class VerbGroup:
    """A finite verb with its auxiliaries: words from ``start`` to ``end``, the verb at ``head``.

    ``opener`` is the place of the "that", "because" or "who" whose clause it belongs to; None in
    a main clause.
    """

    start: int
    head: int
    end: int
    form: Form
    opener: int | None = None


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text, with offsets into the whole text.

    >>> [t.text for t in tokenize("U.S. envoy J. Doe's plan: 3.5 km")]
    ['U.S.', 'envoy', 'J.', 'Doe', "'s", 'plan', ':', '3.5', 'km']
    """
    stop = len(text) if end is None else end
    return [Token(*_shape(m[0]), *m.span()) for m in _TOKEN.finditer(text, start, stop)]


def rejoined(word: str) -> str:
    """Return a word whole that the end of a line breaks.

    >>> rejoined("carpen-\\nter"), rejoined("ten-\\nyear")
    ('carpenter', 'ten-year')
    """
    whole = _BREAK.sub("", word)
    return whole if is_word(whole.lower()) else _BREAK.sub("-", word)


def token_of(text: str, start: int, end: int) -> Token:
    """Return a token of some words at a place, those that a line breaks made whole."""
    return Token(*_shape(text), start, end)


Value = TypeVar("Value")


def padded(values: Sequence[Value], outside: Value) -> Callable[[int], Value]:
    """Return what gives the values by their numbers, and another value close to either end.

    Rules ask for words thousands of times a page, also just before the first and behind the last.

    >>> word = padded(["it", "rained"], "")
    >>> word(0), word(-1), word(2)
    ('it', '', '')
    """
    return [*values, *[outside] * _LOOKED_BEYOND].__getitem__  # what is before the first is last


_LOOKED_BEYOND = 16
"""How far a rule may look past either end of a sentence."""


def has_four_digits(word: str) -> bool:
    """Whether a word is written as most years are: "2019"."""
    return len(word) == 4 and word.isdecimal()


@lru_cache(20_000)
def _shape(text: str) -> tuple[str, str, bool, bool, bool]:
    """Return a token whole, in lower case, and whether it is a word, capital, and an acronym."""
    if "\n" in text:
        text = rejoined(text)
    lower = text.lower()
    is_word = any(map(str.isalnum, text))
    inner = text != lower and bool(_INNER_CAPITAL.match(text))
    return text, lower, is_word, text[0].isupper() or inner, _is_acronym(text)


def _is_acronym(text: str) -> bool:
    if text[1:].islower():
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return len(letters) >= 2 and capitals >= 2 and capitals * 2 >= len(letters)


def words_of_bound(first: str, second: str) -> int:
    """Return how many words bound or loosen a number behind them: of "at least" two, else one or 0.

    >>> [words_of_bound(*two.split()) for two in ("at least", "nearly 400", "the mill")]
    [2, 1, 0]
    """
    return 2 if f"{first} {second}" in BOUNDS_OF_TWO_WORDS else int(first in BOUNDS)


_MEASURES = MEASURES | {"times"}


def counts(w: Sequence[Tagged], i: int) -> bool:
    """Whether an amount of things stands here, which are the object of a past form before it.

    "saved nearly 400 jobs", "held about 40,000 tonnes"; not "built about 40 years ago", "shared
    40 times".
    """
    first, second, *_ = (*(x.lower for x in w[i : i + 2]), "", "")
    i += words_of_bound(first, second)
    thing = next((x for x in w[i + 1 : i + 3] if x.tag not in ("ADJ", "NUM")), None)
    counted = thing is not None and thing.tag == "NOUN" and thing.lower not in _MEASURES
    return counted and w[i].tag == "NUM"
