"""How `credscore batch` scales: with processes, with the size of the corpus, and with awkward inputs. (Linux)

    python benchmarks/scaling.py CORPUS.jsonl[.gz] [--rounds 3] [--copies 10]

Prints one JSON object of three parts:

processes   one process, two independent runs at once, and one run of two processes, in interleaved rounds. What two
            independent runs gain over one is what the machine allows (two cores share memory and caches): the ceiling.
size        ten times the corpus against a base that takes one process at least --base-seconds: time, and the peak memory of
            every process. Starting is measured on a single article and shown by itself.
awkward     a 50 MB article, a 10 MB line without a full stop, 10 MB of newlines, each against a tenth of it

Ratios within one run are what counts. `others` is the number of cores that other work on the machine took meanwhile: above a
tenth or so it shows in the ratios.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credscore.io.streams import ByteStream

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass
class Took:
    """What some commands at once took: wall seconds, processor seconds, cores others used, peak MB of every process, rows."""

    seconds: float
    processor: float
    others: float
    peaks: list[int]
    rows: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s, processor {self.processor:.1f} s, others {self.others:.2f}, peak MB {self.peaks}"


def peak(pid: int) -> int:
    """Most resident MB a process ever had, 0 when it is gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) * 1024 / 1e6)
    except (OSError, IndexError):
        pass
    return 0


