"""Words that look like verb cues and are none where they stand: "a press release", "Ladies Champion", "she's back in town", "said goodbye"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import STRONG, Context
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.word_lists import REQUESTS, SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# verbs whose object stands behind them, as headlines have it: "Falk Shipping beats forecasts", "New weir raises hope"
_HAS_OBJECT = """
    beat beats tops topped miss misses missed raises raised cuts lifts lifted meets exceeds exceeded wins won gets defies defied smashes smashed
    trims trimmed lowers lowered upgrades upgraded boosts boosted dashes dashed sparks sparked fuels fuelled fueled stokes stoked eases eased
    allays allayed calms calmed faces faced loses lost finds makes made upped ups slashes slashed outstrips outstripped revises revised
    delays postpones defers shelves scraps ditches axes drops abandons withdraws ends halts suspends blocks rejects dismisses backs approves supports
    accepts ignores upholds overturns quashes breaks keeps
""".split()
_OBJECTS = """
    forecast forecasts hope hopes claim claims favor favour demand demands fear fears doubt doubts questions concerns
    vote votes report reports order orders plan plans pledge pledges promise promises call calls offer offers request requests challenge challenges
""".split()
# … and what floods claim
_PRIZES = """
    wicket wickets gold silver bronze medal medals win wins title titles trophy crown seat seats point points spot place prize award awards scalp
    scalps podium berth pole benefits pension expenses lives victim victims
