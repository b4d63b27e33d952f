"""The one definition of the features: FEATURES and ARTICLE_FEATURES, explicit ordered tuples, used to train and to score.

A feature only reads evidence arrays and sizes, so each can be shown in the text. No feature knows a name: people, places and
outlets enter only as "a name", "an outlet". Values lie on a grid of 1/1024 (see `snap`): sums of grid values are exact in
float64, so no score depends on what else is in its batch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from credscore.evidence.attribution import ANONYMOUS, DOCUMENT, MEDIA, NAMED, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.evidence.extract import Found
from credscore.text import tokens as tk

GRID = 1024.0
HEDGES = ("epistemic", "doxastic", "reportive", "rumour", "investigation", "condition", "approximation", "weasel")
BOOSTERS = ("booster", "peacock", "loaded")
CHECKS = ("confirmed", "unverified", "false", "denied", "no comment", "correction")


def snap(values: np.ndarray) -> np.ndarray:
    """Round to the grid; see the module's docstring."""
    return np.rint(values * GRID) / GRID


@dataclass(slots=True)
class View:
    """Sentence-level arrays (s,) of a buffer that the features read. Names say what they hold; counts are float64."""

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

    def __getitem__(self, name: str) -> np.ndarray:
        return self.col[name]


def _count(where: np.ndarray, count: int) -> np.ndarray:
    return np.bincount(where, minlength=count).astype(np.float64)


