"""A Spark cluster for all tests that need one, started when the first asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from cluster import Cluster, need_spark


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    need_spark()
    held = Cluster(tmp_path_factory.mktemp("cluster"))
    yield held
    held.close()


@pytest.fixture(scope="session")
def session(cluster: Cluster) -> Iterator[Any]:
    held = cluster.session()
    yield held
    held.stop()
