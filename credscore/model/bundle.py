"""A model on disk: manifest.json + weights.npz + card.md. Only arrays and plain JSON; nothing in it can run code.

FORMAT is the newest version of this layout. To bump it: raise it here, keep reading every older one in `load_bundle`, and add a
directory written by the old code to the tests. A model is written in the oldest format that can hold it:
1 : ARRAYS. 2 : OPTIONAL arrays as well (the phrases of a model trained on two labels), all of them; a reader of 1 would leave them out.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from credscore.errors import ModelError
from credscore.evidence.lexicon import default_lexicon
from credscore.model.article_features import ARTICLE_FEATURES
from credscore.model.features import FEATURES
from credscore.model.phrasing import BITS, SQUARES, WEIGHTS
from credscore.model.wording import BUCKETS

FORMAT = 2
ARRAYS = {
    "sentence_weights": 2,
    "sentence_bias": 1,
    "sentence_mean": 1,
    "article_weights": 1,
    "article_mean": 1,
    "interval": 2,
    "word_weights": 1,
}
# What not every model has.
OPTIONAL = {WEIGHTS: 1, SQUARES: 1}
_SHAPES: dict[str, tuple[int, ...]] = {
    "sentence_weights": (len(FEATURES), 6),
    "sentence_bias": (6,),
    "sentence_mean": (len(FEATURES),),
    "article_weights": (len(ARTICLE_FEATURES) + 1,),
    "article_mean": (len(ARTICLE_FEATURES),),
    "word_weights": (BUCKETS,),
    WEIGHTS: (1 << BITS,),
    SQUARES: (1 << BITS,),
}
_FIELDS: dict[str, type] = {"name": str, "version": str, "fingerprint": str, "lexicons": str, "settings": dict, "features": list, "article_features": list}
_NUMBERS = ("claim_threshold", "min_words", "min_claims", "min_function_words")
_RETRAIN = "Train it anew: credscore train DATA -o DIR, with --force where it lies."


@dataclass(slots=True)
class Bundle:
    """A loaded model. arrays: see ARRAYS (sentence_weights (features, 6): five ratings, claim). manifest: plain JSON.

    outdated : what whoever named it should know, in words: that it was trained with other lexicons; empty where it was not.
    """

    manifest: dict[str, Any]
    arrays: dict[str, np.ndarray]
    outdated: str = ""

    @property
    def info(self) -> dict[str, str]:
        return {"name": self.manifest["name"], "version": self.manifest["version"], "fingerprint": self.manifest["fingerprint"]}


def shipped_model() -> Path:
    """Where the model that ships lies: inside the installed package, or in the source tree."""
    inside = Path(__file__).parent.parent / "_models" / "default"
    return inside if inside.exists() else Path(__file__).parent.parent.parent / "models" / "default"


def feature_names() -> list[str]:
    return [f.name for f in FEATURES]


def fingerprint(arrays: dict[str, np.ndarray], settings: dict[str, Any]) -> str:
    """Sixteen hex digits over weights, settings, feature names and lexicons: equal fingerprints give equal scores."""
    return _fingerprints(arrays, settings, [default_lexicon().fingerprint])[0]


def _fingerprints(arrays: dict[str, np.ndarray], settings: dict[str, Any], lexicons: Iterable[str]) -> list[str]:
    """The fingerprint with each of some lexicons."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(name.encode() + np.ascontiguousarray(arrays[name]).tobytes())
    digest.update(json.dumps(settings, sort_keys=True).encode())
    digest.update("\n".join([*feature_names(), *ARTICLE_FEATURES, ""]).encode())
    out = []
    for lexicon in lexicons:
        whole = digest.copy()
        whole.update(lexicon.encode())
        out.append(whole.hexdigest()[:16])
    return out


