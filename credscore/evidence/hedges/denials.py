"""Denials by their form: "No, Falk did not sell the ferry", "despite reports of a split", "slams the latest wedding rumours", "We looked into it"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.hedges.emphasis import leaned_on
from credscore.evidence.ranges import among, distinct, spread
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

DENIED = "verification/denied"
# What is told of somebody and can be denied.
_TOLD = """
    rumour rumours rumor rumors report reports speculation gossip story stories claim claims talk whispers chatter tabloid tabloids allegation
    allegations accusation accusations suggestion suggestions notion
""".split()
_REACH = 4  # words between who denies and what
# Who does so to one of these denies it, whatever stands between them ("squashed those pesky breakup rumours").
_DENYING = """
    slams slammed slamming blasts blasted blasting dispels dispelled dispelling quells quelled quelling squashes squashed squashing quashes
    quashed quashing nixes nixed nixing denounces denounced refuting rebuts rebutted dismisses dismissed dismissing rejects rejected rejecting
    disputes disputed trashes trashed ridicules ridiculed mocks mocked contradicts contradicted contradicting silences silenced
    junks junked junking scotches scotching
""".split()
DENIES = ("deny", "denies", "denied", "denying")
# What somebody hastens to do to it: "moved to scotch the rumours"; not "refused to quash them"
_TO_DENY = ("scotch", "quash", "dispel", "nix", "rubbish", "debunk", "refute")
_HASTENED = ("moved", "moves", "moving", "quick", "swift", "rushed", "hastened", "stepped", "acted", "forced", "keen", "took", "came")
# The same with a second word: "shuts down", "laughs off", "hits back at".
_DENYING_WITH = {
    "down": "shut shuts shutting shot shoots shooting knocks knocked swats swatted hoses hosed hosing tamps tamped tamping slaps slapped".split(),
    "at": "scoffs scoffed scoffing".split(),
    "aside": "brushes brushed brushing sweeps swept".split(),
    "off": "laughs laughed laughing brushes brushed brushing shrugs shrugged shrugging".split(),
    "back": "hits hit hitting claps clapped clapping fires fired firing".split(),
    "away": "bats batted batting swats swatted waves waved waving".split(),
    "up": "clears cleared clearing".split(),
}
_BEGINS_DENYING = tuple(verb for verbs in _DENYING_WITH.values() for verb in verbs)
# What stands against what is told; "despite a report" may be in spite of what it found
_AGAINST = ("despite", "contrary", "whatever", "matter")
_LOOSE = "rumour rumours rumor rumors reports speculation gossip whispers chatter tabloid tabloids claims talk".split()
_TALK = "rumour rumours rumor rumors speculation gossip chatter".split()
_DENIED_BY = "denied dismissed rejected rubbished refuted quashed rebutted disputed".split()
_UNLISTED = ("dismissed", "rejected", "quashed", "rebutted", "disputed")  # those that are no denial by themselves
_COMMENTS = ("comment", "comments", "commenting", "drawn")
# … and what does not bear it out: "no evidence supports the rumour that", "nothing to back the rumours"
_GROUNDS = "evidence truth proof basis substance foundation".split()
_ADJECTIVES = ("credible", "real", "solid", "hard", "any", "factual", "independent")
_FOR = ("to", "for", "in", "behind")
_BACKS = "support supports supported supporting back backs backed backing confirm confirms prove proves substantiate substantiates".split()
_GROUNDED = 8  # words from "no" to the talk
_TELLS_WHAT = ("that", "of", "about", "over")
_BOGUS = "bogus false so called tabloid unfounded erroneous fake cover".split()
_PAPERS = """
    magazine magazines tabloid tabloids paper papers outlet outlets site website blog report reports story stories article articles
""".split()
_READ = "read heard hear believe seen".split()
_HEARD = list(dict.fromkeys((*_TOLD, *_LOOSE, *_PAPERS, *_READ)))
_LOOKED, _INTO = ("looked", "dug", "checked"), ("into", "with", "in")
# Who prints what is not so; a headline and a sentence that say the same no beside them are the denial: "Quist isn't moving to Paris"
_PRINTS = tuple("tabloid tabloids gossip magazine magazines supposed supposedly".split())
_OPENING = 4  # sentences, the headline among them
_STAYS = ("nowhere", "anywhere")
_AFFAIRS = """
    career careers life lives relationship romance marriage talks bill plan plans reform negotiations campaign case investigation war economy
    party country project film movie it this that which there
