"""Outlets known by the rest of the article: whom insiders tell things, short forms of a name ("the Post"), what a retold report is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.kinds.outlets import like_press
from credscore.evidence.ranges import among, distinct, maybe_among, spread
from credscore.evidence.resolving.own_outlets import LEARNS, WIRES
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, VAGUE
from credscore.evidence.word_lists import SAY, TELL
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.evidence.attribution_table import Attributions

# what an outlet prints, by words that other documents have as well
_PRINTED = ("report", "reports", "story", "article", "piece", "site", "website", "paper", "title")
# what is a paper, too, where an outlet tells of it, and who writes one; and the sheets that are signed
_STUDIED = """
    study studies research researcher researchers scientist scientists professor author authors journal university treaty contract agreement prenup
""".split()
_SOME = ("a", "an", "new", "another")
_SOLID = ("find", "finds", "found", "finding", "show", "shows", "showed", "concludes", "concluded", "recommends", "recommended")
_SINCE, _UNTIL = 3, 3  # sentences
# what an outlet says of itself, behind "it"; "it is", "it had" may be anybody's
_ITS = ("will", "would", "did", "does", "plans", "planned", "stands", "stood")
_BROADCASTERS = ("bbc", "itv", "rte")
# what it did as a house, unlike what it saw, learned or was told as an outlet: "it had suspended a presenter"
_DONE = """
    suspended sacked dismissed fired dropped cancelled canceled axed shelved pulled commissioned recommissioned renewed launched laid apologised
    apologized settled removed acted complied upheld
""".split()
_FELT = ("sorry", "aware", "proud", "delighted", "disappointed", "investigating", "reviewing", "considering", "appealing", "cutting")
_STAFF = """
    director directors presenter presenters journalists reporters correspondent staff board newsroom editors programme
    programmes broadcast channel channels
