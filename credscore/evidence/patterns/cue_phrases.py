"""Cues that are set phrases: "according to", "per", "in an interview with", with their source behind them; posts and statements ("wrote on
Instagram", "in a filing"), whose source stands elsewhere in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.appositions import name_behind
from credscore.evidence.attribution_table import make
from credscore.evidence.context import STRONG, Context
from credscore.evidence.lexicon_files import cue_kind
from credscore.evidence.pattern_runner import Pattern, TypeRequest
from credscore.evidence.patterns.post_mentions import told_of
from credscore.evidence.ranges import among, spread
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_phrases import right_phrase
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.word_lists import DRAWN_UP, SHOWN
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_PHRASE = cue_kind("phrase")
_DRAWN = 2  # words from a plan to "seen by": "the list allegedly obtained by"
_RATES = ("cent", "capita", "annum", "diem", "se")  # "a 31 per cent win record"
_JOURNALS = ("journal", "journals")
_TRADES = ("trade", "industry", "local", "student")
# what a journal prints of a study, and what papers called Journal print
_FINDINGS = "study studies preprint preprints research findings paper papers experiment experiments analysis".split()
_ARTICLES = """
    article articles story stories column columns transcript results report reports letter letters list lists interview obituary essay editorial
    audit poll election review court
""".split()
_FILED = ("filing", "documents", "papers", "affidavit", "lawsuit", "report", "memo", "testimony")
# what is read or reckoned, where "according to" stands in front of it; as a subject such a word more often names a thing
_READ = """
    application applications draft drafts calendar list lists notes note particulars schedule opinion estimate estimates summary reply
    breakdown copy chronology deed deeds receipt directory log logs ledger docket listing listings prices orders tally transcript transcripts
    materials specifications specification sheet chart map table tables brochure readout inventory timeline presentation spreadsheet database register
    registry calculations projection projections forecast forecasts posting metadata label certificate bulletin permit permits
    manifest manifests waybill waybills dockets payslip payslips timesheet timesheets count counts returns account average averages totals
""".split()
_SUMS = ("average", "averages", "count", "counts", "totals")  # nobody's, unless something tells which
_PERIODS = "day days night week weekend month year shift period date evening morning".split()
_ASKED = """
    request requests requested requesting arrange arranging schedule scheduling seek seeks sought book cancelled canceled scheduled refused denied
