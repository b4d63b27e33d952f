"""Studies that nobody could look up: "Studies show …", "according to research", with no name, date or owner that tells which they are."""

from __future__ import annotations

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.context import STRONG, Context
from credscore.evidence.documents.leads import HAVE_SHOWN, LINKED, SHOWS
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import DOCUMENT
from credscore.evidence.word_lists import COUNTS, CROWDS
from credscore.text.tokens import is_in

# many of them, or a mass
_STUDIES = "studies research trials surveys polls polling science data statistics experiments".split()
_RECORDS = ("data", "statistics", "polling")  # whoever keeps them can be asked ("hospital data"), but for those of just any kind
_LOOSE = """
    some many several recent earlier previous prior past new latest fresh available existing more much other further multiple various numerous
    countless early current modern reliable hard official scientific clinical medical empirical human animal large larger small smaller laboratory
    lab academic nutritional psychological preliminary observational epidemiological
""".split()
_OWNED = "both exit government federal state industry internal county district academy".split()
_MADE = "published conducted led released carried commissioned funded presented reported compiled collected gathered done by from".split()
_SHOW = (*SHOWS, *HAVE_SHOWN, *LINKED, "link", "links", "prove", "proves", "proved", "proven", "confirm", "confirms", "demonstrate", "demonstrates")
# one study is announced so, and told of further on
_FRESH, _LEDE = ("new", "latest", "fresh", "recent"), 3
_ONE = ("study", "preprint", "researchers", "survey", "journal", "authors", "poll", "paper", "report", "university")
_FRONT, _TAIL = 5, 8  # words of a phrase up to "studies", and behind it up to the verb


def nameless_studies(ctx: Context, a: Attributions, inner: np.ndarray, speaker_of: np.ndarray) -> np.ndarray:
    """bool (sentences,): those that only such studies stand behind. inner, speaker_of : see `Speech`."""
    sents, keys = ctx.sentences, ctx.tokens.key
    out = np.zeros(len(sents), bool)
    some = np.flatnonzero(inner == DOCUMENT)
    some = some[(ctx.held[some] & ctx.mask("OUT_document")) == 0]
    at, _ = spread(sents.first[some], sents.first[some + 1])
    at = at[is_in(keys[at], _STUDIES)]
    at = at[~ctx.name[at] & ~ctx.tokens.possessive[at]]
    if not at.size:
        return out
    first, fresh, bare = _phrase(ctx, at)
    sentence, behind, verb = sents.of_token[at], ctx.behind(at), _verb(ctx, at)
    lead = sents.first[sentence] + 1  # a capital there tells nothing of names
    bare &= _backs(ctx, a, at, first, verb, speaker_of[sentence])
    # nothing tells which: up to the verb, and in front of the phrase
    bare &= ~_tells_which(ctx, at + 1, verb) & ~_tells_which(ctx, lead, np.where(first - lead < _TAIL, first, lead))
    bare &= (behind == at) | ~is_in(keys[behind], _MADE) & ~ctx.in_class(behind, "ROLE", "ORG", "DOC", "WHO")
    out[sentence[bare]] = True
    return out & ~_identified(ctx, out, inner, sentence[fresh])


def _identified(ctx: Context, nameless: np.ndarray, inner: np.ndarray, fresh: np.ndarray) -> np.ndarray:
    """bool (sentences,): those right behind a document that has a name, as they may be about it; and in the lede, or where it is called new
    (`fresh`), those of an article that goes on about one study."""
    sents = ctx.sentences
    documents = (inner == DOCUMENT) & ~nameless
    out = np.zeros(len(sents), bool)
    out[1:] = documents[:-1] & (sents.article[1:] == sents.article[:-1])
    told = sents.of_token.take(ctx.where_are(*_ONE))
    one = np.zeros(len(ctx.buffer), bool)
    one[sents.article[told[~nameless[told]]]] = True
    announced = np.flatnonzero(nameless)
    announced = announced[announced - np.searchsorted(sents.article, sents.article[announced]) < _LEDE]
    announced = np.concatenate([announced, fresh])
    out[announced[one[sents.article[announced]]]] = True
    return out


