"""What nobody in particular says: "it is said", "rumours", "is widely thought to"; and phrases that say a source will not be named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from credscore.evidence.attribution_table import Attributions, make
from credscore.evidence.context import Context
from credscore.evidence.hedges.denials import denied_words
from credscore.evidence.hedges.sense_phrases import no_talk
from credscore.evidence.hedges.senses import MOVES, handed_in, no_link
from credscore.evidence.ranges import among, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import right_phrase
from credscore.evidence.source_types import ANONYMOUS, NAMED, VAGUE
from credscore.evidence.word_lists import SPEAKER_CLASSES, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_OUTSIDE = np.int64(-1)
_PUT = ("not", "likely", "unlikely")  # between "thought" and "to"
_REDUCED = ("said", "reported", "rumoured", "rumored", "alleged")
_HELD = ("believed", "understood")  # "foods thought to be good" are so to whoever knows them
_TWO = 7  # words of two names
_ASIDE = 10  # words
_LINKED_WITHIN = 4  # words
_SERVICES = """
    police officers crews firefighters paramedics ambulance ambulances coastguard lifeboat lifeboats deputies troopers detectives engines
    services responders helicopter rescuers volunteers brigade patrols
""".split()
_CAME = """
    called attended attending sent summoned dispatched scrambled rushed deployed alerted responded responding launched mobilised mobilized
    arrived descended raced tasked searched searching cordoned evacuated
""".split()
_APPEALS = """
    crimestoppers hotline helpline tipline tips tip information witnesses 101 999 911 contact contacted ring call email submit submitted
