"""What stands among the next words of a cue, in its own clause: requests, speeches, results, rumours, pictures, another clause."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.word_lists import PICTURES, REQUESTS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_GIVEN = """
    reason reasons detail details name names view views opinion account comment comments answer answers evidence interview interviews information
    explanation statement statements apology apologies figure figures cause timeline specific specifics update updates age condition guarantee guarantees
    assurance assurances promise estimate number date dates identity identities report reports
""".split()
_REQUESTS = (*REQUESTS, "comment")
# what is offered and held in a hand, or to lean on: "offers free calls", "offers new hope"
_HANDED = "hope hopes call calls phone telephone email video demand".split()
_LINES = "free cheap cheaper unlimited phone video telephone international local".split()
_WORDS = "words defense defence apology apologies condolences congratulations ideas details thoughts address answer answers remarks".split()
_OFFERS = ("offer", "offers", "offered", "offering")
_TALK = """
    rumours rumors rumour rumor speculation reports claims claim suggestions suggestion allegations allegation accusations talk criticism
    criticisms concerns fears idea
""".split()
_RESULTS = "link links association benefit benefits risk risks difference differences evidence relationship increase effect effects rates levels".split()
_POSTED = (*PICTURES, "pic", "pics", "snap", "snaps", "selfie", "selfies", "reel", "instagram")


def _ahead(ctx: Context, end: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The next `size` tokens of each cue, (cues, size), and which of them belong to its clause."""
    n = len(ctx.tokens)
    ahead = end[:, None] + np.arange(size)
    at = np.minimum(ahead, n - 1)
    shut = ctx.leads[at] | ((ctx.gap[at] & STRONG) != 0) | (ahead >= n)
    return at, ~np.logical_or.accumulate(shut, axis=1)


def asked_for(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Cues with a request for words among the next ones: "did not return calls", "would not discuss the matter in response to questions"."""
    at, going = _ahead(ctx, end, 8)
    return (going & ctx.is_word(at, *_REQUESTS)).any(axis=1)


def asked_of(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Verbs with what a reporter asks for among the next words: "give a reason", "release the names"."""
    at, going = _ahead(ctx, end, 5)
    return (going & is_in(ctx.tokens.key[at], _GIVEN)).any(axis=1)


def speech_behind(ctx: Context, end: np.ndarray, paper: np.ndarray) -> np.ndarray:
    """Cues with a word for what is said among the next ones: "offered a blunt defence", "delivered a speech". paper : bool, of a paper: "the study
    offered hope" tells what it found."""
    at, going = _ahead(ctx, end, 6)
    going &= ~np.logical_or.accumulate(ctx.is_word(at, "to", "for", "of"), axis=1)
    said = (ctx.lexicon.word_rule["noun"] > 0)[ctx.matches.word[at]] | ctx.in_class(at, "SPEECHNOUN")
    said |= ctx.is_word(at, *_WORDS)
    offers = is_in(ctx.tokens.key[end - 1], _OFFERS) & ~paper
    said[offers] = _offered_words(ctx, at[offers], said[offers])
    return (going & said).any(axis=1)


def _offered_words(ctx: Context, at: np.ndarray, said: np.ndarray) -> np.ndarray:
    """`said` without what is offered and is no words: "free calls", "new hope"; but "hope that it opens", "a call for calm", "no comment"."""
    key, behind = ctx.tokens.key, ctx.behind(at)
    words = ctx.in_class(behind, "THAT") | is_in(key[behind], ("evidence",)) | ((ctx.gap[behind] & tk.COLON) > 0)
    words |= is_in(key[at], ("call", "calls")) & is_in(key[behind], ("for",)) & ~is_in(key[ctx.before(at)], _LINES)
    said = said & (~is_in(key[at], _HANDED) | words & (behind > at))
    # "offers stunning views of the weir": to look at; but "offered his views on it"
    told = is_in(key[behind], ("on", "about", "that")) | ((ctx.gap[behind] & tk.COLON) > 0) | ctx.in_class(ctx.before(at), "POSS")
    said &= ~is_in(key[at], ("view", "views")) | told
    return said | is_in(key[at], ("comment",)) & is_in(key[ctx.before(at)], ("no",))


def result_behind(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Cues with a result among the next words: "found no difference", "found a link between rye and sleep", not "found a key to the link"."""
    at, going = _ahead(ctx, end, 6)
    going &= ~np.logical_or.accumulate(ctx.is_word(at, "to", "for", "of", "in", "on", "at", "by", "with", "from"), axis=1)
    return (going & ctx.is_word(at, *_RESULTS)).any(axis=1)


def talk_behind(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Cues with a word for what others say among the next ones: "discounted the rumours", "laughed off talk of a sale"."""
    at, going = _ahead(ctx, end, 5)
    going &= ~np.logical_or.accumulate(ctx.is_word(at, "to", "for", "of", "by", "in"), axis=1)
    return (going & ctx.is_word(at, *_TALK)).any(axis=1)


def picture_behind(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Cues with a picture among the next words: "posted a grainy photo of the weir", not "shared his picture with the police"."""
    at, going = _ahead(ctx, end, 7)
    going &= ~np.logical_or.accumulate(ctx.is_word(at, "to", "for", "of", "with", "in", "on"), axis=1)
    handed = (going & ctx.is_word(ctx.behind(at), "with")).any(axis=1) & ctx.is_word(end - 1, "share", "shares", "shared", "sharing")
    return (going & ctx.is_word(at, *_POSTED)).any(axis=1) & ~handed


def clause_behind(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Cues with a clause behind them: "maintains the fleet has no use in winter", not "maintains the fleet that has sunk"."""
    at, going = _ahead(ctx, end, 7)
    classes = ctx.matches.classes[at]
    going[:, 0] &= ((classes[:, 0] & ctx.mask("DEF", "DET", "POSS", "PRON", "IT", "NUMBER")) != 0) | ctx.name[at[:, 0]] if len(at) else False
    bars = ((classes & ctx.mask("PREP", "OF", "WHO", "THAT", "AND", "BREAK")) != 0) | ((ctx.gap[at] & tk.COMMA) > 0)
    going &= going[:, :1] & ~np.logical_or.accumulate(bars, axis=1)
    return (going & ((classes & ctx.mask("BE", "HAVE", "MODAL")) != 0)).any(axis=1)
