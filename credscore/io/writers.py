"""Files of the output: parts that are on the disk before anybody counts on them, and one whole file at the end."""

from __future__ import annotations

import gzip
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from typing import Any, BinaryIO, cast

from credscore.errors import MissingExtraError
from credscore.io.parts import OutputSpec, csv_lines
from credscore.io.remote import RemoteFile, as_system_errors, fsspec_fs
from credscore.io.streams import is_url
from credscore.io.tabular import csv_header

_COPY = 1 << 20


def sync_folder(folder: str) -> None:
    """Make a rename in `folder` last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    # Some network file systems refuse to sync a folder, and one that takes files need not be readable; the file itself is already safe.
    with suppress(OSError):
        handle = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def atomic_file(path: str, temporary: str | None = None) -> Iterator[BinaryIO]:
    """A binary file that appears at `path` complete and synced, or not at all (URLs: what came of one that was broken off is removed).

    A link is followed, and who may read a file that is replaced may read the new one, nobody else.
    temporary: where it grows; must lie on the same file system. By default a new name beside `path`. A fixed name is for
    writers that may be killed and come again: they remove what they left.
    """
    if is_url(path):
        remote = RemoteFile(path, "wb")
        with ExitStack() as unless_whole:
            unless_whole.callback(_take_back, remote, path)
            yield cast("BinaryIO", remote)
            unless_whole.pop_all()
        remote.close()
        return
    path = os.path.realpath(path)
    folder = os.path.dirname(path)
    if temporary is None:
        handle, temporary = tempfile.mkstemp(suffix=".tmp", prefix=".", dir=folder)
        os.close(handle)
    else:
        # One that a killed writer left may have the permissions of a file that nobody may write.
        remove(temporary)
    with ExitStack() as unless_whole:
        unless_whole.callback(remove, temporary)
        with open(temporary, "wb") as out:
            permit(temporary, path)
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
        unless_whole.pop_all()
    sync_folder(folder)


def _take_back(remote: RemoteFile, path: str) -> None:
    """Remove what came of a file that was broken off: closing makes a whole of it. Where that fails, what stood there before still stands."""
    with suppress(OSError):
        remote.close()
        remove(path)


def permit(temporary: str, path: str) -> None:
    """Give a file (mkstemp makes some that only their owner may read) the owner and permissions of the one it replaces, or of any new one."""
    try:
        old = os.stat(path)
    except FileNotFoundError:
        os.chmod(temporary, 0o666 & ~_umask())
        return
    if hasattr(os, "chown"):
        # Only root may give files away, and in a container not to everybody: there the system calls such an owner invalid. A group
        # of one's own may be given by anybody: who read the file as one of it reads on.
        for owner in (old.st_uid, -1):
            with suppress(OSError):
                os.chown(temporary, owner, old.st_gid)
                break
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def remove(path: str) -> None:
    """Remove a file or what is at a URL, if it is there."""
    with suppress(FileNotFoundError):
        if is_url(path):
            fs, inner = fsspec_fs(path)
            with as_system_errors(path):
                fs.rm_file(inner)  # type: ignore[attr-defined]
        else:
            os.unlink(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def file_digest(path: str) -> tuple[int, str] | None:
    """(size, hash) of a file as `HashingFile` would have told them; None when there is no such file."""
    digest = hashlib.blake2b(digest_size=16)
    size = 0
    try:
        with open(path, "rb") as handle:
            while block := handle.read(_COPY):
                digest.update(block)
                size += len(block)
    except FileNotFoundError:
        return None
    return size, digest.hexdigest()


def check_extras(format_: str, compression: str) -> None:
    """Raise MissingExtraError for an output that cannot be written here: before hours of scoring, not after."""
    if format_ == "parquet" and find_spec("pyarrow") is None:
        raise MissingExtraError("Reading or writing Parquet", "parquet")
    if compression == "zstd" and find_spec("zstandard") is None:
        raise MissingExtraError("Writing .zst", "zstd")


@contextmanager
def _compressed(out: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    if compression == "gzip":
        # No name and no time inside: the same results give the same bytes.
        with gzip.GzipFile(filename="", fileobj=out, mode="wb", mtime=0, compresslevel=6) as packed:
            yield packed  # type: ignore[misc]
    elif compression == "zstd":
        try:
            import zstandard
        except ImportError:
            raise MissingExtraError("Writing .zst", "zstd") from None
        with zstandard.ZstdCompressor().stream_writer(out, closefd=False) as packed_zstd:
            yield packed_zstd  # type: ignore[misc]
    else:
        yield out


def copy_file(path: str, out: BinaryIO) -> None:
    """Append a file's bytes to `out`, a megabyte at a time."""
    with open(path, "rb") as handle:
        while block := handle.read(_COPY):
            out.write(block)


def assemble(out: BinaryIO, parts: Iterable[str], spec: OutputSpec, compression: str = "") -> None:
    """Put part files together, in the order given, as one output. Memory: a megabyte (Parquet: a row group)."""
    if spec.format == "parquet":
        from credscore.io.parquet import GROUP_ROWS, ipc_batches, report_schema, write_parquet

        def batches() -> Iterator[Any]:
            for path in parts:
                with open(path, "rb") as handle:
                    yield from ipc_batches(handle)

        write_parquet(out, batches(), report_schema(spec.detail, spec.keep), GROUP_ROWS[spec.detail])
        return
    with _compressed(out, compression) as packed:
        if spec.format == "csv":
            packed.write(csv_lines([csv_header(spec.detail, spec.names)], spec.delimiter))
        for path in parts:
            copy_file(path, packed)