def make_view(found: Found) -> View:
    """Aggregate token and cue arrays to sentences."""
    ctx, speech, a = found.ctx, found.speech, found.attributions
    sents, tokens = ctx.sentences, ctx.tokens
    s, n = len(sents), len(tokens)
    first = sents.first[:-1]
    size = np.diff(sents.first).astype(np.float64)
    at = np.arange(s)
    new = np.flatnonzero(np.diff(sents.article, prepend=-1))
    article_low = np.repeat(new, np.diff(np.append(new, s)))
    article_high = np.repeat(np.append(new[1:], s)[: len(new)], np.diff(np.append(new, s)))  # a buffer may hold no sentence
    col: dict[str, np.ndarray] = {}
    of = sents.of_token
    inside = found.quotes.inside > 0

    # --- cues by subtype, narrator's and speaker's
    rules = ctx.lexicon.rules
    for family, cues, names in (("hedge", found.hedges, HEDGES), ("booster", found.boosters, BOOSTERS), ("check", found.checks, CHECKS)):
        subtype = np.array([names.index(r.subtype) if r is not None and r.subtype in names else -1 for r in rules])[cues.rule]
        for k, name in enumerate(names):
            here = subtype == k
            col[f"{family}.{name}"] = _count(cues.sentence[here & ~cues.quoted], s)
            col[f"{family}.{name}.quoted"] = _count(cues.sentence[here & cues.quoted], s)
    hedge_rules = [r.id for r in rules if r is not None and r.kind == "hedge"]
    for name in ("may", "could", "would-seem", "possible", "likely", "probable", "perhaps", "potential", "unclear", "apparently", "suggests", "believed", "expected", "belief-verb", "allegedly", "rumour"):
        number = next((k for k, r in enumerate(rules) if r is not None and r.id == f"hedge/{name}"), -1)
        here = found.hedges.rule == number
        col[f"rule.{name}"] = np.minimum(_count(found.hedges.sentence[here & ~found.hedges.quoted], s), 1)
        col[f"rule.{name}.quoted"] = np.minimum(_count(found.hedges.sentence[here & found.hedges.quoted], s), 1)
    del hedge_rules

    # --- attributions by class of cue
    classes = np.array(["" if r is None else r.subtype for r in rules])[a.rule] if len(a) else np.array([], str)
    for name in ("say", "report", "act", "mental", "post", "phrase", "noun", "impersonal", "anonymity"):
        col[f"cue.{name}"] = np.minimum(_count(a.sentence[classes == name], s), 2)
    strong = ~a.weak & (a.type > 0) if len(a) else np.zeros(0, bool)
    col["attributions"] = np.minimum(_count(a.sentence[strong], s), 4)
    for name, flag in (("carried", a.carried), ("inverted", a.inverted), ("negated", a.negated), ("first_hand", found.first_hand)):
        col[name] = np.minimum(_count(a.sentence[strong & flag.astype(bool)], s), 1)
    for k, name in ((NAMED, "named"), (OFFICIAL, "official"), (DOCUMENT, "document"), (MEDIA, "media"), (SOCIAL, "social"), (ANONYMOUS, "anonymous"), (VAGUE, "vague")):
        col[f"any.{name}"] = np.minimum(_count(a.sentence[a.type == k], s), 2)

    # --- tokens
    upper, digit = tokens.upper, tokens.digit
    names = ctx.name & ~inside
    starts = names.copy()
    starts[1:] &= ~names[:-1] | (ctx.gap[1:n] & tk.COMMA > 0) | ctx.leads[1:]
    col["names"] = _count(of[np.flatnonzero(starts)], s)
    col["name_tokens"] = _count(of[np.flatnonzero(ctx.name)], s)
    col["digits"] = _count(of[np.flatnonzero(digit)], s)
    col["dates"] = _count(of[np.flatnonzero(ctx.has("MONTHDAY"))], s)
    col["shouting"] = _count(of[np.flatnonzero(tokens.all_upper & (tokens.end - tokens.start > 3))], s)
    col["upper"] = _count(of[np.flatnonzero(upper)], s)
    for name, cls in (("first_person", "PRON1"), ("pronoun", "PRON"), ("you", "YOU"), ("official_noun", "OFFICIAL"), ("document_noun", "DOC"), ("social_noun", "SOCIAL"), ("media_noun", "MEDIA"), ("anonymous_noun", "ANON"), ("vague_noun", "VAGUE"), ("science", "SCIENCE"), ("negation", "NEG"), ("modal", "MODAL"), ("be", "BE"), ("love", "LOVE"), ("fact", "FACT"), ("opinion", "JUDGE"), ("general", "GENERAL"), ("furniture_word", "FURNITURE"), ("role", "ROLE")):
        mask = ctx.has(cls)
        if name in ("first_person", "you", "opinion", "love", "general"):
            mask &= ~inside
        col[name] = _count(of[np.flatnonzero(mask)], s)
    past = (ctx.buffer.data[tokens.end - 2] == ord("e")) & (ctx.buffer.data[tokens.end - 1] == ord("d")) & (tokens.end - tokens.start > 3) & ~ctx.name
    col["past"] = _count(of[np.flatnonzero(past)], s)
    end_gap = ctx.gap_after[sents.first[1:]]
    last_char = ctx.buffer.data[sents.end - 1] if s else np.zeros(0, np.uint8)
    last_two = ctx.buffer.data[sents.end - 2] if s else np.zeros(0, np.uint8)
    is_quote = (last_char == 34) | (last_char == 0x91) | (last_char == 0x96) | (last_char == 39) | (last_char == 41)
    final = np.where(is_quote, last_two, last_char)
    col["question"] = (final == ord("?")).astype(float)
    col["exclamation"] = (final == ord("!")).astype(float)
    col["colon_end"] = (final == ord(":")).astype(float)
    col["ellipsis"] = (final == 0x99).astype(float)
    col["bare"] = ((end_gap & tk.TERMINAL) == 0).astype(float)
    col["bracketed"] = (ctx.buffer.data[sents.start] == ord("(")).astype(float) if s else np.zeros(0)
    flat = np.flatnonzero(ctx.gap[:n] & tk.AT)
    col["handles"] = np.minimum(_count(of[flat], s), 2)
    scare = np.flatnonzero(~speech.direct)
    col["scare"] = np.minimum(_count(of[found.quotes.first[scare]], s), 2)
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
    col["quoted"] = speech.quoted.astype(float)
    col["quote_share"] = speech.share
    col["weak"] = speech.weak.astype(float)
    col["speaker_here"] = ((speech.speaker_of >= 0) & (a.sentence[np.maximum(speech.speaker_of, 0)] == at)).astype(float) if len(a) else np.zeros(s)
    col["par_start"] = (np.diff(sents.paragraph, prepend=-1) > 0).astype(float)
    inner, outer = speech.inner, speech.outer
    col["narration"] = ((inner == NONE) & ~speech.quoted).astype(float)
    col["hedged"] = np.minimum(col["hedge.epistemic"] + col["hedge.doxastic"] + col["hedge.reportive"] + col["hedge.rumour"], 2)
    col["gush"] = np.minimum(col["booster.peacock"] + col["booster.loaded"] + col["opinion"], 3)
    for k, name in ((NAMED, "is.named"), (OFFICIAL, "is.official"), (DOCUMENT, "is.document"), (MEDIA, "is.media"), (SOCIAL, "is.social"), (ANONYMOUS, "is.anonymous"), (VAGUE, "is.vague")):
        col[name] = (inner == k).astype(float)
    col["by.media"] = ((outer == MEDIA) | (inner == MEDIA)).astype(float)
    col["chain"] = ((outer == MEDIA) & (inner != MEDIA)).astype(float)
    col["fact_like"] = np.minimum(col["digits"] + col["dates"] + (col["names"] > 1), 3)
    view = View(found, s, first, size, article_low, article_high, at, inner, outer, col)
    _neighbours(view)
    return view


