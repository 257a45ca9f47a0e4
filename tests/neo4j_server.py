"""A real Neo4j for the tests: started from Maven Central's artifacts, or an existing one named by the environment.

`KLYNGEGRAF_TEST_NEO4J=bolt://…` (with `…_USER`, `…_PASSWORD`) names an existing server whose data the tests may delete.
Otherwise Maven fetches Neo4j's jars once into the user's cache, and a server runs on a free port of this machine only,
with a password of its own, in a temporary folder, until the tests end, however they end.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

VERSION = "5.26.30"
JAVA = 17
STARTUP = 120.0  # seconds

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>klyngegraf</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
</project>
"""

CONF = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
db.tx_log.preallocate=false
dbms.cypher.min_replan_interval=1h
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""

OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")

# Runs beside the server and ends it when the tests' end of the pipe closes, which even kill -9 does.
GUARD = """
import os, signal, sys
sys.stdin.buffer.read()
try:
    os.kill(int(sys.argv[1]), signal.SIGTERM)
except OSError:
    pass
"""


class UnavailableError(Exception):
    """No server can be had here; the message is one line that says what is missing."""


@dataclass(frozen=True)
class Server:
    """Where the server is and how to log in."""

    uri: str
    user: str
    password: str


@contextmanager
def neo4j_server() -> Iterator[Server]:
    """A running server. Raises UnavailableError."""
    uri = os.environ.get("KLYNGEGRAF_TEST_NEO4J")
    if uri:
        user = os.environ.get("KLYNGEGRAF_TEST_NEO4J_USER", "neo4j")
        yield Server(uri, user, os.environ.get("KLYNGEGRAF_TEST_NEO4J_PASSWORD", ""))
        return
    jars = _jars()
    home = Path(tempfile.mkdtemp(prefix="klyngegraf-neo4j-"))
    try:
        with _running(jars, home) as server:
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _jars() -> Path:
    """Folder with Neo4j's jars, fetched on first use; it appears whole or not at all."""
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not java or _java_version(java) < JAVA:
        raise UnavailableError(f"Neo4j tests need Java {JAVA} or newer")
    folder = user_cache_path("klyngegraf") / f"neo4j-{VERSION}"
    if folder.is_dir():
        return folder
    if not maven:
        raise UnavailableError("Neo4j tests need Maven (mvn) to fetch the server, or KLYNGEGRAF_TEST_NEO4J")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        (Path(work) / "pom.xml").write_text(POM, encoding="utf-8")
        command = (maven, "-B", "-q", "dependency:copy-dependencies", "-DoutputDirectory=lib", "-DincludeScope=runtime")
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stdout + done.stderr).strip().splitlines()[-1:]
            raise UnavailableError(f"Maven could not fetch Neo4j: {' '.join(last)}")
        with suppress(OSError):  # another test run was faster
            (Path(work) / "lib").rename(folder)
    return folder


def _java_version(java: str) -> int:
    said = subprocess.run((java, "-version"), capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found.group(1)) if found else 0


@contextmanager
def _running(jars: Path, home: Path) -> Iterator[Server]:
    port, password = _free_port(), secrets.token_urlsafe(18)
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONF.format(port=port), encoding="utf-8")
    (home / "data" / "dbms").mkdir(parents=True)
    (home / "data" / "dbms" / "auth.ini").write_text(_auth_line(password), encoding="utf-8")
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(_command(jars, home), stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    guard = subprocess.Popen((sys.executable, "-c", GUARD, str(process.pid)), stdin=subprocess.PIPE)
    try:
        server = Server(f"bolt://127.0.0.1:{port}", "neo4j", password)
        _wait_for(server, process, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        guard.kill()
        guard.wait()


def _command(jars: Path, home: Path) -> tuple[str, ...]:
    opens = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS)
    options = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{jars}{os.sep}*")
    main = ("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}")
    return ("java", *opens, *options, *main)


def _auth_line(password: str) -> str:
    """The line in which Neo4j keeps a login: SHA-256 of salt and password, applied 1,024 times."""
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(1023):
        digest = hashlib.sha256(digest).digest()
    return f"neo4j:SHA-256,{digest.hex().upper()},{salt.hex().upper()},1024:\n"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    from graph.stores import open_neo4j
    from graph.stores.base import StoreError

    end = time.monotonic() + STARTUP
    while True:
        try:
            open_neo4j(server.uri, server.user, server.password).close()
            return
        except StoreError as error:
            if process.poll() is not None or time.monotonic() > end:
                last = log.read_text(errors="replace").strip().splitlines()[-3:]
                raise UnavailableError(f"Neo4j did not start: {error} {' '.join(last)}") from error
        time.sleep(0.25)
