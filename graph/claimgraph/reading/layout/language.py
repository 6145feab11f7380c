"""The language of a text, guessed from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 6_000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile(r"[\u3400-\u9fff]"), 0.2),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.3),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.3),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.3),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.3),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.3),
)
_COMMON = {
    "en": "the of and to in is that for was with are on as by it from has have this be which were",
    "de": "der die das und ist von den mit nicht auf eine für sich dem ein des im wird zu auch",
    "fr": "le la les des et est une dans que pour qui sur pas au plus par ce avec sont du",
    "es": "el la los las y es que en una por con para del se su más como pero sus al",
    "it": "il di che la è per un non sono con della nel alla dei si da gli anche più del",
    "pt": "o que não uma os com para da do em por mais as dos como foi ao são pelo também",
    "nl": "de het een van en is dat op te zijn met voor niet aan er ook door worden bij om",
    "sv": "och att det som en på är av för med den till inte har ett om från var de",
    "pl": "i w nie na się z że jest do to jak o za od po przez ale są oraz został",
    "ru": "и в не на что с по это как из для от за был его но так же к",
    "uk": "і в не на що з та це як до за від був його але про є у",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}


def guess(text: str) -> str | None:
    """Return the BCP 47 tag of a text's language; None when nothing tells.

    >>> guess("It rained in Vilnius and the river rose."), guess("今天下雨。"), guess("1 2 3")
    ('en', 'zh', None)
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    for language, script, least in _SCRIPTS:
        if len(script.findall(sample)) >= least * letters:
            return language
    words = Counter(_WORD.findall(sample.casefold()))
    counts = {code: sum(words[word] for word in common) for code, common in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] * 20 >= words.total() else None
