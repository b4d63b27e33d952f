"""Rules under the lens: a catalogue of all of them, where each fires, and how that agrees with labels (as snorkel's LFAnalysis does)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from credscore.evidence import boilerplate_forms
from credscore.evidence.datelines import inline_datelines
from credscore.evidence.disclosures import rules as disclosure_rules
from credscore.evidence.extract import Found, extract
from credscore.evidence.lexicon import Lexicon, default_lexicon
from credscore.evidence.source_types import NONE, TYPE_NAMES
from credscore.evidence.voice_words import VOICES
from credscore.schema import RULE_KINDS, LabelledArticle, LabelledSentence
from credscore.text.buffer import batches

_BATCH = 192_000  # characters of text a time: the memory stays small however large the data

# Quotations are found by a state machine over the marks, not by forms: their examples stand here.
_QUOTES = (
    ("quote/marks", "“The weir held all night,” said Ottoline Pruss.", "They screened “The Long Weir” on Friday."),
    ("quote/single", "‘The weir held all night,’ said Ottoline Pruss.", "The anglers’ hut and the boys’ canoe were saved."),
    ("quote/open", "“The weir held all night, said Ottoline Pruss of the rowing club.", 'The weir was 6" too low.'),
    ("quote/block", "Ottoline Pruss told the crew below:\n\nThe weir has held all night.", "The weir has three rules:\n\nGeese go first."),
)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as people read it. forms: those of a lexicon row, or None for a grammar. hit, miss: where it must fire and must not."""

    id: str
    kind: str
    subtype: str
    strength: float | None
    forms: tuple[str, ...] | None
    hit: str
    miss: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"forms": None if self.forms is None else list(self.forms)}


def catalogue(lexicon: Lexicon | None = None) -> list[RuleInfo]:
    """Every rule, in the order of RULE_KINDS and of the lexicon files."""
    out = []
    lexicon = lexicon or default_lexicon()
    for rule in lexicon.rules:
        if rule is not None:
            forms = tuple("_".join(form) for form in rule.forms)
            out.append(RuleInfo(rule.id, rule.kind, rule.subtype, rule.strength, forms, rule.hit, rule.miss))
    for voice, (hit, miss) in lexicon.voice.examples.items():
        out.append(RuleInfo(f"voice/{voice}", "voice", voice, None, lexicon.voice.words[voice], hit, miss))
    out += [RuleInfo(name, "quote", name.split("/")[1], None, None, hit, miss) for name, hit, miss in _QUOTES]
    out += [RuleInfo(r.id, "disclosure", r.kind, None, None, r.hit, r.miss) for r in disclosure_rules.RULES]
    out += [RuleInfo(name, "boilerplate", subtype, None, None, hit, miss) for name, subtype, hit, miss in boilerplate_forms.examples()]
    order = {kind: k for k, kind in enumerate(RULE_KINDS)}
    return sorted(out, key=lambda rule: order[rule.kind])


@dataclass(frozen=True, slots=True)
class Firing:
    """One time a rule fired. sentence: its number in the buffer. says: what it claims of the sentence (a source type, a flag, a kind)."""

    rule: str
    kind: str
    sentence: int
    says: tuple[str, ...]


def firings(found: Found) -> list[Firing]:
    """Where every rule fired in a buffer, ordered by sentence."""
    rules = found.ctx.lexicon.rules
    names = ["" if rule is None else rule.id for rule in rules]
    out: list[Firing] = []
    a = found.attributions
    # a cue that backs nothing says nothing about its sentence's source
    kinds, outers = np.where(a.backs, a.type, NONE).tolist(), np.where(a.backs, a.outer, NONE).tolist()
    for rule, sentence, kind, outer in zip(a.rule.tolist(), a.sentence.tolist(), kinds, outers, strict=True):
        says = tuple(dict.fromkeys(TYPE_NAMES[t] for t in (outer, kind) if t != NONE))
        out.append(Firing(names[rule], "attribution", sentence, says))
    for kind_name, cues in (("hedge", found.hedges), ("booster", found.boosters), ("verification", found.checks)):
        out += [Firing(names[r], kind_name, s, ()) for r, s in zip(cues.rule.tolist(), cues.sentence.tolist(), strict=True)]
    q, of = found.quotes, found.ctx.sentences.of_token
    voice = found.voice
    out += [Firing(f"voice/{VOICES[k]}", "voice", s, ()) for k, s in zip(voice.kind.tolist(), of[voice.token].tolist(), strict=True)]
    for k in np.flatnonzero(found.speech.direct).tolist() if len(q) else ():
        name = "quote/single" if q.single[k] else "quote/open" if q.open_ended[k] else "quote/marks"
        # a quotation of several sentences speaks about each of them
        out += [Firing(name, "quote", s, ("quote",)) for s in range(int(of[q.first[k]]), int(of[q.last[k] - 1]) + 1)]
    out += [Firing("quote/block", "quote", s, ("quote",)) for s in found.speech.blocks.sentence.tolist()]
    d = found.disclosures
    out += [Firing(name, "disclosure", s, (kind,)) for name, s, kind in zip(d.rule, d.sentence, d.kind, strict=True)]
    furniture = set(found.furniture.sentence.tolist())
    for s, number in zip(found.furniture.sentence.tolist(), found.furniture.rule.tolist(), strict=True):
        out.append(Firing(boilerplate_forms.rule_name(number)[0], "boilerplate", s, ()))
    out += [Firing("boilerplate/dateline", "boilerplate", s, ()) for s in inline_datelines(found.ctx)[0].tolist() if s not in furniture]
    return sorted(out, key=lambda f: f.sentence)


