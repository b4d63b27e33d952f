"""One labelled record: plain JSON values to a LabelledArticle with every reason why not, and back without loss."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from credscore.errors import UsageError
from credscore.io.encodings import has_halves, without_halves
from credscore.io.jsontext import json_type
from credscore.schema import FLAGS, SOURCE_TYPES, LabelledArticle, LabelledSentence

BROKEN = "text has a broken character (half of a pair)"
SPLITS = ("train", "test")
UNITS = ("article", "sentence")
LABELS: Mapping[str, int] = {"reliable": 1, "unreliable": 0, "1": 1, "0": 0}
_WHOLE = re.compile(r"[+-]?\d+\.0+")
_NTH = re.compile(r"#\d+$")
NOTES = ("group", "genre", "domain", "origin", "notes")
# title and publisher are context that a scorer takes but no label reads; naming them is no slip of the pen.
KNOWN_FIELDS = frozenset(("id", "text", "rating", "label", "sentences", "unit", "split", "title", "publisher", "source", *FLAGS, *NOTES))
KNOWN_SENTENCE_FIELDS = frozenset(("start", "end", "rating", "source", "text", *FLAGS))


def shown(value: object) -> str:
    """A value short enough for a message."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else text[:37] + "..."


def _rating(value: Any, top: int, reasons: list[str], where: str = "") -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        reasons.append(f"{where}rating is {json_type(value)} ({shown(value)}), not a number from 0 to {top}")
    elif not 0 <= value <= top:
        reasons.append(f"{where}rating {shown(value)} is not from 0 to {top}")
    else:
        return float(value)
    return None


def _word(value: Any) -> str:
    """A label as it is looked up: case and space do not matter, and 1.0 is what other tools write for 1."""
    text = " ".join(str(value).lower().split())
    return text.split(".")[0] if _WHOLE.fullmatch(text) else text


class Meanings(dict[str, int]):
    """What labels mean, and which of them a row had."""

    def __init__(self, meanings: Mapping[str, int]) -> None:
        super().__init__(meanings)
        self.met: set[str] = set()

    def get(self, word: str, default: Any = None) -> Any:
        self.met.add(word)
        return super().get(word, default)

    def unmet(self, own: Mapping[Any, Any] | None) -> list[str]:
        """Somebody's own labels that no row had, as they were given."""
        return [str(label) for label in own or {} if _word(label) not in self.met]


def labels_with(own: Mapping[Any, Any] | None) -> Meanings:
    """The labels of the contract and somebody's own beside them, in the shape `label_of` takes.

    own : label -> "reliable" or "unreliable" (or 1, 0). It goes before the contract's, so {1: "unreliable", 0: "reliable"} turns
    numbers round. Raises UsageError for another meaning, and for one label with two.
    """
    out: dict[str, int] = {}
    for label, meaning in (own or {}).items():
        word, found = _word(label), label_of(meaning, LABELS)
        if found is None:
            raise UsageError(f"The label {shown(label)} cannot mean {shown(meaning)}.", "A label means reliable or unreliable (or 1, 0).")
        if out.setdefault(word, found) != found:
            raise UsageError(f"The label {shown(label)} is given two meanings.", "Give it one: reliable or unreliable.")
    return Meanings({**LABELS, **out})


def label_of(value: Any, labels: Mapping[str, int]) -> int | None:
    """1 (reliable) or 0 (unreliable) for a label; None for one that is not in `labels`. JSON's true is also 1, and false 0."""
    if isinstance(value, list | dict):
        return None
    found = labels.get(_word(value))
    return labels.get(str(int(value))) if found is None and isinstance(value, bool) else found


def _label(value: Any, labels: Mapping[str, int], reasons: list[str]) -> int | None:
    if value is None:
        return None
    found = label_of(value, labels)
    if found is None:
        own = [f'"{word}"' for word in labels if word not in LABELS]
        known = 'use "reliable" or "unreliable", 1 or 0' + (f", or {', '.join(own)}" if own else "")
        reasons.append(f"label {shown(value)} is not known: {known}")
    return found


