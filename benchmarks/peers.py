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
import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peer_measures import attribution, f1, figure, hedge_flags, touches, two_by_two
from peer_tools import Seen, Span, available

import credscore
from credscore.errors import CredscoreError


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
