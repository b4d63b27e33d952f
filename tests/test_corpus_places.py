"""Where inputs lie and outputs go: links, devices, pipes, archives and addresses."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import threading
import zipfile
from pathlib import Path

import pytest
from corpus_tools import PATIENCE, Meanwhile, article, read_jsonl, score, write_jsonl

from credscore.errors import InputError, UsageError
from credscore.io.writers import atomic_file


@pytest.mark.parametrize("content", [b'{"text": "mine"}\n', b"notes of mine\n", b"[1]\n", b"7\n", None])
def test_a_file_that_is_no_list_of_errors_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}])
    listing = tmp_path / "o.jsonl.errors.jsonl"
    listing.write_bytes(content) if content is not None else listing.mkdir()
    with pytest.raises(UsageError, match=r"o\.jsonl\.errors\.jsonl, but there is something else.*Rename it"):
        score(path, tmp_path / "o.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news.jsonl", "o.jsonl.errors.jsonl"]
    assert content is None or listing.read_bytes() == content


def test_the_output_must_not_be_an_input_or_a_folder(corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "x.jsonl"
    shutil.copy(corpus, copy)
    with pytest.raises(UsageError, match="one of the inputs"):
        score(copy, copy)
    with pytest.raises(UsageError, match="does not exist"):
        score(copy, tmp_path / "no" / "o.jsonl")
    (tmp_path / "d.jsonl").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        score(copy, tmp_path / "d.jsonl")


def test_a_list_of_errors_that_is_a_link_is_written_on_its_own_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "disk").mkdir()
    listing = tmp_path / "o.jsonl.errors.jsonl"
    listing.symlink_to(tmp_path / "disk" / "list.jsonl")
    replace = os.replace

    def on_one_disk(old: str, new: str) -> None:
        if os.path.dirname(old) != os.path.dirname(new):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), old)
        replace(old, new)

    monkeypatch.setattr(os, "replace", on_one_disk)
    score(write_jsonl(tmp_path / "x.jsonl", [{"text": article(1)}, "no JSON"]), tmp_path / "o.jsonl")
    assert listing.is_symlink() and [e["line"] for e in read_jsonl(tmp_path / "disk" / "list.jsonl")] == [2]
    assert os.listdir(tmp_path / "disk") == ["list.jsonl"]


def test_an_output_that_is_a_link_is_followed_and_a_device_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    try:
        (tmp_path / "o.jsonl").symlink_to(tmp_path / "disk" / "real.jsonl")
        os.mkfifo(tmp_path / "pipe.jsonl")
    except (OSError, AttributeError):
        pytest.skip("no links or pipes here")
    score(corpus, tmp_path / "o.jsonl")
    assert (tmp_path / "o.jsonl").is_symlink() and len(read_jsonl(tmp_path / "disk" / "real.jsonl")) == 60
    with pytest.raises(UsageError, match=r"device or a pipe.*-o -"):
        score(corpus, tmp_path / "pipe.jsonl")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("foo://x/o.jsonl", "The output cannot be written.*Protocol not known"),
        ("https://news.example/o.jsonl", "Nothing can be written to https://news.example"),
        ("file:///no/such/folder/o.jsonl", "The folder /no/such/folder for the output does not exist"),
    ],
)
def test_an_address_that_takes_no_output_is_told_before_the_work(corpus: Path, output: str, words: str) -> None:
    pytest.importorskip("fsspec")
    heard = Meanwhile(lambda: pytest.fail("something was scored"), at=1)
    with pytest.raises(UsageError, match=words):
        score(corpus, output, heard)  # type: ignore[arg-type]


def test_a_file_as_an_address_is_a_file(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    score(corpus, f"file://{tmp_path}/o.jsonl")  # type: ignore[arg-type]
    assert len(read_jsonl(tmp_path / "o.jsonl")) == 60
    with pytest.raises(UsageError, match="one of the inputs"):
        score(tmp_path / "o.jsonl", f"file://{tmp_path}/o.jsonl")  # type: ignore[arg-type]


def test_an_address_with_nothing_there_is_told(corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(InputError, match=r"memory://nowhere/x\.jsonl does not exist"):
        score("memory://nowhere/x.jsonl", tmp_path / "o.jsonl")
    assert score(["memory://nowhere/x.jsonl", corpus], tmp_path / "o.jsonl").stats.failed == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://127.0.0.1:1/x.jsonl", "Connection refused"),
        ("zip://x.jsonl::none.zip", r"none\.zip does not exist"),
        ("zip://x.jsonl::bad.zip", "not a zip file"),
        ("zip://none.jsonl::good.zip", "does not exist"),
        ("zip://x.jsonl::spoilt.zip", "Bad CRC-32"),
        ("tar://x.jsonl::none.tar", r"none\.tar does not exist"),
        ("tar://x.jsonl::empty.tar", "Cannot open"),
        ("reference://x.jsonl", "argument"),
    ],
)
def test_an_address_that_cannot_be_opened_is_a_row_beside_others(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    pytest.importorskip("fsspec")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.zip").write_text("no archive")
    (tmp_path / "empty.tar").touch()
    with zipfile.ZipFile(tmp_path / "good.zip", "w") as archive:
        archive.writestr("x.jsonl", json.dumps({"text": article(1)}))
    (tmp_path / "spoilt.zip").write_bytes((tmp_path / "good.zip").read_bytes().replace(b"Lindhaven", b"Londhaven").replace(b"number 1", b"number 2"))
    assert score("zip://x.jsonl::good.zip", tmp_path / "o.jsonl").stats.failed == 0
    with pytest.raises(InputError, match=words):
        score(address, tmp_path / "o.jsonl")
    assert score([corpus, address], tmp_path / "o.jsonl").stats.failed == 1


def test_a_pipe_with_a_broken_article_does_not_end_the_run(tmp_path: Path) -> None:
    pipe, good = tmp_path / "story.txt.gz", tmp_path / "whole.txt"
    os.mkfifo(pipe)
    good.write_text(article(1))
    broken = gzip.compress(article(2).encode())[:-20]
    writer = threading.Thread(target=lambda: pipe.write_bytes(broken), daemon=True)
    writer.start()
    result = score([pipe, good], tmp_path / "o.jsonl")
    writer.join(PATIENCE)
    assert [r["status"] for r in read_jsonl(tmp_path / "o.jsonl")] == ["error", "ok"]
    assert result.stats.failed == 1


def test_an_output_at_an_address_is_goodor_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory, address = fsspec.filesystem("memory"), "memory://whole/o.jsonl"
    with pytest.raises(KeyboardInterrupt), atomic_file(address) as out:
        out.write(b"half of it")
        raise KeyboardInterrupt
    assert not memory.exists("/whole/o.jsonl")
    monkeypatch.chdir(tmp_path)  # the parts
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}, "{broken"])
    score(path, address)  # type: ignore[arg-type]
    assert memory.exists("/whole/o.jsonl.errors.jsonl")
    write_jsonl(path, [{"text": article(1)}])
    score(path, address)  # type: ignore[arg-type]
    assert memory.exists("/whole/o.jsonl") and not memory.exists("/whole/o.jsonl.errors.jsonl")