def _source(value: Any, reasons: list[str], where: str = "") -> list[str] | None:
    if value is None:
        return None
    if isinstance(value, str):
        value = [] if value.strip().lower() in ("", "none") else [part.strip() for part in value.split("+")]
    if not isinstance(value, list):
        reasons.append(f"{where}source is {json_type(value)}, not a list of source types")
        return None
    unknown = [part for part in value if part not in SOURCE_TYPES]
    if unknown:
        reasons.append(f"{where}source {shown(unknown[0])} is not one of {', '.join(SOURCE_TYPES)}")
        return None
    if len(value) > 2:
        reasons.append(f"{where}source has {len(value)} links ({'+'.join(value)}); a chain has at most two, outermost first")
        return None
    return list(value)


def _flag(row: Mapping[str, Any], name: str, reasons: list[str], where: str = "") -> bool | None:
    value = row.get(name)
    if value is None or isinstance(value, bool):
        return value
    if value in (0, 1):
        return bool(value)
    reasons.append(f"{where}{name} is {shown(value)}, not true or false")
    return None


def _note(row: Mapping[str, Any], name: str) -> str | None:
    """A field about an example as text, None for none; half of a pair in it is no reason to refuse the example."""
    value = row.get(name)
    if value is None or value == "":
        return None
    return without_halves(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))


def _sentence(value: Any, text: str, number: int, reasons: list[str]) -> LabelledSentence | None:
    where = f"sentence {number}: "
    before = len(reasons)
    if not isinstance(value, dict):
        reasons.append(f"{where}is {json_type(value)}, not an object with start, end and rating")
        return None
    start, end = value.get("start"), value.get("end")
    for name, offset in (("start", start), ("end", end)):
        if isinstance(offset, bool) or not isinstance(offset, int):
            reasons.append(f"{where}{name} is {json_type(offset) if name in value else 'missing'}, not a whole number")
    if isinstance(start, int) and isinstance(end, int) and len(reasons) == before:
        if start < 0 or end > len(text):
            reasons.append(f"{where}{start}:{end} lies outside the text of {len(text)} characters")
        elif end <= start or not text[start:end].strip():
            reasons.append(f"{where}{start}:{end} is empty")
    if "rating" not in value:
        reasons.append(f"{where}has no rating (write null for a sentence without a claim)")
    rating = _rating(value.get("rating"), 4, reasons, where)
    source = _source(value.get("source"), reasons, where)
    flags = [_flag(value, name, reasons, where) for name in FLAGS]
    return LabelledSentence(start, end, rating, source, *flags) if len(reasons) == before else None  # type: ignore[arg-type]


def _sentences(value: Any, text: str, reasons: list[str]) -> list[LabelledSentence]:
    if not isinstance(value, list):
        reasons.append(f"sentences is {json_type(value)}, not a list")
        return []
    out = []
    for number, item in enumerate(value, 1):
        sentence = _sentence(item, text, number, reasons)
        if sentence is not None:
            out.append((sentence, number))
    out.sort(key=lambda pair: (pair[0].start, pair[0].end))
    for (left, i), (right, j) in pairwise(out):
        if right.start < left.end:
            reasons.append(f"sentences {i} and {j} overlap ({left.start}:{left.end} and {right.start}:{right.end})")
    return [sentence for sentence, _ in out]


def _whole(text: str, row: Mapping[str, Any], reasons: list[str]) -> list[LabelledSentence]:
    """The one span of a stand-alone sentence; none where only a label says something about it."""
    if "rating" not in row:
        return []
    rating = _rating(row["rating"], 4, reasons)
    return [LabelledSentence(0, len(text), rating, _source(row.get("source"), reasons), *(_flag(row, f, reasons) for f in FLAGS))]


def article_of(
    row: Mapping[str, Any], where: str, fallback_id: str, labels: Mapping[str, int] = LABELS
) -> tuple[LabelledArticle | None, list[str]]:
    """The labelled article of one record of the contract, or None and every reason why it cannot be used.

    row : the fields as JSON values. where : file and line, kept in `.where`. fallback_id : the id when the record has none.
    labels : what labels mean, from `labels_with`.
    """
    reasons: list[str] = []
    text = _text(row, reasons)
    if reasons:
        return None, reasons
    unit, split = row.get("unit") or "article", row.get("split") or None
    if unit not in UNITS:
        reasons.append(f"unit {shown(unit)} is not one of {', '.join(UNITS)}")
    if split is not None and split not in SPLITS:
        reasons.append(f"split {shown(split)} is not one of {', '.join(SPLITS)}")
    label = _label(row.get("label"), labels, reasons)
    rating = None if unit == "sentence" else _rating(row.get("rating"), 100, reasons)
    if unit == "sentence":
        sentences = _alone(row, text, reasons)
    else:
        sentences = _sentences(row["sentences"], text, reasons) if row.get("sentences") is not None else []
    if rating is None and label is None and not sentences and not reasons:
        reasons.append(_no_label(row, unit))
    if reasons:
        return None, reasons
    notes = {name: _note(row, name) for name in NOTES}
    return LabelledArticle(id_of(row) or fallback_id, text, rating, label, sentences, split=split, unit=unit, where=where, **notes), []


