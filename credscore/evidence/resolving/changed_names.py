"""People who go by a name that is not theirs: "Ruth (not her real name)", "a woman we are calling Ruth", "identified only as M", "*Names have been
changed". A reader cannot find them, so they are unnamed wherever that name speaks."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.name_forms import first_names
from credscore.evidence.ranges import among, distinct, maybe_among, numbered
from credscore.evidence.resolving.known_people import HOLDERS
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, NAMED
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_WHO_CLAUSE = 12  # words from a name to what is told of it: "Ruth, who does not want her real name to be used"
_SINCE = 3  # sentences from it to "she"
_RUN = 3  # words of a name
_HIDDEN = ("changed", "altered")
_FALSE = ("pseudonym", "pseudonyms", "alias")
_ASKS = "asked asks requested requests wished".split()
_WISHES = (*_ASKS, *"want wants wanted wish wishes prefers preferred preferring asking".split())
_PRINTED = "use used using publish published print printed reveal revealed disclose disclosed give given share shared appear".split()
_TO_SAVE = "protect preserve hide conceal shield guard safeguard avoid respect".split()  # what a name is changed for
_FOR = ("privacy", "this", "legal", "security", "safety", "anonymity", "the", "her", "his", "their", "reasons")
_CALL = ("call", "calling", "name", "naming")
_KNOWN = "identified known named called referred described appears appear".split()
_ASKED_TO_BE = ("called", "identified", "referred")
_WE_WILL = ("we'll", "i'll", "we're", "i'm")
_HIM = ("him", "her", "them")
_CLOSES = tk.COMMA | tk.OPEN_PAREN | tk.CLOSE_PAREN | tk.DOUBLE | tk.SINGLE | tk.G_DASH
_ROLES = """
    patient witness person victim girl boy child woman mother father soldier complainant pupil student resident nurse doctor individual employee
    teacher officer survivor claimant relative