AROUND = ("is.named", "is.official", "is.document", "is.media", "is.social", "is.anonymous", "is.vague", "chain", "quoted", "hedged", "gush", "hedge.rumour", "hedge.reportive", "narration", "furniture", "exclamation", "first_person", "you", "digits", "names", "disclosure", "question", "opinion", "love", "shouting", "hedge.weasel", "anonymous_noun")


def _neighbours(view: View) -> None:
    """Sums over the four sentences before and behind, and means over the article, of the columns in AROUND."""
    if not view.count:
        for name in AROUND:
            for kind in ("before", "behind", "rate", "prev", "next"):
                view.col[f"{kind}.{name}"] = np.zeros(0)
        view.col["length"] = np.zeros(0)
        return
    table = np.stack([view.col[name] for name in AROUND])
    total = np.zeros((len(AROUND), view.count + 1))
    np.cumsum(table, axis=1, out=total[:, 1:])
    at, low, high = view.at, view.article_low, view.article_high
    before = total[:, at] - total[:, np.maximum(at - 4, low)]
    behind = total[:, np.minimum(at + 5, high)] - total[:, at + 1]
    length = (high - low).astype(np.float64)
    rate = (total[:, high] - total[:, low]) / length
    prev = np.where(at > low, table[:, np.maximum(at - 1, 0)], 0)
    nxt = np.where(at + 1 < high, table[:, np.minimum(at + 1, view.count - 1)], 0)
    for k, name in enumerate(AROUND):
        view.col[f"before.{name}"], view.col[f"behind.{name}"], view.col[f"rate.{name}"] = before[k], behind[k], rate[k]
        view.col[f"prev.{name}"], view.col[f"next.{name}"] = prev[k], nxt[k]
    view.col["length"] = length


@dataclass(frozen=True, slots=True)
class Feature:
    """One column. group : evidence, combination, form, neighbours, article. read : View -> (s,) array."""

    name: str
    group: str
    read: Callable[[View], np.ndarray]


def _col(name: str, group: str, cap: float | None = None) -> Feature:
    if cap is None:
        return Feature(name, group, lambda v: v[name])
    return Feature(name, group, lambda v: np.minimum(v[name], cap))


def _times(a: str, b: str, cap: float = 2.0) -> Feature:
    return Feature(f"{a} × {b}", "combination", lambda v: np.minimum(v[a], cap) * np.minimum(v[b], cap))


_SOURCES = ("is.named", "is.official", "is.document", "is.media", "is.social", "is.anonymous", "is.vague")

