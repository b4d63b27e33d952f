"""Exports of Label Studio and doccano as our records. Tasks that `labelstudio_tasks` has made come back without loss."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from credscore.io.jsontext import listed
from credscore.schema import FLAGS, SOURCE_TYPES
from credscore.training.records import LABELS, NOTES, label_of, number_of, shown

NAMES = ("rumour", "weak", "partial", "solid", "accountable")
NO_CLAIM = "no claim"
_RATING = re.compile(r"(?:rating\s*[:=]?\s*)?([0-4](?:\.\d+)?)(?:\s+[a-z]+)?")
_SOURCE = re.compile(r"(?:source\s*[:=]\s*)?([a-z]+(?:\+[a-z]+)?)")
_BEHIND = re.compile(r"behind\s*[:=]\s*([a-z]+)")
_BY_NAME = {name: float(number) for number, name in enumerate(NAMES)} | {"rumor": 0.0}
_KNOWN = f"0 to 4 ({', '.join(NAMES)}), {NO_CLAIM}; {', '.join(SOURCE_TYPES)} or two joined by +; {', '.join(FLAGS)}"
# (start, end, covered text or None, tags) of one marked stretch, as the file has them
Mark = tuple[Any, Any, Any, list[str]]


def shape_of(row: Mapping[str, Any]) -> str:
    """'labelstudio', 'doccano' or 'credscore': whose record this is."""
    if isinstance(row.get("data"), dict) or "annotation_id" in row:
        return "labelstudio"
    if "sentences" not in row and ("entities" in row or isinstance(row.get("label", row.get("labels")), list)):
        return "doccano"
    return "credscore"


def from_labelstudio(
    row: Mapping[str, Any], predictions: bool = False, labels: Mapping[str, int] = LABELS
) -> tuple[dict[str, Any] | None, list[str]]:
    """(record of the contract, reasons) of one Label Studio task, from its JSON or JSON-MIN export.

    The last annotation that was not cancelled counts, one marked as ground truth before others; `predictions` takes a
    task's predictions where nobody has annotated it. Labels: those of `labelstudio_tasks.CONFIG`, and for a whole text those in `labels`.
    """
    if not isinstance(row.get("data"), dict):
        return _from_labelstudio_min(row, labels)
    data: dict[str, Any] = row["data"]
    texts = [value for key, value in data.items() if isinstance(value, str) and key not in ("id", "title", "credscore")]
    text = data["text"] if isinstance(data.get("text"), str) else texts[0] if len(texts) == 1 else None
    if text is None:
        return None, [f"has no text in its data (it has: {', '.join(map(str, data)) or 'none'}); name the field 'text'"]
    done = [a for a in listed(row.get("annotations") or row.get("completions")) if isinstance(a, dict) and not a.get("was_cancelled")]
    done.sort(key=lambda a: bool(a.get("ground_truth")))
    if not done and predictions:
        done = [p for p in listed(row.get("predictions")) if isinstance(p, dict)]
    if not done:
        return None, ["has no finished annotation"]
    marks: dict[str, Mark] = {}
    tags: list[str] = []
    number: Any = None
    reasons: list[str] = []
    for result in listed(done[-1].get("result")):
        value = result.get("value") if isinstance(result, dict) else None
        if not isinstance(value, dict) or result.get("type") == "relation":
            continue
        given = value.get("labels", value.get("choices", value.get("hypertextlabels")))
        if "number" in value:
            number = value["number"]
        elif isinstance(given, list):
            words = [f"behind: {word}" if result.get("from_name") == "behind" else str(word) for word in given]
            if "start" in value:
                _mark(marks, str(result.get("id") or (value["start"], value.get("end"))), value, words)
            else:
                tags += words
        elif "text" not in value:
            reasons.append(f"has a result of type {shown(result.get('type'))}; only labels, choices and number can be read")
    original, base = _carried(data.get("credscore"))
    base.setdefault("id", str(data.get("id") or row.get("id") or ""))
    return _record(base, text, list(marks.values()), tags, number, original, reasons, labels)


def _mark(marks: dict[str, Mark], key: str, span: Mapping[str, Any], words: list[str]) -> None:
    """Adds the words of a marked span to those that the same span has already."""
    old = marks.get(key, (span["start"], span.get("end"), span.get("text"), []))
    marks[key] = (*old[:3], [*old[3], *words])


def _carried(record: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record that one of our own tasks carries, and what of it no annotator can change."""
    original: dict[str, Any] = record if isinstance(record, dict) else {}
    return original, {k: v for k, v in original.items() if k not in ("text", "sentences", "rating", "label", "source", *FLAGS)}


