"""Bytes of a local file, a URL or standard input, decompressed, in blocks."""

from __future__ import annotations

import glob
import gzip
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from credscore.errors import InputError, MissingExtraError, NothingRead, reason
from credscore.io.formats import compression_of_bytes
from credscore.io.remote import RemoteFile

BLOCK = 1 << 20
# A web address without its https://, as browsers show it: www.example.org, example.org/news.
_ADDRESS = re.compile(r"www\.[\w.-]+(/|$)|[\w-]+(\.[\w-]+)*\.[a-z]{2,}/", re.I)


def is_url(path: str) -> bool:
    """A path that fsspec opens (s3://, gs://, https://, file://, …)."""
    return "://" in path


# Of remote files as well, see `remote`; the last two are what packed ones fail with.
_FAILURES: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error)


def open_binary(path: str) -> BinaryIO:
    """Open a local path, a URL or '-' for reading bytes. Raises OSError, MissingExtraError."""
    if path == "-":
        return sys.stdin.buffer
    if is_url(path):
        return cast("BinaryIO", RemoteFile(path, "rb"))
    return open(path, "rb")


class ByteStream:
    """Decompressed blocks of one input. `position()` tells how many stored (compressed) bytes were read so far.

    Raises InputError (from `blocks`) when the stream is broken; what came before was already yielded.
    """

    def __init__(self, path: str, name: str, compression: str = "") -> None:
        self.path = path
        self.name = name
        self.compression = compression
        self._read = 0
        self.packed = False

    def position(self) -> int:
        return self._read

    def blocks(self) -> Iterator[bytes]:
        try:
            raw = open_binary(self.path)
        except _FAILURES as error:
            raise unreadable(self.name, error) from None
        try:
            stored = self._stored(raw)
            head = next(stored, b"")
            # A stream without a telling name (stdin) may be compressed all the same.
            compression = compression_of_bytes(head[:4]) or self.compression
            if not head:
                if compression:  # what is compressed has a head, also where it is nothing
                    raise EOFError("the compressed data ends too early")
                return
            self.packed = bool(compression)
            if compression and not compression_of_bytes(head[:4]):
                raise InputError(f"{self.name} is named as {compression} but is not compressed.", "Rename it without that suffix.")
            if compression == "gzip":
                yield from self._gunzip(head, stored)
            elif compression == "zstd":
                yield from self._unzstd(head, stored)
            else:
                yield head
                yield from stored
        except _FAILURES as error:
            raise unreadable(self.name, error) from None
        finally:
            if self.path != "-":
                raw.close()

    def _stored(self, raw: BinaryIO) -> Iterator[bytes]:
        # read1 hands over what a pipe has; read would wait for a whole block.
        read: Callable[[int], bytes] = getattr(raw, "read1", raw.read) if self.path == "-" else raw.read
        while block := read(BLOCK):
            self._read += len(block)
            yield block

    def _gunzip(self, head: bytes, stored: Iterator[bytes]) -> Iterator[bytes]:
        decoder = zlib.decompressobj(31)
        block = head
        while True:
            while block:
                out = decoder.decompress(block, BLOCK)
                if out:
                    yield out
                if decoder.eof:
                    # Members may follow each other; zero padding after the last is allowed by gzip.
                    block = decoder.unused_data.lstrip(b"\x00")
                    if block and not block.startswith(b"\x1f"):
                        raise gzip.BadGzipFile("there are other bytes after the compressed data")
                    decoder = zlib.decompressobj(31)
                    started = bool(block)
                else:
                    block = decoder.unconsumed_tail
                    started = True
            following = next(stored, None)
            if following is None:
                if started:
                    raise EOFError("the compressed data ends too early")
                return
            block = following if started else following.lstrip(b"\x00")

    def _unzstd(self, head: bytes, stored: Iterator[bytes]) -> Iterator[bytes]:
        try:
            import zstandard
        except ImportError:
            raise MissingExtraError(f"Reading {self.name}", "zstd") from None
        decompressor = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        decoder = decompressor.decompressobj()
        started = False
        block: bytes | None = head
        try:
            while block is not None:
                # Small bites: one block may grow a thousandfold.
                for at in range(0, len(block), 1 << 16):
                    bite = block[at : at + (1 << 16)]
                    while bite:
                        out = decoder.decompress(bite)
                        started = True
                        if out:
                            yield out
                        bite = b""
                        if decoder.eof:
                            bite = decoder.unused_data
                            decoder = decompressor.decompressobj()
                            started = False
                block = next(stored, None)
        except zstandard.ZstdError as error:
            raise EOFError(str(error)) from None
        if started:
            raise EOFError("the compressed data ends too early")


def _where_else(name: str) -> str:
    """What to do about a name that is no file."""
    if glob.has_magic(name):
        return "Check the path; quote a pattern so that credscore, not the shell, expands it."
    if _ADDRESS.match(name):
        return f"Check the path. Is it a web address? Then write https://{name}"
    return "Check the path."


def shrunk(name: str) -> InputError:
    """The InputError for an input that no longer has what was in it when the run began."""
    return InputError(f"{name} changed while it was read.", "Give the same command again when nothing writes to it any more.")


def out_of_reach(path: str) -> bool:
    """Whether nothing at all of an input can be read: it was removed, or its disk or server is gone. Permission that is missing is no such thing."""
    try:
        with open_binary(path) as handle:
            handle.read(1)
    except PermissionError:
        return False
    except (InputError, OSError):
        return True
    return False


def unreadable(name: str, error: Exception) -> InputError:
    """The InputError for an input the system cannot read."""
    if isinstance(error, FileNotFoundError):
        return NothingRead(f"{name} does not exist.", _where_else(name))
    if isinstance(error, PermissionError):
        return InputError(f"{name} may not be read: permission denied.", "Change its permissions, or run as a user who may read it.")
    if isinstance(error, IsADirectoryError):
        return NothingRead(f"{name} is a directory.", "Give a file; for a whole directory use: credscore batch DIRECTORY -o OUTPUT")
    return InputError(f"{name} cannot be read: {reason(error)}.", "Copy or download the file again.")


def read_all(path: str, name: str, compression: str = "") -> bytes:
    """All bytes of a (small) input, decompressed. Raises InputError."""
    return b"".join(ByteStream(path, name, compression).blocks())