""".split()
_IN_PERSON = "spoke speaking spoken speak said says posted wrote quoted interviewed".split()
_WAIVES = ("waive", "waives", "waived", "waiving", "lose", "lost", "protect")
_LEGAL = ("lifelong", "life-long", "automatic", "legal", "statutory", "online", "internet", *_WAIVES)
_LEARNT = ("learnt", "learned", "gathered")
_NOTED = ("noted", "argued", "objected")  # "it was noted that"
# … where it is on record who did
_MET = "court meeting meetings hearing trial tribunal inquest session debate minutes inquiry committee council".split()
_PUT_FORWARD = "proposed hypothesised hypothesized theorised theorized postulated posited mooted".split()  # "has been proposed as a cure"
_AS_WELL = ("suggested", "mooted", "proposed")  # what is put forward as something
# … what is "proposed as" without anybody who could say so; not "as chair", "as a site"
_THEORIES = """
    cure cures treatment treatments therapy remedy remedies explanation explanations mechanism mechanisms cause causes alternative alternatives
    marker markers biomarker biomarkers""".split()
_BUILT = "held built made put sold spent given paid set cut taken run kept brought begun".split()  # what a plan proposes to be done
_WHEN = ("if", "when", "once", "until", "unless", "as", "than", "what", "whatever", "while", "before", "after", "since", "where")
# what is told without a clause: "we were told the truth"
_TOLD_OF = """
    news truth story stories tale tales joke jokes lie lies secret secrets name names price prices reason reasons time date answer answers rule rules
    way same opposite history details facts number nothing""".split()
_NEWS = 3  # words to such a word


def find_impersonals(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Attributions:
    """Nobody in particular ("it is said", "rumours"), and phrases that say a source will not be named."""
    pick = ((kind == 9) | (kind == 10)) & ~sh.in_quote.take(token)
    pick = np.flatnonzero(pick)
    said = token[pick] + size[pick] - 1
    # "I'm told by one of the crew", "we were told to wait"
    pick = pick[~(ctx.is_word(said, "told") & ctx.is_word(ctx.behind(said), "by", "to", "not"))]
    # "when we got word that"
    pick = pick[~(ctx.is_word(token[pick] + size[pick] - 2, "word") & (size[pick] == 4) & is_in(ctx.tokens.key[ctx.before(token[pick])], _WHEN))]
    # "the theft was reported to the police"
    gave = ctx.is_word(ctx.behind(token[pick]), "reported") & (size[pick] == 3)
    pick = pick[~(gave & handed_in(ctx, token[pick] + 3))] if gave.any() else pick
    # "smoking is strongly linked to cancer": of causes and effects, not of people
    linked = np.flatnonzero((size[pick] == 4) & ctx.is_word(token[pick] + size[pick] - 2, "linked"))
    end = (token + size)[pick[linked]]
    pick = np.delete(pick, linked[no_link(ctx, end - 2, end) | _no_names(ctx, token[pick[linked]], end)])
    pick = pick[~no_talk(ctx, token[pick], token[pick] + size[pick])]
    pick = pick[~(_called_out(ctx, token[pick]) | _tipped_off(ctx, token[pick]) | _by_law(ctx, token[pick]) | _waited_for(ctx, token[pick]))]
    pick = pick[~among(token[pick], denied_words(ctx))]  # "Quist denied the rumours": what is denied says nothing
    cue, end, rule, kind = token[pick], (token + size)[pick], rule[pick], kind[pick]
    first, last = np.full(len(cue), _OUTSIDE), np.full(len(cue), _OUTSIDE)
    kind_of = np.where(kind == 9, VAGUE, ANONYMOUS)
    # "it was said by Quist"
    by = ctx.behind(end - 1)
    some = np.flatnonzero((kind == 9) & ctx.is_word(by, "by") & (ctx.name[ctx.behind(by)] | ctx.in_class(ctx.behind(by), "TITLE")))
    low, high = right_phrase(ctx, sh, by[some] + 1)
    end_ = np.maximum(high - 1, 0)
    behind = ctx.behind(end_)
    # not "by Quist's friends", "by Labour members"
    own = ctx.name[end_] & ~ctx.in_class(end_, "NATION", "OFFICIAL", "ROLE", "VAGUE", "ANON") & ~ctx.is_word(behind, "to", "according")
    for step in (1, 2, 3):
        own &= ~(ctx.tokens.possessive[np.maximum(end_ - step, 0)] & (end_ - step >= low))
    some, low, high = some[own], low[own], high[own]
    kind_of[some] = NAMED
    first[some], last[some] = low, high
    they = np.flatnonzero((kind == 9) & (end - cue == 2) & ctx.is_word(cue, "they") & ctx.leads[cue])
    they = they[_two_in_front(ctx, cue[they])]
    kind_of[they], first[they], last[they] = NAMED, cue[they], cue[they] + 1
    # "if insiders are to be believed"
    told = ctx.is_word(np.maximum(end - 1, 0), "believed") & ctx.in_class(ctx.before(cue), "ANON")
    kind_of = np.where(told & (end - cue == 4), ANONYMOUS, kind_of)
    return make(ctx, cue, end, first, last, kind_of, rule, inverted=last > 0, weak=last <= 0)


def beside(ctx: Context, at: np.ndarray, *words: Sequence[str]) -> np.ndarray:
    """bool (len(words), m): whether one of each of some lists of words stands in the sentence of each token `at`, of which there are few."""
    sentence = ctx.sentences.of_token[at]
    token, edge = spread(ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1])
    return np.array([np.logical_or.reduceat(is_in(ctx.tokens.key[token], some), edge) for some in words])


def _two_in_front(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "Ada Quist and Bo Falk met on the weir. | They say it was cold.": the sentence in front of that of each token opens with two people."""
    sents = ctx.sentences
    of = sents.of_token[at]
    above = np.maximum(of - 1, 0)
    first = sents.first[above]
    near = np.minimum(first[:, None] + np.arange(_TWO), np.maximum(sents.first[above + 1] - 1, first)[:, None])
    joins = ctx.in_class(near, "AND") & ctx.name[np.maximum(near - 1, 0)] & ctx.name[np.minimum(near + 1, len(ctx.tokens) - 1)] & (near > first[:, None])
    names = np.logical_and.accumulate(ctx.name[near] | joins, axis=1)
    pair = is_in(ctx.tokens.key[near[:, 1]], ("pair", "couple", "duo", "twins", "brothers", "sisters")) & ctx.in_class(first, "DEF")
    return np.asarray(((joins & names).any(axis=1) | pair) & (above < of) & (sents.article[above] == sents.article[of]))