def below(pid: int) -> list[int]:
    """`pid` and all processes under it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid] + [inner for child in children for inner in below(int(child))]


def busy() -> float:
    """Processor seconds that all processes of the machine have used."""
    fields = [int(x) for x in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def run(corpus: Path, output: Path, workers: int, copies: int = 1) -> Took:
    """`copies` commands at once, each over the whole corpus, start-up included."""
    outputs = [output.with_suffix(f".{k}.jsonl") for k in range(copies)]
    command = [sys.executable, "-m", "credscore", "batch", str(corpus), "--workers", str(workers), "-q", "-o"]
    busy_before, began = busy(), time.perf_counter()
    processes = [subprocess.Popen([*command, str(path)]) for path in outputs]
    peaks: dict[int, int] = {}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            for process in processes:
                for pid in below(process.pid):
                    peaks[pid] = max(peaks.get(pid, 0), peak(pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    processor = 0.0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        # Workers are children of the command, which waits for them: their time is in its own.
        processor += usage.ru_utime + usage.ru_stime
    seconds = time.perf_counter() - began
    ended.set()
    watcher.join()
    others = max(0.0, busy() - busy_before - processor) / seconds
    if any(process.returncode not in (0, 1) for process in processes):
        raise SystemExit("credscore batch failed.")
    with outputs[0].open("rb") as handle:
        rows = sum(1 for _ in handle)
    for path in outputs:
        path.unlink()
    # Helpers that Python and joblib start stay below 50 MB and hold no articles.
    return Took(seconds, processor, others, sorted((mb for mb in peaks.values() if mb >= 50), reverse=True), rows)


def enlarge(corpus: str, path: Path, times: int) -> Path:
    data = b"".join(ByteStream(corpus, corpus).blocks())
    with path.open("wb") as out:
        for _ in range(times):
            out.write(data)
    return path


def say(what: str, took: Took) -> Took:
    print(f"{what}: {took}", file=sys.stderr, flush=True)
    return took


def processes(corpus: Path, out: Path, rounds: int, starts: dict[int, float]) -> dict[str, Any]:
    """One process, two independent ones, and two workers of one command."""
    ways = {"one": (1, 1), "two independent": (1, 2), "two workers": (2, 1)}
    took: dict[str, list[Took]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (workers, copies) in ways.items():
            took[name].append(say(name, run(corpus, out, workers, copies)))

    def median(ratio: Any) -> float:
        return round(statistics.median(ratio(*each) for each in zip(*took.values(), strict=True)), 3)

    return {
        "rows": took["one"][0].rows,
        "seconds": {name: [round(t.seconds, 2) for t in each] for name, each in took.items()},
        "others": {name: [round(t.others, 2) for t in each] for name, each in took.items()},
        "speed-up": median(lambda one, apart, two: one.seconds / two.seconds),
        "speed-up without the start": median(
            lambda one, apart, two: (one.seconds - starts[1]) / (two.seconds - starts[2]),
        ),
        "ceiling": median(lambda one, apart, two: 2 * one.seconds / apart.seconds),
        # How much more processor time the same work costs beside another process that does the same: free of what others do.
        "ceiling by processor time": median(lambda one, apart, two: 4 * one.processor / apart.processor),
        "processor time, two workers over one": median(lambda one, apart, two: two.processor / one.processor),
    }


def tenfold(corpus: str, folder: Path, out: Path, copies: int, starts: dict[int, float]) -> dict[str, Any]:
    """Ten times the base corpus, with one process and with two."""
    once, ten = enlarge(corpus, folder / "once.jsonl", copies), enlarge(corpus, folder / "tenfold.jsonl", 10 * copies)
    result: dict[str, Any] = {"copies in the base": copies}
    for workers in (1, 2):
        small, large = say("base", run(once, out, workers)), say("tenfold", run(ten, out, workers))
        result[f"{workers} process(es)"] = {
            "rows": [small.rows, large.rows],
            "seconds": [round(small.seconds, 1), round(large.seconds, 1)],
            "others": [round(small.others, 2), round(large.others, 2)],
            "time ratio": round(large.seconds / small.seconds, 2),
            "time ratio without the start": round((large.seconds - starts[workers]) / (small.seconds - starts[workers]), 2),
            "processor time ratio": round(large.processor / small.processor, 2),
            "peak MB of every process": [small.peaks, large.peaks],
        }
    return result


def awkward(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Name -> (a tenth, the whole) of inputs that break naive code."""
    sentence = "The harbour board of Velmora met on Tuesday, said Mira Oldane, who runs the depot. "
    words = "the harbour board of velmora met again and again "

    def lines(name: str, data: bytes) -> Path:
        path = folder / f"{name}.jsonl"
        path.write_bytes(data)
        return path

    def article(name: str, text: str) -> Path:
        return lines(name, json.dumps({"text": text}).encode() + b"\n")

    def repeated(name: str, piece: str, size: int) -> tuple[Path, Path]:
        return article(f"{name}1", piece * (size // 10 // len(piece))), article(f"{name}10", piece * (size // len(piece)))

    return {
        "50 MB article": repeated("a", sentence, 50_000_000),
        "10 MB line without a full stop": repeated("l", words, 10_000_000),
        "10 MB of newlines": (lines("n1", b"\n" * 1_000_000), lines("n10", b"\n" * 10_000_000)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=10, help="copies of the corpus for the comparison of processes (%(default)s)")
    parser.add_argument("--base-seconds", type=float, default=15, help="how long the base of the tenfold corpus must take (%(default)s)")
    parser.add_argument("--only", choices=["processes", "size", "awkward"], action="append", help="leave the other parts out")
    options = parser.parse_args()
    parts = options.only or ["processes", "size", "awkward"]
    result: dict[str, Any] = {"cores": os.cpu_count()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out"
        single = folder / "single.jsonl"
        single.write_text(json.dumps({"text": "The harbour board of Velmora met on Tuesday, said Mira Oldane. " * 9}) + "\n")
        # Two articles of one shard each, so that two workers do start.
        pair = folder / "pair.jsonl"
        pair.write_text(json.dumps({"text": "x", "pad": "-" * (4 << 20)}) + "\n" + single.read_text())
        starts = {w: statistics.median(run(path, out, w).seconds for _ in range(5)) for w, path in ((1, single), (2, pair))}
        result["start, seconds"] = {str(workers): round(seconds, 2) for workers, seconds in starts.items()}
        if "processes" in parts:
            several = enlarge(options.corpus, folder / "several.jsonl", options.copies)
            result["processes"] = processes(several, out, options.rounds, starts)
            several.unlink()
        if "size" in parts:
            once = say("one copy", run(enlarge(options.corpus, folder / "one.jsonl", 1), out, 1))
            # A quarter more: other work may have slowed this run down.
            copies = math.ceil(1.25 * options.base_seconds / max(0.1, once.seconds - starts[1]))
            result["ten times the corpus"] = tenfold(options.corpus, folder, out, copies, starts)
        if "awkward" in parts:
            odd: dict[str, object] = {}
            for label, (tenth, whole) in awkward(folder).items():
                small, large = run(tenth, out, 1), run(whole, out, 1)
                odd[label] = {
                    "seconds": [round(small.seconds, 2), round(large.seconds, 2)],
                    "peak MB": [max(small.peaks, default=0), max(large.peaks, default=0)],
                    "rows": [small.rows, large.rows],
                }
            result["awkward inputs, a tenth and the whole"] = odd
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
