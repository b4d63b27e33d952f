"""What is wrong, or looks wrong, with labelled examples: each finding has a file, a line, a code and a reason.

Errors make examples unusable or a measurement dishonest; warnings ask for a second look. The codes:

| code | level | rule |
|---|---|---|
| row | error | a row that breaks the contract (see `credscore.training.records`) |
| split-leak | error | one group, or two near-duplicates, lie partly in train and partly in test |
| contradiction | warning | one text (or two near-duplicates of different groups) with two labels, or with ratings more than 25 points apart |
| near-duplicate | warning | two texts of different groups share half of their word 5-grams, or one holds 70 % of the other |
| same-sentence | warning | one sentence (eight words or more) is rated 3 steps apart, or in another article as a claim and here not |
| no-claim-labels | warning | rated "no claim", yet with a source, or with the flag `ai` (a disclosure is rated 3) |
| unbacked-4 | warning | rated 4 with source none: 4 needs somebody who can be held to it |
| unsourced-quote | warning | the flag `quote`, a claim, and source none: whose words are they? |
| accountable-0 | warning | rated 0 although the last link of the source is named, official or a document |
| unaccountable-3 | warning | rated 3 or 4 although the last link of the source is anonymous or vague |
| media-4 | warning | rated 4 with another outlet as the only source |
| article-sentences | warning | the article's rating lies 40 points or more from 25 x the mean of its sentences (five claims or more) |
| label-rating | warning | labelled reliable and rated below 40, or unreliable and rated above 60 |
| span-edges | warning | a sentence begins or ends with white space |
| cut-words | warning | sentences that begin or end inside a word: offsets of bytes, or of another version of the text |
| gaps | warning | an article whose sentences leave out more than half of its visible characters |
| unread-field | warning | a field that nobody reads, as in a misspelt name |
| scale | warning | no rating of an article is above 10 (from five rated articles on): stars or shares, not 0 to 100 |
| unscored | warning | articles below the least number of words for a score, or not in English: no model scores them |
| capitals | warning | articles in capitals: names cannot be told there |
| markup | warning | texts with HTML tags left in them, or with line ends written as \\n |
| one-kind | warning | all labels, or all ratings, are one and the same (from ten examples on): `train` refuses them |
| balance | warning | ratings, labels, genres or domains are lopsided (from 100 claims or 30 articles on) |
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass

from credscore.io.counts import counted
from credscore.schema import ACCOUNTABLE, LabelledArticle, LabelledSentence
from credscore.training.contradictions import Contradiction, contradictions, far_from_label, told_of_copies, told_of_labels
from credscore.training.dataset import Dataset
from credscore.training.prepare import target_rating
from credscore.training.shingles import Duplicate, near_duplicates, words_of
from credscore.training.split import band_of, group_key, told_of_leaks
from credscore.training.unscored import told as unscored
from credscore.training.unscored import told_of_markup

_UNACCOUNTABLE = ("anonymous", "vague")
# On real news labelled by the guide the distance is 22 at the 95th percentile and 31 at most.
_FAR = 40
_SAME_WORDS = 8
# A slip of the hand cuts a word now and then; offsets that are not meant as we read them cut many.
_SLIPS = 0.05
_MEANT = " (are start and end characters of this very text, not bytes?)"
# Ratings that all lie below are stars (1 to 5, 1 to 10) or shares (0 to 1).
_STARS = 10
# Characters; whatever is no longer than that may be a sentence.
_LINE = 400
# In fewer examples chance may have left a kind out; train asks for that many.
_SOME = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """level : 'error' or 'warning'. file, line : where (line 0: the examples as a whole); item : which of those that begin
    there, from 1. start, end : a sentence's offsets, or None.
    """

    level: str
    code: str
    file: str
    line: int
    reason: str
    id: str | None = None
    start: int | None = None
    end: int | None = None
    item: int = 1

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}{f'#{self.item}' if self.item > 1 else ''}: " if self.line else ""
        return f"{place}{self.level}: {self.reason} [{self.code}]"

    def as_dict(self) -> dict[str, str | int | None]:
        return asdict(self)


def _place(article: LabelledArticle) -> tuple[str, int]:
    file, _, line = article.where.rpartition(":")
    return (file, int(line)) if file and line.isdigit() else (article.where, 0)


def _warn(code: str, article: LabelledArticle, reason: str, s: LabelledSentence | None = None, level: str = "warning") -> Finding:
    file, line = _place(article)
    if s is None:
        return Finding(level, code, file, line, reason, article.id)
    words = " ".join(article.text[s.start : s.end].split())
    quoted = words if len(words) <= 50 else words[:49] + "…"
    return Finding(level, code, file, line, f"{reason}: “{quoted}” ({s.start}:{s.end})", article.id, s.start, s.end)


def _sentence_findings(article: LabelledArticle) -> Iterator[Finding]:
    for s in article.sentences:
        source = s.source
        if article.text[s.start].isspace() or article.text[s.end - 1].isspace():
            yield _warn("span-edges", article, "the sentence begins or ends with white space", s)
        if s.rating is None:
            if source:
                yield _warn("no-claim-labels", article, f"no claim, yet its source is {'+'.join(source)}", s)
            if s.ai:
                yield _warn("no-claim-labels", article, "no claim, yet flagged ai (a disclosure is rated 3)", s)
            continue
        if source is None:
            continue
        if not source:
            if s.quote:
                yield _warn("unsourced-quote", article, f"flagged quote and rated {s.rating:g}, but its source is none", s)
            elif s.rating >= 3.5:
                yield _warn("unbacked-4", article, f"rated {s.rating:g}, but its source is none", s)
            continue
        if s.rating < 0.5 and source[-1] in ACCOUNTABLE:
            yield _warn("accountable-0", article, f"rated {s.rating:g}, but its source is {'+'.join(source)}", s)
        if s.rating >= 2.5 and source[-1] in _UNACCOUNTABLE:
            yield _warn("unaccountable-3", article, f"rated {s.rating:g}, but its source is {'+'.join(source)}", s)
        if s.rating >= 3.5 and source == ["media"]:
            yield _warn("media-4", article, f"rated {s.rating:g} with another outlet as the only source", s)


def _cut_words(article: LabelledArticle) -> list[LabelledSentence]:
    """The sentences that begin or end inside a word."""
    text = article.text

    def inside(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()

    return [s for s in article.sentences if inside(s.start) or inside(s.end)]


def _words_cut(count: int, total: int, whose: str) -> str:
    meant = _MEANT if count > _SLIPS * total and count > 1 else ""
    return f"{count:,} of {whose} {total:,} sentences begin{'s' * (count == 1)} or end{'s' * (count == 1)} inside a word{meant}"


def _article_findings(article: LabelledArticle) -> Iterator[Finding]:
    rated = [s.rating for s in article.sentences if s.rating is not None]
    if article.rating is not None and len(rated) >= 5:
        mean = 25 * sum(rated) / len(rated)
        if abs(mean - article.rating) >= _FAR:
            yield _warn("article-sentences", article, f"rated {article.rating:g}, but its sentences average {mean:.0f}")
    if far_from_label(article.label, article.rating):
        yield _warn("label-rating", article, f"labelled {'reliable' if article.label else 'unreliable'}, but rated {article.rating:g}")
    cut = _cut_words(article)
    if cut:
        yield _warn("cut-words", article, f"{_words_cut(len(cut), len(article.sentences), 'its')}, first", cut[0])
    if article.unit == "article" and article.sentences:
        visible = len("".join(article.text.split()))
        covered = sum(len("".join(article.text[s.start : s.end].split())) for s in article.sentences)
        if covered < visible / 2:
            yield _warn("gaps", article, f"its sentences hold only {100 * covered / visible:.0f} % of the text")


def _same_sentences(articles: Sequence[LabelledArticle]) -> Iterator[Finding]:
    """Context decides a rating, so only a far disagreement about the same words is worth a look."""
    seen: dict[tuple[str, ...], tuple[LabelledArticle, LabelledSentence]] = {}
    for article in articles:
        for s in article.sentences:
            words = tuple(words_of(article.text[s.start : s.end]))
            if len(words) < _SAME_WORDS:
                continue
            first, other = seen.setdefault(words, (article, s))
            if other.rating is None or s.rating is None:
                # A pull quote or a caption repeats a sentence of its own article and claims nothing more.
                contrary = other.rating != s.rating and first is not article
            else:
                contrary = abs(other.rating - s.rating) >= 3
            if contrary:
                one, two = (("no claim" if r is None else f"{r:g}") for r in (s.rating, other.rating))
                yield _warn("same-sentence", article, f"rated {one} here and {two} at {first.where}", s)


def _contradictions(articles: Sequence[LabelledArticle], found: Sequence[Contradiction]) -> Iterator[Finding]:
    for c in found:
        text = "the same text" if c.jaccard == 1 else f"nearly the same text ({c.jaccard:.0%} of the 5-word runs)"
        yield _warn("contradiction", articles[c.second], f"{text} is {c.said[1]} here and {c.said[0]} at {articles[c.first].where}")


def _splits(
    articles: Sequence[LabelledArticle], texts_alike: Sequence[tuple[int, int, str]], told: Collection[int]
) -> Iterator[Finding]:
    """told : examples that are known as copies by what contradicts them."""
    if any(a.split == "test" for a in articles):
        sides: dict[str, LabelledArticle] = {}
        for a in articles:
            first = sides.setdefault(group_key(a), a)
            if (first.split == "test") != (a.split == "test"):
                reason = f"group '{a.group}' is in {a.split or 'train'} here and in {first.split or 'train'} at {first.where}"
                yield _warn("split-leak", a, reason, level="error")
    for left, right, how in texts_alike:
        one, two = articles[left], articles[right]
        if "test" in (one.split, two.split) and one.split != two.split:
            reason = f"{how} {one.where}, but one is a test example and the other is not"
            yield _warn("split-leak", two, reason, level="error")
        elif right not in told:
            yield _warn("near-duplicate", two, f"{how} {one.where}: give both the same group, or leave one out")


def _lopsided(name: str, counts: Counter[str], most: float, least: float = 0.0) -> Iterator[Finding]:
    total = counts.total()
    for value, count in counts.most_common():
        share = count / total
        if share > most:
            yield Finding("warning", "balance", "", 0, f"{share:.0%} of the {total} {name} are '{value}'")
        elif share < least:
            yield Finding("warning", "balance", "", 0, f"only {share:.1%} of the {total} {name} are '{value}'")


def other_scale(articles: Sequence[LabelledArticle]) -> str | None:
    """Why the articles' ratings look as if they were on another scale than 0 to 100; None when they do not."""
    ratings = [a.rating for a in articles if a.unit == "article" and a.rating is not None]
    if len(ratings) < 5 or max(ratings) > _STARS:
        return None
    low, high = min(ratings), max(ratings)
    meant = "stars or shares"
    if high <= 4 and all(len(a.text) <= _LINE for a in articles if a.unit == "article"):
        meant = 'of sentences, which need "unit": "sentence", or ' + meant
    return f"all {len(ratings)} ratings of articles lie between {low:g} and {high:g}, but the scale is 0 to 100: were they {meant}?"