def _text(row: Mapping[str, Any], reasons: list[str]) -> str:
    """The text of a record; empty, with a reason, where it cannot be used."""
    text = row.get("text")
    if "text" not in row:
        reasons.append(f"has no field 'text' (it has: {', '.join(map(str, list(row)[:12])) or 'none'})")
    elif not isinstance(text, str):
        reasons.append(f"text is {json_type(text)}, not text")
    elif not text.strip():
        reasons.append("text is empty")
    elif has_halves(text):
        reasons.append(BROKEN)
    else:
        return text
    return ""


def _alone(row: Mapping[str, Any], text: str, reasons: list[str]) -> list[LabelledSentence]:
    """The span of a stand-alone sentence: given as one that covers the text, or told by the row's own fields."""
    if not row.get("sentences"):
        return _whole(text, row, reasons)
    sentences = _sentences(row["sentences"], text, reasons)
    if not reasons and (len(sentences) != 1 or text[sentences[0].start : sentences[0].end].strip() != text.strip()):
        reasons.append("is a stand-alone sentence (unit), so its one span must cover the whole text")
    return sentences


def _no_label(row: Mapping[str, Any], unit: str) -> str:
    """What a record without any label could have."""
    if unit == "sentence":
        return "has no label: give rating (0 to 4, or null for no claim) or label (reliable or unreliable)"
    others = [str(name) for name in row if name not in KNOWN_FIELDS]
    beside = f" (not read: {', '.join(others[:12])})" if others else ""
    return f"has no label: give rating (0 to 100), label (reliable or unreliable) or sentences with ratings{beside}"


def id_of(row: Mapping[str, Any]) -> str | None:
    """The id of a record, numbers and the like as JSON writes them; None where it has none."""
    return _note(row, "id")


def number_of(value: float | None) -> float | int | None:
    """4.0 as 4, so that files read like the ones people write."""
    return int(value) if value is not None and math.isfinite(value) and value == int(value) else value


def _sentence_labels(sentence: LabelledSentence) -> dict[str, Any]:
    out: dict[str, Any] = {"rating": number_of(sentence.rating)}
    if sentence.source is not None:
        out["source"] = list(sentence.source)
    return out | {name: getattr(sentence, name) for name in FLAGS if getattr(sentence, name) is not None}


def row_of(article: LabelledArticle) -> dict[str, Any]:
    """The record of a labelled article, in the shape of the contract; `article_of` reads it back unchanged."""
    out: dict[str, Any] = {"id": article.id, "text": article.text}
    if article.unit == "sentence":
        out["unit"] = "sentence"
        only = article.sentences[0] if article.sentences else None
        if only is not None and (only.start, only.end) == (0, len(article.text)):
            out |= _sentence_labels(only)
        elif only is not None:
            out["sentences"] = [{"start": only.start, "end": only.end, **_sentence_labels(only)}]
    elif article.rating is not None or article.label is None:
        out["rating"] = number_of(article.rating)
    if article.label is not None:
        out["label"] = article.label
    if article.unit != "sentence" and article.sentences:
        out["sentences"] = [{"start": s.start, "end": s.end, **_sentence_labels(s)} for s in article.sentences]
    for name in ("split", *NOTES):
        if getattr(article, name) is not None:
            out[name] = getattr(article, name)
    return out


def own_row(article: LabelledArticle) -> dict[str, Any]:
    """As `row_of`, without an id that the example did not bring along."""
    row = row_of(article)
    if own_id(article) is None:
        del row["id"]
    return row


def own_id(article: LabelledArticle) -> str | None:
    """The id that the example brought along; None when it is only the name of a file and a line (and `#` which of that line)."""
    where = article.where.replace("\\", "/")
    place = _NTH.sub("", article.id)
    return None if where and place in (article.where, where, where.rsplit("/", 1)[-1]) else article.id
