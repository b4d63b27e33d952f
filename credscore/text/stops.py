"""Full stops, question and exclamation marks of a whole buffer, and which of them end a sentence.

One does unless an abbreviation, an initial or a small letter behind it says otherwise; a speech tag stays with its quotation ("Why?" she asked.).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.text import fold as f
from credscore.text import tokens as tk
from credscore.text.buffer import Buffer
from credscore.text.lines import Lines, changes
from credscore.text.tokens import Tokens, WordSets

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
_TITLE, _OPEN_END, _OPENER, _SPEAKS, _NUMBER, _CAPITAL = (1 << k for k in range(6))  # what `_words` answers


@lru_cache(maxsize=1)
def _words() -> WordSets:
    return WordSets(_TITLES, _OPEN_ENDED, _OPENERS, _SPEECH, ("no", "nos"), SHORT_RANKS)


_CLOSERS = np.zeros(256, bool)
_CLOSERS[[ord(c) for c in "\"')]}.!?"] + [f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET, f.OPEN_DOUBLE, f.ELLIPSIS]] = True
_QUOTE_MARK = np.zeros(256, bool)
_QUOTE_MARK[[ord('"'), ord("'"), f.CLOSE_DOUBLE, f.CLOSE_SINGLE, f.CLOSE_GUILLEMET]] = True
_OPENS = np.zeros(256, bool)  # behind a full stop and a blank
_OPENS[[ord('"'), ord("@"), f.OPEN_DOUBLE, f.OPEN_SINGLE, f.OPEN_GUILLEMET, f.LOW_DOUBLE]] = True


def at_stops(buffer: Buffer, tokens: Tokens, lines: Lines, terminal: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gaps whose full stop (or ? or !) ends a sentence, and the place behind it and its closing marks. terminal : which marks are such."""
    n, data = len(tokens), buffer.data
    c = tokens.mark_gap.take(terminal)
    final = np.flatnonzero(changes(c, last=True) & (c > 0) & (c < n))
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


def _inside(data: np.ndarray, tokens: Tokens, lines: Lines, s: _Stops) -> np.ndarray:
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


def _begins_name(tokens: Tokens, lines: Lines, at: np.ndarray) -> np.ndarray:
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


def _tags(tokens: Tokens, lines: Lines, at: np.ndarray) -> np.ndarray:
    """bool: which of some tokens open a speech tag ("Why?" Smith asked): it stays with its quotation."""
    one, two = np.minimum(at + 1, len(tokens) - 1), np.minimum(at + 2, len(tokens) - 1)
    spoken, spoken_next = ((_words().look_up(tokens.key[token]) & _SPEAKS) > 0 for token in (one, two))
    apart = lines.is_lead | (lines.count > 1)
    return ~apart[one] & (spoken | (spoken_next & ~apart[two] & tokens.upper[one]))