def doubts(articles: Sequence[LabelledArticle]) -> list[str]:
    """What every command that reads labelled examples warns of, a sentence each: labels that cannot be meant as they stand."""
    cut, total = sum(len(_cut_words(a)) for a in articles), sum(len(a.sentences) for a in articles)
    offsets = _words_cut(cut, total, "the") if cut > _SLIPS * total else None
    markup = told_of_markup(articles, _SLIPS)
    found = (other_scale(articles), told_of_copies(articles), told_of_labels(articles), told_of_leaks(articles), offsets, markup)
    return [doubt for doubt in found if doubt is not None]


def _one_kind(articles: Sequence[LabelledArticle]) -> str | None:
    """Why there is nothing to learn from the examples: they all say the same; None when they do not."""
    scores = {score for a in articles if a.unit == "article" and not math.isnan(score := target_rating(a))}
    ratings = {s.rating for a in articles for s in a.sentences if s.rating is not None}
    ratings |= {4 * a.label for a in articles if a.unit == "sentence" and not a.sentences and a.label is not None}
    if len(articles) < _SOME or max(len(scores), len(ratings)) != 1:
        return None
    kind = "label" if any(a.label is not None for a in articles) else "rating"
    return f"all {len(articles)} examples have the same {kind}: there is nothing to tell apart, and train refuses them"


