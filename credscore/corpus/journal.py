"""The journal of a run: which shards are finished, so that the same command goes on where an interrupted one stopped.

A file of JSON lines beside the parts. The first line says what the run was (options, model); every other line is one
finished shard, appended and synced after its part. A line that was cut off by a crash is dropped.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import ExitStack, suppress
from dataclasses import asdict
from typing import Any

from credscore.corpus.shards import Shard
from credscore.corpus.stats import Stats
from credscore.corpus.task import Done
from credscore.errors import UsageError
from credscore.io.writers import sync_folder

VERSION = 1
NAME = "journal.jsonl"
# What a run writes into its folder beside the journal: parts, lists of errors, hashes of ids, and what is not finished.
_OURS = (".part", ".errors", ".ids", ".tmp")
# What file systems and desktops put into any folder.
_NOBODYS = (".nfs", ".DS_Store", "._")
_TRIES = 1000
_WORDS = {
    "fingerprint": "the model",
    "options": "the options",
    "version": "the version of credscore",
    "journal": "the format of the journal",
}


class Journal:
    """Opens the journal in `parts` for this run, or begins a new one. Only one run at a time may hold it.

    `found`: finished shards of an earlier run by locator. `changed`: in words, what differs from that run (then nothing of
    it is used). `spoilt`: its first line cannot be read (nor then). Raises UsageError while another run holds the journal, and
    where something else has the name of the folder.
    """

    def __init__(self, parts: str, head: dict[str, Any]) -> None:
        self._parts = parts
        self.path = os.path.join(parts, NAME)
        self.found: dict[str, Done] = {}
        self._files: dict[str, list[str]] = {}
        self.changed: list[str] = []
        self.spoilt = False
        self.resliced = False
        self._added = False
        _check_ours(parts)
        self._hold()
        with ExitStack() as unless_read:
            unless_read.callback(self._file.close)
            self._read({"journal": VERSION} | head)
            unless_read.pop_all()

    def _hold(self) -> None:
        """Open the journal and lock it. A run that ends at this moment takes the folder, or the file just opened, away: then once more."""
        for _ in range(_TRIES):
            try:
                # Not found is what the folder is to be in: that, no other run takes away.
                os.makedirs(self._parts, exist_ok=True)
            except FileExistsError:
                if _no_folder(self._parts):
                    raise
                continue
            try:
                self._file = open(self.path, "a+b")  # noqa: SIM115 (held open, and locked, as long as the run lasts)
            except (FileNotFoundError, FileExistsError):
                if _no_folder(self._parts):
                    raise
                continue
            with ExitStack() as unless_held:
                unless_held.callback(self._file.close)
                self._lock()
                if self._is_there():
                    unless_held.pop_all()
                    return
        raise self._taken()

    def _is_there(self) -> bool:
        """Whether the open file is still the one under its name: the lock of a removed file keeps nobody away."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), os.stat(self.path))
        except FileNotFoundError:
            return False

    def _taken(self) -> UsageError:
        return UsageError(
            f"Another credscore batch is writing to the same output (it holds {self.path}).", "Wait for it, or choose another -o."
        )

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:
            # Windows: no lock; parts are named by content, so two runs at worst do the same work twice.
            return
        try:
            fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            # The latter is how some network file systems say it.
            raise self._taken() from None
        except OSError:
            # A file system without locks: the same as on Windows.
            return

    def _read(self, head: dict[str, Any]) -> None:
        self._file.seek(0)
        content = self._file.read()
        whole = content[: content.rfind(b"\n") + 1]
        lines = [_parse(line) for line in whole.splitlines()]
        old = lines[0] if lines else None
        if old is None:
            # A run that was killed while it wrote its first line has finished nothing.
            self.spoilt = bool(whole) or (bool(content) and any(name.endswith(".part") for name in os.listdir(self._parts)))
            self._begin(head)
            return
        self.changed = [_WORDS.get(key, key) for key in head if key != "shard_size" and old.get(key) != head[key]]
        if self.changed:
            self._begin(head)
            return
        self.resliced = old.get("shard_size") != head.get("shard_size")
        for entry in lines[1:]:
            if entry is not None and "at" in entry:
                stats = Stats(**entry["stats"])
                self.found[entry["at"]] = Done(entry["key"], entry["size"], entry["digest"], entry["errors_size"], stats)
                if "files" in entry:
                    self._files[entry["at"]] = entry["files"]
        if len(whole) < len(content):
            self._file.truncate(len(whole))
        self._sweep(temporary_only=True)

    def _begin(self, head: dict[str, Any]) -> None:
        self._sweep(temporary_only=False)
        self._file.truncate(0)
        self._append(head)

    def _sweep(self, temporary_only: bool) -> None:
        """Remove what a killed run left half-written and, when nothing of it can be used, its parts."""
        for entry in list(os.scandir(self._parts)):
            if entry.name.endswith(".tmp") or (not temporary_only and entry.name.endswith(_OURS)):
                with suppress(FileNotFoundError):
                    os.unlink(entry.path)

    def _append(self, entry: dict[str, Any]) -> None:
        self._file.write(json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def paths(self, locator: str) -> list[str]:
        """The files in which a shard of the earlier run lies."""
        return self._files.get(locator) or [Shard.path_at(locator)]

    def add(self, shard: Shard, done: Done) -> None:
        """Note a finished shard; its part must be on the disk already."""
        entry: dict[str, Any] = {"at": shard.locator(), "key": done.key, "size": done.size, "digest": done.digest, "errors_size": done.errors_size}
        if len(shard.files) > 1:  # the locator has the first alone
            entry["files"] = shard.paths
        self._added = True
        self._append(entry | {"stats": asdict(done.stats)})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is finished, by this run or an earlier one: there is nothing to go on from."""
        return not self.found and not self._added

    def close(self) -> None:
        # After a failed write (disk full) closing tries to write the rest again; that line is lost, and its shard is done again.
        with suppress(OSError):
            self._file.close()

    def remove(self) -> str | None:
        """Remove the folder of parts after the output is complete; in words why it could not be, else None.

        A cluster that took a worker for lost may have given its shard out again after the result was here: files come and
        go while the folder is emptied. Each such writer ends at the first file that is taken from it.
        """
        try:
            for _ in range(_TRIES):
                for entry in list(os.scandir(self._parts)):
                    if entry.name != os.path.basename(self.path):
                        with suppress(FileNotFoundError):
                            os.unlink(entry.path)
                if self._leave():
                    sync_folder(os.path.dirname(os.path.abspath(self._parts)))
                    return None
        except FileNotFoundError:
            return None
        except OSError as error:
            return error.strerror or str(error)
        return os.strerror(errno.ENOTEMPTY)

    def _leave(self) -> bool:
        """Give up the folder, whose journal goes last: while it is there, what is left is recognised as ours. False: it was not empty."""
        try:
            os.unlink(self.path)
        except PermissionError:
            # Windows keeps the name of a file that is open.
            self.close()
            os.unlink(self.path)
        self.close()
        try:
            os.rmdir(self._parts)
        except FileNotFoundError:
            return True
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        else:
            return True
        try:
            self._hold()
        except UsageError:
            # The same command was given again just now: the folder is that run's.
            self.close()
            return True
        return False


def _no_folder(path: str) -> bool:
    """Whether something else than a folder has that name. Other runs make and remove folders at this moment: what is there is asked once."""
    try:
        return not stat.S_ISDIR(os.stat(path).st_mode)
    except FileNotFoundError:
        return os.path.islink(path)  # one that leads nowhere


def _check_ours(parts: str) -> None:
    """Raise UsageError where the folder of parts is a file, or somebody's own folder: it would be emptied at the end of the run."""
    hint = "Rename it, choose another -o, or keep the parts elsewhere with --work-dir DIR."
    try:
        names = os.listdir(parts)
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise UsageError(f"The run keeps its unfinished parts in the folder {parts}, but that is a file.", hint) from None
    others = sorted(name for name in names if not name.endswith(_OURS) and not name.startswith(_NOBODYS))
    if NAME not in names and others:
        what = f"the run keeps its unfinished parts in, and removes at its end, holds files that are not its own ({', '.join(others[:3])})."
        raise UsageError(f"The folder {parts}, which {what}", hint)


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
