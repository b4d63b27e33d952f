"""How credscore's evidence compares with tools people use: attribution on PolNeAR, hedges on Wikipedia sentences and on articles.

    python benchmarks/peers.py --polnear polnear.jsonl --hedges hedges.jsonl --articles articles.jsonl --node FOLDER
    python benchmarks/peers.py --polnear polnear.jsonl --spacy-model en_core_web_sm --json OUT

Prints one Markdown table. Every peer is judged on the sentences of credscore, with the measures of issue 3; brackets hold 95 %
intervals from resampled articles (or sentences). A peer that is not installed is skipped with a line that says how to get it.

polnear.jsonl    {text, attributions: [{source, cue, content}]}, each a list of [start, end]
hedges.jsonl     {text, label}: 1 uncertain, 0 certain
articles.jsonl   {text, sentences: [{start, end, hedge}]}
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

import credscore
from credscore.errors import CredscoreError

Span = tuple[int, int]
HERE = Path(__file__).parent
ROUNDS = 400
NPM = "npm install --prefix FOLDER --no-package-lock, after copying benchmarks/node/package.json there; then --node FOLDER"

# Sixty verbs that introduce what somebody says: the list one would write down without looking at the data.
VERBS = re.findall(
    r"\w+",
    """
say tell add note report claim announce argue state explain insist warn suggest confirm deny allege acknowledge admit concede contend
assert declare describe mention reveal disclose predict estimate recall remark reply respond write tweet testify urge ask complain comment
observe stress emphasize maintain believe think hope promise vow pledge joke conclude indicate propose recommend accuse advise agree cite
criticize express
""",
)
IRREGULAR = {"say": ["said"], "tell": ["told"], "write": ["wrote", "written"], "think": ["thought"]}
DOUBLED = {"admit"}
MARKS = re.compile(r"“[^”]+”|\"[^\"\n]+\"")


@dataclass
class Seen:
    """What one tool saw in one text. `evidence`: (regions found, source span or None); `claims`: spans it calls attributed."""

    evidence: list[tuple[list[Span], Span | None]] = field(default_factory=list)
    claims: list[Span] = field(default_factory=list)
    hedges: list[Span] = field(default_factory=list)


@dataclass
class Peer:
    """One row of the table. `see` reads texts; `does`: the parts it gives (sentences, evidence, sources, hedges); others stay blank."""

    name: str
    version: str
    does: frozenset[str]
    see: Callable[[list[str]], list[Seen]]


class Skipped(Exception):
    """A peer that cannot run here; the message says what would change that."""


# ---------------------------------------------------------------- the peers
def inflected(verb: str) -> list[str]:
    if verb.endswith("e"):
        regular = [verb + "s", verb + "d", verb[:-1] + "ing"]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        regular = [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        stem = verb + verb[-1] if verb in DOUBLED else verb
        regular = [verb + "s", stem + "ed", stem + "ing"]
    return [verb, *regular, *IRREGULAR.get(verb, [])]


def verb_list(with_marks: bool) -> Peer:
    pattern = re.compile(r"\b(?:" + "|".join(form for verb in VERBS for form in inflected(verb)) + r")\b", re.IGNORECASE)

    def see(texts: list[str]) -> list[Seen]:
        out = []
        for text in texts:
            verbs = [m.span() for m in pattern.finditer(text)]
            marks = [m.span() for m in MARKS.finditer(text)] if with_marks else []
            out.append(Seen(evidence=[([span], None) for span in verbs], claims=verbs + marks))
        return out

    name = f"{len(VERBS)} reporting verbs" + (" or quotation marks" if with_marks else "")
    return Peer(name, "ours", frozenset({"sentences", "evidence"}), see)


def proselint() -> Peer:
    if not find_spec("proselint"):
        raise Skipped("proselint: not installed; pip install proselint")
    from proselint.checks import __register__ as checks
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(checks)
    config = {**DEFAULT, "checks": {"hedging": True, "weasel_words": True}}

    def see(texts: list[str]) -> list[Seen]:
        out = []
        for text in texts:  # it puts one newline before the text: positions move by one
            found = [r.check_result.span for r in LintFile("text", text).lint(config)] if text else []
            out.append(Seen(hedges=[(max(start - 1, 0), end - 1) for start, end in found]))
        return out

    return Peer("proselint, hedging and weasel_words", importlib.metadata.version("proselint"), frozenset({"hedges"}), see)


def textacy_sees(doc: Any) -> Seen | None:
    """textacy's direct quotations of a parsed document; None where it refuses the document (an odd number of marks)."""
    from textacy.extract import direct_quotations

    def span(tokens: Any) -> Span:
        return tokens[0].idx, tokens[-1].idx + len(tokens[-1])

    seen = Seen()
    try:
        for found in direct_quotations(doc):
            speaker, cue = span(found.speaker), span(found.cue)
            seen.evidence.append(([speaker, cue], speaker))
            seen.claims += [speaker, cue, span(found.content)]
    except ValueError:
        return None
    return seen


