"""People who go by a name that is not theirs: "Ruth (not her real name)", "a woman we are calling Ruth", "identified only as M", "*Names have been
changed". A reader cannot find them, so they are unnamed wherever that name speaks."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.name_forms import first_names
from credscore.evidence.ranges import among, distinct, maybe_among, numbered
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WHO_CLAUSE = 12  # words from a name to what is told of it: "Ruth, who does not want her real name to be used"
_SINCE = 3  # sentences from it to "she"
_RUN = 3  # words of a name
_HIDDEN = ("changed", "altered")
_FALSE = ("pseudonym", "pseudonyms", "alias")
_ASKS = "asked asks requested requests wished agreed".split()
_CALL = ("call", "calling", "called", "name", "naming", "named")
_KNOWN = "identified known named called referred described appears appear".split()
_HIM = ("him", "her", "them")
_CLOSES = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.DOUBLE | tk.SINGLE | tk.G_DASH
_ROLES = """
    patient witness person victim girl boy child woman mother father soldier complainant pupil student resident nurse doctor individual employee
    teacher officer survivor claimant relative
""".split()


def take_changed(ctx: Context, a: Attributions) -> np.ndarray:
    """Type as unnamed whoever goes by such a name, wherever he speaks in the article; in place. uint64: these names, each in its article."""
    real, owners = _about_names(ctx)
    given = np.concatenate([_called_by_us(ctx), _asked_to_be(ctx)])
    at = distinct(np.concatenate([owners, given]))
    named = np.flatnonzero(((a.type == NAMED) | (a.type == CARRY)) & (a.first >= 0) & ~a.weak)
    lettered = _lettered(ctx, a)
    a.type[lettered] = ANONYMOUS
    noted = _noted_below(ctx, a, named, real)
    at = distinct(np.concatenate([_whole(ctx, at), noted]))
    codes = _never_in_full(ctx, at) if at.size else np.zeros(0, np.uint64)
    if not codes.size:
        return codes
    # the phrases that have no other name, or begin with that
    near = np.minimum(a.first[named][:, None] + np.arange(_WHO_CLAUSE), len(ctx.tokens) - 1)
    name = ctx.name[near] & (near < a.last[named][:, None])
    own = np.zeros(name.shape, bool)
    own[name] = among(ctx.word_in_article(near[name]), codes)
    a.type[named[own[:, 0] | own.any(axis=1) & (own == name).all(axis=1)]] = ANONYMOUS
    return codes


def sentences_of(ctx: Context, codes: np.ndarray) -> np.ndarray:
    """int64: the sentences in which names stand that `take_changed` found."""
    some = np.flatnonzero(ctx.name) if codes.size else np.zeros(0, np.int64)
    return ctx.sentences.of_token[some[among(ctx.word_in_article(some), codes)]]


def behind_changed(ctx: Context, sh: Shared, a: Attributions, codes: np.ndarray) -> np.ndarray:
    """int64: attributions to "he" and "she" in front of which such a name was the last one: "Ruth has no coal. “I am cold,” she says."

    codes : what `take_changed` found."""
    some = np.flatnonzero((a.type == NAMED) & a.carried & (a.last - a.first == 1) & (a.first >= 0)) if codes.size else np.zeros(0, np.int64)
    some = some[is_in(ctx.tokens.key[a.first[some]], ("he", "she"))]
    if not some.size:
        return some
    names = np.flatnonzero(ctx.name & ~sh.in_quote)
    at = np.flatnonzero(ctx.name & sh.in_quote)  # "appears here only as “K”": the name itself in marks
    names = np.sort(np.concatenate([names, at[among(ctx.word_in_article(at), codes)]]))
    if not names.size:
        return names
    last = names[np.maximum(np.searchsorted(names, a.first[some]) - 1, 0)]
    near = a.sentence[some] - ctx.sentences.of_token[last] <= _SINCE
    return np.asarray(some[near & (last < a.first[some]) & among(ctx.word_in_article(last), codes)])


def _about_names(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """Where notes tell that a name is changed, or that somebody keeps his (int64, the word "name"), and the names that stand in front of such."""
    at = np.sort(np.concatenate([ctx.where_are("name", "names"), ctx.where_are(*_FALSE)]))
    if not at.size:
        return at, at
    key, before = ctx.tokens.key, ctx.before(at)
    front = np.maximum(at[:, None] - np.arange(1, 6), 0)
    here = ctx.sentences.of_token[front] == ctx.sentences.of_token[at][:, None]
    behind = np.minimum(at[:, None] + np.arange(1, 5), len(ctx.tokens) - 1)
    ahead = ctx.sentences.of_token[behind] == ctx.sentences.of_token[at][:, None]
    kept = (here & ctx.in_class(front, "NEG")).any(axis=1) | (ahead & ctx.in_class(behind, "NEG"))[:, :2].any(axis=1)
    real = is_in(key[before], ("real", "true", "actual")) & kept  # "who asked for her real name not to be used"
    has = ctx.in_class(behind, "HAVE", "BE", "PRON1")
    changed = (ahead & is_in(key[behind], _HIDDEN)).any(axis=1) & (is_in(key[behind[:, 0]], _HIDDEN) | has[:, 0])
    changed &= is_in(key[before], ("whose", "his", "her", "their", "some", "all", "real")) | ctx.tokens.possessive[before] | (before == at)
    changed |= is_in(key[behind[:, 0]], _HIDDEN) & ((ctx.gap[at] & tk.OPEN_PAREN) > 0)
    false = is_in(key[at], _FALSE) & ctx.is_word(before, "a", "an") & ((ctx.gap[before] & _CLOSES) > 0)
    at = at[real | changed | false]
    # the last name in front, with something told of it
    lead, who = ctx.sentences.first[ctx.sentences.of_token[at]], np.full(len(at), -1)
    for step in range(1, _WHO_CLAUSE):
        there = at - step
        name = (who < 0) & (there >= lead) & ctx.name[np.maximum(there, 0)]
        who = np.where(name, there, who)
    found = who >= 0
    tells = who + 1
    beside = ((ctx.gap[np.maximum(tells, 0)] & _CLOSES) > 0) | ctx.in_class(np.maximum(tells, 0), "BE")
    beside |= ctx.tokens.possessive[np.maximum(who, 0)] & (tells == at)
    return at, who[found & beside]


def _called_by_us(ctx: Context) -> np.ndarray:
    """int64: names that the paper gives: "a woman we are calling Ruth", "whom we will call Ruth", "we'll call her Ruth"."""
    at = ctx.where_are(*_CALL)
    key = ctx.tokens.key
    him = is_in(key[ctx.behind(at)], _HIM)
    name = np.where(him, ctx.behind(ctx.behind(at)), ctx.behind(at))
    keep = (name > at) & ctx.name[name] & ((ctx.gap[name] & (STRONG & ~(tk.DOUBLE | tk.SINGLE))) == 0)
    at, name, him = at[keep], name[keep], him[keep]
    near = np.maximum(at[:, None] - np.arange(1, 4), 0)
    first = ctx.in_class(near, "PRON1") & (ctx.sentences.of_token[near] == ctx.sentences.of_token[at][:, None])
    us = first.any(axis=1)
    we = near[np.arange(len(at)), first.argmax(axis=1)]
    front = ctx.before(we)
    whom = is_in(key[front], ("whom", "who")) | ctx.in_class(front, "ONE", "ROLE", "PALS")
    us &= (him | whom) & ~ctx.in_class(name, "ORG", "OFFICIAL", "MONTHDAY", "NATION")
    return np.asarray(name[us])


def _asked_to_be(ctx: Context) -> np.ndarray:
    """int64: names that somebody chose or that are a letter of his own: "who asked to be called Dee", "identified only as M"."""
    key, at = ctx.tokens.key, ctx.where_are(*_KNOWN)
    name = at
    for _ in range(5):  # over "to only as", "in the papers only as"
        on = ~(ctx.name[name] & (name > at))
        name = np.where(on, ctx.behind(name), name)
    keep = ctx.name[name] & (name > at) & ((ctx.gap[name] & (STRONG & ~(tk.DOUBLE | tk.SINGLE))) == 0)
    at, name = at[keep], name[keep]
    before = ctx.before(name)
    only_as = is_in(key[before], ("as",)) & is_in(key[ctx.before(before)], ("only", "simply"))
    be = ctx.before(at)
    asks = ctx.before(ctx.before(be))
    be_called = is_in(key[be], ("be",)) & is_in(key[ctx.before(be)], ("to",)) & is_in(key[asks], _ASKS) & ~ctx.name[ctx.before(asks)]
    be_called &= is_in(key[before], ("called", "as", "named", "only"))
    return np.asarray(name[only_as | be_called])


def _lettered(ctx: Context, a: Attributions) -> np.ndarray:
    """int64: attributions of people in letters: "Patient A", "Witness K"."""
    some = np.flatnonzero((a.last - a.first == 2) & (a.first >= 0) & (a.type != ANONYMOUS) & ~a.weak)
    word, letter = a.first[some], np.minimum(a.first[some] + 1, len(ctx.tokens) - 1)
    one = (ctx.tokens.end[letter] - ctx.tokens.start[letter] == 1) & ctx.tokens.upper[letter] & ((ctx.gap[letter] & STRONG) == 0)
    return np.asarray(some[one & ctx.tokens.upper[word] & is_in(ctx.tokens.key[word], _ROLES)])


def _noted_below(ctx: Context, a: Attributions, named: np.ndarray, notes: np.ndarray) -> np.ndarray:
    """int64: first names that speak where a note tells, without saying whose, that names are changed: "*Names have been changed". named : rows."""
    out = np.zeros(0, np.int64)
    sents = ctx.sentences
    lead = sents.first[sents.of_token[notes]]
    short = notes[notes - lead <= 3]  # "Some names have been changed", "*Her name has been changed"
    bare = np.zeros(len(short), bool)
    if short.size:
        near = np.minimum(sents.first[sents.of_token[short]][:, None] + np.arange(4), short[:, None])
        bare = ~ctx.name[near].any(axis=1)
    short = short[bare]
    alone = named[(a.last[named] - a.first[named] == 1) & ctx.name[a.first[named]]]
    alone = alone[among(sents.article[a.sentence[alone]], sents.article[sents.of_token[short]])]
    who = a.first[alone]
    marked = ctx.buffer.data[ctx.tokens.end[who]] == ord("*")
    who = who[(first_names().holds(ctx.tokens.key[who]) | marked) & (ctx.matches.outlet[who] == 0)]
    if not who.size:
        return out
    codes = _never_in_full(ctx, who)
    who = who[among(ctx.word_in_article(who), codes)]
    starred = who[ctx.buffer.data[ctx.tokens.end[who]] == ord("*")]
    article = sents.article[sents.of_token[who]]
    with_star = among(article, sents.article[sents.of_token[starred]])
    many = among(article, sents.article[sents.of_token[short[ctx.is_word(short, "names", "pseudonyms")]]])
    code = ctx.word_in_article(who)
    different = distinct(code)
    first = np.searchsorted(code[order := np.argsort(code, kind="stable")], different)
    _, count = numbered(article[order[first]])
    owner = distinct(article[order[first]])
    single = among(article, owner[count == 1])
    keep = np.where(with_star, among(code, ctx.word_in_article(starred)), many | single)
    return np.asarray(who[keep])


def _whole(ctx: Context, at: np.ndarray) -> np.ndarray:
    """int64: all words of the names that the tokens `at` are part of."""
    out, low, high = [at], at, at
    for _ in range(_RUN):
        before, behind = ctx.before(low), ctx.behind(high)
        low = np.where(ctx.name[before] & ((ctx.gap[low] & STRONG) == 0), before, low)
        high = np.where(ctx.name[behind] & ((ctx.gap[behind] & STRONG) == 0), behind, high)
        out += [low, high]
    return distinct(np.concatenate(out))


def _never_in_full(ctx: Context, at: np.ndarray) -> np.ndarray:
    """uint64: the words, each in its article, of the names at tokens `at`, without those beside which the article has another name: "Ruth" is no
    changed name where Ruth Falk is told of."""
    codes = distinct(ctx.word_in_article(at))
    same = np.flatnonzero(maybe_among(ctx.tokens.key, ctx.tokens.key[at]) & ctx.name)
    word = ctx.word_in_article(same)
    same, word = same[keep := among(word, codes)], word[keep]
    before, behind = ctx.before(same), ctx.behind(same)
    other = ctx.name[before] & (before < same) & ((ctx.gap[same] & 0xFF) == 0) & ~among(ctx.word_in_article(before), codes)
    other &= ~ctx.tokens.possessive[before]
    other |= ctx.name[behind] & (behind > same) & ((ctx.gap[behind] & 0xFF) == 0) & ~among(ctx.word_in_article(behind), codes) & (
        ~ctx.tokens.possessive[same]
    )
    return np.asarray(codes[~among(codes, word[other])])
