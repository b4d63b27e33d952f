"""The article's own outlet, by what it tells of itself and by who talks to it: what is told to it is nobody's second hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.ranges import among, distinct, numbered, spread
from credscore.evidence.source_types import ANONYMOUS, MEDIA, NAMED, NONE, OFFICIAL
from credscore.evidence.word_lists import TELL
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

LEARNS = ("learned", "learnt", "understands")
WIRES = ("reuters", "bloomberg", "afp", "ap", "dpa", "ansa", "efe")  # of "Reuters said it had" others are meant
_REACH = 6  # words behind a cue: "told the Harrow Gazette exclusively"
_INTERVIEWS = ("interview", "interviews", "chat", "issue")
_FROM = 5  # words behind "learned"
_PHRASE = 8  # words of a source that are looked at for his name


def own_outlets(ctx: Context, a: Attributions, published: np.ndarray | None) -> None:
    """ "An insider tells Starlane EXCLUSIVELY", "Starlane has exclusively learned", "as Starlane previously reported": nobody praises the scoops
    of others, so it is the article's own outlet, and what is told to it first-hand; in place. published : see `resolve`."""
    press = np.flatnonzero((a.type == MEDIA) & (a.first >= 0) & ~a.inverted | (a.outer == MEDIA))
    if not press.size:
        return
    says = (a.type[press] == MEDIA) & (a.first[press] >= 0)
    low, high = np.where(says, a.first[press], a.cue[press] - 2), a.cue_end[press] + np.where(says, 1, _REACH)
    high = np.minimum(high, ctx.sentences.first[a.sentence[press] + 1])
    tells = says & ctx.is_word(ctx.before(a.cue[press]), "previously", "already") & ctx.is_word(a.cue[press], "reported", "revealed")
    only = ctx.where_are("exclusively")
    if only.size:
        low = np.maximum(low, ctx.sentences.first[a.sentence[press]])
        tells |= np.searchsorted(only, low) < np.searchsorted(only, high)
    now, told = ctx.is_word(a.cue[press], "tell", "tells"), ctx.is_word(a.cue[press], *TELL)
    if not tells.any() and not told.any():
        return
    at = _first_word(ctx, np.where(says, a.first[press], a.cue_end[press]))
    named = ctx.name[at] & (at < np.where(says, a.last[press], high))
    key = ctx.word_in_article(at)
    key[~named] = 0
    _tell_now(ctx, a, press, now, key, published)
    some = np.flatnonzero(told & named & ~says)
    if published is not None:
        some = some[~published[ctx.sentences.article[a.sentence[press[some]]]]]
    if some.size:
        tells[some[_talk_to_it(ctx, a, press[some], at[some])]] = True
    own = press[named & among(key, key[tells & named])]
    a.first_hand[own] = True
    a.outer[own] = np.where(a.type[own] == MEDIA, a.outer[own], NONE)
    # what it learned alone: from whom, it does not say
    learned = press[tells & says & ctx.is_word(a.cue[press], *LEARNS)]
    near, here = ctx.around(a.cue_end[learned] - 1, 1, _FROM + 1)
    told = (is_in(ctx.tokens.key[near], ("from",)) & here).any(axis=1)
    told &= ~(ctx.in_class(near, "ANON", "PALS") & here).any(axis=1)  # "… learned exclusively from insiders"
    learned = learned[~told]
    a.type[learned] = ANONYMOUS


def _tell_now(ctx: Context, a: Attributions, press: np.ndarray, now: np.ndarray, key: np.ndarray, published: np.ndarray | None) -> None:
    """ "A source tells the magazine": in the present tense the insider talks to whoever prints it, unless the article says anywhere that an outlet
    reports or claims something, insiders talk to several, or it is known who prints it; in place.

    press : attributions (numbers) to outlets, or carried by one. now : bool, of each of them, the present tense of telling. key : the first word
    of the outlet's name in its article, 0 for "the magazine".
    """
    article = ctx.sentences.article[a.sentence[press]]
    unnamed = (a.type[press] == ANONYMOUS) & (a.outer[press] == MEDIA)
    others = a.type[press] == MEDIA
    if published is not None:
        unnamed &= (key == 0) | ~published[article]  # an outlet with a name is compared with the publisher's
    # of the names that insiders talk to, all but the first of their article
    told = np.flatnonzero(unnamed & now & (key > 0))
    first = np.searchsorted(article[told], article[told])
    others[told] = key[told] != key[told[first]]
    # "According to Glint" is behind its cue
    reports = ctx.sentences.article[a.sentence[(a.type == MEDIA) & (a.first >= 0) & a.inverted]]
    mine = unnamed & now & ~among(article, article[others]) & ~among(article, reports)
    house = key[mine]
    own = unnamed & among(article, article[mine]) & ((key == 0) | among(key, house) | ~among(article, article[mine & (key > 0)]))
    a.first_hand[press[own]], a.outer[press[own]] = True, NONE


