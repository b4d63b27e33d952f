"""Headlines that name their source: in front ("Quist: Weir will hold") or behind ("Weir will hold – Quist", "Most want the weir: study")."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions, join, make
from credscore.evidence.context import Context
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.patterns.labels import MOST
from credscore.evidence.ranges import among, distinct
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_TAIL = 4  # words of a label behind a headline: ": Harrow study", "- Harrow Gazette report"
_STUDY = "study studies preprint preprints poll survey report reports research data figures audit filing lawsuit documents".split()
_TOLD = "shows finds says suggests reveals warns claims indicates concludes confirms proves estimates".split()
_TOLD_BASE = "show find say suggest reveal warn claim indicate conclude confirm estimate".split()
_NEAR = 3  # sentences below a headline
# "Poll: …", "Police: …" need nobody to speak further down
_ALONE = ("VAGUE", "ANON", "OFFICIAL")
_SUBJECT = 10  # words in front of the colon of a headline that ends in a quotation
_FRONT = 3  # words of what is said, at least
_OFFICE = 3  # words of an office, at most
_OFFICES = "ex-lawmaker lawmaker ex-minister ex-governor mla mca solon lawmakers ministers union unions police report study".split()
_PAPERS = (*_STUDY, *"polls surveys statistics filings papers newspaper newspapers media".split())


def openings(ctx: Context) -> np.ndarray:
    """The first sentence of each article that has one, in order."""
    article = ctx.sentences.article
    return np.concatenate([np.zeros(min(len(article), 1), np.int64), np.flatnonzero(article[1:] != article[:-1]) + 1])


def find_headlines(ctx: Context, sh: Shared) -> Pattern:
    """What could be a headline with its source in front: "Quist: Weir will hold", "Poll: Most want the weir"; or a line with somebody unnamed for
    a label: "INSIDER: Quist is furious"."""
    sents, n = ctx.sentences, sh.n
    unnamed = ctx.where_has("ANON")
    unnamed = unnamed[ctx.leads[unnamed] & ((ctx.gap_after[unnamed + 1] & tk.COLON) > 0)]
    unnamed = unnamed[~ctx.is_word(unnamed, "source", "sources")]  # below an article these are credits
    opens = distinct(np.concatenate([openings(ctx), sents.of_token[unnamed]]))
    low, high = sents.first[opens], sents.first[opens + 1]
    colons = np.append(ctx.where_gap(tk.COLON), n)
    colon = colons[np.searchsorted(colons, low + 1)]
    some = np.flatnonzero(colon < high)
    colon, low = colon[some], low[some]
    tail = colon - 1
    first = np.maximum(ctx.segment(tail), low)
    size = colon - first
    bare = ((ctx.gap_after[high[some]] & tk.TERMINAL) == 0) & ctx.name[tail]  # "Quist: weir will hold", not "Tarn to sell Quist: reports"
    bare &= (high[some] - colon >= 2) & (sh.names_before[colon] - sh.names_before[first] == size)
    ok = (size >= 1) & (size <= MOST) & ctx.tokens.upper[first] & (ctx.tokens.upper[colon] | sh.in_quote[colon] | bare) & ~sh.in_quote[first]
    ok &= ~ctx.tokens.possessive[tail] & ~ctx.in_class(first, "CONNECT")
    ok &= ctx.name[tail] | _alone(ctx, tail) & (size == 1)
    ok &= ~(ctx.tokens.all_upper[tail] & ~_alone(ctx, tail) & ((ctx.gap_after[high[some]] & tk.TERMINAL) > 0))  # "KARACHI: A trader was hurt."
    # "‘We held’: Quist on the flood": who is quoted stands behind the colon
    quoted = sh.in_quote[tail] & ~sh.in_quote[colon] & ctx.name[colon] & (sh.in_quote[low] | (tail - low <= 2))
    stop = colon + 1
    for _ in range(4):
        stop = stop + (ctx.name[np.minimum(stop, n - 1)] & (stop < sents.first[sents.of_token[colon] + 1]) & ~ctx.bar[np.minimum(stop, n - 1)])
    first, last, tail = np.where(quoted, colon, first), np.where(quoted, stop, colon), np.where(quoted, stop - 1, tail)
    # "Quist on the flood: ‘We held’": who is quoted opens the headline
    about, subject = _opened_by(ctx, sh, low, colon)
    about &= ~quoted
    first, last, tail = np.where(about, low, first), np.where(about, subject, last), np.where(about, colon - 1, tail)
    end = np.where(about, colon, last)
    ok |= quoted | about
    ((kind, _),) = yield [TypeRequest(ok, first, last)]
    ok &= ~((kind == SOCIAL) & ~ctx.tokens.upper[colon])  # "Facebook: 40 million saw the weir"
    pick = np.flatnonzero(ok & (kind != NONE) & (kind != CARRY) & (~about | (kind == NAMED)))
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/headline"))
    return make(ctx, tail[pick], end[pick], first[pick], last[pick], kind[pick], rule, inverted=quoted[pick])


def _opened_by(ctx: Context, sh: Shared, low: np.ndarray, colon: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Headlines [low, …) that begin with a name and end in a quotation behind their colon: bool, and where the name ends."""
    n, sents = sh.n, ctx.sentences
    high = sents.first[sents.of_token[low] + 1]
    ok = ctx.name[low] & ~sh.in_quote[low] & sh.in_quote[colon] & sh.in_quote[high - 1] & (colon - low >= 2) & (colon - low <= _SUBJECT)
    stop = low + 1
    for _ in range(2):
        at = np.minimum(stop, n - 1)
        stop = stop + (ctx.name[at] & (stop < colon) & (ctx.gap[at] == 0) & ~ctx.verb[at])
    ok &= ~ctx.tokens.possessive[stop - 1] & (stop < colon)
    # "Marrowby mayor Ines Falk: …", "Friends of Ines Falk: …"
    after = np.minimum(stop, n - 1)
    ok &= ~ctx.in_class(after, "OF", "AND", "ROLE", "TITLE", "OFFICIAL", "PALS", "ANON") & (ctx.gap[after] == 0)
    some = np.flatnonzero(ok)  # few
    inside = np.minimum(stop[some][:, None] + np.arange(_SUBJECT), colon[some][:, None] - 1)
    spoken_of = ctx.is_word(inside, "by", "after", "as") | ctx.tokens.possessive[inside] | sh.in_quote[inside]
    ok[some] = ~spoken_of.any(axis=1)
    return ok, stop


