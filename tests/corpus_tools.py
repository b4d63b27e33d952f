"""Invented articles and small helpers for the tests of readers and corpora."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credscore.corpus.options import Options
from credscore.corpus.progress import Silent
from credscore.corpus.runner import Result, run
from credscore.corpus.task import Job, scorer_for
from credscore.io.rows import Fields
from credscore.io.writers import OutputSpec

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600  # seconds after which a process is taken to hang: a busy machine is waited for
COMMAND = "from credscore.cli import main\nif __name__ == '__main__':\n    main()\n"

OPENINGS = (
    "The harbour board of Velmora voted on Tuesday to close the north pier for repairs.",
    "A source close to the Quillon brothers said the bakery chain may be sold before winter.",
    "Reportedly, the singer Oda Brask has moved to a farm outside Lindhaven.",
    "Engineers at Tarnwick Rail measured cracks of up to four millimetres in eleven axles.",
)
MIDDLES = (
    '"We counted every crate twice," said Mira Oldane, who runs the depot. "Nothing was missing."',
    "According to a report by the Institute for River Studies, the level fell by 12 centimetres in May.",
    "Insiders claim that the board had known about the leak for weeks.",
    "The council published the minutes of the meeting on its website on 4 June.",
    "It is thought that the talks could fail, although nobody would say so openly.",
    "Jory Pell, a spokesman for the company, declined to comment on the figures.",
)


def article(number: int, sentences: int = 9) -> str:
    """An invented article, different for every number."""
    body = [OPENINGS[number % 4]] + [MIDDLES[(number * 7 + i * (1 + number % 5)) % 6] for i in range(sentences)]
    body.append(f"The file has the number {number}.")
    return " ".join(body[: len(body) // 2]) + "\n\n" + " ".join(body[len(body) // 2 :])


def records(count: int, **extra: Any) -> list[dict[str, Any]]:
    places = ("Velmora Post", "Lindhaven Echo", "Tarnwick Mail")
    return [
        {
            "id": f"a-{i:04d}",
            "text": article(i, 4 + i % 13),
            "publisher": places[i % 3],
            "date": f"2031-{i % 4 + 1:02d}-{i % 27 + 1:02d}",
            **extra,
        }
        for i in range(count)
    ]


def write_jsonl(path: Path, rows: list[Any]) -> Path:
    path.write_text(
        "".join((row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows), encoding="utf-8"
    )
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Heard(Silent):
    """Keeps what a run says."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def message(self, text: str) -> None:
        self.said.append(text)


def score(inputs: Any, output: Path, heard: Heard | None = None, keep: tuple[str, ...] = (), **options: Any) -> Result:
    options = {"workers": 1, "shard_size": 1 << 22} | options
    fields = options.pop("fields", None) or Fields.chosen(keep=keep)
    inputs = [inputs] if isinstance(inputs, Path | str) else inputs
    return run([str(i) for i in inputs], str(output), Options(fields=fields, **options), heard)


class Meanwhile(Heard):
    """Does something to the inputs while a run goes on."""

    def __init__(self, what: Callable[[], object], at: int = 2) -> None:
        super().__init__()
        self._what, self._left = what, at

    def update(self, stats: Any, weight: int) -> None:
        self._left -= 1
        if not self._left:
            self._what()


def spoilt(path: Path, rows: int, group: int, spoilt_groups: tuple[int, ...]) -> Path:
    """A Parquet file of row groups, some of which have a page that cannot be read."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records(rows)), path, row_group_size=group, compression="snappy", use_dictionary=False)
    data = bytearray(path.read_bytes())
    for number in spoilt_groups:
        column = pq.ParquetFile(path).metadata.row_group(number).column(1)
        data[column.data_page_offset : column.data_page_offset + 64] = b"\xff" * 64
    path.write_bytes(data)
    return path


def script(folder: Path, program: str = COMMAND) -> Path:
    """A file that runs credscore as its own process (guarded, so that workers may import it)."""
    path = folder / "run.py"
    path.write_text(program)
    return path


def environment() -> dict[str, str]:
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p)}


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def start(folder: Path, name: str, *arguments: str, program: str = COMMAND, **options: Any) -> subprocess.Popen[bytes]:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "start_new_session": True, "env": environment()} | options
    if sys.platform != "win32":  # what a shell runs in the background ignores Ctrl-C, and so would all that it starts
        options.setdefault("preexec_fn", _hear_ctrl_c)
    return subprocess.Popen([sys.executable, str(script(folder, program)), name, *arguments], cwd=folder, **options)


def command(folder: Path, name: str, *arguments: str, stdin: bytes | None = None) -> tuple[int, bytes, str]:
    """(exit code, stdout, stderr) of `credscore NAME ...` run in `folder`."""
    process = start(folder, name, *arguments, stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL)
    out, err = process.communicate(stdin, timeout=PATIENCE)
    return process.returncode, out, err.decode("utf-8", "replace")


def scored_corpus(folder: Path) -> Path:
    """Four hundred articles; their scores lie beside them, see `whole`."""
    path = write_jsonl(folder / "news.jsonl", records(400))
    run([str(path)], str(folder / "whole.jsonl"), Options(workers=1))
    return path


def whole(corpus: Path) -> str:
    return digest(corpus.parent / "whole.jsonl")


def until(condition: Any, process: subprocess.Popen[bytes]) -> bool:
    """Wait until something is seen while a process runs; False when it ended first."""
    ends = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < ends:
        if condition():
            return True
        time.sleep(0.002)
    return False


def job(parts: Path) -> Job:
    parts.mkdir()
    info = scorer_for(None, None).info
    return Job(None, info["fingerprint"], Fields.chosen(), OutputSpec("jsonl", "article"), str(parts), "context")


# Beginnings and ends at which a scorer that looks across the border of two articles goes wrong: a name as the first word, a
# headline in capitals, an open or a closing quotation at the end, a speech tag at the start.
BORDERS = (
    "Pell joins Lindhaven from Tarnwick\n\nLindhaven have signed Tarnwick keeper Jory Pell until May. The club said so.",
    "The board voted on the pier. Asked about the cost, the mayor was calm. “We must talk about it, and that’s a good thing.”",
    "Wooden Hand Shows Promise\n\nEn Español\n\nBy Mira Oldane\n\nA new study of 40 patients suggests that it can hold an egg.",
    'Said Oda Brask on Friday: "The farm is not for sale. Nobody asked me. I shall stay until the winter comes and then we shall see',
    "said Jory Pell, a spokesman. The company counted the crates and found nothing missing, he added. Read more at the Velmora Post",
    "Insiders claim the bakery will be sold. It could not be confirmed. A source close to it said: “Wait and see.”\n\nMORE: Bread",
)
