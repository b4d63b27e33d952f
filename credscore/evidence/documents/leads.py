"""Sentences that a document opens or closes: "The study found …", "It also lists …", "…, official figures have shown"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.documents.paper_events import only_happens
from credscore.evidence.ranges import among, any_inside, distinct, spread
from credscore.evidence.source_types import DOCUMENT, NAMED, NONE
from credscore.evidence.unsigned_reports import unsigned_reports
from credscore.evidence.word_lists import COUNTS, PAPERS_COUNTED, PICTURES
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

# Documents that are read for what they say; a contract, a trial or a bill is more often what a sentence is about.
_TELLING = """
    study studies preprint preprints report reports survey surveys poll polls research paper papers document documents filing filings lawsuit complaint
    indictment affidavit ruling judgment judgement transcript records figures statistics memo memos analysis audit findings census
    guidelines accounts researchers authors notice leaflet data suit order review verdict email letter dossier
    diary invoices receipts petition evaluation investigation trials experiments
""".split()
STUDY = ("study", "preprint", "survey", "research", "researchers", "paper", "analysis", "audit", "complaint", "lawsuit", "suit")
_SHOWN = (*STUDY, "findings", "results", "trial", "work")  # what became of it keeps a study going
# what is no study, though the class of documents holds it
_NO_STUDY = (*PICTURES, *"footage page site website diary book bill release brief".split())
# what begins, runs or is signed more often than it is read from: only a trial that measures something
_EVENTS = "trial trials recording recordings contract law rules".split()
# what results come from: "In a small trial of 40 nurses, …"; and how it was held
_HELD = ("study", "studies", "preprint", "preprints", "trial", "trials", "experiment", "experiments", "survey", "surveys", "poll", "polls")
_RUN = """
    published conducted led released funded using comparing reported presented people women men patients adults children mice rats
""".split()
# such as no court holds: alone, and right in front of what is held; polls and trials are held, done and involve people elsewhere, too
_TESTED = "controlled randomised randomized observational blinded multicenter multicentre crossover placebo".split()
_KINDS = "clinical pilot midstage blind feasibility".split()
_INQUIRIES = ("study", "studies", "experiment", "experiments", "survey", "surveys")
_SHARES = ("percent", "per", "out", "of")  # "In the trial 9 of 20 bakers …"; but "In the trial 12 women testified"
_NO_ROOM = ("new", "latest", "recent", "current", "original", "first", "second", "largest")
_TRIALS, _GOING_ON = ("trials", "experiments"), ("are", "is", "will", "have", "has", "underway", "seem")
_PRINTED = ("published", "reported", "released", "presented", "based")
# how a study was made, and what studies have done: "The trial was carried out at …", "Several studies have linked …"
_MADE = ("performed", "conducted", "carried", "designed", "collected", "gathered", "compiled")
LINKED = ("linked", "tied", "associated", "connected")
# what papers of all kinds have done: "Official figures have shown that …"
HAVE_SHOWN = ("shown", "found", "suggested", "revealed", "concluded", "demonstrated", "confirmed", "established", "indicated")
_GENERAL = ("studies", "preprints", "research", "trials", "surveys", "researchers", "papers")  # earlier ones: they back a sentence, and start no account
# what closes a sentence behind a document: "…, a study released on Monday shows", "…, official figures have shown"
SHOWS = "shows showed show shown finds found find suggests suggested suggest reveals revealed reveal indicates indicated indicate".split()
_OPENER = 5  # words of "In fact, ", "Early last year, " in front of the subject
_LINKS = ("but", "and", "yet", "so")
_BARE = ("new", "recent", "research", "studies", "data", "researchers", "results", "figures")  # such as need no article
_APART = STRONG & ~tk.COMMA
_WORK = """
    published released reported followed tested measured compared looked point points included examined analyzed analysed discovered observed
    noticed drew
""".split()
_TAG = 30  # words of such a tag
_GETS = """
    hear hears heard hearing get gets got getting receive receives received receiving see sees seeing saw take took taking have had fielded fielding
    logged
""".split()
_THEY_TELL = ("say", "show", "tell", "suggest", "claim", "state", "point", "list", "name", "describe", "cover", "warn", "prove", "indicate", "put")
_COUNTED_WITHIN = 3  # words up to "number" in "a growing number of"
# what "it" does where it is a document
_STATES = """
    found finds said says told tells showed shows states stated concluded concludes warned warns lists listed describes described notes noted
    recommends recommended suggests suggested alleges alleged accuses accused argues argued estimates estimated covers covered contains contained
    names named cites cited asks asked calls called quotes quoted mentions mentioned gives gave sets puts bars forbids requires allows reads read
    claims claimed reveals revealed identified identifies blames blamed criticised criticized details detailed
