"""Sentence, paragraph and line boundaries of a whole buffer at once.

A full stop ends a sentence unless an abbreviation, an initial or a small letter behind it says otherwise; a speech tag
stays with its quotation ("Why?" she asked.); a line break ends a sentence unless the article is hard-wrapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.text import fold as f
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.tokens import Tokens, WordSets
from credscore.text.tweets import closes_signature

# titles in front of a name that are written short
SHORT_TITLES = tuple(
    """mr mrs ms mx dr prof sen rep gov gen col sgt capt lt maj cmdr rev hon supt insp det pres atty asst cllr engr barr""".split()
)
# Never at the end of a sentence: a name or number follows.
_TITLES = (*SHORT_TITLES, *"""drs messrs adm st sr fr msgr amb
 vs v fig figs vol pp p ed eds art sec al cf approx est e.g i.e eg ie viz dept univ mt ft
 smt sh mohd dy addl adv pvt pte thiru tmt kum const cpl brig ven alh comr evang pst
 brgy sta sto usec asec cong dir rs tk ksh""".split())
# The same, where they have a capital: ranks, trades and courtesies from Lagos to Manila.
SHORT_RANKS = """er arc archt ar surv bldr pharm eng agric apos arch bro ald dep assoc prin kap kgd kgg kon gng bb dra pdt mst tpr spr gnr lcpl
 cdr lcdr ldr flt sqn wg gp cr hav nk spt ofc pfc pte spc ret rt wm sh psupt csupt ssupt pcpl pssg pmsg psms pcms pems plt pcpt pmaj
 pltcol pcol pbgen pmgen pltgen pgen""".split()
# … of them those that are words, surnames or places, too: "Joan of Arc. The hearing", "the Rowing Assoc. The hearing", and the titles in front of them
_WORDS_TOO = "er arc ar eng bro ald dep assoc kon hav".split()
_BEFORE_RANK = "president chairman governor minister commissioner senator mayor councillor director chief comrade and".split()
_BEFORE_WORD = "of the a an his her my our their your its".split()
_BODIES = ("sec", "ft")  # by their initials
# … and those that are surnames, too: "Mia Sen. The hearing is over."
_SURNAMES = ("sen", "gen", "col", "rep", "maj", "st")
# behind "Jr." what bears somebody's name, and what he does; behind "p.m." where and when
_HONOURS = """day high school college university institute memorial hospital center centre park street st avenue ave boulevard blvd drive road library
 award awards prize foundation elementary middle community airport stadium bridge way holiday scholarship professor theatre theater
 department is was are has had will""".split()
_CLOCKS = """eastern central mountain pacific greenwich moscow beijing tokyo monday tuesday wednesday thursday friday saturday sunday january february
 march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs
 mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weeknights weekends fri sat sun christmas easter thanksgiving""".split()
# At the end of a sentence only when a word that opens sentences follows.
_OPEN_ENDED = """inc co corp ltd bros jr u.s u.k u.n e.u d.c l.a n.y a.m p.m am pm a.k.a ph.d m.d b.a m.a etc plc llc
 jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif fla tex mass mich minn penn pa va md ariz ark conn
 govt retd rtd pt ch colo del ga ill ind kan ky la mo mont neb nev ma okla ore tenn vt wash wis wyo ave blvd rd""".split()
_OPENERS = """the a an he she it they we i you this that these those but and so in on at for when while after before if as his her their its our my
 there what who how why where then now both all some many most one two several mr mrs ms dr i'm we're they're
 according last next another other meanwhile however also yet still since during under with from by not no here earlier later among asked per""".split()
_SPEECH = """said says say asked asks added adds replied replies told tells wrote writes tweeted posted exclaimed shouted yelled joked quipped continued
 explained recalled wondered insisted responded answered demanded laughed commented remarked declared screamed cried began noted mused gushed""".split()

_LETTERED = "vitamin vitamins hepatitis influenza plan option type letter group class grade category section appendix annex exhibit".split()
_ON = ("on", "to", "via", "from", "of", "quit", "left", "joined")  # X, the platform; also "the owner of X"

# Lines of a page that came without their line breaks: "Story continued below But the weir held". What stands behind them is a sentence.
_NOTICES = tuple(
    tuple(notice.split())
    for notice in (
        "advertisement continue reading the main story", "continue reading the main story", "story continued below", "story continues below",
        "article continues below", "story continues below advertisement", "article continues below advertisement",
    )
)  # fmt: skip
_OPEN_NOTICES = tuple(dict.fromkeys(notice[0] for notice in _NOTICES))
_TITLE, _OPEN_END, _OPENER, _SPEAKS, _NUMBER, _CAPITAL = (1 << k for k in range(6))  # what `_words` answers


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(_TITLES, _OPEN_ENDED, _OPENERS, _SPEECH, ("no", "nos"), SHORT_RANKS)


@lru_cache(maxsize=1)
def _notice_keys() -> tuple[np.ndarray, ...]:
    return tuple(tk.word_keys(notice) for notice in _NOTICES)


_CLOSERS = np.zeros(256, bool)
_CLOSERS[[ord(c) for c in "\"')]}.!?"] + [f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET, f.OPEN_DOUBLE, f.ELLIPSIS]] = True
_TERMINAL = (tk.GAP_TABLE & tk.TERMINAL) > 0
_QUOTE_MARK = np.zeros(256, bool)
_QUOTE_MARK[[ord('"'), ord("'"), f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET]] = True
_OPENS = np.zeros(256, bool)  # behind a full stop and a blank
_OPENS[[ord('"'), ord("@"), f.OPEN_DOUBLE, f.OPEN_SINGLE, f.OPEN_GUILLEMET, f.LOW_DOUBLE]] = True


_WHITE, _SOLID = np.zeros(256, bool), ~tk.LETTER
_WHITE[[32, 10]] = True
_SOLID[[32, 10, *range(ord("0"), ord("9") + 1)]] = False  # a mark

_WRAP_MIN = 40  # characters; shorter lines of a hard-wrapped text are headings, names, the ends of paragraphs
_NARROW = 0.6, 12  # in narrow columns: that share of the longest line, and no less than so many characters


@dataclass(slots=True)
class Sentences:
    """Sentences of a buffer, in order; every token lies in exactly one.

    first : int64 (s + 1,), index of the first token of each sentence (first[s] = number of tokens).
    start, end : int64 (s,), buffer positions, without white space around.
    article, paragraph : int64 (s,), running numbers; none of them is shared between articles.
    of_token : int32 (n,), sentence of each token. signed : int64, tokens of the handles of signatures, see `closes_signature`.
    """

    first: np.ndarray
    start: np.ndarray
    end: np.ndarray
    article: np.ndarray
    paragraph: np.ndarray
    of_token: np.ndarray
    signed: np.ndarray

    def __len__(self) -> int:
        return len(self.start)


@dataclass(slots=True)
class _Lines:
    """Line breaks of a buffer, and where its articles begin.

    gap, at : int64 (b,), gaps with line breaks, in order, and the first line break of each; many : bool (b,), two or more.
    line : int64 (b,), length of the line in front of it. count : int8 (n + 1,), line breaks in front of each token, two standing for more.
    lead, article : int64, first token of each article that has one, and its number. is_lead : bool (n + 1,), the same, dense.
    """

    gap: np.ndarray
    at: np.ndarray
    many: np.ndarray
    line: np.ndarray
    count: np.ndarray
    lead: np.ndarray
    article: np.ndarray
    is_lead: np.ndarray


def split(buffer: Buffer, tokens: Tokens) -> Sentences:
    """Find the sentences of every article. Linear in the size of the buffer; articles never influence each other."""
    n = len(tokens)
    empty = np.zeros(0, np.int64)
    if n == 0:
        return Sentences(np.zeros(1, np.int64), empty, empty, empty, empty, np.zeros(0, np.int32), empty)
    data = buffer.data
    mark = tokens.mark
    is_newline = mark == 10
    lines = _lines(buffer, tokens, np.flatnonzero(is_newline))
    break_gap, break_at = _at_breaks(buffer, tokens, lines)
    stop_gap, stop_at = _at_stops(buffer, tokens, lines, np.flatnonzero(_TERMINAL.take(mark, mode="clip")))
    # the signature of an embedded post ends without a full stop
    handle, signed = closes_signature(buffer, tokens)
    signed = signed[signed < n]
    if signed.size:
        stop_gap, stop_at = np.append(stop_gap, signed), np.append(stop_at, tokens.end[signed - 1])

    # where white space begins that separates two sentences
    lead, is_lead = lines.lead, lines.is_lead
    begins = np.zeros(n, bool)
    begins[break_gap] = begins[stop_gap] = begins[lead] = True
    first = tk.scattered(begins)
    where = np.empty(n, np.int64)  # read only where something begins
    behind = _behind_notices(tokens, first, begins)
    if behind.size:
        new = np.array(sorted(set(behind.tolist())))  # few
        begins[new] = True
        first = np.insert(first, np.searchsorted(first, new), new)
        where[behind] = tokens.end[behind - 1]
    where[stop_gap] = len(data)
    where[break_gap] = break_at
    where[stop_gap] = np.minimum(stop_at, where.take(stop_gap))
    where[lead] = buffer.starts[lines.article]
    article = lines.article[np.searchsorted(lead, first, side="right") - 1]
    starts, ends = _visible(buffer, tokens, lines, tokens.mark_at.take(np.flatnonzero(~is_newline)), first, where.take(first), article)
    edges = np.append(first, n)
    of_token = np.repeat(np.arange(len(first), dtype=np.int32), np.diff(edges))
    paragraph = np.cumsum((lines.count.take(first) >= 2) | is_lead.take(first)) - 1
    return Sentences(edges, starts, ends, article, paragraph, of_token, handle)


def _lines(buffer: Buffer, tokens: Tokens, newline: np.ndarray) -> _Lines:
    """newline : which marks are line breaks."""
    n = len(tokens)
    at, gap = tokens.mark_at.take(newline), tokens.mark_gap.take(newline)
    fresh = np.flatnonzero(_changes(gap))
    many = np.diff(fresh, append=len(newline)) > 1
    count = np.zeros(n + 1, np.int8)
    count[gap[fresh]] = 1 + many
    # An article begins where its first token is; an article without tokens begins nowhere.
    lead = np.searchsorted(tokens.start, buffer.starts)
    has = lead < np.append(lead[1:], n)
    lead = lead[has]
    is_lead = np.zeros(n + 1, bool)
    is_lead[lead] = True
    return _Lines(gap[fresh], at[fresh], many, np.diff(at, prepend=0)[fresh], count, lead, np.flatnonzero(has), is_lead)


def _at_breaks(buffer: Buffer, tokens: Tokens, lines: _Lines) -> tuple[np.ndarray, np.ndarray]:
    """Gaps whose line break ends a sentence, and the place of the line break."""
    inner = np.flatnonzero((lines.gap > 0) & (lines.gap < len(tokens)))
    at = lines.gap[inner]
    gap = tokens.gap.take(at)
    single = ~lines.many[inner]
    ended = (gap & (tk.TERMINAL | tk.COLON)) > 0
    small = ~tokens.upper.take(at) & ~tokens.digit.take(at) & (gap & (tk.OTHER | tk.HYPHEN | tk.DOUBLE | tk.SINGLE) == 0)
    owner = np.searchsorted(lines.lead, at, side="right") - 1
    # A hard-wrapped article breaks long lines in mid-sentence, often before a small letter; its short lines are headings and names.
    long = single & ~ended & (lines.line[inner] >= _wrap_least(buffer, lines, inner, at, owner)[owner])
    loose = np.bincount(owner[long], minlength=len(lines.lead))
    wrapped = (np.bincount(owner[long & small], minlength=len(lines.lead)) * 5 >= loose * 2) & (loose >= 3)
    no_break = single & ((wrapped[owner] & long) | (small & ~ended & (gap & tk.COMMA > 0)))
    broken = np.flatnonzero(~no_break | lines.is_lead[at])
    return at[broken], lines.at[inner][broken]


def _wrap_least(buffer: Buffer, lines: _Lines, inner: np.ndarray, at: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Characters (of each article with a token) from which on a line counts as full: less where not even its longest line is long.

    inner : breaks between tokens; at, owner : the token behind each, and the number of its article among those with one.
    """
    inside = np.flatnonzero(~lines.is_lead.take(at))
    owner, inner = owner[inside], inner[inside]
    last, longest = buffer.starts[lines.article], np.zeros(len(lines.lead), np.int64)
    last[owner] = lines.at[inner]  # the last one of each article stays
    fresh = np.flatnonzero(_changes(owner))
    if fresh.size:
        longest[owner[fresh]] = np.maximum.reduceat(lines.line[inner], fresh)
    share, least = _NARROW
    return np.clip(np.maximum(longest, buffer.ends[lines.article] - last) * share, least, _WRAP_MIN)