def _balance(articles: Sequence[LabelledArticle]) -> Iterator[Finding]:
    claims = Counter(f"{s.rating:.0f}" for a in articles for s in a.sentences if s.rating is not None)
    if claims.total() >= 100:
        for value in "01234":
            claims.setdefault(value, 0)
        yield from _lopsided("rated sentences", claims, 0.6, 0.02)
    if len(articles) < 30:
        return
    whole = [a for a in articles if a.unit == "article"]
    by: tuple[tuple[str, Callable[[LabelledArticle], str | None], float, float], ...] = (
        ("articles by rating", lambda a: band_of(a) if a.rating is not None else None, 0.6, 0.02),
        ("labels", lambda a: None if a.label is None else ("reliable" if a.label else "unreliable"), 0.9, 0.0),
        ("articles by genre", lambda a: a.genre, 0.5, 0.0),
        ("articles by domain", lambda a: a.domain, 0.5, 0.0),
    )
    for name, value_of, most, least in by:
        counts = Counter(v for a in (articles if name == "labels" else whole) if (v := value_of(a)) is not None)
        if counts.total() >= 30:
            yield from _lopsided(name, counts, most, least)


def _nearest(pairs: Sequence[Duplicate]) -> list[tuple[int, int, str]]:
    """(first, second, how) of near-duplicates; each second one once, with the nearest of those in front."""
    # Many copies of one text give many pairs.
    nearest: dict[int, tuple[float, int, str]] = {}
    for pair in pairs:
        shares = f"{pair.jaccard:.0%} of both" if pair.jaccard >= pair.contained / 2 else f"{pair.contained:.0%} of the shorter one"
        how = f"this text has the same 5-word runs ({shares}) as"
        nearest[pair.second] = max(nearest.get(pair.second, (0.0, -1, "")), (pair.contained, pair.first, how))
    return [(first, second, how) for second, (_, first, how) in sorted(nearest.items())]