def _from_labelstudio_min(row: Mapping[str, Any], labels: Mapping[str, int]) -> tuple[dict[str, Any] | None, list[str]]:
    text = row.get("text")
    if not isinstance(text, str):
        return None, ["has no field 'text'"]
    marks: dict[str, Mark] = {}
    tags: list[str] = []
    number: Any = None
    for name, value in row.items():
        for item in listed(value):
            if isinstance(item, dict) and "start" in item:
                words = [str(w) for w in listed(item.get("labels", item.get("choices")))]
                words = [f"behind: {w}" for w in words] if name == "behind" else words
                _mark(marks, str((item["start"], item.get("end"))), item, words)
            elif isinstance(item, dict) and "number" in item:
                number = item["number"]
            elif name == "article_rating":
                number = item
            elif isinstance(item, str) and (name == "label" or (not item.strip().isdigit() and label_of(item, labels) is not None)):
                tags.append(item)
    original, base = _carried(row.get("credscore"))
    base.setdefault("id", str(row.get("id") or ""))
    return _record(base, text, list(marks.values()), tags, number, original, [], labels)


def from_doccano(row: Mapping[str, Any], labels: Mapping[str, int] = LABELS) -> tuple[dict[str, Any] | None, list[str]]:
    """(record of the contract, reasons) of one line of a doccano export: span labels, or labels of the whole text."""
    text = row.get("text", row.get("data"))
    if not isinstance(text, str):
        return None, ["has no field 'text'"]
    marks: dict[str, Mark] = {}
    tags: list[str] = []
    reasons: list[str] = []
    given = next((row[name] for name in ("label", "labels") if row.get(name) not in (None, "", [])), None)
    for item in [*listed(row.get("entities")), *listed(given)]:
        if isinstance(item, dict):
            start, end, word = item.get("start_offset"), item.get("end_offset"), item.get("label")
        elif isinstance(item, list | tuple) and len(item) == 3:
            start, end, word = item
        elif isinstance(item, str | int | float):
            tags.append(str(item))
            continue
        else:
            reasons.append(f"has a label {shown(item)} that is neither text nor [start, end, label]")
            continue
        old = marks.setdefault(str((start, end)), (start, end, None, []))
        old[3].append(str(word))
    base: dict[str, Any] = {k: row[k] for k in (*NOTES, "split", "unit") if k in row}
    base["id"] = str(row.get("id", ""))
    number = None
    for tag in list(tags):
        match = re.fullmatch(r"rating\s*[:=]\s*(\d+(?:\.\d+)?)", tag.strip().lower())
        if match:
            number = number_of(float(match[1]))
            tags.remove(tag)
    return _record(base, text, list(marks.values()), tags, number, {}, reasons, labels)


def _add_tag(sentence: dict[str, Any], tag: str) -> str | None:
    """Put what one tag says into a sentence; a reason when it says nothing we know or contradicts another."""
    plain = " ".join(tag.strip().lower().replace("_", " ").split())
    rating = _RATING.fullmatch(plain)
    behind, source = _BEHIND.fullmatch(plain), _SOURCE.fullmatch(plain)
    flag = plain.removeprefix("flag:").strip()
    if rating or plain in _BY_NAME or plain in (NO_CLAIM, "null"):
        value = number_of(float(rating[1])) if rating else number_of(_BY_NAME.get(plain))
        if sentence.setdefault("rating", value) != value:
            return f"has two ratings, {shown(sentence['rating'])} and {shown(value)}"
    elif flag in FLAGS:
        sentence[flag] = True
    elif behind and behind[1] in SOURCE_TYPES:
        sentence["behind"] = behind[1]
    elif source and all(part in (*SOURCE_TYPES, "none") for part in source[1].split("+")):
        value_list = [] if source[1] == "none" else source[1].split("+")
        if sentence.setdefault("source", value_list) != value_list:
            return f"has two sources, {'+'.join(sentence['source']) or 'none'} and {source[1]} (a chain is written outermost+inner)"
    else:
        return f"has the unknown label {shown(tag)} (known: {_KNOWN})"
    return None


