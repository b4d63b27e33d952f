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

# Never at the end of a sentence: a name or number follows.
_TITLES = """mr mrs ms mx dr prof sen rep gov gen col sgt capt lt maj cmdr adm rev hon st sr fr msgr supt insp det pres amb atty
 vs v fig figs vol pp p ed eds art sec al cf approx est e.g i.e eg ie viz dept univ mt ft
 smt sh mohd dy addl asst adv pvt pte thiru tmt kum cllr const cpl brig ven engr barr alh comr evang pst
 brgy sta sto usec asec cong dir rs tk ksh""".split()
# At the end of a sentence only when a word that opens sentences follows.
_OPEN_ENDED = """inc co corp ltd bros jr u.s u.k u.n e.u d.c l.a n.y a.m p.m am pm a.k.a ph.d m.d b.a m.a etc plc llc
 jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif fla tex mass mich minn penn pa va md ariz ark conn
 govt retd rtd pt ch colo del ga ill ind kan ky la mo mont neb nev ma okla ore tenn vt wash wis wyo ave blvd rd""".split()
_OPENERS = """the a an he she it they we i you this that these those but and so in on at for when while after before if as his her their its our my
 there what who how why where then now both all some many most one two several mr mrs ms dr it's he's she's that's i'm we're they're there's
 according last next another other meanwhile however also yet still since during under with from by not no here earlier later among asked""".split()
_SPEECH = """said says say asked asks added adds replied replies told tells wrote writes tweeted posted exclaimed shouted yelled joked quipped continued
 explained recalled wondered insisted responded answered demanded laughed commented remarked declared screamed cried began noted mused gushed""".split()

# Lines of a page that came without their line breaks: "Story continued below But the weir held". What stands behind them is a sentence.
_NOTICES = tuple(
    tuple(notice.split())
    for notice in (
        "advertisement continue reading the main story", "continue reading the main story", "story continued below", "story continues below",
        "article continues below", "story continues below advertisement", "article continues below advertisement",
    )
)  # fmt: skip
_OPEN_NOTICES = tuple(dict.fromkeys(notice[0] for notice in _NOTICES))
_TITLE, _OPEN_END, _OPENER, _SPEAKS, _NUMBER = (1 << k for k in range(5))  # what `_words` answers


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(_TITLES, _OPEN_ENDED, _OPENERS, _SPEECH, ("no", "nos"))


@lru_cache(maxsize=1)
def _notice_keys() -> tuple[np.ndarray, ...]:
    return tuple(tk.word_keys(notice) for notice in _NOTICES)


_CLOSERS = np.zeros(256, bool)
_CLOSERS[[ord(c) for c in "\"')]}.!?"] + [f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET, f.OPEN_DOUBLE, f.ELLIPSIS]] = True
_TERMINAL = (tk.GAP_TABLE & tk.TERMINAL) > 0
_QUOTE_MARK = np.zeros(256, bool)
_QUOTE_MARK[[ord('"'), ord("'"), f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET]] = True


_WRAP_MIN = 40  # characters; shorter lines of a hard-wrapped text are headings, names, the ends of paragraphs


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