def _called_out(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "crews were called to the mill after reports of smoke": what services are told is no talk. at : where the matches begin."""
    out = ctx.is_word(at, "after", "following") & ctx.is_word(ctx.behind(at), "reports")
    some = np.flatnonzero(out)
    if some.size:
        out[some] = beside(ctx, at[some], _CAME, _SERVICES).all(axis=0)
    return out


def _tipped_off(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "call Crimestoppers anonymously on …", "tips can be left anonymously": an appeal to readers. at : where the matches begin."""
    out = ctx.is_word(at, "anonymously")
    some = np.flatnonzero(out)
    if some.size:
        appeals, said = beside(ctx, at[some], _APPEALS, (*_IN_PERSON, *TELL))
        out[some] = (appeals | ctx.is_word(ctx.before(at[some]), "report")) & ~said
    return out


def _waited_for(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "when we hear back", "if we hear from the owner": an answer that is waited for, no talk. at : where the matches begin."""
    key, hear = ctx.tokens.key, ctx.behind(at)
    out = is_in(key[at], ("we",)) & is_in(key[hear], ("hear",))
    answer = is_in(key[ctx.behind(hear)], ("back", "from", "more", "anything"))
    return np.asarray(out & (answer | is_in(key[ctx.before(at)], ("if", "when", "once", "until", "unless"))))


def _no_names(ctx: Context, at: np.ndarray, end: np.ndarray) -> np.ndarray:
    """bool: "Poverty is strongly linked to crime": one word opens the sentence, whose capital says nothing, and no name or move stands behind."""
    front = ctx.before(at)
    front = np.where(ctx.in_class(front, "HAVE") & ~ctx.leads[front], ctx.before(front), front)
    what, to = np.zeros(len(at), bool), end - 1
    for _ in range(_LINKED_WITHIN):
        to = ctx.behind(to)
        what |= ctx.name[to] | is_in(ctx.tokens.key[to], MOVES)
    return np.asarray(ctx.leads[front] & ~ctx.in_class(front, "PRON") & ~what)


def _by_law(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "has lifelong anonymity", "waived her right to anonymity", "online anonymity": not what a source asked for. at : where the matches begin."""
    out = ctx.is_word(at, "anonymity")
    some = np.flatnonzero(out)
    front = ctx.before(at[some])
    waived = ctx.in_class(front, "POSS") & is_in(ctx.tokens.key[ctx.before(front)], _WAIVES)
    right = ctx.is_word(front, "to") & ctx.is_word(ctx.before(front), "right", "rights")
    out[some] = is_in(ctx.tokens.key[front], _LEGAL) | waived | right
    return out


def find_hearsay(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, kind: np.ndarray) -> Attributions:
    """ "is widely thought to", "has long been said to", "it is generally felt that", "a man said to be rich": reported by nobody, with words in
    between."""
    n = sh.n
    cue = np.sort(np.concatenate([tk.scattered(ctx.has("HEARSAY")), ctx.where_are("supposed", *_LEARNT, *_NOTED, *_PUT_FORWARD)]))
    behind = ctx.behind(cue)
    some = ctx.is_word(behind, "to", "that", *_PUT)  # few of them
    put_as = np.flatnonzero(ctx.is_word(behind, "as"))
    some[put_as] = ctx.is_word(cue[put_as], *_AS_WELL)
    cue, behind = cue[some], behind[some]
    whole = np.flatnonzero((kind == 9) & (size > 1))  # "is said to" is in the lexicon as it stands
    known = np.zeros(n, bool)
    end = token[whole] + size[whole]
    known[end - 1] = known[end - 2] = True
    free = ~(sh.in_quote[cue] | ctx.leads[cue] | ctx.name[cue] | known[cue])
    cue, behind = cue[free], behind[free]
    put = ctx.is_word(behind, *_PUT) & (ctx.gap[behind] == 0)
    behind = np.where(put, ctx.behind(behind), behind)
    close = (ctx.gap[behind] == 0) & ~ctx.leads[behind]
    at = cue.copy()
    be = np.zeros(len(cue), bool)
    for _ in range(4):
        before = np.maximum(at - 1, 0)
        is_be = ctx.in_class(before, "BE")
        go = (sh.skip[before] | is_be) & ~ctx.leads[before] & (ctx.gap[at] == 0) & ~ctx.leads[at] & (at > 0)
        be |= go & is_be
        at = at - go
    front = ctx.before(at)
    it = ctx.is_word(front, "it")
    be |= ctx.tokens.possessive[front] & ctx.in_class(front, "PRON", "IT", "WHO") & (ctx.gap[at] == 0)  # "it's also said to help"
    to = ctx.is_word(behind, "to") & ~ctx.is_word(cue, *_LEARNT, *_NOTED)
    put_to = np.flatnonzero(to & ctx.is_word(cue, "proposed"))
    to[put_to] = _is_so(ctx, ctx.behind(behind[put_to]))
    put_as = np.flatnonzero(ctx.is_word(behind, "as") & ctx.is_word(np.maximum(cue - 1, 0), "been"))
    to[put_as] = ~_by_somebody(ctx, behind[put_as]) & _as_theory(ctx, cue[put_as], behind[put_as], front[put_as])
    to &= ctx.gap[ctx.behind(behind)] == 0  # "the way it is theorised to, …"
    ok = close & (to & (be | _reduced(ctx, cue, behind)) | be & it & ctx.is_word(behind, "that"))
    some = np.flatnonzero(ok & ctx.is_word(cue, "supposed"))
    ok[some] = ~put[some] & _supposed(ctx, at[some], behind[some])
    some = np.flatnonzero(ok & ctx.is_word(cue, *_NOTED))
    if some.size:
        ok[some] = ~(beside(ctx, cue[some], _MET)[0] | _by_somebody(ctx, cue[some]) | is_in(ctx.tokens.key[ctx.before(front[some])], _WHEN))
        ok[some] &= (ctx.any_in(at[some], cue[some]) & ctx.mask("NEG")) == 0
    told = _we_were_told(ctx, sh)
    cue, at = np.append(cue[ok], told), np.append(at[ok], told)
    order = np.argsort(cue)
    cue, at = cue[order], at[order]
    nowhere = np.full(len(cue), _OUTSIDE)
    rule = np.full(len(cue), ctx.lexicon.rule_number("attribution/it-is-said"))
    return make(ctx, at, cue + 1, nowhere, nowhere, np.full(len(cue), VAGUE), rule, weak=np.ones(len(cue), bool))


def _we_were_told(ctx: Context, sh: Shared) -> np.ndarray:
    """ "We were told the pump failed", "we've been told that"; not by somebody, nor "we were told off", "told the truth"; the tokens "told"."""
    told = ctx.where_are("told")
    be = ctx.before(told)
    some = ctx.is_word(be, "were", "been") & ~sh.in_quote[told]
    told, be, key = told[some], be[some], ctx.tokens.key  # few
    has = ctx.before(be)
    we = is_in(key[has], ("we",)) & ctx.is_word(be, "were") | is_in(key[has], ("we've",))
    we |= is_in(key[has], ("have",)) & is_in(key[ctx.before(has)], ("we",))
    told = told[we]
    if not told.size:
        return told
    what = ctx.behind(told)
    ok = ctx.in_class(what, "DEF", "DET", "POSS", "PRON", "IT", "THAT") | is_in(key[what], ("there",)) | ctx.name[what]
    ok &= (ctx.behind(what) > what) & (ctx.gap[what] == 0)
    at = what
    for _ in range(_NEWS):
        ok &= ~is_in(key[at], _TOLD_OF)
        at = ctx.behind(at)
    we = ctx.before(ctx.before(told))
    we = np.where(is_in(key[we], ("have",)), ctx.before(we), we)
    front = ctx.before(we)
    ok &= ctx.leads[we] | ((ctx.gap[we] & tk.COMMA) > 0) | ctx.in_class(front, "AND", "BREAK", "ADV") & ~is_in(key[front], _WHEN)
    return np.asarray(told[ok & ~beside(ctx, told, ("by",))[0]])


def _is_so(ctx: Context, be: np.ndarray) -> np.ndarray:
    """bool: "proposed to | be harmful", "to have failed"; not "was proposed to by Falk", "to be debated": a plan. be : what "to" has behind it."""
    how = ctx.behind(be)
    data, end = ctx.buffer.data, ctx.tokens.end[how]
    done = (data[end - 1] == ord("d")) & (data[end - 2] == ord("e")) | is_in(ctx.tokens.key[how], _BUILT)
    return np.asarray(ctx.is_word(be, "be", "have") & ~(ctx.is_word(be, "be") & done))


def _as_theory(ctx: Context, cue: np.ndarray, as_: np.ndarray, front: np.ndarray) -> np.ndarray:
    """bool: "has been suggested as a cure", "proposed as an explanation"; not "she has been suggested as chair", "proposed as a site"."""
    what, theory = as_, np.zeros(len(cue), bool)
    for _ in range(_LINKED_WITHIN):
        what = ctx.behind(what)
        theory |= is_in(ctx.tokens.key[what], _THEORIES)
    somebody = ctx.name[front] | ctx.in_class(front, "PRON", "PRON1", "ROLE")
    return theory | ~ctx.is_word(cue, "proposed") & ~somebody


def _by_somebody(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: whether "by" follows within the next words."""
    out = np.zeros(len(at), bool)
    for _ in range(_ASIDE):
        at = ctx.behind(at)
        out |= ctx.is_word(at, "by")
    return out


def _reduced(ctx: Context, cue: np.ndarray, to: np.ndarray) -> np.ndarray:
    """ "a blast believed to have killed ten", ", believed to be a coin,", "Brennacht said to be weighing a sale"; not "whom he believed to be"."""
    before, verb = ctx.before(cue), ctx.behind(to)
    apart = (ctx.gap[cue] & tk.COMMA) > 0
    ok = ctx.is_word(cue, *_REDUCED) | ctx.is_word(cue, *_HELD) & (apart | ctx.is_word(verb, "have"))
    ok &= ctx.is_word(verb, "be", "have") & (before < cue)
    some = np.flatnonzero(ok)  # few
    before, apart = before[some], apart[some]
    speaks = ctx.in_class(before, *SPEAKER_CLASSES, "PRON1", "HAVE", "IT", "MODAL", "AND") | ctx.name[before] & ~ctx.is_word(cue[some], "said")
    # "The mill, said to be haunted, was sold": what is said in passing is not what the sentence says
    aside = apart & _closes(ctx, to[some])
    ok[some] = (apart | ~speaks | ctx.is_word(before, "people", "those")) & ~aside
    return ok


def _closes(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: whether a comma with a verb group behind it follows within the next words."""
    closed = np.zeros(len(at), bool)
    for _ in range(_ASIDE):
        here, at = at, ctx.behind(at)
        closed |= (at > here) & ((ctx.gap[at] & tk.COMMA) > 0) & (ctx.in_class(at, "BE", "HAVE", "MODAL", "DO") | ctx.verb[at])
    return closed


def _supposed(ctx: Context, at: np.ndarray, to: np.ndarray) -> np.ndarray:
    """ "is supposed to have thrown a cup", not "was supposed to have left by May", "is supposed to have a door": a plan. at : where the verb
    group begins."""
    have = ctx.behind(to)
    what = ctx.behind(have)
    thing = ctx.in_class(what, "DET", "DEF", "POSS", "NUMBER", "NEG", "PREP") | ctx.tokens.digit[what]
    past = ctx.is_word(at, "was", "were", "had")
    return np.asarray(ctx.is_word(have, "have") & (what > have) & ~thing & ~past)