def check(data: Dataset) -> list[Finding]:
    """Everything worth saying about `data` (read with skip_bad, so that its problems are here): errors first, then by file and line."""
    articles = data.articles
    found = [Finding("error", "row", p.file, p.line, p.reason, item=p.item) for p in data.problems]
    for article in articles:
        found += _sentence_findings(article)
        found += _article_findings(article)
    found += _same_sentences(articles)
    pairs = near_duplicates([a.text for a in articles], [group_key(a) for a in articles])
    contrary = contradictions(articles, pairs)
    found += _contradictions(articles, contrary)
    found += _splits(articles, _nearest(pairs), {c.second for c in contrary})
    for name, count in sorted(data.unknown.items()):
        found.append(Finding("warning", "unread-field", "", 0, f"the field '{name}' of {counted(count, 'row')} is not read"))
    found += [Finding("warning", code, "", 0, reason) for code, reason in unscored(articles)]
    for code, whole in (("scale", other_scale(articles)), ("markup", told_of_markup(articles)), ("one-kind", _one_kind(articles))):
        if whole is not None:
            found.append(Finding("warning", code, "", 0, whole))
    found += _balance(articles)
    order: dict[str, int] = defaultdict(lambda: len(order))
    for file in data.files:
        order["<stdin>" if file == "-" else file]
    return sorted(found, key=lambda f: (f.level != "error", f.line == 0, order[f.file], f.line))
