"""Files that are replaced: links stay links, and nobody gets to read what he could not read before."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_tools import run

from credscore.io.writers import atomic_file
from credscore.model.bundle import load_bundle, save_bundle, shipped_model

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX systems")


@pytest.fixture(autouse=True)
def mask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("growing", [None, "o.partial"])
@pytest.mark.parametrize("permissions", [0o600, 0o644, 0o664])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, permissions: int, growing: str | None) -> None:
    path = tmp_path / "o"
    path.write_bytes(b"old")
    path.chmod(permissions)
    with atomic_file(str(path), growing and str(tmp_path / growing)) as out:
        (temporary,) = set(tmp_path.iterdir()) - {path}
        assert mode(temporary) == permissions  # also while it grows
        out.write(b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", permissions)


def test_what_a_killed_writer_left_is_not_written_over(tmp_path: Path) -> None:
    # It may have got the permissions of a file that nobody may write.
    path, left, other = tmp_path / "o", tmp_path / "o.partial", tmp_path / "other"
    left.write_bytes(b"half")
    left.chmod(0o444)
    os.link(left, other)
    with atomic_file(str(path), str(left)) as out:
        out.write(b"new")
    assert (path.read_bytes(), mode(path), other.read_bytes(), left.exists()) == (b"new", 0o640, b"half", False)


@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL])
def test_an_owner_that_cannot_be_kept_spoils_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    asked: list[int] = []

    def refused(path: str, owner: int, group: int) -> None:
        asked.append(owner)
        if owner >= 0:
            raise OSError(number, os.strerror(number), path)
        assert group == group_before

    path = tmp_path / "o"
    path.write_bytes(b"old")
    path.chmod(0o660)
    group_before = path.stat().st_gid
    monkeypatch.setattr(os, "chown", refused)
    with atomic_file(str(path)) as out:
        out.write(b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o660)
    assert asked[-1] == -1  # the group stays, though the owner cannot


def test_a_new_file_is_like_any_other(tmp_path: Path) -> None:
    with atomic_file(str(tmp_path / "o")) as out:
        out.write(b"new")
    assert mode(tmp_path / "o") == 0o640
    bundle = load_bundle(shipped_model())
    save_bundle(tmp_path / "m", "copy", "1", bundle.manifest["settings"], bundle.arrays, {}, {"card.md": "# A copy\n"})
    assert {mode(path) for path in (tmp_path / "m").iterdir()} == {0o640}


@pytest.mark.parametrize("permissions", [0o600, 0o644])
def test_a_model_that_is_trained_anew_keeps_its_permissions(tmp_path: Path, permissions: int) -> None:
    bundle = load_bundle(shipped_model())
    for texts in ({"card.md": "# A copy\n"}, {"card.md": "# Another\n", "new.txt": "new"}):
        save_bundle(tmp_path / "m", "copy", "1", bundle.manifest["settings"], bundle.arrays, {}, texts)
        for path in (tmp_path / "m").iterdir():
            if "new.txt" not in texts:
                path.chmod(permissions)
    assert {path.name: mode(path) for path in (tmp_path / "m").iterdir()} == {
        **dict.fromkeys(("manifest.json", "weights.npz", "card.md"), permissions),
        "new.txt": 0o640,
    }


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "elsewhere" / "real", tmp_path / "link"
    target.parent.mkdir()
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    with atomic_file(str(link)) as out:
        out.write(b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"
    with pytest.raises(KeyboardInterrupt), atomic_file(str(link)):
        raise KeyboardInterrupt
    assert target.read_bytes() == b"new" and os.listdir(target.parent) == ["real"]


def test_a_folder_that_cannot_be_synced_spoils_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It takes files, but may not be listed.
    opened = os.open

    def unreadable(path: str, flags: int, *more: int) -> int:
        if flags & os.O_DIRECTORY == os.O_DIRECTORY and flags & os.O_ACCMODE == os.O_RDONLY:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", unreadable)
    with pytest.raises(PermissionError):
        os.open(str(tmp_path), os.O_RDONLY | os.O_DIRECTORY)
    with atomic_file(str(tmp_path / "o")) as out:
        out.write(b"new")
    assert (tmp_path / "o").read_bytes() == b"new"


@pytest.mark.parametrize(("target", "words"), [("gone/real.json", "does not exist: {}/gone"), ("link.json", "link.json is a link that leads to itself")])
def test_a_link_to_nowhere_is_told_before_the_work(tmp_path: Path, target: str, words: str) -> None:
    text, link = tmp_path / "a.txt", tmp_path / "link.json"
    text.write_text("The pier opens on Monday, the harbour office said. ", encoding="utf-8")
    link.symlink_to(tmp_path / target)
    done = run("score", text, "-o", link)
    assert done.exit_code == 2 and words.format(os.path.realpath(tmp_path)) in done.stderr
    assert link.is_symlink()


def test_commands_keep_links_and_permissions(tmp_path: Path) -> None:
    text, link, real = tmp_path / "a.txt", tmp_path / "link.json", tmp_path / "real.json"
    text.write_text("The pier opens on Monday, the harbour office said. ", encoding="utf-8")
    real.write_text("old", encoding="utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert run("score", text, "-o", link, "--format", "json").exit_code == 0
    assert link.is_symlink() and mode(real) == 0o600 and json.loads(real.read_text(encoding="utf-8"))["id"] == "a.txt"
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": f"The pier {i} opens.", "rating": i}) + "\n" for i in range(9)), encoding="utf-8")
    rows.chmod(0o600)
    assert run("data", "split", rows, "--in-place", "--test-share", "0.5").exit_code == 0
    assert mode(rows) == 0o600 and '"split"' in rows.read_text(encoding="utf-8")
