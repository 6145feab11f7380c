"""Characters that hide or reorder words: controls, direction marks, fillers of no width, tags.

They stay in the data. Whatever shows words to people shows these, too, so that nothing can be read
otherwise than it is written.
"""

from __future__ import annotations

from collections import Counter

from claimgraph.patterns import regex

CLASS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""The characters, as a class of a regular expression has them; joiners shape words and stay out."""
INVISIBLE = regex(f"[{CLASS}]")


def counted_invisible(text: str) -> dict[str, int]:
    """Return how often each invisible character stands in a text.

    >>> counted_invisible("a\\u202eb\\u200bc\\u202e")
    {'U+200B': 1, 'U+202E': 2}
    """
    found = Counter(INVISIBLE.findall(text)) if not text.isprintable() else Counter()
    return {f"U+{ord(one):04X}": count for one, count in sorted(found.items())}


def shown_invisible(text: str) -> str:
    """Return a text with its invisible characters written out.

    >>> shown_invisible("a\\u202eb")
    'a⟨U+202E⟩b'
    """
    if text.isprintable():
        return text
    return INVISIBLE.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
