"""Batch work on tables of any size, the same on every engine."""

from claimgraph.corpus.batch_reading import BatchResult, read_corpus
from claimgraph.corpus.corpus import Corpus
from claimgraph.corpus.counts import Load
from claimgraph.corpus.loss import CorpusLoss
from claimgraph.corpus.origins import OriginCount

__all__ = ["BatchResult", "Corpus", "CorpusLoss", "Load", "OriginCount", "read_corpus"]
