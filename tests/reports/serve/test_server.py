"""Beginning, changing and ending: the port, the extra, a newer store, Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sagsspor.cli import main
from sagsspor.cli import serving as command
from sagsspor.graph.build import build, remove
from tests.reports.serve.conftest import TOP, serving

httpx = pytest.importorskip("httpx", reason="httpx is not installed (dependency group dev)")

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
COUNT = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a sag:Document }"


def _run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sagsspor", "serve", *args],
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in found.split()]


def _ended(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(number: signal.Signals, example_store: Path, tmp_path: Path) -> None:
    """Also with two queries at work and two that wait; processes and files go with it."""
    pytest.importorskip("uvicorn", reason="the extra sagsspor[serve] is not installed")
    tempfiles = tmp_path / "temp"
    tempfiles.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tempfiles))
        with serving(example_store, "--workers=2") as server:
            assert list(tempfiles.iterdir())
            workers = _children(server.process.pid)
            assert len(workers) == 2
            with ThreadPoolExecutor(4) as clients:
                asked = [
                    clients.submit(httpx.get, server.endpoint, params={"query": SLOW}, timeout=60)
                    for _ in range(4)
                ]
                time.sleep(1.5)
                server.process.send_signal(number)
                code = server.process.wait(20)
                replies = [one.result() for one in asked]
    assert {(reply.status_code, reply.text) for reply in replies} == {
        (503, "The server is stopping.\n")
    }
    assert code == (0 if number == signal.SIGINT else 128 + number)
    assert all(map(_ended, workers))
    assert list(tempfiles.iterdir()) == []
    assert not any("Traceback" in line or "ERROR" in line for line in server.said)


def test_a_port_in_use_is_told(example_store: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra sagsspor[serve] is not installed")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        done = _run("--store", str(example_store), "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.endswith(f"sagsspor: Port {port} is in use. Name another one with --port.\n")


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra sagsspor[serve] is not installed")
    done = _run("--store", str(tmp_path / "none"), "--port", "0")
    assert done.returncode == 3
    assert "There is no store here." in done.stderr


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_a_missing_extra_is_named(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(SystemExit) as stop:
        main(["serve", "--store", "anywhere"])
    assert stop.value.code == 2
    assert "pip install 'sagsspor[serve]'" in capsys.readouterr().err


def test_only_this_machine_is_listened_to(example_store: Path) -> None:
    with serving(example_store, "--workers=1") as server:
        hexed = f"{server.port:04X}"
        lines = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
        local = {line.split()[1] for line in lines if line.split()[1].endswith(f":{hexed}")}
        assert local == {f"0100007F:{hexed}"}
        six = Path("/proc/net/tcp6")
        assert f":{hexed} " not in (six.read_text("ascii") if six.exists() else "")


def test_a_newer_state_of_the_store_is_served(tmp_path: Path) -> None:
    minutes = sorted(
        path for path in (TOP / "examples").iterdir() if path.name.startswith("bregnholt-")
    )
    store = tmp_path / "store"
    build(minutes[:3], store)
    with serving(store, "--workers=1") as server:

        def count() -> str:
            reply = httpx.get(server.endpoint, params={"query": COUNT}, timeout=20)
            return str(reply.json()["results"]["bindings"][0]["n"]["value"])

        def wait_for(number: str) -> None:
            end = time.monotonic() + 60
            while count() != number:
                assert time.monotonic() < end
                time.sleep(0.3)

        assert count() == "3"
        before = httpx.get(server.address + "om.html").text
        assert minutes[3].name not in before
        build(minutes[3:4], store)
        wait_for("4")
        assert minutes[3].name in httpx.get(server.address + "om.html").text
        remove(minutes[0].stem, store)
        wait_for("3")
        assert minutes[0].name not in httpx.get(server.address + "om.html").text
        assert len([line for line in server.said if "The store has changed" in line]) == 2
        end = time.monotonic() + 20
        while len(_children(server.process.pid)) > 1:
            assert time.monotonic() < end
            time.sleep(0.2)
        # A store that goes away is served on as it was.
        shutil.rmtree(store)
        time.sleep(2)
        assert count() == "3"


def test_a_killed_worker_is_replaced(example_store: Path) -> None:
    with serving(example_store, "--workers=1") as server:
        for _ in range(3):
            (worker,) = _children(server.process.pid)
            os.kill(worker, signal.SIGKILL)
            while not _ended(worker):
                time.sleep(0.05)
            codes = [
                httpx.get(server.endpoint, params={"query": "ASK {}"}).status_code for _ in range(2)
            ]
            assert codes[-1] == 200
