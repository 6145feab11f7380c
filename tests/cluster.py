"""A real Spark cluster on loopback: a master and two workers, from pyspark's own scripts."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from servers import free_port, missing

JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"


def need_spark() -> None:
    """Skip where there is no pyspark or no Java; in CI that is a failure."""
    try:
        import pyspark  # noqa: F401  # only whether it is there
    except ImportError:
        missing("PySpark", "pip install 'claimgraph[spark]'; scripts/check --spark does all that")
    try:
        subprocess.run(["java", "-version"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        missing("Java 17", "apt-get install openjdk-17-jre-headless")


_BARE = """\
import sys
from pathlib import Path

sys.path[:] = [place for place in sys.path if not Path(place, "claimgraph").is_dir()]


class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name in {lacking!r}:
            raise ModuleNotFoundError(f"No module named '{{name}}'", name=name)


sys.meta_path.insert(0, Nothing())
"""


class Cluster:
    """A standalone master and two workers, each with a core for three applications at a time.

    The Python of its workers has no claimgraph, as that of a fresh cluster has none.
    """

    def __init__(self, folder: Path) -> None:
        import pyspark

        self.folder = folder
        self.home = Path(pyspark.__file__).parent
        self.port, self.web = free_port(), free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self._daemons: list[subprocess.Popen[bytes]] = []
        self._start(
            "org.apache.spark.deploy.master.Master",
            "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", str(self.web),
        )  # fmt: skip
        self.workers = [self.add_worker(n) for n in (1, 2)]
        self.wait(lambda: self.alive() == 2)

    def add_worker(self, number: int) -> subprocess.Popen[bytes]:
        return self._start(
            "org.apache.spark.deploy.worker.Worker",
            "--host", "127.0.0.1", "--cores", "3", "--memory", "4g", "--webui-port", "0",
            "--work-dir", str(self.folder / f"worker-{number}"), self.url,
        )  # fmt: skip

    def bare(self, lacking: tuple[str, ...] = ()) -> Path:
        """Return a folder for PYTHONPATH that hides claimgraph, and libraries, from Python."""
        place = self.folder / "-".join(("bare", *lacking))
        place.mkdir(exist_ok=True)
        place.joinpath("sitecustomize.py").write_text(_BARE.format(lacking=set(lacking)))
        return place

    def _environment(self) -> dict[str, str]:
        held = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return held | {
            "SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable, "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": JVM, "SPARK_NO_DAEMONIZE": "1",
        }  # fmt: skip

    def _start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        with (self.folder / "daemons.log").open("ab") as log:
            started = subprocess.Popen(
                [str(self.home / "bin" / "spark-class"), *command],
                env=self._environment() | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that a worker can be killed with its executors
            )
        self._daemons.append(started)
        return started

    def state(self) -> dict[str, Any]:
        """What the master says of its workers."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.web}/json/", timeout=5) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def alive(self) -> int:
        return sum(worker["state"] == "ALIVE" for worker in self.state()["workers"])

    def wait(self, ready: Callable[[], bool], seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if ready():
                    return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.3)
        raise TimeoutError((self.folder / "daemons.log").read_text()[-2000:])

    def session(self, **settings: str) -> Any:
        from pyspark.sql import SparkSession

        os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
        builder = SparkSession.builder.master(self.url).appName("claimgraph-tests")
        for name, value in (self.settings() | settings).items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session

    def settings(self) -> dict[str, str]:
        return {
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.executor.memory": "512m", "spark.driver.memory": "512m",
            "spark.executor.cores": "1", "spark.cores.max": "2",
            "spark.driver.extraJavaOptions": JVM, "spark.executor.extraJavaOptions": JVM,
            "spark.sql.shuffle.partitions": "2", "spark.sql.adaptive.enabled": "false",
            "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
            "spark.executorEnv.PYTHONPATH": str(self.bare()),
        }  # fmt: skip

    def connect_server(self) -> int:
        """Start a Connect server on the cluster; return its port."""
        port = free_port()
        given = [part for pair in self.settings().items() for part in ("--conf", "=".join(pair))]
        self._start(
            "org.apache.spark.deploy.SparkSubmit",
            "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
            "--master", self.url, *given, "--conf", f"spark.connect.grpc.binding.port={port}",
            "--name", "claimgraph-connect", "spark-internal", SPARK_DAEMON_MEMORY="1g",
        )  # fmt: skip

        def ready() -> bool:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return True

        self.wait(ready)
        return port

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """Kill a worker and all that it started, by their ids, without warning."""
        for child in self._below(worker.pid):
            with contextlib.suppress(ProcessLookupError):  # gone with its parent
                os.kill(child, signal.SIGKILL)
        worker.wait(20)

    def _below(self, pid: int) -> list[int]:
        """A process and its children, theirs too, from /proc."""
        parents: dict[int, list[int]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:  # ended meanwhile
                continue
            parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
        found = [pid]
        for one in found:  # grows while it is walked
            found += parents.get(one, [])
        return found

    def replace(self, place: int) -> None:
        """Start a worker instead of one that was killed."""
        self.workers[place] = self.add_worker(len(self._daemons))
        self.wait(lambda: self.alive() == len(self.workers))

    def cpu(self, worker: subprocess.Popen[bytes]) -> float:
        """Seconds of CPU that a worker and all that it started have used."""
        ticks = 0
        for pid in self._below(worker.pid):
            with contextlib.suppress(OSError):  # ended meanwhile
                fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
                ticks += sum(map(int, fields[11:15]))  # its own, and of children that ended
        return ticks / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        for daemon in reversed(self._daemons):
            if daemon.poll() is None:
                self.kill(daemon)
