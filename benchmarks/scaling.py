"""How `credscore batch` scales: with processes, with the size of the corpus, and with awkward inputs.

    python benchmarks/scaling.py CORPUS.jsonl[.gz] [--rounds 5] [--repeat 4]

Prints one JSON object: two processes against one (interleaved rounds, medians), ten times the corpus against once (time, and
the peak memory of every process), and a 50 MB article, a 10 MB line without a full stop and 10 MB of newlines against a
tenth of each. Ratios within one run are what counts; other work on the machine shows in them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from credscore.io.streams import ByteStream

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident(pid: int) -> int:
    """Resident bytes of a process, 0 when it is gone. Linux only."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def below(pid: int) -> list[int]:
    """`pid` and all processes under it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid] + [inner for child in children for inner in below(int(child))]


def run(inputs: list[str], output: Path, workers: int) -> tuple[float, int, int]:
    """(seconds, peak resident bytes of the largest process, rows written) of one command, start-up included."""
    command = [sys.executable, "-m", "credscore", "batch", *inputs, "-o", str(output), "--workers", str(workers), "-q"]
    began = time.perf_counter()
    process = subprocess.Popen(command)
    peaks: dict[int, int] = {}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            for pid in below(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), resident(pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - began
    ended.set()
    watcher.join()
    if code not in (0, 1):
        raise SystemExit(f"credscore batch ended with {code}.")
    with output.open("rb") as handle:
        rows = sum(1 for _ in handle)
    return seconds, max(peaks.values(), default=0), rows


def enlarge(corpus: str, path: Path, times: int) -> Path:
    data = b"".join(ByteStream(corpus, corpus).blocks())
    with path.open("wb") as out:
        for _ in range(times):
            out.write(data)
    return path


def awkward(folder: Path) -> dict[str, tuple[Path, Path]]:
    """Name -> (a tenth, the whole) of inputs that break naive code."""
    sentence = "The harbour board of Velmora met on Tuesday, said Mira Oldane, who runs the depot. "
    words = "the harbour board of velmora met again and again "

    def article(name: str, text: str) -> Path:
        path = folder / name
        path.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
        return path

    pairs = {
        "50 MB article": (article("a5", sentence * (5_000_000 // len(sentence))), article("a50", sentence * (50_000_000 // len(sentence)))),
        "10 MB line without a full stop": (
            article("l1", words * (1_000_000 // len(words))),
            article("l10", words * (10_000_000 // len(words))),
        ),
    }
    for name, size in (("n1", 1_000_000), ("n10", 10_000_000)):
        (folder / name).write_bytes(b"\n" * size)
    pairs["10 MB file of newlines"] = (folder / "n1", folder / "n10")
    return {name: (as_jsonl(small), as_jsonl(large)) for name, (small, large) in pairs.items()}


def as_jsonl(path: Path) -> Path:
    return path.rename(path.with_suffix(".jsonl"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=4, help="copies of the corpus for the comparison of processes")
    parser.add_argument("--skip-tenfold", action="store_true")
    options = parser.parse_args()
    result: dict[str, object] = {"cores": os.cpu_count()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out.jsonl"
        several = enlarge(options.corpus, folder / "several.jsonl", options.repeat)
        times: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(options.rounds):
            for workers in (1, 2):
                times[workers].append(run([str(several)], out, workers)[0])
        ratio = statistics.median(one / two for one, two in zip(times[1], times[2], strict=True))
        result["processes"] = {"one": times[1], "two": times[2], "speed-up (median of rounds)": round(ratio, 3)}
        if not options.skip_tenfold:
            once, tenfold = enlarge(options.corpus, folder / "once.jsonl", 1), enlarge(options.corpus, folder / "tenfold.jsonl", 10)
            tests: dict[str, object] = {}
            for workers in (1, 2):
                small, large = run([str(once)], out, workers), run([str(tenfold)], out, workers)
                tests[f"{workers} process(es)"] = {
                    "time ratio": round(large[0] / small[0], 2),
                    "peak MB": [round(small[1] / 1e6), round(large[1] / 1e6)],
                    "rows": [small[2], large[2]],
                }
            result["ten times the corpus"] = tests
        odd: dict[str, object] = {}
        for label, (tenth, whole) in awkward(folder).items():
            small, large = run([str(tenth)], out, 1), run([str(whole)], out, 1)
            odd[label] = {
                "seconds": [round(small[0], 2), round(large[0], 2)],
                "peak MB": [round(small[1] / 1e6), round(large[1] / 1e6)],
                "rows": [small[2], large[2]],
            }
        result["awkward inputs, a tenth and the whole"] = odd
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
