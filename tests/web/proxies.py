"""nginx and Caddy with the very files of docs/beheer, in front of a program on this computer."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli_commands.serve import listen
from tests.other_programs import do_without

BEHEER = Path(__file__).resolve().parents[2] / "docs" / "beheer"
SITE = "veranderverhaal.voorbeeld.nl"
SECONDS = 15


@dataclass(frozen=True)
class Door:
    """Where a proxy listens, with TLS."""

    port: int
    log: Path
    knows_length: bool = False  # refuses what says that it is too large, before it is sent

    def first_line(self, first_line: str, *headers: str) -> str:
        """The beginning of the answer, without waiting for the rest."""
        lines = [first_line, f"Host: {SITE}", *headers, "", ""]
        with self.connect() as there:
            there.sendall("\r\n".join(lines).encode())
            return there.recv(4096).decode("latin-1").partition("\r\n")[0]

    def say(self, first_line: str, *headers: str, body: str = "") -> str:
        """What comes back, head and body, to a request that is written out in full."""
        lines = [first_line, f"Host: {SITE}", "Connection: close", *headers]
        if body:
            lines.append(f"Content-Length: {len(body.encode())}")
            lines.append("Content-Type: application/x-www-form-urlencoded")
        text = "\r\n".join([*lines, "", body])
        with self.connect() as there:
            there.sendall(text.encode())
            return read_all(there)

    def get(self, path: str, *headers: str) -> str:
        return self.say(f"GET {path} HTTP/1.1", *headers)

    def websocket(self, *headers: str) -> str:
        """The first line of the answer of the dashboard's websocket."""
        asked = [
            "GET /app/_stcore/stream HTTP/1.1",
            f"Origin: https://{SITE}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            *headers,
        ]
        return self.first_line(*asked)

    def connect(self) -> ssl.SSLSocket:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)
        return context.wrap_socket(plain, server_hostname=SITE)


def read_all(there: socket.socket) -> str:
    parts = []
    while True:
        try:
            part = there.recv(65536)
        except (ssl.SSLEOFError, ConnectionResetError):
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode("utf-8", "replace")


def free_port() -> int:
    with listen("127.0.0.1", 0) as free:
        return int(free.getsockname()[1])


def program(name: str) -> str:
    """Where it is; nginx lies where only root looks by itself."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    return found or do_without(f"no {name} on this computer")


def certificate(folder: Path) -> tuple[Path, Path]:
    """One of our own making, that nobody trusts."""
    made, key = folder / "cert.pem", folder / "key.pem"
    subject = ["-subj", f"/CN={SITE}", "-addext", f"subjectAltName=DNS:{SITE}"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command = [program("openssl"), "req", "-x509", *kind, *subject, "-keyout", key, "-out", made]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


def replaced(text: str, changes: dict[str, str]) -> str:
    """The file with our ports and paths; what is to be replaced must be in it."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, behind: int) -> Iterator[Door]:
    """With docs/beheer/nginx.conf, as Debian includes it."""
    with _nginx(folder, "nginx.conf", {"127.0.0.1:8501": f"127.0.0.1:{behind}"}) as door:
        yield door


@contextmanager
def nginx_several(folder: Path, behind: Sequence[int]) -> Iterator[tuple[Door, int]]:
    """With docs/beheer/nginx-several.conf, and the port where it listens without TLS too.

    It believes who says from where it comes: a crowd of one computer is not one address then.
    """
    ports = {f"127.0.0.1:{8501 + place}": f"127.0.0.1:{port}" for place, port in enumerate(behind)}
    plain = free_port()
    listens = {"    server_tokens off;": f"    listen 127.0.0.1:{plain};\n    server_tokens off;"}
    believes = "set_real_ip_from 127.0.0.1; real_ip_header X-Forwarded-For;"
    with _nginx(folder, "nginx-several.conf", ports | listens, more=believes) as door:
        yield door, plain


@contextmanager
def _nginx(folder: Path, file: str, changes: dict[str, str], *, more: str = "") -> Iterator[Door]:
    command = program("nginx")
    made, key = certificate(folder)
    port, plain = free_port(), free_port()
    live = f"/etc/letsencrypt/live/{SITE}"
    site = replaced(
        (BEHEER / file).read_text(encoding="utf-8"),
        {
            f"{live}/fullchain.pem": str(made),
            f"{live}/privkey.pem": str(key),
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "listen [::]:443 ssl": f"listen [::1]:{port} ssl",
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen [::]:80;": "",
            "/var/log/nginx": str(folder),
            "client_header_timeout 10s": "client_header_timeout 1s",
            **changes,
        },
    )
    if not has_ipv6():
        site = site.replace(f"    listen [::1]:{port} ssl http2;\n", "")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    head = f"{user} daemon off; pid {folder}/nginx.pid; error_log stderr crit; events {{}}"
    whole.write_text(f"{head}\nhttp {{ {temporary}{more}\n{site}\n}}\n", encoding="utf-8")
    with started([command, "-p", str(folder), "-c", str(whole)], port, folder):
        yield Door(port, folder / "veranderverhaal.log", knows_length=True)


@contextmanager
def caddy(folder: Path, behind: int) -> Iterator[Door]:
    """With docs/beheer/Caddyfile, and a certificate of our own."""
    command = program("caddy")
    made, key = certificate(folder)
    port, plain = free_port(), free_port()
    ports = f"\thttp_port {plain}\n\thttps_port {port}\n"
    whole = folder / "Caddyfile"
    text = replaced(
        (BEHEER / "Caddyfile").read_text(encoding="utf-8"),
        {
            "{\n\tservers {": f"{{\n\tadmin off\n{ports}\tservers {{",
            f"\n{SITE} {{": f"\nhttps://{SITE}:{port} {{",
            "# tls /etc/caddy/fullchain.pem /etc/caddy/privkey.pem": f"tls {made} {key}",
            "127.0.0.1:8501": f"127.0.0.1:{behind}",
            "read_header 10s": "read_header 1s",
        },
    )
    whole.write_text(text, encoding="utf-8")
    run = [command, "run", "--config", str(whole), "--adapter", "caddyfile"]
    with started(run, port, folder):
        yield Door(port, folder / "output.log")


@contextmanager
def started(command: list[str], port: int, folder: Path) -> Iterator[None]:
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, env=environment
        )
        try:
            wait_until_open(port, process, folder / "output.log")
            yield
        finally:
            process.terminate()
            process.wait(timeout=SECONDS)


def wait_until_open(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace")[-2000:])


def has_ipv6() -> bool:
    try:
        listen("::1", 0).close()
    except Exception:
        return False
    return True
