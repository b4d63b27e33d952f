"""What the extractors found, as objects of a report: attributions with names, quotations, hedges and the like, whole sentences."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from credscore.evidence.attribution_table import Attributions
from credscore.evidence.boilerplate_forms import rule_name
from credscore.evidence.carriers import outlets_behind
from credscore.evidence.context import Context
from credscore.evidence.datelines import inline_datelines
from credscore.evidence.extract import Found
from credscore.evidence.interviewers import behind_interviewers
from credscore.evidence.naming.cast import Cast, Named
from credscore.evidence.naming.phrase_cuts import subject
from credscore.evidence.naming.phrase_ends import whole
from credscore.evidence.naming.reading import Phrase
from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, MEDIA, NAMED, TYPE_NAMES
from credscore.evidence.voice_words import VOICES
from credscore.model.results import Rated
from credscore.schema import Evidence
from credscore.text import tokens as tk

_JOINING = tuple("but and so yet or nor while when although though whereas because if as however meanwhile with".split())

Span = tuple[int, int]
Lists = list[list[Evidence]]  # by article


def extracted(done: Rated) -> Lists:
    """Evidence objects of every article of the batch, kind by kind."""
    found = done.found
    out: Lists = [[] for _ in range(len(found.ctx.buffer))]
    resolved, phrases = _add_attributions(found, out)
    _add_quotations(found, resolved, phrases, out)
    _add_blocks(found, resolved, phrases, out)
    _add_cues(found, out)
    _add_whole_sentences(found, out)
    return out


def _span(ctx: Context, first: np.ndarray, last: np.ndarray, article: np.ndarray) -> tuple[list[int], list[int]]:
    """Characters [start, end) of the tokens [first, last), in their articles. A possessive 's is no part of them."""
    # an empty run of names may begin behind the last token
    low, high = np.clip(first, 0, len(ctx.tokens) - 1), np.maximum(last - 1, 0)
    return ctx.buffer.to_start(ctx.tokens.start[low], article).tolist(), ctx.buffer.to_end(ctx.tokens.end[high], article).tolist()