def save_bundle(
    folder: Path,
    name: str,
    version: str,
    settings: dict[str, Any],
    arrays: dict[str, np.ndarray],
    extra: dict[str, Any],
    files: dict[str, str],
) -> Bundle:
    """Write a model directory: all of it, or on a full disk nothing. The same content gives the same bytes. Raises OSError.

    settings : thresholds and bands that scoring reads. extra : facts for people (data, metrics). files : texts such as card.md.
    """
    manifest = {
        "format": 2 if WEIGHTS in arrays else 1,
        "name": name,
        "version": version,
        "fingerprint": fingerprint(arrays, settings),
        "lexicons": default_lexicon().fingerprint,
        "settings": settings,
        "features": feature_names(),
        "article_features": list(ARTICLE_FEATURES),
        **extra,
    }
    texts = {"manifest.json": json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", **files}
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder, {"weights.npz": _archive(arrays), **{filename: text.encode("utf-8") for filename, text in texts.items()}})
    return Bundle(manifest, arrays)


def _archive(arrays: dict[str, np.ndarray]) -> bytes:
    """The arrays as an .npz file, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for key in sorted(arrays):
            entry = zipfile.ZipInfo(f"{key}.npy", date_time=(2000, 1, 1, 0, 0, 0))  # no clock in the bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as member:
                np.lib.format.write_array(member, np.ascontiguousarray(arrays[key]), allow_pickle=False)
    return out.getvalue()


def _put(folder: Path, contents: dict[str, bytes]) -> None:
    """Write all files beside their places, then put them there: on a full disk what was there before stays whole. Raises OSError.

    Who could read a file that is replaced can read the new one, nobody else.
    """
    from credscore.io.writers import permit

    written: list[tuple[Path, Path]] = []
    try:
        for filename, data in contents.items():
            # Hidden: one that a killed process leaves behind does not make the folder something else than a model's.
            temporary = folder / f".{secrets.token_hex(8)}.tmp"
            written.append((temporary, folder / filename))
            with open(temporary, "xb") as out:
                permit(str(temporary), str(folder / filename))
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        for temporary, path in written:
            os.replace(temporary, path)
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def _wrong_settings(settings: dict[str, Any]) -> list[str]:
    """Names of the settings that scoring reads and that are missing or of the wrong type."""
    wrong = [k for k in _NUMBERS if not isinstance(settings.get(k), (int, float)) or isinstance(settings[k], bool)]
    bands = settings.get("bands")
    rows = isinstance(bands, list) and len(bands) > 0 and all(isinstance(b, list) and len(b) == 2 for b in bands)
    if not rows or not all(isinstance(floor, (int, float)) and isinstance(word, str) for floor, word in bands or []):
        wrong.append("bands")
    return [f"setting {k!r}" for k in wrong]


def load_bundle(folder: Path, option: str = "--model") -> Bundle:
    """Read and check a model directory. option : what it was named by.

    Raises ModelError: missing, broken, of a newer format, made for other features (with the difference), or put together of two models.
    """
    hint = f"Name one that exists ({option} DIR), or none: a model ships with credscore."
    try:
        there = folder.is_dir()
    except OSError as error:  # a name that is too long, or a folder above it that may not be looked into
        raise ModelError(f"The model directory {folder} cannot be read: {error.strerror}.", hint) from None
    if not there:
        raise ModelError(f"There is no model directory {folder}.", hint)
    manifest = _read_manifest(folder)
    _check_features(folder, manifest)
    arrays = _read_arrays(folder)
    _check_arrays(folder / "weights.npz", arrays, manifest["format"])
    theirs, mine, stored = manifest["lexicons"], default_lexicon().fingerprint, manifest["fingerprint"]
    as_trained, now = _fingerprints(arrays, manifest["settings"], (theirs, mine))
    if as_trained != stored:
        raise ModelError(
            f"{folder / 'weights.npz'} and manifest.json are not of one model, or one of them was changed: "
            f"their fingerprint is {as_trained}, and the manifest says {stored}.",
            "Copy the whole folder again, or train it anew: credscore train DATA -o DIR.",
        )
    # Lexicons may have changed since the training: equal fingerprints must mean equal scores.
    manifest["fingerprint"] = now
    # The one that ships stands beside its lexicons: who changes those trains it anew (DEVELOPING.md).
    if theirs == mine or folder.resolve() == shipped_model().resolve():
        return Bundle(manifest, arrays)
    return Bundle(
        manifest,
        arrays,
        f"The model {manifest['name']} was trained with other lexicons (then its fingerprint was {stored}, now it is {now}): "
        f"the figures in its card are not of this credscore. {_RETRAIN}",
    )


def _read_manifest(folder: Path) -> dict[str, Any]:
    """The fields of manifest.json, all there and of their types."""
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{folder} holds no manifest.json, so it is not a model directory.", _RETRAIN) from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ModelError(f"{path} is not readable JSON ({error}).", _RETRAIN) from None
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}).", _RETRAIN) from None
    if not isinstance(manifest, dict) or "format" not in manifest:
        raise ModelError(f"{path} lacks fields that a model needs.", _RETRAIN)
    if not isinstance(manifest["format"], int) or manifest["format"] > FORMAT:
        raise ModelError(
            f"{folder} has model format {manifest['format']}; this credscore reads up to {FORMAT}.",
            "Update credscore, or train the model anew.",
        )
    wrong = [name for name, kind in _FIELDS.items() if not isinstance(manifest.get(name), kind)] or _wrong_settings(manifest["settings"])
    if wrong:
        raise ModelError(f"{path}: {', '.join(wrong)} missing or not what it should be.", _RETRAIN)
    return manifest


def _check_features(folder: Path, manifest: dict[str, Any]) -> None:
    """Raises ModelError where the model was made for other features than this code gives."""
    for what, mine in (("features", feature_names()), ("article_features", list(ARTICLE_FEATURES))):
        theirs = manifest[what]
        if theirs != mine:
            gone, new = [f for f in theirs if f not in mine], [f for f in mine if f not in theirs]
            parts = [
                f"{len(gone)} it needs are gone: {', '.join(map(str, gone[:4]))}" if gone else "",
                f"{len(new)} are new: {', '.join(new[:4])}" if new else "",
            ]
            detail = "; ".join(p for p in parts if p) or "their order differs"
            raise ModelError(f"{folder} was made for other {what.replace('_', ' ')} ({detail}).", _RETRAIN)


def _read_arrays(folder: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            return {key: stored[key] for key in stored.files if key in _SHAPES or key in ARRAYS}
    except FileNotFoundError:
        raise ModelError(f"{folder} holds no weights.npz.", _RETRAIN) from None
    except (ValueError, OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        # numpy takes what is no archive for a pickle, and tells how to load that all the same
        why = "it is no .npz archive of plain arrays, or only a part of one" if "pickle" in str(error) else error
        raise ModelError(f"{folder / 'weights.npz'} cannot be read ({why}).", _RETRAIN) from None


def _check_arrays(path: Path, arrays: dict[str, np.ndarray], format: int) -> None:
    """Raises ModelError where an array that a model of this format needs is missing, of another shape, or holds what it cannot."""
    wanted = {**ARRAYS, **(OPTIONAL if format > 1 or OPTIONAL.keys() & arrays.keys() else {})}
    for key, dimensions in wanted.items():
        if key not in arrays or arrays[key].ndim != dimensions or arrays[key].dtype != np.float64 or not np.isfinite(arrays[key]).all():
            raise ModelError(f"{path}: array {key!r} is missing or not what it should be.", _RETRAIN)
    for key, shape in _SHAPES.items():
        if key in wanted and arrays[key].shape != shape:
            raise ModelError(f"{path}: array {key!r} has the shape {arrays[key].shape} instead of {shape}.", _RETRAIN)
    if SQUARES in wanted and (arrays[SQUARES] < 0).any():
        raise ModelError(f"{path}: array {SQUARES!r} holds squares below zero.", _RETRAIN)
    if not len(arrays["interval"]) or arrays["interval"].shape[1] != 3:
        raise ModelError(f"{path}: array 'interval' needs one row or more of three columns.", _RETRAIN)
