"""Kill `credscore batch` at random moments, give the same command again, and compare the end with an uninterrupted run.

    python benchmarks/kill_resume.py CORPUS.jsonl --kills 50

For one process, two processes and a Dask cluster of two worker processes: kill -9 of the whole process group, every second
time of the parent alone; with Dask, a worker is killed in the middle as well. Then the same on a disk that is full halfway
(a small tmpfs, which takes the right to mount one). Prints one JSON line for each engine and exits 1 if a single byte
differs, a run ends with another exit code than the uninterrupted one, or anything is left behind.
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


class Case:
    """One engine on one corpus, and what an uninterrupted run gave: its bytes, exit code and length in seconds."""

    def __init__(self, script: Path, corpus: str, folder: Path, engine: str, shard: str) -> None:
        self.dask = engine == "dask"
        self.command = [sys.executable, str(script), "batch", corpus, "--shard-size", shard, "-q", *ENGINES[engine]]
        whole = folder / "whole.jsonl"
        began = time.monotonic()
        process = self.start(whole)
        said = process.communicate()[1]
        self.seconds = time.monotonic() - began
        self.code = process.returncode
        if self.code not in (0, 1):
            raise SystemExit(f"The uninterrupted run failed:\n{said.decode()}")
        self.digest = digest(whole)
        self.size = whole.stat().st_size
        for path in folder.iterdir():
            path.unlink()

    def start(self, output: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*self.command, "-o", str(output)], start_new_session=True, stderr=subprocess.PIPE)

    def fault(self, process: subprocess.Popen[bytes], said: bytes, output: Path) -> str | None:
        """What is wrong with a run that came to its end; None when it ended as the uninterrupted one."""
        if process.returncode != self.code:
            return f"exit code {process.returncode}: {said.decode()[-500:]}"
        if digest(output) != self.digest:
            return "other bytes"
        left = {path.name for path in output.parent.iterdir()} - {output.name, f"{output.name}.errors.jsonl"}
        return f"left behind: {', '.join(sorted(left))}" if left else None


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


def parts_in(folder: Path) -> int:
    return len(list(folder.glob("*.parts/*.part")))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def killed_at_random(case: Case, folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill and resume until `kills` kills have hit a running command; every finished run is judged and begun anew."""
    output = folder / "killed.jsonl"
    rng = random.Random(seed)
    hit = finished = 0
    faults = []
    while hit < kills:
        process = case.start(output)
        try:
            process.wait(timeout=rng.uniform(0.05, case.seconds * 1.05))
        except subprocess.TimeoutExpired:
            kill(process, group=rng.random() < 0.5)
        said = process.communicate()[1]
        if process.returncode == -signal.SIGKILL:
            hit += 1
            continue
        finished += 1
        faults.append(case.fault(process, said, output))
        output.unlink(missing_ok=True)
    process = case.start(output)
    if case.dask:
        # One worker dies in the middle of a run that goes on.
        before = parts_in(folder)
        while process.poll() is None and parts_in(folder) <= before:
            time.sleep(0.005)
        workers = [pid for pid in children(process.pid) if "spawn_main" in _command(pid)]
        if workers and process.poll() is None:
            os.kill(workers[-1], signal.SIGKILL)
    said = process.communicate()[1]
    faults.append(case.fault(process, said, output))
    return {"kills": hit, "finished": finished + 1, "faults": [fault for fault in faults if fault]}


def full_disk(case: Case, folder: Path) -> dict[str, object]:
    """The same on a disk with room for half of the parts, then with enough."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={case.size // 2}", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        return {"full disk": "not tried: no right to mount a tmpfs"}
    try:
        output = disk / "killed.jsonl"
        process = case.start(output)
        said = process.communicate()[1]
        faults = []
        if process.returncode != 1 or b"no space left" not in said or output.exists():
            faults.append(f"full disk, exit code {process.returncode}: {said.decode()[-500:]}")
        kept = parts_in(disk)
        subprocess.run(["mount", "-o", f"remount,size={4 * case.size + (1 << 20)}", str(disk)], check=True)
        process = case.start(output)
        said = process.communicate()[1]
        faults.append(case.fault(process, said, output))
    finally:
        subprocess.run(["umount", str(disk)], check=False)
    return {"full disk": {"shards finished before": kept, "faults": [fault for fault in faults if fault]}}


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
    bad = False
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "run.py"
        script.write_text(COMMAND)
        for engine in options.engine or ENGINES:
            folder = Path(name) / engine.replace(" ", "-")
            folder.mkdir()
            case = Case(script, options.corpus, folder, engine, options.shard_size)
            result = killed_at_random(case, folder, options.kills, options.seed) | full_disk(case, folder)
            print(json.dumps({"engine": engine, "seconds": round(case.seconds, 2)} | result), flush=True)
            bad |= '"faults": ["' in json.dumps(result)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