""".split()


def near_start(ctx: Context, at: np.ndarray, size: int) -> np.ndarray:
    """Sentences that hold one of the tokens `at` among their first `size` tokens, in order: few, so that only they need a closer look."""
    sentence = ctx.sentences.of_token.take(at)
    sentence = sentence[at - ctx.sentences.first.take(sentence) < size]  # in order
    return sentence[np.diff(sentence, prepend=-1) > 0]


@dataclass(slots=True)
class Leads:
    """bool (sentences,) each. tells : the subject is a document that tells something. studies : it is a study. opens : the sentence opens with
    a document at all. counted : it opens in a study, where whoever answered is counted ("In a poll of nurses, half said …"). shown : only what
    became of a study is told. known : it tells in short what is known ("Earlier studies have shown that …"), and starts no account."""

    tells: np.ndarray
    studies: np.ndarray
    opens: np.ndarray
    counted: np.ndarray
    shown: np.ndarray
    known: np.ndarray


@dataclass(frozen=True, slots=True)
class _Openings:
    """Sentences that may open with a document (m,). sentence : their numbers. first, end : their tokens [first, end), without "But". start : where
    the subject may begin, behind "In fact, ". head : the document that is its head, or -1. many : bool, it is one of many ("most of the studies").
    words : (m, 4), the first four tokens, also where they belong to the next sentence."""

    sentence: np.ndarray
    first: np.ndarray
    end: np.ndarray
    start: np.ndarray
    head: np.ndarray
    many: np.ndarray
    words: np.ndarray


def document_leads(ctx: Context) -> Leads:
    """What the sentences tell by the document that they open with."""
    out = np.zeros((6, len(ctx.sentences)), bool)
    o = _openings(ctx)
    if not o.sentence.size:
        return Leads(*out)
    tells, known = _subjects_tell(ctx, o)
    opens = _opens_with_paper(ctx, o)
    moved = np.flatnonzero((o.start > ctx.sentences.first[o.sentence]) & (tells | opens))
    idle = moved[~_at_work(ctx, np.where(tells, o.head, o.first + 1)[moved])]
    tells[idle] = opens[idle] = False
    shown = _take_events(ctx, o, tells, opens)
    into = _led_into_paper(ctx, o)
    inside_one, sized = _in_a_study(ctx, o.first)
    opens |= into | inside_one
    opens[_in_court(ctx, o, opens & ~sized)] = False
    into &= ctx.is_word(o.words[:, 2:], *STUDY).any(axis=1)  # "For the study, …"
    studies = tells & ctx.is_word(np.maximum(o.head, 0), *STUDY) | into | inside_one
    out[:, o.sentence] = tells, studies, opens & (o.end - o.first > 3), inside_one, shown, known
    return Leads(*out)


def _openings(ctx: Context) -> _Openings:
    """The sentences with a document among their first words: "The study", "But the latest annual report", "Early last year, a paper"."""
    sents, papers = ctx.sentences, ctx.has("DOC")
    papers[ctx.where_are("trials", "experiment", "experiments")] = True
    papers = tk.scattered(papers)
    some = near_start(ctx, papers, 7 + _OPENER)
    first = sents.first[some]
    first = np.where(is_in(ctx.tokens.key[first], _LINKS), ctx.behind(first), first)
    start = _behind_openers(ctx, first)
    keep = (start > first) | among(some, near_start(ctx, papers, 8))  # a document further in is seen only behind an opening
    some, first, start = some[keep], first[keep], start[keep]
    end = sents.first[some + 1]
    words = np.minimum(first[:, None] + np.arange(4), len(ctx.tokens) - 1)
    return _Openings(some, first, end, start, *_subject(ctx, start, end - start), words)


def _auxiliary(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "is", "has not", behind which a document does nothing itself; but not in "The study is published in …"."""
    behind = ctx.behind(at)
    return ctx.in_class(at, "BE", "HAVE", "MODAL", "DO", "NEG") & ~(ctx.is_word(behind, *_PRINTED) & (behind > at))