""".split()
_PAPER = 4  # words of the name of a paper
_RECKONED = "estimate estimates opinion calculations reckoning projection projections forecast forecasts reply".split()
_HANDED = """out sent seen put taken drawn shown held led kept made given written due dating going done appearing involving covering
    comparing examining including following detailing tracking describing based""".split()  # what stands behind such a paper
_READ_WITHIN = 7  # words behind "according to"


@dataclass(slots=True)
class _Cues:
    """m cues and the phrases behind them; arrays of length m.

    cue, end : int64, token span of each. rule : its number. first, last : int64, the phrase's tokens, -1 where there is none. type : int8.
    carried : bool, it points back. follows : bool, no mark stands between the two.
    per, interview, post, statement, by_paper, according : bool, of which rule it is.
    """

    cue: np.ndarray
    end: np.ndarray
    rule: np.ndarray
    first: np.ndarray
    last: np.ndarray
    type: np.ndarray
    carried: np.ndarray
    follows: np.ndarray
    per: np.ndarray
    interview: np.ndarray
    post: np.ndarray
    statement: np.ndarray
    by_paper: np.ndarray
    according: np.ndarray


def find_cue_phrases(ctx: Context, sh: Shared, token: np.ndarray, size: np.ndarray, rule: np.ndarray, kind: np.ndarray) -> Pattern:
    """Attributions of the set phrases among the rule matches given. kind : int8, see `cue_kind`."""
    pick = (kind == _PHRASE) & ~sh.in_quote.take(token)
    c = _cues(ctx, sh, token[pick], (token + size)[pick], rule[pick])
    ((c.type, c.carried),) = yield [TypeRequest(c.first >= 0, c.first, c.last, read=True)]
    _name_offices(ctx, c)
    # "announced it via Twitter": a post, as "on Twitter" is
    c.post |= c.per & ctx.is_word(c.cue, "via") & (c.type == SOCIAL) & (c.last - c.first == 1)
    c.per &= ~c.post
    _take_papers(ctx, c)
    ok = ~c.post & ~c.statement & c.follows & (c.type > 0)
    _drop_contents(ctx, c, ok)
    _drop_whose(ctx, sh, c, ok)
    _drop_unread(ctx, sh, c, ok)
    _drop_unheard(ctx, c, ok)
    _drop_events(ctx, c, ok)
    _judge_articles(ctx, sh, c, ok)
    _judge_per(ctx, sh, c, ok)
    _take_journals(ctx, c, ok)
    ok |= _take_read(ctx, c)
    us, outer = _take_listeners(ctx, sh, c, ok)
    outer = _take_posts(ctx, c, ok, outer)
    _take_papers_seen(ctx, c, ok)
    made = make(
        ctx, c.cue, c.end, c.first, c.last, c.type, c.rule,
        outer=outer, carried=c.carried, inverted=np.ones(len(ok), bool), first_hand=us, weak=c.post | c.statement,
    )  # fmt: skip
    return made.take(np.flatnonzero(ok))


def _cues(ctx: Context, sh: Shared, cue: np.ndarray, end: np.ndarray, rule: np.ndarray) -> _Cues:
    """The cues with the phrases behind them, whose types nobody knows yet."""

    def of_rule(name: str) -> np.ndarray:
        return ctx.lexicon.rules_among((name,)).take(rule)

    first, last = right_phrase(ctx, sh, end)
    by_paper = of_rule("attribution/as-reported-by")
    some = np.flatnonzero(by_paper & (last - first >= 2))
    last[some] = _up_to_verb(ctx, first[some], last[some])
    barrier = (ctx.gap_after[np.minimum(end, sh.n)] & (tk.COMMA | tk.COLON | tk.TERMINAL | tk.DOUBLE)) > 0
    unknown = np.zeros(len(cue), np.int8)
    return _Cues(
        cue, end, rule, first, last, unknown, unknown > 0,
        follows=(first >= 0) & ~barrier, per=of_rule("attribution/per"), interview=of_rule("attribution/interview"),
        post=of_rule("attribution/post-noun"), statement=of_rule("attribution/statement"), by_paper=by_paper,
        according=of_rule("attribution/according-to"),
    )  # fmt: skip


def _name_offices(ctx: Context, c: _Cues) -> None:
    """ "According to the mayor, Ottoline Pruss": who it is stands behind the comma; changes `c` in place."""
    some = np.flatnonzero(c.according & among(c.type, (OFFICIAL, CARRY, ANONYMOUS)))
    last, named = name_behind(ctx, c.first[some], c.last[some])
    some = some[named]
    c.last[some], c.type[some], c.carried[some] = last[named], NAMED, False


def _up_to_verb(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Ends of phrases that the verb of what the paper was shown follows: "emails seen by the Courier | show the council …"."""
    for step in range(_PAPER, 0, -1):
        at = np.minimum(first + step, len(ctx.tokens) - 1)
        verb = (first + step < last) & ctx.name[at - 1] & ~ctx.tokens.upper[at] & ~ctx.tokens.possessive[at - 1]
        last = np.where(verb & (ctx.lexicon.word_rule["attribution"][ctx.matches.word[at]] > 0), at, last)
    handle = among(first, ctx.handles - 1)  # "tipster @tarnleaks | gives us our best look"
    return np.where(handle, np.minimum(first + 2, last), last)


