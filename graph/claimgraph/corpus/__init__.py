"""Batch work on tables of any size, the same on every engine."""

from claimgraph.corpus.counts import Load
from claimgraph.corpus.jobs import Corpus
from claimgraph.corpus.loss import CorpusLoss
from claimgraph.corpus.origins import OriginCount
from claimgraph.corpus.reading import Intake, read_corpus

__all__ = ["Corpus", "CorpusLoss", "Intake", "Load", "OriginCount", "read_corpus"]