FEATURES: tuple[Feature, ...] = (
    *(_col(n, "evidence") for n in _SOURCES),
    *(_col(n, "evidence") for n in ("by.media", "chain", "weak", "quoted", "quote_share", "narration", "attributions", "carried", "inverted", "negated", "first_hand", "speaker_here", "scare")),
    *(_col(f"cue.{n}", "evidence") for n in ("say", "report", "act", "mental", "post", "phrase", "noun", "impersonal", "anonymity")),
    *(_col(f"any.{n}", "evidence") for n in ("named", "official", "document", "media", "social", "anonymous", "vague")),
    *(_col(f"hedge.{n}", "evidence", 2) for n in HEDGES),
    *(_col(f"hedge.{n}.quoted", "evidence", 2) for n in HEDGES),
    *(_col(f"booster.{n}", "evidence", 2) for n in BOOSTERS),
    *(_col(f"booster.{n}.quoted", "evidence", 2) for n in BOOSTERS),
    *(_col(f"check.{n}", "evidence", 1) for n in CHECKS),
    *(_col(n, "evidence") for n in ("furniture", "disclosure", "leak")),
    *(_col(f"rule.{n}", "evidence") for n in ("may", "could", "expected", "allegedly", "apparently", "rumour", "believed")),
    *(_times(a, b) for a in ("is.named", "is.official", "is.anonymous", "is.media", "narration", "is.vague", "is.document") for b in ("hedged", "quoted")),
    *(_times("narration", b) for b in ("gush", "fact_like", "booster.loaded", "booster.peacock", "opinion", "hedge.rumour", "hedge.reportive", "hedge.weasel", "question", "exclamation", "first_person", "you", "past", "bare", "pronoun", "general", "modal", "love", "negation", "shouting", "document_noun", "social_noun", "anonymous_noun", "vague_noun", "official_noun")),
    *(_times("narration", f"rate.{b}") for b in ("is.named", "is.anonymous", "is.media", "is.vague", "gush", "hedged", "quoted", "exclamation", "opinion", "first_person", "love", "is.document", "is.official")),
    *(_times(a, b) for a, b in (("is.anonymous", "by.media"), ("is.named", "by.media"), ("is.named", "cue.mental"), ("is.named", "cue.act"), ("is.named", "check.denied"), ("is.named", "gush"), ("is.official", "check.denied"), ("is.vague", "question"), ("is.social", "quoted"), ("is.social", "any.named"), ("is.media", "prev.is.anonymous"), ("quoted", "before.is.anonymous"), ("quoted", "rate.is.anonymous"), ("is.media", "next.is.anonymous"))),
    *(_col(n, "form", cap) for n, cap in (("names", 5), ("digits", 4), ("dates", 2), ("shouting", 3), ("first_person", 2), ("you", 2), ("pronoun", 3), ("past", 3), ("question", 1), ("exclamation", 1), ("colon_end", 1), ("ellipsis", 1), ("bare", 1), ("bracketed", 1), ("handles", 2), ("official_noun", 2), ("document_noun", 2), ("social_noun", 2), ("media_noun", 2), ("anonymous_noun", 2), ("vague_noun", 2), ("science", 3), ("negation", 2), ("modal", 2), ("be", 2), ("opinion", 2), ("love", 2), ("fact", 2), ("general", 2), ("role", 3), ("par_start", 1), ("furniture_word", 2), ("fact_like", 3))),
    Feature("log words", "form", lambda v: np.log1p(v.size)),
    Feature("few words", "form", lambda v: (v.size <= 4).astype(float)),
    Feature("one to seven words", "form", lambda v: (v.size <= 7).astype(float)),
    Feature("bare and short", "form", lambda v: v["bare"] * (v.size <= 8)),
    Feature("bare headline", "form", lambda v: v["bare"] * (v.at == v.article_low)),
    Feature("mostly capitals", "form", lambda v: (v["upper"] >= 0.6 * v.size).astype(float)),
    Feature("mostly capitals and bare", "form", lambda v: (v["upper"] >= 0.6 * v.size) * v["bare"]),
    Feature("only names", "form", lambda v: (v["name_tokens"] >= 0.8 * v.size).astype(float)),
    Feature("first sentence", "form", lambda v: (v.at == v.article_low).astype(float)),
    Feature("second or third sentence", "form", lambda v: ((v.at - v.article_low >= 1) & (v.at - v.article_low <= 2)).astype(float)),
    Feature("last sentence", "form", lambda v: (v.at == v.article_high - 1).astype(float)),
    Feature("among the last three", "form", lambda v: (v.article_high - v.at <= 3).astype(float)),
    Feature("name density", "form", lambda v: v["name_tokens"] / v.size),
    *(_col(f"{k}.{n}", "neighbours", 4) for n in ("is.named", "is.official", "is.document", "is.media", "is.social", "is.anonymous", "is.vague", "chain", "quoted", "hedged", "gush", "hedge.rumour", "narration", "furniture", "question", "exclamation") for k in ("before", "behind")),
    *(_col(f"{k}.{n}", "neighbours", 2) for n in ("is.named", "is.media", "is.anonymous", "is.vague", "quoted", "furniture", "chain", "is.document") for k in ("prev", "next")),
    *(_col(f"rate.{n}", "article") for n in AROUND),
    *(Feature(f"headline × rate.{n}", "article", lambda v, n=n: v[f"rate.{n}"] * (v.at == v.article_low)) for n in ("is.named", "is.anonymous", "is.media", "gush", "hedged", "narration")),
    Feature("log sentences", "article", lambda v: np.log(np.maximum(v["length"], 1))),
)

GROUPS = ("evidence", "combination", "form", "neighbours", "article")


def featurize(view: View) -> np.ndarray:
    """Sentence features: float64 (sentences, len(FEATURES)), on the grid."""
    x = np.empty((view.count, len(FEATURES)), order="F")
    for k, feature in enumerate(FEATURES):
        x[:, k] = feature.read(view)
    x *= GRID
    np.rint(x, out=x)
    x /= GRID
    return x