""".split()
_PRIZE_WITHIN = 4  # words from "claimed" to the prize
_TALES = ("story", "tale", "joke")
_CROWD = ("thousands", "hundreds", "millions", "dozens", "scores")
_PRAYERS, _PRAYED_WITHIN = ("prayer", "prayers", "rosary"), 4  # words behind "by saying"
_PARTINGS = ("goodbye", "farewell", "hello", "goodbyes")
_PRESS = ("press", "news", "media", "album", "software")
_SPANS = ("career", "season", "game", "match", "tour", "film")
_CONTESTS = "cup league world defending reigning olympic european former title club tournament".split()
_SENDS = "send sends sent sending provide provides provided supply supplied submit submitted receive received the all any".split()
_ALSO = ("also", "sometimes", "often", "commonly", "formerly", "originally", "otherwise", "better")
_CALLS = (*REQUESTS, "mail", "comment", "phone", "voicemail")
_CODES = ("reference", "ref", "crime", "incident", "log", "cad", "case", "code", "job", "number")
_CODE_WITHIN = 5  # words from "quoting" to the number
_THAT_WITHIN = 10  # words from "requested" to "that"
_MEANS = ("using", "after", "during", "via", "through", "from", "within")
_MEAN = ("mean", "means", "meant", "require", "requires", "required", "involve", "involves", "involved")
_MULLED = ("about", "back", "twice", "ahead")
_SEEN, _AS_WITHIN = ("that", "if", "how", "what", "whether", "such", "why"), 8  # behind "see"; words from it to "as"
_ASIDE = ("PREP", "AND", "BREAK", "TIME", "MONTHDAY", "BE", "HAVE", "MODAL", "ADV", "PRON", "OF", "THAT", "WHO")


class _Near:
    """Some tokens and the words beside them. at : int64 (m,), words that can be cues."""

    def __init__(self, ctx: Context, at: np.ndarray) -> None:
        self.ctx, self.at = ctx, at
        self.before, self.behind = ctx.before(at), ctx.behind(at)
        self.prior, self.then = ctx.tokens.key[self.before], ctx.tokens.key[self.behind]

    def aside(self) -> np.ndarray:
        """bool: behind which no object can follow: a clause ends there, or goes on otherwise."""
        return self.ends() | self.ctx.in_class(self.behind, *_ASIDE)

    def ends(self) -> np.ndarray:
        return (self.behind == self.at) | ((self.ctx.gap_after[self.at + 1] & (tk.STRONG | tk.TERMINAL)) != 0)

    def follows(self, *words: str) -> np.ndarray:
        return is_in(self.then, words)

    def further(self) -> np.ndarray:
        """uint64: the words in front of those in front."""
        return self.ctx.tokens.key[self.ctx.before(self.before)]


def _release(n: _Near) -> np.ndarray:
    """ "a press release" """
    return is_in(n.prior, _PRESS)


def _champion(n: _Near) -> np.ndarray:
    """ "Velden Ladies Champion", "Marrow Cup champions Falk and Vosk" """
    named = n.ctx.name[n.before] & n.ctx.name[n.behind] & (n.ctx.gap[n.behind] == 0)
    return n.ctx.tokens.upper[n.at] | is_in(n.prior, _CONTESTS) | named


def _requested(n: _Near) -> np.ndarray:
    """ "sent requested papers", "papers requested from the mill"; not "has requested papers", "requested by letter that it be shut" """
    ctx, sought = n.ctx, is_in(n.prior, _SENDS)
    of_whom = np.flatnonzero(n.follows("from", "by", "for") & ~ctx.name[n.before])
    near, same = ctx.around(n.at[of_whom], 2, _THAT_WITHIN)
    sought[of_whom[~(ctx.in_class(near, "THAT") & same).any(axis=1)]] = True
    return sought & (n.before < n.at) & ~ctx.in_class(n.before, "PRON", "WHO")


def _requests(n: _Near) -> np.ndarray:
    """ "FOIA requests" """
    letters = n.ctx.tokens.all_upper[n.before] & n.ctx.tokens.upper[n.before] & (n.before < n.at)
    return letters & n.aside() & ~n.ctx.in_class(n.behind, "THAT")


def _report(n: _Near) -> np.ndarray:
    """ "to close the library (report, May 2)", as letters to editors cite the paper; "the police report said", "from the police report:" """
    ctx = n.ctx
    paper = (ctx.verb[n.behind] | ctx.in_class(n.behind, "BE", "HAVE", "MODAL")) & (ctx.gap[n.behind] == 0) & (n.behind > n.at)
    paper |= (ctx.gap_after[n.at + 1] & tk.COLON) != 0
    return ((ctx.gap[n.at] & tk.OPEN_PAREN) != 0) & n.ends() | paper & is_in(n.prior, ("police",))


def _said(n: _Near) -> np.ndarray:
    """ "the less said about it, the better" """
    return is_in(n.prior, ("less", "least", "enough")) & (n.ctx.gap[n.at] == 0)


def _parting(n: _Near) -> np.ndarray:
    """ "said goodbye" """
    return is_in(n.then, _PARTINGS)


def _back(n: _Near) -> np.ndarray:
    """ "she's back in town", "to bring jobs back"; but "critics back the plan" """
    return n.aside()


def _highlight(n: _Near) -> np.ndarray:
    """ "career highlights" """
    return is_in(n.prior, _SPANS)


def _smear(n: _Near) -> np.ndarray:
    """ "a pap smear" """
    return is_in(n.prior, ("pap", "blood"))


def _name(n: _Near) -> np.ndarray:
    """ "under the Marrowby name" """
    return n.ctx.tokens.upper[n.before] & n.aside() & (n.before < n.at)


def _marked(n: _Near) -> np.ndarray:
    """ "a “black box” warning" """
    gap = n.ctx.gap[n.at]
    return ((gap & tk.DOUBLE) > 0) & ((gap & (tk.COMMA | tk.TERMINAL)) == 0) & n.aside()


def _warning(n: _Near) -> np.ndarray:
    """ "Warning: strong language" """
    return n.ctx.leads[n.at] & ((n.ctx.gap[n.behind] & tk.COLON) > 0)


def _questioning(n: _Near) -> np.ndarray:
    """ "for unfair questioning" """
    ctx = n.ctx
    tough = (ctx.matches.classes[n.before] == 0) & ctx.in_class(ctx.before(n.before), "PREP") & ~ctx.name[n.before]
    return tough & n.aside() & (ctx.gap[n.at] == 0)


def _admitting(n: _Near) -> np.ndarray:
    """ "to pay would mean admitting it": nobody has"""
    return is_in(n.prior, _MEAN)


def _argue(n: _Near) -> np.ndarray:
    """ "argued with her": a quarrel"""
    return n.follows("with")


def _found(n: _Near) -> np.ndarray:
    """ "cells identified using a dye" """
    return is_in(n.then, _MEANS)


def _identified(n: _Near) -> np.ndarray:
    """ "a virus identified in eels" """
    return n.follows("in", "by") & ~n.ctx.in_class(n.before, "HAVE")


def _hopes(n: _Near) -> np.ndarray:
    """ "keep Harrow's hopes alive" """
    return n.follows("alive", "dashed")


def _saying(n: _Near) -> np.ndarray:
    """ "it goes without saying"; "by saying the Lord's Prayer" """
    out = is_in(n.prior, ("without",)) & is_in(n.further(), ("goes", "went", "go"))
    prays, near = np.flatnonzero(n.ctx.in_class(n.before, "PREP")), n.behind
    for _ in range(_PRAYED_WITHIN):
        out[prays] |= is_in(n.ctx.tokens.key[near[prays]], _PRAYERS)
        near = n.ctx.behind(near)
    return out


def _whispers(n: _Near) -> np.ndarray:
    """ "Transfer whispers: a striker for Harrow?": what goes round, under its heading"""
    ctx = n.ctx
    colon = ((ctx.gap[n.behind] & tk.COLON) > 0) & ((ctx.gap[n.behind] & tk.DOUBLE) == 0)
    return colon & (ctx.leads[n.before] | ctx.leads[ctx.before(n.before)])


def _some_ask(n: _Near) -> np.ndarray:
    """ "some questions still remain": not what some ask"""
    verb = n.ctx.in_class(n.behind, "BE", "HAVE", "MODAL", "DO", "PREP", "OF")
    stay = n.follows("still", "remain", "remained", "persist", "linger", "arise", "arose")
    return is_in(n.prior, ("some", "many", "more", "most")) & (verb | stay)


def _also_called(n: _Near) -> np.ndarray:
    """ "amblyopia, also called “lazy eye,”": its name, and nobody's words"""
    return is_in(n.prior, _ALSO) & ((n.ctx.gap[n.before] & (tk.COMMA | tk.OPEN_PAREN)) > 0)


