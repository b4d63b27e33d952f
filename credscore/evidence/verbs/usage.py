"""How the words of verb cues are used: as nouns, halves of compounds, names of things, or in another sense; and which phrases are things."""

from __future__ import annotations

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.verbs.crowds import done_by_many, plural
from credscore.evidence.verbs.next_words import asked_of, clause_behind
from credscore.evidence.word_lists import SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_DOERS = (
    "PRON",
    "PRON1",
    "WHO",
    "VAGUE",
    "ANON",
    "PALS",
    "ROLE",
    "OFFICIAL",
    "MEDIA",
    "NATION",
    "ADV",
    "DO",
    "NEG",
    "MODAL",
    "AND",
    "HAVE",
)
# "paints them as villains": with "as" they tell of a view, else of a brush
_AS = """
    view views viewed viewing regard regards regarded depict depicts depicted depicting paint paints painted painting frame frames framed framing
    interpret interprets interpreted perceive perceives perceived see sees saw portray portrays portrayed portraying
""".split()
_REFUSES = "refuse refuses refused refusing decline declines declined declining".split()
# what is refused and would have been done: "refused to defend the bill in court"
_DONE_TO = "believe think hope feel know understand realise realize release give defend share show find record report deliver return issue".split()
_FELL = tuple(
    "from at by in with over about among each since due only overall substantially sharply slightly steadily significantly further "
    "tremendously that are while during throughout almost nearly roughly more most".split()
)
_UNVEILS = ("unveil", "unveils", "unveiled", "unveiling")
# what is made of words, and can be unveiled
_DRAFTED = """
    plan plans proposal proposals policy policies strategy strategies guideline guidelines rule rules reform reforms measure measures scheme schemes agenda
    manifesto programme package blueprint report reports study findings results research figures pledges legislation bill
    cut cuts tariff tariffs tax taxes budget guidance ban bans crackdown order orders vision earnings profit forecast deal partnership sanctions law laws
    roadmap framework target targets charges details
""".split()
_ISSUED = ("comment", "comments", "response", "reply", "apology", "rebuke")
_PLEADS = ("plead", "pleads", "pleaded", "pleading")
_WELCOMES = ("welcome", "welcomes", "welcomed", "welcoming")
_APPEALS = ("appeal", "appeals", "appealed", "appealing")
_WROTE = ("write", "writes", "wrote", "writing", "penned")
_EXPECTS = ("expect", "expects", "expected", "expecting")
_OWN = ("his", "its", "their", "our", "my", "your")
_SHOWS = ("show", "shows", "showed", "showing", "shown")
_ORDERS = ("order", "orders", "ordered", "ordering")
_DEEDS = (*_PLEADS, *_WELCOMES, *_APPEALS, *_WROTE, *_EXPECTS, *_SHOWS, *_ORDERS)
_MEALS = """
    tea coffee coffees espresso latte water wine beer beers pint pints drink drinks cocktail cocktails juice soda lunch dinner breakfast slice pie pizza
    burger burgers sandwich sandwiches salad soup steak cake food meal meals fries toast eggs pancakes dessert takeaway takeout bottle glass round
""".split()
_WORKS = "script screenplay song songs music lyrics album book books novel novels episode episodes play poem poems rules paper theme down".split()
_BABIES = "baby babies child children son sons daughter daughters twins triplets boy girl".split()
_NTH = "first second third fourth fifth sixth seventh".split()
_TALES = "joke jokes story stories tale tales truth lie lies".split()
_WHOSE_TALE = ("own", "whole", "full", "entire")  # people may well tell "the same story"
_FRIENDS = ("friends", "pals", "colleagues", "allies", "aides", "associates", "confidants", "advisers", "advisors", "insiders")
_HOW_CLOSE = ("close", "several", "many", "some")
# "said nothing", "said goodbye", "said so": nothing that could be relied on
_MUM = "nothing anything goodbye farewell hello sorry".split()
_MUTE = (*_MUM, "so", "it", "something", "everything", "little", "a", "no")
_REPORTS = ("report", "reports", "reported", "reporting")
_KEEPS = ("maintain", "maintains", "maintained", "maintaining")
_ASKS = ("ask", "asks", "asked", "asking")
# whom somebody in public asks to do something, and what he asks them for
_PUBLIC = """
    people residents locals villagers fans supporters voters public everyone everybody anyone anybody parents customers passengers motorists drivers
    commuters travellers travelers media press journalists reporters followers viewers citizens visitors tourists witnesses
""".split()
_SOUGHT = "calm patience privacy restraint forgiveness understanding respect time space unity prayers".split()
# what asks customers and voters for something and is nobody
_ASKED_BY = """
    app apps form forms machine machines system website site page screen sign signs notice poster ballot ballots referendum survey questionnaire poll
    menu quiz petition checkout robot chatbot
""".split()
_AND = ("and", "to", "as", "at", "while", "but", "so", "after", "from", "during", "for")
_TWOFOLD = (*_REPORTS, *_KEEPS, *_ASKS, *_REFUSES, *TELL, *_DEEDS)
_NAMES = ("call", "calls", "called", "calling", "named", "naming", "dubbed", "termed", "terming", "labelled", "labeled", "compared", "compare")


