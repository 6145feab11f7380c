"""Disposable processes for what may run on, grow or crash: asked over a link, ended at any time."""

from claimgraph.workers.pool import Busy, Pool
from claimgraph.workers.worker import Job, Reply, Stopped, Worker

__all__ = ["Busy", "Job", "Pool", "Reply", "Stopped", "Worker"]