def _mulled(n: _Near) -> np.ndarray:
    """ "is starting to think about money", "thought twice": what is on somebody's mind"""
    return is_in(n.then, _MULLED)


def _object(n: _Near) -> np.ndarray:
    """ "Falk Shipping beats forecasts", "Council delays key vote"; not "Council delays cost voters, critics claim" """
    ctx = n.ctx
    between = (ctx.matches.classes[n.before] == 0) & ~ctx.name[n.before] & ~plural(ctx, n.before) & (ctx.gap[n.before] == 0)
    taken = is_in(n.prior, _HAS_OBJECT) & (n.before < n.at) | between & is_in(n.further(), _HAS_OBJECT)
    return taken & (ctx.gap[n.at] == 0)


def _pledged(n: _Near) -> np.ndarray:
    """ "300 pledged delegates", "a pledged sum" """
    counted = n.ctx.tokens.digit[n.before] | n.ctx.in_class(n.before, "NUMBER", "DET", "DEF", "POSS")
    return counted & (n.before < n.at) | n.follows("delegates", "delegate")


def _deeds(n: _Near) -> np.ndarray:
    """ "set out to find", "hit back to win" """
    return n.follows("out", "back") & is_in(n.ctx.tokens.key[n.ctx.behind(n.behind)], ("to", "through"))


def _stress(n: _Near) -> np.ndarray:
    """ "heat and stress", "oxidative stress", "due to stress"; not "quick to stress that" """
    ctx, before = n.ctx, n.before
    known = ctx.name[before] | ctx.tokens.possessive[before] | plural(ctx, before) | ctx.in_class(before, "PRON", "WHO", "ADV", "HAVE", "DO", "MODAL")
    return ~(known | is_in(n.prior, ("to",)) & n.follows("that", "how", "the"))