def _subjects_tell(ctx: Context, o: _Openings) -> tuple[np.ndarray, np.ndarray]:
    """bool (m,) twice: the document that is the subject tells something ("The study found"); it tells in short what is known ("Earlier studies have
    shown", "Most of the studies found")."""
    tells, known = np.zeros((2, len(o.head)), bool)
    head = np.maximum(o.head, 0)
    some = np.flatnonzero((o.head >= 0) & (o.end - o.first > 3) & (ctx.behind(head) > head) & ~ctx.tokens.possessive[head])
    tells[some], known[some] = _head_tells(ctx, head[some])
    few = np.flatnonzero(tells & is_in(ctx.tokens.key[head], _TRIALS))
    if few.size:  # "Trials to test the lozenge are under way"
        tells[few] = ~any_inside(o.first[few], o.end[few], lambda at: is_in(ctx.tokens.key[at], _GOING_ON))
    few = np.flatnonzero(tells & ctx.is_word(head, "reports"))
    # "Reports suggest he left", "Reports of a fire are coming in": nobody's, as rumours are; "Police received reports": they tell nothing
    low, loose = unsigned_reports(ctx, head[few])
    loose |= ctx.is_word(ctx.behind(head[few]), "of") & (low == o.start[few])
    tells[few[loose | _received(ctx, o.start[few], head[few])]] = False
    return tells & ~o.many, known | tells & o.many


def _head_tells(ctx: Context, head: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool twice: what stands behind the documents `head`, heads of subjects, is what they tell; is what earlier ones have shown."""
    key, after = ctx.tokens.key, ctx.behind(head)
    then = ctx.behind(after)
    telling = ctx.is_word(head, *_TELLING)
    had = is_in(key[after], ("had",)) & is_in(key[head], _HELD)  # "Three trials had used lozenges"
    tells = telling & (~_auxiliary(ctx, after) | had) & ~ctx.name[after]
    tells &= ~_auxiliary(ctx, then) | ctx.is_word(then, "no")  # "Town records list no permit"
    tells &= ~ctx.in_class(after, "ORG", "ROLE", "DOC") & ~ctx.is_word(after, "co")  # "Study co-author Falk"
    made = ctx.in_class(after, "BE") & is_in(key[then], _MADE) | ctx.in_class(after, "HAVE") & is_in(key[then], LINKED)
    tells |= made & ctx.is_word(head, *STUDY, *_HELD, "data")
    shows = telling & have_shown(ctx, after)
    known = shows & is_in(key[head], _GENERAL)
    return tells | shows & ~known, known


def _opens_with_paper(ctx: Context, o: _Openings) -> np.ndarray:
    """bool (m,): "The report, which …", "The study of bakers …"; not "The study is", "The footage"."""
    paper = o.words[:, 1]
    out = ctx.in_class(o.first, "DEF") & ctx.in_class(paper, "DOC") & ~ctx.is_word(paper, *_NO_STUDY)
    return out & ~_auxiliary(ctx, o.words[:, 2]) & ~_auxiliary(ctx, o.words[:, 3])


def _take_events(ctx: Context, o: _Openings, tells: np.ndarray, opens: np.ndarray) -> np.ndarray:
    """Documents to which something only happens ("The report was leaked") tell nothing, in place; bool (m,), where it is told of a study."""
    few, more = np.flatnonzero(tells), np.flatnonzero(opens)
    both, heads = np.concatenate([few, more]), np.concatenate([o.head[few], o.words[more, 1]])
    gone = only_happens(ctx, o.first[both], heads)
    tells[few[gone[: len(few)]]] = opens[more[gone[len(few) :]]] = False
    shown = np.zeros(len(tells), bool)
    shown[both[gone]] = is_in(ctx.tokens.key[heads[gone]], _SHOWN)
    return shown


def _led_into_paper(ctx: Context, o: _Openings) -> np.ndarray:
    """bool (m,): "In the report, …", "For the latest study, …"."""
    out = ctx.in_class(o.first, "PREP") & ctx.in_class(o.words[:, 1], "DEF") & (o.end - o.first > 3)
    return out & (ctx.in_class(o.words[:, 2], "DOC") | ctx.in_class(o.words[:, 3], "DOC"))


def _in_court(ctx: Context, o: _Openings, opens: np.ndarray) -> np.ndarray:
    """int64: those of the sentences that `opens` tells which speak of a trial, a contract or the law, and of no science: "In the trial, …"."""
    few = np.flatnonzero(opens & ctx.is_word(o.words[:, 1:], *_EVENTS).any(axis=1))
    science = any_inside(o.first[few], o.end[few], lambda at: ctx.in_class(at, "SCIENCE") & ~ctx.is_word(at, "trial", "trials"))
    return few[~science]


def _received(ctx: Context, first: np.ndarray, head: np.ndarray) -> np.ndarray:
    """bool: phrases, from `first` to the reports that end them, that hold who gets these: "We're hearing reports", "Police received reports of
    smoke"; not "The firm received reports that show …", which tell something."""
    out = ctx.in_class(first, "PRON1")
    behind = ctx.behind(head)
    what = ctx.behind(behind)
    clause = ctx.is_word(behind, "that") & ~ctx.verb[what] & ~ctx.in_class(what, "BE", "HAVE", "MODAL", "DO", "ADV")
    clause &= ~is_in(ctx.tokens.key[what], _THEY_TELL)
    comes = ctx.is_word(behind, "of") | clause
    for step in range(1, 4):
        out |= is_in(ctx.tokens.key[np.maximum(head - step, 0)], _GETS) & (head - step > first) & comes
    return np.asarray(out)


def _behind_openers(ctx: Context, first: np.ndarray) -> np.ndarray:
    """`first`, the first tokens of sentences, behind what only leads into them: "In fact, | a study found"."""
    key, last, out = ctx.tokens.key, max(len(ctx.tokens) - 1, 0), first.copy()
    plain = np.flatnonzero(~ctx.in_class(out, "DEF", "DET", "POSS", "PRON", "NUMBER") & ~ctx.name[out])
    begin = out[plain]
    open_ = np.ones(len(plain), bool)
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "WHO", "THAT", "PRON", "PRON1", "BREAK", "DOC")
    for step in range(1, _OPENER + 1):
        prior, here = np.minimum(begin + step - 1, last), np.minimum(begin + step, last)
        open_ &= ~ctx.leads[here] & ((ctx.matches.classes[prior] & stop) == 0) & ~ctx.verb[prior] & ((ctx.gap[here] & _APART) == 0)
        comma = open_ & ((ctx.gap[here] & tk.COMMA) > 0)
        found = comma & (ctx.in_class(here, "DEF", "DET", "NUMBER") | is_in(key[here], _BARE)) & ~is_in(key[here], ("that",))
        out[plain[found]] = here[found]
        open_ &= ~comma
    return out


