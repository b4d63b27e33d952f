"""Files at addresses such as s3://, through fsspec: whatever the library of a store fails with becomes an error of the system."""

from __future__ import annotations

import errno
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from credscore.errors import InputError, MissingExtraError, NothingRead, reason
from credscore.io.logins import hide_logins

# What the libraries of stores raise that is no OSError, by the module that has it: the base of all their errors. None of them is
# imported for its name: who has not loaded one has not met its errors.
_BASES = {
    "aiohttp.client_exceptions": ("ClientError",),  # http, and what gs and others lie on
    "asyncio.exceptions": ("TimeoutError",),  # fsspec's own; an OSError from Python 3.11 on
    "azure.core.exceptions": ("AzureError",),
    "botocore.exceptions": ("BotoCoreError", "ClientError"),  # s3: s3fs turns answers of the server into OSError, not what has none
    "gcsfs.retry": ("HttpError", "ChecksumError"),
    "google.auth.exceptions": ("GoogleAuthError",),
    "http.client": ("HTTPException",),
    "httpx": ("HTTPError",),  # webdav, hf
    "oss2.exceptions": ("OssError",),
    "paramiko.ssh_exception": ("SSHException",),  # sftp
    "smbprotocol.exceptions": ("SMBException",),
    "ftplib": ("Error",),
    "tarfile": ("TarError",),
    "zipfile": ("BadZipFile",),
}
# In gcsfs and s3fs also what a server calls a bad request, and in fsspec one that sends no pieces of a file; what a store cannot do at all.
_REFUSED: tuple[type[Exception], ...] = (ValueError, NotImplementedError)


def remote_errors() -> tuple[type[Exception], ...]:
    """What a server or an archive may fail with while something in it is listed, opened, read or written."""
    found = [getattr(sys.modules.get(module), name, None) for module, names in _BASES.items() for name in names]
    return OSError, EOFError, zlib.error, *_REFUSED, *(base for base in found if base is not None)


@contextmanager
def as_system_errors(url: str) -> Iterator[None]:
    """Raise what a store fails with as OSError. A connection that breaks is no closed pipe of ours (`| head`), which ends a command silently."""
    try:
        yield
    except remote_errors() as error:
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise
        raise OSError(errno.EIO, hide_logins(reason(error)), hide_logins(url)) from error


class RemoteFile:
    """An open file of a store that fails with OSError alone. It holds its file system: an archive is closed when nobody has that any more."""

    def __init__(self, url: str, mode: str) -> None:
        fs: Any
        fs, inner = fsspec_fs(url)
        self._url, self._fs = url, fs
        with as_system_errors(url):
            self._file: Any = fs.open(inner, mode)

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "_file"), name)

    def __enter__(self) -> RemoteFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, size: int = -1) -> bytes:
        with as_system_errors(self._url):
            return self._file.read(size)  # type: ignore[no-any-return]

    def write(self, data: Any) -> int:
        with as_system_errors(self._url):
            return self._file.write(data)  # type: ignore[no-any-return]

    def seek(self, offset: int, whence: int = 0) -> int:
        with as_system_errors(self._url):
            return self._file.seek(offset, whence)  # type: ignore[no-any-return]

    def flush(self) -> None:
        with as_system_errors(self._url):
            self._file.flush()

    def close(self) -> None:
        with as_system_errors(self._url):
            self._file.close()


def fsspec_fs(url: str) -> tuple[object, str]:
    """(file system, path on it) of a URL. Raises MissingExtraError without fsspec, InputError for what fsspec cannot open.

    Addresses may have names and passwords in them, which stores want and nobody is shown."""
    shown = hide_logins(url)
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise MissingExtraError(f"Reading or writing {shown}", "remote") from None
    try:
        fs, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        # s3 wants s3fs, gs gcsfs: fsspec's message has the name.
        asked = re.search(r"[Ii]nstall ([a-z][\w-]*) (?:to|for) ", str(error))
        hint = f"Install it with: pip install {asked[1]}" if asked else "Install the package fsspec asks for, or copy the file here first."
        raise InputError(f"Cannot open {shown}: {hide_logins(str(error))}.", hint) from None
    except FileNotFoundError as error:
        raise NothingRead(f"Cannot open {shown}: {hide_logins(str(error.filename or error))} does not exist.", "Check the address.") from None
    except TypeError as error:  # a file system that wants arguments which no address holds
        raise _not_opened(shown, error) from None
    except remote_errors() as error:
        raise _not_opened(shown, error) from None
    return fs, path


def _not_opened(url: str, error: Exception) -> InputError:
    return InputError(f"Cannot open {url}: {hide_logins(reason(error))}.", "Check the address, or copy the file here first.")
