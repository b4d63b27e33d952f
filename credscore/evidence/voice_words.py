"""Reads lexicons/voice.tsv: thousands of single words that tell in which voice a writer speaks, one class a word.

A new word of tone belongs here. The boosters of hedges.tsv and the word classes JUDGE, LOVE and INTIMATE of words.tsv are older and narrower:
they hold phrases and what rules ask for, count in sentences with a source, too, and may share words with this file.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from credscore.errors import LexiconError
from credscore.evidence.word_table import WordTable
from credscore.text.tokens import word_keys

VOICES = (
    "blame", "praise", "verdict", "drama", "evaluation", "argument", "absolute", "promise", "informal", "motive", "event", "summary",
    "scene",
)  # fmt: skip
"""Classes of words, in the order of their numbers. verdict : an act told with a judgement ("squandered"); absolute : generalises without
exception; promise : of health and sales; motive : what somebody feels or wants; event : what can be checked; summary : what wants digging;
scene : gestures and moments that nobody is said to have seen."""
JUDGING = ("blame", "praise", "verdict", "drama", "evaluation", "argument", "absolute", "promise", "informal")
"""Classes in which a writer judges; no word of the others does."""
_BITS = 14


class VoiceWords:
    """The compiled file.

    words : class -> its words. examples : class -> (a sentence with words of it, one without). table : keys of words -> ids.
    voice_of : int8 (words + 1,), by id 1 + index into VOICES, 0 for id 0.
    """

    def __init__(self, path: Path) -> None:
        kinds: dict[str, int] = {}
        self.examples: dict[str, tuple[str, str]] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            where, cells = f"{path.name}, line {number}", line.split("\t")
            if len(cells) != 4 or not all(cell.strip() for cell in cells):
                raise LexiconError(f"{where}: 4 filled columns expected, {len(cells)} found.", "A class needs words, a hit and a miss.")
            voice, words, hit, miss = cells
            if voice not in VOICES or voice in self.examples:
                raise LexiconError(f"{where}: {voice!r} is no class, or stands here twice.", f"Known: {', '.join(VOICES)}.")
            self.examples[voice], self.words[voice] = (hit, miss), tuple(words.split())
            for word in self.words[voice]:
                if kinds.setdefault(word, VOICES.index(voice)) != VOICES.index(voice):
                    raise LexiconError(f"{where}: {word!r} is in {VOICES[kinds[word]]!r} already.", "Give every word one class.")
        self.table = WordTable(word_keys(list(kinds)).tolist(), _BITS)
        self.voice_of = np.array([0, *(1 + kind for kind in kinds.values())], np.int8)
