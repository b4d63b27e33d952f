"""The tools that `peers.py` compares credscore with: what each is, and how its output is read as spans of a text."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Span = tuple[int, int]
HERE = Path(__file__).parent
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


def available(node: Path | None, model: str) -> list[Peer]:
    peers = [verb_list(with_marks=False), verb_list(with_marks=True)]
    makers: list[Callable[[], list[Peer]]] = [lambda: [textacy(model)], lambda: Node(node).peers(), lambda: [proselint()]]
    for make in makers:
        try:
            peers += make()
        except Skipped as why:
            print(f"skipped: {why}", file=sys.stderr)
    return peers