""".split()


def denials(ctx: Context, inside: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tokens [first, last) of denials by form, in order. inside : quotation number of every token, 0 outside."""
    at = np.concatenate([_headlines_that_deny(ctx), _said_twice(ctx, inside), _not_so_fast(ctx), _stays(ctx), _own_checks(ctx, inside), _got_wrong(ctx)])
    told, end = denied_talk(ctx)
    _, verb = denied_by_somebody(ctx)
    verb = verb[is_in(ctx.tokens.key[verb], _UNLISTED)]
    first, last = np.concatenate([at, told, verb]), np.concatenate([at + 1, end, verb + 1])
    order = np.argsort(first, kind="stable")
    return first[order], last[order]


def denied_talk(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """Tokens [first, last) of denials that name what is told: "slams the rumours", "despite reports", "no evidence for the rumour"."""
    if ctx.denied is None:
        acts, against, none = _acts(ctx), _against(ctx), _groundless(ctx)
        ctx.denied = np.concatenate([acts[0], against[0], none[0]]), np.concatenate([acts[1], against[1], none[1]])
    return ctx.denied


def denied_words(ctx: Context) -> np.ndarray:
    """int64: the words for talk that somebody denies, or on which he does not comment, whatever it says: "denied the rumours", "slams the latest
    rumours", "no comment on rumour"; not "despite rumours"."""
    verb = ctx.where_are(*DENIES)
    told = _within(ctx, verb, _TOLD, _REACH)
    first, last = denied_talk(ctx)
    at = last[~ctx.is_word(first, *_AGAINST)] - 1
    at = np.where(ctx.is_word(at, "rest", "bed"), at - 2, at)  # "put the rumours to rest"
    talk = unanswered(ctx)
    bare = ~is_in(ctx.tokens.key[ctx.behind(talk)], _TELLS_WHAT)
    return np.concatenate([told[told >= 0], at, talk[bare], denied_by_somebody(ctx)[0]])


def denied_by_somebody(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """int64 twice: "Rumours of a split were denied by her agent": the words for talk that open such a sentence, and the verbs of these; "have not
    been denied" says nothing."""
    by = ctx.where_are(*_DENIED_BY)
    by = by[ctx.is_word(ctx.behind(by), "by")]
    be = ctx.before(by)
    be = np.where(ctx.in_class(be, "ADV"), ctx.before(be), be)
    has = ctx.before(be)
    keep = ctx.in_class(be, "BE") & ~ctx.in_class(be, "NEG") & ~ctx.in_class(has, "NEG", "MODAL")
    by, be = by[keep], be[keep]
    token, begin = spread(ctx.sentences.first[ctx.sentences.of_token[be]], be)
    talk = is_in(ctx.tokens.key[token], _LOOSE) & (ctx.before(ctx.before(ctx.before(token))) <= ctx.sentences.first[ctx.sentences.of_token[token]])
    return token[talk], by[np.searchsorted(begin, np.flatnonzero(talk), side="right") - 1]


def unanswered(ctx: Context) -> np.ndarray:
    """int64: the words for talk on which somebody comments or does not: "does not comment on rumour or speculation"."""
    talk = _within(ctx, ctx.where_are(*_COMMENTS), _TALK, _REACH)
    talk = talk[talk >= 0]
    joined = ctx.behind(ctx.behind(talk))
    joined = joined[ctx.in_class(joined - 1, "AND") & ctx.is_word(joined, *_TALK)]
    return np.append(talk, joined)


def _headlines_that_deny(ctx: Context) -> np.ndarray:
    """int64: the tokens that say no: a "No," that opens a headline, and a "not" in capitals within one that is not."""
    sents = ctx.sentences
    opens = np.flatnonzero(np.diff(sents.article, prepend=-1))
    first = sents.first[opens]
    answers = first[ctx.is_word(first, "no") & ((ctx.gap_after[first + 1] & tk.COMMA) > 0)]
    words, _ = spread(first, sents.first[opens + 1])
    loud = leaned_on(ctx, words[ctx.tokens.all_upper.take(words) & is_in(ctx.tokens.key.take(words), ("not",))])
    return np.append(answers, loud)


def _said_twice(ctx: Context, inside: np.ndarray) -> np.ndarray:
    """int64: the negation of a headline that the narrator repeats at once, word for word, beside a mention of who prints such things: "Quist isn't
    moving to Paris | Quist isn't moving to Paris. One of the tabloids has her looking for a house there." """
    sents, none = ctx.sentences, np.zeros(0, np.int64)
    prints = sents.of_token[ctx.where_are(*_PRINTS)]
    if not prints.size:
        return none
    low = np.searchsorted(sents.article, sents.article[prints])
    low = distinct(low[(prints > low) & (prints < low + _OPENING)])  # headlines, few
    size = np.minimum(np.searchsorted(sents.article, sents.article[low], side="right") - low, _OPENING)
    stop = sents.first[low + size]
    insider = (ctx.any_in(sents.first[low], stop) & ctx.mask("ANON")) != 0
    low, stop = low[~insider], stop[~insider]
    token, _ = spread(sents.first[low], stop)
    no = ctx.in_class(token, "NEG") & ~ctx.is_word(token, "no", "without", "nor", "neither") | ctx.is_word(token, "nobody")
    token = token[no & (inside[token] == 0)]
    head = among(sents.of_token[token], low)
    what = ctx.word_in_article(ctx.behind(token))
    head &= among(what, what[~head]) & (ctx.behind(token) > token)
    return token[head]


def _within(ctx: Context, at: np.ndarray, words: list[str], reach: int) -> np.ndarray:
    """int64: the nearest token behind each token `at`, up to `reach` further, that is one of `words`, in its sentence and with no mark but
    hyphens between them, nor "over", "amid" or "who"; -1 where there is none."""
    if not at.size:
        return at
    near = np.minimum(at[:, None] + np.arange(1, reach + 1), len(ctx.tokens) - 1)
    there = ~ctx.leads[near] & ((ctx.gap[near] & tk.STRONG) == 0) & (near > at[:, None])
    hit = ctx.is_word(near, *words)
    hit &= np.logical_and.accumulate(there, axis=1)
    some = np.flatnonzero(hit.any(axis=1))  # few
    near, hit = near[some], hit[some]
    bar = ctx.in_class(near, "PREP", "WHO", "PRON")
    bar[:, 0] = False  # only the first may be a preposition: "hits back at"
    hit &= ~np.logical_or.accumulate(bar | ctx.is_word(near, "amid", "after"), axis=1)
    out = np.full(len(at), -1)
    out[some] = np.where(hit.any(axis=1), near[np.arange(len(some)), hit.argmax(axis=1)], -1)
    return out


def _acts(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """ "slams the latest split rumours", "laughs off the story", "puts the wedding rumours to rest"."""
    one, hastens = ctx.where_are(*_DENYING), ctx.where_are(*_TO_DENY)
    to = ctx.before(hastens)
    near = ctx.before(to)
    key = ctx.tokens.key
    hastens = hastens[ctx.is_word(to, "to") & (is_in(key[near], _HASTENED) | is_in(key[ctx.before(near)], _HASTENED))]
    one = np.append(one, hastens)
    two = ctx.where_are(*_BEGINS_DENYING)
    joined = np.zeros(len(two), bool)
    for word, verbs in _DENYING_WITH.items():
        joined |= ctx.is_word(two, *verbs) & ctx.is_word(ctx.behind(two), word)
    two = two[joined]
    begin, at = np.append(one, two), np.append(one, two + 1)
    told = _within(ctx, at, _TOLD, _REACH + 1)
    told[ctx.in_class(ctx.before(told), "YOU")] = -1  # "rejects everything you claim"
    rest = ctx.where_are("rest", "bed")
    rest = rest[ctx.is_word(ctx.before(rest), "to") & ctx.is_word(ctx.before(ctx.before(rest)), *_TOLD)]
    keep = told >= 0
    return np.append(begin[keep], rest), np.append(told[keep], rest) + 1


def _against(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """ "despite reports of a split", "contrary to what you may have heard", "no matter what the tabloids say", "whatever you read"."""
    at = ctx.where_are(*_AGAINST)
    told = _within(ctx, at, _HEARD, _REACH + 2)
    at, told = at[told >= 0], told[told >= 0]  # few
    behind = ctx.behind(at)
    despite, whatever = ctx.is_word(at, "despite"), ctx.is_word(at, "whatever", "matter")
    loose = ctx.is_word(told, *_LOOSE) | ctx.is_word(ctx.before(told), *_BOGUS) & ctx.is_word(told, *_TOLD)
    # his own claims, or what he does despite all: "despite pushing the rumour"
    doing = ctx.ends_in(behind, "g")
    loose &= ~(ctx.in_class(behind, "POSS") | doing & ctx.in_class(ctx.behind(behind), "DET", "DEF", "POSS"))
    ok = np.where(despite, loose, whatever | ctx.is_word(behind, "to"))
    printed = ctx.is_word(told, *_PAPERS, *_LOOSE) | ctx.is_word(told, *_READ) & ctx.is_word(behind, "you")
    ok &= ~whatever | printed & (ctx.is_word(at, "whatever") | ctx.is_word(ctx.before(at), "no"))
    return at[ok], told[ok] + 1


def _groundless(ctx: Context) -> tuple[np.ndarray, np.ndarray]:
    """ "No evidence supports the rumour that …", "no truth to the rumours", "found nothing to back the rumours"; not "no evidence yet, but rumours …",
    "No doubt the evidence for the rumour is strong", "Nothing was done to stop the rumours"."""
    key, talk = ctx.tokens.key, ctx.where_are(*_TALK)
    at, then = talk, talk  # the word looked at, and the one behind it
    open_, backed = np.ones(len(at), bool), np.zeros(len(at), bool)
    found = np.full(len(at), -1)
    for _ in range(_GROUNDED):
        open_ &= ((ctx.gap[at] & tk.STRONG) == 0) & ~ctx.leads[at]
        then, at = at, ctx.before(at)
        front = ctx.before(at)
        front = np.where(is_in(key[front], _ADJECTIVES), ctx.before(front), front)
        ground = open_ & is_in(key[at], _GROUNDS) & (backed | is_in(key[then], _FOR)) & is_in(key[front], ("no",)) & (front < at)
        nothing = open_ & backed & is_in(key[at], ("nothing",)) & is_in(key[then], ("to", "that"))
        found = np.where(ground, front, np.where(nothing, at, found))
        open_ &= ~(ground | nothing) & ~ctx.in_class(at, "WHO", "BREAK", "PRON") & (~ctx.in_class(at, "THAT") | is_in(key[then], _BACKS))
        backed |= open_ & is_in(key[at], _BACKS)
    some = found >= 0
    return found[some], talk[some] + 1


def _not_so_fast(ctx: Context) -> np.ndarray:
    """int64: the first word of a "Not so fast." or "Not so fast:" that opens a sentence."""
    fast = ctx.where_are("fast")
    so = ctx.before(fast)
    no = ctx.before(so)
    stops = (ctx.gap_after[fast + 1] & (tk.STRONG | tk.TERMINAL)) > 0
    return no[ctx.is_word(so, "so") & ctx.is_word(no, "not") & ctx.leads[no] & stops]


def _stays(ctx: Context) -> np.ndarray:
    """int64: the last word of "Quist is going nowhere", "she isn't going anywhere": somebody who was said to leave."""
    at = ctx.where_are(*_STAYS)
    going = ctx.before(at)
    be = ctx.before(going)
    be = np.where(ctx.is_word(be, "not"), ctx.before(be), be)
    who = ctx.before(be)
    no = ctx.in_class(ctx.before(going), "NEG")
    ok = ctx.is_word(going, "going") & ctx.in_class(be, "BE") & (no == ctx.is_word(at, "anywhere"))
    some = ctx.name[who] | ctx.is_word(who, "he", "she")
    return at[ok & some & ~is_in(ctx.tokens.key[who], _AFFAIRS)]


def _own_checks(ctx: Context, inside: np.ndarray) -> np.ndarray:
    """int64: the verb of "We looked into it", "We checked in with her agent" where the narrator says so."""
    at = ctx.where_are(*_LOOKED)
    at = at[ctx.is_word(ctx.behind(at), *_INTO) & (inside[at] == 0)]
    who = ctx.before(at)
    who = np.where(ctx.in_class(who, "HAVE", "ADV"), ctx.before(who), who)
    return at[ctx.is_word(who, "we")]


def _got_wrong(ctx: Context) -> np.ndarray:
    """int64: the last word of "The magazine got it wrong"."""
    at = ctx.where_are("wrong")
    it = ctx.before(at)
    got = ctx.before(it)
    who = ctx.before(got)
    who = np.where(ctx.in_class(who, "HAVE", "ADV"), ctx.before(who), who)
    ok = ctx.is_word(it, "it", "this") & ctx.is_word(got, "got", "gets", "has", "had", "have")
    paper = ctx.is_word(who, *_PAPERS) | ctx.in_class(who, "OUT_media")
    return at[ok & paper]
