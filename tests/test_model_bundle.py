"""A model directory: what is written is what is read, and whatever is wrong with one is said, never run."""

from __future__ import annotations

import errno
import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cli_tools import run
from corpus_tools import environment

import credscore
from credscore.errors import InputError, ModelError
from credscore.evidence.lexicon import Lexicon, default_lexicon
from credscore.evidence.lexicon_files import LEXICON_DIR
from credscore.model.bundle import ARRAYS, FORMAT, load_bundle, save_bundle, shipped_model
from credscore.model.scorer import Scorer
from credscore.training.train import check_target

TEXT = (
    "Ferry services resume on Monday, the port authority said. "
    '"The new pier has passed every test," said Marta Lindqvist, its engineer. '
    "An insider claims that the bill may reportedly be twice as high. "
    "The council published the contract in March, and its report puts the cost at 4 million."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "model"
    shutil.copytree(shipped_model(), target)
    return target


def rewrite(folder: Path, **changes: np.ndarray | None) -> None:
    """Replace arrays of weights.npz; None takes one away."""
    with np.load(folder / "weights.npz") as stored:
        arrays: dict[str, Any] = {k: stored[k] for k in stored.files}
    arrays.update(changes)
    np.savez(folder / "weights.npz", **{k: v for k, v in arrays.items() if v is not None})


def edit(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    change(manifest)
    path.write_text(json.dumps(manifest), encoding="utf-8")


MISMATCH = "not of one model"


def assert_refused(folder: Path, *words: str, case: str = "this model") -> ModelError:
    """The error with which a model is refused; it has all `words`. case : what is wrong with it, for whoever reads why a test failed."""
    try:
        load_bundle(folder)
    except ModelError as error:
        told = error
    else:
        pytest.fail(f"{case} was loaded; it should be refused, and be told with: {', '.join(words)}")
    missing = [word for word in words if word not in told.message]
    assert not missing, f"{case}: the error should name {missing}; it is: {told.message}"
    assert told.hint, f"{case}: the error must say what to do next; it is: {told.message}"
    assert told.exit_code == 3, f"{case}: the exit code should be 3, it is {told.exit_code}"
    # Whatever is changed by hand is of another fingerprint: where that is not the point, something else must have refused it before.
    for_fingerprint = MISMATCH in told.message
    assert for_fingerprint == (MISMATCH in words), (
        f"{case} should be refused {'for its' if MISMATCH in words else 'before its'} fingerprint; it is: {told.message}"
    )
    return told


def save(folder: Path) -> None:
    bundle = load_bundle(shipped_model())
    save_bundle(folder, "copy", "1", bundle.manifest["settings"], bundle.arrays, {"data": "none"}, {"card.md": "# A copy\n"})


def test_round_trip_gives_the_same_arrays_settings_and_scores(tmp_path: Path) -> None:
    original = load_bundle(shipped_model())
    save(tmp_path / "copy")
    copy = load_bundle(tmp_path / "copy")
    assert copy.arrays.keys() == original.arrays.keys()
    for name, array in original.arrays.items():
        assert (copy.arrays[name] == array).all() and copy.arrays[name].dtype == np.float64
    assert copy.manifest["settings"] == original.manifest["settings"]
    assert copy.manifest["data"] == "none" and copy.info["name"] == "copy"
    assert (tmp_path / "copy" / "card.md").read_text(encoding="utf-8") == "# A copy\n"
    assert Scorer(copy).score(TEXT).score == Scorer(original).score(TEXT).score


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(tmp_path / name)
    files = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert files == ["card.md", "manifest.json", "weights.npz"], "no temporary file stays behind"
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_saving_over_a_model_replaces_it(tmp_path: Path) -> None:
    save(tmp_path / "m")
    before = load_bundle(tmp_path / "m")
    arrays = {k: v.copy() for k, v in before.arrays.items()}
    arrays["sentence_bias"][0] += 1
    after = save_bundle(tmp_path / "m", "copy", "2", before.manifest["settings"], arrays, {}, {})
    assert load_bundle(tmp_path / "m").info == after.info
    assert after.info["fingerprint"] != before.info["fingerprint"]


# Saves a model where no file may be longer than a number of bytes, as on a disk that is full by then.
LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from credscore.model.bundle import load_bundle, save_bundle, shipped_model
bundle = load_bundle(shipped_model())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    save_bundle(Path(sys.argv[1]), "other", "2", {}, bundle.arrays, {}, {"card.md": "#" * 500_000})
except OSError as error:
    sys.exit(f"errno {error.errno}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on files is POSIX")
@pytest.mark.parametrize("room", [0, 1000, 400_000])
def test_a_full_disk_leaves_the_model_that_was_there(tmp_path: Path, room: int) -> None:
    save(tmp_path / "m")
    before = {path.name: path.read_bytes() for path in (tmp_path / "m").iterdir()}
    for folder in ("m", "new"):
        arguments = [sys.executable, "-c", LITTLE_ROOM, str(tmp_path / folder), str(room)]
        # Bytecode that is cut off would be left to all that come after it.
        done = subprocess.run(arguments, capture_output=True, text=True, env={**environment(), "PYTHONDONTWRITEBYTECODE": "1"}, check=False)
        assert (done.returncode, done.stderr) == (1, f"errno {errno.EFBIG}\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "m").iterdir()} == before
    assert check_target(tmp_path / "new") == "nothing"


def test_what_a_killed_process_left_does_not_bar_the_way(tmp_path: Path) -> None:
    save(tmp_path / "m")
    (tmp_path / "m" / ".x.tmp").touch()
    assert check_target(tmp_path / "m") == "model"
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".x.tmp").touch()
    assert check_target(tmp_path / "new") == "nothing"


def test_fingerprint_follows_settings(tmp_path: Path) -> None:
    bundle = load_bundle(shipped_model())
    settings = {**bundle.manifest["settings"], "claim_threshold": 0.123}
    other = save_bundle(tmp_path / "m", "x", "1", settings, bundle.arrays, {}, {})
    assert other.info["fingerprint"] != bundle.info["fingerprint"]


@pytest.mark.parametrize("file", ["weights.npz", "manifest.json"])
def test_files_of_two_models_are_no_model(folder: Path, tmp_path: Path, file: str) -> None:
    bundle = load_bundle(folder)
    arrays = {**bundle.arrays, "article_weights": bundle.arrays["article_weights"] * 2}
    save_bundle(tmp_path / "other", "other", "1", bundle.manifest["settings"], arrays, {}, {})
    shutil.copy(tmp_path / "other" / file, folder / file)
    assert_refused(folder, MISMATCH, bundle.info["fingerprint"])


def test_settings_are_the_trained_ones(folder: Path) -> None:
    edit(folder, lambda m: m["settings"].update(min_words=5))
    assert_refused(folder, MISMATCH)


def test_the_model_that_ships_is_trained_with_the_lexicons_that_ship() -> None:
    stored = json.loads((shipped_model() / "manifest.json").read_text(encoding="utf-8"))
    bundle = load_bundle(shipped_model())
    assert (stored["lexicons"], stored["fingerprint"]) == (default_lexicon().fingerprint, bundle.info["fingerprint"]), "train it anew"


def test_line_ends_of_a_checkout_make_no_other_lexicons(tmp_path: Path) -> None:
    lexicons = Path(shutil.copytree(LEXICON_DIR, tmp_path / "lexicons"))
    for path in lexicons.glob("*.tsv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert Lexicon(lexicons).fingerprint == default_lexicon().fingerprint


@pytest.fixture
def outdated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model that ships as if it had been trained with other lexicons."""
    bundle = load_bundle(shipped_model())
    with monkeypatch.context() as before:
        before.setattr(default_lexicon(), "fingerprint", "0123456789abcdef")
        save_bundle(tmp_path / "outdated", "earlier", "1", bundle.manifest["settings"], bundle.arrays, {}, {})
    return tmp_path / "outdated"


def test_a_model_of_other_lexicons_scores_and_says_so_once(outdated: Path, tmp_path: Path) -> None:
    stored = json.loads((outdated / "manifest.json").read_text(encoding="utf-8"))["fingerprint"]
    with pytest.warns(UserWarning, match="other lexicons") as warned:
        scorer = credscore.load(outdated)
    assert len(warned) == 1 and stored in str(warned[0].message) and scorer.info["fingerprint"] in str(warned[0].message)
    assert scorer.info["fingerprint"] == load_bundle(shipped_model()).info["fingerprint"] != stored
    assert scorer.score(TEXT).score == credscore.load().score(TEXT).score
    text, rows = tmp_path / "a.txt", tmp_path / "a.jsonl"
    text.write_text(TEXT, encoding="utf-8")
    rows.write_text(json.dumps({"text": TEXT, "rating": 60}) + "\n", encoding="utf-8")
    for command in (["score", text, text], ["batch", rows, rows, "-o", tmp_path / "out.jsonl", "--workers", 2]):
        told, quiet = run(*command, "--model", outdated), run(*command, "--model", outdated, "-q")
        assert (told.exit_code, told.stderr.count("other lexicons"), "lexicons" in quiet.stderr) == (0, 1, False)
    assert run("evaluate", rows, "--model", outdated).stdout.count("other lexicons") == 1


def test_missing_directory_and_files(tmp_path: Path, folder: Path) -> None:
    assert_refused(tmp_path / "nowhere", "nowhere")
    (tmp_path / "file").write_text("not a directory")
    assert_refused(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert_refused(tmp_path / "empty", "manifest.json")
    (folder / "weights.npz").unlink()
    assert_refused(folder, "weights.npz")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b'"text"', b"\xff\xfe\x00", b'{"format": 1}', b'{"a":' + b"[" * 100_000]
)
def test_broken_manifest(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    assert_refused(folder, "manifest.json")


@pytest.mark.parametrize("value", [FORMAT + 1, 99, "1", None, 1.5])
def test_newer_or_senseless_format(folder: Path, value: Any) -> None:
    edit(folder, lambda m: m.update(format=value))
    assert_refused(folder, "format")


@pytest.mark.parametrize("key", ["features", "article_features"])
def test_other_features_are_shown_as_a_difference(folder: Path, key: str) -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest[key] = ["an old feature", *manifest[key][1:]]

    first = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))[key][0]
    edit(folder, change)
    error = assert_refused(folder, "an old feature", first)
    assert "credscore train" in str(error)


def test_features_in_another_order(folder: Path) -> None:
    edit(folder, lambda m: m["features"].reverse())
    assert_refused(folder, "order")


@pytest.mark.parametrize("key", ["features", "article_features", "settings", "name", "version", "fingerprint"])
@pytest.mark.parametrize("value", [None, 7, True])
def test_manifest_fields_of_the_wrong_type(folder: Path, key: str, value: Any) -> None:
    edit(folder, lambda m: m.update({key: value}))
    assert_refused(folder, key, "not what it should be")


@pytest.mark.parametrize("key", ["claim_threshold", "min_words", "min_claims", "min_function_words", "bands"])
def test_settings_that_scoring_reads_must_be_there(folder: Path, key: str) -> None:
    edit(folder, lambda m: m["settings"].pop(key))
    assert_refused(folder, f"setting {key!r}")


@pytest.mark.parametrize("bands", [[], [[0]], [["0", "low"]], [[0, 7]], "bands", 3, [0, 50]])
def test_senseless_bands(folder: Path, bands: Any) -> None:
    edit(folder, lambda m: m["settings"].update(bands=bands))
    assert_refused(folder, "bands")


def test_manifest_that_is_a_directory(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").mkdir()
    assert_refused(folder, "manifest.json")


@pytest.mark.parametrize("name", sorted(ARRAYS))
def test_arrays_must_be_there_with_their_shape_and_type(folder: Path, name: str) -> None:
    good = load_bundle(folder).arrays[name]
    bad_values = good.copy()
    bad_values.flat[0] = np.nan
    wrong: dict[str, np.ndarray | None] = {
        "missing": None,
        "of another type": good.astype(np.float32),
        "of one dimension more": good[None],
        "empty": good[:0],
        "not finite": bad_values,
        "text": good.astype(str),
    }
    for kind, array in wrong.items():
        rewrite(folder, **{name: array})
        assert_refused(folder, "weights.npz", case=f"a model whose {name} is {kind}")
        rewrite(folder, **{name: good})
    assert load_bundle(folder)


@pytest.mark.parametrize("name", ["sentence_weights", "sentence_bias", "sentence_mean", "article_weights", "article_mean"])
def test_arrays_must_have_their_length(folder: Path, name: str) -> None:
    good = load_bundle(folder).arrays[name]
    rewrite(folder, **{name: np.concatenate([good, good[:1]])})
    assert_refused(folder, "weights.npz")


def test_interval_must_have_three_columns(folder: Path) -> None:
    rewrite(folder, interval=np.zeros((4, 2)))
    assert_refused(folder, "weights.npz")


def test_broken_archives(folder: Path) -> None:
    whole = (folder / "weights.npz").read_bytes()
    for content in (b"", b"PK\x03\x04 nonsense", whole[: len(whole) // 2], b"\x93NUMPY\x01\x00", b"plain text"):
        (folder / "weights.npz").write_bytes(content)
        assert "unsafe" not in assert_refused(folder, "weights.npz").message  # numpy would have it loaded as a pickle


def test_a_damaged_member_is_noticed(folder: Path) -> None:
    data = bytearray((folder / "weights.npz").read_bytes())
    middle = len(data) // 3
    for k in range(middle, middle + 200):
        data[k] ^= 0x5A
    (folder / "weights.npz").write_bytes(bytes(data))
    assert_refused(folder, "weights.npz")


class Trap:
    """What a hostile model file would hold: unpickling it creates a file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (os.mkdir, (self.path,))


def test_pickled_objects_are_refused_and_never_run(folder: Path, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    np.savez(folder / "weights.npz", sentence_weights=np.array([Trap(str(sprung))], dtype=object))
    assert_refused(folder, "weights.npz")
    (folder / "weights.npz").write_bytes(pickle.dumps(Trap(str(sprung))))
    assert_refused(folder, "weights.npz")
    member = io.BytesIO()
    np.save(member, np.array([Trap(str(sprung))], dtype=object), allow_pickle=True)
    with zipfile.ZipFile(folder / "weights.npz", "w") as archive:
        archive.writestr("extra.npy", member.getvalue())
    assert_refused(folder, "weights.npz")
    assert not sprung.exists()


def test_members_that_point_outside_write_nothing(folder: Path, tmp_path: Path) -> None:
    member = io.BytesIO()
    np.save(member, np.zeros(3))
    with zipfile.ZipFile(folder / "weights.npz", "a") as archive:
        archive.writestr("../../outside.npy", member.getvalue())
    before = sorted(p for p in tmp_path.rglob("*"))
    load_bundle(folder)
    assert sorted(p for p in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["", "a\nb", "ünïcode model", "-rf", "x" * 300, "nul\x00byte", "../model"])
def test_odd_paths_end_in_a_model_or_a_model_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "inner").mkdir()  # in a folder that is not there every name is wrong for that alone
    with pytest.raises(ModelError) as caught:
        Scorer.load(tmp_path / "inner" / name)
    assert caught.value.hint


@pytest.mark.parametrize("what", [3, b"models/mine", ["models/mine"], 1.5])
def test_what_is_no_path_is_told_as_such(what: Any) -> None:
    with pytest.raises(InputError, match=f"not {type(what).__name__}"):
        credscore.load(what)


def test_what_goes_for_a_path_is_one(folder: Path) -> None:
    (entry,) = (one for one in os.scandir(folder.parent) if one.name == folder.name)
    assert Scorer.load(entry).info == Scorer.load(folder).info  # type: ignore[arg-type]


def test_a_model_in_a_directory_with_an_odd_name_loads(folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / "mödel with\nnew line"
    folder.rename(odd)
    assert Scorer.load(odd).score(TEXT).score == Scorer.load().score(TEXT).score


def test_loading_needs_no_scikit_learn() -> None:
    import subprocess
    import sys

    code = "import sys, credscore; credscore.load().score('He said so.'); sys.exit('sklearn' in sys.modules)"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(root)})
    assert done.returncode == 0, done.stderr