def _retold(ctx: Context, articles: np.ndarray) -> np.ndarray:
    """Those of `articles`, few and in order, that tell of an interview, a chat or an issue: in these others than who prints it were talked to."""
    at, edge = spread(*ctx.sentences.tokens_of(articles))
    if not at.size:
        return articles[:0]
    out: np.ndarray = articles[np.logical_or.reduceat(is_in(ctx.tokens.key[at], _INTERVIEWS), edge)]
    return out


def _first_word(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The first word of the names that begin at the tokens `at`, or right behind them: "The Sun" is also "the Sun"."""
    top = len(ctx.tokens) - 1
    for _ in range(2):
        here = np.minimum(at, top)
        at = np.where(ctx.name[here] & ~is_in(ctx.tokens.key[here], ("the",)), at, at + 1)
    return np.minimum(at, top)


def _talk_to_it(ctx: Context, a: Attributions, rows: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool, of `rows`: "Quist told KQR" where Falk told KQR, too; "Quist tells KQR" where nobody tells another outlet and none reports anything;
    "told Starlane.com" twice: to whom people talk one after the other prints it, unless the article says that it claims or reports something.

    rows : who tells an outlet with a name, of which the tokens `at` are the first word.
    """
    key, tokens = ctx.tokens.key, ctx.tokens
    article = ctx.sentences.article[a.sentence[rows]]
    house, behind = ctx.word_in_article(at), ctx.behind(at)
    longer = ctx.name[behind] & (ctx.gap[behind] == 0) & ~tokens.possessive[at]
    site = is_in(key[behind], ("com", "net")) & (tokens.start[behind] == tokens.end[at] + 1)
    press = np.flatnonzero((a.type == MEDIA) & (a.first >= 0))
    # one outlet, and nobody reports: "Quist tells KQR"
    of, count = numbered(article)
    first = np.append(0, np.cumsum(count))[:-1]
    several = np.zeros(len(count), bool)
    several[of[house != house[first[of]]]] = True
    once = ctx.is_word(a.cue[rows], "tell", "tells") & ~several[of] & ~among(article, ctx.sentences.article[a.sentence[press]])
    # "told Britain's Star", "told CNN's Ines Falk": so others speak of it; an agency that prints it has a dateline
    mine = ((a.type[rows] == NAMED) | (a.type[rows] == OFFICIAL)) & ~tokens.possessive[at] & ~(longer & tokens.possessive[behind])
    mine &= ~is_in(key[at], (*WIRES, "associated")) | ctx.is_word(behind, "health")
    headline = a.sentence[rows] == np.searchsorted(ctx.sentences.article, article)  # always in the present
    once &= ~among(article, _retold(ctx, distinct(article[once & ~headline])))
    claims = press[~ctx.is_word(a.cue[press], *LEARNS)]
    mine &= ~among(house, ctx.word_in_article(_first_word(ctx, a.first[claims])))
    # "the New York Star" is not "the New York Sun"
    name, then, going = house * np.uint64(3), behind, longer & ~ctx.in_class(at, "OUT_media")
    for _ in range(2):
        name = np.where(going, name * np.uint64(3) + key[then], name)
        then = ctx.behind(then)
        going &= ctx.name[then] & (ctx.gap[then] == 0)
    # who tells, by the names in his phrase, beside who told it first
    words = np.maximum(a.first[rows], 0)[:, None] + np.arange(_PHRASE)
    inside = words < a.last[rows][:, None]
    words = np.minimum(words, len(ctx.tokens) - 1)
    who = np.where(inside & ctx.name[words], key[words], np.uint64(0))
    group, size = numbered(name)
    several_told = np.zeros(len(count), bool)  # … nor where two of a house, and the headline's another
    of_name, reports = name[first[of]], among(article, ctx.sentences.article[a.sentence[claims]])
    several_told[of[(name != of_name) & headline[first[of]]]] = True
    mine &= ~headline
    known = np.flatnonzero(mine & who.any(axis=1) & ~reports & ~several_told[of])
    lead = np.full(len(size), -1)
    lead[group[known[::-1]]] = known[::-1]
    known_lead = who[lead[group[known]]]
    other = known[~((who[known][:, :, None] == known_lead[:, None, :]) & (who[known] > 0)[:, :, None]).any(axis=(1, 2))]
    held = np.zeros(len(size), bool)
    held[group[other]] = True
    where, houses = numbered(article[lead[held]])
    held[np.flatnonzero(held)[houses[where] > 1]] = False  # nobody prints for several houses
    return np.asarray(mine & (held[group] | once | site & (size[group] > 1)))
