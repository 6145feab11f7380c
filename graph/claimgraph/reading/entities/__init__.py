"""Entities: who is named in a text, and under which name each goes.

``names`` finds the names of a sentence:

- ``name_words``: its words as names are looked for in them; ``line_layout`` marks labels, bylines,
  datelines.
- ``candidates``: capitalised words that can be part of a name (``openings``: those that begin a
  sentence); ``small_words``, ``name_joints`` and ``boundaries`` join them to runs.
- ``run_splitting``: runs cut apart (``second_names``), titles (``titles``) cut off.
- ``nobody``: what names nobody.
- ``typing_rules``: the kind of a name by the first rule that knows it, out of ``heads`` (bodies,
  places, events), ``works``, ``things`` and ``designations`` (what acts for nobody), ``people`` and
  ``listed`` (by the words around and by lists), ``listed_places`` and ``unlisted``.
  ``context_rules`` and ``predicates`` read the words around.

``mentions`` finds every mention of an actor, with the one name it goes by:

- ``known``, ``short_forms`` (of bodies), ``short_names`` (of people), ``acronyms`` and
  ``coreference``: which names of a text are one.
- ``demonyms``: who is meant by "Polish authorities".
"""

from claimgraph.reading.entities.mentions import find_mentions, mentions_of, named_in
from claimgraph.reading.entities.names import Mention

__all__ = ["Mention", "find_mentions", "mentions_of", "named_in"]