""".split()


def take_changed(ctx: Context, sh: Shared, a: Attributions) -> np.ndarray:
    """Type as unnamed whoever goes by such a name, wherever he speaks in the article; in place. uint64: these names, each in its article."""
    real, owners = _about_names(ctx, sh)
    given = np.concatenate([_called_by_us(ctx, sh), _asked_to_be(ctx, sh)])
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
    if not names.size:  # all stand in quotations
        return names
    last = names[np.maximum(np.searchsorted(names, a.first[some]) - 1, 0)]
    near = a.sentence[some] - ctx.sentences.of_token[last] <= _SINCE
    return np.asarray(some[near & (last < a.first[some]) & among(ctx.word_in_article(last), codes)])


def _about_names(ctx: Context, sh: Shared) -> tuple[np.ndarray, np.ndarray]:
    """Where notes tell that a name is changed, or that somebody keeps his (int64, the word "name"), and the names that stand in front of such."""
    at = np.sort(np.concatenate([ctx.where_are("name", "names"), ctx.where_are(*_FALSE)]))
    at = at[~sh.in_quote[at]]
    if not at.size:
        return at, at
    key, before = ctx.tokens.key, ctx.before(at)
    front = np.maximum(at[:, None] - np.arange(1, 8), 0)
    here = ctx.sentences.of_token[front] == ctx.sentences.of_token[at][:, None]
    behind = np.minimum(at[:, None] + np.arange(1, 6), len(ctx.tokens) - 1)
    ahead = ctx.sentences.of_token[behind] == ctx.sentences.of_token[at][:, None]
    bracket = (ctx.gap[at] & tk.OPEN_PAREN) > 0
    # "(not her real name)", "which is not her real name", "who asked for her real name not to be used"
    whose = ctx.before(before)
    never = ctx.in_class(ctx.before(whose), "NEG") & (ctx.before(whose) < whose)
    no = (here & ctx.in_class(front, "NEG")).any(axis=1) | (ahead & ctx.in_class(behind, "NEG"))[:, :3].any(axis=1)
    wishes = (here & is_in(key[front], _WISHES)).any(axis=1) | (ahead & is_in(key[behind], _WISHES))[:, :3].any(axis=1)
    printed = (ahead & is_in(key[behind], _PRINTED)).any(axis=1) | (here & is_in(key[front], _PRINTED))[:, :4].any(axis=1)
    real = is_in(key[before], ("real", "true", "actual")) & (never | no & wishes & printed)
    changed = _changed(ctx, at, before, behind, ahead) | bracket & ahead[:, 0] & is_in(key[behind[:, 0]], _HIDDEN)
    false = is_in(key[at], _FALSE) & ctx.is_word(before, "a", "an") & ((ctx.gap[before] & _CLOSES) > 0)
    # stars of the stage have a false name in full: "Bob Dylan, not his real name"
    in_brackets = (ctx.gap[np.where(false, before, ctx.before(whose))] & tk.OPEN_PAREN) > 0
    lone = ((false | is_in(key[before], ("real", "true", "actual")) & never) & ~in_brackets)[real | changed | false]
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
    in_front = ctx.before(np.maximum(who, 0))
    beside &= ~(lone & ctx.name[in_front] & (in_front < who)) & ~ctx.in_class(np.maximum(who, 0), "ORG", "OFFICIAL", "NATION", "MONTHDAY")
    beside &= ctx.matches.outlet[np.maximum(who, 0)] == 0
    return at, who[found & beside]


def _changed(ctx: Context, at: np.ndarray, before: np.ndarray, behind: np.ndarray, ahead: np.ndarray) -> np.ndarray:
    """bool: "whose name has been changed", "her name was changed to protect her"; not "was changed at marriage". behind, ahead : the tokens behind
    "name", and which of them are in its sentence."""
    key = ctx.tokens.key
    word = ahead & is_in(key[behind], _HIDDEN)
    end = behind[np.arange(len(at)), word.argmax(axis=1)]
    then = ctx.behind(end)
    third = ctx.behind(then)
    saves = ctx.is_word(then, "to") & is_in(key[third], _TO_SAVE) | ctx.is_word(then, "in") & ctx.is_word(third, "order")
    saves |= ctx.is_word(then, "for") & is_in(key[third], _FOR) | ctx.is_word(then, "at") & ctx.in_class(third, "POSS")
    bare = ctx.is_word(then, "here") | ((ctx.gap_after[end + 1] & (_CLOSES | tk.TERMINAL)) > 0) | (then == end)
    opens = ctx.sentences.first[ctx.sentences.of_token[at]]
    mark = ctx.buffer.data[np.maximum(ctx.tokens.start[opens] - 1, 0)]
    noted = (mark == ord("*")) | (mark == ord("(")) | (mark == ord("["))
    first = behind[:, 0]
    has = ctx.in_class(first, "HAVE") | ctx.in_class(first, "PRON1") & (ctx.in_class(ctx.behind(first), "HAVE") | is_in(key[first], ("we've", "i've")))
    headless = is_in(key[first], _HIDDEN) & ((before == at) | ctx.is_word(before, "some", "all"))  # "Names changed"
    was = ctx.in_class(first, "BE", "PRON1") | is_in(key[first], _HIDDEN)
    out = word.any(axis=1) & ((has | headless) & (bare | saves) | was & (saves | noted & bare))
    whose = ctx.is_word(before, "whose", "his", "her", "their", "some", "all", "real", "the") | ctx.tokens.possessive[before] | (before == at)
    return np.asarray(out & whose)


def _called_by_us(ctx: Context, sh: Shared) -> np.ndarray:
    """int64: names that the paper gives: "a woman we are calling Ruth", "whom we will call Ruth", "we'll call her Ruth"."""
    at = ctx.where_are(*_CALL)
    key = ctx.tokens.key
    him = is_in(key[ctx.behind(at)], _HIM)
    name = np.where(him, ctx.behind(ctx.behind(at)), ctx.behind(at))
    keep = (name > at) & ctx.name[name] & ((ctx.gap[name] & (STRONG & ~(tk.DOUBLE | tk.SINGLE))) == 0) & ~sh.in_quote[at]
    at, name, him = at[keep], name[keep], him[keep]
    # "we will call", "I'm calling", "we'll call"; not "I call her Nana"
    will = ctx.before(at)
    we = np.where(ctx.in_class(will, "MODAL", "BE") & ~ctx.in_class(will, "PRON1"), ctx.before(will), will)
    us = ctx.in_class(we, "PRON1") & (we < at) & ((we < will) | is_in(key[we], _WE_WILL))
    front = ctx.before(we)
    whom = is_in(key[front], ("whom", "who")) | ctx.in_class(front, "ONE", "ROLE", "PALS")
    us &= (him | whom) & ~ctx.in_class(name, "ORG", "OFFICIAL", "MONTHDAY", "NATION")
    return np.asarray(name[us])


def _asked_to_be(ctx: Context, sh: Shared) -> np.ndarray:
    """int64: names that somebody chose or that are a letter of his own: "who asked to be called Dee", "identified only as M". Stars are known only by
    their first name, too: it takes somebody who does the identifying."""
    key, at = ctx.tokens.key, ctx.where_are(*_KNOWN)
    name = at
    for _ in range(5):  # over "to only as", "in the papers only as"
        on = ~(ctx.name[name] & (name > at))
        name = np.where(on, ctx.behind(name), name)
    keep = ctx.name[name] & (name > at) & ((ctx.gap[name] & (STRONG & ~(tk.DOUBLE | tk.SINGLE))) == 0) & ~sh.in_quote[at]
    at, name = at[keep], name[keep]
    before, behind = ctx.before(name), ctx.behind(name)
    more = (behind > name) & ctx.name[behind] & ((ctx.gap[behind] & (STRONG | tk.COMMA)) == 0)
    last = np.where(more, behind, name)  # "Mr D"
    letter = (ctx.tokens.end[last] - ctx.tokens.start[last] == 1) & (~more | ctx.in_class(name, "TITLE"))
    lone = ~more & ~ctx.tokens.possessive[name] & (ctx.matches.outlet[name] == 0) & ~ctx.in_class(name, "ORG", "OFFICIAL", "NATION", "MONTHDAY", "TITLE")
    first = lone & first_names().holds(key[name])
    only_as = is_in(key[before], ("as",)) & is_in(key[ctx.before(before)], ("only",)) & (letter | first & ctx.is_word(at, "identified"))
    be = ctx.before(at)
    asks = ctx.before(ctx.before(be))
    who, front = ctx.before(asks), ctx.before(ctx.before(asks))
    be_called = is_in(key[be], ("be",)) & is_in(key[ctx.before(be)], ("to",)) & is_in(key[asks], _ASKS) & ~ctx.name[who]
    be_called &= is_in(key[before], ("called", "as")) & is_in(key[at], _ASKED_TO_BE) & (letter | lone)
    be_called &= ~is_in(key[who], HOLDERS) & ~is_in(key[front], HOLDERS)  # "The pope asked to be called Otto"
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
