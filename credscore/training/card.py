"""The model card (Mitchell et al. 2019): what the model is for and not for, its data, its figures, its limits. No dates, no paths."""

from __future__ import annotations

import math
import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from credscore.training.evaluate import CLASSES, METRICS, Measured, undefined
from credscore.training.strongest import PLACES

if TYPE_CHECKING:
    from credscore.training.train import Figures, Trained

_BY_COLUMNS = (
    ("sentence_kappa", "kappa"),
    ("sentence_mae", "error 0-4"),
    ("article_mae", "error 0-100"),
    ("article_bias", "score-rating"),
    ("coverage", "in interval"),
    ("article_auc", "AUC"),
)
# A table with more values than _MANY leaves out those with fewer examples than _RARE: their figures are chance.
_MANY, _RARE = 12, 5
# The rating that a score is made of is not the likeliest one, which chances are judged by.
PREDICTED = "the mean of the chances, rounded"
_DIGITS = {x.key: x.digits for x in METRICS}


def figure(key: str, value: float) -> str:
    """A metric as text; a dash where it is not defined."""
    return "-" if math.isnan(value) else f"{value:.{_DIGITS[key]}f}"


def metric_rows(sides: Mapping[str, Measured]) -> list[list[str]]:
    """Rows (metric, value of each side, cases of each side) of all metrics that some side defines, the header first."""
    hidden = undefined(list(sides.values()))
    rows = [["", *sides, *(["cases"] if len(sides) == 1 else [f"cases, {name}" for name in sides])]]
    for x in METRICS:
        if x.key not in hidden:
            rows.append(
                [x.words, *(figure(x.key, m.metrics[x.key]) for m in sides.values()), *(f"{m.support[x.key]:,}" for m in sides.values())]
            )
    return rows


def by_rows(name: str, table: Mapping[str, Measured]) -> list[list[str]]:
    """Rows (value, examples, chosen metrics) for one field, the header first; a long tail of rare values is only counted."""
    hidden = undefined(list(table.values()))
    shown = [(key, words) for key, words in _BY_COLUMNS if key not in hidden]
    rows = [[name, "examples", *(words for _, words in shown)]]
    rare = rare_examples = 0
    for value, m in table.items():
        count = m.counts["articles"] + m.counts["stand_alone_sentences"]
        if len(table) > _MANY and count < _RARE:
            rare, rare_examples = rare + 1, rare_examples + count
            continue
        rows.append([value, f"{count:,}", *(figure(key, m.metrics[key]) for key, _ in shown)])
    if rare:
        rows.append([f"({rare} rarer ones)", f"{rare_examples:,}", *("" for _ in shown)])
    return rows


def reliability_rows(m: Measured) -> list[list[str]]:
    """Rows of the bins that hold something: chance given, sentences, mean chance, share right."""
    rows = [["chance of the likeliest rating", "sentences", "mean chance", "that one is right"]]
    rows += [
        [f"{b['low']:.1f}-{b['high']:.1f}", f"{b['n']:,}", f"{b['confidence']:.3f}", f"{b['correct']:.3f}"] for b in m.reliability if b["n"]
    ]
    return rows


def confusion_rows(m: Measured) -> list[list[str]]:
    """Counts: rows are labels, columns predictions."""
    return [
        ["label \\ model", *CLASSES],
        *([name, *(f"{n:,}" for n in row)] for name, row in zip(CLASSES, m.confusion.tolist(), strict=True)),
    ]


def markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table; the first row is the header, the first column is aligned to the left."""
    if not rows:
        return []
    cells = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return [lines[0], "|---|" + "---:|" * (len(cells[0]) - 1), *lines[1:]]


def _use(trained: Trained) -> list[str]:
    lines = [
        "**For**: showing an editor or a researcher how a text is sourced, sentence by sentence; comparing the sourcing of many",
        "texts on average; finding the statements that deserve a second look. Texts are news articles in English.",
        "",
        "**Not for**: deciding whether a statement is true, ranking people, or removing or hiding a text without a person",
        "reading it. A well-sourced text can be wrong, and a thinly sourced one right.",
    ]
    counts = trained.folds.measured.counts
    if counts["labelled_articles"] > counts["rated_articles"]:
        lines += [
            "",
            "The articles have two labels, not ratings: a score says how far a text resembles those labelled reliable, on a scale",
            "from 0 to 100 that no editor has set.",
        ]
    return lines


def _data(trained: Trained, extra: Mapping[str, Any]) -> list[str]:
    names = {
        "articles": "articles",
        "stand_alone_sentences": "stand-alone sentences",
        "groups": "groups (never divided between training and testing)",
        "rated_articles": "articles with a rating",
        "labelled_articles": "articles with one of two labels",
        "rated_sentences": "rated sentences",
        "test_examples": "examples put aside as test, never trained on",
    }
    rows = [["trained on", ""], *([names[key], f"{value:,}"] for key, value in extra["examples"].items() if value)]
    lines = [*markdown(rows), "", f"Fingerprint of the data (training and test): `{trained.data}`."]
    if trained.base is not None:
        info = trained.base.info
        lines += [
            "",
            f"Heads that the data has no labels for, or too few, come from the model `{info['name']}` (version {info['version']}, "
            f"fingerprint `{info['fingerprint']}`)." + (" All scores of sentences are that model's." if "sentence ratings" in trained.lent else ""),
        ]
    return [*lines, *(f"\n{note}" for note in trained.fitted.notes)]


def _figures(part: Figures) -> list[str]:
    lines: list[str] = []
    for name, table in part.by.items():
        if len(table) > 1:
            lines += ["", f"By {name}, cross-validated:", "", *markdown(by_rows(name, table))]
    if part.measured.counts["rated_sentences"]:
        what = f"Ratings of sentences, cross-validated, labels against predictions ({PREDICTED}):"
        lines += ["", what, "", *markdown(confusion_rows(part.measured))]
    return lines


def _phrases(trained: Trained) -> list[str]:
    """The phrases that weigh most, each label's own; nothing where the model has none."""
    if not any(trained.phrases):
        return []
    lines = [
        "## Phrases that weigh most",
        "",
        "What the words of an article move its score by, learned from the two labels. Names, numbers and words for somebody's sex are not words",
        "to the model: `<name>`, `<number>` and `<person>` stand for all of them. Points are those of an article of middling length. Where the",
        "list tells of a topic, an outlet or a kind of text, so does the score.",
        "",
    ]
    for words, some in zip(("reliable", "unreliable"), trained.phrases, strict=True):
        rows = [[f"for {words}", "points", "in reliable articles", "in unreliable ones"]]
        for one in some:
            where = f" {PLACES[one.place]}" if one.place else ""
            rows.append(["`" + one.marked.replace("`", "'") + f"`{where}", f"{one.points:+.1f}", f"{one.reliable:,}", f"{one.unreliable:,}"])
        lines += [*markdown(rows), ""]
    return lines