def _take_papers(ctx: Context, c: _Cues) -> None:
    """ "According to a study out Tuesday", "to the parts list the maker filed": papers, whatever stands behind them; changes `c` in place."""
    some = np.flatnonzero(c.according & c.follows & among(c.type, (NONE, CARRY, NAMED, OFFICIAL, VAGUE)))
    n, at, found = len(ctx.tokens), c.end[some], np.full(len(some), -1)
    going = (at < n) & ~ctx.is_word(np.minimum(at, n - 1), "some", "many", "most")  # "some estimates" are nobody's
    stop = ctx.mask("PREP", "OF", "WHO", "THAT", "PRON", "BREAK", "AND", "BE", "HAVE", "MODAL", "TIME")
    one = ctx.is_word(np.minimum(at, n - 1), "a", "an", "the", "this", "one")
    for step in range(_READ_WITHIN if some.size else 0):
        here = np.minimum(at + step, n - 1)
        classes = ctx.matches.classes[here]
        bars = ((classes & stop) != 0) & ~_measures(ctx, here)
        going &= ~ctx.leads[here] & ~bars & ((step == 0) | ((ctx.gap[here] & STRONG) == 0)) & (at + step < n)
        # "according to reports" is nobody's, and so are "studies of children"
        loose = ((c.type[some] != VAGUE) | one) & ~ctx.is_word(here, "reports")
        paper = going & (((classes & ctx.mask("DOC")) != 0) & loose | is_in(ctx.tokens.key[here], _READ)) & ~ctx.name[here]
        if step == 0:
            paper &= ~is_in(ctx.tokens.key[here], _SUMS) | is_in(ctx.tokens.key[ctx.behind(here)], ("of", "from"))
        found = np.where(paper & ~ctx.tokens.possessive[here], here, found)
    # not "to report author Quist", "to law enforcement officers", "to the ad-tracking company"
    behind = ctx.behind(np.maximum(found, 0))
    classes, end = ctx.matches.classes[behind], ctx.tokens.end[behind]
    ends = (behind == found) | ((ctx.gap[behind] & STRONG) != 0) | ctx.tokens.digit[behind] | is_in(ctx.tokens.key[behind], _HANDED)
    ends |= (classes & ctx.mask("PREP", "OF", "WHO", "THAT", "DEF", "DET", "POSS", "PRON", "BE", "HAVE", "TIME", "AND", "BREAK")) != 0
    ends |= (ctx.buffer.data[end - 1] == ord("d")) & (ctx.buffer.data[end - 2] == ord("e")) & ~ctx.name[behind]
    # an estimate of somebody with a name is his
    whose = (c.type[some] == NAMED) & is_in(ctx.tokens.key[np.maximum(found, 0)], _RECKONED)
    told = (c.type[some] == NAMED) | ctx.in_class(np.minimum(c.end[some], n - 1), "POSS")  # "to Falk's account", "to her account"
    whose |= told & is_in(ctx.tokens.key[np.maximum(found, 0)], ("account",))
    keep = (found >= 0) & ends & ~whose
    some, found = some[keep], found[keep]
    c.first[some], c.last[some] = c.end[some], found + 1
    c.type[some], c.carried[some] = DOCUMENT, False


