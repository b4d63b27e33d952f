"""Files of remote stores: what their libraries fail with is told in words, what vanishes is named, and nothing beside it is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from corpus_tools import COMMAND, PATIENCE, article, read_jsonl, records, score, start, write_jsonl

from credscore.errors import CredscoreError, InputError
from credscore.io.logins import hide_logins
from credscore.io.remote import as_system_errors
from credscore.io.sources import expand
from credscore.io.writers import atomic_file

fsspec = pytest.importorskip("fsspec")
from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402
from fsspec.spec import AbstractFileSystem  # noqa: E402


class Shop(MemoryFileSystem):  # type: ignore[misc]
    """A store in memory that may be told to fail."""

    protocol = ("shop",)
    store: dict[str, Any] = {}  # noqa: RUF012
    pseudo_dirs = [""]  # noqa: RUF012
    failing: Callable[[str, str], None] = staticmethod(lambda deed, path: None)
    sizes = True
    find = AbstractFileSystem.find  # by way of ls, as most stores

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("shop://", "memory://")))

    def info(self, path: str, **given: Any) -> Any:
        self.failing("info", path)
        return super().info(path, **given)

    def ls(self, path: str, detail: bool = True, **given: Any) -> Any:
        self.failing("ls", path)
        told = super().ls(path, detail=detail, **given)
        return told if self.sizes or not detail else [one | {"size": None} for one in told]

    def _open(self, path: str, mode: str = "rb", **given: Any) -> Any:
        self.failing("open" if mode == "rb" else "write", path)
        return Shelf(super()._open(path, mode, **given), path)


class Shelf:
    """An open file of it, which fails while it is read or closed."""

    def __init__(self, file: Any, path: str) -> None:
        self._file, self._path = file, path

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def read(self, size: int = -1) -> Any:
        Shop.failing("read", self._path)
        return self._file.read(size)

    def close(self) -> None:
        Shop.failing("close", self._path)
        self._file.close()


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> type[Shop]:
    """A store with the files news/a.jsonl to news/c.jsonl of ten articles each, and news/d.txt."""
    fsspec.register_implementation("shop", Shop, clobber=True)
    monkeypatch.setattr(Shop, "store", {})
    store = fsspec.filesystem("shop", skip_instance_cache=True)
    for place, name in enumerate("abc"):
        lines = (json.dumps(row) + "\n" for row in records(30)[place * 10 : place * 10 + 10])
        store.pipe(f"/news/{name}.jsonl", "".join(lines).encode())
    store.pipe("/news/d.txt", article(1).encode())
    return Shop


def error_of(module: str, name: str, monkeypatch: pytest.MonkeyPatch) -> type[Exception]:
    """The error of a library, or one of the same name in its place: of none here is asked that it is installed."""
    made = ModuleType(module)
    kind = type(name, (Exception,), {})
    setattr(made, name, kind)
    monkeypatch.setitem(sys.modules, module, made)
    return type("Special", (kind,), {})


def failing(deed: str, name: str, error: Exception) -> Callable[[str, str], None]:
    def fail(done: str, path: str) -> None:
        if done == deed and path.endswith(name):
            raise error

    return staticmethod(fail)  # type: ignore[return-value]


ERRORS = [
    ("aiohttp.client_exceptions", "ClientError"),
    ("azure.core.exceptions", "AzureError"),
    ("botocore.exceptions", "BotoCoreError"),
    ("gcsfs.retry", "HttpError"),
    ("google.auth.exceptions", "GoogleAuthError"),
    ("asyncio.exceptions", "TimeoutError"),
    ("builtins", "ValueError"),
    ("builtins", "BrokenPipeError"),
]


@pytest.mark.parametrize(("module", "name"), ERRORS)
@pytest.mark.parametrize("deed", ["open", "read"])
def test_what_a_library_fails_with_is_a_row_and_the_rest_is_scored(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, deed: str
) -> None:
    kind = getattr(sys.modules["builtins"], name) if module == "builtins" else error_of(module, name, monkeypatch)
    monkeypatch.setattr(Shop, "failing", failing(deed, "b.jsonl", kind("the server asked to slow down")))
    result = score("shop://news", tmp_path / "o.jsonl")
    rows = read_jsonl(tmp_path / "o.jsonl")
    wanted = [r["id"] for r in records(30)]
    assert [r["id"] for r in rows] == [*wanted[:10], "b.jsonl", *wanted[20:], "d.txt"] and result.stats.failed == 1
    told = read_jsonl(Path(str(result.errors_file)))
    assert [e["message"] for e in told] == ["b.jsonl cannot be read: the server asked to slow down."]
    with pytest.raises(InputError, match="cannot be read: the server asked to slow down"):
        score("shop://news/b.jsonl", tmp_path / "p.jsonl")


@pytest.mark.parametrize("deed", ["open", "read"])
def test_tables_of_a_store_that_fails_are_told_too(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records(10)), tmp_path / "x.parquet")
    fsspec.filesystem("shop").pipe("/news/b.parquet", (tmp_path / "x.parquet").read_bytes())
    assert score("shop://news/b.parquet", tmp_path / "o.jsonl").stats.articles == 10
    kind = error_of("botocore.exceptions", "ClientError", monkeypatch)
    monkeypatch.setattr(Shop, "failing", failing(deed, "b.parquet", kind("SlowDown")))
    result = score("shop://news", tmp_path / "o.jsonl")
    assert (result.stats.articles, result.stats.failed) == (32, 1)
    assert "b.parquet cannot be read: SlowDown." in read_jsonl(Path(str(result.errors_file)))[0]["message"]


@pytest.mark.parametrize("url", ["shop://news", "shop://news/*.jsonl"])
def test_a_store_that_cannot_be_listed_is_told_beside_others(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    kind = error_of("botocore.exceptions", "BotoCoreError", monkeypatch)
    monkeypatch.setattr(Shop, "failing", failing("ls", "news", kind("Unable to locate credentials")))
    with pytest.raises(InputError, match=r"news.* cannot be read: Unable to locate credentials\. Check the address and your credentials"):
        expand([url])
    corpus = write_jsonl(tmp_path / "x.jsonl", records(3))
    assert score([url, corpus], tmp_path / "o.jsonl").stats.failed == 1


@pytest.mark.parametrize("url", ["shop://news", "shop://news/*.*"])
def test_a_file_that_vanishes_while_the_store_is_listed_loses_none_behind_it(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setattr(Shop, "sizes", False)  # those of each file are asked for
    monkeypatch.setattr(Shop, "failing", failing("info", "b.jsonl", FileNotFoundError("news/b.jsonl")))
    result = score(url, tmp_path / "o.jsonl")
    assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == ["b.jsonl does not exist."]
    ids = [r["id"] for r in read_jsonl(tmp_path / "o.jsonl")]
    assert ids[10:12] == ["b.jsonl", "a-0020"] and len(ids) == 22 and ids[-1] == "d.txt"


@pytest.mark.parametrize("gone", ["b.jsonl", "d.txt"])
def test_a_file_that_vanishes_behind_the_listing_is_a_row(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    find = Shop.find

    def then_gone(self: Shop, path: str, **given: Any) -> Any:
        told = find(self, path, **given)
        self.rm_file(f"/news/{gone}")
        return told

    monkeypatch.setattr(Shop, "find", then_gone)
    result = score("shop://news", tmp_path / "o.jsonl")
    assert [e["message"] for e in read_jsonl(Path(str(result.errors_file)))] == [f"{gone} does not exist."]
    assert result.stats.articles == (22 if gone == "b.jsonl" else 31)


@pytest.mark.parametrize("deed", ["write", "close"])
def test_an_output_that_a_store_refuses_keeps_the_work(
    shop: type[Shop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the parts
    corpus = write_jsonl(tmp_path / "x.jsonl", records(3))
    kind = error_of("botocore.exceptions", "ClientError", monkeypatch)
    monkeypatch.setattr(Shop, "failing", failing(deed, "o.jsonl", kind("the key may not write")))
    with pytest.raises(CredscoreError, match=r"the key may not write \(shop://out/o\.jsonl\).*same command goes on") as told:
        score(corpus, "shop://out/o.jsonl")  # type: ignore[arg-type]
    assert told.value.exit_code == 1 and len(list(tmp_path.glob("*.parts/*.part"))) == 1
    monkeypatch.setattr(Shop, "failing", failing("", "", OSError()))
    assert score(corpus, "shop://out/o.jsonl").kept == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("deed", ["info", "open", "no such store"])
def test_logins_in_addresses_are_not_shown(shop: type[Shop], deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    protocol = "nowhere" if deed == "no such store" else "shop"
    url = f"{protocol}://paul:ge@heim@depot/news/a.jsonl"
    fsspec.filesystem("shop", skip_instance_cache=True).pipe("/paul:ge@heim@depot/news/a.jsonl", b'{"text": "It rains."}\n')
    monkeypatch.setattr(Shop, "failing", failing(deed, "a.jsonl", ValueError(f"refused: {url} (403)")))
    with pytest.raises(CredscoreError) as caught:
        score(url, tmp_path / "o.jsonl")
    told = f"{caught.value} {caught.value.hint}"
    assert f"{protocol}://depot/news/a.jsonl" in told and "heim" not in told and "paul" not in told


def test_containers_and_versions_are_no_logins() -> None:
    for url in ("abfs://news@depot.example/a.jsonl", "az://news@depot.example/a", "hf://datasets/a/b@main/c.jsonl"):
        assert hide_logins(f"Cannot open {url}: gone.") == f"Cannot open {url}: gone."
    assert hide_logins("az://u:p@depot/a, s3://u@b/c and https://x.org/a@b") == "az://depot/a, s3://b/c and https://x.org/a@b"


def test_a_pipe_that_breaks_at_a_store_is_no_closed_pipe_of_ours() -> None:
    with pytest.raises(OSError, match="gone") as told, as_system_errors("shop://x"):
        raise BrokenPipeError("gone")
    assert not isinstance(told.value, BrokenPipeError)


def test_an_interrupted_output_whose_store_fails_as_well_ends_as_interrupted(shop: type[Shop], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shop, "failing", failing("close", "o.jsonl", ValueError("no")))
    with pytest.raises(KeyboardInterrupt), atomic_file("shop://out/o.jsonl"):
        raise KeyboardInterrupt


SHUT = """
import fsspec
from fsspec.implementations.memory import MemoryFileSystem

class Shut(MemoryFileSystem):
    protocol = "shut"

    def info(self, path, **given):
        raise ValueError("Bad Request: no such bucket")

fsspec.register_implementation("shut", Shut)
"""


def test_the_command_tells_it_without_a_traceback(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "x.jsonl", records(2))
    process = start(tmp_path, "batch", "shut://x.jsonl", "x.jsonl", "-o", "o.jsonl", "--workers", "1", program=SHUT + COMMAND)
    said = process.communicate(timeout=PATIENCE)[1].decode()
    assert process.returncode == 1 and "Traceback" not in said and "shut://x.jsonl cannot be read: Bad Request: no such bucket." in said
    assert [row["status"] for row in read_jsonl(tmp_path / "o.jsonl")] == ["error", "ok", "ok"]
