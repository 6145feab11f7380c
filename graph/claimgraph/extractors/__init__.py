"""Better extractors plug in here; nothing they say is stored without a verbatim quote in the text.

An extractor proposes actors, voices, events and claims, each shown by words it quotes. Every quote
is looked up in the document: what is not there is refused and reported, the rest is stored as
inferred, with the extractor's confidence. ``cg.read(…, extractors=[…])`` makes each extractor a
stage of reading; ``apply`` adds to a graph that is there already. Text in a document can therefore
change nothing but which of its own words are pointed to.

Others' packages offer extractors under the entry point group ``claimgraph.extractors``.
"""

from claimgraph.extractors.applying import Outcome, apply
from claimgraph.extractors.chat import OpenAIExtractor
from claimgraph.extractors.locating import ProposalsRefused, Refused
from claimgraph.extractors.pipelines import SpacyExtractor
from claimgraph.extractors.proposals import (
    Extractor,
    Problem,
    Proposals,
    ProposedActor,
    ProposedClaim,
    ProposedEvent,
    ProposedVoice,
)
from claimgraph.extractors.registry import installed, load
from claimgraph.extractors.stages import stage

__all__ = [
    "Extractor",
    "OpenAIExtractor",
    "Outcome",
    "Problem",
    "Proposals",
    "ProposalsRefused",
    "ProposedActor",
    "ProposedClaim",
    "ProposedEvent",
    "ProposedVoice",
    "Refused",
    "SpacyExtractor",
    "apply",
    "installed",
    "load",
    "stage",
]
