"""What the features read: counts and rates of evidence for every sentence, its neighbours and its article, as plain columns.

Values lie on the grid of `credscore.model.grid`, so no score depends on what else is in its batch.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.extract import Found
from credscore.evidence.ranges import spread
from credscore.evidence.source_types import MEDIA, NAMED, NONE, SOCIAL
from credscore.model.clauses import add_clauses
from credscore.model.events import TYPES, VOICE_COLUMNS, cap_of, count_events
from credscore.model.layout import add_layout
from credscore.model.neighbours import MOST_AROUND, add_neighbours, totals_of, voice_rate, words_narrated

# The labelled articles have up to 70 sentences; what length says of an article must not be carried on to books. One in 500 articles has
# more sentences than this.
MOST_SENTENCES = 200
_SHORT = 8  # words: one that judges says no more of a sentence that is still shorter
_TITLED = 0.7  # share of words with a capital


@dataclass(slots=True)
class View:
    """Sentence-level arrays (s,) of a buffer that the features read. Names say what they hold; counts of events are int16 or
    int32, those of neighbours uint8, all else float64.

    totals, rates : (a,), sums and means of columns over the articles that have sentences. length, narrated : float64 (a,), what these are means over:
    their sentences, and their narration for the writer's voice. owner : int64 (s,), which of these articles a sentence is of.
    """

    found: Found
    count: int
    first: np.ndarray
    size: np.ndarray
    article_low: np.ndarray
    article_high: np.ndarray
    at: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    col: dict[str, np.ndarray]
    totals: dict[str, np.ndarray]
    rates: dict[str, np.ndarray]
    length: np.ndarray
    narrated: np.ndarray
    owner: np.ndarray

    def __getitem__(self, name: str) -> np.ndarray:
        return self.col[name]

    def measure_of(self, name: str) -> np.ndarray:
        """float64 (a,): what the rate of a column is a mean over."""
        return self.narrated if name in VOICE_COLUMNS else self.length + _MORE * (name in _TONE)


_TONE = frozenset("gush exclamation first_person you opinion love shouting intimate dealing stance anonymous_noun".split())
_MORE = 2  # sentences without such a word that every article has more: one word in a text of two lines tells little of its voice
_FLAGS = frozenset(
    """weak quoted narration speaker_here furniture disclosure leak question exclamation colon_end ellipsis bare bracketed par_start connective
    by.media chain is.named is.official is.document is.media is.social is.anonymous is.vague faceless nameless quote_share placed.reason placed.story
    placed.witness""".split()
)


def most_of(name: str) -> float:
    """An upper bound of a column, so that it need not be capped again."""
    name = name.removeprefix("prev.").removeprefix("next.").removeprefix("rate.")
    if name in _FLAGS:
        return 1.0
    if name.startswith(("before.", "behind.")):
        return MOST_AROUND
    return {"hedged": 2.0, "gush": 3.0, "fact_like": 3.0}.get(name) or cap_of(name)


def make_view(found: Found) -> View:
    """Aggregate token and cue arrays to sentences."""
    sents = found.ctx.sentences
    s = len(sents)
    first = sents.first[:-1]
    size = np.diff(sents.first).astype(np.float64)
    at = np.arange(s)
    new = np.flatnonzero(np.diff(sents.article, prepend=-1))
    high = np.append(new[1:], s)[: len(new)]  # a buffer may hold no sentence
    length = high - new
    owner = np.repeat(np.arange(len(new)), length)
    article_low, article_high = new.take(owner), high.take(owner)
    col = count_events(found)
    # In a headline in capitals a capital tells nothing of names.
    titled = (col["upper"] >= _TITLED * size) & (size >= 4)
    for name in ("names", "runs", "name_tokens"):
        col[name] = np.where(titled, 0.0, col[name])
    col["titled"] = titled.astype(np.float64)
    col["words"] = size - col["name_tokens"] + col["runs"]  # a name counts as one word: nobody gains by having a long one
    col["per ten"] = 10 / np.maximum(col["words"], _SHORT)
    col["hedge flag"] = np.minimum(np.bincount(found.hedges.sentence[found.hedges.flags], minlength=s), 1).astype(np.float64)
    add_layout(found.ctx, size, col)
    add_clauses(found.ctx, col)
    _add_notices(found, col)
    _add_sources(found, at, col)
    _add_placed(found, owner, col)
    col["hedged"] = np.minimum(col["hedge.epistemic"] + col["hedge.doxastic"] + col["hedge.reportive"] + col["hedge.rumour"], 2)
    col["gush"] = np.minimum(col["booster.peacock"] + col["booster.loaded"] + col["opinion"], 3)
    col["fact_like"] = np.minimum(col["digits"] + col["dates"] + (col["names"] > 1), 3)
    add_neighbours(col, at, article_low, article_high, new)
    narrated = words_narrated(np.add.reduceat(col["words"] * col["narration"], new)) if len(new) else np.zeros(0)
    totals = totals_of(col, new)
    rates = {name: voice_rate(name, x, narrated) if name in VOICE_COLUMNS else x / (length + _MORE * (name in _TONE)) for name, x in totals.items()}
    sides, lengths = (found.speech.inner, found.speech.outer), length.astype(np.float64)
    return View(found, s, first, size, article_low, article_high, at, *sides, col, totals, rates, lengths, narrated, owner)


def _add_notices(found: Found, col: dict[str, np.ndarray]) -> None:
    """Columns, each 0 or 1: what is page furniture, and what is said about the making of the article."""
    s = len(found.ctx.sentences)
    furniture = np.zeros(s)
    furniture[found.furniture.sentence] = 1
    col["furniture"] = furniture
    disclosed = np.zeros(s)
    leak = np.zeros(s)
    for number, kind in zip(found.disclosures.sentence, found.disclosures.kind, strict=True):
        if kind == "ai_disclosure":
            disclosed[number] = 1
        elif kind == "ai_leak":
            leak[number] = 1
    col["disclosure"], col["leak"] = disclosed, leak


def _add_sources(found: Found, at: np.ndarray, col: dict[str, np.ndarray]) -> None:
    """Columns: who speaks in a sentence, in whose words, and through whom. at : numbers of the sentences."""
    speech, a = found.speech, found.attributions
    inner, outer = speech.inner, speech.outer
    col["quoted"] = (speech.share > 0).astype(float)  # not the words of an outlet that are taken over whole: they are worth what it tells
    col["quote_share"] = np.rint(10 * speech.share) / 10  # in tenths: the length of a name outside the marks must not show
    col["weak"] = speech.weak.astype(float)
    col["speaker_here"] = (
        ((speech.speaker_of >= 0) & (a.sentence[np.maximum(speech.speaker_of, 0)] == at)).astype(float) if len(a) else np.zeros(len(at))
    )
    col["narration"] = ((inner == NONE) & ~speech.quoted).astype(float)
    for k, name in TYPES:
        col[f"is.{name}"] = (inner == k).astype(float)
    col["faceless"] = ((inner == SOCIAL) & ~_by_somebody(found)).astype(float)
    col["nameless"] = speech.nameless.astype(float)
    for name in ("is.document", "any.document"):  # a document is what could be asked for
        col[name] = np.where(speech.nameless, 0, col[name])
    col["by.media"] = ((outer == MEDIA) | (inner == MEDIA)).astype(float)
    col["chain"] = ((outer == MEDIA) & (inner != MEDIA)).astype(float)


def _add_placed(found: Found, owner: np.ndarray, col: dict[str, np.ndarray]) -> None:
    """Columns, each 0 or 1, of sentences that rest on somebody unnamed: a reason of his own for that stands there, or elsewhere in the article; he
    saw or suffered what he tells. owner : int64 (s,), the article of each sentence."""
    s, ctx, speech, unnamed = len(owner), found.ctx, found.speech, col["is.anonymous"]
    here = np.zeros(s)
    here[ctx.sentences.of_token[found.placed.reason]] = 1
    told = np.zeros(int(owner[-1]) + 1 if s else 0)
    told[owner[here > 0]] = 1
    col["placed.reason"] = here * unnamed
    col["placed.story"] = (told.take(owner) - here).clip(0) * unnamed
    saw = np.zeros(s)
    if len(found.attributions):
        saw = ((speech.speaker_of >= 0) & found.placed.witness[np.maximum(speech.speaker_of, 0)]).astype(float)
    col["placed.witness"] = saw * unnamed


def _by_somebody(found: Found) -> np.ndarray:
    """bool (s,): who stands behind the sentence has a name, be it in the phrase of his post."""
    speech, a, ctx = found.speech, found.attributions, found.ctx
    out = np.zeros(len(speech.inner), bool)
    some = np.flatnonzero((speech.inner == SOCIAL) & (speech.speaker_of >= 0))
    mine = speech.speaker_of[some]
    low = np.where(a.first[mine] >= 0, np.minimum(a.first[mine], a.cue[mine]), a.cue[mine])
    inside, edge = spread(low, np.maximum(a.last[mine], a.cue_end[mine]))
    platform = ctx.in_class(inside, "OUT_social", "OUT_social_UNSURE", "SOCIAL")
    named = np.logical_or.reduceat(ctx.name[inside] & ~platform, edge) if some.size else np.zeros(0, bool)
    out[some] = (a.type[mine] == NAMED) | named
    return out


def go_on(view: View, before: bool, behind: bool) -> None:
    """For a part of an article: where it goes on before or behind, its first and last sentences are not those of the article."""
    if before:
        view.article_low = view.article_low - 3
    if behind:
        view.article_high = view.article_high + 3