def textacy(model: str) -> Peer:
    if not (find_spec("spacy") and find_spec("textacy")):
        raise Skipped("textacy direct_quotations: not installed; pip install textacy, and a spaCy English model")
    import spacy

    if not spacy.util.is_package(model) and not Path(model).is_dir():
        raise Skipped(f"textacy direct_quotations: no spaCy model {model}; python -m spacy download {model}, or --spacy-model FOLDER")
    nlp = spacy.load(model)

    def see(texts: list[str]) -> list[Seen]:
        read = [textacy_sees(doc) for doc in nlp.pipe(texts)]
        refused = sum(seen is None for seen in read)
        if refused:
            print(f"textacy refused {refused} of {len(texts)} texts (odd number of quotation marks): nothing found there", file=sys.stderr)
        return [seen or Seen() for seen in read]

    version = f"{importlib.metadata.version('textacy')}, {model} {nlp.meta['version']}"
    return Peer("textacy direct_quotations", version, frozenset({"sentences", "evidence", "sources"}), see)


class Node:
    """The npm peers, all run by one process over each set of texts; what they said of a set is kept."""

    def __init__(self, folder: Path | None) -> None:
        if folder is None:
            raise Skipped(f"npm peers (write-good, retext-intensify, compromise, quote-parser): no folder given; {NPM}")
        self.command = ["node", str(HERE / "node" / "peers.mjs"), str(folder)]
        self.read: dict[int, list[dict[str, list[Span]]]] = {}
        self.head = self.ask([])[0]

    def ask(self, texts: list[str]) -> list[Any]:
        lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
        try:
            done = subprocess.run(self.command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
        except FileNotFoundError:
            raise Skipped("npm peers: no program `node` on the path; install Node.js 18 or newer") from None
        except subprocess.CalledProcessError as failed:
            sys.exit(f"{' '.join(self.command)} failed with {failed.returncode}:\n{failed.stderr[-2000:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def channels(self, texts: list[str]) -> list[dict[str, list[Span]]]:
        if id(texts) not in self.read:
            self.read[id(texts)] = self.ask(texts)[1:]
        return self.read[id(texts)]

    def peers(self) -> list[Peer]:
        def hedger(name: str, tool: str) -> Peer:
            def see(texts: list[str]) -> list[Seen]:
                return [Seen(hedges=c[f"{name}/hedges"]) for c in self.channels(texts)]

            return Peer(name, self.head["tools"][tool], frozenset({"hedges"}), see)

        def compromise(texts: list[str]) -> list[Seen]:
            return [Seen(claims=c["compromise/quotes"]) for c in self.channels(texts)]

        def quote_parser(texts: list[str]) -> list[Seen]:
            out = []
            for c in self.channels(texts):
                quotes, sources, evidence = (c[f"quote-parser/{part}"] for part in ("quotes", "sources", "evidence"))
                out.append(Seen([([e], s) for e, s in zip(evidence, sources, strict=True)], quotes + evidence))
            return out

        for name, reason in self.head["missing"].items():
            print(f"skipped: {name}: {reason}; {NPM}", file=sys.stderr)
        tools, out = self.head["tools"], []
        if "compromise" in tools:
            out.append(Peer("compromise quotations()", tools["compromise"], frozenset({"sentences"}), compromise))
        if "quote-parser" in tools:
            out.append(Peer("quote-parser", tools["quote-parser"], frozenset({"sentences", "evidence", "sources"}), quote_parser))
        if "write-good" in tools:
            out += [hedger("write-good, weasel check", "write-good"), hedger("write-good, all checks", "write-good")]
        if "retext-intensify" in tools:
            out += [hedger("retext-intensify, hedge rule", "retext-intensify"), hedger("retext-intensify, all rules", "retext-intensify")]
        return out


# ---------------------------------------------------------------- measures: every one is a function of counts that add up over texts
def ratio(a: float, b: float) -> float:
    return a / b if b else 0.0


def precision(n: Any) -> float:
    return ratio(n[0], n[0] + n[1])


def recall(n: Any) -> float:
    return ratio(n[0], n[0] + n[2])


def f1(n: Any) -> float:
    return ratio(2 * n[0], 2 * n[0] + n[1] + n[2])


def kappa(n: Any) -> float:
    total = sum(n)
    gold, found = (n[0] + n[2]) / total, (n[0] + n[1]) / total
    chance = gold * found + (1 - gold) * (1 - found)
    return ratio((n[0] + n[3]) / total - chance, 1 - chance)


def two_by_two(gold: Iterable[bool], found: Iterable[bool]) -> list[int]:
    """Counts of: found rightly, found wrongly, missed, left alone rightly."""
    pairs = list(zip(gold, found, strict=True))
    return [pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)), pairs.count((False, False))]