def _at_stops(buffer: Buffer, tokens: Tokens, lines: _Lines, terminal: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gaps whose full stop (or ? or !) ends a sentence, and the place behind it and its closing marks. terminal : which marks are such."""
    n, data = len(tokens), buffer.data
    c = tokens.mark_gap.take(terminal)
    final = np.flatnonzero(_changes(c, last=True) & (c > 0) & (c < n))
    c, pos = c.take(final), tokens.mark_at.take(terminal.take(final))
    gap = tokens.gap.take(c)
    strong = data.take(pos) != 46
    strong &= data.take(pos) != f.ELLIPSIS
    quoted = np.zeros(len(c), bool)
    for _ in range(4):
        more = _CLOSERS.take(data.take(pos + 1))
        if not more.any():
            break
        pos = pos + more
        quoted |= more & _QUOTE_MARK.take(data.take(pos))
    after = data.take(pos + 1)
    p, q = c - 1, c
    glued = (after != 32) & (after != 10)
    upper, prev_start = tokens.upper.take(q), tokens.start.take(p)
    prev_size = tokens.end.take(p) - prev_start
    opens = upper | tokens.digit.take(q) | (gap & (tk.OPEN_PAREN | tk.OTHER | tk.BAR) > 0)
    opens |= _OPENS.take(data.take(np.minimum(pos + 2, len(data) - 1)))
    stop = opens & ~glued
    some = np.flatnonzero(glued & upper & (prev_size > 2))  # "the weir.The mill"
    c_some, p_some = q[some], p[some]
    joined = ~tokens.all_upper[c_some] & ~tokens.upper[p_some] & ~tokens.digit[p_some] & (pos[some] + 1 == tokens.start[c_some])
    stop[some[joined]] = True
    asked = np.flatnonzero(stop & quoted & strong & upper & (lines.count[c] == 0))
    stop[asked[_tags(tokens, lines, c[asked])]] = False
    # the word in front of it may have a full stop for itself: few have
    word = _words().look_up(tokens.key.take(p))
    some = np.flatnonzero(stop & ~quoted & (((word & (_TITLE | _OPEN_END | _NUMBER | _CAPITAL)) > 0) | (prev_size <= 3)))
    at = _Stops(c[some], gap[some], word[some], prev_start[some], prev_size[some], upper[some], strong[some])
    stop[some[_inside(data, tokens, lines, at)]] = False
    return c[stop], pos[stop] + 1


@dataclass(slots=True)
class _Stops:
    """Full stops, ? and ! without closing marks behind them. token : the one behind each; gap : what stands in front of that; upper : it has a
    capital. word : the sets of `_words` that the word in front belongs to; start, size : of that word. strong : ? or !."""

    token: np.ndarray
    gap: np.ndarray
    word: np.ndarray
    start: np.ndarray
    size: np.ndarray
    upper: np.ndarray
    strong: np.ndarray


def _inside(data: np.ndarray, tokens: Tokens, lines: _Lines, s: _Stops) -> np.ndarray:
    """bool: which of these end no sentence: behind titles, initials and abbreviations."""
    q, p = s.token, s.token - 1
    plain = ~s.strong
    opener = ((_words().look_up(tokens.key[q]) & _OPENER) > 0) & s.upper
    out = plain & ((s.word & _TITLE) > 0)
    some = np.flatnonzero(out & opener)  # "the FT. But", "the SEC. The weir": a body by its initials, unlike "MR. AN DAO", "MR. A. DAO"
    plain_case = ~tokens.all_upper[q[some]] & (tokens.end[q[some]] - tokens.start[q[some]] > 1)
    out[some] = ~(tokens.all_upper[p[some]] & plain_case)
    some = np.flatnonzero(out & s.upper & tk.is_in(tokens.key[p], _BODIES))  # "with the SEC. Falk left", unlike "SEC. Falk", "FT. WORTH"
    body = tokens.all_upper[p[some]] & ~tokens.all_upper[q[some]] & (tokens.gap[p[some]] == 0) & ~lines.is_lead[p[some]]
    out[some[body & tk.is_in(tokens.key[np.maximum(p[some] - 1, 0)], ("the",))]] = False
    ranked = ((s.word & _CAPITAL) > 0) & tokens.upper[p] & ~(tokens.all_upper[p] & (s.size <= 3))  # PMaj.
    some = np.flatnonzero(ranked & tk.is_in(tokens.key[p], _WORDS_TOO))  # few
    ranked[some] = _is_rank(tokens, p[some])
    out |= plain & ranked & s.upper & ~opener & (s.gap & (tk.DOUBLE | tk.NEWLINE) == 0)
    # "T.J. Quist", "George H.W. Vane": initials without a space are like "U.S."
    dotted = (s.size == 3) & (data.take(s.start + 1) == 46) & tokens.upper.take(p)
    open_ended = ((s.word & _OPEN_END) > 0) | dotted
    out |= plain & open_ended & ~opener & (s.gap & (tk.DOUBLE | tk.NEWLINE) == 0)
    out |= plain & ((s.word & _NUMBER) > 0) & tokens.digit[q]
    some = np.flatnonzero(out & s.upper)  # few
    out[some[_names_end(tokens, q[some], opener[some], s.gap[some])]] = False
    initial = (s.size == 1) & tokens.upper[p]
    some = np.flatnonzero(initial & (data.take(s.start) == ord("I")))
    initial[some] = _begins_name(tokens, lines, p[some])
    some = np.flatnonzero(initial & opener)  # "S. A. Falk", "A. I. Falk"
    opener[some] = (tokens.end[q[some]] - tokens.start[q[some]] > 1) | ((tokens.gap[q[some] + 1] & tk.PERIOD) == 0)
    out |= s.strong & initial & ~opener & (data.take(tokens.end.take(p)) == ord("!"))  # E! News
    out |= plain & initial & ~_lettered(tokens, p, initial) & ~opener & (s.gap & tk.NEWLINE == 0)
    starts_line = (lines.count[p] > 0) | lines.is_lead[p]
    out |= plain & tokens.digit[p] & starts_line & (s.size <= 2)
    out |= plain & initial & starts_line & ((data[s.start] == ord("Q")) | (data[s.start] == ord("A"))) & (s.gap & tk.NEWLINE == 0)  # "Q. Who pays?"
    return out


def _is_rank(tokens: Tokens, at: np.ndarray) -> np.ndarray:
    """bool: of words that are no ranks alone, those behind which a name is to come: no name and no article stands in front."""
    front = np.maximum(at - 1, 0)
    word = tk.is_in(tokens.key[front], _BEFORE_WORD) | tokens.upper[front] & ~tk.is_in(tokens.key[front], _BEFORE_RANK)
    return np.asarray(~word | (tokens.gap[at] > 0) | (at == 0))


def _names_end(tokens: Tokens, at: np.ndarray, opener: np.ndarray, gap: np.ndarray) -> np.ndarray:
    """bool: abbreviations in front of the words `at` that end a name and its sentence: "Mia Sen. The hearing is over", "Otto Falk Jr. Police said
    so", and times: "at 5 p.m. Police said so". opener : the word opens sentences. gap : what stands in front of it."""
    p, last = at - 1, len(tokens) - 1
    key, upper, low = tokens.key, tokens.upper, np.maximum(at - 2, 0)
    plain = ~upper[np.minimum(at + 1, last)] & ((tokens.gap[at + 1] & (0xFF | tk.NEWLINE)) == 0)  # small letters behind it
    called = upper[low] & (tokens.gap[p] == 0) & upper[p] & (p > 0)
    quoted = ((gap & tk.DOUBLE) > 0) & ((tokens.gap[at + 1] & tk.DOUBLE) == 0)  # not "Col. “Bud” Falk"
    out = tk.is_in(key[p], _SURNAMES) & called & (opener | quoted) & plain
    senior = called & upper[np.maximum(at - 3, 0)] & (tokens.gap[low] == 0)  # not "Sr. Mary", a nun
    senior = tk.is_in(key[p], ("jr",)) & called | tk.is_in(key[p], ("sr",)) & senior
    # "the Otto Falk Jr. Trophy"
    first, front = np.maximum(at - 3, 0), np.maximum(at - 4, 0)
    bears = tk.is_in(key[first], ("the",)) | upper[first] & (tokens.gap[first] == 0) & tk.is_in(key[front], ("the",))
    bears &= tokens.gap[low] == 0
    out |= senior & plain & ((gap & (0xFFFF ^ tk.PERIOD)) == 0) & ~tk.is_in(key[at], _HONOURS) & ~bears
    timed = tk.is_in(key[p], ("a.m", "p.m")) & tokens.digit[low] & ((tokens.gap[p] & tk.NEWLINE) == 0) & ~tokens.all_upper[at] & plain
    out |= timed & ~tk.is_in(key[at], _CLOCKS) & ~tk.is_in(key[np.minimum(at + 1, last)], ("time",))
    return out


def _begins_name(tokens: Tokens, lines: _Lines, at: np.ndarray) -> np.ndarray:
    """bool: which letters I begin somebody's name, and are neither he who writes nor a number: "said I. Falk", "Dr. I. Falk", "I. K. Falk"."""
    front = np.maximum(at - 1, 0)
    out = (lines.count[at] > 0) | lines.is_lead[at] | ((tokens.gap[at] & tk.TERMINAL) > 0)
    word = _words().look_up(tokens.key[front])
    out |= ((word & _SPEAKS) > 0) & ~tokens.upper[front] | ((word & _TITLE) > 0) & (tokens.gap[at] == 0)
    letter = (tokens.end[at + 1] - tokens.start[at + 1] == 1) & tokens.upper[at + 1]
    return out | letter & ((tokens.gap[at + 2] & tk.PERIOD) > 0)


def _lettered(tokens: Tokens, at: np.ndarray, initial: np.ndarray) -> np.ndarray:
    """bool: which of the letters at `at` (those of `initial`) are no initials: "vitamin D. Several", "in a post on X. Falk"."""
    out = np.zeros(len(at), bool)
    some = np.flatnonzero(initial & (at > 0))  # few
    front, letter = tokens.key[at[some] - 1], tokens.key[at[some]]
    out[some] = tk.is_in(front, _LETTERED) | tk.is_in(letter, ("x",)) & tk.is_in(front, _ON) & ~tokens.upper[at[some] - 1]
    out[some] &= (tokens.gap[at[some]] & 0xFF) == 0
    return out


def _tags(tokens: Tokens, lines: _Lines, at: np.ndarray) -> np.ndarray:
    """bool: which of some tokens open a speech tag ("Why?" Smith asked): it stays with its quotation."""
    one, two = np.minimum(at + 1, len(tokens) - 1), np.minimum(at + 2, len(tokens) - 1)
    spoken, spoken_next = ((_words().look_up(tokens.key[token]) & _SPEAKS) > 0 for token in (one, two))
    apart = lines.is_lead | (lines.count > 1)
    return ~apart[one] & (spoken | (spoken_next & ~apart[two] & tokens.upper[one]))


def _visible(
    buffer: Buffer, tokens: Tokens, lines: _Lines, solid: np.ndarray, first: np.ndarray, blank: np.ndarray, article: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """start and end of the sentences without the white space around them.

    solid : places of all marks but line breaks. first, article : of the sentences. blank : where the white space in front of each begins.
    """
    starts = tokens.start.take(first)
    nxt = np.append(first[1:], len(tokens))
    ends = tokens.end.take(nxt - 1) + 2 * tokens.possessive.take(nxt - 1)
    # the last visible character before the next one's white space
    closes = np.append(lines.is_lead.take(first[1:]), True)
    limit = np.where(closes, buffer.ends.take(article), np.append(blank[1:], 0))
    if not solid.size:
        return starts, ends
    # nearly all begin behind one or two blanks and end with a mark: only the others are looked for among the marks
    data = buffer.data
    plain = (starts - blank <= 2) & _WHITE.take(data.take(blank, mode="clip")) & _WHITE.take(data.take(starts - 1))
    some = (~plain).nonzero()[0]
    candidate = solid.take(np.searchsorted(solid, blank[some]), mode="clip")
    inside = (candidate >= blank[some]) & (candidate < starts[some])
    starts[some[inside]] = candidate[inside]
    plain = _SOLID.take(data.take(limit - 1, mode="clip"))
    ends = np.where(plain, np.maximum(ends, limit), ends)
    some = (~plain).nonzero()[0]
    before = np.searchsorted(solid, limit[some]) - 1
    candidate = solid.take(before, mode="clip")
    inside = (before >= 0) & (candidate >= ends[some])
    ends[some[inside]] = candidate[inside] + 1
    return starts, ends


def _behind_notices(tokens: Tokens, first: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Tokens behind such a line, where no sentence begins yet. first : where sentences begin; begins : the same, dense."""
    n = len(tokens)
    first = first[tk.is_in(tokens.key.take(first), _OPEN_NOTICES)]  # few
    found = [np.zeros(0, np.int64)]
    for keys in _notice_keys() if first.size else ():
        at = first[first + len(keys) < n]
        same = np.ones(len(at), bool)
        for k, key in enumerate(keys):
            same &= (tokens.key[at + k] == key) & ((k == 0) | ~begins[at + k])
        cut = at[same] + len(keys)
        found.append(cut[~begins[cut] & (tokens.upper[cut] | tokens.digit[cut] | ((tokens.gap[cut] & (tk.DOUBLE | tk.SINGLE)) > 0))])
    return np.concatenate(found)


def _changes(values: np.ndarray, last: bool = False) -> np.ndarray:
    """bool: where a run of equal values begins, or with `last` where it ends."""
    out = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=out[:-1] if last else out[1:])
    return out