""".split()
_WITNESSED = "saw seen witnessed heard found learned learnt obtained watched confirmed".split()  # what they tell as reporters
_SORRY = ("apologised", "apologized", "apologises", "apologizes")
_PAPERS = ("article", "report", "story", "editorial", "column", "piece")
_SOURCES = tuple("source sources insider insiders spy spies mole tipster snitch informant".split())
_KNOWS = ("claim", "claimed", "believe", "believed", "confirm", "confirmed", "close", "familiar", "inside")  # sources, not what springs from them
_CITED = ("cited", "quoted")
_CITES = ("citing", "quoting", "cites", "quotes", "cited", "quoted", "cite", "quote")
# how it says that it does not say whom: "investigators it did not name", "without identifying its source"
_NAMES, _NAMING = ("name", "identify", "named", "identified"), ("naming", "identifying", "citing", "quoting", "disclosing", "revealing", "specifying")
_NOT = "not didn't doesn't don't hasn't couldn't wouldn't declined refused declines".split()
_IT = ("it", "they", "he", "she")
_REACH = 6  # words behind "its staff"
_TOLD = 7  # words from "understands" to the verb of what is
_DRAWN = ("presentation", "presentations", "slides", "slideshow", "deck", "draft", "drafts")
_CITES_WITHIN = 6  # words from "reported" to "citing"
_CLAUSE = 12  # words from "citing" to "name"


def on_own_affairs(ctx: Context, a: Attributions) -> None:
    """ "The BBC announced", "CNN said in a statement", "the Gazette says it will appeal": an outlet that speaks of itself is a body like any other; in
    place."""
    at = np.flatnonzero((a.type == MEDIA) & (a.first >= 0) & a.backs)
    at = at[~ctx.is_word(a.last[at] - 1, *_PAPERS)]
    cue, behind, tail = a.cue[at], ctx.behind(a.cue_end[at] - 1), a.last[at] - 1
    own = ctx.is_word(cue, "announced", "announces", "announce")
    own |= ctx.is_word(cue, "confirmed", "confirms") & ctx.is_word(tail, *_BROADCASTERS)
    it = np.where(ctx.in_class(behind, "THAT"), ctx.behind(behind), behind)
    says, verb = ctx.is_word(cue, *SAY, "confirmed"), ctx.behind(it)
    own |= says & ctx.in_class(it, "IT") & ctx.is_word(verb, *_ITS)
    says &= ~is_in(ctx.tokens.key[tail], WIRES) & ~ctx.leads[it]
    acts = ctx.in_class(verb, "HAVE") & is_in(ctx.tokens.key[ctx.behind(verb)], _DONE)
    acts |= ctx.in_class(verb, "BE") & is_in(ctx.tokens.key[ctx.behind(verb)], _FELT)
    staff = ctx.is_word(it, "its") & is_in(ctx.tokens.key[verb], _STAFF)
    at_hand = np.flatnonzero(staff)  # few
    seen, first = np.zeros(len(at_hand), bool), verb[at_hand]
    for step in range(1, _REACH):
        word = np.minimum(first + step, len(ctx.tokens) - 1)
        seen |= ctx.is_word(word, *_WITNESSED) & (ctx.sentences.of_token[word] == ctx.sentences.of_token[first])
    staff[at_hand[seen]] = False
    pledged = ctx.behind(verb)
    acts |= ctx.in_class(verb, "BE") & ctx.is_word(pledged, "committed") & ctx.is_word(ctx.behind(pledged), "to")  # not "by a gang"
    own |= says & (ctx.in_class(it, "IT") & acts | staff)
    own |= is_in(ctx.tokens.key[cue], _SORRY)
    stated = ctx.lexicon.rules_among(("attribution/statement",))[a.rule[at]]
    own |= stated & ctx.is_word(a.cue_end[at] - 1, "statement", "release", "email")
    a.type[at[among(a.first[at], a.first[at[own]])]] = NAMED  # "said", too, where it said so in a statement


def retold_reports(ctx: Context, a: Attributions) -> None:
    """ "A new report claims …", "the paper says", "the Sunday title adds" in a story that is retold from an outlet: the outlet's; in place.

    a : in order of their cues.

    Who was a source last decides: an outlet, or a document that says whose it is; where nobody was, who is next.
    """
    tail, top = np.maximum(a.last - 1, 0), len(ctx.tokens) - 1
    titled = ctx.is_word(tail, "title") & ctx.in_class(a.first, "DEF") & (a.last - a.first > 2)  # "the Sunday title", not that of a champion
    cited = (a.type == VAGUE) & ctx.is_word(tail, "reports") & ctx.is_word(a.cue, "according", "as", "per")
    bare = (a.type == DOCUMENT) | titled | cited
    some = np.flatnonzero(bare & (a.first >= 0) & (a.last - a.first <= 4))
    some = some[ctx.is_word(tail[some], *_PRINTED) & ~ctx.name[tail[some]] & (a.backs[some] | ctx.is_word(a.cue[some], *LEARNS))]
    lead = ctx.matches.classes[a.first[some]]
    own = (lead & ctx.mask("POSS")) != 0
    for step in range(3):
        at = np.minimum(a.first[some] + step, tail[some])
        own |= ctx.tokens.possessive[at] | ctx.name[at] & ~ctx.is_word(tail[some], "paper", "title")  # "the Madrid paper"
    front = ctx.before(tail[some])
    kind = ctx.is_word(tail[some], "paper") & (front > a.first[some]) & ~ctx.tokens.upper[front] & ~ctx.is_word(front, "same", "local")
    own |= kind  # "the white paper", "the discussion paper"
    behind = np.minimum(a.last[some], top)
    signed = ctx.is_word(behind, "by", "from", "of", "into", "on") & ~ctx.leads[behind]
    some = some[~own & ~signed & ~ctx.is_word(a.cue[some], *_SOLID)]
    # "Quist denied a report claiming …": it is Quist who speaks
    spoken = np.zeros(len(ctx.sentences), bool)
    spoken[a.sentence[a.backs & ~a.weak & ((a.type == NAMED) | (a.type == OFFICIAL) | (a.type == CARRY))]] = True
    some = some[~(spoken[a.sentence[some]] & ctx.lexicon.ing_form[ctx.matches.word[a.cue[some]]])]
    if not some.size:
        return
    bare = np.zeros(len(a), bool)
    bare[some] = True
    article, order = ctx.sentences.article.take(a.sentence), np.arange(len(a))
    press = (a.type == MEDIA) | (a.outer == MEDIA) & (a.type == ANONYMOUS)
    tells = press | (a.type == DOCUMENT) & ~bare
    before = np.maximum.accumulate(np.where(tells, order, -1))[some]
    later = (len(a) - 1 - np.maximum.accumulate(np.where(tells[::-1], order, -1))[::-1])[some]
    far = a.sentence[some]
    prior, next_ = np.maximum(before, 0), np.minimum(later, len(a) - 1)
    near = (before >= 0) & (article[prior] == article[some]) & (far - a.sentence[prior] <= _SINCE)
    close = (later < len(a)) & (article[next_] == article[some]) & (a.sentence[next_] - far <= _UNTIL)
    known = (before >= 0) & (article[prior] == article[some])
    above, below = near & press[prior], ~known & close & press[next_]
    paper = np.flatnonzero((above | below) & ctx.is_word(tail[some], "paper"))
    told = np.where(above, prior, next_)[paper]
    wire = ctx.is_word(a.first[told], *WIRES)
    above[paper] &= ~wire & ~_of_paper(ctx, np.minimum(a.sentence[told], far[paper]), far[paper])
    below[paper] &= ~wire & ~_of_paper(ctx, far[paper], far[paper])
    retold = some[above | below]
    a.type[retold], a.backs[retold] = MEDIA, True


def _of_paper(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: in which stretches (sentences, with the last of them) a paper is spoken of that is no newspaper: a study, a treaty."""
    low, high = ctx.sentences.first[first], ctx.sentences.first[last + 1]
    at, _ = spread(low, high)  # few
    hit = ctx.is_word(at, *_STUDIED) | ctx.is_word(at, "paper", "papers") & ctx.is_word(ctx.before(at), *_SOME)
    hits = np.sort(at[hit & ~ctx.name[at]])
    return np.asarray(np.searchsorted(hits, low) < np.searchsorted(hits, high))