def _offsets(text: str, start: Any, end: Any, covered: Any) -> tuple[int, int] | None:
    """Offsets in code points; older Label Studio versions count UTF-16 units, which only the covered text betrays."""
    if isinstance(start, bool) or isinstance(end, bool) or not isinstance(start, int) or not isinstance(end, int):
        return None
    if not isinstance(covered, str) or not covered.strip():
        return start, end

    def same(a: str) -> bool:
        return a.split() == covered.replace("\\n", "\n").split() or a == covered

    if same(text[start:end]):
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    left = len(units[: 2 * start].decode("utf-16-le", "replace"))
    right = len(units[: 2 * end].decode("utf-16-le", "replace"))
    return (left, right) if same(text[left:right]) else None


def _record(
    base: dict[str, Any],
    text: str,
    marks: list[Mark],
    tags: list[str],
    number: Any,
    original: Mapping[str, Any],
    reasons: list[str],
    labels: Mapping[str, int],
) -> tuple[dict[str, Any] | None, list[str]]:
    row = dict(base) | {"text": text}
    if not row.get("id"):
        row.pop("id", None)
    # A lone label that nobody knows goes on to the reader of records, who counts what he refuses.
    label = [tag for tag in tags if label_of(tag, labels) is not None] or tags[:1]
    reasons += [f"has the unknown label {shown(tag)} (for a whole text: reliable, unreliable, 1, 0)" for tag in tags if tag not in label]
    if label:
        row["label"] = label[-1]
    if number is not None:
        row["rating"] = number
    before = {(s["start"], s["end"]): s for s in _sentences_of(original, text)}
    sentences = []
    for index, (start, end, covered, words) in enumerate(sorted(marks, key=lambda m: m[0] if isinstance(m[0], int) else -1), 1):
        place = f"sentence {index}: "
        at = _offsets(text, start, end, covered)
        if at is None:
            reasons.append(f"{place}{shown(start)}:{shown(end)} does not hold the text that was marked ({shown(covered)})")
            continue
        sentence: dict[str, Any] = {"start": at[0], "end": at[1]}
        reasons += [f"{place}{reason}" for reason in (_add_tag(sentence, word) for word in words) if reason]
        behind = sentence.pop("behind", None)
        if behind is not None:
            if len(sentence.get("source") or ()) != 1:
                reasons.append(f"{place}names who stands behind a source, but not exactly one source before it")
                continue
            sentence["source"] = [*sentence["source"], behind]
        sentences.append(_with_original(sentence, before.get(at), bool(original)))
    if sentences:
        row["sentences"] = sentences
    return (None if reasons else row), reasons


def _sentences_of(original: Mapping[str, Any], text: str) -> list[dict[str, Any]]:
    """The sentences of the record an exported task carries; a stand-alone sentence is one over its whole text."""
    if original.get("unit") == "sentence" and "sentences" not in original:
        return [{"start": 0, "end": len(text), **original}] if "rating" in original else []
    found = original.get("sentences")
    spans = [s for s in listed(found) if isinstance(s, dict)]
    return [s for s in spans if isinstance(s.get("start"), int) and isinstance(s.get("end"), int)]


def _with_original(sentence: dict[str, Any], old: Mapping[str, Any] | None, ours: bool) -> dict[str, Any]:
    """What an annotator does not see: unticked flags of our own tasks mean 'no', and 2.5 was shown as 3."""
    if not ours:
        return sentence
    for name in FLAGS:
        if name not in sentence and (old is None or old.get(name) is not None):
            sentence[name] = False
    exact = old.get("rating") if old else None
    if isinstance(exact, int | float) and 0 <= exact <= 4 and sentence.get("rating") == int(exact + 0.5):
        sentence["rating"] = exact
    return sentence