def confided(ctx: Context, which: np.ndarray, group: np.ndarray, cue: np.ndarray, begin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Those of `which` that told their friends or aides, not in a letter or on a stage, and the word for these. One of them hands it on.

    group, cue, begin : the tokens of each verb group, of its verb and behind it.
    """
    friend = np.where(ctx.is_word(begin, *_HOW_CLOSE), ctx.behind(begin), begin)
    ok = ctx.is_word(friend, *_FRIENDS) & ~ctx.is_word(ctx.behind(friend), "in", "on", "at", "by", "during", "via", "who", "of")
    for step in range(3):  # "reportedly told": that word says as much
        at = np.minimum(group + step, cue)
        ok &= ~ctx.is_word(at, "reportedly", "allegedly", "supposedly", "apparently")
    keep = np.flatnonzero(ok)
    return which[keep], friend[keep]


def thing(ctx: Context, sh: Shared, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Phrases with an owner whose head is neither a name nor a word for somebody: "her reply", "Quist's reliance on noise"."""
    n = sh.n
    at = np.minimum(np.maximum(first, 0), n - 1)
    head = np.minimum(np.maximum(np.minimum(sh.preps.ahead(at + 1), last) - 1, at), n - 1)
    owned = ctx.in_class(at, "POSS")
    for step in range(4):
        here = np.minimum(at + step, n - 1)
        owned |= (here < head) & ctx.tokens.possessive.take(here)
    out = (first >= 0) & owned & (ctx.matches.classes[head] == 0) & ~ctx.name[head]
    some = np.flatnonzero(out)
    out[some] = ~agent_like(ctx, head[some])
    return out


def nounish(ctx: Context, token: np.ndarray) -> np.ndarray:
    """Base forms that are nouns as well, behind a word that does nothing ("vicious attack", "a new report")."""
    before, all_of = np.maximum(token - 1, 0), token
    out = ctx.in_class(token, "NOUNLIKE") & ~ctx.leads.take(token)
    some = np.flatnonzero(out)
    token, before = token[some], before[some]
    many = plural(ctx, before) & (~ctx.is_word(before, "news") | ctx.tokens.upper.take(before))  # "a news report"
    does = many | ctx.name.take(before) | ((ctx.gap.take(token) & STRONG) != 0)
    does |= ctx.in_class(before, *_DOERS) | ctx.is_word(before, "to", "data")
    owns = ctx.tokens.possessive.take(before) & ~ctx.in_class(before, "PRON", "WHO", "IT", "THAT")  # "at his mother's request"
    owns |= ctx.is_word(before, *_SHOWS) & ctx.is_word(token, "promise")
    does |= done_by_many(ctx, token)
    out[some] = ~does | owns
    out[ctx.is_word(ctx.before(all_of), *_OWN) & ~ctx.leads.take(all_of)] = True  # "to use his voice"
    return out


def compound(ctx: Context, token: np.ndarray) -> np.ndarray:
    """The second half of a hyphenated word ("a union-backed plan") is no verb of its own."""
    out = ((ctx.gap.take(token) & tk.HYPHEN) > 0) & (token > 0)
    some = np.flatnonzero(out)  # few
    out[some] = ctx.tokens.start[token[some]] - ctx.tokens.end[token[some] - 1] == 1
    return out


def _goes_on(ctx: Context, end: np.ndarray) -> np.ndarray:
    """Whether more than a name stands behind a cue: "… Falk a liar", "… Falk's barn old"."""
    n = len(ctx.tokens)
    at, on = np.minimum(end, n - 1), end < n
    owns = np.zeros(len(end), bool)
    for _ in range(5):
        on &= ctx.name[at] & ~ctx.leads[at]
        owns |= on & ctx.tokens.possessive[at]
        at = np.where(on, np.minimum(at + 1, n - 1), at)
    return owns | (~on & (end < n) & ~ctx.leads[at] & ((ctx.gap[at] & (STRONG ^ tk.DOUBLE)) == 0))


def naming(ctx: Context, sh: Shared, cue: np.ndarray, end: np.ndarray, first: np.ndarray) -> np.ndarray:
    """ "a boat called Marigold", "they call themselves", "called off", "compared with a year ago": words that name or set side by side."""
    n = sh.n
    out = np.zeros(len(cue), bool)
    some = np.flatnonzero(ctx.is_word(cue, *_NAMES))  # few: only they need a closer look
    cue, end, first = cue[some], end[some], first[some]
    classes, behind = ctx.matches.classes, np.minimum(end, n - 1)
    called = ~ctx.is_word(cue, "compared", "compare")
    other = called & ctx.in_class(behind, "ELSE")
    lead = ctx.in_class(np.maximum(first, 0), "DET", "OF", "PREP")
    for k in (2, 3, 4, 5, 6):
        lead |= (cue >= k) & ctx.is_word(np.maximum(cue - k, 0), "a", "an") & (ctx.segment(np.maximum(cue - 1, 0)) <= cue - k)
    # "the mill, called Marigold,"; but "Quist, a miller, called Falk a liar"
    apart = ((ctx.gap[cue] & tk.COMMA) > 0) & ~(ctx.name[np.maximum(first, 0)] & (cue - first >= 4) & _goes_on(ctx, end))
    loose = (first < 0) | lead | apart
    title = called & loose & (ctx.name[behind] | sh.in_quote[behind] | ctx.tokens.upper[behind])
    # "cells called macrophages", "the technique, also called laparoscopy": a thing and its name; but "critics called", "gardeners called"
    front = ctx.before(cue)
    front = np.where(ctx.in_class(front, "ADV"), ctx.before(front), front)
    spoke = ctx.name[front] | (classes[front] != 0) | agent_like(ctx, front) | ctx.leads[cue]
    term = ~ctx.in_class(behind, "DET", "DEF", "POSS", "PRON", "PRON1", "FIRST", "IT", "THAT", "PREP", "BREAK")
    term &= ~ctx.is_word(behind, "him", "her", "them", "it", "us")
    title |= ctx.is_word(cue, "called", "dubbed", "termed", "named") & ~spoke & term
    compared = ctx.is_word(cue, "compared") & ctx.is_word(behind, "with", "to")
    out[some] = (other | title | compared) & (end < n) & ~ctx.leads[behind]
    return out


def _mum(ctx: Context, cue: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Cues of saying nothing that could be relied on: "said goodbye", "said so", "never said a word"."""
    behind = ctx.behind(end - 1)
    after = ctx.behind(behind)
    last = (ctx.gap_after[behind + 1] & (tk.TERMINAL | tk.COMMA)) > 0
    last |= (after == behind) | ctx.is_word(after, "again", "all")
    # "said nothing", but "said nothing had been decided"
    clause = ctx.is_word(behind, "nothing", "anything") & ctx.in_class(after, "BE", "HAVE", "MODAL", "DO")
    mum = ctx.is_word(behind, *_MUM) & ~clause | ctx.is_word(behind, "so", "it", "something", "everything") & last
    mum |= ctx.is_word(behind, "little") & (last | ctx.is_word(after, "about", "of", "on", "more"))
    mum |= ctx.is_word(behind, "a", "no") & ctx.is_word(after, "word", "more", "peep")
    return mum & ctx.is_word(cue, *SAY)


def _deed(ctx: Context, cue: np.ndarray, behind: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Cues that tell what somebody did rather than what he said. behind, after : the next two tokens."""
    out = ctx.is_word(cue, *_PLEADS) & ctx.is_word(behind, "guilty")  # "not guilty" denies it
    out |= ctx.is_word(cue, *_APPEALS) & ctx.in_class(behind, "DEF", "POSS")
    near, here = ctx.around(cue, 1, 5)
    near = np.where(here, near, cue[:, None])
    wrote, welcomed = ctx.is_word(cue, *_WROTE), ctx.is_word(cue, *_WELCOMES)
    out |= wrote & ctx.is_word(near, *_WORKS).any(axis=1) & ~ctx.is_word(behind, "in", "on", "that")
    out |= welcomed & ctx.is_word(near, *_BABIES).any(axis=1)
    # "is expecting their first child", "is expecting her fifth"; "showed off her garden"
    expects = ctx.is_word(cue, *_EXPECTS) & ~ctx.is_word(near, "to", "that").any(axis=1)
    nth = ctx.is_word(after, *_NTH) & ctx.in_class(behind, "POSS")
    ends = ctx.in_class(ctx.behind(after), "PREP", "AND", "BREAK", "TIME", "MONTHDAY")
    nth &= ends | (ctx.behind(after) == after) | ((ctx.gap_after[after + 1] & (tk.COMMA | tk.TERMINAL)) > 0)
    out |= expects & (ctx.is_word(near, *_BABIES).any(axis=1) | nth)
    out |= ctx.is_word(cue, *_ORDERS) & is_in(ctx.tokens.key.take(near), _MEALS).any(axis=1)
    return out | ctx.is_word(cue, *_SHOWS) & ctx.is_word(behind, "off", "up")


def _called_upon(ctx: Context, cue: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """Cues of asking many at once to do something, or for their patience: "asked residents not to swim", "asked for calm", as who urges them does.
    behind : the next token of each."""
    sought = ctx.behind(behind)
    called = ctx.is_word(behind, "for") & (sought > behind)
    after = ctx.behind(sought)
    shut = (after == sought) | (ctx.gap[after] > 0) | is_in(ctx.tokens.key[after], _AND)
    words = ((ctx.gap[sought] & tk.DOUBLE) > 0) & ~ctx.tokens.upper[sought]
    for size in (1, 2):  # “two beers” are ordered
        words &= (ctx.gap_after[np.minimum(sought + size, len(ctx.tokens))] & tk.DOUBLE) == 0
    space = is_in(ctx.tokens.key[sought], ("time", "space"))  # not "time off work", "space on the shelf"
    called &= words | is_in(ctx.tokens.key[sought], _SOUGHT) & (~space | shut)
    at = behind
    for _ in range(3):
        after = ctx.behind(at)
        whom = (after > at) & ~ctx.name[at] & is_in(ctx.tokens.key[at], _PUBLIC)
        called |= whom & ctx.is_word(np.where(ctx.is_word(after, "not"), ctx.behind(after), after), "to")
        at = np.where(ctx.in_class(at, "PREP", "OF", "AND", "BREAK") | ctx.verb[at], at, after)
    return called & ~is_in(ctx.tokens.key[ctx.before(cue)], _ASKED_BY)


def _senses(ctx: Context, cue: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which cues, by number, have another sense for what stands behind them."""
    n = len(ctx.tokens)
    says = np.flatnonzero(ctx.is_word(cue, *SAY))  # many, unlike the others
    says = says[ctx.is_word(np.minimum(end[says], n - 1), *_MUTE)]
    which = np.concatenate([says, np.flatnonzero(ctx.is_word(cue, *_TWOFOLD))])  # only they need a closer look
    cue, end = cue[which], end[which]
    behind = np.minimum(end, n - 1)
    here = (end < n) & ~ctx.leads[behind]
    byline = ctx.is_word(cue, *_REPORTS) & here & ctx.is_word(behind, "from", "to")
    out = byline | ctx.is_word(cue, *_KEEPS)
    some = np.flatnonzero(out & ~byline)
    out[some] = ~clause_behind(ctx, end[some])
    some = np.flatnonzero(ctx.is_word(cue, *_ASKS))
    whether = here[some] & ctx.is_word(behind[some], "if", "whether", "why", "how", "what", "when", "where", "who", "about")
    out[some] |= ~(whether | _called_upon(ctx, cue[some], behind[some]) & here[some] & ~ctx.is_word(cue[some], "asking"))
    # "refused to sell", unlike "refused to say"
    some = np.flatnonzero(here & ctx.is_word(cue, *_REFUSES) & ctx.is_word(behind, "to"))
    after = np.minimum(end[some] + 1, n - 1)
    spoken = ctx.lexicon.word_rule["attribution"][ctx.matches.word[after]]
    speaks = (spoken > 0) & (ctx.lexicon.cue_class[spoken] <= cue_kind("mental"))  # no stance: "refused to vote"
    speaks |= ctx.is_word(after, "be", "provide", "identify", "go", "elaborate", "talk")
    speaks &= ~is_in(ctx.tokens.key[after], _DONE_TO)
    # "refused to give a reason", not "refused to give samples"
    speaks |= ctx.is_word(after, "give", "release", "issue", "share") & asked_of(ctx, after + 1)
    out[some] |= ~(speaks & ~ctx.leads[after])
    # "sales declined by a tenth", "mental decline that leads to falls": what fell
    some = np.flatnonzero(ctx.is_word(cue, "decline", "declines", "declined", "declining"))
    fell = ctx.tokens.digit[behind[some]] | is_in(ctx.tokens.key[behind[some]], _FELL)
    fell |= ctx.is_word(cue[some], "decline", "declining") & ~ctx.is_word(behind[some], "to", "comment", "requests", "interviews")
    out[some] |= fell & here[some]
    some = np.flatnonzero(here & ctx.is_word(cue, *TELL))
    after = np.minimum(end[some] + 1, n - 1)
    out[some] |= ctx.is_word(behind[some], *_TALES) | ctx.is_word(after, *_TALES) & ~ctx.leads[after]
    further = ctx.behind(after)  # "told its own story"
    out[some] |= is_in(ctx.tokens.key[after], _WHOSE_TALE) & is_in(ctx.tokens.key[further], _TALES) & (further > after)
    # "said nothing", "hardly said a word", "said it again", "which says everything"; "pleaded guilty", "welcomed a son": deeds
    some = np.flatnonzero(here & (ctx.is_word(cue, *SAY, *_DEEDS)))
    after = ctx.behind(behind[some])
    out[some] |= _mum(ctx, cue[some], end[some]) | _deed(ctx, cue[some], behind[some], after)
    return which[out]


def plain_use(ctx: Context, cue: np.ndarray, end: np.ndarray, rule: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Other senses: "reported from Leeds" (a byline), "maintains a fleet", "asked for butter", "released an album"; and what
    tells of no view at all ("painted the boat")."""
    n = len(ctx.tokens)
    out = np.zeros(len(cue), bool)
    other = _senses(ctx, cue, end)
    out[other] = True
    of_issue = ctx.lexicon.rules_among(("attribution/issue",)).take(rule)
    unveils = is_in(ctx.tokens.key[cue], _UNVEILS)  # "unveiled a phone": a deed, as "released an album" is
    of_issue = of_issue | unveils
    of_view = ctx.is_word(cue, *_AS) & (end - cue == 1)  # not "paints a bleak picture"
    some = np.flatnonzero(of_issue | of_view)  # few: only they need a closer look
    paper, as_ = np.zeros(len(some), bool), np.zeros(len(some), bool)
    going = np.ones(len(some), bool)
    for k in range(8):
        at = np.minimum(end[some] + k, n - 1)
        going &= (end[some] + k < n) & ~ctx.leads[at] & ((ctx.gap[at] & (tk.COMMA | tk.COLON | tk.SEMICOLON | tk.DOUBLE)) == 0)
        if k < 5:
            issued = ctx.in_class(at, "DOC", "SPEECHNOUN") | ctx.is_word(at, *_ISSUED)
            paper |= going & np.where(unveils[some], is_in(ctx.tokens.key[at], _DRAFTED), issued)
        as_ |= going & ctx.is_word(at, "as")
    brush = np.zeros(len(cue), bool)
    brush[some] = of_view[some] & ~as_
    out[some] |= of_issue[some] & ~paper
    # … nor does "reported from Leeds" or "maintained a lead"
    brush[other] |= ctx.is_word(cue[other], *_REPORTS, *_KEEPS, *_WELCOMES, *_EXPECTS, *_SHOWS, *_ORDERS)
    return out | brush, brush