def _code(n: _Near) -> np.ndarray:
    """ "call 101, quoting log 77 of 4 March" """
    ctx = n.ctx
    near, here = ctx.around(n.at, 1, _CODE_WITHIN + 1)
    near = np.where(here, near, n.at[:, None])
    return np.asarray(is_in(ctx.tokens.key[near], _CODES).any(axis=1) & ctx.tokens.digit[near].any(axis=1))


def _returned(n: _Near) -> np.ndarray:
    """ "returned home", not "returned our calls" """
    ctx = n.ctx
    near, here = ctx.around(n.at, 1, 7)
    return np.asarray(~(here & is_in(ctx.tokens.key[near], _CALLS)).any(axis=1))


def _said_thing(n: _Near) -> np.ndarray:
    """ "the said lease" """
    return n.ctx.is_word(n.before, "the") & (n.behind > n.at)


def _prayed(n: _Near) -> np.ndarray:
    """ "said a prayer" """
    ctx = n.ctx
    third = ctx.behind(n.behind)
    prayer = is_in(ctx.tokens.key[third], _PRAYERS) & ctx.in_class(n.behind, "DET", "DEF", "POSS")
    return prayer & ~ctx.in_class(ctx.behind(third), "BE", "HAVE", "MODAL")


def _duty(n: _Near) -> np.ndarray:
    """ "reported for duty" """
    third = n.ctx.tokens.key[n.ctx.behind(n.behind)]
    return n.follows("for") & is_in(third, ("duty", "training", "work", "service", "camp"))


def _crowd(n: _Near) -> np.ndarray:
    """ "Storm Falk: Thousands told to leave": people who were told"""
    return is_in(n.prior, _CROWD) & n.follows("to")


def _won(n: _Near) -> np.ndarray:
    """ "claimed two wickets", "claimed his third win"; not "claimed the title was his" """
    return _thing_behind(n, lambda near: is_in(n.ctx.tokens.key[near], _PRIZES))


def _told(n: _Near) -> np.ndarray:
    """ "told the time", "told the boys a story"; not "told the boys a story had run" """

    def tale(near: np.ndarray) -> np.ndarray:
        ctx, word, front = n.ctx, n.ctx.tokens.key[near], np.maximum(near - 1, 0)
        time = is_in(word, ("time",)) & (near == n.at[:, None] + 2) & ctx.is_word(front, "the")
        return is_in(word, _TALES) & ctx.is_word(front, "a", "another") | time

    return _thing_behind(n, tale)