def take_outlets(ctx: Context, a: Attributions) -> None:
    """Who is told something by an insider is an outlet, whatever its name: "an insider tells Starlane"; and what that name claims, writes or is
    told elsewhere in the article is the outlet's, too; in place."""
    tells = np.flatnonzero(ctx.is_word(a.cue, *TELL) & ~a.weak & (a.type != NONE))
    heard = ctx.behind(a.cue_end[tells] - 1)
    ok = ctx.name[heard] & ~ctx.leads[heard] & ((ctx.gap[heard] & 0xFF) == 0) & ~ctx.tokens.possessive[heard]
    ok &= ~ctx.in_class(heard, "TITLE", "ROLE", "OFFICIAL", "OUT_social")
    tells, heard = tells[ok], heard[ok]
    some = np.flatnonzero((a.type[tells] == ANONYMOUS) & (a.first[tells] >= 0))
    insider = ctx.any_in(a.first[tells[some]], np.maximum(a.last[tells[some]], 0)) & ctx.mask("ANON")
    seeds = heard[some[insider != 0]]  # few
    # … and whoever is known for one elsewhere: "Starlane has learned"
    press = a.first[(a.type == MEDIA) & (a.first >= 0) & (a.last - a.first == 1)]
    press = press[ctx.name[press] & (ctx.matches.outlet[press] == 0)]
    seeds = np.append(seeds, press)
    if not seeds.size or (not tells.size and not some.size):
        return
    known = ctx.word_in_article(seeds)
    known = known[~of_person(ctx, seeds, known)]
    same = among(ctx.word_in_article(heard), known)
    a.outer[tells[same & (a.outer[tells] == NONE) & (a.type[tells] != MEDIA)]] = MEDIA
    # "Starlane claims", not a person of that name: nobody is told things by insiders and is one
    alone = np.flatnonzero((a.type == NAMED) & (a.last - a.first == 1) & (a.first >= 0) & ~a.weak)
    a.type[alone[among(ctx.word_in_article(a.first.take(alone)), known) & ctx.name.take(a.first.take(alone))]] = MEDIA


