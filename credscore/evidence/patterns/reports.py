"""Reports in the middle of a sentence: "after a report in the Harrow Gazette that …", "the subject of an audit in May that found …"; and
those that nobody signs: "Reports in Spain claim …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import DOCUMENT, MEDIA, NAMED, VAGUE
from credscore.evidence.unsigned_reports import unsigned_reports
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_STORIES = ("report", "reports", "story", "stories", "article", "articles", "investigation")
_PAPERS = """
    report study survey audit review investigation analysis memo letter poll assessment evaluation inquiry affidavit complaint lawsuit indictment
""".split()
_FINDS = """
    found finds concluded concludes showed shows said says revealed reveals warned warns estimated estimates alleged alleges detailed suggested
    suggests
""".split()
_REACH = 7  # words from the paper to "that"
# what reports that nobody signs do
_TELLS = """
    say said suggest suggested claim claimed indicate indicated allege alleged speculate speculated hint hinted linked emerge emerged surface surfaced
    swirl swirled swirling circulate circulated circulating tipped
""".split()
_TOLD_WITHIN = 5  # words
_COMING_WITHIN = 9  # words from "reports of" to what they do
_COME_IN = "coming came come flooding flooded pouring poured filtering filtered trickling trickled".split()
_EMERGE = "emerging emerged surfacing surfaced circulating circulated swirling swirled".split()
_NAMES = 4  # words of an outlet's name
# what reporters do, and others seldom
_REPORTS = ("reported", "reports", "understands", "writes", "wrote", "learned", "learnt")


def find_reports(ctx: Context, sh: Shared) -> Attributions:
    """What such a report tells has an outlet or a document behind it, though no verb of the sentence says so."""
    n, classes = sh.n, ctx.matches.classes
    paper = ctx.where_are(*_STORIES, *_PAPERS)
    paper = paper[~sh.in_quote[paper]]
    near = np.minimum(paper[:, None] + np.arange(1, _REACH + 1), n - 1)
    paper = paper[ctx.is_word(near, "that", "which").any(axis=1)]  # few
    paper = paper[~ctx.name[paper] & ~ctx.leads[paper] & ~ctx.verb[paper] & ~ctx.tokens.possessive[paper]]
    that, press = np.full(len(paper), -1), np.zeros(len(paper), bool)
    bars, going = ctx.mask("BE", "HAVE", "MODAL", "DO", "AND", "BREAK", "PRON"), np.arange(len(paper))  # going: fewer with every word
    for step in range(1, _REACH + 1):
        going = going[paper[going] + step < n]
        at = paper[going] + step
        on = ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ~ctx.verb[at]
        on &= ((classes[at] & bars) == 0) | ctx.tokens.upper[at]  # but May is a month
        found = on & ctx.is_word(at, "that", "which")
        that[going[found]] = at[found]
        on &= ~found
        going, at = going[on], at[on]
        press[going] |= (ctx.matches.outlet[at] == 1) | ctx.in_class(at, "OUT_media") & ctx.tokens.upper[at]
    some = np.flatnonzero(that >= 0)  # few
    paper, that, press = paper[some], that[some], press[some]
    verb = ctx.behind(that)
    told = press & ctx.is_word(paper, *_STORIES) & ctx.is_word(paper + 1, "in", "by", "from") & ctx.is_word(that, "that") & (verb > that)
    tells = ctx.is_word(paper, *_PAPERS) & ctx.is_word(verb, *_FINDS)
    pick = np.flatnonzero(told | tells)
    paper, that, told, tells = paper[pick], that[pick], told[pick], tells[pick]
    before = np.maximum(paper - 1, 0)  # "a Harrow Gazette report that alleged …"
    outlet = ctx.matches.outlet[before] == 1
    outlet |= ctx.in_class(before, "OUT_media", "OUTWORD") & ctx.tokens.upper[before] & ctx.name[before]
    end = np.where(tells, that + 2, that)
    rule = np.full(len(paper), ctx.lexicon.rule_number("attribution/in-report"))
    kind = np.where(told | outlet & ctx.is_word(paper, *_STORIES), MEDIA, DOCUMENT)
    return make(ctx, np.where(tells, that + 1, paper), end, paper, np.where(tells, paper + 1, that), kind, rule)


def find_loose_reports(ctx: Context, sh: Shared) -> Attributions:
    """ "Reports last year suggested that …", "as Spanish reports have claimed": told by somebody, nobody says by whom."""
    n, classes = sh.n, ctx.matches.classes
    cue = ctx.where_are("reports")
    cue = cue[~sh.in_quote[cue]]
    first, loose = unsigned_reports(ctx, cue)
    come = _coming_in(ctx, cue, first)
    cue, first, loose = cue[loose | come], first[loose | come], loose[loose | come]
    tells, going = np.where(loose, -1, cue), np.flatnonzero(loose)
    between = ctx.mask("PREP", "DEF", "TIME", "MONTHDAY", "HAVE", "BE", "ADV", "NATION", "AND")
    for step in range(1, _TOLD_WITHIN + 1):
        at = np.minimum(cue[going] + step, n - 1)
        on = ~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0)
        going, at = going[on], at[on]
        found = ctx.is_word(at, *_TELLS)
        tells[going[found]] = at[found]
        passes = ((classes[at] & between) != 0) | ctx.name[at] | ctx.tokens.digit[at] | ctx.is_word(at, "media", "press", "time", "weekend")
        going = going[~found & passes]
    # "Reports suggest": in the lexicon as it stands
    known = ctx.matches.hits["attribution"]
    whole = np.zeros(n, bool)
    some = known.token[known.size > 1]
    whole[some] = True
    whole[np.minimum(some + 1, n - 1)] = True
    keep = np.flatnonzero((tells >= 0) & ~whole[cue])
    nowhere = np.full(len(keep), -1)
    rule = np.full(len(keep), ctx.lexicon.rule_number("attribution/rumours"))
    return make(ctx, first[keep], cue[keep] + 1, nowhere, nowhere, np.full(len(keep), VAGUE), rule, weak=np.ones(len(keep), bool))


def _coming_in(ctx: Context, cue: np.ndarray, first: np.ndarray) -> np.ndarray:
    """bool: "Reports of a flood are coming in", "Early reports of gunfire emerged": which of some reports, whose phrases begin at `first`."""
    n, out = len(ctx.tokens), np.zeros(len(cue), bool)
    going = np.flatnonzero(ctx.is_word(ctx.behind(cue), "of") & ctx.leads[first])
    for step in range(2, _COMING_WITHIN + 1):
        at = np.minimum(cue[going] + step, n - 1)
        going = going[~ctx.leads[at] & ((ctx.gap[at] & STRONG) == 0) & ~ctx.in_class(at, "WHO", "THAT")]
        at = np.minimum(cue[going] + step, n - 1)
        into = is_in(ctx.tokens.key[ctx.behind(at)], ("in", "through"))
        found = is_in(ctx.tokens.key[at], _COME_IN) & into & ~ctx.is_word(at - 1, "of")
        found |= is_in(ctx.tokens.key[at], _EMERGE) & ~ctx.is_word(at - 1, "of")
        out[going[found]] = True
        going = going[~found]
    return out


def find_scoops(ctx: Context, sh: Shared) -> Attributions:
    """ "…, the Courier can reveal", "The Gazette can exclusively report that …": an outlet tells it. Behind what it tells it may have any name."""
    n = sh.n
    cue = ctx.where_are("reveal", "report", "disclose", "confirm")
    cue = cue[~sh.in_quote[cue] & ~ctx.leads[cue]]
    can = cue - 1
    adverb = (ctx.buffer.data[ctx.tokens.end[can] - 1] == ord("y")) & ~ctx.leads[can]
    can = np.where(adverb, can - 1, can)
    keep = ctx.is_word(can, "can") & ~ctx.leads[can]
    cue, can = cue[keep], can[keep]  # few
    tail = can - 1
    first = tail.copy()
    for _ in range(_NAMES):
        before = np.maximum(first - 1, 0)
        on = (ctx.name[before] | ctx.in_class(before, "DEF")) & ~ctx.leads[first] & ((ctx.gap[first] & STRONG) == 0)
        first = np.where(on & ctx.name[first], before, first)
    press = (ctx.matches.outlet[tail] == 1) | ctx.in_class(tail, "OUT_media", "OUT_media_UNSURE", "OUTWORD") & ctx.tokens.upper[tail]
    own = ctx.in_class(tail, "MEDIA") & ctx.is_word(ctx.before(tail), "this", "our")  # "…, this newspaper can reveal"
    press, first = press | own, np.where(own, ctx.before(tail), first)
    behind = np.minimum(cue + 1, n - 1)
    ends = ctx.leads[behind] | (cue + 1 >= n)
    aside = ends & ((ctx.gap[first] & 0xFF) == tk.COMMA)
    ok = press & (aside | ctx.leads[first] & ~ends & ctx.is_word(behind, "that"))
    ok |= aside & ctx.name[tail] & ctx.is_word(cue, "reveal", "report")
    cue, first, tail = cue[ok], first[ok], tail[ok]
    rule = np.full(len(cue), ctx.lexicon.rule_number("attribution/learn"))
    return make(ctx, cue, cue + 1, first, tail + 1, np.full(len(cue), MEDIA), rule)


def by_reporters(ctx: Context, a: Attributions) -> None:
    """ "Bloomberg's Ada Renner reported", "the Courier's Bo Quist writes": the outlet tells it, whoever writes for it; in place."""
    some = np.flatnonzero((a.type == NAMED) & (a.first >= 0) & (a.last - a.first >= 2) & (a.last - a.first <= 5))
    some = some[ctx.is_word(a.cue[some], *_REPORTS)]  # few
    press = np.zeros(len(some), bool)
    for step in range(3):
        at = np.minimum(a.first[some] + step, a.last[some] - 1)
        owner = ctx.tokens.possessive[at] & ctx.tokens.upper[at] & ctx.name[ctx.behind(at)]
        press |= owner & ((ctx.matches.outlet[at] == 1) | ctx.in_class(at, "OUT_media", "OUTWORD"))
    a.type[some[press]] = MEDIA