def _thing_behind(n: _Near, is_one: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """bool: close behind which tokens a thing stands that is won or told, and no clause that begins with it. is_one : of tokens (m, k)."""
    ctx, at, last = n.ctx, n.at, len(n.ctx.tokens) - 1
    near, here = ctx.around(at, 1, _PRIZE_WITHIN + 2)
    shut = ctx.in_class(near, "PREP", "OF", "BE", "HAVE", "MODAL", "DO", "THAT", "PRON", "IT", "WHO", "BREAK") | ((ctx.gap[near] & tk.STRONG) > 0)
    thing = here & ~np.logical_or.accumulate(shut, axis=1) & is_one(near)
    then = np.minimum(near[np.arange(len(at)), thing.argmax(axis=1)] + 1, last)
    same = ctx.sentences.of_token[then] == ctx.sentences.of_token[at]
    clause = same & ((ctx.gap[then] & tk.STRONG) == 0) & (ctx.in_class(then, "BE", "HAVE", "MODAL", "DO", "THAT") | ctx.verb[then])
    after = ctx.behind(then)  # "claimed the seat belts were worn"
    clause |= same & ~ctx.in_class(then, "PREP", "OF", "AND", "BREAK", "TIME") & ctx.in_class(after, "BE", "HAVE", "MODAL") & (ctx.gap[after] == 0)
    return np.asarray(thing.any(axis=1) & ~clause)


def _see(n: _Near) -> np.ndarray:
    """ "see that it is", "to see it as soon as it opens"; not "see the levy as a threat" """
    ctx = n.ctx
    steps = n.at[:, None] + np.arange(1, 2 * _AS_WITHIN + 1)
    near = np.minimum(steps, len(ctx.tokens) - 1)
    here = ~np.logical_or.accumulate(ctx.leads[near] | ((ctx.gap[near] & STRONG) != 0) | (steps >= len(ctx.tokens)), axis=1)
    front = ctx.before(near)  # "as a burden and as a threat"
    as_ = here & is_in(ctx.tokens.key[near], ("as",)) & ~ctx.in_class(front, "AND") & ~is_in(ctx.tokens.key[front], ("both", "but"))
    behind = ctx.behind(near)
    # "as young as five" compares, "as they leave" tells when
    no = is_in(ctx.tokens.key[behind], ("soon", "well", "long", "many", "much", "far")) | ctx.in_class(behind, "PRON", "PRON1", "IT")
    seen = is_in(n.prior, ("to",)) | is_in(n.then, _SEEN)
    return seen | ~(as_ & ~no)[:, :_AS_WITHIN].any(axis=1) | (as_.sum(axis=1) > 1)


def _kept(n: _Near) -> np.ndarray:
    """ "whom the Courier is not identifying": it keeps a name back, and carries nothing."""
    return is_in(n.prior, ("not", "isn't"))


# What is asked of which words; a word may stand in several rows.
_RULES: tuple[tuple[Sequence[str], Callable[[_Near], np.ndarray]], ...] = (
    (("release", "releases"), _release),
    (("champion", "champions"), _champion),
    (("requested",), _requested),
    (("requests",), _requests),
    (("report", "reports"), _report),
    (("said",), _said),
    (SAY, _parting),
    (("back",), _back),
    (("highlight", "highlights"), _highlight),
    (("smear", "smears"), _smear),
    (("name", "names"), _name),
    (("warning", "questioning"), _marked),
    (("warning",), _warning),
    (("questioning",), _questioning),
    (("admitting", "conceding", "acknowledging"), _admitting),
    (("argue", "argues", "argued", "arguing"), _argue),
    (("determined", "identified"), _found),
    (("identified",), _identified),
    (("hopes",), _hopes),
    (("saying",), _saying),
    (("whispers", "murmurs"), _whispers),
    (("questions", "doubts", "concerns", "claims", "hopes", "fears"), _some_ask),
    (("called", "dubbed", "termed", "named"), _also_called),
    (("think", "thinks", "thought", "thinking"), _mulled),
    (_OBJECTS, _object),
    (("pledged",), _pledged),
    (("set", "sets", "hit", "hits"), _deeds),
    (("stress",), _stress),
    (("quote", "quoting", "citing"), _code),
    (("return", "returns", "returned", "returning"), _returned),
    (("said",), _said_thing),
    (SAY, _prayed),
    (("reported", "reporting"), _duty),
    (("claim", "claims", "claimed", "claiming"), _won),
    (TELL, _told),
    (("told", "warned", "urged"), _crowd),
    (("see",), _see),
    (("identifying",), _kept),
)
_RARE = tuple(dict.fromkeys(word for words, _ in _RULES for word in words))


def no_cues(ctx: Context, token: np.ndarray) -> np.ndarray:
    """bool (m,): the tokens, of those given, that are no cues for the words beside them."""
    # "it is worth noting that", "it bears repeating": the writer's own wink; but "Fort Worth said", "for what it is worth, said Falk"
    worth = ctx.before(token)
    out = is_in(ctx.tokens.key[worth], ("worth", "bears")) & (ctx.gap[token] == 0) & ctx.ends_in(token, "g")
    out &= ctx.leads[worth] | ~ctx.name[worth]
    some = np.flatnonzero(ctx.is_word(token, *_RARE))
    for words, rule in _RULES:
        of = some[ctx.is_word(token[some], *words)]
        if of.size:
            out[of] |= rule(_Near(ctx, token[of]))
    # "the Growth Project report": a capital inside of a name, in running text
    capital = np.flatnonzero(ctx.tokens.upper.take(token) & ~ctx.leads.take(token))
    capital = capital[ctx.name[ctx.before(token[capital])] & (ctx.gap[token[capital]] == 0)]
    out[capital] |= in_name(ctx, token[capital])
    return out