def interval(counts: Any, statistic: Callable[[Any], float]) -> tuple[float, float]:
    """95 % of the statistic when the rows of `counts` (one a text) are drawn again with replacement."""
    rows = np.asarray(counts)
    draws = np.random.default_rng(7).multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=ROUNDS) @ rows
    low, high = np.quantile([statistic(d) for d in draws], [0.025, 0.975])
    return float(low), float(high)


def figure(counts: list[list[int]], statistic: Callable[[Any], float], with_both: bool = True) -> dict[str, Any]:
    total = np.asarray(counts).sum(0).tolist()
    out: dict[str, Any] = {"value": statistic(total), "interval": interval(counts, statistic)}
    return out | {"precision": precision(total), "recall": recall(total)} if with_both else out


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(s < end and e > start for s, e in spans)


def painted(size: int, spans: Iterable[Span]) -> Any:
    mask = np.zeros(size + 1, bool)
    for start, end in spans:
        mask[start:end] = True
    return mask


Rows = list[dict[str, Any]]
Splits = list[list[Span]]
Flags = list[list[bool]]


def attribution(rows: Rows, seen: list[Seen], splits: Splits, flags: Flags, does: frozenset[str]) -> dict[str, Any]:
    """PolNeAR. A sentence is attributed in the gold when 30 % of its characters lie in an attribution."""
    sentences, cues, hits, sources = [], [], [], []
    for row, saw, split, found in zip(rows, seen, splits, flags, strict=True):
        size, gold = len(row["text"]), row["attributions"]
        whole = painted(size, [span for a in gold for part in ("source", "cue", "content") for span in a[part]])
        parts = painted(size, [span for a in gold for part in ("source", "cue") for span in a[part]])
        sentences.append(two_by_two([bool(end > start and whole[start:end].mean() >= 0.3) for start, end in split], found))
        regions = painted(size, [span for spans, _ in saw.evidence for span in spans])
        pointed = painted(size, [source for _, source in saw.evidence if source])
        full = [a for a in gold if a["cue"] and a["source"]]
        right = sum(any(parts[s:e].any() for s, e in spans) for spans, _ in saw.evidence)
        hits.append([right, len(saw.evidence) - right, 0])
        reached = sum(any(regions[s:e].any() for s, e in a["cue"]) for a in full)
        cues.append([reached, 0, len(full) - reached])
        named = sum(any(pointed[s:e].any() for s, e in a["source"]) for a in full)
        sources.append([named, 0, len(full) - named])
    # Precision counts pieces of evidence and recall counts gold attributions, so F1 needs both rows of counts side by side.
    both = [[*h[:2], *c] for h, c in zip(hits, cues, strict=True)]

    def mean(n: Any) -> float:
        p, r = ratio(n[0], n[0] + n[1]), ratio(n[2], n[2] + n[4])
        return ratio(2 * p * r, p + r)

    out: dict[str, Any] = {"attributed sentence kappa": figure(sentences, kappa)}
    if "evidence" in does:
        total = np.asarray(both).sum(0).tolist()
        figures = figure(both, mean, with_both=False)
        out["evidence F1"] = figures | {"precision": ratio(total[0], total[0] + total[1]), "recall": ratio(total[2], total[2] + total[4])}
    if "sources" in does:
        out["source recall"] = figure(sources, recall, with_both=False)
    return out


