"""What the tests of evidence share: which rules fire in a text, tables of examples, and texts made of news-like pieces."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

import credscore
from credscore.evidence.boilerplate_forms import rule_name
from credscore.evidence.diagnostics import firings
from credscore.evidence.extract import Found, extract
from credscore.evidence.source_types import NONE, TYPE_NAMES

DATA = Path(__file__).with_name("data")


def fired(text: str) -> set[str]:
    """Ids of all rules that fire in `text`."""
    return {firing.rule for firing in firings(extract([text]))}


def furniture(text: str) -> list[str]:
    """The kind of each line of furniture in `text`."""
    return [rule_name(number)[1] for number in extract([text]).furniture.rule.tolist()]


def kinds(text: str) -> set[str]:
    """Kinds of evidence in `text`, hedges by subtype ("hedge", "hedge:weasel")."""
    found = extract([text])
    out = {firing.kind for firing in firings(found)}
    rules = found.ctx.lexicon.rules
    out |= {f"hedge:{rule.subtype}" for number in found.hedges.rule.tolist() if (rule := rules[number]) is not None}
    return out


def flagging_hedges(text: str) -> list[str]:
    """Hedges of `text` that mark uncertainty (weasel words and approximations are evidence, but set no flag), as written."""
    found = extract([text])
    rules, hedges = found.ctx.lexicon.rules, found.hedges
    soft = ("weasel", "approximation", "condition", "investigation")
    out = []
    for first, last, number in zip(hedges.first.tolist(), hedges.last.tolist(), hedges.rule.tolist(), strict=True):
        rule = rules[number]
        if rule is not None and rule.subtype not in soft:
            out.append(text_of(found, first, last))
    return out


def flagging(text: str) -> list[str]:
    """The hedges of `text` that set the flag, as written."""
    found = extract([text])
    h = found.hedges
    return [text_of(found, int(a), int(b)) for a, b, flag in zip(h.first, h.last, h.flags, strict=True) if flag]


def text_of(found: Found, first: int, last: int) -> str:
    """The tokens [first, last) of a buffer, as written in their article."""
    article = np.array([found.ctx.sentences.article[found.ctx.sentences.of_token[first]]])
    tokens, buffer = found.ctx.tokens, found.ctx.buffer
    low, high = buffer.to_start(tokens.start[first : first + 1], article)[0], buffer.to_end(tokens.end[last - 1 : last], article)[0]
    return buffer.texts[int(article[0])][int(low) : int(high)]


def source_types(text: str) -> set[str]:
    """Types of all attributions in `text`, carriers included, impersonal ones as well."""
    a = extract([text]).attributions
    return {TYPE_NAMES[t] for t in [*a.type.tolist(), *a.outer.tolist()] if t != NONE}


def sources(text: str) -> list[tuple[str, str]]:
    """(type, source phrase as written) of every attribution that has a phrase."""
    found = extract([text])
    a = found.attributions
    rows = zip(a.type.tolist(), a.first.tolist(), a.last.tolist(), strict=True)
    return [(TYPE_NAMES[t], text_of(found, first, last)) for t, first, last in rows if first >= 0]


def stands_behind(text: str) -> list[list[str]]:
    """Source chain of every sentence, outermost first."""
    speech = extract([text]).speech
    return [[TYPE_NAMES[t] for t in (o, i) if t != NONE] for o, i in zip(speech.outer.tolist(), speech.inner.tolist(), strict=True)]


def quotations(text: str) -> list[str]:
    """Direct quotations of `text`, marks included."""
    found = extract([text])
    q, buffer = found.quotes, found.ctx.buffer
    if not len(q):
        return []
    article = np.zeros(len(q), np.int64)
    starts, ends = buffer.to_start(q.start, article).tolist(), buffer.to_end(q.end, article).tolist()
    return [text[s:e] for s, e, direct in zip(starts, ends, found.speech.direct.tolist(), strict=True) if direct]


def speakers(text: str) -> list[str | None]:
    """Names of those who speak in the quotations, in order."""
    return [e.name for e in credscore.score(text).evidence if e.kind == "quote"]


@lru_cache(maxsize=4)
def table(name: str) -> list[list[str]]:
    """Rows of a table in tests/data; lines that begin with # are remarks."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


PIECES = (
    "The council of Marrowby voted on Tuesday to keep the tidal lido open.",
    "“We counted 4,200 swimmers in June,” said Ottoline Pruss, who runs the pool.",
    "A person close to the caterers told the Marrowby Echo that the café may close.",
    "He added: ‘It’s over.’",
    "She said the weir had held.",
    "“It was dark. Nobody could see the weir,",
    "“and nobody called,” he said.",
    "Rumours of a sale spread on Sunday, reportedly after a leak.",
    "According to the Harbour Gazette, the firm denied it.",
    "Could the mayor be planning something bigger?",
    "This article was drafted with the help of an AI tool.",
    "It was checked by an editor.",
    "View this post on Instagram",
    "By Ottoline Pruss",
    "PRUSS: “No.”",
    "“Yes” — Pruss",
    "Mr. J. T. Quist Jr. earned $4.2m in the U.S. in Jan. 2021...",
    "\u200bsof\u00adt hy\u00adphens and ﬁne İstanbul Ⅷ 𝐛𝐨𝐥𝐝 🏊",
    "â€œBroken marks,â€\x9d he wrote.",
    "«Non», dit-elle; „Nein“, sagte er.",
    "The board was 6\" by 4' and 'em boys' boat",
    "As an AI language model, I cannot say.",
    "",
)
GAPS = (" ", "\n", "\n\n", "\t", "  ", "", "\r\n")


@st.composite
def newslike(draw: st.DrawFn) -> str:
    """Pieces of news in any order, with any white space between them, some of them cut short."""
    out = []
    for _ in range(draw(st.integers(0, 9))):
        piece = draw(st.sampled_from(PIECES))
        if draw(st.integers(0, 5)) == 0:
            piece = piece[: draw(st.integers(0, len(piece)))]
        out += [piece, draw(st.sampled_from(GAPS))]
    return "".join(out)


any_text = st.text(max_size=120) | st.text(st.characters(codec=None), max_size=60)
messy_text = newslike() | any_text | st.builds(lambda a, b, c: a + b + c, newslike(), any_text, newslike())


def behind_last(sentence: str) -> list[str]:
    """Who stands behind the last sentence of a text that begins with narration."""
    return stands_behind("The weir will close on Monday after forty years. " + sentence)[-1]


def said_by(who: str) -> list[str]:
    """Sentences in which a phrase stands in the four places of a source."""
    return [
        f"{who[0].upper()}{who[1:]} said the mill had been cold for years.",
        f"“It was late,” said {who}.",
        f"“It was late,” {who} said.",
        f"The mill had been cold for years, according to {who}.",
    ]