def carry_sources(ctx: Context, a: Attributions) -> None:
    """ "The magazine's source claims", "insiders cited by Starlane said": the outlet carries them; in place."""
    owned = np.flatnonzero((a.type == ANONYMOUS) & (a.outer == NONE) & (a.first >= 0) & (a.last - a.first >= 2))
    owned = owned[ctx.is_word(a.last[owned] - 1, *_SOURCES)]  # few
    tail = a.last[owned] - 1
    whose = np.where(ctx.tokens.possessive[tail - 1], tail - 1, np.maximum(tail - 2, a.first[owned]))
    outlet = ctx.in_class(whose, "MEDIA", "OUT_media", "OUTWORD") | (ctx.matches.outlet[whose] == 1)
    a.outer[owned[ctx.tokens.possessive[whose] & outlet]] = MEDIA
    by = np.flatnonzero((a.type == MEDIA) & (a.first > 1))
    by = by[ctx.is_word(a.first[by], "by") & ctx.is_word(a.first[by] - 1, *_CITED)]
    source = a.first[by] - 2
    named = ctx.is_word(source, *_SOURCES) & (ctx.sentences.of_token[source] == a.sentence[by])
    by, source = by[named], source[named]
    a.type[by], a.outer[by], a.first[by] = ANONYMOUS, MEDIA, source


def withheld_sources(ctx: Context, a: Attributions) -> None:
    """ "The Courier, citing clerks it did not name, said", "Starlane, without naming its source, said": nobody can look them up; in place."""
    sents, key = ctx.sentences, ctx.tokens.key
    press = np.flatnonzero(a.type == MEDIA)
    if not press.size:
        return
    told = np.zeros(len(sents), bool)
    told[a.sentence[press]] = True
    some = np.flatnonzero(told[a.sentence] & is_in(key[a.cue], _CITES))  # few
    at = np.minimum(a.cue_end[some][:, None] + np.arange(_CLAUSE), sents.first[a.sentence[some] + 1][:, None] - 1)
    names = is_in(key[at[:, 3:]], _NAMES) & (is_in(key[at[:, 2:-1]], _NOT) | is_in(key[at[:, 1:-2]], _NOT) & is_in(key[at[:, 2:-1]], ("to",)))
    names &= is_in(key[at[:, :-3]], _IT) | is_in(key[at[:, 1:-2]], _IT)
    it = a.cue_end[some] + np.argmax(is_in(key[at], _IT), axis=1)
    who = names.any(axis=1)
    some, it = some[who], it[who]
    a.type[some], a.outer[some] = ANONYMOUS, MEDIA
    a.first[some], a.last[some] = a.cue_end[some], np.maximum(it - ctx.in_class(it - 1, "THAT"), a.cue_end[some] + 1)
    source = ctx.where_are("source", "sources")
    source = source[told[sents.of_token[source]]]
    whose = ctx.before(source)
    naming = ctx.before(whose)
    ok = is_in(key[naming], _NAMING) & is_in(key[ctx.before(naming)], ("without",)) & (naming > sents.first[sents.of_token[source]])
    kept = np.full(len(sents), -1)
    kept[sents.of_token[source[ok]]] = source[ok]
    mine = press[(kept[a.sentence[press]] >= 0) & a.backs[press]]
    at = kept[a.sentence[mine]]
    a.type[mine], a.outer[mine], a.first[mine], a.last[mine] = ANONYMOUS, MEDIA, at - 1, at + 1


def by_what_they_learn(ctx: Context, a: Attributions) -> None:
    """ "…, KQR has learned", "Tarn Live understands that …": behind what it tells as its own finding a name is an outlet's, known or not, and it
    is no view of its own; and who reports that sources say something carries it; in place."""
    some = np.flatnonzero(ctx.is_word(a.cue, "reports", "reported") & (a.first >= 0) & (a.type == NAMED))
    it = ctx.behind(a.cue_end[some] - 1)
    it = np.where(ctx.in_class(it, "THAT"), ctx.behind(it), it)
    says = ctx.is_word(it, "source", "sources", "insider", "insiders") & ~ctx.leads[it] & ctx.is_word(ctx.behind(it), *SAY, *TELL, *_KNOWS)
    # … and so does who cites a paper, if he is called as the press is: firms report things and cite a filing, too
    name, tail = a.first[some] + ctx.in_class(a.first[some], "DEF"), a.last[some] - 1
    says |= _citing(ctx, a, some) & like_press(ctx, np.minimum(name, tail), tail) & ctx.name[tail]
    a.type[some[says & ~ctx.in_class(a.first[some], "TITLE")]] = MEDIA  # not "Dr Quist reported sources of infection"
    some = np.flatnonzero(ctx.is_word(a.cue, *LEARNS) & (a.first >= 0) & ((a.type == NAMED) | (a.type == MEDIA)))  # few
    end, top, first, tail = a.cue_end[some], len(ctx.tokens) - 1, a.first[some], a.last[some] - 1
    name = first + ctx.in_class(first, "DEF")
    press = ((a.type[some] == MEDIA) | like_press(ctx, np.minimum(name, tail), tail)) & ctx.name[tail]
    capitals = ctx.tokens.all_upper[tail]
    then = np.minimum(end, top)
    aside = (ctx.leads[then] | (end > top)) & ((ctx.gap[first] & 0xFF) == tk.COMMA)
    aside &= ctx.in_class(ctx.before(a.cue[some]), "HAVE") | capitals | press
    # "Tarn Live understands (that) talks are held", not "understands the need"
    that = ctx.in_class(then, "THAT") & ~ctx.leads[then] & (end <= top)
    near = np.minimum(end[:, None] + np.arange(_TOLD), ctx.sentences.first[a.sentence[some] + 1][:, None] - 1)
    clause = ctx.in_class(near, "BE", "HAVE", "MODAL").any(axis=1) & ~ctx.in_class(near[:, 0], "WHO", "PREP")
    opens = ctx.leads[first] & ctx.is_word(a.cue[some], "understands")
    told = aside | opens & press & (that | clause)  # initials alone may be any body's: "UEFA understands"
    a.type[some[told]], a.backs[some[told]] = MEDIA, True