def _calibration(trained: Trained) -> list[str]:
    lines: list[str] = []
    for words, part in (("cross-validated", trained.folds), ("test rows", trained.test)):
        if part is None:
            continue
        m = part.measured
        if m.support["ece"]:
            lines += [f"Chances of sentence ratings, {words} (expected calibration error {figure('ece', m.metrics['ece'])}):", ""]
            lines += [*markdown(reliability_rows(m)), ""]
        if m.support["coverage"]:
            lines += [
                f"Interval of the article score, {words}: meant to hold 80 % of the ratings, holds {100 * m.metrics['coverage']:.1f} % "
                f"of {m.support['coverage']:,}, and is {m.metrics['interval_width']:.1f} points wide on average.",
                "",
            ]
    return lines or ["There are too few rated sentences and articles to say.", ""]


def _limits(trained: Trained) -> list[str]:
    """The limits that not every model has."""
    lines = ["- It is as good as its labels: other labellers, genres or times may judge differently."]
    if any(len(table) > 1 for table in trained.folds.by.values()):
        lines.append("  Look at the rows by genre and domain above; a kind of text that is not there has not been measured.")
    else:
        lines.append("  The examples do not say of what genre or domain they are: how it does on one or the other is not known.")
    if "claim or no claim" in trained.lent:
        lines.append("- What counts as a claim, and the threshold for it, is the base model's.")
    else:
        lines.append("- The threshold for claims was chosen on the cross-validated predictions that the figures are computed from; the rows put")
        lines.append("  aside as test, where there are any, are free of that.")
    return lines


def card(trained: Trained, extra: Mapping[str, Any], pictures: Mapping[str, str]) -> str:
    """The card as Markdown. extra : the facts of the manifest. pictures : title -> path relative to the card."""
    info = trained.bundle.info
    versions = ", ".join(f"{k} {v}" for k, v in extra["trained_with"].items())
    sides = {"cross-validated": trained.folds.measured} | ({"test rows": trained.test.measured} if trained.test else {})
    lines = [
        f"# Model card: {info['name']}",
        "",
        f"A credscore model, version {info['version']}, fingerprint `{info['fingerprint']}`. It gives a news article, and every sentence",
        "in it, a score from 0 to 100 for how it is sourced. Linear heads over evidence that can be shown; only arrays, no code.",
        f"Trained with {versions}; seed {trained.seed}.",
        "",
        "## Use",
        "",
        *_use(trained),
        "",
        "## Data",
        "",
        *_data(trained, extra),
        "",
        "## How well it agrees with the labels",
        "",
        *(line for doubt in trained.doubts for line in (f"**{doubt}**", "")),
        "Cross-validated: every example was predicted by heads that had not seen its group. Where the model sees no claim in a",
        "sentence that has a rating, the middle of the scale counts as its answer.",
        "",
        *markdown(metric_rows(sides)),
        *_figures(trained.folds),
        "",
        "## Calibration and doubt",
        "",
        *_calibration(trained),
        *(f"{title}:\n\n![{title}]({path})\n" for title, path in pictures.items()),
        *_phrases(trained),
        "## Limits",
        "",
        "- It reads sourcing and wording, not facts, and knows nothing about the world, the outlet or the people named.",
        *_limits(trained),
        f"- Texts below {trained.fitted.settings['min_words']} words or {trained.fitted.settings['min_claims']} claims, or not in English, get no score.",
        "- Anyone who knows the features can write to please them; a high score is no proof of good faith.",
        "",
        "## Train it anew",
        "",
        "```",
        shlex.join(["credscore", "train", "DATA", "-o", "DIR", "--name", info["name"], "--seed", str(trained.seed), *trained.options]),
        "credscore evaluate DATA --model DIR",
        "```",
        "",
        *(["BASE is the model that lends heads, named above by its fingerprint.", ""] if "--base" in trained.options else []),
        "The same files, seed and library versions give the same bytes. `metrics.json` holds all figures; `trained_on.txt` hashes",
        "of some runs of words in the texts it was trained on, so that an evaluation on the same texts can say so.",
    ]
    return "\n".join(lines) + "\n"