def best_overlap(split: list[Span], start: int, end: int) -> int | None:
    """The sentence of ours that shares most characters with a gold sentence, the first of equals; None when none does."""
    shared = [min(end, e) - max(start, s) for s, e in split]
    best = max(range(len(shared)), key=shared.__getitem__, default=None)
    return None if best is None or shared[best] <= 0 else best


def hedge_flags(rows: Rows, splits: Splits, flags: Flags) -> dict[str, Any]:
    counts = []
    for row, split, found in zip(rows, splits, flags, strict=True):
        pairs = [(bool(s["hedge"]), best_overlap(split, s["start"], s["end"])) for s in row["sentences"]]
        counts.append(two_by_two([g for g, at in pairs if at is not None], [found[at] for _, at in pairs if at is not None]))
    return figure(counts, f1)


# ---------------------------------------------------------------- the run
@dataclass
class Ours:
    """Reports of credscore for one set: its sentences are the ones all tools are judged on."""

    reports: list[Any]
    splits: list[list[Span]]

    @classmethod
    def of(cls, scorer: Any, texts: list[str]) -> Ours:
        reports = scorer.score_batch(texts, detail="full")
        return cls(reports, [[(s.start, s.end) for s in report.sentences] for report in reports])

    def seen(self) -> list[Seen]:
        out = []
        for report in self.reports:
            found = [e for e in report.evidence if e.kind == "attribution"]
            out.append(Seen([([(e.start, e.end)], e.source_span) for e in found]))
        return out