@dataclass(slots=True)
class Coverage:
    """How one rule does on labelled examples; sentences are counted once however often it fires there.

    fired : times. sentences, articles : where. overlaps : sentences where another rule of its kind fired as well.
    judged : sentences whose label can tell. agree, conflicts : judged sentences where the label says the same, or something else.
    instead : what the labels say in the conflicts.
    """

    rule: str
    kind: str
    fired: int = 0
    sentences: int = 0
    articles: int = 0
    share: float = 0.0
    overlaps: int = 0
    judged: int = 0
    agree: int = 0
    conflicts: int = 0
    instead: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """agree / judged; None where no label can tell."""
        return self.agree / self.judged if self.judged else None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"instead": dict(self.instead.most_common()), "precision": self.precision}


@dataclass(slots=True)
class Analysis:
    """Coverage of every rule, in the order of the catalogue. articles, sentences: how many were read; labelled: sentences with a label."""

    rules: list[Coverage]
    articles: int
    sentences: int
    labelled: int


def analyse(articles: Sequence[LabelledArticle], lexicon: Lexicon | None = None) -> Analysis:
    """Run the extractors over labelled examples and compare what every rule says with the labels.

    Attribution rules are judged by the labelled source types, hedge rules by the hedge flag, quotations by the quote flag, disclosures by
    the ai flag, boilerplate by "no claim"; boosters, checks and words of the writer's voice have no label to be judged by. A sentence
    is judged by the label that it overlaps most.
    """
    table = {info.id: Coverage(info.id, info.kind) for info in catalogue(lexicon)}
    total = labelled = 0
    for low, high in batches([a.text for a in articles], _BATCH):
        batch = articles[low:high]
        found = extract([a.text for a in batch], lexicon)
        labels = _labels(found, batch)
        total += len(labels)
        labelled += sum(label is not None for label in labels)
        _count(table, found, labels)
    for row in table.values():
        row.share = row.sentences / total if total else 0.0
    return Analysis(list(table.values()), len(articles), total, labelled)


def _labels(found: Found, articles: Sequence[LabelledArticle]) -> list[LabelledSentence | None]:
    """The label of every sentence of the buffer, or None. A label belongs to the one sentence that holds most of it."""
    sents, buffer = found.ctx.sentences, found.ctx.buffer
    start, end = buffer.to_start(sents.start, sents.article), buffer.to_end(sents.end, sents.article)
    edges = np.searchsorted(sents.article, np.arange(len(articles) + 1)).tolist()
    out: list[LabelledSentence | None] = [None] * len(sents)
    for article, low, high in zip(articles, edges[:-1], edges[1:], strict=True):
        if low == high:
            continue
        if article.unit == "sentence" and len(article.sentences) == 1:
            out[low:high] = article.sentences * (high - low)
            continue
        best = np.zeros(high - low)
        for label in article.sentences:
            overlap = np.minimum(end[low:high], label.end) - np.maximum(start[low:high], label.start)
            at = int(overlap.argmax())
            if overlap[at] > best[at]:
                best[at] = overlap[at]
                out[low + at] = label
    return out


def _count(table: dict[str, Coverage], found: Found, labels: Sequence[LabelledSentence | None]) -> None:
    here: dict[tuple[str, int], list[Firing]] = {}
    for firing in firings(found):
        if firing.rule in table:
            here.setdefault((firing.rule, firing.sentence), []).append(firing)
    company = Counter((table[rule].kind, sentence) for rule, sentence in here)
    article_of = found.ctx.sentences.article.tolist()
    homes = {(rule, article_of[sentence]) for rule, sentence in here}
    for rule, _article in homes:
        table[rule].articles += 1
    for (rule, sentence), fired in here.items():
        row = table[rule]
        row.fired += len(fired)
        row.sentences += 1
        row.overlaps += company[row.kind, sentence] > 1
        label = labels[sentence]
        verdict = None if label is None else _verdict(row.kind, fired, label)
        if verdict is not None:
            good, instead = verdict
            row.judged += 1
            row.agree += good
            row.conflicts += not good
            if not good:
                row.instead[instead] += 1


def _verdict(kind: str, fired: Sequence[Firing], label: LabelledSentence) -> tuple[bool, str] | None:
    """Whether the label says what the rule says, and what it says instead; None where it cannot tell."""
    said = {word for firing in fired for word in firing.says}
    if kind == "attribution":
        return None if label.source is None or not said else (bool(said & set(label.source)), "+".join(label.source) or "none")
    if kind == "hedge":
        return None if label.hedge is None else (label.hedge, "no hedge")
    if kind == "quote":
        return None if label.quote is None else (label.quote, "no quote")
    if kind == "disclosure":
        # the flag is for disclosures; it stays unset where AI is denied, and the guide says nothing of leaks
        if label.ai is None or "ai_leak" in said:
            return None
        return (label.ai, "no disclosure") if "ai_disclosure" in said else (not label.ai, "a disclosure")
    if kind == "boilerplate":
        return label.rating is None, "a claim"
    return None