def split(buffer: Buffer, tokens: Tokens) -> Sentences:
    """Find the sentences of every article. Linear in the size of the buffer; articles never influence each other."""
    n = len(tokens)
    empty = np.zeros(0, np.int64)
    if n == 0:
        return Sentences(np.zeros(1, np.int64), empty, empty, empty, empty, np.zeros(0, np.int32), empty)
    data, gap = buffer.data, tokens.gap
    mark = data[tokens.mark_at]
    is_nl = mark == 10
    newline = np.flatnonzero(is_nl)
    nl_at, nl_gap = tokens.mark_at[newline], tokens.mark_gap[newline]
    solid_at = tokens.mark_at[np.flatnonzero(~is_nl)]
    # gaps with line breaks, in order: the first of each and how many, two standing for more
    fresh = np.flatnonzero(_changes(nl_gap))
    gap_nl, first_nl = nl_gap[fresh], nl_at[fresh]
    many = np.diff(fresh, append=len(newline)) > 1
    newlines = np.zeros(n + 1, np.int8)
    newlines[gap_nl] = 1 + many
    # An article begins where its first token is; an article without tokens begins nowhere.
    lead = np.searchsorted(tokens.start, buffer.starts)
    has = lead < np.append(lead[1:], n)
    article_of = np.flatnonzero(has)
    lead = lead[has]
    is_lead = np.zeros(n + 1, bool)
    is_lead[lead] = True

    # --- line breaks
    inner = np.flatnonzero((gap_nl > 0) & (gap_nl < n))
    at_nl = gap_nl[inner]
    single = ~many[inner]
    ended = (gap[at_nl] & (tk.TERMINAL | tk.COLON)) > 0
    small = ~tokens.upper[at_nl] & ~tokens.digit[at_nl] & (gap[at_nl] & (tk.OTHER | tk.HYPHEN | tk.DOUBLE | tk.SINGLE) == 0)
    owner = np.searchsorted(lead, at_nl, side="right") - 1
    # A hard-wrapped article breaks long lines in mid-sentence, often before a small letter; its short lines are headings and names.
    line = np.diff(nl_at, prepend=0)[fresh[inner]]
    long = single & ~ended & (line >= _WRAP_MIN)
    loose = np.bincount(owner[long], minlength=len(lead))
    wrapped = (np.bincount(owner[long & small], minlength=len(lead)) * 5 >= loose * 2) & (loose >= 3)
    no_break = single & ((wrapped[owner] & long) | (small & ~ended & (gap[at_nl] & tk.COMMA > 0)))
    broken = np.flatnonzero(~no_break | is_lead[at_nl])
    breaks_line, break_at = at_nl[broken], first_nl[inner][broken]

    # --- full stops
    term = np.flatnonzero(_TERMINAL.take(mark, mode="clip"))
    c = tokens.mark_gap[term]
    final = np.flatnonzero(_changes(c, last=True) & (c > 0) & (c < n))
    c, pos = c[final], tokens.mark_at[term[final]]
    strong = data[pos] != 46
    strong &= data[pos] != f.ELLIPSIS
    quoted = np.zeros(len(c), bool)
    for _ in range(4):
        more = _CLOSERS[data[pos + 1]]
        if not more.any():
            break
        pos = pos + more
        quoted |= more & _QUOTE_MARK[data[pos]]
    after = data[pos + 1]
    p, q = c - 1, c
    glued = (after != 32) & (after != 10)
    upper, prev_size = tokens.upper[q], tokens.end[p] - tokens.start[p]
    opens = upper | tokens.digit[q] | (gap[c] & (tk.OPEN_PAREN | tk.OTHER | tk.BAR) > 0)
    follow = data[np.minimum(pos + 2, len(data) - 1)]
    opens |= (
        (follow == 34)
        | (follow == ord("@"))
        | (follow == f.OPEN_DOUBLE)
        | (follow == f.OPEN_SINGLE)
        | (follow == f.OPEN_GUILLEMET)
        | (follow == f.LOW_DOUBLE)
    )
    stop = opens & ~glued
    stop |= glued & upper & ~tokens.all_upper[q] & ~tokens.upper[p] & (prev_size > 2) & ~tokens.digit[p] & (pos + 1 == tokens.start[q])
    plain = ~strong & ~quoted
    word_p, word_q = _words().look_up(tokens.key[p]), _words().look_up(tokens.key[q])
    starts_line = np.zeros(n + 1, bool)
    starts_line[at_nl] = True
    starts_line |= is_lead
    stop &= ~(plain & ((word_p & _TITLE) > 0))
    opener = ((word_q & _OPENER) > 0) & upper
    # "T.J. Quist", "George H.W. Vane": initials without a space are like "U.S."
    dotted = plain & (prev_size == 3) & (data[tokens.start[p] + 1] == 46) & tokens.upper[p]
    open_ended = ((word_p & _OPEN_END) > 0) | dotted
    stop &= ~(plain & open_ended & ~opener & (gap[c] & (tk.DOUBLE | tk.NEWLINE) == 0))
    stop &= ~(plain & ((word_p & _NUMBER) > 0) & tokens.digit[q])
    initial = (prev_size == 1) & tokens.upper[p] & (data[tokens.start[p]] != ord("I"))
    stop &= ~(strong & ~quoted & initial & (prev_size == 1) & ~opener)  # E! News
    stop &= ~(plain & initial & ~opener & (gap[c] & tk.NEWLINE == 0))
    stop &= ~(plain & tokens.digit[p] & starts_line[p] & (prev_size <= 2))
    # "Why?" Smith asked: the tag stays with its quotation
    q1, q2 = np.minimum(q + 1, n - 1), np.minimum(q + 2, n - 1)
    tagged = np.flatnonzero(stop & quoted & strong & upper & (newlines[c] == 0))
    q, q1, q2 = q[tagged], q1[tagged], q2[tagged]
    spoken, spoken_next = ((_words().look_up(tokens.key[at]) & _SPEAKS) > 0 for at in (q1, q2))
    apart = is_lead | (newlines > 1)
    spoken &= ~apart[q1]
    spoken_next &= ~apart[q1] & ~apart[q2]
    stop[tagged[spoken | (spoken_next & tokens.upper[q1])]] = False
    cut_stop, cut_pos = c[stop], pos[stop] + 1
    # the signature of an embedded post ends without a full stop
    handle, signed = closes_signature(buffer, tokens)
    signed = signed[signed < n]
    if signed.size:
        cut_stop, cut_pos = np.append(cut_stop, signed), np.append(cut_pos, tokens.end[signed - 1])

    # --- put both together: where white space begins that separates two sentences
    begins = np.zeros(n, bool)
    begins[breaks_line] = begins[cut_stop] = begins[lead] = True
    first = np.flatnonzero(begins)
    where = np.empty(n, np.int64)  # read only where something begins
    behind = _behind_notices(tokens, first, begins)
    if behind.size:
        new = np.array(sorted(set(behind.tolist())))  # few
        begins[new] = True
        first = np.insert(first, np.searchsorted(first, new), new)
        where[behind] = tokens.end[behind - 1]
    where[cut_stop] = len(data)
    where[breaks_line] = break_at
    where[cut_stop] = np.minimum(cut_pos, where[cut_stop])
    nl_of = np.searchsorted(gap_nl, lead)
    here = (nl_of < len(gap_nl)) & (gap_nl.take(nl_of, mode="clip") == lead) if gap_nl.size else np.zeros(len(lead), bool)
    where[lead] = np.where(here, np.maximum(first_nl.take(nl_of, mode="clip"), buffer.starts[article_of]), buffer.starts[article_of])
    article = article_of[np.searchsorted(lead, first, side="right") - 1]
    x = where[first]
    begin = tokens.start[first]
    low = np.where(is_lead[first], buffer.starts[article], x)
    nearest = np.searchsorted(solid_at, low)
    if solid_at.size:
        candidate = solid_at[np.minimum(nearest, len(solid_at) - 1)]
        begin = np.where((candidate >= low) & (candidate < begin), candidate, begin)
    # the end of a sentence: the last visible character before the next one's white space
    nxt = np.append(first[1:], n)
    tail = tokens.end[nxt - 1] + 2 * tokens.possessive[nxt - 1]
    limit = np.append(x[1:], first_nl[-1] if newlines[n] else len(data))
    closes = np.append(is_lead[first[1:]], True)
    limit = np.where(closes, buffer.ends[article], limit)
    if solid_at.size:
        before = np.searchsorted(solid_at, limit) - 1
        candidate = solid_at[np.maximum(before, 0)]
        tail = np.where((before >= 0) & (candidate >= tail) & (candidate < limit), candidate + 1, tail)
    new_par = (newlines[first] >= 2) | is_lead[first]
    edges = np.append(first, n)
    of_token = np.repeat(np.arange(len(first), dtype=np.int32), np.diff(edges))
    return Sentences(edges, begin, tail, article, np.cumsum(new_par) - 1, of_token, handle)


def _behind_notices(tokens: Tokens, first: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Tokens behind such a line, where no sentence begins yet. first : where sentences begin; begins : the same, dense."""
    n = len(tokens)
    first = first[tk.is_in(tokens.key[first], _OPEN_NOTICES)]  # few
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
