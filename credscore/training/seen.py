"""Which texts a model was trained on: known again although a few words were changed, and not for an opening that they share with others.

A text is kept as a bottom-k sketch (Broder 1997): the smallest hashes of its runs of five words. The share of them that two texts have
in common estimates how much of both is the same, and nobody can read a text out of it.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from credscore.model.bundle import Bundle, load_bundle, shipped_model
from credscore.schema import LabelledArticle
from credscore.training.shingles import ngrams, words_of

# The file of a model directory with a line for each text, sorted.
TRAINED_ON = "trained_on.txt"
_RUN, _KEPT, _ENOUGH = 5, 16, 0.6
_LINE = re.compile(r"[0-9a-f]{8}(?: [0-9a-f]{8})*|[0-9a-f]{16}")
# Earlier models kept one hash a text, of its first words.
_WORD = re.compile(r"\w+")
_OPENING = 20


def sketch(text: str) -> tuple[str, ...]:
    """Up to sixteen words of eight hex digits, in order. The same wherever and whenever it is made."""
    words = words_of(text) or [text]
    codes = np.array([zlib.crc32(w.encode("utf-8", "surrogatepass")) for w in words], np.int64)
    return tuple(f"{h:08x}" for h in np.unique(ngrams(codes, _RUN) >> np.uint64(32))[:_KEPT].tolist())


def lines(articles: Iterable[LabelledArticle]) -> str:
    """The content of `TRAINED_ON` for a model that was trained on these."""
    return "".join(f"{line}\n" for line in sorted({" ".join(sketch(a.text)) for a in articles}))


def _opening(text: str) -> str:
    opening = " ".join(_WORD.findall(text.lower())[:_OPENING]) or text
    return hashlib.sha256(opening.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Seen:
    """The texts that the model in a directory was trained on. known : False where it does not say."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self._data = manifest.get("data")
        self._openings: set[str] = set()
        self._sizes: list[int] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        try:
            kept = (folder / TRAINED_ON).read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            kept = []
        self.known = bool(kept) and all(map(_LINE.fullmatch, kept))
        for line in kept if self.known else ():
            if len(line) == 16:
                self._openings.add(line)
                continue
            hashes = line.split()
            for one in hashes:
                self._holders[one].append(len(self._sizes))
            self._sizes.append(len(hashes))

    def _found(self, text: str) -> list[int]:
        """The kept texts that are this one."""
        own = sketch(text)
        common = Counter(number for one in own for number in self._holders.get(one, ()))
        return [k for k, count in common.items() if count >= _ENOUGH * min(self._sizes[k], len(own))]

    def rows(self, articles: Sequence[LabelledArticle], data: str) -> np.ndarray:
        """bool (a,): the examples that the model was trained on.

        data : fingerprint of the whole data set. A model that does not name its texts has seen all of a data set with the
        fingerprint in its manifest, but for its test rows.
        """
        if self.known:
            return np.array([bool(self._found(a.text)) or _opening(a.text) in self._openings for a in articles], bool)
        return np.array([self._data == data and a.split != "test" for a in articles], bool)

    def whole_in(self, articles: Iterable[LabelledArticle], data: str) -> bool:
        """Whether all the texts that the model was trained on are among the examples."""
        if not self.known:
            return self._data == data
        texts = [a.text for a in articles]
        there = {number for text in texts for number in self._found(text)}
        return len(there) == len(self._sizes) and self._openings <= {_opening(text) for text in texts}


def seen_by_lender(bundle: Bundle) -> Seen | None:
    """The texts of the model that lent this one heads; None where none did, or it is not the one that ships: where others lie is not known."""
    base = bundle.manifest.get("base")
    if not isinstance(base, dict):
        return None
    shipped = load_bundle(shipped_model())
    return Seen(shipped_model(), shipped.manifest) if base.get("fingerprint") == shipped.info["fingerprint"] else None
