"""Train and test: whole groups, copies with their originals, the same mix of ratings and genres in both, the same answer whatever the order of the rows.

Each rating band and each genre gets a whole number of test examples (its share, rounded up or down by lot, so that rare
genres have their chance). Groups are taken in the order of their lots as long as they fit into the open numbers; what is
still open is then filled by the group that brings the numbers down most, until none helps. The lot is a hash of
seed and group: no random generator, no dependence on order, file names or library versions.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from credscore.errors import LabelError, UsageError
from credscore.io.counts import counted
from credscore.schema import LabelledArticle
from credscore.training.records import own_id
from credscore.training.shingles import near_duplicates
from credscore.training.ties import Ties

SEED = 20240
# Between the steps that the labelling guide describes: 0-15, 20-40, 45-65, 70-85, 90-100.
BANDS = ((0, 17.5, "0-15"), (17.5, 42.5, "20-40"), (42.5, 67.5, "45-65"), (67.5, 87.5, "70-85"), (87.5, 101, "90-100"))


def band_of(article: LabelledArticle) -> str:
    """The band of an example's rating; a label, or the mean of its sentences, stands in for a missing one."""
    rating = article.rating
    if rating is None and article.label is not None:
        return "reliable" if article.label else "unreliable"
    if rating is None:
        rated = [s.rating for s in article.sentences if s.rating is not None]
        if not rated:
            return "no claim"
        rating = 25.0 * sum(rated) / len(rated)
    return next(name for low, high, name in BANDS if low <= rating < high)


def group_key(article: LabelledArticle) -> str:
    """What must stay on one side: the group, else the id, else the text itself (an id made of a file name may change)."""
    if article.group is not None:
        return f"group:{article.group}"
    id = own_id(article)
    if id is not None:
        return f"id:{id}"
    return "text:" + hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def bound_keys(articles: Sequence[LabelledArticle]) -> list[str]:
    """What each example must stay with: its group; groups that hold near-duplicates of one another are one, called by the first of their names.

    A model that is asked for a copy of what it has learnt from looks better than it is.
    """
    keys = [group_key(a) for a in articles]
    ties = Ties()
    # Of many copies only some pairs are looked at, and which depends on their order: it must not be that of the rows.
    order = sorted(range(len(keys)), key=lambda i: (keys[i], articles[i].text))
    for pair in near_duplicates([articles[i].text for i in order], [keys[i] for i in order]):
        ties.tie(keys[order[pair.first]], keys[order[pair.second]])
    return [ties.name(key) for key in keys]


def _lot(seed: int, key: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\0{key}".encode("utf-8", "surrogatepass")).digest()[:8], "big")


def _targets(counts: Counter[str], share: float, seed: int) -> dict[str, int]:
    """Whole numbers near share x count that add up to about share x all; what is cut off or added is drawn by lot."""
    names = sorted(counts, key=lambda name: (_lot(seed, name), name))
    out, total, given = {}, _lot(seed, "start") / 2**64, 0
    for name in names:
        total += share * counts[name]
        out[name] = math.floor(total) - given
        given = math.floor(total)
    return out


def split(
    articles: Sequence[LabelledArticle], test_share: float = 0.15, seed: int = SEED, bound: Sequence[str] | None = None
) -> list[str]:
    """'train' or 'test' for each example, in their order.

    test_share : the share of examples to put aside, above 0 and below 1; at least one group goes to each side.
    bound : what each example must stay with; default: `bound_keys`.
    Raises UsageError for another share, or when there are fewer than two groups that may be parted.
    """
    if not 0 < test_share < 1:
        raise UsageError(f"A test share of {test_share} is not between 0 and 1.", "Usual is 0.15.")
    bound = bound_keys(articles) if bound is None else bound
    members: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(bound):
        members[key].append(index)
    if len(members) < 2:
        if len(set(map(group_key, articles))) > 1:
            raise UsageError(
                f"{len(articles)} examples cannot be split: their texts are copies of one another, or nearly, and copies stay on one side.",
                "Give other texts, too.",
            )
        raise UsageError(
            f"{counted(len(articles), 'example')} in {len(members)} group cannot be split: a group stays on one side.",
            "Give more examples, or check the field 'group'.",
        )
    cells = [(f"band {band_of(a)}", f"genre {a.genre or 'none'}") for a in articles]
    targets = _targets(Counter(c[0] for c in cells), test_share, seed) | _targets(Counter(c[1] for c in cells), test_share, seed)
    make_up = {key: Counter(name for i in indices for name in cells[i]) for key, indices in members.items()}
    open_numbers = Counter(targets)
    chosen: set[str] = set()

    def take(key: str) -> None:
        chosen.add(key)
        open_numbers.subtract(make_up[key])

    queue = sorted(members, key=lambda key: (_lot(seed, key), key))
    for key in queue:
        if len(chosen) < len(members) - 1 and all(open_numbers[name] >= count for name, count in make_up[key].items()):
            take(key)
    # Groups with the same make-up can stand for each other: of each kind, the first in the queue is the one to look at.
    waiting: dict[tuple[tuple[str, int], ...], list[str]] = defaultdict(list)
    for key in reversed(queue):
        if key not in chosen:
            waiting[tuple(sorted(make_up[key].items()))].append(key)
    while len(chosen) < len(members) - 1:
        gains = [
            (sum(count * (2 * open_numbers[name] - count) for name, count in kind), -_lot(seed, keys[-1]), kind)
            for kind, keys in waiting.items()
            if keys
        ]
        gain, _, kind = max(gains)
        if gain <= 0 and chosen:
            break
        take(waiting[kind].pop())
    return ["test" if key in chosen else "train" for key in bound]


def recorded_split(articles: Sequence[LabelledArticle]) -> list[str] | None:
    """The split that the rows themselves record, 'test' for every member of a group that has a test row; None when none does."""
    if not any(article.split == "test" for article in articles):
        return None
    test = {group_key(article) for article in articles if article.split == "test"}
    return ["test" if group_key(article) in test else "train" for article in articles]


def divided(articles: Sequence[LabelledArticle]) -> tuple[list[LabelledArticle], list[LabelledArticle]]:
    """(train, test) examples: a group that has a row with split 'test' is test as a whole. Raises LabelError where nothing is to be trained on."""
    sides = recorded_split(articles) or ["train"] * len(articles)
    train = [a for a, side in zip(articles, sides, strict=True) if side == "train"]
    if not train:
        raise LabelError(
            "All examples are put aside as test (split): there is nothing to train on.", "Give rows with split 'train' or none."
        )
    return train, [a for a, side in zip(articles, sides, strict=True) if side == "test"]


def drawn_over(articles: Sequence[LabelledArticle]) -> list[tuple[LabelledArticle, LabelledArticle]]:
    """Examples that are test only because they are of the group of one that is marked so, each with the first of those."""
    marked: dict[str, LabelledArticle] = {}
    for article in articles:
        if article.split == "test":
            marked.setdefault(group_key(article), article)
    return [(a, marked[group_key(a)]) for a in articles if a.split != "test" and group_key(a) in marked]


def told_of_leaks(articles: Sequence[LabelledArticle]) -> str | None:
    """One sentence on them, for whoever is about to learn from the rest; None where there are none."""
    found = drawn_over(articles)
    if not found:
        return None
    one, test = found[0]
    share = "shares its group or text" if len(found) == 1 else "share their group or text"
    say = f"{len(found):,} of the {len(articles):,} examples {share} with one that is marked as test, and count as test with it"
    return f"{say} ({one.where} with {test.where})."