def _measures(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words of time that tell of which paper is spoken: "this month's figures", "its half-year results"."""
    half = ((ctx.gap[at] | ctx.gap[ctx.behind(at)]) & tk.HYPHEN) > 0
    return np.asarray(ctx.in_class(at, "TIME") & (ctx.tokens.possessive[at] | half))


def _drop_contents(ctx: Context, c: _Cues, ok: np.ndarray) -> None:
    """ "Contained in a circular": in a paper, not in a box; of a statement it is told elsewhere whose it is. Changes `ok` (bool (m,)) in place, as
    those below do."""
    some = np.flatnonzero(ok & c.according)
    near, same = ctx.around(c.end[some] - 1, 1, 4)
    stated = (same & is_in(ctx.tokens.key[near], ("statement", "statements"))).any(axis=1)
    ok[some] &= (c.type[some] == DOCUMENT) & ~stated | ~ctx.is_word(c.cue[some] + 1, "contained")


def _drop_whose(ctx: Context, sh: Shared, c: _Cues, ok: np.ndarray) -> None:
    """ "According to her, …", not "according to her plan", nor "by speaking to them"."""
    some = np.flatnonzero(ok & (c.last - c.first == 1))
    some = some[ctx.is_word(c.first[some], "him", "her", "them")]
    closed = (ctx.gap_after[np.minimum(c.last[some], sh.n)] & (tk.COMMA | tk.TERMINAL)) > 0
    ok[some] = c.according[some] & closed


def _drop_unread(ctx: Context, sh: Shared, c: _Cues, ok: np.ndarray) -> None:
    """ "Will be reviewed by the board" tells of no review, "published in 1974" not where, "seen by fans" nothing."""
    some = np.flatnonzero(c.by_paper & ok)
    vain = ctx.is_word(np.maximum(c.cue[some] - 1, 0), "be") & ~ctx.leads[c.cue[some]]
    vain |= ctx.tokens.digit[np.minimum(c.end[some], sh.n - 1)] & ctx.is_word(c.end[some] - 1, "in")
    # "reported in the 600 block of Oak Street", "in the car park of the Weir Inn": where it was, not which paper has it
    few = np.flatnonzero(among(c.type[some], (NAMED, CARRY, OFFICIAL)) & ctx.is_word(c.end[some] - 1, "in") & ctx.is_word(c.end[some] - 2, "reported"))
    few = few[ctx.in_class(ctx.before(c.end[some[few]] - 2), "BE")]
    at = np.minimum(c.end[some[few]], sh.n - 1)
    vain[few] |= ~ctx.name[np.minimum(at + ctx.in_class(at, "DEF", "DET"), sh.n - 1)]
    few = np.flatnonzero((c.type[some] == VAGUE) & ctx.is_word(c.cue[some], "seen"))
    near, same = ctx.around(c.end[some[few]] - 1, 1, 10)
    vain[few] |= ~(same & ctx.is_word(near, "as")).any(axis=1)  # "seen by six million viewers"; but "by many as a joke" is their view
    ok[some[vain]] = False


def _drop_unheard(ctx: Context, c: _Cues, ok: np.ndarray) -> None:
    """ "To hear Quist tell it", not "to hear it"."""
    hear = np.flatnonzero(c.according & ok)
    hear = hear[ctx.is_word(c.end[hear] - 1, "hear")]
    near, same = ctx.around(c.end[hear] - 1, 2, 6)
    ok[hear[~(same & ctx.is_word(near, "tell", "tells")).any(axis=1)]] = False


def _drop_events(ctx: Context, c: _Cues, ok: np.ndarray) -> None:
    """ "She spoke to the clerk", "no longer speaks to her brother": events of the story, not who told it."""
    before = np.maximum(c.cue - 1, 0)
    person = (ctx.name[before] | ctx.in_class(before, "PRON")) & ~ctx.leads[c.cue] & (ctx.gap[c.cue] == 0)
    ok &= ~(c.interview & person & (c.type != MEDIA) & ctx.verb[c.cue])
    some = np.flatnonzero(c.interview & ok & ~ctx.leads[c.cue])
    mum = ctx.in_class(before[some], "NEG") | ctx.is_word(before[some], "longer", "barely", "hardly", "stopped", "avoids", "avoided")
    ok[some[mum]] = False
    # "Quist has spoken to reporters", "Falk sat down with fans": a crowd that listens; but "the Gazette has spoken to residents"
    some = np.flatnonzero(c.interview & ok & (c.type == VAGUE))
    who = ctx.before(c.cue[some])
    for _ in range(2):
        who = np.where(ctx.in_class(who, "HAVE", "ADV", "BE"), ctx.before(who), who)
    speaks = (who < c.cue[some]) & (ctx.name[who] | ctx.in_class(who, "PRON"))
    for _ in range(3):  # "the Gazette's Bo Quist", "Gazette Health"
        speaks &= (ctx.matches.outlet[who] == 0) & ~(ctx.in_class(who, "OUTWORD", "OUT_media") & ctx.name[who])
        who = ctx.before(who)
    ok[some[speaks]] = False


def _judge_articles(ctx: Context, sh: Shared, c: _Cues, ok: np.ndarray) -> None:
    """ "In an article for the Courier, Quist said", at the head of the sentence and in a paper; not "To request an interview with one of the authors".
    Changes `c` and `ok` in place."""
    some = np.flatnonzero(ok & c.interview)
    ok[some] &= ~is_in(ctx.tokens.key[ctx.before(ctx.before(c.cue[some]))], _ASKED)
    some = np.flatnonzero(c.interview & is_in(ctx.tokens.key[c.end - 1], ("in", "for")))
    closed = (ctx.gap_after[np.minimum(np.maximum(c.last[some], 0), sh.n)] & tk.COMMA) > 0
    heads = ctx.leads[c.cue[some]] & (c.type[some] == MEDIA) & closed
    heads &= ~is_in(ctx.tokens.key[c.end[some]], ("journal", "journals", "local", "newspapers"))
    ok[some] &= heads
    c.type[some] = np.where(heads, MEDIA, NONE)


def _judge_per(ctx: Context, sh: Shared, c: _Cues, ok: np.ndarray) -> None:
    """ "Per sources", "per reports", "via the Post", not "per head", "31 per cent", "fired via email"."""
    few = np.flatnonzero(c.per & ok)
    at, what = np.minimum(c.end[few], sh.n - 1), c.type[few]
    people = (ctx.any_in(np.maximum(c.first[few], 0), np.maximum(c.last[few], 0)) & ctx.mask("ANON")) != 0
    fits = (what == ANONYMOUS) & people | (what == VAGUE) & ctx.is_word(np.maximum(c.last[few] - 1, 0), "reports")
    fits |= among(what, (MEDIA, NAMED, DOCUMENT, SOCIAL, OFFICIAL))
    fits &= (what != NAMED) | ctx.name[at] | ctx.in_class(at, "DEF")
    # what was sent, linked or asked for "via" something went that way: "via Bluetooth", "via the Freedom of Information Act"; not ", via NASA"
    aside = (ctx.gap[c.cue[few]] & (STRONG | tk.HYPHEN)) > 0
    fits &= ~((what == DOCUMENT) | (what == NAMED) & ~aside) | ~ctx.is_word(c.cue[few], "via")
    ok[few] = fits & ~is_in(ctx.tokens.key[at], _RATES)


def _take_read(ctx: Context, c: _Cues) -> np.ndarray:
    """ "Papers seen by the Gazette", "findings published in a journal": what was read, not who read or printed it.

    Types these as documents in place. bool (m,), which they are.
    """
    some = np.flatnonzero(c.by_paper & c.follows & (c.type != SOCIAL) & (c.type != MEDIA))
    seen = np.zeros(len(c.cue), bool)
    few = some[ctx.is_word(c.cue[some], "published") & (c.type[some] == NAMED)]
    few = few[ctx.is_word(c.end[few] - 1, "in")]
    seen[few] = _read_in(ctx, c.cue[few], 12)
    few = some[ctx.is_word(c.cue[some], "seen", "obtained", "reviewed")]
    seen[few] |= _read_in(ctx, c.cue[few], 4)
    c.type, c.carried = np.where(seen, DOCUMENT, c.type), c.carried & ~seen
    return seen


def _take_journals(ctx: Context, c: _Cues, ok: np.ndarray) -> None:
    """ "Findings published in the Journal of Naps" are a study's; "until it is published in a peer-reviewed journal" tells of none. Changes `c` and
    `ok` in place."""
    some = np.flatnonzero(c.by_paper & c.follows & (c.type == MEDIA))
    some = some[ctx.is_word(c.end[some] - 1, "in")]
    if not some.size:
        return
    inside, edge = spread(c.first[some], c.last[some])
    journal = np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _JOURNALS), edge)
    named = np.logical_or.reduceat(ctx.name[inside], edge)
    press = np.logical_or.reduceat(ctx.matches.outlet[inside] == 1, edge)
    trade = np.logical_or.reduceat(is_in(ctx.tokens.key[inside], _TRADES), edge)
    ok[some[journal & ~named & ~trade]] = False
    # "the journal Napology", "the Journal of Naps"; not "the Tarn Journal Sentinel", unless it has a study
    then = ctx.behind(inside)
    title = is_in(ctx.tokens.key[inside], _JOURNALS) & (ctx.in_class(then, "OF") | ~ctx.tokens.upper[inside] & ctx.name[then]) & (then > inside)
    scholarly = np.logical_or.reduceat(title, edge)
    keep = journal & named & ~press & ~trade
    some, scholarly = some[keep], scholarly[keep]
    study = _near(ctx, c.cue[some], _FINDINGS) & ~_near(ctx, c.cue[some], _ARTICLES)
    c.type[some[_read_in(ctx, c.cue[some], 12) & (scholarly | study)]] = DOCUMENT


def _near(ctx: Context, cue: np.ndarray, words: list[str]) -> np.ndarray:
    """bool: which cues have one of `words` among the 12 tokens in front of them, in their sentence."""
    near, there = ctx.around(cue, -1, -13)
    return np.asarray((there & is_in(ctx.tokens.key[near], words)).any(axis=1))


def _take_listeners(ctx: Context, sh: Shared, c: _Cues, ok: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Who is talked to only listens or carries: the speaker is elsewhere in the sentence. Changes `c` and `ok` in place.

    Two arrays (m,): bool, told to the writer; int8, the type of an outlet that carries it, else 0.
    """
    at = np.minimum(c.end, sh.n - 1)
    us = c.interview & c.follows & ctx.in_class(at, "FIRST", "POSS")
    us &= ~ctx.is_word(at, "his", "her", "their", "its", "your")
    us |= c.interview & c.follows & (c.type == MEDIA) & ctx.is_word(at, "this", "our")  # "with this newspaper"
    # "in an interview with Tarn TV", "with the Tarn Post's Ines Falk"
    at = np.maximum(c.first, 0)
    press = (ctx.matches.outlet[at] == 1) | ctx.in_class(at, "OUT_media") & ctx.tokens.upper[at]
    press = c.interview & (c.first >= 0) & ((c.type == MEDIA) | press)
    # "Speaking to the media, Falk said": whoever came, as in "told the press"; no outlet that others repeat
    crowd = np.minimum(at + ctx.in_class(at, "DEF"), sh.n - 1)
    then = np.minimum(crowd + 1, sh.n - 1)
    all_ = c.interview & is_in(ctx.tokens.key[crowd], ("media", "press")) & ~ctx.tokens.upper[crowd]
    all_ &= (crowd + 1 >= c.last) | ctx.in_class(then, "PREP")
    outer = np.where(press & ~us & ~all_, MEDIA, 0).astype(np.int8)
    # "a chat with the neighbours" is no interview
    ok &= press | ~c.interview | ~ctx.is_word(np.maximum(c.end - 2, 0), "chat", "conversation") | ctx.is_word(c.cue, "in")
    ok |= us
    # "She spoke to Bo Quist in her dressing room": he asked, and she answers
    spoke = c.interview & ok & (c.type == NAMED) & ctx.is_word(c.cue, "spoke", "spoken", "talked") & ~ctx.leads[c.cue]
    who = ctx.before(c.cue)
    who = np.where(ctx.in_class(who, "HAVE"), ctx.before(who), who)
    listens = us | press | spoke & ctx.in_class(who, "PRON") & ctx.leads[who]
    c.type = np.where(listens, NAMED, c.type)
    c.carried = c.carried | listens
    c.first, c.last = np.where(listens, -1, c.first), np.where(listens, -1, c.last)
    return us, outer


def _take_posts(ctx: Context, c: _Cues, ok: np.ndarray, outer: np.ndarray) -> np.ndarray:
    """Posts and statements carry the words of who speaks in their sentence, filings speak for themselves. Changes `c` and `ok` in place.

    outer : int8 (m,), as `_take_listeners` gives it; returned with posts as social.
    """
    away = c.post | c.statement
    documents = c.statement & ctx.is_word(np.maximum(c.end - 1, 0), *_FILED)
    ok |= away
    posts = np.flatnonzero(c.post)
    ok[posts] &= ~told_of(ctx, c.cue[posts])
    c.type = np.where(documents, DOCUMENT, np.where(away, CARRY, c.type))
    c.carried = np.where(away & ~documents, True, c.carried)
    c.first, c.last = np.where(away, -1, c.first), np.where(away, -1, c.last)
    return np.where(c.post, SOCIAL, outer).astype(np.int8)


def _take_papers_seen(ctx: Context, c: _Cues, ok: np.ndarray) -> None:
    """ "Documents obtained by the Harrow Gazette", "an email, seen by the BBC,": whoever read it, the paper in front tells; not what others saw
    first. Changes `c` in place."""
    some = np.flatnonzero(ok & (c.type == MEDIA) & c.by_paper)
    some = some[ctx.is_word(c.cue[some], "obtained", "seen", "reviewed")]
    some = some[~ctx.is_word(np.maximum(c.cue[some] - 1, 0), "first")]
    cue = c.cue[some]
    paper, going, which_of = np.full(len(cue), -1), np.ones(len(cue), bool), np.zeros(len(cue), bool)
    for step in range(1, 15 if some.size else 1):
        at = np.maximum(cue - step, 0)
        after = at + 1
        going &= ~ctx.leads[after] & (paper < 0) & (cue >= step)
        known = (*SHOWN, *DRAWN_UP) if step <= _DRAWN else SHOWN
        found = going & (ctx.in_class(at, "DOC") | is_in(ctx.tokens.key[at], known)) & ~(ctx.name[at] & ~ctx.leads[at])
        paper = np.where(found, at, paper)
        bars = ctx.in_class(at, "PRON", "WHO", "THAT", "MODAL") & ~ctx.tokens.digit[np.maximum(at - 1, 0)]  # "4 May"
        bars &= ~(is_in(ctx.tokens.key[at], ("that",)) & is_in(ctx.tokens.key[after], _PERIODS))  # "a rota for that week, seen by"
        copied = ctx.is_word(at, "which")  # "the filing dated 4 May, a copy of which was obtained by"
        which_of |= copied
        going &= (~bars | copied) & ((ctx.gap[at] & tk.SEMICOLON) == 0) & (which_of | (step < 8))
    some, paper = some[paper >= 0], paper[paper >= 0]
    c.type[some], c.first[some], c.last[some] = DOCUMENT, paper, paper + 1


def _read_in(ctx: Context, cue: np.ndarray, reach: int) -> np.ndarray:
    """bool, which cues have a word for a document or a study among the `reach` tokens in front of them, in their sentence."""
    near, there = ctx.around(cue, -1, -reach - 1)
    paper = ctx.in_class(near, "DOC") | is_in(ctx.tokens.key[near], SHOWN) | ctx.is_word(near, "findings", "work", "experiment", "experiments")
    return (there & paper & ~ctx.name[near]).any(axis=1)
