"""Page furniture that states nothing about the news: captions, bylines, share lines, embeds, biographies, cookie notices."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.disclosure import sentence_text
from credscore.text import tokens as tk

_N = r"[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]+|de|van|von|der|al|bin|and|&))*"
RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (name, kind, re.compile(pattern, flags))
    for name, kind, pattern, flags in (
        ("boilerplate/embed", "embed", r"^\W*(?:view this post on|a post shared by|view more on instagram|— .{0,60}\(@\w+\)|pic\.twitter\.com|embedded (?:video|post|tweet)|this (?:post|video|content) (?:is|was) (?:not available|unavailable))", re.I),
        ("boilerplate/photo", "caption", r"^\W*(?:\[?(?:photo|image|picture|pic|photograph|photos|caption|illustration|photo caption|video|file photo|stock (?:photo|image)|cover (?:photo|image)|feature image|graphic|map)s?(?: by| credit| courtesy(?: of)?| via| source|:| \||/)|credit:|source:|pictured:|pictured (?:above|below|here|left|right)\b|file photo|getty images|watch:|listen:|gallery:|©|copyright )", re.I),
        ("boilerplate/credit", "caption", rf"^\W*(?:{_N}[\w ,'-]{{0,80}}?)?\(?(?:Photo|Image|Picture|Credit|Source|Pic|Photograph|Illustration)s?(?: by| credit| courtesy of|:)[^.]{{0,60}}\)?\W*$", 0),
        ("boilerplate/byline", "byline", rf"^\W*(?:by|written by|words by|reporting by|edited by|additional reporting by|story by|text by|report:|editing by|compiled by)\s+{_N}[^.!?]{{0,60}}\W*$", re.I),
        ("boilerplate/stamp", "byline", r"^\W*(?:(?:last )?updated|published|posted|first published|modified|date)\b\W{0,3}(?:on |at )?[\w ,:.|/-]{0,50}\d[\w ,:.|/()-]{0,40}$|^\W*\d{1,2}[:.]\d\d\s?(?:am|pm|gmt|bst|ist|est)?\W*$|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d{1,2}(?:st|nd|rd|th)? \w+ \d{4}\W*$", re.I),
        ("boilerplate/related", "link", r"^\W*(?:related(?: stor(?:y|ies)| articles?| links?| news| content| coverage)?\b|read (?:more|also|next|the (?:rest|full)|full story|our)|also read|see also|see more|don't miss|you (?:may|might) (?:also )?like|more (?:on|from|stories|like this)|recommended(?: for you)?\W|trending|in case you missed|click (?:here|the|to|on)|tap (?:here|to)|continue reading|keep reading|scroll (?:down|for)|next(?: up)?:|previous:|jump to|watch (?:the|it|now|more|our)|listen (?:to the|now)|check (?:it|them|out|that out)|see (?:it|the (?:photo|picture|video|post|clip)s?) (?:below|above|here)|take a look)", re.I),
        ("boilerplate/look", "link", r"^\W*(?:you can |go and |so )?(?:check|see|watch|read|view|listen|find|look|hear)\b[^.!?\"]{0,60}\b(?:below|above|here|right here|for yourself)\W*$", re.I),
        ("boilerplate/share", "share", r"^\W*(?:share (?:this|on|via|with|your|the)|tweet(?: this)?\W*$|follow (?:us|our|@|\w+ on)|like us|join (?:us|our|the (?:conversation|discussion))|sign up|subscribe|get (?:the latest|our|breaking|all the)|download (?:our|the)|have (?:a|you) (?:story|tip|news|got)|got a (?:story|tip)|send (?:us|your)|email us|contact (?:us|the)|tell us|let us know|what do you think|sound off|leave a comment|comments? (?:below|are)|do you have|for more (?:news|on|stories|information)|whatsapp|support (?:our|us|independent)|advertisement|sponsored|stay tuned|stay with us|thanks? (?:you )?for reading)", re.I),
        ("boilerplate/cookies", "notice", r"\b(?:we use cookies|accept (?:all )?cookies|our (?:privacy|cookie) policy|terms (?:of use|and conditions)|all rights reserved|our newsletter|to your inbox|affiliate (?:links?|commission)|may earn (?:a )?commission|unsubscribe|enable javascript|ad ?blocker)\b", re.I),
        ("boilerplate/biography", "biography", rf"^\W*(?:{_N},? |s?he |they )(?:is|was|has been|'s|covers|writes|reports|joined|lives|works)\b[^.]{{0,50}}?\b(?:(?:freelance|staff|senior|deputy|chief|contributing|features?|news|entertainment|sports?|business|political|science|health|technology|royal|arts|education|crime|film|music|tv|travel|data|local democracy|our)\s){{0,3}}(?:writer|reporter|journalist|editor|correspondent|columnist|contributor|blogger|author of)\b(?! (?:said|told|says))|\b(?:follow|reach|contact|email) (?:him|her|them|\w+) (?:at|on)\b|\b(?:he|she|they) tweets? (?:at|as|@)|\bcovers? \w[\w ,]{{0,40}} for (?:the|us|this)\b", 0),
        ("boilerplate/truncated", "notice", r"^\W*(?:\[\W*(?:\.{3}|…)\W*\]|\*{3,}|—+|-{3,}|end|ends|ends all|more to follow|developing(?: story)?|this is a (?:breaking|developing)|more as we get it)\W*$", re.I),
    )
)
_ROLE_LINE = re.compile(r"^\W*(?:\w+ ){0,4}(?:editor|writer|reporter|correspondent|contributor|columnist|journalist|staff|producer|author)\W*$", re.I)
_LONGEST = 260  # characters; furniture comes in short lines


@dataclass(slots=True)
class Furniture:
    """Boilerplate sentences. sentence : int64. rule : index into RULES, or len(RULES) for a biography block."""

    sentence: np.ndarray
    rule: np.ndarray

    def __len__(self) -> int:
        return len(self.sentence)


BLOCK_RULE = ("boilerplate/biography-block", "biography")


def rule_name(number: int) -> tuple[str, str]:
    """Rule id and subtype of a furniture rule number."""
    return (RULES[number][0], RULES[number][1]) if number < len(RULES) else BLOCK_RULE


def find_furniture(ctx: Context) -> Furniture:
    """Sentences that are page furniture. Looks only at short sentences with a telling word, and at what ends each article."""
    sentences, tokens = ctx.sentences, ctx.tokens
    count = len(sentences)
    if not count:
        none = np.zeros(0, np.int64)
        return Furniture(none, none)
    size = np.diff(sentences.first)
    width = sentences.end - sentences.start
    telling = np.zeros(count, bool)
    telling[sentences.of_token[np.flatnonzero(ctx.has("FURNITURE"))]] = True
    bare = (tokens.gap[sentences.first[1:]] & tk.TERMINAL) == 0
    short = (size <= 6) & (bare | (size <= 3))
    last_of = np.append(sentences.article[1:] != sentences.article[:-1], True)
    final = np.flatnonzero(last_of)
    from_end = final[np.searchsorted(final, np.arange(count))] - np.arange(count)
    candidates = np.flatnonzero(((telling & (size <= 40)) | short | ((from_end < 3) & telling)) & (width <= _LONGEST))
    found: dict[int, int] = {}
    names_only = _names_only(ctx, size) & bare
    for number in candidates.tolist():
        text = sentence_text(ctx, number)
        for k, (name, _kind, pattern) in enumerate(RULES):
            if name == "boilerplate/biography" and from_end[number] > 6:
                continue
            if pattern.search(text):
                found[number] = k
                break
        # a name and a job on lines of their own near the end open a biography
        if number not in found and _ROLE_LINE.match(text) and bare[number] and number > 0 and names_only[number - 1] and from_end[number] <= 14:
            for k in range(number - 1, int(final[np.searchsorted(final, number)]) + 1):
                found[k] = len(RULES)
    keys = np.array(sorted(found), np.int64)
    return Furniture(keys, np.array([found[k] for k in keys.tolist()], np.int64))


def _names_only(ctx: Context, size: np.ndarray) -> np.ndarray:
    if not len(size):
        return np.zeros(0, bool)
    named = np.add.reduceat((ctx.name | ctx.tokens.upper).astype(np.int32), ctx.sentences.first[:-1])
    return (named == size) & (size <= 4)
