"""Kill `credscore batch` at random moments, give the same command again, and compare the end with an uninterrupted run.

    python benchmarks/kill_resume.py CORPUS.jsonl --kills 50

For one process, two processes and a Dask cluster of two worker processes: kill -9 of the whole process group, every second
time of the parent alone; with Dask, a worker is killed in the middle as well. Prints one JSON line for each engine and
exits 1 if a single byte differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENGINES = {
    "one process": ["--workers", "1"],
    "two processes": ["--workers", "2"],
    "dask": ["--engine", "dask", "--workers", "2"],
}
COMMAND = "from credscore.cli import main\nif __name__ == '__main__':\n    main()\n"


def start(script: Path, corpus: str, output: Path, extra: list[str], shard: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(script), "batch", corpus, "-o", str(output), "--shard-size", shard, "-q", *extra]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)


def children(pid: int) -> list[int]:
    """Processes below `pid`, from /proc."""
    out = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            if parent == pid:
                out += [int(entry.name), *children(int(entry.name))]
    return out


def kill(process: subprocess.Popen[bytes], group: bool) -> None:
    try:
        if group:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        return


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def try_engine(script: Path, corpus: str, folder: Path, extra: list[str], kills: int, shard: str, seed: int) -> dict[str, object]:
    """Kill and resume until `kills` kills have hit a running command; every finished run is compared and begun anew."""
    output = folder / "killed.jsonl"
    whole = folder / "whole.jsonl"
    began = time.monotonic()
    plain = start(script, corpus, whole, extra, shard)
    plain.communicate()
    length = time.monotonic() - began
    if plain.returncode not in (0, 1):
        raise SystemExit("The uninterrupted run failed.")
    rng = random.Random(seed)
    hit = finished = different = lost = 0
    while hit < kills:
        process = start(script, corpus, output, extra, shard)
        try:
            process.wait(timeout=rng.uniform(0.05, length * 1.05))
        except subprocess.TimeoutExpired:
            kill(process, group=rng.random() < 0.5)
            hit += 1
        process.communicate()
        if process.returncode in (0, 1):
            finished += 1
            different += digest(output) != digest(whole)
            output.unlink()
        elif process.returncode != -signal.SIGKILL:
            lost += 1
    process = start(script, corpus, output, extra, shard)
    if len(extra) == 4:
        # One Dask worker dies in the middle of a run that goes on.
        time.sleep(length * 0.6)
        workers = [pid for pid in children(process.pid) if "spawn_main" in _command(pid)]
        if workers and process.poll() is None:
            os.kill(workers[-1], signal.SIGKILL)
    process.communicate()
    different += process.returncode not in (0, 1) or digest(output) != digest(whole)
    left = sorted(p.name for p in folder.iterdir())
    for path in (output, whole):
        path.unlink()
    return {"seconds": round(length, 2), "kills": hit, "finished": finished + 1, "different": different, "failed": lost, "left": left}


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--shard-size", default="256KB")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=sorted(ENGINES), action="append")
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "run.py"
        script.write_text(COMMAND)
        for engine in options.engine or ENGINES:
            folder = Path(name) / engine.replace(" ", "-")
            folder.mkdir()
            result = try_engine(script, options.corpus, folder, ENGINES[engine], options.kills, options.shard_size, options.seed)
            print(json.dumps({"engine": engine} | result), flush=True)
            bad += bool(result["different"] or result["failed"])
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