def _at_work(ctx: Context, head: np.ndarray) -> np.ndarray:
    """bool: which of the documents `head` do what documents and those who write them do: "But the report says", not "But the paper shut"."""
    if not head.size:
        return np.zeros(0, bool)
    end = ctx.sentences.first[ctx.sentences.of_token[head] + 1]
    verb = ctx.behind(head)
    far = ctx.in_class(verb, "PREP", "OF", "AND", "WHO", "THAT") | is_in(ctx.tokens.key[verb], (*_PRINTED, *_RUN, *_MADE))
    far |= (ctx.gap[verb] & tk.COMMA) > 0
    for _ in range(2):  # "has also shown"
        verb = np.where(ctx.in_class(verb, "HAVE", "BE", "MODAL", "DO", "ADV", "NEG"), ctx.behind(verb), verb)
    inside, edge = spread(np.where(far, head, verb), np.where(far, end, verb + 1))
    out = np.logical_or.reduceat(is_in(ctx.tokens.key[inside], (*_STATES, *SHOWS, *HAVE_SHOWN, *LINKED, *_MADE, *_WORK)), edge)
    return np.asarray(out | ctx.is_word(ctx.behind(verb), "that"))


def _stops(ctx: Context) -> np.uint64:
    return ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "OF", "WHO", "THAT", "PRON", "BREAK", "AND", "IT", "MEDIA", "ROLE", "NEG")