def _phrase(ctx: Context, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where the phrase of each word begins; bool, it is called new; bool, it has no owner, no number and no name in front."""
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "PREP", "WHO", "THAT", "PRON", "BREAK", "AND", "IT", "MEDIA", "NEG")
    keys, records = ctx.tokens.key, is_in(ctx.tokens.key[at], _RECORDS)
    first, fresh, bare = at.copy(), np.zeros(len(at), bool), np.ones(len(at), bool)
    walks = np.arange(len(at))
    for _ in range(_FRONT):
        before = ctx.before(first[walks])
        goes = (before < first[walks]) & ((ctx.gap[first[walks]] & STRONG) == 0) & ~ctx.verb[before]
        goes &= (ctx.matches.classes[before] & stop) == 0
        walks, before = walks[goes], before[goes]
        first[walks] = before
        owned = ctx.in_class(before, "DEF", "POSS", "NATION", "OFFICIAL", "ORG") | is_in(keys[before], _OWNED) | records[walks]
        owned |= ctx.name[before] | ctx.tokens.possessive[before] | ctx.tokens.digit[before]
        owned |= ctx.in_class(before, "NUMBER") & ~is_in(keys[before], CROWDS)
        owned &= ~is_in(keys[before], _LOOSE)  # "Previous", for one, might be a name where it opens a sentence
        owned |= ctx.is_word(before, "of") & ~is_in(keys[ctx.before(before)], COUNTS)
        bare[walks[owned]] = False
        fresh[walks] |= is_in(keys[before], _FRESH)
    before = ctx.before(first)
    bare &= (before == first) | ((ctx.gap[first] & STRONG) > 0) | ~ctx.name[before] & ~ctx.in_class(before, "MEDIA")
    return first, fresh, bare


def _verb(ctx: Context, at: np.ndarray) -> np.ndarray:
    """The verb behind each of the words, or where their clause ends: "Research on sleep | shows"."""
    end = np.minimum(np.minimum(ctx.next_bar(at), at + _TAIL), ctx.sentences.first.take(ctx.sentences.of_token.take(at) + 1))
    for step in range(_TAIL - 1, 0, -1):
        here = np.minimum(at + step, end)
        end = np.where(is_in(ctx.tokens.key[np.minimum(here, len(ctx.tokens) - 1)], _SHOW), here, end)
    return end


def _backs(ctx: Context, a: Attributions, at: np.ndarray, first: np.ndarray, verb: np.ndarray, mine: np.ndarray) -> np.ndarray:
    """bool: those that the attribution `mine` of their sentence is of; where it has none, the subjects of what is shown.
    first : where their phrases begin. verb : from `_verb`."""
    then = np.minimum(verb, len(ctx.tokens) - 1)
    for name in ("HAVE", "ADV"):
        then = np.where(ctx.in_class(then, name), ctx.behind(then), then)
    lead = ctx.sentences.first[ctx.sentences.of_token[at]]
    out = np.asarray((first - lead < _FRONT) & is_in(ctx.tokens.key[then], _SHOW))
    some = np.flatnonzero(mine >= 0)
    told = mine[some]
    out[some] = (a.type[told] == DOCUMENT) & (a.first[told] <= at[some]) & (at[some] < np.maximum(a.last[told], a.cue_end[told]))
    return out


def _tells_which(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """bool: a name, a number, an owner or a day among the tokens [first, last)."""
    out = np.zeros(len(first), bool)
    some = np.flatnonzero(last > first)
    inside, edge = spread(first[some], last[some])
    if some.size:
        out[some] = np.logical_or.reduceat(ctx.name[inside] | ctx.tokens.digit[inside] | ctx.in_class(inside, "MONTHDAY", "POSS"), edge)
    return out
