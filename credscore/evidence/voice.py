"""The writer's own voice: words of narration that judge, dramatise, promise, generalise, or tell a plain event."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.source_types import NONE
from credscore.evidence.speakers import Speech
from credscore.text.tokens import scattered


@dataclass(slots=True)
class Voice:
    """Words in the order of the text. token : int64. kind : int8, index into VOICES."""

    token: np.ndarray
    kind: np.ndarray


def find_voice(ctx: Context, speech: Speech, plain: np.ndarray) -> Voice:
    """Words of the classes of `voice_words`, in small letters, in sentences that neither quote nor have a source.

    plain : tokens that do not mean what their class says, see `plain_words`. A capital may be that of a name, and what somebody else says
    is not the writer's voice.
    """
    tokens, words = ctx.tokens, ctx.lexicon.voice
    free = ~(tokens.upper | tokens.digit | ctx.name)
    free &= np.repeat((speech.inner == NONE) & ~speech.quoted, np.diff(ctx.sentences.first))
    free[plain] = False
    free &= ~ctx.matches.flags.ask("voiceless", ctx.lexicon.voiceless)  # two thirds
    at = scattered(free)
    kind = words.voice_of.take(words.table.lookup(tokens.key.take(at)), mode="clip")
    some = np.flatnonzero(kind > 0)
    return Voice(at[some], kind[some] - np.int8(1))