def _citing(ctx: Context, a: Attributions, some: np.ndarray) -> np.ndarray:
    """bool: which of the rows `some`, who reported, cite a source behind it: "…, Kelsby Live reported on Friday, quoting a memo"; not "reported a loss,
    citing costs". Types what is cited of papers that are drawn up for a few, in place."""
    n, key = len(ctx.tokens), ctx.tokens.key
    drawn = np.flatnonzero(is_in(key[a.cue], ("citing", "quoting")) & (a.last > 0))
    a.type[drawn[is_in(key[a.last[drawn] - 1], _DRAWN)]] = DOCUMENT  # "citing a board presentation"
    cites = a.cue[is_in(key[a.cue], ("citing", "quoting")) & among(a.type, (DOCUMENT, OFFICIAL, ANONYMOUS))]  # few
    at, going, out = a.cue_end[some], np.ones(len(some), bool), np.zeros(len(some), bool)
    for _ in range(_CITES_WITHIN):
        here = np.minimum(at, n - 1)
        going &= ~ctx.leads[here] & (at < n)
        out |= going & among(here, cites) & ((ctx.gap[here] & tk.COMMA) > 0)
        going &= ctx.in_class(here, "TIME", "MONTHDAY", "PREP") | ctx.tokens.digit[here]
        at = at + 1
    return out


def of_person(ctx: Context, at: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Whether each name (token) is a part of a longer one somewhere in its article: "told Falk" where "Ines Falk" is spoken of. key : of the
    word in its article."""
    sents = ctx.sentences
    articles = distinct(sents.article[sents.of_token[at]])  # few have an insider who tells somebody by a name of one word
    inside, _ = spread(*sents.tokens_of(articles))
    inside = inside[ctx.name[inside]]
    before, behind = ctx.before(inside), ctx.behind(inside)
    longer = ctx.name[before] & (ctx.gap[inside] == 0) & (before < inside)
    longer |= ctx.name[behind] & (ctx.gap[behind] == 0) & (behind > inside)
    inside = inside[longer]
    return among(key, ctx.word_in_article(inside))


def short_outlets(ctx: Context, a: Attributions) -> None:
    """ "Investors" after "Investors Business Daily", "the Post" after "the New York Post": a short name of an outlet is that outlet."""
    media = np.flatnonzero((a.type == MEDIA) & (a.first >= 0))
    short = np.flatnonzero((a.type == NAMED) & (a.first >= 0) & (a.last - a.first <= 2))
    if not media.size or not short.size:
        return
    keys = []
    for step in range(6):
        at = np.minimum(a.first[media] + step, len(ctx.tokens) - 1)
        keys.append(ctx.word_in_article(at)[(a.first[media] + step < a.last[media]) & ctx.name[at]])
    tail = a.last[short] - 1
    key, known = ctx.word_in_article(tail), np.concatenate(keys)
    some = np.flatnonzero(maybe_among(key, known) & ctx.name[tail])
    a.type[short[some[among(key[some], known)]]] = MEDIA
