"""Users of platforms who write: "one user commented", "an X user said", "another wrote", "one woman wrote" where posts are spoken of."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import Context
from credscore.evidence.kinds.words import MORE
from credscore.evidence.ranges import among
from credscore.evidence.source_types import NAMED, SOCIAL
from credscore.text.tokens import is_in

# whoever began it all, told of by that alone: "the original poster", "the OP", "the thread starter"
_POSTERS = "redditor redditors uploader uploaders op poster posters starter commenter commenters netizen netizens".split()
_BEGAN = {"starter": ("thread", "topic"), "poster": ("original", "forum", "reddit"), "posters": ("original", "forum", "reddit")}
_USERS = "user users netizen netizens commenter commenters follower followers redditor redditors tweep tweeps tweeter".split()
# whoever writes where an article speaks of posts; elsewhere it may be in a letter
_CROWD = """
    viewer viewers fan fans reader readers watcher watchers listener listeners supporter supporters admirer admirers customer customers gamer gamers
    woman man person mother mum mom father dad parent resident constituent voter critic them
""".split()
_WRITES = "wrote writes writing commented comments commenting posted posts tweeted".split()
_COMMENTS = (*_WRITES, "replied", "reacted", "joked", "quipped", "captioned")
_PLATFORMS = "facebook twitter x instagram tiktok reddit youtube snapchat weibo threads bluesky telegram media internet".split()


def take_users(ctx: Context, a: Attributions) -> None:
    """Type users who write ("one user commented", "an X user said", "another wrote", "the original poster said") as posts; in place."""
    key, top = ctx.tokens.key, len(ctx.tokens) - 1
    tail = np.minimum(np.maximum(a.last - 1, 0), top)
    one = ctx.matches.classes[np.minimum(np.maximum(a.first, 0), top)] & ctx.mask("DET", "NUMBER", "VAGUE")
    few = (a.first >= 0) & ~a.weak & (a.last - a.first <= 5)
    some = np.flatnonzero(few & (ctx.matches.classes[np.minimum(np.maximum(a.first, 0), top)] & ctx.mask("DEF") != 0))
    some = some[is_in(key[tail[some]], _POSTERS)]
    if some.size:
        a.type[some[_began(ctx, tail[some], a.sentence[some], is_in(key[a.cue[some]], _COMMENTS))]] = SOCIAL
    some = np.flatnonzero(few & (one != 0))
    tail = tail[some]
    writes = is_in(key[a.cue[some]], _COMMENTS)
    user = is_in(key[tail], _USERS)
    user &= writes | is_in(key[ctx.before(tail)], _PLATFORMS) | ctx.is_word(tail, "netizen", "netizens")
    crowd = np.flatnonzero(writes & is_in(key[tail], _CROWD) & (a.type[some] != NAMED))
    if crowd.size:
        user[crowd] = _of_posts(ctx, a.sentence[some[crowd]])
    alone = ctx.is_word(a.first[some], "another", "one") & (a.last[some] - a.first[some] == 1)
    alone |= is_in(key[tail], MORE) & (a.last[some] - a.first[some] == 2)
    user |= alone & is_in(key[a.cue[some]], _WRITES)
    a.type[some[user]] = SOCIAL


def _began(ctx: Context, tail: np.ndarray, sentence: np.ndarray, writes: np.ndarray) -> np.ndarray:
    """bool: which words of `_POSTERS` are for users: "the OP", "the original poster", and "the poster" who writes where posts are spoken of."""
    key, before = ctx.tokens.key, ctx.before(tail)
    out = ~is_in(key[tail], tuple(_BEGAN)) & (~is_in(key[tail], ("op",)) | ctx.tokens.all_upper[tail])
    for word, fronts in _BEGAN.items():
        out |= is_in(key[tail], (word,)) & is_in(key[before], fronts)
    return out | is_in(key[tail], ("poster",)) & writes & _of_posts(ctx, sentence)


def _of_posts(ctx: Context, sentence: np.ndarray) -> np.ndarray:
    """bool: which sentences are of articles that speak of posts."""
    sents, posts = ctx.sentences, ctx.where_has("SOCIAL", "OUT_social")
    return among(sents.article[sentence], sents.article[sents.of_token[posts]])