def _bare_starts(ctx: Context, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Where source phrases start, without what joins their sentence to the one before: "But Quist" is Quist. first, last : tokens, (m,)."""
    first = first.copy()
    some = np.flatnonzero(last - first >= 2)
    for _ in range(2):  # "And while Quist"
        some = some[(last[some] - first[some] >= 2) & tk.is_in(ctx.tokens.key[first[some]], _JOINING)]
        first[some] += 1
    return first


def _add_attributions(found: Found, out: Lists) -> tuple[list[Named], list[Span | None]]:
    """Attributions with names. Gives the name and title of the source of each, and the characters of its phrase."""
    a, ctx = found.attributions, found.ctx
    resolved: list[Named] = []
    phrases: list[Span | None] = []
    if not len(a):
        return resolved, phrases
    buffer, sents = ctx.buffer, ctx.sentences
    article = sents.article[a.sentence]
    has = a.first >= 0
    low = np.where(has, np.minimum(a.first, a.cue), a.cue)
    high = np.where(has, np.maximum(a.last, a.cue_end), a.cue_end)
    first = _bare_starts(ctx, a.first, a.last)
    ps, pe = _span(ctx, first, a.last, article)
    label = ctx.lexicon.rules_among(("attribution/label", "attribution/headline"))
    lead, stops = buffer.to_start(sents.start[a.sentence], article).tolist(), buffer.to_end(sents.end[a.sentence], article).tolist()
    arts = article.tolist()
    by_outlet = (a.outer == MEDIA) & (a.type != MEDIA)
    said: dict[int, list[Span]] = {}
    for k in np.flatnonzero(has & ~a.carried & (a.type == NAMED)).tolist():
        said.setdefault(arts[k], []).append((ps[k], pe[k]))
    casts, texts = _Casts(found, said), buffer.texts
    ids = [rule.id if rule is not None else "" for rule in ctx.lexicon.rules]
    for j, written, pl, ph, wl, wh, cl, ch, kind, carried, by_media, carrier, rule, labelled, own, backs, sentence, until in zip(
        arts, has.tolist(), ps, pe, *_span(ctx, np.where(a.first == low, first, low), high, article), *_span(ctx, a.cue, a.cue_end, article),
        a.type.tolist(), a.carried.tolist(), by_outlet.tolist(), _carriers(ctx, a, by_outlet, article), a.rule.tolist(), label[a.rule].tolist(),
        found.first_hand.tolist(), a.backs.tolist(), lead, stops, strict=True,
    ):  # fmt: skip
        text = texts[j]
        phrase: Span | None = None
        begin = stop = wl
        if written:
            begin, stop = subject(text, *whole(text, pl, ph, sentence, until), cl, ch)
            if begin < stop:
                wl, wh = min(begin, cl), max(stop, ch)
            else:
                begin, stop = pl, ph
            phrase = begin, stop
        named = casts.of(j).resolve(Phrase(begin, stop, kind, carried, cl, ch, sentence))
        resolved.append(named)
        phrases.append(phrase)
        if not (backs or written or any(named)):
            continue  # "That said, …", "a guidance system that tells her where": nobody is shown as its source, and it states nothing
        described = _described(text, (wl, wh), phrase, cl) if kind == ANONYMOUS else None
        if by_media:
            described = {**(described or {}), "carrier": "media"}
        if labelled and text[wh : wh + 1] == ":":  # "QUIST: …": the colon is the cue
            cl, ch, wh = wh, wh + 1, wh + 1
        out[j].append(
            Evidence(
                "attribution", wl, wh, text[wl:wh], ids[rule], None if backs else "view", TYPE_NAMES[kind] if kind else None, phrase, (cl, ch), *named,
                own, described, carrier,
            )
        )  # fmt: skip
    return resolved, phrases


def _carriers(ctx: Context, a: Attributions, carried: np.ndarray, article: np.ndarray) -> list[Span | None]:
    """Characters of the outlet that each attribution was told to, where it stands behind the cue. carried : bool, which have one. article : of each."""
    out: list[Span | None] = [None] * len(a)
    rows = np.flatnonzero(carried)
    first, last = outlets_behind(ctx, a, rows)
    there = first >= 0
    rows, first, last = rows[there], first[there], last[there]
    for k, start, end in zip(rows.tolist(), *_span(ctx, first, last, article[rows]), strict=True):
        out[k] = start, end
    return out


class _Casts:
    """The people of an article, gathered when they are first asked for and given up for those of the next one.

    said : characters of the names of sources, by article.
    """

    def __init__(self, found: Found, said: dict[int, list[Span]]) -> None:
        ctx = found.ctx
        sents = ctx.sentences
        self._texts, self._said = ctx.buffer.texts, said
        edges = np.searchsorted(sents.article, np.arange(len(ctx.buffer) + 1)).tolist()
        opens = ctx.buffer.to_start(sents.start, sents.article).tolist()
        self._opens = [opens[low:high] for low, high in pairwise(edges)]
        self._spoken, self._runs = _by_article(ctx, *_quotations(found)), _by_article(ctx, *_runs(ctx))
        self._article = -1
        self._cast: Cast | None = None

    def of(self, article: int) -> Cast:
        """The people of an article; articles are asked for in order."""
        if self._cast is None or article != self._article:
            runs, said, spoken = self._runs[article], self._said.get(article, []), self._spoken[article]
            self._article, self._cast = article, Cast(self._texts[article], runs, said, self._opens[article], spoken)
        return self._cast


def _add_quotations(found: Found, resolved: list[Named], phrases: list[Span | None], out: Lists) -> None:
    """Direct quotations with their speakers. resolved, phrases : of the attributions."""
    q, ctx = found.quotes, found.ctx
    if not len(q):
        return
    buffer = ctx.buffer
    article = ctx.sentences.article[ctx.sentences.of_token[q.first]]
    qs, qe = buffer.to_start(q.start, article).tolist(), buffer.to_end(q.end, article).tolist()
    for k in np.flatnonzero(found.speech.direct).tolist():
        j = int(article[k])
        who = int(found.speech.speaker[k])
        marks = "quote/single" if q.single[k] else "quote/open" if q.open_ended[k] else "quote/marks"
        item = Evidence("quote", qs[k], qe[k], buffer.texts[j][qs[k] : qe[k]], marks)
        if who >= 0:
            item.speaker_span, item.name = phrases[who], resolved[who][0]
            kind = int(found.attributions.type[who])
            item.source_type = TYPE_NAMES[kind] if kind else None
        out[j].append(item)


def _add_blocks(found: Found, resolved: list[Named], phrases: list[Span | None], out: Lists) -> None:
    """Quotations without marks, below the line that leads into them. resolved, phrases : of the attributions."""
    ctx, speech = found.ctx, found.speech
    start, end, lead = speech.blocks.passages(ctx)
    article = ctx.sentences.article[lead]
    starts, ends = ctx.buffer.to_start(start, article).tolist(), ctx.buffer.to_end(end, article).tolist()
    for j, low, high, who in zip(article.tolist(), starts, ends, speech.speaker_of[lead].tolist(), strict=True):
        item = Evidence("quote", low, high, ctx.buffer.texts[j][low:high], "quote/block")
        if who >= 0:
            item.speaker_span, item.name = phrases[who], resolved[who][0]
            item.source_type = TYPE_NAMES[int(found.attributions.type[who])]
        out[j].append(item)


def _add_cues(found: Found, out: Lists) -> None:
    """Hedges, boosters, checks, words of the writer's voice."""
    ctx = found.ctx
    rules = ctx.lexicon.rules
    for kind, cues in (("hedge", found.hedges), ("booster", found.boosters), ("verification", found.checks)):
        if not len(cues):
            continue
        article = ctx.sentences.article[cues.sentence]
        columns = (article, *_span(ctx, cues.first, cues.last, article), cues.rule, cues.quoted, cues.negated)
        for j, start, end, number, quoted, negated in zip(*(c if isinstance(c, list) else c.tolist() for c in columns), strict=True):
            row = rules[number]
            text = ctx.buffer.texts[j][start:end]
            item = Evidence(kind, start, end, text, row.id, row.subtype) if row else Evidence(kind, start, end, text, "")
            if kind != "verification":
                item.by = "speaker" if quoted else "narrator"
            if kind == "hedge":
                item.strength = row.strength if row else None
                item.negated = negated
            out[j].append(item)
    at = found.voice.token
    article = ctx.sentences.article[ctx.sentences.of_token[at]]
    starts, ends = _span(ctx, at, at + 1, article)
    texts, names = ctx.buffer.texts, [f"voice/{voice}" for voice in VOICES]
    for j, start, end, kind in zip(article.tolist(), starts, ends, found.voice.kind.tolist(), strict=True):
        out[j].append(Evidence("voice", start, end, texts[j][start:end], names[kind], VOICES[kind]))


def _add_whole_sentences(found: Found, out: Lists) -> None:
    """Disclosures and furniture, also the datelines in front of sentences that are none."""
    sents, buffer, d = found.ctx.sentences, found.ctx.buffer, found.disclosures
    starts = buffer.to_start(sents.start, sents.article)
    ends = buffer.to_end(sents.end, sents.article)
    for number, kind, extent, review, tool, rule_id in zip(d.sentence, d.kind, d.extent, d.review, d.tool, d.rule, strict=True):
        j, s, e = int(sents.article[number]), int(starts[number]), int(ends[number])
        item = Evidence(kind, s, e, buffer.texts[j][s:e], rule_id)
        if kind == "ai_disclosure":
            item.extent, item.human_review, item.tool = extent, review, tool
        out[j].append(item)
    for number, rule_number in zip(found.furniture.sentence.tolist(), found.furniture.rule.tolist(), strict=True):
        j, s, e = int(sents.article[number]), int(starts[number]), int(ends[number])
        rule_id, subtype = rule_name(rule_number)
        out[j].append(Evidence("boilerplate", s, e, buffer.texts[j][s:e], rule_id, subtype=subtype))
    sentence, start, end = inline_datelines(found.ctx)
    alone = ~among(sentence, found.furniture.sentence)
    article = sents.article[sentence[alone]]
    starts, ends = buffer.to_start(start[alone], article).tolist(), buffer.to_end(end[alone], article).tolist()
    for j, s, e in zip(article.tolist(), starts, ends, strict=True):
        out[j].append(Evidence("boilerplate", s, e, buffer.texts[j][s:e], "boilerplate/dateline", subtype="byline"))


def _by_article(ctx: Context, article: np.ndarray, start: np.ndarray, end: np.ndarray) -> list[list[Span]]:
    """Character ranges of what lies at `start` to `end` in the buffer, by article. article : of each, ascending."""
    starts, ends = ctx.buffer.to_start(start, article).tolist(), ctx.buffer.to_end(end, article).tolist()
    every = list(zip(starts, ends, strict=True))
    return [every[low:high] for low, high in pairwise(np.searchsorted(article, np.arange(len(ctx.buffer) + 1)).tolist())]


def _quotations(found: Found) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Article, start and end in the buffer of all quotations."""
    q, sents = found.quotes, found.ctx.sentences
    return sents.article[sents.of_token[q.first]], q.start, q.end


def _runs(ctx: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Article, start and end in the buffer of all runs of name tokens."""
    name = ctx.name
    gap = ctx.gap[: len(name)]
    breaks = (gap & 0xFF) != 0
    breaks &= (gap & tk.PERIOD) == 0  # initials
    breaks[behind_interviewers(ctx)] = True
    begins = name & (np.append(True, ~name[:-1])[: len(name)] | breaks | ctx.leads)
    at = np.flatnonzero(begins)
    ends_flag = name & (np.append(~name[1:], True)[: len(name)] | np.append(begins[1:], True)[: len(name)])
    stop = np.flatnonzero(ends_flag)
    return ctx.sentences.article[ctx.sentences.of_token[at]], ctx.tokens.start[at], ctx.tokens.end[stop]


def _described(text: str, whole: Span, phrase: Span | None, cue: int) -> dict[str, str] | None:
    """What the text says about an unnamed source: role, access, number, reason for anonymity. whole : characters of the attribution."""
    from credscore.evidence.naming.anonymous_details import describe

    return describe(text, *whole, phrase, cue)