def table(rows: list[dict[str, Any]], columns: list[str]) -> str:
    def cell(f: dict[str, Any] | None) -> str:
        if f is None:
            return "–"
        both = f" P {f['precision']:.2f} R {f['recall']:.2f}" if "precision" in f else ""
        return f"{f['value']:.3f} [{f['interval'][0]:.2f} {f['interval'][1]:.2f}]{both}"

    lines = [["tool", "version", *columns], ["---"] * (2 + len(columns))]
    lines += [[row["tool"], row["version"], *(cell(row["figures"].get(c)) for c in columns)] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def read_rows(parser: argparse.ArgumentParser, path: Path | None, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, each with `fields`; [] without a path. A broken file ends the run with file, line and reason."""
    if path is None:
        return []
    if not path.is_file():
        parser.error(f"{path}: no such file")
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            parser.error(f"{path}:{number}: not JSON ({error.msg}); the file must be JSON Lines")
        missing = [name for name in fields if not isinstance(row, dict) or name not in row]
        if missing:
            parser.error(f"{path}:{number}: no field {', '.join(missing)}; see --help for the shape")
        rows.append(row)
    return rows or parser.error(f"{path}: no rows")


def available(node: Path | None, model: str) -> list[Peer]:
    peers = [verb_list(with_marks=False), verb_list(with_marks=True)]
    makers: list[Callable[[], list[Peer]]] = [lambda: [textacy(model)], lambda: Node(node).peers(), lambda: [proselint()]]
    for make in makers:
        try:
            peers += make()
        except Skipped as why:
            print(f"skipped: {why}", file=sys.stderr)
    return peers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, help="articles with hand-annotated attributions")
    parser.add_argument("--hedges", type=Path, help="sentences marked uncertain or certain")
    parser.add_argument("--articles", type=Path, help="articles whose sentences carry a hedge flag")
    parser.add_argument("--node", type=Path, help="folder where the packages of benchmarks/node/package.json are installed")
    parser.add_argument("--spacy-model", default="en_core_web_sm", help="for textacy: spaCy model, name or folder (default %(default)s)")
    parser.add_argument("--json", type=Path, help="write all figures to this file too")
    given = parser.parse_args()
    polnear = read_rows(parser, given.polnear, ("text", "attributions"))
    hedges = read_rows(parser, given.hedges, ("text", "label"))
    articles = read_rows(parser, given.articles, ("text", "sentences"))
    if not (polnear or hedges or articles):
        parser.error("nothing to measure: give --polnear, --hedges or --articles")
    texts = {name: [row["text"] for row in rows] for name, rows in {"polnear": polnear, "hedges": hedges, "articles": articles}.items()}
    try:
        scorer = credscore.load()
    except CredscoreError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    ours = {name: Ours.of(scorer, some) for name, some in texts.items() if some}
    labels = [bool(row["label"]) for row in hedges]
    rows: list[dict[str, Any]] = []

    def add(tool: str, version: str, figures: dict[str, Any]) -> None:
        rows.append({"tool": tool, "version": version, "figures": figures})
        print(f"{tool}: done", file=sys.stderr)

    def uncertain(found: list[bool]) -> dict[str, Any]:
        return figure([two_by_two([g], [f]) for g, f in zip(labels, found, strict=True)], f1)

    figures: dict[str, Any] = {}
    if polnear:
        mine = ours["polnear"]
        flags = [[bool(s.source) or bool(s.quote) for s in report.sentences] for report in mine.reports]
        figures |= attribution(polnear, mine.seen(), mine.splits, flags, frozenset({"evidence", "sources"}))
    if hedges:
        hedged = [any(e.kind == "hedge" for e in report.evidence) for report in ours["hedges"].reports]
        vague = [any("vague" in s.source for s in report.sentences) for report in ours["hedges"].reports]
        figures["uncertain sentence F1"] = uncertain([a or b for a, b in zip(hedged, vague, strict=True)])
    if articles:
        mine = ours["articles"]
        figures["hedge flag F1"] = hedge_flags(articles, mine.splits, [[bool(s.hedge) for s in r.sentences] for r in mine.reports])
    add("credscore", credscore.__version__, figures)

    for peer in available(given.node, given.spacy_model):
        figures = {}
        if polnear and "sentences" in peer.does:
            seen, split = peer.see(texts["polnear"]), ours["polnear"].splits
            flags = [[touches(saw.claims, s, e) for s, e in some] for saw, some in zip(seen, split, strict=True)]
            figures |= attribution(polnear, seen, split, flags, peer.does)
        if hedges and "hedges" in peer.does:
            figures["uncertain sentence F1"] = uncertain([bool(saw.hedges) for saw in peer.see(texts["hedges"])])
        if articles and "hedges" in peer.does:
            seen, split = peer.see(texts["articles"]), ours["articles"].splits
            flags = [[touches(saw.hedges, s, e) for s, e in some] for saw, some in zip(seen, split, strict=True)]
            figures["hedge flag F1"] = hedge_flags(articles, split, flags)
        if figures:
            add(peer.name, peer.version, figures)

    everything: dict[str, Any] = {}
    if polnear:
        flags = [[True] * len(some) for some in ours["polnear"].splits]
        everything |= attribution(polnear, [Seen() for _ in polnear], ours["polnear"].splits, flags, frozenset())
    if hedges:
        everything["uncertain sentence F1"] = uncertain([True] * len(labels))
    if articles:
        split = ours["articles"].splits
        everything["hedge flag F1"] = hedge_flags(articles, split, [[True] * len(some) for some in split])
    add("(every sentence)", "–", everything)

    columns = list(rows[0]["figures"])
    sizes = ", ".join(f"{name}: {len(some)} texts" for name, some in texts.items() if some)
    print(f"{sizes}; Python {platform.python_version()}\n\n{table(rows, columns)}")
    if given.json:
        given.json.write_text(json.dumps({"texts": {name: len(some) for name, some in texts.items()}, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
