"""Arrays to reports: evidence objects with names, sentences with reasons, advice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from credscore.evidence.boilerplate import rule_name
from credscore.evidence.names import Cast, Phrase
from credscore.evidence.phrases import ANONYMOUS, MEDIA, NAMED, NONE, TYPE_NAMES
from credscore.model.advice import advise
from credscore.model.outline import outlines
from credscore.model.places import Places
from credscore.model.ranking import Ranked, rank, rounded
from credscore.model.reasons import claim_sums, points_of
from credscore.model.telling import NAMES, NOWHERE, Told, tell
from credscore.model.wording import telling_words
from credscore.schema import Evidence, Report, Sentence
from credscore.text import tokens as tk

if TYPE_CHECKING:
    from credscore.model.phrasing import Phrases
    from credscore.model.results import Rated, Scored
    from credscore.model.scorer import Scorer

_MOST, _MORE = 3, 4  # reasons of a sentence: the largest, and those that else would make "other" large
_TYPES = range(len(TYPE_NAMES))
_NAMED_SOURCES = [[[TYPE_NAMES[t] for t in (outer, inner) if t != NONE] for inner in _TYPES] for outer in _TYPES]
_TELLING = 0.5  # points of one word in a hundred: the words that the reason "choice of words" leads to


def build_reports(scorer: Scorer, done: Scored, ids: Sequence[str | None] | None, detail: str) -> list[Report]:
    """Reports of one scored batch. detail: 'article' leaves sentences, evidence and advice empty, 'sentences' the last two."""
    info = scorer.info
    wholes = outlines(scorer, done.verdicts, claim_sums(scorer, done))
    reports = [whole.report(ids[k] if ids else None, info) for k, whole in enumerate(wholes)]
    if detail == "article":
        return reports
    edges = np.searchsorted(done.found.ctx.sentences.article, np.arange(len(reports) + 1)).tolist()
    sentences = sentences_of(scorer, done, detail == "full")
    evidence = evidence_of(scorer, done) if detail == "full" else []
    for k, report in enumerate(reports):
        report.sentences = sentences[edges[k] : edges[k + 1]]
        if detail == "full":
            report.evidence = evidence[k]
            report.advice = advise(scorer, done, edges[k], edges[k + 1])
    return reports


def sentences_of(scorer: Scorer, done: Rated, spans: bool = False) -> list[Sentence]:
    """Sentences of a batch, in order. spans : with the characters that their reasons lead to."""
    claim = done.claim
    told = tell(points_of(scorer, done), done)
    ctx, speech = done.found.ctx, done.found.speech
    sents = ctx.sentences
    starts = ctx.buffer.to_start(sents.start, sents.article).tolist()
    ends = ctx.buffer.to_end(sents.end, sents.article).tolist()
    scores = np.round(25 * done.expected, 1).tolist()
    claims, hedges, quotes = claim.tolist(), done.hedge.tolist(), speech.quoted.tolist()
    ai = (done.view["disclosure"] > 0).tolist()
    inner, outer = done.inner.tolist(), done.outer.tolist()
    best = rank(told.value.T, _MOST, _MORE)
    at = np.arange(len(best.order))[:, None]
    why = iter(best.reasons(NAMES[told.name[best.order, at]]))
    where = iter(_leading(done, told, best)) if spans else repeat(None)
    out = []
    for k in range(len(starts)):
        source = _NAMED_SOURCES[outer[k]][inner[k]][:]
        if claims[k]:
            out.append(Sentence(starts[k], ends[k], scores[k], True, source, hedges[k], quotes[k], ai[k], next(why), next(where)))
        else:
            out.append(Sentence(starts[k], ends[k], None, False, source, hedges[k], quotes[k], ai[k], [], () if spans else None))
    return out


def _leading(done: Rated, told: Told, best: Ranked) -> list[tuple[int, ...]]:
    """Where the reasons of the claims lead, none for "other", as Sentence.where holds it."""
    rows, columns = np.nonzero(best.told)
    other = columns == best.order.shape[1]
    columns[other] = 0
    reason = best.order[rows, columns]
    table = np.where(other, NOWHERE, told.table[reason, rows])
    place = np.where(other, 0, told.place[reason])
    numbers, lengths = Places(done).of(np.flatnonzero(done.claim)[rows], table, place)
    ends = np.cumsum(np.bincount(rows, lengths, len(best.order)).astype(np.int64))
    every = tuple(numbers.tolist())
    return [every[low:high] for low, high in pairwise([0, *ends.tolist()])]


def evidence_of(scorer: Scorer, done: Rated) -> list[list[Evidence]]:
    """Evidence objects of every article of the batch, in the order of the text."""
    out = _extracted(done)
    _add_wording(done, scorer.word_weights, out)
    if scorer.phrases is not None:
        _add_phrases(done, scorer.phrases, out)
    for items in out:
        items.sort(key=lambda item: (item.start, item.end))
    return out


def _extracted(done: Rated) -> list[list[Evidence]]:
    """What the extractors found, kind by kind."""
    found = done.found
    ctx = found.ctx
    buffer, tokens, sents = ctx.buffer, ctx.tokens, ctx.sentences
    count = len(buffer)
    out: list[list[Evidence]] = [[] for _ in range(count)]
    rules = ctx.lexicon.rules
    real_end = tokens.end  # a possessive 's is not part of a name

    def span(first: np.ndarray, last: np.ndarray, article: np.ndarray) -> tuple[list[int], list[int]]:
        f, l = np.clip(first, 0, len(tokens) - 1), np.maximum(last - 1, 0)  # an empty run of names may begin behind the last token
        return buffer.to_start(tokens.start[f], article).tolist(), buffer.to_end(real_end[l], article).tolist()

    # --- attributions, with names
    a = found.attributions
    resolved: list[tuple[str | None, str | None]] = []
    phrases: list[tuple[int, int] | None] = []
    if len(a):
        article = sents.article[a.sentence]
        low = np.where(a.first >= 0, np.minimum(a.first, a.cue), a.cue)
        high = np.where(a.first >= 0, np.maximum(a.last, a.cue_end), a.cue_end)
        cs, ce = span(a.cue, a.cue_end, article)
        ps, pe = span(a.first, a.last, article)
        ws, we = span(low, high, article)
        arts, types, outers = article.tolist(), a.type.tolist(), a.outer.tolist()
        has, carried = (a.first >= 0).tolist(), a.carried.tolist()
        rule, first_hand, backs = a.rule.tolist(), found.first_hand.tolist(), a.backs.tolist()
        label = ctx.lexicon.rules_among(("attribution/label", "attribution/headline"))
        lead = buffer.to_start(sents.start[a.sentence], article).tolist()
        opens = buffer.to_start(sents.start, sents.article).tolist()
        edges = np.searchsorted(sents.article, np.arange(count + 1)).tolist()
        spoken = _by_article(found.quotes, ctx)
        casts: dict[int, Cast] = {}
        runs = _all_runs(ctx)
        said: dict[int, list[tuple[int, int]]] = {}
        for k in np.flatnonzero((a.first >= 0) & ~a.carried & (a.type == NAMED)).tolist():
            said.setdefault(arts[k], []).append((ps[k], pe[k]))
        for k in range(len(arts)):
            j = arts[k]
            text = buffer.texts[j]
            cast = casts.get(j)
            if cast is None:
                cast = casts[j] = Cast(text, runs.get(j, []), said.get(j, []), opens[edges[j] : edges[j + 1]], spoken.get(j, []))
            phrase = Phrase(
                ps[k] if has[k] else ws[k], pe[k] if has[k] else ws[k], types[k], bool(carried[k]), cs[k], ce[k], lead[k]
            )  # fmt: skip
            name, title = cast.resolve(phrase)
            resolved.append((name, title))
            phrases.append((ps[k], pe[k]) if has[k] else None)
            described = _described(text, ws[k], we[k]) if types[k] == ANONYMOUS else None
            if label[rule[k]] and text[we[k] : we[k] + 1] == ":":  # "QUIST: …": the colon is the cue
                cs[k], ce[k], we[k] = we[k], we[k] + 1, we[k] + 1
            out[j].append(
                Evidence(
                    "attribution", ws[k], we[k], text[ws[k] : we[k]], _rule_id(rules, rule[k]),
                    source_type=TYPE_NAMES[types[k]], source_span=phrases[-1], cue_span=(cs[k], ce[k]), name=name, title=title,
                    first_hand=bool(first_hand[k]), described=described, subtype=None if backs[k] else "view",
                )
            )  # fmt: skip
            if outers[k] == MEDIA and types[k] != MEDIA:
                out[j][-1].described = {**(described or {}), "carrier": "media"}
    # --- quotations
    q = found.quotes
    if len(q):
        article = sents.article[sents.of_token[q.first]]
        qs, qe = buffer.to_start(q.start, article).tolist(), buffer.to_end(q.end, article).tolist()
        for k in np.flatnonzero(found.speech.direct).tolist():
            j = int(article[k])
            who = int(found.speech.speaker[k])
            marks = "quote/single" if q.single[k] else "quote/open" if q.open_ended[k] else "quote/marks"
            item = Evidence("quote", qs[k], qe[k], buffer.texts[j][qs[k] : qe[k]], marks)
            if who >= 0:
                item.speaker_span, item.name, item.source_type = phrases[who], resolved[who][0], TYPE_NAMES[int(a.type[who])]
            out[j].append(item)
    # --- hedges, boosters, checks
    for kind, cues in (("hedge", found.hedges), ("booster", found.boosters), ("verification", found.checks)):
        if not len(cues):
            continue
        article = sents.article[cues.sentence]
        starts, ends = span(cues.first, cues.last, article)
        for k, (j, number) in enumerate(zip(article.tolist(), cues.rule.tolist(), strict=True)):
            row, start, end = rules[number], starts[k], ends[k]
            text = buffer.texts[j][start:end]
            item = Evidence(kind, start, end, text, row.id, row.subtype) if row else Evidence(kind, start, end, text, "")
            if kind != "verification":
                item.by = "speaker" if cues.quoted[k] else "narrator"
            if kind == "hedge":
                item.strength = row.strength if row else None
                item.negated = bool(cues.negated[k])
            out[j].append(item)
    # --- whole sentences: disclosures, furniture
    starts_all = buffer.to_start(sents.start, sents.article)
    ends_all = buffer.to_end(sents.end, sents.article)
    d = found.disclosures
    for number, kind, extent, review, tool, rule_id in zip(d.sentence, d.kind, d.extent, d.review, d.tool, d.rule, strict=True):
        j, s, e = int(sents.article[number]), int(starts_all[number]), int(ends_all[number])
        item = Evidence(kind, s, e, buffer.texts[j][s:e], rule_id)
        if kind == "ai_disclosure":
            item.extent, item.human_review, item.tool = extent, review, tool
        out[j].append(item)
    for number, rule_number in zip(found.furniture.sentence.tolist(), found.furniture.rule.tolist(), strict=True):
        j, s, e = int(sents.article[number]), int(starts_all[number]), int(ends_all[number])
        rule_id, subtype = rule_name(rule_number)
        out[j].append(Evidence("boilerplate", s, e, buffer.texts[j][s:e], rule_id, subtype=subtype))
    return out


def _add_wording(done: Rated, weights: np.ndarray, evidence: list[list[Evidence]]) -> None:
    """The words behind "choice of words"."""
    ctx = done.found.ctx
    token, article, points = telling_words(ctx, weights, _TELLING)
    starts = ctx.buffer.to_start(ctx.tokens.start[token], article).tolist()
    ends = ctx.buffer.to_end(ctx.tokens.end[token], article).tolist()
    sides = np.where(points > 0, "raises", "lowers").tolist()
    texts = ctx.buffer.texts
    for j, start, end, side, size in zip(article.tolist(), starts, ends, sides, rounded(np.abs(points), 2).tolist(), strict=True):
        evidence[j].append(Evidence("wording", start, end, texts[j][start:end], "wording/word", side, strength=size))


def _add_phrases(done: Rated, phrases: Phrases, evidence: list[list[Evidence]]) -> None:
    """The phrases behind "choice of words", in models that have learned any."""
    buffer = done.found.ctx.buffer
    article, start, end, points = phrases.telling(done.found, _TELLING, goes_on=bool((done.view.article_low < 0).any()))  # see view.go_on
    starts, ends = buffer.to_start(start, article).tolist(), buffer.to_end(end, article).tolist()
    for j, low, high, value in zip(article.tolist(), starts, ends, points.tolist(), strict=True):
        side = "raises" if value > 0 else "lowers"
        evidence[j].append(
            Evidence("wording", low, high, buffer.texts[j][low:high], "wording/phrase", subtype=side, strength=round(abs(value), 2))
        )


def _rule_id(rules: list[Any], number: int) -> str:
    rule = rules[number]
    return rule.id if rule is not None else ""


def _by_article(quotes: Any, ctx: Any) -> dict[int, list[tuple[int, int]]]:
    """Character ranges of all quotations, by article."""
    out: dict[int, list[tuple[int, int]]] = {}
    if len(quotes):
        article = ctx.sentences.article[ctx.sentences.of_token[quotes.first]]
        starts, ends = ctx.buffer.to_start(quotes.start, article).tolist(), ctx.buffer.to_end(quotes.end, article).tolist()
        for j, start, end in zip(article.tolist(), starts, ends, strict=True):
            out.setdefault(j, []).append((start, end))
    return out


def _all_runs(ctx: Any) -> dict[int, list[tuple[int, int]]]:
    """Character ranges of all runs of two or more name tokens, by article."""
    name = ctx.name
    if not len(name):
        return {}
    gap = ctx.gap[: len(name)]
    breaks = (gap & 0xFF) != 0
    breaks &= (gap & tk.PERIOD) == 0  # initials
    begins = name & (np.append(True, ~name[:-1]) | breaks | ctx.leads)
    at = np.flatnonzero(begins)
    ends_flag = name & (np.append(~name[1:], True) | np.append(begins[1:], True))
    stop = np.flatnonzero(ends_flag)
    article = ctx.sentences.article[ctx.sentences.of_token[at]]
    s = ctx.buffer.to_start(ctx.tokens.start[at], article).tolist()
    e = ctx.buffer.to_end(ctx.tokens.end[stop], article).tolist()
    out: dict[int, list[tuple[int, int]]] = {}
    for j, x, y in zip(article.tolist(), s, e, strict=True):
        out.setdefault(j, []).append((x, y))
    return out


def _described(text: str, start: int, end: int) -> dict[str, str] | None:
    """What the text says about an unnamed source: role, access, number, reason for anonymity."""
    from credscore.evidence.anonymity import describe

    return describe(text, start, end)