def _set_off(ctx: Context, low: np.ndarray, high: np.ndarray, most: int) -> np.ndarray:
    """int64: where the last words of headlines [low, high) begin, behind a colon, a dash or a spaced hyphen: at most `most`, and some in
    front of them; -1 where there are none."""
    here = high[:, None] - np.arange(1, most + 1)
    inside = here >= low[:, None] + _FRONT
    here = np.where(inside, here, low[:, None] + _FRONT)
    wide = ctx.tokens.start[here] - ctx.tokens.end[here - 1] >= 3
    marked = ((ctx.gap[here] & (tk.G_DASH | tk.COLON)) > 0) | ((ctx.gap[here] & tk.HYPHEN) > 0) & (wide | _by_wire(ctx, here))
    return np.asarray(np.where(inside & marked, here, -1).max(axis=1, initial=-1))


def _by_wire(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: tokens with a hyphen that leans on them, as wires set off their source: "to buy rival -sources"."""
    data, start = ctx.buffer.data, ctx.tokens.start[at]
    return np.asarray((data[start - 1] == ord("-")) & (data[start - 2] == ord(" ")) & (start - ctx.tokens.end[at - 1] == 2))


def find_endings(ctx: Context, sh: Shared) -> Pattern:
    """What could be a headline with its source at the end: "Weir will hold – Quist", "Most want the weir: study"; in the line below it, too."""
    sents = ctx.sentences
    opens = openings(ctx)
    at = distinct(np.concatenate([opens, np.minimum(opens + 1, len(sents) - 1)]))  # … of which some are the first of the next article
    low, high = sents.first[at], sents.first[at + 1]
    apart = (ctx.tokens.gap[high] & tk.NEWLINE) > 0
    apart |= np.append(sents.paragraph[1:] != sents.paragraph[:-1], True)[: len(sents)][at]
    line = apart & ~ctx.is_word(low, "by", "from") & ((ctx.gap_after[high] & tk.TERMINAL) == 0) & (high - low >= _FRONT + 1)
    at, low, high = at[line], low[line], high[line]
    begin = _set_off(ctx, low, high, MOST)
    ok = (begin >= 0) & ~sh.in_quote[np.maximum(begin, 0)]
    begin, high = begin[ok], high[ok]
    tail = high - 1
    office = _office(ctx, tail)
    fits = (ctx.name[tail] | office | _alone(ctx, tail)) & ~ctx.tokens.possessive[tail]
    fits &= ~office | (high - begin <= _OFFICE)
    never = ctx.mask("BE", "HAVE", "MODAL", "PRON", "WHO", "PREP", "NUMBER", "BREAK")
    inside = np.minimum(begin[:, None] + np.arange(MOST), tail[:, None])  # a clause is no source, nor is a list
    classes = ctx.matches.classes[inside]
    plain = ((inside < tail[:, None]) & ~ctx.name[inside] & ~ctx.tokens.upper[inside] & (classes == 0)).sum(axis=1)
    bad = ctx.verb[inside] | ctx.tokens.digit[inside] | ((classes & never) != 0)
    bad |= (inside > begin[:, None]) & ((ctx.gap[inside] & (tk.COMMA | tk.OPEN_PAREN)) > 0)
    fits &= ~bad.any(axis=1)
    fits &= plain <= 1  # "'Ghost ship': Marrowby wreck draws crowds"
    ((kind, _),) = yield [TypeRequest(fits, begin, high)]
    kind = np.where(fits & office & ((kind == NONE) | (kind == CARRY)), NAMED, kind)
    body = (high - begin == 1) & ctx.in_class(tail, "OFFICIAL") & ~ctx.in_class(tail, "TITLE")
    kind = np.where(body, OFFICIAL, kind)  # "– Police"
    kind = np.where((high - begin == 1) & ctx.is_word(tail, *_PAPERS), DOCUMENT, kind)
    # "Weir and mill: the report" is a title
    titled = (kind == DOCUMENT) & ctx.in_class(begin, "DEF")
    pick = np.flatnonzero(fits & ~titled & (kind != NONE) & (kind != CARRY) & (kind != MEDIA))
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/headline"))
    return make(ctx, tail[pick], high[pick], begin[pick], high[pick], kind[pick], rule)


def _office(ctx: Context, at: np.ndarray) -> np.ndarray:
    return ctx.in_class(at, "ROLE", "OFFICIAL", "TITLE") | is_in(ctx.tokens.key[at], _OFFICES)


def find_tails(ctx: Context, sh: Shared) -> Attributions:
    """Headlines with a word for a source behind a colon or a dash: "Naps help memory: study", "Falk to Quit - Report", "Weir sold: Harrow
    Gazette". They need nobody further down, unlike the names that `find_endings` finds."""
    sents = ctx.sentences
    opens = openings(ctx)
    low, high = sents.first[opens], sents.first[opens + 1]
    bare = (ctx.gap_after[high] & tk.TERMINAL) == 0
    bare &= high - low >= _FRONT + 1
    low, high = low[bare], high[bare]
    told = _in_title_case(ctx, sh, low, high)
    first = _set_off(ctx, low, high, _TAIL)
    some = np.flatnonzero(first >= 0)
    first, high = first[some], high[some]
    head, size = high - 1, high - first
    classes = ctx.matches.classes[head]
    outlet = (ctx.matches.outlet[head] == 1) | ((classes & ctx.mask("OUT_media", "OUTWORD")) != 0) & ctx.tokens.upper[head]
    outlet &= ((ctx.gap[first] & tk.COLON) > 0) | _by_wire(ctx, first)  # behind a dash it is the title of the site
    paper = ctx.is_word(head, *_STUDY)
    kind = np.select(
        [
            ctx.is_word(head, "reports") & (size == 1),
            paper,
            ((classes & ctx.mask("ANON")) != 0) & (size <= 2),
            outlet & ((size >= 2) | ((classes & ctx.mask("OUT_media")) != 0)),
            ((classes & ctx.mask("OFFICIAL")) != 0) & (size <= 2),
            ((classes & ctx.mask("VAGUE")) != 0) & (size <= 2),
            ctx.name[first] & ctx.name[head] & (size <= 2) & _by_wire(ctx, first),  # "-Quist"
        ],
        [VAGUE, DOCUMENT, ANONYMOUS, MEDIA, OFFICIAL, VAGUE, NAMED],
        NONE,
    )
    # "Cup final: the report" is a title; so is "Weir: what we know about the study"
    kind[ctx.in_class(first, "DEF", "PREP", "BREAK", "WHO", "POSS", "PRON")] = NONE
    kind[sh.in_quote[head] | ctx.tokens.possessive[head]] = NONE
    pick = np.flatnonzero(kind != NONE)
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/headline"))
    tails = make(ctx, head[pick], high[pick], first[pick], high[pick], kind[pick], rule, inverted=np.ones(len(pick), bool))
    return join(tails, told)


def _in_title_case(ctx: Context, sh: Shared, low: np.ndarray, high: np.ndarray) -> Attributions:
    """Headlines [low, high) in which papers and crowds have capitals like names: "Naps Help Memory, Study Shows", "New Study Finds Naps Help"."""
    verb = high - 1
    short = np.zeros(len(low), np.int64)
    for step in (1, 2, 3):  # "Study Shows …", "New Harrow Study Finds …"
        at = np.minimum(low + step, high - 1)
        head = ctx.is_word(at - 1, *_STUDY) & ctx.is_word(at, *_TOLD) & ctx.tokens.upper[at] & (ctx.gap[at] == 0)
        short = np.where((short == 0) & head, step, short)
    front = short > 0
    first, cue = np.where(front, low, verb - 1), np.where(front, low + short, verb)
    for _ in range(2):  # ", New Harrow Study Finds"
        reach = ~front & ((ctx.gap[first] & tk.COMMA) == 0) & (first - low > _FRONT)
        first = first - reach
    head = cue - 1
    classes = ctx.matches.classes[head]
    kind = np.select(
        [ctx.is_word(head, *_STUDY), *((classes & ctx.mask(name)) != 0 for name in ("ANON", "VAGUE", "OFFICIAL"))],
        [DOCUMENT, ANONYMOUS, VAGUE, OFFICIAL],
        NONE,
    )
    behind = ((ctx.gap[first] & tk.COMMA) > 0) & (first - low >= _FRONT) & (head - first <= 2)
    ok = front | behind & ctx.is_word(cue, *_TOLD, *_TOLD_BASE) & ctx.tokens.upper[cue] & (ctx.gap[cue] == 0)
    ok &= (kind != NONE) & ctx.tokens.upper[head] & ~ctx.tokens.possessive[head] & ~sh.in_quote[cue]
    pick = np.flatnonzero(ok)
    rule = np.full(len(pick), ctx.lexicon.rule_number("attribution/headline"))
    return make(ctx, cue[pick], cue[pick] + 1, first[pick], cue[pick], kind[pick], rule, inverted=~front[pick])


def with_tails(a: Attributions, tails: Attributions) -> Attributions:
    """`a` with the sources behind headlines, instead of what their words were taken for ("Weir sold: reports" is no verb)."""
    if len(tails):
        taken = among(a.cue, tails.cue)
        a = join(a.take(np.flatnonzero(~taken)) if taken.any() else a, tails)
    return a


def settle_reports(ctx: Context, a: Attributions) -> None:
    """ "Falk to quit, report says" over a story that a paper tells is that paper's report; in place. a : in order of their cues."""
    at = np.flatnonzero((a.type == DOCUMENT) & (a.last - a.first == 1))
    at = at[ctx.is_word(a.first[at], "report", "reports")]
    sentence, article = a.sentence[at], ctx.sentences.article
    at = at[(sentence == 0) | (article[np.maximum(sentence - 1, 0)] != article[sentence])]
    if not at.size:
        return
    bare = np.zeros(len(a), bool)
    bare[at] = True
    told = np.append(np.flatnonzero(((a.type == MEDIA) | (a.outer == MEDIA)) & a.backs), len(a))
    paper = np.append(np.flatnonzero((a.type == DOCUMENT) & ~bare), len(a))
    near, other = told[np.searchsorted(told, at)], paper[np.searchsorted(paper, at)]
    ok = (near < other) & (near < len(a))
    ok[ok] = (a.sentence[near[ok]] - a.sentence[at[ok]] <= _NEAR) & (
        ctx.sentences.article[a.sentence[near[ok]]] == ctx.sentences.article[a.sentence[at[ok]]]
    )
    a.type[at[ok]] = MEDIA


def _alone(ctx: Context, at: np.ndarray) -> np.ndarray:
    return ctx.in_class(at, *_ALONE) | ctx.is_word(at, *_PAPERS)


def with_headlines(ctx: Context, sh: Shared, a: Attributions, headlines: Attributions, offices: bool = False) -> Attributions:
    """The headlines whose source is a word for one, or somebody who is quoted or reported further down, by name.

    offices : who holds an office needs not be named further down.
    """
    if not len(headlines):
        return a
    tail = headlines.last - 1
    article = ctx.sentences.article
    has_headline, taken = np.zeros(len(ctx.buffer), bool), np.zeros(sh.n + 1, bool)  # tables: np.isin would sort or count all of both
    has_headline[article[headlines.sentence]] = True
    taken[a.cue_end[a.type != NONE]] = True
    said = np.flatnonzero(a.backs & ~a.weak & (a.first >= 0) & ~a.carried.astype(bool))
    said = said[has_headline[article[a.sentence[said]]]]
    first, last = a.first[said], a.last[said]
    at = np.minimum(first[:, None] + np.arange(MOST), sh.n - 1)
    keys = np.where((at < last[:, None]) & ctx.name.take(at), ctx.word_in_article(at), np.uint64(0)).ravel()
    keys = np.sort(keys[keys > 0])
    own_name = ctx.word_in_article(tail)
    place = np.minimum(np.searchsorted(keys, own_name), len(keys) - 1)
    speaks = ctx.name[tail] & (keys[place] == own_name) if len(keys) else np.zeros(len(tail), bool)
    speaks |= (headlines.last - headlines.first == 1) & _alone(ctx, tail)
    if offices:
        speaks |= _office(ctx, tail)
    speaks &= ~taken[headlines.cue_end]
    # "Quist praises Falk: ‘He held’": the verb says as much
    long = headlines.cue_end > headlines.last
    told = np.zeros(len(ctx.sentences), bool)
    told[a.sentence[a.backs & (a.type != NONE)]] = True
    speaks &= ~(long & told[headlines.sentence])
    return join(a, headlines.take(np.flatnonzero(speaks)))