def _subject(ctx: Context, first: np.ndarray, size: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The document that is the head of the noun phrase at each token of `first`, or -1; bool, it is one of many ("most of the studies").

    size : how many tokens there are to look at.
    """
    classes, last = ctx.matches.classes, np.maximum(len(ctx.tokens) - 1, 0)
    stop, paper = _stops(ctx), ctx.mask("DOC")
    begin = _counted(ctx, first)
    at = begin + ((classes[begin] & ctx.mask("DEF", "DET", "POSS")) != 0)
    head, open_ = np.full(len(first), -1), np.ones(len(first), bool)
    for step in range(4):  # "The latest annual report": the last document of the noun phrase is its head
        here = np.minimum(at + step, last)
        doc = (((classes[here] & paper) != 0) | is_in(ctx.tokens.key.take(here), _TRIALS)) & ~ctx.name.take(here)
        before = np.maximum(here - 1, 0)
        doc &= ~(ctx.verb[here] & ctx.tokens.upper[before] & ~ctx.tokens.possessive[before] & (step > 0))  # "Pruss Weekly reports that"
        fits = (classes[here] & stop) == 0
        fits |= doc & is_in(ctx.tokens.key[here], ("paper",)) & is_in(ctx.tokens.key[ctx.behind(here)], _PRINTED)  # "A paper published in May"
        open_ &= (step < size - 1) & fits & ~(ctx.verb[here] & ~doc)
        open_ &= (step == 0) | ((ctx.gap.take(here) & (0xFF ^ tk.PERIOD)) == 0)  # "A U.S. study"
        open_ &= (step == 0) | ((classes[here] & ctx.mask("DEF", "DET", "POSS")) == 0)  # "Quist presented the findings"
        head = np.where(open_ & doc, here, head)
    # "a number of studies show", not "some of the study authors"
    many = begin > first
    head[many & (~is_in(ctx.tokens.key[head], PAPERS_COUNTED) | ctx.name[ctx.behind(head)])] = -1
    return head, many


def _counted(ctx: Context, first: np.ndarray) -> np.ndarray:
    """`first` behind the number that is in front of the thing: "a growing number of | studies", "most of | the trials"."""
    out, stop = first.copy(), _stops(ctx)
    some = np.arange(len(first))
    for step in range(_COUNTED_WITHIN):
        at = np.minimum(first[some] + step, len(ctx.tokens) - 1)
        of = ctx.behind(at)
        counts = ctx.is_word(at, *COUNTS) & ctx.is_word(of, "of") & (of > at)
        out[some[counts]] = ctx.behind(of[counts])
        some = some[~counts & ((ctx.matches.classes[at] & stop) == 0)]
    return out


def have_shown(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: "has shown", "have also found", from the auxiliary on."""
    then = ctx.behind(at)
    then = np.where(ctx.in_class(then, "ADV"), ctx.behind(then), then)
    up = is_in(ctx.tokens.key[ctx.behind(then)], ("up",))
    return np.asarray(ctx.in_class(at, "HAVE") & is_in(ctx.tokens.key[then], HAVE_SHOWN) & ~up)


def it_says(ctx: Context, inner: np.ndarray, quoted: np.ndarray) -> np.ndarray:
    """`inner` with "It found …", "It also lists …" right behind a sentence whose subject is one document, whatever that sentence tells of it."""
    sents = ctx.sentences
    first = sents.first[:-1]
    some = np.flatnonzero(ctx.held & ctx.mask("IT"))
    some = some[(inner[some] == NAMED) | (inner[some] == NONE)]
    some = some[ctx.in_class(first[some], "IT") & (some > 0) & ~quoted[some] & (sents.article[some] == sents.article[some - 1])]
    some = some[sents.paragraph[some] - sents.paragraph[some - 1] <= 1]
    verb = ctx.behind(first[some])
    verb = np.where(ctx.in_class(verb, "ADV"), ctx.behind(verb), verb)
    some = some[is_in(ctx.tokens.key[verb], _STATES)]
    if not some.size:
        return inner
    out = inner.copy()
    before = some - 1
    head, _ = _subject(ctx, first[before], sents.first[some] - first[before])
    one = (head >= 0) & (ctx.buffer.data[ctx.tokens.end[np.maximum(head, 0)] - 1] != ord("s")) & ~ctx.tokens.possessive[np.maximum(head, 0)]
    one &= ~ctx.in_class(ctx.behind(np.maximum(head, 0)), "ROLE", "ORG", "WHO") & ~ctx.is_word(np.maximum(head, 0), *_NO_STUDY)
    one &= ((inner[before] == NONE) | (inner[before] == DOCUMENT)) & ~quoted[before]
    out[some[one]] = DOCUMENT
    for _ in range(2):  # "It also says …"
        out[some[(out[some - 1] == DOCUMENT) & among(some - 1, some)]] = DOCUMENT
    return out


def closing_tags(ctx: Context, some: np.ndarray) -> np.ndarray:
    """Which of the sentences `some` close with what a document shows: "…, a study done in Tarn has shown."; int64."""
    sents = ctx.sentences
    end = sents.first[some + 1] - 1
    some = some[is_in(ctx.tokens.key[end], SHOWS) & ~ctx.in_class(ctx.before(end), "BE")]  # not "where it was found"
    if not some.size:
        return some
    lead, end = sents.first[some], sents.first[some + 1] - 1
    near = end[:, None] - np.arange(1, _TAG)  # the commas, the last first
    comma = (near > lead[:, None]) & ((ctx.gap[np.maximum(near, 0)] & tk.COMMA) > 0)
    row, column = np.nonzero(comma)
    first = near[row, column]
    head, _ = _subject(ctx, first, end[row] - first + 1)
    behind = ctx.behind(np.maximum(head, 0))
    ok = (head >= 0) & (behind <= end[row]) & is_in(ctx.tokens.key[np.maximum(head, 0)], _TELLING)
    ok &= ~ctx.in_class(behind, "WHO", "ORG", "ROLE", "DOC") & ~ctx.is_word(behind, "said", "says")
    return some[distinct(row[ok])]


def _in_a_study(ctx: Context, first: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """bool twice: sentences, by their first tokens, that open with "In one study, …"; those that tell how many took part ("In a small trial
    of 40 nurses, …"), which no court does."""
    last, classes, stop = max(len(ctx.tokens) - 1, 0), ctx.matches.classes, _stops(ctx)
    out, sized = ctx.is_word(first, "in", "for", "during"), np.zeros(len(first), bool)
    some = np.flatnonzero(out)
    at = np.minimum(first[some] + 1, last)
    ok = ctx.in_class(at, "DET", "POSS", "NUMBER", "DEF") | ctx.is_word(at, "both", "several", "neither") | ctx.tokens.digit[at]
    found, open_ = np.zeros(len(some), bool), ok & ~ctx.leads[at]
    kind, defined = np.zeros(len(some), bool), ctx.in_class(at, "DEF")
    dated = ctx.tokens.digit[at]
    for step in range(2, 8):  # "in a large, new five-year study"
        here = np.minimum(first[some] + step, last)
        listed = ~ctx.in_class(here, "DEF", "DET", "POSS", "NUMBER") & ~ctx.name[here]
        open_ &= ~ctx.leads[here] & ((classes[here] & stop) == 0) & ((ctx.gap[here] & np.where(listed, _APART, STRONG)) == 0)
        behind = ctx.behind(here)
        kind |= open_ & is_in(ctx.tokens.key[here], _TESTED)
        kind |= open_ & is_in(ctx.tokens.key[here], _KINDS) & is_in(ctx.tokens.key[behind], (*_TESTED, *_KINDS, *_HELD))
        phase = is_in(ctx.tokens.key[here], ("phase",))  # not "in the penalty phase trial"
        kind |= open_ & phase & (ctx.tokens.digit[behind] | is_in(ctx.tokens.key[behind], ("i", "ii", "iii", "one", "two", "three")))
        dated |= ctx.in_class(here, "NUMBER", "TIME") | ctx.tokens.digit[here] | is_in(ctx.tokens.key[here], _NO_ROOM)
        one = open_ & ctx.is_word(here, *_HELD)
        one &= kind | dated | (step < 4) | ~defined | ~is_in(ctx.tokens.key[here], ("study",))  # not "in the oak-panelled study"
        one &= kind | (step < 4) | ~is_in(ctx.tokens.key[here], ("trial",))  # not "in a long, bitter trial"
        behind = np.where(ctx.in_class(behind, "ADV"), ctx.behind(behind), behind)  # "in a study recently published"
        ends = ((ctx.gap[behind] & tk.COMMA) > 0) | ctx.in_class(behind, "PREP", "OF", "WHO", "THAT")
        share = (ctx.buffer.data[ctx.tokens.end[behind]] == ord("%")) | is_in(ctx.tokens.key[ctx.behind(behind)], _SHARES)
        ends |= ctx.tokens.digit[behind] & share
        ends |= is_in(ctx.tokens.key[behind], ("involving", "done", "held")) & is_in(ctx.tokens.key[here], _INQUIRIES)
        told = one & (behind > here) & (ends | is_in(ctx.tokens.key[behind], _RUN))
        found |= told
        sized[some] |= told & (kind | is_in(ctx.tokens.key[behind], ("of", "with", "on", "involving")) & ctx.tokens.digit[ctx.behind(behind)])
        open_ &= ~one
    out[some] = found
    return out, sized
