"""A PostgreSQL of the tests' own: on a free port, fast rather than safe, gone with its folder."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from .processes import ServerFailed, ServerProcess, free_port

# Tests sort and fold Vietnamese letters, which the plain "C" locale cannot.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"


def postgresql_programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's ``initdb`` and ``postgres`` (Debian keeps them off PATH)."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    candidates = [*reversed(debian), *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in candidates if (folder / "postgres").exists()), None)


class PostgreSQLServer:
    """One server with its data in ``folder``; anybody on this machine may connect to it while it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        self._process: ServerProcess | None = None

    def start(self) -> None:
        """Return when connections are taken; raise ``ServerFailed`` when there is no PostgreSQL or it refuses."""
        programs = postgresql_programs()
        if programs is None:
            raise ServerFailed("PostgreSQL is not installed (Debian: postgresql)")
        self.folder.mkdir(parents=True, exist_ok=True)
        data, identity = self.folder / "data", self._identity()
        self._make_cluster(programs, data, identity)
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._process = ServerProcess(
            [str(programs / "postgres"), "-D", str(data), *options],
            log=self.folder / "output.log",
            cwd=self.folder,
            **identity,
        )
        self._process.wait_until(lambda: self._takes_connections(programs), seconds=60)

    def stop(self) -> None:
        """End the server at once, without waiting for clients."""
        if self._process is not None:
            self._process.stop(by=signal.SIGINT)

    def _make_cluster(self, programs: Path, data: Path, identity: dict[str, Any]) -> None:
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"]
        made = subprocess.run(
            [*initdb, "-E", "UTF8", "--locale", LOCALE],
            check=False,
            capture_output=True,
            text=True,
            cwd=self.folder,
            **identity,
        )
        if made.returncode != 0:
            raise ServerFailed(f"initdb: {made.stderr.strip()}")

    def _takes_connections(self, programs: Path) -> bool:
        asked = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked, check=False).returncode == 0

    def _identity(self) -> dict[str, Any]:
        """As root, run as the user ``postgres``: the programs refuse root."""
        if os.geteuid() != 0:
            return {}
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            raise ServerFailed("PostgreSQL refuses to run as root and there is no user postgres") from None
        os.chown(self.folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
