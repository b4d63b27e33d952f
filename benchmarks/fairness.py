"""How far the score of an article moves when only names, outlets of one type, places or the spelling change.

    python benchmarks/fairness.py [--model DIR] [--data tests/data] [--worst 15] [--json OUT]

`swaps.jsonl` holds articles with slots ({N1} a full name, {S1} its surname, {he} {his} {him} for the first person, {he2} {his2}
{him2} for the second, {City}, {Tabloid}, {Wire}, {Magazine}); `swaps.tsv` holds what may stand in them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import credscore

DATA = Path(__file__).parent.parent / "tests" / "data"
OUTLETS = ("Tabloid", "Wire", "Magazine")
WOMAN, MAN = ("she", "her", "her"), ("he", "his", "him")
HOME = {"City": "Leeds", "Tabloid": "The Sun", "Wire": "Reuters", "Magazine": "People"}


@dataclass(frozen=True)
class Swap:
    """One changed article: what was changed into what, the text before and after."""

    article: str
    kind: str
    change: str
    before: str
    after: str


@dataclass(frozen=True)
class Person:
    full: str
    surname: str
    origin: str
    woman: bool


def read(folder: Path = DATA) -> tuple[list[dict[str, str]], list[Person], dict[str, list[str]], dict[str, str]]:
    """Articles with slots, people, values of the other slots, UK -> US spellings."""
    articles = [json.loads(line) for line in (folder / "swaps.jsonl").read_text(encoding="utf-8").splitlines()]
    people, slots, spelling = [], defaultdict(list), {}
    for line in (folder / "swaps.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        slot, group, value, short = line.split("\t")
        if slot == "person":
            people.append(Person(value, short, group.split()[0], group.endswith("woman")))
        elif slot == "spelling":
            spelling[value] = short
        else:
            slots[slot].append(value)
    return articles, people, dict(slots), spelling


def fill(text: str, first: Person, second: Person, values: dict[str, str]) -> str:
    """The article with every slot filled; what begins a sentence gets a capital."""
    words = {"N1": first.full, "S1": first.surname, "N2": second.full, "S2": second.surname, **values}
    for suffix, person in (("", first), ("2", second)):
        for name, word in zip(("he", "his", "him"), WOMAN if person.woman else MAN, strict=True):
            words[name + suffix] = word
            words[name.capitalize() + suffix] = word.capitalize()

    def replace(match: re.Match[str]) -> str:
        word = words[match[1]]
        before = text[: match.start()].rstrip(" ")
        opens = not before or before[-1] in ".!?\n" or before.endswith(('."', '?"', '!"'))
        return word[0].upper() + word[1:] if opens else word

    return re.sub(r"\{(\w+)\}", replace, text)


def swaps(folder: Path = DATA) -> list[Swap]:
    """Every article with one thing changed at a time, the other slots as at home."""
    articles, people, slots, spelling = read(folder)
    his, hers = people[1], people[0]
    second = Person("Grace Holden", "Holden", "English", True)
    words = re.compile(r"\b(" + "|".join(spelling) + r")\b", re.IGNORECASE)
    out = []
    for row in articles:
        base = fill(row["text"], his, second, HOME)
        for person in people:
            if person in (his, hers):
                continue
            like = hers if person.woman else his
            before = fill(row["text"], like, second, HOME)
            out.append(Swap(row["id"], "origin", f"{like.full} > {person.full}", before, fill(row["text"], person, second, HOME)))
        woman = Person("Jamie Whitfield", "Whitfield", "English", True)
        man = Person("Jamie Whitfield", "Whitfield", "English", False)
        out.append(Swap(row["id"], "gender", "he > she", fill(row["text"], man, second, HOME), fill(row["text"], woman, second, HOME)))
        out.append(Swap(row["id"], "gender", "first > second", base, fill(row["text"], second, his, HOME)))
        for slot, values in slots.items():
            if "{" + slot + "}" in row["text"]:
                kind = "outlet" if slot in OUTLETS else "place"
                for value in values:
                    if value != HOME[slot]:
                        changed = fill(row["text"], his, second, {**HOME, slot: value})
                        out.append(Swap(row["id"], kind, f"{HOME[slot]} > {value}", base, changed))
        american = words.sub(lambda m: spelling[m[0].lower()], base)
        if american != base:
            out.append(Swap(row["id"], "spelling", "UK > US", base, american))
    return out


def differences(found: list[Swap], model: str | None = None) -> np.ndarray:
    """Score after minus score before, float64 (swaps,); nan where only one of the two has a score, 0 where neither has."""
    texts = sorted({t for s in found for t in (s.before, s.after)})
    table = credscore.load(model).score_table(texts)
    score = dict(zip(texts, table.score.tolist(), strict=True))
    before, after = np.array([score[s.before] for s in found]), np.array([score[s.after] for s in found])
    return np.where(np.isnan(before) & np.isnan(after), 0.0, after - before)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--worst", type=int, default=15)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    found = swaps(args.data)
    difference = differences(found, args.model)
    size = np.abs(difference)
    kinds = np.array([s.kind for s in found])
    out = {}
    for kind in ("origin", "gender", "outlet", "place", "spelling"):
        here = size[kinds == kind]
        moved = int((here > 1).sum()) + int(np.isnan(here).sum())
        out[kind] = {"swaps": len(here), "median": float(np.nanmedian(here)), "largest": float(np.nanmax(here)), "more than 1 point": moved}
        print(f"{kind:10s}" + "  ".join(f"{name} {value:g}" for name, value in out[kind].items()))
    changes = defaultdict(list)
    for swap, points in zip(found, difference.tolist(), strict=True):
        if not abs(points) <= 1:
            changes[f"{swap.kind}: {swap.change}"].append((abs(points), swap.article, points))
    for change, rows in sorted(changes.items(), key=lambda item: -len(item[1]))[: args.worst]:
        rows.sort(reverse=True)
        print(f"  {len(rows):3d} articles  {change}  worst: " + ", ".join(f"{name} {points:+.1f}" for _, name, points in rows[:3]))
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
